/* passo-object-list.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-object-list.h"

/* The objects of a bucket in the order of their keys, one at a time. */
G_DEFINE_INTERFACE (PassoObjectList, passo_object_list, G_TYPE_OBJECT)

static void
passo_object_list_default_init (PassoObjectListInterface *iface)
{
}

/**
 * passo_object_list_next:
 * @self: a list
 * @info: (out caller-allocates): the next object
 * @error: return location for a #GError of %PASSO_OBJECT_STORE_ERROR
 *
 * Returns: whether there is one; at the end %FALSE without an error
 */
gboolean
passo_object_list_next (PassoObjectList  *self,
                        PassoObjectInfo  *info,
                        GError          **error)
{
  g_return_val_if_fail (PASSO_IS_OBJECT_LIST (self), FALSE);
  g_return_val_if_fail (info != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return PASSO_OBJECT_LIST_GET_IFACE (self)->next (self, info, error);
}
