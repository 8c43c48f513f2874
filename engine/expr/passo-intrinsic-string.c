/* passo-intrinsic-string.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-intrinsic-private.h"
#include "expr/passo-java-text.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

/* The template of States.Format: a literal as it was written, so that `\{` is not taken for the
 * beginning of a placeholder; else the text that the argument gave.
 */
static gboolean
get_template (PassoIntrinsicCall  *call,
              const char         **text,
              gsize               *length)
{
  const PassoIntrinsicNode *node = &call->node->arguments[0];

  if (node->source == NULL)
    return passo_intrinsic_call_get_string (call, 0, text, length);
  *text = node->source;
  *length = strlen (node->source);

  return TRUE;
}

static gboolean
append_argument (PassoIntrinsicCall *call,
                 guint               index,
                 GString            *out)
{
  gsize before = out->len;

  if (index >= call->n_arguments)
    return passo_intrinsic_call_fail (call, "There are more {} in the template than arguments");
  passo_java_text_to (call->arguments[index], out);

  return passo_intrinsic_call_spend (call, out->len - before);
}

gboolean
passo_intrinsic_format (PassoIntrinsicCall *call,
                        PassoValue         *out)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *text;
  gsize length;
  guint next = 1;

  if (!get_template (call, &text, &length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      gboolean more = i + 1 < length;

      if (text[i] == '{' && more && text[i + 1] == '}')
        {
          if (!append_argument (call, next++, result))
            return FALSE;
          i++;
          continue;
        }
      if (text[i] == '\\' && more && strchr ("'{}\\", text[i + 1]) != NULL)
        i++;
      g_string_append_c (result, text[i]);
    }
  if (next != call->n_arguments)
    return passo_intrinsic_call_fail (call, "There are more arguments than {} in the template");
  *out = passo_value_string_len (result->str, result->len);

  return TRUE;
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

gboolean
passo_intrinsic_string_to_json (PassoIntrinsicCall *call,
                                PassoValue         *out)
{
  g_autoptr (GError) error = NULL;
  const char *text;
  gsize length;

  if (!passo_intrinsic_call_get_string (call, 0, &text, &length) ||
      !passo_intrinsic_call_spend (call, length))
    return FALSE;
  if (is_blank (text, length))
    {
      *out = passo_value_null ();
      return TRUE;
    }
  *out = passo_json_parse (text, (gssize) length, PASSO_JSON_READER_DEFAULT, &error);
  if (error != NULL)
    return passo_intrinsic_call_fail (call, "The text is not valid JSON");
  if (passo_value_is_number (*out) && passo_value_get_number (*out) == 0)
    passo_value_take (out, passo_value_integer (0));  /* `-0` is 0 for the service */

  return TRUE;
}

gboolean
passo_intrinsic_json_to_string (PassoIntrinsicCall *call,
                                PassoValue         *out)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!passo_intrinsic_call_spend (call, passo_value_get_serialized_length (call->arguments[0])))
    return FALSE;
  text = passo_json_write (call->arguments[0], PASSO_JSON_WRITER_STRIP, &length);
  *out = passo_value_string_len (text, length);

  return TRUE;
}

/* Whether the character at @at is one of @delimiters. */
static gboolean
is_delimiter (const char *at,
              const char *delimiters,
              gsize       length)
{
  gsize size = (gsize) (g_utf8_next_char (at) - at);

  for (const char *d = delimiters; d < delimiters + length; d = g_utf8_next_char (d))
    if ((gsize) (g_utf8_next_char (d) - d) == size && memcmp (d, at, size) == 0)
      return TRUE;

  return FALSE;
}

static void
take_token (PassoArrayBuilder *tokens,
            const char        *start,
            const char        *end)
{
  if (end > start)
    passo_array_builder_take (tokens, passo_value_string_len (start, (gsize) (end - start)));
}

/* Like Java's StringTokenizer: the second argument is a set of characters, and parts without any
 * character are dropped.
 */
gboolean
passo_intrinsic_string_split (PassoIntrinsicCall *call,
                              PassoValue         *out)
{
  g_auto (PassoArrayBuilder) tokens = { NULL };
  const char *text, *delimiters, *start, *at;
  gsize length, n_delimiters;

  passo_array_builder_init (&tokens, 0);
  if (!passo_intrinsic_call_get_string (call, 0, &text, &length) ||
      !passo_intrinsic_call_get_string (call, 1, &delimiters, &n_delimiters) ||
      !passo_intrinsic_call_spend (call, length * (n_delimiters + 1)))
    return FALSE;
  start = text;
  for (at = text; at < text + length; at = g_utf8_next_char (at))
    if (is_delimiter (at, delimiters, n_delimiters))
      {
        take_token (&tokens, start, at);
        start = g_utf8_next_char (at);
      }
  take_token (&tokens, start, text + length);
  *out = passo_array_builder_finish (&tokens);

  return TRUE;
}
