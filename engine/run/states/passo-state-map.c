/* passo-state-map.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "run/passo-interpreter-private.h"

/* An inline Map. */

/* How many iterations or children may run at once. */
gboolean
_passo_map_read_concurrency (PassoInterpreter *self,
                             PassoFrame       *frame,
                             guint             maximum,
                             PassoFault       *fault)
{
  const PassoNumberField *field = &frame->state->u.map.max_concurrency;
  gint64 number = 0;

  if (!_passo_data_flow_number (self, frame, field, "MaxConcurrencyPath", 0, &number, fault))
    return FALSE;

  frame->concurrency = maximum;
  if (number > 0 && number < frame->concurrency)
    frame->concurrency = number;
  return TRUE;
}

/* A number, or the text of one (recorded on the service). */
static gboolean
read_percentage (PassoValue  value,
                 double     *out)
{
  char *end = NULL;
  const char *text;
  gsize length = 0;

  *out = passo_value_get_number (value);
  if (!passo_value_is_string (value))
    return passo_value_is_number (value);

  text = passo_value_get_string (value, &length);
  *out = g_ascii_strtod (text, &end);
  return length > 0 && end == text + length && isfinite (*out);
}

static gboolean
get_evaluated_percentage (PassoInterpreter *self,
                          PassoFrame       *frame,
                          double           *out,
                          PassoFault       *fault)
{
  PassoFailureArguments arguments = { .field = "ToleratedFailurePercentage" };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (!_passo_jsonata_flow_typed (self, frame, frame->state->u.map.tolerated_percentage_template,
                                  PASSO_VALUE_NUMBER, &value, fault))
    return FALSE;

  *out = passo_value_get_number (value);
  return (*out >= 0 && *out <= 100) ||
         _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_PERCENTAGE_RANGE,
                                &arguments);
}

static gboolean
get_percentage (PassoInterpreter *self,
                PassoFrame       *frame,
                double           *out,
                PassoFault       *fault)
{
  static const char name[] = "ToleratedFailurePercentagePath";
  PassoPathField path = { PASSO_STAGE_PATH, frame->state->u.map.tolerated_percentage_path };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *text = NULL;
  PassoFailureArguments arguments = { NULL };
  gboolean is_number;

  *out = frame->state->u.map.tolerated_percentage;
  if (frame->state->u.map.tolerated_percentage_template != NULL)
    return get_evaluated_percentage (self, frame, out, fault);
  if (path.path == NULL)
    return TRUE;

  if (!_passo_data_flow_path (self, frame, &path, name, frame->effective, &value, fault))
    return FALSE;
  is_number = read_percentage (value, out);
  if (is_number && *out >= 0 && *out <= 100)
    return TRUE;

  text = passo_failure_value_text (value);
  arguments.field = is_number ? "ToleratedFailurePercentage" : name;
  arguments.path = passo_json_path_get_text (path.path);
  arguments.value = text;
  return _passo_fault_set_text (fault, self, frame,
                                passo_value_is_number (value)
                                  ? PASSO_FAILURE_TEXT_PERCENTAGE_RANGE
                                  : PASSO_FAILURE_TEXT_NOT_A_FLOAT,
                                &arguments);
}

static gboolean
get_count (PassoInterpreter *self,
           PassoFrame       *frame,
           gint64           *out,
           PassoFault       *fault)
{
  const PassoNumberField *field = &frame->state->u.map.tolerated_count;
  PassoFailureArguments arguments = { .field = "ToleratedFailureCount" };

  if (!_passo_data_flow_number (self, frame, field, "ToleratedFailureCountPath",
                                field->template != NULL ? 0 : G_MININT64, out, fault))
    return FALSE;

  return field->path == NULL || *out >= 0 ||
         _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_COUNT_NEGATIVE,
                                &arguments);
}

/* What the fields that bound a Map's work say; they are read from the input after InputPath. */
gboolean
_passo_map_read_thresholds (PassoInterpreter   *self,
                            PassoFrame         *frame,
                            PassoMapThresholds *out,
                            PassoFault         *fault)
{
  if (!_passo_data_flow_number (self, frame, &frame->state->u.map.max_concurrency,
                                "MaxConcurrencyPath", 0, &out->max_concurrency, fault) ||
      !get_count (self, frame, &out->tolerated_count, fault) ||
      !get_percentage (self, frame, &out->tolerated_percentage, fault))
    return FALSE;

  out->max_concurrency = MAX (out->max_concurrency, 0);
  return TRUE;
}

/* The service names a path into the context object as though it were one into the input (recorded). */
static const char *
get_items_path (const PassoFrame *frame)
{
  const PassoJsonPath *path = frame->state->u.map.items_path.path;
  const char *text = path != NULL ? passo_json_path_get_text (path) : "$";

  return g_str_has_prefix (text, "$$") ? text + 1 : text;
}

/* Where a reader gives the items of a Map that is tested alone, whoever has it read them has put them
 * there before. The members of an object are items of a distributed Map only. */
gboolean
_passo_map_find_items (PassoInterpreter *self,
                       PassoFrame       *frame,
                       PassoValue       *out,
                       PassoFault       *fault)
{
  const PassoPathField *path = &frame->state->u.map.items_path;
  PassoFailureArguments arguments = { NULL };

  if (frame->state->u.map.has_reader)
    *out = passo_value_is_undefined (frame->items) ? passo_value_empty_array ()
                                                   : passo_value_ref (frame->items);
  else if (!_passo_data_flow_path (self, frame, path, "ItemsPath", frame->effective, out, fault))
    return FALSE;
  if (passo_value_is_array (*out) ||
      (frame->state->u.map.distributed != NULL && passo_value_is_object (*out)))
    return TRUE;

  arguments.path = get_items_path (frame);
  return _passo_fault_set_text (fault, self, frame, PASSO_FAILURE_TEXT_ITEMS_NOT_ARRAY, &arguments);
}

gboolean
_passo_map_prepare (PassoInterpreter *self,
                    PassoFrame       *frame,
                    PassoFault       *fault)
{
  g_auto (PassoValue) items = PASSO_VALUE_INIT;

  if (frame->state->u.map.distributed != NULL)
    return _passo_map_distributed_prepare (self, frame, fault);
  if (!_passo_data_flow_input (self, frame, fault) ||
      !_passo_map_read_concurrency (self, frame, self->limits.map_concurrency, fault))
    return FALSE;
  if (!(frame->state->jsonata && !frame->state->u.map.has_reader
          ? _passo_jsonata_flow_items (self, frame, &items, fault)
          : _passo_map_find_items (self, frame, &items, fault)))
    return FALSE;

  if (!frame->state->u.map.has_reader &&
      !_passo_hook_end_stage (self, frame, PASSO_DATA_ITEMS, items))
    return FALSE;
  passo_value_take (&frame->items, passo_value_steal (&items));
  return TRUE;
}

/* An iteration's input is the item, or what ItemSelector makes of the Map's own effective input and the
 * item in `$$`; @map is what the iteration sees there, too. */
gboolean
_passo_map_make_input (PassoInterpreter *self,
                       PassoFrame       *frame,
                       guint             index,
                       PassoValue       *input,
                       PassoValue       *map,
                       PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  PassoItem item = { .value = passo_value_get_element (frame->items, index) };
  gboolean done = TRUE;

  *input = passo_value_ref (item.value);
  _passo_context_set_item (self, frame, index, &item);
  frame->random_item = index + 1;
  frame->random_counter = 0;
  if (state->u.map.item_selector != NULL)
    done = _passo_data_flow_template (self, frame, state->u.map.item_selector, frame->effective,
                                      input, fault) &&
           _passo_data_flow_check_size (self, frame, *input, state->name, fault);
  frame->random_item = 0;
  *map = _passo_context_take_item (frame);

  return done;
}

gboolean
_passo_map_start_iteration (PassoInterpreter *self,
                            PassoFrame       *frame,
                            guint             previous_id,
                            PassoFault       *fault)
{
  const PassoProgramState *state = frame->state;
  guint index = frame->next_item++;
  PassoEvent event = { .type = PASSO_EVENT_MAP_ITERATION_STARTED };
  g_auto (PassoValue) input = PASSO_VALUE_INIT;
  g_auto (PassoValue) map = PASSO_VALUE_INIT;
  PassoFrame *iteration;

  if (!_passo_map_make_input (self, frame, index, &input, &map, fault))
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
  g_auto (PassoValue) items = PASSO_VALUE_INIT;
  guint n_items;

  if (frame->state->u.map.distributed != NULL)
    return _passo_map_distributed_work (self, frame, fault);

  items = passo_value_steal (&frame->items);
  n_items = passo_value_get_size (items);
  event.number = n_items;
  _passo_interpreter_record (self, frame, &event);
  _passo_join_begin (self, frame, n_items);
  frame->items = passo_value_steal (&items);
  if (n_items == 0)
    {
      frame->phase = PASSO_PHASE_RESULT;
      return _passo_join_complete (self, frame, fault);
    }

  while (frame->next_item < MIN (n_items, frame->concurrency))
    if (!_passo_map_start_iteration (self, frame, frame->last_event_id, fault))
      {
        _passo_join_give_up (self, frame, fault);
        return FALSE;
      }

  return TRUE;
}
