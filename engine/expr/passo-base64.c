/* passo-base64.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Base64 as the functions of both query languages of state machines have it.
 */

#include "config.h"

#include <string.h>

#include "expr/passo-base64.h"

/**
 * passo_base64_encode:
 * @text: a text, UTF-8
 * @length: its bytes
 *
 * Returns: the bytes in Base64, a string
 */
PassoValue
passo_base64_encode (const char *text,
                     gsize       length)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) text, length);

  return passo_value_string (encoded);
}

/* Only the standard alphabet, with or without padding, in a length that can be. */
static gboolean
is_base64 (const char *text,
           gsize       length)
{
  gsize n = length;

  while (n > 0 && length - n < 2 && text[n - 1] == '=')
    n--;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
      return FALSE;

  return n % 4 != 1 && (n == length || length % 4 == 0);
}

/* Bytes that are no UTF-8 become U+FFFD, as in Java; U+0000 stays. */
static PassoValue
make_string (const guchar *bytes,
             gsize         length)
{
  g_autoptr (GString) text = g_string_sized_new (length);
  const char *at = (const char *) bytes;
  const char *end = at + length;

  while (at < end)
    {
      gsize n = strnlen (at, (gsize) (end - at));
      g_autofree char *valid = g_utf8_make_valid (at, (gssize) n);

      g_string_append (text, valid);
      at += n;
      if (at < end)
        {
          g_string_append_c (text, '\0');
          at++;
        }
    }

  return passo_value_string_len (text->str, text->len);
}

/**
 * passo_base64_decode:
 * @text: a text
 * @length: its bytes
 * @out: (out): the string that it stands for
 *
 * Returns: whether @text is Base64
 */
gboolean
passo_base64_decode (const char *text,
                     gsize       length,
                     PassoValue *out)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *padded = NULL;

  if (!is_base64 (text, length))
    return FALSE;
  padded = g_strdup_printf ("%s%.*s", text, (int) ((4 - length % 4) % 4), "==");
  bytes = g_base64_decode (padded, &length);
  *out = make_string (bytes, length);

  return TRUE;
}
