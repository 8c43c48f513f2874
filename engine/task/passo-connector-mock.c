/* passo-connector-mock.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "task/passo-connector-mock.h"

G_DEFINE_QUARK (passo-mock-error-quark, passo_mock_error)

/* The answer to the calls from @first to @last. */
typedef struct
{
  guint64    first;
  guint64    last;
  PassoValue response;
} PassoMockAnswer;

/* A call that was not answered before the execution was restored, and will be made again. */
typedef struct
{
  guint   scheduled_id;
  guint64 number;
} PassoMockPastCall;

typedef struct
{
  GArray  *answers;
  GArray  *past;    /* NULL for none */
  guint64  n_calls; /* of the state, over retries and iterations */
} PassoMockState;

/* Answers tasks from a MockConfigFile as AWS Step Functions Local defines it. */
struct _PassoConnectorMock
{
  GObject     parent_instance;
  GHashTable *states;  /* name → PassoMockState */
};

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoConnectorMock, passo_connector_mock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
clear_answer (gpointer data)
{
  passo_value_clear (&((PassoMockAnswer *) data)->response);
}

static void
free_state (gpointer data)
{
  PassoMockState *state = data;

  g_array_unref (state->answers);
  g_clear_pointer (&state->past, g_array_unref);
  g_free (state);
}

/* A function ARN's reply is the bare payload; files in use wrap it as the service's API does. */
static PassoValue
unwrap_payload (const PassoCall *call,
                PassoValue       returned)
{
  if (call->resource->kind == PASSO_RESOURCE_LAMBDA && passo_value_has_member (returned, "Payload") &&
      passo_value_has_member (returned, "StatusCode"))
    return passo_value_get_member (returned, "Payload");

  return returned;
}

/* Errors of a service's own API end so (recorded); a job or callback fails by another. */
static gboolean
is_service_error (PassoValue error)
{
  const char *name = passo_value_is_string (error) ? passo_value_get_string (error, NULL) : NULL;

  return name != NULL && strchr (name, '.') != NULL && !g_str_has_prefix (name, "States.") &&
         g_str_has_suffix (name, "Exception");
}

static void
fill_answer (const PassoCall *call,
             PassoValue       response,
             PassoAnswer     *answer)
{
  PassoValue thrown = passo_value_get_member (response, "Throw");

  answer->failed = passo_value_is_object (thrown);
  if (answer->failed)
    {
      answer->error = passo_value_ref (passo_value_get_member (thrown, "Error"));
      answer->cause = passo_value_ref (passo_value_get_member (thrown, "Cause"));
      answer->refused = is_service_error (answer->error);
      return;
    }

  answer->output = passo_value_ref (unwrap_payload (call,
                                                    passo_value_get_member (response, "Return")));
}

/* A call that is made again has its old number. */
static guint64
take_number (PassoMockState *state,
             guint           scheduled_id)
{
  for (guint i = 0; state->past != NULL && i < state->past->len; i++)
    {
      PassoMockPastCall past = g_array_index (state->past, PassoMockPastCall, i);

      if (past.scheduled_id != scheduled_id)
        continue;
      g_array_remove_index (state->past, i);
      return past.number;
    }

  return state->n_calls++;
}

static PassoConnectorReply
passo_connector_mock_call (PassoConnector  *connector,
                           const PassoCall *call,
                           PassoAnswer     *answer)
{
  PassoConnectorMock *self = PASSO_CONNECTOR_MOCK (connector);
  PassoMockState *state = g_hash_table_lookup (self->states, call->state_name);
  guint64 number;

  if (state == NULL)
    return PASSO_CONNECTOR_DECLINED;

  number = take_number (state, call->scheduled_id);
  for (guint i = 0; i < state->answers->len; i++)
    {
      PassoMockAnswer *mock = &g_array_index (state->answers, PassoMockAnswer, i);

      if (number < mock->first || number > mock->last)
        continue;
      fill_answer (call, mock->response, answer);
      return PASSO_CONNECTOR_ANSWERED;
    }

  return PASSO_CONNECTOR_DECLINED;
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = passo_connector_mock_call;
}

static void
passo_connector_mock_finalize (GObject *object)
{
  PassoConnectorMock *self = PASSO_CONNECTOR_MOCK (object);

  g_clear_pointer (&self->states, g_hash_table_unref);

  G_OBJECT_CLASS (passo_connector_mock_parent_class)->finalize (object);
}

static void
passo_connector_mock_class_init (PassoConnectorMockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_connector_mock_finalize;
}

static void
passo_connector_mock_init (PassoConnectorMock *self)
{
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_state);
}

/* `0`, `1-2` */
static gboolean
parse_range (const char *text,
             guint64    *first,
             guint64    *last)
{
  const char *rest;
  char *end = NULL;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *first = *last = g_ascii_strtoull (text, &end, 10);
  if (*end == '\0')
    return TRUE;
  rest = end + 1;
  if (*end != '-' || !g_ascii_isdigit (*rest))
    return FALSE;
  *last = g_ascii_strtoull (rest, &end, 10);

  return *end == '\0' && *last >= *first;
}

/* A Throw may leave out both. */
static gboolean
check_thrown (PassoValue    response,
              const char   *name,
              const char   *key,
              GError      **error)
{
  static const char * const members[] = { "Error", "Cause" };
  PassoValue thrown = passo_value_get_member (response, "Throw");

  for (guint i = 0; passo_value_is_object (thrown) && i < G_N_ELEMENTS (members); i++)
    if (passo_value_has_member (thrown, members[i]) &&
        !passo_value_is_string (passo_value_get_member (thrown, members[i])))
      {
        /* Translators: the name of a mocked response, one of its keys, and “Error” or “Cause”. */
        g_set_error (error, PASSO_MOCK_ERROR, PASSO_MOCK_ERROR_SHAPE,
                     _("Mocked response “%s”: what “%s” throws has a “%s” that is no string"), name,
                     key, members[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
read_answers (PassoMockState  *state,
              const char      *name,
              PassoValue       responses,
              GError         **error)
{
  for (guint i = 0; i < passo_value_get_size (responses); i++)
    {
      PassoMockAnswer answer = { 0 };
      PassoValue response;
      const char *key = NULL;

      response = passo_value_get_nth_member (responses, i, &key, NULL);
      if (!parse_range (key, &answer.first, &answer.last) ||
          (!passo_value_has_member (response, "Return") &&
           !passo_value_is_object (passo_value_get_member (response, "Throw"))))
        {
          /* Translators: the first %s is the name of a mocked response, the second one of its
           * keys, such as 0 or 1-2. “Return” and “Throw” stay as they are. */
          g_set_error (error, PASSO_MOCK_ERROR, PASSO_MOCK_ERROR_SHAPE,
                       _("Mocked response “%s”: “%s” must be a number or a range such as 1-2, with "
                         "“Return” or “Throw” in it"), name, key);
          return FALSE;
        }
      if (!check_thrown (response, name, key, error))
        return FALSE;
      answer.response = passo_value_ref (response);
      g_array_append_val (state->answers, answer);
    }

  return TRUE;
}

static gboolean
read_state (PassoConnectorMock  *self,
            const char          *state_name,
            PassoValue           mock_name,
            PassoValue           responses,
            GError             **error)
{
  const char *name = passo_value_is_string (mock_name) ? passo_value_get_string (mock_name, NULL)
                                                       : NULL;
  PassoMockState *state;
  PassoValue response;

  response = name != NULL ? passo_value_get_member (responses, name) : passo_value_undefined ();
  if (!passo_value_is_object (response))
    {
      /* Translators: the first %s is a state's name, the second the name of a mocked response. */
      g_set_error (error, PASSO_MOCK_ERROR, PASSO_MOCK_ERROR_NOT_FOUND,
                   _("The mock file answers state “%s” with “%s”, which is not among its "
                     "“MockedResponses”"), state_name, name != NULL ? name : "");
      return FALSE;
    }

  state = g_new0 (PassoMockState, 1);
  state->answers = g_array_new (FALSE, TRUE, sizeof (PassoMockAnswer));
  g_array_set_clear_func (state->answers, clear_answer);
  g_hash_table_insert (self->states, g_strdup (state_name), state);

  return read_answers (state, name, response, error);
}

/* The states of `MACHINE#CASE`. */
static PassoValue
find_case (PassoValue   config,
           const char  *test_case,
           GError     **error)
{
  PassoValue machines = passo_value_get_member (config, "StateMachines");
  const char *separator = strrchr (test_case, '#');
  PassoValue found = PASSO_VALUE_INIT;

  if (!passo_value_is_object (machines))
    {
      g_set_error_literal (error, PASSO_MOCK_ERROR, PASSO_MOCK_ERROR_SHAPE,
                           _("This is no mock file: “StateMachines” is missing"));
      return found;
    }
  if (separator != NULL)
    {
      PassoValue machine = passo_value_get_member_len (machines, test_case, separator - test_case);

      found = passo_value_get_member (passo_value_get_member (machine, "TestCases"), separator + 1);
    }
  if (!passo_value_is_object (found))
    /* Translators: %s is what the user gave as MACHINE#CASE. */
    g_set_error (error, PASSO_MOCK_ERROR, PASSO_MOCK_ERROR_NOT_FOUND,
                 _("The mock file has no test case “%s”; it is named as MACHINE#CASE"), test_case);

  return passo_value_is_object (found) ? found : passo_value_undefined ();
}

/**
 * passo_connector_mock_new:
 * @config: a mock file, parsed
 * @test_case: `MACHINE#CASE`
 * @error: return location for a #GError in the domain %PASSO_MOCK_ERROR
 *
 * Makes a connector that answers each state of a test case by the number of its calls, retries and
 * iterations of a Map included. It declines calls of other states, and calls beyond the last number.
 *
 * Returns: (transfer full) (nullable): the connector, or %NULL with @error set
 */
PassoConnectorMock *
passo_connector_mock_new (PassoValue   config,
                          const char  *test_case,
                          GError     **error)
{
  g_autoptr (PassoConnectorMock) self = NULL;
  PassoValue responses;
  PassoValue states;

  g_return_val_if_fail (test_case != NULL, NULL);

  states = find_case (config, test_case, error);
  if (passo_value_is_undefined (states))
    return NULL;

  self = g_object_new (PASSO_TYPE_CONNECTOR_MOCK, NULL);
  responses = passo_value_get_member (config, "MockedResponses");
  for (guint i = 0; i < passo_value_get_size (states); i++)
    {
      const char *name = NULL;
      PassoValue mock_name = passo_value_get_nth_member (states, i, &name, NULL);

      if (!read_state (self, name, mock_name, responses, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * passo_connector_mock_add_past_call:
 * @self: a mock connector
 * @state_name: name of the state that has called
 * @scheduled_id: id of the call's Scheduled event, or 0 where it was answered
 *
 * Counts a call that was made before the execution was restored from its history. One that was not
 * answered is made again, and then gets the answer that it would have got.
 */
void
passo_connector_mock_add_past_call (PassoConnectorMock *self,
                                    const char         *state_name,
                                    guint               scheduled_id)
{
  PassoMockState *state;
  PassoMockPastCall past = { scheduled_id };

  g_return_if_fail (PASSO_IS_CONNECTOR_MOCK (self));
  g_return_if_fail (state_name != NULL);

  state = g_hash_table_lookup (self->states, state_name);
  if (state == NULL)
    return;

  past.number = state->n_calls++;
  if (scheduled_id == 0)
    return;

  if (state->past == NULL)
    state->past = g_array_new (FALSE, FALSE, sizeof (PassoMockPastCall));
  g_array_append_val (state->past, past);
}

/**
 * passo_connector_mock_list_test_cases:
 * @config: a mock file, parsed
 *
 * Returns: (transfer full): the test cases in it, as `MACHINE#CASE`
 */
char **
passo_connector_mock_list_test_cases (PassoValue config)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  PassoValue machines = passo_value_get_member (config, "StateMachines");

  for (guint i = 0; i < passo_value_get_size (machines); i++)
    {
      const char *machine = NULL;
      PassoValue cases;

      cases = passo_value_get_nth_member (machines, i, &machine, NULL);
      cases = passo_value_get_member (cases, "TestCases");
      for (guint j = 0; passo_value_is_object (cases) && j < passo_value_get_size (cases); j++)
        {
          const char *name = NULL;

          passo_value_get_nth_member (cases, j, &name, NULL);
          g_ptr_array_add (names, g_strconcat (machine, "#", name, NULL));
        }
    }

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
