/* passo-asl-types.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PassoMachine PassoMachine;
typedef struct _PassoScope   PassoScope;
typedef struct _PassoState   PassoState;

/* The eight types of state, and what a missing or misspelt Type gives. */
typedef enum
{
  PASSO_STATE_UNKNOWN,
  PASSO_STATE_TASK,
  PASSO_STATE_PASS,
  PASSO_STATE_CHOICE,
  PASSO_STATE_WAIT,
  PASSO_STATE_SUCCEED,
  PASSO_STATE_FAIL,
  PASSO_STATE_PARALLEL,
  PASSO_STATE_MAP,
} PassoStateType;

#define PASSO_N_STATE_TYPES (PASSO_STATE_MAP + 1)

typedef enum
{
  PASSO_QUERY_LANGUAGE_JSONPATH,
  PASSO_QUERY_LANGUAGE_JSONATA,
} PassoQueryLanguage;

/* What owns a States object. */
typedef enum
{
  PASSO_SCOPE_MACHINE,        /* the whole definition */
  PASSO_SCOPE_BRANCH,         /* one of Branches of a Parallel */
  PASSO_SCOPE_ITEM_PROCESSOR, /* ItemProcessor or Iterator of a Map */
} PassoScopeKind;

G_END_DECLS
