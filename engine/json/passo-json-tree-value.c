/* passo-json-tree-value.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-lexer.h"
#include "json/passo-json-pointer.h"
#include "json/passo-json-reader.h"
#include "json/passo-object-builder.h"
#include "json/passo-json-tree-private.h"

/* From the text of a tree to what it means: pointers, strings and values. */

/* ------------------------------------------------------------------ pointers */

static PassoJsonNode
resolve_part (PassoJsonTree *self,
              PassoJsonNode  node,
              const char    *part)
{
  const PassoJsonKind kind = passo_json_tree_get_kind (self, node);
  guint index;

  if (kind == PASSO_JSON_OBJECT)
    return passo_json_tree_lookup (self, node, part);

  if (kind != PASSO_JSON_ARRAY || !passo_json_pointer_parse_index (part, &index)
      || index >= passo_json_tree_get_n_children (self, node))
    return PASSO_JSON_NONE;

  node = passo_json_tree_get_first_child (self, node);
  while (index-- > 0)
    node = passo_json_tree_get_next_sibling (self, node);

  return node;
}

/**
 * passo_json_tree_resolve:
 * @self: a tree
 * @pointer: a JSON pointer (RFC 6901)
 *
 * Returns: the value there, the last of equal names, or %PASSO_JSON_NONE
 */
PassoJsonNode
passo_json_tree_resolve (PassoJsonTree *self,
                         const char    *pointer)
{
  g_auto (GStrv) parts = NULL;
  PassoJsonNode node;

  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);
  g_return_val_if_fail (pointer != NULL, PASSO_JSON_NONE);

  parts = passo_json_pointer_split (pointer, NULL);
  if (parts == NULL)
    return PASSO_JSON_NONE;

  node = passo_json_tree_get_root (self);
  for (guint i = 0; parts[i] != NULL && node != PASSO_JSON_NONE; i++)
    node = resolve_part (self, node, parts[i]);

  return node;
}

static guint
get_index (PassoJsonTree *self,
           PassoJsonNode  node)
{
  PassoJsonNode child;
  guint index = 0;

  child = passo_json_tree_get_first_child (self, passo_json_tree_get_parent (self, node));
  for (; child != node; child = passo_json_tree_get_next_sibling (self, child))
    index++;

  return index;
}

static PassoJsonKind
get_parent_kind (PassoJsonTree *self,
                 PassoJsonNode  node)
{
  return self->entries[self->entries[node].parent].kind;
}

/**
 * passo_json_tree_dup_pointer:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full): the JSON pointer to it; of equal names the last is what it finds
 */
char *
passo_json_tree_dup_pointer (PassoJsonTree *self,
                             PassoJsonNode  node)
{
  g_autoptr (GString) out = g_string_new (NULL);
  PassoJsonNode path[PASSO_JSON_TREE_MAX_DEPTH + 1];
  guint depth = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->n_entries, NULL);

  for (; self->entries[node].parent != PASSO_JSON_NONE; node = self->entries[node].parent)
    path[depth++] = node;

  while (depth-- > 0)
    {
      g_autofree char *key = passo_json_tree_dup_key (self, path[depth]);

      if (key != NULL || get_parent_kind (self, path[depth]) == PASSO_JSON_OBJECT)
        passo_json_pointer_append (out, key != NULL ? key : "", -1);
      else
        passo_json_pointer_append_index (out, get_index (self, path[depth]));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ------------------------------------------------------------------ values */

/**
 * passo_json_tree_dup_string:
 * @self: a tree
 * @node: one of its nodes
 * @length: (out) (optional): length of the result, which may hold U+0000
 *
 * Returns: (transfer full) (nullable): what a string means, and a bare placeholder as it stands;
 *   %NULL for other kinds
 */
char *
passo_json_tree_dup_string (PassoJsonTree *self,
                            PassoJsonNode  node,
                            gsize         *length)
{
  const PassoJsonEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->n_entries, NULL);

  entry = &self->entries[node];
  if (entry->kind != PASSO_JSON_STRING && entry->kind != PASSO_JSON_PLACEHOLDER)
    return NULL;

  return passo_json_lexer_decode (self->text + entry->start, entry->end - entry->start, length);
}

static PassoValue get_value (PassoJsonTree *self,
                             PassoJsonNode  node);

static PassoValue
get_array (PassoJsonTree *self,
           PassoJsonNode  node)
{
  PassoArrayBuilder builder;

  passo_array_builder_init (&builder, self->entries[node].n_children);
  for (node = passo_json_tree_get_first_child (self, node);
       node != PASSO_JSON_NONE;
       node = passo_json_tree_get_next_sibling (self, node))
    passo_array_builder_take (&builder, get_value (self, node));

  return passo_array_builder_finish (&builder);
}

static PassoValue
get_object (PassoJsonTree *self,
            PassoJsonNode  node)
{
  PassoObjectBuilder builder;

  passo_object_builder_init (&builder, self->entries[node].n_children);
  for (node = passo_json_tree_get_first_child (self, node);
       node != PASSO_JSON_NONE;
       node = passo_json_tree_get_next_sibling (self, node))
    {
      g_autofree char *key = passo_json_tree_dup_key (self, node);

      if (key != NULL)
        passo_object_builder_take (&builder, key, strlen (key), get_value (self, node));
    }

  return passo_object_builder_finish (&builder);
}

static PassoValue
get_string (PassoJsonTree *self,
            PassoJsonNode  node)
{
  g_autofree char *text = NULL;
  gsize length;

  text = passo_json_tree_dup_string (self, node, &length);
  return passo_value_string_len (text, length);
}

/* No deeper than %PASSO_JSON_TREE_MAX_DEPTH. What strict JSON is goes through the reader, which
 * keeps its spelling. */
static PassoValue
get_value (PassoJsonTree *self,
           PassoJsonNode  node)
{
  const PassoJsonEntry *entry = &self->entries[node];
  g_autoptr (GError) error = NULL;
  PassoValue value = PASSO_VALUE_INIT;

  if (entry->kind == PASSO_JSON_DAMAGED)
    return value;

  if (entry->kind != PASSO_JSON_PLACEHOLDER)
    {
      value = passo_json_parse (self->text + entry->start, entry->end - entry->start,
                                PASSO_JSON_READER_KEEP_SOURCE, &error);
      if (error == NULL)
        return value;
    }

  switch (entry->kind)
    {
    case PASSO_JSON_OBJECT:
      return get_object (self, node);
    case PASSO_JSON_ARRAY:
      return get_array (self, node);
    case PASSO_JSON_STRING:
    case PASSO_JSON_PLACEHOLDER:
      return get_string (self, node);
    default:
      return value;
    }
}

/**
 * passo_json_tree_get_value:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full): what it means. A bare placeholder is the string of its own text;
 *   damaged parts are undefined; of equal names the last holds.
 */
PassoValue
passo_json_tree_get_value (PassoJsonTree *self,
                           PassoJsonNode  node)
{
  PassoValue none = PASSO_VALUE_INIT;

  g_return_val_if_fail (self != NULL, none);
  g_return_val_if_fail (node < self->n_entries, none);

  return get_value (self, node);
}
