/* passo-timeline-model.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline-model.h"

/**
 * PassoTimelineModel:
 *
 * The rows of a timeline: one for each state that was reached, those inside a Parallel or Map under
 * it, each in the order in which they were first entered. The rows under a folded one are not
 * listed. While a run grows only what is new is looked at.
 */
struct _PassoTimelineModel
{
  GObject             parent_instance;

  PassoRunProjection *projection;
  GPtrArray          *rows;    /* of PassoTimelineItem */
  GPtrArray          *shown;   /* those of them that are listed, borrowed */
  GHashTable         *by_name; /* of PassoTimelineItem */
  GArray             *divided; /* of gboolean: by span, whether its parts stand for it */
};

static GType
passo_timeline_model_get_item_type (GListModel *model)
{
  return PASSO_TYPE_TIMELINE_ITEM;
}

static guint
passo_timeline_model_get_n_items (GListModel *model)
{
  return PASSO_TIMELINE_MODEL (model)->shown->len;
}

static gpointer
passo_timeline_model_get_item (GListModel *model,
                               guint       position)
{
  PassoTimelineModel *self = PASSO_TIMELINE_MODEL (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position))
                                     : NULL;
}

static void
passo_timeline_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = passo_timeline_model_get_item_type;
  iface->get_n_items = passo_timeline_model_get_n_items;
  iface->get_item = passo_timeline_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoTimelineModel, passo_timeline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      passo_timeline_model_list_model_init))

static void
passo_timeline_model_dispose (GObject *object)
{
  PassoTimelineModel *self = PASSO_TIMELINE_MODEL (object);

  g_clear_object (&self->projection);
  g_hash_table_remove_all (self->by_name);
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (passo_timeline_model_parent_class)->dispose (object);
}

static void
passo_timeline_model_finalize (GObject *object)
{
  PassoTimelineModel *self = PASSO_TIMELINE_MODEL (object);

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->divided);

  G_OBJECT_CLASS (passo_timeline_model_parent_class)->finalize (object);
}

static void
passo_timeline_model_class_init (PassoTimelineModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_timeline_model_dispose;
  object_class->finalize = passo_timeline_model_finalize;
}

static void
passo_timeline_model_init (PassoTimelineModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new ();
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->divided = g_array_new (FALSE, TRUE, sizeof (gboolean));
}

/**
 * passo_timeline_model_new:
 *
 * Returns: (transfer full): a timeline with no rows
 */
PassoTimelineModel *
passo_timeline_model_new (void)
{
  return g_object_new (PASSO_TYPE_TIMELINE_MODEL, NULL);
}

static const PassoState *
find_owner (PassoMachine *machine,
            const char   *name)
{
  const PassoState *state = machine != NULL ? passo_machine_find_state (machine, name) : NULL;

  return state != NULL ? passo_scope_get_owner (passo_state_get_scope (state)) : NULL;
}

/* Behind the last row inside of @owner, or behind all rows at the top. */
static guint
find_place (PassoTimelineModel *self,
            PassoTimelineItem  *owner)
{
  guint place;

  if (owner == NULL || !g_ptr_array_find (self->rows, owner, &place))
    return self->rows->len;

  for (place++; place < self->rows->len; place++)
    {
      PassoTimelineItem *row = g_ptr_array_index (self->rows, place);

      if (passo_timeline_item_get_depth (row) <= passo_timeline_item_get_depth (owner))
        break;
    }

  return place;
}

/* Lists the rows that no folded row hides, and tells what changed. */
static void
passo_timeline_model_list (PassoTimelineModel *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  guint hidden_below = G_MAXUINT;
  guint same = 0;
  guint tail = 0;

  self->shown = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++)
    {
      PassoTimelineItem *row = g_ptr_array_index (self->rows, i);

      if (passo_timeline_item_get_depth (row) > hidden_below)
        continue;
      hidden_below = passo_timeline_item_get_folded (row) ? passo_timeline_item_get_depth (row)
                                                          : G_MAXUINT;
      g_ptr_array_add (self->shown, row);
    }

  while (same < MIN (before->len, self->shown->len) &&
         g_ptr_array_index (before, same) == g_ptr_array_index (self->shown, same))
    same++;
  while (tail < MIN (before->len, self->shown->len) - same &&
         g_ptr_array_index (before, before->len - 1 - tail) ==
           g_ptr_array_index (self->shown, self->shown->len - 1 - tail))
    tail++;
  if (before->len - same - tail > 0 || self->shown->len - same - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), same, before->len - same - tail,
                                self->shown->len - same - tail);
}

static PassoTimelineItem *
passo_timeline_model_ensure_row (PassoTimelineModel *self,
                                 PassoMachine       *machine,
                                 const char         *name)
{
  PassoTimelineItem *row = g_hash_table_lookup (self->by_name, name);
  PassoTimelineItem *owner = NULL;
  const PassoState *owner_state;
  guint depth = 0;

  if (row != NULL)
    return row;

  owner_state = find_owner (machine, name);
  if (owner_state != NULL)
    owner = g_hash_table_lookup (self->by_name, passo_state_get_name (owner_state));
  if (owner != NULL)
    {
      depth = passo_timeline_item_get_depth (owner) + 1;
      passo_timeline_item_set_container (owner, TRUE);
    }

  row = passo_timeline_item_new (name, depth);
  g_ptr_array_insert (self->rows, (int) find_place (self, owner), row);
  g_hash_table_insert (self->by_name, (char *) passo_timeline_item_get_name (row), row);

  return row;
}

static void
passo_timeline_model_reset (PassoTimelineModel *self,
                            PassoRunProjection *projection)
{
  guint n = self->shown->len;

  g_set_object (&self->projection, projection);
  g_hash_table_remove_all (self->by_name);
  g_array_set_size (self->divided, 0);
  g_ptr_array_set_size (self->shown, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  g_ptr_array_set_size (self->rows, 0);
}

/* A visit is drawn as its attempts and waits where it has them, and whole where it has none. */
static void
passo_timeline_model_divide (PassoTimelineModel *self,
                             const PassoRunSpan *part,
                             PassoTimelineItem  *row)
{
  if (part->parent == PASSO_SPAN_NONE || part->parent >= self->divided->len ||
      g_array_index (self->divided, gboolean, part->parent))
    return;

  g_array_index (self->divided, gboolean, part->parent) = TRUE;
  passo_timeline_item_remove_span (row, part->parent);
}

static void
passo_timeline_model_add_span (PassoTimelineModel *self,
                               PassoMachine       *machine,
                               const PassoRunSpan *span)
{
  PassoTimelineItem *row;

  if (span->kind == PASSO_SPAN_ITERATION)
    return;

  row = passo_timeline_model_ensure_row (self, machine, span->name);
  if (span->kind == PASSO_SPAN_STATE)
    passo_timeline_item_add_visit (row);
  else
    passo_timeline_model_divide (self, span, row);
  g_array_append_val (passo_timeline_item_get_spans (row), span->index);
}

/**
 * passo_timeline_model_update:
 * @self: a timeline
 * @projection: (nullable): the run to show
 * @machine: (nullable): the definition that it runs
 *
 * Sorts the spans of @projection into rows. Rows keep their identity while a run grows.
 */
void
passo_timeline_model_update (PassoTimelineModel *self,
                             PassoRunProjection *projection,
                             PassoMachine       *machine)
{
  guint n;

  g_return_if_fail (PASSO_IS_TIMELINE_MODEL (self));

  n = projection != NULL ? passo_run_projection_get_n_spans (projection) : 0;
  if (projection != self->projection || n < self->divided->len)
    passo_timeline_model_reset (self, projection);

  for (guint i = self->divided->len; i < n; i++)
    {
      g_array_set_size (self->divided, i + 1);
      passo_timeline_model_add_span (self, machine, passo_run_projection_get_span (projection, i));
    }
  passo_timeline_model_list (self);
}

/**
 * passo_timeline_model_set_folded:
 * @self: a timeline
 * @row: a row of it
 * @folded: whether the rows under it are hidden
 */
void
passo_timeline_model_set_folded (PassoTimelineModel *self,
                                 PassoTimelineItem  *row,
                                 gboolean            folded)
{
  g_return_if_fail (PASSO_IS_TIMELINE_MODEL (self));
  g_return_if_fail (PASSO_IS_TIMELINE_ITEM (row));

  if (!passo_timeline_item_get_container (row) || passo_timeline_item_get_folded (row) == folded)
    return;

  passo_timeline_item_set_folded (row, folded);
  passo_timeline_model_list (self);
}

/**
 * passo_timeline_model_get_projection:
 * @self: a timeline
 *
 * Returns: (transfer none) (nullable): the run that is shown
 */
PassoRunProjection *
passo_timeline_model_get_projection (PassoTimelineModel *self)
{
  g_return_val_if_fail (PASSO_IS_TIMELINE_MODEL (self), NULL);

  return self->projection;
}
