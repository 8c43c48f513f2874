/* passo-code-points.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-code-points.h"

/**
 * passo_code_points_decode:
 * @text: UTF-8, which may hold U+0000
 * @length: its bytes
 * @n_points: (out): how many code points it has
 *
 * GLib's own conversion stops at U+0000.
 *
 * Returns: (transfer full): the code points, with a 0 behind them
 */
gunichar *
passo_code_points_decode (const char *text,
                          gsize       length,
                          gsize      *n_points)
{
  gunichar *points = g_new (gunichar, length + 1);
  const char *end = text + length;
  gsize n = 0;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    points[n++] = g_utf8_get_char (at);
  points[n] = 0;
  *n_points = n;

  return points;
}

/**
 * passo_code_points_encode:
 * @points: code points
 * @n_points: how many
 * @length: (out): the bytes of the result
 *
 * Returns: (transfer full): them as UTF-8
 */
char *
passo_code_points_encode (const gunichar *points,
                          gsize           n_points,
                          gsize          *length)
{
  g_autoptr (GString) text = g_string_sized_new (n_points);

  for (gsize i = 0; i < n_points; i++)
    g_string_append_unichar (text, points[i]);
  *length = text->len;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * passo_code_points_count:
 * @text: UTF-8
 * @length: its bytes
 *
 * Returns: how many code points it has, U+0000 as any other
 */
gsize
passo_code_points_count (const char *text,
                         gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;

  return n;
}

/**
 * passo_code_points_advance:
 * @text: a place in UTF-8
 * @end: the end of it
 * @n_points: code points to go
 *
 * Returns: the place so many code points further, @end if there are less
 */
const char *
passo_code_points_advance (const char *text,
                           const char *end,
                           gsize       n_points)
{
  while (text < end && n_points-- > 0)
    text = g_utf8_next_char (text);

  return MIN (text, end);
}

/**
 * passo_code_points_digit:
 * @point: a code point
 * @zero: (out) (optional): the zero of its family
 *
 * Digits of every script that Unicode knows (category Nd).
 *
 * Returns: the value of the decimal digit, -1 if it is none
 */
int
passo_code_points_digit (gunichar  point,
                         gunichar *zero)
{
  int value = g_unichar_digit_value (point);

  if (value >= 0 && g_unichar_type (point) != G_UNICODE_DECIMAL_NUMBER)
    return -1;
  if (value >= 0 && zero != NULL)
    *zero = point - (gunichar) value;

  return value;
}
