/* passo-digest.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the hash functions of both query languages have in common.
 */

#include "config.h"

#include <string.h>

#include "expr/passo-digest.h"
#include "json/passo-json-writer.h"

/**
 * passo_digest_find_algorithm:
 * @name: a name as the service has it, "SHA-256", with its capitals
 * @algorithm: (out): the algorithm
 *
 * Returns: whether there is one of that name
 */
gboolean
passo_digest_find_algorithm (const char    *name,
                             GChecksumType *algorithm)
{
  static const struct { const char *name; GChecksumType type; } algorithms[] = {
    { "MD5", G_CHECKSUM_MD5 },
    { "SHA-1", G_CHECKSUM_SHA1 },
    { "SHA-256", G_CHECKSUM_SHA256 },
    { "SHA-384", G_CHECKSUM_SHA384 },
    { "SHA-512", G_CHECKSUM_SHA512 },
  };

  g_return_val_if_fail (name != NULL && algorithm != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (strcmp (algorithms[i].name, name) == 0)
      {
        *algorithm = algorithms[i].type;
        return TRUE;
      }

  return FALSE;
}

/**
 * passo_digest_get_text:
 * @value: what to hash
 * @written: (out) (transfer full) (nullable): where the text had to be written
 * @length: (out): bytes of the text
 *
 * A string is hashed without quotes, anything else as compact JSON.
 *
 * Returns: the text to hash, @value's or @written
 */
const char *
passo_digest_get_text (PassoValue   value,
                       char       **written,
                       gsize       *length)
{
  g_return_val_if_fail (written != NULL && length != NULL, NULL);

  *written = NULL;
  if (passo_value_is_string (value))
    return passo_value_get_string (value, length);
  *written = passo_json_write (value, PASSO_JSON_WRITER_STRIP, length);

  return *written;
}
