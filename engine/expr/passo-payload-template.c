/* passo-payload-template.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-failure-text.h"
#include "expr/passo-payload-template.h"
#include "expr/passo-query.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-pointer.h"
#include "json/passo-object-builder.h"

typedef enum
{
  TEMPLATE_CONSTANT,
  TEMPLATE_QUERY,
  TEMPLATE_ARRAY,
  TEMPLATE_OBJECT,
} TemplateKind;

typedef struct _TemplateNode TemplateNode;

struct _TemplateNode
{
  TemplateKind  kind;
  PassoValue    constant;
  PassoQuery   *query;
  char         *field;     /* the key with its `.$`, for failures */
  PassoValue   *keys;      /* of an object, without `.$` */
  TemplateNode *children;
  guint         n_children;
};

struct _PassoPayloadTemplate
{
  gatomicrefcount ref_count;
  TemplateNode    root;
  gboolean        has_pool;  /* constants and keys are the pool's */
};

typedef struct
{
  PassoValuePool *pool;
  GPtrArray      *problems;
  GString        *pointer;
} Compiler;

static gboolean compile_value (Compiler     *compiler,
                               PassoValue    value,
                               TemplateNode *node);

static void
add_problem (Compiler  *compiler,
             char      *message,
             GError    *error,
             PassoSpan  where)
{
  PassoTemplateProblem *problem = g_new0 (PassoTemplateProblem, 1);

  problem->pointer = g_strdup (compiler->pointer->str);
  problem->message = message;
  problem->detail = error == NULL ? NULL : g_strdup (error->message);
  problem->where = where;
  g_ptr_array_add (compiler->problems, problem);
}

static gboolean
is_dynamic (const char *key,
            gsize       length)
{
  return length > 2 && memcmp (key + length - 2, ".$", 2) == 0;
}

static PassoValue
keep (Compiler   *compiler,
      PassoValue  value)
{
  return compiler->pool == NULL ? passo_value_ref (value)
                                : passo_value_pool_add (compiler->pool, value);
}

static PassoValue
keep_key (Compiler   *compiler,
          const char *key,
          gsize       length)
{
  if (compiler->pool == NULL)
    return passo_value_string_len (key, length);

  return passo_value_pool_add_string (compiler->pool, key, (gssize) length);
}

static void
compile_query (Compiler     *compiler,
               const char   *key,
               PassoValue    value,
               TemplateNode *node)
{
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };
  const char *text;
  gsize length;

  node->kind = TEMPLATE_QUERY;
  node->field = g_strdup (key);
  if (passo_value_is_string (value))
    {
      text = passo_value_get_string (value, &length);
      node->query = passo_query_compile (PASSO_QUERY_TEMPLATE, text, (gssize) length,
                                         compiler->pool, &where, &error);
    }
  if (node->query == NULL)
    add_problem (compiler,
                 g_strdup_printf ("The value for the field '%s' must be a valid JSONPath or a "
                                  "valid intrinsic function call", key),
                 error, where);
}

static gboolean
has_twin (PassoValue  object,
          const char *key,
          gsize       length)
{
  return is_dynamic (key, length) &&
         !passo_value_is_undefined (passo_value_get_member_len (object, key, length - 2));
}

static gboolean
compile_member (Compiler     *compiler,
                PassoValue    object,
                guint         index,
                TemplateNode *node)
{
  gsize before = compiler->pointer->len;
  gboolean dynamic = FALSE;
  const char *key;
  gsize length;
  PassoValue value = passo_value_get_nth_member (object, index, &key, &length);
  g_autofree char *name = g_strndup (key, length);

  passo_json_pointer_append (compiler->pointer, key, length);
  if (has_twin (object, key, length))
    {
      PassoSpan nowhere = { 0, 0 };

      add_problem (compiler,
                   g_strdup_printf ("Field '%.*s' may not be given both with and without '.$'",
                                    (int) (length - 2), key),
                   NULL, nowhere);
    }
  if (is_dynamic (key, length))
    {
      compile_query (compiler, name, value, node);
      dynamic = TRUE;
    }
  else
    dynamic = compile_value (compiler, value, node);
  g_string_truncate (compiler->pointer, before);

  return dynamic;
}

static gboolean
compile_object (Compiler     *compiler,
                PassoValue    value,
                TemplateNode *node)
{
  gboolean dynamic = FALSE;

  node->kind = TEMPLATE_OBJECT;
  node->keys = g_new0 (PassoValue, node->n_children);
  for (guint i = 0; i < node->n_children; i++)
    {
      const char *key;
      gsize length;

      passo_value_get_nth_member (value, i, &key, &length);
      node->keys[i] = keep_key (compiler, key, is_dynamic (key, length) ? length - 2 : length);
      if (compile_member (compiler, value, i, &node->children[i]))
        dynamic = TRUE;
    }

  return dynamic;
}

static gboolean
compile_array (Compiler     *compiler,
               PassoValue    value,
               TemplateNode *node)
{
  gboolean dynamic = FALSE;

  node->kind = TEMPLATE_ARRAY;
  for (guint i = 0; i < node->n_children; i++)
    {
      gsize before = compiler->pointer->len;

      g_string_append_printf (compiler->pointer, "/%u", i);
      if (compile_value (compiler, passo_value_get_element (value, i), &node->children[i]))
        dynamic = TRUE;
      g_string_truncate (compiler->pointer, before);
    }

  return dynamic;
}

static void
node_clear (TemplateNode *node,
            gboolean      has_pool)
{
  for (guint i = 0; i < node->n_children; i++)
    {
      node_clear (&node->children[i], has_pool);
      if (node->keys != NULL && !has_pool)
        passo_value_clear (&node->keys[i]);
    }
  g_clear_pointer (&node->children, g_free);
  g_clear_pointer (&node->keys, g_free);
  node->n_children = 0;
  if (!has_pool)
    passo_value_clear (&node->constant);
  g_clear_pointer (&node->query, passo_query_unref);
  g_clear_pointer (&node->field, g_free);
}

/* Whether there is an expression in @value; a part without any becomes one constant. Recursion is
 * bounded by PASSO_VALUE_MAX_DEPTH.
 */
static gboolean
compile_value (Compiler     *compiler,
               PassoValue    value,
               TemplateNode *node)
{
  gboolean dynamic = FALSE;

  node->n_children = passo_value_get_size (value);
  node->children = g_new0 (TemplateNode, node->n_children);
  if (passo_value_is_object (value))
    dynamic = compile_object (compiler, value, node);
  else if (passo_value_is_array (value))
    dynamic = compile_array (compiler, value, node);
  if (dynamic)
    return TRUE;

  node_clear (node, compiler->pool != NULL);
  node->kind = TEMPLATE_CONSTANT;
  node->constant = keep (compiler, value);

  return FALSE;
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
  g_autoptr (PassoPayloadTemplate) self = NULL;
  g_autoptr (GString) pointer = g_string_new (NULL);
  Compiler compiler = { pool, problems, pointer };
  guint n_before;

  g_return_val_if_fail (problems != NULL, NULL);

  n_before = problems->len;
  self = g_new0 (PassoPayloadTemplate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->has_pool = pool != NULL;
  compile_value (&compiler, value, &self->root);

  return problems->len > n_before ? NULL : g_steal_pointer (&self);
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
  node_clear (&self->root, self->has_pool);
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
  g_free (self->message);
  g_free (self->detail);
  g_free (self);
}

static gboolean evaluate_node (const TemplateNode  *node,
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
evaluate_array (const TemplateNode  *node,
                PassoEvalScope      *scope,
                PassoValue          *out,
                PassoFailure       **failure)
{
  g_auto (PassoArrayBuilder) builder;

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
evaluate_object (const TemplateNode  *node,
                 PassoEvalScope      *scope,
                 PassoValue          *out,
                 PassoFailure       **failure)
{
  g_auto (PassoObjectBuilder) builder;

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
evaluate_node (const TemplateNode  *node,
               PassoEvalScope      *scope,
               PassoValue          *out,
               PassoFailure       **failure)
{
  switch (node->kind)
    {
    case TEMPLATE_QUERY:
      return passo_query_evaluate (node->query, scope, node->field, out, failure);

    case TEMPLATE_ARRAY:
      return evaluate_array (node, scope, out, failure);

    case TEMPLATE_OBJECT:
      return evaluate_object (node, scope, out, failure);

    case TEMPLATE_CONSTANT:
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
list_variables (const TemplateNode *node,
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
