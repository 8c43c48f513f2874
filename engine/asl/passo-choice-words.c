/* passo-choice-words.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-machine-private.h"
#include "asl/passo-state-words-private.h"

/* Rules nested deeper than this are shown as an ellipsis; no label has room for them. */
#define MAX_DEPTH 8

/* Operators are a type and a relation: StringLessThanPath. */
static const char * const operand_types[] = { "String", "Numeric", "Timestamp", "Boolean" };

/* Longer words first where one begins with another. */
static const struct
{
  const char *relation;
  const char *symbol;
} relations[] = {
  { "LessThanEquals", "≤" },
  { "LessThan", "<" },
  { "GreaterThanEquals", "≥" },
  { "GreaterThan", ">" },
  { "Equals", "=" },
};

static const struct
{
  const char *name;
  const char *words;
  const char *negated;
} tests[] = {
  /* Translators: after a path, as in “$.total is null” */
  { "IsNull", N_("is null"), N_("is not null") },
  { "IsPresent", N_("is present"), N_("is not present") },
  { "IsNumeric", N_("is a number"), N_("is not a number") },
  { "IsString", N_("is a string"), N_("is not a string") },
  { "IsBoolean", N_("is a boolean"), N_("is not a boolean") },
  { "IsTimestamp", N_("is a timestamp"), N_("is not a timestamp") },
};

static char *dup_rule (PassoJsonTree *tree,
                       PassoJsonNode  rule,
                       guint          depth);

/* The symbol of a relation, NULL for an operator of another kind. */
static const char *
find_symbol (const char *operator)
{
  for (guint i = 0; i < G_N_ELEMENTS (operand_types); i++)
    {
      const char *rest = operator;

      if (!g_str_has_prefix (rest, operand_types[i]))
        continue;

      rest += strlen (operand_types[i]);
      for (guint j = 0; j < G_N_ELEMENTS (relations); j++)
        if (g_str_has_prefix (rest, relations[j].relation))
          return relations[j].symbol;
    }

  return NULL;
}

/* "x is true" for a literal, "x = $.y" for a path. */
static char *
dup_comparison (PassoJsonTree *tree,
                const char    *variable,
                const char    *operator,
                PassoJsonNode  operand)
{
  const char *symbol = find_symbol (operator);
  g_autofree char *text = _passo_asl_node_dup_text (tree, operand);
  g_autofree char *source = _passo_asl_node_dup_source (tree, operand);

  if (g_str_equal (operator, "StringMatches"))
    /* Translators: a path and a pattern with asterisks */
    return g_strdup_printf (_("%s matches %s"), variable, source);
  if (symbol == NULL)
    return g_strdup_printf ("%s %s %s", variable, operator, source);
  if (g_str_equal (operator, "BooleanEquals") &&
      _passo_asl_node_is (tree, operand, PASSO_JSON_TRUE))
    /* Translators: %s is a path */
    return g_strdup_printf (_("%s is true"), variable);
  if (g_str_equal (operator, "BooleanEquals") &&
      _passo_asl_node_is (tree, operand, PASSO_JSON_FALSE))
    return g_strdup_printf (_("%s is false"), variable);

  return g_strdup_printf ("%s %s %s", variable, symbol,
                          text != NULL && g_str_has_suffix (operator, "Path") ? text : source);
}

static char *
dup_test (PassoJsonTree *tree,
          const char    *variable,
          const char    *operator,
          PassoJsonNode  operand)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (g_str_equal (operator, tests[i].name))
      return g_strdup_printf ("%s %s", variable,
                              _passo_asl_node_is (tree, operand, PASSO_JSON_FALSE)
                                ? _(tests[i].negated) : _(tests[i].words));

  return NULL;
}

/* Rules of And and Or, joined by a word; those that are joined themselves in parentheses. */
static char *
dup_joined (PassoJsonTree *tree,
            PassoJsonNode  rules,
            const char    *word,
            guint          depth)
{
  g_autoptr (GString) words = g_string_new (NULL);

  PASSO_ASL_FOREACH_CHILD (tree, rules, rule)
    {
      g_autofree char *part = dup_rule (tree, rule, depth + 1);
      gboolean joined = _passo_asl_node_get_member (tree, rule, "And") != PASSO_JSON_NONE ||
                        _passo_asl_node_get_member (tree, rule, "Or") != PASSO_JSON_NONE;

      if (words->len > 0)
        g_string_append_printf (words, " %s ", word);
      g_string_append_printf (words, joined ? "(%s)" : "%s", part);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_operator (PassoJsonTree *tree,
             PassoJsonNode  member)
{
  static const char * const others[] = { "Variable", "Next", "Comment", "Assign", "Output" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (passo_json_tree_key_equals (tree, member, others[i]))
      return FALSE;

  return TRUE;
}

static char *
dup_simple_rule (PassoJsonTree *tree,
                 PassoJsonNode  rule)
{
  g_autofree char *variable =
    _passo_asl_node_dup_text (tree, _passo_asl_node_get_member (tree, rule, "Variable"));

  PASSO_ASL_FOREACH_CHILD (tree, rule, member)
    {
      g_autofree char *operator = NULL;
      char *words;

      if (!is_operator (tree, member))
        continue;

      operator = passo_json_tree_dup_key (tree, member);
      words = dup_test (tree, variable != NULL ? variable : "?", operator, member);
      return words != NULL ? words : dup_comparison (tree, variable != NULL ? variable : "?",
                                                     operator, member);
    }

  return g_strdup (variable != NULL ? variable : "?");
}

static char *
dup_rule (PassoJsonTree *tree,
          PassoJsonNode  rule,
          guint          depth)
{
  g_autofree char *inner = NULL;
  PassoJsonNode node;

  if (depth > MAX_DEPTH)
    return g_strdup ("…");

  node = _passo_asl_node_get_member (tree, rule, "And");
  if (node != PASSO_JSON_NONE)
    /* Translators: between two conditions that must both be true */
    return dup_joined (tree, node, _("and"), depth);

  node = _passo_asl_node_get_member (tree, rule, "Or");
  if (node != PASSO_JSON_NONE)
    /* Translators: between two conditions of which one must be true */
    return dup_joined (tree, node, _("or"), depth);

  node = _passo_asl_node_get_member (tree, rule, "Not");
  if (node == PASSO_JSON_NONE)
    return dup_simple_rule (tree, rule);

  inner = dup_rule (tree, node, depth + 1);
  /* Translators: a condition that must be false */
  return g_strdup_printf (_("not (%s)"), inner);
}

/* A JSONata condition as written, without its delimiters. */
static char *
dup_condition (PassoJsonTree *tree,
               PassoJsonNode  condition)
{
  g_autofree char *text = _passo_asl_node_dup_text (tree, condition);

  if (text == NULL)
    return _passo_asl_node_dup_source (tree, condition);
  if (!_passo_asl_node_is_expression (tree, condition))
    return g_steal_pointer (&text);

  text[strlen (text) - 2] = '\0';
  return g_strdup (g_strstrip (text + 2));
}

/* The condition of a rule in words: `$.total > 100`. */
char *
_passo_state_words_dup_rule (const PassoState *state,
                             PassoJsonNode     rule)
{
  PassoJsonTree *tree = state->machine->tree;
  PassoJsonNode condition = _passo_asl_node_get_member (tree, rule, "Condition");

  return condition != PASSO_JSON_NONE ? dup_condition (tree, condition) : dup_rule (tree, rule, 0);
}
