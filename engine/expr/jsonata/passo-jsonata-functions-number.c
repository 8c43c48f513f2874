/* passo-jsonata-functions-number.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-decimal.h"
#include "expr/jsonata/passo-integer-picture.h"
#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/jsonata/passo-number-picture.h"

/* 0x1F, 0o17, 0b11 */
static gboolean
read_radix (const char *text,
            gsize       length,
            double     *number)
{
  int base = 0;

  if (length < 3 || text[0] != '0')
    return FALSE;
  switch (g_ascii_tolower (text[1]))
    {
    case 'x':
      base = 16;
      break;
    case 'o':
      base = 8;
      break;
    case 'b':
      base = 2;
      break;
    default:
      return FALSE;
    }
  *number = 0;
  for (gsize i = 2; i < length; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0 || digit >= base)
        return FALSE;
      *number = *number * base + digit;
    }

  return isfinite (*number);
}

/* As JSON, but for zeros in front. */
static gboolean
read_number (PassoJsonataCall *call,
             const char       *text,
             gsize             length,
             PassoValue       *number)
{
  gboolean negative = length > 0 && text[0] == '-';
  double value;

  if (read_radix (text, length, &value))
    {
      *number = passo_jsonata_finish_number (call->evaluation, value);
      return TRUE;
    }
  text += negative;
  length -= negative;
  if (length == 0 || !g_ascii_isdigit (text[0]))
    return FALSE;
  for (; length > 1 && text[0] == '0' && g_ascii_isdigit (text[1]); length--)
    text++;
  if (!passo_number_parse (text, length, &value) || !isfinite (value))
    return FALSE;
  if (!passo_jsonata_is_exact (call->evaluation))
    *number = passo_value_number (negative ? -value : value);
  else
    {
      *number = passo_jsonata_number_from_text (text, length, value);
      if (negative)
        *number = passo_jsonata_negate_number (*number);
    }

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (number)
{
  const char *text;
  gsize length;

  if (passo_value_is_undefined (arguments[0]))
    return TRUE;
  if (passo_value_is_number (arguments[0]))
    *result = passo_value_ref (arguments[0]);
  else if (passo_value_is_boolean (arguments[0]))
    *result = passo_value_integer (passo_value_get_boolean (arguments[0]));
  else
    {
      text = passo_value_get_string (arguments[0], &length);
      if (text == NULL || !read_number (call, text, length, result))
        return passo_jsonata_raise_index (call, "D3030", 1, arguments[0]);
    }

  return TRUE;
}

/* A whole number that its double may not be: rounding leaves it. */
static gboolean
is_exact_integer (PassoJsonataCall *call,
                  PassoValue        value)
{
  return passo_jsonata_is_large (passo_value_get_number (value)) &&
         passo_jsonata_is_exact (call->evaluation) && passo_value_get_integer (value, NULL);
}

PASSO_JSONATA_FUNCTION_DEFINE (abs)
{
  if (is_exact_integer (call, arguments[0]))
    *result = passo_value_get_number (arguments[0]) < 0 ? passo_jsonata_negate_number (arguments[0])
                                                        : passo_value_ref (arguments[0]);
  else if (passo_value_is_number (arguments[0]))
    *result = passo_value_number (fabs (passo_value_get_number (arguments[0])));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (floor)
{
  if (is_exact_integer (call, arguments[0]))
    *result = passo_value_ref (arguments[0]);
  else if (passo_value_is_number (arguments[0]))
    *result = passo_value_number (floor (passo_value_get_number (arguments[0])));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (ceil)
{
  if (is_exact_integer (call, arguments[0]))
    *result = passo_value_ref (arguments[0]);
  else if (passo_value_is_number (arguments[0]))
    *result = passo_value_number (ceil (passo_value_get_number (arguments[0])) + 0.0);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (round)
{
  double places = 0;

  if (!passo_value_is_number (arguments[0]))
    return TRUE;
  if (passo_value_is_number (arguments[1]))
    places = CLAMP (passo_value_get_number (arguments[1]), -1000, 1000);
  if (passo_value_is_number (arguments[1]) &&
      passo_value_get_number (arguments[1]) != floor (passo_value_get_number (arguments[1])))
    *result = passo_jsonata_finish_number (call->evaluation, NAN);
  else if (places >= 0 && is_exact_integer (call, arguments[0]))
    *result = passo_value_ref (arguments[0]);
  else
    *result = passo_jsonata_finish_number (call->evaluation,
                                           passo_decimal_round
                                           (passo_value_get_number (arguments[0]), (int) places));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (power)
{
  double exponent = passo_value_get_number (arguments[1]);
  double power;

  if (!passo_value_is_number (arguments[0]))
    return TRUE;
  power = pow (passo_value_get_number (arguments[0]), exponent);
  /* C has every power of one, JavaScript only those of finite exponents. */
  if (!isfinite (power) || (!isfinite (exponent) && power > 0))
    return passo_jsonata_raise_values (call, "D3061", arguments[0], arguments[1]);
  *result = passo_jsonata_finish_number (call->evaluation, power);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (sqrt)
{
  double number;

  if (!passo_value_is_number (arguments[0]))
    return TRUE;
  number = passo_value_get_number (arguments[0]);
  if (number < 0)
    return passo_jsonata_raise_index (call, "D3060", 1, arguments[0]);
  *result = passo_value_number (sqrt (number));

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (random_number)
{
  (void) arguments;
  *result = passo_value_number (passo_jsonata_random (call));

  return TRUE;
}

/* Its digits, without a sign, or NULL where a double has them all. */
static const char *
write_exactly (PassoJsonataCall *call,
               PassoValue        value,
               char              text[PASSO_NUMBER_SIZE])
{
  gint64 integer;

  if (!is_exact_integer (call, value) || !passo_value_get_integer (value, &integer))
    return NULL;
  passo_integer_to_text (integer, text);

  return text + (integer < 0 ? 1 : 0);
}

PASSO_JSONATA_FUNCTION_DEFINE (format_number)
{
  char digits[PASSO_NUMBER_SIZE];
  g_autofree char *text = NULL;
  PassoNumberPicture picture = { .options = arguments[2] };
  const char *code;
  gsize length;

  if (!passo_value_is_number (arguments[0]))
    return TRUE;
  picture.text = passo_value_get_string (arguments[1], &picture.length);
  if (picture.text == NULL)
    return TRUE;
  if (!passo_jsonata_charge (call, picture.length))
    return FALSE;
  picture.exact = write_exactly (call, arguments[0], digits);
  text = passo_number_picture_format (&picture, passo_value_get_number (arguments[0]), &length,
                                      &code);
  if (text == NULL)
    return passo_jsonata_raise (call, code);
  *result = passo_value_string_len (text, length);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (format_base)
{
  g_autofree char *text = NULL;
  double base = 10;
  gint64 integer;

  if (!passo_value_is_number (arguments[0]))
    return TRUE;
  if (passo_value_is_number (arguments[1]))
    base = passo_decimal_round (passo_value_get_number (arguments[1]), 0);
  if (!(base >= 2 && base <= 36))
    return passo_jsonata_raise_value (call, "D3100", passo_value_number (base));
  if (isnan (passo_value_get_number (arguments[0])))
    text = g_strdup ("NaN");
  else if (is_exact_integer (call, arguments[0]) &&
           passo_value_get_integer (arguments[0], &integer))
    text = passo_decimal_integer_to_base (integer, (guint) base);
  else
    text = passo_decimal_to_base (passo_decimal_round (passo_value_get_number (arguments[0]), 0),
                                  (guint) base);
  *result = passo_value_string (text);

  return TRUE;
}

/* A Roman number is as long as its thousands. */
static gboolean
charge_picture (PassoJsonataCall          *call,
                const PassoIntegerPicture *picture,
                double                     number)
{
  double bytes = picture->style == PASSO_INTEGER_ROMAN ? fabs (number) / 1000 : 0;

  return passo_jsonata_charge (call, bytes < 1e18 ? (guint64) bytes : G_MAXUINT64 / 2);
}

static gboolean
raise_picture (PassoJsonataCall        *call,
               const PassoPictureError *error)
{
  return passo_jsonata_raise_value (call, error->code, error->value);
}

PASSO_JSONATA_FUNCTION_DEFINE (format_integer)
{
  g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
  g_auto (PassoIntegerPicture) picture = { 0 };
  char digits[PASSO_NUMBER_SIZE];
  g_autofree char *text = NULL;
  const char *source;
  gsize length;

  source = passo_value_get_string (arguments[1], &length);
  if (!passo_value_is_number (arguments[0]) || source == NULL)
    return TRUE;
  if (!passo_integer_picture_parse (&picture, source, length, &error))
    return raise_picture (call, &error);
  if (!charge_picture (call, &picture, passo_value_get_number (arguments[0])))
    return FALSE;
  picture.exact = write_exactly (call, arguments[0], digits);
  text = passo_integer_picture_format (&picture, passo_value_get_number (arguments[0]), &length);
  *result = passo_value_string_len (text, length);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (parse_integer)
{
  g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
  g_auto (PassoIntegerPicture) picture = { 0 };
  const char *source, *text;
  gsize length, text_length;
  double number;
  gint64 integer;

  text = passo_value_get_string (arguments[0], &text_length);
  source = passo_value_get_string (arguments[1], &length);
  if (text == NULL || source == NULL)
    return TRUE;
  if (!passo_integer_picture_parse (&picture, source, length, &error))
    return raise_picture (call, &error);
  number = passo_integer_picture_read (&picture, text, text_length);
  if (passo_jsonata_is_large (number) && passo_jsonata_is_exact (call->evaluation) &&
      passo_integer_picture_read_exactly (&picture, text, text_length, &integer))
    *result = passo_value_integer (integer);
  else
    *result = passo_jsonata_finish_number (call->evaluation, number);

  return TRUE;
}
