/* passo-event-filter-model.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-event-filter-model.h"

#include <string.h>

/**
 * PassoEventFilterModel:
 *
 * The events of a history that pass a filter. It is the history itself, item for item, while
 * nothing is filtered, so that an event becomes an object only when a row shows it.
 */
struct _PassoEventFilterModel
{
  GObject             parent_instance;

  PassoRunProjection *projection;
  GtkFilterListModel *filtered;
  GtkFilter          *filter;
  char               *text; /* case folded, NULL for any */
  char               *state;
  guint               errors : 1;
};

static GType
passo_event_filter_model_get_item_type (GListModel *model)
{
  return PASSO_TYPE_EVENT_ITEM;
}

static guint
passo_event_filter_model_get_n_items (GListModel *model)
{
  PassoEventFilterModel *self = PASSO_EVENT_FILTER_MODEL (model);

  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static gpointer
passo_event_filter_model_get_item (GListModel *model,
                                   guint       position)
{
  PassoEventFilterModel *self = PASSO_EVENT_FILTER_MODEL (model);

  return g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
}

static void
passo_event_filter_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = passo_event_filter_model_get_item_type;
  iface->get_n_items = passo_event_filter_model_get_n_items;
  iface->get_item = passo_event_filter_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoEventFilterModel, passo_event_filter_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      passo_event_filter_model_list_model_init))

static gboolean
contains_folded (const char *text,
                 const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;

  folded = g_utf8_casefold (text, -1);
  return strstr (folded, needle) != NULL;
}

static gboolean
match_cb (gpointer item,
          gpointer data)
{
  PassoEventFilterModel *self = data;
  const PassoEvent *event = passo_event_item_get_event (item);
  const char *state;

  if (self->errors && passo_event_get_error (event) == NULL)
    return FALSE;
  if (self->state == NULL && self->text == NULL)
    return TRUE;

  state = passo_event_filter_model_get_state_name (self, event->id);
  if (self->state != NULL && g_strcmp0 (self->state, state) != 0)
    return FALSE;

  return self->text == NULL || contains_folded (state, self->text) ||
         contains_folded (passo_event_get_type_name (event), self->text) ||
         contains_folded (passo_event_get_error (event), self->text);
}

static void
forward_items_changed (PassoEventFilterModel *self,
                       guint                  position,
                       guint                  removed,
                       guint                  added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
passo_event_filter_model_dispose (GObject *object)
{
  PassoEventFilterModel *self = PASSO_EVENT_FILTER_MODEL (object);

  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->projection);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->state, g_free);

  G_OBJECT_CLASS (passo_event_filter_model_parent_class)->dispose (object);
}

static void
passo_event_filter_model_class_init (PassoEventFilterModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_event_filter_model_dispose;
}

static void
passo_event_filter_model_init (PassoEventFilterModel *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (forward_items_changed),
                           self, G_CONNECT_SWAPPED);
}

static void
passo_event_filter_model_update (PassoEventFilterModel *self)
{
  gboolean filters = self->text != NULL || self->state != NULL || self->errors;

  if (filters && gtk_filter_list_model_get_filter (self->filtered) != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  else
    gtk_filter_list_model_set_filter (self->filtered, filters ? self->filter : NULL);
}

/**
 * passo_event_filter_model_new:
 *
 * Returns: (transfer full): a list without history or filter
 */
PassoEventFilterModel *
passo_event_filter_model_new (void)
{
  return g_object_new (PASSO_TYPE_EVENT_FILTER_MODEL, NULL);
}

/**
 * passo_event_filter_model_set_projection:
 * @self: a filtered history
 * @projection: (nullable): a projection of the whole history to show
 */
void
passo_event_filter_model_set_projection (PassoEventFilterModel *self,
                                         PassoRunProjection    *projection)
{
  GListModel *history = NULL;

  g_return_if_fail (PASSO_IS_EVENT_FILTER_MODEL (self));

  if (!g_set_object (&self->projection, projection))
    return;

  if (projection != NULL)
    history = G_LIST_MODEL (passo_run_projection_get_history (projection));
  gtk_filter_list_model_set_model (self->filtered, history);
}

/**
 * passo_event_filter_model_get_state_name:
 * @self: a filtered history
 * @event_id: id of an event
 *
 * Returns: (transfer none) (nullable): name of the state that the event belongs to, also where the
 *   event itself does not say it
 */
const char *
passo_event_filter_model_get_state_name (PassoEventFilterModel *self,
                                         guint                  event_id)
{
  PassoHistory *history;
  guint entered;

  g_return_val_if_fail (PASSO_IS_EVENT_FILTER_MODEL (self), NULL);

  if (self->projection == NULL)
    return NULL;

  history = passo_run_projection_get_history (self->projection);
  entered = passo_run_projection_get_entered (self->projection, event_id);
  if (entered == 0)
    return NULL;

  return passo_event_get_state_name (passo_history_get_event (history, entered));
}

/**
 * passo_event_filter_model_set_text:
 * @self: a filtered history
 * @text: (nullable): what type, state or error must contain, whatever the case
 */
void
passo_event_filter_model_set_text (PassoEventFilterModel *self,
                                   const char            *text)
{
  g_return_if_fail (PASSO_IS_EVENT_FILTER_MODEL (self));

  g_free (self->text);
  self->text = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  passo_event_filter_model_update (self);
}

/**
 * passo_event_filter_model_set_state:
 * @self: a filtered history
 * @name: (nullable): the state whose events are shown, %NULL for all
 */
void
passo_event_filter_model_set_state (PassoEventFilterModel *self,
                                    const char            *name)
{
  g_return_if_fail (PASSO_IS_EVENT_FILTER_MODEL (self));

  if (g_strcmp0 (self->state, name) == 0)
    return;

  g_free (self->state);
  self->state = g_strdup (name);
  passo_event_filter_model_update (self);
}

/**
 * passo_event_filter_model_set_errors:
 * @self: a filtered history
 * @errors: whether to show errors only
 */
void
passo_event_filter_model_set_errors (PassoEventFilterModel *self,
                                     gboolean               errors)
{
  g_return_if_fail (PASSO_IS_EVENT_FILTER_MODEL (self));

  self->errors = errors;
  passo_event_filter_model_update (self);
}
