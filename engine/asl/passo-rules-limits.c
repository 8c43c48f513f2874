/* passo-rules-limits.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Quotas of the service (documented). */
#define MAX_DEFINITION_SIZE 1048576
#define MAX_NAME_LENGTH     80
#define MAX_LABEL_LENGTH    40

#define LABEL_FORBIDDEN "?*<>{}[]:;,\\|^~$#%&\"`"

static void
check_size (PassoRuleRun *run)
{
  gsize length;

  passo_json_tree_get_text (run->tree, &length);
  if (length > MAX_DEFINITION_SIZE)
    _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_SCHEMA, NULL,
                            (PassoSpan) { 0, 0 },
                            "Definition must not be larger than 1048576 bytes");
}

static void
check_name (PassoRuleRun     *run,
            const PassoState *state)
{
  const char *name = passo_state_get_name (state);
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *location = NULL;

  if (_passo_asl_text_is_placeholder (name) || (length > 0 && length <= MAX_NAME_LENGTH))
    return;

  location = passo_asl_dup_location (run->tree, passo_state_get_node (state));
  _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_STATE_NAME, location,
                          passo_state_get_key_span (state),
                          length == 0 ? "State name cannot be empty"
                                      : "State name cannot be longer than 80 characters");
}

static gboolean
is_label (const char *label)
{
  if (*label == '\0' || g_utf8_strlen (label, -1) > MAX_LABEL_LENGTH)
    return FALSE;

  for (const char *c = label; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
          (character < 0x80 && strchr (LABEL_FORBIDDEN, (int) character) != NULL))
        return FALSE;
    }

  return TRUE;
}

static void
check_label (PassoRuleRun     *run,
             const PassoState *state,
             GHashTable       *labels)
{
  PassoJsonNode node = passo_state_get_field (state, "Label");
  g_autofree char *label = _passo_asl_node_dup_text (run->tree, node);

  if (label == NULL || passo_state_get_state_type (state) != PASSO_STATE_MAP ||
      _passo_asl_node_is_placeholder (run->tree, node))
    return;

  if (!is_label (label))
    _passo_rules_report (run, PASSO_SEVERITY_ERROR, PASSO_CODE_LABEL, node, "Invalid Label: %s",
                         label);
  else if (g_hash_table_contains (labels, label))
    _passo_rules_report (run, PASSO_SEVERITY_ERROR, PASSO_CODE_DUPLICATE_LABEL, node,
                         "Duplicate Label: %s", label);
  else
    g_hash_table_add (labels, g_steal_pointer (&label));
}

/* Sizes, and names that must differ over the whole machine. */
void
_passo_rules_limits (PassoRuleRun *run)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_states = passo_machine_get_n_states (run->machine);

  check_size (run);
  for (guint i = 0; i < n_states; i++)
    {
      const PassoState *state = passo_machine_get_state (run->machine, i);

      check_name (run, state);
      check_label (run, state, labels);
    }
}
