/* passo-history.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "history/passo-history.h"

/* The append-only list of an execution's events. The records lie in a log; a GObject for an event is
 * made only when a list view asks for it. */
struct _PassoHistory
{
  GObject        parent_instance;
  PassoEventLog *log;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoHistory, passo_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
passo_history_get_item_type (GListModel *model)
{
  return PASSO_TYPE_EVENT_ITEM;
}

static guint
passo_history_get_n_items (GListModel *model)
{
  return passo_event_log_get_size (PASSO_HISTORY (model)->log);
}

static gpointer
passo_history_get_item (GListModel *model,
                        guint       position)
{
  PassoHistory *self = PASSO_HISTORY (model);

  if (position >= passo_event_log_get_size (self->log))
    return NULL;

  return passo_event_item_new (self, position + 1);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = passo_history_get_item_type;
  iface->get_n_items = passo_history_get_n_items;
  iface->get_item = passo_history_get_item;
}

static void
passo_history_finalize (GObject *object)
{
  PassoHistory *self = PASSO_HISTORY (object);

  g_clear_pointer (&self->log, passo_event_log_free);

  G_OBJECT_CLASS (passo_history_parent_class)->finalize (object);
}

static void
passo_history_class_init (PassoHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_history_finalize;
}

static void
passo_history_init (PassoHistory *self)
{
}

/**
 * passo_history_new:
 *
 * Returns: (transfer full): a history without events
 */
PassoHistory *
passo_history_new (void)
{
  return passo_history_new_for_log (passo_event_log_new ());
}

/**
 * passo_history_new_for_log:
 * @log: (transfer full): events
 *
 * Returns: (transfer full): a history of these events
 */
PassoHistory *
passo_history_new_for_log (PassoEventLog *log)
{
  PassoHistory *self;

  g_return_val_if_fail (log != NULL, NULL);

  self = g_object_new (PASSO_TYPE_HISTORY, NULL);
  self->log = log;

  return self;
}

/**
 * passo_history_get_size:
 * @self: a history
 *
 * Returns: the number of events, which is the id of the last
 */
guint
passo_history_get_size (PassoHistory *self)
{
  g_return_val_if_fail (PASSO_IS_HISTORY (self), 0);

  return passo_event_log_get_size (self->log);
}

/**
 * passo_history_get_event:
 * @self: a history
 * @id: an event's id, counted from 1
 *
 * Returns: (transfer none) (nullable): the event; it stays where it is while the history lives
 */
const PassoEvent *
passo_history_get_event (PassoHistory *self,
                         guint         id)
{
  g_return_val_if_fail (PASSO_IS_HISTORY (self), NULL);

  return passo_event_log_get (self->log, id);
}

/**
 * passo_history_get_log:
 * @self: a history
 *
 * Returns: (transfer none): the storage of its events, for passo_history_codec_write()
 */
const PassoEventLog *
passo_history_get_log (PassoHistory *self)
{
  g_return_val_if_fail (PASSO_IS_HISTORY (self), NULL);

  return self->log;
}

/**
 * passo_history_take_batch:
 * @self: a history
 * @batch: (transfer full): the events that follow
 *
 * Moves a batch of events to the end; the list changes once.
 */
void
passo_history_take_batch (PassoHistory  *self,
                          PassoEventLog *batch)
{
  guint before;
  guint added;

  g_return_if_fail (PASSO_IS_HISTORY (self));
  g_return_if_fail (batch != NULL);

  before = passo_event_log_get_size (self->log);
  added = passo_event_log_get_size (batch);
  passo_event_log_take_log (self->log, batch);
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, added);
}
