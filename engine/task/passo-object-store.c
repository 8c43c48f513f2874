/* passo-object-store.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-object-store.h"

/* Where the objects are that a Map reads its items from and writes its results to. */
G_DEFINE_INTERFACE (PassoObjectStore, passo_object_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (passo-object-store-error-quark, passo_object_store_error)

static void
passo_object_store_default_init (PassoObjectStoreInterface *iface)
{
}

/**
 * passo_object_store_open:
 * @self: a store
 * @bucket: a bucket's name
 * @key: an object's key
 * @error: return location for a #GError of %PASSO_OBJECT_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the object's bytes
 */
GInputStream *
passo_object_store_open (PassoObjectStore  *self,
                         const char        *bucket,
                         const char        *key,
                         GError           **error)
{
  g_return_val_if_fail (PASSO_IS_OBJECT_STORE (self), NULL);
  g_return_val_if_fail (bucket != NULL && key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return PASSO_OBJECT_STORE_GET_IFACE (self)->open (self, bucket, key, error);
}

/**
 * passo_object_store_list:
 * @self: a store
 * @bucket: a bucket's name
 * @prefix: what the keys begin with; empty for all
 * @flags: what to tell of them
 * @error: return location for a #GError of %PASSO_OBJECT_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the objects
 */
PassoObjectList *
passo_object_store_list (PassoObjectStore      *self,
                         const char            *bucket,
                         const char            *prefix,
                         PassoObjectListFlags   flags,
                         GError               **error)
{
  g_return_val_if_fail (PASSO_IS_OBJECT_STORE (self), NULL);
  g_return_val_if_fail (bucket != NULL && prefix != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return PASSO_OBJECT_STORE_GET_IFACE (self)->list (self, bucket, prefix, flags, error);
}

/**
 * passo_object_store_put:
 * @self: a store
 * @bucket: a bucket's name
 * @key: an object's key
 * @error: return location for a #GError of %PASSO_OBJECT_STORE_ERROR
 *
 * Begins to write an object. It is there under its key, whole, when the stream was closed without an
 * error; if the stream is given up before, nothing is left of it.
 *
 * Returns: (transfer full) (nullable): takes the object's bytes
 */
GOutputStream *
passo_object_store_put (PassoObjectStore  *self,
                        const char        *bucket,
                        const char        *key,
                        GError           **error)
{
  g_return_val_if_fail (PASSO_IS_OBJECT_STORE (self), NULL);
  g_return_val_if_fail (bucket != NULL && key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return PASSO_OBJECT_STORE_GET_IFACE (self)->put (self, bucket, key, error);
}
