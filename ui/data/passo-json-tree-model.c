/* passo-json-tree-model.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-json-tree-model.h"

/**
 * PassoJsonTreeModel:
 *
 * The members or elements of one container as a list. Items are made when a view asks for them, so
 * an array of 100,000 elements opens as quickly as one of ten. Members that were there before and
 * are gone close the list, so that the eye finds the losses together.
 */
struct _PassoJsonTreeModel
{
  GObject        parent_instance;

  PassoJsonItem *item;
  GArray        *dropped; /* of guint: positions in the object before */
};

static GType
passo_json_tree_model_get_item_type (GListModel *model)
{
  return PASSO_TYPE_JSON_ITEM;
}

static guint
passo_json_tree_model_get_n_items (GListModel *model)
{
  PassoJsonTreeModel *self = PASSO_JSON_TREE_MODEL (model);

  return passo_value_get_size (passo_json_item_get_value (self->item)) + self->dropped->len;
}

static PassoJsonItem *
passo_json_tree_model_make_element (PassoJsonTreeModel *self,
                                    PassoValue          value,
                                    guint               position)
{
  PassoValue before = passo_json_item_get_before (self->item);
  PassoValue counterpart = PASSO_VALUE_INIT;

  if (passo_value_is_array (before) && position < passo_value_get_size (before))
    counterpart = passo_value_get_element (before, position);

  return passo_json_item_new_child (self->item, NULL, position,
                                    passo_value_get_element (value, position), counterpart);
}

static PassoJsonItem *
passo_json_tree_model_make_member (PassoJsonTreeModel *self,
                                   PassoValue          value,
                                   guint               position)
{
  PassoValue before = passo_json_item_get_before (self->item);
  PassoValue counterpart = PASSO_VALUE_INIT;
  PassoValue member;
  const char *key;
  gsize length;

  member = passo_value_get_nth_member (value, position, &key, &length);
  if (passo_value_is_object (before))
    counterpart = passo_value_get_member_len (before, key, length);

  return passo_json_item_new_child (self->item, key, position, member, counterpart);
}

static gpointer
passo_json_tree_model_get_item (GListModel *model,
                                guint       position)
{
  PassoJsonTreeModel *self = PASSO_JSON_TREE_MODEL (model);
  PassoValue value = passo_json_item_get_value (self->item);
  guint size = passo_value_get_size (value);
  PassoValue before;
  PassoValue member;
  const char *key;
  gsize length;

  if (position < size && passo_value_is_array (value))
    return passo_json_tree_model_make_element (self, value, position);
  if (position < size)
    return passo_json_tree_model_make_member (self, value, position);
  if (position - size >= self->dropped->len)
    return NULL;

  before = passo_json_item_get_before (self->item);
  member = passo_value_get_nth_member (before,
                                       g_array_index (self->dropped, guint, position - size),
                                       &key, &length);
  return passo_json_item_new_dropped (self->item, key, member);
}

static void
passo_json_tree_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = passo_json_tree_model_get_item_type;
  iface->get_n_items = passo_json_tree_model_get_n_items;
  iface->get_item = passo_json_tree_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoJsonTreeModel, passo_json_tree_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      passo_json_tree_model_list_model_init))

static void
passo_json_tree_model_dispose (GObject *object)
{
  PassoJsonTreeModel *self = PASSO_JSON_TREE_MODEL (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (passo_json_tree_model_parent_class)->dispose (object);
}

static void
passo_json_tree_model_finalize (GObject *object)
{
  PassoJsonTreeModel *self = PASSO_JSON_TREE_MODEL (object);

  g_array_unref (self->dropped);

  G_OBJECT_CLASS (passo_json_tree_model_parent_class)->finalize (object);
}

static void
passo_json_tree_model_class_init (PassoJsonTreeModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_json_tree_model_dispose;
  object_class->finalize = passo_json_tree_model_finalize;
}

static void
passo_json_tree_model_init (PassoJsonTreeModel *self)
{
  self->dropped = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
passo_json_tree_model_find_dropped (PassoJsonTreeModel *self)
{
  PassoValue value = passo_json_item_get_value (self->item);
  PassoValue before = passo_json_item_get_before (self->item);
  guint n;

  if (!passo_value_is_object (value) || !passo_value_is_object (before))
    return;

  n = passo_value_get_size (before);
  for (guint i = 0; i < n; i++)
    {
      const char *key;
      gsize length;

      passo_value_get_nth_member (before, i, &key, &length);
      if (passo_value_is_undefined (passo_value_get_member_len (value, key, length)))
        g_array_append_val (self->dropped, i);
    }
}

/**
 * passo_json_tree_model_new:
 * @item: an item
 *
 * Returns: (transfer full) (nullable) (element-type PassoJsonItem): the list of its members or
 *   elements, %NULL where it has none
 */
GListModel *
passo_json_tree_model_new (PassoJsonItem *item)
{
  g_autoptr (PassoJsonTreeModel) self = NULL;
  PassoValue value;

  g_return_val_if_fail (PASSO_IS_JSON_ITEM (item), NULL);

  value = passo_json_item_get_value (item);
  if (!passo_value_is_object (value) && !passo_value_is_array (value))
    return NULL;

  self = g_object_new (PASSO_TYPE_JSON_TREE_MODEL, NULL);
  self->item = g_object_ref (item);
  passo_json_tree_model_find_dropped (self);
  if (passo_json_tree_model_get_n_items (G_LIST_MODEL (self)) == 0)
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&self));
}

static GListModel *
passo_json_tree_model_create_children (gpointer item,
                                       gpointer data)
{
  return passo_json_tree_model_new (item);
}

/**
 * passo_json_tree_model_new_tree:
 * @value: the root
 * @before: what it is compared with, undefined for no comparison
 *
 * Returns: (transfer full): a tree whose rows open on demand, with the root opened
 */
GtkTreeListModel *
passo_json_tree_model_new_tree (PassoValue value,
                                PassoValue before)
{
  GListStore *root = g_list_store_new (PASSO_TYPE_JSON_ITEM);
  g_autoptr (PassoJsonItem) item = passo_json_item_new (value, before);
  g_autoptr (GtkTreeListRow) row = NULL;
  GtkTreeListModel *tree;

  g_list_store_append (root, item);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (root), FALSE, FALSE,
                                  passo_json_tree_model_create_children, NULL, NULL);
  row = gtk_tree_list_model_get_child_row (tree, 0);
  gtk_tree_list_row_set_expanded (row, TRUE);

  return tree;
}
