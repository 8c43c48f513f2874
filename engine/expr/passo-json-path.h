/* passo-json-path.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"
#include "expr/passo-eval-scope.h"

G_BEGIN_DECLS

/**
 * PassoJsonPath:
 *
 * A compiled JSONPath in the dialect of the service, which is that of the Jayway library. It is
 * immutable and may be shared by threads.
 */
typedef struct _PassoJsonPath PassoJsonPath;

/**
 * PassoJsonPathFlags:
 * @PASSO_JSON_PATH_ANY: every form
 * @PASSO_JSON_PATH_REFERENCE: only `.name`, `['name']` and `[n]`
 * @PASSO_JSON_PATH_INPUT_ONLY: the root is `$`, not `$$` or a variable
 */
typedef enum
{
  PASSO_JSON_PATH_ANY        = 0,
  PASSO_JSON_PATH_REFERENCE  = 1 << 0,
  PASSO_JSON_PATH_INPUT_ONLY = 1 << 1,
} PassoJsonPathFlags;

typedef enum
{
  PASSO_JSON_PATH_ROOT_INPUT,     /* $ */
  PASSO_JSON_PATH_ROOT_CONTEXT,   /* $$ */
  PASSO_JSON_PATH_ROOT_VARIABLE,  /* $name */
} PassoJsonPathRoot;

/**
 * PassoJsonPathReason:
 * @PASSO_JSON_PATH_FOUND: it did give a value
 * @PASSO_JSON_PATH_NO_MEMBER: an object has no such member, or what should be one is none
 * @PASSO_JSON_PATH_NO_ELEMENT: an array is shorter than the index
 * @PASSO_JSON_PATH_NOT_AN_ARRAY: an index on something else
 * @PASSO_JSON_PATH_NO_VARIABLE: the variable is not set
 * @PASSO_JSON_PATH_FUNCTION_FAILED: a path function had no data that it could work on
 * @PASSO_JSON_PATH_BUDGET: the evaluation would take too many steps or go too deep
 *
 * Why a path gave no value.
 */
typedef enum
{
  PASSO_JSON_PATH_FOUND,
  PASSO_JSON_PATH_NO_MEMBER,
  PASSO_JSON_PATH_NO_ELEMENT,
  PASSO_JSON_PATH_NOT_AN_ARRAY,
  PASSO_JSON_PATH_NO_VARIABLE,
  PASSO_JSON_PATH_FUNCTION_FAILED,
  PASSO_JSON_PATH_BUDGET,
} PassoJsonPathReason;

/**
 * PassoJsonPathMiss:
 * @reason: why
 * @step: index of the step that found nothing
 * @last: whether that is the last step
 * @document: the document searched; borrowed from the scope
 * @current: the value that the step was applied to; borrowed from @document
 *
 * Where a path came to nothing. Everything that a failure text needs is in here.
 */
typedef struct
{
  PassoJsonPathReason reason;
  guint               step;
  gboolean            last;
  PassoValue          document;
  PassoValue          current;
} PassoJsonPathMiss;

PassoJsonPath     *passo_json_path_compile        (const char          *text,
                                                   gssize               length,
                                                   PassoJsonPathFlags   flags,
                                                   PassoSpan           *where,
                                                   GError             **error);
PassoJsonPath     *passo_json_path_ref            (PassoJsonPath       *self);
void               passo_json_path_unref          (PassoJsonPath       *self);
const char        *passo_json_path_get_text       (const PassoJsonPath *self);
PassoJsonPathRoot  passo_json_path_get_root       (const PassoJsonPath *self);
const char        *passo_json_path_get_variable   (const PassoJsonPath *self);
gboolean           passo_json_path_is_definite    (const PassoJsonPath *self);
gboolean           passo_json_path_is_identity    (const PassoJsonPath *self);
char              *passo_json_path_dup_steps_text (const PassoJsonPath *self,
                                                   guint                n_steps);
void               passo_json_path_list_variables (const PassoJsonPath *self,
                                                   GPtrArray           *names);
gboolean           passo_json_path_evaluate       (const PassoJsonPath *self,
                                                   PassoEvalScope      *scope,
                                                   PassoValue          *out,
                                                   PassoJsonPathMiss   *miss);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonPath, passo_json_path_unref)

G_END_DECLS
