/* passo-code-points.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar   *passo_code_points_decode  (const char       *text,
                                       gsize             length,
                                       gsize            *n_points);
char       *passo_code_points_encode  (const gunichar   *points,
                                       gsize             n_points,
                                       gsize            *length);
gsize       passo_code_points_count   (const char       *text,
                                       gsize             length);
const char *passo_code_points_advance (const char       *text,
                                       const char       *end,
                                       gsize             n_points);
int         passo_code_points_digit   (gunichar          point,
                                       gunichar         *zero);

G_END_DECLS
