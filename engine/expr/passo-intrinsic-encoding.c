/* passo-intrinsic-encoding.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-digest.h"
#include "expr/passo-intrinsic-private.h"

/* Characters that these functions take, as documented. */
#define MAX_CHARACTERS 10000

static gboolean
check_length (PassoIntrinsicCall *call,
              const char         *text,
              gsize               length)
{
  if (g_utf8_strlen (text, (gssize) length) <= MAX_CHARACTERS)
    return TRUE;

  return passo_intrinsic_call_fail (call, "The data has more than %d characters", MAX_CHARACTERS);
}

gboolean
passo_intrinsic_base64_encode (PassoIntrinsicCall *call,
                               PassoValue         *out)
{
  g_autofree char *encoded = NULL;
  const char *text;
  gsize length;

  if (!passo_intrinsic_call_get_string (call, 0, &text, &length) ||
      !check_length (call, text, length))
    return FALSE;
  encoded = g_base64_encode ((const guchar *) text, length);
  *out = passo_value_string (encoded);

  return TRUE;
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

gboolean
passo_intrinsic_base64_decode (PassoIntrinsicCall *call,
                               PassoValue         *out)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *padded = NULL;
  const char *text;
  gsize length;

  if (!passo_intrinsic_call_get_string (call, 0, &text, &length) ||
      !check_length (call, text, length))
    return FALSE;
  if (!is_base64 (text, length))
    return passo_intrinsic_call_fail (call, "The text is not valid Base64");
  padded = g_strdup_printf ("%s%.*s", text, (int) ((4 - length % 4) % 4), "==");
  bytes = g_base64_decode (padded, &length);
  *out = make_string (bytes, length);

  return TRUE;
}

gboolean
passo_intrinsic_hash (PassoIntrinsicCall *call,
                      PassoValue         *out)
{
  g_autofree char *written = NULL;
  g_autofree char *digest = NULL;
  const char *text, *algorithm;
  GChecksumType type;
  gsize length, algorithm_length;

  if (!passo_intrinsic_call_get_string (call, 1, &algorithm, &algorithm_length))
    return FALSE;
  if (!passo_digest_find_algorithm (algorithm, &type))
    return passo_intrinsic_call_fail (call, "The algorithm must be MD5, SHA-1, SHA-256, SHA-384 or "
                                      "SHA-512");
  text = passo_digest_get_text (call->arguments[0], &written, &length);
  if (!check_length (call, text, length))
    return FALSE;
  digest = g_compute_checksum_for_data (type, (const guchar *) text, length);
  *out = passo_value_string (digest);

  return TRUE;
}
