/* passo-json-tree.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * PassoJsonTree:
 *
 * What a definition is to the rest of the program: a table of spans over its bytes, in the order
 * of the text, one entry a value. The text stays the truth: blanks, comments, spellings of
 * numbers and strings, and equal keys are all where they were, because nothing was taken out of
 * the text. Any bytes have a tree; what is wrong with them is in the list of errors.
 *
 * A tree never changes, so threads may share it.
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-lexer.h"
#include "json/passo-json-tree-private.h"

G_DEFINE_BOXED_TYPE (PassoJsonTree, passo_json_tree, passo_json_tree_ref, passo_json_tree_unref)

static inline const PassoJsonEntry *
get_entry (const PassoJsonTree *self,
           PassoJsonNode        node)
{
  return &self->entries[node];
}

#define RETURN_IF_NO_NODE(self, node, value)                                                     \
  g_return_val_if_fail ((self) != NULL, value);                                                  \
  g_return_val_if_fail ((node) < (self)->n_entries, value)

static void
clear_problem (gpointer data)
{
  PassoJsonProblem *problem = data;

  g_free (problem->message);
}

/**
 * passo_json_tree_new:
 * @text: any bytes
 *
 * Returns: (transfer full): their tree
 */
PassoJsonTree *
passo_json_tree_new (GBytes *text)
{
  return passo_json_tree_new_full (text, NULL);
}

/**
 * passo_json_tree_new_full:
 * @text: any bytes
 * @patterns: (nullable) (array zero-terminated=1): spellings of placeholders that may stand bare
 *   beside `${Name}`, each an example with the word `name`, such as `{{name}}`
 *
 * Returns: (transfer full): their tree
 */
PassoJsonTree *
passo_json_tree_new_full (GBytes             *text,
                          const char * const *patterns)
{
  PassoJsonTree *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PassoJsonTree, 1);
  g_atomic_ref_count_init (&self->refcount);
  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &self->length);
  self->root = PASSO_JSON_NONE;
  self->problems = g_array_new (FALSE, FALSE, sizeof (PassoJsonProblem));
  g_array_set_clear_func (self->problems, clear_problem);
  _passo_json_tree_parse (self, patterns);

  return self;
}

/**
 * passo_json_tree_ref:
 * @self: a tree
 *
 * Returns: (transfer full): @self
 */
PassoJsonTree *
passo_json_tree_ref (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refcount);
  return self;
}

/**
 * passo_json_tree_unref:
 * @self: (transfer full): a tree
 */
void
passo_json_tree_unref (PassoJsonTree *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refcount))
    return;

  g_array_unref (self->problems);
  g_free (self->entries);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * passo_json_tree_get_text:
 * @self: a tree
 * @length: (out) (optional): how many bytes
 *
 * Returns: (transfer none): the text; not closed by a zero
 */
const char *
passo_json_tree_get_text (PassoJsonTree *self,
                          gsize         *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;

  return self->text != NULL ? self->text : "";
}

/**
 * passo_json_tree_get_bytes:
 * @self: a tree
 *
 * Returns: (transfer none): the text
 */
GBytes *
passo_json_tree_get_bytes (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * passo_json_tree_get_root:
 * @self: a tree
 *
 * Returns: the outermost value, or %PASSO_JSON_NONE
 */
PassoJsonNode
passo_json_tree_get_root (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  return self->root;
}

/**
 * passo_json_tree_get_n_nodes:
 * @self: a tree
 *
 * Returns: how many nodes there are; they are numbered from 0 in the order of the text
 */
guint
passo_json_tree_get_n_nodes (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_entries;
}

/**
 * passo_json_tree_get_kind:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: what it is
 */
PassoJsonKind
passo_json_tree_get_kind (PassoJsonTree *self,
                          PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, PASSO_JSON_DAMAGED);

  return get_entry (self, node)->kind;
}

/**
 * passo_json_tree_get_span:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: its bytes, without the key
 */
PassoSpan
passo_json_tree_get_span (PassoJsonTree *self,
                          PassoJsonNode  node)
{
  PassoSpan span = { 0, 0 };

  RETURN_IF_NO_NODE (self, node, span);

  span.start = get_entry (self, node)->start;
  span.end = get_entry (self, node)->end;

  return span;
}

/**
 * passo_json_tree_get_parent:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: the container it is in, or %PASSO_JSON_NONE
 */
PassoJsonNode
passo_json_tree_get_parent (PassoJsonTree *self,
                            PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, PASSO_JSON_NONE);

  return get_entry (self, node)->parent;
}

/**
 * passo_json_tree_get_first_child:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: the first value in it, or %PASSO_JSON_NONE
 */
PassoJsonNode
passo_json_tree_get_first_child (PassoJsonTree *self,
                                 PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, PASSO_JSON_NONE);

  return get_entry (self, node)->n_children > 0 ? node + 1 : PASSO_JSON_NONE;
}

/**
 * passo_json_tree_get_next_sibling:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: the next value in the same container, or %PASSO_JSON_NONE
 */
PassoJsonNode
passo_json_tree_get_next_sibling (PassoJsonTree *self,
                                  PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, PASSO_JSON_NONE);

  return get_entry (self, node)->next;
}

/**
 * passo_json_tree_get_n_children:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: how many members or elements it has, equal keys counted each
 */
guint
passo_json_tree_get_n_children (PassoJsonTree *self,
                                PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, 0);

  return get_entry (self, node)->n_children;
}

/**
 * passo_json_tree_has_key:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: whether it is a member of an object, with a name
 */
gboolean
passo_json_tree_has_key (PassoJsonTree *self,
                         PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, FALSE);

  return get_entry (self, node)->key_start != PASSO_JSON_NONE;
}

/**
 * passo_json_tree_get_key_span:
 * @self: a tree
 * @node: a node with a key
 *
 * Returns: the bytes of the key, quotes included
 */
PassoSpan
passo_json_tree_get_key_span (PassoJsonTree *self,
                              PassoJsonNode  node)
{
  const PassoJsonEntry *entry;
  PassoSpan span = { 0, 0 };

  RETURN_IF_NO_NODE (self, node, span);
  entry = get_entry (self, node);
  g_return_val_if_fail (entry->key_start != PASSO_JSON_NONE, span);

  /* The value is a border: in a damaged text the key could seem to go on into it. */
  span.start = entry->key_start;
  span.end = passo_json_lexer_key_end (self->text, entry->start, entry->key_start);

  return span;
}

static char *
decode_key (const PassoJsonTree  *self,
            const PassoJsonEntry *entry,
            gsize                *length)
{
  const gsize end = passo_json_lexer_key_end (self->text, entry->start, entry->key_start);

  return passo_json_lexer_decode (self->text + entry->key_start, end - entry->key_start, length);
}

/**
 * passo_json_tree_dup_key:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full) (nullable): the name it has in its object
 */
char *
passo_json_tree_dup_key (PassoJsonTree *self,
                         PassoJsonNode  node)
{
  RETURN_IF_NO_NODE (self, node, NULL);

  if (get_entry (self, node)->key_start == PASSO_JSON_NONE)
    return NULL;

  return decode_key (self, get_entry (self, node), NULL);
}

/* Compares without decoding; an escape makes the answer open. */
static gboolean
raw_key_equals (const char *key,
                gsize       length,
                const char *name,
                gsize       name_length,
                gboolean   *escaped)
{
  const gsize quote = key[0] == '"' || key[0] == '\'' ? 1 : 0;

  *escaped = FALSE;
  for (gsize i = 0; i < name_length; i++)
    {
      if (i + quote >= length)
        return FALSE;
      *escaped = quote != 0 && key[i + quote] == '\\';
      if (*escaped || key[i + quote] != name[i])
        return FALSE;
    }

  if (quote == 0 || name_length + quote >= length)
    {
      *escaped = TRUE;
      return FALSE;
    }

  *escaped = key[name_length + quote] == '\\';
  return key[name_length + quote] == key[0];
}

static gboolean
entry_key_equals (const PassoJsonTree  *self,
                  const PassoJsonEntry *entry,
                  const char           *name,
                  gsize                 name_length)
{
  g_autofree char *key = NULL;
  gboolean escaped;
  gsize length;

  if (entry->key_start == PASSO_JSON_NONE)
    return FALSE;

  if (raw_key_equals (self->text + entry->key_start, entry->start - entry->key_start, name,
                      name_length, &escaped))
    return TRUE;
  if (!escaped)
    return FALSE;

  key = decode_key (self, entry, &length);
  return length == name_length && memcmp (key, name, length) == 0;
}

/**
 * passo_json_tree_key_equals:
 * @self: a tree
 * @node: one of its nodes
 * @name: a name
 *
 * Returns: whether @node has this name in its object, however it is spelled
 */
gboolean
passo_json_tree_key_equals (PassoJsonTree *self,
                            PassoJsonNode  node,
                            const char    *name)
{
  RETURN_IF_NO_NODE (self, node, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return entry_key_equals (self, get_entry (self, node), name, strlen (name));
}

/**
 * passo_json_tree_lookup:
 * @self: a tree
 * @object: one of its nodes
 * @name: a name
 *
 * Returns: the member of that name, the last of equal ones, or %PASSO_JSON_NONE
 */
PassoJsonNode
passo_json_tree_lookup (PassoJsonTree *self,
                        PassoJsonNode  object,
                        const char    *name)
{
  PassoJsonNode found = PASSO_JSON_NONE;
  gsize length;

  RETURN_IF_NO_NODE (self, object, PASSO_JSON_NONE);
  g_return_val_if_fail (name != NULL, PASSO_JSON_NONE);

  if (get_entry (self, object)->kind != PASSO_JSON_OBJECT)
    return PASSO_JSON_NONE;

  length = strlen (name);
  for (PassoJsonNode child = passo_json_tree_get_first_child (self, object);
       child != PASSO_JSON_NONE;
       child = get_entry (self, child)->next)
    if (entry_key_equals (self, get_entry (self, child), name, length))
      found = child;

  return found;
}

/**
 * passo_json_tree_find_at_offset:
 * @self: a tree
 * @offset: a place in the text
 *
 * Returns: the innermost value there; a key belongs to its value. %PASSO_JSON_NONE outside the
 *   root
 */
PassoJsonNode
passo_json_tree_find_at_offset (PassoJsonTree *self,
                                gsize          offset)
{
  guint32 low = 0, high;
  PassoJsonNode node;

  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  for (high = self->n_entries; low < high;)
    {
      const guint32 middle = low + (high - low) / 2;

      if (get_entry (self, middle)->start <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == 0)
    return PASSO_JSON_NONE;

  if (low < self->n_entries && get_entry (self, low)->key_start <= offset)
    {
      const PassoSpan key = passo_json_tree_get_key_span (self, low);

      if (offset < key.end)
        return low;
    }

  for (node = low - 1; node != PASSO_JSON_NONE; node = get_entry (self, node)->parent)
    if (offset < get_entry (self, node)->end)
      break;

  return node;
}

/**
 * passo_json_tree_get_n_errors:
 * @self: a tree
 *
 * Returns: how many problems are listed; a text with very many does not list all
 */
guint
passo_json_tree_get_n_errors (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->problems->len;
}

/**
 * passo_json_tree_get_error:
 * @self: a tree
 * @index: which
 *
 * Returns: (transfer none): one of the problems, in the order they were met
 */
const PassoJsonProblem *
passo_json_tree_get_error (PassoJsonTree *self,
                           guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->problems->len, NULL);

  return &g_array_index (self->problems, PassoJsonProblem, index);
}

/**
 * passo_json_tree_is_valid:
 * @self: a tree
 *
 * Returns: whether the text is strict JSON, but for bare placeholders
 */
gboolean
passo_json_tree_is_valid (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->problems->len == 0;
}

/**
 * passo_json_tree_is_damaged:
 * @self: a tree
 *
 * Returns: whether the structure had to be guessed, so that no edit is exact
 */
gboolean
passo_json_tree_is_damaged (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->damaged;
}

/**
 * passo_json_tree_is_usable:
 * @self: a tree
 *
 * Returns: whether it is an object whose structure is certain: comments, trailing commas and
 *   other oddities inside do not matter
 */
gboolean
passo_json_tree_is_usable (PassoJsonTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->damaged && self->root != PASSO_JSON_NONE
         && get_entry (self, self->root)->kind == PASSO_JSON_OBJECT;
}
