/* test-state-field.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

/* Puts one field into a state and looks at what the validator says of it. */
static char *
validate_field (PassoStateType  type,
                const char     *language,
                const char     *field,
                const char     *value)
{
  g_autofree char *text =
    g_strdup_printf ("{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"%s\","
                     "\"QueryLanguage\":\"%s\",\"%s\":%s}}}",
                     passo_state_type_to_string (type), language, field, value);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, NULL);
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
  GString *out = g_string_new (NULL);

  passo_asl_validate (machine, PASSO_VALIDATE_NO_ADVICE, diagnostics);
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);

      g_string_append_printf (out, "%s at %s\n", passo_diagnostic_get_message (diagnostic),
                              passo_diagnostic_get_pointer (diagnostic));
    }

  return g_string_free (out, FALSE);
}

static void
assert_says (PassoStateType  type,
             const char     *language,
             const char     *field,
             const char     *value,
             const char     *expected,
             gboolean        says)
{
  g_autofree char *found = validate_field (type, language, field, value);

  if ((strstr (found, expected) != NULL) != says)
    g_error ("%s in %s (%s) with %s: %s “%s”, found:\n%s",
             field, passo_state_type_to_string (type), language, value,
             says ? "expected" : "did not expect", expected, found);
}

static void
check_supported (PassoStateType         type,
                 const PassoStateField *field,
                 const char            *language,
                 gboolean               supported)
{
  g_autofree char *message = g_strdup_printf ("but field '%s' is only supported for", field->name);

  assert_says (type, language, field->name, "\"x\"", message, !supported);
  assert_says (type, language, field->name, "\"${P}\"", "Expected value", FALSE);
  assert_says (type, language, field->name, "{\"Fn::Sub\": \"x\"}", "Expected value", FALSE);
}

/* Each field in each type of state: known or not, in which language, and never with an object
 * where a scalar belongs. */
static void
test_places (void)
{
  for (guint i = 0; i < passo_state_field_get_n_fields (); i++)
    {
      const PassoStateField *field = passo_state_field_get (i);
      g_autofree char *unknown = g_strdup_printf ("Field '%s' is not supported", field->name);

      if (g_str_equal (field->name, "Type") || g_str_equal (field->name, "QueryLanguage"))
        continue;

      for (guint type = PASSO_STATE_TASK; type < PASSO_N_STATE_TYPES; type++)
        {
          const PassoStateField *here = passo_state_field_lookup (1u << type, field->name);

          assert_says (type, "JSONPath", field->name, "\"x\"", unknown, here == NULL);
          if (here == NULL)
            continue;

          check_supported (type, here, "JSONPath", (here->flags & PASSO_FIELD_JSONPATH) != 0);
          check_supported (type, here, "JSONata", (here->flags & PASSO_FIELD_JSONATA) != 0);
        }
    }
}

static const char *
find_wrong_value (const PassoStateField *field)
{
  switch ((int) field->kind)
    {
    case PASSO_FIELD_TEMPLATE:
    case PASSO_FIELD_ANY:
    case PASSO_FIELD_TYPE_NAME:
    case PASSO_FIELD_LANGUAGE:
      return NULL;
    case PASSO_FIELD_BOOLEAN:
    case PASSO_FIELD_INTEGER:
    case PASSO_FIELD_NUMBER:
      return "[]";
    default:
      return "12";
    }
}

static void
test_types (void)
{
  guint n = 0;

  for (guint i = 0; i < passo_state_field_get_n_fields (); i++)
    {
      const PassoStateField *field = passo_state_field_get (i);
      const char *wrong = find_wrong_value (field);
      g_autofree char *place = g_strdup_printf ("] at /States/X/%s\n", field->name);

      for (guint type = PASSO_STATE_TASK; type < PASSO_N_STATE_TYPES && wrong != NULL; type++)
        {
          if ((field->places & (1u << type)) == 0)
            continue;

          assert_says (type, (field->flags & PASSO_FIELD_JSONPATH) != 0 ? "JSONPath" : "JSONata",
                       field->name, wrong, place, TRUE);
          n++;
        }
    }

  g_assert_cmpuint (n, >, 70);
}

static void
test_ranges (void)
{
  for (guint i = 0; i < passo_state_field_get_n_fields (); i++)
    {
      const PassoStateField *field = passo_state_field_get (i);
      g_autofree char *low = NULL;
      g_autofree char *high = NULL;

      if ((field->places & PASSO_PLACE_STATES) == 0 || field->maximum == 0)
        continue;

      low = g_strdup_printf ("%" G_GINT64_FORMAT, field->minimum - 1);
      high = g_strdup_printf ("%" G_GINT64_FORMAT, field->maximum);
      for (guint type = PASSO_STATE_TASK; type < PASSO_N_STATE_TYPES; type++)
        if ((field->places & (1u << type)) != 0)
          {
            assert_says (type, "JSONPath", field->name, low, "Minimum value is", TRUE);
            assert_says (type, "JSONPath", field->name, high, "Maximum value is", FALSE);
            if (field->maximum < G_MAXINT64)
              assert_says (type, "JSONPath", field->name, "999999999999", "Maximum value is", TRUE);
          }
    }
}

static void
test_expressions (void)
{
  for (guint i = 0; i < passo_state_field_get_n_fields (); i++)
    {
      const PassoStateField *field = passo_state_field_get (i);

      for (guint type = PASSO_STATE_TASK; type < PASSO_N_STATE_TYPES; type++)
        if ((field->places & (1u << type)) != 0 && field->kind == PASSO_FIELD_INTEGER)
          assert_says (type, "JSONata", field->name, "\"{% 1 + 1 %}\"",
                       "Expected value of type [INTEGER]",
                       (field->flags & PASSO_FIELD_EXPRESSION) == 0);
    }
}

/* The search halves the table, so it must be sorted, and every line must be found. */
static void
test_table (void)
{
  for (guint i = 0; i < passo_state_field_get_n_fields (); i++)
    {
      const PassoStateField *field = passo_state_field_get (i);

      if (i > 0)
        g_assert_cmpint (strcmp (passo_state_field_get (i - 1)->name, field->name), <=, 0);
      g_assert_true (passo_state_field_lookup (field->places, field->name) == field);
      g_assert_nonnull (passo_state_field_get_documentation (field));
      g_assert_true ((field->kind == PASSO_FIELD_ENUMERATION) == (field->choices != NULL));
    }

  g_assert_null (passo_state_field_lookup (PASSO_PLACE_STATES, "Nex"));
  g_assert_null (passo_state_field_lookup (PASSO_PLACE_STATES, "Nextt"));
  g_assert_null (passo_state_field_lookup (PASSO_PLACE_SUCCEED, "Next"));
  g_assert_null (passo_state_field_lookup_len (PASSO_PLACE_STATES, "Next", 3));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-field/table", test_table);
  g_test_add_func ("/state-field/places", test_places);
  g_test_add_func ("/state-field/types", test_types);
  g_test_add_func ("/state-field/ranges", test_ranges);
  g_test_add_func ("/state-field/expressions", test_expressions);

  return g_test_run ();
}
