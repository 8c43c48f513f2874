/* passo-task-resource.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a Task waits for its service, beyond the reply to its call. */
typedef enum
{
  PASSO_TASK_PATTERN_REQUEST_RESPONSE = 0,
  PASSO_TASK_PATTERN_SYNC             = 1 << 0, /* .sync */
  PASSO_TASK_PATTERN_SYNC_2           = 1 << 1, /* .sync:2 */
  PASSO_TASK_PATTERN_TOKEN            = 1 << 2, /* .waitForTaskToken */
} PassoTaskPattern;

typedef enum
{
  PASSO_TASK_RESOURCE_OTHER,     /* not an ARN that a Task can name, or a placeholder */
  PASSO_TASK_RESOURCE_LAMBDA,    /* a function's own ARN */
  PASSO_TASK_RESOURCE_ACTIVITY,
  PASSO_TASK_RESOURCE_OPTIMISED, /* arn:aws:states:::service:action */
  PASSO_TASK_RESOURCE_SDK,       /* arn:aws:states:::aws-sdk:service:action */
} PassoTaskResourceKind;

/**
 * PassoTaskResource:
 * @kind: what the Resource names
 * @service: (nullable): the service's word
 * @action: (nullable): the action, or the name of the function or activity
 * @pattern: the way it is waited for
 * @suffix: (nullable): what stands after the action, as `.sync:2`
 * @known_suffix: whether the suffix is one of the language's
 * @region: (nullable): region of the ARN
 *
 * The parts of a Task's Resource.
 */
typedef struct
{
  PassoTaskResourceKind  kind;
  char                  *service;
  char                  *action;
  PassoTaskPattern    pattern;
  char                  *suffix;
  gboolean               known_suffix;
  char                  *region;
} PassoTaskResource;

void passo_task_resource_init  (PassoTaskResource *self,
                                const char        *text);
void passo_task_resource_clear (PassoTaskResource *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoTaskResource, passo_task_resource_clear)

G_END_DECLS
