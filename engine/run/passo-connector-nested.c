/* passo-connector-nested.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-random.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "run/passo-connector-nested.h"
#include "run/passo-interpreter-private.h"
#include "run/passo-nested-private.h"
#include "run/passo-scheduler-private.h"

#define MACHINE_PREFIX "arn:aws:states:us-east-1:111111111111:stateMachine:"
#define MACHINE_WORD   ":stateMachine:"
#define LONGEST_NAME   80
#define DRAW_REQUEST   4

/* An execution that has a name of its own. */
typedef struct
{
  PassoHosted *execution; /* a reference, also when it has ended */
  char        *arn;
  char        *input;
  gint64       start;
} PassoNamedExecution;

/* Runs the workflows that tasks call by the scheduler that runs the calling one. */
struct _PassoConnectorNested
{
  GObject     parent_instance;
  GHashTable *machines; /* name or ARN → PassoProgram */
  GHashTable *named;    /* machine ARN and name → PassoNamedExecution */
};

static const struct
{
  const char      *service;
  const char      *call;
  PassoNestedKind  kind;
} kinds[] = {
  { "states", "startExecution", PASSO_NESTED_START },
  { "states", "startExecution.sync", PASSO_NESTED_SYNC },
  { "states", "startExecution.sync:2", PASSO_NESTED_SYNC_2 },
  { "states", "startExecution.waitForTaskToken", PASSO_NESTED_TOKEN },
  { "aws-sdk:sfn", "startExecution", PASSO_NESTED_SDK_START },
  { "aws-sdk:sfn", "startExecution.waitForTaskToken", PASSO_NESTED_SDK_TOKEN },
  { "aws-sdk:sfn", "startSyncExecution", PASSO_NESTED_SDK_SYNC },
};

/* What a call asks for. */
typedef struct
{
  const PassoCall *call;
  PassoNestedKind  kind;
  PassoProgram    *program;
  char            *machine_arn;
  const char      *machine_name;
  const char      *name;
  PassoValue       input;
  char             request_id[PASSO_UUID_SIZE];
} PassoNestedRequest;

static void connector_iface_init (PassoConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoConnectorNested, passo_connector_nested, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_CONNECTOR, connector_iface_init))

static void
clear_request (PassoNestedRequest *request)
{
  g_free (request->machine_arn);
  passo_value_clear (&request->input);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoNestedRequest, clear_request)

static void
free_named (gpointer data)
{
  PassoNamedExecution *named = data;

  _passo_hosted_unref (named->execution);
  g_free (named->arn);
  g_free (named->input);
  g_free (named);
}

static PassoNestedCall *
make_nested_call (const PassoHosted        *caller,
                  const PassoNestedRequest *request)
{
  PassoNestedCall *self = g_new (PassoNestedCall, 1);

  self->kind = request->kind;
  self->input = passo_value_ref (request->input);
  self->started_by = g_strdup (caller->interpreter->identity->execution_arn);
  self->event_id = request->call->scheduled_id;

  return self;
}

void
_passo_nested_call_free (PassoNestedCall *self)
{
  passo_value_clear (&self->input);
  g_free (self->started_by);
  g_free (self);
}

/* Whoever keeps only few records keeps those of failures. */
static gboolean
is_kept (const PassoHosted *child)
{
  PassoScheduler *scheduler = child->scheduler;

  if (scheduler->keep_all)
    return TRUE;
  if (passo_interpreter_get_status (child->interpreter) == PASSO_EXECUTION_SUCCEEDED ||
      scheduler->n_kept >= scheduler->most_kept)
    return FALSE;

  scheduler->n_kept++;
  return TRUE;
}

static void
keep (PassoHosted *child)
{
  PassoHosted *parent = child->parent;
  PassoRunRecord *record;

  if (!is_kept (child))
    return;

  record = _passo_hosted_take_record (child);
  record->started_by = g_strdup (child->nested->started_by);
  record->event_id = child->nested->event_id;
  if (parent->nested_records == NULL)
    parent->nested_records = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_run_record_free);
  g_ptr_array_add (parent->nested_records, record);
}

/* Tells the task that waits for the end, if one does, and keeps the record. */
void
_passo_nested_ended (PassoHosted *child)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  if (!child->cancelled && !child->detached)
    {
      _passo_nested_make_answer (child, &answer);
      passo_interpreter_answer (child->parent->interpreter, child->effect_id, &answer);
    }
  keep (child);
}

/* --- What is asked for ------------------------------------------------------------------------ */

static gboolean
refuse (const PassoNestedRequest *request,
        PassoAnswer              *answer,
        const char               *code,
        char                     *message)
{
  g_autofree char *taken = message;

  _passo_nested_refuse (_passo_nested_kind_is_sdk (request->kind), code, taken, request->request_id,
                        answer);
  return FALSE;
}

static const char *
get_text (PassoValue  object,
          const char *name)
{
  PassoValue value = passo_value_get_member (object, name);

  return passo_value_is_string (value) ? passo_value_get_string (value, NULL) : NULL;
}

/* By what the user has given it as, else by the name in its ARN, whichever version or alias that is. */
static gboolean
find_machine (PassoConnectorNested *self,
              PassoNestedRequest   *request,
              PassoAnswer          *answer)
{
  const char *arn = get_text (request->call->parameters, "StateMachineArn");
  const char *word = arn != NULL ? strstr (arn, MACHINE_WORD) : NULL;
  const char *name = word != NULL ? word + strlen (MACHINE_WORD) : arn;
  g_autofree char *plain = name != NULL ? g_strndup (name, strcspn (name, ":")) : NULL;

  if (arn != NULL)
    request->program = g_hash_table_lookup (self->machines, arn);
  if (request->program == NULL && plain != NULL)
    request->program = g_hash_table_lookup (self->machines, word != NULL ? plain : arn);
  if (request->program == NULL)
    return refuse (request, answer, "StateMachineDoesNotExist",
                   g_strdup_printf ("State Machine Does Not Exist: '%s'", arn != NULL ? arn : ""));

  request->machine_arn = word != NULL
    ? g_strdup_printf ("%.*s%s", (int) (name - arn), arn, plain)
    : g_strconcat (MACHINE_PREFIX, arn, NULL);
  request->machine_name = strstr (request->machine_arn, MACHINE_WORD) + strlen (MACHINE_WORD);
  return TRUE;
}

/* Source: the documented characters of names. */
static gboolean
is_name (const char *name)
{
  if (g_utf8_strlen (name, -1) > LONGEST_NAME || *name == '\0')
    return FALSE;

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar character = g_utf8_get_char (c);

      if (character < ' ' || (character >= 0x7f && character <= 0x9f) ||
          g_unichar_isspace (character) ||
          (character < 0x80 && strchr ("<>{}[]?*\"#%\\^|~`$&,;:/", (int) character) != NULL))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_name (PassoNestedRequest *request,
           PassoAnswer        *answer)
{
  PassoValue name = passo_value_get_member (request->call->parameters, "Name");

  request->name = get_text (request->call->parameters, "Name");
  if (passo_value_is_undefined (name) || passo_value_is_null (name))
    return TRUE;

  return (request->name != NULL && is_name (request->name)) ||
         refuse (request, answer, "InvalidName",
                 g_strdup_printf ("Invalid Name: '%s'", request->name != NULL ? request->name : ""));
}

/* A string is the text of the input; everything else is the input, which loses its blanks as it is
 * made text of (recorded on the service). */
static gboolean
read_input (PassoNestedRequest *request,
            PassoAnswer        *answer)
{
  PassoValue given = passo_value_get_member (request->call->parameters, "Input");
  g_autofree char *text = NULL;
  gsize length = 0;

  if (passo_value_is_undefined (given) || passo_value_is_null (given))
    {
      request->input = passo_value_empty_object ();
      return TRUE;
    }

  if (passo_value_is_string (given))
    text = g_strdup (passo_value_get_string (given, &length));
  else
    text = passo_json_write (given, PASSO_JSON_WRITER_STRIP, &length);
  request->input = passo_json_parse (text, length, PASSO_JSON_READER_KEEP_SOURCE, NULL);

  return !passo_value_is_undefined (request->input) ||
         refuse (request, answer, "InvalidExecutionInput",
                 g_strdup ("Invalid State Machine Execution Input: 'Invalid execution input.'"));
}

static gboolean
check_depth (const PassoHosted        *caller,
             const PassoNestedRequest *request,
             PassoAnswer              *answer)
{
  return caller->level < PASSO_CONNECTOR_NESTED_DEEPEST ||
         refuse (request, answer, "ExecutionLimitExceeded",
                 g_strdup_printf ("Execution Limit Exceeded: 'Workflows have started one another %d "
                                  "times'", PASSO_CONNECTOR_NESTED_DEEPEST));
}

/* --- Names ------------------------------------------------------------------------------------ */

static char *
make_key (const PassoNestedRequest *request)
{
  return g_strconcat (request->machine_arn, "\n", request->name, NULL);
}

static gboolean
is_running (const PassoHosted *execution)
{
  return execution->interpreter != NULL &&
         passo_interpreter_get_status (execution->interpreter) == PASSO_EXECUTION_RUNNING;
}

static void
add_named (PassoConnectorNested     *self,
           const PassoNestedRequest *request,
           PassoHosted              *execution)
{
  PassoNamedExecution *named = g_new (PassoNamedExecution, 1);

  named->execution = _passo_hosted_ref (execution);
  named->arn = g_strdup (execution->execution_arn);
  named->input = passo_json_write (request->input, PASSO_JSON_WRITER_COMPACT, NULL);
  named->start = execution->start;
  g_hash_table_insert (self->named, make_key (request), named);
}

/* A name can be used again only to start the very same execution, while that is running. */
static gboolean
check_named (PassoConnectorNested     *self,
             const PassoNestedRequest *request,
             PassoHosted             **same,
             PassoAnswer              *answer)
{
  g_autofree char *key = NULL;
  g_autofree char *input = NULL;
  const PassoNamedExecution *named;

  if (request->name == NULL || request->kind == PASSO_NESTED_SDK_SYNC)
    return TRUE;

  key = make_key (request);
  named = g_hash_table_lookup (self->named, key);
  if (named == NULL)
    return TRUE;

  input = passo_json_write (request->input, PASSO_JSON_WRITER_COMPACT, NULL);
  if ((request->kind == PASSO_NESTED_START || request->kind == PASSO_NESTED_SDK_START) &&
      is_running (named->execution) && strcmp (named->input, input) == 0)
    {
      *same = named->execution;
      return TRUE;
    }

  return refuse (request, answer, "ExecutionAlreadyExists",
                 g_strdup_printf ("Execution Already Exists: '%s'", named->arn));
}

/* --- The call --------------------------------------------------------------------------------- */

static PassoHosted *
start (PassoConnectorNested     *self,
       PassoHosted              *caller,
       const PassoNestedRequest *request)
{
  const gboolean waits = request->kind == PASSO_NESTED_SYNC || request->kind == PASSO_NESTED_SYNC_2 ||
                         request->kind == PASSO_NESTED_SDK_SYNC;
  PassoChildStart start = {
    .program = request->program,
    .input = request->input,
    .event_id = request->call->scheduled_id,
    .depth = caller->interpreter->depth + 1,
    .name = request->name,
    .machine_arn = request->machine_arn,
    .machine_name = request->machine_name,
    .express = request->kind == PASSO_NESTED_SDK_SYNC,
  };
  PassoHosted *child;

  child = _passo_hosted_start_child (caller, caller->scheduler->calling_effect, &start, NULL);
  child->nested = make_nested_call (caller, request);
  if (!waits)
    _passo_hosted_detach (child);
  if (request->name != NULL && !start.express)
    add_named (self, request, child);

  return child;
}

static PassoConnectorReply
start_or_find (PassoConnectorNested     *self,
               PassoHosted              *caller,
               const PassoNestedRequest *request,
               PassoAnswer              *answer)
{
  const guint64 effect_id = caller->scheduler->calling_effect;
  g_auto (PassoValue) reply = PASSO_VALUE_INIT;
  PassoHosted *child = NULL;

  if (!check_named (self, request, &child, answer))
    return PASSO_CONNECTOR_ANSWERED;

  if (child == NULL)
    child = start (self, caller, request);
  reply = _passo_nested_make_reply (child, request->kind);
  if (request->kind == PASSO_NESTED_START || request->kind == PASSO_NESTED_SDK_START)
    {
      answer->output = passo_value_steal (&reply);
      return PASSO_CONNECTOR_ANSWERED;
    }

  passo_interpreter_submit (caller->interpreter, effect_id, reply);
  return PASSO_CONNECTOR_HOSTED;
}

static gboolean
find_kind (const PassoResource *resource,
           PassoNestedKind     *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].service, resource->service) == 0 &&
        strcmp (kinds[i].call, resource->call) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  return FALSE;
}

static gboolean
sends_token (const PassoResource *resource)
{
  return strcmp (resource->service, "aws-sdk:sfn") == 0 &&
         (strcmp (resource->call, "sendTaskSuccess") == 0 ||
          strcmp (resource->call, "sendTaskFailure") == 0 ||
          strcmp (resource->call, "sendTaskHeartbeat") == 0);
}

/* Calls of other hosts have no execution that could start others. */
static PassoConnectorReply
passo_connector_nested_call (PassoConnector  *connector,
                             const PassoCall *call,
                             PassoAnswer     *answer)
{
  PassoConnectorNested *self = PASSO_CONNECTOR_NESTED (connector);
  g_auto (PassoNestedRequest) request = { .call = call, .input = PASSO_VALUE_INIT };
  PassoScheduler *scheduler = call->host;
  const gboolean starts = find_kind (call->resource, &request.kind);

  if (scheduler == NULL || !passo_value_is_object (call->parameters) ||
      (!starts && !sends_token (call->resource)))
    return PASSO_CONNECTOR_DECLINED;

  passo_random_uuid (scheduler->calling->seed, call->scheduled_id, call->attempt, DRAW_REQUEST,
                     request.request_id);
  if (!starts)
    return _passo_nested_send_token (scheduler, call, request.request_id, answer);
  if (!find_machine (self, &request, answer) || !read_name (&request, answer) ||
      !read_input (&request, answer) || !check_depth (scheduler->calling, &request, answer))
    return PASSO_CONNECTOR_ANSWERED;

  return start_or_find (self, scheduler->calling, &request, answer);
}

static void
connector_iface_init (PassoConnectorInterface *iface)
{
  iface->call = passo_connector_nested_call;
}

static void
passo_connector_nested_finalize (GObject *object)
{
  PassoConnectorNested *self = PASSO_CONNECTOR_NESTED (object);

  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->machines, g_hash_table_unref);

  G_OBJECT_CLASS (passo_connector_nested_parent_class)->finalize (object);
}

static void
passo_connector_nested_class_init (PassoConnectorNestedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_connector_nested_finalize;
}

static void
passo_connector_nested_init (PassoConnectorNested *self)
{
  self->machines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) passo_program_unref);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_named);
}

/**
 * passo_connector_nested_new:
 *
 * Makes a connector for one scheduler's registry, which runs the workflows that tasks call. Calls of
 * machines that it does not know fail as those of machines that do not exist.
 *
 * Returns: (transfer full): the connector
 */
PassoConnectorNested *
passo_connector_nested_new (void)
{
  return g_object_new (PASSO_TYPE_CONNECTOR_NESTED, NULL);
}

/**
 * passo_connector_nested_add_machine:
 * @self: a connector
 * @name: name of a state machine, or what stands for its ARN in the definitions that call it
 * @program: what it runs
 *
 * Makes a state machine known.
 */
void
passo_connector_nested_add_machine (PassoConnectorNested *self,
                                    const char           *name,
                                    PassoProgram         *program)
{
  const char *word = name != NULL ? strstr (name, MACHINE_WORD) : NULL;
  g_autofree char *plain = NULL;

  g_return_if_fail (PASSO_IS_CONNECTOR_NESTED (self));
  g_return_if_fail (name != NULL && program != NULL);

  g_hash_table_insert (self->machines, g_strdup (name), passo_program_ref (program));
  if (word == NULL)
    return;

  /* Its versions and aliases are called by the name. */
  plain = g_strdup (word + strlen (MACHINE_WORD));
  if (!g_hash_table_contains (self->machines, plain))
    g_hash_table_insert (self->machines, g_steal_pointer (&plain), passo_program_ref (program));
}
