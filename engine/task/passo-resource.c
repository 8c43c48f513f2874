/* passo-resource.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-resource.h"

#define DEFAULT_REGION "us-east-1"

static const PassoResourceKind kinds[] = {
  [PASSO_TASK_RESOURCE_OTHER] = PASSO_RESOURCE_OTHER,
  [PASSO_TASK_RESOURCE_LAMBDA] = PASSO_RESOURCE_LAMBDA,
  [PASSO_TASK_RESOURCE_ACTIVITY] = PASSO_RESOURCE_ACTIVITY,
  [PASSO_TASK_RESOURCE_OPTIMISED] = PASSO_RESOURCE_SERVICE,
  [PASSO_TASK_RESOURCE_SDK] = PASSO_RESOURCE_SDK,
};

/**
 * passo_resource_new:
 * @arn: a Task's Resource
 *
 * Takes it apart. Any text is accepted; one that is no resource gives the kind OTHER.
 *
 * Returns: (transfer full): the resource
 */
PassoResource *
passo_resource_new (const char *arn)
{
  g_auto (PassoTaskResource) parts = { 0 };
  PassoResource *self;

  g_return_val_if_fail (arn != NULL, NULL);

  passo_task_resource_init (&parts, arn);
  self = g_new0 (PassoResource, 1);
  self->arn = g_strdup (arn);
  self->kind = kinds[parts.kind];
  self->pattern = parts.pattern;
  self->service = g_strconcat (parts.kind == PASSO_TASK_RESOURCE_SDK ? "aws-sdk:" : "",
                               parts.service, NULL);
  self->api = g_strdup (parts.action != NULL ? parts.action : arn);
  self->call = parts.service != NULL ? g_strconcat (parts.action, parts.suffix, NULL)
                                     : g_strdup (arn);
  self->region = g_strdup (parts.region != NULL ? parts.region : DEFAULT_REGION);

  return self;
}

/**
 * passo_resource_free:
 * @self: (transfer full): a resource
 */
void
passo_resource_free (PassoResource *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->arn);
  g_free (self->service);
  g_free (self->api);
  g_free (self->call);
  g_free (self->region);
  g_free (self);
}
