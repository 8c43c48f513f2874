/* passo-jsonata-path.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

/* Wildcards */

static gboolean
collect_flat (PassoJsonataEvaluation *self,
              PassoArrayBuilder      *builder,
              PassoValue              value)
{
  if (!passo_jsonata_take_steps (self, 1) || !passo_jsonata_take_bytes (self, sizeof value))
    return FALSE;
  if (!passo_value_is_array (value))
    {
      passo_array_builder_append_any (builder, value);
      return TRUE;
    }
  for (guint i = 0; i < passo_value_get_size (value); i++)
    if (!collect_flat (self, builder, passo_value_get_element (value, i)))
      return FALSE;

  return TRUE;
}

static PassoValue
get_child (PassoValue container,
           guint      position)
{
  if (passo_value_is_object (container))
    return passo_value_get_nth_member (container, position, NULL, NULL);

  return passo_value_get_element (container, position);
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_wildcard)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean has_array = FALSE;

  if (passo_jsonata_has_mark (input, PASSO_JSONATA_OUTER))
    input = passo_value_get_element (input, 0);
  passo_array_builder_init (&builder, 0);
  for (guint i = 0; i < passo_value_get_size (input); i++)
    {
      PassoValue child = get_child (input, i);

      has_array |= passo_value_is_array (child);
      if (!collect_flat (self, &builder, child))
        return FALSE;
    }
  /* Where one of them is an array, so is the whole. */
  *out = has_array ? passo_array_builder_finish (&builder)
                   : passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

static gboolean
collect_descendants (PassoJsonataEvaluation *self,
                     PassoArrayBuilder      *builder,
                     PassoValue              value)
{
  if (!passo_jsonata_take_steps (self, 1) || !passo_jsonata_take_bytes (self, sizeof value))
    return FALSE;
  if (!passo_value_is_array (value))
    passo_array_builder_append_any (builder, value);
  for (guint i = 0; i < passo_value_get_size (value); i++)
    if (!collect_descendants (self, builder, get_child (value, i)))
      return FALSE;

  return TRUE;
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_descendant)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, 0);
  if (!passo_value_is_undefined (input) && !collect_descendants (self, &builder, input))
    return FALSE;
  *out = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

/* Predicates */

/*
 * passo_jsonata_is_selected:
 * @value: what a predicate came to
 * @position: of the item
 * @size: number of items
 *
 * A number selects a position, from the end where it is negative; an array of numbers several;
 * anything else is taken for true or false.
 */
gboolean
passo_jsonata_is_selected (PassoValue value,
                           guint      position,
                           guint      size)
{
  guint n = passo_value_get_size (value);
  gboolean numbers = passo_value_is_number (value) || (passo_value_is_array (value) && n > 0);

  for (guint i = 0; numbers && passo_value_is_array (value) && i < n; i++)
    numbers = passo_value_is_number (passo_value_get_element (value, i));
  if (!numbers)
    return passo_jsonata_get_truth (value);

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      double at = floor (passo_value_get_number (n > 0 ? passo_value_get_element (value, i)
                                                       : value));

      if ((at < 0 ? at + size : at) == position)
        return TRUE;
    }

  return FALSE;
}

static PassoValue
select_position (PassoValue items,
                 double     position)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean is_many = passo_value_is_array (items);
  guint size = is_many ? passo_value_get_size (items) : 1;
  PassoValue item = PASSO_VALUE_INIT;

  position = floor (position);
  if (position < 0)
    position += size;
  if (position >= 0 && position < size)
    item = is_many ? passo_value_get_element (items, (guint) position) : items;
  if (passo_value_is_array (item))
    return passo_value_ref (item);
  passo_array_builder_init (&builder, 1);
  passo_array_builder_append (&builder, item);

  return passo_jsonata_finish_sequence (&builder);
}

/* A predicate is asked of nothing as of one item, and may fail over it. What it selects then is an
 * item that is undefined: alone it is nothing, but among others it has its place. */
PASSO_JSONATA_EVALUATOR (passo_jsonata_filter_value)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean is_many = passo_value_is_array (input);
  guint size = is_many ? passo_value_get_size (input) : 1;

  if (node->kind == PASSO_JSONATA_NODE_VALUE && passo_value_is_number (node->value))
    {
      *out = select_position (input, passo_value_get_number (node->value));
      return TRUE;
    }
  passo_array_builder_init (&builder, 0);
  for (guint i = 0; i < size; i++)
    {
      PassoValue item = is_many ? passo_value_get_element (input, i) : input;
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (!passo_jsonata_evaluate_node (self, node, item, frame, &value))
        return FALSE;
      if (passo_jsonata_is_selected (value, i, size))
        passo_array_builder_append_any (&builder, item);
    }
  *out = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

/* Steps */

/* A constant position needs no sequence for the one item that it selects. */
static void
pick_item (PassoValue  number,
           PassoValue *out)
{
  g_auto (PassoValue) before = passo_value_steal (out);
  guint size = passo_value_is_array (before) ? passo_value_get_size (before) : 1;
  double position = floor (passo_value_get_number (number));

  if (position < 0)
    position += size;
  if (position >= 0 && position < size)
    *out = passo_value_ref (passo_value_is_array (before)
                            ? passo_value_get_element (before, (guint) position) : before);
}

static gboolean
evaluate_filtered (PassoJsonataEvaluation *self,
                   const PassoJsonataNode *step,
                   PassoValue              item,
                   PassoJsonataFrame      *frame,
                   PassoValue             *out)
{
  /* What has a group and is no path is grouped for itself, before the next step. */
  if (step->group != NULL)
    return passo_jsonata_evaluate_node (self, step, item, frame, out);
  if (!passo_jsonata_evaluate_step (self, step, item, frame, out))
    return FALSE;
  for (guint i = 0; step->stages != NULL && i < step->stages->len; i++)
    {
      const PassoJsonataNode *stage = g_ptr_array_index (step->stages, i);
      g_auto (PassoValue) before = PASSO_VALUE_INIT;

      if (i > 0 && passo_value_is_undefined (*out))
        break;
      if (stage->kind == PASSO_JSONATA_NODE_VALUE && passo_value_is_number (stage->value))
        {
          pick_item (stage->value, out);
          continue;
        }
      before = passo_value_steal (out);
      if (!passo_jsonata_filter_value (self, stage, before, frame, out))
        return FALSE;
    }

  return TRUE;
}

/* A step over one item; the most frequent one is the name of a member. What the predicates of the
 * first step leave is a value like any other when they were there before the path. */
static gboolean
evaluate_item (PassoJsonataEvaluation *self,
               const PassoJsonataNode *step,
               PassoValue              item,
               PassoJsonataFrame      *frame,
               gboolean                is_first,
               PassoValue             *out)
{
  if (step->kind != PASSO_JSONATA_NODE_NAME || !step->plain || !passo_value_is_object (item))
    {
      if (!evaluate_filtered (self, step, item, frame, out))
        return FALSE;
      if (!is_first || !step->is_filtered)
        return TRUE;
      if (step->keep && passo_jsonata_has_mark (*out, PASSO_JSONATA_SEQUENCE))
        *out = passo_jsonata_mark (*out, PASSO_JSONATA_KEEP);
      *out = passo_jsonata_unwrap (*out);
      return TRUE;
    }
  *out = passo_jsonata_unwrap (passo_value_ref (passo_value_get_member_by_key (item, step->value)));

  return passo_jsonata_take_steps (self, 1);
}

static gboolean
order_items (PassoJsonataEvaluation *self,
             const PassoJsonataNode *step,
             PassoValue              items,
             PassoJsonataFrame      *frame,
             PassoValue             *out)
{
  g_autoptr (GArray) tuples = g_array_new (FALSE, FALSE, sizeof (PassoJsonataTuple));
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint size = passo_value_get_size (items);

  for (guint i = 0; i < size; i++)
    {
      PassoJsonataTuple tuple = { passo_value_get_element (items, i), frame };

      g_array_append_val (tuples, tuple);
    }
  if (!passo_jsonata_order (self, step, tuples))
    return FALSE;
  passo_array_builder_init (&builder, size);
  for (guint i = 0; i < size; i++)
    passo_array_builder_append_any (&builder, g_array_index (tuples, PassoJsonataTuple, i).value);
  *out = passo_jsonata_finish_sequence (&builder);
  for (guint i = 0; step->stages != NULL && i < step->stages->len; i++)
    {
      g_auto (PassoValue) before = passo_value_steal (out);

      if (!passo_jsonata_filter_value (self, g_ptr_array_index (step->stages, i), before, frame,
                                       out))
        return FALSE;
    }

  return TRUE;
}

/* Gathers what a step gives: arrays are flattened, but not those that a constructor built. */
static gboolean
gather (PassoJsonataEvaluation *self,
        PassoArrayBuilder      *builder,
        PassoValue              value)
{
  if (!passo_jsonata_take_bytes (self, sizeof value * (passo_value_get_size (value) + 1)))
    return FALSE;
  if (passo_jsonata_has_mark (value, PASSO_JSONATA_CONS))
    passo_array_builder_append (builder, value);
  else
    passo_jsonata_collect (builder, value);

  return TRUE;
}

/*
 * Makes the sequence of what came of a step when that is one value. A sequence of one item that is
 * no array is the item: that costs nothing, and is the same to the next step and to who has the
 * path. An array that would be flattened is taken for the sequence as it is.
 */
static PassoValue
make_sequence (PassoValue value,
               gboolean   is_last)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  g_auto (PassoValue) taken = value;
  PassoValue first;

  if (!passo_value_is_array (taken) ||
      (is_last && !passo_jsonata_has_mark (taken, PASSO_JSONATA_SEQUENCE)))
    return passo_value_steal (&taken);
  if (passo_jsonata_has_mark (taken, PASSO_JSONATA_CONS))
    {
      passo_array_builder_init (&builder, 1);
      passo_array_builder_append (&builder, taken);
      return passo_jsonata_finish_sequence (&builder);
    }
  first = passo_value_get_element (taken, 0);
  if (passo_value_get_size (taken) == 1 && !passo_value_is_array (first) &&
      !passo_value_is_undefined (first))
    return passo_value_ref (first);
  taken.reserved = (taken.reserved & PASSO_VALUE_MARK_INSIDE) | PASSO_JSONATA_SEQUENCE;

  return passo_value_steal (&taken);
}

static gboolean
map_step (PassoJsonataEvaluation *self,
          const PassoJsonataNode *path,
          guint                   position,
          PassoValue              items,
          PassoJsonataFrame      *frame,
          PassoValue             *out)
{
  const PassoJsonataNode *step = g_ptr_array_index (path->items, position);
  gboolean is_last = position + 1 == path->items->len;
  g_auto (PassoArrayBuilder) builder = { NULL };
  g_auto (PassoValue) only = PASSO_VALUE_INIT;
  guint size = passo_value_get_size (items);
  guint n_values = 0;

  for (guint i = 0; i < size; i++)
    {
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (!evaluate_item (self, step, passo_value_get_element (items, i), frame, position == 0,
                          &value))
        return FALSE;
      if (passo_value_is_undefined (value))
        continue;
      if (n_values++ == 0)
        {
          only = passo_value_steal (&value);
          continue;
        }
      if (n_values == 2)
        {
          passo_array_builder_init (&builder, size - i + 1);
          if (!gather (self, &builder, only))
            return FALSE;
        }
      if (!gather (self, &builder, value))
        return FALSE;
    }
  *out = n_values > 1 ? passo_jsonata_finish_sequence (&builder)
                      : make_sequence (passo_value_steal (&only), is_last);

  return TRUE;
}

/* Whether the step behind the one at @position goes through the elements of what that one gave. */
static gboolean
is_gone_through (const PassoJsonataNode *path,
                 guint                   position)
{
  const PassoJsonataNode *next;

  if (position + 1 >= path->items->len)
    return FALSE;
  next = g_ptr_array_index (path->items, position + 1);

  return next->kind != PASSO_JSONATA_NODE_SORT;
}

static gboolean
take_step (PassoJsonataEvaluation *self,
           const PassoJsonataNode *path,
           guint                   position,
           PassoValue              reached,
           PassoJsonataFrame      *frame,
           PassoValue             *out)
{
  const PassoJsonataNode *step = g_ptr_array_index (path->items, position);
  gboolean is_last = position + 1 == path->items->len;
  gboolean is_one = !passo_value_is_array (reached);
  PassoValue value = PASSO_VALUE_INIT;

  if (step->kind == PASSO_JSONATA_NODE_SORT)
    {
      g_auto (PassoValue) items = passo_jsonata_to_array (reached);

      return order_items (self, step, items, frame, out);
    }
  if (position == 0 && step->cons)
    {
      if (!evaluate_item (self, step, reached, frame, TRUE, out))
        return FALSE;
      /* An object that a group or a predicate left has no elements, nor has a number. */
      if (!passo_value_is_array (*out) && !passo_value_is_string (*out) && is_gone_through (path, 0))
        passo_value_clear (out);
      return TRUE;
    }
  /* A variable has the whole input for its context. */
  if (!is_one && !(position == 0 && step->kind == PASSO_JSONATA_NODE_VARIABLE))
    return map_step (self, path, position, reached, frame, out);
  if (!evaluate_item (self, step, reached, frame, position == 0, &value))
    {
      passo_value_unref (value);
      return FALSE;
    }
  *out = make_sequence (value, is_last);

  return TRUE;
}

/* A variable and names that follow each other through objects, which is what most paths are: nobody
 * need own what is passed by. Gives the steps taken. */
static guint
walk (PassoJsonataEvaluation *self,
      const PassoJsonataNode *path,
      guint                   n_steps,
      PassoValue              input,
      PassoJsonataFrame      *frame,
      PassoValue             *out)
{
  const PassoJsonataNode *step = g_ptr_array_index (path->items, 0);
  PassoValue at = input;
  guint i = 0;

  if (n_steps > 0 && step->plain && step->kind == PASSO_JSONATA_NODE_VARIABLE)
    {
      at = passo_jsonata_peek_variable (self, step, input, frame);
      i = 1;
    }
  for (; i < n_steps && passo_value_is_object (at); i++)
    {
      step = g_ptr_array_index (path->items, i);
      if (!step->plain || step->kind != PASSO_JSONATA_NODE_NAME)
        break;
      at = passo_value_get_member_by_key (at, step->value);
    }
  *out = i > 0 ? make_sequence (passo_value_ref (at), i == path->items->len) : passo_value_ref (at);

  return i;
}

/* Whether no step follows on what a path has come to. */
gboolean
passo_jsonata_is_nothing (PassoValue reached)
{
  return passo_value_is_undefined (reached) ||
         (passo_value_is_array (reached) && passo_value_get_size (reached) == 0);
}

/* The items go through one step after the other, for the first @n_steps. Nothing is one context
 * too, as variables and constructors do not need it, but no step follows on nothing. */
gboolean
passo_jsonata_evaluate_steps (PassoJsonataEvaluation *self,
                              const PassoJsonataNode *path,
                              guint                   n_steps,
                              PassoValue              input,
                              PassoJsonataFrame      *frame,
                              PassoValue             *out)
{
  g_auto (PassoValue) reached = PASSO_VALUE_INIT;
  guint i = walk (self, path, n_steps, input, frame, &reached);

  if (!passo_jsonata_take_steps (self, i))
    return FALSE;
  for (; i < n_steps; i++)
    {
      PassoValue next = PASSO_VALUE_INIT;

      if (i > 0 && passo_jsonata_is_nothing (reached))
        break;
      if (!take_step (self, path, i, reached, frame, &next))
        return FALSE;
      passo_value_take (&reached, next);
    }
  *out = passo_value_steal (&reached);

  return TRUE;
}

/* [] after a path: what a constructor built is one element. */
static void
keep_array (PassoValue *value)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (passo_jsonata_has_mark (*value, PASSO_JSONATA_CONS) &&
      !passo_jsonata_has_mark (*value, PASSO_JSONATA_SEQUENCE))
    {
      passo_array_builder_init (&builder, 1);
      passo_array_builder_append (&builder, *value);
      passo_value_take (value, passo_jsonata_finish_sequence (&builder));
    }
  else
    passo_value_take (value, passo_jsonata_to_array (*value));
  *value = passo_jsonata_mark (*value, PASSO_JSONATA_KEEP);
}

/* @input: what the steps came to */
PASSO_JSONATA_EVALUATOR (passo_jsonata_finish_path)
{
  g_auto (PassoValue) result = passo_value_ref (input);

  if (node->keep && !passo_value_is_undefined (result))
    keep_array (&result);
  if (node->group == NULL)
    {
      *out = passo_value_steal (&result);
      return TRUE;
    }

  return passo_jsonata_group (self, node->group, result, frame, out);
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_path)
{
  g_auto (PassoValue) reached = PASSO_VALUE_INIT;

  if (node->has_tuples)
    return passo_jsonata_evaluate_tuple_path (self, node, input, frame, out);
  if (!passo_jsonata_evaluate_steps (self, node, node->items->len, input, frame, &reached))
    return FALSE;
  if (node->group != NULL || node->keep)
    return passo_jsonata_finish_path (self, node, reached, frame, out);
  *out = passo_value_steal (&reached);

  return TRUE;
}
