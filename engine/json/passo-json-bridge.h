/* passo-json-bridge.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <json-glib/json-glib.h>

#include "json/passo-value.h"

/*
 * The way to json-glib and back. It loses: numbers become double or gint64 and
 * with that their spelling, strings end at U+0000, blanks and kept source are
 * gone. Only for JSON that is an envelope, never for the user's data; that is
 * why this header is not part of passo.h.
 */

G_BEGIN_DECLS

JsonNode   *passo_value_to_json_node   (PassoValue  value);
PassoValue  passo_value_from_json_node (JsonNode   *node);

G_END_DECLS
