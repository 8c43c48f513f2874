/* test-layouter.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "layout/passo-layouter.h"

static const PassoLayoutInsets insets = { .top = 34, .bottom = 16, .sides = 18, .gap = 16 };

/* A start, a container of two branches of two states each, an end. */
static PassoLayoutModel *
make_model (double inner_width)
{
  PassoLayoutModel *model = passo_layout_model_new ();
  guint top = passo_layout_model_add_scope (model, PASSO_LAYOUT_NONE);
  guint start = passo_layout_model_add_node (model, top, 64, 22, PASSO_LAYOUT_RANK_FIRST);
  guint box = passo_layout_model_add_node (model, top, 196, 50, PASSO_LAYOUT_RANK_ANY);
  guint end = passo_layout_model_add_node (model, top, 64, 22, PASSO_LAYOUT_RANK_LAST);
  PassoLayoutEdge edges[2] = { { .from = start, .to = box },
                               { .from = box, .to = end, .label_width = 70, .label_height = 19 } };

  passo_layout_model_set_container (model, box, &insets);
  for (guint i = 0; i < 2; i++)
    {
      guint branch = passo_layout_model_add_scope (model, box);
      guint upper = passo_layout_model_add_node (model, branch, i == 0 ? inner_width : 196, 50,
                                                 PASSO_LAYOUT_RANK_ANY);
      guint lower = passo_layout_model_add_node (model, branch, 196, 50, PASSO_LAYOUT_RANK_ANY);
      PassoLayoutEdge edge = { .from = upper, .to = lower };

      passo_layout_model_add_edge (model, &edge);
    }
  for (guint i = 0; i < 2; i++)
    passo_layout_model_add_edge (model, &edges[i]);

  return model;
}

static void
check_inside (PassoLayoutSolution *solution,
              guint                inner,
              guint                outer)
{
  PassoLayoutBox in = passo_layout_solution_get_node (solution, inner);
  PassoLayoutBox out = passo_layout_solution_get_node (solution, outer);

  g_assert_cmpfloat (in.x, >=, out.x + insets.sides - 0.2);
  g_assert_cmpfloat (in.y, >=, out.y + insets.top - 0.2);
  g_assert_cmpfloat (in.x + in.width, <=, out.x + out.width - insets.sides + 0.2);
  g_assert_cmpfloat (in.y + in.height, <=, out.y + out.height - insets.bottom + 0.2);
}

static void
check_whole (PassoLayoutSolution *solution)
{
  for (guint i = 3; i < 7; i++)
    check_inside (solution, i, 1);
  g_assert_cmpfloat (passo_layout_solution_get_node (solution, 0).y, <, 1);
  g_assert_cmpfloat (passo_layout_solution_get_node (solution, 2).y, >,
                     passo_layout_solution_get_node (solution, 1).y);
  for (guint i = 0; i < 4; i++)
    {
      guint n_points;

      passo_layout_solution_get_route (solution, i, &n_points);
      g_assert_cmpuint (n_points, >=, 4);
      g_assert_cmpuint (n_points % 3, ==, 1);
    }
}

static void
check_run (PassoLayouter *layouter,
           double         inner_width,
           guint          n_solved,
           guint          n_plain)
{
  g_autoptr (PassoLayoutModel) model = make_model (inner_width);
  g_autoptr (PassoLayoutSolution) solution = passo_layouter_run (layouter, model);

  check_whole (solution);
  g_assert_cmpuint (passo_layouter_get_n_solved (layouter), ==, n_solved);
  g_assert_cmpuint (passo_layouter_get_n_plain (layouter), ==, n_plain);
}

static void
check_cache (PassoLayouter *layouter,
             gboolean       is_plain)
{
  check_run (layouter, 196, 2, is_plain ? 2 : 0);   /* both branches ask the same */
  check_run (layouter, 196, 0, 0);
  check_run (layouter, 240, 2, is_plain ? 2 : 0);   /* one branch, and what is around it */
  check_run (layouter, 196, 0, 0);
}

static void
test_plain (void)
{
  g_autoptr (PassoLayouter) layouter = passo_layouter_new (NULL);

  check_cache (layouter, TRUE);
}

static char *
find_helper (void)
{
  g_autofree char *found = passo_layout_client_find_program ();

  g_assert_nonnull (found);

  return g_steal_pointer (&found);
}

static void
test_helper (void)
{
  g_autofree char *helper = find_helper ();
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (helper);
  g_autoptr (PassoLayouter) layouter = passo_layouter_new (client);

  check_run (layouter, 240, 3, 0);
  check_run (layouter, 240, 0, 0);
  check_run (layouter, 300, 2, 0);
}

static void
test_missing (void)
{
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (NULL);
  g_autoptr (PassoLayouter) layouter = passo_layouter_new (client);

  check_run (layouter, 240, 3, 3);
}

static char *
write_script (const char *folder,
              const char *text)
{
  char *path = g_build_filename (folder, "helper", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0755), ==, 0);

  return path;
}

static void
check_script (const char *text,
              guint       n_plain)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("passo-XXXXXX", &error);
  g_autofree char *script = write_script (folder, text);
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (script);
  g_autoptr (PassoLayouter) layouter = passo_layouter_new (client);

  passo_layout_client_set_time_limit (client, 300);
  check_run (layouter, 240, 3, n_plain);
  g_unlink (script);
  g_rmdir (folder);
}

static void
test_crash (void)
{
  check_script ("#!/bin/sh\nread -r line\nkill -9 $$\n", 3);
}

static void
test_hang (void)
{
  check_script ("#!/bin/sh\nexec sleep 60\n", 3);
}

static void
test_nonsense (void)
{
  check_script ("#!/bin/sh\nwhile read -r line; do echo '{\"id\":0}'; done\n", 3);
}

/* It dies of the first problem only: the others must still come from a helper. */
static void
test_recovery (void)
{
  g_autofree char *helper = find_helper ();
  g_autofree char *text = g_strdup_printf (
    "#!/bin/sh\nif mkdir \"$(dirname \"$0\")/died\" 2>/dev/null; then read -r line; kill -9 $$; fi\n"
    "rmdir \"$(dirname \"$0\")/died\"\nmkdir \"$(dirname \"$0\")/died\"\nexec '%s'\n", helper);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("passo-XXXXXX", &error);
  g_autofree char *died = g_build_filename (folder, "died", NULL);
  g_autofree char *script = write_script (folder, text);
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (script);
  g_autoptr (PassoLayouter) layouter = passo_layouter_new (client);

  check_run (layouter, 240, 3, 1);
  g_rmdir (died);
  g_unlink (script);
  g_rmdir (folder);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (PassoLayoutSolution) solution = NULL;
  g_autoptr (GError) error = NULL;
  gboolean *done = user_data;

  solution = passo_layouter_run_finish (PASSO_LAYOUTER (source), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (solution);
  *done = TRUE;
}

static void
test_cancel (void)
{
  g_autofree char *helper = find_helper ();
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (helper);
  PassoLayouter *layouter = passo_layouter_new (client);
  g_autoptr (PassoLayoutModel) model = make_model (196);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  passo_layouter_run_async (layouter, model, cancellable, run_cb, &done);
  g_cancellable_cancel (cancellable);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  /* Requests that were under way hold the layouter until the last of them has come back. */
  g_object_add_weak_pointer (G_OBJECT (layouter), (gpointer *) &layouter);
  g_object_unref (layouter);
  while (layouter != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/layouter/plain", test_plain);
  g_test_add_func ("/layout/layouter/helper", test_helper);
  g_test_add_func ("/layout/layouter/missing", test_missing);
  g_test_add_func ("/layout/layouter/crash", test_crash);
  g_test_add_func ("/layout/layouter/hang", test_hang);
  g_test_add_func ("/layout/layouter/nonsense", test_nonsense);
  g_test_add_func ("/layout/layouter/recovery", test_recovery);
  g_test_add_func ("/layout/layouter/cancel", test_cancel);

  return g_test_run ();
}
