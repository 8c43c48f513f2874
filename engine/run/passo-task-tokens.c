/* passo-task-tokens.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-scheduler-private.h"
#include "run/passo-task-tokens.h"

typedef struct
{
  PassoHosted *execution; /* NULL once it is known to wait no more */
  guint64      effect_id;
} PassoTokenHolder;

static void
free_holder (gpointer data)
{
  PassoTokenHolder *holder = data;

  g_clear_pointer (&holder->execution, _passo_hosted_unref);
  g_free (holder);
}

void
_passo_task_tokens_add (PassoTaskTokens *self,
                        const char      *token,
                        PassoHosted     *execution,
                        guint64          effect_id)
{
  PassoTokenHolder *holder = g_new (PassoTokenHolder, 1);

  if (self->holders == NULL)
    self->holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_holder);
  *holder = (PassoTokenHolder) { _passo_hosted_ref (execution), effect_id };
  g_hash_table_insert (self->holders, g_strdup (token), holder);
}

void
_passo_task_tokens_clear (PassoTaskTokens *self)
{
  g_clear_pointer (&self->holders, g_hash_table_unref);
}

/* What waits with a token; NULL with the reply where nothing does. */
static PassoTokenHolder *
find_holder (PassoScheduler  *self,
             const char      *token,
             PassoTokenReply *reply)
{
  PassoTokenHolder *holder = NULL;

  if (self->tokens.holders != NULL)
    holder = g_hash_table_lookup (self->tokens.holders, token);
  *reply = holder == NULL ? PASSO_TOKEN_INVALID : PASSO_TOKEN_TIMED_OUT;

  return holder != NULL && holder->execution != NULL && holder->execution->interpreter != NULL
           ? holder : NULL;
}

static PassoTokenReply
answer (PassoScheduler *self,
        const char     *token,
        PassoAnswer    *given)
{
  PassoTokenReply reply;
  PassoTokenHolder *holder = find_holder (self, token, &reply);
  g_autoptr (PassoHosted) execution = NULL;

  if (holder == NULL)
    return reply;

  /* Whoever gave the token away need not answer any more. */
  execution = g_steal_pointer (&holder->execution);
  _passo_scheduler_cancel_call (execution, holder->effect_id);
  if (passo_interpreter_answer (execution->interpreter, holder->effect_id, given))
    reply = PASSO_TOKEN_TAKEN;
  _passo_hosted_touch (execution);

  return reply;
}

/**
 * passo_scheduler_send_task_success:
 * @self: a scheduler
 * @token: a token that a task has given away, or an activity's
 * @output: the task's result
 *
 * Lets a task succeed that waits with a token, as SendTaskSuccess does.
 *
 * Returns: whether it was still waiting
 */
PassoTokenReply
passo_scheduler_send_task_success (PassoScheduler *self,
                                   const char     *token,
                                   PassoValue      output)
{
  g_auto (PassoAnswer) given = PASSO_ANSWER_INIT;

  g_return_val_if_fail (self != NULL, PASSO_TOKEN_INVALID);
  g_return_val_if_fail (token != NULL, PASSO_TOKEN_INVALID);

  given.output = passo_value_ref (output);
  return answer (self, token, &given);
}

/**
 * passo_scheduler_send_task_failure:
 * @self: a scheduler
 * @token: a token that a task has given away, or an activity's
 * @error: an error's name, or undefined
 * @cause: its cause, or undefined
 *
 * Lets a task fail that waits with a token, as SendTaskFailure does.
 *
 * Returns: whether it was still waiting
 */
PassoTokenReply
passo_scheduler_send_task_failure (PassoScheduler *self,
                                   const char     *token,
                                   PassoValue      error,
                                   PassoValue      cause)
{
  g_auto (PassoAnswer) given = PASSO_ANSWER_INIT;

  g_return_val_if_fail (self != NULL, PASSO_TOKEN_INVALID);
  g_return_val_if_fail (token != NULL, PASSO_TOKEN_INVALID);

  given.failed = TRUE;
  given.error = passo_value_ref (error);
  given.cause = passo_value_ref (cause);
  return answer (self, token, &given);
}

/**
 * passo_scheduler_send_task_heartbeat:
 * @self: a scheduler
 * @token: a token that a task has given away, or an activity's
 *
 * Lets the heartbeat time-out of a task begin anew, as SendTaskHeartbeat does.
 *
 * Returns: whether it was still waiting
 */
PassoTokenReply
passo_scheduler_send_task_heartbeat (PassoScheduler *self,
                                     const char     *token)
{
  PassoTokenReply reply;
  const PassoTokenHolder *holder;

  g_return_val_if_fail (self != NULL, PASSO_TOKEN_INVALID);
  g_return_val_if_fail (token != NULL, PASSO_TOKEN_INVALID);

  holder = find_holder (self, token, &reply);
  if (holder != NULL &&
      passo_interpreter_heartbeat (holder->execution->interpreter, holder->effect_id))
    reply = PASSO_TOKEN_TAKEN;

  return reply;
}
