/* passo-rules-structure.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-expression-text.h"
#include "asl/passo-rules-private.h"
#include "expr/passo-choice-operator.h"
#include "expr/passo-timestamp.h"

/* An object whose fields are checked by the table. */
typedef struct
{
  PassoRuleRun       *run;
  PassoJsonNode       node;
  guint               place;
  PassoQueryLanguage  language;
  gboolean            any_language;  /* its language is wrong already: say no more of it */
  guint               seen[PASSO_FIELD_N_GROUPS];
  GHashTable         *last;          /* key → its last member, of an object with many; or NULL */
} Check;

/* From this size on a search for each key would be felt. */
#define MANY_MEMBERS 64

/* Groups of which one member must be there. What is asked for if there is none. */
static const struct
{
  PassoFieldGroup  group;
  const char      *message;
  const char      *in_jsonata;  /* which has fewer of them; NULL for the same */
} needed_groups[] = {
  { PASSO_FIELD_GROUP_TRANSITION, "One of these fields is required: [Next, End]" },
  { PASSO_FIELD_GROUP_WAIT,
    "One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath]",
    "One of these fields is required: [Seconds, Timestamp]" },
  { PASSO_FIELD_GROUP_PROCESSOR, "These fields are required: [ItemProcessor]" },
};

static const char * const type_words[] = {
  [PASSO_FIELD_STRING] = "STRING",
  [PASSO_FIELD_TYPE_NAME] = NULL,
  [PASSO_FIELD_LANGUAGE] = NULL,
  [PASSO_FIELD_STATE_NAME] = "STRING",
  [PASSO_FIELD_BOOLEAN] = "BOOLEAN",
  [PASSO_FIELD_INTEGER] = "INTEGER",
  [PASSO_FIELD_NUMBER] = "NUMBER",
  [PASSO_FIELD_PATH] = "STRING",
  [PASSO_FIELD_REFERENCE_PATH] = "STRING",
  [PASSO_FIELD_PATH_OR_INTRINSIC] = "STRING",
  [PASSO_FIELD_TEMPLATE] = NULL,
  [PASSO_FIELD_ANY] = NULL,
  [PASSO_FIELD_RESOURCE] = "STRING",
  [PASSO_FIELD_TIMESTAMP] = "STRING",
  [PASSO_FIELD_CHOICES] = "ARRAY",
  [PASSO_FIELD_RULES] = "ARRAY",
  [PASSO_FIELD_RULE] = "OBJECT",
  [PASSO_FIELD_RETRIERS] = "ARRAY",
  [PASSO_FIELD_CATCHERS] = "ARRAY",
  [PASSO_FIELD_ERROR_NAMES] = "ARRAY",
  [PASSO_FIELD_BRANCHES] = "ARRAY",
  [PASSO_FIELD_PROCESSOR] = "OBJECT",
  [PASSO_FIELD_STATES] = "OBJECT",
  [PASSO_FIELD_ENUMERATION] = "STRING",
  [PASSO_FIELD_OBJECT] = "OBJECT",
  [PASSO_FIELD_STRING_ARRAY] = "ARRAY",
  [PASSO_FIELD_ITEMS] = "ARRAY",
};

static void check_object (PassoRuleRun       *run,
                          PassoJsonNode       node,
                          guint               place,
                          PassoQueryLanguage  language,
                          gboolean            any_language);

static gboolean
has_type (PassoJsonTree *tree,
          PassoJsonNode  node,
          const char    *word)
{
  gint64 integer;

  switch (passo_json_tree_get_kind (tree, node))
    {
    case PASSO_JSON_STRING:
      return g_str_equal (word, "STRING");
    case PASSO_JSON_TRUE:
    case PASSO_JSON_FALSE:
      return g_str_equal (word, "BOOLEAN");
    case PASSO_JSON_NUMBER:
      return g_str_equal (word, "NUMBER") ||
             (g_str_equal (word, "INTEGER") && _passo_asl_node_get_integer (tree, node, &integer));
    case PASSO_JSON_ARRAY:
      return g_str_equal (word, "ARRAY");
    case PASSO_JSON_OBJECT:
      return g_str_equal (word, "OBJECT");
    case PASSO_JSON_NULL:
    case PASSO_JSON_PLACEHOLDER:
    case PASSO_JSON_DAMAGED:
    default:
      return FALSE;
    }
}

static void
check_range (PassoRuleRun          *run,
             const PassoStateField *field,
             PassoJsonNode          node)
{
  double number;

  if (!_passo_asl_node_get_number (run->tree, node, &number))
    return;

  if (number < (double) field->minimum)
    _passo_rules_error (run, node, "Minimum value is %" G_GINT64_FORMAT, field->minimum);
  else if (field->maximum != G_MAXINT64 && number > (double) field->maximum)
    _passo_rules_error (run, node, "Maximum value is %" G_GINT64_FORMAT, field->maximum);
}

static void
check_enumeration (PassoRuleRun *run,
                   const char   *words,
                   PassoJsonNode node)
{
  g_auto (GStrv) choices = g_strsplit (words, "|", -1);
  g_autofree char *list = NULL;

  for (guint i = 0; choices[i] != NULL; i++)
    if (_passo_asl_node_equals (run->tree, node, choices[i]))
      return;

  list = g_strjoinv (", ", choices);
  _passo_rules_error (run, node, "Value should be one of the following: [%s]", list);
}

static void
check_timestamp (PassoRuleRun *run,
                 PassoJsonNode node)
{
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);
  PassoTimestamp timestamp;

  if (text != NULL && !passo_timestamp_parse (text, strlen (text), &timestamp))
    _passo_rules_error (run, node, "String does not match RFC3339 timestamp");
}

static void
check_type_name (PassoRuleRun *run,
                 PassoJsonNode node)
{
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);

  if (passo_state_type_from_string (text) == PASSO_STATE_UNKNOWN)
    _passo_rules_error (run, node,
                        "The field 'Type' should have one of these values: "
                        "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]");
}

/* Elements of lists of plain strings. */
static void
check_strings (PassoRuleRun *run,
               PassoJsonNode array)
{
  PASSO_ASL_FOREACH_CHILD (run->tree, array, node)
    if (!_passo_asl_node_is (run->tree, node, PASSO_JSON_STRING) &&
        !_passo_asl_node_is_placeholder (run->tree, node))
      _passo_rules_error (run, node, "Expected value of type [STRING]");
}

/* A value of the right JSON type: does it say what it may? */
static void
check_content (Check                 *check,
               const PassoStateField *field,
               PassoJsonNode          node)
{
  PassoRuleRun *run = check->run;

  if ((field->flags & PASSO_FIELD_NOT_EMPTY) != 0 &&
      _passo_asl_node_first_child (run->tree, node) == PASSO_JSON_NONE)
    _passo_rules_error (run, node, "Value cannot be empty");

  switch ((int) field->kind)
    {
    case PASSO_FIELD_INTEGER:
    case PASSO_FIELD_NUMBER:
      check_range (run, field, node);
      break;

    case PASSO_FIELD_ENUMERATION:
      check_enumeration (run, field->choices, node);
      break;

    case PASSO_FIELD_LANGUAGE:
      check_enumeration (run, "JSONPath|JSONata", node);
      break;

    case PASSO_FIELD_TYPE_NAME:
      check_type_name (run, node);
      break;

    case PASSO_FIELD_TIMESTAMP:
      check_timestamp (run, node);
      break;

    case PASSO_FIELD_ERROR_NAMES:
    case PASSO_FIELD_STRING_ARRAY:
      check_strings (run, node);
      break;

    default:
      break;
    }
}

/* The objects in a list, or the object itself, have fields of their own. */
static void
check_inside (Check                 *check,
              const PassoStateField *field,
              PassoJsonNode          node)
{
  PassoRuleRun *run = check->run;

  if (field->inside == 0)
    return;
  if (_passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT))
    {
      check_object (run, node, field->inside, check->language, check->any_language);
      return;
    }

  PASSO_ASL_FOREACH_CHILD (run->tree, node, element)
    check_object (run, element, field->inside, check->language, check->any_language);
}

/* An expression, or one that lacks a mark, of which enough is said elsewhere. */
static gboolean
is_meant_as_expression (PassoJsonTree *tree,
                        PassoJsonNode  node)
{
  switch (passo_expression_marks_find (tree, node))
    {
    case PASSO_EXPRESSION_MARKS_BOTH:
    case PASSO_EXPRESSION_MARKS_NO_END:
    case PASSO_EXPRESSION_MARKS_NO_START:
      return TRUE;

    case PASSO_EXPRESSION_MARKS_INSIDE:
    case PASSO_EXPRESSION_MARKS_NONE:
    default:
      return FALSE;
    }
}

static void
check_value (Check                 *check,
             const PassoStateField *field,
             PassoJsonNode          node)
{
  PassoRuleRun *run = check->run;
  const char *word = type_words[field->kind];

  if (_passo_asl_node_is_placeholder (run->tree, node) ||
      _passo_asl_node_is (run->tree, node, PASSO_JSON_DAMAGED))
    return;
  if ((field->flags & PASSO_FIELD_NULLABLE) != 0 &&
      _passo_asl_node_is (run->tree, node, PASSO_JSON_NULL))
    return;
  if (check->language == PASSO_QUERY_LANGUAGE_JSONATA &&
      (field->flags & PASSO_FIELD_EXPRESSION) != 0 && is_meant_as_expression (run->tree, node))
    return;

  if (word != NULL && !has_type (run->tree, node, word))
    {
      _passo_rules_error (run, node, "Expected value of type [%s]", word);
      return;
    }

  check_content (check, field, node);
  check_inside (check, field, node);
}

/* Whether the query language in force has the field. */
static gboolean
check_language (Check                 *check,
                const PassoStateField *field,
                PassoJsonNode          node)
{
  PassoRuleRun *run = check->run;
  gboolean jsonata = check->language == PASSO_QUERY_LANGUAGE_JSONATA;
  g_autofree char *location = NULL;
  g_autofree char *message = NULL;

  if (check->any_language ||
      (field->flags & (jsonata ? PASSO_FIELD_JSONATA : PASSO_FIELD_JSONPATH)) != 0)
    return TRUE;

  location = passo_asl_dup_location (run->tree, check->node);
  message = g_strdup_printf ("The QueryLanguage is set to '%s', but field '%s' is only supported "
                             "for the '%s' QueryLanguage",
                             jsonata ? "JSONata" : "JSONPath", field->name,
                             jsonata ? "JSONPath" : "JSONata");
  _passo_rules_report_at (run, PASSO_SEVERITY_ERROR, PASSO_CODE_SCHEMA, location,
                          passo_json_tree_get_key_span (run->tree, node), message);
  return FALSE;
}

static void
report_unknown (Check         *check,
                PassoJsonNode  node,
                const char    *name)
{
  g_autofree char *location = passo_asl_dup_location (check->run->tree, check->node);
  g_autofree char *message = g_strdup_printf ("Field '%s' is not supported", name);

  _passo_rules_report_at (check->run, PASSO_SEVERITY_ERROR, PASSO_CODE_SCHEMA, location,
                          passo_json_tree_get_key_span (check->run->tree, node), message);
}

/* A key that CloudFormation or a `${Name}` replaces. */
static gboolean
is_placeholder_key (const char *key)
{
  return g_str_has_prefix (key, "Fn::") || _passo_asl_text_is_placeholder (key);
}

/* The member that counts among those of equal key. */
static PassoJsonNode
find_last (Check      *check,
           const char *key)
{
  if (check->last == NULL)
    return passo_json_tree_lookup (check->run->tree, check->node, key);

  return GPOINTER_TO_UINT (g_hash_table_lookup (check->last, key));
}

static GHashTable *
index_members (PassoJsonTree *tree,
               PassoJsonNode  node)
{
  GHashTable *last;

  if (passo_json_tree_get_n_children (tree, node) < MANY_MEMBERS)
    return NULL;

  last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PASSO_ASL_FOREACH_CHILD (tree, node, member)
    {
      char *key = passo_json_tree_dup_key (tree, member);

      if (key != NULL)
        g_hash_table_replace (last, key, GUINT_TO_POINTER (member));
    }

  return last;
}

static gboolean
is_operator (Check      *check,
             const char *key)
{
  return (check->place & (PASSO_PLACE_CHOICE_RULE | PASSO_PLACE_NESTED_RULE)) != 0 &&
         (check->any_language || check->language == PASSO_QUERY_LANGUAGE_JSONPATH) &&
         passo_choice_operator_find (key) != NULL;
}

static void
check_member (Check         *check,
              PassoJsonNode  node)
{
  g_autofree char *key = passo_json_tree_dup_key (check->run->tree, node);
  const PassoStateField *field;

  if (key == NULL || is_placeholder_key (key))
    return;

  if (find_last (check, key) != node)
    {
      _passo_rules_advise (check->run, PASSO_SEVERITY_WARNING, PASSO_CODE_DUPLICATE_MEMBER, node,
                           _("“%s” is given twice here; the last one counts"), key);
      return;
    }

  field = passo_state_field_lookup (check->place, key);
  if (field == NULL)
    {
      if (!is_operator (check, key))
        report_unknown (check, node, key);
      return;
    }

  if (field->group != PASSO_FIELD_GROUP_NONE &&
      !_passo_asl_node_is (check->run->tree, node, PASSO_JSON_FALSE))
    check->seen[field->group]++;
  if (check_language (check, field, node))
    check_value (check, field, node);
}

/* What the table says of one place as a whole, read once. */
typedef struct
{
  GPtrArray *required;
  guint32    groups;     /* bits of PassoFieldGroup */
} PlaceSummary;

#define N_PLACES 32

static const PlaceSummary *
get_summary (guint place)
{
  static PlaceSummary summaries[N_PLACES];
  static gsize initialised;

  if (g_once_init_enter (&initialised))
    {
      for (guint bit = 0; bit < N_PLACES; bit++)
        summaries[bit].required = g_ptr_array_new ();

      /* Backwards, for the order in which the service lists StartAt and States. */
      for (guint i = passo_state_field_get_n_fields (); i > 0; i--)
        {
          const PassoStateField *field = passo_state_field_get (i - 1);

          for (guint bit = 0; bit < N_PLACES; bit++)
            {
              if ((field->places & (1u << bit)) == 0)
                continue;
              summaries[bit].groups |= 1u << field->group;
              if ((field->flags & PASSO_FIELD_REQUIRED) != 0)
                g_ptr_array_add (summaries[bit].required, (gpointer) field);
            }
        }
      g_once_init_leave (&initialised, 1);
    }

  return &summaries[g_bit_nth_lsf (place, -1)];
}

static void
check_required (Check *check)
{
  GPtrArray *required = get_summary (check->place)->required;
  g_autoptr (GString) missing = NULL;

  for (guint i = 0; i < required->len; i++)
    {
      const PassoStateField *field = required->pdata[i];

      if (passo_json_tree_lookup (check->run->tree, check->node, field->name) != PASSO_JSON_NONE)
        continue;

      if (missing == NULL)
        missing = g_string_new (field->name);
      else
        g_string_append_printf (missing, ", %s", field->name);
    }

  if (missing != NULL)
    _passo_rules_error (check->run, check->node, "These fields are required: [%s]", missing->str);
}

static void
report_group (Check           *check,
              PassoFieldGroup  group)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < passo_state_field_get_n_fields (); i++)
    {
      const PassoStateField *field = passo_state_field_get (i);

      if (field->group == group && (field->places & check->place) != 0 &&
          passo_json_tree_lookup (check->run->tree, check->node, field->name) != PASSO_JSON_NONE)
        g_string_append_printf (names, names->len > 0 ? ", %s" : "%s", field->name);
    }

  _passo_rules_error (check->run, check->node, "Only one of these fields is allowed: [%s]",
                      names->str);
}

static void
check_groups (Check *check)
{
  guint32 groups = get_summary (check->place)->groups;

  for (guint i = 0; i < G_N_ELEMENTS (needed_groups); i++)
    if (check->seen[needed_groups[i].group] == 0 &&
        (groups & (1u << needed_groups[i].group)) != 0)
      _passo_rules_error (check->run, check->node, "%s",
                          check->language == PASSO_QUERY_LANGUAGE_JSONATA &&
                          needed_groups[i].in_jsonata != NULL ? needed_groups[i].in_jsonata
                                                              : needed_groups[i].message);

  for (guint group = PASSO_FIELD_GROUP_NONE + 1; group < PASSO_FIELD_N_GROUPS; group++)
    if (check->seen[group] > 1)
      report_group (check, group);
}

/* Checks one object against the lines of the table for its place. */
static void
check_object (PassoRuleRun       *run,
              PassoJsonNode       node,
              guint               place,
              PassoQueryLanguage  language,
              gboolean            any_language)
{
  Check check = { run, node, place, language, any_language };

  if (_passo_asl_node_is_placeholder (run->tree, node))
    return;
  if (!_passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT))
    {
      _passo_rules_error (run, node, "Expected value of type [OBJECT]");
      return;
    }

  check.last = index_members (run->tree, node);
  check_required (&check);
  PASSO_ASL_FOREACH_CHILD (run->tree, node, member)
    check_member (&check, member);
  check_groups (&check);
  g_clear_pointer (&check.last, g_hash_table_unref);
}

/* A JSONata machine has no JSONPath states (recorded on the service). */
static gboolean
check_downgrade (PassoRuleRun     *run,
                 const PassoState *state)
{
  if (passo_machine_get_query_language (run->machine) != PASSO_QUERY_LANGUAGE_JSONATA ||
      passo_state_get_query_language (state) != PASSO_QUERY_LANGUAGE_JSONPATH)
    return TRUE;

  _passo_rules_error (run, passo_state_get_node (state),
                      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state "
                      "machine");
  return FALSE;
}

static void
check_state (PassoRuleRun     *run,
             const PassoState *state)
{
  PassoJsonNode node = passo_state_get_node (state);
  PassoStateType type = passo_state_get_state_type (state);
  PassoJsonNode type_node = passo_state_get_field (state, "Type");

  if (type != PASSO_STATE_UNKNOWN)
    check_object (run, node, 1u << type, passo_state_get_query_language (state),
                  !check_downgrade (run, state));
  else if (_passo_asl_node_is_placeholder (run->tree, node) ||
           _passo_asl_node_is_placeholder (run->tree, type_node))
    return;
  else if (type_node != PASSO_JSON_NONE)
    check_type_name (run, type_node);
  else if (_passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT))
    _passo_rules_error (run, node, "These fields are required: [Type]");
  else
    _passo_rules_error (run, node, "Expected value of type [OBJECT]");
}

static guint
find_place (const PassoScope *scope)
{
  switch (passo_scope_get_kind (scope))
    {
    case PASSO_SCOPE_BRANCH:
      return PASSO_PLACE_BRANCH;
    case PASSO_SCOPE_ITEM_PROCESSOR:
      return PASSO_PLACE_ITEM_PROCESSOR;
    case PASSO_SCOPE_MACHINE:
    default:
      return PASSO_PLACE_MACHINE;
    }
}

/* Fields, types, ranges and combinations of everything that the table knows. */
void
_passo_rules_structure (PassoRuleRun *run)
{
  guint n_scopes = passo_machine_get_n_scopes (run->machine);

  for (guint i = 0; i < n_scopes; i++)
    {
      const PassoScope *scope = passo_machine_get_scope (run->machine, i);

      check_object (run, passo_scope_get_node (scope), find_place (scope),
                    passo_machine_get_query_language (run->machine), FALSE);
      for (guint j = 0; j < passo_scope_get_n_states (scope); j++)
        check_state (run, passo_scope_get_state (scope, j));
    }
}
