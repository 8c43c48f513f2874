/* passo-outline.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "outline/passo-outline-row.h"
#include "outline/passo-outline.h"
#include "workspace/passo-rename-popover.h"
#include "workspace/passo-state-commands.h"

/* Containers of a larger workflow start closed, as the graph's do. */
#define MAX_OPEN_STATES 300

/**
 * PassoOutline:
 *
 * The states of the workflow as a tree that the keyboard and assistive tools know, with the
 * commands that the canvas has.
 */
struct _PassoOutline
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkListView *list;
  GListStore *roots;
  GtkTreeListModel *tree;
  GtkMultiSelection *model;
  GtkWidget *rename_popover;
  GtkWidget *menu;
  GSignalGroup *run_signals;
  PassoStateProblems *problems;

  guint linking : 1;          /* the rows' selection and the workspace's are being made to agree */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoOutline, passo_outline, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  GListModel *children = passo_outline_item_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static guint
get_row_state (PassoOutline *self,
               guint         position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr (PassoOutlineItem) item = NULL;

  if (row == NULL)
    return PASSO_SELECTION_NONE;

  item = gtk_tree_list_row_get_item (row);
  return passo_outline_item_get_state_id (item);
}

static gboolean
find_position (PassoOutline *self,
               guint         state_id,
               guint        *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    if (get_row_state (self, i) == state_id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* Opens the containers around a state, the outermost first. */
static void
open_containers (PassoOutline     *self,
                 const PassoState *state)
{
  const PassoState *owner = passo_scope_get_owner (passo_state_get_scope (state));
  guint position;

  if (owner == NULL)
    return;

  open_containers (self, owner);
  if (find_position (self, passo_state_get_id (owner), &position))
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
show_selection (PassoOutline *self)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  guint primary = passo_selection_get_primary (selection);
  const PassoState *state =
    machine != NULL ? passo_machine_find_state_by_id (machine, primary) : NULL;
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GtkBitset) all = NULL;
  guint n;

  if (self->linking)
    return;

  self->linking = TRUE;
  if (state != NULL)
    open_containers (self, state);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  selected = gtk_bitset_new_empty ();
  for (guint i = 0; i < n && passo_selection_get_size (selection) > 0; i++)
    {
      guint state_id = get_row_state (self, i);

      if (!passo_selection_contains (selection, state_id))
        continue;
      gtk_bitset_add (selected, i);
      if (state_id == primary)
        gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    }
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), selected, all);
  self->linking = FALSE;
}

static void
rows_selected_cb (PassoOutline *self)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->linking)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      guint state_id = get_row_state (self, gtk_bitset_get_nth (selected, i));

      g_array_append_val (ids, state_id);
    }

  self->linking = TRUE;
  passo_selection_set (selection, (const guint *) (gpointer) ids->data, ids->len);
  self->linking = FALSE;
}

static void
show_run (PassoOutline *self)
{
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->roots));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->roots), i);

      passo_outline_item_set_run (item, projection);
    }
}

static void
show_problems (PassoOutline *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->roots));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->roots), i);

      passo_outline_item_set_problems (item, self->problems);
    }
}

static void
projection_changed_cb (PassoOutline *self)
{
  g_signal_group_set_target (self->run_signals, passo_workspace_get_projection (self->workspace));
  show_run (self);
}

static void
show_machine (PassoOutline *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const PassoScope *root = machine != NULL ? passo_machine_get_root_scope (machine) : NULL;
  g_autoptr (GPtrArray) states = g_ptr_array_new ();

  if (root != NULL)
    for (guint i = 0; i < passo_scope_get_n_states (root); i++)
      g_ptr_array_add (states, (gpointer) passo_scope_get_state (root, i));

  /* Rows that come and go move the rows' selection, which is not what the user selected. */
  self->linking = TRUE;
  passo_outline_sync_list (self->roots, states);
  self->linking = FALSE;
  if (passo_workspace_get_projection (self->workspace) != NULL)
    show_run (self);
  show_problems (self);
  show_selection (self);
}

static void
update_actions (PassoOutline *self)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  gboolean can_edit = passo_state_command_can_edit (self->workspace)
                      && passo_selection_get_size (selection) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.rename", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.delete", can_edit);
}

static void
selection_changed_cb (PassoOutline *self)
{
  show_selection (self);
  update_actions (self);
}

static GtkWidget *
find_row_widget (GtkWidget *widget,
                 guint      state_id)
{
  if (PASSO_IS_OUTLINE_ROW (widget))
    {
      PassoOutlineItem *item = passo_outline_row_get_item (PASSO_OUTLINE_ROW (widget));

      return item != NULL && passo_outline_item_get_state_id (item) == state_id ? widget : NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) ? find_row_widget (child, state_id) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
point_to_selected (PassoOutline *self,
                   GtkPopover   *popover)
{
  guint primary = passo_selection_get_primary (passo_workspace_get_selection (self->workspace));
  GtkWidget *row = find_row_widget (GTK_WIDGET (self->list), primary);
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), 32 };

  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    {
      place.x = (int) bounds.origin.x;
      place.y = (int) bounds.origin.y;
      place.width = (int) bounds.size.width;
      place.height = (int) bounds.size.height;
    }
  gtk_popover_set_pointing_to (popover, &place);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PassoOutline *self = PASSO_OUTLINE (widget);
  guint primary = passo_selection_get_primary (passo_workspace_get_selection (self->workspace));

  point_to_selected (self, GTK_POPOVER (self->rename_popover));
  passo_rename_popover_rename (PASSO_RENAME_POPOVER (self->rename_popover), primary);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PassoOutline *self = PASSO_OUTLINE (widget);
  g_autoptr (GError) error = NULL;

  if (!passo_state_command_delete (self->workspace, &error))
    gtk_widget_activate_action (widget, "win.show-message", "s", error->message);
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PassoOutline *self = PASSO_OUTLINE (widget);

  point_to_selected (self, GTK_POPOVER (self->menu));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                GtkWidget       *row)
{
  PassoOutlineItem *item = passo_outline_row_get_item (PASSO_OUTLINE_ROW (row));
  PassoOutline *self = PASSO_OUTLINE (gtk_widget_get_ancestor (row, PASSO_TYPE_OUTLINE));
  guint state_id;

  if (item == NULL || self == NULL)
    return;

  state_id = passo_outline_item_get_state_id (item);
  if (!passo_selection_contains (passo_workspace_get_selection (self->workspace), state_id))
    passo_selection_select_only (passo_workspace_get_selection (self->workspace), state_id);
  gtk_widget_activate_action (row, "menu.popup", NULL);
}

static void
row_activated_cb (PassoOutline *self,
                  guint         position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-inspector", NULL);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  GtkWidget *row = passo_outline_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (row_pressed_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  passo_outline_row_set_row (PASSO_OUTLINE_ROW (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  passo_outline_row_set_row (PASSO_OUTLINE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
add_popovers (PassoOutline *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Rena_me…"), "outline.rename");
  g_menu_append (menu, _("_Delete"), "outline.delete");
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->rename_popover = passo_rename_popover_new (self->workspace);
  gtk_popover_set_position (GTK_POPOVER (self->rename_popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->rename_popover, GTK_WIDGET (self));
}

static void
passo_outline_constructed (GObject *object)
{
  PassoOutline *self = PASSO_OUTLINE (object);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  gboolean open = machine == NULL || passo_machine_get_n_states (machine) <= MAX_OPEN_STATES;

  G_OBJECT_CLASS (passo_outline_parent_class)->constructed (object);

  add_popovers (self);
  self->roots = g_list_store_new (PASSO_TYPE_OUTLINE_ITEM);
  self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->roots)), FALSE, open,
                                        create_children, NULL, NULL);
  self->model = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->model));
  self->run_signals = g_signal_group_new (PASSO_TYPE_RUN_PROJECTION);
  g_signal_group_connect_swapped (self->run_signals, "changed", G_CALLBACK (show_run), self);

  self->problems = passo_state_problems_new (self->workspace);
  g_signal_connect_object (self->problems, "changed", G_CALLBACK (show_problems), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "selection-changed",
                           G_CALLBACK (rows_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (self->workspace), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::machine",
                           G_CALLBACK (show_machine), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::graph-stale",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::projection",
                           G_CALLBACK (projection_changed_cb), self, G_CONNECT_SWAPPED);
  show_machine (self);
  projection_changed_cb (self);
  update_actions (self);
}

static void
passo_outline_dispose (GObject *object)
{
  PassoOutline *self = PASSO_OUTLINE (object);

  g_clear_object (&self->run_signals);
  g_clear_object (&self->problems);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->rename_popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_OUTLINE);
  g_clear_object (&self->model);
  g_clear_object (&self->tree);
  g_clear_object (&self->roots);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_outline_parent_class)->dispose (object);
}

static void
passo_outline_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PassoOutline *self = PASSO_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_outline_class_init (PassoOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_outline_constructed;
  object_class->dispose = passo_outline_dispose;
  object_class->set_property = passo_outline_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "outline.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "outline.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "outline.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "outline.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "outline.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "outline.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/outline/passo-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
passo_outline_init (PassoOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_outline_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the outline of its workflow
 */
GtkWidget *
passo_outline_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_OUTLINE, "workspace", workspace, NULL);
}

/**
 * passo_outline_get_model:
 * @self: an outline
 *
 * Returns: (transfer none): its rows with their selection; items are #GtkTreeListRow
 */
GtkSelectionModel *
passo_outline_get_model (PassoOutline *self)
{
  g_return_val_if_fail (PASSO_IS_OUTLINE (self), NULL);

  return GTK_SELECTION_MODEL (self->model);
}
