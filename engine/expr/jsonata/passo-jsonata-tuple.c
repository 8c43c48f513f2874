/* passo-jsonata-tuple.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Paths that bind variables on their way: every item goes with a frame, whose parent is the frame
 * of the item it came from.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

static void
tuple_clear (gpointer data)
{
  PassoJsonataTuple *self = data;

  passo_value_clear (&self->value);
  passo_jsonata_frame_release (self->frame);
}

static GArray *
tuples_new (void)
{
  GArray *tuples = g_array_new (FALSE, FALSE, sizeof (PassoJsonataTuple));

  g_array_set_clear_func (tuples, tuple_clear);

  return tuples;
}

static void
add (GArray            *tuples,
     PassoValue         value,
     PassoJsonataFrame *frame)
{
  PassoJsonataTuple tuple = { passo_value_ref (value), frame };

  passo_jsonata_frame_hold (frame);
  g_array_append_val (tuples, tuple);
}

static gboolean path_tuples (PassoJsonataEvaluation *self,
                             const PassoJsonataNode *path,
                             PassoValue              input,
                             PassoJsonataFrame      *frame,
                             GArray                **out);

static gboolean
block_tuples (PassoJsonataEvaluation *self,
              const PassoJsonataNode *block,
              PassoValue              input,
              PassoJsonataFrame      *frame,
              GArray                **out)
{
  PassoJsonataFrame *inner = passo_jsonata_frame_enter (self, frame);
  const PassoJsonataNode *last = g_ptr_array_index (block->items, block->items->len - 1);

  passo_jsonata_frame_keep (self, inner);
  for (guint i = 0; i + 1 < block->items->len; i++)
    {
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (!passo_jsonata_evaluate_node (self, g_ptr_array_index (block->items, i), input, inner,
                                        &value))
        return FALSE;
    }
  if (last->kind == PASSO_JSONATA_NODE_PATH)
    return path_tuples (self, last, input, inner, out);

  return block_tuples (self, last, input, inner, out);
}

/* Whether an expression in a step hands its own tuples on. */
static gboolean
gives_tuples (const PassoJsonataNode *node)
{
  const PassoJsonataNode *last;

  if (!node->tuple || node->group != NULL)
    return FALSE;
  if (node->kind == PASSO_JSONATA_NODE_PATH)
    return TRUE;
  if (node->kind != PASSO_JSONATA_NODE_BLOCK || node->items->len == 0)
    return FALSE;
  last = g_ptr_array_index (node->items, node->items->len - 1);

  return gives_tuples (last);
}

/* One value that a step gave for an item, with what the step binds. */
static gboolean
add_result (PassoJsonataEvaluation  *self,
            const PassoJsonataNode  *step,
            const PassoJsonataTuple *from,
            PassoJsonataFrame       *parent,
            PassoValue               value,
            guint                    position,
            GArray                  *out)
{
  PassoJsonataFrame *frame = passo_jsonata_frame_new_counted (self, parent);

  if (passo_value_is_string (step->focus))
    passo_jsonata_frame_bind (self, frame, step->focus, value);
  if (passo_value_is_string (step->index))
    passo_jsonata_frame_bind (self, frame, step->index, passo_value_number (position));
  if (passo_value_is_string (step->origin))
    passo_jsonata_frame_bind (self, frame, step->origin, from->value);
  add (out, passo_value_is_string (step->focus) ? from->value : value, frame);

  return passo_jsonata_take_steps (self, 1) &&
         passo_jsonata_take_bytes (self, 2 * out->len * sizeof (PassoJsonataTuple));
}

/* What a step has for a group is for it alone, and before its predicates, which are the stream's. */
static
PASSO_JSONATA_EVALUATOR (evaluate_step)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (node->group == NULL)
    return passo_jsonata_evaluate_step (self, node, input, frame, out);

  return passo_jsonata_evaluate_step (self, node, input, frame, &value) &&
         passo_jsonata_group (self, node->group, value, frame, out);
}

static gboolean
step_from_value (PassoJsonataEvaluation  *self,
                 const PassoJsonataNode  *step,
                 const PassoJsonataTuple *from,
                 GArray                  *out)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  guint size;

  if (!evaluate_step (self, step, from->value, from->frame, &value))
    return FALSE;
  if (passo_value_is_undefined (value))
    return TRUE;
  if (!passo_value_is_array (value))
    return add_result (self, step, from, from->frame, value, 0, out);
  size = passo_value_get_size (value);
  for (guint i = 0; i < size; i++)
    if (!add_result (self, step, from, from->frame, passo_value_get_element (value, i), i, out))
      return FALSE;

  return TRUE;
}

static gboolean
step_from_tuples (PassoJsonataEvaluation  *self,
                  const PassoJsonataNode  *step,
                  const PassoJsonataTuple *from,
                  GArray                  *out)
{
  g_autoptr (GArray) inner = NULL;
  gboolean success = step->kind == PASSO_JSONATA_NODE_PATH
                     ? path_tuples (self, step, from->value, from->frame, &inner)
                     : block_tuples (self, step, from->value, from->frame, &inner);

  for (guint i = 0; success && i < inner->len; i++)
    {
      const PassoJsonataTuple *tuple = &g_array_index (inner, PassoJsonataTuple, i);

      success = add_result (self, step, from, tuple->frame, tuple->value, i, out);
    }

  return success;
}

/* Predicates and positions work on the whole stream. */
static gboolean
filter_tuples (PassoJsonataEvaluation *self,
               const PassoJsonataNode *stage,
               GArray                **tuples)
{
  g_autoptr (GArray) kept = tuples_new ();

  for (guint i = 0; i < (*tuples)->len; i++)
    {
      const PassoJsonataTuple *tuple = &g_array_index (*tuples, PassoJsonataTuple, i);
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (stage->kind == PASSO_JSONATA_NODE_INDEX)
        {
          passo_jsonata_frame_bind (self, tuple->frame, stage->value, passo_value_number (i));
          continue;
        }
      if (!passo_jsonata_evaluate_node (self, stage, tuple->value, tuple->frame, &value))
        return FALSE;
      if (passo_jsonata_is_selected (value, i, (*tuples)->len))
        add (kept, tuple->value, tuple->frame);
    }
  if (stage->kind == PASSO_JSONATA_NODE_INDEX)
    return TRUE;
  g_array_unref (*tuples);
  *tuples = g_steal_pointer (&kept);

  return TRUE;
}

static gboolean
order_tuples (PassoJsonataEvaluation *self,
              const PassoJsonataNode *step,
              GArray                 *tuples)
{
  if (!passo_jsonata_order (self, step, tuples))
    return FALSE;
  if (!passo_value_is_string (step->index))
    return TRUE;
  for (guint i = 0; i < tuples->len; i++)
    {
      PassoJsonataTuple *tuple = &g_array_index (tuples, PassoJsonataTuple, i);
      PassoJsonataFrame *frame = passo_jsonata_frame_new_counted (self, tuple->frame);

      passo_jsonata_frame_bind (self, frame, step->index, passo_value_number (i));
      passo_jsonata_frame_hold (frame);
      passo_jsonata_frame_release (tuple->frame);
      tuple->frame = frame;
    }

  return TRUE;
}

static gboolean
map_tuples (PassoJsonataEvaluation *self,
            const PassoJsonataNode *step,
            GArray                **tuples)
{
  g_autoptr (GArray) next = tuples_new ();
  gboolean success = TRUE;

  for (guint i = 0; success && i < (*tuples)->len; i++)
    {
      const PassoJsonataTuple *tuple = &g_array_index (*tuples, PassoJsonataTuple, i);

      success = gives_tuples (step) ? step_from_tuples (self, step, tuple, next)
                                    : step_from_value (self, step, tuple, next);
    }
  g_array_unref (*tuples);
  *tuples = g_steal_pointer (&next);

  return success;
}

static guint
count_plain_steps (const PassoJsonataNode *path)
{
  guint n = 0;

  while (n < path->items->len && !((PassoJsonataNode *) g_ptr_array_index (path->items, n))->tuple)
    n++;

  return n;
}

/* The steps from the @from-th on, which is the first that binds, over what those before came to. */
static gboolean
bind_steps (PassoJsonataEvaluation *self,
            const PassoJsonataNode *path,
            guint                   from,
            PassoValue              input,
            PassoJsonataFrame      *frame,
            GArray                **out)
{
  const PassoJsonataNode *first = g_ptr_array_index (path->items, 0);
  gboolean spread = passo_value_is_array (input) &&
                    (from > 0 || first->kind != PASSO_JSONATA_NODE_VARIABLE);

  *out = tuples_new ();
  for (guint i = 0; spread && i < passo_value_get_size (input); i++)
    add (*out, passo_value_get_element (input, i), frame);
  if (!spread)
    add (*out, input, frame);

  for (guint i = from; i < path->items->len; i++)
    {
      const PassoJsonataNode *step = g_ptr_array_index (path->items, i);
      gboolean success = step->kind == PASSO_JSONATA_NODE_SORT ? order_tuples (self, step, *out)
                                                               : map_tuples (self, step, out);

      for (guint j = 0; success && step->stages != NULL && j < step->stages->len; j++)
        success = filter_tuples (self, g_ptr_array_index (step->stages, j), out);
      if (!success)
        return FALSE;
    }

  return TRUE;
}

static gboolean
path_tuples (PassoJsonataEvaluation *self,
             const PassoJsonataNode *path,
             PassoValue              input,
             PassoJsonataFrame      *frame,
             GArray                **out)
{
  g_auto (PassoValue) reached = PASSO_VALUE_INIT;
  guint n = count_plain_steps (path);

  if (!passo_jsonata_evaluate_steps (self, path, n, input, frame, &reached))
    return FALSE;
  if (n == 0 || !passo_jsonata_is_nothing (reached))
    return bind_steps (self, path, n, reached, frame, out);
  *out = tuples_new ();

  return TRUE;
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_tuple_path)
{
  g_autoptr (GArray) tuples = NULL;
  g_auto (PassoArrayBuilder) builder = { NULL };
  g_auto (PassoValue) reached = PASSO_VALUE_INIT;
  guint n = count_plain_steps (node);

  /* A path that ends before its first binding is one without. */
  if (!passo_jsonata_evaluate_steps (self, node, n, input, frame, &reached))
    return FALSE;
  if (n > 0 && passo_jsonata_is_nothing (reached))
    return passo_jsonata_finish_path (self, node, reached, frame, out);
  if (!bind_steps (self, node, n, reached, frame, &tuples))
    return FALSE;
  if (node->group != NULL)
    return passo_jsonata_group_tuples (self, node->group, tuples, frame, out);
  passo_array_builder_init (&builder, tuples->len);
  for (guint i = 0; i < tuples->len; i++)
    passo_array_builder_append_any (&builder, g_array_index (tuples, PassoJsonataTuple, i).value);
  *out = passo_jsonata_finish_sequence (&builder);
  if (node->keep)
    *out = passo_jsonata_mark (*out, PASSO_JSONATA_KEEP);

  return TRUE;
}
