/* passo-utf16.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-utf16.h"

/* The only difference between the order of UTF-8 bytes and that of UTF-16 code units: characters
 * beyond U+FFFF begin with a surrogate (0xd800 and up), which sorts before U+E000 to U+FFFF. In
 * UTF-8 these begin with the bytes 0xee and 0xef, the former with 0xf0 and up.
 */
static int
get_rank (guchar byte)
{
  if (byte == 0xee || byte == 0xef)
    return byte + 16;

  return byte;
}

/**
 * passo_utf16_compare:
 * @a: a string
 * @b: another
 *
 * Compares two strings by UTF-16 code units, as Java's compareTo does and the service with it.
 *
 * Returns: less than, equal to or greater than 0
 */
int
passo_utf16_compare (PassoValue a,
                     PassoValue b)
{
  gsize a_length, b_length, i = 0;
  const guchar *a_text = (const guchar *) passo_value_get_string (a, &a_length);
  const guchar *b_text = (const guchar *) passo_value_get_string (b, &b_length);

  while (i < MIN (a_length, b_length) && a_text[i] == b_text[i])
    i++;
  if (i == a_length || i == b_length)
    return (a_length > b_length) - (a_length < b_length);

  return get_rank (a_text[i]) - get_rank (b_text[i]);
}

/**
 * passo_utf16_count:
 * @text: a text
 * @length: its bytes
 *
 * Returns: how many units it has in UTF-16
 */
gint64
passo_utf16_count (const char *text,
                   gsize       length)
{
  gint64 n = 0;

  /* Each character counts by its first byte; those of four bytes are pairs. */
  for (gsize i = 0; i < length; i++)
    if (((guchar) text[i] & 0xc0) != 0x80)
      n += (guchar) text[i] >= 0xf0 ? 2 : 1;

  return n;
}
