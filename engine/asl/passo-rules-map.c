/* passo-rules-map.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Whether the Mode is known: neither it nor what is around it is a placeholder, or wrong. */
static gboolean
has_certain_mode (PassoRuleRun     *run,
                  const PassoState *state)
{
  PassoJsonNode config = passo_state_get_processor_config (state);
  PassoJsonNode mode = _passo_asl_node_get_member (run->tree, config, "Mode");

  return !_passo_asl_node_is_placeholder (run->tree, passo_state_get_field (state,
                                                                            "ItemProcessor")) &&
         !_passo_asl_node_is_placeholder (run->tree, passo_state_get_field (state, "Iterator")) &&
         !_passo_asl_node_is_placeholder (run->tree, config) &&
         (mode == PASSO_JSON_NONE || _passo_asl_node_equals (run->tree, mode, "INLINE") ||
          _passo_asl_node_equals (run->tree, mode, "DISTRIBUTED"));
}

/* The service accepts ToleratedFailure… in any Map (recorded), but an inline one has no use for
 * them. */
static void
report_inline_field (PassoRuleRun *run,
                     PassoJsonNode member,
                     const char   *name)
{
  if (g_str_has_prefix (name, "Tolerated"))
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_EFFECT, member,
                         _("“%s” has no effect in a Map that is not distributed"), name);
  else
    _passo_rules_error (run, member,
                        "Field '%s' is only supported in a Map state with Mode DISTRIBUTED", name);
}

static void
check_inline_fields (PassoRuleRun     *run,
                     const PassoState *state)
{
  PASSO_ASL_FOREACH_CHILD (run->tree, passo_state_get_node (state), member)
    {
      g_autofree char *key = passo_json_tree_dup_key (run->tree, member);
      const PassoStateField *field = key == NULL ? NULL
                                       : passo_state_field_lookup (PASSO_PLACE_MAP, key);

      if (field != NULL && (field->flags & PASSO_FIELD_DISTRIBUTED) != 0)
        report_inline_field (run, member, key);
    }
}

static void
check_execution_type (PassoRuleRun     *run,
                      const PassoState *state,
                      gboolean          distributed)
{
  PassoJsonNode config = passo_state_get_processor_config (state);
  PassoJsonNode type = _passo_asl_node_get_member (run->tree, config, "ExecutionType");

  if (distributed && type == PASSO_JSON_NONE)
    _passo_rules_error (run, config, "These fields are required: [ExecutionType]");
  else if (!distributed && type != PASSO_JSON_NONE)
    _passo_rules_error (run, type, "Field 'ExecutionType' is only supported with Mode DISTRIBUTED");
}

static void
advise_spelling (PassoRuleRun     *run,
                 const PassoState *state)
{
  static const struct
  {
    const char *old;
    const char *new;
  } spellings[] = {
    { "Iterator", "ItemProcessor" },
    { "Parameters", "ItemSelector" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (passo_state_has_field (state, spellings[i].old))
      _passo_rules_advise (run, PASSO_SEVERITY_INFO, PASSO_CODE_OLD_SPELLING,
                           passo_state_get_field (state, spellings[i].old),
                           _("“%s” is the old name of “%s”"), spellings[i].old, spellings[i].new);
}

/* What a Map may have in which mode. */
void
_passo_rules_map (PassoRuleRun     *run,
                  const PassoState *state)
{
  gboolean distributed = passo_state_is_distributed_map (state);

  if (passo_state_get_state_type (state) != PASSO_STATE_MAP)
    return;

  if (has_certain_mode (run, state))
    {
      if (!distributed)
        check_inline_fields (run, state);
      check_execution_type (run, state, distributed);
    }
  advise_spelling (run, state);
}
