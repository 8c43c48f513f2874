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
 * it, each in the order in which they were first entered.
 */
struct _PassoTimelineModel
{
  GObject             parent_instance;

  PassoRunProjection *projection;
  GPtrArray          *rows;    /* of PassoTimelineItem */
  GHashTable         *by_name; /* of PassoTimelineItem */
};

static GType
passo_timeline_model_get_item_type (GListModel *model)
{
  return PASSO_TYPE_TIMELINE_ITEM;
}

static guint
passo_timeline_model_get_n_items (GListModel *model)
{
  return PASSO_TIMELINE_MODEL (model)->rows->len;
}

static gpointer
passo_timeline_model_get_item (GListModel *model,
                               guint       position)
{
  PassoTimelineModel *self = PASSO_TIMELINE_MODEL (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
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
  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (passo_timeline_model_parent_class)->dispose (object);
}

static void
passo_timeline_model_finalize (GObject *object)
{
  PassoTimelineModel *self = PASSO_TIMELINE_MODEL (object);

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->rows);

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
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
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

static PassoTimelineItem *
passo_timeline_model_ensure_row (PassoTimelineModel *self,
                                 PassoMachine       *machine,
                                 const char         *name)
{
  PassoTimelineItem *row = g_hash_table_lookup (self->by_name, name);
  PassoTimelineItem *owner = NULL;
  const PassoState *owner_state;
  guint place;

  if (row != NULL)
    return row;

  owner_state = find_owner (machine, name);
  if (owner_state != NULL)
    owner = g_hash_table_lookup (self->by_name, passo_state_get_name (owner_state));

  row = passo_timeline_item_new (name, owner != NULL ? passo_timeline_item_get_depth (owner) + 1 : 0);
  place = find_place (self, owner);
  g_ptr_array_insert (self->rows, (int) place, row);
  g_hash_table_insert (self->by_name, (char *) passo_timeline_item_get_name (row), row);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);

  return row;
}

static void
passo_timeline_model_reset (PassoTimelineModel *self,
                            PassoRunProjection *projection)
{
  guint n = self->rows->len;

  g_set_object (&self->projection, projection);
  g_hash_table_remove_all (self->by_name);
  g_ptr_array_set_size (self->rows, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

/* A visit is drawn as its attempts and waits where it has them, and whole where it has none. */
static GArray *
find_visits_with_parts (PassoRunProjection *projection)
{
  guint n = passo_run_projection_get_n_spans (projection);
  GArray *with_parts = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), n);

  g_array_set_size (with_parts, n);
  for (guint i = 0; i < n; i++)
    {
      const PassoRunSpan *span = passo_run_projection_get_span (projection, i);

      if (span->parent != PASSO_SPAN_NONE && span->kind != PASSO_SPAN_STATE &&
          span->kind != PASSO_SPAN_ITERATION)
        g_array_index (with_parts, gboolean, span->parent) = TRUE;
    }

  return with_parts;
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
  g_autoptr (GArray) with_parts = NULL;

  g_return_if_fail (PASSO_IS_TIMELINE_MODEL (self));

  if (projection != self->projection)
    passo_timeline_model_reset (self, projection);
  for (guint i = 0; i < self->rows->len; i++)
    passo_timeline_item_clear (g_ptr_array_index (self->rows, i));
  if (projection == NULL)
    return;

  with_parts = find_visits_with_parts (projection);
  for (guint i = 0; i < with_parts->len; i++)
    {
      const PassoRunSpan *span = passo_run_projection_get_span (projection, i);
      PassoTimelineItem *row;

      if (span->kind == PASSO_SPAN_ITERATION)
        continue;

      row = passo_timeline_model_ensure_row (self, machine, span->name);
      if (span->kind == PASSO_SPAN_STATE)
        passo_timeline_item_add_visit (row);
      if (!g_array_index (with_parts, gboolean, i))
        g_array_append_val (passo_timeline_item_get_spans (row), i);
    }
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
