/* passo-number-compare.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-number.h"
#include "json/passo-value-private.h"

/* A number's digits where they stand, without the zeros in front. */
typedef struct
{
  const char *cursor;
  const char *end;        /* of the mantissa */
  gint64 magnitude;       /* place of the first digit that is not zero */
  gboolean is_negative;
  gboolean is_zero;
} DecimalText;

static gint64
parse_exponent (const char *cursor,
                const char *end)
{
  gboolean is_negative = FALSE;
  gint64 exponent = 0;

  if (cursor < end && (*cursor == '+' || *cursor == '-'))
    is_negative = *cursor++ == '-';
  for (; cursor < end && exponent < G_MAXINT32; cursor++)
    exponent = exponent * 10 + (*cursor - '0');

  return is_negative ? -exponent : exponent;
}

static DecimalText
decimal_text (const char *text,
              gsize       length)
{
  const char *end = text + length;
  DecimalText decimal = { text, end, 0, FALSE, FALSE };
  gint64 integer_digits = 0;
  const char *cursor;

  if (length > 0 && *text == '-')
    {
      decimal.is_negative = TRUE;
      decimal.cursor++;
    }
  for (cursor = decimal.cursor; cursor < end && g_ascii_isdigit (*cursor); cursor++)
    integer_digits++;
  for (; cursor < end && (*cursor == '.' || g_ascii_isdigit (*cursor)); cursor++)
    continue;
  decimal.end = cursor;
  if (cursor < end)
    decimal.magnitude = parse_exponent (cursor + 1, end);

  decimal.magnitude += integer_digits;
  for (; decimal.cursor < decimal.end; decimal.cursor++)
    {
      if (*decimal.cursor == '0')
        decimal.magnitude--;
      else if (*decimal.cursor != '.')
        break;
    }
  decimal.is_zero = decimal.cursor == decimal.end;

  return decimal;
}

static int
next_digit (DecimalText *decimal)
{
  if (decimal->cursor < decimal->end && *decimal->cursor == '.')
    decimal->cursor++;

  return decimal->cursor < decimal->end ? *decimal->cursor++ - '0' : -1;
}

static int
compare_digits (DecimalText *a,
                DecimalText *b)
{
  for (;;)
    {
      int digit_a = next_digit (a);
      int digit_b = next_digit (b);

      if (digit_a < 0 && digit_b < 0)
        return 0;
      if (MAX (digit_a, 0) != MAX (digit_b, 0))
        return digit_a < digit_b ? -1 : 1;
    }
}

/**
 * passo_number_compare_texts:
 * @a: a number as JSON spells it
 * @a_length: bytes of @a
 * @b: another
 * @b_length: bytes of @b
 *
 * Compares two numbers exactly, however many digits they have.
 *
 * Returns: less than, equal to or greater than 0, as @a is to @b
 */
int
passo_number_compare_texts (const char *a,
                            gsize       a_length,
                            const char *b,
                            gsize       b_length)
{
  DecimalText x, y;
  int x_sign, y_sign, order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  x = decimal_text (a, a_length);
  y = decimal_text (b, b_length);
  x_sign = x.is_zero ? 0 : x.is_negative ? -1 : 1;
  y_sign = y.is_zero ? 0 : y.is_negative ? -1 : 1;
  if (x_sign != y_sign || x_sign == 0)
    return x_sign - y_sign;

  if (x.magnitude != y.magnitude)
    order = x.magnitude < y.magnitude ? -1 : 1;
  else
    order = compare_digits (&x, &y);

  return x_sign * order;
}
