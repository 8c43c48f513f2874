/* passo-ask-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-ask.h"

G_BEGIN_DECLS

/* What a task asks, as it crosses threads: only text. */
typedef struct
{
  guint64   id;
  guint     event_id;
  gboolean  uses_token;
  char     *state_name;
  char     *resource;
  char     *parameters;
  char     *prefilled;
} PassoAskData;

void      _passo_ask_data_free (PassoAskData *data);
PassoAsk *_passo_ask_new_take  (PassoAskData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoAskData, _passo_ask_data_free)

G_END_DECLS
