/* passo-execution.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/passo-random.h"
#include "json/passo-json-reader.h"
#include "run/passo-execution-private.h"
#include "task/passo-connector-mock.h"
#include "task/passo-http-connections.h"

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_PAUSED,
  PROP_PAUSE_REASON,
  PROP_PAUSED_STATE,
  PROP_SPEED,
  PROP_NAME,
  PROP_HISTORY,
  PROP_ASKS,
  PROP_OUTPUT,
  PROP_ERROR,
  PROP_CAUSE,
  PROP_START_TIME,
  PROP_STOP_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_QUARK (passo-execution-error-quark, passo_execution_error)
G_DEFINE_FINAL_TYPE (PassoExecution, passo_execution, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (PassoExecutionStatus, passo_execution_status,
                    G_DEFINE_ENUM_VALUE (PASSO_EXECUTION_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (PASSO_EXECUTION_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (PASSO_EXECUTION_SUCCEEDED, "succeeded"),
                    G_DEFINE_ENUM_VALUE (PASSO_EXECUTION_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (PASSO_EXECUTION_TIMED_OUT, "timed-out"),
                    G_DEFINE_ENUM_VALUE (PASSO_EXECUTION_ABORTED, "aborted"))

G_DEFINE_ENUM_TYPE (PassoSpeed, passo_speed,
                    G_DEFINE_ENUM_VALUE (PASSO_SPEED_REAL, "real"),
                    G_DEFINE_ENUM_VALUE (PASSO_SPEED_FAST, "fast"),
                    G_DEFINE_ENUM_VALUE (PASSO_SPEED_INSTANT, "instant"))

G_DEFINE_ENUM_TYPE (PassoPauseReason, passo_pause_reason,
                    G_DEFINE_ENUM_VALUE (PASSO_PAUSE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PASSO_PAUSE_REQUEST, "request"),
                    G_DEFINE_ENUM_VALUE (PASSO_PAUSE_STEP, "step"))

static void
take_string (char **place,
             char  *string)
{
  g_free (*place);
  *place = string;
}

static void
set_pause (PassoExecution   *self,
           PassoPauseReason  reason,
           char             *state_name)
{
  gboolean was_paused = self->pause_reason != PASSO_PAUSE_NONE;

  take_string (&self->paused_state, state_name);
  self->pause_reason = reason;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSE_REASON]);
  if (was_paused != (reason != PASSO_PAUSE_NONE))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

void
_passo_execution_remove_ask (PassoExecution *self,
                             guint64         id)
{
  guint n_asks = g_list_model_get_n_items (G_LIST_MODEL (self->asks));

  for (guint i = 0; i < n_asks; i++)
    {
      g_autoptr (PassoAsk) ask = g_list_model_get_item (G_LIST_MODEL (self->asks), i);

      if (passo_ask_get_id (ask) == id)
        {
          g_list_store_remove (self->asks, i);
          return;
        }
    }
}

static gint64
get_last_time (PassoExecution *self)
{
  const PassoEvent *last = passo_history_get_event (self->history,
                                                    passo_history_get_size (self->history));

  return last != NULL ? last->timestamp : -1;
}

static void
finish (PassoExecution *self,
        PassoNotice    *notice)
{
  take_string (&self->output, g_steal_pointer (&notice->output));
  take_string (&self->error, g_steal_pointer (&notice->error));
  take_string (&self->cause, g_steal_pointer (&notice->cause));
  self->stop_time = get_last_time (self);
  self->status = notice->status;
  g_list_store_remove_all (self->asks);
  g_object_freeze_notify (G_OBJECT (self));
  if (self->pause_reason != PASSO_PAUSE_NONE)
    set_pause (self, PASSO_PAUSE_NONE, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTPUT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STOP_TIME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_notice (PassoExecution *self,
             PassoNotice    *notice)
{
  g_autoptr (PassoAsk) ask = NULL;

  switch (notice->kind)
    {
    case PASSO_NOTICE_ASK:
      ask = _passo_ask_new_take (g_steal_pointer (&notice->ask));
      g_list_store_append (self->asks, ask);
      break;

    case PASSO_NOTICE_CANCELLED:
      _passo_execution_remove_ask (self, notice->id);
      break;

    case PASSO_NOTICE_PAUSED:
      set_pause (self, notice->reason, g_steal_pointer (&notice->state_name));
      break;

    case PASSO_NOTICE_RESUMED:
      set_pause (self, PASSO_PAUSE_NONE, NULL);
      break;

    case PASSO_NOTICE_FINISHED:
    default:
      finish (self, notice);
      break;
    }
}

static void
take_mail (PassoEventLog *events,
           GPtrArray     *notices,
           gpointer       data)
{
  g_autoptr (PassoExecution) self = g_object_ref (data);

  passo_history_take_batch (self->history, events);
  for (guint i = 0; i < notices->len; i++)
    take_notice (self, g_ptr_array_index (notices, i));
}

static void
passo_execution_dispose (GObject *object)
{
  PassoExecution *self = PASSO_EXECUTION (object);

  if (self->mailbox != NULL)
    _passo_engine_mailbox_close (self->mailbox);
  g_clear_pointer (&self->engine, _passo_engine_free);
  g_clear_pointer (&self->mailbox, _passo_engine_mailbox_unref);

  G_OBJECT_CLASS (passo_execution_parent_class)->dispose (object);
}

static void
passo_execution_finalize (GObject *object)
{
  PassoExecution *self = PASSO_EXECUTION (object);

  g_clear_pointer (&self->machine, passo_machine_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->problems);
  g_clear_object (&self->asks);
  g_clear_pointer (&self->early_answers, g_ptr_array_unref);
  g_clear_pointer (&self->connections, g_bytes_unref);
  g_clear_pointer (&self->mock, g_bytes_unref);
  g_free (self->test_case);
  g_free (self->name);
  g_free (self->input);
  g_free (self->output);
  g_free (self->error);
  g_free (self->cause);
  g_free (self->paused_state);

  G_OBJECT_CLASS (passo_execution_parent_class)->finalize (object);
}

static void
passo_execution_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PassoExecution *self = PASSO_EXECUTION (object);

  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, passo_execution_get_paused (self));
      break;

    case PROP_PAUSE_REASON:
      g_value_set_enum (value, self->pause_reason);
      break;

    case PROP_PAUSED_STATE:
      g_value_set_string (value, self->paused_state);
      break;

    case PROP_SPEED:
      g_value_set_enum (value, self->speed);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;

    case PROP_ASKS:
      g_value_set_object (value, self->asks);
      break;

    case PROP_OUTPUT:
      g_value_set_string (value, self->output);
      break;

    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;

    case PROP_CAUSE:
      g_value_set_string (value, self->cause);
      break;

    case PROP_START_TIME:
      g_value_set_int64 (value, self->start_time);
      break;

    case PROP_STOP_TIME:
      g_value_set_int64 (value, self->stop_time);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_execution_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PassoExecution *self = PASSO_EXECUTION (object);

  switch (prop_id)
    {
    case PROP_SPEED:
      passo_execution_set_speed (self, g_value_get_enum (value));
      break;

    case PROP_NAME:
      passo_execution_set_name (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_execution_class_init (PassoExecutionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = passo_execution_dispose;
  object_class->finalize = passo_execution_finalize;
  object_class->get_property = passo_execution_get_property;
  object_class->set_property = passo_execution_set_property;

  properties[PROP_STATUS]
    = g_param_spec_enum ("status", NULL, NULL, PASSO_TYPE_EXECUTION_STATUS, PASSO_EXECUTION_IDLE,
                         readable);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, readable);
  properties[PROP_PAUSE_REASON]
    = g_param_spec_enum ("pause-reason", NULL, NULL, PASSO_TYPE_PAUSE_REASON, PASSO_PAUSE_NONE,
                         readable);
  properties[PROP_PAUSED_STATE] = g_param_spec_string ("paused-state", NULL, NULL, NULL, readable);
  properties[PROP_SPEED] = g_param_spec_enum ("speed", NULL, NULL, PASSO_TYPE_SPEED,
                                              PASSO_SPEED_FAST, writable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, writable);
  properties[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, PASSO_TYPE_HISTORY,
                                                  readable);
  properties[PROP_ASKS] = g_param_spec_object ("asks", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_OUTPUT] = g_param_spec_string ("output", NULL, NULL, NULL, readable);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, readable);
  properties[PROP_CAUSE] = g_param_spec_string ("cause", NULL, NULL, NULL, readable);
  properties[PROP_START_TIME] = g_param_spec_int64 ("start-time", NULL, NULL, -1, G_MAXINT64, -1,
                                                    readable);
  properties[PROP_STOP_TIME] = g_param_spec_int64 ("stop-time", NULL, NULL, -1, G_MAXINT64, -1,
                                                   readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_execution_init (PassoExecution *self)
{
  char name[PASSO_UUID_SIZE];

  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
  passo_random_uuid (self->seed, 0, 0, 0, name);
  self->name = g_strdup (name);
  self->input = g_strdup ("{}");
  self->speed = PASSO_SPEED_FAST;
  self->start_time = -1;
  self->stop_time = -1;
  self->problems = passo_diagnostic_list_new ();
  self->asks = g_list_store_new (PASSO_TYPE_ASK);
}

void
_passo_execution_notify_speed (PassoExecution *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEED]);
}

/**
 * passo_execution_new:
 * @machine: what to run; it stays as it is now, whatever becomes of its document
 *
 * Returns: (transfer full): a run that has not started
 */
PassoExecution *
passo_execution_new (PassoMachine *machine)
{
  PassoExecution *self;

  g_return_val_if_fail (machine != NULL, NULL);

  self = g_object_new (PASSO_TYPE_EXECUTION, NULL);
  self->machine = passo_machine_ref (machine);
  self->history = passo_history_new ();

  return self;
}

static PassoExecutionStatus
get_status_of (const PassoEvent *last)
{
  switch ((PassoEventType) last->type)
    {
    case PASSO_EVENT_EXECUTION_SUCCEEDED:
      return PASSO_EXECUTION_SUCCEEDED;

    case PASSO_EVENT_EXECUTION_FAILED:
      return PASSO_EXECUTION_FAILED;

    case PASSO_EVENT_EXECUTION_TIMED_OUT:
      return PASSO_EXECUTION_TIMED_OUT;

    /* A history that breaks off is of a run that nobody carries on. */
    case PASSO_EVENT_EXECUTION_ABORTED:
    default:
      return PASSO_EXECUTION_ABORTED;
    }
}

/**
 * passo_execution_new_for_history:
 * @machine: (nullable): the definition that was run
 * @history: events of a run
 *
 * Makes a run to look at, such as one recorded by the service. It cannot be started.
 *
 * Returns: (transfer full): the run
 */
PassoExecution *
passo_execution_new_for_history (PassoMachine *machine,
                                 PassoHistory *history)
{
  const PassoEvent *first;
  const PassoEvent *last;
  PassoExecution *self;
  char *input;

  g_return_val_if_fail (PASSO_IS_HISTORY (history), NULL);

  self = g_object_new (PASSO_TYPE_EXECUTION, NULL);
  self->machine = machine != NULL ? passo_machine_ref (machine) : NULL;
  self->history = g_object_ref (history);
  self->status = PASSO_EXECUTION_ABORTED;
  first = passo_history_get_event (history, 1);
  last = passo_history_get_event (history, passo_history_get_size (history));
  if (first == NULL)
    return self;

  input = passo_event_dup_json (first, NULL);
  if (input != NULL)
    take_string (&self->input, input);
  self->start_time = first->timestamp;
  self->stop_time = last->timestamp;
  self->status = get_status_of (last);
  if (passo_event_type_is_terminal (last->type))
    {
      self->output = passo_event_dup_json (last, NULL);
      self->error = g_strdup (passo_event_get_error (last));
      self->cause = g_strdup (passo_event_get_cause (last));
    }

  return self;
}

gboolean
_passo_execution_check_json (const char           *text,
                             gssize                length,
                             PassoExecutionError   code,
                             GError              **error)
{
  g_autoptr (GError) problem = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  value = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, &problem);
  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, PASSO_EXECUTION_ERROR, code, problem->message);
  return FALSE;
}

/**
 * passo_execution_set_input:
 * @self: a run that has not started
 * @text: JSON text
 * @length: its bytes, or -1
 * @error: return location for a #GError in the domain %PASSO_EXECUTION_ERROR
 *
 * Returns: whether the text can be an input
 */
gboolean
passo_execution_set_input (PassoExecution  *self,
                           const char      *text,
                           gssize           length,
                           GError         **error)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (self->engine == NULL, FALSE);

  if (!_passo_execution_check_json (text, length, PASSO_EXECUTION_ERROR_INPUT, error))
    return FALSE;

  take_string (&self->input, length < 0 ? g_strdup (text) : g_strndup (text, length));
  return TRUE;
}

/**
 * passo_execution_set_mock:
 * @self: a run that has not started
 * @config: (nullable): a mock file's text
 * @test_case: (nullable): `MACHINE#CASE`
 * @error: return location for a #GError in the domain %PASSO_EXECUTION_ERROR
 *
 * Has tasks answered by a mock file. Those that it does not answer are asked for.
 *
 * Returns: whether the file can be used
 */
gboolean
passo_execution_set_mock (PassoExecution  *self,
                          GBytes          *config,
                          const char      *test_case,
                          GError         **error)
{
  g_autoptr (PassoConnectorMock) mock = NULL;
  g_autoptr (GError) problem = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  const char *text;
  gsize length = 0;

  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);
  g_return_val_if_fail (config == NULL || test_case != NULL, FALSE);
  g_return_val_if_fail (self->engine == NULL, FALSE);

  g_clear_pointer (&self->mock, g_bytes_unref);
  if (config == NULL)
    return TRUE;

  text = g_bytes_get_data (config, &length);
  value = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, &problem);
  if (problem == NULL)
    mock = passo_connector_mock_new (value, test_case, &problem);
  if (problem != NULL)
    {
      g_set_error_literal (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_MOCK,
                           problem->message);
      return FALSE;
    }

  self->mock = g_bytes_ref (config);
  take_string (&self->test_case, g_strdup (test_case));
  return TRUE;
}

/**
 * passo_execution_set_limits:
 * @self: a run that has not started
 * @service: whether the limits of the service apply; they do by default
 */
void
passo_execution_set_limits (PassoExecution *self,
                            gboolean        service)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  self->no_limits = !service;
}

/**
 * passo_execution_allow_http:
 * @self: a run that has not started
 * @connections: (nullable): connections, JSON text; %NULL to send no credentials
 * @error: return location for a #GError
 *
 * Lets tasks call HTTP endpoints; without this they are asked for. Only the user can want it.
 *
 * Returns: whether @connections could be used
 */
gboolean
passo_execution_allow_http (PassoExecution  *self,
                            GBytes          *connections,
                            GError         **error)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  gsize length = 0;

  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);

  if (connections != NULL)
    {
      const char *text = g_bytes_get_data (connections, &length);

      value = passo_json_parse (text, length, PASSO_JSON_READER_DEFAULT, error);
      if (passo_value_is_undefined (value) || !passo_http_connections_check (value, error))
        return FALSE;
      g_bytes_ref (connections);
    }
  g_clear_pointer (&self->connections, g_bytes_unref);
  self->connections = connections;
  self->allow_http = TRUE;

  return TRUE;
}

/**
 * passo_execution_set_seed:
 * @self: a run that has not started
 * @seed: what all its random values depend on
 */
void
passo_execution_set_seed (PassoExecution *self,
                          guint64         seed)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));

  self->seed = seed;
}

/**
 * passo_execution_set_name:
 * @self: a run
 * @name: its name
 */
void
passo_execution_set_name (PassoExecution *self,
                          const char     *name)
{
  g_return_if_fail (PASSO_IS_EXECUTION (self));
  g_return_if_fail (name != NULL);

  if (strcmp (self->name, name) == 0)
    return;

  take_string (&self->name, g_strdup (name));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
hand_over_answers (PassoExecution *self)
{
  for (guint i = 0; self->early_answers != NULL && i < self->early_answers->len; i++)
    {
      const PassoEarlyAnswer *answer = g_ptr_array_index (self->early_answers, i);

      _passo_engine_set_answer (self->engine, answer->state_name, answer->result, answer->error,
                                answer->cause);
    }
}

/**
 * passo_execution_start:
 * @self: a run that has not started
 * @error: return location for a #GError in the domain %PASSO_EXECUTION_ERROR
 *
 * Begins the run. What happens reaches the object from the main loop.
 *
 * Returns: whether it began; if not, passo_execution_get_problems() tells more
 */
gboolean
passo_execution_start (PassoExecution  *self,
                       GError         **error)
{
  g_autoptr (PassoProgram) program = NULL;
  PassoEngineSetup setup = { NULL };

  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);
  g_return_val_if_fail (self->engine == NULL && self->status == PASSO_EXECUTION_IDLE, FALSE);

  program = passo_program_compile (self->machine, self->problems);
  if (program == NULL)
    {
      PassoDiagnostic *first = passo_diagnostic_list_get (self->problems, 0);

      /* Translators: what is wrong with the definition, and where in it. */
      g_set_error (error, PASSO_EXECUTION_ERROR, PASSO_EXECUTION_ERROR_DEFINITION, _("%s (%s)"),
                   passo_diagnostic_get_message (first), passo_diagnostic_get_pointer (first));
      return FALSE;
    }

  self->start_time = g_get_real_time () / 1000;
  setup.program = program;
  setup.name = self->name;
  setup.input = self->input;
  setup.mock = self->mock;
  setup.test_case = self->test_case;
  setup.allow_http = self->allow_http;
  setup.connections = self->connections;
  setup.seed = self->seed;
  setup.no_limits = self->no_limits;
  setup.start = self->start_time;
  self->mailbox = _passo_engine_mailbox_new (take_mail, self);
  self->engine = _passo_engine_new (&setup, self->mailbox, self->speed);
  hand_over_answers (self);
  if (self->early_pause)
    _passo_engine_pause (self->engine);
  self->status = PASSO_EXECUTION_RUNNING;
  _passo_engine_start (self->engine);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_TIME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);

  return TRUE;
}

/**
 * passo_execution_get_machine:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): the definition that it runs
 */
PassoMachine *
passo_execution_get_machine (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->machine;
}

/**
 * passo_execution_get_history:
 * @self: a run
 *
 * Returns: (transfer none): its events
 */
PassoHistory *
passo_execution_get_history (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->history;
}

/**
 * passo_execution_get_problems:
 * @self: a run
 *
 * Returns: (transfer none): what kept the definition from running
 */
PassoDiagnosticList *
passo_execution_get_problems (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->problems;
}

/**
 * passo_execution_get_status:
 * @self: a run
 *
 * Returns: how it stands
 */
PassoExecutionStatus
passo_execution_get_status (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), PASSO_EXECUTION_IDLE);

  return self->status;
}

/**
 * passo_execution_get_paused:
 * @self: a run
 *
 * Returns: whether it stands still until it is told to go on
 */
gboolean
passo_execution_get_paused (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), FALSE);

  return self->pause_reason != PASSO_PAUSE_NONE;
}

/**
 * passo_execution_get_pause_reason:
 * @self: a run
 *
 * Returns: why it is paused
 */
PassoPauseReason
passo_execution_get_pause_reason (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), PASSO_PAUSE_NONE);

  return self->pause_reason;
}

/**
 * passo_execution_get_paused_state:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): the state before which it is paused; %NULL where all states
 *   are waiting for something
 */
const char *
passo_execution_get_paused_state (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->paused_state;
}

/**
 * passo_execution_get_name:
 * @self: a run
 *
 * Returns: (transfer none): its name
 */
const char *
passo_execution_get_name (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->name;
}

/**
 * passo_execution_get_input:
 * @self: a run
 *
 * Returns: (transfer none): its input, JSON text
 */
const char *
passo_execution_get_input (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->input;
}

/**
 * passo_execution_get_output:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): its output, JSON text
 */
const char *
passo_execution_get_output (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->output;
}

/**
 * passo_execution_get_error:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): name of the error with which it ended
 */
const char *
passo_execution_get_error (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->error;
}

/**
 * passo_execution_get_cause:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): cause of the error with which it ended
 */
const char *
passo_execution_get_cause (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return self->cause;
}

/**
 * passo_execution_get_start_time:
 * @self: a run
 *
 * Returns: when it began, milliseconds since 1970, -1 before that
 */
gint64
passo_execution_get_start_time (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), -1);

  return self->start_time;
}

/**
 * passo_execution_get_stop_time:
 * @self: a run
 *
 * Returns: when it ended by its own clock, milliseconds since 1970, -1 before that
 */
gint64
passo_execution_get_stop_time (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), -1);

  return self->stop_time;
}

/**
 * passo_execution_get_asks:
 * @self: a run
 *
 * Returns: (transfer none): the tasks that wait for an answer, a list of #PassoAsk
 */
GListModel *
passo_execution_get_asks (PassoExecution *self)
{
  g_return_val_if_fail (PASSO_IS_EXECUTION (self), NULL);

  return G_LIST_MODEL (self->asks);
}
