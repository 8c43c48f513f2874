/* run-case.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "run-case.h"

#include <stdlib.h>
#include <string.h>

/* What is read before it can be put together. */
typedef struct
{
  RunCase *self;
  GString *states;
  GString *fields;
  GString *answers;  /* members of TestCases */
  GHashTable *ranges; /* state → GString of members of its response */
  char    *start_at;
  char    *machine;
} Reader;

static PassoValue
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PassoValue value = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, &error);

  if (error != NULL)
    g_error ("%s in: %s", error->message, text);

  return value;
}

/* `WORDS JSON`: gives the words and moves @text to the JSON, an object. */
static char *
take_words (char **text)
{
  char *brace = strchr (*text, '{');
  char *words;

  g_assert_nonnull (brace);
  words = g_strstrip (g_strndup (*text, brace - *text));
  *text = brace;

  return words;
}

/* `NAME WORD`: cuts the last word off. */
static char *
take_last_word (char *words)
{
  char *blank = strrchr (words, ' ');

  g_assert_nonnull (blank);
  *blank = '\0';

  return blank + 1;
}

static gint64
milliseconds (const char *seconds)
{
  return strcmp (seconds, "-") == 0 ? -1 : (gint64) (g_ascii_strtod (seconds, NULL) * 1000);
}

static void
append_member (GString    *out,
               const char *key,
               const char *json)
{
  if (out->len > 0)
    g_string_append (out, ",\n");
  g_string_append_printf (out, "\"%s\":%s", key, json);
}

static void
read_state (Reader *reader,
            char   *text)
{
  g_autofree char *name = take_words (&text);

  if (reader->start_at == NULL)
    reader->start_at = g_strdup (name);
  append_member (reader->states, name, text);
}

static void
read_field (Reader *reader,
            char   *text)
{
  char *value = strchr (text, ' ');

  g_assert_nonnull (value);
  *value++ = '\0';
  append_member (reader->fields, text, value);
}

static void
read_machine (Reader *reader,
              char   *text)
{
  reader->machine = g_strdup (text);
}

static void
read_input (Reader *reader,
            char   *text)
{
  passo_value_take (&reader->self->input, parse (text));
}

static void
read_answer (Reader *reader,
             char   *text)
{
  g_autofree char *name = take_words (&text);
  const char *range = take_last_word (name);
  GString *ranges = g_hash_table_lookup (reader->ranges, name);

  if (ranges == NULL)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);

      ranges = g_string_new (NULL);
      g_hash_table_insert (reader->ranges, g_strdup (name), ranges);
      append_member (reader->answers, name, quoted);
    }
  append_member (ranges, range, text);
}

static void
add_reply (Reader     *reader,
           char       *words,
           gboolean    heartbeat,
           PassoValue  response)
{
  RunCaseReply reply = { NULL };

  reply.delay = milliseconds (take_last_word (words));
  reply.state = g_strdup (words);
  reply.heartbeat = heartbeat;
  reply.response = response;
  g_array_append_val (reader->self->replies, reply);
}

static void
read_later (Reader *reader,
            char   *text)
{
  g_autofree char *words = NULL;

  if (strchr (text, '{') == NULL)
    {
      add_reply (reader, text, FALSE, passo_value_undefined ());
      return;
    }

  words = take_words (&text);
  add_reply (reader, words, FALSE, parse (text));
}

static void
read_heartbeat (Reader *reader,
                char   *text)
{
  add_reply (reader, text, TRUE, passo_value_undefined ());
}

static PassoProgram *
compile (const char *text)
{
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = NULL;
  PassoProgram *program;

  if (!passo_json_tree_is_valid (tree))
    g_error ("%s in: %s", passo_json_tree_get_error (tree, 0)->message, text);

  machine = passo_machine_new (tree, NULL);
  program = passo_program_compile (machine, problems);
  if (program == NULL)
    g_error ("%s in: %s", passo_diagnostic_get_message (passo_diagnostic_list_get (problems, 0)),
             text);

  return program;
}

static void
clear_workflow (gpointer data)
{
  RunCaseWorkflow *workflow = data;

  g_free (workflow->name);
  g_clear_pointer (&workflow->program, passo_program_unref);
}

static void
read_workflow (Reader *reader,
               char   *text)
{
  RunCaseWorkflow workflow = { take_words (&text), compile (text) };

  g_array_append_val (reader->self->workflows, workflow);
}

static void
read_start (Reader *reader,
            char   *text)
{
  PassoTimestamp time;

  g_assert_true (passo_timestamp_parse (text, strlen (text), &time));
  reader->self->start = time.seconds * 1000 + time.nanoseconds / 1000000;
}

static void
read_limits (Reader *reader,
             char   *text)
{
  PassoLimits *limits = &reader->self->limits;
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  if (strcmp (text, "none") == 0)
    {
      *limits = *passo_limits_none ();
      return;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *number = strchr (words[i], '=');

      g_assert_nonnull (number);
      if (g_str_has_prefix (words[i], "payload="))
        limits->payload = atoi (number + 1);
      else if (g_str_has_prefix (words[i], "events="))
        limits->events = atoi (number + 1);
      else if (g_str_has_prefix (words[i], "variables="))
        limits->variables = atoi (number + 1);
      else
        g_error ("No limit: %s", words[i]);
    }
}

static void
read_seed (Reader *reader,
           char   *text)
{
  reader->self->seed = g_ascii_strtoull (text, NULL, 10);
}

static void
read_express (Reader *reader,
              char   *text)
{
  reader->self->express = TRUE;
}

static void
read_measured (Reader *reader,
               char   *text)
{
  g_assert_cmpstr (text, ==, "2026");
  reader->self->measured_2026 = TRUE;
}

static void
read_events (Reader *reader,
             char   *text)
{
  reader->self->events = TRUE;
}

static void
read_children (Reader *reader,
               char   *text)
{
  reader->self->children = TRUE;
}

static void
read_stop (Reader *reader,
           char   *text)
{
  reader->self->stop = milliseconds (text);
}

static void
read_stages (Reader *reader,
             char   *text)
{
  const char *visit = strrchr (text, ' ');

  reader->self->visit = visit != NULL ? atoi (visit + 1) : 1;
  reader->self->stages = visit != NULL ? g_strndup (text, visit - text) : g_strdup (text);
}

static void
read_cursor (Reader *reader,
             char   *text)
{
  reader->self->cursor = atoi (text);
}

static const struct
{
  const char *word;
  void      (*read) (Reader *reader,
                     char   *text);
} directives[] = {
  { "state", read_state },   { "field", read_field },         { "machine", read_machine },
  { "input", read_input },   { "answer", read_answer },       { "later", read_later },
  { "start", read_start },   { "heartbeat", read_heartbeat }, { "limits", read_limits },
  { "seed", read_seed },     { "express", read_express },     { "events", read_events },
  { "children", read_children },
  { "stop", read_stop },     { "stages", read_stages },       { "cursor", read_cursor },
  { "measured", read_measured }, { "workflow", read_workflow },
};

static void
read_line (Reader *reader,
           char   *line)
{
  char *rest = line + strcspn (line, " ");

  if (*rest != '\0')
    *rest++ = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (directives); i++)
    if (strcmp (directives[i].word, line) == 0)
      {
        directives[i].read (reader, rest);
        return;
      }

  g_error ("A case says “%s”, which means nothing", line);
}

static void
read_lines (Reader     *reader,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (line->len > 0 && *lines[i] != ' ')
        {
          read_line (reader, line->str);
          g_string_truncate (line, 0);
        }
      g_string_append (line, lines[i]);
    }
}

static void
make_program (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (reader->machine);

  if (reader->machine == NULL)
    g_string_printf (text, "{%s%s\"StartAt\":\"%s\",\"States\":{\n%s}}", reader->fields->str,
                     reader->fields->len > 0 ? "," : "", reader->start_at, reader->states->str);
  reader->self->program = compile (text->str);
}

static void
make_mock (Reader *reader)
{
  g_autoptr (GString) responses = g_string_new (NULL);
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer state, ranges;

  g_hash_table_iter_init (&iter, reader->ranges);
  while (g_hash_table_iter_next (&iter, &state, &ranges))
    {
      g_autofree char *response = g_strdup_printf ("{%s}", ((GString *) ranges)->str);

      append_member (responses, state, response);
    }
  text = g_strdup_printf ("{\"StateMachines\":{\"m\":{\"TestCases\":{\"c\":{%s}}}},"
                          "\"MockedResponses\":{%s}}", reader->answers->str, responses->str);
  reader->self->mock = parse (text);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
clear_reply (gpointer data)
{
  RunCaseReply *reply = data;

  g_free (reply->state);
  passo_value_clear (&reply->response);
}

/* A mistake in a case ends the test program: that is no result of the engine. */
void
run_case_init (RunCase        *self,
               const CaseFile *test_case)
{
  Reader reader = { self };

  memset (self, 0, sizeof *self);
  self->input = passo_value_empty_object ();
  self->limits = *passo_limits_service ();
  self->stop = -1;
  self->start = G_GINT64_CONSTANT (1700000000000);
  self->replies = g_array_new (FALSE, FALSE, sizeof (RunCaseReply));
  self->workflows = g_array_new (FALSE, FALSE, sizeof (RunCaseWorkflow));
  g_array_set_clear_func (self->workflows, clear_workflow);
  g_array_set_clear_func (self->replies, clear_reply);

  reader.states = g_string_new (NULL);
  reader.fields = g_string_new (NULL);
  reader.answers = g_string_new (NULL);
  reader.ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  read_lines (&reader, test_case->input);
  make_program (&reader);
  make_mock (&reader);

  g_string_free (reader.states, TRUE);
  g_string_free (reader.fields, TRUE);
  g_string_free (reader.answers, TRUE);
  g_hash_table_unref (reader.ranges);
  g_free (reader.start_at);
  g_free (reader.machine);
}

void
run_case_clear (RunCase *self)
{
  g_clear_pointer (&self->program, passo_program_unref);
  g_clear_pointer (&self->replies, g_array_unref);
  g_clear_pointer (&self->workflows, g_array_unref);
  g_clear_pointer (&self->stages, g_free);
  passo_value_clear (&self->input);
  passo_value_clear (&self->mock);
}
