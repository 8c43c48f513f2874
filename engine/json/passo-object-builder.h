/* passo-object-builder.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoObjectBuilder:
 *
 * Builds an object. It lives on the caller's stack:
 *
 *   g_auto (PassoObjectBuilder) builder = { NULL };
 *
 *   passo_object_builder_init (&builder, 0);
 *   passo_object_builder_take (&builder, "id", 2, passo_value_integer (1));
 *   object = passo_object_builder_finish (&builder);
 *
 * A name that is there already gets the new member in its old place. Undefined
 * members are left out.
 */
typedef struct
{
  /*< private >*/
  struct _PassoObject *object;
  gboolean too_deep;
} PassoObjectBuilder;

void       passo_object_builder_init        (PassoObjectBuilder       *self,
                                             guint                     capacity);
void       passo_object_builder_init_from   (PassoObjectBuilder       *self,
                                             PassoValue                object);
void       passo_object_builder_take        (PassoObjectBuilder       *self,
                                             const char               *name,
                                             gssize                    length,
                                             PassoValue                member);
void       passo_object_builder_put         (PassoObjectBuilder       *self,
                                             const char               *name,
                                             gssize                    length,
                                             PassoValue                member);
void       passo_object_builder_take_by_key (PassoObjectBuilder       *self,
                                             PassoValue                key,
                                             PassoValue                member);
guint      passo_object_builder_get_size    (const PassoObjectBuilder *self);
PassoValue passo_object_builder_finish      (PassoObjectBuilder       *self);
void       passo_object_builder_clear       (PassoObjectBuilder       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoObjectBuilder, passo_object_builder_clear)

G_END_DECLS
