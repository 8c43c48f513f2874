/* passo-restore.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "run/passo-restore-private.h"

G_DEFINE_QUARK (passo-restore-error-quark, passo_restore_error)

/* --- What is refused -------------------------------------------------------------------------- */

/* An event that cannot happen where it stands. Gives FALSE, as the next. */
gboolean
_passo_restore_refuse (PassoRestore  *self,
                       guint          event_id,
                       GError       **error)
{
  const PassoEvent *event = passo_event_log_get (self->log, event_id);

  /* Translators: the number of an event and its type, such as TaskStateEntered. */
  g_set_error (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_DEFINITION,
               _("Event %u, %s, cannot happen in this definition; take the definition that was "
                 "run, or an earlier event"), event_id, passo_event_get_type_name (event));

  return FALSE;
}

gboolean
_passo_restore_refuse_data (PassoRestore  *self,
                            guint          event_id,
                            GError       **error)
{
  const PassoEvent *event = passo_event_log_get (self->log, event_id);

  if (event->flags & PASSO_EVENT_FLAG_TRUNCATED)
    g_set_error (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_DATA,
                 _("The data of event %u are cut off, and no execution can go on from them; "
                   "GetExecutionHistory gives all of them"), event_id);
  else
    g_set_error (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_DATA,
                 _("Event %u holds no usable data, and no execution can go on without them; get "
                   "the history with its execution data"), event_id);

  return FALSE;
}

static gboolean
lacks_data (const PassoEvent *event)
{
  switch (passo_event_type_get_data (event->type))
    {
    case PASSO_EVENT_DATA_INPUT:
    case PASSO_EVENT_DATA_OUTPUT:
    case PASSO_EVENT_DATA_PARAMETERS:
      if (event->type == PASSO_EVENT_TASK_SUBMITTED || passo_event_type_is_terminal (event->type))
        return FALSE;
      if (event->flags & PASSO_EVENT_FLAG_TEXT)
        return event->data.text.characters == NULL || event->flags & PASSO_EVENT_FLAG_TRUNCATED;
      return passo_value_is_undefined (event->data.value);

    case PASSO_EVENT_DATA_NONE:
    case PASSO_EVENT_DATA_ERROR:
    case PASSO_EVENT_DATA_TEXT:
    default:
      return FALSE;
    }
}

static gboolean
check_data (PassoRestore  *self,
            GError       **error)
{
  for (guint id = 1; id <= self->last_id; id++)
    if (lacks_data (passo_event_log_get (self->log, id)))
      return _passo_restore_refuse_data (self, id, error);

  return TRUE;
}

/* An error, a cause: characters, or undefined. */
PassoValue
_passo_restore_dup_plain (const PassoEvent        *event,
                          const PassoEventPayload *payload)
{
  if (!(event->flags & PASSO_EVENT_FLAG_TEXT))
    return passo_value_ref (payload->value);
  if (payload->text.characters == NULL)
    return passo_value_undefined ();

  return passo_value_string_len (payload->text.characters, payload->text.length);
}

gboolean
_passo_restore_read_value (PassoRestore  *self,
                           guint          event_id,
                           PassoValue    *out,
                           GError       **error)
{
  passo_value_take (out, passo_event_dup_value (passo_event_log_get (self->log, event_id)));

  return !passo_value_is_undefined (*out) ||
         _passo_restore_refuse_data (self, event_id, error);
}

/* --- A trial ---------------------------------------------------------------------------------- */

/* Whether the definition leads to all that is recorded turns out only when the last frames go on. An
 * interpreter that has no effects tries it. */
typedef struct
{
  PassoInterpreter *real;
  gint64            now;
} Trial;

static gint64
trial_now (gpointer host)
{
  return ((Trial *) host)->now;
}

static guint64
trial_random (gpointer host,
              guint64  event_id,
              guint    attempt,
              guint    counter)
{
  PassoInterpreter *real = ((Trial *) host)->real;

  return real->host->random (real->host_data, event_id, attempt, counter);
}

static void
trial_record (gpointer          host,
              const PassoEvent *event)
{
}

static void
trial_perform (gpointer           host,
               const PassoEffect *effect)
{
}

static const PassoHost trial_host = {
  .now = trial_now, .random = trial_random, .record = trial_record, .perform = trial_perform
};

static gboolean
apply (PassoRestore         *self,
       PassoInterpreter     *interpreter,
       const PassoIdentity  *identity,
       GError              **error)
{
  g_auto (PassoValue) input = PASSO_VALUE_INIT;

  if (!_passo_restore_read_value (self, 1, &input, error))
    return FALSE;

  _passo_interpreter_begin (interpreter, identity, input,
                            passo_event_log_get (self->log, 1)->timestamp);
  interpreter->n_events = self->last_id;

  return _passo_restore_make_frames (self, interpreter, error);
}

/* The first event that did not come again; that something is cut off the service may do otherwise. */
static guint
find_left_over (const PassoResume *resume)
{
  for (guint i = resume->n_taken; i < resume->events->len; i++)
    {
      const PassoResumeEvent *event = &g_array_index (resume->events, PassoResumeEvent, i);

      if (!event->taken && passo_event_type_get_class (event->type) != PASSO_EVENT_CLASS_ABORTED)
        return event->id;
    }

  return 0;
}

/* Rebuilds it for a trial, and lets the frames go on that are in the midst of a step. */
static PassoInterpreter *
try_apply (PassoRestore         *self,
           PassoInterpreter     *real,
           const PassoIdentity  *identity,
           Trial                *trial,
           GError              **error)
{
  g_autoptr (PassoInterpreter) interpreter = NULL;

  trial->real = real;
  trial->now = passo_restore_get_time (self);
  interpreter = passo_interpreter_new (self->program, &trial_host, trial);
  interpreter->limits = real->limits;
  interpreter->scope = real->scope;
  interpreter->depth = real->depth;
  interpreter->bare_causes = real->bare_causes;
  interpreter->evaluation_after_entered = real->evaluation_after_entered;
  if (!apply (self, interpreter, identity, error))
    return NULL;

  if (interpreter->resume != NULL)
    interpreter->resume->kept = TRUE;
  while (interpreter->ready.n_frames > 0 && interpreter->ready.frames[0]->resumed)
    passo_interpreter_step (interpreter);

  return g_steal_pointer (&interpreter);
}

/* Whether all that is recorded has come again. */
static gboolean
check (PassoRestore         *self,
       PassoInterpreter     *real,
       const PassoIdentity  *identity,
       GError              **error)
{
  Trial trial = { NULL };
  g_autoptr (PassoInterpreter) interpreter = try_apply (self, real, identity, &trial, error);
  guint left_over;

  if (interpreter == NULL)
    return FALSE;

  left_over = interpreter->resume != NULL ? find_left_over (interpreter->resume) : 0;
  return left_over == 0 || _passo_restore_refuse (self, left_over, error);
}

/* Trials cost as much as all events before; no history that is worth it needs many. */
#define MOST_TRIALS      100
#define MOST_TRIAL_DEPTH 3

/* Lets the execution go on from an event to the retry that comes after it; what it knows of the
 * retriers then is put into @visit. FALSE where there is no retry. */
gboolean
_passo_restore_try_visit (PassoRestore      *self,
                          PassoInterpreter  *interpreter,
                          guint              event_id,
                          PassoRestoreVisit *visit)
{
  PassoRestoreVisit before = *visit;
  g_autoptr (PassoRestore) restore = NULL;
  g_autoptr (PassoInterpreter) tried = NULL;
  Trial trial = { NULL };

  if (self->depth == MOST_TRIAL_DEPTH || ++self->n_trials > MOST_TRIALS)
    return FALSE;
  restore = passo_restore_new (self->program, self->log, event_id, NULL);
  if (restore == NULL)
    return FALSE;

  restore->visit = &before;
  restore->depth = self->depth + 1;
  tried = try_apply (restore, interpreter, interpreter->identity, &trial, NULL);
  for (guint i = 0; tried != NULL && i < tried->n_slots; i++)
    {
      PassoFrame *frame = tried->slots[i];

      if (frame->entered_id != visit->entered_id || frame->retry_count != before.retry_count + 1)
        continue;
      visit->attempts = g_steal_pointer (&frame->attempts);
      visit->retry_count = frame->retry_count;
      return TRUE;
    }

  return FALSE;
}

/* An execution that has ended: nothing goes on. */
static void
apply_end (PassoRestore     *self,
           PassoInterpreter *interpreter)
{
  const PassoEvent *event = passo_event_log_get (self->log, self->ended_id);

  switch ((PassoEventType) event->type)
    {
    case PASSO_EVENT_EXECUTION_SUCCEEDED:
      interpreter->status = PASSO_EXECUTION_SUCCEEDED;
      interpreter->output = passo_event_dup_value (event);
      return;

    case PASSO_EVENT_EXECUTION_TIMED_OUT:
      interpreter->status = PASSO_EXECUTION_TIMED_OUT;
      break;

    case PASSO_EVENT_EXECUTION_ABORTED:
      interpreter->status = PASSO_EXECUTION_ABORTED;
      break;

    case PASSO_EVENT_EXECUTION_FAILED:
    default:
      interpreter->status = PASSO_EXECUTION_FAILED;
      break;
    }
  interpreter->error = _passo_restore_dup_plain (event, &event->data);
  interpreter->cause = _passo_restore_dup_plain (event, &event->more);
}

/* --- Public ----------------------------------------------------------------------------------- */

/**
 * passo_restore_new:
 * @program: what was run
 * @log: its history, of this program or recorded on the service; must outlive the object
 * @last_id: id of the last event that counts
 * @error: return location for a #GError in the domain %PASSO_RESTORE_ERROR
 *
 * Reads the beginning of a history.
 *
 * Returns: (transfer full) (nullable): how far it has got, or %NULL with @error set where no
 *   execution can go on from there
 */
PassoRestore *
passo_restore_new (PassoProgram         *program,
                   const PassoEventLog  *log,
                   guint                 last_id,
                   GError              **error)
{
  g_autoptr (PassoRestore) self = NULL;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (log != NULL, NULL);

  if (last_id == 0 || last_id > passo_event_log_get_size (log))
    {
      g_set_error (error, PASSO_RESTORE_ERROR, PASSO_RESTORE_ERROR_RANGE,
                   /* Translators: two numbers of events. */
                   _("The history has no event %u; its last one is %u"), last_id,
                   passo_event_log_get_size (log));
      return NULL;
    }

  self = g_new0 (PassoRestore, 1);
  self->program = passo_program_ref (program);
  self->log = log;
  self->last_id = last_id;
  self->chains = g_ptr_array_new_with_free_func ((GDestroyNotify) _passo_restore_chain_free);
  self->chain_at = g_new0 (PassoRestoreChain *, last_id + 1);
  self->calls = g_array_new (FALSE, FALSE, sizeof (PassoRestoreCall));
  self->root = _passo_restore_chain_new (self, NULL, PASSO_FRAME_MACHINE, 0, &program->scopes[0], 0);
  self->chain_at[0] = self->root;
  if (!check_data (self, error) || !_passo_restore_fold (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * passo_restore_free:
 * @self: (transfer full) (nullable): what was read
 */
void
passo_restore_free (PassoRestore *self)
{
  if (self == NULL)
    return;

  passo_program_unref (self->program);
  g_ptr_array_unref (self->chains);
  g_free (self->chain_at);
  g_array_unref (self->calls);
  g_free (self);
}

/**
 * passo_restore_get_time:
 * @self: what was read
 *
 * Returns: time of the last event, in milliseconds since 1970; where a virtual clock goes on
 */
gint64
passo_restore_get_time (const PassoRestore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return passo_event_log_get (self->log, self->last_id)->timestamp;
}

/**
 * passo_restore_foreach_call:
 * @self: what was read
 * @func: is called for each call of a task, in the order in which they were made
 * @data: its last argument
 *
 * Tells what calls have been made. Those that were not answered will be made again, with the same
 * id of the Scheduled event; a connector that counts calls can tell by that which one it is.
 */
void
passo_restore_foreach_call (const PassoRestore   *self,
                            PassoRestoreCallFunc  func,
                            gpointer              data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  for (guint i = 0; i < self->calls->len; i++)
    {
      PassoRestoreCall call = g_array_index (self->calls, PassoRestoreCall, i);
      gboolean pending = !call.chain->finished && call.chain->scheduled_id == call.scheduled_id &&
                         call.chain->point >= PASSO_POINT_SCHEDULED &&
                         call.chain->point <= PASSO_POINT_SUBMITTED;

      func (call.state->name, call.scheduled_id, pending, data);
    }
}

/**
 * passo_restore_apply:
 * @self: what was read
 * @interpreter: an interpreter of the same program that has not started
 * @identity: (nullable): what the execution says of itself; must outlive the interpreter
 * @error: return location for a #GError in the domain %PASSO_RESTORE_ERROR
 *
 * Puts the interpreter where the history ends. Nothing happens before its next step: only the time
 * limit of the execution is set. The first steps make the calls again that were not answered, go on
 * to wait for what was waited for, and record the rest of what the last events were a part of.
 *
 * Returns: %FALSE with @error set where the definition does not lead to what is recorded; the
 *   interpreter has not started then
 */
gboolean
passo_restore_apply (PassoRestore         *self,
                     PassoInterpreter     *interpreter,
                     const PassoIdentity  *identity,
                     GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (interpreter != NULL, FALSE);
  g_return_val_if_fail (interpreter->status == PASSO_EXECUTION_IDLE, FALSE);

  if (self->ended_id != 0)
    {
      apply_end (self, interpreter);
      return TRUE;
    }

  return check (self, interpreter, identity, error) &&
         apply (self, interpreter, identity, error);
}
