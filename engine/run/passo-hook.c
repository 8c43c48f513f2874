/* passo-hook.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* Asks the host whether to go on, but not at the point at which the frame was paused last: there it
 * has been asked. What is rebuilt from a history has passed all points before. */
gboolean
_passo_hook_ask_host (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoHookPoint    at)
{
  guint passed = frame->paused_at;

  if (frame->resumed)
    return TRUE;

  frame->paused_at = 0;
  if (passed == at || (self->hook_mask & at) == 0 || self->host->hook == NULL ||
      self->host->hook (self->host_data, frame, at))
    return TRUE;

  frame->paused = TRUE;
  frame->paused_at = at;
  return FALSE;
}

/* A phase that begins anew after a pause asks only at the stages that it has not come to. */
gboolean
_passo_hook_end_stage_asking (PassoInterpreter *self,
                              PassoFrame       *frame,
                              PassoDataPoint    at,
                              PassoValue        value)
{
  if (frame->stage > at)
    {
      if (frame->stage == at + 1)
        frame->paused_at = 0;
      return TRUE;
    }

  frame->stage = at + 1;
  if (self->host->data != NULL)
    self->host->data (self->host_data, frame, at, value);

  return _passo_hook_ask (self, frame, PASSO_HOOK_STAGE);
}

/**
 * passo_interpreter_set_hook_mask:
 * @self: an interpreter
 * @mask: the points at which the host's hook is asked
 */
void
passo_interpreter_set_hook_mask (PassoInterpreter *self,
                                 guint             mask)
{
  g_return_if_fail (self != NULL);

  self->hook_mask = mask;
}

/**
 * passo_interpreter_resume:
 * @self: an interpreter
 * @points: a set of #PassoHookPoint
 *
 * Lets the frames go on that the hook paused at one of these points; it is not asked again for the
 * points where they stand.
 */
void
passo_interpreter_resume (PassoInterpreter *self,
                          guint             points)
{
  g_return_if_fail (self != NULL);

  if (self->status != PASSO_EXECUTION_RUNNING)
    return;

  for (guint i = 0; i < self->n_slots; i++)
    {
      PassoFrame *frame = self->slots[i];

      if (!frame->paused || (frame->paused_at & points) == 0)
        continue;
      frame->paused = FALSE;
      passo_ready_queue_put_back (&self->ready, frame);
    }
}
