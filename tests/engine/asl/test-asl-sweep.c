/* test-asl-sweep.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

/* Folders given as arguments are swept: whatever the text, there is a machine with a node for each
 * state, and the validator has an answer. Truncations are taken at places that a seeded generator
 * chooses, so that every run takes the same. */

#define N_TRUNCATIONS 6

typedef struct
{
  guint n_files;
  guint n_states;
  guint n_texts;
} Counts;

static GBytes *
apply (GBytes *bytes,
       GArray *edits)
{
  g_assert_true (passo_text_edits_are_valid ((const PassoTextEdit *) edits->data, edits->len,
                                             g_bytes_get_size (bytes)));
  return passo_text_edits_apply ((const PassoTextEdit *) edits->data, edits->len, bytes);
}

static PassoMachine *
read_machine (GBytes *bytes)
{
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);

  return passo_machine_new (tree, NULL);
}

/* Renamed and renamed back, a text is the same, byte for byte; but for names and references that
 * the text spells with escapes, which come back plain. */
static void
sweep_rename (GBytes           *bytes,
              PassoMachine     *machine,
              const PassoState *state)
{
  static const char name[] = "A name that nobody gives";
  g_autoptr (GArray) edits = passo_refactor_rename_state (machine, state, name, NULL);
  g_autoptr (GArray) back = NULL;
  g_autoptr (GBytes) renamed = NULL;
  g_autoptr (GBytes) result = NULL;
  g_autoptr (PassoMachine) other = NULL;

  if (edits == NULL || passo_machine_find_state (machine, passo_state_get_name (state)) != state)
    return;

  renamed = apply (bytes, edits);
  other = read_machine (renamed);
  g_assert_cmpuint (passo_machine_get_n_states (other), ==, passo_machine_get_n_states (machine));
  g_assert_nonnull (passo_machine_find_state (other, name));

  back = passo_refactor_rename_state (other, passo_machine_find_state (other, name),
                                      passo_state_get_name (state), NULL);
  if (back == NULL)
    return;
  result = apply (renamed, back);
  if (memchr (g_bytes_get_data (bytes, NULL), '\\', g_bytes_get_size (bytes)) == NULL)
    g_assert_true (g_bytes_equal (result, bytes));
}

/* What is left after a deletion is as sound as it was, and nothing leads to the state. */
static void
sweep_delete (GBytes           *bytes,
              PassoMachine     *machine,
              const PassoState *state)
{
  g_autoptr (GArray) edits = passo_refactor_delete_state (machine, state, NULL);
  g_autoptr (GBytes) result = NULL;
  g_autoptr (PassoMachine) other = NULL;
  PassoJsonTree *tree = passo_machine_get_tree (machine);

  if (edits == NULL)
    return;

  result = apply (bytes, edits);
  other = read_machine (result);
  g_assert_cmpuint (passo_json_tree_get_n_errors (passo_machine_get_tree (other)), <=,
                    passo_json_tree_get_n_errors (tree));
  g_assert_cmpuint (passo_machine_get_n_states (other), <, passo_machine_get_n_states (machine));
}

static void
sweep_refactorings (GBytes *bytes)
{
  g_autoptr (PassoMachine) machine = read_machine (bytes);
  guint n_states = passo_machine_get_n_states (machine);

  if (passo_json_tree_is_damaged (passo_machine_get_tree (machine)))
    return;

  for (guint i = 0; i < n_states; i++)
    {
      sweep_rename (bytes, machine, passo_machine_get_state (machine, i));
      sweep_delete (bytes, machine, passo_machine_get_state (machine, i));
    }
}

static guint
sweep_text (GBytes       *bytes,
            PassoMachine *previous)
{
  g_autoptr (PassoJsonTree) tree = passo_json_tree_new (bytes);
  g_autoptr (PassoMachine) machine = passo_machine_new (tree, previous);
  g_autoptr (PassoGraph) graph = passo_graph_new (machine);
  g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
  gsize length = g_bytes_get_size (bytes);
  gboolean valid = passo_asl_validate (machine, PASSO_VALIDATE_DEFAULT, diagnostics);

  g_assert_true (valid == (passo_diagnostic_list_get_n_errors (diagnostics) == 0));
  g_assert_true (valid || passo_diagnostic_list_get_n_items (diagnostics) > 0);
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);

      g_assert_cmpuint (passo_diagnostic_get_span (diagnostic).end, <=, length);
      g_assert_true (g_utf8_validate (passo_diagnostic_get_message (diagnostic), -1, NULL));
    }
  for (guint i = 0; i < passo_machine_get_n_states (machine); i++)
    {
      const PassoState *state = passo_machine_get_state (machine, i);

      g_assert_true (passo_graph_find_state (graph, state)->state == state);
      g_assert_true (passo_machine_find_state_by_id (machine, passo_state_get_id (state)) == state);
    }

  return passo_machine_get_n_states (machine);
}

static void
sweep_file (const char *path,
            GRand      *random,
            Counts     *counts)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return;

  bytes = g_bytes_new (text, length);
  tree = passo_json_tree_new (bytes);
  machine = passo_machine_new (tree, NULL);
  counts->n_states += sweep_text (bytes, machine);
  sweep_refactorings (bytes);
  for (guint i = 0; i < N_TRUNCATIONS && length > 0; i++)
    {
      g_autoptr (GBytes) part = g_bytes_new (text, g_rand_int_range (random, 0, (gint32) length));

      sweep_text (part, machine);
      counts->n_texts++;
    }
  counts->n_files++;
}

static void
sweep_folder (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  Counts counts = { 0 };
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        sweep_file (path, random, &counts);
    }

  g_test_message ("%u files, %u states, %u truncations", counts.n_files, counts.n_states,
                  counts.n_texts);
  g_assert_cmpuint (counts.n_files, >, 0);
}

/* Our own samples are right, by the service's rules and by our advice. */
static void
test_samples (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PassoJsonTree) tree = NULL;
      g_autoptr (PassoMachine) machine = NULL;
      g_autoptr (PassoDiagnosticList) diagnostics = passo_diagnostic_list_new ();
      gsize length;

      if (!g_str_has_suffix (name, ".asl.json"))
        continue;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      bytes = g_bytes_new (text, length);
      tree = passo_json_tree_new (bytes);
      machine = passo_machine_new (tree, NULL);
      passo_asl_validate (machine, PASSO_VALIDATE_DEFAULT, diagnostics);
      for (guint i = 0; i < passo_diagnostic_list_get_n_items (diagnostics); i++)
        {
          PassoDiagnostic *diagnostic = passo_diagnostic_list_get (diagnostics, i);

          if (passo_diagnostic_get_severity (diagnostic) != PASSO_SEVERITY_INFO)
            g_error ("%s:%u: %s", name, passo_diagnostic_get_line (diagnostic),
                     passo_diagnostic_get_message (diagnostic));
        }
      n++;
    }

  g_assert_cmpuint (n, >=, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  g_test_add_data_func ("/asl-sweep/samples", argv[1], test_samples);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *base = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strdup_printf ("/asl-sweep/folder/%s", base);

      g_test_add_data_func (path, argv[i], sweep_folder);
    }

  return g_test_run ();
}
