/* passo-canvas-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "canvas/passo-canvas-minimap.h"
#include "canvas/passo-canvas-trail.h"
#include "canvas/passo-canvas-view.h"

struct _PassoCanvasView
{
  GtkWidget parent_instance;

  PassoWorkspace *workspace;
  GtkWidget *overlay;
  GtkWidget *canvas;
  GtkWidget *zoom_button;
  guint update_source;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoCanvasView, passo_canvas_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* The buttons stand beside the canvas, so they hand their commands to it. */
static void
button_clicked_cb (GtkWidget *button,
                   gpointer   user_data)
{
  PassoCanvasView *self =
    PASSO_CANVAS_VIEW (gtk_widget_get_ancestor (button, PASSO_TYPE_CANVAS_VIEW));

  gtk_widget_activate_action (self->canvas, user_data, NULL);
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *icon_name,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_label ("");

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_add_css_class (button, "canvas-button");
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), (gpointer) action);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static gboolean
update_zoom_cb (gpointer user_data)
{
  PassoCanvasView *self = user_data;
  double percent = round (passo_canvas_get_zoom (PASSO_CANVAS (self->canvas)) * 100);
  /* Translators: how large the graph is shown */
  g_autofree char *label = g_strdup_printf (_("%.0f %%"), percent);

  gtk_button_set_label (GTK_BUTTON (self->zoom_button), label);
  self->update_source = 0;

  return G_SOURCE_REMOVE;
}

/* The canvas fits the graph while it is given its size, and then nothing may ask for another. It
 * is done before the next frame. */
static void
update_zoom (PassoCanvasView *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_zoom_cb, self, NULL);
}

static void
add_zoom_buttons (PassoCanvasView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *fit;

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_bottom (box, 14);
  add_button (box, "list-remove-symbolic", _("Zoom Out"), "canvas.zoom-out");
  self->zoom_button = add_button (box, NULL, _("Zoom to 100 %"), "canvas.zoom-standard");
  gtk_widget_add_css_class (self->zoom_button, "numeric");
  add_button (box, "list-add-symbolic", _("Zoom In"), "canvas.zoom-in");
  fit = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (fit), "view-fullscreen-symbolic");
  /* Translators: a button that zooms so that the whole graph is seen */
  adw_button_content_set_label (ADW_BUTTON_CONTENT (fit), _("Fit"));
  gtk_button_set_child (GTK_BUTTON (add_button (box, NULL, _("Fit Whole Graph"), "canvas.fit")), fit);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), box);
}

static void
add_minimap (PassoCanvasView *self)
{
  GtkWidget *minimap = passo_canvas_minimap_new (PASSO_CANVAS (self->canvas));

  gtk_widget_set_halign (minimap, GTK_ALIGN_START);
  gtk_widget_set_valign (minimap, GTK_ALIGN_END);
  gtk_widget_set_margin_start (minimap, 14);
  gtk_widget_set_margin_bottom (minimap, 14);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), minimap);
}

static void
add_trail (PassoCanvasView *self)
{
  GtkWidget *trail = passo_canvas_trail_new (self->workspace, PASSO_CANVAS (self->canvas));

  gtk_widget_set_halign (trail, GTK_ALIGN_START);
  gtk_widget_set_valign (trail, GTK_ALIGN_START);
  gtk_widget_set_margin_start (trail, 14);
  gtk_widget_set_margin_end (trail, 14);
  gtk_widget_set_margin_top (trail, 10);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), trail);
}

static void
passo_canvas_view_constructed (GObject *object)
{
  PassoCanvasView *self = PASSO_CANVAS_VIEW (object);

  G_OBJECT_CLASS (passo_canvas_view_parent_class)->constructed (object);

  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->canvas = passo_canvas_new (self->workspace);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->canvas);
  add_trail (self);
  add_minimap (self);
  add_zoom_buttons (self);

  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (update_zoom), self,
                           G_CONNECT_SWAPPED);
  update_zoom_cb (self);
}

static void
passo_canvas_view_dispose (GObject *object)
{
  PassoCanvasView *self = PASSO_CANVAS_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_canvas_view_parent_class)->dispose (object);
}

static void
passo_canvas_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PassoCanvasView *self = PASSO_CANVAS_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_canvas_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PassoCanvasView *self = PASSO_CANVAS_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
passo_canvas_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PASSO_CANVAS_VIEW (widget)->canvas);
}

static void
passo_canvas_view_class_init (PassoCanvasViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_canvas_view_constructed;
  object_class->dispose = passo_canvas_view_dispose;
  object_class->get_property = passo_canvas_view_get_property;
  object_class->set_property = passo_canvas_view_set_property;
  widget_class->grab_focus = passo_canvas_view_grab_focus;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
passo_canvas_view_init (PassoCanvasView *self)
{
}

/**
 * passo_canvas_view_new:
 *
 * Returns: (transfer floating): the graph of @workspace with its controls
 */
GtkWidget *
passo_canvas_view_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_CANVAS_VIEW, "workspace", workspace, NULL);
}

/**
 * passo_canvas_view_get_canvas:
 *
 * Returns: (transfer none): the graph itself
 */
PassoCanvas *
passo_canvas_view_get_canvas (PassoCanvasView *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_VIEW (self), NULL);

  return PASSO_CANVAS (self->canvas);
}
