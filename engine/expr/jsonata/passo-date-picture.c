/* passo-date-picture.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-date-picture-private.h"

#include <math.h>
#include <string.h>

/* Pictures are those of fn:format-dateTime in XPath F&O 3.1, 9.8.4. */

#define ISO_PICTURE "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]"

/* The largest time, to both sides, that JavaScript has. */
#define MAX_MILLIS 8.64e15

/* Characters that a picture may give a component; the language names no bound. */
#define MAX_WIDTH 10000

/* Components and how they are shown when the picture does not say. */
static const struct
{
  char        component;
  const char *presentation;
} defaults[] = {
  { 'Y', "1" }, { 'M', "1" }, { 'D', "1" }, { 'd', "1" }, { 'F', "n" }, { 'W', "1" },
  { 'w', "1" }, { 'X', "1" }, { 'x', "1" }, { 'H', "1" }, { 'h', "1" }, { 'P', "n" },
  { 'm', "01" }, { 's', "01" }, { 'f', "1" }, { 'Z', "01:01" }, { 'z', "01:01" },
  { 'C', "n" }, { 'E', "n" },
};

static void
clear_part (gpointer data)
{
  PassoDatePart *part = data;

  g_free (part->text);
  passo_integer_picture_clear (&part->integer);
  passo_picture_error_clear (&part->fault);
}

static const char *
find_default (char component)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].component == component && component != '\0')
      return defaults[i].presentation;

  return NULL;
}

static gboolean
fail (PassoPictureError *error,
      const char        *code,
      const char        *value,
      gsize              length)
{
  error->code = code;
  if (value != NULL)
    error->value = passo_value_string_len (value, length);

  return FALSE;
}

/* "2", "2-4", "*-4": -1 for a side that is open. A picture may not ask for memory without end. */
static gboolean
read_width (PassoDatePart     *part,
            const char        *text,
            PassoPictureError *error)
{
  const char *dash = strchr (text, '-');
  gint64 least = g_ascii_isdigit (text[0]) ? g_ascii_strtoll (text, NULL, 10) : -1;
  gint64 most = -1;

  if (dash != NULL && g_ascii_isdigit (dash[1]))
    most = g_ascii_strtoll (dash + 1, NULL, 10);
  if (least > MAX_WIDTH || most > MAX_WIDTH)
    return fail (error, "U1004", NULL, 0);
  part->min_width = (int) least;
  part->max_width = (int) most;

  return TRUE;
}

static void
read_name (PassoDatePart *part,
           const char    *presentation)
{
  part->kind = PASSO_DATE_NAME;
  part->letter_case = PASSO_INTEGER_LOWER;
  if (presentation[0] == 'N')
    part->letter_case = presentation[1] == 'n' ? PASSO_INTEGER_TITLE : PASSO_INTEGER_UPPER;
  if (strchr ("MxFPCE", part->component) == NULL)
    fail (&part->fault, "D3133", &part->component, 1);
}

/* A year loses its high digits when the picture has two or more; widths make digits mandatory. */
static void
apply_width (PassoDatePart *part)
{
  PassoIntegerPicture *integer = &part->integer;
  int digits;

  if (integer->style == PASSO_INTEGER_DECIMAL)
    integer->mandatory = MAX (integer->mandatory, part->min_width);
  digits = integer->mandatory + integer->optional;
  if (part->component != 'Y')
    return;
  if (part->max_width >= 0)
    {
      part->n_digits = part->max_width;
      integer->mandatory = part->max_width;
    }
  else if (integer->style == PASSO_INTEGER_DECIMAL)
    part->n_digits = digits >= 2 ? digits : -1;
}

/* Mixed digits spoil the picture at once; a style that is not known only its own part. */
static gboolean
read_integer (PassoDatePart     *part,
              const char        *presentation,
              gboolean           ordinal,
              PassoPictureError *error)
{
  g_autofree char *picture = g_strconcat (presentation, ordinal ? ";o" : NULL, NULL);

  if (passo_integer_picture_parse (&part->integer, picture, strlen (picture), &part->fault))
    return TRUE;
  if (strcmp (part->fault.code, "D3130") == 0)
    return TRUE;
  *error = part->fault;
  part->fault = (PassoPictureError) PASSO_PICTURE_ERROR_INIT;

  return FALSE;
}

static gboolean
read_zone (PassoDatePart     *part,
           const char        *presentation,
           PassoPictureError *error)
{
  if (!read_integer (part, presentation, FALSE, error))
    return FALSE;
  part->kind = PASSO_DATE_ZONE;
  part->bad_integer = part->fault.code != NULL || part->integer.style != PASSO_INTEGER_DECIMAL;
  passo_picture_error_clear (&part->fault);

  return TRUE;
}

/* What stands behind the component's letter: presentation, one modifier letter, width. */
static gboolean
read_modifiers (PassoDatePart     *part,
                char              *text,
                PassoPictureError *error)
{
  char *comma = strrchr (text, ',');
  gsize length;
  char modifier = '\0';

  if (comma != NULL)
    {
      *comma = '\0';
      if (!read_width (part, comma + 1, error))
        return FALSE;
    }
  length = strlen (text);
  if (length > 1 && strchr ("atco", text[length - 1]) != NULL)
    {
      modifier = text[length - 1];
      text[length - 1] = '\0';
    }
  if (length == 0)
    text = (char *) find_default (part->component);
  part->utc_letter = modifier == 't';
  if (part->component == 'Z' || part->component == 'z')
    return read_zone (part, text, error);
  if (text[0] == 'n' || text[0] == 'N' || strchr ("CEP", part->component) != NULL)
    {
      read_name (part, text);
      return TRUE;
    }
  if (!read_integer (part, text, modifier == 'o', error))
    return FALSE;
  part->kind = PASSO_DATE_INTEGER;
  if (part->fault.code == NULL)
    apply_width (part);

  return TRUE;
}

static gboolean
read_marker (PassoDatePart     *part,
             const char        *start,
             gsize              length,
             PassoPictureError *error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize width;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (start[i]))
      g_string_append_c (text, start[i]);
  *part = (PassoDatePart) { .min_width = -1, .max_width = -1, .n_digits = -1 };
  part->component = text->str[0];
  width = text->len == 0 ? 0 : (gsize) g_utf8_skip[(guchar) text->str[0]];
  if (find_default (part->component) != NULL)
    return read_modifiers (part, text->str + 1, error);

  if (text->len <= width || text->str[width] == ',')
    return fail (error, "D3132", text->str, width);
  /* One that says how it is to be shown waits until its turn comes. */
  part->kind = PASSO_DATE_INTEGER;
  fail (&part->fault, "D3132", text->str, width);

  return TRUE;
}

static void
add_literal (GArray  *parts,
             GString *text)
{
  PassoDatePart part = { .kind = PASSO_DATE_LITERAL, .length = text->len };

  if (text->len == 0)
    return;
  part.text = g_memdup2 (text->str, text->len + 1);
  g_array_append_val (parts, part);
  g_string_truncate (text, 0);
}

/**
 * passo_date_part_check: (skip)
 * @self: a part of a picture
 * @error: what is wrong with it: D3130, D3133
 *
 * The structure of a picture is checked before any of its parts is used; what a part asks for is
 * checked when its turn comes.
 *
 * Returns: whether it can be used
 */
gboolean
passo_date_part_check (const PassoDatePart *self,
                       PassoPictureError   *error)
{
  if (self->fault.code == NULL)
    return TRUE;
  error->code = self->fault.code;
  error->value = passo_value_ref (self->fault.value);

  return FALSE;
}

/**
 * passo_date_picture_parse: (skip)
 * @picture: a picture
 * @length: its bytes
 * @error: what is wrong: D3131, D3132, D3135
 *
 * Returns: (transfer full) (nullable): its parts
 */
GArray *
passo_date_picture_parse (const char        *picture,
                          gsize              length,
                          PassoPictureError *error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (PassoDatePart));
  g_autoptr (GString) literal = g_string_new (NULL);
  gsize i = 0;

  g_array_set_clear_func (parts, clear_part);
  while (i < length)
    {
      gboolean doubled = i + 1 < length && picture[i + 1] == picture[i];
      const char *end;
      PassoDatePart part;
      gboolean good;

      if (picture[i] != '[' || doubled)
        {
          g_string_append_c (literal, picture[i]);
          i += doubled && (picture[i] == '[' || picture[i] == ']') ? 2 : 1;
          continue;
        }
      add_literal (parts, literal);
      end = memchr (picture + i, ']', length - i);
      if (end == NULL)
        {
          error->code = "D3135";
          return NULL;
        }
      good = read_marker (&part, picture + i + 1, (gsize) (end - picture) - i - 1, error);
      g_array_append_val (parts, part);
      if (!good)
        return NULL;
      i = (gsize) (end - picture) + 1;
    }
  add_literal (parts, literal);

  return g_steal_pointer (&parts);
}

static int
get_field (const PassoDateFields *fields,
           char                   component)
{
  switch (component)
    {
    case 'Y':
      return fields->year;
    case 'M':
      return fields->month;
    case 'D':
      return fields->day;
    case 'd':
      return fields->day_of_year;
    case 'F':
      return fields->day_of_week;
    case 'W':
      return fields->week;
    case 'w':
      return fields->month_week;
    case 'X':
      return fields->week_year;
    case 'x':
      return fields->week_month;
    case 'H':
      return fields->hour;
    case 'h':
      return fields->hour % 12 == 0 ? 12 : fields->hour % 12;
    case 'm':
      return fields->minute;
    case 's':
      return fields->second;
    case 'f':
      return fields->milli;
    default:
      return 0;
    }
}

static void
append_name (GString               *out,
             const PassoDatePart   *part,
             const PassoDateFields *fields)
{
  const char *name = NULL;
  gsize length;
  gsize start = out->len;

  if (part->component == 'P')
    name = fields->hour >= 12 ? "pm" : "am";
  else
    name = passo_date_get_name (part->component, get_field (fields, part->component));
  length = strlen (name);
  if (part->max_width >= 0 && part->component != 'P')
    length = MIN (length, (gsize) part->max_width);
  g_string_append_len (out, name, (gssize) length);
  for (gsize i = start; i < out->len && part->letter_case != PASSO_INTEGER_TITLE; i++)
    out->str[i] = part->letter_case == PASSO_INTEGER_UPPER ? g_ascii_toupper (out->str[i])
                                                           : g_ascii_tolower (out->str[i]);
}

static void
append_integer (GString                   *out,
                const PassoIntegerPicture *picture,
                double                     number)
{
  gsize length;
  g_autofree char *text = passo_integer_picture_format (picture, number, &length);

  g_string_append_len (out, text, (gssize) length);
}

static void
append_field (GString               *out,
              const PassoDatePart   *part,
              const PassoDateFields *fields)
{
  double number = get_field (fields, part->component);

  if (part->component == 'P')
    {
      g_string_append (out, fields->hour >= 12 ? "pm" : "am");
      return;
    }
  if (part->n_digits >= 0)
    number = fmod (number, pow (10, part->n_digits));
  append_integer (out, &part->integer, number);
}

static gboolean
append_zone (GString             *out,
             const PassoDatePart *part,
             const PassoDateZone *zone,
             PassoPictureError   *error)
{
  const PassoIntegerPicture *integer = &part->integer;
  static const PassoIntegerPicture two = { .style = PASSO_INTEGER_DECIMAL, .zero = '0',
                                           .mandatory = 2 };
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (PassoIntegerSeparator));
  PassoIntegerPicture plain = two;
  int offset = zone->hours * 100 + zone->minutes;

  if (part->bad_integer || (integer->regular == 0 && integer->mandatory > 4))
    {
      error->code = "D3134";
      return FALSE;
    }
  if (part->utc_letter && offset == 0)
    {
      g_string_append_c (out, 'Z');
      return TRUE;
    }
  g_string_append (out, part->component == 'z' ? "GMT" : "");
  g_string_append (out, offset >= 0 ? "+" : "");
  if (integer->regular > 0 || integer->mandatory > 2)
    append_integer (out, integer, offset);
  else
    {
      if (!zone->rounds_down && zone->hours == 0 && zone->minutes < 0)
        g_string_append_c (out, '-');
      append_integer (out, integer, zone->hours);
      plain.separators = none;
      if (zone->minutes != 0)
        g_string_append_c (out, ':');
      if (zone->minutes != 0)
        append_integer (out, &plain, zone->rounds_down ? zone->minutes : abs (zone->minutes));
    }

  return TRUE;
}

static gboolean
append_part (GString               *out,
             const PassoDatePart   *part,
             const PassoDateFields *fields,
             const PassoDateZone   *zone,
             PassoPictureError     *error)
{
  if (!passo_date_part_check (part, error))
    return FALSE;
  if (part->kind == PASSO_DATE_LITERAL)
    g_string_append_len (out, part->text, (gssize) part->length);
  else if (part->kind == PASSO_DATE_ZONE)
    return append_zone (out, part, zone, error);
  else if (strchr ("CE", part->component) != NULL)
    g_string_append (out, "ISO");
  else if (part->kind == PASSO_DATE_NAME)
    append_name (out, part, fields);
  else
    append_field (out, part, fields);

  return TRUE;
}

/**
 * passo_date_zone_read:
 * @self: (out): the offset
 * @text: (nullable): an offset from UTC as an integer with a sign, `+0530`; %NULL for none
 * @rounds_down: as in #PassoDateZone
 *
 * Returns: %FALSE when @text begins with no integer
 */
gboolean
passo_date_zone_read (PassoDateZone *self,
                      const char    *text,
                      gboolean       rounds_down)
{
  char *end = NULL;
  gint64 number = 0;

  if (text != NULL)
    {
      number = g_ascii_strtoll (text, &end, 10);
      if (end == text)
        return FALSE;
      number = CLAMP (number, -1000000, 1000000);
    }
  self->rounds_down = rounds_down;
  self->minutes = (int) (number % 100);
  self->hours = (int) (number / 100) - (rounds_down && self->minutes < 0 ? 1 : 0);

  return TRUE;
}

/**
 * passo_date_picture_format:
 * @millis: milliseconds since 1970; a fraction is cut
 * @picture: (nullable): a picture, %NULL for that of ISO 8601
 * @picture_length: its bytes
 * @zone: the offset to tell the time in
 * @length: (out): the bytes of the result
 * @error: what is wrong with the picture: D3130 to D3135
 *
 * Returns: (transfer full) (nullable): the time by the picture; %NULL with no error when @millis is
 *   no time
 */
char *
passo_date_picture_format (double               millis,
                           const char          *picture,
                           gssize               picture_length,
                           const PassoDateZone *zone,
                           gsize               *length,
                           PassoPictureError   *error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) parts = NULL;
  PassoDateFields fields;

  if (picture == NULL)
    {
      picture = ISO_PICTURE;
      picture_length = (gssize) strlen (picture);
    }
  parts = passo_date_picture_parse (picture, (gsize) picture_length, error);
  if (parts == NULL)
    return NULL;
  millis = trunc (millis + (zone->hours * 60.0 + zone->minutes) * 60000);
  if (!(fabs (millis) <= MAX_MILLIS))
    return NULL;
  passo_date_fields_from_millis (&fields, millis);
  for (guint i = 0; i < parts->len; i++)
    if (!append_part (out, &g_array_index (parts, PassoDatePart, i), &fields, zone, error))
      return NULL;
  *length = out->len;

  return g_string_free (g_steal_pointer (&out), FALSE);
}
