/* store-fixture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

#define STORE_FIXTURE_TIME 1668699881

/* A store in a folder of its own, which goes with the fixture. */
typedef struct
{
  char             *root;
  PassoObjectStore *store;
} StoreFixture;

StoreFixture *store_fixture_new   (void);
void          store_fixture_free  (StoreFixture *self);
void          store_fixture_write (StoreFixture *self,
                                   const char   *path,
                                   const char   *bytes,
                                   gsize         length);
char         *store_fixture_read  (StoreFixture *self,
                                   const char   *path);
void          store_fixture_fill  (StoreFixture *self,
                                   const char   *blocks);
GBytes       *store_fixture_gzip  (const char   *bytes,
                                   gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreFixture, store_fixture_free)

G_END_DECLS
