/* passo-resume.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-resume-private.h"

/* The first steps of frames that were rebuilt from a history. One step records several events, so a
 * history may end in its midst: a frame is then put to where the step began, or to the last event
 * from which all that follows is certain, and goes through the rest again. The events that are there
 * already are not recorded a second time.
 *
 * These frames come before all others: all but the one that the last event belongs to had gone as
 * far as they could, and will record nothing. */

static void
free_point (gpointer data)
{
  PassoResumePoint *point = data;

  _passo_fault_clear (&point->fault);
  passo_value_clear (&point->output);
  passo_value_clear (&point->assigned);
  g_clear_pointer (&point->followed, g_array_unref);
  g_free (point);
}

PassoResume *
_passo_resume_new (gint64 until)
{
  PassoResume *self = g_new0 (PassoResume, 1);

  self->until = until;
  self->points = g_hash_table_new_full (NULL, NULL, NULL, free_point);
  self->events = g_array_new (FALSE, FALSE, sizeof (PassoResumeEvent));

  return self;
}

void
_passo_resume_free (PassoResume *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->points);
  g_array_unref (self->events);
  g_free (self);
}

/* An event that will come again; in the order of ids. */
void
_passo_resume_add_event (PassoResume      *self,
                         const PassoEvent *event,
                         const char       *name)
{
  PassoResumeEvent again = {
    event->id, event->previous_id, event->type, event->number, name, FALSE
  };

  g_array_append_val (self->events, again);
}

PassoResumePoint *
_passo_resume_add_point (PassoResume     *self,
                         PassoFrame      *frame,
                         PassoResumeKind  kind)
{
  PassoResumePoint *point = g_new0 (PassoResumePoint, 1);

  point->kind = kind;
  frame->resumed = TRUE;
  g_hash_table_insert (self->points, frame, point);

  return point;
}

static PassoResumePoint *
find_point (PassoInterpreter *self,
            PassoFrame       *frame)
{
  return g_hash_table_lookup (self->resume->points, frame);
}

#define ID_BITS   27
#define TIME_BITS 35 /* a year is less, in milliseconds */

/* Gives the frame its turn before all that are not resumed, in the order of time; calls come after
 * what may cut them off. */
void
_passo_resume_push (PassoInterpreter *self,
                    PassoFrame       *frame)
{
  const PassoResumePoint *point = find_point (self, frame);
  guint64 time = CLAMP (point->time - self->start, 0, (G_GINT64_CONSTANT (1) << TIME_BITS) - 1);
  guint64 id = MIN (point->event_id, (1u << ID_BITS) - 1);

  frame->queue_order = (guint64) (point->kind == PASSO_RESUME_CALL) << (ID_BITS + TIME_BITS)
                       | time << ID_BITS | id;
  passo_ready_queue_put_back (&self->ready, frame);
}

/* What has left its state in the history does so before anything else. */
gboolean
_passo_resume_push_leaving (PassoInterpreter *self,
                            PassoFrame       *frame)
{
  if (!find_point (self, frame)->left)
    return FALSE;

  _passo_resume_push (self, frame);
  return TRUE;
}

static gboolean
is_again (const PassoResumeEvent *again,
          const PassoEvent       *event,
          guint                   previous_id)
{
  if (again->taken || again->type != event->type)
    return FALSE;

  /* The chains of the service follow other events now and then. */
  if (event->type == PASSO_EVENT_EVALUATION_FAILED ||
      passo_event_type_get_class (event->type) == PASSO_EVENT_CLASS_EXITED)
    return again->name == event->name;

  return again->previous_id == previous_id && again->number == event->number;
}

/* The id of an event that is recorded already, or 0. */
guint
_passo_resume_take_event (PassoInterpreter *self,
                          guint             previous_id,
                          const PassoEvent *event)
{
  PassoResume *resume = self->resume;

  for (guint i = resume->n_taken; i < resume->events->len; i++)
    {
      PassoResumeEvent *again = &g_array_index (resume->events, PassoResumeEvent, i);

      if (!is_again (again, event, previous_id))
        continue;
      again->taken = TRUE;
      while (resume->n_taken < resume->events->len &&
             g_array_index (resume->events, PassoResumeEvent, resume->n_taken).taken)
        resume->n_taken++;
      return again->id;
    }

  return 0;
}

/* A wait before a retry that was over when the history ended left no event behind where the state could
 * not even begin its work again: it is gone through at the time it had. */
gboolean
_passo_resume_skip_wait (PassoInterpreter *self,
                         PassoFrame       *frame,
                         gint64            deadline,
                         PassoPhase        after)
{
  gint64 until = self->resume->until;
  PassoResumePoint *point = frame->resumed ? find_point (self, frame) : NULL;

  if (deadline > until || (deadline == until && point == NULL))
    return FALSE;

  if (point == NULL)
    {
      point = _passo_resume_add_point (self->resume, frame, PASSO_RESUME_PHASE);
      point->event_id = frame->last_event_id;
    }
  point->time = deadline;
  point->stepped = FALSE;
  frame->phase = after;
  _passo_resume_push (self, frame);

  return TRUE;
}

/* The frame is out of use, or has got to where the history ends. */
void
_passo_resume_forget (PassoInterpreter *self,
                      PassoFrame       *frame)
{
  frame->resumed = FALSE;
  if (self->resume != NULL)
    g_hash_table_remove (self->resume->points, frame);
}

/* What is recorded of leaving the state counts, and not what came of computing it again. */
void
_passo_resume_take_exit (PassoInterpreter *self,
                         PassoFrame       *frame)
{
  PassoResumePoint *point = self->resume != NULL ? find_point (self, frame) : NULL;

  if (point == NULL || !point->left)
    return;

  passo_value_take (&frame->output, passo_value_steal (&point->output));
  passo_value_take (&frame->assigned, passo_value_steal (&point->assigned));
  _passo_resume_forget (self, frame);
}

static gboolean
run_point (PassoInterpreter *self,
           PassoFrame       *frame,
           PassoResumePoint *point)
{
  PassoFault fault = PASSO_FAULT_INIT;

  switch (point->kind)
    {
    case PASSO_RESUME_START:
      frame->phase = PASSO_PHASE_RESULT;
      _passo_task_start (self, frame);
      return FALSE;

    case PASSO_RESUME_CALL:
      frame->phase = PASSO_PHASE_RESULT;
      _passo_task_call (self, frame, point->submitted);
      return FALSE;

    case PASSO_RESUME_FAIL:
      fault = point->fault;
      point->fault = (PassoFault) PASSO_FAULT_INIT;
      _passo_interpreter_fail (self, frame, &fault);
      return FALSE;

    case PASSO_RESUME_FINISH:
      _passo_interpreter_finish_frame (self, frame);
      return FALSE;

    case PASSO_RESUME_JOIN:
      return _passo_join_go_on (self, frame, point->followed);

    case PASSO_RESUME_PHASE:
    default:
      return TRUE;
    }
}

/* Takes the first step of a frame. Gives whether the frame goes on by its phase. */
gboolean
_passo_resume_step (PassoInterpreter *self,
                    PassoFrame       *frame)
{
  PassoResumePoint *point = find_point (self, frame);
  PassoResumePoint step = *point;
  gboolean more;

  if (point->stepped && !point->left)
    {
      _passo_resume_forget (self, frame);
      return TRUE;
    }

  /* The frame may be out of use when this is done. */
  point->kind = PASSO_RESUME_PHASE;
  point->fault = (PassoFault) PASSO_FAULT_INIT;
  point->followed = NULL;
  point->stepped = TRUE;
  if (!point->left && !point->leads)
    _passo_resume_forget (self, frame);

  self->now = step.time;
  more = run_point (self, frame, &step);
  _passo_fault_clear (&step.fault);
  g_clear_pointer (&step.followed, g_array_unref);

  return more;
}

/* Frames from which nothing more follows that is recorded are as any other. */
static void
forget_leading (PassoInterpreter *self)
{
  GHashTableIter iter;
  gpointer frame, point;

  g_hash_table_iter_init (&iter, self->resume->points);
  while (g_hash_table_iter_next (&iter, &frame, &point))
    if (((PassoResumePoint *) point)->stepped && !((PassoResumePoint *) point)->left)
      {
        ((PassoFrame *) frame)->resumed = FALSE;
        g_hash_table_iter_remove (&iter);
      }
}

/* Lets everything go when the last frame has gone on. */
void
_passo_resume_check_end (PassoInterpreter *self)
{
  if (self->resume->n_taken == self->resume->events->len)
    forget_leading (self);
  if (!self->resume->kept && g_hash_table_size (self->resume->points) == 0 &&
      self->resume->n_taken == self->resume->events->len)
    g_clear_pointer (&self->resume, _passo_resume_free);
}
