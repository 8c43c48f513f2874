/* passo-canvas-scene.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

#include "canvas/passo-canvas-scene.h"

#define NODE_WIDTH 196.0
#define NODE_HEIGHT 50.0
#define TEXT_WIDTH 122
#define SUBTITLE_WIDTH 136
#define PILL_HEIGHT 22.0
#define PILL_WIDTH 64.0
#define LABEL_HEIGHT 19.0
#define LABEL_PADDING 14.0
#define TITLE_MAX_WIDTH 240
#define TITLE_PADDING 46.0
/* For the count and the disc of the status; iterations of a Map take more words. */
#define COUNT_ROOM 110.0
#define MAP_COUNT_ROOM 146.0
#define STATUS_ROOM 21
#define TITLE_GAP 6
#define MISSING_WIDTH 150
#define MAX_RETRIES_SHOWN 99
#define SNAP_DISTANCE 5.0

static const PassoLayoutInsets container_insets = {
  .top = PASSO_CANVAS_HEADER_HEIGHT, .bottom = 16, .sides = 18, .gap = 18,
};

/**
 * PassoCanvasScene:
 *
 * What there is to draw of one graph: its visible boxes and edges with their text and places. The
 * canvas makes a new one for each graph and fold, and a picture makes its own.
 */
struct _PassoCanvasScene
{
  GObject parent_instance;

  PassoGraph *graph;
  PassoCanvasText *text;
  PassoLayoutModel *model;
  GArray *items;                /* of PassoCanvasItem: index is that of the layout's node */
  GArray *edges;                /* of PassoCanvasEdge: index is that of the layout's edge */
  GHashTable *by_state;         /* id of the state to index of its item + 1 */
  PassoLayoutBox bounds;
  gboolean has_layout;
};

G_DEFINE_FINAL_TYPE (PassoCanvasScene, passo_canvas_scene, G_TYPE_OBJECT)

static void
item_clear (gpointer data)
{
  PassoCanvasItem *item = data;

  g_clear_object (&item->name);
  g_clear_object (&item->subtitle);
  g_clear_object (&item->count);
  g_clear_object (&item->retries);
}

static void
edge_clear (gpointer data)
{
  passo_canvas_edge_clear (data);
}

static void
passo_canvas_scene_finalize (GObject *object)
{
  PassoCanvasScene *self = PASSO_CANVAS_SCENE (object);

  g_array_unref (self->items);
  g_array_unref (self->edges);
  g_hash_table_unref (self->by_state);
  g_clear_pointer (&self->model, passo_layout_model_unref);
  g_clear_pointer (&self->graph, passo_graph_unref);
  g_clear_object (&self->text);

  G_OBJECT_CLASS (passo_canvas_scene_parent_class)->finalize (object);
}

static void
passo_canvas_scene_class_init (PassoCanvasSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_canvas_scene_finalize;
}

static void
passo_canvas_scene_init (PassoCanvasScene *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (PassoCanvasItem));
  self->edges = g_array_new (FALSE, TRUE, sizeof (PassoCanvasEdge));
  g_array_set_clear_func (self->items, item_clear);
  g_array_set_clear_func (self->edges, edge_clear);
  self->by_state = g_hash_table_new (NULL, NULL);
  self->model = passo_layout_model_new ();
}

static PassoCanvasItem *
get_item (PassoCanvasScene *self,
          guint             index)
{
  return &g_array_index (self->items, PassoCanvasItem, index);
}

/* Building: the visible part of the graph, scope by scope, the outer ones first. */

typedef struct
{
  PassoCanvasScene *scene;
  GHashTable *folded;           /* (nullable): set of ids of states */
  GHashTable *scopes;           /* owner's node to a GArray of guint: graph scopes */
  guint *items;                 /* item by node of the graph, PASSO_CANVAS_NONE where not shown */
  GHashTable *catches;          /* "target label" to how many catch edges say so */
  GArray *queue;                /* of guint: items of open containers whose insides come next */
} Builder;

static char *
dup_count_words (const PassoGraphNode *node)
{
  guint n_scopes = passo_state_get_n_child_scopes (node->state);

  if (passo_state_get_state_type (node->state) == PASSO_STATE_PARALLEL)
    /* Translators: in the title of a Parallel state in the graph */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u branch", "%u branches", n_scopes), n_scopes);
  if ((node->marks & PASSO_GRAPH_MARK_CONCURRENCY) != 0 && node->max_concurrency > 0)
    /* Translators: in the title of a Map state: how many iterations may run at the same time */
    return g_strdup_printf (_("max %" PRId64 " at once"), node->max_concurrency);
  if (passo_state_is_distributed_map (node->state))
    /* Translators: in the title of a Map state whose iterations are workflows of their own */
    return g_strdup (_("distributed"));

  return NULL;
}

/* The marks of an item, and the number beside the first of them; gives the room that they take. */
static double
measure_marks (Builder         *builder,
               PassoCanvasItem *item)
{
  const PassoGraphNode *node = item->graph_node;
  g_autofree char *retries = NULL;
  double room = 0, width, height;

  for (guint mark = PASSO_GRAPH_MARK_RETRY; mark <= PASSO_GRAPH_MARK_CONCURRENCY; mark <<= 1)
    if ((node->marks & mark) != 0 && !(item->is_container && mark == PASSO_GRAPH_MARK_CONCURRENCY))
      room += PASSO_CANVAS_MARK_STEP;
  if ((node->marks & PASSO_GRAPH_MARK_RETRY) == 0 || node->max_retries <= 0)
    return room;

  retries = node->max_retries > MAX_RETRIES_SHOWN ? g_strdup_printf ("%d+", MAX_RETRIES_SHOWN)
                                                  : g_strdup_printf ("%d", (int) node->max_retries);
  item->retries = passo_canvas_text_dup (builder->scene->text, PASSO_CANVAS_TEXT_COUNT, retries,
                                         PASSO_CANVAS_TEXT_FREE_WIDTH);
  passo_canvas_text_get_size (item->retries, &width, &height);

  return room + width;
}

static void
measure_container (Builder         *builder,
                   PassoCanvasItem *item,
                   double          *width,
                   double          *height)
{
  g_autoptr (PangoLayout) title = NULL;
  g_autofree char *words = dup_count_words (item->graph_node);
  double marks_width = measure_marks (builder, item);

  title = passo_canvas_text_dup (builder->scene->text, PASSO_CANVAS_TEXT_TITLE,
                                 item->graph_node->name, TITLE_MAX_WIDTH);
  passo_canvas_text_get_size (title, width, height);
  *width = MAX (NODE_WIDTH, *width + TITLE_PADDING + marks_width +
                (passo_state_get_state_type (item->graph_node->state) == PASSO_STATE_MAP
                 ? MAP_COUNT_ROOM : COUNT_ROOM));
  *height = NODE_HEIGHT;
  if (words != NULL)
    item->count = passo_canvas_text_dup (builder->scene->text, PASSO_CANVAS_TEXT_COUNT, words,
                                         PASSO_CANVAS_TEXT_FREE_WIDTH);
}

static void
measure_pill (Builder         *builder,
              PassoCanvasItem *item,
              double          *width,
              double          *height)
{
  PassoCanvasText *text = builder->scene->text;
  double text_height;

  if (item->graph_node->kind == PASSO_GRAPH_NODE_MISSING)
    item->name = passo_canvas_text_dup (text, PASSO_CANVAS_TEXT_PILL, item->graph_node->name,
                                        MISSING_WIDTH);
  else
    item->name = passo_canvas_text_dup (text, PASSO_CANVAS_TEXT_PILL,
                                        item->graph_node->kind == PASSO_GRAPH_NODE_START
                                        /* Translators: where a workflow begins in the graph */
                                        ? C_("graph", "Start")
                                        /* Translators: where a workflow ends in the graph */
                                        : C_("graph", "End"),
                                        PASSO_CANVAS_TEXT_FREE_WIDTH);
  passo_canvas_text_get_size (item->name, width, &text_height);
  *width = MAX (PILL_WIDTH, *width + 1.5 * PILL_HEIGHT);
  *height = PILL_HEIGHT;
}

static void
measure_state (Builder         *builder,
               PassoCanvasItem *item,
               double          *width,
               double          *height)
{
  PassoCanvasText *text = builder->scene->text;
  const PassoGraphNode *node = item->graph_node;
  double name_width, name_height;
  int marks_width;

  item->icon = passo_canvas_icon_lookup (node->icon_key);
  item->name = passo_canvas_text_dup (text, PASSO_CANVAS_TEXT_NAME, node->name, TEXT_WIDTH);
  marks_width = (int) ceil (measure_marks (builder, item));
  if (node->subtitle != NULL && *node->subtitle != '\0')
    item->subtitle = passo_canvas_text_dup (text, PASSO_CANVAS_TEXT_SUBTITLE, node->subtitle,
                                            SUBTITLE_WIDTH - marks_width);

  passo_canvas_text_get_size (item->name, &name_width, &name_height);
  *width = NODE_WIDTH;
  *height = NODE_HEIGHT;
  if (pango_layout_get_line_count (item->name) > 1)
    *height += ceil (name_height / 2);
}

static gboolean
is_inner_end (const PassoGraphNode *node,
              guint                 parent)
{
  return parent != PASSO_CANVAS_NONE &&
         (node->kind == PASSO_GRAPH_NODE_START || node->kind == PASSO_GRAPH_NODE_END);
}

static PassoLayoutRank
get_rank (Builder              *builder,
          const PassoGraphNode *node)
{
  const PassoGraph *graph = builder->scene->graph;
  const PassoGraphScope *scope = passo_graph_get_scope (graph, node->scope);

  if (node->kind == PASSO_GRAPH_NODE_START)
    return PASSO_LAYOUT_RANK_FIRST;
  if (node->kind == PASSO_GRAPH_NODE_END)
    return PASSO_LAYOUT_RANK_LAST;
  if (scope->owner == G_MAXUINT || node->state == NULL)
    return PASSO_LAYOUT_RANK_ANY;

  /* Containers show no start, so the state that they begin with stands in its place. */
  return g_strcmp0 (passo_scope_get_start_at (scope->scope), node->name) == 0
         ? PASSO_LAYOUT_RANK_FIRST : PASSO_LAYOUT_RANK_ANY;
}

static void
add_item (Builder              *builder,
          const PassoGraphNode *node,
          guint                 layout_scope,
          guint                 parent)
{
  PassoCanvasScene *self = builder->scene;
  PassoCanvasItem item = { .graph_node = node, .parent = parent };
  guint index = self->items->len;
  double width, height;

  if (node->state != NULL)
    item.state_id = passo_state_get_id (node->state);
  item.can_fold = node->state != NULL &&
                  g_hash_table_contains (builder->scopes, GUINT_TO_POINTER (node->index + 1));
  item.is_container = item.can_fold &&
                      (builder->folded == NULL ||
                       !g_hash_table_contains (builder->folded, GUINT_TO_POINTER (item.state_id)));

  if (item.is_container)
    measure_container (builder, &item, &width, &height);
  else if (node->kind == PASSO_GRAPH_NODE_STATE)
    measure_state (builder, &item, &width, &height);
  else
    measure_pill (builder, &item, &width, &height);

  passo_layout_model_add_node (self->model, layout_scope, width, height, get_rank (builder, node));
  if (item.is_container)
    {
      passo_layout_model_set_container (self->model, index, &container_insets);
      g_array_append_val (builder->queue, index);
    }
  if (item.state_id != 0)
    g_hash_table_insert (self->by_state, GUINT_TO_POINTER (item.state_id), GUINT_TO_POINTER (index + 1));
  builder->items[node->index] = index;
  g_array_append_val (self->items, item);
}

static PassoLayoutEdgeKind
get_layout_kind (const PassoGraphEdge *edge)
{
  if (edge->kind == PASSO_GRAPH_EDGE_CATCH)
    return PASSO_LAYOUT_EDGE_CATCH;

  return edge->kind == PASSO_GRAPH_EDGE_NEXT ? PASSO_LAYOUT_EDGE_FLOW : PASSO_LAYOUT_EDGE_BRANCH;
}

/* Where many states are caught by one handler, the words stand there once and not on each edge. */
static gboolean
has_label (Builder              *builder,
           const PassoGraphEdge *edge)
{
  g_autofree char *key = NULL;
  guint n_seen;

  if (edge->label == NULL || *edge->label == '\0')
    return FALSE;
  if (edge->kind != PASSO_GRAPH_EDGE_CATCH)
    return TRUE;

  key = g_strdup_printf ("%u %s", edge->to, edge->label);
  n_seen = GPOINTER_TO_UINT (g_hash_table_lookup (builder->catches, key));
  g_hash_table_insert (builder->catches, g_steal_pointer (&key), GUINT_TO_POINTER (n_seen + 1));

  return n_seen == 0;
}

static void
add_edge (Builder              *builder,
          const PassoGraphEdge *graph_edge)
{
  PassoCanvasScene *self = builder->scene;
  PassoCanvasEdge edge = { .graph_edge = graph_edge };
  PassoLayoutEdge layout_edge = { .kind = get_layout_kind (graph_edge) };
  double height;

  edge.from = builder->items[graph_edge->from];
  edge.to = builder->items[graph_edge->to];
  if (edge.from == PASSO_CANVAS_NONE || edge.to == PASSO_CANVAS_NONE)
    return;

  if (has_label (builder, graph_edge))
    {
      edge.label_text = passo_canvas_text_dup (self->text, PASSO_CANVAS_TEXT_LABEL, graph_edge->label,
                                               PASSO_CANVAS_TEXT_FREE_WIDTH);
      passo_canvas_text_get_size (edge.label_text, &edge.label.width, &height);
      edge.label.width += LABEL_PADDING;
      edge.label.height = LABEL_HEIGHT;
    }
  layout_edge.from = edge.from;
  layout_edge.to = edge.to;
  layout_edge.label_width = edge.label.width;
  layout_edge.label_height = edge.label.height;
  passo_layout_model_add_edge (self->model, &layout_edge);
  g_array_append_val (self->edges, edge);
}

static void
add_scope (Builder *builder,
           guint    index,
           guint    parent)
{
  const PassoGraph *graph = builder->scene->graph;
  const PassoGraphScope *scope = passo_graph_get_scope (graph, index);
  guint layout_scope = passo_layout_model_add_scope (builder->scene->model,
                                                     parent == PASSO_CANVAS_NONE
                                                     ? PASSO_LAYOUT_NONE : parent);

  for (guint i = 0; i < scope->n_nodes; i++)
    {
      const PassoGraphNode *node = passo_graph_get_node (graph, scope->first_node + i);

      if (!is_inner_end (node, parent))
        add_item (builder, node, layout_scope, parent);
    }
  for (guint i = 0; i < scope->n_edges; i++)
    add_edge (builder, passo_graph_get_edge (graph, scope->first_edge + i));
}

static void
add_inner_scopes (Builder *builder,
                  guint    container)
{
  guint node = get_item (builder->scene, container)->graph_node->index;
  GArray *scopes = g_hash_table_lookup (builder->scopes, GUINT_TO_POINTER (node + 1));

  for (guint i = 0; i < scopes->len; i++)
    add_scope (builder, g_array_index (scopes, guint, i), container);
}

static void
builder_init (Builder          *builder,
              PassoCanvasScene *scene,
              GHashTable       *folded)
{
  guint n_nodes = passo_graph_get_n_nodes (scene->graph);

  builder->scene = scene;
  builder->folded = folded;
  builder->scopes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  builder->items = g_new (guint, n_nodes + 1);
  builder->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->catches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_nodes; i++)
    builder->items[i] = PASSO_CANVAS_NONE;

  for (guint i = 0; i < passo_graph_get_n_scopes (scene->graph); i++)
    {
      guint owner = passo_graph_get_scope (scene->graph, i)->owner;
      GArray *scopes = g_hash_table_lookup (builder->scopes, GUINT_TO_POINTER (owner + 1));

      if (scopes == NULL)
        {
          scopes = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (builder->scopes, GUINT_TO_POINTER (owner + 1), scopes);
        }
      g_array_append_val (scopes, i);
    }
}

static void
builder_clear (Builder *builder)
{
  g_hash_table_unref (builder->scopes);
  g_hash_table_unref (builder->catches);
  g_free (builder->items);
  g_array_unref (builder->queue);
}

/**
 * passo_canvas_scene_new:
 * @folded: (nullable) (element-type guint guint): set of ids of states that are shown closed
 *
 * Returns: (transfer full): a scene that knows all sizes and no place yet
 */
PassoCanvasScene *
passo_canvas_scene_new (PassoGraph      *graph,
                        GHashTable      *folded,
                        PassoCanvasText *text)
{
  PassoCanvasScene *self;
  Builder builder = { 0 };

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (PASSO_IS_CANVAS_TEXT (text), NULL);

  self = g_object_new (PASSO_TYPE_CANVAS_SCENE, NULL);
  self->graph = passo_graph_ref (graph);
  self->text = g_object_ref (text);

  passo_canvas_text_begin (text);
  builder_init (&builder, self, folded);
  if (passo_graph_get_n_scopes (graph) > 0)
    add_scope (&builder, 0, PASSO_CANVAS_NONE);
  for (guint i = 0; i < builder.queue->len; i++)
    add_inner_scopes (&builder, g_array_index (builder.queue, guint, i));
  builder_clear (&builder);

  return self;
}

/**
 * passo_canvas_scene_get_graph:
 *
 * Returns: (transfer none): what the scene shows
 */
PassoGraph *
passo_canvas_scene_get_graph (PassoCanvasScene *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), NULL);

  return self->graph;
}

/**
 * passo_canvas_scene_get_model:
 *
 * Returns: (transfer none): what is to be laid out
 */
PassoLayoutModel *
passo_canvas_scene_get_model (PassoCanvasScene *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), NULL);

  return self->model;
}

/* The title takes what the count leaves of the container's width. */
static void
shape_title (PassoCanvasScene *self,
             PassoCanvasItem  *item)
{
  double count_width = 0, retries_width = 0, height;
  int marks_width = 0;

  if (!item->is_container)
    return;

  if (item->count != NULL)
    {
      passo_canvas_text_get_size (item->count, &count_width, &height);
      count_width += TITLE_GAP;
    }
  if (item->status != PASSO_RUN_NOT_REACHED)
    count_width += STATUS_ROOM;
  for (guint mark = PASSO_GRAPH_MARK_RETRY; mark <= PASSO_GRAPH_MARK_PLACEHOLDER; mark <<= 1)
    marks_width += (item->graph_node->marks & mark) != 0 ? (int) PASSO_CANVAS_MARK_STEP : 0;
  if (item->retries != NULL)
    passo_canvas_text_get_size (item->retries, &retries_width, &height);
  g_clear_object (&item->name);
  item->name = passo_canvas_text_dup (self->text, PASSO_CANVAS_TEXT_TITLE, item->graph_node->name,
                                      MAX (40, (int) (item->box.width - TITLE_PADDING - count_width -
                                                      retries_width) - marks_width));
}

static PassoLayoutBox
unite (PassoLayoutBox a,
       PassoLayoutBox b)
{
  double left = MIN (a.x, b.x), top = MIN (a.y, b.y);
  double right = MAX (a.x + a.width, b.x + b.width);
  double bottom = MAX (a.y + a.height, b.y + b.height);

  return (PassoLayoutBox) { left, top, right - left, bottom - top };
}

/* Layouts leave a hair's breadth between an edge and its box. */
static PassoLayoutPoint
snap (PassoLayoutPoint point,
      PassoLayoutBox   box)
{
  PassoLayoutPoint inside = { CLAMP (point.x, box.x, box.x + box.width),
                              CLAMP (point.y, box.y, box.y + box.height) };

  return hypot (inside.x - point.x, inside.y - point.y) <= SNAP_DISTANCE ? inside : point;
}

static void
place_edge (PassoCanvasScene       *self,
            PassoCanvasEdge        *edge,
            const PassoLayoutPoint *points,
            guint                   n_points,
            PassoLayoutPoint        centre)
{
  g_autofree PassoLayoutPoint *route = g_memdup2 (points, n_points * sizeof *points);

  if (n_points > 0)
    {
      route[0] = snap (route[0], get_item (self, edge->from)->box);
      route[n_points - 1] = snap (route[n_points - 1], get_item (self, edge->to)->box);
    }
  passo_canvas_edge_set_route (edge, route, n_points);
  edge->label.x = round (centre.x - edge->label.width / 2);
  edge->label.y = round (centre.y - edge->label.height / 2);
}

/**
 * passo_canvas_scene_set_layout:
 * @solution: of the scene's model
 *
 * Puts everything in its place.
 */
void
passo_canvas_scene_set_layout (PassoCanvasScene    *self,
                               PassoLayoutSolution *solution)
{
  g_return_if_fail (PASSO_IS_CANVAS_SCENE (self));
  g_return_if_fail (passo_layout_solution_get_n_nodes (solution) == self->items->len);
  g_return_if_fail (passo_layout_solution_get_n_edges (solution) == self->edges->len);

  self->bounds = (PassoLayoutBox) { 0 };
  for (guint i = 0; i < self->items->len; i++)
    {
      PassoCanvasItem *item = get_item (self, i);

      item->box = passo_layout_solution_get_node (solution, i);
      item->box.x = round (item->box.x);
      item->box.y = round (item->box.y);
      shape_title (self, item);
      self->bounds = i == 0 ? item->box : unite (self->bounds, item->box);
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      PassoCanvasEdge *edge = &g_array_index (self->edges, PassoCanvasEdge, i);
      guint n_points;
      const PassoLayoutPoint *points = passo_layout_solution_get_route (solution, i, &n_points);

      place_edge (self, edge, points, n_points, passo_layout_solution_get_label (solution, i));
      if (n_points > 0)
        self->bounds = unite (self->bounds, edge->bounds);
      if (edge->label_text != NULL)
        self->bounds = unite (self->bounds, edge->label);
    }
  self->has_layout = TRUE;
}

/**
 * passo_canvas_scene_has_layout:
 *
 * Returns: whether anything stands anywhere yet
 */
gboolean
passo_canvas_scene_has_layout (PassoCanvasScene *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), FALSE);

  return self->has_layout;
}

static guint
find_counterpart (PassoCanvasScene      *old,
                  const PassoCanvasItem *item)
{
  if (item->state_id != 0)
    return passo_canvas_scene_find_state (old, item->state_id);
  if (item->graph_node->kind == PASSO_GRAPH_NODE_MISSING)
    return PASSO_CANVAS_NONE;

  for (guint i = 0; i < old->items->len && get_item (old, i)->parent == PASSO_CANVAS_NONE; i++)
    if (get_item (old, i)->graph_node->kind == item->graph_node->kind)
      return i;

  return PASSO_CANVAS_NONE;
}

/**
 * passo_canvas_scene_set_old_boxes:
 * @old: the scene that was shown before
 * @dx: where its origin is in this scene
 * @dy: likewise
 *
 * Remembers where everything stood that was there before, so that it can move from there.
 */
void
passo_canvas_scene_set_old_boxes (PassoCanvasScene *self,
                                  PassoCanvasScene *old,
                                  double            dx,
                                  double            dy)
{
  g_return_if_fail (PASSO_IS_CANVAS_SCENE (self));
  g_return_if_fail (PASSO_IS_CANVAS_SCENE (old));

  for (guint i = 0; i < self->items->len; i++)
    {
      PassoCanvasItem *item = get_item (self, i);
      guint counterpart = find_counterpart (old, item);

      item->has_old_box = counterpart != PASSO_CANVAS_NONE;
      if (!item->has_old_box)
        continue;
      item->old_box = get_item (old, counterpart)->box;
      item->old_box.x += dx;
      item->old_box.y += dy;
    }
}

/**
 * passo_canvas_scene_get_box:
 * @progress: of the move, from 0 to 1
 *
 * Returns: where the item is on its way
 */
PassoLayoutBox
passo_canvas_scene_get_box (PassoCanvasScene *self,
                            guint             index,
                            double            progress)
{
  const PassoCanvasItem *item = get_item (self, index);
  const PassoLayoutBox *from = &item->old_box, *to = &item->box;

  if (progress >= 1 || !item->has_old_box)
    return *to;

  return (PassoLayoutBox) {
    from->x + (to->x - from->x) * progress,
    from->y + (to->y - from->y) * progress,
    from->width + (to->width - from->width) * progress,
    from->height + (to->height - from->height) * progress,
  };
}

/**
 * passo_canvas_scene_get_bounds:
 *
 * Returns: the box around everything
 */
PassoLayoutBox
passo_canvas_scene_get_bounds (PassoCanvasScene *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), ((PassoLayoutBox) { 0 }));

  return self->bounds;
}

/**
 * passo_canvas_scene_get_n_items:
 *
 * Returns: how many boxes are shown
 */
guint
passo_canvas_scene_get_n_items (PassoCanvasScene *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), 0);

  return self->items->len;
}

/**
 * passo_canvas_scene_get_item:
 *
 * Returns: (transfer none): the item, whose look its user may change
 */
PassoCanvasItem *
passo_canvas_scene_get_item (PassoCanvasScene *self,
                             guint             index)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), NULL);
  g_return_val_if_fail (index < self->items->len, NULL);

  return get_item (self, index);
}

/**
 * passo_canvas_scene_get_n_edges:
 *
 * Returns: how many edges are shown
 */
guint
passo_canvas_scene_get_n_edges (PassoCanvasScene *self)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), 0);

  return self->edges->len;
}

/**
 * passo_canvas_scene_get_edge:
 *
 * Returns: (transfer none): the edge, whose look its user may change
 */
PassoCanvasEdge *
passo_canvas_scene_get_edge (PassoCanvasScene *self,
                             guint             index)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), NULL);
  g_return_val_if_fail (index < self->edges->len, NULL);

  return &g_array_index (self->edges, PassoCanvasEdge, index);
}

/**
 * passo_canvas_scene_find_state:
 *
 * Returns: the item of a state, %PASSO_CANVAS_NONE where it is not shown
 */
guint
passo_canvas_scene_find_state (PassoCanvasScene *self,
                               guint             state_id)
{
  gpointer found;

  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), PASSO_CANVAS_NONE);

  found = g_hash_table_lookup (self->by_state, GUINT_TO_POINTER (state_id));

  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : PASSO_CANVAS_NONE;
}

/**
 * passo_canvas_scene_find_item_at:
 *
 * Returns: the innermost item at a point, %PASSO_CANVAS_NONE where there is none
 */
guint
passo_canvas_scene_find_item_at (PassoCanvasScene *self,
                                 double            x,
                                 double            y)
{
  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), PASSO_CANVAS_NONE);

  /* What is inside a container comes after it. */
  for (guint i = self->items->len; i-- > 0;)
    {
      const PassoLayoutBox *box = &get_item (self, i)->box;

      if (x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height)
        return i;
    }

  return PASSO_CANVAS_NONE;
}

/**
 * passo_canvas_scene_find_edge_at:
 * @tolerance: how far from the line still counts
 *
 * Returns: the edge nearest to a point, %PASSO_CANVAS_NONE where none is near
 */
guint
passo_canvas_scene_find_edge_at (PassoCanvasScene *self,
                                 double            x,
                                 double            y,
                                 double            tolerance)
{
  guint nearest = PASSO_CANVAS_NONE;

  g_return_val_if_fail (PASSO_IS_CANVAS_SCENE (self), PASSO_CANVAS_NONE);

  for (guint i = 0; i < self->edges->len; i++)
    {
      const PassoCanvasEdge *edge = &g_array_index (self->edges, PassoCanvasEdge, i);
      PassoLayoutBox reach = edge->label_text != NULL ? unite (edge->bounds, edge->label) : edge->bounds;
      double distance;

      if (x < reach.x || x > reach.x + reach.width || y < reach.y || y > reach.y + reach.height)
        continue;
      distance = passo_canvas_edge_distance (edge, x, y);
      if (distance <= tolerance)
        {
          tolerance = distance;
          nearest = i;
        }
    }

  return nearest;
}

static char *
dup_map_words (const PassoMapCounts *counts)
{
  GString *words = g_string_new (NULL);

  /* Translators: iterations of a Map that are done, of how many there are */
  g_string_append_printf (words, _("%u of %u"), counts->succeeded, counts->total);
  if (counts->running > 0)
    /* Translators: iterations of a Map that are running now */
    g_string_append_printf (words, _(" · %u running"), counts->running);
  if (counts->failed > 0)
    /* Translators: iterations of a Map that failed */
    g_string_append_printf (words, _(" · %u failed"), counts->failed);

  return g_string_free (words, FALSE);
}

static void
set_count (PassoCanvasScene   *self,
           PassoCanvasItem    *item,
           PassoRunProjection *projection,
           gboolean            had_disc)
{
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) count = NULL;
  PassoMapCounts counts;

  if (!item->can_fold)
    return;

  if (projection != NULL &&
      passo_run_projection_get_map_counts (projection, item->graph_node->name, &counts))
    words = dup_map_words (&counts);
  else if (item->is_container)
    words = dup_count_words (item->graph_node);

  if (words != NULL)
    count = passo_canvas_text_dup (self->text, PASSO_CANVAS_TEXT_COUNT, words,
                                   PASSO_CANVAS_TEXT_FREE_WIDTH);
  if (count == item->count && had_disc == (item->status != PASSO_RUN_NOT_REACHED))
    return;

  g_clear_object (&item->count);
  item->count = g_steal_pointer (&count);
  shape_title (self, item);
}

static PassoRunStatus
get_status (PassoRunProjection   *projection,
            const PassoGraphNode *node,
            const char           *paused_state)
{
  const PassoRunState *state;

  if (projection == NULL || node->state == NULL)
    return PASSO_RUN_NOT_REACHED;
  if (g_strcmp0 (node->name, paused_state) == 0)
    return PASSO_RUN_PAUSED;

  state = passo_run_projection_find_state (projection, node->name);

  return state != NULL ? state->status : PASSO_RUN_NOT_REACHED;
}

/* Next and Catch may name the same state: what was walked then follows from how the visits ended. */
static gboolean
is_walked (PassoCanvasScene      *self,
           const PassoCanvasEdge *edge,
           PassoRunProjection    *projection)
{
  const PassoGraphNode *from = get_item (self, edge->from)->graph_node;
  const PassoGraphNode *to = get_item (self, edge->to)->graph_node;
  const PassoRunState *state;

  if (projection == NULL ||
      passo_run_projection_get_edge_count (projection, from->state != NULL ? from->name : NULL,
                                           to->kind == PASSO_GRAPH_NODE_END ? NULL : to->name) == 0)
    return FALSE;
  if (from->state == NULL)
    return TRUE;

  state = passo_run_projection_find_state (projection, from->name);
  if (edge->graph_edge->kind == PASSO_GRAPH_EDGE_CATCH)
    return state != NULL && state->n_caught > 0;

  return state == NULL || state->n_succeeded > 0;
}

/**
 * passo_canvas_scene_set_run:
 * @projection: (nullable): the run to paint over the graph
 * @paused_state: (nullable): name of the state before which it waits for its user
 *
 * Takes over how each state stands, what was walked and how far each Map is.
 */
void
passo_canvas_scene_set_run (PassoCanvasScene   *self,
                            PassoRunProjection *projection,
                            const char         *paused_state)
{
  g_return_if_fail (PASSO_IS_CANVAS_SCENE (self));

  for (guint i = 0; i < self->items->len; i++)
    {
      PassoCanvasItem *item = get_item (self, i);

      gboolean had_disc = item->status != PASSO_RUN_NOT_REACHED;

      item->status = get_status (projection, item->graph_node, paused_state);
      set_count (self, item, projection, had_disc);
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      PassoCanvasEdge *edge = &g_array_index (self->edges, PassoCanvasEdge, i);

      edge->is_walked = is_walked (self, edge, projection);
    }
}

/**
 * passo_canvas_scene_set_problems:
 * @problems: what is wrong with which state
 *
 * Takes over what is wrong with each state.
 */
void
passo_canvas_scene_set_problems (PassoCanvasScene   *self,
                                 PassoStateProblems *problems)
{
  g_return_if_fail (PASSO_IS_CANVAS_SCENE (self));
  g_return_if_fail (PASSO_IS_STATE_PROBLEMS (problems));

  for (guint i = 0; i < self->items->len; i++)
    get_item (self, i)->problem = passo_state_problems_find (problems, get_item (self, i)->state_id);
}
