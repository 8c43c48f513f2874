/* passo-java-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-java-text.h"
#include "json/passo-json-writer.h"

static void
append_array (PassoValue  value,
              GString    *out)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < passo_value_get_size (value); i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      passo_java_text_to (passo_value_get_element (value, i), out);
    }
  g_string_append_c (out, ']');
}

static void
append_object (PassoValue  value,
               GString    *out)
{
  g_string_append_c (out, '{');
  for (guint i = 0; i < passo_value_get_size (value); i++)
    {
      const char *name;
      gsize length;
      PassoValue member = passo_value_get_nth_member (value, i, &name, &length);

      if (i > 0)
        g_string_append (out, ", ");
      g_string_append_len (out, name, (gssize) length);
      g_string_append_c (out, '=');
      passo_java_text_to (member, out);
    }
  g_string_append_c (out, '}');
}

/**
 * passo_java_text_to:
 * @value: a value
 * @out: where to append it
 *
 * Writes a value as Java prints its collections: `{Arg1=1, Arg2=[]}`, strings without quotes.
 * Source: States.Format, recorded on the service.
 */
void
passo_java_text_to (PassoValue  value,
                    GString    *out)
{
  const char *text;
  gsize length;

  g_return_if_fail (out != NULL);

  switch (passo_value_get_type (value))
    {
    case PASSO_VALUE_ARRAY:
      append_array (value, out);
      break;

    case PASSO_VALUE_OBJECT:
      append_object (value, out);
      break;

    case PASSO_VALUE_STRING:
      text = passo_value_get_string (value, &length);
      g_string_append_len (out, text, (gssize) length);
      break;

    case PASSO_VALUE_UNDEFINED:
    case PASSO_VALUE_NULL:
    case PASSO_VALUE_BOOLEAN:
    case PASSO_VALUE_NUMBER:
    default:
      passo_json_write_to (value, PASSO_JSON_WRITER_COMPACT, out);
      break;
    }
}

/**
 * passo_java_text_dup:
 * @value: a value
 *
 * Returns: (transfer full): @value as passo_java_text_to() writes it
 */
char *
passo_java_text_dup (PassoValue value)
{
  GString *text = g_string_new (NULL);

  passo_java_text_to (value, text);

  return g_string_free (text, FALSE);
}
