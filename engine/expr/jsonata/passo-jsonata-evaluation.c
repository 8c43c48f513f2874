/* passo-jsonata-evaluation.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "json/passo-object-builder.h"

/*
 * passo_jsonata_fail:
 * @value: what the message tells of, or undefined
 * @value2: what else it tells of, or undefined
 *
 * Ends the evaluation with an error; the first one stays.
 *
 * Returns: FALSE
 */
gboolean
passo_jsonata_fail (PassoJsonataEvaluation *self,
                    const char             *code,
                    gsize                   position,
                    const char             *token,
                    PassoValue              value,
                    PassoValue              value2)
{
  g_autofree char *text = passo_jsonata_show (value);
  g_autofree char *text2 = passo_jsonata_show (value2);

  if (self->error == NULL)
    self->error = passo_jsonata_error_new (code, position, token, NULL, text, text2);

  return FALSE;
}

static gboolean
fail (PassoJsonataEvaluation *self,
      const char             *code,
      const PassoJsonataNode *node,
      PassoValue              value)
{
  return passo_jsonata_fail (self, code, node->position, NULL, value, passo_value_undefined ());
}

/* What a text once took is not kept when it was much. */
#define MAX_KEPT_TEXT (64 * 1024)

GString *
passo_jsonata_get_text (PassoJsonataEvaluation *self)
{
  if (self->text == NULL)
    self->text = g_string_sized_new (256);

  return self->text;
}

void
passo_jsonata_cut_text (PassoJsonataEvaluation *self,
                        gsize                   length)
{
  g_string_truncate (self->text, length);
  if (length > 0 || self->text->allocated_len <= MAX_KEPT_TEXT)
    return;
  /* Others have the buffer in hand, so it has to stay where it is. */
  self->text->str = g_realloc (self->text->str, MAX_KEPT_TEXT);
  self->text->allocated_len = MAX_KEPT_TEXT;
}

/* Frames */

void
passo_jsonata_frame_init (PassoJsonataFrame *self,
                          PassoJsonataFrame *parent)
{
  self->parent = parent;
  self->next = NULL;
  self->bindings = self->room;
  self->n_bindings = 0;
  self->capacity = G_N_ELEMENTS (self->room);
  self->kept = FALSE;
  self->refs = 0;
  self->counted = NULL;
}

PassoJsonataFrame *
passo_jsonata_frame_enter (PassoJsonataEvaluation *self,
                           PassoJsonataFrame      *parent)
{
  PassoJsonataFrame *frame = self->free_frames;

  if (frame != NULL)
    self->free_frames = frame->next;
  else
    {
      frame = g_new (PassoJsonataFrame, 1);
      self->max_held -= sizeof *frame;
    }
  passo_jsonata_frame_init (frame, parent);

  return frame;
}

void
passo_jsonata_frame_clear (PassoJsonataFrame *self)
{
  for (guint i = 0; i < self->n_bindings; i++)
    {
      passo_value_unref (self->bindings[i].name);
      passo_value_unref (self->bindings[i].value);
    }
  if (self->bindings != self->room)
    g_free (self->bindings);
  self->bindings = self->room;
  self->n_bindings = 0;
}

void
passo_jsonata_frame_leave (PassoJsonataEvaluation *self,
                           PassoJsonataFrame      *frame)
{
  if (frame->kept)
    return;
  passo_jsonata_frame_clear (frame);
  frame->next = self->free_frames;
  self->free_frames = frame;
}

void
passo_jsonata_frame_keep (PassoJsonataEvaluation *self,
                          PassoJsonataFrame      *frame)
{
  for (; frame != NULL && !frame->kept; frame = frame->parent)
    {
      frame->kept = TRUE;
      frame->next = self->kept_frames;
      self->kept_frames = frame;
    }
}

/* The caller gives it to an item. */
PassoJsonataFrame *
passo_jsonata_frame_new_counted (PassoJsonataEvaluation *self,
                                 PassoJsonataFrame      *parent)
{
  PassoJsonataFrame *frame = passo_jsonata_frame_enter (self, parent);

  frame->counted = self;
  passo_jsonata_frame_hold (parent);

  return frame;
}

void
passo_jsonata_frame_hold (PassoJsonataFrame *frame)
{
  if (frame->counted != NULL)
    frame->refs++;
}

/* Frees what only this one held, up to what somebody else holds or what is not counted. */
void
passo_jsonata_frame_release (PassoJsonataFrame *frame)
{
  while (frame->counted != NULL && --frame->refs == 0 && !frame->kept)
    {
      PassoJsonataFrame *parent = frame->parent;

      frame->counted->max_held += sizeof *frame;
      passo_jsonata_frame_clear (frame);
      g_free (frame);
      frame = parent;
    }
}

/* Frees a list of frames. */
void
passo_jsonata_frames_free (PassoJsonataFrame *frame)
{
  while (frame != NULL)
    {
      PassoJsonataFrame *next = frame->next;

      passo_jsonata_frame_clear (frame);
      g_free (frame);
      frame = next;
    }
}

/* Equal names of one expression are the same string; $eval brings others. */
static gboolean
same_name (const PassoJsonataEvaluation *self,
           PassoValue                    a,
           PassoValue                    b)
{
  gsize a_length, b_length;
  const char *a_text, *b_text;

  if (a.as.heap == b.as.heap)
    return TRUE;
  if (self->expressions == NULL)
    return FALSE;
  a_text = passo_value_get_string (a, &a_length);
  b_text = passo_value_get_string (b, &b_length);

  return a_length == b_length && memcmp (a_text, b_text, a_length) == 0;
}

static void
frame_grow (PassoJsonataFrame *frame)
{
  PassoJsonataBinding *old = frame->bindings;

  frame->capacity *= 2;
  frame->bindings = g_new (PassoJsonataBinding, frame->capacity);
  memcpy (frame->bindings, old, frame->n_bindings * sizeof *old);
  if (old != frame->room)
    g_free (old);
}

void
passo_jsonata_frame_bind (PassoJsonataEvaluation *self,
                          PassoJsonataFrame      *frame,
                          PassoValue              name,
                          PassoValue              value)
{
  for (guint i = 0; i < frame->n_bindings; i++)
    if (same_name (self, frame->bindings[i].name, name))
      {
        passo_value_set (&frame->bindings[i].value, value);
        return;
      }
  if (frame->n_bindings == frame->capacity)
    frame_grow (frame);
  frame->bindings[frame->n_bindings].name = passo_value_ref (name);
  frame->bindings[frame->n_bindings++].value = passo_value_ref (value);
}

const PassoValue *
passo_jsonata_frame_find (const PassoJsonataEvaluation *self,
                          const PassoJsonataFrame      *frame,
                          PassoValue                    name)
{
  for (; frame != NULL; frame = frame->parent)
    for (guint i = 0; i < frame->n_bindings; i++)
      if (same_name (self, frame->bindings[i].name, name))
        return &frame->bindings[i].value;

  return NULL;
}

/* Nodes */

static
PASSO_JSONATA_EVALUATOR (evaluate_value)
{
  *out = passo_value_ref (node->value);

  return TRUE;
}

static
PASSO_JSONATA_EVALUATOR (evaluate_name)
{
  *out = passo_jsonata_look_up (input, node->value);

  if (!passo_value_is_array (input))
    return TRUE;

  return passo_jsonata_take_steps (self, passo_value_get_size (input)) &&
         passo_jsonata_take_bytes (self, sizeof *out * passo_value_get_size (*out));
}

static gboolean
find_given (PassoJsonataEvaluation *self,
            PassoValue              name,
            PassoValue             *out)
{
  const PassoJsonataScope *scope = self->scope;

  *out = passo_value_get_member_by_key (scope->bindings, name);

  return !passo_value_is_undefined (*out) ||
         (scope->lookup != NULL && scope->lookup (scope->data, name, out));
}

/* Whether the expression or its host has a variable of that name: it is no node's, but a guess. */
gboolean
passo_jsonata_find_variable (PassoJsonataEvaluation *self,
                             PassoJsonataFrame      *frame,
                             PassoValue              name,
                             PassoValue             *out)
{
  const PassoValue *found = passo_jsonata_frame_find (self, frame, name);

  if (found == NULL)
    return find_given (self, name, out);
  *out = *found;

  return TRUE;
}

/* What the host has by that name: $$, its variables, and then the table of functions. */
static PassoValue
find_outside (PassoJsonataEvaluation *self,
              const PassoJsonataNode *node)
{
  PassoValue found;

  if (node->whole)
    return self->scope->input;
  if (find_given (self, node->value, &found))
    return found;

  return node->built_in != NULL ? passo_jsonata_function_wrap (node->built_in)
                                : passo_value_undefined ();
}

/*
 * passo_jsonata_peek_variable:
 * @node: a variable
 * @input: what `$` is
 *
 * Returns: (transfer none): its value, good until something is evaluated
 */
PassoValue
passo_jsonata_peek_variable (PassoJsonataEvaluation *self,
                             const PassoJsonataNode *node,
                             PassoValue              input,
                             PassoJsonataFrame      *frame)
{
  const PassoValue *found = NULL;
  gsize length;

  passo_value_get_string (node->value, &length);
  if (length == 0)
    return passo_jsonata_has_mark (input, PASSO_JSONATA_OUTER) ? passo_value_get_element (input, 0)
                                                               : input;
  if (node->bound || self->expressions != NULL)
    found = passo_jsonata_frame_find (self, frame, node->value);

  return found != NULL ? *found : find_outside (self, node);
}

static
PASSO_JSONATA_EVALUATOR (evaluate_variable)
{
  *out = passo_value_ref (passo_jsonata_peek_variable (self, node, input, frame));

  return TRUE;
}

static
PASSO_JSONATA_EVALUATOR (evaluate_parent)
{
  const PassoValue *found = NULL;

  if (passo_value_is_string (node->parent->name))
    found = passo_jsonata_frame_find (self, frame, node->parent->name);
  if (found != NULL)
    *out = passo_value_ref (*found);

  return TRUE;
}

static
PASSO_JSONATA_EVALUATOR (evaluate_block)
{
  gboolean binds = self->expression->binds || self->expressions != NULL;
  PassoJsonataFrame *inner = binds ? passo_jsonata_frame_enter (self, frame) : frame;
  gboolean success = TRUE;

  for (guint i = 0; success && i < node->items->len; i++)
    {
      passo_value_clear (out);
      success = passo_jsonata_evaluate_node (self, g_ptr_array_index (node->items, i), input, inner,
                                             out);
    }
  if (binds)
    passo_jsonata_frame_leave (self, inner);

  return success;
}

static
PASSO_JSONATA_EVALUATOR (evaluate_condition)
{
  g_auto (PassoValue) condition = PASSO_VALUE_INIT;

  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, &condition))
    return FALSE;
  if (passo_jsonata_get_truth (condition))
    return passo_jsonata_evaluate_node (self, node->right, input, frame, out);

  return node->other == NULL || passo_jsonata_evaluate_node (self, node->other, input, frame, out);
}

/* a ?: b, and a ?? b */
static
PASSO_JSONATA_EVALUATOR (evaluate_default)
{
  if (!passo_jsonata_evaluate_node (self, node->left, input, frame, out))
    return FALSE;
  if (node->kind == PASSO_JSONATA_NODE_DEFAULT ? passo_jsonata_get_truth (*out)
                                               : !passo_value_is_undefined (*out))
    return TRUE;
  passo_value_clear (out);

  return passo_jsonata_evaluate_node (self, node->right, input, frame, out);
}

static
PASSO_JSONATA_EVALUATOR (evaluate_bind)
{
  if (!passo_jsonata_evaluate_node (self, node->right, input, frame, out))
    return FALSE;
  passo_jsonata_frame_bind (self, frame, node->value, *out);

  return passo_jsonata_take_bytes (self, sizeof (PassoJsonataBinding));
}

static
PASSO_JSONATA_EVALUATOR (evaluate_array)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, node->items->len);
  for (guint i = 0; i < node->items->len; i++)
    {
      const PassoJsonataNode *item = g_ptr_array_index (node->items, i);
      g_auto (PassoValue) value = PASSO_VALUE_INIT;

      if (!passo_jsonata_evaluate_node (self, item, input, frame, &value))
        return FALSE;
      /* Alone, an array is shared, so that a range stays one. */
      if (node->items->len == 1 && item->kind != PASSO_JSONATA_NODE_ARRAY &&
          passo_value_is_array (value))
        {
          *out = passo_value_steal (&value);
          out->reserved &= PASSO_VALUE_MARK_INSIDE;
          if (node->cons)
            *out = passo_jsonata_mark (*out, PASSO_JSONATA_CONS);
          return TRUE;
        }
      if (item->kind == PASSO_JSONATA_NODE_ARRAY)
        {
          passo_array_builder_append (&builder, value);
          continue;
        }
      if (!passo_jsonata_take_bytes (self, sizeof value * (passo_value_get_size (value) + 1)))
        return FALSE;
      passo_jsonata_collect (&builder, value);
    }
  *out = passo_array_builder_finish (&builder);
  if (node->cons)
    *out = passo_jsonata_mark (*out, PASSO_JSONATA_CONS);

  return TRUE;
}

static const PassoJsonataEvaluate evaluators[PASSO_JSONATA_N_NODES] = {
  [PASSO_JSONATA_NODE_VALUE] = evaluate_value,
  [PASSO_JSONATA_NODE_NAME] = evaluate_name,
  [PASSO_JSONATA_NODE_VARIABLE] = evaluate_variable,
  [PASSO_JSONATA_NODE_WILDCARD] = passo_jsonata_evaluate_wildcard,
  [PASSO_JSONATA_NODE_DESCENDANT] = passo_jsonata_evaluate_descendant,
  [PASSO_JSONATA_NODE_PARENT] = evaluate_parent,
  [PASSO_JSONATA_NODE_PATH] = passo_jsonata_evaluate_path,
  [PASSO_JSONATA_NODE_BINARY] = passo_jsonata_evaluate_binary,
  [PASSO_JSONATA_NODE_NEGATE] = passo_jsonata_evaluate_negate,
  [PASSO_JSONATA_NODE_ARRAY] = evaluate_array,
  [PASSO_JSONATA_NODE_OBJECT] = passo_jsonata_group,
  [PASSO_JSONATA_NODE_BLOCK] = evaluate_block,
  [PASSO_JSONATA_NODE_CONDITION] = evaluate_condition,
  [PASSO_JSONATA_NODE_BIND] = evaluate_bind,
  [PASSO_JSONATA_NODE_CALL] = passo_jsonata_evaluate_call,
  [PASSO_JSONATA_NODE_PARTIAL] = passo_jsonata_evaluate_partial,
  [PASSO_JSONATA_NODE_LAMBDA] = passo_jsonata_evaluate_lambda,
  [PASSO_JSONATA_NODE_APPLY] = passo_jsonata_evaluate_apply,
  [PASSO_JSONATA_NODE_TRANSFORM] = passo_jsonata_evaluate_transform,
  [PASSO_JSONATA_NODE_REGEX] = passo_jsonata_evaluate_regex,
  [PASSO_JSONATA_NODE_DEFAULT] = evaluate_default,
  [PASSO_JSONATA_NODE_COALESCE] = evaluate_default,
};

/* Predicates and group of a node that is no step: a path and its steps see to theirs. */
static gboolean
apply_stages (PassoJsonataEvaluation *self,
              const PassoJsonataNode *node,
              PassoJsonataFrame      *frame,
              PassoValue             *out)
{
  for (guint i = 0; node->stages != NULL && i < node->stages->len; i++)
    {
      g_auto (PassoValue) before = passo_value_steal (out);

      if (i > 0 && passo_value_is_undefined (before))
        break;
      if (!passo_jsonata_filter_value (self, g_ptr_array_index (node->stages, i), before, frame,
                                       out))
        return FALSE;
    }
  if (node->group != NULL && node->kind != PASSO_JSONATA_NODE_PATH)
    {
      g_auto (PassoValue) before = passo_value_steal (out);

      return passo_jsonata_group (self, node->group, before, frame, out);
    }

  return TRUE;
}

/* Whether a node hands on a value that was there before: what it reads is not looked at. */
static gboolean
is_passed_on (const PassoJsonataNode *node,
              PassoValue              value)
{
  switch (node->kind)
    {
    case PASSO_JSONATA_NODE_NAME:
    case PASSO_JSONATA_NODE_PATH:
      return !passo_jsonata_has_mark (value, PASSO_JSONATA_SEQUENCE);

    case PASSO_JSONATA_NODE_VARIABLE:
    case PASSO_JSONATA_NODE_PARENT:
    case PASSO_JSONATA_NODE_BLOCK:
    case PASSO_JSONATA_NODE_CONDITION:
    case PASSO_JSONATA_NODE_BIND:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
fail_nesting (PassoJsonataEvaluation *self,
              const PassoJsonataNode *node,
              PassoValue             *out)
{
  passo_value_clear (out);

  return fail (self, "U1008", node, *out);
}

static gboolean
evaluate (PassoJsonataEvaluation *self,
          const PassoJsonataNode *node,
          PassoValue              input,
          PassoJsonataFrame      *frame,
          gboolean                is_step,
          PassoValue             *out)
{
  gboolean success;

  if (self->depth >= self->max_depth ||
      (const char *) __builtin_frame_address (0) < self->stack_limit)
    return passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_DEPTH, node->position);
  if (passo_value_get_held () > self->max_held)
    return passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_MEMORY, node->position);
  if (!passo_jsonata_take_steps (self, PASSO_JSONATA_NODE_STEPS))
    return FALSE;
  self->depth++;
  success = evaluators[node->kind] (self, node, input, frame, out) &&
            (is_step || self->has_tail || apply_stages (self, node, frame, out));
  self->depth--;
  if (!success)
    return FALSE;
  /* Whatever was built on the way, a part of it would be missing. */
  if (G_UNLIKELY (passo_value_get_refused () != self->refused))
    return fail_nesting (self, node, out);

  if (node->keep && passo_jsonata_has_mark (*out, PASSO_JSONATA_SEQUENCE))
    *out = passo_jsonata_mark (*out, PASSO_JSONATA_KEEP);
  *out = passo_jsonata_unwrap (*out);

  if (!self->has_sizes || is_passed_on (node, *out) || passo_jsonata_check_size (self, *out))
    return TRUE;
  passo_value_clear (out);

  return FALSE;
}

/*
 * passo_jsonata_evaluate_node:
 * @self: an evaluation
 * @node: an expression in it
 * @input: what `$` is
 * @frame: its variables
 * @out: (out): undefined before; the value, owned by the caller
 *
 * Returns: FALSE when the evaluation has failed
 */
gboolean
passo_jsonata_evaluate_node (PassoJsonataEvaluation *self,
                             const PassoJsonataNode *node,
                             PassoValue              input,
                             PassoJsonataFrame      *frame,
                             PassoValue             *out)
{
  return evaluate (self, node, input, frame, FALSE, out);
}

/* The same for a step of a path, which leaves predicates to the path. */
gboolean
passo_jsonata_evaluate_step (PassoJsonataEvaluation *self,
                             const PassoJsonataNode *node,
                             PassoValue              input,
                             PassoJsonataFrame      *frame,
                             PassoValue             *out)
{
  return evaluate (self, node, input, frame, TRUE, out);
}
