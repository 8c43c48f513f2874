/* passo-state-map.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* An inline Map. */

static gboolean
get_concurrency (PassoInterpreter *self,
                 PassoFrame       *frame,
                 PassoFault       *fault)
{
  const PassoNumberField *field = &frame->state->u.map.max_concurrency;
  gint64 number = 0;

  if (!_passo_data_flow_number (self, frame, field, "MaxConcurrencyPath", 0, &number, fault))
    return FALSE;

  frame->concurrency = self->limits.map_concurrency;
  if (number > 0 && number < frame->concurrency)
    frame->concurrency = number;
  return TRUE;
}

gboolean
_passo_map_prepare (PassoInterpreter *self,
                    PassoFrame       *frame,
                    PassoFault       *fault)
{
  const PassoPathField *items_path = &frame->state->u.map.items_path;
  g_auto (PassoValue) items = PASSO_VALUE_INIT;
  PassoFailureArguments arguments = { NULL };

  if (!_passo_data_flow_input (self, frame, fault) || !get_concurrency (self, frame, fault) ||
      !_passo_data_flow_path (self, frame, items_path, "ItemsPath", frame->effective, &items,
                              fault))
    return FALSE;

  if (!passo_value_is_array (items))
    {
      arguments.path
        = items_path->path != NULL ? passo_json_path_get_text (items_path->path) : "$";
      return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_ITEMS_NOT_ARRAY,
                                    &arguments);
    }
  _passo_interpreter_tell_data (self, frame, PASSO_DATA_ITEMS, items);
  passo_value_take (&frame->items, passo_value_steal (&items));
  return TRUE;
}

/* Starts the next iteration. Its input is the item, or what ItemSelector makes of the Map's own
 * effective input and the item in `$$`. */
gboolean
_passo_map_start_iteration (PassoInterpreter *self,
                            PassoFrame       *frame,
                            guint             previous_id,
                            PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  guint index = frame->next_item++;
  PassoValue item = passo_value_get_element (frame->items, index);
  PassoEvent event = { .type = PASSO_EVENT_MAP_ITERATION_STARTED };
  g_auto (PassoValue) input = passo_value_ref (item);
  g_auto (PassoValue) map = PASSO_VALUE_INIT;
  PassoFrame *iteration;
  gboolean done = TRUE;

  _passo_context_set_item (self, frame, index, item);
  if (state->u.map.item_selector != NULL)
    done = _passo_data_flow_template (self, frame, state->u.map.item_selector, frame->effective,
                                      &input, fault) &&
           _passo_data_flow_check_size (self, frame, input, state->name, fault);
  map = _passo_context_take_item (frame);
  if (!done)
    return FALSE;

  iteration = _passo_interpreter_add_frame (self, frame, PASSO_FRAME_ITERATION, index,
                                            state->u.map.processor, input);
  iteration->map = passo_value_steal (&map);
  event.name = state->name;
  event.number = index;
  iteration->last_event_id = _passo_interpreter_record_aside (self, previous_id, &event);
  _passo_interpreter_make_ready (self, iteration, PASSO_PHASE_ENTER);

  return TRUE;
}

gboolean
_passo_map_work (PassoInterpreter *self,
                 PassoFrame       *frame,
                 PassoFault       *fault)
{
  PassoEvent event = { .type = PASSO_EVENT_MAP_STATE_STARTED };
  g_auto (PassoValue) items = passo_value_steal (&frame->items);
  guint n_items = passo_value_get_size (items);

  event.number = n_items;
  _passo_interpreter_record (self, frame, &event);
  _passo_join_begin (self, frame, n_items);
  frame->items = passo_value_steal (&items);
  if (n_items == 0)
    {
      _passo_join_complete (self, frame);
      frame->phase = PASSO_PHASE_RESULT;
      return TRUE;
    }

  while (frame->next_item < MIN (n_items, frame->concurrency))
    if (!_passo_map_start_iteration (self, frame, frame->last_event_id, fault))
      {
        _passo_join_give_up (self, frame, fault);
        return FALSE;
      }

  return TRUE;
}
