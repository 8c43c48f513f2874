/* passo-data-flow.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-object-builder.h"
#include "run/passo-interpreter-private.h"

/* The stages between a state's raw input and its output, for JSONPath states (States Language
 * specification, section “Input and Output Processing”); what JSONata states do in their place is in
 * passo-jsonata-flow.c. */

static PassoValue
get_context (gpointer data)
{
  PassoFrameScope *self = data;

  return _passo_context_get (self->interpreter, self->frame);
}

static void
put_state (PassoObjectBuilder *builder,
           PassoFrameScope    *self,
           PassoProgramKey     key,
           PassoValue          value)
{
  if (!passo_value_is_undefined (value))
    passo_object_builder_take_by_key (builder, self->interpreter->program->keys[key],
                                      passo_value_ref (value));
}

static PassoValue
make_states (PassoFrameScope *self,
             gboolean         with_context)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 4);
  put_state (&builder, self, PASSO_KEY_STATES_INPUT, self->frame->input);
  if (with_context)
    put_state (&builder, self, PASSO_KEY_STATES_CONTEXT, get_context (self));
  put_state (&builder, self, PASSO_KEY_STATES_RESULT, self->result);
  put_state (&builder, self, PASSO_KEY_STATES_ERROR_OUTPUT, self->error_output);

  return passo_object_builder_finish (&builder);
}

/* The context object costs more than the rest, and is built only when it may be read. */
static PassoValue
get_states (gpointer data,
            gboolean with_context)
{
  PassoFrameScope *self = data;

  if (passo_value_is_undefined (self->states) || (with_context && !self->has_context))
    {
      passo_value_take (&self->states, make_states (self, with_context));
      self->has_context = with_context;
    }

  return self->states;
}

static guint64
draw (gpointer data,
      guint    counter)
{
  PassoFrameScope *self = data;

  return _passo_interpreter_random (self->interpreter, self->frame, counter);
}

static const PassoVariables *
peek_variables (const PassoFrame *frame)
{
  for (; frame != NULL; frame = frame->parent)
    if (frame->variables != NULL)
      return frame->variables;

  return NULL;
}

/* What an expression of the frame's state may read. */
void
_passo_frame_scope_begin (PassoFrameScope  *self,
                          PassoInterpreter *interpreter,
                          PassoFrame       *frame,
                          PassoValue        input)
{
  self->interpreter = interpreter;
  self->frame = frame;
  self->result = passo_value_undefined ();
  self->error_output = passo_value_undefined ();
  self->states = passo_value_undefined ();
  self->has_context = FALSE;
  self->scope = (PassoEvalScope) {
    .input = input,
    .context = frame->context,
    .get_context = get_context,
    .variables = peek_variables (frame),
    .get_states = get_states,
    .millis = interpreter->now,
    .random = draw,
    .data = self,
    .random_counter = frame->random_counter,
    .steps = PASSO_EVAL_DEFAULT_STEPS,
  };
}

void
_passo_frame_scope_end (PassoFrameScope *self)
{
  self->frame->random_counter = self->scope.random_counter;
  passo_value_clear (&self->states);
}

gboolean
_passo_data_flow_path (PassoInterpreter     *self,
                       PassoFrame           *frame,
                       const PassoPathField *field,
                       const char           *name,
                       PassoValue            input,
                       PassoValue           *out,
                       PassoFault           *fault)
{
  PassoFrameScope scope;
  PassoJsonPathMiss miss;
  gboolean found;

  if (field->mode == PASSO_STAGE_KEEP)
    {
      passo_value_take (out, passo_value_ref (input));
      return TRUE;
    }
  if (field->mode == PASSO_STAGE_DROP)
    {
      passo_value_take (out, passo_value_empty_object ());
      return TRUE;
    }

  _passo_frame_scope_begin (&scope, self, frame, input);
  passo_value_clear (out);
  found = passo_json_path_evaluate (field->path, &scope.scope, out, &miss);
  _passo_frame_scope_end (&scope);
  if (!found)
    return _passo_fault_take_failure (fault, self, frame,
                                      passo_failure_for_field (field->path, &miss, name));

  return TRUE;
}

gboolean
_passo_data_flow_template (PassoInterpreter           *self,
                           PassoFrame                 *frame,
                           const PassoPayloadTemplate *template,
                           PassoValue                  input,
                           PassoValue                 *out,
                           PassoFault                 *fault)
{
  g_auto (PassoValue) result = PASSO_VALUE_INIT;
  PassoFailure *failure = NULL;
  PassoFrameScope scope;
  gboolean done;

  _passo_frame_scope_begin (&scope, self, frame, input);
  done = passo_payload_template_evaluate (template, &scope.scope, &result, &failure);
  _passo_frame_scope_end (&scope);
  if (!done)
    return _passo_fault_take_failure (fault, self, frame, failure);

  passo_value_take (out, passo_value_steal (&result));
  return TRUE;
}

gboolean
_passo_data_flow_result_path (PassoInterpreter           *self,
                              PassoFrame                 *frame,
                              const PassoResultPathField *field,
                              PassoValue                  result,
                              PassoValue                 *out,
                              PassoFault                 *fault)
{
  g_auto (PassoValue) merged = PASSO_VALUE_INIT;
  PassoFailure *failure = NULL;

  if (field->mode == PASSO_STAGE_KEEP)
    merged = passo_value_ref (result);
  else if (field->mode == PASSO_STAGE_DROP)
    merged = passo_value_ref (frame->input);
  else if (!passo_reference_path_set (field->path, frame->input, result, &merged, &failure))
    return _passo_fault_take_failure (fault, self, frame, failure);

  passo_value_take (out, passo_value_steal (&merged));
  return TRUE;
}

/* An integer, or the text of one. */
static gboolean
read_integer (PassoValue  value,
              gint64     *out)
{
  if (passo_value_is_string (value))
    return g_ascii_string_to_signed (passo_value_get_string (value, NULL), 10, G_MININT64,
                                     G_MAXINT64, out, NULL);

  return passo_value_is_number (value) && passo_value_get_integer (value, out);
}

/* A number of the definition, or one that its path or expression gives; -1 where there is neither. What the path
 * finds must be an integer (recorded on the service) of the field's range. */
gboolean
_passo_data_flow_number (PassoInterpreter       *self,
                         PassoFrame             *frame,
                         const PassoNumberField *field,
                         const char             *name,
                         gint64                  minimum,
                         gint64                 *out,
                         PassoFault             *fault)
{
  PassoPathField path = { PASSO_STAGE_PATH, field->path };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;

  *out = field->literal;
  if (field->template != NULL)
    return _passo_jsonata_flow_integer (self, frame, field->template, minimum, field->maximum, out,
                                        fault);
  if (field->path == NULL)
    return TRUE;

  if (!_passo_data_flow_path (self, frame, &path, name, frame->effective, &value, fault))
    return FALSE;
  if (read_integer (value, out) && *out >= minimum && *out <= field->maximum)
    return TRUE;

  text = passo_failure_value_text (value);
  return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_NOT_AN_INTEGER,
                                &(PassoFailureArguments) {
                                  .field = name,
                                  .path = passo_json_path_get_text (field->path),
                                  .value = text,
                                });
}

/* @name is that of the state, or of what a task called (recorded). */
gboolean
_passo_data_flow_check_size (PassoInterpreter *self,
                             PassoFrame       *frame,
                             PassoValue        value,
                             const char       *name,
                             PassoFault       *fault)
{
  if (self->limits.payload == 0 ||
      passo_value_get_serialized_length (value) <= self->limits.payload)
    return TRUE;

  _passo_fault_clear (fault);
  fault->error = passo_value_string ("States.DataLimitExceeded");
  fault->cause = passo_value_string_printf ("The state/task '%s' returned a result with a size "
                                            "exceeding the maximum number of bytes service limit.",
                                            name);
  return FALSE;
}

gboolean
_passo_data_flow_input (PassoInterpreter *self,
                        PassoFrame       *frame,
                        PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;

  frame->assign = state->assign;
  frame->output_template = state->output;
  if (!_passo_data_flow_path (self, frame, &state->input_path, "InputPath", frame->input,
                              &frame->effective, fault))
    return FALSE;

  return _passo_hook_end_stage (self, frame, PASSO_DATA_INPUT_PATH, frame->effective);
}

/* What Parameters makes of the effective input, or Arguments of the raw one. */
gboolean
_passo_data_flow_parameters (PassoInterpreter *self,
                             PassoFrame       *frame,
                             PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;

  if (state->parameters != NULL && state->jsonata)
    {
      if (!_passo_jsonata_flow_arguments (self, frame, fault))
        return FALSE;
    }
  else if (state->parameters != NULL &&
      !_passo_data_flow_template (self, frame, state->parameters, frame->effective,
                                  &frame->effective, fault))
    return FALSE;

  return _passo_hook_end_stage (self, frame, PASSO_DATA_PARAMETERS, frame->effective);
}

gboolean
_passo_data_flow_prepare (PassoInterpreter *self,
                          PassoFrame       *frame,
                          PassoFault       *fault)
{
  return _passo_data_flow_input (self, frame, fault) &&
         _passo_data_flow_parameters (self, frame, fault);
}

/* Assign reads the raw result; the variables are set when the state is left. */
gboolean
_passo_data_flow_assign (PassoInterpreter *self,
                         PassoFrame       *frame,
                         PassoFault       *fault)
{
  if (frame->assign == NULL)
    return TRUE;

  return _passo_data_flow_template (self, frame, frame->assign, frame->result, &frame->assigned,
                                    fault);
}

gboolean
_passo_data_flow_output (PassoInterpreter *self,
                         PassoFrame       *frame,
                         PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  g_auto (PassoValue) selected = passo_value_ref (frame->result);

  if (!_passo_hook_end_stage (self, frame, PASSO_DATA_RESULT, frame->result))
    return FALSE;
  if (state->jsonata)
    return _passo_jsonata_flow_output (self, frame, fault);
  if (!_passo_data_flow_assign (self, frame, fault))
    return FALSE;
  if (state->result_selector != NULL &&
      !_passo_data_flow_template (self, frame, state->result_selector, frame->result, &selected,
                                  fault))
    return FALSE;
  if (!_passo_hook_end_stage (self, frame, PASSO_DATA_RESULT_SELECTOR, selected) ||
      !_passo_data_flow_result_path (self, frame, &state->result_path, selected, &frame->output,
                                     fault) ||
      !_passo_hook_end_stage (self, frame, PASSO_DATA_RESULT_PATH, frame->output))
    return FALSE;
  if (state->output_path.mode != PASSO_STAGE_KEEP)
    {
      g_auto (PassoValue) merged = passo_value_steal (&frame->output);

      if (!_passo_data_flow_path (self, frame, &state->output_path, "OutputPath", merged,
                                  &frame->output, fault))
        return FALSE;
    }

  return _passo_data_flow_check_size (self, frame, frame->output, state->name, fault);
}
