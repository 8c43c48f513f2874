/* passo-run-projection.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "history/passo-run-fold-private.h"
#include "history/passo-run-projection.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"

/* What a history tells of its run. States, counts and edges are those of the moment at the cursor;
 * spans, and the look-ups from one event to another, cover the whole history, so that a timeline
 * does not shrink when its cursor moves. */
struct _PassoRunProjection
{
  GObject       parent_instance;
  PassoHistory *history;
  PassoRunFold *whole;
  PassoRunFold *past;   /* up to the cursor; NULL while that is the end */
  guint         cursor; /* 0 for the end */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PassoRunProjection, passo_run_projection, G_TYPE_OBJECT)

static void
items_changed_cb (GListModel         *model,
                  guint               position,
                  guint               removed,
                  guint               added,
                  PassoRunProjection *self)
{
  _passo_run_fold_advance (self->whole, passo_history_get_log (self->history), G_MAXUINT);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
passo_run_projection_dispose (GObject *object)
{
  PassoRunProjection *self = PASSO_RUN_PROJECTION (object);

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_pointer (&self->whole, _passo_run_fold_free);
  g_clear_pointer (&self->past, _passo_run_fold_free);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (passo_run_projection_parent_class)->dispose (object);
}

static void
passo_run_projection_class_init (PassoRunProjectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_run_projection_dispose;

  /**
   * PassoRunProjection::changed:
   *
   * Events have come, or the cursor has moved.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
passo_run_projection_init (PassoRunProjection *self)
{
  self->whole = _passo_run_fold_new ();
}

/* The fold that the cursor shows. */
static PassoRunFold *
get_shown (PassoRunProjection *self)
{
  return self->past != NULL ? self->past : self->whole;
}

/**
 * passo_run_projection_new:
 * @history: a history; the projection follows it
 *
 * Returns: (transfer full): its projection, with the cursor at the end
 */
PassoRunProjection *
passo_run_projection_new (PassoHistory *history)
{
  PassoRunProjection *self;

  g_return_val_if_fail (PASSO_IS_HISTORY (history), NULL);

  self = g_object_new (PASSO_TYPE_RUN_PROJECTION, NULL);
  self->history = g_object_ref (history);
  _passo_run_fold_advance (self->whole, passo_history_get_log (history), G_MAXUINT);
  g_signal_connect (history, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

/**
 * passo_run_projection_get_history:
 * @self: a projection
 *
 * Returns: (transfer none): what it projects
 */
PassoHistory *
passo_run_projection_get_history (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), NULL);

  return self->history;
}

/**
 * passo_run_projection_get_cursor:
 * @self: a projection
 *
 * Returns: id of the event whose moment is shown, 0 for the end
 */
guint
passo_run_projection_get_cursor (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  return self->cursor;
}

/**
 * passo_run_projection_set_cursor:
 * @self: a projection
 * @event_id: an event, or 0 to follow the end
 *
 * Shows the moment after an event.
 */
void
passo_run_projection_set_cursor (PassoRunProjection *self,
                                 guint               event_id)
{
  g_return_if_fail (PASSO_IS_RUN_PROJECTION (self));

  if (self->cursor == event_id)
    return;

  self->cursor = event_id;
  if (event_id == 0 || (self->past != NULL && self->past->n_events > event_id))
    g_clear_pointer (&self->past, _passo_run_fold_free);
  if (event_id != 0)
    {
      if (self->past == NULL)
        self->past = _passo_run_fold_new ();
      _passo_run_fold_advance (self->past, passo_history_get_log (self->history), event_id);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * passo_run_projection_get_status:
 * @self: a projection
 *
 * Returns: how the run stands at the cursor
 */
PassoRunStatus
passo_run_projection_get_status (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), PASSO_RUN_NOT_REACHED);

  return get_shown (self)->status;
}

/**
 * passo_run_projection_get_start:
 * @self: a projection
 *
 * Returns: when the run began, milliseconds since 1970, 0 before that
 */
gint64
passo_run_projection_get_start (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  return self->whole->start;
}

/**
 * passo_run_projection_get_end:
 * @self: a projection
 *
 * Returns: when the run ended, milliseconds since 1970, -1 before that
 */
gint64
passo_run_projection_get_end (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), -1);

  return self->whole->end;
}

/**
 * passo_run_projection_get_n_states:
 * @self: a projection
 *
 * Returns: the number of states reached by the cursor
 */
guint
passo_run_projection_get_n_states (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  return get_shown (self)->states->len;
}

/**
 * passo_run_projection_get_state:
 * @self: a projection
 * @i: which, in the order in which they were first entered
 *
 * Returns: (transfer none): a state; good until the projection changes
 */
const PassoRunState *
passo_run_projection_get_state (PassoRunProjection *self,
                                guint               i)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), NULL);
  g_return_val_if_fail (i < get_shown (self)->states->len, NULL);

  return &((PassoFoldState *) g_ptr_array_index (get_shown (self)->states, i))->info;
}

static const PassoFoldState *
find_state (PassoRunFold *fold,
            const char   *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (fold->by_name, name));

  return index > 0 ? g_ptr_array_index (fold->states, index - 1) : NULL;
}

/**
 * passo_run_projection_find_state:
 * @self: a projection
 * @name: a state's name
 *
 * Returns: (transfer none) (nullable): the state, %NULL if it is not reached; good until the
 *   projection changes
 */
const PassoRunState *
passo_run_projection_find_state (PassoRunProjection *self,
                                 const char         *name)
{
  const PassoFoldState *state;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  state = find_state (get_shown (self), name);

  return state != NULL ? &state->info : NULL;
}

/**
 * passo_run_projection_get_map_counts:
 * @self: a projection
 * @name: name of a Map
 * @counts: (out): the iterations of its last visit
 *
 * Returns: whether a Map of this name has been reached
 */
gboolean
passo_run_projection_get_map_counts (PassoRunProjection *self,
                                     const char         *name,
                                     PassoMapCounts     *counts)
{
  const PassoFoldState *state;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), FALSE);
  g_return_val_if_fail (name != NULL && counts != NULL, FALSE);

  state = find_state (get_shown (self), name);
  if (state == NULL || state->last_map == PASSO_FOLD_NONE)
    return FALSE;

  *counts = _passo_run_fold_get_node (get_shown (self), state->last_map)->counts;
  return TRUE;
}

/**
 * passo_run_projection_get_n_spans:
 * @self: a projection
 *
 * Returns: the number of bars of the whole run's timeline
 */
guint
passo_run_projection_get_n_spans (PassoRunProjection *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  return self->whole->spans->len;
}

/**
 * passo_run_projection_get_span:
 * @self: a projection
 * @i: which, in the order in which they began
 *
 * Returns: (transfer none): a bar; good until the projection changes
 */
const PassoRunSpan *
passo_run_projection_get_span (PassoRunProjection *self,
                               guint               i)
{
  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), NULL);
  g_return_val_if_fail (i < self->whole->spans->len, NULL);

  return &g_array_index (self->whole->spans, PassoRunSpan, i);
}

/**
 * passo_run_projection_find_span:
 * @self: a projection
 * @event_id: an event
 *
 * Returns: the bar of the visit or iteration that the event belongs to, %PASSO_SPAN_NONE for none
 */
guint
passo_run_projection_find_span (PassoRunProjection *self,
                                guint               event_id)
{
  const PassoFoldNode *node;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), PASSO_SPAN_NONE);

  node = _passo_run_fold_get_node (self->whole, _passo_run_fold_get_owner (self->whole, event_id));

  return node != NULL ? node->span : PASSO_SPAN_NONE;
}

/**
 * passo_run_projection_get_entered:
 * @self: a projection
 * @event_id: an event
 *
 * Returns: id of the Entered event of the visit that the event belongs to, 0 for none
 */
guint
passo_run_projection_get_entered (PassoRunProjection *self,
                                  guint               event_id)
{
  const PassoFoldNode *node;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  node = _passo_run_fold_get_node (self->whole, _passo_run_fold_get_visit (self->whole, event_id));

  return node != NULL ? node->entered : 0;
}

/**
 * passo_run_projection_get_exited:
 * @self: a projection
 * @entered_id: an event
 *
 * Returns: id of the Exited event of the visit that the event belongs to, 0 for none
 */
guint
passo_run_projection_get_exited (PassoRunProjection *self,
                                 guint               entered_id)
{
  const PassoFoldNode *node;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  node = _passo_run_fold_get_node (self->whole,
                                   _passo_run_fold_get_visit (self->whole, entered_id));

  return node != NULL ? node->exited : 0;
}

static gboolean
get_edge_end (PassoRunFold *fold,
              const char   *name,
              guint        *end)
{
  *end = name != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (fold->by_name, name)) : 0;

  return name == NULL || *end > 0;
}

/**
 * passo_run_projection_get_edge_count:
 * @self: a projection
 * @from: (nullable): a state, %NULL for the start of a machine, branch or iteration
 * @to: (nullable): a state, %NULL for the end
 *
 * Returns: how often the transition was taken by the cursor
 */
guint
passo_run_projection_get_edge_count (PassoRunProjection *self,
                                     const char         *from,
                                     const char         *to)
{
  PassoRunFold *fold;
  guint first = 0;
  guint second = 0;
  gint64 key;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), 0);

  fold = get_shown (self);
  if (!get_edge_end (fold, from, &first) || !get_edge_end (fold, to, &second))
    return 0;

  key = ((gint64) first << 32) | second;
  return GPOINTER_TO_UINT (g_hash_table_lookup (fold->edges, &key));
}

static const char *
get_edge_name (PassoRunFold *fold,
               guint         end)
{
  return end > 0 ? ((PassoFoldState *) g_ptr_array_index (fold->states, end - 1))->info.name : NULL;
}

/**
 * passo_run_projection_foreach_edge:
 * @self: a projection
 * @func: (scope call): is called for each transition taken
 * @data: its last argument
 */
void
passo_run_projection_foreach_edge (PassoRunProjection *self,
                                   PassoRunEdgeFunc    func,
                                   gpointer            data)
{
  PassoRunFold *fold;
  GHashTableIter iter;
  gpointer key;
  gpointer count;

  g_return_if_fail (PASSO_IS_RUN_PROJECTION (self));
  g_return_if_fail (func != NULL);

  fold = get_shown (self);
  g_hash_table_iter_init (&iter, fold->edges);
  while (g_hash_table_iter_next (&iter, &key, &count))
    func (get_edge_name (fold, *(gint64 *) key >> 32),
          get_edge_name (fold, *(gint64 *) key & G_MAXUINT32), GPOINTER_TO_UINT (count), data);
}

static void
add_assigned (PassoRunProjection *self,
              guint               event_id,
              PassoObjectBuilder *builder)
{
  g_autofree char *text = NULL;
  g_auto (PassoValue) assigned = PASSO_VALUE_INIT;
  gsize length = 0;

  text = passo_event_dup_assigned (passo_history_get_event (self->history, event_id), &length);
  assigned = passo_json_parse (text, length, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  for (guint i = 0; i < passo_value_get_size (assigned); i++)
    {
      const char *name = NULL;
      gsize name_length = 0;
      PassoValue value;

      value = passo_value_get_nth_member (assigned, i, &name, &name_length);
      passo_object_builder_put (builder, name, name_length, value);
    }
}

/* What the chains around a visit have set, the outermost first. */
static void
add_variables (PassoRunProjection *self,
               guint               visit,
               guint               event_id,
               PassoObjectBuilder *builder)
{
  PassoRunFold *fold = self->whole;
  const PassoFoldNode *node = _passo_run_fold_get_node (fold, visit);

  if (node == NULL)
    return;

  add_variables (self, node->parent, event_id, builder);
  for (guint i = 0; i < fold->assigning->len; i++)
    {
      guint id = g_array_index (fold->assigning, guint, i);
      const PassoFoldNode *other;

      if (id > event_id)
        break;
      other = _passo_run_fold_get_node (fold, _passo_run_fold_get_visit (fold, id));
      if (other->chain == node->chain)
        add_assigned (self, id, builder);
    }
}

/**
 * passo_run_projection_dup_variables:
 * @self: a projection
 * @event_id: an event
 *
 * Returns: (transfer full): an object of the variables that the event's state could read just after
 *   the event, as JSON text
 */
char *
passo_run_projection_dup_variables (PassoRunProjection *self,
                                    guint               event_id)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  g_auto (PassoValue) variables = PASSO_VALUE_INIT;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (self), NULL);

  passo_object_builder_init (&builder, 0);
  add_variables (self, _passo_run_fold_get_visit (self->whole, event_id), event_id, &builder);
  variables = passo_object_builder_finish (&builder);

  return passo_json_write (variables, PASSO_JSON_WRITER_COMPACT, NULL);
}
