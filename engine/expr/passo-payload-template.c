/* passo-payload-template.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-failure-text.h"
#include "expr/passo-payload-template-private.h"
#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"

static gboolean
is_dynamic (const char *key,
            gsize       length)
{
  return length > 2 && memcmp (key + length - 2, ".$", 2) == 0;
}

static void
compile_query (PassoTemplateCompiler *compiler,
               const char            *key,
               PassoValue             value,
               PassoTemplateNode     *node)
{
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };
  const char *text;
  gsize length;

  node->field = g_strdup (key);
  if (passo_value_is_string (value))
    {
      text = passo_value_get_string (value, &length);
      node->query = passo_query_compile (PASSO_QUERY_TEMPLATE, text, (gssize) length,
                                         compiler->pool, &where, &error);
    }
  if (node->query == NULL)
    _passo_template_compiler_add_problem (
      compiler,
      g_strdup_printf ("The value for the field '%s' must be a valid JSONPath or a valid intrinsic "
                       "function call", key),
      error, where);
}

static gboolean
has_twin (PassoValue  object,
          const char *key,
          gsize       length)
{
  return !passo_value_is_undefined (passo_value_get_member_len (object, key, length - 2));
}

static gboolean
compile_expression (PassoTemplateCompiler *compiler,
                    const PassoValue      *object,
                    const char            *key,
                    gsize                  length,
                    PassoValue             value,
                    PassoTemplateNode     *node)
{
  PassoSpan nowhere = { 0, 0 };
  g_autofree char *name = NULL;

  if (key == NULL || !is_dynamic (key, length))
    return FALSE;

  if (has_twin (*object, key, length))
    _passo_template_compiler_add_problem (
      compiler,
      g_strdup_printf ("Field '%.*s' may not be given both with and without '.$'",
                       (int) (length - 2), key),
      NULL, nowhere);
  name = g_strndup (key, length);
  compile_query (compiler, name, value, node);

  return TRUE;
}

void
_passo_template_node_clear (PassoTemplateNode *self,
                            gboolean           has_pool)
{
  for (guint i = 0; i < self->n_children; i++)
    {
      _passo_template_node_clear (&self->children[i], has_pool);
      if (self->keys != NULL && !has_pool)
        passo_value_clear (&self->keys[i]);
    }
  g_clear_pointer (&self->children, g_free);
  g_clear_pointer (&self->keys, g_free);
  self->n_children = 0;
  if (!has_pool)
    passo_value_clear (&self->constant);
  g_clear_pointer (&self->query, passo_query_unref);
  g_clear_pointer (&self->field, g_free);
}

/**
 * passo_payload_template_compile:
 * @value: the template
 * @pool: (nullable): where its constants are put; see passo_query_compile()
 * @problems: (element-type PassoTemplateProblem): gets all that is wrong
 *
 * Compiles a payload template: the value of Parameters, ResultSelector, ItemSelector, Assign and
 * the like. Source: States Language specification, section Payload Template.
 *
 * Returns: (transfer full) (nullable): the template, or NULL where something is wrong
 */
PassoPayloadTemplate *
passo_payload_template_compile (PassoValue      value,
                                PassoValuePool *pool,
                                GPtrArray      *problems)
{
  PassoTemplateCompiler compiler = {
    .pool = pool,
    .problems = problems,
    .suffix = strlen (".$"),
    .compile_expression = compile_expression,
  };

  g_return_val_if_fail (problems != NULL, NULL);

  return _passo_template_compiler_run (&compiler, value, NULL);
}

/**
 * passo_payload_template_ref:
 * @self: a template
 *
 * Returns: (transfer full): @self
 */
PassoPayloadTemplate *
passo_payload_template_ref (PassoPayloadTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * passo_payload_template_unref:
 * @self: (transfer full): a template
 */
void
passo_payload_template_unref (PassoPayloadTemplate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  _passo_template_node_clear (&self->root, self->has_pool);
  g_free (self);
}

/**
 * passo_template_problem_free:
 * @self: (transfer full): a problem
 */
void
passo_template_problem_free (PassoTemplateProblem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->pointer);
  g_free (self->location);
  g_free (self->message);
  g_free (self->detail);
  g_free (self);
}

static gboolean evaluate_node (const PassoTemplateNode  *node,
                               PassoEvalScope      *scope,
                               PassoValue          *out,
                               PassoFailure       **failure);

/* A value that would nest deeper than any may is a failure. */
static gboolean
check_depth (PassoValue     value,
             PassoFailure **failure)
{
  if (!passo_value_is_undefined (value))
    return TRUE;
  *failure = passo_failure_text_new (PASSO_FAILURE_TEXT_TOO_DEEP, NULL);

  return FALSE;
}

static gboolean
evaluate_array (const PassoTemplateNode  *node,
                PassoEvalScope      *scope,
                PassoValue          *out,
                PassoFailure       **failure)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, node->n_children);
  for (guint i = 0; i < node->n_children; i++)
    {
      PassoValue value = PASSO_VALUE_INIT;

      if (!evaluate_node (&node->children[i], scope, &value, failure))
        return FALSE;
      passo_array_builder_take (&builder, value);
    }
  *out = passo_array_builder_finish (&builder);

  return check_depth (*out, failure);
}

static gboolean
evaluate_object (const PassoTemplateNode  *node,
                 PassoEvalScope      *scope,
                 PassoValue          *out,
                 PassoFailure       **failure)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, node->n_children);
  for (guint i = 0; i < node->n_children; i++)
    {
      PassoValue value = PASSO_VALUE_INIT;

      if (!evaluate_node (&node->children[i], scope, &value, failure))
        return FALSE;
      passo_object_builder_take_by_key (&builder, node->keys[i], value);
    }
  *out = passo_object_builder_finish (&builder);

  return check_depth (*out, failure);
}

static gboolean
evaluate_node (const PassoTemplateNode  *node,
               PassoEvalScope      *scope,
               PassoValue          *out,
               PassoFailure       **failure)
{
  switch (node->kind)
    {
    case PASSO_TEMPLATE_QUERY:
      return passo_query_evaluate (node->query, scope, node->field, out, failure);

    case PASSO_TEMPLATE_ARRAY:
      return evaluate_array (node, scope, out, failure);

    case PASSO_TEMPLATE_OBJECT:
      return evaluate_object (node, scope, out, failure);

    case PASSO_TEMPLATE_CONSTANT:
    default:
      *out = passo_value_ref (node->constant);
      return TRUE;
    }
}

/**
 * passo_payload_template_evaluate:
 * @self: a template
 * @scope: what its expressions may read, and the budget
 * @out: (out): the value, which the caller owns
 * @failure: (out): why there is none
 *
 * Evaluates a template. Source: States Language specification, section Payload Template.
 *
 * Returns: whether there is a value
 */
gboolean
passo_payload_template_evaluate (const PassoPayloadTemplate  *self,
                                 PassoEvalScope              *scope,
                                 PassoValue                  *out,
                                 PassoFailure               **failure)
{
  g_return_val_if_fail (self != NULL && scope != NULL, FALSE);
  g_return_val_if_fail (out != NULL && failure != NULL, FALSE);

  *out = passo_value_undefined ();

  return evaluate_node (&self->root, scope, out, failure);
}

static void
list_variables (const PassoTemplateNode *node,
                GPtrArray          *names)
{
  if (node->query != NULL)
    passo_query_list_variables (node->query, names);
  for (guint i = 0; i < node->n_children; i++)
    list_variables (&node->children[i], names);
}

/**
 * passo_payload_template_list_variables:
 * @self: a template
 * @names: (element-type utf8): gets the names of the variables that its expressions read and that
 *   are not in it yet
 */
void
passo_payload_template_list_variables (const PassoPayloadTemplate *self,
                                       GPtrArray                  *names)
{
  g_return_if_fail (self != NULL && names != NULL);

  list_variables (&self->root, names);
}
