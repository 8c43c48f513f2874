/* passo-canvas-trail.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "canvas/passo-canvas-trail.h"

#define NAME_CHARS 24

/**
 * PassoCanvasTrail:
 *
 * Where the selected state is: the containers around it, outermost first, each of which can be gone
 * back to. Not seen while the selected state is in none.
 */
struct _PassoCanvasTrail
{
  GtkWidget parent_instance;

  PassoWorkspace *workspace;
  PassoCanvas *canvas;          /* weak */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (PassoCanvasTrail, passo_canvas_trail, GTK_TYPE_WIDGET)

static void
crumb_clicked_cb (PassoCanvasTrail *self,
                  GtkWidget        *button)
{
  guint id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "state-id"));

  if (self->canvas != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (id != 0)
    passo_selection_select_only (passo_workspace_get_selection (self->workspace), id);
  else
    passo_selection_clear (passo_workspace_get_selection (self->workspace));
}

static void
prepend_crumb (PassoCanvasTrail *self,
               const char       *name,
               guint             id)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "state-id", GUINT_TO_POINTER (id));
  g_signal_connect_object (button, "clicked", G_CALLBACK (crumb_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (self->box), button);
}

static void
prepend_arrow (PassoCanvasTrail *self)
{
  GtkWidget *arrow = gtk_label_new (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                                    ? "‹" : "›");

  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_prepend (GTK_BOX (self->box), arrow);
}

static const PassoState *
find_owner (PassoCanvasTrail *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  guint id = passo_selection_get_primary (passo_workspace_get_selection (self->workspace));
  const PassoState *state = NULL;

  if (machine != NULL && id != PASSO_SELECTION_NONE)
    state = passo_machine_find_state_by_id (machine, id);

  return state != NULL ? passo_scope_get_owner (passo_state_get_scope (state)) : NULL;
}

static void
update (PassoCanvasTrail *self)
{
  const PassoState *owner = find_owner (self);
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self), owner != NULL);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (owner == NULL)
    return;

  for (; owner != NULL; owner = passo_scope_get_owner (passo_state_get_scope (owner)))
    {
      prepend_crumb (self, passo_state_get_name (owner), passo_state_get_id (owner));
      prepend_arrow (self);
    }
  /* Translators: the outermost level of a workflow, before the names of the states one is in */
  prepend_crumb (self, C_("trail", "Workflow"), 0);
}

static void
passo_canvas_trail_dispose (GObject *object)
{
  PassoCanvasTrail *self = PASSO_CANVAS_TRAIL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_weak_pointer (&self->canvas);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_canvas_trail_parent_class)->dispose (object);
}

static void
passo_canvas_trail_class_init (PassoCanvasTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_canvas_trail_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
passo_canvas_trail_init (PassoCanvasTrail *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "canvas-trail");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where the selected state is"), -1);
}

/**
 * passo_canvas_trail_new:
 * @canvas: what gets the keyboard back; not kept alive
 *
 * Returns: (transfer floating): the way to the selected state of @workspace
 */
GtkWidget *
passo_canvas_trail_new (PassoWorkspace *workspace,
                        PassoCanvas    *canvas)
{
  PassoCanvasTrail *self = g_object_new (PASSO_TYPE_CANVAS_TRAIL, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect_object (passo_workspace_get_selection (workspace), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::graph", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
