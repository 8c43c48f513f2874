/* passo-ask.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PASSO_TYPE_ASK (passo_ask_get_type ())

G_DECLARE_FINAL_TYPE (PassoAsk, passo_ask, PASSO, ASK, GObject)

guint64     passo_ask_get_id         (PassoAsk *self);
const char *passo_ask_get_state_name (PassoAsk *self);
guint       passo_ask_get_event_id   (PassoAsk *self);
const char *passo_ask_get_resource   (PassoAsk *self);
const char *passo_ask_get_parameters (PassoAsk *self);
const char *passo_ask_get_prefilled  (PassoAsk *self);
gboolean    passo_ask_get_uses_token (PassoAsk *self);

G_END_DECLS
