/* passo-task-tokens.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-scheduler.h"

G_BEGIN_DECLS

/**
 * PassoTokenReply:
 * @PASSO_TOKEN_TAKEN: the task knows
 * @PASSO_TOKEN_TIMED_OUT: the task has ended without (the service's TaskTimedOut)
 * @PASSO_TOKEN_INVALID: no task has had this token (the service's InvalidToken)
 *
 * What becomes of a message to a task that waits with a token.
 */
typedef enum
{
  PASSO_TOKEN_TAKEN,
  PASSO_TOKEN_TIMED_OUT,
  PASSO_TOKEN_INVALID,
} PassoTokenReply;

PassoTokenReply passo_scheduler_send_task_success   (PassoScheduler *self,
                                                     const char     *token,
                                                     PassoValue      output);
PassoTokenReply passo_scheduler_send_task_failure   (PassoScheduler *self,
                                                     const char     *token,
                                                     PassoValue      error,
                                                     PassoValue      cause);
PassoTokenReply passo_scheduler_send_task_heartbeat (PassoScheduler *self,
                                                     const char     *token);

G_END_DECLS
