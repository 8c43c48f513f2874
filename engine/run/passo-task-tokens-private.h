/* passo-task-tokens-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-hosted-private.h"

G_BEGIN_DECLS

/* Which task waits with which token. A token that was answered is kept, so that who uses it again is
 * told that it is late. */
typedef struct
{
  GHashTable *holders; /* token → PassoTokenHolder; NULL until there is one */
} PassoTaskTokens;

void _passo_task_tokens_add   (PassoTaskTokens *self,
                               const char      *token,
                               PassoHosted     *execution,
                               guint64          effect_id);
void _passo_task_tokens_clear (PassoTaskTokens *self);

G_END_DECLS
