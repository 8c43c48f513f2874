/* passo-json-edit-insert.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-edit-private.h"
#include "json/passo-json-writer.h"

static void
append_key (GString              *out,
            const char           *key,
            const PassoJsonStyle *style)
{
  passo_json_write_string (key, strlen (key), out);
  g_string_append (out, style->colon);
}

/* One member or element, without what separates it. */
static char *
dup_item_text (PassoJsonTree        *value,
               const char           *key,
               const PassoJsonStyle *style,
               const char           *indent,
               PassoJsonEditFlags    flags)
{
  g_autofree char *text = _passo_json_edit_dup_value (value, style, indent, flags);
  g_autoptr (GString) out = g_string_new (NULL);

  if (key != NULL)
    append_key (out, key, style);
  g_string_append (out, text);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_gap (PassoJsonTree      *tree,
         const PassoJsonGap *gap)
{
  return g_strndup (passo_json_tree_get_text (tree, NULL) + gap->span.start,
                    gap->span.end - gap->span.start);
}

/* What separates a new value from its neighbours: a separator as it stands nearby, else one made
 * from the place of @node, the neighbour. */
static char *
dup_separator (PassoJsonTree        *tree,
               PassoJsonNode         node,
               PassoJsonNode         previous,
               const PassoJsonStyle *style)
{
  PassoJsonGap gap = _passo_json_gap_before (tree, node, previous);
  const PassoJsonNode next = passo_json_tree_get_next_sibling (tree, node);
  g_autofree char *blanks = NULL, *indent = NULL;

  if (previous == PASSO_JSON_NONE && next != PASSO_JSON_NONE)
    {
      const PassoJsonGap second = _passo_json_gap_before (tree, next, node);

      if (!second.comment)
        return dup_gap (tree, &second);
    }

  if (previous != PASSO_JSON_NONE && !gap.comment)
    return dup_gap (tree, &gap);

  if (gap.n_lines == 0)
    return g_strdup (style->comma);

  indent = _passo_json_dup_line_indent (tree, gap.span.end);
  if (gap.comment || previous != PASSO_JSON_NONE)
    return g_strconcat (",", style->eol, indent, NULL);

  blanks = dup_gap (tree, &gap);
  return g_strconcat (",", blanks, NULL);
}

/* ------------------------------------------------------------------ insert */

static void
insert_before (PassoJsonTree        *tree,
               PassoJsonNode         node,
               PassoJsonNode         previous,
               const PassoJsonStyle *style,
               const char           *item,
               GArray               *edits)
{
  const gsize start = _passo_json_item_start (tree, node);
  g_autofree char *separator = dup_separator (tree, node, previous, style);
  g_autofree char *text = g_strconcat (item, separator, NULL);

  _passo_json_edit_add (edits, start, start, text);
}

/* A comment on the line of the last value stays there. */
static void
insert_after_comment (PassoJsonTree        *tree,
                      PassoJsonNode         last,
                      const PassoJsonGap   *tail,
                      const PassoJsonStyle *style,
                      const char           *item,
                      GArray               *edits)
{
  const gsize end = passo_json_tree_get_span (tree, last).end;
  g_autofree char *indent = NULL;
  g_autofree char *text = NULL;

  indent = _passo_json_dup_line_indent (tree, _passo_json_item_start (tree, last));
  text = tail->n_lines > 0 ? g_strconcat (style->eol, indent, item, NULL)
                           : g_strconcat (" ", item, NULL);

  _passo_json_edit_add (edits, end, end, ",");
  _passo_json_edit_add (edits, tail->last_comment, tail->last_comment, text);
}

static void
insert_last (PassoJsonTree        *tree,
             PassoJsonNode         last,
             PassoJsonNode         previous,
             const PassoJsonStyle *style,
             const char           *item,
             GArray               *edits)
{
  const PassoJsonGap tail = _passo_json_gap_after (tree, last);
  const gsize end = passo_json_tree_get_span (tree, last).end;
  g_autofree char *separator = NULL, *text = NULL;

  if (tail.comment && tail.comma == G_MAXSIZE)
    {
      insert_after_comment (tree, last, &tail, style, item, edits);
      return;
    }

  separator = dup_separator (tree, last, previous, style);
  text = g_strconcat (separator, item, NULL);
  _passo_json_edit_add (edits, end, end, text);
}

/* The first line end of @blanks, so that with it before them they have one line more. */
static const char *
get_line_end (const char *blanks)
{
  const char *first = strpbrk (blanks, "\r\n");

  if (*first == '\n')
    return "\n";

  return first[1] == '\n' ? "\r\n" : "\r";
}

/* The empty container's blanks stay, behind the new value; what is left of them when it is
 * removed is told by the number of lines: see get_left_blanks(). */
static char *
dup_only_text (PassoJsonTree        *tree,
               PassoJsonNode         parent,
               const PassoJsonGap   *gap,
               const PassoJsonStyle *style,
               const char           *item)
{
  g_autofree char *indent = NULL, *blanks = NULL;
  const gsize start = passo_json_tree_get_span (tree, parent).start;

  indent = _passo_json_dup_line_indent (tree, start);
  if (gap->comment)
    return gap->n_lines > 0 ? g_strconcat (style->eol, indent, style->unit, item, NULL)
                            : g_strconcat (" ", item, NULL);

  blanks = dup_gap (tree, gap);
  if (gap->n_lines > 0)
    {
      const char *eol = get_line_end (blanks);

      return g_strconcat (eol, indent, style->unit, item, eol, NULL);
    }

  if (*blanks != '\0')
    return g_strconcat (blanks, item, NULL);

  if (passo_json_tree_get_kind (tree, parent) == PASSO_JSON_OBJECT ? style->lines
                                                                   : style->array_lines)
    return g_strconcat (style->eol, indent, style->unit, item, style->eol, indent, NULL);

  return g_strdup (item);
}

static void
insert_only (PassoJsonTree        *tree,
             PassoJsonNode         parent,
             const PassoJsonStyle *style,
             const char           *item,
             GArray               *edits)
{
  const PassoJsonGap gap = _passo_json_gap_inside (tree, parent);
  g_autofree char *text = dup_only_text (tree, parent, &gap, style, item);

  _passo_json_edit_add (edits, gap.last_comment, gap.last_comment, text);
}

static char *
dup_item_indent (PassoJsonTree        *tree,
                 PassoJsonNode         parent,
                 const PassoJsonStyle *style)
{
  const PassoJsonNode last = _passo_json_last_child (tree, parent);
  g_autofree char *outer = NULL;

  if (last != PASSO_JSON_NONE)
    return _passo_json_dup_line_indent (tree, _passo_json_item_start (tree, last));

  outer = _passo_json_dup_line_indent (tree, passo_json_tree_get_span (tree, parent).start);

  return g_strconcat (outer, style->unit, NULL);
}

/**
 * passo_json_edit_insert:
 * @tree: the document
 * @parent: an object or array in it
 * @position: before which of its values, %PASSO_JSON_EDIT_END for the end
 * @key: (nullable): the name in an object, %NULL in an array
 * @json: the value
 * @flags: how
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Puts a new value in, with separator, indentation and line end as its neighbours have them.
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_insert (PassoJsonTree       *tree,
                        PassoJsonNode        parent,
                        guint                position,
                        const char          *key,
                        const char          *json,
                        PassoJsonEditFlags   flags,
                        GArray              *edits,
                        GError             **error)
{
  g_auto (PassoJsonStyle) style = { NULL };
  g_autoptr (PassoJsonTree) value = NULL;
  g_autofree char *indent = NULL, *item = NULL;
  PassoJsonNode next, previous;

  g_return_val_if_fail (tree != NULL && json != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (parent < passo_json_tree_get_n_nodes (tree), FALSE);

  if (!_passo_json_edit_check_tree (tree, error) || !_passo_json_edit_check_insert (tree, parent, key, error))
    return FALSE;

  value = _passo_json_edit_read_value (json, error);
  if (value == NULL)
    return FALSE;

  _passo_json_style_init (&style, tree, parent);
  indent = dup_item_indent (tree, parent, &style);
  item = dup_item_text (value, key, &style, indent, flags);

  next = _passo_json_get_child (tree, parent, position, &previous);
  if (next != PASSO_JSON_NONE)
    insert_before (tree, next, previous, &style, item, edits);
  else if (previous != PASSO_JSON_NONE)
    insert_last (tree, previous, _passo_json_get_previous (tree, previous), &style, item, edits);
  else
    insert_only (tree, parent, &style, item, edits);

  return TRUE;
}

