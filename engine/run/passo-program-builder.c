/* passo-program-builder.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/passo-line-index.h"
#include "expr/passo-timestamp.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "run/passo-program-private.h"

typedef struct
{
  PassoProgram        *program;
  PassoJsonTree       *tree;
  PassoLineIndex      *lines;
  PassoDiagnosticList *problems;
  const PassoState    *state;   /* the one being compiled, NULL for the machine */
  gboolean             alone;   /* only one state: where it leads is only a name */
  gboolean             failed;
} PassoProgramBuilder;

static void
append_location (const PassoState *state,
                 GString          *out)
{
  const PassoScope *scope = passo_state_get_scope (state);
  const PassoState *owner = passo_scope_get_owner (scope);

  if (owner != NULL)
    {
      append_location (owner, out);
      if (passo_scope_get_kind (scope) == PASSO_SCOPE_BRANCH)
        g_string_append_printf (out, "/Branches[%u]", passo_scope_get_branch (scope));
      else
        g_string_append (out, passo_state_has_field (owner, "ItemProcessor") ? "/ItemProcessor"
                                                                             : "/Iterator");
    }
  g_string_append_printf (out, "/States/%s", passo_state_get_name (state));
}

static void
add_problem (PassoProgramBuilder *self,
             const char          *field,
             PassoJsonNode        node,
             const char          *code,
             const char          *message)
{
  g_autoptr (GString) location = g_string_new (NULL);
  PassoDiagnostic *diagnostic;
  PassoSpan span = { 0, 0 };
  guint line = 1;
  guint column = 1;

  self->failed = TRUE;
  if (self->problems == NULL)
    return;

  if (self->state != NULL)
    append_location (self->state, location);
  if (field != NULL)
    g_string_append_printf (location, "/%s", field);
  if (node == PASSO_JSON_NONE && self->state != NULL)
    node = passo_state_get_node (self->state);
  if (node != PASSO_JSON_NONE)
    {
      span = passo_json_tree_get_span (self->tree, node);
      passo_line_index_get_position (self->lines, span.start, &line, &column);
    }
  diagnostic = passo_diagnostic_new (PASSO_SEVERITY_ERROR, code, message);
  passo_diagnostic_set_place (diagnostic, location->str, span, line, column);
  passo_diagnostic_list_take (self->problems, diagnostic);
}

static void
add_bad_field (PassoProgramBuilder *self,
               const char          *field,
               PassoJsonNode        node,
               const char          *message)
{
  add_problem (self, field, node, "SCHEMA_VALIDATION_FAILED", message);
}

/* A value of the definition that every thread may read. Blanks of the definition are no data. */
static PassoValue
keep_value (PassoProgramBuilder *self,
            PassoJsonNode        node)
{
  g_auto (PassoValue) value = passo_json_tree_get_value (self->tree, node);
  g_auto (PassoValue) bare = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;
  gsize length = 0;

  text = passo_json_write (value, PASSO_JSON_WRITER_STRIP, &length);
  bare = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, NULL);

  return passo_value_pool_add (self->program->pool, bare);
}

static PassoJsonNode
get_field (PassoProgramBuilder *self,
           const char          *name)
{
  return passo_state_get_field (self->state, name);
}

static char *
dup_string (PassoProgramBuilder *self,
            PassoJsonNode        node)
{
  if (node == PASSO_JSON_NONE ||
      passo_json_tree_get_kind (self->tree, node) != PASSO_JSON_STRING)
    return NULL;

  return passo_json_tree_dup_string (self->tree, node, NULL);
}

static gboolean
read_number (PassoProgramBuilder *self,
             PassoJsonNode        node,
             double              *number)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (node == PASSO_JSON_NONE)
    return FALSE;

  value = passo_json_tree_get_value (self->tree, node);
  if (!passo_value_is_number (value))
    return FALSE;

  *number = passo_value_get_number (value);
  return isfinite (*number);
}

static PassoJsonPath *
compile_path (PassoProgramBuilder *self,
              const char          *field,
              PassoJsonNode        node,
              PassoJsonPathFlags   flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_string (self, node);
  PassoJsonPath *path;

  path = text != NULL ? passo_json_path_compile (text, -1, flags, NULL, &error) : NULL;
  if (path == NULL)
    add_bad_field (self, field, node,
                   error != NULL ? error->message : _("Value must be a valid JSONPath."));

  return path;
}

static void
compile_path_field (PassoProgramBuilder *self,
                    const char          *field,
                    PassoPathField      *out)
{
  PassoJsonNode node = get_field (self, field);

  if (node == PASSO_JSON_NONE)
    return;
  if (passo_json_tree_get_kind (self->tree, node) == PASSO_JSON_NULL)
    {
      out->mode = PASSO_STAGE_DROP;
      return;
    }

  out->path = compile_path (self, field, node, PASSO_JSON_PATH_ANY);
  if (out->path == NULL || passo_json_path_is_identity (out->path))
    g_clear_pointer (&out->path, passo_json_path_unref);
  else
    out->mode = PASSO_STAGE_PATH;
}

static void
compile_result_path (PassoProgramBuilder  *self,
                     const char           *field,
                     PassoJsonNode         node,
                     PassoResultPathField *out)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (node == PASSO_JSON_NONE)
    return;
  if (passo_json_tree_get_kind (self->tree, node) == PASSO_JSON_NULL)
    {
      out->mode = PASSO_STAGE_DROP;
      return;
    }

  text = dup_string (self, node);
  if (text != NULL && strcmp (text, "$") == 0)
    return;
  if (text != NULL)
    out->path = passo_reference_path_compile (text, -1, NULL, &error);
  if (out->path != NULL)
    out->mode = PASSO_STAGE_PATH;
  else
    add_bad_field (self, field, node,
                   error != NULL ? error->message : _("Value must be a valid JSONPath."));
}

static PassoPayloadTemplate *
compile_template (PassoProgramBuilder *self,
                  const char          *field,
                  PassoJsonNode        node)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoPayloadTemplate *template;

  if (node == PASSO_JSON_NONE)
    return NULL;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  value = passo_json_tree_get_value (self->tree, node);
  template = passo_payload_template_compile (value, self->program->pool, problems);
  for (guint i = 0; i < problems->len; i++)
    add_bad_field (self, field, node,
                   ((PassoTemplateProblem *) g_ptr_array_index (problems, i))->message);

  return template;
}

/* `FIELD` as a literal, or `FIELDPath`. */
static void
compile_number_field (PassoProgramBuilder *self,
                      const char          *field,
                      PassoNumberField    *out)
{
  g_autofree char *path_field = g_strconcat (field, "Path", NULL);
  PassoJsonNode node = get_field (self, field);
  double number = 0;

  out->literal = -1;
  if (node != PASSO_JSON_NONE)
    {
      if (read_number (self, node, &number) && number >= 0 && number == floor (number) &&
          number <= 99999999)
        out->literal = number;
      else
        add_bad_field (self, field, node, _("Expected an integer from 0 to 99999999"));
    }
  node = get_field (self, path_field);
  if (node != PASSO_JSON_NONE)
    out->path = compile_path (self, path_field, node, PASSO_JSON_PATH_ANY);
}

static void
compile_string_field (PassoProgramBuilder *self,
                      const char          *field,
                      PassoStringField    *out)
{
  g_autofree char *path_field = g_strconcat (field, "Path", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PassoJsonNode node = get_field (self, field);

  out->literal = passo_value_undefined ();
  if (node != PASSO_JSON_NONE)
    {
      if (passo_json_tree_get_kind (self->tree, node) == PASSO_JSON_STRING)
        out->literal = keep_value (self, node);
      else
        add_bad_field (self, field, node, _("Expected value of type [STRING]"));
    }
  node = get_field (self, path_field);
  if (node == PASSO_JSON_NONE)
    return;

  text = dup_string (self, node);
  if (text != NULL)
    out->query = passo_query_compile (PASSO_QUERY_TEMPLATE, text, -1, self->program->pool, NULL, &error);
  if (out->query == NULL)
    add_bad_field (self, path_field, node,
                   error != NULL ? error->message : _("Value must be a valid JSONPath."));
}

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
  g_autofree char *name = dup_string (self, node);
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
  add_problem (self, field, node, "MISSING_TRANSITION_TARGET", message);
  return NULL;
}

static void
compile_next (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = get_field (self, "Next");

  if (passo_state_is_end (self->state))
    return;
  if (node != PASSO_JSON_NONE)
    out->next = find_target (self, "Next", node);
  else
    add_bad_field (self, NULL, PASSO_JSON_NONE,
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
    add_bad_field (self, field, object, _("These fields are required: [ErrorEquals]"));
  else
    for (PassoJsonNode node = passo_json_tree_get_first_child (self->tree, list);
         node != PASSO_JSON_NONE; node = passo_json_tree_get_next_sibling (self->tree, node))
      {
        char *name = dup_string (self, node);

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

  read_number (self, passo_json_tree_lookup (self->tree, object, name), &number);

  return number;
}

/* Defaults: States Language specification, section “Retrying after error”. */
static void
compile_retriers (PassoProgramBuilder *self,
                  PassoProgramState   *out)
{
  PassoJsonNode list = get_field (self, "Retry");
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
      jitter = dup_string (self, passo_json_tree_lookup (self->tree, node, "JitterStrategy"));
      retrier->jitter = g_strcmp0 (jitter, "FULL") == 0;
    }
}

static void
compile_catchers (PassoProgramBuilder *self,
                  PassoProgramState   *out)
{
  PassoJsonNode list = get_field (self, "Catch");
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
      compile_result_path (self, field, passo_json_tree_lookup (self->tree, node, "ResultPath"),
                           &catcher->result_path);
      catcher->assign = compile_template (self, field,
                                          passo_json_tree_lookup (self->tree, node, "Assign"));
    }
}

static void
compile_pass (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = get_field (self, "Result");

  out->u.pass.result = node != PASSO_JSON_NONE ? keep_value (self, node) : passo_value_undefined ();
}

static void
compile_choice (PassoProgramBuilder *self,
                PassoProgramState   *out)
{
  PassoJsonNode list = get_field (self, "Choices");
  PassoJsonNode node = get_field (self, "Default");
  guint i = 0;

  if (node != PASSO_JSON_NONE)
    out->u.choice.fallback = find_target (self, "Default", node);
  if (list == PASSO_JSON_NONE)
    {
      add_bad_field (self, NULL, PASSO_JSON_NONE, _("These fields are required: [Choices]"));
      return;
    }

  out->u.choice.n_rules = passo_json_tree_get_n_children (self->tree, list);
  out->u.choice.rules = g_new0 (PassoProgramRule, out->u.choice.n_rules);
  for (node = passo_json_tree_get_first_child (self->tree, list); node != PASSO_JSON_NONE;
       node = passo_json_tree_get_next_sibling (self->tree, node), i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *field = g_strdup_printf ("Choices[%u]", i);
      g_auto (PassoValue) rule = passo_json_tree_get_value (self->tree, node);

      problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
      out->u.choice.rules[i].condition = passo_choice_rule_compile (rule, problems);
      for (guint j = 0; j < problems->len; j++)
        add_bad_field (self, field, node,
                       ((PassoTemplateProblem *) g_ptr_array_index (problems, j))->message);
      out->u.choice.rules[i].next
        = find_target (self, field, passo_json_tree_lookup (self->tree, node, "Next"));
      out->u.choice.rules[i].assign
        = compile_template (self, field, passo_json_tree_lookup (self->tree, node, "Assign"));
    }
}

static void
compile_wait (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = get_field (self, "Timestamp");
  g_autofree char *text = dup_string (self, node);
  PassoTimestamp timestamp;

  compile_number_field (self, "Seconds", &out->u.wait.seconds);
  if (node != PASSO_JSON_NONE)
    {
      if (text != NULL && passo_timestamp_parse (text, strlen (text), &timestamp))
        {
          out->u.wait.has_timestamp = TRUE;
          out->u.wait.timestamp = timestamp.seconds;
        }
      else
        add_bad_field (self, "Timestamp", node, _("String does not match RFC3339 timestamp"));
    }
  node = get_field (self, "TimestampPath");
  if (node != PASSO_JSON_NONE)
    out->u.wait.timestamp_path = compile_path (self, "TimestampPath", node, PASSO_JSON_PATH_ANY);
  if (!self->failed && out->u.wait.seconds.literal < 0 && out->u.wait.seconds.path == NULL &&
      !out->u.wait.has_timestamp && out->u.wait.timestamp_path == NULL)
    add_bad_field (self, NULL, PASSO_JSON_NONE,
                   _("The state needs one of “Seconds”, “Timestamp”, “SecondsPath” and "
                     "“TimestampPath”"));
}

static void
compile_fail (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  compile_string_field (self, "Error", &out->u.fail.error);
  compile_string_field (self, "Cause", &out->u.fail.cause);
}

static void
compile_task (PassoProgramBuilder *self,
              PassoProgramState   *out)
{
  PassoJsonNode node = get_field (self, "Resource");
  g_autofree char *arn = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoResource *resource;

  if (node == PASSO_JSON_NONE)
    {
      add_bad_field (self, NULL, PASSO_JSON_NONE, _("These fields are required: [Resource]"));
      return;
    }

  /* A placeholder stands for its own text here, whatever its form. */
  arn = dup_string (self, node);
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
  compile_number_field (self, "TimeoutSeconds", &out->u.task.timeout);
  compile_number_field (self, "HeartbeatSeconds", &out->u.task.heartbeat);
  out->u.task.credentials = compile_template (self, "Credentials", get_field (self, "Credentials"));
}

static const PassoProgramScope *
get_scope (PassoProgramBuilder *self,
           const PassoScope    *scope)
{
  return &self->program->scopes[passo_scope_get_index (scope)];
}

static void
compile_parallel (PassoProgramBuilder *self,
                  PassoProgramState   *out)
{
  guint n_branches = passo_state_get_n_child_scopes (self->state);

  if (n_branches == 0)
    {
      add_bad_field (self, "Branches", PASSO_JSON_NONE, _("Value cannot be empty"));
      return;
    }

  out->u.parallel.n_branches = n_branches;
  out->u.parallel.branches = g_new (const PassoProgramScope *, n_branches);
  for (guint i = 0; i < n_branches; i++)
    out->u.parallel.branches[i] = get_scope (self, passo_state_get_child_scope (self->state, i));
}

/* Also under the older name Iterator, which the service accepts it with. */
static gboolean
is_distributed (PassoProgramBuilder *self)
{
  PassoJsonNode iterator = get_field (self, "Iterator");
  g_autofree char *mode = NULL;

  if (passo_state_is_distributed_map (self->state))
    return TRUE;
  if (iterator == PASSO_JSON_NONE)
    return FALSE;

  iterator = passo_json_tree_lookup (self->tree, iterator, "ProcessorConfig");
  if (iterator != PASSO_JSON_NONE)
    mode = dup_string (self, passo_json_tree_lookup (self->tree, iterator, "Mode"));
  return g_strcmp0 (mode, "DISTRIBUTED") == 0;
}

/* Of a distributed Map. */
static void
compile_tolerance (PassoProgramBuilder *self,
                   PassoProgramState   *out)
{
  const char *field = "ToleratedFailurePercentage";
  PassoJsonNode node = get_field (self, field);
  double *percentage = &out->u.map.tolerated_percentage;

  compile_number_field (self, "ToleratedFailureCount", &out->u.map.tolerated_count);
  *percentage = -1;
  if (node != PASSO_JSON_NONE &&
      (!read_number (self, node, percentage) || *percentage < 0 || *percentage > 100))
    add_bad_field (self, field, node, _("Expected a number from 0 to 100"));
  node = get_field (self, "ToleratedFailurePercentagePath");
  if (node != PASSO_JSON_NONE)
    out->u.map.tolerated_percentage_path = compile_path (self, "ToleratedFailurePercentagePath",
                                                         node, PASSO_JSON_PATH_ANY);
}

static void
compile_map (PassoProgramBuilder *self,
             PassoProgramState   *out)
{
  PassoJsonNode selector = get_field (self, "ItemSelector");

  /* Alone, a Map does not work: its iterations are answered for. */
  if (is_distributed (self) && !self->alone)
    {
      add_problem (self, "ItemProcessor", PASSO_JSON_NONE, "UNSUPPORTED",
                   _("A distributed Map cannot be run by this version; in an inline Map "
                     "the same steps can"));
      return;
    }
  if (passo_state_get_n_child_scopes (self->state) == 0)
    {
      add_bad_field (self, NULL, PASSO_JSON_NONE, _("These fields are required: [ItemProcessor]"));
      return;
    }

  /* Parameters is the older name of ItemSelector. */
  g_clear_pointer (&out->parameters, passo_payload_template_unref);
  out->u.map.processor = get_scope (self, passo_state_get_child_scope (self->state, 0));
  compile_path_field (self, "ItemsPath", &out->u.map.items_path);
  out->u.map.item_selector
    = selector != PASSO_JSON_NONE
        ? compile_template (self, "ItemSelector", selector)
        : compile_template (self, "Parameters", get_field (self, "Parameters"));
  compile_number_field (self, "MaxConcurrency", &out->u.map.max_concurrency);
  compile_tolerance (self, out);
  out->u.map.has_reader = get_field (self, "ItemReader") != PASSO_JSON_NONE;
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
  [PASSO_STATE_MAP] = compile_map,
};

static gboolean
is_terminal_type (PassoStateType type)
{
  return type == PASSO_STATE_SUCCEED || type == PASSO_STATE_FAIL || type == PASSO_STATE_CHOICE;
}

/* Fields that several types have. */
static void
compile_common (PassoProgramBuilder *self,
                PassoProgramState   *out)
{
  compile_path_field (self, "InputPath", &out->input_path);
  compile_path_field (self, "OutputPath", &out->output_path);
  compile_result_path (self, "ResultPath", get_field (self, "ResultPath"), &out->result_path);
  if (out->type != PASSO_STATE_MAP)
    out->parameters = compile_template (self, "Parameters", get_field (self, "Parameters"));
  out->result_selector
    = compile_template (self, "ResultSelector", get_field (self, "ResultSelector"));
  out->assign = compile_template (self, "Assign", get_field (self, "Assign"));
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
      add_bad_field (self, "Type", get_field (self, "Type"),
                     _("The field 'Type' should have one of these values: [Task, Wait, Pass, "
                       "Succeed, Fail, Choice, Parallel, Map]"));
      return;
    }
  if (passo_state_get_query_language (state) == PASSO_QUERY_LANGUAGE_JSONATA)
    {
      add_problem (self, NULL, PASSO_JSON_NONE, "UNSUPPORTED",
                   _("The state uses JSONata, which this version cannot run yet"));
      return;
    }

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
  add_problem (self, "StartAt", passo_scope_get_start_at_node (scope),
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
    [PASSO_KEY_VALUE] = "Value",
    [PASSO_KEY_ERROR] = "Error",
    [PASSO_KEY_CAUSE] = "Cause",
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
  if (read_number (self, timeout, &seconds) && seconds >= 0 && seconds <= 99999999)
    program->timeout = seconds;
  else
    add_bad_field (self, "TimeoutSeconds", timeout, _("Expected an integer from 0 to 99999999"));
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
