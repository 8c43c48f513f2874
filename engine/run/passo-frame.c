/* passo-frame.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/**
 * passo_frame_get_kind:
 * @self: a frame
 *
 * Returns: what chain of states it is
 */
PassoFrameKind
passo_frame_get_kind (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, PASSO_FRAME_MACHINE);

  return self->kind;
}

/**
 * passo_frame_get_parent:
 * @self: a frame
 *
 * Returns: (transfer none) (nullable): the frame whose Parallel or Map it belongs to
 */
PassoFrame *
passo_frame_get_parent (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parent;
}

/**
 * passo_frame_get_depth:
 * @self: a frame
 *
 * Returns: the number of frames around it
 */
guint
passo_frame_get_depth (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->depth;
}

/**
 * passo_frame_get_index:
 * @self: a frame
 *
 * Returns: index of the branch or iteration
 */
guint
passo_frame_get_index (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

/**
 * passo_frame_get_state_name:
 * @self: a frame
 *
 * Returns: (transfer none): the state it is in, or about to enter
 */
const char *
passo_frame_get_state_name (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->state->name;
}

/**
 * passo_frame_is_container:
 * @self: a frame
 *
 * Returns: whether its state is a Parallel or Map
 */
gboolean
passo_frame_is_container (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state->type == PASSO_STATE_PARALLEL || self->state->type == PASSO_STATE_MAP;
}

/**
 * passo_frame_get_entered_id:
 * @self: a frame
 *
 * Returns: id of the Entered event of its state, 0 before that
 */
guint
passo_frame_get_entered_id (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->phase == PASSO_PHASE_ENTER ? 0 : self->entered_id;
}

/**
 * passo_frame_get_input:
 * @self: a frame
 *
 * Returns: (transfer none): raw input of its state
 */
PassoValue
passo_frame_get_input (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->input;
}

/**
 * passo_frame_dup_variables:
 * @self: a frame
 *
 * Returns: (transfer full): an object of all variables that its state can read
 */
PassoValue
passo_frame_dup_variables (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  for (; self != NULL; self = self->parent)
    if (self->variables != NULL)
      return passo_variables_dup_all (self->variables);

  return passo_value_empty_object ();
}

/**
 * passo_frame_get_data_point:
 * @self: a frame at %PASSO_HOOK_STAGE
 *
 * Returns: the stage that its data have just come through
 */
PassoDataPoint
passo_frame_get_data_point (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL && self->stage > 0, PASSO_DATA_INPUT_PATH);

  return self->stage - 1;
}

/**
 * passo_frame_get_error:
 * @self: a frame at %PASSO_HOOK_ERROR, %PASSO_HOOK_RETRY or %PASSO_HOOK_CATCH
 *
 * Returns: (transfer none): the error's name, undefined for none
 */
PassoValue
passo_frame_get_error (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->fault != NULL ? self->fault->error : passo_value_undefined ();
}

/**
 * passo_frame_get_cause:
 * @self: a frame at %PASSO_HOOK_ERROR, %PASSO_HOOK_RETRY or %PASSO_HOOK_CATCH
 *
 * Returns: (transfer none): the error's cause, undefined for none
 */
PassoValue
passo_frame_get_cause (const PassoFrame *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->fault != NULL ? self->fault->cause : passo_value_undefined ();
}
