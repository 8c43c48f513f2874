/* passo-ask.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-ask-private.h"

/* A task that waits for somebody to say how it ended. */
struct _PassoAsk
{
  GObject       parent_instance;
  PassoAskData *data;
};

enum
{
  PROP_0,
  PROP_STATE_NAME,
  PROP_EVENT_ID,
  PROP_RESOURCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PassoAsk, passo_ask, G_TYPE_OBJECT)

void
_passo_ask_data_free (PassoAskData *data)
{
  g_free (data->state_name);
  g_free (data->resource);
  g_free (data->parameters);
  g_free (data->prefilled);
  g_free (data);
}

static void
passo_ask_finalize (GObject *object)
{
  PassoAsk *self = PASSO_ASK (object);

  g_clear_pointer (&self->data, _passo_ask_data_free);

  G_OBJECT_CLASS (passo_ask_parent_class)->finalize (object);
}

static void
passo_ask_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PassoAsk *self = PASSO_ASK (object);

  switch (prop_id)
    {
    case PROP_STATE_NAME:
      g_value_set_string (value, self->data->state_name);
      break;

    case PROP_EVENT_ID:
      g_value_set_uint (value, self->data->event_id);
      break;

    case PROP_RESOURCE:
      g_value_set_string (value, self->data->resource);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_ask_class_init (PassoAskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = passo_ask_finalize;
  object_class->get_property = passo_ask_get_property;

  properties[PROP_STATE_NAME] = g_param_spec_string ("state-name", NULL, NULL, NULL, flags);
  properties[PROP_EVENT_ID] = g_param_spec_uint ("event-id", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_RESOURCE] = g_param_spec_string ("resource", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_ask_init (PassoAsk *self)
{
}

PassoAsk *
_passo_ask_new_take (PassoAskData *data)
{
  PassoAsk *self = g_object_new (PASSO_TYPE_ASK, NULL);

  self->data = data;

  return self;
}

/**
 * passo_ask_get_id:
 * @self: an ask
 *
 * Returns: what names it within its execution
 */
guint64
passo_ask_get_id (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), 0);

  return self->data->id;
}

/**
 * passo_ask_get_state_name:
 * @self: an ask
 *
 * Returns: (transfer none): the state that waits
 */
const char *
passo_ask_get_state_name (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), NULL);

  return self->data->state_name;
}

/**
 * passo_ask_get_event_id:
 * @self: an ask
 *
 * Returns: id of the Scheduled event of the attempt that waits
 */
guint
passo_ask_get_event_id (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), 0);

  return self->data->event_id;
}

/**
 * passo_ask_get_resource:
 * @self: an ask
 *
 * Returns: (transfer none): what the task calls
 */
const char *
passo_ask_get_resource (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), NULL);

  return self->data->resource;
}

/**
 * passo_ask_get_parameters:
 * @self: an ask
 *
 * Returns: (transfer none): the effective input, JSON text
 */
const char *
passo_ask_get_parameters (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), NULL);

  return self->data->parameters;
}

/**
 * passo_ask_get_prefilled:
 * @self: an ask
 *
 * Returns: (transfer none): a result of the service's shape to begin with, JSON text
 */
const char *
passo_ask_get_prefilled (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), NULL);

  return self->data->prefilled;
}

/**
 * passo_ask_get_uses_token:
 * @self: an ask
 *
 * Returns: whether the answer is that of a callback with a task token
 */
gboolean
passo_ask_get_uses_token (PassoAsk *self)
{
  g_return_val_if_fail (PASSO_IS_ASK (self), FALSE);

  return self->data->uses_token;
}
