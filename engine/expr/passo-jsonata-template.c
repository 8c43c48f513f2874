/* passo-jsonata-template.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-expression-marks.h"
#include "expr/passo-failure-text.h"
#include "expr/passo-jsonata-query.h"
#include "expr/passo-payload-template-private.h"
#include "json/passo-json-writer.h"

/* What begins like an expression has to end like one. */
static gboolean
compile_expression (PassoTemplateCompiler *self,
                    const PassoValue      *object,
                    const char            *key,
                    gsize                  length,
                    PassoValue             value,
                    PassoTemplateNode     *node)
{
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };
  const char *text;
  gsize size = 0;

  if (!passo_value_is_string (value))
    return FALSE;
  text = passo_value_get_string (value, &size);
  if (!passo_expression_marks_begin (text, size))
    return FALSE;

  node->field = g_strdup (self->location->str);
  node->query = passo_query_compile (PASSO_QUERY_JSONATA, text, (gssize) size, self->pool, &where,
                                     &error);
  if (node->query == NULL)
    _passo_template_compiler_add_problem (self, g_strdup (error->message), NULL, where);

  return TRUE;
}

/**
 * passo_payload_template_compile_jsonata:
 * @value: the template
 * @location: its place in the state, `Output` or `Choices[0]/Condition`
 * @pool: (nullable): where its constants are put; see passo_query_compile()
 * @problems: (element-type PassoTemplateProblem): gets all that is wrong
 *
 * Compiles a template of a JSONata state: any JSON in which strings from `{%` to `%}` are
 * expressions. Its values are good for as long as it lives.
 *
 * Returns: (transfer full) (nullable): the template, or NULL where something is wrong
 */
PassoPayloadTemplate *
passo_payload_template_compile_jsonata (PassoValue      value,
                                        const char     *location,
                                        PassoValuePool *pool,
                                        GPtrArray      *problems)
{
  PassoTemplateCompiler compiler = {
    .pool = pool,
    .problems = problems,
    .compile_expression = compile_expression,
  };

  g_return_val_if_fail (location != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  return _passo_template_compiler_run (&compiler, value, location);
}

static const char *
get_type_word (PassoValueType type)
{
  static const char * const words[] = {
    [PASSO_VALUE_UNDEFINED] = "undefined",
    [PASSO_VALUE_NULL] = "null",
    [PASSO_VALUE_BOOLEAN] = "boolean",
    [PASSO_VALUE_NUMBER] = "number",
    [PASSO_VALUE_STRING] = "string",
    [PASSO_VALUE_ARRAY] = "array",
    [PASSO_VALUE_OBJECT] = "object",
  };

  return words[type];
}

static PassoFailure *
make_failure (const PassoPayloadTemplate *self,
              PassoFailureText            text,
              const char                 *expected,
              PassoValue                  value)
{
  g_autofree char *json = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
  PassoFailureArguments arguments = {
    .expression = self->root.query != NULL ? passo_query_get_text (self->root.query) : json,
    .field = self->root.field,
    .expected = expected,
    .type = get_type_word (passo_value_get_type (value)),
    .value = json,
  };
  PassoFailure *failure = passo_failure_text_new (text, &arguments);

  failure->location = self->root.field;

  return failure;
}

/**
 * passo_payload_template_evaluate_typed:
 * @self: a template of a JSONata state
 * @scope: what its expressions may read, and the budget
 * @type: the type that its value must have
 * @out: (out): the value, which the caller owns
 * @failure: (out): why there is none
 *
 * Evaluates a template for a field that takes values of one type only.
 *
 * Returns: whether there is such a value
 */
gboolean
passo_payload_template_evaluate_typed (const PassoPayloadTemplate  *self,
                                       PassoEvalScope              *scope,
                                       PassoValueType               type,
                                       PassoValue                  *out,
                                       PassoFailure               **failure)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (!passo_payload_template_evaluate (self, scope, &value, failure))
    return FALSE;
  if (passo_value_get_type (value) == type)
    {
      *out = passo_value_steal (&value);
      return TRUE;
    }

  *failure = make_failure (self, PASSO_FAILURE_TEXT_QUERY_TYPE, get_type_word (type), value);
  return FALSE;
}

/**
 * passo_payload_template_evaluate_integer:
 * @self: a template of a JSONata state
 * @scope: what its expressions may read, and the budget
 * @minimum: the least number that the field takes
 * @maximum: the greatest
 * @out: (out): the number
 * @failure: (out): why there is none
 *
 * Evaluates a template for a field that takes integers only.
 *
 * Returns: whether there is such a number
 */
gboolean
passo_payload_template_evaluate_integer (const PassoPayloadTemplate  *self,
                                         PassoEvalScope              *scope,
                                         gint64                       minimum,
                                         gint64                       maximum,
                                         gint64                      *out,
                                         PassoFailure               **failure)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *expected = NULL;

  if (!passo_payload_template_evaluate_typed (self, scope, PASSO_VALUE_NUMBER, &value, failure))
    return FALSE;
  if (passo_value_get_integer (value, out) && *out >= minimum && *out <= maximum)
    return TRUE;

  expected = g_strdup_printf ("an integer from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, minimum,
                              maximum);
  *failure = make_failure (self, PASSO_FAILURE_TEXT_QUERY_NUMBER, expected, value);
  return FALSE;
}
