/* passo-jsonata-functions-aws.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Functions that only state machines have, in place of the other query language's intrinsic ones,
 * and those that do something else there.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include "base/passo-random.h"
#include "expr/passo-array-parts.h"
#include "expr/passo-base64.h"
#include "expr/passo-digest.h"
#include "expr/passo-java-random.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-object-builder.h"

/* Fractions are cut towards zero; what is out of range is brought to its end. */
static gint64
get_whole (PassoValue value)
{
  double number = passo_value_get_number (value);
  gint64 whole;

  if (passo_value_get_integer (value, &whole))
    return whole;
  if (number >= 0x1p63)
    return G_MAXINT64;

  return number >= -0x1p63 ? (gint64) number : G_MININT64;
}

/* Without parts or elements there is no array. */
PASSO_JSONATA_FUNCTION_DEFINE (partition)
{
  guint n = passo_value_get_size (arguments[0]);
  gint64 size;

  if (!passo_value_is_array (arguments[0]) || !passo_value_is_number (arguments[1]))
    return TRUE;
  size = get_whole (arguments[1]);
  if (size <= 0 || n == 0)
    return TRUE;
  if (!passo_jsonata_spend (call, n) ||
      !passo_jsonata_charge (call, 2 * sizeof (PassoValue) * (guint64) n))
    return FALSE;
  *result = passo_array_parts (arguments[0], (guint) MIN (size, n));

  return TRUE;
}

/* A range of one number is that number, and of none nothing. */
PASSO_JSONATA_FUNCTION_DEFINE (range)
{
  gint64 first, step;
  guint64 count;

  for (guint i = 0; i < 3; i++)
    if (!passo_value_is_number (arguments[i]))
      return TRUE;
  first = get_whole (arguments[0]);
  step = get_whole (arguments[2]);
  count = passo_array_range_count (first, get_whole (arguments[1]), step);
  if (!passo_jsonata_check_range (call, count) || !passo_jsonata_spend (call, count) ||
      !passo_jsonata_charge (call, count * sizeof (PassoValue)))
    return FALSE;
  *result = passo_jsonata_mark (passo_array_range (first, step, (guint) count),
                                PASSO_JSONATA_SEQUENCE);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (hash)
{
  g_autofree char *written = NULL;
  g_autofree char *digest = NULL;
  GChecksumType algorithm;
  const char *text;
  gsize length;

  if (passo_value_is_undefined (arguments[0]) || !passo_value_is_string (arguments[1]))
    return TRUE;
  if (!passo_digest_find_algorithm (passo_value_get_string (arguments[1], NULL), &algorithm))
    return passo_jsonata_raise_value (call, "U1009", arguments[1]);
  if (!passo_jsonata_charge (call, passo_value_get_serialized_length (arguments[0])))
    return FALSE;
  text = passo_digest_get_text (arguments[0], &written, &length);
  digest = g_compute_checksum_for_data (algorithm, (const guchar *) text, length);
  *result = passo_value_string (digest);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (random_seeded)
{
  PassoJavaRandom random;

  if (passo_value_is_undefined (arguments[0]))
    return passo_jsonata_random_number (call, arguments, n_arguments, result);
  passo_java_random_init (&random, get_whole (arguments[0]));
  *result = passo_value_number (passo_java_random_next_double (&random));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (uuid)
{
  char uuid[PASSO_UUID_SIZE];

  (void) arguments;
  passo_random_uuid (passo_jsonata_random_bits (call), 0, 0, 0, uuid);
  *result = passo_value_string (uuid);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (parse_json)
{
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) place = PASSO_VALUE_INIT;
  PassoJsonReport report = { 0 };
  const char *text;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  /* A value takes most room as an array of digits: two bytes of text each. */
  if (!passo_jsonata_spend (call, length / 2) ||
      !passo_jsonata_charge (call, sizeof (PassoValue) * length / 2))
    return FALSE;
  *result = passo_json_parse_full (text, (gssize) length, PASSO_JSON_READER_DEFAULT, NULL, &report,
                                   &error);
  if (error != NULL)
    {
      place = passo_value_string_printf ("line %u, column %u", report.line, report.column);
      return passo_jsonata_raise_message (call, "U1010", place);
    }
  /* The service has no negative zero. */
  if (passo_value_is_number (*result) && passo_value_get_number (*result) == 0)
    passo_value_take (result, passo_value_integer (0));

  return TRUE;
}

/*
 * Base64 differs by dialect: the reference takes a text for Latin-1, one byte a UTF-16 unit, and
 * skips what is no Base64. State machines run on Java, whose strings become bytes as UTF-8, whose
 * decoder is strict, and where the other query language does the same.
 */
PASSO_JSONATA_FUNCTION_DEFINE (base64_encode_utf8)
{
  const char *text;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  if (!passo_jsonata_charge (call, length / 3 * 4 + 4))
    return FALSE;
  *result = passo_base64_encode (text, length);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (base64_decode_utf8)
{
  const char *text;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  if (!passo_jsonata_charge (call, length))
    return FALSE;

  return passo_base64_decode (text, length, result) ||
         passo_jsonata_raise_value (call, "U1011", arguments[0]);
}
