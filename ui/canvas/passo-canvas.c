/* passo-canvas.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "canvas/passo-canvas-private.h"
#include "canvas/passo-tool-pan.h"
#include "canvas/passo-tool-select.h"

#define STANDARD_DPI (96 * 1024)
#define PLACE_DELAY_MS 150
#define STALE_OPACITY 0.5

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_ZOOM,
  PROP_HAS_CATCHES,
  N_PROPS
};

enum
{
  VIEW_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PassoCanvas, passo_canvas, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The view. */

static gboolean
place_cb (gpointer user_data)
{
  PassoCanvas *self = user_data;

  self->place_source = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/**
 * _passo_canvas_view_changed:
 *
 * Draws anew, tells whoever shows the zoom, and lets the proxies follow when the view rests.
 */
void
_passo_canvas_view_changed (PassoCanvas *self)
{
  if (self->place_source == 0)
    self->place_source = g_timeout_add (PLACE_DELAY_MS, place_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

void
_passo_canvas_pan (PassoCanvas *self,
                   double       dx,
                   double       dy)
{
  self->follows_fit = FALSE;
  self->is_touched = TRUE;
  passo_canvas_viewport_pan (&self->viewport, dx, dy);
  if (self->scene != NULL)
    passo_canvas_viewport_keep_near (&self->viewport, passo_canvas_scene_get_bounds (self->scene));
  _passo_canvas_view_changed (self);
}

void
_passo_canvas_zoom_about (PassoCanvas *self,
                          double       zoom,
                          double       x,
                          double       y)
{
  self->follows_fit = FALSE;
  self->is_touched = TRUE;
  passo_canvas_viewport_zoom_about (&self->viewport, zoom, x, y);
  _passo_canvas_view_changed (self);
}

void
_passo_canvas_fit_box (PassoCanvas    *self,
                       PassoLayoutBox  box)
{
  passo_canvas_viewport_fit (&self->viewport, box, 1);
  _passo_canvas_view_changed (self);
}

void
_passo_canvas_set_band (PassoCanvas          *self,
                        const PassoLayoutBox *band)
{
  self->has_band = band != NULL;
  if (band != NULL)
    self->band = *band;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * _passo_canvas_set_current:
 *
 * Moves the keyboard to a state, if the canvas has it.
 */
void
_passo_canvas_set_current (PassoCanvas *self,
                           guint        state_id)
{
  GtkWidget *node = g_hash_table_lookup (self->nodes, GUINT_TO_POINTER (state_id));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->current = state_id;
  if (node != NULL && focus != NULL &&
      (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (node);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const PassoCanvasPalette *
get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return passo_canvas_palette_get (adw_style_manager_get_dark (manager),
                                   adw_style_manager_get_high_contrast (manager));
}

/* The ring shows only while keys are used. */
static guint
get_focused_item (PassoCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!PASSO_IS_CANVAS_NODE (focus) || gtk_widget_get_parent (focus) != GTK_WIDGET (self) ||
      !GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return PASSO_CANVAS_NONE;

  return passo_canvas_scene_find_state (self->scene,
                                        passo_canvas_node_get_state_id (PASSO_CANVAS_NODE (focus)));
}

static void
paint_band (PassoCanvas              *self,
            GtkSnapshot              *snapshot,
            const PassoCanvasPalette *palette)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) self->band.x, (float) self->band.y,
                                             (float) self->band.width, (float) self->band.height);
  GdkRGBA fill = palette->accent;
  float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA lines[4] = { palette->accent, palette->accent, palette->accent, palette->accent };
  GskRoundedRect outline;

  fill.alpha = 0.15f;
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);
}

static void
paint_scene (PassoCanvas              *self,
             GtkSnapshot              *snapshot,
             const PassoCanvasPalette *palette)
{
  double scale = passo_canvas_viewport_get_scale (&self->viewport);
  PassoCanvasAspect aspect = { .palette = palette, .scale = scale, .progress = self->progress,
                               .phase = self->phase_tick != 0 ? self->phase : -1,
                               .has_catches = self->has_catches };
  gboolean is_stale = passo_workspace_get_graph_stale (self->workspace);

  aspect.visible = passo_canvas_viewport_get_visible (&self->viewport);
  aspect.focused_item = get_focused_item (self);
  passo_canvas_painter_paint_ground (self->painter, snapshot, &aspect, self->viewport.width,
                                     self->viewport.height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -self->viewport.x,
                                                          (float) -self->viewport.y));
  if (is_stale)
    gtk_snapshot_push_opacity (snapshot, STALE_OPACITY);
  passo_canvas_painter_paint (self->painter, snapshot, self->scene, &aspect);
  if (is_stale)
    gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
passo_canvas_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  const PassoCanvasPalette *palette = get_palette ();
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));

  gtk_snapshot_push_clip (snapshot, &all);
  if (self->scene != NULL)
    paint_scene (self, snapshot, palette);
  else
    gtk_snapshot_append_color (snapshot, &palette->view, &all);
  if (self->has_band)
    paint_band (self, snapshot, palette);
  gtk_snapshot_pop (snapshot);
}

static void
passo_canvas_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = 100;
  *natural = 400;
}

static void
passo_canvas_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  gboolean is_resized = self->viewport.width != width || self->viewport.height != height;

  passo_canvas_viewport_resize (&self->viewport, width, height);
  if (is_resized && self->follows_fit && self->scene != NULL)
    passo_canvas_fit (self);
  _passo_canvas_place_nodes (self);
  if (self->rename_popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->rename_popover));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* One stop for Tab: it goes to the current state, and from any state out again. */
static gboolean
passo_canvas_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget)))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static gboolean
passo_canvas_grab_focus (GtkWidget *widget)
{
  PassoCanvas *self = PASSO_CANVAS (widget);
  guint item = _passo_canvas_get_current (self);
  GtkWidget *node = NULL;

  if (item != PASSO_CANVAS_NONE)
    {
      self->current = passo_canvas_scene_get_item (self->scene, item)->state_id;
      node = g_hash_table_lookup (self->nodes, GUINT_TO_POINTER (self->current));
    }
  if (node != NULL)
    return gtk_widget_grab_focus (node);

  return GTK_WIDGET_CLASS (passo_canvas_parent_class)->grab_focus (widget);
}

/* The window closes, or shows another document. */
static void
passo_canvas_unroot (GtkWidget *widget)
{
  _passo_canvas_remember (PASSO_CANVAS (widget));

  GTK_WIDGET_CLASS (passo_canvas_parent_class)->unroot (widget);
}

static void
text_size_changed_cb (PassoCanvas *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  self->viewport.text_scale = dpi > 0 ? (double) dpi / STANDARD_DPI : 1;
  if (self->follows_fit && self->scene != NULL)
    passo_canvas_fit (self);
  _passo_canvas_view_changed (self);
}

static void
take_font (PassoCanvas *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  g_clear_object (&self->text);
  self->text = passo_canvas_text_new (
      pango_font_description_get_family (pango_context_get_font_description (context)));
}

static void
font_changed_cb (PassoCanvas *self)
{
  take_font (self);
  _passo_canvas_rebuild (self);
}

static void
passo_canvas_constructed (GObject *object)
{
  PassoCanvas *self = PASSO_CANVAS (object);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  AdwStyleManager *manager = adw_style_manager_get_default ();

  G_OBJECT_CLASS (passo_canvas_parent_class)->constructed (object);

  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (text_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  text_size_changed_cb (self);
  take_font (self);
  _passo_canvas_add_controllers (self);
  _passo_canvas_connect_content (self);
  _passo_canvas_update_actions (self);
}

static void
passo_canvas_dispose (GObject *object)
{
  PassoCanvas *self = PASSO_CANVAS (object);

  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_pointer (&self->rename_popover, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_object (&self->problems);
  g_clear_object (&self->projection_signals);
  g_clear_object (&self->execution_signals);
  g_clear_object (&self->select_tool);
  g_clear_object (&self->pan_tool);
  g_clear_object (&self->tool);
  g_clear_object (&self->scene);
  g_clear_object (&self->layouter);
  g_clear_object (&self->painter);
  g_clear_object (&self->text);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_canvas_parent_class)->dispose (object);
}

static void
passo_canvas_finalize (GObject *object)
{
  PassoCanvas *self = PASSO_CANVAS (object);

  g_hash_table_unref (self->folded);

  G_OBJECT_CLASS (passo_canvas_parent_class)->finalize (object);
}

static void
set_has_catches (PassoCanvas *self,
                 gboolean     has_catches)
{
  if (self->has_catches == has_catches)
    return;

  self->has_catches = has_catches;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_CATCHES]);
}

static void
passo_canvas_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PassoCanvas *self = PASSO_CANVAS (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_ZOOM:
      g_value_set_double (value, passo_canvas_get_zoom (self));
      break;

    case PROP_HAS_CATCHES:
      g_value_set_boolean (value, self->has_catches);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_canvas_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PassoCanvas *self = PASSO_CANVAS (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    case PROP_ZOOM:
      passo_canvas_set_zoom (self, g_value_get_double (value));
      break;

    case PROP_HAS_CATCHES:
      set_has_catches (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_canvas_class_init (PassoCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_canvas_constructed;
  object_class->dispose = passo_canvas_dispose;
  object_class->finalize = passo_canvas_finalize;
  object_class->get_property = passo_canvas_get_property;
  object_class->set_property = passo_canvas_set_property;

  widget_class->snapshot = passo_canvas_snapshot;
  widget_class->measure = passo_canvas_measure;
  widget_class->size_allocate = passo_canvas_size_allocate;
  widget_class->unroot = passo_canvas_unroot;
  widget_class->focus = passo_canvas_focus;
  widget_class->grab_focus = passo_canvas_grab_focus;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PassoCanvas:zoom:
   *
   * How large the graph is shown; 1 is 100 %.
   */
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0, 10, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PassoCanvas:has-catches:
   *
   * Whether catch edges are drawn; those that a run went are drawn in any case.
   */
  properties[PROP_HAS_CATCHES] =
    g_param_spec_boolean ("has-catches", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PassoCanvas::view-changed:
   *
   * Another part of the graph is shown, or another graph.
   */
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  _passo_canvas_install_actions (widget_class);
}

static void
passo_canvas_init (PassoCanvas *self)
{
  g_autofree char *program = passo_layout_client_find_program ();
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (program);

  self->layouter = passo_layouter_new (client);
  self->painter = passo_canvas_painter_new ();
  self->select_tool = passo_tool_select_new ();
  self->pan_tool = passo_tool_pan_new ();
  self->folded = g_hash_table_new (NULL, NULL);
  self->nodes = g_hash_table_new (NULL, NULL);
  self->viewport.zoom = 1;
  self->viewport.text_scale = 1;
  self->progress = 1;
  self->hovered_edge = PASSO_CANVAS_NONE;
  self->follows_fit = TRUE;
  self->has_catches = TRUE;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("States of the workflow"), -1);
}

/**
 * passo_canvas_new:
 *
 * Returns: (transfer floating): the graph of @workspace
 */
GtkWidget *
passo_canvas_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_CANVAS, "workspace", workspace, NULL);
}

/**
 * passo_canvas_get_zoom:
 *
 * Returns: how large the graph is shown; 1 is 100 %
 */
double
passo_canvas_get_zoom (PassoCanvas *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS (self), 1);

  return self->viewport.zoom;
}

/**
 * passo_canvas_set_zoom:
 *
 * Zooms about the middle of the view.
 */
void
passo_canvas_set_zoom (PassoCanvas *self,
                       double       zoom)
{
  g_return_if_fail (PASSO_IS_CANVAS (self));

  if (zoom == self->viewport.zoom)
    return;

  _passo_canvas_zoom_about (self, zoom, self->viewport.width / 2, self->viewport.height / 2);
}

/**
 * passo_canvas_fit:
 *
 * Shows the whole graph, and goes on to do so until somebody moves the view.
 */
void
passo_canvas_fit (PassoCanvas *self)
{
  g_return_if_fail (PASSO_IS_CANVAS (self));

  self->follows_fit = TRUE;
  if (self->scene != NULL)
    _passo_canvas_fit_box (self, passo_canvas_scene_get_bounds (self->scene));
}

/**
 * passo_canvas_is_whole:
 *
 * Returns: whether nothing of the graph is out of sight
 */
gboolean
passo_canvas_is_whole (PassoCanvas *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS (self), TRUE);

  return self->scene == NULL ||
         passo_canvas_viewport_holds (&self->viewport, passo_canvas_scene_get_bounds (self->scene));
}

/**
 * passo_canvas_get_n_painted:
 *
 * Returns: how many boxes the last frame drew
 */
guint
passo_canvas_get_n_painted (PassoCanvas *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS (self), 0);

  return passo_canvas_painter_get_n_painted (self->painter);
}
