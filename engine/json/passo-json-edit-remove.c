/* passo-json-edit-remove.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "json/passo-json-edit-private.h"

/* ------------------------------------------------------------------ remove */

static gsize
skip_line_end (const char *text,
               gsize       start,
               gsize       end)
{
  if (start + 1 < end && text[start] == '\r' && text[start + 1] == '\n')
    return start + 2;

  return start + 1;
}

/* What is left between the brackets when the only value goes: the blanks that an empty container
 * had before, as dup_only_text() put them. */
static PassoSpan
get_left_blanks (PassoJsonTree      *tree,
                 const PassoJsonGap *lead,
                 const PassoJsonGap *tail)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  const gsize lead_length = lead->span.end - lead->span.start;
  const gsize tail_length = tail->span.end - tail->span.start;
  PassoSpan left = { tail->span.end, tail->span.end };

  if (tail->comma != G_MAXSIZE)
    return left;

  if (lead->n_lines == 0 && tail->n_lines == 0 && lead_length == tail_length)
    left.start = tail->span.start;
  else if (tail->n_lines > 1)
    left.start = skip_line_end (text, tail->span.start, tail->span.end);

  return left;
}

static void
remove_only (PassoJsonTree *tree,
             PassoJsonNode  node,
             GArray        *edits)
{
  const PassoJsonGap lead = _passo_json_gap_before (tree, node, PASSO_JSON_NONE);
  const PassoJsonGap tail = _passo_json_gap_after (tree, node);
  const gsize end = passo_json_tree_get_span (tree, node).end;

  if (!lead.comment && !tail.comment)
    {
      _passo_json_edit_add (edits, lead.span.start, get_left_blanks (tree, &lead, &tail).start, NULL);
      return;
    }

  _passo_json_edit_add (edits, lead.last_comment, end, NULL);
  if (tail.comma != G_MAXSIZE)
    _passo_json_edit_add (edits, tail.comma, tail.comma + 1, NULL);
}

static void
remove_last (PassoJsonTree *tree,
             PassoJsonNode  node,
             PassoJsonNode  previous,
             GArray        *edits)
{
  const PassoJsonGap gap = _passo_json_gap_before (tree, node, previous);
  const gsize end = passo_json_tree_get_span (tree, node).end;

  if (!gap.comment)
    {
      _passo_json_edit_add (edits, gap.span.start, end, NULL);
      return;
    }

  _passo_json_edit_add (edits, gap.comma, gap.comma + 1, NULL);
  _passo_json_edit_add (edits, MAX (gap.last_comment, gap.comma + 1), end, NULL);
}

static void
remove_before (PassoJsonTree *tree,
               PassoJsonNode  node,
               PassoJsonNode  next,
               GArray        *edits)
{
  const PassoJsonGap gap = _passo_json_gap_before (tree, next, node);
  const gsize start = _passo_json_item_start (tree, node);

  _passo_json_edit_add (edits, start, _passo_json_gap_find_next (tree, &gap), NULL);
}

/**
 * passo_json_edit_remove:
 * @tree: the document
 * @node: a value in it
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Takes a value out, with its name and the comma that it no longer needs. Taking out what was
 * just put in gives the same bytes as before.
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_remove (PassoJsonTree  *tree,
                        PassoJsonNode   node,
                        GArray         *edits,
                        GError        **error)
{
  PassoJsonNode previous, next;

  g_return_val_if_fail (tree != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (node < passo_json_tree_get_n_nodes (tree), FALSE);

  if (!_passo_json_edit_check_tree (tree, error))
    return FALSE;

  if (passo_json_tree_get_parent (tree, node) == PASSO_JSON_NONE)
    {
      g_set_error_literal (error, PASSO_JSON_EDIT_ERROR, PASSO_JSON_EDIT_ERROR_REFUSED,
                           _("The whole document cannot be removed"));
      return FALSE;
    }

  previous = _passo_json_get_previous (tree, node);
  next = passo_json_tree_get_next_sibling (tree, node);
  if (next != PASSO_JSON_NONE)
    remove_before (tree, node, next, edits);
  else if (previous != PASSO_JSON_NONE)
    remove_last (tree, node, previous, edits);
  else
    remove_only (tree, node, edits);

  return TRUE;
}

/* ------------------------------------------------------------------ move */

/* @node goes behind @target, with the gap that follows it now before it. */
static void
move_down (PassoJsonTree *tree,
           PassoJsonNode  node,
           PassoJsonNode  target,
           GArray        *edits)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  const PassoJsonNode next = passo_json_tree_get_next_sibling (tree, node);
  const PassoJsonGap gap = _passo_json_gap_before (tree, next, node);
  const gsize start = _passo_json_item_start (tree, node);
  const gsize end = passo_json_tree_get_span (tree, target).end;
  g_autoptr (GString) moved = g_string_new_len (text + gap.span.start,
                                                (gssize) (gap.span.end - gap.span.start));

  g_string_append_len (moved, text + start, (gssize) (gap.span.start - start));
  _passo_json_edit_add (edits, start, gap.span.end, NULL);
  passo_text_edits_add (edits, end, 0, moved->str, (gssize) moved->len);
}

/* @node goes before @target, with the gap that precedes it now behind it. */
static void
move_up (PassoJsonTree *tree,
         PassoJsonNode  node,
         PassoJsonNode  target,
         GArray        *edits)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  const PassoJsonGap gap = _passo_json_gap_before (tree, node, _passo_json_get_previous (tree, node));
  const gsize start = _passo_json_item_start (tree, target);
  const gsize end = passo_json_tree_get_span (tree, node).end;
  g_autoptr (GString) moved = g_string_new_len (text + gap.span.end,
                                                (gssize) (end - gap.span.end));

  g_string_append_len (moved, text + gap.span.start, (gssize) (gap.span.end - gap.span.start));
  passo_text_edits_add (edits, start, 0, moved->str, (gssize) moved->len);
  _passo_json_edit_add (edits, gap.span.start, end, NULL);
}

static guint
get_position (PassoJsonTree *tree,
              PassoJsonNode  parent,
              PassoJsonNode  node)
{
  PassoJsonNode child = passo_json_tree_get_first_child (tree, parent);
  guint position = 0;

  for (; child != node; child = passo_json_tree_get_next_sibling (tree, child))
    position++;

  return position;
}

/**
 * passo_json_edit_move:
 * @tree: the document
 * @node: a value in an object or array
 * @position: which of its values it shall be, counted from 0; %PASSO_JSON_EDIT_END for the last
 * @edits: (element-type PassoTextEdit): where the edits are added
 * @error: return location of a #PassoJsonEditError
 *
 * Moves a value, byte for byte, to another place in its container. Moving it back gives the same
 * bytes as before.
 *
 * Returns: whether it can be done
 */
gboolean
passo_json_edit_move (PassoJsonTree  *tree,
                      PassoJsonNode   node,
                      guint           position,
                      GArray         *edits,
                      GError        **error)
{
  PassoJsonNode parent, target, previous;
  guint from, n_children;

  g_return_val_if_fail (tree != NULL && edits != NULL, FALSE);
  g_return_val_if_fail (node < passo_json_tree_get_n_nodes (tree), FALSE);

  parent = passo_json_tree_get_parent (tree, node);
  g_return_val_if_fail (parent != PASSO_JSON_NONE, FALSE);

  if (!_passo_json_edit_check_tree (tree, error))
    return FALSE;

  n_children = passo_json_tree_get_n_children (tree, parent);
  from = get_position (tree, parent, node);
  position = MIN (position, n_children - 1);
  target = _passo_json_get_child (tree, parent, position, &previous);
  if (position > from)
    move_down (tree, node, target, edits);
  else if (position < from)
    move_up (tree, node, target, edits);

  return TRUE;
}
