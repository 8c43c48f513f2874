/* passo-placeholder.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/passo-placeholder.h"
#include "json/passo-json-lexer.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

/* What templates put into definitions, to be filled in by whoever deploys them. */

/**
 * passo_placeholder_free:
 * @self: (transfer full): a placeholder
 */
void
passo_placeholder_free (PassoPlaceholder *self)
{
  g_free (self->name);
  g_free (self);
}

/* ------------------------------------------------------------------ finding */

/* The name between the marks: of `${Name}`, or of the pattern that fits. */
static char *
dup_name (const char         *text,
          gsize               length,
          const char * const *patterns)
{
  if (text[0] == '$' && text[1] == '{')
    return g_strndup (text + 2, length - 3);

  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i++)
    {
      const char *word = strstr (patterns[i], "name");
      const gsize before = word != NULL ? (gsize) (word - patterns[i]) : 0;
      const gsize after = word != NULL ? strlen (word + 4) : 0;

      if (word != NULL && length > before + after && strncmp (text, patterns[i], before) == 0)
        return g_strndup (text + before, length - before - after);
    }

  return g_strndup (text, length);
}

static void
take_placeholder (GPtrArray            *placeholders,
                  char                 *name,
                  PassoPlaceholderForm  form,
                  gsize                 start,
                  gsize                 end,
                  PassoJsonNode         node)
{
  PassoPlaceholder *placeholder = g_new (PassoPlaceholder, 1);

  *placeholder = (PassoPlaceholder) { name, form, { start, end }, node };
  g_ptr_array_add (placeholders, placeholder);
}

/* The next place where a placeholder may start; without patterns long texts are passed fast. */
static gsize
find_start (const char         *text,
            gsize               start,
            gsize               end,
            const char * const *patterns)
{
  const char *found;

  if (start >= end || (patterns != NULL && patterns[0] != NULL))
    return start;

  found = memchr (text + start, '$', end - start);

  return found != NULL ? (gsize) (found - text) : end;
}

static void
find_in_span (PassoJsonTree        *tree,
              PassoJsonNode         node,
              PassoSpan             span,
              PassoPlaceholderForm  form,
              const char * const   *patterns,
              GPtrArray            *placeholders)
{
  const char *text = passo_json_tree_get_text (tree, NULL);

  for (gsize i = find_start (text, span.start, span.end, patterns); i < span.end;)
    {
      const gsize length = passo_json_placeholder_end (text + i, span.end - i, patterns);

      if (length > 0)
        take_placeholder (placeholders, dup_name (text + i, length, patterns), form, i, i + length,
                          node);
      i = find_start (text, i + MAX (length, 1), span.end, patterns);
    }
}

/**
 * passo_placeholder_is_function:
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: whether it is an object of one member, `Ref` or `Fn::…`, as templates have them
 */
gboolean
passo_placeholder_is_function (PassoJsonTree *tree,
                               PassoJsonNode  node)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (tree != NULL, FALSE);

  if (passo_json_tree_get_kind (tree, node) != PASSO_JSON_OBJECT
      || passo_json_tree_get_n_children (tree, node) != 1)
    return FALSE;

  key = passo_json_tree_dup_key (tree, passo_json_tree_get_first_child (tree, node));

  return g_strcmp0 (key, "Ref") == 0 || (key != NULL && g_str_has_prefix (key, "Fn::"));
}

static char *
dup_function_name (PassoJsonTree *tree,
                   PassoJsonNode  node)
{
  g_auto (PassoValue) value = passo_json_tree_get_value (tree, node);

  return passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
}

static void
find_in_node (PassoJsonTree      *tree,
              PassoJsonNode       node,
              const char * const *patterns,
              GPtrArray          *placeholders)
{
  const PassoSpan span = passo_json_tree_get_span (tree, node);

  if (passo_json_tree_has_key (tree, node))
    find_in_span (tree, node, passo_json_tree_get_key_span (tree, node), PASSO_PLACEHOLDER_TEXT,
                  patterns, placeholders);

  switch (passo_json_tree_get_kind (tree, node))
    {
    case PASSO_JSON_STRING:
      find_in_span (tree, node, span, PASSO_PLACEHOLDER_TEXT, patterns, placeholders);
      break;

    case PASSO_JSON_PLACEHOLDER:
      find_in_span (tree, node, span, PASSO_PLACEHOLDER_BARE, patterns, placeholders);
      break;

    case PASSO_JSON_OBJECT:
      if (passo_placeholder_is_function (tree, node))
        take_placeholder (placeholders, dup_function_name (tree, node),
                          PASSO_PLACEHOLDER_FUNCTION, span.start, span.end, node);
      break;

    default:
      break;
    }
}

/**
 * passo_placeholder_list:
 * @tree: a tree
 * @patterns: (nullable) (array zero-terminated=1): spellings beside `${Name}`, each an example
 *   with the word `name`
 *
 * Finds all placeholders: `${Name}` in strings, names of members and bare, the patterns, and
 * objects such as `{"Ref": …}`, inside which none is looked for.
 *
 * Returns: (transfer container) (element-type PassoPlaceholder): them, in the order of the text
 */
GPtrArray *
passo_placeholder_list (PassoJsonTree      *tree,
                        const char * const *patterns)
{
  g_autoptr (GPtrArray) placeholders = NULL;
  gsize covered = 0;
  guint n_nodes;

  g_return_val_if_fail (tree != NULL, NULL);

  placeholders = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_placeholder_free);
  n_nodes = passo_json_tree_get_n_nodes (tree);
  for (PassoJsonNode node = 0; node < n_nodes; node++)
    {
      const PassoSpan span = passo_json_tree_get_span (tree, node);

      if (span.start < covered)
        continue;

      find_in_node (tree, node, patterns, placeholders);
      if (placeholders->len > 0)
        covered = ((PassoPlaceholder *) placeholders->pdata[placeholders->len - 1])->span.end;
    }

  return g_steal_pointer (&placeholders);
}

/**
 * passo_placeholder_dup_missing:
 * @tree: a tree
 * @patterns: (nullable) (array zero-terminated=1): as for passo_placeholder_list()
 * @values: an object of names and values
 *
 * Returns: (transfer full): the names of bare placeholders for which there is no value, each once:
 *   a run cannot begin without
 */
char **
passo_placeholder_dup_missing (PassoJsonTree      *tree,
                               const char * const *patterns,
                               PassoValue          values)
{
  g_autoptr (GPtrArray) placeholders = passo_placeholder_list (tree, patterns);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < placeholders->len; i++)
    {
      const PassoPlaceholder *placeholder = g_ptr_array_index (placeholders, i);
      const gboolean known = passo_value_is_object (values)
                             && passo_value_has_member (values, placeholder->name);

      if (placeholder->form == PASSO_PLACEHOLDER_BARE && !known
          && g_hash_table_add (seen, placeholder->name))
        g_strv_builder_add (missing, placeholder->name);
    }

  return g_strv_builder_end (missing);
}

/* ------------------------------------------------------------------ filling in */

/* Where a value stands, a text that is a JSON value stands for it: templates know only texts, and
 * "30" means the number. */
static char *
dup_json (PassoValue value)
{
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) parsed = PASSO_VALUE_INIT;
  const char *text;
  gsize length;

  if (passo_value_is_string (value))
    {
      text = passo_value_get_string (value, &length);
      parsed = passo_json_parse (text, (gssize) length, PASSO_JSON_READER_DEFAULT, &error);
      if (error == NULL)
        return g_strndup (text, length);
    }

  return passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
}

/* Inside a string: the text with its escapes, without quotes. */
static char *
dup_escaped (PassoValue value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *json = NULL;
  const char *text;
  gsize length;

  if (passo_value_is_string (value))
    text = passo_value_get_string (value, &length);
  else
    text = json = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);

  passo_json_write_string (text, length, out);

  return g_strndup (out->str + 1, out->len - 2);
}

static void
fill_one (const PassoPlaceholder *placeholder,
          PassoValue              values,
          GArray                 *edits)
{
  const PassoValue value = passo_value_get_member (values, placeholder->name);
  g_autofree char *text = NULL;

  if (passo_value_is_undefined (value))
    return;

  text = placeholder->form == PASSO_PLACEHOLDER_TEXT ? dup_escaped (value) : dup_json (value);
  passo_text_edits_add (edits, placeholder->span.start,
                        placeholder->span.end - placeholder->span.start, text, -1);
}

/**
 * passo_placeholder_fill:
 * @tree: a tree
 * @patterns: (nullable) (array zero-terminated=1): as for passo_placeholder_list()
 * @values: an object of names and values, undefined for none
 * @edits: (element-type PassoTextEdit): where the edits are added, in the order of the text
 * @error: return location of a #PassoDocumentError
 *
 * Puts values in the place of placeholders; those without a value stay.
 *
 * Returns: whether @values are any
 */
gboolean
passo_placeholder_fill (PassoJsonTree       *tree,
                        const char * const  *patterns,
                        PassoValue           values,
                        GArray              *edits,
                        GError             **error)
{
  g_autoptr (GPtrArray) placeholders = NULL;

  g_return_val_if_fail (tree != NULL && edits != NULL, FALSE);

  if (passo_value_is_undefined (values))
    return TRUE;

  if (!passo_value_is_object (values))
    {
      g_set_error_literal (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_PLACEHOLDER,
                           _("The values of placeholders must be a JSON object"));
      return FALSE;
    }

  placeholders = passo_placeholder_list (tree, patterns);
  for (guint i = 0; i < placeholders->len; i++)
    fill_one (g_ptr_array_index (placeholders, i), values, edits);

  return TRUE;
}

/**
 * passo_placeholder_fill_text:
 * @tree: a tree
 * @patterns: (nullable) (array zero-terminated=1): as for passo_placeholder_list()
 * @values: an object of names and values
 * @error: return location of a #PassoDocumentError
 *
 * Like passo_placeholder_fill(), for who wants the text and not the edits.
 *
 * Returns: (transfer full) (nullable): the text with the values in it; that of @tree itself where
 *   nothing was to be filled in
 */
GBytes *
passo_placeholder_fill_text (PassoJsonTree       *tree,
                             const char * const  *patterns,
                             PassoValue           values,
                             GError             **error)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();

  if (!passo_placeholder_fill (tree, patterns, values, edits, error))
    return NULL;

  if (edits->len == 0)
    return g_bytes_ref (passo_json_tree_get_bytes (tree));

  return passo_text_edits_apply ((const PassoTextEdit *) (gpointer) edits->data, edits->len,
                                 passo_json_tree_get_bytes (tree));
}
