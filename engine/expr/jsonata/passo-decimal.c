/* passo-decimal.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-decimal.h"

#include <math.h>
#include <string.h>

/* More places than any double has. */
#define MAX_PLACES 1100

/* Significant digits of a number that becomes text. */
#define TEXT_DIGITS 15

/* A tie ends behind its 5. What is near one differs from it within so many places. */
#define TIE_PLACES 60

/* For a number below 1e21 with all its places, or one with an exponent. */
#define FIXED_SIZE 256

/**
 * passo_decimal_shift:
 * @number: a number
 * @places: places to move its decimal point to the right
 *
 * Works on the shortest decimal text of @number: 1.005 by two places is 100.5, where a
 * multiplication gives 100.49999999999999.
 *
 * Returns: the shifted number; an infinity when it is too large
 */
double
passo_decimal_shift (double number,
                     int    places)
{
  char text[PASSO_NUMBER_SIZE];
  char shifted[PASSO_NUMBER_SIZE + 16];
  const char *mark;
  double result;
  int length, exponent = 0;

  if (!isfinite (number) || number == 0 || places == 0)
    return number;
  length = (int) passo_number_to_text (number, text);
  mark = memchr (text, 'e', (gsize) length);
  if (mark != NULL)
    {
      exponent = (int) g_ascii_strtoll (mark + 1, NULL, 10);
      length = (int) (mark - text);
    }
  exponent += CLAMP (places, -MAX_PLACES, MAX_PLACES);
  g_snprintf (shifted, sizeof shifted, "%.*se%d", length, text, exponent);
  if (!passo_number_parse (shifted, strlen (shifted), &result))
    return number > 0 ? INFINITY : -INFINITY;

  return result;
}

/**
 * passo_decimal_round:
 * @number: a number
 * @places: decimal places to keep; negative for tens, hundreds and so on
 *
 * Returns: @number rounded, a tie to the even digit, as its decimal text shows it
 */
double
passo_decimal_round (double number,
                     int    places)
{
  double result = passo_decimal_shift (rint (passo_decimal_shift (number, places)), -places);

  return result == 0 ? 0 : result;
}

/* Digits from the first that is not 0 to the last. */
static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0' && *text != 'e'; text++)
    n += g_ascii_isdigit (*text) && (n > 0 || *text != '0');

  return n;
}

static gboolean
is_half (const char *rest)
{
  if (*rest == '.')
    rest++;
  if (*rest++ != '5')
    return FALSE;
  while (*rest == '0')
    rest++;

  return *rest == '\0' || *rest == 'e';
}

/* The C library rounds ties to the even digit, JavaScript away from 0. Only a digit that is even
 * stays below its tie, so that there is nothing to carry. */
static void
format_ties_up (double number,
                int    places,
                char   conversion,
                char   text[FIXED_SIZE])
{
  char format[16], exact[FIXED_SIZE];
  gsize last;

  g_snprintf (format, sizeof format, "%%.%d%c", places, conversion);
  g_ascii_formatd (text, FIXED_SIZE, format, number);
  g_snprintf (format, sizeof format, "%%.%d%c", places + TIE_PLACES, conversion);
  g_ascii_formatd (exact, sizeof exact, format, number);
  last = strcspn (exact, ".");
  last = places > 0 ? last + (gsize) places : last - 1;
  if (is_half (exact + last + 1) && (exact[last] - '0') % 2 == 0)
    text[last]++;
}

/**
 * passo_decimal_to_text:
 * @number: a number
 * @text: where the text goes, with a NUL behind
 *
 * The text that $string makes of a number: integers in full, others in at most 15 significant
 * digits, so that 0.1 + 0.2 shows as 0.3.
 *
 * Returns: its bytes
 */
guint
passo_decimal_to_text (double number,
                       char   text[PASSO_NUMBER_SIZE])
{
  char rounded[FIXED_SIZE];
  guint length = passo_number_to_text (number, text);
  double value;

  /* A double tells all decimals of 15 digits apart: rounded to so many, it is the same again. */
  if (!isfinite (number) || number == trunc (number) || count_digits (text) <= TEXT_DIGITS)
    return length;
  format_ties_up (number, TEXT_DIGITS - 1, 'e', rounded);
  if (!passo_number_parse (rounded, strlen (rounded), &value))
    value = number;

  return passo_number_to_text (value, text);
}

/**
 * passo_decimal_to_fixed:
 * @number: a number that is not negative
 * @places: decimal places
 *
 * Returns: (transfer full): all its digits with so many decimal places; from 1e21 on, as in the
 *   reference, the exponent form
 */
char *
passo_decimal_to_fixed (double number,
                        int    places)
{
  char text[PASSO_NUMBER_SIZE];
  char fixed[FIXED_SIZE];

  if (number >= 1e21 || !isfinite (number))
    {
      passo_number_to_text (number, text);
      return g_strdup (text);
    }
  format_ties_up (number, CLAMP (places, 0, 100), 'f', fixed);

  return g_strdup (fixed);
}

/* From here on a double has not every integer. */
#define EXACT_INTEGERS 0x1p53

#define DIGITS "0123456789abcdefghijklmnopqrstuvwxyz"

/**
 * passo_decimal_integer_to_base:
 * @integer: an integer
 * @base: from 2 to 36
 *
 * Returns: (transfer full): @integer in that base
 */
char *
passo_decimal_integer_to_base (gint64 integer,
                               guint  base)
{
  guint64 left = integer < 0 ? 0 - (guint64) integer : (guint64) integer;
  char text[66];
  char *at = text + sizeof text - 1;

  g_return_val_if_fail (base >= 2 && base <= 36, NULL);

  *at = '\0';
  do
    *--at = DIGITS[left % base];
  while ((left /= base) > 0);
  if (integer < 0)
    *--at = '-';

  return g_strdup (at);
}

/**
 * passo_decimal_to_base:
 * @number: an integer
 * @base: from 2 to 36
 *
 * Returns: (transfer full): @number in that base; zeros stand for digits below its precision
 */
char *
passo_decimal_to_base (double number,
                       guint  base)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double left = fabs (number);
  char plain[PASSO_NUMBER_SIZE];

  if (base == 10)
    {
      passo_number_to_text (number, plain);
      return g_strdup (plain);
    }
  for (; left / base >= EXACT_INTEGERS; left /= base)
    g_string_append_c (text, '0');
  do
    {
      double digit = fmod (left, base);

      g_string_append_c (text, DIGITS[(int) digit]);
      left = (left - digit) / base;
    }
  while (left >= 1);
  if (number < 0)
    g_string_append_c (text, '-');

  return g_strreverse (g_string_free (g_steal_pointer (&text), FALSE));
}
