/* passo-intrinsic-encoding.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-intrinsic-private.h"
#include "json/passo-json-writer.h"

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

static gboolean
find_algorithm (const char    *name,
                GChecksumType *out)
{
  static const struct { const char *name; GChecksumType type; } algorithms[] = {
    { "MD5", G_CHECKSUM_MD5 },
    { "SHA-1", G_CHECKSUM_SHA1 },
    { "SHA-256", G_CHECKSUM_SHA256 },
    { "SHA-384", G_CHECKSUM_SHA384 },
    { "SHA-512", G_CHECKSUM_SHA512 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (strcmp (algorithms[i].name, name) == 0)
      {
        *out = algorithms[i].type;
        return TRUE;
      }

  return FALSE;
}

/* A string is hashed without quotes, anything else as compact JSON. */
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
  if (!find_algorithm (algorithm, &type))
    return passo_intrinsic_call_fail (call, "The algorithm must be MD5, SHA-1, SHA-256, SHA-384 or "
                                      "SHA-512");
  if (passo_value_is_string (call->arguments[0]))
    text = passo_value_get_string (call->arguments[0], &length);
  else
    text = written = passo_json_write (call->arguments[0], PASSO_JSON_WRITER_STRIP, &length);
  if (!check_length (call, text, length))
    return FALSE;
  digest = g_compute_checksum_for_data (type, (const guchar *) text, length);
  *out = passo_value_string (digest);

  return TRUE;
}
