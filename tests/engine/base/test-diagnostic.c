/* test-diagnostic.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-diagnostic-list.h"

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
  guint n_notifies;
} Watch;

static void
list_items_changed_cb (GListModel *model,
                       guint       position,
                       guint       removed,
                       guint       added,
                       Watch      *watch)
{
  watch->n_signals++;
  watch->position = position;
  watch->removed = removed;
  watch->added = added;
}

static void
list_notify_cb (Watch *watch)
{
  watch->n_notifies++;
}

static PassoDiagnosticList *
watched_list (Watch *watch)
{
  PassoDiagnosticList *list = passo_diagnostic_list_new ();

  g_signal_connect (list, "items-changed", G_CALLBACK (list_items_changed_cb), watch);
  g_signal_connect_swapped (list, "notify::n-errors", G_CALLBACK (list_notify_cb), watch);

  return list;
}

static PassoDiagnostic *
make (PassoSeverity severity)
{
  return passo_diagnostic_new (severity, "CODE", "A sentence.");
}

static void
test_properties (void)
{
  g_autoptr (PassoDiagnostic) diagnostic = make (PASSO_SEVERITY_WARNING);
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  g_autofree char *pointer = NULL;
  PassoSeverity severity;
  guint line, column;

  passo_diagnostic_set_place (diagnostic, "/States/A", (PassoSpan) { 3, 9 }, 2, 4);
  g_object_get (diagnostic, "code", &code, "message", &message, "pointer", &pointer,
                "severity", &severity, "line", &line, "column", &column, NULL);

  g_assert_cmpstr (code, ==, "CODE");
  g_assert_cmpstr (message, ==, "A sentence.");
  g_assert_cmpstr (pointer, ==, "/States/A");
  g_assert_cmpint (severity, ==, PASSO_SEVERITY_WARNING);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 4);
  g_assert_cmpuint (passo_diagnostic_get_span (diagnostic).start, ==, 3);
  g_assert_cmpuint (passo_diagnostic_get_span (diagnostic).end, ==, 9);
}

static void
test_append (void)
{
  Watch watch = { 0 };
  PassoDiagnosticList *list = watched_list (&watch);

  passo_diagnostic_list_take (list, make (PASSO_SEVERITY_WARNING));
  g_assert_cmpuint (watch.n_notifies, ==, 0);
  passo_diagnostic_list_take (list, make (PASSO_SEVERITY_ERROR));
  g_assert_cmpuint (watch.n_notifies, ==, 1);
  g_assert_cmpuint (watch.n_signals, ==, 2);
  g_assert_cmpuint (watch.position, ==, 1);
  g_assert_cmpuint (watch.added, ==, 1);
  g_assert_cmpuint (passo_diagnostic_list_get_n_errors (list), ==, 1);
  g_assert_cmpuint (passo_diagnostic_list_get_n_items (list), ==, 2);
  g_assert_null (passo_diagnostic_list_get (list, 2));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == PASSO_TYPE_DIAGNOSTIC);

  g_assert_finalize_object (list);
}

static void
test_replace (void)
{
  Watch watch = { 0 };
  PassoDiagnosticList *list = watched_list (&watch);
  g_autoptr (PassoDiagnosticList) contents = passo_diagnostic_list_new ();

  passo_diagnostic_list_replace (list, contents);
  g_assert_cmpuint (watch.n_signals, ==, 0);

  for (int i = 0; i < 3; i++)
    passo_diagnostic_list_take (contents, make (i == 0 ? PASSO_SEVERITY_ERROR : PASSO_SEVERITY_INFO));
  passo_diagnostic_list_replace (list, contents);
  g_assert_cmpuint (watch.n_signals, ==, 1);
  g_assert_cmpuint (watch.added, ==, 3);
  g_assert_cmpuint (watch.n_notifies, ==, 1);
  g_assert_true (passo_diagnostic_list_get (list, 1) == passo_diagnostic_list_get (contents, 1));

  passo_diagnostic_list_replace (list, list);
  g_assert_cmpuint (watch.n_signals, ==, 1);
  passo_diagnostic_list_replace (list, NULL);
  g_assert_cmpuint (watch.n_signals, ==, 2);
  g_assert_cmpuint (watch.removed, ==, 3);
  g_assert_cmpuint (passo_diagnostic_list_get_n_errors (list), ==, 0);

  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diagnostic/properties", test_properties);
  g_test_add_func ("/diagnostic-list/append", test_append);
  g_test_add_func ("/diagnostic-list/replace", test_replace);

  return g_test_run ();
}
