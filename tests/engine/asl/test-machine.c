/* test-machine.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#define NESTED \
  "{ \"StartAt\": \"A\", \"States\": {\n" \
  "  \"A\": { \"Type\": \"Parallel\", \"Next\": \"B\", \"Branches\": [\n" \
  "    { \"StartAt\": \"A1\", \"States\": { \"A1\": { \"Type\": \"Pass\", \"End\": true } } },\n" \
  "    { \"StartAt\": \"A2\", \"States\": { \"A2\": { \"Type\": \"Succeed\" } } } ] },\n" \
  "  \"B\": { \"Type\": \"Map\", \"End\": true, \"ItemProcessor\": {\n" \
  "    \"ProcessorConfig\": { \"Mode\": \"DISTRIBUTED\" },\n" \
  "    \"StartAt\": \"B1\", \"States\": { \"B1\": { \"Type\": \"Wait\", \"Seconds\": 3, \"End\": true } } } }\n" \
  "} }"

static PassoMachine *
read_machine (const char         *text,
              const PassoMachine *previous)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);

  return passo_machine_new (tree, previous);
}

static void
test_scopes (void)
{
  g_autoptr (PassoMachine) machine = read_machine (NESTED, NULL);
  const PassoScope *root = passo_machine_get_root_scope (machine);
  const PassoState *parallel = passo_scope_find_state (root, "A");
  const PassoState *map = passo_machine_find_state (machine, "B");
  const PassoScope *scope;

  g_assert_cmpuint (passo_machine_get_n_scopes (machine), ==, 4);
  g_assert_cmpuint (passo_machine_get_n_states (machine), ==, 5);
  g_assert_cmpuint (passo_scope_get_n_states (root), ==, 2);
  g_assert_cmpstr (passo_scope_get_start_at (root), ==, "A");
  g_assert_null (passo_scope_get_owner (root));
  g_assert_null (passo_scope_find_state (root, "A1"));

  g_assert_cmpuint (passo_state_get_n_child_scopes (parallel), ==, 2);
  scope = passo_state_get_child_scope (parallel, 1);
  g_assert_cmpint (passo_scope_get_kind (scope), ==, PASSO_SCOPE_BRANCH);
  g_assert_cmpuint (passo_scope_get_branch (scope), ==, 1);
  g_assert_cmpuint (passo_scope_get_depth (scope), ==, 1);
  g_assert_true (passo_scope_get_owner (scope) == parallel);
  g_assert_cmpstr (passo_state_get_name (passo_scope_get_state (scope, 0)), ==, "A2");

  g_assert_true (passo_state_is_distributed_map (map));
  g_assert_true (passo_state_is_end (map));
  g_assert_cmpuint (passo_state_get_position (map), ==, 1);
  scope = passo_state_get_child_scope (map, 0);
  g_assert_cmpint (passo_scope_get_kind (scope), ==, PASSO_SCOPE_ITEM_PROCESSOR);
}

static void
test_fields (void)
{
  g_autoptr (PassoMachine) machine = read_machine (NESTED, NULL);
  const PassoState *state = passo_machine_find_state (machine, "B1");
  g_autofree char *text = NULL;
  gint64 seconds = 0;
  PassoSpan span;

  g_assert_cmpint (passo_state_get_state_type (state), ==, PASSO_STATE_WAIT);
  g_assert_true (passo_state_get_integer_field (state, "Seconds", &seconds));
  g_assert_cmpint (seconds, ==, 3);
  g_assert_false (passo_state_get_integer_field (state, "Type", &seconds));
  text = passo_state_dup_text_field (state, "Type");
  g_assert_cmpstr (text, ==, "Wait");
  g_assert_null (passo_state_dup_text_field (state, "Seconds"));
  g_assert_false (passo_state_has_field (state, "Next"));

  span = passo_state_get_key_span (state);
  g_assert_cmpint (strncmp (NESTED + span.start, "\"B1\"", span.end - span.start), ==, 0);
  span = passo_state_get_span (state);
  g_assert_true (g_str_has_prefix (NESTED + span.start, "\"B1\": {"));
  g_assert_cmpint (NESTED[span.end - 1], ==, '}');
}

static void
assert_state_at (PassoMachine *machine,
                 const char   *text,
                 const char   *mark,
                 const char   *name)
{
  const PassoState *state;

  state = passo_machine_find_state_at_offset (machine, strstr (text, mark) - text);
  g_assert_cmpstr (state != NULL ? passo_state_get_name (state) : NULL, ==, name);
}

static void
test_offsets (void)
{
  g_autoptr (PassoMachine) machine = read_machine (NESTED, NULL);

  assert_state_at (machine, NESTED, "\"StartAt\": \"A\"", NULL);
  assert_state_at (machine, NESTED, "\"Branches\"", "A");
  assert_state_at (machine, NESTED, "\"A2\": {", "A2");
  assert_state_at (machine, NESTED, "\"Seconds\"", "B1");
  assert_state_at (machine, NESTED, "\"ProcessorConfig\"", "B");
}

static guint
find_id (PassoMachine *machine,
         const char   *name)
{
  const PassoState *state = passo_machine_find_state (machine, name);

  return state != NULL ? passo_state_get_id (state) : 0;
}

#define WITH(name, more) \
  "{\"StartAt\":\"A\",\"States\":{" more "\"A\":{\"Type\":\"Pass\",\"Next\":\"" name "\"},\"" name \
  "\":{\"Type\":\"Map\",\"ItemProcessor\":{\"States\":{\"In\":{\"Type\":\"Pass\"}}},\"End\":true}}}"

static void
test_identity (void)
{
  g_autoptr (PassoMachine) one = read_machine (WITH ("B", ""), NULL);
  g_autoptr (PassoMachine) same = read_machine (WITH ("B", ""), one);
  g_autoptr (PassoMachine) renamed = read_machine (WITH ("Other", ""), same);
  g_autoptr (PassoMachine) added =
    read_machine (WITH ("Other", "\"New\":{\"Type\":\"Wait\"},"), renamed);
  g_autoptr (PassoMachine) gone = read_machine ("{", added);

  g_assert_cmpuint (find_id (one, "A"), !=, find_id (one, "B"));
  g_assert_cmpuint (find_id (same, "A"), ==, find_id (one, "A"));
  g_assert_cmpuint (find_id (same, "In"), ==, find_id (one, "In"));
  g_assert_cmpuint (find_id (renamed, "Other"), ==, find_id (one, "B"));
  g_assert_cmpuint (find_id (renamed, "In"), ==, find_id (one, "In"));
  g_assert_cmpuint (find_id (added, "A"), ==, find_id (one, "A"));
  g_assert_cmpuint (find_id (added, "Other"), ==, find_id (one, "B"));
  g_assert_cmpuint (find_id (added, "New"), >, find_id (one, "In"));
  g_assert_true (passo_machine_find_state_by_id (added, find_id (one, "B")) ==
                 passo_machine_find_state (added, "Other"));
  g_assert_null (passo_machine_find_state_by_id (one, find_id (added, "New")));
  g_assert_cmpuint (passo_machine_get_n_states (gone), ==, 0);
}

/* A state renamed and given a new type and place at once is another; one renamed and changed a
 * little stays the same; one that moves into a branch stays the same too. */
static void
test_identity_of_changes (void)
{
  g_autoptr (PassoMachine) old = read_machine (
    "{\"States\":{\"A\":{\"Type\":\"Pass\"},\"B\":{\"Type\":\"Wait\",\"Seconds\":1},"
    "\"P\":{\"Type\":\"Map\",\"ItemProcessor\":{\"States\":{}}}}}", NULL);
  g_autoptr (PassoMachine) changed = read_machine (
    "{\"States\":{\"A\":{\"Type\":\"Pass\"},\"C\":{\"Type\":\"Wait\",\"Seconds\":2},"
    "\"P\":{\"Type\":\"Map\",\"ItemProcessor\":{\"States\":{}}}}}", old);
  g_autoptr (PassoMachine) moved = read_machine (
    "{\"States\":{\"B\":{\"Type\":\"Wait\",\"Seconds\":1},"
    "\"P\":{\"Type\":\"Map\",\"ItemProcessor\":{\"States\":{\"A\":{\"Type\":\"Pass\"}}}}}}", old);
  g_autoptr (PassoMachine) swapped = read_machine (
    "{\"States\":{\"A\":{\"Type\":\"Pass\"},\"Z\":{\"Type\":\"Fail\"},"
    "\"P\":{\"Type\":\"Map\",\"ItemProcessor\":{\"States\":{}}}}}", old);

  g_assert_cmpuint (find_id (changed, "C"), ==, find_id (old, "B"));
  g_assert_cmpuint (find_id (moved, "A"), ==, find_id (old, "A"));
  g_assert_cmpuint (find_id (moved, "P"), ==, find_id (old, "P"));
  g_assert_cmpuint (find_id (swapped, "Z"), >, find_id (old, "P"));
}

static void
test_languages (void)
{
  g_autoptr (PassoMachine) machine = read_machine (
    "{\"QueryLanguage\":\"JSONPath\",\"States\":{"
    "\"Plain\":{\"Type\":\"Pass\"},\"Own\":{\"Type\":\"Pass\",\"QueryLanguage\":\"JSONata\"},"
    "\"Odd\":{\"Type\":\"Pass\",\"QueryLanguage\":\"jsonpath\"},"
    "\"Filled\":{\"Type\":\"Pass\",\"QueryLanguage\":\"${Language}\"},"
    "\"Map\":{\"Type\":\"Map\",\"QueryLanguage\":\"JSONata\",\"ItemProcessor\":{\"States\":{"
    "\"Inner\":{\"Type\":\"Pass\"}}}}}}", NULL);
  static const struct
  {
    const char *name;
    PassoQueryLanguage language;
  } expected[] = {
    { "Plain", PASSO_QUERY_LANGUAGE_JSONPATH }, { "Own", PASSO_QUERY_LANGUAGE_JSONATA },
    { "Odd", PASSO_QUERY_LANGUAGE_JSONATA }, { "Filled", PASSO_QUERY_LANGUAGE_JSONPATH },
    { "Inner", PASSO_QUERY_LANGUAGE_JSONPATH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (passo_state_get_query_language (
                       passo_machine_find_state (machine, expected[i].name)),
                     ==, expected[i].language);
}

/* Whatever the text is, there is a machine, and a graph, and the validator has an answer. */
static void
test_damage (void)
{
  static const char * const texts[] = {
    "", " ", "[]", "null", "12", "\"x\"", "{", "}", "{\"States\":", "{\"States\":[]}",
    "{\"States\":{\"A\":null,\"B\":[],\"C\":\"${State}\",\"D\":${Bare}}}",
    "{\"States\":{\"A\":{\"Type\":12,\"Next\":{}},\"A\":{\"Type\":\"Choice\",\"Choices\":{}}}}",
    "{\"StartAt\":[],\"States\":{\"P\":{\"Type\":\"Parallel\",\"Branches\":[1,null,{},[{}]]}}}",
    "{\"States\":{\"P\":{\"Type\":\"Parallel\",\"Branches\":{\"Fn::Sub\":\"x\"}}}}",
    "{\"States\":{\"M\":{\"Type\":\"Map\",\"ItemProcessor\":[],\"Iterator\":{}}}}",
    "{\"States\":{\"\":{\"Type\":\"Task\",\"Catch\":[{\"Next\":12},5],\"Retry\":{\"a\":1}}}}",
    "{\"States\":{\"C\":{\"Type\":\"Choice\",\"Choices\":[{\"Not\":{\"And\":[{}]}},{\"Next\":[]}]}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PassoMachine) machine = read_machine (texts[i], NULL);
      g_autoptr (PassoMachine) again = read_machine (texts[i], machine);
      g_autoptr (PassoGraph) graph = passo_graph_new (again);
      g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();

      g_assert_nonnull (passo_graph_get_scope (graph, 0));
      g_assert_false (passo_asl_validate (machine, PASSO_VALIDATE_DEFAULT, diagnostics));
    }
}

static void
test_equal_names (void)
{
  g_autoptr (PassoMachine) machine = read_machine (
    "{\"States\":{\"A\":{\"Type\":\"Pass\"},\"A\":{\"Type\":\"Map\",\"ItemProcessor\":"
    "{\"States\":{\"A\":{\"Type\":\"Wait\"}}}}}}", NULL);
  const PassoState *state = passo_machine_find_state (machine, "A");

  g_assert_cmpuint (passo_machine_get_n_states (machine), ==, 3);
  g_assert_cmpint (passo_state_get_state_type (state), ==, PASSO_STATE_MAP);
  g_assert_true (passo_scope_find_state (passo_machine_get_root_scope (machine), "A") == state);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/scopes", test_scopes);
  g_test_add_func ("/machine/fields", test_fields);
  g_test_add_func ("/machine/offsets", test_offsets);
  g_test_add_func ("/machine/identity", test_identity);
  g_test_add_func ("/machine/identity-of-changes", test_identity_of_changes);
  g_test_add_func ("/machine/languages", test_languages);
  g_test_add_func ("/machine/damage", test_damage);
  g_test_add_func ("/machine/equal-names", test_equal_names);

  return g_test_run ();
}
