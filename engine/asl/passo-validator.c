/* passo-validator.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-rules-private.h"

typedef void (*StateRules) (PassoRuleRun     *run,
                            const PassoState *state);

/* Groups of rules that look at one state at a time. */
static const StateRules state_rules[] = {
  _passo_rules_paths,
  _passo_rules_jsonata,
  _passo_rules_variables,
  _passo_rules_choice,
  _passo_rules_errors,
  _passo_rules_task,
  _passo_rules_map,
  _passo_rules_map_data,
  _passo_rules_express,
};

static void
check_state (PassoRuleRun     *run,
             const PassoState *state)
{
  run->state = state;
  for (guint i = 0; i < G_N_ELEMENTS (state_rules); i++)
    state_rules[i] (run, state);
}

/**
 * passo_asl_validate:
 * @machine: a machine
 * @flags: how to validate
 * @diagnostics: where what is found is added
 *
 * Validates a definition as the service does when a machine is created, in the service's words,
 * which are not translated. Advice of our own, translated, are warnings and remarks. Placeholders
 * are never errors, and neither are Resources that nobody knows.
 *
 * Returns: whether the definition is valid, that is, no error was added
 */
gboolean
passo_asl_validate (PassoMachine        *machine,
                    PassoValidateFlags   flags,
                    PassoDiagnosticList *diagnostics)
{
  PassoRuleRun run = { .machine = machine, .flags = flags };
  guint n_errors;
  guint n_states;

  g_return_val_if_fail (machine != NULL, FALSE);
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC_LIST (diagnostics), FALSE);

  run.tree = passo_machine_get_tree (machine);
  run.diagnostics = diagnostics;
  n_errors = passo_diagnostic_list_get_n_errors (diagnostics);
  n_states = passo_machine_get_n_states (machine);
  if (_passo_rules_syntax (&run))
    {
      _passo_rules_structure (&run);
      for (guint i = 0; i < n_states; i++)
        check_state (&run, passo_machine_get_state (machine, i));
      _passo_rules_limits (&run);
      _passo_rules_flow (&run);
    }
  g_clear_pointer (&run.lines, passo_line_index_free);
  g_clear_pointer (&run.assigned, g_ptr_array_unref);
  g_clear_pointer (&run.flow, passo_variable_flow_free);

  return passo_diagnostic_list_get_n_errors (diagnostics) == n_errors;
}
