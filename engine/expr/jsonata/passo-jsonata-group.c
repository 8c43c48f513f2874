/* passo-jsonata-group.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Object constructors: those after a path group its items by key.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "json/passo-object-builder.h"

/* The items that have one key. */
typedef struct
{
  PassoValue  key;
  guint       member;   /* of the constructor, whose key it is */
  GArray     *tuples;
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  passo_value_unref (self->key);
  g_array_unref (self->tuples);
  g_free (self);
}

static guint
hash_key (gconstpointer key)
{
  gsize length;
  const char *text = passo_value_get_string (((const Group *) key)->key, &length);
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) text[i];

  return hash;
}

static gboolean
equal_key (gconstpointer a,
           gconstpointer b)
{
  return passo_value_equal (((const Group *) a)->key, ((const Group *) b)->key);
}

static gboolean
add_to_group (PassoJsonataEvaluation  *self,
              GHashTable              *index,
              GPtrArray               *groups,
              const PassoJsonataNode  *node,
              guint                    member,
              PassoValue               key,
              const PassoJsonataTuple *tuple)
{
  Group probe = { .key = key };
  Group *group;

  if (!passo_value_is_string (key))
    return passo_jsonata_fail (self, "T1003", node->position, NULL, key,
                               passo_value_undefined ());
  if (!passo_jsonata_take_text_steps (self, key))
    return FALSE;
  group = g_hash_table_lookup (index, &probe);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->key = passo_value_ref (key);
      group->member = member;
      group->tuples = g_array_new (FALSE, FALSE, sizeof (PassoJsonataTuple));
      g_ptr_array_add (groups, group);
      g_hash_table_add (index, group);
    }
  if (group->member != member)
    return passo_jsonata_fail (self, "D1009", node->position, NULL, key,
                               passo_value_undefined ());
  g_array_append_vals (group->tuples, tuple, 1);

  return passo_jsonata_take_bytes (self, sizeof *tuple);
}

static void
merge_bindings (PassoJsonataEvaluation  *self,
                PassoJsonataFrame       *into,
                const PassoJsonataFrame *from,
                const PassoJsonataFrame *base)
{
  for (const PassoJsonataFrame *frame = from; frame != NULL && frame != base; frame = frame->parent)
    for (guint i = 0; i < frame->n_bindings; i++)
      {
        PassoValue name = frame->bindings[i].name;
        const PassoValue *seen = passo_jsonata_frame_find (self, from, name);
        PassoJsonataFrame *parent = into->parent;
        const PassoValue *before;
        g_auto (PassoValue) merged = PASSO_VALUE_INIT;

        /* An inner binding of the same name hides this one. */
        if (seen != &frame->bindings[i].value)
          continue;
        into->parent = NULL;
        before = passo_jsonata_frame_find (self, into, name);
        into->parent = parent;
        merged = passo_jsonata_concatenate (before != NULL ? *before : passo_value_undefined (), *seen);
        passo_jsonata_frame_bind (self, into, name, merged);
      }
}

/* All the items of a group: one is itself, and of several arrays are what is in them. */
static PassoValue
join_items (GArray *tuples)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  PassoValue only = PASSO_VALUE_INIT;
  guint n_items = 0;

  for (guint i = 0; i < tuples->len; i++)
    {
      PassoValue item = g_array_index (tuples, PassoJsonataTuple, i).value;

      if (passo_value_is_undefined (item))
        continue;
      only = item;
      n_items++;
    }
  if (n_items < 2)
    return passo_value_ref (only);

  passo_array_builder_init (&builder, tuples->len);
  for (guint i = 0; i < tuples->len; i++)
    passo_jsonata_collect (&builder, g_array_index (tuples, PassoJsonataTuple, i).value);

  return passo_array_builder_finish (&builder);
}

/* The value of a group: its expression over all the items, with what they bound taken together. */
static gboolean
evaluate_group (PassoJsonataEvaluation *self,
                const PassoJsonataNode *node,
                const Group            *group,
                PassoJsonataFrame      *base,
                PassoValue             *out)
{
  const PassoJsonataNode *member = g_ptr_array_index (node->items, group->member + 1);
  PassoJsonataFrame *frame = passo_jsonata_frame_enter (self, base);
  g_auto (PassoValue) data = join_items (group->tuples);
  gboolean success;

  for (guint i = 0; i < group->tuples->len; i++)
    merge_bindings (self, frame, g_array_index (group->tuples, PassoJsonataTuple, i).frame, base);
  success = passo_jsonata_evaluate_node (self, member, data, frame, out);
  passo_jsonata_frame_leave (self, frame);

  return success;
}

static gboolean
collect_groups (PassoJsonataEvaluation *self,
                const PassoJsonataNode *node,
                GArray                 *tuples,
                GHashTable             *index,
                GPtrArray              *groups)
{
  for (guint i = 0; i < tuples->len; i++)
    for (guint j = 0; j + 1 < node->items->len; j += 2)
      {
        const PassoJsonataTuple *tuple = &g_array_index (tuples, PassoJsonataTuple, i);
        const PassoJsonataNode *key_node = g_ptr_array_index (node->items, j);
        g_auto (PassoValue) key = PASSO_VALUE_INIT;

        if (!passo_jsonata_evaluate_node (self, key_node, tuple->value, tuple->frame, &key))
          return FALSE;
        if (!passo_value_is_undefined (key) &&
            !add_to_group (self, index, groups, node, j, key, tuple))
          return FALSE;
      }

  return TRUE;
}

gboolean
passo_jsonata_group_tuples (PassoJsonataEvaluation *self,
                            const PassoJsonataNode *node,
                            GArray                 *tuples,
                            PassoJsonataFrame      *frame,
                            PassoValue             *out)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) index = g_hash_table_new (hash_key, equal_key);
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 0);
  if (!collect_groups (self, node, tuples, index, groups))
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      PassoValue value = PASSO_VALUE_INIT;

      if (!evaluate_group (self, node, group, frame, &value))
        return FALSE;
      passo_object_builder_take_by_key (&builder, group->key, value);
    }
  *out = passo_object_builder_finish (&builder);

  return passo_jsonata_take_bytes (self, 64 + 32 * groups->len);
}

static
PASSO_JSONATA_EVALUATOR (group_items)
{
  g_autoptr (GArray) tuples = g_array_new (FALSE, FALSE, sizeof (PassoJsonataTuple));
  guint size = passo_value_is_array (input) ? passo_value_get_size (input) : 0;
  PassoJsonataTuple tuple = { passo_value_undefined (), frame };

  for (guint i = 0; i < size; i++)
    {
      tuple.value = passo_value_get_element (input, i);
      g_array_append_val (tuples, tuple);
    }
  if (size == 0)
    {
      tuple.value = passo_value_is_array (input) ? passo_value_undefined () : input;
      g_array_append_val (tuples, tuple);
    }

  return passo_jsonata_group_tuples (self, node, tuples, frame, out);
}

/* One item and names that are constant and different: each member stands by itself. */
static
PASSO_JSONATA_EVALUATOR (build_object)
{
  gboolean binds = self->expression->binds || self->expressions != NULL;
  guint n = node->items->len / 2;
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, n);
  for (guint i = 0; i < n; i++)
    {
      const PassoJsonataNode *key = g_ptr_array_index (node->items, 2 * i);
      const PassoJsonataNode *member = g_ptr_array_index (node->items, 2 * i + 1);
      PassoJsonataFrame *inner = binds ? passo_jsonata_frame_enter (self, frame) : frame;
      PassoValue value = PASSO_VALUE_INIT;
      gboolean success = passo_jsonata_evaluate_node (self, member, input, inner, &value);

      if (binds)
        passo_jsonata_frame_leave (self, inner);
      passo_object_builder_take_by_key (&builder, key->value, value);
      if (!success)
        return FALSE;
    }
  *out = passo_object_builder_finish (&builder);

  return passo_jsonata_take_bytes (self, 64 + 32 * n);
}

/* The constructor over a value: each element of an array, or nothing at all, is an item. */
PASSO_JSONATA_EVALUATOR (passo_jsonata_group)
{
  if (node->constant && passo_value_get_size (input) < 2 && passo_value_is_array (input))
    return build_object (self, node, passo_value_get_element (input, 0), frame, out);
  if (node->constant && !passo_value_is_array (input))
    return build_object (self, node, input, frame, out);

  return group_items (self, node, input, frame, out);
}
