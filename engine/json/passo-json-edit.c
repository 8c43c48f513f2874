/* passo-json-edit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/passo-json-edit-private.h"
#include "json/passo-json-pointer.h"
#include "json/passo-json-writer.h"

G_DEFINE_QUARK (passo-json-edit-error-quark, passo_json_edit_error)

/* ------------------------------------------------------------------ checks */

gboolean
_passo_json_edit_check_tree (PassoJsonTree  *tree,
                             GError        **error)
{
  if (!passo_json_tree_is_damaged (tree))
    return TRUE;

  for (guint i = 0; i < passo_json_tree_get_n_errors (tree); i++)
    {
      const PassoJsonProblem *problem = passo_json_tree_get_error (tree, i);

      if (problem->code < PASSO_JSON_PROBLEM_DAMAGE)
        continue;

      /* Translators: a line, a column, and a sentence that says what is wrong there. */
      g_set_error (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_DAMAGED,
                   _("The JSON is broken at line %u, column %u: %s"), problem->line,
                   problem->column, problem->message);
      return FALSE;
    }

  g_set_error_literal (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_DAMAGED,
                       _("The JSON is broken"));
  return FALSE;
}

/* A new value must be one strict JSON value; a bare placeholder is one. Gives its tree. */
PassoJsonTree *
_passo_json_edit_read_value (const char  *json,
                             GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (PassoJsonTree) value = passo_json_tree_new (bytes);
  const PassoJsonProblem *problem;

  if (passo_json_tree_is_valid (value))
    return g_steal_pointer (&value);

  problem = passo_json_tree_get_error (value, 0);
  /* Translators: a line, a column, and a sentence that says what is wrong there. */
  g_set_error (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_VALUE,
               _("The new value is not JSON (line %u, column %u): %s"), problem->line,
               problem->column, problem->message);
  return NULL;
}

gboolean
_passo_json_edit_check_insert (PassoJsonTree  *tree,
                               PassoJsonNode   parent,
                               const char     *key,
                               GError        **error)
{
  const PassoJsonKind kind = passo_json_tree_get_kind (tree, parent);

  if (kind != (key != NULL ? PASSO_JSON_OBJECT : PASSO_JSON_ARRAY))
    {
      g_set_error_literal (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_NOT_FOUND,
                           key != NULL ? _("Only an object can have members")
                                       : _("Only an array can have elements"));
      return FALSE;
    }

  if (key == NULL || passo_json_tree_lookup (tree, parent, key) == PASSO_JSON_NONE)
    return TRUE;

  /* Translators: %s is the name of a member of an object. */
  g_set_error (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_EXISTS,
               _("There is a member “%s” already"), key);
  return FALSE;
}

char *
_passo_json_edit_dup_value (PassoJsonTree        *value,
                            const PassoJsonStyle *style,
                            const char           *indent,
                            PassoJsonEditFlags    flags)
{
  const char *text = passo_json_tree_get_text (value, NULL);
  PassoSpan span;

  if ((flags & PASSO_JSON_EDIT_REFORMAT) != 0)
    return _passo_json_style_lay_out (style, value, indent);

  span = passo_json_tree_get_span (value, passo_json_tree_get_root (value));
  return g_strndup (text + span.start, span.end - span.start);
}

/* ------------------------------------------------------------------ replace */

/* Leaves out what is the same at both ends, in whole characters. */
static void
add_difference (GArray     *edits,
                const char *old,
                gsize       length,
                gsize       offset,
                const char *text)
{
  gsize text_length = strlen (text);
  const gsize most = MIN (length, text_length);
  gsize start = 0, end = 0;

  while (start < most && old[start] == text[start])
    start++;
  if (start == length && start == text_length)
    return;
  while (start > 0 && ((guchar) text[start] & 0xc0) == 0x80)
    start--;

  while (end < most - start && old[length - end - 1] == text[text_length - end - 1])
    end++;
  while (end > 0 && ((guchar) text[text_length - end] & 0xc0) == 0x80)
    end--;

  passo_text_edits_add (edits, offset + start, length - start - end, text + start,
                        (gssize) (text_length - start - end));
}

/**
 * passo_json_edit_replace:
 * @tree: the document
 * @node: a value in it
 * @json: the new value
 * @flags: how
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Puts another value in the place of one. Its name and all around it stays.
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_replace (PassoJsonTree       *tree,
                         PassoJsonNode        node,
                         const char          *json,
                         PassoJsonEditFlags   flags,
                         GArray              *edits,
                         GError             **error)
{
  g_auto (PassoJsonStyle) style = { NULL };
  g_autoptr (PassoJsonTree) value = NULL;
  g_autofree char *indent = NULL, *text = NULL;
  PassoJsonNode parent;
  PassoSpan span;

  g_return_val_if_fail (tree != NULL && json != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (node < passo_json_tree_get_n_nodes (tree), FALSE);

  if (!_passo_json_edit_check_tree (tree, error))
    return FALSE;

  value = _passo_json_edit_read_value (json, error);
  if (value == NULL)
    return FALSE;

  parent = passo_json_tree_get_parent (tree, node);
  span = passo_json_tree_get_span (tree, node);
  _passo_json_style_init (&style, tree, parent != PASSO_JSON_NONE ? parent : node);
  indent = _passo_json_dup_line_indent (tree, _passo_json_item_start (tree, node));
  text = _passo_json_edit_dup_value (value, &style, indent, flags);
  add_difference (edits, passo_json_tree_get_text (tree, NULL) + span.start,
                  span.end - span.start, span.start, text);

  return TRUE;
}

/* ------------------------------------------------------------------ rename */

/**
 * passo_json_edit_rename_key:
 * @tree: the document
 * @node: a member of an object
 * @name: its new name
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Gives a member another name, in its place.
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_rename_key (PassoJsonTree  *tree,
                            PassoJsonNode   node,
                            const char     *name,
                            GArray         *edits,
                            GError        **error)
{
  g_autoptr (GString) text = NULL;
  PassoSpan span;

  g_return_val_if_fail (tree != NULL && name != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (node < passo_json_tree_get_n_nodes (tree), FALSE);
  g_return_val_if_fail (passo_json_tree_has_key (tree, node), FALSE);

  if (passo_json_tree_key_equals (tree, node, name))
    return TRUE;

  if (!_passo_json_edit_check_tree (tree, error)
      || !_passo_json_edit_check_insert (tree, passo_json_tree_get_parent (tree, node), name, error))
    return FALSE;

  text = g_string_new (NULL);
  passo_json_write_string (name, strlen (name), text);
  span = passo_json_tree_get_key_span (tree, node);
  _passo_json_edit_add (edits, span.start, span.end, text->str);

  return TRUE;
}

/* ------------------------------------------------------------------ by pointer */

static void
set_not_found (const char  *pointer,
               GError     **error)
{
  /* Translators: %s is a JSON pointer such as /States/Pay/Next. */
  g_set_error (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_NOT_FOUND,
               _("There is nothing at “%s”"), pointer);
}

static gboolean
check_pointer (const char  *pointer,
               GError     **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) local = NULL;

  parts = passo_json_pointer_split (pointer, &local);
  if (parts != NULL)
    return TRUE;

  g_set_error_literal (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_POINTER,
                       local->message);
  return FALSE;
}

/* The container that the last part of @pointer is in, and that part as text. */
static PassoJsonNode
resolve_parent (PassoJsonTree  *tree,
                const char     *pointer,
                char          **last,
                GError        **error)
{
  const char *slash = strrchr (pointer, '/');
  g_autofree char *outer = g_strndup (pointer, slash - pointer);
  const PassoJsonNode parent = passo_json_tree_resolve (tree, outer);
  g_auto (GStrv) parts = NULL;

  if (parent == PASSO_JSON_NONE)
    {
      set_not_found (outer, error);
      return PASSO_JSON_NONE;
    }

  parts = passo_json_pointer_split (slash, NULL);
  *last = g_strdup (parts[0]);

  return parent;
}

/* A new element can only follow the last one: `-`, or its number. */
static gboolean
is_new_index (PassoJsonTree *tree,
              PassoJsonNode  parent,
              const char    *part)
{
  guint index;

  return strcmp (part, "-") == 0
         || (passo_json_pointer_parse_index (part, &index)
             && index == passo_json_tree_get_n_children (tree, parent));
}

static gboolean
set_new (PassoJsonTree       *tree,
         const char          *pointer,
         const char          *json,
         PassoJsonEditFlags   flags,
         GArray              *edits,
         GError             **error)
{
  g_autofree char *last = NULL;
  const PassoJsonNode parent = resolve_parent (tree, pointer, &last, error);
  PassoJsonKind kind;

  if (parent == PASSO_JSON_NONE)
    return FALSE;

  kind = passo_json_tree_get_kind (tree, parent);
  if (kind == PASSO_JSON_OBJECT)
    return passo_json_edit_insert (tree, parent, PASSO_JSON_EDIT_END, last, json, flags, edits,
                                   error);

  if (kind == PASSO_JSON_ARRAY && is_new_index (tree, parent, last))
    return passo_json_edit_insert (tree, parent, PASSO_JSON_EDIT_END, NULL, json, flags, edits,
                                   error);

  set_not_found (pointer, error);
  return FALSE;
}

/**
 * passo_json_edit_set:
 * @tree: the document
 * @pointer: a JSON pointer (RFC 6901); of equal names the last is meant
 * @json: the value
 * @flags: how
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Replaces a value, or adds it if only its container is there: at the end of an object, or of an
 * array if the pointer ends with its length or with `-`.
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_set (PassoJsonTree       *tree,
                     const char          *pointer,
                     const char          *json,
                     PassoJsonEditFlags   flags,
                     GArray              *edits,
                     GError             **error)
{
  PassoJsonNode node;

  g_return_val_if_fail (tree != NULL && pointer != NULL, FALSE);
  g_return_val_if_fail (json != NULL && edits != NULL, FALSE);

  if (!_passo_json_edit_check_tree (tree, error) || !check_pointer (pointer, error))
    return FALSE;

  node = passo_json_tree_resolve (tree, pointer);
  if (node != PASSO_JSON_NONE)
    return passo_json_edit_replace (tree, node, json, flags, edits, error);

  return set_new (tree, pointer, json, flags, edits, error);
}

/**
 * passo_json_edit_unset:
 * @tree: the document
 * @pointer: a JSON pointer (RFC 6901); of equal names the last is meant
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Removes a value: see passo_json_edit_remove().
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_unset (PassoJsonTree  *tree,
                       const char     *pointer,
                       GArray         *edits,
                       GError        **error)
{
  PassoJsonNode node;

  g_return_val_if_fail (tree != NULL && pointer != NULL && edits != NULL, FALSE);

  if (!_passo_json_edit_check_tree (tree, error) || !check_pointer (pointer, error))
    return FALSE;

  node = passo_json_tree_resolve (tree, pointer);
  if (node != PASSO_JSON_NONE)
    return passo_json_edit_remove (tree, node, edits, error);

  set_not_found (pointer, error);
  return FALSE;
}
