/* passo-undo-stack.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/passo-undo-stack.h"

/* Typing goes into one step until it stops for so many milliseconds. */
#define TYPING_PAUSE 1000

/* One revision: what was done and what takes it back. Both are arrays of PassoTextEdit. */
typedef struct
{
  GArray *edits;
  GArray *inverse;
} Change;

/**
 * Step:
 * @start: where the last typing happened, in the text after it
 *
 * What one undo takes back.
 */
typedef struct
{
  char      *label;
  GPtrArray *changes;
  gint64     time;
  gsize      start;
  gsize      end;
  guint      typing : 1;
} Step;

/* Steps before `position` can be undone, the others redone. */
struct _PassoUndoStack
{
  GPtrArray *steps;
  guint      position;
  guint      depth;
  char      *label;
  Step      *group;
};

static void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->edits);
  g_array_unref (change->inverse);
  g_free (change);
}

static Change *
change_new (const PassoTextEdit *edits,
            guint                n_edits,
            GBytes              *text)
{
  Change *change = g_new0 (Change, 1);

  change->edits = passo_text_edits_new ();
  for (guint i = 0; i < n_edits; i++)
    passo_text_edits_add (change->edits, edits[i].offset, edits[i].length, edits[i].text,
                          edits[i].text_length);
  change->inverse = passo_text_edits_invert (edits, n_edits, text);

  return change;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_ptr_array_unref (step->changes);
  g_free (step->label);
  g_free (step);
}

static Step *
step_new (const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->changes = g_ptr_array_new_with_free_func (change_free);

  return step;
}

/**
 * passo_undo_stack_new:
 *
 * Returns: (transfer full): an empty history
 */
PassoUndoStack *
passo_undo_stack_new (void)
{
  PassoUndoStack *self = g_new0 (PassoUndoStack, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);

  return self;
}

/**
 * passo_undo_stack_free:
 * @self: (transfer full): a history
 */
void
passo_undo_stack_free (PassoUndoStack *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self->label);
  g_free (self);
}

/**
 * passo_undo_stack_begin:
 * @self: a history
 * @label: (nullable): what the step is called, in the user's language
 *
 * What is pushed from now on is one step, until as many calls of passo_undo_stack_end().
 */
void
passo_undo_stack_begin (PassoUndoStack *self,
                        const char     *label)
{
  g_return_if_fail (self != NULL);

  if (self->depth++ > 0)
    return;

  passo_undo_stack_break_typing (self);
  g_free (self->label);
  self->label = g_strdup (label);
}

/**
 * passo_undo_stack_end:
 * @self: a history
 */
void
passo_undo_stack_end (PassoUndoStack *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  self->group = NULL;
  g_clear_pointer (&self->label, g_free);
}

static Step *
add_step (PassoUndoStack *self,
          const char     *label)
{
  Step *step = step_new (label);

  if (self->position < self->steps->len)
    g_ptr_array_remove_range (self->steps, self->position, self->steps->len - self->position);

  g_ptr_array_add (self->steps, step);
  self->position++;

  return step;
}

/**
 * passo_undo_stack_push:
 * @self: a history
 * @edits: (array length=n_edits): what is done, sorted
 * @n_edits: how many
 * @text: the text before
 *
 * Adds a revision: to the open group, or as a step of its own. What could be redone is forgotten.
 */
void
passo_undo_stack_push (PassoUndoStack      *self,
                       const PassoTextEdit *edits,
                       guint                n_edits,
                       GBytes              *text)
{
  Step *step;

  g_return_if_fail (self != NULL);

  passo_undo_stack_break_typing (self);
  step = self->group;
  if (step == NULL)
    step = add_step (self, self->label);
  if (self->depth > 0)
    self->group = step;

  g_ptr_array_add (step->changes, change_new (edits, n_edits, text));
}

static Step *
get_typing_step (PassoUndoStack      *self,
                 const PassoTextEdit *edit,
                 gint64               now)
{
  Step *step;

  if (self->position == 0 || self->position != self->steps->len)
    return NULL;

  step = g_ptr_array_index (self->steps, self->position - 1);
  if (!step->typing || now - step->time >= TYPING_PAUSE || now < step->time)
    return NULL;

  return edit->offset <= step->end && edit->offset + edit->length >= step->start ? step : NULL;
}

/**
 * passo_undo_stack_push_typing:
 * @self: a history
 * @edits: (array length=n_edits): what is done, sorted
 * @n_edits: how many
 * @text: the text before
 * @now: milliseconds
 *
 * As passo_undo_stack_push(), but keystrokes at one place that follow each other without a pause
 * are one step.
 */
void
passo_undo_stack_push_typing (PassoUndoStack      *self,
                              const PassoTextEdit *edits,
                              guint                n_edits,
                              GBytes              *text,
                              gint64               now)
{
  Step *step;

  g_return_if_fail (self != NULL);

  if (self->depth > 0 || n_edits != 1)
    {
      passo_undo_stack_push (self, edits, n_edits, text);
      return;
    }

  step = get_typing_step (self, edits, now);
  if (step == NULL)
    step = add_step (self, _("Typing"));

  step->typing = TRUE;
  step->time = now;
  step->start = edits->offset;
  step->end = edits->offset + edits->text_length;
  g_ptr_array_add (step->changes, change_new (edits, n_edits, text));
}

/**
 * passo_undo_stack_break_typing:
 * @self: a history
 *
 * Further typing is a new step.
 */
void
passo_undo_stack_break_typing (PassoUndoStack *self)
{
  Step *step;

  g_return_if_fail (self != NULL);

  if (self->position == 0)
    return;

  step = g_ptr_array_index (self->steps, self->position - 1);
  step->typing = FALSE;
}

/**
 * passo_undo_stack_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to take back; not while a group is open
 */
gboolean
passo_undo_stack_can_undo (PassoUndoStack *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->depth == 0 && self->position > 0;
}

/**
 * passo_undo_stack_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to do again; not while a group is open
 */
gboolean
passo_undo_stack_can_redo (PassoUndoStack *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->depth == 0 && self->position < self->steps->len;
}

/**
 * passo_undo_stack_undo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what the step is called that undo takes back
 */
const char *
passo_undo_stack_undo_label (PassoUndoStack *self)
{
  if (!passo_undo_stack_can_undo (self))
    return NULL;

  return ((Step *) g_ptr_array_index (self->steps, self->position - 1))->label;
}

/**
 * passo_undo_stack_redo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what the step is called that redo does again
 */
const char *
passo_undo_stack_redo_label (PassoUndoStack *self)
{
  if (!passo_undo_stack_can_redo (self))
    return NULL;

  return ((Step *) g_ptr_array_index (self->steps, self->position))->label;
}

/**
 * passo_undo_stack_undo:
 * @self: a history with something to undo
 *
 * Goes one step back.
 *
 * Returns: (transfer container) (element-type GArray): the revisions that do it, in order, each
 *   an array of PassoTextEdit
 */
GPtrArray *
passo_undo_stack_undo (PassoUndoStack *self)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Step *step;

  g_return_val_if_fail (passo_undo_stack_can_undo (self), NULL);

  passo_undo_stack_break_typing (self);
  step = g_ptr_array_index (self->steps, --self->position);
  for (guint i = step->changes->len; i-- > 0;)
    g_ptr_array_add (revisions,
                     g_array_ref (((Change *) g_ptr_array_index (step->changes, i))->inverse));

  return g_steal_pointer (&revisions);
}

/**
 * passo_undo_stack_redo:
 * @self: a history with something to redo
 *
 * Goes one step forward.
 *
 * Returns: (transfer container) (element-type GArray): the revisions that do it, in order, each
 *   an array of PassoTextEdit
 */
GPtrArray *
passo_undo_stack_redo (PassoUndoStack *self)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Step *step;

  g_return_val_if_fail (passo_undo_stack_can_redo (self), NULL);

  step = g_ptr_array_index (self->steps, self->position++);
  for (guint i = 0; i < step->changes->len; i++)
    g_ptr_array_add (revisions,
                     g_array_ref (((Change *) g_ptr_array_index (step->changes, i))->edits));

  return g_steal_pointer (&revisions);
}
