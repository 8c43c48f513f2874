/* passo-connector-activity.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-connector.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR_ACTIVITY (passo_connector_activity_get_type ())

G_DECLARE_FINAL_TYPE (PassoConnectorActivity, passo_connector_activity,
                      PASSO, CONNECTOR_ACTIVITY, GObject)

/**
 * PassoActivityTask:
 * @token: names it in the worker's answer
 * @input: its input
 *
 * What a worker gets to do.
 */
typedef struct
{
  char       *token;
  PassoValue  input;
} PassoActivityTask;

PassoConnectorActivity *passo_connector_activity_new  (void);
gboolean                passo_connector_activity_poll (PassoConnectorActivity *self,
                                                       const char             *arn,
                                                       const char             *worker,
                                                       PassoActivityTask      *task);
void                    passo_activity_task_clear     (PassoActivityTask      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoActivityTask, passo_activity_task_clear)

G_END_DECLS
