/* passo-jsonata-functions-date.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include "expr/jsonata/passo-date-picture.h"
#include "expr/jsonata/passo-jsonata-number-private.h"

static gboolean
format_millis (PassoJsonataCall *call,
               double            millis,
               PassoValue        picture,
               PassoValue        zone,
               PassoValue       *result)
{
  g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
  g_autofree char *text = NULL;
  const char *source = NULL;
  gsize length = 0;
  PassoDateZone offset;

  /* The reference takes hours for rounded down; Java, which the service runs on, cuts. */
  if (!passo_date_zone_read (&offset, passo_value_get_string (zone, NULL),
                             !passo_jsonata_is_exact (call->evaluation)))
    return TRUE;
  if (passo_value_is_string (picture))
    source = passo_value_get_string (picture, &length);
  if (!passo_jsonata_charge (call, length))
    return FALSE;
  text = passo_date_picture_format (millis, source, (gssize) length,
                                    &offset, &length, &error);
  if (error.code != NULL)
    return passo_jsonata_raise_value (call, error.code, error.value);
  if (text != NULL)
    *result = passo_value_string_len (text, length);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (now)
{
  return format_millis (call, (double) passo_jsonata_get_millis (call), arguments[0], arguments[1],
                        result);
}

PASSO_JSONATA_FUNCTION_DEFINE (millis)
{
  (void) arguments;
  *result = passo_value_integer (passo_jsonata_get_millis (call));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (from_millis)
{
  if (!passo_value_is_number (arguments[0]))
    return TRUE;

  return format_millis (call, passo_value_get_number (arguments[0]), arguments[1], arguments[2],
                        result);
}

PASSO_JSONATA_FUNCTION_DEFINE (to_millis)
{
  g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
  const char *text, *picture;
  gsize length, picture_length;
  double millis;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  if (!passo_value_is_string (arguments[1]))
    {
      if (!passo_date_read_iso (text, length, &millis))
        return passo_jsonata_raise_value (call, "D3110", arguments[0]);
      *result = passo_value_number (millis);
      return TRUE;
    }
  picture = passo_value_get_string (arguments[1], &picture_length);
  if (!passo_jsonata_spend (call, length + picture_length))
    return FALSE;
  if (passo_date_picture_read (text, length, picture, picture_length,
                               passo_jsonata_get_millis (call), &millis, &error))
    *result = passo_value_number (millis);
  else if (error.code != NULL)
    return passo_jsonata_raise_value (call, error.code, error.value);

  return TRUE;
}
