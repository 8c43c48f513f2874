/* slow-store.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "slow-store.h"

#include "slow-stream.h"

/* Another store whose streams are slow. */
struct _SlowStore
{
  GObject           parent_instance;
  PassoObjectStore *inner;
  gsize             n_bytes;
};

static void store_iface_init (PassoObjectStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SlowStore, slow_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_OBJECT_STORE, store_iface_init))

static GInputStream *
slow_store_open (PassoObjectStore  *store,
                 const char        *bucket,
                 const char        *key,
                 GError           **error)
{
  SlowStore *self = SLOW_STORE (store);
  g_autoptr (GInputStream) stream = passo_object_store_open (self->inner, bucket, key, error);

  return stream != NULL ? slow_stream_new (stream, self->n_bytes) : NULL;
}

static PassoObjectList *
slow_store_list (PassoObjectStore      *store,
                 const char            *bucket,
                 const char            *prefix,
                 PassoObjectListFlags   flags,
                 GError               **error)
{
  return passo_object_store_list (SLOW_STORE (store)->inner, bucket, prefix, flags, error);
}

static GOutputStream *
slow_store_put (PassoObjectStore  *store,
                const char        *bucket,
                const char        *key,
                GError           **error)
{
  return passo_object_store_put (SLOW_STORE (store)->inner, bucket, key, error);
}

static void
store_iface_init (PassoObjectStoreInterface *iface)
{
  iface->open = slow_store_open;
  iface->list = slow_store_list;
  iface->put = slow_store_put;
}

static void
slow_store_finalize (GObject *object)
{
  g_clear_object (&SLOW_STORE (object)->inner);

  G_OBJECT_CLASS (slow_store_parent_class)->finalize (object);
}

static void
slow_store_class_init (SlowStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = slow_store_finalize;
}

static void
slow_store_init (SlowStore *self)
{
}

PassoObjectStore *
slow_store_new (PassoObjectStore *inner,
                gsize             n_bytes)
{
  SlowStore *self = g_object_new (SLOW_TYPE_STORE, NULL);

  self->inner = g_object_ref (inner);
  self->n_bytes = n_bytes;

  return PASSO_OBJECT_STORE (self);
}
