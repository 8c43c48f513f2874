/* passo-program.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "run/passo-program-private.h"

static void
clear_names (PassoErrorNames *names)
{
  g_clear_pointer (&names->names, g_strfreev);
}

static void
clear_string_field (PassoStringField *field)
{
  g_clear_pointer (&field->query, passo_query_unref);
  g_clear_pointer (&field->template, passo_payload_template_unref);
}

static void
clear_number_field (PassoNumberField *field)
{
  g_clear_pointer (&field->path, passo_json_path_unref);
  g_clear_pointer (&field->template, passo_payload_template_unref);
}

static void
clear_path_field (PassoPathField *field)
{
  g_clear_pointer (&field->path, passo_json_path_unref);
}

static void
clear_choice (PassoProgramState *state)
{
  for (guint i = 0; i < state->u.choice.n_rules; i++)
    {
      PassoProgramRule *rule = &state->u.choice.rules[i];

      g_clear_pointer (&rule->condition, passo_choice_rule_unref);
      g_clear_pointer (&rule->test, passo_payload_template_unref);
      g_clear_pointer (&rule->output, passo_payload_template_unref);
      g_clear_pointer (&rule->assign, passo_payload_template_unref);
    }
  g_clear_pointer (&state->u.choice.rules, g_free);
}

static void
clear_task (PassoProgramState *state)
{
  g_clear_pointer (&state->u.task.resource, passo_resource_free);
  g_clear_pointer (&state->u.task.credentials, passo_payload_template_unref);
  clear_number_field (&state->u.task.timeout);
  clear_number_field (&state->u.task.heartbeat);
}

static void
free_distributed (PassoDistributedMap *map)
{
  g_free (map->label);
  g_free (map->reader);
  g_clear_pointer (&map->reader_arguments, passo_payload_template_unref);
  clear_number_field (&map->max_items);
  clear_number_field (&map->max_batch_items);
  clear_number_field (&map->max_batch_bytes);
  g_clear_pointer (&map->batch_input, passo_payload_template_unref);
  g_free (map->writer);
  g_clear_pointer (&map->writer_arguments, passo_payload_template_unref);
  g_free (map);
}

static void
clear_map (PassoProgramState *state)
{
  clear_path_field (&state->u.map.items_path);
  clear_number_field (&state->u.map.max_concurrency);
  clear_number_field (&state->u.map.tolerated_count);
  g_clear_pointer (&state->u.map.tolerated_percentage_path, passo_json_path_unref);
  g_clear_pointer (&state->u.map.items, passo_payload_template_unref);
  g_clear_pointer (&state->u.map.item_selector, passo_payload_template_unref);
  g_clear_pointer (&state->u.map.tolerated_percentage_template, passo_payload_template_unref);
  g_clear_pointer (&state->u.map.distributed, free_distributed);
}

static void
clear_special (PassoProgramState *state)
{
  switch (state->type)
    {
    case PASSO_STATE_CHOICE:
      clear_choice (state);
      break;

    case PASSO_STATE_WAIT:
      clear_number_field (&state->u.wait.seconds);
      g_clear_pointer (&state->u.wait.timestamp_path, passo_json_path_unref);
      g_clear_pointer (&state->u.wait.timestamp_template, passo_payload_template_unref);
      break;

    case PASSO_STATE_FAIL:
      clear_string_field (&state->u.fail.error);
      clear_string_field (&state->u.fail.cause);
      break;

    case PASSO_STATE_TASK:
      clear_task (state);
      break;

    case PASSO_STATE_PARALLEL:
      g_clear_pointer (&state->u.parallel.branches, g_free);
      break;

    case PASSO_STATE_MAP:
      clear_map (state);
      break;

    case PASSO_STATE_PASS:
    case PASSO_STATE_SUCCEED:
    case PASSO_STATE_UNKNOWN:
    default:
      break;
    }
}

void
_passo_program_state_clear (PassoProgramState *state)
{
  clear_special (state);
  clear_path_field (&state->input_path);
  clear_path_field (&state->output_path);
  g_clear_pointer (&state->result_path.path, passo_reference_path_unref);
  g_clear_pointer (&state->parameters, passo_payload_template_unref);
  g_clear_pointer (&state->result_selector, passo_payload_template_unref);
  g_clear_pointer (&state->output, passo_payload_template_unref);
  g_clear_pointer (&state->assign, passo_payload_template_unref);
  for (guint i = 0; i < state->n_retriers; i++)
    clear_names (&state->retriers[i].errors);
  for (guint i = 0; i < state->n_catchers; i++)
    {
      clear_names (&state->catchers[i].errors);
      g_clear_pointer (&state->catchers[i].result_path.path, passo_reference_path_unref);
      g_clear_pointer (&state->catchers[i].output, passo_payload_template_unref);
      g_clear_pointer (&state->catchers[i].assign, passo_payload_template_unref);
    }
  g_clear_pointer (&state->retriers, g_free);
  g_clear_pointer (&state->catchers, g_free);
}

const PassoProgramState *
_passo_program_find_state (PassoProgram *self,
                           const char   *name)
{
  const PassoState *state = passo_machine_find_state (self->machine, name);

  return state != NULL ? &self->states[passo_state_get_index (state)] : NULL;
}

/**
 * passo_program_ref:
 * @self: a program
 *
 * May be called on any thread.
 *
 * Returns: (transfer full): @self
 */
PassoProgram *
passo_program_ref (PassoProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * passo_program_unref:
 * @self: (transfer full): a program
 *
 * May be called on any thread.
 */
void
passo_program_unref (PassoProgram *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_states; i++)
    _passo_program_state_clear (&self->states[i]);
  g_free (self->states);
  g_free (self->scopes);
  g_ptr_array_unref (self->strangers);
  g_clear_pointer (&self->pool, passo_value_pool_free);
  g_clear_pointer (&self->machine, passo_machine_unref);
  g_free (self);
}

/**
 * passo_program_get_machine:
 * @self: a program
 *
 * Returns: (transfer none): the definition it was compiled from
 */
PassoMachine *
passo_program_get_machine (PassoProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->machine;
}
