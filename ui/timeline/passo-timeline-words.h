/* passo-timeline-words.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

char *passo_timeline_words_dup_span (PassoRunProjection *projection,
                                     guint               span);

G_END_DECLS
