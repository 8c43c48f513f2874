/* passo-path-filter.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoPathFilter:
 *
 * The condition inside `[?( )]` of a path.
 */
typedef struct _PassoPathFilter PassoPathFilter;

void passo_path_filter_free           (PassoPathFilter       *self);
void passo_path_filter_list_variables (const PassoPathFilter *self,
                                       GPtrArray             *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoPathFilter, passo_path_filter_free)

G_END_DECLS
