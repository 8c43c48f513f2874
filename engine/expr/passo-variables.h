/* passo-variables.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoVariables:
 *
 * The variables of one scope (machine, branch or iteration) and, through its parent, of those
 * around it. Reading goes outwards, assigning stays inside. It belongs to one thread.
 */
typedef struct _PassoVariables PassoVariables;

/**
 * PassoVariableLimits:
 * @each: bytes of JSON text of one variable
 * @assign: bytes of JSON text that one `Assign` may set
 * @total: bytes of JSON text of all variables of the scope and those around it
 *
 * Limits of variables; 0 means none.
 */
typedef struct
{
  gsize each;
  gsize assign;
  gsize total;
} PassoVariableLimits;

PassoVariables *passo_variables_new      (PassoVariables             *parent);
PassoVariables *passo_variables_ref      (PassoVariables             *self);
void            passo_variables_unref    (PassoVariables             *self);
PassoValue      passo_variables_lookup   (const PassoVariables       *self,
                                          const char                 *name,
                                          gsize                       length);
PassoValue      passo_variables_get_own  (const PassoVariables       *self);
PassoValue      passo_variables_dup_all  (const PassoVariables       *self);
gsize           passo_variables_get_size (const PassoVariables       *self);
gboolean        passo_variables_assign   (PassoVariables             *self,
                                          PassoValue                  assigned,
                                          const PassoVariableLimits  *limits,
                                          PassoFailure              **failure);
gboolean        passo_variable_name_is_valid (const char *name,
                                              gsize       length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoVariables, passo_variables_unref)

G_END_DECLS
