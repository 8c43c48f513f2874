/* passo-json-style.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-gap-private.h"
#include "json/passo-json-style-private.h"

/* How far the style of arrays is searched: neighbours only. */
#define MAX_NEIGHBOURS 512

static inline gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

/* ------------------------------------------------------------------ places */

static gsize
find_line_start (PassoJsonTree *tree,
                 gsize          offset)
{
  const char *text = passo_json_tree_get_text (tree, NULL);

  while (offset > 0 && !is_line_end (text[offset - 1]))
    offset--;

  return offset == 0 && strncmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : offset;
}

static gboolean
begins_line (PassoJsonTree *tree,
             gsize          offset)
{
  const char *text = passo_json_tree_get_text (tree, NULL);

  while (offset > 0 && is_space (text[offset - 1]))
    offset--;

  return offset > 0 && is_line_end (text[offset - 1]);
}

/* The blanks that the line of @offset starts with. */
char *
_passo_json_dup_line_indent (PassoJsonTree *tree,
                             gsize          offset)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  const gsize start = find_line_start (tree, offset);
  gsize end = start;

  while (end < offset && is_space (text[end]))
    end++;

  return g_strndup (text + start, end - start);
}

/* ------------------------------------------------------------------ style */

static const char *
line_end_at (const char *text,
             gsize       offset,
             gsize       length)
{
  if (text[offset] == '\n')
    return offset > 0 && text[offset - 1] == '\r' ? "\r\n" : "\n";

  return offset + 1 < length && text[offset + 1] == '\n' ? "\r\n" : "\r";
}

static const char *
find_line_end (PassoJsonTree *tree,
               gsize          offset)
{
  gsize length;
  const char *text = passo_json_tree_get_text (tree, &length);

  for (gsize i = offset; i > 0; i--)
    if (is_line_end (text[i - 1]))
      return line_end_at (text, i - 1, length);

  for (gsize i = offset; i < length; i++)
    if (is_line_end (text[i]))
      return line_end_at (text, i, length);

  return "\n";
}

/* What stands between name and value, if it is on one line and without comments. */
static char *
dup_colon (PassoJsonTree *tree,
           PassoJsonNode  node)
{
  const char *text = passo_json_tree_get_text (tree, NULL);
  PassoSpan key, value;

  if (node == PASSO_JSON_NONE || !passo_json_tree_has_key (tree, node))
    return NULL;

  key = passo_json_tree_get_key_span (tree, node);
  value = passo_json_tree_get_span (tree, node);
  for (gsize i = key.end; i < value.start; i++)
    if (text[i] != ':' && !is_space (text[i]))
      return NULL;

  return key.end < value.start ? g_strndup (text + key.end, value.start - key.end) : NULL;
}

static char *
find_colon (PassoJsonTree *tree,
            PassoJsonNode  container)
{
  PassoJsonNode node = container;
  char *colon = dup_colon (tree, _passo_json_last_child (tree, container));

  while (colon == NULL && node != PASSO_JSON_NONE)
    {
      colon = dup_colon (tree, passo_json_tree_get_first_child (tree, node));
      if (colon == NULL)
        colon = dup_colon (tree, node);
      node = passo_json_tree_get_parent (tree, node);
    }

  return colon != NULL ? colon : g_strdup (": ");
}

/* One step of indentation: how far the first value of @container stands in, or NULL. */
static char *
dup_unit (PassoJsonTree *tree,
          PassoJsonNode  container)
{
  const PassoJsonNode child = passo_json_tree_get_first_child (tree, container);
  g_autofree char *outer = NULL, *inner = NULL;
  gsize start;

  if (child == PASSO_JSON_NONE)
    return NULL;

  start = _passo_json_item_start (tree, child);
  if (!begins_line (tree, start))
    return NULL;

  outer = _passo_json_dup_line_indent (tree, passo_json_tree_get_span (tree, container).start);
  inner = _passo_json_dup_line_indent (tree, start);

  return g_str_has_prefix (inner, outer) ? g_strdup (inner + strlen (outer)) : NULL;
}

static char *
find_unit (PassoJsonTree *tree,
           PassoJsonNode  container)
{
  char *unit = NULL;

  for (PassoJsonNode node = container; unit == NULL && node != PASSO_JSON_NONE;
       node = passo_json_tree_get_parent (tree, node))
    unit = dup_unit (tree, node);

  return unit != NULL ? unit : g_strdup ("  ");
}

/* Whether the first value in @node starts a line. */
static gboolean
has_lines (PassoJsonTree *tree,
           PassoJsonNode  node)
{
  const PassoJsonNode child = passo_json_tree_get_first_child (tree, node);

  return begins_line (tree, _passo_json_item_start (tree, child));
}

/* Whether values in @container are on lines of their own, or would be if there were any. */
static gboolean
is_in_lines (PassoJsonTree *tree,
             PassoJsonNode  container)
{
  if (passo_json_tree_get_n_children (tree, container) > 0)
    return has_lines (tree, container);

  return passo_json_tree_get_parent (tree, container) == PASSO_JSON_NONE
         || begins_line (tree, _passo_json_item_start (tree, container));
}

/* The last value in @container that has values of its own and is of @kind. */
static PassoJsonNode
find_peer (PassoJsonTree *tree,
           PassoJsonNode  container,
           PassoJsonKind  kind)
{
  PassoJsonNode peer = PASSO_JSON_NONE;

  for (PassoJsonNode child = passo_json_tree_get_first_child (tree, container);
       child != PASSO_JSON_NONE;
       child = passo_json_tree_get_next_sibling (tree, child))
    if (passo_json_tree_get_kind (tree, child) == kind
        && passo_json_tree_get_n_children (tree, child) > 0)
      peer = child;

  return peer;
}

static gboolean
is_full_array (PassoJsonTree *tree,
               PassoJsonNode  node)
{
  PassoJsonNode child;

  if (passo_json_tree_get_kind (tree, node) != PASSO_JSON_ARRAY)
    return FALSE;

  child = passo_json_tree_get_first_child (tree, node);

  return child != PASSO_JSON_NONE && passo_json_tree_get_n_children (tree, child) == 0;
}

/* Whether the next array of plain values, before or behind, has them on lines of their own. */
static gboolean
find_array_lines (PassoJsonTree *tree,
                  PassoJsonNode  container,
                  gboolean       otherwise)
{
  const guint n_nodes = passo_json_tree_get_n_nodes (tree);

  for (guint i = 1; i < MAX_NEIGHBOURS; i++)
    {
      if (i <= container && is_full_array (tree, container - i))
        return has_lines (tree, container - i);
      if (container + i < n_nodes && is_full_array (tree, container + i))
        return has_lines (tree, container + i);
    }

  return otherwise;
}

/* Finds the style of values that are put into @container. */
void
_passo_json_style_init (PassoJsonStyle *self,
                        PassoJsonTree  *tree,
                        PassoJsonNode   container)
{
  const PassoJsonNode peer = find_peer (tree, container, PASSO_JSON_OBJECT);
  const gboolean lines = is_in_lines (tree, container);

  self->eol = find_line_end (tree, passo_json_tree_get_span (tree, container).start);
  self->unit = find_unit (tree, container);
  self->colon = find_colon (tree, container);
  self->comma = g_str_has_suffix (self->colon, ":") ? "," : ", ";
  self->lines = peer != PASSO_JSON_NONE ? has_lines (tree, peer) : lines;
  self->array_lines = lines && find_array_lines (tree, container, lines);
}

void
_passo_json_style_clear (PassoJsonStyle *self)
{
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->colon, g_free);
}

/* ------------------------------------------------------------------ laying out */

typedef struct
{
  const PassoJsonStyle *style;
  PassoJsonTree        *tree;
  GString              *out;
  GString              *indent;
} Layout;

static void lay_out_node (Layout        *self,
                          PassoJsonNode  node,
                          gboolean       lines);

static void
append_span (Layout    *self,
             PassoSpan  span)
{
  g_string_append_len (self->out, passo_json_tree_get_text (self->tree, NULL) + span.start,
                       (gssize) (span.end - span.start));
}

static void
break_line (Layout *self)
{
  g_string_append (self->out, self->style->eol);
  g_string_append_len (self->out, self->indent->str, (gssize) self->indent->len);
}

static void
lay_out_item (Layout        *self,
              PassoJsonNode  node,
              gboolean       lines)
{
  if (passo_json_tree_has_key (self->tree, node))
    {
      append_span (self, passo_json_tree_get_key_span (self->tree, node));
      g_string_append (self->out, self->style->colon);
    }

  lay_out_node (self, node, lines);
}

static void
lay_out_children (Layout        *self,
                  PassoJsonNode  node,
                  gboolean       lines)
{
  const gsize outer = self->indent->len;
  const PassoJsonNode first = passo_json_tree_get_first_child (self->tree, node);

  g_string_append (self->indent, self->style->unit);
  for (PassoJsonNode child = first; child != PASSO_JSON_NONE;
       child = passo_json_tree_get_next_sibling (self->tree, child))
    {
      if (child != first)
        g_string_append (self->out, lines ? "," : self->style->comma);
      if (lines)
        break_line (self);
      lay_out_item (self, child, lines);
    }

  g_string_truncate (self->indent, outer);
  if (lines && first != PASSO_JSON_NONE)
    break_line (self);
}

/* As deep as a tree goes, which is not deep. @lines: whether what is around stands in lines. */
static void
lay_out_node (Layout        *self,
              PassoJsonNode  node,
              gboolean       lines)
{
  const PassoJsonKind kind = passo_json_tree_get_kind (self->tree, node);
  const gboolean object = kind == PASSO_JSON_OBJECT;
  const gboolean plain = is_full_array (self->tree, node);

  if (!object && kind != PASSO_JSON_ARRAY)
    {
      append_span (self, passo_json_tree_get_span (self->tree, node));
      return;
    }

  g_string_append_c (self->out, object ? '{' : '[');
  lay_out_children (self, node, lines && (!plain || self->style->array_lines));
  g_string_append_c (self->out, object ? '}' : ']');
}

/* Lays @value out for a line that starts with @indent. Spellings of strings and numbers stay. */
char *
_passo_json_style_lay_out (const PassoJsonStyle *self,
                           PassoJsonTree        *value,
                           const char           *indent)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) inner = g_string_new (indent);
  Layout layout = { self, value, out, inner };

  lay_out_node (&layout, passo_json_tree_get_root (value), self->lines);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
