/* passo-state-references-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_REFERENCE_START_AT,
  PASSO_REFERENCE_NEXT,
  PASSO_REFERENCE_DEFAULT,
  PASSO_REFERENCE_RULE,     /* Next of a Choice rule */
  PASSO_REFERENCE_CATCHER,  /* Next of a catcher */
} PassoReferenceKind;

/**
 * PassoStateReference:
 * @kind: by what the state is named
 * @from: (nullable): the state that names it, %NULL for StartAt
 * @node: the string
 *
 * One place that names a state.
 */
typedef struct
{
  PassoReferenceKind  kind;
  const PassoState   *from;
  PassoJsonNode       node;
} PassoStateReference;

GArray *_passo_state_list_references (const PassoState *state);

G_END_DECLS
