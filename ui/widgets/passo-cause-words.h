/* passo-cause-words.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *passo_cause_words_dup_short (const char *cause);

G_END_DECLS
