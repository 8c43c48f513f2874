/* passo-event-item.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "history/passo-event-item.h"
#include "history/passo-history.h"

/* What a list of events shows: made on demand, it only names an event of a history. */
struct _PassoEventItem
{
  GObject       parent_instance;
  PassoHistory *history;
  guint         id;
};

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PassoEventItem, passo_event_item, G_TYPE_OBJECT)

static void
passo_event_item_dispose (GObject *object)
{
  PassoEventItem *self = PASSO_EVENT_ITEM (object);

  g_clear_object (&self->history);

  G_OBJECT_CLASS (passo_event_item_parent_class)->dispose (object);
}

static void
passo_event_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PassoEventItem *self = PASSO_EVENT_ITEM (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_uint (value, self->id);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_event_item_class_init (PassoEventItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_event_item_dispose;
  object_class->get_property = passo_event_item_get_property;

  properties[PROP_ID] = g_param_spec_uint ("id", NULL, NULL, 0, G_MAXUINT, 0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_event_item_init (PassoEventItem *self)
{
}

/**
 * passo_event_item_new:
 * @history: the history
 * @id: id of an event in it
 *
 * Returns: (transfer full): an item that stands for the event and keeps its history alive
 */
PassoEventItem *
passo_event_item_new (PassoHistory *history,
                      guint         id)
{
  PassoEventItem *self;

  g_return_val_if_fail (PASSO_IS_HISTORY (history), NULL);

  self = g_object_new (PASSO_TYPE_EVENT_ITEM, NULL);
  self->history = g_object_ref (history);
  self->id = id;

  return self;
}

/**
 * passo_event_item_get_event:
 * @self: an item
 *
 * Returns: (transfer none): its event
 */
const PassoEvent *
passo_event_item_get_event (PassoEventItem *self)
{
  g_return_val_if_fail (PASSO_IS_EVENT_ITEM (self), NULL);

  return passo_history_get_event (self->history, self->id);
}

/**
 * passo_event_item_get_id:
 * @self: an item
 *
 * Returns: the event's id
 */
guint
passo_event_item_get_id (PassoEventItem *self)
{
  g_return_val_if_fail (PASSO_IS_EVENT_ITEM (self), 0);

  return self->id;
}
