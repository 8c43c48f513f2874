/* passo-state-parallel.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

gboolean
_passo_parallel_work (PassoInterpreter *self,
                      PassoFrame       *frame,
                      PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;

  _passo_interpreter_record_type (self, frame, PASSO_EVENT_PARALLEL_STATE_STARTED);
  _passo_join_begin (self, frame, state->u.parallel.n_branches);
  for (guint i = 0; i < state->u.parallel.n_branches; i++)
    {
      PassoFrame *branch;

      branch = _passo_interpreter_add_frame (self, frame, PASSO_FRAME_BRANCH, i,
                                             state->u.parallel.branches[i], frame->effective);
      branch->last_event_id = frame->last_event_id;
      _passo_interpreter_make_ready (self, branch, PASSO_PHASE_ENTER);
    }

  return TRUE;
}
