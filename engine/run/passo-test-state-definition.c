/* passo-test-state-definition.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-validator.h"
#include "run/passo-test-state-private.h"

/* What the service calls a state that comes alone (recorded). */
#define LONE_STATE "StateName"

static gboolean
is_usable (PassoMachine *machine)
{
  return passo_json_tree_is_valid (passo_machine_get_tree (machine));
}

/* What is said of damaged JSON names the place already. */
static void
append_diagnostic (GString         *out,
                   PassoDiagnostic *diagnostic)
{
  const char *place = passo_diagnostic_get_pointer (diagnostic);
  const char *message = passo_diagnostic_get_message (diagnostic);
  g_autofree char *end = NULL;

  end = g_strconcat (" at ", place != NULL && *place != '\0' ? place : "null", NULL);
  g_string_append_printf (out, "%s%s: %s%s", out->len > 0 ? ", " : "",
                          passo_diagnostic_get_code (diagnostic), message,
                          g_str_has_suffix (message, end) ? "" : end);
}

/* Gives FALSE, so that callers can return it. */
static gboolean
refuse (PassoDiagnosticList  *diagnostics,
        GError              **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);

      if (passo_diagnostic_get_severity (diagnostic) == PASSO_SEVERITY_ERROR)
        append_diagnostic (text, diagnostic);
    }
  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_DEFINITION,
                            "Invalid State Machine Definition: '%s'", text->str);

  return FALSE;
}

static gboolean
validate (PassoMachine        *machine,
          PassoValidateFlags   flags,
          GError             **error)
{
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();

  flags |= PASSO_VALIDATE_NO_ADVICE | PASSO_VALIDATE_SERVICE_WORDS;
  return passo_asl_validate (machine, flags, diagnostics) || refuse (diagnostics, error);
}

static PassoMachine *
parse (GBytes *text)
{
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (text);

  return passo_machine_new (tree, NULL);
}

/* A machine around one state. */
static PassoMachine *
wrap (PassoMachine *alone)
{
  PassoJsonTree *tree = passo_machine_get_tree (alone);
  PassoSpan span = passo_json_tree_get_span (tree, passo_json_tree_get_root (tree));
  g_autoptr (GString) text = g_string_new ("{\"StartAt\":\"" LONE_STATE "\",\"States\":{\""
                                           LONE_STATE "\":");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_len (text, passo_json_tree_get_text (tree, NULL) + span.start,
                       span.end - span.start);
  g_string_append (text, "}}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));

  return parse (bytes);
}

static PassoProgram *
compile (PassoMachine      *machine,
         const PassoState  *state,
         GError           **error)
{
  g_autoptr (PassoDiagnosticList) problems = passo_diagnostic_list_new ();
  PassoProgram *program = _passo_program_compile_state (machine, state, problems);

  if (program == NULL)
    refuse (problems, error);

  return program;
}

/* Gives the program of one state; the state is where the program starts. */
PassoProgram *
_passo_test_state_load (GBytes      *definition,
                        const char  *state_name,
                        GError     **error)
{
  g_autoptr (PassoMachine) machine = parse (definition);
  PassoValidateFlags flags = PASSO_VALIDATE_DEFAULT;
  const PassoState *state;

  if (state_name == NULL && is_usable (machine))
    {
      PassoMachine *alone = machine;

      machine = wrap (alone);
      passo_machine_unref (alone);
      flags = PASSO_VALIDATE_ONE_STATE;
    }
  if (!validate (machine, flags, error))
    return NULL;

  state = passo_machine_find_state (machine, state_name != NULL ? state_name : LONE_STATE);
  if (state != NULL)
    return compile (machine, state, error);

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                            "State not found in definition");
  return NULL;
}
