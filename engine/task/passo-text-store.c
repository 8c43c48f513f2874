/* passo-text-store.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>

#include "task/passo-text-store.h"

/* A store in which each object has the same text, for who has read one already. */
struct _PassoTextStore
{
  GObject  parent_instance;
  GBytes  *text;
};

static void store_iface_init (PassoObjectStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoTextStore, passo_text_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PASSO_TYPE_OBJECT_STORE, store_iface_init))

static GInputStream *
passo_text_store_open (PassoObjectStore  *store,
                       const char        *bucket,
                       const char        *key,
                       GError           **error)
{
  return g_memory_input_stream_new_from_bytes (PASSO_TEXT_STORE (store)->text);
}

static PassoObjectList *
passo_text_store_list (PassoObjectStore      *store,
                       const char            *bucket,
                       const char            *prefix,
                       PassoObjectListFlags   flags,
                       GError               **error)
{
  g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_FAILED,
                       "One text is no list of objects");

  return NULL;
}

static GOutputStream *
passo_text_store_put (PassoObjectStore  *store,
                      const char        *bucket,
                      const char        *key,
                      GError           **error)
{
  g_set_error_literal (error, PASSO_OBJECT_STORE_ERROR, PASSO_OBJECT_STORE_ERROR_DENIED,
                       "The text cannot be replaced");

  return NULL;
}

static void
store_iface_init (PassoObjectStoreInterface *iface)
{
  iface->open = passo_text_store_open;
  iface->list = passo_text_store_list;
  iface->put = passo_text_store_put;
}

static void
passo_text_store_finalize (GObject *object)
{
  g_bytes_unref (PASSO_TEXT_STORE (object)->text);

  G_OBJECT_CLASS (passo_text_store_parent_class)->finalize (object);
}

static void
passo_text_store_class_init (PassoTextStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_text_store_finalize;
}

static void
passo_text_store_init (PassoTextStore *self)
{
}

/**
 * passo_text_store_new:
 * @text: what objects hold
 * @length: its length in bytes
 *
 * Returns: (transfer full): a store
 */
PassoObjectStore *
passo_text_store_new (const char *text,
                      gsize       length)
{
  PassoTextStore *self = g_object_new (PASSO_TYPE_TEXT_STORE, NULL);

  self->text = g_bytes_new (text, length);

  return PASSO_OBJECT_STORE (self);
}
