/* passo-variable-flow.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"

G_BEGIN_DECLS

/**
 * PassoVariableFlow:
 *
 * Which variables can be set where in a machine: an Assign sets them on the way to another state,
 * and they are known from there on, also inside of the Parallel and Map states on the way. It
 * belongs to one revision of its machine.
 */
typedef struct _PassoVariableFlow PassoVariableFlow;

/**
 * PassoVariableReach:
 * @PASSO_VARIABLE_UNSET: no way to the state sets it
 * @PASSO_VARIABLE_OUTSIDE: it can be set only outside of a distributed Map, which lets none in
 * @PASSO_VARIABLE_SET: a way to the state sets it
 *
 * Whether a variable can be set in a state.
 */
typedef enum
{
  PASSO_VARIABLE_UNSET,
  PASSO_VARIABLE_OUTSIDE,
  PASSO_VARIABLE_SET,
} PassoVariableReach;

PassoVariableFlow  *passo_variable_flow_new  (PassoMachine      *machine);
void                passo_variable_flow_free (PassoVariableFlow *self);
PassoVariableReach  passo_variable_flow_find (PassoVariableFlow *self,
                                              const PassoState  *state,
                                              const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoVariableFlow, passo_variable_flow_free)

G_END_DECLS
