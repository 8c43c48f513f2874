/* passo-program-builder.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "expr/passo-timestamp.h"
#include "json/passo-json-writer.h"
#include "run/passo-program-builder-private.h"

static void
name_state (PassoProgramBuilder *self,
            PassoProgramState   *out,
            const char          *name)
{
  out->name_value = passo_value_pool_add_string (self->program->pool, name, -1);
  out->name = passo_value_get_string (out->name_value, NULL);
}

/* A state of which nothing is known but that another leads to it. */
static const PassoProgramState *
add_stranger (PassoProgramBuilder *self,
              const char          *name)
{
  PassoProgramState *stranger = g_new0 (PassoProgramState, 1);

  stranger->type = PASSO_STATE_UNKNOWN;
  name_state (self, stranger, name);
  g_ptr_array_add (self->program->strangers, stranger);

  return stranger;
}

static const PassoProgramState *
find_target (PassoProgramBuilder *self,
             const char          *field,
             PassoJsonNode        node)
{
  g_autofree char *name = _passo_build_dup_string (self, node);
  g_autofree char *message = NULL;
  const PassoState *target = NULL;

  if (self->alone && name != NULL)
    return add_stranger (self, name);
  if (name != NULL)
    target = passo_scope_find_state (passo_state_get_scope (self->state), name);
  if (target != NULL)
    return &self->program->states[passo_state_get_index (target)];

  /* Translators: %s is the name of a state that does not exist. */
  message = g_strdup_printf (_("Missing 'Next' target: %s"), name != NULL ? name : "");
  _passo_build_problem (self, field, node, "MISSING_TRANSITION_TARGET", message);
  return NULL;
}

static void
compile_next (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = _passo_build_get_field (self, "Next");

  if (passo_state_is_end (self->state))
    return;
  if (node != PASSO_JSON_NONE)
    out->next = find_target (self, "Next", node);
  else
    _passo_build_bad_field (self, NULL, PASSO_JSON_NONE,
                            _("The state needs either “Next” or “\"End\": true”"));
}

static void
compile_error_names (PassoProgramBuilder *self,
                     const char          *field,
                     PassoJsonNode        object,
                     PassoErrorNames     *out)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  PassoJsonNode list = passo_json_tree_lookup (self->tree, object, "ErrorEquals");

  if (list == PASSO_JSON_NONE)
    _passo_build_bad_field (self, field, object, _("These fields are required: [ErrorEquals]"));
  else
    for (PassoJsonNode node = passo_json_tree_get_first_child (self->tree, list);
         node != PASSO_JSON_NONE; node = passo_json_tree_get_next_sibling (self->tree, node))
      {
        char *name = _passo_build_dup_string (self, node);

        if (name == NULL)
          continue;
        if (strcmp (name, "States.ALL") == 0)
          out->all = TRUE;
        g_ptr_array_add (names, name);
      }
  out->names = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static double
member_number (PassoProgramBuilder *self,
               PassoJsonNode        object,
               const char          *name,
               double               fallback)
{
  double number = fallback;

  _passo_build_read_number (self, passo_json_tree_lookup (self->tree, object, name), &number);

  return number;
}

/* Defaults: States Language specification, section “Retrying after error”. */
static void
compile_retriers (PassoProgramBuilder *self,
                  PassoProgramState   *out)
{
  PassoJsonNode list = _passo_build_get_field (self, "Retry");
  guint i = 0;

  if (list == PASSO_JSON_NONE)
    return;

  out->n_retriers = passo_json_tree_get_n_children (self->tree, list);
  out->retriers = g_new0 (PassoRetrier, out->n_retriers);
  for (PassoJsonNode node = passo_json_tree_get_first_child (self->tree, list);
       node != PASSO_JSON_NONE; node = passo_json_tree_get_next_sibling (self->tree, node), i++)
    {
      g_autofree char *field = g_strdup_printf ("Retry[%u]", i);
      g_autofree char *jitter = NULL;
      PassoRetrier *retrier = &out->retriers[i];

      compile_error_names (self, field, node, &retrier->errors);
      retrier->interval = member_number (self, node, "IntervalSeconds", 1);
      retrier->rate = member_number (self, node, "BackoffRate", 2);
      retrier->max_delay = member_number (self, node, "MaxDelaySeconds", 0);
      retrier->max_attempts = CLAMP (member_number (self, node, "MaxAttempts", 3), 0, 99999999);
      jitter = _passo_build_dup_string (self, passo_json_tree_lookup (self->tree, node,
                                                                      "JitterStrategy"));
      retrier->jitter = g_strcmp0 (jitter, "FULL") == 0;
    }
}

static void
compile_catchers (PassoProgramBuilder *self,
                  PassoProgramState   *out)
{
  PassoJsonNode list = _passo_build_get_field (self, "Catch");
  guint i = 0;

  if (list == PASSO_JSON_NONE)
    return;

  out->n_catchers = passo_json_tree_get_n_children (self->tree, list);
  out->catchers = g_new0 (PassoCatcher, out->n_catchers);
  for (PassoJsonNode node = passo_json_tree_get_first_child (self->tree, list);
       node != PASSO_JSON_NONE; node = passo_json_tree_get_next_sibling (self->tree, node), i++)
    {
      g_autofree char *field = g_strdup_printf ("Catch[%u]", i);
      PassoCatcher *catcher = &out->catchers[i];

      compile_error_names (self, field, node, &catcher->errors);
      catcher->next = find_target (self, field, passo_json_tree_lookup (self->tree, node, "Next"));
      if (self->jsonata)
        {
          _passo_build_jsonata_member (self, field, node, "Output", &catcher->output);
          _passo_build_jsonata_member (self, field, node, "Assign", &catcher->assign);
          continue;
        }
      _passo_build_result_path (self, field,
                                passo_json_tree_lookup (self->tree, node, "ResultPath"),
                                &catcher->result_path);
      catcher->assign
        = _passo_build_template (self, field, passo_json_tree_lookup (self->tree, node, "Assign"));
    }
}

static void
compile_pass (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = _passo_build_get_field (self, "Result");

  out->u.pass.result = node != PASSO_JSON_NONE && !self->jsonata
                         ? _passo_build_constant (self, node) : passo_value_undefined ();
}

static void
compile_comparison (PassoProgramBuilder *self,
                    const char          *field,
                    PassoJsonNode        node,
                    PassoProgramRule    *out)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) rule = passo_json_tree_get_value (self->tree, node);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  out->condition = passo_choice_rule_compile (rule, problems);
  for (guint i = 0; i < problems->len; i++)
    _passo_build_bad_field (self, field, node,
                            ((PassoTemplateProblem *) g_ptr_array_index (problems, i))->message);
}

static void
compile_rule (PassoProgramBuilder *self,
              const char          *field,
              PassoJsonNode        node,
              PassoProgramRule    *out)
{
  if (self->jsonata)
    _passo_build_condition (self, field, node, out);
  else
    compile_comparison (self, field, node, out);
  out->next = find_target (self, field, passo_json_tree_lookup (self->tree, node, "Next"));
  if (self->jsonata)
    _passo_build_jsonata_member (self, field, node, "Assign", &out->assign);
  else
    out->assign
      = _passo_build_template (self, field, passo_json_tree_lookup (self->tree, node, "Assign"));
}

static void
compile_choice (PassoProgramBuilder *self,
                PassoProgramState   *out)
{
  PassoJsonNode list = _passo_build_get_field (self, "Choices");
  PassoJsonNode node = _passo_build_get_field (self, "Default");
  guint i = 0;

  if (node != PASSO_JSON_NONE)
    out->u.choice.fallback = find_target (self, "Default", node);
  if (list == PASSO_JSON_NONE)
    {
      _passo_build_bad_field (self, NULL, PASSO_JSON_NONE,
                              _("These fields are required: [Choices]"));
      return;
    }

  out->u.choice.n_rules = passo_json_tree_get_n_children (self->tree, list);
  out->u.choice.rules = g_new0 (PassoProgramRule, out->u.choice.n_rules);
  for (node = passo_json_tree_get_first_child (self->tree, list); node != PASSO_JSON_NONE;
       node = passo_json_tree_get_next_sibling (self->tree, node), i++)
    {
      g_autofree char *field = g_strdup_printf ("Choices[%u]", i);

      compile_rule (self, field, node, &out->u.choice.rules[i]);
    }
}

static void
compile_timestamp (PassoProgramBuilder *self,
                   PassoProgramState   *out)
{
  PassoJsonNode node = _passo_build_get_field (self, "Timestamp");
  g_autofree char *text = _passo_build_dup_string (self, node);
  PassoTimestamp timestamp;

  if (_passo_build_is_expression (self, node))
    {
      out->u.wait.timestamp_template = _passo_build_jsonata (self, "Timestamp", node);
    }
  else if (text != NULL && passo_timestamp_parse (text, strlen (text), &timestamp))
    {
      out->u.wait.has_timestamp = TRUE;
      out->u.wait.timestamp = timestamp.seconds;
    }
  else if (node != PASSO_JSON_NONE)
    {
      _passo_build_bad_field (self, "Timestamp", node,
                              _("String does not match RFC3339 timestamp"));
    }
}

static gboolean
has_time (const PassoProgramState *state)
{
  return state->u.wait.has_timestamp || state->u.wait.timestamp_path != NULL ||
         state->u.wait.timestamp_template != NULL || state->u.wait.seconds.literal >= 0 ||
         state->u.wait.seconds.path != NULL || state->u.wait.seconds.template != NULL;
}

static void
compile_wait (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node;

  _passo_build_number_field (self, "Seconds", &out->u.wait.seconds);
  compile_timestamp (self, out);
  node = _passo_build_get_field (self, "TimestampPath");
  if (node != PASSO_JSON_NONE)
    out->u.wait.timestamp_path
      = _passo_build_path (self, "TimestampPath", node, PASSO_JSON_PATH_ANY);
  if (!self->failed && !has_time (out))
    _passo_build_bad_field (self, NULL, PASSO_JSON_NONE,
                            _("The state needs one of “Seconds”, “Timestamp”, “SecondsPath” and "
                              "“TimestampPath”"));
}

static void
compile_fail (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  _passo_build_string_field (self, "Error", &out->u.fail.error);
  _passo_build_string_field (self, "Cause", &out->u.fail.cause);
}

static void
compile_task (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = _passo_build_get_field (self, "Resource");
  g_autofree char *arn = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoResource *resource;

  if (node == PASSO_JSON_NONE)
    {
      _passo_build_bad_field (self, NULL, PASSO_JSON_NONE,
                              _("These fields are required: [Resource]"));
      return;
    }

  /* A placeholder stands for its own text here, whatever its form. */
  arn = _passo_build_dup_string (self, node);
  if (arn == NULL)
    {
      value = passo_json_tree_get_value (self->tree, node);
      arn = passo_value_is_string (value) ? g_strdup (passo_value_get_string (value, NULL))
                                          : passo_json_write (value, PASSO_JSON_WRITER_COMPACT, NULL);
    }
  resource = passo_resource_new (arn);
  out->u.task.resource = resource;
  out->u.task.event_resource.type = NULL;
  out->u.task.event_resource.name = resource->arn;
  out->u.task.event_resource.region = resource->region;
  if (resource->kind == PASSO_RESOURCE_SERVICE || resource->kind == PASSO_RESOURCE_SDK)
    {
      out->u.task.event_resource.type = resource->service;
      out->u.task.event_resource.name = resource->call;
    }
  _passo_build_number_field (self, "TimeoutSeconds", &out->u.task.timeout);
  _passo_build_number_field (self, "HeartbeatSeconds", &out->u.task.heartbeat);
  node = _passo_build_get_field (self, "Credentials");
  if (self->jsonata && node != PASSO_JSON_NONE)
    _passo_build_jsonata_member (self, "Credentials", node, "RoleArn", &out->u.task.credentials);
  else
    out->u.task.credentials = _passo_build_template (self, "Credentials", node);
}

static void
compile_parallel (PassoProgramBuilder *self,
                  PassoProgramState   *out)
{
  guint n_branches = passo_state_get_n_child_scopes (self->state);

  if (n_branches == 0)
    {
      _passo_build_bad_field (self, "Branches", PASSO_JSON_NONE, _("Value cannot be empty"));
      return;
    }

  out->u.parallel.n_branches = n_branches;
  out->u.parallel.branches = g_new (const PassoProgramScope *, n_branches);
  for (guint i = 0; i < n_branches; i++)
    out->u.parallel.branches[i] = _passo_build_get_scope (self, i);
}

typedef void (*CompileFunc) (PassoProgramBuilder *self,
                             PassoProgramState   *out);

static const CompileFunc compilers[PASSO_N_STATE_TYPES] = {
  [PASSO_STATE_PASS] = compile_pass,
  [PASSO_STATE_CHOICE] = compile_choice,
  [PASSO_STATE_WAIT] = compile_wait,
  [PASSO_STATE_FAIL] = compile_fail,
  [PASSO_STATE_TASK] = compile_task,
  [PASSO_STATE_PARALLEL] = compile_parallel,
  [PASSO_STATE_MAP] = _passo_build_map,
};

static gboolean
is_terminal_type (PassoStateType type)
{
  return type == PASSO_STATE_SUCCEED || type == PASSO_STATE_FAIL || type == PASSO_STATE_CHOICE;
}

static void
compile_path_stages (PassoProgramBuilder *self,
                     PassoProgramState   *out)
{
  _passo_build_path_field (self, "InputPath", &out->input_path);
  _passo_build_path_field (self, "OutputPath", &out->output_path);
  _passo_build_result_path (self, "ResultPath", _passo_build_get_field (self, "ResultPath"),
                            &out->result_path);
  if (out->type != PASSO_STATE_MAP)
    out->parameters
      = _passo_build_template (self, "Parameters", _passo_build_get_field (self, "Parameters"));
  out->result_selector
    = _passo_build_template (self, "ResultSelector",
                             _passo_build_get_field (self, "ResultSelector"));
}

static void
compile_jsonata_stages (PassoProgramBuilder *self,
                        PassoProgramState   *out)
{
  if (out->type == PASSO_STATE_TASK || out->type == PASSO_STATE_PARALLEL)
    out->parameters
      = _passo_build_template (self, "Arguments", _passo_build_get_field (self, "Arguments"));
  out->output = _passo_build_template (self, "Output", _passo_build_get_field (self, "Output"));
}

/* Fields that several types have. */
static void
compile_common (PassoProgramBuilder *self,
                PassoProgramState   *out)
{
  if (self->jsonata)
    compile_jsonata_stages (self, out);
  else
    compile_path_stages (self, out);
  out->assign = _passo_build_template (self, "Assign", _passo_build_get_field (self, "Assign"));
  compile_retriers (self, out);
  compile_catchers (self, out);
  if (!is_terminal_type (out->type))
    compile_next (self, out);
}

static void
compile_state (PassoProgramBuilder *self,
               const PassoState    *state)
{
  PassoProgramState *out = &self->program->states[passo_state_get_index (state)];

  self->state = state;
  out->state = state;
  name_state (self, out, passo_state_get_name (state));
  out->type = passo_state_get_state_type (state);
  if (out->type == PASSO_STATE_UNKNOWN)
    {
      _passo_build_bad_field (self, "Type", _passo_build_get_field (self, "Type"),
                              _("The field 'Type' should have one of these values: [Task, Wait, Pass, "
                                "Succeed, Fail, Choice, Parallel, Map]"));
      return;
    }
  self->jsonata = passo_state_get_query_language (state) == PASSO_QUERY_LANGUAGE_JSONATA;
  out->jsonata = self->jsonata;
  if (out->type != PASSO_STATE_FAIL)
    compile_common (self, out);
  if (compilers[out->type] != NULL)
    compilers[out->type] (self, out);
}

static void
compile_scope (PassoProgramBuilder *self,
               const PassoScope    *scope)
{
  PassoProgramScope *out = &self->program->scopes[passo_scope_get_index (scope)];
  const char *start_at = passo_scope_get_start_at (scope);
  const PassoState *start = start_at != NULL ? passo_scope_find_state (scope, start_at) : NULL;
  g_autofree char *message = NULL;

  self->state = passo_scope_get_owner (scope);
  if (start != NULL)
    {
      out->start = &self->program->states[passo_state_get_index (start)];
      return;
    }

  /* Translators: %s is the name of a state that does not exist. */
  message = g_strdup_printf (_("Missing 'Next' target: %s"), start_at != NULL ? start_at : "");
  _passo_build_problem (self, "StartAt", passo_scope_get_start_at_node (scope),
                        "MISSING_TRANSITION_TARGET", message);
}

static void
make_keys (PassoProgram *program)
{
  static const char * const names[PASSO_N_KEYS] = {
    [PASSO_KEY_EXECUTION] = "Execution",
    [PASSO_KEY_STATE_MACHINE] = "StateMachine",
    [PASSO_KEY_STATE] = "State",
    [PASSO_KEY_TASK] = "Task",
    [PASSO_KEY_MAP] = "Map",
    [PASSO_KEY_ITEM] = "Item",
    [PASSO_KEY_ID] = "Id",
    [PASSO_KEY_INPUT] = "Input",
    [PASSO_KEY_START_TIME] = "StartTime",
    [PASSO_KEY_NAME] = "Name",
    [PASSO_KEY_ROLE_ARN] = "RoleArn",
    [PASSO_KEY_REDRIVE_COUNT] = "RedriveCount",
    [PASSO_KEY_ENTERED_TIME] = "EnteredTime",
    [PASSO_KEY_RETRY_COUNT] = "RetryCount",
    [PASSO_KEY_TOKEN] = "Token",
    [PASSO_KEY_INDEX] = "Index",
    [PASSO_KEY_KEY] = "Key",
    [PASSO_KEY_VALUE] = "Value",
    [PASSO_KEY_SOURCE] = "Source",
    [PASSO_KEY_ERROR] = "Error",
    [PASSO_KEY_CAUSE] = "Cause",
    [PASSO_KEY_STATES_INPUT] = "input",
    [PASSO_KEY_STATES_CONTEXT] = "context",
    [PASSO_KEY_STATES_RESULT] = "result",
    [PASSO_KEY_STATES_ERROR_OUTPUT] = "errorOutput",
  };

  for (guint i = 0; i < PASSO_N_KEYS; i++)
    program->keys[i] = passo_value_pool_add_string (program->pool, names[i], -1);
}

static void
compile_machine (PassoProgramBuilder *self)
{
  PassoProgram *program = self->program;
  PassoJsonNode timeout = passo_machine_get_field (program->machine, "TimeoutSeconds");
  double seconds = 0;

  for (guint i = 0; i < program->n_scopes; i++)
    compile_scope (self, passo_machine_get_scope (program->machine, i));
  for (guint i = 0; i < program->n_states; i++)
    compile_state (self, passo_machine_get_state (program->machine, i));

  self->state = NULL;
  if (timeout == PASSO_JSON_NONE)
    return;
  if (_passo_build_read_number (self, timeout, &seconds) && seconds >= 0 && seconds <= 99999999)
    program->timeout = seconds;
  else
    _passo_build_bad_field (self, "TimeoutSeconds", timeout,
                            _("Expected an integer from 0 to 99999999"));
}

static PassoProgram *
new_program (PassoMachine *machine)
{
  PassoProgram *program = g_new0 (PassoProgram, 1);

  g_atomic_ref_count_init (&program->ref_count);
  program->machine = passo_machine_ref (machine);
  program->pool = passo_value_pool_new ();
  program->n_states = passo_machine_get_n_states (machine);
  program->states = g_new0 (PassoProgramState, program->n_states);
  program->n_scopes = passo_machine_get_n_scopes (machine);
  program->scopes = g_new0 (PassoProgramScope, program->n_scopes);
  program->strangers = g_ptr_array_new_with_free_func (g_free);
  program->timeout = -1;
  make_keys (program);

  return program;
}

/* @state is the only one to compile, NULL for all. */
static PassoProgram *
compile (PassoMachine        *machine,
         const PassoState    *state,
         PassoDiagnosticList *problems)
{
  g_autoptr (PassoProgram) program = new_program (machine);
  PassoProgramBuilder self = { NULL };
  const char *text;
  gsize length = 0;

  self.program = program;
  self.tree = passo_machine_get_tree (machine);
  self.problems = problems;
  self.alone = state != NULL;
  text = passo_json_tree_get_text (self.tree, &length);
  self.lines = passo_line_index_new (text, length);
  if (state != NULL)
    compile_state (&self, state);
  else
    compile_machine (&self);
  passo_line_index_free (self.lines);

  return self.failed ? NULL : g_steal_pointer (&program);
}

/* Compiles one state of a machine, to be run alone: the program starts at it, and states that it
 * leads to are only names. The rest of the machine may be unfit to run. */
PassoProgram *
_passo_program_compile_state (PassoMachine        *machine,
                              const PassoState    *state,
                              PassoDiagnosticList *problems)
{
  PassoProgram *program = compile (machine, state, problems);

  if (program != NULL)
    program->scopes[0].start = &program->states[passo_state_get_index (state)];

  return program;
}

/**
 * passo_program_compile:
 * @machine: a definition; the program keeps a reference
 * @problems: (nullable): takes what keeps it from running
 *
 * Parses every path, template, rule and intrinsic of a definition once, so that running parses
 * nothing. The program is immutable and may be shared by executions on any thread.
 *
 * Returns: (transfer full) (nullable): the program, or %NULL with at least one diagnostic added
 */
PassoProgram *
passo_program_compile (PassoMachine        *machine,
                       PassoDiagnosticList *problems)
{
  g_return_val_if_fail (machine != NULL, NULL);

  return compile (machine, NULL, problems);
}
