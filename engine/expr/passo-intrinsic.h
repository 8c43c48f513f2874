/* passo-intrinsic.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "base/passo-types.h"
#include "expr/passo-eval-scope.h"
#include "json/passo-value-pool.h"

G_BEGIN_DECLS

/**
 * PassoIntrinsic:
 *
 * A compiled call of an intrinsic function, such as `States.Format('{}', $.a)`. Immutable; may be
 * shared by threads.
 */
typedef struct _PassoIntrinsic PassoIntrinsic;

/**
 * PassoIntrinsicInfo:
 * @name: full name, as `States.Format`
 * @usage: name and arguments, as `States.ArrayGetItem(array, index)`
 * @min_arguments: fewest arguments
 * @max_arguments: most arguments
 * @summary: one translatable line
 *
 * What an editor shows of a function.
 */
typedef struct
{
  const char *name;
  const char *usage;
  guint       min_arguments;
  guint       max_arguments;
  const char *summary;
} PassoIntrinsicInfo;

PassoIntrinsic           *passo_intrinsic_compile         (const char            *text,
                                                           gssize                 length,
                                                           PassoValuePool        *pool,
                                                           PassoSpan             *where,
                                                           GError               **error);
PassoIntrinsic           *passo_intrinsic_ref             (PassoIntrinsic        *self);
void                      passo_intrinsic_unref           (PassoIntrinsic        *self);
const char               *passo_intrinsic_get_text        (const PassoIntrinsic  *self);
gboolean                  passo_intrinsic_evaluate        (const PassoIntrinsic  *self,
                                                           PassoEvalScope        *scope,
                                                           PassoValue            *out,
                                                           PassoFailure         **failure);
void                      passo_intrinsic_list_variables  (const PassoIntrinsic  *self,
                                                           GPtrArray             *names);
guint                     passo_intrinsic_get_n_functions (void);
const PassoIntrinsicInfo *passo_intrinsic_get_function    (guint                  index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoIntrinsic, passo_intrinsic_unref)

G_END_DECLS
