/* passo-jsonata-query.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/jsonata/passo-jsonata.h"
#include "expr/passo-expression-marks.h"
#include "expr/passo-failure-text.h"
#include "expr/passo-jsonata-query.h"
#include "expr/passo-query-error.h"

/* The evaluator's steps are smaller: with a whole budget it works for some seconds, as the service
 * does. */
#define STEPS_PER_STEP 50

struct _PassoJsonataQuery
{
  PassoJsonata *expression;
  char         *text;           /* without marks and the blanks inside them */
  gboolean      reads_context;  /* `$states.context`, or perhaps */
};

/* For the functions that the evaluator asks. */
typedef struct
{
  const PassoJsonataQuery *query;
  PassoEvalScope          *scope;
} Evaluation;

static gboolean
is_plain_member (const char *name)
{
  return strcmp (name, "input") == 0 || strcmp (name, "result") == 0 ||
         strcmp (name, "errorOutput") == 0;
}

/* Building the context object costs more than most expressions do, so it is left out where nothing
 * can read it. `$states` by itself may be read whole; a parent step may come back to it, and a
 * remainder is taken for one. */
static gboolean
may_read_context (const PassoJsonataQuery *self)
{
  g_autoptr (GArray) references = passo_jsonata_list_references (self->expression);
  gboolean reads_states = FALSE;

  for (guint i = 0; i < references->len; i++)
    {
      const PassoJsonataReference *reference;

      reference = &g_array_index (references, PassoJsonataReference, i);
      if (reference->kind == PASSO_JSONATA_READS_VARIABLE && strcmp (reference->name, "states") == 0)
        return TRUE;
      if (reference->kind != PASSO_JSONATA_READS_STATES)
        continue;
      if (!is_plain_member (reference->name))
        return TRUE;
      reads_states = TRUE;
    }

  return reads_states && strchr (self->text, '%') != NULL;
}

/**
 * passo_jsonata_query_compile:
 * @text: an expression with its marks
 * @length: its bytes, or -1 where it ends with U+0000
 * @where: (nullable) (out): where it fails, in bytes of @text
 * @error: return location for a #PassoQueryError
 *
 * Compiles an expression.
 *
 * Returns: (transfer full) (nullable): the query, or NULL with @error set
 */
PassoJsonataQuery *
passo_jsonata_query_compile (const char  *text,
                             gssize       length,
                             PassoSpan   *where,
                             GError     **error)
{
  g_autoptr (PassoJsonataQuery) self = g_new0 (PassoJsonataQuery, 1);
  g_autoptr (PassoJsonataError) problem = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  PassoSpan span;

  if (passo_expression_marks_read (text, size) != PASSO_EXPRESSION_MARKS_BOTH)
    {
      passo_query_error_set (error, where, 0, size, PASSO_QUERY_ERROR_SYNTAX,
                             _("A JSONata expression begins with “{%” and ends with “%}”"));
      return NULL;
    }

  span = passo_expression_marks_get_inside (text, size);
  self->text = g_strndup (text + span.start, span.end - span.start);
  self->expression = passo_jsonata_compile (text + span.start,
                                            (gssize) (span.end - span.start), PASSO_JSONATA_AWS,
                                            &problem);
  if (self->expression != NULL)
    {
      self->reads_context = may_read_context (self);
      return g_steal_pointer (&self);
    }

  passo_query_error_set (error, where, span.start + problem->span.start,
                         span.start + problem->span.end, PASSO_QUERY_ERROR_SYNTAX, problem->message);
  return NULL;
}

/**
 * passo_jsonata_query_free:
 * @self: (transfer full) (nullable): a query
 */
void
passo_jsonata_query_free (PassoJsonataQuery *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->expression, passo_jsonata_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * passo_jsonata_query_get_text:
 * @self: a query
 *
 * Returns: the expression without its marks and the blanks inside them
 */
const char *
passo_jsonata_query_get_text (const PassoJsonataQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * passo_jsonata_query_list_variables:
 * @self: a query
 * @names: (element-type utf8): gets the names of the variables that the expression reads from
 *   around it and that are not in it yet
 */
void
passo_jsonata_query_list_variables (const PassoJsonataQuery *self,
                                    GPtrArray               *names)
{
  g_autoptr (GArray) references = NULL;

  g_return_if_fail (self != NULL && names != NULL);

  references = passo_jsonata_list_references (self->expression);
  for (guint i = 0; i < references->len; i++)
    {
      const PassoJsonataReference *reference = &g_array_index (references, PassoJsonataReference,
                                                               i);

      if (reference->kind == PASSO_JSONATA_READS_VARIABLE &&
          !g_str_equal (reference->name, "states") &&
          !passo_jsonata_has_function (reference->name, PASSO_JSONATA_AWS) &&
          !g_ptr_array_find_with_equal_func (names, reference->name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (reference->name));
    }
}

static gboolean
look_up (gpointer    data,
         PassoValue  name,
         PassoValue *out)
{
  const Evaluation *evaluation = data;
  PassoEvalScope *scope = evaluation->scope;
  const char *text;
  gsize length;

  text = passo_value_get_string (name, &length);
  *out = passo_value_undefined ();
  if (length != strlen ("states") || memcmp (text, "states", length) != 0)
    *out = passo_variables_lookup (scope->variables, text, length);
  else if (scope->get_states != NULL)
    *out = scope->get_states (scope->data, evaluation->query->reads_context);

  return !passo_value_is_undefined (*out);
}

static guint64
draw (gpointer data)
{
  return passo_eval_scope_random (((const Evaluation *) data)->scope);
}

/* Takes @error. */
static PassoFailure *
make_failure (const PassoJsonataQuery *self,
              const char              *field,
              PassoJsonataError       *error)
{
  PassoFailureArguments arguments = { .expression = self->text, .field = field };
  PassoFailureText text = PASSO_FAILURE_TEXT_QUERY_UNDEFINED;
  g_autofree char *value = NULL;
  PassoFailure *failure;

  if (error != NULL)
    switch (error->kind)
      {
      case PASSO_JSONATA_ERROR_LIMIT:
        text = PASSO_FAILURE_TEXT_QUERY_LIMIT;
        arguments.value = error->message;
        break;

      case PASSO_JSONATA_ERROR_UNSUPPORTED:
        text = PASSO_FAILURE_TEXT_QUERY_UNSUPPORTED;
        break;

      case PASSO_JSONATA_ERROR_CODED:
      default:
        text = PASSO_FAILURE_TEXT_QUERY_ERROR;
        arguments.value = value = g_strdup_printf ("%s: %s", error->code, error->message);
        break;
      }
  failure = passo_failure_text_new (text, &arguments);
  failure->location = field;
  passo_jsonata_error_free (error);

  return failure;
}

/**
 * passo_jsonata_query_evaluate:
 * @self: a query
 * @scope: what it may read, and the budget
 * @field: its place in the state, `Output/name`
 * @out: (out): the value, which the caller owns
 * @failure: (out): why there is none, in the words of the service
 *
 * Evaluates an expression. No value at all is a failure.
 *
 * Returns: whether there is a value
 */
gboolean
passo_jsonata_query_evaluate (const PassoJsonataQuery  *self,
                              PassoEvalScope           *scope,
                              const char               *field,
                              PassoValue               *out,
                              PassoFailure            **failure)
{
  PassoJsonataScope jsonata = PASSO_JSONATA_SCOPE_INIT;
  Evaluation evaluation = { self, scope };
  PassoJsonataError *error = NULL;
  PassoValue value = PASSO_VALUE_INIT;
  gboolean success;

  jsonata.lookup = look_up;
  jsonata.random = draw;
  jsonata.data = &evaluation;
  jsonata.millis = scope->millis;
  jsonata.steps = scope->steps * STEPS_PER_STEP;
  jsonata.left = &scope->steps;
  success = passo_jsonata_evaluate (self->expression, &jsonata, &value, &error);
  scope->steps /= STEPS_PER_STEP;
  if (!success || passo_value_is_undefined (value))
    {
      *failure = make_failure (self, field, error);
      return FALSE;
    }

  *out = value;
  return TRUE;
}
