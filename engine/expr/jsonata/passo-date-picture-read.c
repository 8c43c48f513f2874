/* passo-date-picture-read.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-date-picture-private.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-code-points.h"

/* The largest time, to both sides, that JavaScript has. */
#define MAX_MILLIS 8.64e15

/* Texts longer than this are no dates. */
#define MAX_LENGTH 4096

/* A text under the parts of a picture. Each pair of part and place is tried once. */
typedef struct
{
  const char   *text;
  gsize         length;
  const GArray *parts;
  gsize        *ends;    /* of each part, when all fit */
  guint8       *failed;
} Matcher;

/* What a text says, by component; NaN for what it does not. */
typedef struct
{
  double   values[128];
  gboolean given[128];
} Found;

/* The order in which components refine a date, and a time of day. */
static const char date_order[] = "YMD";
static const char day_of_year_order[] = "YD";
static const char hours_order[] = "Hmsf";
static const char half_day_order[] = "Phmsf";

static gsize
measure_digits (const char *at,
                const char *end)
{
  gsize n = 0;

  while (at + n < end && g_ascii_isdigit (at[n]))
    n++;

  return n;
}

static gsize
measure_letters (const char *at,
                 const char *end,
                 const char *letters)
{
  gsize n = 0;

  while (at + n < end && g_ascii_isalpha (at[n]) &&
         (letters == NULL || strchr (letters, g_ascii_tolower (at[n])) != NULL))
    n++;

  return n;
}

/* The longest name of a number: other letters may stand behind it. */
static gsize
measure_word (const char *at,
              const char *end)
{
  gsize n = measure_letters (at, end, NULL);
  g_autofree char *word = g_ascii_strdown (at, (gssize) n);

  for (; n > 0; n--)
    {
      word[n] = '\0';
      if (strcmp (word, "and") == 0 || passo_integer_words_get (word, n) >= 0)
        break;
    }

  return n;
}

/* Names of numbers and what may stand between them. */
static gsize
measure_words (const char *at,
               const char *end)
{
  const char *start = at;

  while (at < end)
    {
      gsize n = measure_word (at, end);

      if (n == 0 && !g_ascii_isspace (*at) && *at != '-' && *at != ',')
        break;
      at += MAX (n, 1);
    }

  return (gsize) (at - start);
}

/* Digits before others that follow at once are as many as the picture demands. */
static gsize
measure_decimal (const Matcher       *matcher,
                 const PassoDatePart *part,
                 guint                position,
                 const char          *at,
                 gsize               *shortest)
{
  const char *end = matcher->text + matcher->length;
  gsize n = measure_digits (at, end);
  gsize width;

  *shortest = 1;
  if (position + 1 < matcher->parts->len &&
      g_array_index (matcher->parts, PassoDatePart, position + 1).kind == PASSO_DATE_INTEGER)
    {
      width = (gsize) part->integer.mandatory;
      if (n < width)
        return 0;
      n = *shortest = width;
    }
  if (!part->integer.ordinal || n == 0)
    return n;
  *shortest = n + 2;
  if (end - at < (gssize) n + 2)
    return 0;
  for (const char *suffix = "st\0nd\0rd\0th\0"; *suffix != '\0'; suffix += 3)
    if (g_ascii_strncasecmp (at + n, suffix, 2) == 0)
      return n + 2;

  return 0;
}

static gsize
measure_zone (const Matcher       *matcher,
              const PassoDatePart *part,
              const char          *at,
              gsize               *shortest)
{
  const char *start = at;
  const char *end = matcher->text + matcher->length;
  const GArray *separators = part->integer.separators;
  char separator = '\0';
  gsize n;

  if (part->bad_integer)
    return 0;
  /* Irregular groups have none. */
  if (part->integer.regular > 0)
    separator = (char) g_array_index (separators, PassoIntegerSeparator, 0).point;
  if (part->component == 'z')
    {
      if (end - at < 3 || g_ascii_strncasecmp (at, "GMT", 3) != 0)
        return 0;
      at += 3;
    }
  if (at == end || (*at != '+' && *at != '-'))
    return 0;
  at++;
  n = measure_digits (at, end);
  at += n;
  *shortest = (gsize) (at - start) - n + 1;
  if (n == 0 || separator == '\0')
    return n == 0 ? 0 : (gsize) (at - start);
  if (at == end || *at != separator)
    return 0;
  n = measure_digits (++at, end);
  *shortest = (gsize) (at - start) + 1;

  return n == 0 ? 0 : (gsize) (at - start) + n;
}

static gsize
measure_literal (const Matcher       *matcher,
                 const PassoDatePart *part,
                 gsize                at)
{
  if (matcher->length - at < part->length ||
      g_ascii_strncasecmp (matcher->text + at, part->text, part->length) != 0)
    return 0;

  return part->length;
}

/* The longest stretch that a part can take; the shortest one is set when it is not 1. */
static gsize
measure (const Matcher       *matcher,
         const PassoDatePart *part,
         guint                position,
         gsize                at,
         gsize               *shortest)
{
  const char *text = matcher->text + at;
  const char *end = matcher->text + matcher->length;
  gsize n;

  *shortest = 1;
  /* A fraction is read from digits, however it would be shown. */
  if (part->component == 'f')
    return measure_digits (text, end);
  switch (part->kind)
    {
    case PASSO_DATE_LITERAL:
      n = *shortest = measure_literal (matcher, part, at);
      return n;
    case PASSO_DATE_ZONE:
      return measure_zone (matcher, part, text, shortest);
    case PASSO_DATE_NAME:
      return measure_letters (text, end, NULL);
    case PASSO_DATE_INTEGER:
    default:
      break;
    }
  switch (part->integer.style)
    {
    case PASSO_INTEGER_LETTERS:
      return measure_letters (text, end, NULL);
    case PASSO_INTEGER_ROMAN:
      return measure_letters (text, end, "ivxlcdm");
    case PASSO_INTEGER_WORDS:
      return measure_words (text, end);
    case PASSO_INTEGER_DECIMAL:
    default:
      return measure_decimal (matcher, part, position, text, shortest);
    }
}

static gboolean
match_from (Matcher *matcher,
            guint    position,
            gsize    at)
{
  const PassoDatePart *part;
  guint8 *failed;
  gsize shortest;

  if (position == matcher->parts->len)
    return at == matcher->length;
  failed = &matcher->failed[position * (matcher->length + 1) + at];
  if (*failed)
    return FALSE;
  part = &g_array_index (matcher->parts, PassoDatePart, position);
  for (gsize n = measure (matcher, part, position, at, &shortest); n > 0 && n >= shortest; n--)
    {
      matcher->ends[position] = at + n;
      if (match_from (matcher, position + 1, at + n))
        return TRUE;
    }
  *failed = TRUE;

  return FALSE;
}

/* In small or in large letters, whichever the picture has, but for "Am". */
static double
read_half_day (const PassoDatePart *part,
               const char          *text,
               gsize                length)
{
  static const char *const names[] = { "am", "AM", "pm", "PM" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (part->letter_case != PASSO_INTEGER_TITLE && length == 2 && memcmp (text, names[i], 2) == 0)
      return i / 2;

  return NAN;
}

/* Names are written as in English; only their length may differ. */
static double
read_name (const PassoDatePart *part,
           const char          *text,
           gsize                length)
{
  const char *name;

  if (part->component == 'P')
    return read_half_day (part, text, length);
  for (int i = 1; (name = passo_date_get_name (part->component, i)) != NULL; i++)
    {
      gsize n = strlen (name);

      if (part->max_width >= 0)
        n = MIN (n, (gsize) part->max_width);
      if (n == length && memcmp (name, text, n) == 0)
        return i;
    }

  return NAN;
}

/* Minutes; without a separator, two digits for the hours and the rest for minutes. */
static double
read_zone (const char *text,
           gsize       length)
{
  g_autofree char *number = NULL;
  const char *sign = text;
  const char *digits;
  gsize n;
  double hours, minutes = 0;

  while (*sign != '+' && *sign != '-')
    sign++;
  digits = sign + 1;
  n = measure_digits (digits, text + length);
  if (digits + n == text + length)
    n = MIN (n, 2);
  number = g_strndup (digits, n);
  hours = (double) g_ascii_strtoll (number, NULL, 10);
  if (digits + n < text + length)
    {
      g_autofree char *rest = g_strndup (digits + n, (gsize) (text + length - digits) - n);

      minutes = (double) g_ascii_strtoll (rest + !g_ascii_isdigit (rest[0]), NULL, 10);
    }

  return (*sign == '-' ? -1 : 1) * (hours * 60 + minutes);
}

static double
read_fraction (const char *text,
               gsize       length)
{
  double millis = 0;
  double unit = 100;

  for (gsize i = 0; i < length && i < 3; i++, unit /= 10)
    millis += g_ascii_digit_value (text[i]) * unit;

  return millis;
}

static double
read_part (const PassoDatePart *part,
           const char          *text,
           gsize                length)
{
  if (part->component == 'f')
    return read_fraction (text, length);
  if (part->kind == PASSO_DATE_NAME)
    return read_name (part, text, length);
  if (part->kind == PASSO_DATE_ZONE)
    return read_zone (text, length);

  return passo_integer_picture_read (&part->integer, text, length);
}

static void
read_parts (const Matcher *matcher,
            Found         *found)
{
  gsize start = 0;

  for (guint i = 0; i < matcher->parts->len; start = matcher->ends[i++])
    {
      const PassoDatePart *part = &g_array_index (matcher->parts, PassoDatePart, i);
      guint slot = (guint) part->component;
      double value;

      if (part->kind == PASSO_DATE_LITERAL)
        continue;
      value = read_part (part, matcher->text + start, matcher->ends[i] - start);
      found->values[slot] = value;
      found->given[slot] = part->kind != PASSO_DATE_NAME || !isnan (value);
    }
}

static double
get_now (const PassoDateFields *now,
         char                   component)
{
  switch (component)
    {
    case 'Y':
      return now->year;
    case 'M':
      return now->month;
    case 'D':
      return now->day;
    case 'H':
    case 'h':
      return now->hour;
    case 'm':
      return now->minute;
    case 's':
      return now->second;
    case 'f':
      return now->milli;
    default:
      return 0;
    }
}

/* What comes before the first component given is that of now, what comes after the last one is the
 * least; a gap between them is a mistake. */
static gboolean
complete (Found           *found,
          const char      *date,
          const char      *time,
          PassoDateFields *now)
{
  g_autofree char *order = g_strconcat (date, time, NULL);
  gboolean started = FALSE, ended = FALSE;

  for (const char *at = order; *at != '\0'; at++)
    {
      guint slot = (guint) *at;

      if (found->given[slot])
        {
          if (ended)
            return FALSE;
          started = TRUE;
        }
      else if (started)
        {
          ended = TRUE;
          found->values[slot] = *at == 'M' || *at == 'D' ? 1 : 0;
        }
      else
        found->values[slot] = get_now (now, *at);
    }

  return TRUE;
}

static double
make_millis (const Found *found,
             gboolean     day_of_year,
             gboolean     half_day)
{
  const double *values = found->values;
  double year = values['Y'];
  double hour = values['H'];
  double days;

  if (half_day)
    hour = (values['h'] == 12 ? 0 : values['h']) + (values['P'] == 1 ? 12 : 0);
  if (year >= 0 && year <= 99)
    year += 1900;
  if (isnan (year) || fabs (year) > 400000)
    return NAN;
  if (day_of_year)
    days = passo_date_days_from_civil (year, 1, values['d']);
  else if (values['M'] > 1e8)
    return NAN;
  else
    days = passo_date_days_from_civil (year, values['M'] >= 1 ? (int) values['M'] : 1, values['D']);

  return days * PASSO_DAY_MILLIS + hour * 3600000 + values['m'] * 60000 + values['s'] * 1000 +
         values['f'] - (found->given['Z'] ? values['Z'] * 60000 : 0) -
         (found->given['z'] && !found->given['Z'] ? values['z'] * 60000 : 0);
}

/* Zero, and a number that is none, do not choose what a date or a time is told by. */
static gboolean
tells (const Found *found,
       const char  *components)
{
  for (; *components != '\0'; components++)
    {
      double value = found->values[(guint) *components];

      if (value < 0 || value > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_parts (const GArray      *parts,
             PassoPictureError *error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const PassoDatePart *part = &g_array_index (parts, PassoDatePart, i);

      if (part->component == 'f')
        continue;
      if (!passo_date_part_check (part, error))
        return FALSE;
      if (part->kind == PASSO_DATE_NAME && strchr ("MxFP", part->component) == NULL)
        {
          error->code = "D3133";
          error->value = passo_value_string_len (&part->component, 1);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_component (const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, PassoDatePart, i).kind != PASSO_DATE_LITERAL)
      return TRUE;

  return FALSE;
}

static gboolean
match_text (const GArray *parts,
            const char   *text,
            gsize         length,
            Found        *found)
{
  g_autofree gsize *ends = g_new0 (gsize, parts->len + 1);
  g_autofree guint8 *failed = g_new0 (guint8, (parts->len + 1) * (length + 1));
  Matcher matcher = { text, length, parts, ends, failed };

  if (!match_from (&matcher, 0, 0))
    return FALSE;
  read_parts (&matcher, found);

  return TRUE;
}

/**
 * passo_date_picture_read:
 * @text: a date
 * @text_length: its bytes
 * @picture: a picture
 * @picture_length: its bytes
 * @now: the time that completes a date, in milliseconds since 1970
 * @millis: (out): the time that @text shows; NaN when its numbers are none
 * @error: what is wrong with the picture: D3130 to D3133, D3135, D3136
 *
 * Returns: whether @text is one by @picture; %FALSE with no error when it is not
 */
gboolean
passo_date_picture_read (const char        *text,
                         gsize              text_length,
                         const char        *picture,
                         gsize              picture_length,
                         gint64             now,
                         double            *millis,
                         PassoPictureError *error)
{
  g_autoptr (GArray) parts = passo_date_picture_parse (picture, picture_length, error);
  Found found = { { 0 }, { 0 } };
  PassoDateFields fields;
  gboolean day_of_year, half_day;

  if (parts == NULL || !check_parts (parts, error) || !has_component (parts) ||
      text_length > MAX_LENGTH || !match_text (parts, text, text_length, &found))
    return FALSE;
  passo_date_fields_from_millis (&fields, (double) now);
  day_of_year = tells (&found, "d") && !tells (&found, "MDXxWw");
  half_day = tells (&found, "hP") && !tells (&found, "H");
  /* Weeks do not tell a date in this language: nothing else may be missing. */
  if ((tells (&found, "XxWw") && !tells (&found, "YMDd")) ||
      !complete (&found, day_of_year ? day_of_year_order : date_order,
                 half_day ? half_day_order : hours_order, &fields))
    {
      error->code = "D3136";
      return FALSE;
    }
  *millis = make_millis (&found, day_of_year, half_day);
  if (!(fabs (*millis) <= MAX_MILLIS))
    *millis = NAN;

  return TRUE;
}

/* So many digits, as a number; FALSE and nothing read if there are less. */
static gboolean
take_digits (const char **at,
             const char  *end,
             gsize        n,
             int         *number)
{
  if ((gsize) (end - *at) < n || measure_digits (*at, *at + n) < n)
    return FALSE;
  *number = 0;
  for (; n > 0; n--)
    *number = *number * 10 + *(*at)++ - '0';

  return TRUE;
}

static gboolean
take_pair (const char **at,
           const char  *end,
           char         before,
           char         highest,
           int         *number)
{
  const char *start = *at;

  if (start < end && *start == before && end - start >= 3 && start[1] <= highest)
    {
      ++*at;
      if (take_digits (at, end, 2, number))
        return TRUE;
    }
  *at = start;

  return FALSE;
}

static gboolean
take_time (const char **at,
           const char  *end,
           int          time[3])
{
  if (*at == end || **at != 'T')
    return TRUE;

  return take_pair (at, end, 'T', '2', &time[0]) && take_pair (at, end, ':', '5', &time[1]) &&
         take_pair (at, end, ':', '5', &time[2]);
}

/* Z, +05:30 or +0530; minutes. */
static gboolean
take_zone (const char **at,
           const char  *end,
           int         *minutes)
{
  int sign = *at < end && **at == '-' ? -1 : 1;
  int hours = 0, rest = 0;

  if (*at < end && **at == 'Z')
    ++*at;
  else if (*at < end)
    {
      if ((**at != '+' && **at != '-') || !take_pair (at, end, **at, '2', &hours))
        return FALSE;
      if (*at < end && **at == ':')
        ++*at;
      if (*at == end || **at > '5' || !take_digits (at, end, 2, &rest))
        return FALSE;
    }
  *minutes = hours > 23 ? G_MAXINT : sign * (hours * 60 + rest);

  return *at == end;
}

static gboolean
is_offset (const char *at,
           const char *end)
{
  int minutes;

  return at < end && *at != 'Z' && take_zone (&at, end, &minutes);
}

static double
take_fraction (const char **at,
               const char  *end)
{
  gsize n = *at < end && **at == '.' ? measure_digits (*at + 1, end) : 0;
  double millis = 0;

  if (n > 0)
    {
      millis = read_fraction (*at + 1, n);
      *at += n + 1;
    }

  return millis;
}

/**
 * passo_date_read_iso:
 * @text: a date
 * @length: its bytes
 * @millis: (out): the time, NaN when there is no such time
 *
 * Reads a year, a month, a day or a time of ISO 8601. Without an offset it is in UTC. An
 * offset or a fraction behind a date has that form too, and is no time.
 *
 * Returns: whether @text is of that form
 */
gboolean
passo_date_read_iso (const char *text,
                     gsize       length,
                     double     *millis)
{
  const char *at = text;
  const char *end = text + length;
  int year, zone = 0;
  int month = 1, day = 1;
  int time[3] = { 0, 0, 0 };
  const char *behind;
  double fraction;
  gboolean timed;

  if (!take_digits (&at, end, 4, &year))
    return FALSE;
  *millis = NAN;
  if (is_offset (at, end) ||
      (take_pair (&at, end, '-', '1', &month) &&
       (is_offset (at, end) ||
        (take_pair (&at, end, '-', '3', &day) && is_offset (at, end)))))
    return TRUE;
  timed = at < end && *at == 'T';
  if (!take_time (&at, end, time))
    return FALSE;
  behind = at;
  fraction = take_fraction (&at, end);
  if (!take_zone (&at, end, &zone))
    return FALSE;
  if (!timed && behind < end && *behind == '.')
    return TRUE;
  if (month < 1 || month > 12 || day < 1 || day > 31 || zone == G_MAXINT || time[0] > 24 ||
      (time[0] == 24 && (time[1] > 0 || time[2] > 0 || fraction > 0)))
    return TRUE;
  *millis = passo_date_days_from_civil (year, month, day) * PASSO_DAY_MILLIS +
            time[0] * 3600000.0 + time[1] * 60000.0 + time[2] * 1000.0 + fraction - zone * 60000.0;

  return TRUE;
}
