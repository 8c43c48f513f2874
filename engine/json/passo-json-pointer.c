/* passo-json-pointer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/passo-json-pointer.h"

/*
 * JSON pointers, RFC 6901: the path to a value, each token behind a slash, in
 * which ~ is written ~0 and / is written ~1.
 */

/**
 * passo_json_pointer_append:
 * @pointer: a pointer to go on with; empty for the whole document
 * @token: name of a member
 * @length: bytes of @token, or -1 if it ends with a NUL
 *
 * Appends a slash and @token.
 */
void
passo_json_pointer_append (GString    *pointer,
                           const char *token,
                           gssize      length)
{
  gsize size;

  g_return_if_fail (pointer != NULL);
  g_return_if_fail (token != NULL);

  size = length < 0 ? strlen (token) : (gsize) length;
  g_string_append_c (pointer, '/');
  for (gsize i = 0; i < size; i++)
    {
      if (token[i] == '~')
        g_string_append (pointer, "~0");
      else if (token[i] == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, token[i]);
    }
}

/**
 * passo_json_pointer_append_index:
 * @pointer: a pointer to go on with
 * @index: position of an element
 *
 * Appends a slash and @index.
 */
void
passo_json_pointer_append_index (GString *pointer,
                                 gsize    index)
{
  g_return_if_fail (pointer != NULL);

  g_string_append_printf (pointer, "/%" G_GSIZE_FORMAT, index);
}

/**
 * passo_json_pointer_build:
 * @token: (nullable): the first token
 * @...: more tokens, then %NULL
 *
 * Returns: (transfer full): the pointer made of the tokens
 */
char *
passo_json_pointer_build (const char *token,
                          ...)
{
  GString *pointer = g_string_new (NULL);
  va_list args;

  va_start (args, token);
  for (; token != NULL; token = va_arg (args, const char *))
    passo_json_pointer_append (pointer, token, -1);
  va_end (args);

  return g_string_free (pointer, FALSE);
}

/* NULL if a ~ is followed by anything but 0 or 1. */
static char *
unescape (const char *token,
          gsize       length)
{
  g_autofree char *result = g_malloc (length + 1);
  char *to = result;

  for (gsize i = 0; i < length; i++)
    {
      if (token[i] != '~')
        *to++ = token[i];
      else if (i + 1 < length && (token[i + 1] == '0' || token[i + 1] == '1'))
        *to++ = token[++i] == '0' ? '~' : '/';
      else
        return NULL;
    }
  *to = '\0';

  return g_steal_pointer (&result);
}

/**
 * passo_json_pointer_split:
 * @pointer: a pointer
 * @error: return location for %PASSO_JSON_ERROR_POINTER
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): its tokens; none
 *   for the empty pointer, which means the whole document
 */
char **
passo_json_pointer_split (const char  *pointer,
                          GError     **error)
{
  g_autoptr (GPtrArray) tokens = NULL;

  g_return_val_if_fail (pointer != NULL, NULL);

  if (*pointer != '\0' && *pointer != '/')
    {
      g_set_error (error, PASSO_JSON_ERROR, PASSO_JSON_ERROR_POINTER,
                   _("The JSON pointer “%s” does not begin with “/”"), pointer);
      return NULL;
    }

  tokens = g_ptr_array_new_with_free_func (g_free);
  while (*pointer == '/')
    {
      gsize length = strcspn (pointer + 1, "/");
      char *token = unescape (pointer + 1, length);

      if (token == NULL)
        {
          g_set_error (error, PASSO_JSON_ERROR, PASSO_JSON_ERROR_POINTER,
                       _("In the JSON pointer, “%.*s” has a “~” without 0 or 1 after it"),
                       (int) length, pointer + 1);
          return NULL;
        }
      g_ptr_array_add (tokens, token);
      pointer += 1 + length;
    }
  g_ptr_array_add (tokens, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&tokens), FALSE);
}

/**
 * passo_json_pointer_parse_index:
 * @token: a token
 * @index: (out) (optional): the position
 *
 * Returns: whether @token is the position of an element: digits without a zero
 *   in front
 */
gboolean
passo_json_pointer_parse_index (const char *token,
                                guint      *index)
{
  guint64 position = 0;

  g_return_val_if_fail (token != NULL, FALSE);

  if (*token == '\0' || (token[0] == '0' && token[1] != '\0'))
    return FALSE;

  for (; *token != '\0'; token++)
    {
      if (!g_ascii_isdigit (*token))
        return FALSE;
      position = position * 10 + (guint64) (*token - '0');
      if (position >= G_MAXUINT32)
        return FALSE;
    }
  if (index != NULL)
    *index = (guint) position;

  return TRUE;
}

/**
 * passo_json_pointer_find:
 * @value: a value
 * @pointer: a pointer
 *
 * Returns: (transfer none): the value at @pointer inside @value; undefined if
 *   there is none or @pointer is malformed
 */
PassoValue
passo_json_pointer_find (PassoValue  value,
                         const char *pointer)
{
  g_auto (GStrv) tokens = NULL;

  g_return_val_if_fail (pointer != NULL, passo_value_undefined ());

  tokens = passo_json_pointer_split (pointer, NULL);
  if (tokens == NULL)
    return passo_value_undefined ();

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      guint index;

      if (passo_value_is_object (value))
        value = passo_value_get_member (value, tokens[i]);
      else if (passo_value_is_array (value) && passo_json_pointer_parse_index (tokens[i], &index))
        value = passo_value_get_element (value, index);
      else
        return passo_value_undefined ();
    }

  return value;
}
