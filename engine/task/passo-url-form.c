/* passo-url-form.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-writer.h"
#include "task/passo-url-form.h"

/* Deeper values are written as JSON. */
#define DEEPEST 32

typedef struct
{
  GString            *text;
  PassoUrlFormArrays  arrays;
} Encoder;

static void encode_field (Encoder    *self,
                          const char *name,
                          PassoValue  value,
                          guint       depth);

/**
 * passo_url_form_dup_text:
 * @value: a value
 *
 * Writes a value as it stands in a header or a query: strings as they are, null as nothing,
 * everything else as JSON.
 *
 * Returns: (transfer full): the text
 */
char *
passo_url_form_dup_text (PassoValue value)
{
  if (passo_value_is_string (value))
    return g_strdup (passo_value_get_string (value, NULL));
  if (passo_value_is_null (value) || passo_value_is_undefined (value))
    return g_strdup ("");

  return passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
}

/* As application/x-www-form-urlencoded. */
static void
append_escaped (GString    *text,
                const char *piece)
{
  for (const char *c = piece; *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || strchr ("-._*", *c) != NULL)
      g_string_append_c (text, *c);
    else if (*c == ' ')
      g_string_append_c (text, '+');
    else
      g_string_append_printf (text, "%%%02X", (guchar) *c);
}

static void
append_value (GString    *text,
              PassoValue  value)
{
  g_autofree char *piece = passo_url_form_dup_text (value);

  append_escaped (text, piece);
}

static void
begin_field (Encoder    *self,
             const char *name)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, '&');
  append_escaped (self->text, name);
  g_string_append_c (self->text, '=');
}

static void
encode_members (Encoder    *self,
                const char *name,
                PassoValue  object,
                guint       depth)
{
  for (guint i = 0; i < passo_value_get_size (object); i++)
    {
      const char *key = NULL;
      PassoValue member = passo_value_get_nth_member (object, i, &key, NULL);
      g_autofree char *inner = g_strdup_printf ("%s[%s]", name, key);

      encode_field (self, inner, member, depth + 1);
    }
}

static void
encode_elements (Encoder    *self,
                 const char *name,
                 PassoValue  array,
                 guint       depth)
{
  if (self->arrays == PASSO_URL_FORM_COMMAS)
    begin_field (self, name);
  for (guint i = 0; i < passo_value_get_size (array); i++)
    {
      PassoValue element = passo_value_get_element (array, i);
      g_autofree char *inner = NULL;

      if (self->arrays == PASSO_URL_FORM_COMMAS)
        {
          g_string_append (self->text, i > 0 ? "," : "");
          append_value (self->text, element);
          continue;
        }
      if (self->arrays == PASSO_URL_FORM_INDICES)
        inner = g_strdup_printf ("%s[%u]", name, i);
      else if (self->arrays == PASSO_URL_FORM_BRACKETS)
        inner = g_strconcat (name, "[]", NULL);
      encode_field (self, inner != NULL ? inner : name, element, depth + 1);
    }
}

static void
encode_field (Encoder    *self,
              const char *name,
              PassoValue  value,
              guint       depth)
{
  if (depth < DEEPEST && passo_value_is_object (value))
    encode_members (self, name, value, depth);
  else if (depth < DEEPEST && passo_value_is_array (value))
    encode_elements (self, name, value, depth);
  else
    {
      begin_field (self, name);
      append_value (self->text, value);
    }
}

/**
 * passo_url_form_encode:
 * @fields: an object
 * @arrays: how arrays are written
 *
 * Writes an object as the body of a form. Members of inner objects are named `outer[inner]`.
 *
 * Returns: (transfer full): the text
 */
char *
passo_url_form_encode (PassoValue         fields,
                       PassoUrlFormArrays arrays)
{
  Encoder encoder = { g_string_new (NULL), arrays };

  g_return_val_if_fail (passo_value_is_object (fields), NULL);

  for (guint i = 0; i < passo_value_get_size (fields); i++)
    {
      const char *name = NULL;
      PassoValue value = passo_value_get_nth_member (fields, i, &name, NULL);

      encode_field (&encoder, name, value, 0);
    }

  return g_string_free (encoder.text, FALSE);
}

static void
add_parameter (GString    *query,
               const char *name,
               PassoValue  value)
{
  g_autofree char *text = passo_url_form_dup_text (value);

  if (query->len > 0)
    g_string_append_c (query, '&');
  g_string_append_uri_escaped (query, name, NULL, FALSE);
  g_string_append_c (query, '=');
  g_string_append_uri_escaped (query, text, NULL, FALSE);
}

/**
 * passo_url_form_add_query:
 * @query: what is there already
 * @fields: an object; an element of an array in it is a parameter each
 *
 * Adds parameters to the query of a URL.
 */
void
passo_url_form_add_query (GString    *query,
                          PassoValue  fields)
{
  g_return_if_fail (query != NULL);
  g_return_if_fail (passo_value_is_object (fields));

  for (guint i = 0; i < passo_value_get_size (fields); i++)
    {
      const char *name = NULL;
      PassoValue value = passo_value_get_nth_member (fields, i, &name, NULL);

      if (!passo_value_is_array (value))
        add_parameter (query, name, value);
      for (guint j = 0; passo_value_is_array (value) && j < passo_value_get_size (value); j++)
        add_parameter (query, name, passo_value_get_element (value, j));
    }
}
