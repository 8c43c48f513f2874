/* passo-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/jsonata/passo-jsonata-parser-private.h"
#include "json/passo-object-builder.h"

static void
node_free (gpointer data)
{
  PassoJsonataNode *self = data;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->sought, g_ptr_array_unref);
  g_clear_pointer (&self->signature, passo_jsonata_signature_free);
  g_clear_pointer (&self->regex, passo_jsonata_regex_free);
  g_free (self);
}

/* Parses a text. Gives the errors. */
static GPtrArray *
read_expression (PassoJsonata        *self,
                 PassoJsonataParser  *parser,
                 const char          *text,
                 gssize               length,
                 PassoJsonataDialect  dialect)
{
  g_atomic_ref_count_init (&self->ref_count);
  self->length = length < 0 ? strlen (text) : (gsize) length;
  self->dialect = dialect;
  self->text = g_strndup (text, self->length);
  self->pool = passo_value_pool_new ();
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->parents = g_ptr_array_new_with_free_func (g_free);
  parser->expression = self;
  parser->text = text;
  parser->length = self->length;
  passo_jsonata_parse (parser);
  g_clear_pointer (&parser->token.regex, passo_jsonata_regex_free);

  return passo_jsonata_parser_steal_errors (parser);
}

/**
 * passo_jsonata_compile:
 * @text: an expression, UTF-8
 * @length: its length, or -1
 * @dialect: what it is read as
 * @error: (out) (optional): why it is none
 *
 * Parses an expression.
 *
 * Returns: (transfer full) (nullable): the compiled expression
 */
PassoJsonata *
passo_jsonata_compile (const char         *text,
                       gssize              length,
                       PassoJsonataDialect dialect,
                       PassoJsonataError **error)
{
  g_autoptr (PassoJsonata) self = g_new0 (PassoJsonata, 1);
  PassoJsonataParser parser = { NULL };
  g_autoptr (GPtrArray) errors = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  errors = read_expression (self, &parser, text, length, dialect);
  if (errors->len == 0)
    {
      passo_jsonata_resolve (self);
      return g_steal_pointer (&self);
    }
  if (error != NULL)
    *error = g_ptr_array_steal_index (errors, 0);

  return NULL;
}

/**
 * passo_jsonata_check:
 * @text: what may be an expression, UTF-8
 * @length: its length, or -1
 * @dialect: what it is read as
 *
 * Looks for everything that is wrong with an expression, so that an editor can mark it: the parser
 * goes on after an error. What is right for passo_jsonata_compile() has no errors, and the first
 * error is the one that it gives; the others are in the order of the text.
 *
 * Returns: (transfer full) (element-type PassoJsonataError): the errors
 */
GPtrArray *
passo_jsonata_check (const char          *text,
                     gssize               length,
                     PassoJsonataDialect  dialect)
{
  g_autoptr (PassoJsonata) self = g_new0 (PassoJsonata, 1);
  PassoJsonataParser parser = { .recovers = TRUE };

  g_return_val_if_fail (text != NULL, NULL);

  return read_expression (self, &parser, text, length, dialect);
}

/**
 * passo_jsonata_ref:
 * @self: an expression
 *
 * Returns: (transfer full): @self
 */
PassoJsonata *
passo_jsonata_ref (PassoJsonata *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * passo_jsonata_unref:
 * @self: (transfer full): an expression
 */
void
passo_jsonata_unref (PassoJsonata *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->built_ins, g_ptr_array_unref);
  g_clear_pointer (&self->pool, passo_value_pool_free);
  g_free (self->text);
  g_free (self);
}

static void
evaluation_clear (PassoJsonataEvaluation *self)
{
  if (self->has_tail)
    passo_jsonata_arguments_clear (&self->tail_arguments);
  passo_jsonata_frame_clear (&self->root);
  passo_jsonata_frames_free (g_steal_pointer (&self->kept_frames));
  passo_jsonata_frames_free (g_steal_pointer (&self->free_frames));
  while (self->functions != NULL)
    {
      PassoJsonataFunction *function = self->functions;

      self->functions = function->next;
      passo_jsonata_function_free (function);
    }
  g_clear_pointer (&self->expressions, g_ptr_array_unref);
  g_clear_pointer (&self->search, passo_jsonata_search_free);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->error, passo_jsonata_error_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoJsonataEvaluation, evaluation_clear)

/* An array as input is one item for variables, and many for paths. */
static PassoValue
wrap_input (PassoValue input)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (!passo_value_is_array (input))
    return passo_value_ref (input);
  passo_array_builder_init (&builder, 1);
  passo_array_builder_append (&builder, input);

  return passo_jsonata_mark (passo_array_builder_finish (&builder),
                             PASSO_JSONATA_SEQUENCE | PASSO_JSONATA_OUTER);
}

/* Functions do not outlive their evaluation: members that are one are left out, and elements are
 * null, as JSON has neither. So are elements that are undefined. */
static PassoValue
strip_functions (PassoValue value)
{
  if (passo_jsonata_is_function (value) || passo_value_is_undefined (value))
    return passo_value_null ();
  if ((value.reserved & PASSO_VALUE_MARK_INSIDE) == 0)
    return passo_value_ref (value);
  if (passo_value_is_array (value))
    {
      g_auto (PassoArrayBuilder) builder = { NULL };

      passo_array_builder_init (&builder, passo_value_get_size (value));
      for (guint i = 0; i < passo_value_get_size (value); i++)
        passo_array_builder_take (&builder, strip_functions (passo_value_get_element (value, i)));
      return passo_array_builder_finish (&builder);
    }
  if (passo_value_is_object (value))
    {
      g_auto (PassoObjectBuilder) builder = { NULL };

      passo_object_builder_init (&builder, passo_value_get_size (value));
      for (guint i = 0; i < passo_value_get_size (value); i++)
        {
          PassoValue member = passo_value_get_nth_member (value, i, NULL, NULL);

          if (!passo_jsonata_is_function (member))
            passo_object_builder_take_by_key (&builder, passo_value_get_nth_key (value, i),
                                              strip_functions (member));
        }
      return passo_object_builder_finish (&builder);
    }

  return passo_value_ref (value);
}

/* A mark may be of a member that another one has taken the place of. */
static gboolean
has_function (PassoValue value)
{
  gboolean found = passo_jsonata_is_function (value);
  guint size = (value.reserved & PASSO_VALUE_MARK_INSIDE) != 0 ? passo_value_get_size (value) : 0;

  for (guint i = 0; !found && passo_value_is_array (value) && i < size; i++)
    found = has_function (passo_value_get_element (value, i));
  for (guint i = 0; !found && passo_value_is_object (value) && i < size; i++)
    found = has_function (passo_value_get_nth_member (value, i, NULL, NULL));

  return found;
}

/* The service refuses a result that JSON cannot say, the reference drops what it cannot. */
static gboolean
finish_functions (PassoJsonataEvaluation *self,
                  PassoValue             *result)
{
  if (self->expression->dialect == PASSO_JSONATA_AWS && has_function (*result))
    {
      self->error = g_new0 (PassoJsonataError, 1);
      self->error->kind = PASSO_JSONATA_ERROR_UNSUPPORTED;
      self->error->message = g_strdup ("returned an unsupported result type.");
      return FALSE;
    }
  passo_value_take (result, strip_functions (*result));

  return TRUE;
}

/* Nodes know where they begin, errors of an evaluation where their node ends. Of a call what is
 * called is shown. */
static void
find_span (const PassoJsonata *self,
           PassoJsonataError  *error)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PassoJsonataNode *node = g_ptr_array_index (self->nodes, i);

      if (node->position != error->position || node->start >= node->position)
        continue;
      if ((node->kind == PASSO_JSONATA_NODE_CALL || node->kind == PASSO_JSONATA_NODE_PARTIAL) &&
          node->left->kind == PASSO_JSONATA_NODE_VARIABLE)
        node = node->left;
      error->span.start = node->start;
      error->span.end = node->position;
      return;
    }
}

static gboolean
evaluate (const PassoJsonata      *self,
          const PassoJsonataScope *scope,
          PassoValue              *out,
          PassoJsonataError      **error)
{
  g_auto (PassoJsonataEvaluation) evaluation = {
    .expression = self, .scope = scope, .refused = passo_value_get_refused ()
  };
  g_auto (PassoValue) input = wrap_input (scope->input);
  g_auto (PassoValue) result = PASSO_VALUE_INIT;
  gboolean success;

  passo_jsonata_limits_init (&evaluation);
  passo_jsonata_frame_init (&evaluation.root, NULL);
  evaluation.root.kept = TRUE;
  success = passo_jsonata_evaluate_node (&evaluation, self->root, input, &evaluation.root, &result);
  success = success && passo_jsonata_check_weight (&evaluation, result);
  if (success && (result.reserved & PASSO_VALUE_MARK_INSIDE) != 0)
    success = finish_functions (&evaluation, &result);
  if (success && evaluation.has_infinite && self->dialect == PASSO_JSONATA_AWS)
    passo_value_take (&result, passo_jsonata_name_infinite (result));
  /* Constants of $eval's expressions go with the evaluation. */
  if (success)
    *out = evaluation.expressions != NULL ? passo_value_copy (result)
                                          : passo_value_steal (&result);
  else if (error != NULL)
    {
      find_span (self, evaluation.error);
      *error = g_steal_pointer (&evaluation.error);
    }
  if (scope->left != NULL)
    *scope->left = evaluation.steps + evaluation.later_steps;

  return success;
}

/**
 * passo_jsonata_evaluate:
 * @self: an expression
 * @scope: what it may read and spend
 * @out: (out): undefined before; after, the value: undefined where there is none
 * @error: (out) (optional): why it came to no value
 *
 * Evaluates an expression.
 *
 * Returns: FALSE when it failed
 */
gboolean
passo_jsonata_evaluate (const PassoJsonata      *self,
                        const PassoJsonataScope *scope,
                        PassoValue              *out,
                        PassoJsonataError      **error)
{
  if (!evaluate (self, scope, out, error))
    return FALSE;

  /* What a value was made by must not tell it from the same value in another evaluation. Only now
   * the evaluation holds nothing any more. */
  passo_value_clear_marks (out);

  return TRUE;
}

/* $eval: another expression with the variables of this evaluation. */
gboolean
passo_jsonata_evaluate_inner (PassoJsonataEvaluation *self,
                              PassoValue              text,
                              PassoValue              input,
                              PassoValue             *out,
                              PassoJsonataError     **error)
{
  gsize length;
  const char *string = passo_value_get_string (text, &length);
  PassoJsonata *expression = passo_jsonata_compile (string, (gssize) length,
                                                    self->expression->dialect, error);
  g_auto (PassoValue) wrapped = PASSO_VALUE_INIT;

  if (expression == NULL)
    return FALSE;
  if (self->expressions == NULL)
    self->expressions = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_jsonata_unref);
  g_ptr_array_add (self->expressions, expression);
  wrapped = wrap_input (input);

  return passo_jsonata_evaluate_node (self, expression->root, wrapped, &self->root, out);
}
