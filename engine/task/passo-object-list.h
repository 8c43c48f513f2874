/* passo-object-list.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PassoObjectListFlags:
 * @PASSO_OBJECT_LIST_DEFAULT: keys, sizes and times
 * @PASSO_OBJECT_LIST_ETAGS: entity tags too, for which a store may have to read the objects
 */
typedef enum
{
  PASSO_OBJECT_LIST_DEFAULT = 0,
  PASSO_OBJECT_LIST_ETAGS = 1 << 0
} PassoObjectListFlags;

/**
 * PassoObjectInfo:
 * @key: its key
 * @etag: (nullable): its entity tag with the quotation marks that belong to it, where it was asked
 * @size: its bytes
 * @last_modified: seconds since 1970
 *
 * One object of a list. Its texts belong to the list and last until the next object is asked for.
 */
typedef struct
{
  const char *key;
  const char *etag;
  guint64     size;
  gint64      last_modified;
} PassoObjectInfo;

#define PASSO_TYPE_OBJECT_LIST (passo_object_list_get_type ())

G_DECLARE_INTERFACE (PassoObjectList, passo_object_list, PASSO, OBJECT_LIST, GObject)

struct _PassoObjectListInterface
{
  GTypeInterface parent_iface;

  gboolean (*next) (PassoObjectList  *self,
                    PassoObjectInfo  *info,
                    GError          **error);
};

gboolean passo_object_list_next (PassoObjectList  *self,
                                 PassoObjectInfo  *info,
                                 GError          **error);

G_END_DECLS
