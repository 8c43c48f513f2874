/* fuzz-restore.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

/* Takes any bytes for a history. What can be read of it is rebuilt after each of its events: it is
 * refused, or goes on to record events that follow one another. The first byte chooses the
 * definition, and whether the rest is JSON or has a few bytes for each event. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define MOST_STEPS 200

/* States of every type, which the histories of the corpus go through. */
static const char * const definitions[] = {
  "{\"StartAt\":\"A\",\"States\":{"
  "\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{},"
  "\"Retry\":[{\"ErrorEquals\":[\"E\"]},{\"ErrorEquals\":[\"F\"],\"JitterStrategy\":\"FULL\"}],"
  "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"C\"}],\"TimeoutSeconds\":9,\"Next\":\"B\"},"
  "\"B\":{\"Type\":\"Wait\",\"Seconds\":3,\"Assign\":{\"v.$\":\"$\"},\"Next\":\"C\"},"
  "\"C\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$\",\"IsNull\":true,\"Next\":\"B\"}],"
  "\"Default\":\"D\"},\"D\":{\"Type\":\"Fail\",\"ErrorPath\":\"$.e\"}}}",

  "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"Branches\":["
  "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"F\"},"
  "\"F\":{\"Type\":\"Fail\",\"ErrorPath\":\"$.e\"}}},"
  "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
  "\"Resource\":\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\",\"HeartbeatSeconds\":2,"
  "\"Parameters\":{\"QueueUrl\":\"u\",\"MessageBody\":\"m\"}}}}],"
  "\"Retry\":[{\"ErrorEquals\":[\"E\"]},{\"ErrorEquals\":[\"States.ALL\"]}],"
  "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"M\"}],\"Next\":\"M\"},"
  "\"M\":{\"Type\":\"Map\",\"ItemsPath\":\"$.i\",\"MaxConcurrency\":2,"
  "\"ItemSelector\":{\"x.$\":\"States.ArrayGetItem($.i, $$.Map.Item.Index)\"},"
  "\"ItemProcessor\":{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"Next\":\"W\"},"
  "\"W\":{\"Type\":\"Wait\",\"SecondsPath\":\"$.s\",\"End\":true}}},\"End\":true}}}",

  "{\"StartAt\":\"D\",\"QueryLanguage\":\"JSONata\",\"States\":{\"D\":{\"Type\":\"Map\","
  "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
  "\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"Output\":\"{% $states.input.a + 1 %}\","
  "\"End\":true}}},\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}],"
  "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Output\":\"{% $states.errorOutput.x.y + 1 %}\","
  "\"Next\":\"S\"}],\"Next\":\"S\"},\"S\":{\"Type\":\"Succeed\",\"Output\":\"{% $random() %}\"}}}",
};

static PassoProgram *
compile (guint index)
{
  const char *text = definitions[index];
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  PassoProgram *program = passo_program_compile (machine, problems);

  if (program == NULL)
    g_error ("%s", passo_diagnostic_get_message (passo_diagnostic_list_get (problems, 0)));

  return program;
}

static void
check_event (const PassoEvent *event,
             gpointer          data)
{
  guint *last_id = data;

  if (event->id != *last_id + 1 || event->previous_id >= event->id)
    g_error ("event %u follows event %u, and comes after %u", event->id, event->previous_id,
             *last_id);
  *last_id = event->id;
}

static void
go_on (PassoProgram        *program,
       const PassoEventLog *log,
       guint                id)
{
  g_autoptr (PassoScheduler) scheduler = passo_scheduler_new (program);
  g_autoptr (PassoRestore) restore = NULL;
  g_autoptr (GError) error = NULL;
  guint last_id = id;

  restore = passo_restore_new (program, log, id, &error);
  if ((restore == NULL) != (error != NULL))
    g_error ("neither read nor refused");
  if (restore == NULL)
    return;

  passo_scheduler_set_clock (scheduler, PASSO_CLOCK_VIRTUAL, passo_restore_get_time (restore));
  passo_scheduler_set_event_func (scheduler, check_event, &last_id);
  if (!passo_restore_apply (restore, passo_scheduler_get_interpreter (scheduler), NULL, &error))
    {
      if (error == NULL)
        g_error ("refused without a reason");
      return;
    }

  for (guint i = 0; i < 3; i++)
    {
      passo_scheduler_run (scheduler, MOST_STEPS / 3);
      if (passo_scheduler_can_advance (scheduler))
        passo_scheduler_advance (scheduler);
    }
}

static const char *
pick (const char * const *choices,
      guint               n_choices,
      guint8              byte)
{
  return choices[byte % n_choices];
}

/* Five bytes: type, distance to the event it follows, name, number, and data. */
static void
append_event (PassoEventLog *log,
              const guint8  *bytes)
{
  static const char * const names[] = { "A", "B", "C", "D", "F", "T", "P", "M", "I", "W", "S" };
  static const char * const values[] = {
    "{\"e\":\"E\",\"i\":[1,2],\"s\":0}", "[1,2]", "null", "1", "{", NULL
  };
  static const char * const errors[] = { "E", "F", "States.Timeout", "States.Runtime", NULL };
  static const char * const locations[] = { NULL, "Output", "Catch[0]/Output", "ItemSelector" };
  static const PassoEventResource resource = { "lambda", "invoke", "us-east-1" };
  guint id = passo_event_log_get_size (log) + 1;
  PassoEvent event = { .id = id, .flags = PASSO_EVENT_FLAG_TEXT, .timeout = -1, .heartbeat = -1 };

  memset (&event.data, 0, sizeof event.data);
  memset (&event.more, 0, sizeof event.more);
  event.type = bytes[0] % PASSO_N_EVENT_TYPES;
  event.previous_id = id - MIN (id, 1u + bytes[1] % 16);
  event.timestamp = 1000 * (gint64) (id + bytes[3] / 16);
  event.name = pick (names, G_N_ELEMENTS (names), bytes[2]);
  event.number = bytes[3] % 4;
  event.resource = &resource;
  event.location = pick (locations, G_N_ELEMENTS (locations), bytes[4] / 16);
  event.data.text.characters = passo_event_type_get_data (event.type) == PASSO_EVENT_DATA_ERROR
                                 ? pick (errors, G_N_ELEMENTS (errors), bytes[4])
                                 : pick (values, G_N_ELEMENTS (values), bytes[4]);
  if (event.data.text.characters != NULL)
    event.data.text.length = strlen (event.data.text.characters);
  if (passo_event_type_get_class (event.type) == PASSO_EVENT_CLASS_EXITED && bytes[3] % 2 == 1)
    {
      event.more.text.characters = "{\"v\":1}";
      event.more.text.length = strlen (event.more.text.characters);
    }
  passo_event_log_append_as_text (log, &event);
}

static PassoEventLog *
make_log (const guint8 *data,
          gsize         size)
{
  PassoEventLog *log;

  if ((data[0] & 0x80) == 0)
    return g_utf8_validate_len ((const char *) data + 1, size - 1, NULL)
             ? passo_history_codec_read ((const char *) data + 1, (gssize) size - 1, NULL)
             : NULL;

  log = passo_event_log_new ();
  for (gsize i = 1; i + 5 <= size && i < 500; i += 5)
    append_event (log, data + i);
  return log;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static PassoProgram *programs[G_N_ELEMENTS (definitions)];
  g_autoptr (PassoEventLog) log = NULL;
  guint index;

  if (size < 2)
    return 0;

  index = data[0] % G_N_ELEMENTS (definitions);
  if (programs[index] == NULL)
    programs[index] = compile (index);
  log = make_log (data, size);
  if (log == NULL)
    return 0;
  for (guint id = 1; id <= passo_event_log_get_size (log) && id < 100; id++)
    go_on (programs[index], log, id);

  return 0;
}
