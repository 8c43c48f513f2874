/* passo-jsonata-transform.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * |pattern|update, delete|: values do not change, so the objects that the pattern finds in a copy
 * are noted by identity, and the copy is built anew with them changed.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "json/passo-object-builder.h"

/* What one match of an object does to it. */
typedef struct _Change
{
  PassoValue      update;
  PassoValue      removed;
  struct _Change *earlier;   /* of the same object */
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  while (self != NULL)
    {
      Change *earlier = self->earlier;

      passo_value_unref (self->update);
      passo_value_unref (self->removed);
      g_free (self);
      self = earlier;
    }
}

static gboolean
fail (PassoJsonataEvaluation *self,
      const char             *code,
      const PassoJsonataNode *node,
      PassoValue              value)
{
  return passo_jsonata_fail (self, code, node->position, NULL, value, passo_value_undefined ());
}

static gboolean
is_names (PassoValue value)
{
  if (!passo_value_is_array (value))
    return passo_value_is_string (value) || passo_value_is_undefined (value);
  for (guint i = 0; i < passo_value_get_size (value); i++)
    if (!passo_value_is_string (passo_value_get_element (value, i)))
      return FALSE;

  return TRUE;
}

static PassoValue rebuild (PassoValue  value,
                           GHashTable *changes);

/* A match as the changes before have left it. */
static gboolean
get_current (PassoJsonataEvaluation *self,
             PassoValue              match,
             GHashTable             *changes,
             PassoValue             *current)
{
  if (g_hash_table_size (changes) == 0 || !passo_value_is_object (match))
    {
      *current = passo_value_ref (match);
      return TRUE;
    }
  if (!passo_jsonata_take_weight (self, match))
    return FALSE;
  *current = rebuild (match, changes);

  return TRUE;
}

static gboolean
is_removed (const Change *change,
            PassoValue    name)
{
  if (passo_value_is_string (change->removed))
    return passo_value_equal (change->removed, name);
  for (guint i = 0; i < passo_value_get_size (change->removed); i++)
    if (passo_value_equal (passo_value_get_element (change->removed, i), name))
      return TRUE;

  return FALSE;
}

/* An object with one change made. */
static PassoValue
apply_change (PassoValue    value,
              const Change *change)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  g_auto (PassoObjectBuilder) kept = { NULL };
  g_auto (PassoValue) updated = PASSO_VALUE_INIT;

  passo_object_builder_init_from (&builder, value);
  for (guint i = 0; i < passo_value_get_size (change->update); i++)
    passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (change->update, i),
                                      passo_value_ref (passo_value_get_nth_member (change->update,
                                                                                   i, NULL,
                                                                                   NULL)));
  updated = passo_object_builder_finish (&builder);
  if (passo_value_is_undefined (change->removed))
    return passo_value_steal (&updated);

  passo_object_builder_init (&kept, passo_value_get_size (updated));
  for (guint i = 0; i < passo_value_get_size (updated); i++)
    {
      PassoValue name = passo_value_get_nth_key (updated, i);

      if (!is_removed (change, name))
        passo_object_builder_take_by_key (&kept, name,
                                          passo_value_ref (passo_value_get_nth_member (updated, i,
                                                                                       NULL,
                                                                                       NULL)));
    }

  return passo_object_builder_finish (&kept);
}

static gboolean
note_change (PassoJsonataEvaluation *self,
             PassoJsonataFunction   *function,
             PassoValue              match,
             GHashTable             *changes)
{
  const PassoJsonataNode *node = function->node;
  g_auto (PassoValue) current = PASSO_VALUE_INIT;
  Change *change;

  if (!get_current (self, match, changes, &current))
    return FALSE;
  change = g_new0 (Change, 1);
  if (passo_value_is_object (match))
    {
      gpointer earlier = NULL;

      g_hash_table_steal_extended (changes, match.as.heap, NULL, &earlier);
      change->earlier = earlier;
      g_hash_table_insert (changes, match.as.heap, change);
    }
  else
    /* What is no object cannot change; its clauses are judged all the same. */
    g_hash_table_insert (changes, change, change);
  if (!passo_jsonata_evaluate_node (self, node->right, current, function->frame, &change->update))
    return FALSE;
  if (!passo_value_is_undefined (change->update) && !passo_value_is_object (change->update))
    return fail (self, "T2011", node->right, change->update);
  if (node->other == NULL)
    return TRUE;
  /* What is removed is asked of the object that has been updated. */
  if (passo_value_is_object (current))
    passo_value_take (&current, apply_change (current, change));
  if (!passo_jsonata_evaluate_node (self, node->other, current, function->frame, &change->removed))
    return FALSE;

  return is_names (change->removed) || fail (self, "T2012", node->other, change->removed);
}

static PassoValue
rebuild_object (PassoValue  value,
                GHashTable *changes)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_auto (PassoObjectBuilder) builder = { NULL };
  PassoValue result;

  passo_object_builder_init (&builder, passo_value_get_size (value));
  for (guint i = 0; i < passo_value_get_size (value); i++)
    passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (value, i),
                                      rebuild (passo_value_get_nth_member (value, i, NULL, NULL),
                                               changes));
  result = passo_object_builder_finish (&builder);
  for (Change *change = g_hash_table_lookup (changes, value.as.heap); change != NULL;
       change = change->earlier)
    g_ptr_array_add (own, change);
  for (guint i = own->len; i > 0; i--)
    passo_value_take (&result, apply_change (result, g_ptr_array_index (own, i - 1)));

  return result;
}

static PassoValue
rebuild (PassoValue  value,
         GHashTable *changes)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (passo_value_is_object (value))
    return rebuild_object (value, changes);
  if (!passo_value_is_array (value))
    return passo_value_ref (value);
  passo_array_builder_init (&builder, passo_value_get_size (value));
  for (guint i = 0; i < passo_value_get_size (value); i++)
    {
      g_auto (PassoValue) element = rebuild (passo_value_get_element (value, i), changes);

      passo_array_builder_append_any (&builder, element);
    }

  return passo_array_builder_finish (&builder);
}

/* What a transformation works on is $clone() of its input, which an expression may bind anew. */
static gboolean
clone_input (PassoJsonataEvaluation *self,
             PassoJsonataFunction   *function,
             PassoValue              input,
             PassoValue             *out)
{
  const PassoValue *bound = passo_jsonata_frame_find (self, function->frame, function->node->value);
  g_auto (PassoJsonataArguments) arguments = { NULL };
  g_auto (PassoValue) cloned = PASSO_VALUE_INIT;

  if (bound == NULL)
    {
      *out = passo_value_copy (input);
      return TRUE;
    }
  if (!passo_jsonata_is_function (*bound))
    return fail (self, "T2013", function->node, passo_value_undefined ());
  passo_jsonata_arguments_take (&arguments, passo_value_ref (input));
  if (!passo_jsonata_invoke (self, *bound, &arguments, input, function->node->position, "clone",
                             &cloned))
    return FALSE;
  *out = passo_value_copy (cloned);

  return TRUE;
}

gboolean
passo_jsonata_transform (PassoJsonataEvaluation *self,
                         PassoJsonataFunction   *function,
                         PassoValue              input,
                         PassoValue             *out)
{
  g_autoptr (GHashTable) changes = g_hash_table_new_full (NULL, NULL, NULL, change_free);
  g_auto (PassoValue) matches = PASSO_VALUE_INIT;
  g_auto (PassoValue) copy = PASSO_VALUE_INIT;
  g_auto (PassoValue) items = PASSO_VALUE_INIT;

  if (!passo_jsonata_take_bytes (self, 2 * passo_value_get_serialized_length (input)))
    return FALSE;
  if (!clone_input (self, function, input, &copy) ||
      !passo_jsonata_evaluate_node (self, function->node->left, copy, function->frame, &matches))
    return FALSE;
  items = passo_jsonata_to_array (matches);
  for (guint i = 0; i < passo_value_get_size (items); i++)
    if (!note_change (self, function, passo_value_get_element (items, i), changes))
      return FALSE;
  *out = rebuild (copy, changes);

  return TRUE;
}
