/* passo-integer-picture.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-integer-picture.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-code-points.h"
#include "json/passo-number.h"

/* Pictures are those of fn:format-integer in XPath F&O 3.1, 4.6. */

static const struct
{
  const char        *token;
  PassoIntegerStyle  style;
  PassoIntegerCase   letter_case;
} tokens[] = {
  { "A", PASSO_INTEGER_LETTERS, PASSO_INTEGER_UPPER },
  { "a", PASSO_INTEGER_LETTERS, PASSO_INTEGER_LOWER },
  { "I", PASSO_INTEGER_ROMAN, PASSO_INTEGER_UPPER },
  { "i", PASSO_INTEGER_ROMAN, PASSO_INTEGER_LOWER },
  { "W", PASSO_INTEGER_WORDS, PASSO_INTEGER_UPPER },
  { "w", PASSO_INTEGER_WORDS, PASSO_INTEGER_LOWER },
  { "Ww", PASSO_INTEGER_WORDS, PASSO_INTEGER_TITLE },
};

static const struct
{
  int         value;
  const char *letters;
} romans[] = {
  { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" },
  { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
};

/**
 * passo_picture_error_clear:
 * @error: an error
 *
 * Gives up what it holds.
 */
void
passo_picture_error_clear (PassoPictureError *error)
{
  passo_value_clear (&error->value);
  error->code = NULL;
}

/**
 * passo_integer_picture_clear:
 * @self: a picture
 *
 * Gives up what it holds.
 */
void
passo_integer_picture_clear (PassoIntegerPicture *self)
{
  g_clear_pointer (&self->separators, g_array_unref);
}

static gboolean
find_token (PassoIntegerPicture *self,
            const char          *picture,
            gsize                length)
{
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    if (strlen (tokens[i].token) == length && memcmp (tokens[i].token, picture, length) == 0)
      {
        self->style = tokens[i].style;
        self->letter_case = tokens[i].letter_case;
        return TRUE;
      }

  return FALSE;
}

/* Separators are regular when they are one character at every multiple of one number. */
static int
find_regular (const GArray *separators)
{
  const PassoIntegerSeparator *all = (const PassoIntegerSeparator *) separators->data;

  for (guint i = 0; i < separators->len; i++)
    if (all[i].point != all[0].point || all[i].position != all[0].position * (int) (i + 1))
      return 0;

  return separators->len > 0 ? all[0].position : 0;
}

/* From the right to the left, so that each separator knows its place. */
static gboolean
read_digits (PassoIntegerPicture *self,
             const char          *picture,
             gsize                length,
             PassoPictureError   *error)
{
  g_autofree gunichar *points = NULL;
  gsize n;

  points = passo_code_points_decode (picture, length, &n);
  while (n-- > 0)
    {
      gunichar zero = 0;

      if (points[n] <= 0xffff && passo_code_points_digit (points[n], &zero) >= 0)
        {
          if (self->mandatory++ > 0 && zero != self->zero)
            {
              error->code = "D3131";
              return FALSE;
            }
          self->zero = zero;
        }
      else if (points[n] == '#')
        self->optional++;
      else
        {
          PassoIntegerSeparator separator = { points[n], self->mandatory + self->optional };

          g_array_append_val (self->separators, separator);
        }
    }
  if (self->mandatory > 0)
    return TRUE;
  error->code = "D3130";
  error->value = passo_value_string_len (picture, length);

  return FALSE;
}

/**
 * passo_integer_picture_parse:
 * @self: (out): where it goes
 * @picture: a picture
 * @length: its bytes
 * @error: what is wrong: D3130 for a numbering that is not known, D3131 for mixed digits
 *
 * Returns: whether it is good; @self is to be cleared either way
 */
gboolean
passo_integer_picture_parse (PassoIntegerPicture *self,
                             const char          *picture,
                             gsize                length,
                             PassoPictureError   *error)
{
  gsize primary = length;

  for (gsize i = 0; i < length; i++)
    if (picture[i] == ';')
      primary = i;
  *self = (PassoIntegerPicture) { .style = PASSO_INTEGER_DECIMAL, .zero = '0' };
  self->ordinal = primary + 1 < length && picture[primary + 1] == 'o';
  if (find_token (self, picture, primary))
    return TRUE;
  self->separators = g_array_new (FALSE, FALSE, sizeof (PassoIntegerSeparator));
  if (!read_digits (self, picture, primary, error))
    return FALSE;
  self->regular = find_regular (self->separators);

  return TRUE;
}

static void
append_letters (GString *out,
                double   number)
{
  g_autoptr (GString) reversed = g_string_new (NULL);

  while (number > 0)
    {
      double digit = fmod (number - 1, 26);

      g_string_append_c (reversed, (char) ('a' + (int) digit));
      number = floor ((number - 1) / 26);
    }
  g_strreverse (reversed->str);
  g_string_append_len (out, reversed->str, (gssize) reversed->len);
}

static void
append_roman (GString *out,
              double   number)
{
  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    for (; number >= romans[i].value; number -= romans[i].value)
      g_string_append (out, romans[i].letters);
}

/* "and" stays small in a title. */
static void
capitalise (char *text)
{
  for (char *at = text; *at != '\0'; at++)
    if (g_ascii_isalpha (*at) && (at == text || !g_ascii_isalpha (at[-1])) &&
        !(g_str_has_prefix (at, "and") && !g_ascii_isalpha (at[3])))
      *at = g_ascii_toupper (*at);
}

static void
apply_case (GString          *text,
            PassoIntegerCase  letter_case)
{
  if (letter_case == PASSO_INTEGER_UPPER)
    g_string_ascii_up (text);
  else if (letter_case == PASSO_INTEGER_TITLE)
    capitalise (text->str);
}

/* A separator that would stand before the first digit is put where the reference puts it: the text
 * is cut as JavaScript's substr() cuts with a negative start. */
static void
insert_separator (GArray                      *digits,
                  const PassoIntegerSeparator *separator)
{
  int n = (int) digits->len;
  int at = n - separator->position;

  if (at < 0)
    g_array_remove_range (digits, 0, (guint) (n - MIN (n, -at)));
  g_array_insert_val (digits, (guint) MAX (at, 0), separator->point);
}

static void
insert_separators (const PassoIntegerPicture *self,
                   GArray                    *digits)
{
  const PassoIntegerSeparator *all = (const PassoIntegerSeparator *) self->separators->data;
  int n = (int) digits->len;

  if (self->regular > 0)
    for (int at = n - self->regular; at > 0; at -= self->regular)
      g_array_insert_val (digits, (guint) at, all[0].point);
  else
    for (guint i = self->separators->len; i-- > 0;)
      insert_separator (digits, &all[i]);
}

static void
append_digits (GString                   *out,
               const PassoIntegerPicture *self,
               double                     number)
{
  g_autoptr (GArray) digits = g_array_new (FALSE, FALSE, sizeof (gunichar));
  char text[PASSO_NUMBER_SIZE];
  int length;

  if (self->exact != NULL)
    g_strlcpy (text, self->exact, sizeof text);
  else
    passo_number_to_text (number, text);
  length = (int) strlen (text);
  for (int i = length - MAX (length, self->mandatory); i < length; i++)
    {
      gunichar point = i < 0 ? '0' : (guchar) text[i];

      if (g_ascii_isdigit ((char) point))
        point = self->zero + point - '0';
      g_array_append_val (digits, point);
    }
  insert_separators (self, digits);
  for (guint i = 0; i < digits->len; i++)
    g_string_append_unichar (out, g_array_index (digits, gunichar, i));
}

/* By the last two characters: a separator there, an exponent, or a digit of another script counts as
 * what it looks like. */
static void
append_suffix (GString *out)
{
  const char *end = out->str + out->len;
  double number;

  number = out->len > 0 && g_ascii_isdigit (end[-1]) ? g_ascii_digit_value (end[-1]) : 0;
  if (out->len > 1 && end[-2] == '1')
    number += 10;
  g_string_append (out, passo_integer_words_get_suffix (number));
}

/**
 * passo_integer_picture_format:
 * @self: a picture
 * @number: a number; its fraction is cut downwards
 * @length: (out) (optional): the bytes of the result
 *
 * Returns: (transfer full): the number by the picture
 */
char *
passo_integer_picture_format (const PassoIntegerPicture *self,
                              double                     number,
                              gsize                     *length)
{
  g_autoptr (GString) out = g_string_new (NULL);
  double value = fabs (floor (number));

  if (self->style == PASSO_INTEGER_LETTERS)
    append_letters (out, value);
  else if (self->style == PASSO_INTEGER_ROMAN)
    append_roman (out, value);
  else if (self->style == PASSO_INTEGER_WORDS)
    passo_integer_words_append (out, value, self->ordinal);
  else
    {
      append_digits (out, self, value);
      if (self->ordinal)
        append_suffix (out);
    }
  if (self->style != PASSO_INTEGER_DECIMAL)
    apply_case (out, self->letter_case);
  if (floor (number) < 0)
    g_string_prepend_c (out, '-');
  if (length != NULL)
    *length = out->len;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static int
get_roman (gunichar         point,
           PassoIntegerCase letter_case)
{
  if (point > 0x7f || (letter_case == PASSO_INTEGER_UPPER && !g_ascii_isupper ((char) point)))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    if (romans[i].letters[1] == '\0' && romans[i].letters[0] == g_ascii_tolower ((char) point))
      return romans[i].value;

  return -1;
}

static double
read_roman (const PassoIntegerPicture *self,
            const gunichar            *points,
            gsize                      n)
{
  double sum = 0;
  int highest = 0;

  while (n-- > 0)
    {
      int value = get_roman (points[n], self->letter_case);

      if (value < 0)
        return NAN;
      sum += value < highest ? -value : value;
      highest = MAX (highest, value);
    }

  return sum;
}

/* A letter beyond 16 bits counts as the two units that UTF-16 has for it. */
static double
read_letters (const PassoIntegerPicture *self,
              const gunichar            *points,
              gsize                      n)
{
  gunichar first = self->letter_case == PASSO_INTEGER_UPPER ? 'A' : 'a';
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      gunichar unit = points[i];

      if (unit > 0xffff)
        {
          sum = sum * 26 + (0xd800 + (double) ((unit - 0x10000) >> 10) - first + 1);
          unit = 0xdc00 + (unit & 0x3ff);
        }
      sum = sum * 26 + ((double) unit - first + 1);
    }

  return sum;
}

static gboolean
is_separator (const PassoIntegerPicture *self,
              gunichar                   point)
{
  if (self->regular > 0)
    return point == ',';
  for (guint i = 0; i < self->separators->len; i++)
    if (g_array_index (self->separators, PassoIntegerSeparator, i).point == point)
      return TRUE;

  return FALSE;
}

/* As many digits as there are, with blanks and a sign before them; hexadecimal after 0x. */
static double
read_prefix (const char *text)
{
  gboolean negative;
  double sum = 0;
  int base = 10;
  gboolean any = FALSE;

  while (g_ascii_isspace (*text) || *text == '\v')
    text++;
  negative = *text == '-';
  if (*text == '-' || *text == '+')
    text++;
  if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
    {
      base = 16;
      text += 2;
    }
  for (; g_ascii_isxdigit (*text) && g_ascii_xdigit_value (*text) < base; text++, any = TRUE)
    sum = sum * base + g_ascii_xdigit_value (*text);
  if (!any)
    return NAN;

  return negative ? -sum : sum;
}

/* The digits as ASCII has them, without separators. */
static GString *
plain_digits (const PassoIntegerPicture *self,
              const gunichar            *points,
              gsize                      n)
{
  GString *text = g_string_new (NULL);

  if (self->ordinal)
    n -= MIN (n, 2);
  for (gsize i = 0; i < n; i++)
    {
      gunichar point = points[i];

      if (is_separator (self, point))
        continue;
      if (point >= self->zero && point < self->zero + 10)
        point = point - self->zero + '0';
      else if (self->zero != '0' && g_unichar_isdigit (point))
        point = 'x';
      g_string_append_c (text, point <= 0x7f ? (char) point : 'x');
    }

  return text;
}

static double
read_decimal (const PassoIntegerPicture *self,
              const gunichar            *points,
              gsize                      n)
{
  g_autoptr (GString) text = plain_digits (self, points, n);

  return read_prefix (text->str);
}

/**
 * passo_integer_picture_read:
 * @self: a picture
 * @text: a number as the picture would write it
 * @length: its bytes
 *
 * Returns: the number; NaN when @text shows none
 */
double
passo_integer_picture_read (const PassoIntegerPicture *self,
                            const char                *text,
                            gsize                      length)
{
  g_autofree gunichar *points = NULL;
  gsize n;

  if (self->style == PASSO_INTEGER_WORDS)
    return passo_integer_words_read (text, length);
  points = passo_code_points_decode (text, length, &n);
  if (self->style == PASSO_INTEGER_LETTERS)
    return read_letters (self, points, n);
  if (self->style == PASSO_INTEGER_ROMAN)
    return read_roman (self, points, n);

  return read_decimal (self, points, n);
}

/**
 * passo_integer_picture_read_exactly:
 * @self: a picture
 * @text: a number as the picture would write it, which passo_integer_picture_read() reads
 * @length: its bytes
 * @integer: (out): the number
 *
 * Reads digits whose number is too large for a double to be exact.
 *
 * Returns: whether it is a picture of digits and the number in the range of #gint64
 */
gboolean
passo_integer_picture_read_exactly (const PassoIntegerPicture *self,
                                    const char                *text,
                                    gsize                      length,
                                    gint64                    *integer)
{
  g_autofree gunichar *points = NULL;
  g_autoptr (GString) digits = NULL;
  gsize n;

  if (self->style != PASSO_INTEGER_DECIMAL)
    return FALSE;
  points = passo_code_points_decode (text, length, &n);
  digits = plain_digits (self, points, n);
  errno = 0;
  *integer = g_ascii_strtoll (digits->str, NULL, 10);

  return errno == 0 && strchr (digits->str, 'x') == NULL;
}
