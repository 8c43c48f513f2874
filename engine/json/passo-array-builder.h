/* passo-array-builder.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoArrayBuilder:
 *
 * Builds an array. It lives on the caller's stack:
 *
 *   g_auto (PassoArrayBuilder) builder = { NULL };
 *
 *   passo_array_builder_init (&builder, 0);
 *   passo_array_builder_take (&builder, passo_value_integer (1));
 *   array = passo_array_builder_finish (&builder);
 *
 * Undefined elements are left out.
 */
typedef struct
{
  /*< private >*/
  struct _PassoArray *array;
  gboolean too_deep;
} PassoArrayBuilder;

void       passo_array_builder_init     (PassoArrayBuilder       *self,
                                         guint                    capacity);
void       passo_array_builder_take     (PassoArrayBuilder       *self,
                                         PassoValue               element);
void       passo_array_builder_append   (PassoArrayBuilder       *self,
                                         PassoValue               element);
guint      passo_array_builder_get_size (const PassoArrayBuilder *self);
void       passo_array_builder_append_any (PassoArrayBuilder     *self,
                                         PassoValue               element);
PassoValue passo_array_builder_finish   (PassoArrayBuilder       *self);
void       passo_array_builder_clear    (PassoArrayBuilder       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoArrayBuilder, passo_array_builder_clear)

G_END_DECLS
