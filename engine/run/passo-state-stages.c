/* passo-state-stages.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "history/passo-run-projection.h"
#include "run/passo-interpreter-private.h"
#include "run/passo-state-stage-private.h"

/* A history holds a state's input, its task's parameters and result, and its output. What lies
 * between is computed again, by the very functions that a run uses: an interpreter that runs nothing
 * lends them a frame that stands in the state. */
typedef struct
{
  PassoProgram       *program;
  PassoHistory       *history;
  PassoRunProjection *projection;
  PassoInterpreter   *interpreter;
  PassoIdentity       identity;
  char               *role_arn;
  PassoFrame          frame;
  GArray             *stages;    /* Stage */
  guint               entered;
  guint               exited;    /* 0 for none */
  guint               attempt;   /* the event on which the last attempt began, 0 for none */
  guint               succeeded; /* of the last attempt */
  guint               failed;
} Stages;

typedef struct
{
  PassoStageKind kind;
  gboolean       computed; /* again, from what the history does hold */
  PassoValue     value;
} Stage;

/* Stands for what a history does not tell of its execution: a stage with it in is not known. */
#define UNKNOWN "\xe2\x81\xa3unknown\xe2\x81\xa3"

static gint64
host_now (gpointer host)
{
  return passo_run_projection_get_start (((Stages *) host)->projection);
}

static guint64
host_random (gpointer host,
             guint64  event_id,
             guint    attempt,
             guint    counter)
{
  return 0;
}

static const PassoHost host_functions = { .now = host_now, .random = host_random };

static void
clear_stage (gpointer data)
{
  passo_value_clear (&((Stage *) data)->value);
}

static void
add_stage (Stages         *self,
           PassoStageKind  kind,
           PassoValue      value,
           gboolean        computed)
{
  Stage stage = { kind, computed, value };

  if (passo_value_is_undefined (value))
    return;

  passo_value_ref (value);
  g_array_append_val (self->stages, stage);
}

static void
add_error (Stages     *self,
           PassoValue  error,
           PassoValue  cause)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  passo_object_builder_init (&builder, 2);
  passo_object_builder_put (&builder, "Error", -1, error);
  passo_object_builder_put (&builder, "Cause", -1, cause);
  value = passo_object_builder_finish (&builder);
  add_stage (self, PASSO_STAGE_ERROR, value, FALSE);
}

static PassoValue
string_or_undefined (const char *text)
{
  return text != NULL ? passo_value_string (text) : passo_value_undefined ();
}

static void
add_failure_of (Stages *self,
                guint   event_id)
{
  const PassoEvent *event = passo_history_get_event (self->history, event_id);
  g_auto (PassoValue) error = string_or_undefined (passo_event_get_error (event));
  g_auto (PassoValue) cause = string_or_undefined (passo_event_get_cause (event));

  add_error (self, error, cause);
}

/* --- What the history holds ------------------------------------------------------------------- */

static void
begin_attempt (Stages *self,
               guint   event_id)
{
  self->frame.retry_count += self->attempt != 0;
  self->attempt = event_id;
  self->succeeded = 0;
  self->failed = 0;
}

static void
find_event (Stages           *self,
            const PassoEvent *event)
{
  PassoEventData data = passo_event_type_get_data (event->type);

  switch (passo_event_type_get_class (event->type))
    {
    case PASSO_EVENT_CLASS_SCHEDULED:
      begin_attempt (self, event->id);
      break;

    case PASSO_EVENT_CLASS_STARTED:
      if (event->type == PASSO_EVENT_PARALLEL_STATE_STARTED ||
          event->type == PASSO_EVENT_MAP_STATE_STARTED)
        begin_attempt (self, event->id);
      break;

    case PASSO_EVENT_CLASS_SUCCEEDED:
      if (data == PASSO_EVENT_DATA_OUTPUT || event->type == PASSO_EVENT_PARALLEL_STATE_SUCCEEDED ||
          event->type == PASSO_EVENT_MAP_STATE_SUCCEEDED)
        self->succeeded = event->id;
      break;

    case PASSO_EVENT_CLASS_FAILED:
      if (data == PASSO_EVENT_DATA_ERROR || event->type == PASSO_EVENT_PARALLEL_STATE_FAILED ||
          event->type == PASSO_EVENT_MAP_STATE_FAILED)
        self->failed = event->id;
      break;

    case PASSO_EVENT_CLASS_EXECUTION_ENDED:
      if (event->type == PASSO_EVENT_EXECUTION_FAILED && self->failed == 0)
        self->failed = event->id;
      break;

    case PASSO_EVENT_CLASS_OTHER:
    case PASSO_EVENT_CLASS_ENTERED:
    case PASSO_EVENT_CLASS_EXITED:
    case PASSO_EVENT_CLASS_SUBMITTED:
    case PASSO_EVENT_CLASS_ABORTED:
    case PASSO_EVENT_CLASS_EXECUTION_STARTED:
    default:
      break;
    }
}

static void
find_events (Stages *self)
{
  guint last = passo_history_get_size (self->history);

  self->exited = passo_run_projection_get_exited (self->projection, self->entered);
  if (self->exited != 0)
    last = self->exited;
  for (guint id = self->entered + 1; id <= last; id++)
    if (passo_run_projection_get_entered (self->projection, id) == self->entered)
      find_event (self, passo_history_get_event (self->history, id));
}

static PassoValue
dup_value_of (Stages *self,
              guint   event_id)
{
  return event_id != 0
           ? passo_event_dup_value (passo_history_get_event (self->history, event_id))
           : passo_value_undefined ();
}

/* The output of the last state that a chain has left. */
static PassoValue
dup_chain_output (Stages             *self,
                  const PassoRunSpan *span)
{
  guint exited = passo_run_projection_get_exited (self->projection, span->first_event);

  if (span->kind == PASSO_SPAN_ITERATION)
    {
      const PassoEvent *event = passo_history_get_event (self->history, span->last_event);

      exited = event->previous_id;
    }

  return dup_value_of (self, exited);
}

/* The index that a chain's output has in the result of its container. */
static guint
get_chain_index (Stages             *self,
                 const PassoRunSpan *span)
{
  const PassoState *state;

  if (span->kind == PASSO_SPAN_ITERATION)
    return span->iteration;

  state = passo_machine_find_state (self->program->machine, span->name);
  return state != NULL ? passo_scope_get_branch (passo_state_get_scope (state)) : 0;
}

/* A container's result is not in its own events: it is put together from its chains. */
static PassoValue
dup_container_result (Stages *self)
{
  g_autoptr (GHashTable) outputs = g_hash_table_new (NULL, NULL);
  guint visit = passo_run_projection_find_span (self->projection, self->entered);
  g_auto (PassoArrayBuilder) builder = { NULL };
  guint n_results = 0;

  for (guint i = 0; i < passo_run_projection_get_n_spans (self->projection); i++)
    {
      const PassoRunSpan *span = passo_run_projection_get_span (self->projection, i);
      guint index;

      if (span->parent != visit || span->status != PASSO_RUN_SUCCEEDED ||
          (span->kind != PASSO_SPAN_ITERATION && span->kind != PASSO_SPAN_STATE))
        continue;
      index = get_chain_index (self, span);
      n_results = MAX (n_results, index + 1);
      g_hash_table_insert (outputs, GUINT_TO_POINTER (index), (gpointer) span);
    }

  passo_array_builder_init (&builder, n_results);
  for (guint i = 0; i < n_results; i++)
    {
      const PassoRunSpan *span = g_hash_table_lookup (outputs, GUINT_TO_POINTER (i));

      passo_array_builder_take (&builder, span != NULL ? dup_chain_output (self, span)
                                                       : passo_value_null ());
    }

  return passo_array_builder_finish (&builder);
}

/* --- What the frame stands on ----------------------------------------------------------------- */

static void
set_state (Stages     *self,
           PassoFrame *frame,
           guint       entered)
{
  const PassoEvent *event = passo_history_get_event (self->history, entered);

  frame->state = event->name != NULL ? _passo_program_find_state (self->program, event->name)
                                     : NULL;
  frame->entered_id = entered;
  frame->entered_time = event->timestamp;
  frame->queue_position = PASSO_NOT_QUEUED;
  frame->input = passo_event_dup_value (event);
}

static void
clear_frame (PassoFrame *frame)
{
  _passo_context_forget (frame);
  passo_value_clear (&frame->input);
  passo_value_clear (&frame->effective);
  passo_value_clear (&frame->result);
  passo_value_clear (&frame->output);
  passo_value_clear (&frame->assigned);
  passo_value_clear (&frame->items);
  passo_value_clear (&frame->map);
  g_clear_pointer (&frame->variables, passo_variables_unref);
}

static void
set_variables (Stages     *self,
               PassoFrame *frame)
{
  g_autoptr (PassoFailure) failure = NULL;
  g_autofree char *text = passo_run_projection_dup_variables (self->projection, frame->entered_id);
  g_auto (PassoValue) variables = PASSO_VALUE_INIT;

  variables = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  if (passo_value_get_size (variables) == 0)
    return;

  frame->variables = passo_variables_new (NULL);
  passo_variables_assign (frame->variables, variables, NULL, &failure);
}

/* `$$.Map.Item` of the innermost iteration around the state: its value is computed again from the
 * Map's input. */
static void
set_item (Stages     *self,
          PassoFrame *frame)
{
  guint index = passo_run_projection_find_span (self->projection, frame->entered_id);
  PassoFault fault = PASSO_FAULT_INIT;
  PassoFrame map = { 0 };
  PassoItem item = PASSO_ITEM_INIT;
  const PassoRunSpan *span = NULL;

  while (index != PASSO_SPAN_NONE)
    {
      span = passo_run_projection_get_span (self->projection, index);
      if (span->kind == PASSO_SPAN_ITERATION)
        break;
      index = span->parent;
    }
  if (index == PASSO_SPAN_NONE || span->parent == PASSO_SPAN_NONE)
    return;

  set_state (self, &map,
             passo_run_projection_get_span (self->projection, span->parent)->first_event);
  if (map.state != NULL && map.state->type == PASSO_STATE_MAP)
    {
      set_variables (self, &map);
      if (_passo_map_prepare (self->interpreter, &map, &fault))
        {
          item.value = passo_value_get_element (map.items, span->iteration);
          _passo_context_set_item (self->interpreter, frame, span->iteration, &item);
          passo_value_take (&frame->map, _passo_context_take_item (frame));
        }
    }
  _passo_fault_clear (&fault);
  clear_frame (&map);
}

static void
make_interpreter (Stages *self)
{
  const PassoEvent *first = passo_history_get_event (self->history, 1);

  self->role_arn = passo_event_dup_field (first, "roleArn");
  self->identity = (PassoIdentity) {
    .execution_arn = UNKNOWN,
    .execution_name = UNKNOWN,
    .role_arn = self->role_arn != NULL ? self->role_arn : UNKNOWN,
    .machine_arn = UNKNOWN,
    .machine_name = UNKNOWN,
  };
  self->interpreter = passo_interpreter_new (self->program, &host_functions, self);
  passo_interpreter_set_limits (self->interpreter, passo_limits_none ());
  self->interpreter->now = first->timestamp;
  self->interpreter->start = first->timestamp;
  self->interpreter->identity = &self->identity;
  self->interpreter->input = passo_event_dup_value (first);
}

/* --- Failures --------------------------------------------------------------------------------- */

/* The events of a container that failed tell no error: it is that of the state which failed in it. A
 * Fail state has no event of its own for that either, but its definition. */
static void
add_failure (Stages *self)
{
  const PassoEvent *event = passo_history_get_event (self->history, self->failed);
  PassoFault fault = PASSO_FAULT_INIT;
  PassoFrame frame = { 0 };

  while (event->type == PASSO_EVENT_PARALLEL_STATE_FAILED ||
         event->type == PASSO_EVENT_MAP_STATE_FAILED)
    event = passo_history_get_event (self->history, event->previous_id);
  if (event->type != PASSO_EVENT_FAIL_STATE_ENTERED)
    {
      add_failure_of (self, event->id);
      return;
    }

  set_state (self, &frame, event->id);
  if (frame.state != NULL && frame.state->type == PASSO_STATE_FAIL)
    {
      set_variables (self, &frame);
      set_item (self, &frame);
      _passo_fail_work (self->interpreter, &frame, &fault);
      add_error (self, fault.error, fault.cause);
    }
  _passo_fault_clear (&fault);
  clear_frame (&frame);
}

/* --- The stages, in order --------------------------------------------------------------------- */

static gboolean
has_items_field (const PassoProgramState *state)
{
  return state->jsonata ? state->u.map.items != NULL
                        : state->u.map.items_path.mode != PASSO_STAGE_KEEP;
}

static gboolean
add_input (Stages     *self,
           PassoFault *fault)
{
  PassoFrame *frame = &self->frame;
  const PassoProgramState *state = frame->state;
  g_auto (PassoValue) recorded = PASSO_VALUE_INIT;

  if (state->type == PASSO_STATE_TASK)
    recorded = dup_value_of (self, self->attempt);
  add_stage (self, PASSO_STAGE_INPUT, frame->input, FALSE);
  if (!_passo_data_flow_input (self->interpreter, frame, fault))
    return FALSE;
  if (state->input_path.mode != PASSO_STAGE_KEEP)
    add_stage (self, PASSO_STAGE_INPUT_PATH, frame->effective, TRUE);
  if (state->type == PASSO_STATE_MAP)
    {
      if (!_passo_map_prepare (self->interpreter, frame, fault))
        return FALSE;
      if (has_items_field (state))
        add_stage (self, state->jsonata ? PASSO_STAGE_ITEMS : PASSO_STAGE_ITEMS_PATH, frame->items,
                   TRUE);
    }
  if (state->parameters == NULL)
    return TRUE;

  if (!passo_value_is_undefined (recorded))
    passo_value_set (&frame->effective, recorded);
  else if (!_passo_data_flow_parameters (self->interpreter, frame, fault))
    return FALSE;
  add_stage (self, state->jsonata ? PASSO_STAGE_ARGUMENTS : PASSO_STAGE_PARAMETERS,
             frame->effective, passo_value_is_undefined (recorded));

  return TRUE;
}

/* What the children of a map run gave is in the records of those, and not in the history; only where
 * nothing changes it, it is the state's output. */
static gboolean
find_map_run_result (Stages *self)
{
  const PassoProgramState *state = self->frame.state;

  if (self->exited == 0 || state->output != NULL || state->result_selector != NULL ||
      state->result_path.mode != PASSO_STAGE_KEEP || state->output_path.mode != PASSO_STAGE_KEEP)
    return FALSE;

  passo_value_take (&self->frame.result, dup_value_of (self, self->exited));
  return TRUE;
}

/* Gives FALSE where the state has no result, or none yet. */
static gboolean
add_result (Stages     *self,
            PassoFault *fault)
{
  PassoFrame *frame = &self->frame;

  switch (frame->state->type)
    {
    case PASSO_STATE_TASK:
      if (self->succeeded == 0)
        return FALSE;
      passo_value_take (&frame->result, dup_value_of (self, self->succeeded));
      break;

    case PASSO_STATE_PARALLEL:
    case PASSO_STATE_MAP:
      if (self->succeeded == 0)
        return FALSE;
      if (frame->state->type == PASSO_STATE_MAP && frame->state->u.map.distributed != NULL)
        {
          if (!find_map_run_result (self))
            return FALSE;
          break;
        }
      passo_value_take (&frame->result, dup_container_result (self));
      break;

    case PASSO_STATE_PASS:
      _passo_pass_work (self->interpreter, frame, fault);
      if (passo_value_is_undefined (frame->state->u.pass.result))
        return TRUE;
      break;

    case PASSO_STATE_CHOICE:
      return _passo_choice_work (self->interpreter, frame, fault);

    case PASSO_STATE_WAIT:
    case PASSO_STATE_SUCCEED:
      passo_value_set (&frame->result, frame->effective);
      return self->exited != 0;

    case PASSO_STATE_FAIL:
    case PASSO_STATE_UNKNOWN:
    default:
      return FALSE;
    }

  add_stage (self, PASSO_STAGE_RESULT, frame->result, FALSE);
  return TRUE;
}

/* In JSONata Output makes the output at once, and there is nothing between; it is made again only to
 * see whether what was computed before is what the run had. */
static gboolean
add_output_stages (Stages     *self,
                   PassoFault *fault)
{
  PassoFrame *frame = &self->frame;
  const PassoProgramState *state = frame->state;
  g_auto (PassoValue) selected = passo_value_ref (frame->result);
  g_auto (PassoValue) merged = PASSO_VALUE_INIT;

  if (state->jsonata)
    return _passo_jsonata_flow_output (self->interpreter, frame, fault);
  if (state->result_selector != NULL)
    {
      if (!_passo_data_flow_template (self->interpreter, frame, state->result_selector,
                                      frame->result, &selected, fault))
        return FALSE;
      add_stage (self, PASSO_STAGE_RESULT_SELECTOR, selected, TRUE);
    }
  if (!_passo_data_flow_result_path (self->interpreter, frame, &state->result_path, selected,
                                     &merged, fault))
    return FALSE;
  if (state->result_path.mode != PASSO_STAGE_KEEP)
    add_stage (self, PASSO_STAGE_RESULT_PATH, merged, TRUE);
  if (!_passo_data_flow_path (self->interpreter, frame, &state->output_path, "OutputPath", merged,
                              &frame->output, fault))
    return FALSE;
  if (state->output_path.mode != PASSO_STAGE_KEEP)
    add_stage (self, PASSO_STAGE_OUTPUT_PATH, frame->output, TRUE);

  return TRUE;
}

/* What led to another output than the recorded one was computed with something that the history does
 * not hold: a random value, or the name of the execution. */
static void
drop_computed (Stages *self)
{
  for (guint i = self->stages->len; i-- > 0;)
    if (g_array_index (self->stages, Stage, i).computed)
      g_array_remove_index (self->stages, i);
}

static void
add_recorded_end (Stages *self)
{
  const PassoEvent *event = passo_history_get_event (self->history, self->exited);
  g_autofree char *text = NULL;
  g_auto (PassoValue) assigned = PASSO_VALUE_INIT;
  g_auto (PassoValue) output = PASSO_VALUE_INIT;

  text = passo_event_dup_assigned (event, NULL);
  if (text != NULL)
    assigned = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  add_stage (self, PASSO_STAGE_ASSIGN, assigned, FALSE);
  output = passo_event_dup_value (event);
  if (self->failed == 0 && !passo_value_equal (output, self->frame.output))
    drop_computed (self);
  add_stage (self, PASSO_STAGE_OUTPUT, output, FALSE);
}

static void
add_stages (Stages *self)
{
  PassoFault fault = PASSO_FAULT_INIT;

  /* A fault here says that something is not known yet: real ones are in the history. */
  if (add_input (self, &fault) && add_result (self, &fault))
    add_output_stages (self, &fault);
  if (self->failed != 0)
    add_failure (self);
  if (self->exited != 0)
    add_recorded_end (self);
  _passo_fault_clear (&fault);
}

static GListModel *
make_list (Stages *self)
{
  GListStore *list = g_list_store_new (PASSO_TYPE_STATE_STAGE);
  const Stage *last = NULL;

  for (guint i = 0; i < self->stages->len; i++)
    {
      const Stage *stage = &g_array_index (self->stages, Stage, i);
      g_autofree char *text = passo_json_write (stage->value, PASSO_JSON_WRITER_COMPACT, NULL);
      g_autoptr (PassoStateStage) item = NULL;

      if (strstr (text, UNKNOWN) != NULL)
        continue;
      item = _passo_state_stage_new_take (stage->kind, g_steal_pointer (&text),
                                          last != NULL &&
                                            !passo_value_equal (last->value, stage->value));
      g_list_store_append (list, item);

      /* Variables lie beside the data. */
      if (stage->kind != PASSO_STAGE_ASSIGN)
        last = stage;
    }

  return G_LIST_MODEL (list);
}

static void
compute (Stages *self)
{
  PassoFrame *frame = &self->frame;

  make_interpreter (self);
  set_state (self, frame, self->entered);
  if (frame->state != NULL)
    {
      set_variables (self, frame);
      set_item (self, frame);
      find_events (self);
      add_stages (self);
    }
  clear_frame (frame);
  passo_interpreter_free (self->interpreter);
  g_free (self->role_arn);
}

/**
 * passo_state_stages_compute:
 * @program: what was run
 * @projection: its events
 * @entered_id: id of the Entered event of a visit of a state
 *
 * Computes what the data were at each stage of the visit, from the raw input to the output. Where
 * the history holds a stage it is taken from there. What is not known, or not yet, is left out; of
 * several attempts it is the last.
 *
 * Returns: (transfer full): a list of #PassoStateStage, empty for a state that @program does not know
 */
GListModel *
passo_state_stages_compute (PassoProgram       *program,
                            PassoRunProjection *projection,
                            guint               entered_id)
{
  Stages self = { NULL };
  const PassoEvent *event;
  GListModel *list;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (projection), NULL);

  self.program = program;
  self.projection = projection;
  self.history = passo_run_projection_get_history (projection);
  self.entered = entered_id;
  self.stages = g_array_new (FALSE, FALSE, sizeof (Stage));
  g_array_set_clear_func (self.stages, clear_stage);
  event = passo_history_get_event (self.history, entered_id);
  if (event != NULL && passo_event_type_get_class (event->type) == PASSO_EVENT_CLASS_ENTERED)
    compute (&self);
  list = make_list (&self);
  g_array_unref (self.stages);

  return list;
}
