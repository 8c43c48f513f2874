/* passo-query.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-failure-text.h"
#include "expr/passo-intrinsic.h"
#include "expr/passo-jsonata-query.h"
#include "expr/passo-query.h"

/* What a query is compiled to: exactly one of the three. */
struct _PassoQuery
{
  gatomicrefcount    ref_count;
  PassoQueryKind     kind;
  PassoJsonPath     *path;
  PassoIntrinsic    *intrinsic;
  PassoJsonataQuery *jsonata;
};

static gboolean
compile_path (PassoQuery      *self,
              const char      *text,
              gssize           length,
              PassoValuePool  *pool,
              PassoSpan       *where,
              GError         **error)
{
  self->path = passo_json_path_compile (text, length, PASSO_JSON_PATH_ANY, where, error);

  return self->path != NULL;
}

static gboolean
compile_reference_path (PassoQuery      *self,
                        const char      *text,
                        gssize           length,
                        PassoValuePool  *pool,
                        PassoSpan       *where,
                        GError         **error)
{
  self->path = passo_json_path_compile (text, length, PASSO_JSON_PATH_REFERENCE, where, error);

  return self->path != NULL;
}

static gboolean
compile_intrinsic (PassoQuery      *self,
                   const char      *text,
                   gssize           length,
                   PassoValuePool  *pool,
                   PassoSpan       *where,
                   GError         **error)
{
  self->intrinsic = passo_intrinsic_compile (text, length, pool, where, error);

  return self->intrinsic != NULL;
}

static gboolean
compile_template (PassoQuery      *self,
                  const char      *text,
                  gssize           length,
                  PassoValuePool  *pool,
                  PassoSpan       *where,
                  GError         **error)
{
  if (length != 0 && text[0] == '$')
    return compile_path (self, text, length, pool, where, error);

  return compile_intrinsic (self, text, length, pool, where, error);
}

static gboolean
compile_jsonata (PassoQuery      *self,
                 const char      *text,
                 gssize           length,
                 PassoValuePool  *pool,
                 PassoSpan       *where,
                 GError         **error)
{
  self->jsonata = passo_jsonata_query_compile (text, length, where, error);

  return self->jsonata != NULL;
}

typedef gboolean (*PassoQueryCompileFunc) (PassoQuery      *self,
                                           const char      *text,
                                           gssize           length,
                                           PassoValuePool  *pool,
                                           PassoSpan       *where,
                                           GError         **error);

static const PassoQueryCompileFunc compile_functions[] = {
  [PASSO_QUERY_PATH] = compile_path,
  [PASSO_QUERY_REFERENCE_PATH] = compile_reference_path,
  [PASSO_QUERY_INTRINSIC] = compile_intrinsic,
  [PASSO_QUERY_TEMPLATE] = compile_template,
  [PASSO_QUERY_JSONATA] = compile_jsonata,
};

/**
 * passo_query_compile:
 * @kind: the language
 * @text: an expression
 * @length: its bytes, or -1 where it ends with U+0000
 * @pool: (nullable): where constants of the expression are put that may become part of its
 *   results, so that threads can share them; it must live longer than the query and its results.
 *   Without it a query belongs to one thread
 * @where: (nullable) (out): where it fails, in bytes of @text
 * @error: return location for a #PassoQueryError
 *
 * Compiles an expression.
 *
 * Returns: (transfer full) (nullable): the query, or NULL with @error set
 */
PassoQuery *
passo_query_compile (PassoQueryKind   kind,
                     const char      *text,
                     gssize           length,
                     PassoValuePool  *pool,
                     PassoSpan       *where,
                     GError         **error)
{
  g_autoptr (PassoQuery) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (kind < G_N_ELEMENTS (compile_functions), NULL);

  self = g_new0 (PassoQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  if (!compile_functions[kind] (self, text, length, pool, where, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * passo_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
PassoQuery *
passo_query_ref (PassoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * passo_query_unref:
 * @self: (transfer full): a query
 */
void
passo_query_unref (PassoQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->path, passo_json_path_unref);
  g_clear_pointer (&self->intrinsic, passo_intrinsic_unref);
  g_clear_pointer (&self->jsonata, passo_jsonata_query_free);
  g_free (self);
}

/**
 * passo_query_get_kind:
 * @self: a query
 *
 * Returns: the language it was compiled as
 */
PassoQueryKind
passo_query_get_kind (const PassoQuery *self)
{
  g_return_val_if_fail (self != NULL, PASSO_QUERY_PATH);

  return self->kind;
}

/**
 * passo_query_get_text:
 * @self: a query
 *
 * Returns: the expression as it was written; one of JSONata without its marks
 */
const char *
passo_query_get_text (const PassoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->jsonata != NULL)
    return passo_jsonata_query_get_text (self->jsonata);

  return self->path != NULL ? passo_json_path_get_text (self->path)
                            : passo_intrinsic_get_text (self->intrinsic);
}

/**
 * passo_query_get_path:
 * @self: a query
 *
 * Returns: (nullable): the path, where the expression is one
 */
const PassoJsonPath *
passo_query_get_path (const PassoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/* An index beyond the end gives null in a template, where the index is the last step
 * (measured on the service).
 */
static gboolean
is_null_element (const PassoQuery        *self,
                 const PassoJsonPathMiss *miss)
{
  return self->kind == PASSO_QUERY_TEMPLATE && miss->last &&
         miss->reason == PASSO_JSON_PATH_NO_ELEMENT;
}

/**
 * passo_query_evaluate:
 * @self: a query
 * @scope: what it may read, and the budget
 * @field: the field that holds it, for the text of a failure: `name.$` of a template, `ErrorPath`,
 *   `InputPath` and so on; with JSONata its place in the state, `Output/name`
 * @out: (out): the value, which the caller owns
 * @failure: (out): why there is none, in the words that the service has for such a field
 *
 * Evaluates an expression.
 *
 * Returns: whether there is a value
 */
gboolean
passo_query_evaluate (const PassoQuery  *self,
                      PassoEvalScope    *scope,
                      const char        *field,
                      PassoValue        *out,
                      PassoFailure     **failure)
{
  PassoJsonPathMiss miss;

  g_return_val_if_fail (self != NULL && scope != NULL, FALSE);
  g_return_val_if_fail (field != NULL && out != NULL && failure != NULL, FALSE);

  if (self->jsonata != NULL)
    return passo_jsonata_query_evaluate (self->jsonata, scope, field, out, failure);
  if (self->intrinsic != NULL)
    return passo_intrinsic_evaluate (self->intrinsic, scope, out, failure);
  if (passo_json_path_evaluate (self->path, scope, out, &miss))
    return TRUE;
  if (is_null_element (self, &miss))
    {
      *out = passo_value_null ();
      return TRUE;
    }
  *failure = self->kind == PASSO_QUERY_TEMPLATE
    ? passo_failure_for_member (self->path, &miss, field)
    : passo_failure_for_field (self->path, &miss, field);

  return FALSE;
}

/**
 * passo_query_list_variables:
 * @self: a query
 * @names: (element-type utf8): gets the names of the variables that the expression reads and
 *   that are not in it yet
 */
void
passo_query_list_variables (const PassoQuery *self,
                            GPtrArray        *names)
{
  g_return_if_fail (self != NULL && names != NULL);

  if (self->jsonata != NULL)
    passo_jsonata_query_list_variables (self->jsonata, names);
  else if (self->intrinsic != NULL)
    passo_intrinsic_list_variables (self->intrinsic, names);
  else
    passo_json_path_list_variables (self->path, names);
}
