/* passo-rule-report.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* Nobody reads more of one severity, and a hostile text could ask for millions. */
#define MAX_REPORTS 1000

static guint
find_position (PassoJsonTree *tree,
               PassoJsonNode  parent,
               PassoJsonNode  node)
{
  guint position = 0;

  PASSO_ASL_FOREACH_CHILD (tree, parent, child)
    {
      if (child == node)
        break;
      position++;
    }

  return position;
}

/**
 * passo_asl_dup_location:
 * @tree: a definition
 * @node: a value in it
 *
 * Tells where a value stands, in the service's form: `/States/C/Choices[0]/Next`, names not escaped
 * (recorded on the service).
 *
 * Returns: (transfer full): the place
 */
char *
passo_asl_dup_location (PassoJsonTree *tree,
                           PassoJsonNode  node)
{
  PassoJsonNode root = passo_json_tree_get_root (tree);
  g_autoptr (GString) location = g_string_new (NULL);

  for (; node != root && node != PASSO_JSON_NONE; node = passo_json_tree_get_parent (tree, node))
    {
      PassoJsonNode parent = passo_json_tree_get_parent (tree, node);
      g_autofree char *part = NULL;

      if (passo_json_tree_has_key (tree, node))
        {
          g_autofree char *key = passo_json_tree_dup_key (tree, node);

          part = g_strconcat ("/", key, NULL);
        }
      else
        {
          part = g_strdup_printf ("[%u]", find_position (tree, parent, node));
        }
      g_string_prepend (location, part);
    }

  return location->len > 0 ? g_string_free (g_steal_pointer (&location), FALSE) : g_strdup ("/");
}

/* The bytes to underline for a node: a scalar itself, of a container its name. */
PassoSpan
_passo_rules_get_place (PassoJsonTree *tree,
                        PassoJsonNode  node)
{
  PassoSpan span = passo_json_tree_get_span (tree, node);

  if (!_passo_asl_node_is (tree, node, PASSO_JSON_OBJECT) &&
      !_passo_asl_node_is (tree, node, PASSO_JSON_ARRAY))
    return span;
  if (passo_json_tree_has_key (tree, node))
    return passo_json_tree_get_key_span (tree, node);

  span.end = MIN (span.end, span.start + 1);
  return span;
}

/* Whether another diagnostic would be added. To find its location costs most. */
gboolean
_passo_rules_has_room (PassoRuleRun  *run,
                       PassoSeverity  severity)
{
  return run->n_reports[severity] < MAX_REPORTS;
}

/* Adds a diagnostic for a node. */
void
_passo_rules_report (PassoRuleRun  *run,
                     PassoSeverity  severity,
                     const char    *code,
                     PassoJsonNode  node,
                     const char    *format,
                     ...)
{
  g_autofree char *location = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  if (!_passo_rules_has_room (run, severity))
    return;

  location = passo_asl_dup_location (run->tree, node);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  _passo_rules_report_at (run, severity, code, location,
                          _passo_rules_get_place (run->tree, node), message);
}

/* Adds a diagnostic whose place in the text is not that of its location. */
void
_passo_rules_report_at (PassoRuleRun  *run,
                        PassoSeverity  severity,
                        const char    *code,
                        const char    *location,
                        PassoSpan      span,
                        const char    *message)
{
  PassoDiagnostic *diagnostic;
  guint line;
  guint column;

  if (run->n_reports[severity]++ >= MAX_REPORTS)
    return;

  if (run->lines == NULL)
    {
      gsize length;
      const char *text = passo_json_tree_get_text (run->tree, &length);

      run->lines = passo_line_index_new (text, length);
    }

  diagnostic = passo_diagnostic_new (severity, code, message);
  passo_line_index_get_position (run->lines, span.start, &line, &column);
  passo_diagnostic_set_place (diagnostic, location, span, line, column);
  passo_diagnostic_list_take (run->diagnostics, diagnostic);
}
