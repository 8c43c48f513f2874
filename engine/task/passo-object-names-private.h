/* passo-object-names-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-item-reader.h"

G_BEGIN_DECLS

/**
 * PassoObjectNames:
 * @next: sets bucket and key to those of the next object
 * @free: frees what a kind of names has
 * @bucket: the bucket of now
 * @key: the key of now
 * @headers: those of the objects where they are CSV, or undefined where the objects have them
 *
 * The objects that have the items, where one object or a bucket lists them. Each kind begins with
 * this struct.
 */
typedef struct _PassoObjectNames PassoObjectNames;

struct _PassoObjectNames
{
  PassoItemReaderStatus (*next) (PassoObjectNames  *self,
                                 PassoFailure     **failure);
  void                  (*free) (PassoObjectNames  *self);
  char                   *bucket;
  char                   *key;
  PassoValue              headers;
};

PassoObjectNames *_passo_object_names_new_list      (PassoObjectStore             *store,
                                                     const PassoItemReaderConfig  *config,
                                                     PassoFailure                **failure);
PassoObjectNames *_passo_object_names_new_athena    (PassoObjectStore             *store,
                                                     const PassoItemReaderConfig  *config,
                                                     PassoFailure                **failure);
PassoObjectNames *_passo_object_names_new_inventory (PassoObjectStore             *store,
                                                     const PassoItemReaderConfig  *config,
                                                     PassoFailure                **failure);
void              _passo_object_names_free          (PassoObjectNames             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoObjectNames, _passo_object_names_free)

G_END_DECLS
