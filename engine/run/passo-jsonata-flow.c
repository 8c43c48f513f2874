/* passo-jsonata-flow.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-timestamp.h"
#include "json/passo-json-writer.h"
#include "run/passo-interpreter-private.h"

/* The stages between a state's input and its output, for JSONata states: Arguments before the work,
 * Output and Assign side by side after it. Every expression reads the raw input in `$states`. */

/* Templates that read the same things share one scope, and so one `$states`. */
static void
begin_scope (PassoFrameScope  *scope,
             PassoInterpreter *self,
             PassoFrame       *frame)
{
  _passo_frame_scope_begin (scope, self, frame, passo_value_undefined ());
}

static gboolean
end_scope (PassoFrameScope *scope,
           gboolean         done,
           PassoFailure    *failure,
           PassoFault      *fault)
{
  _passo_frame_scope_end (scope);

  return done || _passo_fault_take_failure (fault, scope->interpreter, scope->frame, failure);
}

/* A field that takes values of one type. */
gboolean
_passo_jsonata_flow_typed (PassoInterpreter           *self,
                           PassoFrame                 *frame,
                           const PassoPayloadTemplate *template,
                           PassoValueType              type,
                           PassoValue                 *out,
                           PassoFault                 *fault)
{
  PassoFailure *failure = NULL;
  PassoFrameScope scope;
  gboolean done;

  begin_scope (&scope, self, frame);
  done = passo_payload_template_evaluate_typed (template, &scope.scope, type, out, &failure);

  return end_scope (&scope, done, failure, fault);
}

gboolean
_passo_jsonata_flow_integer (PassoInterpreter           *self,
                             PassoFrame                 *frame,
                             const PassoPayloadTemplate *template,
                             gint64                      minimum,
                             gint64                      maximum,
                             gint64                     *out,
                             PassoFault                 *fault)
{
  PassoFailure *failure = NULL;
  PassoFrameScope scope;
  gboolean done;

  begin_scope (&scope, self, frame);
  done = passo_payload_template_evaluate_integer (template, &scope.scope, minimum, maximum, out,
                                                  &failure);

  return end_scope (&scope, done, failure, fault);
}

/* Services are called with an object; functions, activities and branches take any value. */
gboolean
_passo_jsonata_flow_arguments (PassoInterpreter *self,
                               PassoFrame       *frame,
                               PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  g_auto (PassoValue) arguments = PASSO_VALUE_INIT;
  PassoResourceKind kind;

  kind = state->type == PASSO_STATE_TASK ? state->u.task.resource->kind : PASSO_RESOURCE_OTHER;
  if (kind == PASSO_RESOURCE_SERVICE || kind == PASSO_RESOURCE_SDK)
    {
      if (!_passo_jsonata_flow_typed (self, frame, state->parameters, PASSO_VALUE_OBJECT,
                                      &arguments, fault))
        return FALSE;
    }
  else if (!_passo_data_flow_template (self, frame, state->parameters, frame->input, &arguments,
                                       fault))
    {
      return FALSE;
    }

  passo_value_take (&frame->effective, passo_value_steal (&arguments));
  return TRUE;
}

static gboolean
take_input_as_items (PassoInterpreter *self,
                     PassoFrame       *frame,
                     PassoValue       *out,
                     PassoFault       *fault)
{
  g_autofree char *input = NULL;

  if (passo_value_is_array (frame->input))
    {
      *out = passo_value_ref (frame->input);
      return TRUE;
    }

  input = passo_json_write (frame->input, PASSO_JSON_WRITER_STRIP, NULL);
  return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_QUERY_ITEMS,
                                &(PassoFailureArguments) { .input = input });
}

/* In an inline Map the tolerated failures mean nothing, but their expressions may fail. */
static gboolean
check_tolerance (PassoInterpreter *self,
                 PassoFrame       *frame,
                 PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  PassoMapThresholds thresholds;

  if (state->u.map.tolerated_count.template == NULL &&
      state->u.map.tolerated_percentage_template == NULL)
    return TRUE;

  return _passo_map_read_thresholds (self, frame, &thresholds, fault);
}

/* What a Map iterates over. */
gboolean
_passo_jsonata_flow_items (PassoInterpreter *self,
                           PassoFrame       *frame,
                           PassoValue       *out,
                           PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;

  if (!check_tolerance (self, frame, fault))
    return FALSE;
  if (state->u.map.items == NULL)
    return take_input_as_items (self, frame, out, fault);

  return _passo_jsonata_flow_typed (self, frame, state->u.map.items, PASSO_VALUE_ARRAY, out, fault);
}

/* The first rule that is true decides; its Output and Assign count in the place of the state's. */
gboolean
_passo_jsonata_flow_choice (PassoInterpreter *self,
                            PassoFrame       *frame,
                            PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  const PassoProgramRule *matched = NULL;
  PassoFailure *failure = NULL;
  PassoFrameScope scope;
  gboolean done = TRUE;

  begin_scope (&scope, self, frame);
  for (guint i = 0; i < state->u.choice.n_rules && done && matched == NULL; i++)
    {
      const PassoProgramRule *rule = &state->u.choice.rules[i];
      PassoValue value = PASSO_VALUE_INIT;

      done = passo_payload_template_evaluate_typed (rule->test, &scope.scope, PASSO_VALUE_BOOLEAN,
                                                    &value, &failure);
      if (passo_value_get_boolean (value))
        matched = rule;
    }
  if (!end_scope (&scope, done, failure, fault))
    return FALSE;

  frame->target = state->u.choice.fallback;
  if (matched != NULL)
    {
      frame->target = matched->next;
      frame->assign = matched->assign;
      frame->output_template = matched->output;
    }
  if (frame->target == NULL)
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_NO_CHOICE, NULL);

  return TRUE;
}

/* Seconds since 1970. */
gboolean
_passo_jsonata_flow_timestamp (PassoInterpreter *self,
                               PassoFrame       *frame,
                               gint64           *timestamp,
                               PassoFault       *fault)
{
  PassoFailureArguments arguments = { .field = "Timestamp" };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoTimestamp parsed;
  gsize length = 0;

  if (!_passo_jsonata_flow_typed (self, frame, frame->state->u.wait.timestamp_template,
                                  PASSO_VALUE_STRING, &value, fault))
    return FALSE;

  arguments.value = passo_value_get_string (value, &length);
  if (passo_timestamp_parse (arguments.value, length, &parsed))
    {
      *timestamp = parsed.seconds;
      return TRUE;
    }

  _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_QUERY_TIMESTAMP, &arguments);
  fault->location = arguments.field;
  fault->after_evaluation = TRUE;
  return FALSE;
}

/* Output and Assign read the same things, and not each other. Without a template the value of
 * @output goes on. */
static gboolean
apply_templates (PassoFrameScope            *scope,
                 const PassoPayloadTemplate *output_template,
                 const PassoPayloadTemplate *assign,
                 PassoValue                  output,
                 PassoFault                 *fault)
{
  PassoFrame *frame = scope->frame;
  g_auto (PassoValue) assigned = PASSO_VALUE_INIT;
  g_auto (PassoValue) result = PASSO_VALUE_INIT;
  PassoFailure *failure = NULL;
  gboolean done;

  done = (output_template == NULL ||
          passo_payload_template_evaluate (output_template, &scope->scope, &result, &failure)) &&
         (assign == NULL ||
          passo_payload_template_evaluate (assign, &scope->scope, &assigned, &failure));
  if (!end_scope (scope, done, failure, fault))
    return FALSE;

  passo_value_take (&frame->output, output_template != NULL ? passo_value_steal (&result)
                                                            : passo_value_ref (output));
  passo_value_take (&frame->assigned, passo_value_steal (&assigned));
  return _passo_data_flow_check_size (scope->interpreter, frame, frame->output,
                                      frame->state->name, fault);
}

/* Whether the work of a state has a result of its own. */
static gboolean
has_result (const PassoProgramState *state)
{
  return state->type == PASSO_STATE_TASK || state->type == PASSO_STATE_PARALLEL ||
         state->type == PASSO_STATE_MAP;
}

gboolean
_passo_jsonata_flow_output (PassoInterpreter *self,
                            PassoFrame       *frame,
                            PassoFault       *fault)
{
  gboolean has = has_result (frame->state);
  PassoFrameScope scope;

  begin_scope (&scope, self, frame);
  scope.result = has ? frame->result : passo_value_undefined ();

  return apply_templates (&scope, frame->output_template, frame->assign,
                          has ? frame->result : frame->input, fault);
}

gboolean
_passo_jsonata_flow_catch (PassoInterpreter   *self,
                           PassoFrame         *frame,
                           const PassoCatcher *catcher,
                           PassoValue          error_output,
                           PassoFault         *fault)
{
  PassoFrameScope scope;

  begin_scope (&scope, self, frame);
  scope.error_output = error_output;

  return apply_templates (&scope, catcher->output, catcher->assign, error_output, fault);
}
