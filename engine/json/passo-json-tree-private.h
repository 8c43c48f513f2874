/* passo-json-tree-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-tree.h"

G_BEGIN_DECLS

/* One value. Entries stand in the order of their first bytes, so the first child of an entry that
 * has children is the next entry. A key is known by its first byte only; where it ends is read
 * from the text again. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 parent;
  guint32 next;
  guint32 key_start;
  guint32 kind : 4;
  guint32 n_children : 28;
} PassoJsonEntry;

G_STATIC_ASSERT (sizeof (PassoJsonEntry) == 24);

/* Longer texts could overflow the number of children. */
#define PASSO_JSON_TREE_MAX_LENGTH ((1u << 29) - 1)

struct _PassoJsonTree
{
  gatomicrefcount  refcount;
  GBytes          *bytes;
  const char      *text;
  gsize            length;
  PassoJsonEntry  *entries;
  guint32          n_entries;
  PassoJsonNode    root;
  GArray          *problems;   /* of PassoJsonProblem */
  guint            damaged : 1;
};

void _passo_json_tree_parse (PassoJsonTree      *self,
                             const char * const *patterns);

G_END_DECLS
