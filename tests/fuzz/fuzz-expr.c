/* fuzz-expr.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

/* Takes any bytes for a path, a Reference Path, an intrinsic call, a template and a rule: what
 * compiles is evaluated, what does not must tell a place within the text.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *document =
  "{\"a\":{\"b\":[1,\"x\",null,{\"c\":[]}]},\"s\":\"text\",\"n\":-1.5,\"t\":true,"
  "\"when\":\"2024-02-29T12:00:00Z\"}";

static PassoEvalScope
make_scope (PassoValue input)
{
  PassoEvalScope scope = PASSO_EVAL_SCOPE_INIT;

  scope.input = input;
  scope.context = input;
  scope.steps = 100000;

  return scope;
}

/* A value or a failure, never neither and never both. */
static void
check_outcome (gboolean      good,
               PassoValue   *value,
               PassoFailure *failure)
{
  if (good != (failure == NULL) || good == passo_value_is_undefined (*value))
    g_error ("an evaluation gave %s", good ? "no value" : "no failure");
  passo_value_clear (value);
  g_clear_pointer (&failure, passo_failure_free);
}

static void
check_query (PassoQueryKind  kind,
             const char     *text,
             gsize           length,
             PassoValue      input)
{
  g_autoptr (PassoQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };
  PassoEvalScope scope = make_scope (input);
  PassoFailure *failure = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  gboolean good;

  query = passo_query_compile (kind, text, (gssize) length, NULL, &where, &error);
  if ((query == NULL) != (error != NULL) || where.end > length || where.start > where.end)
    g_error ("wrong report of an error");
  if (query == NULL)
    return;
  good = passo_query_evaluate (query, &scope, "x.$", &value, &failure);
  check_outcome (good, &value, failure);
}

static void
check_reference_path (const char *text,
                      gsize       length,
                      PassoValue  input)
{
  g_autoptr (PassoReferencePath) path = NULL;
  PassoFailure *failure = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  gboolean good;

  path = passo_reference_path_compile (text, (gssize) length, NULL, NULL);
  if (path == NULL)
    return;
  good = passo_reference_path_set (path, input, input, &value, &failure);
  check_outcome (good, &value, failure);
}

static void
check_template (PassoValue json,
                PassoValue input)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoPayloadTemplate) template = NULL;
  PassoEvalScope scope = make_scope (input);
  PassoFailure *failure = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  gboolean good;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  template = passo_payload_template_compile (json, NULL, problems);
  if (template == NULL)
    return;
  good = passo_payload_template_evaluate (template, &scope, &value, &failure);
  check_outcome (good, &value, failure);
}

static void
check_rule (PassoValue json,
            PassoValue input)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (PassoChoiceRule) rule = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  PassoEvalScope scope = make_scope (input);
  gboolean matched;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_template_problem_free);
  rule = passo_choice_rule_compile (json, problems);
  if (rule != NULL)
    passo_choice_rule_evaluate (rule, &scope, &matched, &failure);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *text = size == 0 ? "" : (const char *) data;
  g_auto (PassoValue) input = passo_json_parse (document, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_auto (PassoValue) json = PASSO_VALUE_INIT;

  /* Expressions come out of JSON strings, which are UTF-8. */
  if (!g_utf8_validate_len (text, size, NULL))
    return 0;
  check_query (PASSO_QUERY_TEMPLATE, text, size, input);
  check_query (PASSO_QUERY_REFERENCE_PATH, text, size, input);
  check_reference_path (text, size, input);
  json = passo_json_parse (text, (gssize) size, PASSO_JSON_READER_DEFAULT, NULL);
  if (passo_value_is_undefined (json))
    return 0;
  check_template (json, input);
  check_rule (json, input);

  return 0;
}
