/* passo-state-words-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"

G_BEGIN_DECLS

/* What the graph says of states and transitions, for people, translated. */

char *_passo_state_words_dup_subtitle (const PassoState *state,
                                       char            **icon_key);
char *_passo_state_words_dup_rule     (const PassoState *state,
                                       PassoJsonNode     rule);
char *_passo_state_words_dup_catcher  (const PassoState *state,
                                       PassoJsonNode     catcher);
char *_passo_state_words_shorten      (const char       *text,
                                       guint             length);

G_END_DECLS
