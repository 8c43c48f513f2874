/* passo-jsonata-functions-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata-function-private.h"

G_BEGIN_DECLS

#define PASSO_JSONATA_DECLARE(name)                                                    \
  gboolean passo_jsonata_##name (PassoJsonataCall *call, const PassoValue *arguments, \
                                 guint n_arguments, PassoValue *result);

/* passo-jsonata-functions-string.c */
PASSO_JSONATA_DECLARE (string)
PASSO_JSONATA_DECLARE (length)
PASSO_JSONATA_DECLARE (substring)
PASSO_JSONATA_DECLARE (substring_before)
PASSO_JSONATA_DECLARE (substring_after)
PASSO_JSONATA_DECLARE (uppercase)
PASSO_JSONATA_DECLARE (lowercase)
PASSO_JSONATA_DECLARE (trim)
PASSO_JSONATA_DECLARE (pad)
PASSO_JSONATA_DECLARE (join)

/* passo-jsonata-functions-encoding.c */
PASSO_JSONATA_DECLARE (base64_encode)
PASSO_JSONATA_DECLARE (base64_decode)
PASSO_JSONATA_DECLARE (encode_url)
PASSO_JSONATA_DECLARE (encode_url_component)
PASSO_JSONATA_DECLARE (decode_url)
PASSO_JSONATA_DECLARE (decode_url_component)

/* passo-jsonata-functions-number.c */
PASSO_JSONATA_DECLARE (number)
PASSO_JSONATA_DECLARE (abs)
PASSO_JSONATA_DECLARE (floor)
PASSO_JSONATA_DECLARE (ceil)
PASSO_JSONATA_DECLARE (round)
PASSO_JSONATA_DECLARE (power)
PASSO_JSONATA_DECLARE (sqrt)
PASSO_JSONATA_DECLARE (random_number)
PASSO_JSONATA_DECLARE (format_number)
PASSO_JSONATA_DECLARE (format_base)
PASSO_JSONATA_DECLARE (format_integer)
PASSO_JSONATA_DECLARE (parse_integer)

/* passo-jsonata-functions-array.c */
PASSO_JSONATA_DECLARE (count)
PASSO_JSONATA_DECLARE (sum)
PASSO_JSONATA_DECLARE (max)
PASSO_JSONATA_DECLARE (min)
PASSO_JSONATA_DECLARE (average)
PASSO_JSONATA_DECLARE (append)
PASSO_JSONATA_DECLARE (reverse)
PASSO_JSONATA_DECLARE (shuffle)
PASSO_JSONATA_DECLARE (distinct)
PASSO_JSONATA_DECLARE (zip)

/* passo-jsonata-functions-object.c */
PASSO_JSONATA_DECLARE (keys)
PASSO_JSONATA_DECLARE (lookup)
PASSO_JSONATA_DECLARE (spread)
PASSO_JSONATA_DECLARE (clone)
PASSO_JSONATA_DECLARE (merge)

/* passo-jsonata-functions-boolean.c */
PASSO_JSONATA_DECLARE (boolean)
PASSO_JSONATA_DECLARE (not)
PASSO_JSONATA_DECLARE (exists)
PASSO_JSONATA_DECLARE (type)
PASSO_JSONATA_DECLARE (error)
PASSO_JSONATA_DECLARE (assert)

/* passo-jsonata-functions-date.c */
PASSO_JSONATA_DECLARE (now)
PASSO_JSONATA_DECLARE (millis)
PASSO_JSONATA_DECLARE (from_millis)
PASSO_JSONATA_DECLARE (to_millis)

/* passo-jsonata-functions-aws.c */
PASSO_JSONATA_DECLARE (base64_encode_utf8)
PASSO_JSONATA_DECLARE (base64_decode_utf8)
PASSO_JSONATA_DECLARE (hash)
PASSO_JSONATA_DECLARE (parse_json)
PASSO_JSONATA_DECLARE (partition)
PASSO_JSONATA_DECLARE (random_seeded)
PASSO_JSONATA_DECLARE (range)
PASSO_JSONATA_DECLARE (uuid)

#undef PASSO_JSONATA_DECLARE

/* The type of every function of the table. */
#define PASSO_JSONATA_FUNCTION_DEFINE(name)                     \
  gboolean                                                      \
  passo_jsonata_##name (PassoJsonataCall *call G_GNUC_UNUSED,   \
                        const PassoValue *arguments,            \
                        guint             n_arguments G_GNUC_UNUSED, \
                        PassoValue       *result)

/**
 * passo_jsonata_take_text: (skip)
 * @call: the call
 * @text: the text, whose bytes are charged
 * @result: (out): the string
 *
 * Returns: %FALSE when the budget does not allow it
 */
static inline gboolean
passo_jsonata_take_text (PassoJsonataCall *call,
                         const GString    *text,
                         PassoValue       *result)
{
  /* The text that was gathered, and the string. */
  if (!passo_jsonata_charge (call, 2 * text->len))
    return FALSE;
  *result = passo_value_string_len (text->str, text->len);

  return TRUE;
}

G_END_DECLS
