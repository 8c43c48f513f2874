/* run-fixture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-run-controller.h"
#include "workspace/passo-document-follower.h"

G_BEGIN_DECLS

/* A document with what runs it, for the tests of views of runs. */
typedef struct
{
  PassoDocument         *document;
  PassoWorkspace        *workspace;
  PassoDocumentFollower *follower;
  PassoRunController    *controller;
} RunFixture;

#define run_fixture_wait(condition) \
  G_STMT_START { \
    gint64 limit_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < limit_) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (1000); \
    g_assert_true (condition); \
  } G_STMT_END

static inline void
run_fixture_set_up (RunFixture *fixture,
                    const char *definition)
{
  g_autoptr (GBytes) bytes = g_bytes_new (definition, strlen (definition));

  fixture->document = passo_document_new_for_bytes (bytes);
  fixture->workspace = passo_workspace_new (fixture->document);
  fixture->follower = passo_document_follower_new (fixture->workspace);
  fixture->controller = passo_run_controller_new (fixture->workspace);
  passo_run_controller_set_speed (fixture->controller, PASSO_SPEED_INSTANT);
}

/* Fails where a view or a run keeps what it should let go. */
static inline void
run_fixture_tear_down (RunFixture *fixture)
{
  run_fixture_wait (!passo_document_follower_get_checking (fixture->follower));
  passo_workspace_set_execution (fixture->workspace, NULL);
  passo_workspace_set_projection (fixture->workspace, NULL);
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->follower);
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->document);
}

static inline PassoExecution *
run_fixture_get_execution (RunFixture *fixture)
{
  return passo_workspace_get_execution (fixture->workspace);
}

static inline gboolean
run_fixture_has_ended (RunFixture *fixture)
{
  return passo_execution_get_status (run_fixture_get_execution (fixture)) != PASSO_EXECUTION_RUNNING;
}

static inline gboolean
run_fixture_has_ask (RunFixture *fixture)
{
  return g_list_model_get_n_items (passo_execution_get_asks (run_fixture_get_execution (fixture))) > 0;
}

static inline PassoAsk *
run_fixture_dup_ask (RunFixture *fixture)
{
  return g_list_model_get_item (passo_execution_get_asks (run_fixture_get_execution (fixture)), 0);
}

static inline void
run_fixture_start (RunFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  passo_run_controller_run (fixture->controller, &error);
  g_assert_no_error (error);
}

static inline void
run_fixture_run (RunFixture *fixture)
{
  run_fixture_start (fixture);
  run_fixture_wait (run_fixture_has_ended (fixture));
}

static inline guint
run_fixture_get_id (RunFixture *fixture,
                    const char *name)
{
  PassoMachine *machine = passo_workspace_get_machine (fixture->workspace);

  return passo_state_get_id (passo_machine_find_state (machine, name));
}

static inline void
run_fixture_select (RunFixture *fixture,
                    const char *name)
{
  passo_selection_select_only (passo_workspace_get_selection (fixture->workspace),
                               run_fixture_get_id (fixture, name));
}

static inline guint
run_fixture_get_selected (RunFixture *fixture)
{
  return passo_selection_get_primary (passo_workspace_get_selection (fixture->workspace));
}

G_END_DECLS
