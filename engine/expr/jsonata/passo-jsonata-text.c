/* passo-jsonata-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-function-private.h"

#include <math.h>

#include "expr/jsonata/passo-decimal.h"
#include "expr/jsonata/passo-jsonata-number-private.h"
#include "json/passo-json-writer.h"

/* Depth of a value that is written in one line. */
#define ONE_LINE -1

static gboolean append_json (PassoJsonataCall *call,
                             PassoValue        value,
                             int               level,
                             GString          *out);

static gboolean
append_number (PassoJsonataCall *call,
               PassoValue        value,
               const char       *code,
               GString          *out)
{
  double number = passo_value_get_number (value);
  char text[PASSO_NUMBER_SIZE];
  gint64 integer;

  if (!isfinite (number))
    return passo_jsonata_raise_value (call, code, value);
  if (passo_jsonata_is_large (number) && passo_jsonata_is_exact (call->evaluation) &&
      passo_value_get_integer (value, &integer))
    passo_integer_to_text (integer, text);
  else
    passo_decimal_to_text (number, text);
  g_string_append (out, text);

  return TRUE;
}

static void
append_break (int      level,
              GString *out)
{
  if (level == ONE_LINE)
    return;
  g_string_append_c (out, '\n');
  for (int i = 0; i < level; i++)
    g_string_append (out, "  ");
}

static int
get_inner (int level)
{
  return level == ONE_LINE ? ONE_LINE : level + 1;
}

static gboolean
append_array (PassoJsonataCall *call,
              PassoValue        value,
              int               level,
              GString          *out)
{
  guint n = passo_value_get_size (value);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_break (get_inner (level), out);
      if (!append_json (call, passo_value_get_element (value, i), get_inner (level), out))
        return FALSE;
    }
  if (n > 0)
    append_break (level, out);
  g_string_append_c (out, ']');

  return TRUE;
}

static gboolean
append_object (PassoJsonataCall *call,
               PassoValue        value,
               int               level,
               GString          *out)
{
  guint n = passo_value_get_size (value);

  g_string_append_c (out, '{');
  for (guint i = 0; i < n; i++)
    {
      const char *name;
      gsize length;
      PassoValue member = passo_value_get_nth_member (value, i, &name, &length);

      if (i > 0)
        g_string_append_c (out, ',');
      append_break (get_inner (level), out);
      passo_json_write_string (name, length, out);
      g_string_append (out, level == ONE_LINE ? ":" : ": ");
      if (!append_json (call, member, get_inner (level), out))
        return FALSE;
    }
  if (n > 0)
    append_break (level, out);
  g_string_append_c (out, '}');

  return TRUE;
}

static gboolean
append_json (PassoJsonataCall *call,
             PassoValue        value,
             int               level,
             GString          *out)
{
  const char *text;
  gsize length;

  if (!passo_jsonata_spend (call, 1) || !passo_jsonata_charge (call, 2 * out->len))
    return FALSE;
  if (passo_jsonata_is_function (value))
    {
      g_string_append (out, "\"\"");
      return TRUE;
    }
  switch (passo_value_get_type (value))
    {
    case PASSO_VALUE_NUMBER:
      return append_number (call, value, "D1001", out);
    case PASSO_VALUE_STRING:
      text = passo_value_get_string (value, &length);
      passo_json_write_string (text, length, out);
      return TRUE;
    case PASSO_VALUE_BOOLEAN:
      g_string_append (out, passo_value_get_boolean (value) ? "true" : "false");
      return TRUE;
    case PASSO_VALUE_ARRAY:
      return append_array (call, value, level, out);
    case PASSO_VALUE_OBJECT:
      return append_object (call, value, level, out);
    case PASSO_VALUE_NULL:
    case PASSO_VALUE_UNDEFINED:
    default:
      g_string_append (out, "null");
      return TRUE;
    }
}

/**
 * passo_jsonata_append_text: (skip)
 * @call: the call
 * @value: a value
 * @pretty: whether arrays and objects get lines of their own
 * @out: where to append
 *
 * Strings as they are, all else as JSON whose numbers have 15 significant digits. The length of the
 * text is charged.
 *
 * Returns: %FALSE when an error was raised: D3001 or D1001 for what is no finite number
 */
gboolean
passo_jsonata_append_text (PassoJsonataCall *call,
                           PassoValue        value,
                           gboolean          pretty,
                           GString          *out)
{
  const char *text;
  gsize length;

  if (passo_value_is_undefined (value) || passo_jsonata_is_function (value))
    return TRUE;
  if (passo_value_is_string (value))
    {
      text = passo_value_get_string (value, &length);
      g_string_append_len (out, text, (gssize) length);
    }
  else if (passo_value_is_number (value))
    {
      if (!append_number (call, value, "D3001", out))
        return FALSE;
    }
  else if (!append_json (call, value, pretty ? 0 : ONE_LINE, out))
    return FALSE;

  return passo_jsonata_charge (call, 2 * out->len);
}
