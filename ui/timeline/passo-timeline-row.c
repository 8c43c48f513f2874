/* passo-timeline-row.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "timeline/passo-timeline-words.h"
#include "widgets/passo-run-look.h"
#include "widgets/passo-theme-color.h"

#define ROW_HEIGHT    24
#define BAR_HEIGHT    14
#define BAR_LEAST     4
#define BAR_RADIUS    4
#define INDENT        14
#define FOLD_WIDTH    18
#define STRIPE_WIDTH  6
#define CAPTION_LEAST 60

/**
 * PassoTimelineRow:
 *
 * Name and bars of one state. Bars that would fall into the same pixels are drawn once, in the
 * colour of the worst of them, so that a row of 10,000 visits costs no more than its width.
 */
struct _PassoTimelineRow
{
  GtkWidget           parent_instance;

  GtkWidget          *fold_button; /* of a container */
  GtkWidget          *label;
  PassoTimelineScale *scale;
  PassoTimelineItem  *item;
  PassoRunProjection *projection;
};

G_DEFINE_FINAL_TYPE (PassoTimelineRow, passo_timeline_row, GTK_TYPE_WIDGET)

/* How much each status matters where bars share a pixel, and the theme's colour for it. */
static const struct
{
  guint       weight;
  const char *color;
  float       alpha;
} looks[] = {
  [PASSO_RUN_NOT_REACHED] = { 0, "currentColor", 0.10f },
  [PASSO_RUN_SUCCEEDED] = { 1, "success_bg_color", 1.0f },
  [PASSO_RUN_WAITING] = { 2, "currentColor", 0.18f },
  [PASSO_RUN_RUNNING] = { 3, "accent_bg_color", 1.0f },
  [PASSO_RUN_PAUSED] = { 4, "accent_bg_color", 1.0f },
  [PASSO_RUN_ABORTED] = { 5, "currentColor", 0.45f },
  [PASSO_RUN_CAUGHT] = { 6, "warning_bg_color", 1.0f },
  [PASSO_RUN_FAILED] = { 7, "error_bg_color", 1.0f },
  [PASSO_RUN_TIMED_OUT] = { 7, "error_bg_color", 1.0f },
};

static gboolean
is_failure (PassoRunStatus look)
{
  return look == PASSO_RUN_FAILED || look == PASSO_RUN_TIMED_OUT || look == PASSO_RUN_CAUGHT;
}

/* An attempt may go well and the state fail after it, on its result: the bar then stands for the
 * state. */
static const PassoRunSpan *
get_telling (PassoTimelineRow   *self,
             const PassoRunSpan *span)
{
  const PassoRunSpan *visit;

  if (span->kind != PASSO_SPAN_RUN || span->status != PASSO_RUN_SUCCEEDED ||
      span->parent == PASSO_SPAN_NONE)
    return span;

  visit = passo_run_projection_get_span (self->projection, span->parent);
  return visit->kind == PASSO_SPAN_STATE && is_failure (visit->status) ? visit : span;
}

static PassoRunStatus
get_look (PassoTimelineRow   *self,
          const PassoRunSpan *span)
{
  if (span->kind == PASSO_SPAN_WAIT || span->kind == PASSO_SPAN_BACKOFF)
    return PASSO_RUN_WAITING;

  return get_telling (self, span)->status;
}

static double
passo_timeline_row_get_axis_width (PassoTimelineRow *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - PASSO_TIMELINE_NAME_WIDTH -
              PASSO_TIMELINE_END_MARGIN, 1);
}

static double
passo_timeline_row_get_end (PassoTimelineRow   *self,
                            const PassoRunSpan *span,
                            double              width)
{
  guint last = span->last_event;

  if (span->end < 0)
    last = passo_history_get_size (passo_run_projection_get_history (self->projection));

  return passo_timeline_scale_get_x (self->scale, last, width);
}

static void
snapshot_caption (PassoTimelineRow   *self,
                  GtkSnapshot        *snapshot,
                  const PassoRunSpan *span,
                  double              x,
                  double              width)
{
  PassoHistory *history = passo_run_projection_get_history (self->projection);
  const char *error = passo_event_get_error (
    passo_history_get_event (history, get_telling (self, span)->last_event));
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  GdkRGBA color = passo_theme_color (GTK_WIDGET (self), "error_fg_color");
  int height;

  if (error == NULL)
    return;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), error);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width - 8) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x + 4, (BAR_HEIGHT - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_bar (PassoTimelineRow *self,
              GtkSnapshot      *snapshot,
              PassoRunStatus    look,
              double            start,
              double            end)
{
  graphene_rect_t bounds;
  GskRoundedRect outline;
  GdkRGBA color = passo_theme_color (GTK_WIDGET (self), looks[look].color);

  color.alpha *= looks[look].alpha;
  graphene_rect_init (&bounds, (float) start, 0, (float) MAX (end - start, BAR_LEAST), BAR_HEIGHT);
  gsk_rounded_rect_init_from_rect (&outline, &bounds,
                                   MIN (BAR_RADIUS, bounds.size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* Time between two attempts: pale stripes. */
static void
snapshot_backoff (PassoTimelineRow *self,
                  GtkSnapshot      *snapshot,
                  double            start,
                  double            end)
{
  GdkRGBA pale = passo_theme_color (GTK_WIDGET (self), "currentColor");
  GdkRGBA paler = pale;
  graphene_rect_t bounds;

  pale.alpha *= 0.22f;
  paler.alpha *= 0.06f;
  graphene_rect_init (&bounds, (float) start, BAR_HEIGHT / 4.0f,
                      (float) MAX (end - start, BAR_LEAST), BAR_HEIGHT / 2.0f);
  gtk_snapshot_append_repeating_linear_gradient (
    snapshot, &bounds, &GRAPHENE_POINT_INIT ((float) start, 0),
    &GRAPHENE_POINT_INIT ((float) start + STRIPE_WIDTH, STRIPE_WIDTH),
    (const GskColorStop[]) { { 0, pale }, { 0.5f, pale }, { 0.5f, paler }, { 1, paler } }, 4);
}

static void
snapshot_span (PassoTimelineRow   *self,
               GtkSnapshot        *snapshot,
               const PassoRunSpan *span,
               double              start,
               double              end)
{
  PassoRunStatus look = get_look (self, span);

  if (span->kind == PASSO_SPAN_BACKOFF)
    {
      snapshot_backoff (self, snapshot, start, end);
      return;
    }

  snapshot_bar (self, snapshot, look, start, end);
  if (is_failure (look) && end - start > CAPTION_LEAST)
    snapshot_caption (self, snapshot, span, start, end - start);
}

static void
snapshot_bars (PassoTimelineRow *self,
               GtkSnapshot      *snapshot,
               double            width)
{
  GArray *spans = passo_timeline_item_get_spans (self->item);
  double drawn_to = -1;
  guint drawn_weight = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const PassoRunSpan *span =
        passo_run_projection_get_span (self->projection, g_array_index (spans, guint, i));
      guint weight = looks[get_look (self, span)].weight;
      double start = passo_timeline_scale_get_x (self->scale, span->first_event, width);
      double end = MAX (passo_timeline_row_get_end (self, span, width), start + BAR_LEAST);

      if (end < 0 || start > width || (end <= drawn_to + 1 && weight <= drawn_weight))
        continue;

      /* Pale bars must not darken where they overlap. */
      if (weight <= drawn_weight)
        start = MAX (start, drawn_to);
      snapshot_span (self, snapshot, span, MAX (start, -BAR_RADIUS), MIN (end, width + BAR_RADIUS));
      drawn_weight = end > drawn_to + 1 ? weight : MAX (drawn_weight, weight);
      drawn_to = MAX (drawn_to, end);
    }
}

static void
passo_timeline_row_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  PassoTimelineRow *self = PASSO_TIMELINE_ROW (widget);
  double width = passo_timeline_row_get_axis_width (self);
  int height = gtk_widget_get_height (widget);

  gtk_widget_snapshot_child (widget, self->fold_button, snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
  if (self->item == NULL || self->projection == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (PASSO_TIMELINE_NAME_WIDTH, 0,
                                                         (float) width + PASSO_TIMELINE_END_MARGIN,
                                                         height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PASSO_TIMELINE_NAME_WIDTH,
                                                          (height - BAR_HEIGHT) / 2.0f));
  snapshot_bars (self, snapshot, width);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The bar at a place, the one on top where several lie there. */
static const PassoRunSpan *
passo_timeline_row_pick_span (PassoTimelineRow *self,
                              double            x)
{
  double width = passo_timeline_row_get_axis_width (self);
  GArray *spans;

  if (self->item == NULL || self->projection == NULL || x < PASSO_TIMELINE_NAME_WIDTH)
    return NULL;

  x -= PASSO_TIMELINE_NAME_WIDTH;
  spans = passo_timeline_item_get_spans (self->item);
  for (guint i = spans->len; i > 0; i--)
    {
      const PassoRunSpan *span =
        passo_run_projection_get_span (self->projection, g_array_index (spans, guint, i - 1));
      double start = passo_timeline_scale_get_x (self->scale, span->first_event, width);
      double end = MAX (passo_timeline_row_get_end (self, span, width), start + BAR_LEAST);

      if (x >= start - 1 && x <= end + 1)
        return span;
    }

  return NULL;
}

static gboolean
passo_timeline_row_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard,
                                  GtkTooltip *tooltip)
{
  PassoTimelineRow *self = PASSO_TIMELINE_ROW (widget);
  const PassoRunSpan *span = passo_timeline_row_pick_span (self, x);
  g_autofree char *words = NULL;

  if (keyboard || self->item == NULL)
    return FALSE;

  if (span != NULL)
    words = passo_timeline_words_dup_span (self->projection, span->index);
  else if (x < PASSO_TIMELINE_NAME_WIDTH)
    words = g_strdup (passo_timeline_item_get_name (self->item));
  if (words == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static void
passo_timeline_row_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  PassoTimelineRow *self = PASSO_TIMELINE_ROW (widget);
  int label;

  gtk_widget_measure (self->fold_button, orientation, -1, &label, NULL, NULL, NULL);
  gtk_widget_measure (self->label, orientation, -1, &label, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (ROW_HEIGHT, label);
  else
    *minimum = *natural = PASSO_TIMELINE_NAME_WIDTH + 100;
}

static void
passo_timeline_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  PassoTimelineRow *self = PASSO_TIMELINE_ROW (widget);
  guint depth = self->item != NULL ? passo_timeline_item_get_depth (self->item) : 0;
  int left = (int) MIN (depth, 5) * INDENT;
  int least;

  gtk_widget_measure (self->fold_button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->fold_button,
                            &(GtkAllocation) { left, 0, MAX (FOLD_WIDTH, least), height }, -1);
  left += FOLD_WIDTH;
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { left, 0,
                                               MAX (PASSO_TIMELINE_NAME_WIDTH - 8 - left, least),
                                               height }, -1);
}

static void
passo_timeline_row_dispose (GObject *object)
{
  PassoTimelineRow *self = PASSO_TIMELINE_ROW (object);

  g_clear_pointer (&self->fold_button, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->scale);
  g_clear_object (&self->item);
  g_clear_object (&self->projection);

  G_OBJECT_CLASS (passo_timeline_row_parent_class)->dispose (object);
}

static void
passo_timeline_row_class_init (PassoTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_timeline_row_dispose;

  widget_class->snapshot = passo_timeline_row_snapshot;
  widget_class->measure = passo_timeline_row_measure;
  widget_class->size_allocate = passo_timeline_row_size_allocate;
  widget_class->query_tooltip = passo_timeline_row_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "timeline-row");
}

static void
passo_timeline_row_init (PassoTimelineRow *self)
{
  /* The keyboard folds with the arrow keys of the list. */
  self->fold_button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_focusable (self->fold_button, FALSE);
  gtk_widget_add_css_class (self->fold_button, "flat");
  gtk_widget_add_css_class (self->fold_button, "timeline-fold");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fold_button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fold_button), "timeline.toggle-fold");
  gtk_widget_set_parent (self->fold_button, GTK_WIDGET (self));

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * passo_timeline_row_new:
 * @scale: the scale that all rows share
 *
 * Returns: (transfer floating): a row with nothing in it
 */
GtkWidget *
passo_timeline_row_new (PassoTimelineScale *scale)
{
  PassoTimelineRow *self;

  g_return_val_if_fail (PASSO_IS_TIMELINE_SCALE (scale), NULL);

  self = g_object_new (PASSO_TYPE_TIMELINE_ROW, NULL);
  self->scale = g_object_ref (scale);
  g_signal_connect_object (scale, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
passo_timeline_row_show_name (PassoTimelineRow *self)
{
  const char *name = passo_timeline_item_get_name (self->item);
  guint n = passo_timeline_item_get_n_visits (self->item);
  g_autofree char *text = n > 1 ? g_strdup_printf ("%s ×%u", name, n) : g_strdup (name);
  const PassoRunState *state = passo_run_projection_find_state (self->projection, name);
  g_autofree char *description = NULL;

  gtk_label_set_text (GTK_LABEL (self->label), text);

  /* Translators: a row of the timeline for screen readers: how often a state was entered, and how
   * it stands, “Succeeded” for instance */
  description = g_strdup_printf (ngettext ("%u visit, %s", "%u visits, %s", n), n,
                                 passo_run_look_get_label (state != NULL ? state->status
                                                                         : PASSO_RUN_NOT_REACHED));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
passo_timeline_row_show_fold (PassoTimelineRow *self)
{
  const char *name = passo_timeline_item_get_name (self->item);
  gboolean folded = passo_timeline_item_get_folded (self->item);
  g_autofree char *label = g_strdup_printf (folded ? _("Unfold “%s”") : _("Fold “%s”"), name);

  gtk_widget_set_child_visible (self->fold_button,
                                passo_timeline_item_get_container (self->item));
  gtk_button_set_icon_name (GTK_BUTTON (self->fold_button),
                            folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fold_button), "s", name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * passo_timeline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PassoTimelineItem *
passo_timeline_row_get_item (PassoTimelineRow *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_ROW (self), NULL);

  return self->item;
}

/**
 * passo_timeline_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows
 * @projection: (nullable): the projection whose spans @item names
 */
void
passo_timeline_row_set_item (PassoTimelineRow   *self,
                             PassoTimelineItem  *item,
                             PassoRunProjection *projection)
{
  g_return_if_fail (PASSO_IS_TIMELINE_ROW (self));

  g_set_object (&self->item, item);
  g_set_object (&self->projection, projection);
  if (item != NULL && projection != NULL)
    {
      passo_timeline_row_show_name (self);
      passo_timeline_row_show_fold (self);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * passo_timeline_row_pick_event:
 * @self: a row
 * @x: a place in the row, in pixels
 *
 * Returns: the last event of the bar at @x; where there is none, the last event at or before @x;
 *   0 on the name
 */
guint
passo_timeline_row_pick_event (PassoTimelineRow *self,
                               double            x)
{
  const PassoRunSpan *span;

  g_return_val_if_fail (PASSO_IS_TIMELINE_ROW (self), 0);

  if (self->item == NULL || self->projection == NULL || x < PASSO_TIMELINE_NAME_WIDTH)
    return 0;

  span = passo_timeline_row_pick_span (self, x);
  if (span != NULL)
    return span->last_event;

  return passo_timeline_scale_get_event (self->scale, x - PASSO_TIMELINE_NAME_WIDTH,
                                         passo_timeline_row_get_axis_width (self));
}
