/* passo-choice-rule.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-choice-rule.h"
#include "expr/passo-failure-text.h"
#include "expr/passo-string-pattern.h"
#include "json/passo-json-pointer.h"

typedef enum
{
  RULE_COMPARE,
  RULE_AND,
  RULE_OR,
  RULE_NOT,
} RuleKind;

typedef struct _RuleNode RuleNode;

struct _RuleNode
{
  RuleKind                   kind;
  const PassoChoiceOperator *operator;
  PassoJsonPath             *variable;
  PassoJsonPath             *comparand_path;
  PassoValue                 comparand;
  RuleNode                  *children;
  guint                      n_children;
};

struct _PassoChoiceRule
{
  gatomicrefcount ref_count;
  RuleNode        root;
};

typedef struct
{
  GPtrArray *problems;
  GString   *pointer;
} Compiler;

static void compile_rule (Compiler   *compiler,
                          PassoValue  rule,
                          RuleNode   *node);

static void
add_problem (Compiler   *compiler,
             const char *message,
             GError     *error,
             PassoSpan   where)
{
  PassoTemplateProblem *problem = g_new0 (PassoTemplateProblem, 1);

  problem->pointer = g_strdup (compiler->pointer->str);
  problem->message = g_strdup (message);
  problem->detail = error == NULL ? NULL : g_strdup (error->message);
  problem->where = where;
  g_ptr_array_add (compiler->problems, problem);
}

static void
add_plain_problem (Compiler   *compiler,
                   const char *message)
{
  PassoSpan nowhere = { 0, 0 };

  add_problem (compiler, message, NULL, nowhere);
}

static PassoJsonPath *
compile_path (Compiler   *compiler,
              PassoValue  value)
{
  g_autoptr (GError) error = NULL;
  PassoSpan where = { 0, 0 };
  PassoJsonPath *path;
  const char *text;
  gsize length;

  if (!passo_value_is_string (value))
    {
      add_plain_problem (compiler, "Expected value of type [STRING]");
      return NULL;
    }
  text = passo_value_get_string (value, &length);
  path = passo_json_path_compile (text, (gssize) length, PASSO_JSON_PATH_ANY, &where, &error);
  if (path == NULL)
    add_problem (compiler, "Value must be a valid JSONPath.", error, where);

  return path;
}

static void
compile_comparand (Compiler   *compiler,
                   const char *name,
                   PassoValue  value,
                   RuleNode   *node)
{
  gsize before = compiler->pointer->len;
  const char *message;

  passo_json_pointer_append (compiler->pointer, name, -1);
  if (node->operator->is_path)
    node->comparand_path = compile_path (compiler, value);
  else
    {
      message = passo_choice_operator_check (node->operator, value);
      if (message != NULL)
        add_plain_problem (compiler, message);
      node->comparand = passo_value_ref (value);
    }
  g_string_truncate (compiler->pointer, before);
}

/* `Variable` and exactly one operator. */
static void
compile_comparison (Compiler   *compiler,
                    PassoValue  rule,
                    RuleNode   *node)
{
  PassoValue variable = passo_value_get_member (rule, "Variable");
  gsize before = compiler->pointer->len;

  for (guint i = 0; i < passo_value_get_size (rule); i++)
    {
      const char *name;
      gsize length;
      PassoValue value = passo_value_get_nth_member (rule, i, &name, &length);
      const PassoChoiceOperator *operator = passo_choice_operator_find (name);

      if (operator == NULL)
        continue;
      if (node->operator != NULL)
        {
          add_plain_problem (compiler, "A rule may have only one comparison operator");
          return;
        }
      node->operator = operator;
      compile_comparand (compiler, name, value, node);
    }
  if (node->operator == NULL)
    add_plain_problem (compiler, "A rule must have a comparison operator, And, Or or Not");
  if (passo_value_is_undefined (variable))
    {
      add_plain_problem (compiler, "These fields are required: [Variable]");
      return;
    }
  g_string_append (compiler->pointer, "/Variable");
  node->variable = compile_path (compiler, variable);
  g_string_truncate (compiler->pointer, before);
}

static void
compile_children (Compiler   *compiler,
                  PassoValue  rules,
                  RuleNode   *node)
{
  guint n = passo_value_get_size (rules);

  if (!passo_value_is_array (rules))
    {
      add_plain_problem (compiler, "Expected value of type [ARRAY]");
      return;
    }
  if (n == 0)
    add_plain_problem (compiler, "Value cannot be empty");
  node->n_children = n;
  node->children = g_new0 (RuleNode, n);
  for (guint i = 0; i < n; i++)
    {
      gsize before = compiler->pointer->len;

      passo_json_pointer_append_index (compiler->pointer, i);
      compile_rule (compiler, passo_value_get_element (rules, i), &node->children[i]);
      g_string_truncate (compiler->pointer, before);
    }
}

static void
compile_negation (Compiler   *compiler,
                  PassoValue  rule,
                  RuleNode   *node)
{
  node->n_children = 1;
  node->children = g_new0 (RuleNode, 1);
  compile_rule (compiler, rule, &node->children[0]);
}

static const struct
{
  const char *name;
  RuleKind    kind;
  void      (*compile) (Compiler   *compiler,
                        PassoValue  value,
                        RuleNode   *node);
} connectives[] = {
  { "And", RULE_AND, compile_children },
  { "Or", RULE_OR, compile_children },
  { "Not", RULE_NOT, compile_negation },
};

/* Recursion is bounded by PASSO_VALUE_MAX_DEPTH. */
static void
compile_rule (Compiler   *compiler,
              PassoValue  rule,
              RuleNode   *node)
{
  gsize before = compiler->pointer->len;

  if (!passo_value_is_object (rule))
    {
      add_plain_problem (compiler, "Expected value of type [OBJECT]");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (connectives); i++)
    {
      PassoValue value = passo_value_get_member (rule, connectives[i].name);

      if (passo_value_is_undefined (value))
        continue;
      node->kind = connectives[i].kind;
      passo_json_pointer_append (compiler->pointer, connectives[i].name, -1);
      connectives[i].compile (compiler, value, node);
      g_string_truncate (compiler->pointer, before);
      return;
    }
  compile_comparison (compiler, rule, node);
}

/**
 * passo_choice_rule_compile:
 * @rule: a rule of a Choice state; `Next`, `Assign` and the like are not looked at
 * @problems: (element-type PassoTemplateProblem): gets all that is wrong
 *
 * Compiles the condition of a rule. Source: States Language specification, section Choice
 * State.
 *
 * Returns: (transfer full) (nullable): the condition, or NULL where something is wrong
 */
PassoChoiceRule *
passo_choice_rule_compile (PassoValue  rule,
                           GPtrArray  *problems)
{
  g_autoptr (PassoChoiceRule) self = NULL;
  g_autoptr (GString) pointer = g_string_new (NULL);
  Compiler compiler = { problems, pointer };
  guint n_before;

  g_return_val_if_fail (problems != NULL, NULL);

  n_before = problems->len;
  self = g_new0 (PassoChoiceRule, 1);
  g_atomic_ref_count_init (&self->ref_count);
  compile_rule (&compiler, rule, &self->root);

  return problems->len > n_before ? NULL : g_steal_pointer (&self);
}

/**
 * passo_choice_rule_ref:
 * @self: a condition
 *
 * Returns: (transfer full): @self
 */
PassoChoiceRule *
passo_choice_rule_ref (PassoChoiceRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
node_clear (RuleNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    node_clear (&node->children[i]);
  g_free (node->children);
  g_clear_pointer (&node->variable, passo_json_path_unref);
  g_clear_pointer (&node->comparand_path, passo_json_path_unref);
  passo_value_clear (&node->comparand);
}

/**
 * passo_choice_rule_unref:
 * @self: (transfer full): a condition
 */
void
passo_choice_rule_unref (PassoChoiceRule *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  node_clear (&self->root);
  g_free (self);
}

/* A variable that is not there is a failure, but for IsPresent. */
static gboolean
read_variable (const RuleNode  *node,
               PassoEvalScope  *scope,
               PassoValue      *out,
               PassoFailure   **failure)
{
  PassoJsonPathMiss miss;

  if (passo_json_path_evaluate (node->variable, scope, out, &miss))
    return TRUE;
  if (passo_choice_operator_takes_missing (node->operator) &&
      miss.reason != PASSO_JSON_PATH_BUDGET)
    return TRUE;
  *failure = passo_failure_for_choice (node->variable, &miss);

  return FALSE;
}

static gboolean
read_comparand (const RuleNode  *node,
                PassoEvalScope  *scope,
                PassoValue      *out,
                PassoFailure   **failure)
{
  PassoJsonPathMiss miss;

  if (node->comparand_path == NULL)
    {
      *out = node->comparand;
      return TRUE;
    }
  if (passo_json_path_evaluate (node->comparand_path, scope, out, &miss))
    return TRUE;
  *failure = passo_failure_for_choice (node->comparand_path, &miss);

  return FALSE;
}

/* A backslash before anything else fails at run time only. */
static gboolean
check_pattern (const RuleNode  *node,
               PassoFailure   **failure)
{
  PassoFailureArguments arguments = { NULL };
  gsize length;

  if (node->operator->kind != PASSO_CHOICE_PATTERN)
    return TRUE;
  arguments.value = passo_value_get_string (node->comparand, &length);
  if (passo_string_pattern_is_valid (arguments.value, length))
    return TRUE;
  *failure = passo_failure_text_new (PASSO_FAILURE_TEXT_PATTERN, &arguments);

  return FALSE;
}

static gboolean
evaluate_comparison (const RuleNode  *node,
                     PassoEvalScope  *scope,
                     gboolean        *matched,
                     PassoFailure   **failure)
{
  g_auto (PassoValue) variable = PASSO_VALUE_INIT;
  PassoValue comparand = PASSO_VALUE_INIT;

  if (!read_variable (node, scope, &variable, failure) || !check_pattern (node, failure) ||
      !read_comparand (node, scope, &comparand, failure))
    return FALSE;
  *matched = passo_choice_operator_compare (node->operator, variable, comparand);
  if (node->comparand_path != NULL)
    passo_value_clear (&comparand);

  return TRUE;
}

/* And, Or and Not, from left to right, no further than needed. */
static gboolean
evaluate_rule (const RuleNode  *node,
               PassoEvalScope  *scope,
               gboolean        *matched,
               PassoFailure   **failure)
{
  if (node->kind == RULE_COMPARE)
    return evaluate_comparison (node, scope, matched, failure);

  *matched = node->kind == RULE_AND;
  for (guint i = 0; i < node->n_children; i++)
    {
      if (!evaluate_rule (&node->children[i], scope, matched, failure))
        return FALSE;
      if (node->kind != RULE_NOT && *matched == (node->kind == RULE_OR))
        return TRUE;
    }
  if (node->kind == RULE_NOT)
    *matched = !*matched;

  return TRUE;
}

/**
 * passo_choice_rule_evaluate:
 * @self: a condition
 * @scope: what it may read, and the budget
 * @matched: (out): whether it holds
 * @failure: (out): why that cannot be said
 *
 * Evaluates the condition of a rule.
 *
 * Returns: FALSE for a failure
 */
gboolean
passo_choice_rule_evaluate (const PassoChoiceRule  *self,
                            PassoEvalScope         *scope,
                            gboolean               *matched,
                            PassoFailure          **failure)
{
  g_return_val_if_fail (self != NULL && scope != NULL, FALSE);
  g_return_val_if_fail (matched != NULL && failure != NULL, FALSE);

  return evaluate_rule (&self->root, scope, matched, failure);
}

static void
list_variables (const RuleNode *node,
                GPtrArray      *names)
{
  if (node->variable != NULL)
    passo_json_path_list_variables (node->variable, names);
  if (node->comparand_path != NULL)
    passo_json_path_list_variables (node->comparand_path, names);
  for (guint i = 0; i < node->n_children; i++)
    list_variables (&node->children[i], names);
}

/**
 * passo_choice_rule_list_variables:
 * @self: a condition
 * @names: (element-type utf8): gets the names of the variables that it reads and that are not in
 *   it yet
 */
void
passo_choice_rule_list_variables (const PassoChoiceRule *self,
                                  GPtrArray             *names)
{
  g_return_if_fail (self != NULL && names != NULL);

  list_variables (&self->root, names);
}
