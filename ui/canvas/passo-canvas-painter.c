/* passo-canvas-painter.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "canvas/passo-canvas-painter.h"

#define NODE_RADIUS 11.0
#define CONTAINER_RADIUS 14.0
#define TILE_RADIUS 8.0
#define ICON_SIZE 18.0
#define MARK_SIZE 11.0
#define PROBLEM_SIZE 16.0
#define DISC_SIZE 17.0
#define DISC_ICON_SIZE 11.0
#define FOLD_SIZE 12.0
#define GRID_STEP 20.0
#define DOT_RADIUS 1.1
#define SHEET_INSET 10.0
#define OUTLINE_GAP 4.0

/* What the ground depends on. It is a desk that stays while the graph is moved over it: the same node
 * is drawn again, GTK sees that, and paints only what changes. Dots that moved along would make it
 * paint the whole view in each frame, three times the work. */
typedef struct
{
  int side;
  double width;
  double height;
  const PassoCanvasPalette *palette;
} Ground;

struct _PassoCanvasPainter
{
  GObject parent_instance;

  GHashTable *icons;            /* IconKey to GskRenderNode */
  guint n_painted;

  GskRenderNode *ground;        /* (nullable) of the view as it was last drawn */
  Ground ground_key;
};

G_DEFINE_FINAL_TYPE (PassoCanvasPainter, passo_canvas_painter, G_TYPE_OBJECT)

typedef struct
{
  const PassoCanvasIcon *icon;
  GdkRGBA colour;
  double size;
  double line_width;
} IconKey;

static guint
icon_key_hash (gconstpointer data)
{
  const IconKey *key = data;

  return g_direct_hash (key->icon) ^ gdk_rgba_hash (&key->colour) ^ (guint) (key->size * 64);
}

static gboolean
icon_key_equal (gconstpointer a,
                gconstpointer b)
{
  const IconKey *left = a;
  const IconKey *right = b;

  return left->icon == right->icon && left->size == right->size &&
         left->line_width == right->line_width && gdk_rgba_equal (&left->colour, &right->colour);
}

static void
passo_canvas_painter_finalize (GObject *object)
{
  PassoCanvasPainter *self = PASSO_CANVAS_PAINTER (object);

  g_hash_table_unref (self->icons);
  g_clear_pointer (&self->ground, gsk_render_node_unref);

  G_OBJECT_CLASS (passo_canvas_painter_parent_class)->finalize (object);
}

static void
passo_canvas_painter_class_init (PassoCanvasPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_canvas_painter_finalize;
}

static void
passo_canvas_painter_init (PassoCanvasPainter *self)
{
  self->icons = g_hash_table_new_full (icon_key_hash, icon_key_equal, g_free,
                                       (GDestroyNotify) gsk_render_node_unref);
}

/**
 * passo_canvas_painter_new:
 *
 * Returns: (transfer full): a painter; it needs no display
 */
PassoCanvasPainter *
passo_canvas_painter_new (void)
{
  return g_object_new (PASSO_TYPE_CANVAS_PAINTER, NULL);
}

/**
 * passo_canvas_painter_get_n_painted:
 *
 * Returns: how many items the last painting drew
 */
guint
passo_canvas_painter_get_n_painted (PassoCanvasPainter *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_PAINTER (self), 0);

  return self->n_painted;
}

/* Parts that everything is made of. */

static graphene_rect_t
to_rect (PassoLayoutBox box)
{
  return GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height);
}

static PassoLayoutBox
grow (PassoLayoutBox box,
      double         by)
{
  return (PassoLayoutBox) { box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by };
}

static gboolean
is_visible (const PassoCanvasAspect *aspect,
            PassoLayoutBox           box)
{
  const PassoLayoutBox *visible = &aspect->visible;

  return box.x <= visible->x + visible->width && box.x + box.width >= visible->x &&
         box.y <= visible->y + visible->height && box.y + box.height >= visible->y;
}

static void
fill_rounded (GtkSnapshot    *snapshot,
              PassoLayoutBox  box,
              double          radius,
              const GdkRGBA  *colour)
{
  graphene_rect_t rect = to_rect (box);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
outline_rounded (GtkSnapshot    *snapshot,
                 PassoLayoutBox  box,
                 double          radius,
                 double          width,
                 const GdkRGBA  *colour)
{
  graphene_rect_t rect = to_rect (box);
  GskRoundedRect rounded;
  float widths[4] = { (float) width, (float) width, (float) width, (float) width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) radius);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colours);
}

static void
trace_rounded (cairo_t        *cr,
               PassoLayoutBox  box,
               double          radius)
{
  double right = box.x + box.width, bottom = box.y + box.height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box.x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box.x + radius, box.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
dash_rounded (GtkSnapshot    *snapshot,
              PassoLayoutBox  box,
              double          radius,
              const GdkRGBA  *colour,
              double          offset)
{
  static const double dashes[] = { 5, 4 };
  graphene_rect_t bounds = to_rect (grow (box, 2));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  trace_rounded (cr, box, radius);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), offset);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
put_text (GtkSnapshot   *snapshot,
          PangoLayout   *layout,
          double         x,
          double         y,
          const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static GskRenderNode *
get_icon_node (PassoCanvasPainter *self,
               const IconKey      *key)
{
  GskRenderNode *node = g_hash_table_lookup (self->icons, key);
  cairo_t *cr;

  if (node != NULL)
    return node;

  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) key->size, (float) key->size));
  cr = gsk_cairo_node_get_draw_context (node);
  passo_canvas_icon_draw (key->icon, cr, key->size, &key->colour, key->line_width);
  cairo_destroy (cr);
  g_hash_table_insert (self->icons, g_memdup2 (key, sizeof *key), node);

  return node;
}

static void
put_icon (PassoCanvasPainter    *self,
          GtkSnapshot           *snapshot,
          const PassoCanvasIcon *icon,
          double                 x,
          double                 y,
          double                 size,
          double                 line_width,
          const GdkRGBA         *colour)
{
  IconKey key = { .icon = icon, .colour = *colour, .size = size, .line_width = line_width };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, get_icon_node (self, &key));
  gtk_snapshot_restore (snapshot);
}

/* What lies over a box: outline by status, selection, the keyboard's focus. */

static void
paint_outline (GtkSnapshot             *snapshot,
               const PassoCanvasItem   *item,
               PassoLayoutBox           box,
               double                   radius,
               double                   plain_width,
               const GdkRGBA           *plain,
               const PassoCanvasAspect *aspect)
{
  const PassoCanvasPalette *palette = aspect->palette;
  const GdkRGBA *status = passo_canvas_palette_get_for_status (palette, item->status);

  if (item->is_selected)
    outline_rounded (snapshot, grow (box, 0.5), radius, 2.5, &palette->accent);
  else if (status != NULL)
    outline_rounded (snapshot, box, radius, 1.8, status);
  else
    outline_rounded (snapshot, box, radius, plain_width, plain);

  if (item->status == PASSO_RUN_PAUSED)
    dash_rounded (snapshot, grow (box, OUTLINE_GAP), radius + 3, &palette->accent, 0);
  else if (item->status == PASSO_RUN_RUNNING && !item->is_container && aspect->phase >= 0)
    dash_rounded (snapshot, grow (box, OUTLINE_GAP), radius + 3, &palette->running, -9 * aspect->phase);
}

static void
paint_focus (GtkSnapshot              *snapshot,
             PassoLayoutBox            box,
             double                    radius,
             const PassoCanvasPalette *palette)
{
  GdkRGBA ring = palette->accent;

  ring.alpha = 0.5f;
  outline_rounded (snapshot, grow (box, 5), radius + 4, 2, &ring);
}

static void
paint_disc (PassoCanvasPainter      *self,
            GtkSnapshot             *snapshot,
            const PassoCanvasItem   *item,
            double                   x,
            double                   y,
            const PassoCanvasAspect *aspect)
{
  const PassoCanvasIcon *icon = passo_canvas_icon_get_for_status (item->status);
  PassoLayoutBox disc = { x - DISC_SIZE / 2, y - DISC_SIZE / 2, DISC_SIZE, DISC_SIZE };
  double inset = (DISC_SIZE - DISC_ICON_SIZE) / 2;

  if (icon == NULL)
    return;

  fill_rounded (snapshot, disc, DISC_SIZE / 2,
                passo_canvas_palette_get_for_status (aspect->palette, item->status));
  put_icon (self, snapshot, icon, disc.x + inset, disc.y + inset, DISC_ICON_SIZE, 3.2,
            &aspect->palette->on_status);
}

/* On the corner of the box, as it belongs to none of the run's signs: a disc for an error, a
 * triangle for a warning. */
static void
paint_problem (PassoCanvasPainter      *self,
               GtkSnapshot             *snapshot,
               const PassoCanvasItem   *item,
               PassoLayoutBox           box,
               const PassoCanvasAspect *aspect)
{
  const PassoCanvasPalette *palette = aspect->palette;
  PassoLayoutBox sign = { box.x + 4 - PROBLEM_SIZE / 2, box.y + 4 - PROBLEM_SIZE / 2,
                          PROBLEM_SIZE, PROBLEM_SIZE };

  if (item->problem == PASSO_STATE_PROBLEM_NONE || aspect->scale < PASSO_CANVAS_DETAIL_TEXT)
    return;

  if (item->problem == PASSO_STATE_PROBLEM_ERROR)
    {
      fill_rounded (snapshot, sign, PROBLEM_SIZE / 2, &palette->error);
      put_icon (self, snapshot, passo_canvas_icon_lookup ("problem-error"), sign.x, sign.y,
                PROBLEM_SIZE, 4, &palette->on_status);
      return;
    }

  put_icon (self, snapshot, passo_canvas_icon_lookup ("problem-warning"), sign.x, sign.y,
            PROBLEM_SIZE, 1, &palette->waiting);
  put_icon (self, snapshot, passo_canvas_icon_lookup ("problem-mark"), sign.x, sign.y,
            PROBLEM_SIZE, 2.6, &palette->on_status);
}

static const struct
{
  PassoGraphMarks mark;
  const char *icon;
} marks[] = {
  { PASSO_GRAPH_MARK_CONCURRENCY, "mark-concurrency" },
  { PASSO_GRAPH_MARK_PLACEHOLDER, "mark-placeholder" },
  { PASSO_GRAPH_MARK_COMMENT, "mark-comment" },
  { PASSO_GRAPH_MARK_CATCH, "mark-catch" },
  { PASSO_GRAPH_MARK_RETRY, "mark-retry" },
};

/* From right to left; gives the x that is left over. */
static double
paint_marks (PassoCanvasPainter      *self,
             GtkSnapshot             *snapshot,
             const PassoCanvasItem   *item,
             double                   right,
             double                   y,
             const PassoCanvasAspect *aspect)
{
  double width, height;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      /* A container says how many at once in words. */
      if ((item->graph_node->marks & marks[i].mark) == 0 ||
          (item->is_container && marks[i].mark == PASSO_GRAPH_MARK_CONCURRENCY))
        continue;
      if (marks[i].mark == PASSO_GRAPH_MARK_RETRY && item->retries != NULL)
        {
          passo_canvas_text_get_size (item->retries, &width, &height);
          put_text (snapshot, item->retries, right - width, y + (MARK_SIZE - height) / 2,
                    &aspect->palette->dim);
          right -= width + 1;
        }
      put_icon (self, snapshot, passo_canvas_icon_lookup (marks[i].icon), right - MARK_SIZE, y,
                MARK_SIZE, 2, &aspect->palette->dim);
      right -= PASSO_CANVAS_MARK_STEP;
    }

  return right;
}

/* Containers. */

static void
paint_sheets (GtkSnapshot             *snapshot,
              PassoLayoutBox           box,
              const PassoCanvasAspect *aspect)
{
  GdkRGBA colour = aspect->palette->edge;

  colour.alpha *= 0.6f;
  for (int i = 1; i <= 2; i++)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT ((float) (box.x + 6 + SHEET_INSET * i),
                                                    (float) (box.y - 4 * i),
                                                    (float) (box.width - 2 * (6 + SHEET_INSET * i)), 1));
}

static void
paint_title (PassoCanvasPainter      *self,
             GtkSnapshot             *snapshot,
             const PassoCanvasItem   *item,
             PassoLayoutBox           box,
             const PassoCanvasAspect *aspect)
{
  double right = box.x + box.width - 13;
  double middle = box.y + 17;
  double width, height;

  put_icon (self, snapshot, passo_canvas_icon_lookup ("fold-open"), box.x + 13,
            middle - FOLD_SIZE / 2, FOLD_SIZE, 2.6, &aspect->palette->text);
  if (passo_canvas_icon_get_for_status (item->status) != NULL)
    {
      paint_disc (self, snapshot, item, right - DISC_SIZE / 2 + 2, middle, aspect);
      right -= DISC_SIZE + 4;
    }
  if (item->count != NULL && aspect->scale >= PASSO_CANVAS_DETAIL_FULL)
    {
      passo_canvas_text_get_size (item->count, &width, &height);
      put_text (snapshot, item->count, right - width, middle - height / 2, &aspect->palette->dim);
      right -= width + 6;
    }
  if (aspect->scale >= PASSO_CANVAS_DETAIL_FULL)
    paint_marks (self, snapshot, item, right, middle - MARK_SIZE / 2, aspect);
  if (item->name != NULL)
    {
      passo_canvas_text_get_size (item->name, &width, &height);
      put_text (snapshot, item->name, box.x + 30, middle - height / 2, &aspect->palette->text);
    }
}

static void
paint_container (PassoCanvasPainter      *self,
                 GtkSnapshot             *snapshot,
                 const PassoCanvasItem   *item,
                 PassoLayoutBox           box,
                 const PassoCanvasAspect *aspect)
{
  GdkRGBA line = aspect->palette->edge;

  line.alpha *= 0.55f;
  fill_rounded (snapshot, box, CONTAINER_RADIUS, &aspect->palette->container);
  if (aspect->scale >= PASSO_CANVAS_DETAIL_TEXT && item->graph_node->state != NULL &&
      passo_state_get_state_type (item->graph_node->state) == PASSO_STATE_MAP)
    paint_sheets (snapshot, box, aspect);
  paint_outline (snapshot, item, box, CONTAINER_RADIUS, 1.4, &line, aspect);
  if (aspect->scale >= PASSO_CANVAS_DETAIL_TEXT)
    paint_title (self, snapshot, item, box, aspect);
  paint_problem (self, snapshot, item, box, aspect);
}

/* Nodes. */

static void
paint_pill_node (GtkSnapshot             *snapshot,
                 const PassoCanvasItem   *item,
                 PassoLayoutBox           box,
                 const PassoCanvasAspect *aspect)
{
  const PassoCanvasPalette *palette = aspect->palette;
  gboolean is_missing = item->graph_node->kind == PASSO_GRAPH_NODE_MISSING;
  double width, height;

  fill_rounded (snapshot, box, box.height / 2, &palette->pill);
  if (is_missing)
    dash_rounded (snapshot, grow (box, -1), box.height / 2 - 1, &palette->error, 0);
  else
    outline_rounded (snapshot, box, box.height / 2, 1, &palette->line);
  if (aspect->scale < PASSO_CANVAS_DETAIL_TEXT)
    return;

  passo_canvas_text_get_size (item->name, &width, &height);
  put_text (snapshot, item->name, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2,
            is_missing ? &palette->error : &palette->text);
}

static void
paint_tile (PassoCanvasPainter      *self,
            GtkSnapshot             *snapshot,
            const PassoCanvasItem   *item,
            PassoLayoutBox           box,
            const PassoCanvasAspect *aspect)
{
  const GdkRGBA *hue = &aspect->palette->hues[item->icon->hue];
  PassoLayoutBox tile = { box.x + PASSO_CANVAS_TILE_INSET,
                          box.y + (box.height - PASSO_CANVAS_TILE_SIZE) / 2,
                          PASSO_CANVAS_TILE_SIZE, PASSO_CANVAS_TILE_SIZE };
  double inset = (PASSO_CANVAS_TILE_SIZE - ICON_SIZE) / 2;
  GdkRGBA tint = *hue;

  tint.alpha = (float) aspect->palette->tile_alpha;
  fill_rounded (snapshot, tile, TILE_RADIUS, &tint);
  put_icon (self, snapshot, item->icon, tile.x + inset, tile.y + inset, ICON_SIZE, 2.1, hue);
}

static void
paint_words (PassoCanvasPainter      *self,
             GtkSnapshot             *snapshot,
             const PassoCanvasItem   *item,
             PassoLayoutBox           box,
             const PassoCanvasAspect *aspect)
{
  gboolean has_detail = aspect->scale >= PASSO_CANVAS_DETAIL_FULL;
  PangoLayout *second = item->count != NULL ? item->count : item->subtitle;
  double width, height, second_width, second_height = 0;
  double y, x = box.x + PASSO_CANVAS_TEXT_X;

  passo_canvas_text_get_size (item->name, &width, &height);
  if (second != NULL)
    passo_canvas_text_get_size (second, &second_width, &second_height);
  y = box.y + (box.height - height - (has_detail ? second_height : 0)) / 2;
  put_text (snapshot, item->name, x, y, &aspect->palette->text);
  if (second != NULL && has_detail)
    put_text (snapshot, second, x, y + height, &aspect->palette->dim);
  if (has_detail)
    paint_marks (self, snapshot, item, box.x + box.width - 10,
                 y + height + (second_height > 0 ? (second_height - MARK_SIZE) / 2 : 0), aspect);
}

static void
paint_node (PassoCanvasPainter      *self,
            GtkSnapshot             *snapshot,
            const PassoCanvasItem   *item,
            PassoLayoutBox           box,
            const PassoCanvasAspect *aspect)
{
  const PassoCanvasPalette *palette = aspect->palette;
  PassoLayoutBox shadow = { box.x - 0.5, box.y + 0.5, box.width + 1, box.height + 1.5 };

  if (aspect->scale >= PASSO_CANVAS_DETAIL_FULL)
    fill_rounded (snapshot, shadow, NODE_RADIUS + 0.5, &palette->shadow);
  fill_rounded (snapshot, box, NODE_RADIUS, &palette->card);
  paint_outline (snapshot, item, box, NODE_RADIUS, 1.2, &palette->line, aspect);
  paint_tile (self, snapshot, item, box, aspect);
  paint_words (self, snapshot, item, box, aspect);
  if (item->can_fold)
    put_icon (self, snapshot, passo_canvas_icon_lookup ("fold-closed"),
              box.x + box.width - 22, box.y + (box.height - FOLD_SIZE) / 2, FOLD_SIZE, 2.6, &palette->dim);
  paint_disc (self, snapshot, item, box.x + box.width - 14, box.y + 14, aspect);
  paint_problem (self, snapshot, item, box, aspect);
}

/* Too small for text: one rectangle in the colour that matters. */
static void
paint_speck (GtkSnapshot             *snapshot,
             const PassoCanvasItem   *item,
             PassoLayoutBox           box,
             const PassoCanvasAspect *aspect)
{
  const PassoCanvasPalette *palette = aspect->palette;
  const GdkRGBA *status = passo_canvas_palette_get_for_status (palette, item->status);
  graphene_rect_t rect = to_rect (box);
  GdkRGBA colour = palette->edge;

  colour.alpha = 0.35f;
  if (item->icon != NULL)
    {
      colour = palette->hues[item->icon->hue];
      colour.alpha = 0.3f;
    }
  if (status != NULL)
    {
      colour = *status;
      colour.alpha = 0.7f;
    }
  if (item->is_selected)
    colour = palette->accent;
  gtk_snapshot_append_color (snapshot, &colour, &rect);
}

static void
paint_item (PassoCanvasPainter      *self,
            GtkSnapshot             *snapshot,
            const PassoCanvasItem   *item,
            PassoLayoutBox           box,
            const PassoCanvasAspect *aspect)
{
  if (item->is_container)
    paint_container (self, snapshot, item, box, aspect);
  else if (aspect->scale < PASSO_CANVAS_DETAIL_TEXT)
    paint_speck (snapshot, item, box, aspect);
  else if (item->graph_node->kind == PASSO_GRAPH_NODE_STATE)
    paint_node (self, snapshot, item, box, aspect);
  else
    paint_pill_node (snapshot, item, box, aspect);
}

static void
paint_items (PassoCanvasPainter      *self,
             GtkSnapshot             *snapshot,
             PassoCanvasScene        *scene,
             const PassoCanvasAspect *aspect,
             gboolean                 containers)
{
  guint n_items = passo_canvas_scene_get_n_items (scene);

  for (guint i = 0; i < n_items; i++)
    {
      const PassoCanvasItem *item = passo_canvas_scene_get_item (scene, i);
      PassoLayoutBox box;

      if (item->is_container != containers)
        continue;
      box = passo_canvas_scene_get_box (scene, i, aspect->progress);
      if (!is_visible (aspect, grow (box, 10)))
        continue;

      self->n_painted++;
      paint_item (self, snapshot, item, box, aspect);
      if (i == aspect->focused_item)
        paint_focus (snapshot, box, item->is_container ? CONTAINER_RADIUS : NODE_RADIUS, aspect->palette);
    }
}

/* Edges. */

static gboolean
is_shown (const PassoCanvasEdge   *edge,
          const PassoCanvasAspect *aspect)
{
  return aspect->has_catches || edge->graph_edge->kind != PASSO_GRAPH_EDGE_CATCH || edge->is_walked ||
         edge->is_highlighted;
}

static void
paint_label (GtkSnapshot             *snapshot,
             const PassoCanvasEdge   *edge,
             const PassoCanvasAspect *aspect)
{
  const PassoCanvasPalette *palette = aspect->palette;
  gboolean is_catch = edge->graph_edge->kind == PASSO_GRAPH_EDGE_CATCH;
  double width, height;

  fill_rounded (snapshot, edge->label, edge->label.height / 2, &palette->pill);
  outline_rounded (snapshot, edge->label, edge->label.height / 2, 1, &palette->line);
  passo_canvas_text_get_size (edge->label_text, &width, &height);
  put_text (snapshot, edge->label_text, edge->label.x + (edge->label.width - width) / 2,
            edge->label.y + (edge->label.height - height) / 2,
            is_catch ? &palette->error : &palette->dim);
}

static void
paint_lines (GtkSnapshot             *snapshot,
             PassoCanvasScene        *scene,
             const PassoCanvasAspect *aspect,
             gboolean                 walked)
{
  gboolean has_arrows = aspect->scale >= PASSO_CANVAS_DETAIL_TEXT;

  for (guint i = 0; i < passo_canvas_scene_get_n_edges (scene); i++)
    {
      PassoCanvasEdge *edge = passo_canvas_scene_get_edge (scene, i);
      GskRenderNode *node;

      if ((edge->is_walked || edge->is_highlighted) != walked || !is_shown (edge, aspect) ||
          !is_visible (aspect, edge->bounds))
        continue;
      node = passo_canvas_edge_get_node (edge, aspect->palette, has_arrows);
      if (node != NULL)
        gtk_snapshot_append_node (snapshot, node);
    }
}

static void
paint_labels (GtkSnapshot             *snapshot,
              PassoCanvasScene        *scene,
              const PassoCanvasAspect *aspect)
{
  for (guint i = 0; i < passo_canvas_scene_get_n_edges (scene); i++)
    {
      const PassoCanvasEdge *edge = passo_canvas_scene_get_edge (scene, i);

      if (edge->label_text != NULL && edge->n_points > 0 && is_shown (edge, aspect) &&
          is_visible (aspect, edge->label))
        paint_label (snapshot, edge, aspect);
    }
}

/* Walked ways lie over the others. While boxes move, the new routes fade in. */
static void
paint_edges (GtkSnapshot             *snapshot,
             PassoCanvasScene        *scene,
             const PassoCanvasAspect *aspect)
{
  if (aspect->scale < PASSO_CANVAS_DETAIL_EDGES)
    return;

  if (aspect->progress < 1)
    gtk_snapshot_push_opacity (snapshot, aspect->progress);
  paint_lines (snapshot, scene, aspect, FALSE);
  paint_lines (snapshot, scene, aspect, TRUE);
  if (aspect->scale >= PASSO_CANVAS_DETAIL_FULL)
    paint_labels (snapshot, scene, aspect);
  if (aspect->progress < 1)
    gtk_snapshot_pop (snapshot);
}

/* One cell of the grid, with its ground: opaque, so that repeating it is no more than copying. */
static cairo_surface_t *
make_cell (int                       side,
           const PassoCanvasPalette *palette)
{
  cairo_surface_t *cell = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t *cr = cairo_create (cell);

  gdk_cairo_set_source_rgba (cr, &palette->view);
  cairo_paint (cr);
  gdk_cairo_set_source_rgba (cr, &palette->dot);
  cairo_arc (cr, side / 2.0, side / 2.0, DOT_RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);

  return cell;
}

static GskRenderNode *
make_ground (const Ground *key)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_surface_t *cell = make_cell (key->side, key->palette);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) key->width,
                                                                          (float) key->height));

  cairo_set_source_surface (cr, cell, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (cell);

  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static gboolean
ground_equal (const Ground *a,
              const Ground *b)
{
  return a->side == b->side && a->palette == b->palette &&
         G_APPROX_VALUE (a->width, b->width, 0.5) && G_APPROX_VALUE (a->height, b->height, 0.5);
}

/**
 * passo_canvas_painter_paint_ground:
 * @snapshot: in pixels, and not in units of the scene
 * @width: of the view in pixels
 * @height: likewise
 *
 * Fills the view, with the dots of the grid where they can be told apart. Their distance is in whole
 * pixels: as a path, or as a repeated node, they would cost more than all that stands on them.
 */
void
passo_canvas_painter_paint_ground (PassoCanvasPainter      *self,
                                   GtkSnapshot             *snapshot,
                                   const PassoCanvasAspect *aspect,
                                   double                   width,
                                   double                   height)
{
  int side = (int) round (GRID_STEP * aspect->scale);
  Ground key = { side, width, height, aspect->palette };

  if (aspect->scale < PASSO_CANVAS_DETAIL_FULL || aspect->palette->dot.alpha == 0 || width < 1 ||
      height < 1)
    {
      gtk_snapshot_append_color (snapshot, &aspect->palette->view,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      return;
    }

  if (self->ground == NULL || !ground_equal (&self->ground_key, &key))
    {
      g_clear_pointer (&self->ground, gsk_render_node_unref);
      self->ground = make_ground (&key);
      self->ground_key = key;
    }
  gtk_snapshot_append_node (snapshot, self->ground);
}

/**
 * passo_canvas_painter_paint:
 * @snapshot: in units of the scene
 *
 * Draws what can be seen of @scene: containers, then edges, then what stands in them.
 */
void
passo_canvas_painter_paint (PassoCanvasPainter      *self,
                            GtkSnapshot             *snapshot,
                            PassoCanvasScene        *scene,
                            const PassoCanvasAspect *aspect)
{
  g_return_if_fail (PASSO_IS_CANVAS_PAINTER (self));
  g_return_if_fail (PASSO_IS_CANVAS_SCENE (scene));

  self->n_painted = 0;
  if (!passo_canvas_scene_has_layout (scene))
    return;

  paint_items (self, snapshot, scene, aspect, TRUE);
  paint_edges (snapshot, scene, aspect);
  paint_items (self, snapshot, scene, aspect, FALSE);
}
