/* passo-data-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-data-view.h"

#include <glib/gi18n.h>

#include "data/passo-json-row.h"
#include "data/passo-json-search.h"
#include "data/passo-json-tree-model.h"

#define MAX_FOUND 1000

#define SMALL_LENGTH 1000 /* bytes of a value that is shown opened */
#define SMALL_ROWS   40

/**
 * PassoDataView:
 *
 * JSON data as a tree with search and copy, and marks for what differs from the data before. Text
 * that is not JSON, a cause for instance, is shown as it is.
 */
struct _PassoDataView
{
  GtkWidget           parent_instance;

  GtkWidget          *tools;
  GtkSearchEntry     *search_entry;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkLabel           *text_label;
  GtkPopover         *menu;

  GtkSingleSelection *selection;
  char               *text;
  const char         *jsonata_root; /* what the root is in JSONata, NULL for paths of JSONPath */
  PassoValue          value;
  GPtrArray          *found; /* of GArray: places that match the search */
  guint               found_at;
};

G_DEFINE_FINAL_TYPE (PassoDataView, passo_data_view, GTK_TYPE_WIDGET)

static PassoJsonItem *
passo_data_view_dup_selected (PassoDataView *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
passo_data_view_copy (PassoDataView *self,
                      const char    *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy_value_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PassoDataView *self = PASSO_DATA_VIEW (widget);
  g_autoptr (PassoJsonItem) item = passo_data_view_dup_selected (self);
  g_autofree char *text = NULL;

  if (item == NULL)
    {
      passo_data_view_copy (self, self->text != NULL ? self->text : "");
      return;
    }

  text = passo_json_write (passo_json_item_get_value (item), PASSO_JSON_WRITER_PRETTY, NULL);
  passo_data_view_copy (self, text);
}

static void
copy_path_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  PassoDataView *self = PASSO_DATA_VIEW (widget);
  g_autoptr (PassoJsonItem) item = passo_data_view_dup_selected (self);
  g_autofree char *path = NULL;

  if (item == NULL)
    return;

  path = self->jsonata_root != NULL ? passo_json_item_dup_jsonata_path (item, self->jsonata_root)
                                    : passo_json_item_dup_path (item);
  passo_data_view_copy (self, path);
}

static void
expand_below (GtkTreeListRow *row,
              guint          *budget)
{
  g_autoptr (GListModel) children = NULL;
  guint n;

  gtk_tree_list_row_set_expanded (row, TRUE);
  children = gtk_tree_list_row_get_children (row);
  if (children == NULL)
    return;

  g_object_ref (children);
  n = g_list_model_get_n_items (children);
  for (guint i = 0; i < n && *budget > 0; i++)
    {
      g_autoptr (GtkTreeListRow) child = gtk_tree_list_row_get_child_row (row, i);

      (*budget)--;
      if (child != NULL && gtk_tree_list_row_is_expandable (child))
        expand_below (child, budget);
    }
}

static void
expand_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PassoDataView *self = PASSO_DATA_VIEW (widget);
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  guint budget = 2000; /* rows; a large value must not stop the window */

  if (row != NULL)
    expand_below (row, &budget);
}

static void
passo_data_view_show_found (PassoDataView *self)
{
  GtkTreeListModel *tree;
  g_autoptr (GtkTreeListRow) row = NULL;
  const GArray *path;
  guint position;

  if (self->found == NULL || self->found->len == 0)
    return;

  tree = GTK_TREE_LIST_MODEL (gtk_single_selection_get_model (self->selection));
  row = gtk_tree_list_model_get_child_row (tree, 0);
  path = g_ptr_array_index (self->found, self->found_at);
  for (guint i = 0; i < path->len; i++)
    {
      GtkTreeListRow *child;

      gtk_tree_list_row_set_expanded (row, TRUE);
      child = gtk_tree_list_row_get_child_row (row, g_array_index (path, guint, i));
      if (child == NULL)
        return;
      g_object_unref (row);
      row = child;
    }

  position = gtk_tree_list_row_get_position (row);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
passo_data_view_update_found_sign (PassoDataView *self)
{
  gboolean missing = self->found != NULL && self->found->len == 0 &&
                     *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';

  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->search_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->search_entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               missing ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
search_changed_cb (PassoDataView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = passo_json_search (self->value, text, MAX_FOUND);
  self->found_at = 0;
  passo_data_view_update_found_sign (self);
  passo_data_view_show_found (self);
}

static void
passo_data_view_move_found (PassoDataView *self,
                            guint          step)
{
  if (self->found == NULL || self->found->len == 0)
    return;

  self->found_at = (self->found_at + step) % self->found->len;
  passo_data_view_show_found (self);
}

static void
search_next_cb (PassoDataView *self)
{
  passo_data_view_move_found (self, 1);
}

static void
search_previous_cb (PassoDataView *self)
{
  passo_data_view_move_found (self, self->found != NULL ? MAX (self->found->len, 1) - 1 : 0);
}

static void
row_setup_cb (GtkListItemFactory *factory,
              GtkListItem        *list_item)
{
  gtk_list_item_set_child (list_item, passo_json_row_new ());
}

static void
row_bind_cb (GtkListItemFactory *factory,
             GtkListItem        *list_item)
{
  passo_json_row_set_tree_row (PASSO_JSON_ROW (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item)
{
  passo_json_row_set_tree_row (PASSO_JSON_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 PassoDataView   *self)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->list_view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  gtk_popover_set_pointing_to (self->menu,
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
passo_data_view_dispose (GObject *object)
{
  PassoDataView *self = PASSO_DATA_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  passo_value_clear (&self->value);

  G_OBJECT_CLASS (passo_data_view_parent_class)->dispose (object);
}

static void
passo_data_view_class_init (PassoDataViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_data_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/data/passo-data-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoDataView, tools);
  gtk_widget_class_bind_template_child (widget_class, PassoDataView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PassoDataView, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoDataView, list_view);
  gtk_widget_class_bind_template_child (widget_class, PassoDataView, text_label);
  gtk_widget_class_bind_template_child (widget_class, PassoDataView, menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);

  gtk_widget_class_install_action (widget_class, "data.copy-value", NULL, copy_value_action);
  gtk_widget_class_install_action (widget_class, "data.copy-path", NULL, copy_path_action);
  gtk_widget_class_install_action (widget_class, "data.expand-all", NULL, expand_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "data.copy-value", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "data.copy-path", NULL);
}

static void
passo_data_view_add_menu (PassoDataView *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (gesture));
}

static void
passo_data_view_init (PassoDataView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->value = passo_value_undefined ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);

  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  passo_data_view_add_menu (self);
}

/**
 * passo_data_view_new:
 *
 * Returns: (transfer floating): a view with nothing in it
 */
GtkWidget *
passo_data_view_new (void)
{
  return g_object_new (PASSO_TYPE_DATA_VIEW, NULL);
}

static PassoValue
parse_or_undefined (const char *text)
{
  if (text == NULL)
    return passo_value_undefined ();

  return passo_json_parse (text, -1, PASSO_JSON_READER_DEFAULT, NULL);
}

/* What fits into a few lines shows at once. */
static void
passo_data_view_open_small (PassoDataView    *self,
                            GtkTreeListModel *tree)
{
  g_autoptr (GtkTreeListRow) root = gtk_tree_list_model_get_child_row (tree, 0);
  guint budget = SMALL_ROWS;

  if (root != NULL && passo_value_get_serialized_length (self->value) <= SMALL_LENGTH)
    expand_below (root, &budget);
}

static void
passo_data_view_show_tree (PassoDataView *self,
                           const char    *before_text)
{
  g_auto (PassoValue) before = parse_or_undefined (before_text);
  g_autoptr (GtkTreeListModel) tree = passo_json_tree_model_new_tree (self->value, before);

  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (tree));
  passo_data_view_open_small (self, tree);
  gtk_stack_set_visible_child_name (self->stack, "tree");
}

/**
 * passo_data_view_set_text:
 * @self: a data view
 * @text: (nullable): JSON text to show, or any other text
 * @before: (nullable): JSON text to compare it with
 *
 * Shows @text as a tree, with what differs from @before marked.
 */
void
passo_data_view_set_text (PassoDataView *self,
                          const char    *text,
                          const char    *before)
{
  g_return_if_fail (PASSO_IS_DATA_VIEW (self));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  passo_value_clear (&self->value);
  g_free (self->text);
  self->text = g_strdup (text);
  self->value = parse_or_undefined (text);
  gtk_widget_set_visible (self->tools, text != NULL);

  if (!passo_value_is_undefined (self->value))
    {
      passo_data_view_show_tree (self, before);
      return;
    }

  gtk_single_selection_set_model (self->selection, NULL);
  gtk_label_set_text (self->text_label, text != NULL ? text : "");
  gtk_stack_set_visible_child_name (self->stack, "text");
}

/**
 * passo_data_view_set_jsonata_root:
 * @self: a data view
 * @root: (nullable): a static string: what the data is in JSONata, `$states.input`, or %NULL where
 *   it has no name there
 *
 * Makes the paths that are copied JSONata; without a root they are JSONPath.
 */
void
passo_data_view_set_jsonata_root (PassoDataView *self,
                                  const char    *root)
{
  g_return_if_fail (PASSO_IS_DATA_VIEW (self));

  self->jsonata_root = root;
}

/**
 * passo_data_view_get_text:
 * @self: a data view
 *
 * Returns: (transfer none) (nullable): the text that is shown
 */
const char *
passo_data_view_get_text (PassoDataView *self)
{
  g_return_val_if_fail (PASSO_IS_DATA_VIEW (self), NULL);

  return self->text;
}
