/* passo-object-store.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "task/passo-object-list.h"

G_BEGIN_DECLS

#define PASSO_OBJECT_STORE_ERROR (passo_object_store_error_quark ())

/**
 * PassoObjectStoreError:
 * @PASSO_OBJECT_STORE_ERROR_NO_BUCKET: there is no such bucket
 * @PASSO_OBJECT_STORE_ERROR_NO_KEY: the bucket has no such object
 * @PASSO_OBJECT_STORE_ERROR_DENIED: it may not be read or written
 * @PASSO_OBJECT_STORE_ERROR_NAME: the bucket or the key has a name that the store cannot have
 * @PASSO_OBJECT_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  PASSO_OBJECT_STORE_ERROR_NO_BUCKET,
  PASSO_OBJECT_STORE_ERROR_NO_KEY,
  PASSO_OBJECT_STORE_ERROR_DENIED,
  PASSO_OBJECT_STORE_ERROR_NAME,
  PASSO_OBJECT_STORE_ERROR_FAILED
} PassoObjectStoreError;

#define PASSO_TYPE_OBJECT_STORE (passo_object_store_get_type ())

G_DECLARE_INTERFACE (PassoObjectStore, passo_object_store, PASSO, OBJECT_STORE, GObject)

struct _PassoObjectStoreInterface
{
  GTypeInterface parent_iface;

  GInputStream    *(*open) (PassoObjectStore      *self,
                            const char            *bucket,
                            const char            *key,
                            GError               **error);
  PassoObjectList *(*list) (PassoObjectStore      *self,
                            const char            *bucket,
                            const char            *prefix,
                            PassoObjectListFlags   flags,
                            GError               **error);
  GOutputStream   *(*put)  (PassoObjectStore      *self,
                            const char            *bucket,
                            const char            *key,
                            GError               **error);
};

GQuark           passo_object_store_error_quark (void);
GInputStream    *passo_object_store_open        (PassoObjectStore      *self,
                                                 const char            *bucket,
                                                 const char            *key,
                                                 GError               **error);
PassoObjectList *passo_object_store_list        (PassoObjectStore      *self,
                                                 const char            *bucket,
                                                 const char            *prefix,
                                                 PassoObjectListFlags   flags,
                                                 GError               **error);
GOutputStream   *passo_object_store_put         (PassoObjectStore      *self,
                                                 const char            *bucket,
                                                 const char            *key,
                                                 GError               **error);

G_END_DECLS
