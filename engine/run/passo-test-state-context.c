/* passo-test-state-context.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"
#include "json/passo-object-builder.h"
#include "run/passo-test-state-private.h"

#define INVALID "Invalid Context object provided: "

/* What a context object may hold. */
static const struct
{
  const char     *section;
  const char     *field;
  PassoValueType  type; /* UNDEFINED for any */
} fields[] = {
  { "Execution", "Id", PASSO_VALUE_STRING },
  { "Execution", "Input", PASSO_VALUE_UNDEFINED },
  { "Execution", "StartTime", PASSO_VALUE_STRING },
  { "Execution", "Name", PASSO_VALUE_STRING },
  { "Execution", "RoleArn", PASSO_VALUE_STRING },
  { "Execution", "RedriveCount", PASSO_VALUE_NUMBER },
  { "Execution", "RedriveTime", PASSO_VALUE_STRING },
  { "StateMachine", "Id", PASSO_VALUE_STRING },
  { "StateMachine", "Name", PASSO_VALUE_STRING },
  { "State", "Name", PASSO_VALUE_STRING },
  { "State", "EnteredTime", PASSO_VALUE_STRING },
  { "State", "RetryCount", PASSO_VALUE_NUMBER },
  { "Task", "Token", PASSO_VALUE_STRING },
};

/* --- Checking --------------------------------------------------------------------------------- */

static gboolean
refuse_field (const char  *name,
              GError     **error)
{
  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                            INVALID "Field '%s' is not allowed", name);

  return FALSE;
}

static gboolean
check_field (const char  *section,
             const char  *name,
             PassoValue   value,
             GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].section, section) != 0 || strcmp (fields[i].field, name) != 0)
        continue;
      if (fields[i].type == PASSO_VALUE_UNDEFINED ||
          fields[i].type == passo_value_get_type (value))
        return TRUE;

      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                INVALID "%s.%s must be a %s", section, name,
                                fields[i].type == PASSO_VALUE_STRING ? "string" : "number");
      return FALSE;
    }

  return refuse_field (name, error);
}

static gboolean
is_section (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].section, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_token (const PassoProgramState *state)
{
  return state->type == PASSO_STATE_TASK &&
         (state->u.task.resource->pattern == PASSO_TASK_PATTERN_TOKEN ||
          state->u.task.resource->kind == PASSO_RESOURCE_ACTIVITY);
}

/* A context object may hold a token for every task that outlives its call (recorded). */
static gboolean
may_have_token (const PassoProgramState *state)
{
  return has_token (state) ||
         (state->type == PASSO_STATE_TASK &&
          state->u.task.resource->pattern != PASSO_TASK_PATTERN_REQUEST_RESPONSE);
}

static gboolean
check_section (const char               *name,
               PassoValue                section,
               const PassoProgramState  *state,
               GError                  **error)
{
  if (!passo_value_is_object (section))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                INVALID "%s must be a JSON object", name);
      return FALSE;
    }
  if (strcmp (name, "Task") == 0 && !may_have_token (state))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                INVALID "Context object contains 'Task' when state is not a Task "
                                "state with a '.sync' or '.waitForTaskToken' service integration "
                                "pattern");
      return FALSE;
    }

  for (guint i = 0; i < passo_value_get_size (section); i++)
    {
      const char *field;
      PassoValue value = passo_value_get_nth_member (section, i, &field, NULL);

      if (!check_field (name, field, value, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether it can be the context object of the state; undefined for none given. */
gboolean
_passo_test_context_check (PassoValue                context,
                           const PassoProgramState  *state,
                           GError                  **error)
{
  if (!passo_value_is_undefined (context) && !passo_value_is_object (context))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                INVALID "must be a JSON object");
      return FALSE;
    }

  for (guint i = 0; i < passo_value_get_size (context); i++)
    {
      const char *name;
      PassoValue section = passo_value_get_nth_member (context, i, &name, NULL);

      if (strcmp (name, "Map") == 0)
        {
          _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                    INVALID "'Map' field is not supported when mocking a Context "
                                    "object");
          return FALSE;
        }
      if (!is_section (name))
        return refuse_field (name, error);
      if (!check_section (name, section, state, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Making ----------------------------------------------------------------------------------- */

static void
put (PassoObjectBuilder *builder,
     const char         *name,
     PassoValue          taken)
{
  passo_object_builder_take (builder, name, -1, taken);
}

/* States that call others run under a role; the rest is tried without one (recorded). */
static PassoValue
make_role (const PassoProgramState *state)
{
  switch (state->type)
    {
    case PASSO_STATE_TASK:
    case PASSO_STATE_MAP:
    case PASSO_STATE_PARALLEL:
      return passo_value_string ("arn:aws:iam::111111111111:role/passo");

    case PASSO_STATE_PASS:
    case PASSO_STATE_CHOICE:
    case PASSO_STATE_WAIT:
    case PASSO_STATE_SUCCEED:
    case PASSO_STATE_FAIL:
    case PASSO_STATE_UNKNOWN:
    default:
      return passo_value_null ();
    }
}

static PassoValue
make_execution (const PassoTestStateRequest *request,
                PassoValue                   input,
                const PassoProgramState     *state,
                const char                  *machine)
{
  char name[PASSO_UUID_SIZE];
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_random_uuid (request->seed, 0, 0, 2, name);
  passo_object_builder_init (&builder, 5);
  put (&builder, "Id", passo_value_string_printf ("arn:aws:states:us-east-1:111111111111:express:"
                                                  "%s:%s", machine, name));
  put (&builder, "Input", passo_value_ref (input));
  put (&builder, "StartTime", _passo_context_make_time (request->now));
  put (&builder, "Name", passo_value_string (name));
  put (&builder, "RoleArn", make_role (state));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_machine (const char *machine)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 2);
  put (&builder, "Id", passo_value_string_printf ("arn:aws:states:us-east-1:111111111111:"
                                                  "stateMachine:%s", machine));
  put (&builder, "Name", passo_value_string (machine));

  return passo_object_builder_finish (&builder);
}

/* The state has the name of a lone one even where it comes from a machine (recorded). */
static PassoValue
make_state (const PassoTestStateRequest *request,
            const PassoProgramState     *state)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 3);
  put (&builder, "Name", passo_value_string ("StateName"));
  put (&builder, "EnteredTime", _passo_context_make_time (request->now));
  if (state->type == PASSO_STATE_TASK || state->type == PASSO_STATE_MAP ||
      state->type == PASSO_STATE_PARALLEL)
    put (&builder, "RetryCount", passo_value_integer (0));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_task (const PassoTestStateRequest *request)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  char token[PASSO_UUID_SIZE];

  passo_random_uuid (request->seed, 0, 0, 3, token);
  passo_object_builder_init (&builder, 1);
  put (&builder, "Token", passo_value_string (token));

  return passo_object_builder_finish (&builder);
}

/* The context object of a state that is tried without one: that of an execution which the service
 * invents for it. */
PassoValue
_passo_test_context_make (const PassoTestStateRequest *request,
                          PassoValue                   input,
                          const PassoProgramState     *state)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  char machine[PASSO_UUID_SIZE];

  passo_random_uuid (request->seed, 0, 0, 1, machine);
  passo_object_builder_init (&builder, 4);
  put (&builder, "Execution", make_execution (request, input, state, machine));
  put (&builder, "StateMachine", make_machine (machine));
  put (&builder, "State", make_state (request, state));
  if (has_token (state))
    put (&builder, "Task", make_task (request));

  return passo_object_builder_finish (&builder);
}
