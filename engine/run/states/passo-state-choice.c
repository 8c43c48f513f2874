/* passo-state-choice.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* The first rule that is true decides. The state's own Assign counts only where none is (2.4). */
gboolean
_passo_choice_work (PassoInterpreter *self,
                    PassoFrame       *frame,
                    PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  PassoFailureArguments arguments = { NULL };
  PassoFrameScope scope;

  passo_value_set (&frame->result, frame->effective);
  if (state->jsonata)
    return _passo_jsonata_flow_choice (self, frame, fault);

  _passo_frame_scope_begin (&scope, self, frame, frame->effective);
  for (guint i = 0; i < state->u.choice.n_rules; i++)
    {
      const PassoProgramRule *rule = &state->u.choice.rules[i];
      PassoFailure *failure = NULL;
      gboolean matched = FALSE;

      if (!passo_choice_rule_evaluate (rule->condition, &scope.scope, &matched, &failure))
        return _passo_fault_take_failure (fault, self, frame, failure);
      if (matched)
        {
          frame->target = rule->next;
          frame->assign = rule->assign;
          return TRUE;
        }
    }
  if (state->u.choice.fallback == NULL)
    return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_NO_CHOICE, &arguments);

  frame->target = state->u.choice.fallback;
  return TRUE;
}
