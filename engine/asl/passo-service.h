/* passo-service.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-task-resource.h"

G_BEGIN_DECLS

/**
 * PassoService:
 * @part: its word in an ARN, as `dynamodb`
 * @name: name for people, as `DynamoDB`
 * @icon_key: key of its picture
 *
 * A service that Task states call.
 */
typedef struct
{
  const char *part;
  const char *name;
  const char *icon_key;
} PassoService;

/**
 * PassoServiceAction:
 * @service: the service's word in an ARN
 * @action: the action's word
 * @patterns: allowed ways beside request and response
 * @required: (nullable): parameters that must be there, separated by blanks; by a bar those of
 *   which one must be there
 *
 * An optimised integration (source: the service's documentation).
 */
typedef struct
{
  const char *service;
  const char *action;
  guint       patterns;
  const char *required;
} PassoServiceAction;

const PassoService       *passo_service_lookup        (const char *part);
gboolean                  passo_service_is_optimised  (const char *part);
const PassoServiceAction *passo_service_lookup_action (const char *part,
                                                       const char *action);
guint                     passo_service_get_n_actions (void);
const PassoServiceAction *passo_service_get_action    (guint       i);

G_END_DECLS
