/* passo-nested-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-hosted-private.h"
#include "task/passo-connector.h"

G_BEGIN_DECLS

/* How a task calls another workflow. */
typedef enum
{
  PASSO_NESTED_START,     /* startExecution: it goes on by itself */
  PASSO_NESTED_SYNC,      /* startExecution.sync: the end is waited for, input and output are text */
  PASSO_NESTED_SYNC_2,    /* startExecution.sync:2: the same, they are JSON */
  PASSO_NESTED_TOKEN,     /* startExecution.waitForTaskToken: it goes on by itself, the token is waited for */
  PASSO_NESTED_SDK_START, /* aws-sdk:sfn:startExecution */
  PASSO_NESTED_SDK_TOKEN, /* aws-sdk:sfn:startExecution.waitForTaskToken */
  PASSO_NESTED_SDK_SYNC,  /* aws-sdk:sfn:startSyncExecution: a failure is a result, too */
} PassoNestedKind;

/**
 * PassoNestedCall:
 * @kind: how it was called
 * @input: its input
 * @started_by: ARN of the execution whose task that is
 * @event_id: id of the task's Scheduled event
 *
 * The call by which an execution was started; the execution has it.
 */
struct _PassoNestedCall
{
  PassoNestedKind kind;
  PassoValue      input;
  char           *started_by;
  guint           event_id;
};

void             _passo_nested_call_free     (PassoNestedCall       *self);
void             _passo_nested_ended         (PassoHosted           *child);

/* passo-nested-result.c */
gboolean         _passo_nested_kind_is_sdk   (PassoNestedKind        kind);
PassoValue       _passo_nested_make_reply    (const PassoHosted     *child,
                                              PassoNestedKind        kind);
void             _passo_nested_make_answer   (const PassoHosted     *child,
                                              PassoAnswer           *answer);
void             _passo_nested_refuse        (gboolean               sdk,
                                              const char            *code,
                                              const char            *message,
                                              const char            *request_id,
                                              PassoAnswer           *answer);

/* passo-nested-token.c */
PassoConnectorReply _passo_nested_send_token (PassoScheduler        *scheduler,
                                              const PassoCall       *call,
                                              const char            *request_id,
                                              PassoAnswer           *answer);

G_END_DECLS
