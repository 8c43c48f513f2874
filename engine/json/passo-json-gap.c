/* passo-json-gap.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-gap-private.h"

/* ------------------------------------------------------------------ gaps */

static gsize
skip_comment (const char *text,
              gsize       start,
              gsize       end)
{
  if (text[start] == '/' && start + 1 < end && text[start + 1] == '*')
    {
      const char *close = memmem (text + start + 2, end - start - 2, "*/", 2);

      return close != NULL ? (gsize) (close - text) + 2 : end;
    }

  while (start < end && text[start] != '\n' && text[start] != '\r')
    start++;

  return start;
}

static gboolean
ends_line (const char *text,
           gsize       offset,
           gsize       end)
{
  if (text[offset] == '\r')
    return offset + 1 >= end || text[offset + 1] != '\n';

  return text[offset] == '\n';
}

/* Looks at the bytes between two values, which are blanks, comments and at most one comma. */
static PassoJsonGap
scan (const char *text,
      gsize       start,
      gsize       end)
{
  PassoJsonGap gap = { { start, end }, FALSE, G_MAXSIZE, start, 0 };

  for (gsize i = start; i < end;)
    {
      if (text[i] == '/' || text[i] == '#')
        {
          gap.comment = TRUE;
          i = gap.last_comment = skip_comment (text, i, end);
          continue;
        }

      if (text[i] == ',' && gap.comma == G_MAXSIZE)
        gap.comma = i;
      else if (ends_line (text, i, end))
        gap.n_lines++;
      i++;
    }

  return gap;
}

/* ------------------------------------------------------------------ neighbours */

/* Where the value's key starts, or the value itself. */
gsize
_passo_json_item_start (PassoJsonTree *tree,
                        PassoJsonNode  node)
{
  if (passo_json_tree_has_key (tree, node))
    return passo_json_tree_get_key_span (tree, node).start;

  return passo_json_tree_get_span (tree, node).start;
}

PassoJsonNode
_passo_json_last_child (PassoJsonTree *tree,
                        PassoJsonNode  node)
{
  PassoJsonNode last = PASSO_JSON_NONE;

  for (PassoJsonNode child = passo_json_tree_get_first_child (tree, node);
       child != PASSO_JSON_NONE;
       child = passo_json_tree_get_next_sibling (tree, child))
    last = child;

  return last;
}

PassoJsonNode
_passo_json_get_child (PassoJsonTree *tree,
                       PassoJsonNode  parent,
                       guint          position,
                       PassoJsonNode *previous)
{
  PassoJsonNode child = passo_json_tree_get_first_child (tree, parent);

  *previous = PASSO_JSON_NONE;
  for (guint i = 0; i < position && child != PASSO_JSON_NONE; i++)
    {
      *previous = child;
      child = passo_json_tree_get_next_sibling (tree, child);
    }

  return child;
}

PassoJsonNode
_passo_json_get_previous (PassoJsonTree *tree,
                          PassoJsonNode  node)
{
  PassoJsonNode previous = PASSO_JSON_NONE;
  PassoJsonNode child;

  child = passo_json_tree_get_first_child (tree, passo_json_tree_get_parent (tree, node));
  for (; child != node; child = passo_json_tree_get_next_sibling (tree, child))
    previous = child;

  return previous;
}

static PassoJsonGap
scan_tree (PassoJsonTree *tree,
           gsize          start,
           gsize          end)
{
  return scan (passo_json_tree_get_text (tree, NULL), start, end);
}

/* The gap before @node: from @previous, or from the bracket, to its key. */
PassoJsonGap
_passo_json_gap_before (PassoJsonTree *tree,
                        PassoJsonNode  node,
                        PassoJsonNode  previous)
{
  const PassoJsonNode parent = passo_json_tree_get_parent (tree, node);
  const gsize start = previous != PASSO_JSON_NONE
                        ? passo_json_tree_get_span (tree, previous).end
                        : passo_json_tree_get_span (tree, parent).start + 1;

  return scan_tree (tree, start, _passo_json_item_start (tree, node));
}

/* The gap from @node, the last one, to the closing bracket. */
PassoJsonGap
_passo_json_gap_after (PassoJsonTree *tree,
                       PassoJsonNode  node)
{
  const PassoJsonNode parent = passo_json_tree_get_parent (tree, node);

  return scan_tree (tree, passo_json_tree_get_span (tree, node).end,
                    passo_json_tree_get_span (tree, parent).end - 1);
}

/* Where what belongs to the next value starts: the value, or the first comment that has a line of
 * its own behind the comma. */
gsize
_passo_json_gap_find_next (PassoJsonTree      *tree,
                           const PassoJsonGap *gap)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  gsize i = gap->comma + 1;

  if (!gap->comment)
    return gap->span.end;

  while (i < gap->span.end && text[i] != '\n' && text[i] != '\r')
    i = text[i] == '/' || text[i] == '#' ? skip_comment (text, i, gap->span.end) : i + 1;
  while (i < gap->span.end && g_ascii_isspace (text[i]))
    i++;

  return i;
}

/* All that is between the brackets of an empty container. */
PassoJsonGap
_passo_json_gap_inside (PassoJsonTree *tree,
                        PassoJsonNode  node)
{
  const PassoSpan span = passo_json_tree_get_span (tree, node);

  return scan_tree (tree, span.start + 1, span.end - 1);
}
