/* passo-connector-registry.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-connector-registry.h"

typedef struct
{
  GPatternSpec   *pattern;   /* NULL for every resource */
  PassoConnector *connector;
} PassoRegistration;

/* Which connector carries out which resource: the first that fits and takes the call. */
struct _PassoConnectorRegistry
{
  GObject  parent_instance;
  GArray  *registrations;
};

G_DEFINE_FINAL_TYPE (PassoConnectorRegistry, passo_connector_registry, G_TYPE_OBJECT)

static void
clear_registration (gpointer data)
{
  PassoRegistration *registration = data;

  g_clear_pointer (&registration->pattern, g_pattern_spec_free);
  g_clear_object (&registration->connector);
}

static void
passo_connector_registry_finalize (GObject *object)
{
  PassoConnectorRegistry *self = PASSO_CONNECTOR_REGISTRY (object);

  g_clear_pointer (&self->registrations, g_array_unref);

  G_OBJECT_CLASS (passo_connector_registry_parent_class)->finalize (object);
}

static void
passo_connector_registry_class_init (PassoConnectorRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_connector_registry_finalize;
}

static void
passo_connector_registry_init (PassoConnectorRegistry *self)
{
  self->registrations = g_array_new (FALSE, TRUE, sizeof (PassoRegistration));
  g_array_set_clear_func (self->registrations, clear_registration);
}

/**
 * passo_connector_registry_new:
 *
 * Returns: (transfer full): a registry without connectors
 */
PassoConnectorRegistry *
passo_connector_registry_new (void)
{
  return g_object_new (PASSO_TYPE_CONNECTOR_REGISTRY, NULL);
}

/**
 * passo_connector_registry_add:
 * @self: a registry
 * @pattern: a resource's ARN, in which `*` stands for anything and `?` for one character
 * @connector: what carries it out
 *
 * Connectors are asked in the order in which they were added.
 */
void
passo_connector_registry_add (PassoConnectorRegistry *self,
                              const char             *pattern,
                              PassoConnector         *connector)
{
  PassoRegistration registration;

  g_return_if_fail (PASSO_IS_CONNECTOR_REGISTRY (self));
  g_return_if_fail (pattern != NULL);
  g_return_if_fail (PASSO_IS_CONNECTOR (connector));

  registration.pattern = g_str_equal (pattern, "*") ? NULL : g_pattern_spec_new (pattern);
  registration.connector = g_object_ref (connector);
  g_array_append_val (self->registrations, registration);
}

/**
 * passo_connector_registry_call:
 * @self: a registry
 * @call: one attempt of a task
 * @answer: (out caller-allocates): as for passo_connector_call()
 * @connector: (out) (transfer none) (nullable): the connector that took the call
 *
 * Returns: %PASSO_CONNECTOR_DECLINED if no connector took it
 */
PassoConnectorReply
passo_connector_registry_call (PassoConnectorRegistry  *self,
                               const PassoCall         *call,
                               PassoAnswer             *answer,
                               PassoConnector         **connector)
{
  g_return_val_if_fail (PASSO_IS_CONNECTOR_REGISTRY (self), PASSO_CONNECTOR_DECLINED);
  g_return_val_if_fail (call != NULL && answer != NULL, PASSO_CONNECTOR_DECLINED);
  g_return_val_if_fail (connector != NULL, PASSO_CONNECTOR_DECLINED);

  for (guint i = 0; i < self->registrations->len; i++)
    {
      PassoRegistration *registration = &g_array_index (self->registrations, PassoRegistration, i);
      PassoConnectorReply reply;

      if (registration->pattern != NULL &&
          !g_pattern_spec_match_string (registration->pattern, call->resource->arn))
        continue;

      reply = PASSO_CONNECTOR_GET_IFACE (registration->connector)->call (registration->connector,
                                                                         call, answer);
      *connector = registration->connector;
      if (reply != PASSO_CONNECTOR_DECLINED)
        return reply;
    }

  *connector = NULL;
  return PASSO_CONNECTOR_DECLINED;
}
