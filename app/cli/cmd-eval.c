/* cmd-eval.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli-document.h"
#include "cli-value.h"
#include "cmd-eval.h"
#include "eval-jsonata.h"
#include "expression-place.h"

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,    /* the expression came to a failure */
  EXIT_UNUSABLE = 2,  /* usage, or not an expression */
};

typedef struct
{
  char           *language;
  char           *dialect;
  char           *input;
  char           *bindings;
  char           *context;
  gboolean        batch;
  gboolean        is_jsonata;
  PassoQueryKind  kind;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->language);
  g_free (options->dialect);
  g_free (options->input);
  g_free (options->bindings);
  g_free (options->context);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What an expression is evaluated against; it owns all of it. */
typedef struct
{
  PassoValue      input;
  PassoValue      context;
  PassoValue      bindings;   /* for JSONata, whose variables may have any value */
  PassoVariables *variables;
} Bench;

static void
bench_clear (Bench *bench)
{
  passo_value_clear (&bench->input);
  passo_value_clear (&bench->context);
  passo_value_clear (&bench->bindings);
  g_clear_pointer (&bench->variables, passo_variables_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static gboolean
is_reference (const Options *options)
{
  return g_strcmp0 (options->dialect, "reference") == 0;
}

static gboolean
bind (Bench          *bench,
      const Options  *options,
      PassoValue      bindings,
      GError        **error)
{
  g_autoptr (PassoFailure) failure = NULL;

  g_clear_pointer (&bench->variables, passo_variables_unref);
  bench->variables = passo_variables_new (NULL);
  if (!passo_value_is_undefined (bindings) && !passo_value_is_object (bindings))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("The bindings must be a JSON object of names and values"));
      return FALSE;
    }
  passo_value_set (&bench->bindings, bindings);
  if (options->is_jsonata || passo_value_is_undefined (bindings) ||
      passo_variables_assign (bench->variables, bindings, NULL, &failure))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, failure->cause);

  return FALSE;
}

static gboolean
bench_read (Bench          *bench,
            const Options  *options,
            GError        **error)
{
  g_auto (PassoValue) bindings = PASSO_VALUE_INIT;

  if (options->input == NULL && !(options->is_jsonata && is_reference (options)))
    bench->input = passo_value_empty_object ();
  else if (options->input != NULL && !passo_cli_read_value (options->input, &bench->input, error))
    return FALSE;
  if (options->context != NULL && !passo_cli_read_value (options->context, &bench->context, error))
    return FALSE;
  if (options->bindings != NULL && !passo_cli_read_value (options->bindings, &bindings, error))
    return FALSE;

  return bind (bench, options, bindings, error);
}

static gboolean
bench_evaluate (const Bench       *bench,
                const PassoQuery  *query,
                PassoValue        *out,
                PassoFailure     **failure)
{
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;

  scope.input = bench->input;
  scope.context = bench->context;
  scope.variables = bench->variables;

  return passo_query_evaluate (query, &scope, "EXPRESSION", out, failure);
}

static gboolean
choose_language (Options  *options,
                 GError  **error)
{
  static const struct { const char *name; PassoQueryKind kind; } languages[] = {
    { "jsonpath", PASSO_QUERY_PATH },
    { "intrinsic", PASSO_QUERY_INTRINSIC },
  };

  options->kind = PASSO_QUERY_TEMPLATE;
  if (options->language == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].name, options->language) == 0)
      {
        options->kind = languages[i].kind;
        return TRUE;
      }
  options->is_jsonata = strcmp (options->language, "jsonata") == 0;
  if (options->is_jsonata)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: what the user gave as a language */
               _("“%s” is no language; they are jsonpath, intrinsic and jsonata"),
               options->language);

  return FALSE;
}

static gboolean
check_dialect (const Options  *options,
               GError        **error)
{
  if (options->dialect == NULL || strcmp (options->dialect, "aws") == 0 ||
      strcmp (options->dialect, "reference") == 0)
    return TRUE;

  /* Translators: what the user gave as a dialect of JSONata; the two words are not translated. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no dialect; they are aws and reference"), options->dialect);
  return FALSE;
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options->language,
      N_("jsonpath, intrinsic or jsonata; without it, what the expression looks like"), N_("LANGUAGE") },
    { "dialect", 0, 0, G_OPTION_ARG_STRING, &options->dialect,
      N_("dialect of JSONata: aws, that of state machines, or reference"), N_("DIALECT") },
    { "input", 'i', 0, G_OPTION_ARG_STRING, &options->input,
      N_("what $ means, $states.input in JSONata; {} where it is left out"), N_("FILE|JSON") },
    { "bindings", 'b', 0, G_OPTION_ARG_STRING, &options->bindings,
      N_("an object of variables"), N_("FILE|JSON") },
    { "context", 'c', 0, G_OPTION_ARG_STRING, &options->context,
      N_("what $$ means, $states.context in JSONata"), N_("FILE|JSON") },
    { "batch", 0, 0, G_OPTION_ARG_NONE, &options->batch,
      N_("read one JSON object a line (expr, data, bindings, context), answer each with one"),
      NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("[EXPRESSION]"));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _("Evaluates a path, a call of an intrinsic function or JSONata."));

  return g_option_context_parse (context, argc, argv, error) &&
         choose_language (options, error) && check_dialect (options, error);
}

static void
print_value (PassoValue value)
{
  g_autofree char *text = passo_json_write (value,
                                            isatty (STDOUT_FILENO) ? PASSO_JSON_WRITER_PRETTY
                                                                   : PASSO_JSON_WRITER_COMPACT,
                                            NULL);

  g_print ("%s\n", text);
}

static PassoCliJsonata
get_jsonata (const Options *options,
             const Bench   *bench)
{
  PassoCliJsonata jsonata = {
    is_reference (options) ? PASSO_JSONATA_REFERENCE : PASSO_JSONATA_AWS,
    bench->input, bench->context, bench->bindings
  };

  return jsonata;
}

static int
evaluate_jsonata (const Options *options,
                  const Bench   *bench,
                  const char    *expression)
{
  PassoCliJsonata jsonata = get_jsonata (options, bench);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  int status;

  if (!passo_cli_evaluate_jsonata (&jsonata, expression, &value, &status))
    return status;
  if (!passo_value_is_undefined (value))
    print_value (value);

  return EXIT_DONE;
}

static int
evaluate_one (const Options *options,
              const Bench   *bench,
              const char    *expression)
{
  g_autoptr (PassoQuery) query = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoSpan where = { 0, 0 };

  if (options->is_jsonata)
    return evaluate_jsonata (options, bench, expression);
  query = passo_query_compile (options->kind, expression, -1, NULL, &where, &error);
  if (query == NULL)
    {
      /* Translators: column of the expression, what is wrong there */
      g_printerr (_("passo eval: column %lu: %s\n"),
                  (gulong) g_utf8_strlen (expression, (gssize) where.start) + 1, error->message);
      passo_cli_print_place (expression, &where);
      return EXIT_UNUSABLE;
    }
  if (!bench_evaluate (bench, query, &value, &failure))
    {
      g_printerr ("Error: %s\nCause: %s\n", failure->error, failure->cause);
      return EXIT_FAILED;
    }
  print_value (value);

  return EXIT_DONE;
}

static PassoValue
make_error (const char *code,
            const char *message,
            gint64      position)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  g_auto (PassoObjectBuilder) answer = { NULL };

  passo_object_builder_init (&builder, 0);
  passo_object_builder_init (&answer, 0);
  passo_object_builder_take (&builder, "code", -1, passo_value_string (code));
  passo_object_builder_take (&builder, "message", -1, passo_value_string (message));
  if (position >= 0)
    passo_object_builder_take (&builder, "position", -1, passo_value_integer (position));
  passo_object_builder_take (&answer, "error", -1, passo_object_builder_finish (&builder));

  return passo_object_builder_finish (&answer);
}

static PassoValue
make_result (PassoValue value)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 0);
  passo_object_builder_put (&builder, "result", -1, value);

  return passo_object_builder_finish (&builder);
}

/* The answer to one request of a batch, whose members are `expr`, `data`, `bindings`, `context`. */
static PassoValue
answer_request (const Options *options,
                const Bench   *defaults,
                PassoValue     request)
{
  g_auto (Bench) bench = { passo_value_ref (defaults->input), passo_value_ref (defaults->context),
                           passo_value_ref (defaults->bindings),
                           passo_variables_ref (defaults->variables) };
  PassoValue expression = passo_value_get_member (request, "expr");
  PassoValue data = passo_value_get_member (request, "data");
  PassoValue context = passo_value_get_member (request, "context");
  PassoValue bindings = passo_value_get_member (request, "bindings");
  g_autoptr (PassoQuery) query = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  PassoSpan where = { 0, 0 };
  const char *text;
  gsize length;

  if (!passo_value_is_string (expression))
    return make_error ("USAGE", _("A request needs a string “expr”"), -1);
  if (!passo_value_is_undefined (bindings) && !bind (&bench, options, bindings, &error))
    return make_error ("USAGE", error->message, -1);
  if (options->is_jsonata)
    {
      PassoCliJsonata jsonata = get_jsonata (options, &bench);

      return passo_cli_answer_jsonata (&jsonata, request);
    }
  if (!passo_value_is_undefined (data))
    passo_value_set (&bench.input, data);
  if (!passo_value_is_undefined (context))
    passo_value_set (&bench.context, context);

  text = passo_value_get_string (expression, &length);
  query = passo_query_compile (options->kind, text, (gssize) length, NULL, &where, &error);
  if (query == NULL)
    return make_error ("SYNTAX", error->message, (gint64) where.start);
  if (!bench_evaluate (&bench, query, &value, &failure))
    return make_error (failure->error, failure->cause, -1);

  return make_result (value);
}

static void
answer_line (const Options *options,
             const Bench   *defaults,
             const char    *line,
             gsize          length)
{
  g_autoptr (GError) error = NULL;
  g_auto (PassoValue) request = PASSO_VALUE_INIT;
  g_auto (PassoValue) answer = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;

  request = passo_json_parse (line, (gssize) length, PASSO_JSON_READER_DEFAULT, &error);
  answer = error != NULL ? make_error ("USAGE", error->message, -1)
                         : answer_request (options, defaults, request);
  text = passo_json_write (answer, PASSO_JSON_WRITER_COMPACT, &length);
  fwrite (text, 1, length, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

static int
evaluate_batch (const Options *options,
                const Bench   *defaults)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autoptr (GError) error = NULL;

  while (TRUE)
    {
      gsize length;
      g_autofree char *line = g_data_input_stream_read_line (lines, &length, NULL, &error);

      if (line == NULL)
        break;
      answer_line (options, defaults, line, length);
    }
  if (error == NULL)
    return EXIT_DONE;
  g_printerr (_("passo eval: standard input could not be read: %s\n"), error->message);

  return EXIT_UNUSABLE;
}

/* `-` is the expression on standard input, without the end of its last line. */
static gboolean
read_expression (Options     *options,
                 const char  *argument,
                 char       **out,
                 GError     **error)
{
  g_autoptr (GBytes) text = NULL;
  const char *data;
  gsize length;

  if (strcmp (argument, "-") != 0)
    *out = g_strdup (argument);
  else
    {
      text = cli_read_bytes ("-", error);
      if (text == NULL || !passo_document_loader_check (text, _("standard input"), error))
        return FALSE;
      data = g_bytes_get_data (text, &length);
      *out = g_strchomp (g_strndup (length > 0 ? data : "", length));
    }
  /* What stands in “{% %}” is JSONata, without a word. */
  if (options->language == NULL && passo_expression_marks_begin (*out, strlen (*out)))
    options->is_jsonata = TRUE;

  return TRUE;
}

/**
 * passo_cmd_eval:
 * @argc: number of words
 * @argv: the command's name and its arguments
 *
 * `passo eval`: evaluates an expression, or a batch of them.
 *
 * Returns: the exit status: 0 for a value, 1 for a failure, 2 where there is no expression
 */
int
passo_cmd_eval (int    argc,
                char **argv)
{
  g_auto (Options) options = { NULL };
  g_auto (Bench) bench = { PASSO_VALUE_INIT, PASSO_VALUE_INIT, PASSO_VALUE_INIT, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *expression = NULL;
  gboolean is_usable = parse_options (&options, &argc, &argv, &error);

  if (is_usable && (options.batch != (argc == 1) || argc > 2))
    {
      g_printerr (_("passo eval: give one expression, or --batch; see passo eval --help\n"));
      return EXIT_UNUSABLE;
    }
  if (!is_usable || (!options.batch && !read_expression (&options, argv[1], &expression, &error)) ||
      !bench_read (&bench, &options, &error))
    {
      g_printerr ("passo eval: %s\n", error->message);
      return EXIT_UNUSABLE;
    }

  return options.batch ? evaluate_batch (&options, &bench)
                       : evaluate_one (&options, &bench, expression);
}
