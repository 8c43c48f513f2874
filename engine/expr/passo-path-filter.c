/* passo-path-filter.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-path-filter-private.h"
#include "expr/passo-utf16.h"

/* Steps that one match of a regular expression may take; a match that needs more is an error. */
#define MATCH_LIMIT 1000000
#define MATCH_DEPTH 10000

typedef struct
{
  PassoPathWalk   *walk;
  PassoValue       left;   /* undefined where a path found nothing */
  PassoValue       right;
  const pcre2_code *regex;
} Comparison;

struct _PassoPathOperator
{
  const char *text;
  gboolean    is_word;
  gboolean  (*compare) (Comparison *comparison);
};

static gboolean
compare_equal (Comparison *self)
{
  return !passo_value_is_undefined (self->left) && passo_value_equal (self->left, self->right);
}

static gboolean
compare_not_equal (Comparison *self)
{
  return !compare_equal (self);
}

/* Orders two numbers or two strings; FALSE for anything else. */
static gboolean
get_order (Comparison *self,
           int        *order)
{
  if (passo_value_is_number (self->left) && passo_value_is_number (self->right))
    {
      *order = passo_value_compare_numbers (self->left, self->right);
      return TRUE;
    }
  if (passo_value_is_string (self->left) && passo_value_is_string (self->right))
    {
      *order = passo_utf16_compare (self->left, self->right);
      return TRUE;
    }

  return FALSE;
}

static gboolean
compare_less (Comparison *self)
{
  int order;

  return get_order (self, &order) && order < 0;
}

static gboolean
compare_less_equal (Comparison *self)
{
  int order;

  return get_order (self, &order) && order <= 0;
}

static gboolean
compare_greater (Comparison *self)
{
  int order;

  return get_order (self, &order) && order > 0;
}

static gboolean
compare_greater_equal (Comparison *self)
{
  int order;

  return get_order (self, &order) && order >= 0;
}

static gboolean
compare_matches (Comparison *self)
{
  pcre2_match_context *context;
  pcre2_match_data *data;
  const char *text;
  gsize length;
  int code;

  if (!passo_value_is_string (self->left))
    return FALSE;
  text = passo_value_get_string (self->left, &length);
  context = pcre2_match_context_create (NULL);
  pcre2_set_match_limit (context, MATCH_LIMIT);
  pcre2_set_depth_limit (context, MATCH_DEPTH);
  data = pcre2_match_data_create (1, NULL);
  code = pcre2_match (self->regex, (PCRE2_SPTR) text, length, 0,
                      PCRE2_ANCHORED | PCRE2_ENDANCHORED, data, context);
  pcre2_match_data_free (data);
  pcre2_match_context_free (context);
  if (code < 0 && code != PCRE2_ERROR_NOMATCH)
    self->walk->reason = PASSO_JSON_PATH_BUDGET;

  return code >= 0;
}

/* Whether @list has an element equal to @value. Each comparison counts as a step. */
static gboolean
list_contains (Comparison *self,
               PassoValue  list,
               PassoValue  value)
{
  if (!passo_value_is_array (list) || passo_value_is_undefined (value))
    return FALSE;
  if (!passo_eval_scope_step (self->walk->scope, passo_value_get_size (list)))
    {
      self->walk->reason = PASSO_JSON_PATH_BUDGET;
      return FALSE;
    }
  for (guint i = 0; i < passo_value_get_size (list); i++)
    if (passo_value_equal (passo_value_get_element (list, i), value))
      return TRUE;

  return FALSE;
}

/* How many elements of @elements the list @list has. */
static guint
count_contained (Comparison *self,
                 PassoValue  list,
                 PassoValue  elements)
{
  guint n = 0;

  for (guint i = 0; i < passo_value_get_size (elements); i++)
    n += list_contains (self, list, passo_value_get_element (elements, i));

  return n;
}

static gboolean
are_arrays (Comparison *self)
{
  return passo_value_is_array (self->left) && passo_value_is_array (self->right);
}

static gboolean
compare_in (Comparison *self)
{
  return list_contains (self, self->right, self->left);
}

static gboolean
compare_not_in (Comparison *self)
{
  return !compare_in (self);
}

static gboolean
compare_subset (Comparison *self)
{
  return are_arrays (self) &&
         count_contained (self, self->right, self->left) == passo_value_get_size (self->left);
}

static gboolean
compare_any (Comparison *self)
{
  return are_arrays (self) && count_contained (self, self->right, self->left) > 0;
}

static gboolean
compare_none (Comparison *self)
{
  return are_arrays (self) && count_contained (self, self->right, self->left) == 0;
}

static gboolean
compare_all (Comparison *self)
{
  return are_arrays (self) &&
         count_contained (self, self->left, self->right) == passo_value_get_size (self->right);
}

static gboolean
compare_contains (Comparison *self)
{
  const char *text, *part;
  gsize length, part_length;

  if (!passo_value_is_string (self->left) || !passo_value_is_string (self->right))
    return list_contains (self, self->left, self->right);
  text = passo_value_get_string (self->left, &length);
  part = passo_value_get_string (self->right, &part_length);

  return memmem (text, length, part, part_length) != NULL;
}

/* Length of an array, or of a string in characters; -1 for anything else. */
static gint64
get_extent (PassoValue value)
{
  gsize length;
  const char *text;

  if (passo_value_is_array (value))
    return passo_value_get_size (value);
  if (!passo_value_is_string (value))
    return -1;
  text = passo_value_get_string (value, &length);

  return g_utf8_strlen (text, (gssize) length);
}

static gboolean
compare_size (Comparison *self)
{
  gint64 extent = get_extent (self->left);
  gint64 wanted;

  return extent >= 0 && passo_value_get_integer (self->right, &wanted) && wanted == extent;
}

static gboolean
compare_empty (Comparison *self)
{
  gint64 extent = get_extent (self->left);

  return extent >= 0 && (extent == 0) == passo_value_get_boolean (self->right);
}

/* A longer operator stands before the shorter one that it begins with. */
static const PassoPathOperator operators[] = {
  { "==",       FALSE, compare_equal },
  { "!=",       FALSE, compare_not_equal },
  { "<=",       FALSE, compare_less_equal },
  { "<",        FALSE, compare_less },
  { ">=",       FALSE, compare_greater_equal },
  { ">",        FALSE, compare_greater },
  { "=~",       FALSE, compare_matches },
  { "in",       TRUE,  compare_in },
  { "nin",      TRUE,  compare_not_in },
  { "subsetof", TRUE,  compare_subset },
  { "anyof",    TRUE,  compare_any },
  { "noneof",   TRUE,  compare_none },
  { "all",      TRUE,  compare_all },
  { "contains", TRUE,  compare_contains },
  { "size",     TRUE,  compare_size },
  { "empty",    TRUE,  compare_empty },
};

/* The operator that @text begins with; @used gets its length. */
const PassoPathOperator *
passo_path_operator_find (const char *text,
                          gsize       length,
                          gsize      *used)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      const PassoPathOperator *operator = &operators[i];
      gsize n = strlen (operator->text);

      if (length < n || g_ascii_strncasecmp (text, operator->text, n) != 0)
        continue;
      if (operator->is_word && length > n && g_ascii_isalnum (text[n]))
        continue;
      *used = n;
      return operator;
    }

  return NULL;
}

gboolean
passo_path_operator_takes_regex (const PassoPathOperator *self)
{
  return self->compare == compare_matches;
}

/* The value of an operand; undefined where a path finds nothing. */
static PassoValue
evaluate_operand (const PassoPathOperand *operand,
                  PassoPathWalk          *walk,
                  PassoValue              current)
{
  PassoValue out = PASSO_VALUE_INIT;
  PassoJsonPathMiss miss;

  if (operand->path == NULL)
    return passo_value_ref (operand->literal);
  if (operand->path->root == PASSO_JSON_PATH_ROOT_CURRENT)
    passo_path_walk_evaluate (walk, operand->path, current, &out, &miss);
  else if (operand->path->root == PASSO_JSON_PATH_ROOT_INPUT)
    passo_path_walk_evaluate (walk, operand->path, walk->document, &out, &miss);
  else if (!passo_json_path_evaluate (operand->path, walk->scope, &out, &miss) &&
           miss.reason == PASSO_JSON_PATH_BUDGET)
    walk->reason = PASSO_JSON_PATH_BUDGET;

  return out;
}

static gboolean
accept_comparison (const PassoPathFilter *self,
                   PassoPathWalk         *walk,
                   PassoValue             current)
{
  g_auto (PassoValue) left = evaluate_operand (&self->operands[0], walk, current);
  g_auto (PassoValue) right = PASSO_VALUE_INIT;
  Comparison comparison = { .walk = walk, .left = left, .regex = self->operands[1].regex };

  if (comparison.regex == NULL)
    right = evaluate_operand (&self->operands[1], walk, current);
  comparison.right = right;

  return walk->reason == PASSO_JSON_PATH_FOUND && self->operator->compare (&comparison);
}

/* A path that may name several nodes exists where it names one. */
static gboolean
accept_existence (const PassoPathFilter *self,
                  PassoPathWalk         *walk,
                  PassoValue             current)
{
  const PassoJsonPath *path = self->operands[0].path;
  g_auto (PassoValue) value = evaluate_operand (&self->operands[0], walk, current);

  if (passo_value_is_undefined (value))
    return FALSE;

  return path->definite || path->has_function || !passo_value_is_array (value) ||
         passo_value_get_size (value) > 0;
}

static gboolean
accept_chain (const PassoPathFilter *self,
              PassoPathWalk         *walk,
              PassoValue             current)
{
  gboolean ends = self->kind == PASSO_PATH_FILTER_OR;

  for (guint i = 0; i < self->children->len && walk->reason == PASSO_JSON_PATH_FOUND; i++)
    if (passo_path_filter_accept (g_ptr_array_index (self->children, i), walk, current) == ends)
      return ends;

  return !ends;
}

/* Whether @current meets the condition. @walk's reason tells where the budget was used up. */
gboolean
passo_path_filter_accept (const PassoPathFilter *self,
                          PassoPathWalk         *walk,
                          PassoValue             current)
{
  gboolean accepted = FALSE;

  if (!passo_path_walk_enter (walk))
    return FALSE;
  switch (self->kind)
    {
    case PASSO_PATH_FILTER_OR:
    case PASSO_PATH_FILTER_AND:
      accepted = accept_chain (self, walk, current);
      break;

    case PASSO_PATH_FILTER_NOT:
      accepted = !passo_path_filter_accept (g_ptr_array_index (self->children, 0), walk, current);
      break;

    case PASSO_PATH_FILTER_COMPARE:
      accepted = accept_comparison (self, walk, current);
      break;

    case PASSO_PATH_FILTER_EXISTS:
    default:
      accepted = accept_existence (self, walk, current);
      break;
    }
  walk->depth--;

  return accepted;
}

/**
 * passo_path_filter_list_variables:
 * @self: a filter
 * @names: (element-type utf8): gets the names of the variables that paths inside the condition
 *   start from and that are not in it yet
 */
void
passo_path_filter_list_variables (const PassoPathFilter *self,
                                  GPtrArray             *names)
{
  for (guint i = 0; i < self->children->len; i++)
    passo_path_filter_list_variables (g_ptr_array_index (self->children, i), names);
  for (guint i = 0; i < G_N_ELEMENTS (self->operands); i++)
    if (self->operands[i].path != NULL)
      passo_json_path_list_variables (self->operands[i].path, names);
}

static void
operand_clear (PassoPathOperand *operand)
{
  passo_value_clear (&operand->literal);
  g_clear_pointer (&operand->path, passo_json_path_unref);
  g_clear_pointer (&operand->regex, pcre2_code_free);
}

/**
 * passo_path_filter_free:
 * @self: (transfer full): a filter
 */
void
passo_path_filter_free (PassoPathFilter *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->children);
  operand_clear (&self->operands[0]);
  operand_clear (&self->operands[1]);
  g_free (self);
}
