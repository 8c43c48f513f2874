/* passo-rules-syntax.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Longest piece of the text that the service repeats in its messages. */
#define MAX_QUOTED_SOURCE 500

#define VALUE_EXPECTED \
  "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

static const PassoSpan no_span = { 0, 0 };

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (c & 0x80) != 0;
}

/* The first byte after @offset that is no blank. */
static gsize
skip_blanks (const char *text,
             gsize       length,
             gsize       offset)
{
  while (offset < length && strchr (" \t\r\n", text[offset]) != NULL && text[offset] != '\0')
    offset++;

  return offset;
}

/* Whether an offset lies in an array, and not in an object within. */
static gboolean
is_in_array (const char *text,
             gsize       offset)
{
  g_autoptr (GString) open = g_string_new (NULL);

  for (gsize i = 0; i < offset; i++)
    if (text[i] == '"')
      for (i++; i < offset && text[i] != '"'; i++)
        i += text[i] == '\\';
    else if (text[i] == '[' || text[i] == '{')
      g_string_append_c (open, text[i]);
    else if ((text[i] == ']' || text[i] == '}') && open->len > 0)
      g_string_truncate (open, open->len - 1);

  return open->len > 0 && open->str[open->len - 1] == '[';
}

/* What the service's parser stumbles over: the closing mark, where a comma has nothing after it. */
static gsize
find_stumble (const PassoJsonProblem *problem,
              const char             *text,
              gsize                   length)
{
  return problem->code == PASSO_JSON_PROBLEM_TRAILING_COMMA
           ? skip_blanks (text, length, problem->span.start + 1) : problem->span.start;
}

static gboolean
lacks_key (const PassoJsonProblem *problem,
           const char             *text,
           gsize                   length,
           gsize                   stumble)
{
  switch ((int) problem->code)
    {
    case PASSO_JSON_PROBLEM_MISSING_KEY:
    case PASSO_JSON_PROBLEM_BARE_KEY:
      return TRUE;
    case PASSO_JSON_PROBLEM_TRAILING_COMMA:
      return text[stumble] == '}';
    case PASSO_JSON_PROBLEM_SINGLE_QUOTES:
      stumble = skip_blanks (text, length, problem->span.end);
      return stumble < length && text[stumble] == ':';
    default:
      return FALSE;
    }
}

/* What the service's parser expects (recorded on the service for a wrong word; the others are its
 * parser's published texts). */
static const char *
find_expectation (const PassoJsonProblem *problem,
                  const char             *text,
                  gsize                   length,
                  gsize                   stumble)
{
  if (lacks_key (problem, text, length, stumble))
    return "was expecting double-quote to start field name";

  switch ((int) problem->code)
    {
    case PASSO_JSON_PROBLEM_COMMENT:
      return "maybe a (non-standard) comment? (not recognized as one since Feature "
             "'ALLOW_COMMENTS' not enabled for parser)";
    case PASSO_JSON_PROBLEM_MISSING_COMMA:
      return is_in_array (text, stumble) ? "was expecting comma to separate Array entries"
                                         : "was expecting comma to separate Object entries";
    case PASSO_JSON_PROBLEM_MISSING_COLON:
      return "was expecting a colon to separate field name and value";
    default:
      return NULL;
    }
}

/* Tells also up to where the parser has read. */
static char *
dup_parser_message (const PassoJsonProblem *problem,
                    const char             *text,
                    gsize                   length,
                    gsize                  *end)
{
  const gsize start = find_stumble (problem, text, length);
  const char *expectation;

  if (start >= length || problem->code == PASSO_JSON_PROBLEM_UNCLOSED)
    {
      *end = length;
      return g_strdup ("Unexpected end-of-input");
    }

  *end = start + 1;
  expectation = find_expectation (problem, text, length, start);
  if (expectation != NULL || !is_word (text[start]) || g_ascii_isdigit (text[start]))
    return g_strdup_printf ("Unexpected character ('%c' (code %d)): %s", text[start],
                            (guchar) text[start],
                            expectation != NULL ? expectation
                                                : "expected a valid value " VALUE_EXPECTED);

  while (*end < length && is_word (text[*end]))
    (*end)++;
  return g_strdup_printf ("Unrecognized token '%.*s': was expecting " VALUE_EXPECTED,
                          (int) MIN (*end - start, MAX_QUOTED_SOURCE), text + start);
}

/* `[Source: (String)"<text>"; line: 1, column: 4]`. */
static char *
dup_source_location (PassoRuleRun *run,
                     const char   *text,
                     gsize         length,
                     gsize         offset)
{
  g_autoptr (PassoLineIndex) lines = passo_line_index_new (text, length);
  g_autofree char *rest = NULL;
  guint line;
  guint column;

  passo_line_index_get_position (lines, offset, &line, &column);
  if (length > MAX_QUOTED_SOURCE)
    rest = g_strdup_printf ("[truncated %" G_GSIZE_FORMAT " chars]", length - MAX_QUOTED_SOURCE);

  return g_strdup_printf ("[Source: (String)\"%.*s\"%s; line: %u, column: %u]",
                          (int) MIN (length, MAX_QUOTED_SOURCE), text,
                          rest != NULL ? rest : "", line, column);
}

static void
report_in_service_words (PassoRuleRun           *run,
                         const PassoJsonProblem *problem)
{
  g_autofree char *parser_message = NULL;
  g_autofree char *message = NULL;
  g_autofree char *location = NULL;
  g_autofree char *utf8 = NULL;
  const char *text;
  gsize length;
  gsize end;

  text = passo_json_tree_get_text (run->tree, &length);
  parser_message = dup_parser_message (problem, text, length, &end);
  location = dup_source_location (run, text, length, end);
  message = g_strdup_printf ("%s\n at %s", parser_message, location);
  utf8 = g_utf8_make_valid (message, -1);
  _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_INVALID_JSON, location,
                          problem->span, utf8);
}

static void
report_problems (PassoRuleRun *run)
{
  guint n_errors = passo_json_tree_get_n_errors (run->tree);

  for (guint i = 0; i < n_errors; i++)
    {
      const PassoJsonProblem *problem = passo_json_tree_get_error (run->tree, i);

      if (problem->code == PASSO_JSON_PROBLEM_DEPTH)
        _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_TOO_DEEP, NULL,
                                problem->span, problem->message);
      else if ((run->flags & PASSO_VALIDATE_SERVICE_WORDS) == 0)
        _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_INVALID_JSON, NULL,
                                problem->span, problem->message);
      else if (i == 0)
        report_in_service_words (run, problem);
    }
}

static gboolean
is_blank (PassoJsonTree *tree)
{
  gsize length;
  const char *text = passo_json_tree_get_text (tree, &length);

  for (gsize i = 0; i < length; i++)
    if (strchr (" \t\r\n", text[i]) == NULL || text[i] == '\0')
      return FALSE;

  return TRUE;
}

/* Whether the text is JSON with an object on top. FALSE: nothing else can be said of it. The service
 * says nothing else either of what only its parser does not take. */
gboolean
_passo_rules_syntax (PassoRuleRun *run)
{
  PassoJsonNode root = passo_json_tree_get_root (run->tree);

  if (!is_blank (run->tree))
    report_problems (run);
  if (_passo_asl_node_is (run->tree, root, PASSO_JSON_OBJECT))
    return !passo_json_tree_is_damaged (run->tree) &&
           (passo_json_tree_is_valid (run->tree) ||
            (run->flags & PASSO_VALIDATE_SERVICE_WORDS) == 0);

  if (is_blank (run->tree) || passo_json_tree_is_valid (run->tree))
    _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_SCHEMA, NULL, no_span,
                            "Definition must be a valid JSON object");
  return FALSE;
}
