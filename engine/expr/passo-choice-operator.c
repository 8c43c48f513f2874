/* passo-choice-operator.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/passo-choice-operator.h"
#include "expr/passo-string-pattern.h"
#include "expr/passo-timestamp.h"
#include "expr/passo-utf16.h"

/* Orders that an operator takes for true. */
#define LESS    (1u << 0)
#define EQUAL   (1u << 1)
#define GREATER (1u << 2)

/* A comparison gives FALSE where either value has another type, else their order; whatever is
 * only equal or not is ordered 0 or 1.
 */

static gboolean
compare_strings (PassoValue  a,
                 PassoValue  b,
                 int        *order)
{
  if (!passo_value_is_string (a) || !passo_value_is_string (b))
    return FALSE;
  *order = passo_utf16_compare (a, b);

  return TRUE;
}

static gboolean
compare_numbers (PassoValue  a,
                 PassoValue  b,
                 int        *order)
{
  if (!passo_value_is_number (a) || !passo_value_is_number (b))
    return FALSE;
  *order = passo_value_compare_numbers (a, b);

  return TRUE;
}

static gboolean
get_timestamp (PassoValue      value,
               PassoTimestamp *out)
{
  const char *text;
  gsize length;

  if (!passo_value_is_string (value))
    return FALSE;
  text = passo_value_get_string (value, &length);

  return passo_timestamp_parse (text, length, out);
}

static gboolean
compare_timestamps (PassoValue  a,
                    PassoValue  b,
                    int        *order)
{
  PassoTimestamp left, right;

  if (!get_timestamp (a, &left) || !get_timestamp (b, &right))
    return FALSE;
  *order = passo_timestamp_compare (&left, &right);

  return TRUE;
}

static gboolean
compare_booleans (PassoValue  a,
                  PassoValue  b,
                  int        *order)
{
  if (!passo_value_is_boolean (a) || !passo_value_is_boolean (b))
    return FALSE;
  *order = passo_value_get_boolean (a) != passo_value_get_boolean (b);

  return TRUE;
}

static gboolean
match_pattern (PassoValue  a,
               PassoValue  b,
               int        *order)
{
  const char *text, *pattern;
  gsize length, pattern_length;

  if (!passo_value_is_string (a) || !passo_value_is_string (b))
    return FALSE;
  text = passo_value_get_string (a, &length);
  pattern = passo_value_get_string (b, &pattern_length);
  *order = !passo_string_pattern_match (pattern, pattern_length, text, length);

  return TRUE;
}

/* A test is true where its outcome is the comparand. */
static gboolean
set_outcome (gboolean    outcome,
             PassoValue  comparand,
             int        *order)
{
  *order = outcome != passo_value_get_boolean (comparand);

  return TRUE;
}

static gboolean
test_null (PassoValue  a,
           PassoValue  b,
           int        *order)
{
  return set_outcome (passo_value_is_null (a), b, order);
}

static gboolean
test_present (PassoValue  a,
              PassoValue  b,
              int        *order)
{
  return set_outcome (!passo_value_is_undefined (a), b, order);
}

static gboolean
test_numeric (PassoValue  a,
              PassoValue  b,
              int        *order)
{
  return set_outcome (passo_value_is_number (a), b, order);
}

static gboolean
test_string (PassoValue  a,
             PassoValue  b,
             int        *order)
{
  return set_outcome (passo_value_is_string (a), b, order);
}

static gboolean
test_boolean (PassoValue  a,
              PassoValue  b,
              int        *order)
{
  return set_outcome (passo_value_is_boolean (a), b, order);
}

static gboolean
test_timestamp (PassoValue  a,
                PassoValue  b,
                int        *order)
{
  PassoTimestamp timestamp;

  return set_outcome (get_timestamp (a, &timestamp), b, order);
}

#define TEST(name, compare, words) { name, PASSO_CHOICE_TEST, FALSE, compare, EQUAL, words }
#define WITH_PATH(name, kind, compare, orders, words) \
  { name, kind, FALSE, compare, orders, words },      \
  { name "Path", kind, TRUE, compare, orders, words }

static const PassoChoiceOperator operators[] = {
  WITH_PATH ("BooleanEquals", PASSO_CHOICE_BOOLEAN, compare_booleans, EQUAL, "="),
  TEST ("IsBoolean", test_boolean, N_("is boolean")),
  TEST ("IsNull", test_null, N_("is null")),
  TEST ("IsNumeric", test_numeric, N_("is a number")),
  TEST ("IsPresent", test_present, N_("is present")),
  TEST ("IsString", test_string, N_("is a string")),
  TEST ("IsTimestamp", test_timestamp, N_("is a timestamp")),
  WITH_PATH ("NumericEquals", PASSO_CHOICE_NUMERIC, compare_numbers, EQUAL, "="),
  WITH_PATH ("NumericGreaterThan", PASSO_CHOICE_NUMERIC, compare_numbers, GREATER, ">"),
  WITH_PATH ("NumericGreaterThanEquals", PASSO_CHOICE_NUMERIC,
             compare_numbers, GREATER | EQUAL, "≥"),
  WITH_PATH ("NumericLessThan", PASSO_CHOICE_NUMERIC, compare_numbers, LESS, "<"),
  WITH_PATH ("NumericLessThanEquals", PASSO_CHOICE_NUMERIC, compare_numbers, LESS | EQUAL, "≤"),
  WITH_PATH ("StringEquals", PASSO_CHOICE_STRING, compare_strings, EQUAL, "="),
  WITH_PATH ("StringGreaterThan", PASSO_CHOICE_STRING, compare_strings, GREATER, ">"),
  WITH_PATH ("StringGreaterThanEquals", PASSO_CHOICE_STRING, compare_strings, GREATER | EQUAL, "≥"),
  WITH_PATH ("StringLessThan", PASSO_CHOICE_STRING, compare_strings, LESS, "<"),
  WITH_PATH ("StringLessThanEquals", PASSO_CHOICE_STRING, compare_strings, LESS | EQUAL, "≤"),
  { "StringMatches", PASSO_CHOICE_PATTERN, FALSE, match_pattern, EQUAL, N_("matches") },
  WITH_PATH ("TimestampEquals", PASSO_CHOICE_TIMESTAMP, compare_timestamps, EQUAL, "="),
  WITH_PATH ("TimestampGreaterThan", PASSO_CHOICE_TIMESTAMP, compare_timestamps, GREATER, ">"),
  WITH_PATH ("TimestampGreaterThanEquals", PASSO_CHOICE_TIMESTAMP,
             compare_timestamps, GREATER | EQUAL, "≥"),
  WITH_PATH ("TimestampLessThan", PASSO_CHOICE_TIMESTAMP, compare_timestamps, LESS, "<"),
  WITH_PATH ("TimestampLessThanEquals", PASSO_CHOICE_TIMESTAMP,
             compare_timestamps, LESS | EQUAL, "≤"),
};

/**
 * passo_choice_operator_find:
 * @name: name of a member of a rule
 *
 * Returns: (nullable): the operator of that name
 */
const PassoChoiceOperator *
passo_choice_operator_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (strcmp (operators[i].name, name) == 0)
      return &operators[i];

  return NULL;
}

/**
 * passo_choice_operator_get_n:
 *
 * Returns: how many operators there are
 */
guint
passo_choice_operator_get_n (void)
{
  return G_N_ELEMENTS (operators);
}

/**
 * passo_choice_operator_get:
 * @index: less than passo_choice_operator_get_n()
 *
 * Returns: an operator
 */
const PassoChoiceOperator *
passo_choice_operator_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (operators), NULL);

  return &operators[index];
}

static const char *
get_type_message (PassoChoiceKind kind)
{
  switch (kind)
    {
    case PASSO_CHOICE_NUMERIC:
      return "Expected value of type [INTEGER, FLOAT]";

    case PASSO_CHOICE_BOOLEAN:
    case PASSO_CHOICE_TEST:
      return "Expected value of type [BOOLEAN]";

    case PASSO_CHOICE_TIMESTAMP:
    case PASSO_CHOICE_STRING:
    case PASSO_CHOICE_PATTERN:
    default:
      return "Expected value of type [STRING]";
    }
}

static gboolean
has_literal_type (PassoChoiceKind kind,
                  PassoValue      comparand)
{
  switch (kind)
    {
    case PASSO_CHOICE_NUMERIC:
      return passo_value_is_number (comparand);

    case PASSO_CHOICE_BOOLEAN:
    case PASSO_CHOICE_TEST:
      return passo_value_is_boolean (comparand);

    case PASSO_CHOICE_TIMESTAMP:
    case PASSO_CHOICE_STRING:
    case PASSO_CHOICE_PATTERN:
    default:
      return passo_value_is_string (comparand);
    }
}

/**
 * passo_choice_operator_check:
 * @self: an operator that takes a literal
 * @comparand: the literal
 *
 * Checks the type of a literal comparand, and that it is a timestamp where it must be one.
 * Source: States Language specification, section Choice State; texts recorded on the service.
 *
 * Returns: (nullable): what the service says of it, or NULL where it is right
 */
const char *
passo_choice_operator_check (const PassoChoiceOperator *self,
                             PassoValue                 comparand)
{
  PassoTimestamp timestamp;

  g_return_val_if_fail (self != NULL && !self->is_path, NULL);

  if (!has_literal_type (self->kind, comparand))
    return get_type_message (self->kind);
  if (self->kind == PASSO_CHOICE_TIMESTAMP && !get_timestamp (comparand, &timestamp))
    return "String does not match RFC3339 timestamp";

  return NULL;
}

/**
 * passo_choice_operator_takes_missing:
 * @self: an operator
 *
 * Returns: whether it may be asked of a variable that is not there, as IsPresent may
 */
gboolean
passo_choice_operator_takes_missing (const PassoChoiceOperator *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->compare == test_present;
}

/**
 * passo_choice_operator_compare:
 * @self: an operator
 * @variable: the value of the variable; undefined only for IsPresent
 * @comparand: the literal, or what the path to it gave
 *
 * Returns: whether @variable stands in the relation to @comparand; FALSE where either has not
 *   the type that the operator is for
 */
gboolean
passo_choice_operator_compare (const PassoChoiceOperator *self,
                               PassoValue                 variable,
                               PassoValue                 comparand)
{
  int order;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->compare (variable, comparand, &order))
    return FALSE;

  return (self->orders & (order < 0 ? LESS : order == 0 ? EQUAL : GREATER)) != 0;
}
