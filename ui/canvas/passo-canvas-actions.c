/* passo-canvas-actions.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "canvas/passo-canvas-private.h"
#include "workspace/passo-rename-popover.h"
#include "workspace/passo-state-commands.h"

#define ZOOM_STEP 1.25

/* The commands of the canvas, their keys and their menu. */

static PassoSelection *
get_selection (PassoCanvas *self)
{
  return passo_workspace_get_selection (self->workspace);
}

/* View. */

static void
zoom_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  passo_canvas_set_zoom (PASSO_CANVAS (widget), passo_canvas_get_zoom (PASSO_CANVAS (widget)) * ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  passo_canvas_set_zoom (PASSO_CANVAS (widget), passo_canvas_get_zoom (PASSO_CANVAS (widget)) / ZOOM_STEP);
}

static void
zoom_standard_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  passo_canvas_set_zoom (PASSO_CANVAS (widget), 1);
}

static void
fit_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PASSO_CANVAS (widget)->is_touched = TRUE;
  passo_canvas_fit (PASSO_CANVAS (widget));
}

static void
fit_selection_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; self->scene != NULL && i < passo_canvas_scene_get_n_items (self->scene); i++)
    {
      const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, i);

      if (!item->is_selected)
        continue;
      left = MIN (left, item->box.x);
      top = MIN (top, item->box.y);
      right = MAX (right, item->box.x + item->box.width);
      bottom = MAX (bottom, item->box.y + item->box.height);
    }
  if (right <= left)
    return;

  self->follows_fit = FALSE;
  self->is_touched = TRUE;
  _passo_canvas_fit_box (self, (PassoLayoutBox) { left, top, right - left, bottom - top });
}

/* Selection. */

static void
select_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->scene != NULL && i < passo_canvas_scene_get_n_items (self->scene); i++)
    {
      guint id = passo_canvas_scene_get_item (self->scene, i)->state_id;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  self->is_pointing = TRUE;
  passo_selection_set (get_selection (self), (guint *) (gpointer) ids->data, ids->len);
  self->is_pointing = FALSE;
}

static void
select_none_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  passo_selection_clear (get_selection (PASSO_CANVAS (widget)));
}

static void
go_to (PassoCanvas *self,
       guint        index,
       gboolean     extend)
{
  guint id;

  if (index == PASSO_CANVAS_NONE)
    return;

  id = passo_canvas_scene_get_item (self->scene, index)->state_id;
  if (extend)
    passo_selection_add (get_selection (self), id);
  else
    passo_selection_select_only (get_selection (self), id);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  guint current = _passo_canvas_get_current (self);
  gboolean extend;
  int direction;

  if (current == PASSO_CANVAS_NONE)
    return GDK_EVENT_PROPAGATE;

  g_variant_get (arguments, "(ib)", &direction, &extend);
  /* The first key only shows where the keyboard is. */
  if (passo_selection_get_size (get_selection (self)) == 0)
    go_to (self, current, FALSE);
  else
    go_to (self, _passo_canvas_walk (self->scene, current, (GtkDirectionType) direction), extend);

  return GDK_EVENT_STOP;
}

/* Containers. */

/* The state that a container begins with, or any other in it where it says none. */
static const PassoState *
find_first_inside (PassoCanvas *self,
                   guint        container)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const PassoState *owner = NULL, *start = NULL;

  if (machine != NULL)
    owner = passo_machine_find_state_by_id (machine, container);
  for (guint i = 0; owner != NULL && start == NULL && i < passo_state_get_n_child_scopes (owner); i++)
    {
      const PassoScope *scope = passo_state_get_child_scope (owner, i);

      start = passo_machine_find_state (machine, passo_scope_get_start_at (scope));
      if (start != NULL && passo_state_get_scope (start) != scope)
        start = NULL;
    }
  for (guint i = 0; owner != NULL && start == NULL && i < passo_machine_get_n_states (machine); i++)
    if (passo_scope_get_owner (passo_state_get_scope (passo_machine_get_state (machine, i))) == owner)
      start = passo_machine_get_state (machine, i);

  return start;
}

/* What is folded opens, and is gone to when it is there. */
static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  guint current = _passo_canvas_get_current (self);
  const PassoState *inside = NULL;

  if (current != PASSO_CANVAS_NONE)
    inside = find_first_inside (self, passo_canvas_scene_get_item (self->scene, current)->state_id);
  if (inside != NULL)
    passo_selection_select_only (get_selection (self), passo_state_get_id (inside));

  return GDK_EVENT_STOP;
}

static gboolean
leave_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  guint current = _passo_canvas_get_current (self);

  if (current != PASSO_CANVAS_NONE)
    go_to (self, passo_canvas_scene_get_item (self->scene, current)->parent, FALSE);

  return GDK_EVENT_STOP;
}

static void
fold_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  gboolean folded = g_str_equal (action_name, "canvas.fold");
  guint current = _passo_canvas_get_current (self);
  const PassoCanvasItem *item;

  if (current == PASSO_CANVAS_NONE)
    return;

  item = passo_canvas_scene_get_item (self->scene, current);
  if (item->can_fold)
    passo_canvas_set_folded (self, item->state_id, folded);
}

static void
fold_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  gboolean folded = g_str_equal (action_name, "canvas.fold-all");

  self->is_touched = TRUE;
  g_hash_table_remove_all (self->folded);
  for (guint i = 0; folded && machine != NULL && i < passo_machine_get_n_states (machine); i++)
    {
      const PassoState *state = passo_machine_get_state (machine, i);

      if (passo_state_get_n_child_scopes (state) > 0)
        g_hash_table_add (self->folded, GUINT_TO_POINTER (passo_state_get_id (state)));
    }
  _passo_canvas_rebuild (self);
}

/* States. */

static void
get_rectangle (PassoCanvas  *self,
               guint         index,
               GdkRectangle *rectangle)
{
  const PassoCanvasItem *item = passo_canvas_scene_get_item (self->scene, index);
  PassoLayoutBox box = passo_canvas_viewport_from_scene (&self->viewport, item->box);

  if (item->is_container)
    box.height = MIN (box.height, PASSO_CANVAS_HEADER_HEIGHT *
                                  passo_canvas_viewport_get_scale (&self->viewport));
  *rectangle = (GdkRectangle) { (int) box.x, (int) box.y, (int) box.width, (int) box.height };
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  guint id = passo_selection_get_primary (get_selection (self));
  GdkRectangle rectangle;
  guint index;

  if (id == PASSO_SELECTION_NONE || self->scene == NULL)
    return;

  passo_canvas_reveal (self, id);
  index = passo_canvas_scene_find_state (self->scene, id);
  if (index == PASSO_CANVAS_NONE)
    return;

  if (self->rename_popover == NULL)
    {
      self->rename_popover = passo_rename_popover_new (self->workspace);
      gtk_widget_set_parent (self->rename_popover, widget);
    }
  get_rectangle (self, index, &rectangle);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->rename_popover), &rectangle);
  passo_rename_popover_rename (PASSO_RENAME_POPOVER (self->rename_popover), id);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  g_autoptr (GError) error = NULL;

  if (!passo_state_command_delete (self->workspace, &error))
    gtk_widget_activate_action (widget, "win.show-message", "s", error->message);
}

static void
copy_name_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < passo_selection_get_size (get_selection (self)); i++)
    {
      const PassoState *state =
        passo_machine_find_state_by_id (machine, passo_selection_get_nth (get_selection (self), i));

      if (state != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", passo_state_get_name (state));
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), names->str);
  g_string_free (names, TRUE);
}

static void
details_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.focus-inspector", NULL);
}

/* Menu. */

static GMenuModel *
make_menu (void)
{
  static const struct
  {
    const char *label;
    const char *action;
    int section;
  } entries[] = {
    { N_("_Rename…"), "canvas.rename", 0 },
    { N_("_Delete"), "canvas.delete", 0 },
    { N_("_Copy Name"), "canvas.copy-name", 0 },
    { N_("_Fold"), "canvas.fold", 1 },
    { N_("_Unfold"), "canvas.unfold", 1 },
    { N_("Fold _All"), "canvas.fold-all", 1 },
    { N_("Unfold A_ll"), "canvas.unfold-all", 1 },
    { N_("Fit _Whole Graph"), "canvas.fit", 2 },
    { N_("Fit _Selection"), "canvas.fit-selection", 2 },
    { N_("Show _Errors Being Caught"), "canvas.show-catches", 2 },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int section = 0; section < 3; section++)
    {
      g_autoptr (GMenu) part = g_menu_new ();

      for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
        if (entries[i].section == section)
          g_menu_append (part, _(entries[i].label), entries[i].action);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
    }

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * _passo_canvas_show_menu:
 *
 * Shows the context menu at a point of the widget.
 */
void
_passo_canvas_show_menu (PassoCanvas *self,
                         double       x,
                         double       y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = make_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  guint current = _passo_canvas_get_current (self);
  GdkRectangle rectangle = { 0 };

  if (current != PASSO_CANVAS_NONE)
    {
      if (passo_selection_get_size (get_selection (self)) == 0)
        go_to (self, current, FALSE);
      get_rectangle (self, current, &rectangle);
    }
  _passo_canvas_show_menu (self, rectangle.x + rectangle.width / 2.0,
                           rectangle.y + rectangle.height / 2.0);
}

/**
 * _passo_canvas_update_actions:
 *
 * Enables what can be done with what is selected.
 */
void
_passo_canvas_update_actions (PassoCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint primary = passo_selection_get_primary (get_selection (self));
  gboolean has_selection = primary != PASSO_SELECTION_NONE;
  gboolean can_edit = has_selection && passo_state_command_can_edit (self->workspace);
  guint index = self->scene != NULL ? passo_canvas_scene_find_state (self->scene, primary)
                                    : PASSO_CANVAS_NONE;
  const PassoCanvasItem *item = index != PASSO_CANVAS_NONE
                                ? passo_canvas_scene_get_item (self->scene, index) : NULL;

  gtk_widget_action_set_enabled (widget, "canvas.rename", can_edit);
  gtk_widget_action_set_enabled (widget, "canvas.delete", can_edit);
  gtk_widget_action_set_enabled (widget, "canvas.copy-name", has_selection);
  gtk_widget_action_set_enabled (widget, "canvas.details", has_selection);
  gtk_widget_action_set_enabled (widget, "canvas.select-none", has_selection);
  gtk_widget_action_set_enabled (widget, "canvas.fit-selection", item != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.fold", item != NULL && item->is_container);
  gtk_widget_action_set_enabled (widget, "canvas.unfold",
                                 item != NULL && item->can_fold && !item->is_container);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "canvas.zoom-in", zoom_in_action },
  { "canvas.zoom-out", zoom_out_action },
  { "canvas.zoom-standard", zoom_standard_action },
  { "canvas.fit", fit_action },
  { "canvas.fit-selection", fit_selection_action },
  { "canvas.select-all", select_all_action },
  { "canvas.select-none", select_none_action },
  { "canvas.fold", fold_action },
  { "canvas.unfold", fold_action },
  { "canvas.fold-all", fold_all_action },
  { "canvas.unfold-all", fold_all_action },
  { "canvas.rename", rename_action },
  { "canvas.delete", delete_action },
  { "canvas.copy-name", copy_name_action },
  { "canvas.details", details_action },
  { "canvas.menu", menu_action },
};

/* Of several keys for one command, menus show the last. */
static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-standard" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom-standard" },
  { GDK_KEY_KP_9, GDK_CONTROL_MASK, "canvas.fit" },
  { GDK_KEY_9, GDK_CONTROL_MASK, "canvas.fit" },
  { GDK_KEY_parenleft, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.fit-selection" },
  { GDK_KEY_9, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.fit-selection" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all" },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.select-none" },
  { GDK_KEY_KP_Subtract, 0, "canvas.fold" },
  { GDK_KEY_minus, 0, "canvas.fold" },
  { GDK_KEY_KP_Add, 0, "canvas.unfold" },
  { GDK_KEY_equal, 0, "canvas.unfold" },
  { GDK_KEY_plus, 0, "canvas.unfold" },
  { GDK_KEY_F2, 0, "canvas.rename" },
  { GDK_KEY_BackSpace, 0, "canvas.delete" },
  { GDK_KEY_KP_Delete, 0, "canvas.delete" },
  { GDK_KEY_Delete, 0, "canvas.delete" },
  { GDK_KEY_KP_Enter, 0, "canvas.details" },
  { GDK_KEY_Return, 0, "canvas.details" },
  { GDK_KEY_Menu, 0, "canvas.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu" },
};

static void
add_arrow (GtkWidgetClass   *widget_class,
           guint             keyval,
           GtkDirectionType  direction)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, walk_cb, "(ib)", (int) direction, FALSE);
  gtk_widget_class_add_binding (widget_class, keyval, GDK_SHIFT_MASK, walk_cb, "(ib)", (int) direction,
                                TRUE);
}

/**
 * _passo_canvas_install_actions:
 *
 * Installs the commands and their keys, which act only while the canvas has the keyboard.
 */
void
_passo_canvas_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "canvas.show-catches", "has-catches");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers, keys[i].action,
                                         NULL);
  add_arrow (widget_class, GDK_KEY_Up, GTK_DIR_UP);
  add_arrow (widget_class, GDK_KEY_KP_Up, GTK_DIR_UP);
  add_arrow (widget_class, GDK_KEY_Down, GTK_DIR_DOWN);
  add_arrow (widget_class, GDK_KEY_KP_Down, GTK_DIR_DOWN);
  add_arrow (widget_class, GDK_KEY_Left, GTK_DIR_LEFT);
  add_arrow (widget_class, GDK_KEY_KP_Left, GTK_DIR_LEFT);
  add_arrow (widget_class, GDK_KEY_Right, GTK_DIR_RIGHT);
  add_arrow (widget_class, GDK_KEY_KP_Right, GTK_DIR_RIGHT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, leave_cb, NULL);
}
