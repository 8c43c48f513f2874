/* passo-intrinsic-encoding.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-base64.h"
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
  const char *text;
  gsize length;

  if (!passo_intrinsic_call_get_string (call, 0, &text, &length) ||
      !check_length (call, text, length))
    return FALSE;
  *out = passo_base64_encode (text, length);

  return TRUE;
}

gboolean
passo_intrinsic_base64_decode (PassoIntrinsicCall *call,
                               PassoValue         *out)
{
  const char *text;
  gsize length;

  return passo_intrinsic_call_get_string (call, 0, &text, &length) &&
         check_length (call, text, length) &&
         (passo_base64_decode (text, length, out) ||
          passo_intrinsic_call_fail (call, "The text is not valid Base64"));
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
