/* passo-execution-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-engine-private.h"
#include "run/passo-execution.h"

G_BEGIN_DECLS

/* An answer that was given before the start. */
typedef struct
{
  char *state_name;
  char *result;
  char *error;
  char *cause;
} PassoEarlyAnswer;

/* One run, as the window sees it: the engine works on a thread of its own, and everything here lives
 * on the thread that made the object and changes only from its main loop. */
struct _PassoExecution
{
  GObject               parent_instance;
  PassoMachine         *machine;
  PassoHistory         *history;
  PassoDiagnosticList  *problems;
  GListStore           *asks;
  PassoEngineMailbox   *mailbox;
  PassoEngine          *engine;       /* NULL before the start, and for a stored run */
  GPtrArray            *early_answers;
  GBytes               *mock;
  char                 *test_case;
  char                 *name;
  char                 *input;
  char                 *output;
  char                 *error;
  char                 *cause;
  char                 *paused_state;
  guint64               seed;
  gint64                start_time;
  gint64                stop_time;
  PassoSpeed            speed;
  PassoExecutionStatus  status;
  PassoPauseReason      pause_reason;
  GBytes               *connections;
  guint                 allow_http : 1;
  guint                 no_limits : 1;
  guint                 early_pause : 1; /* asked for before the start */
};

void     _passo_execution_remove_ask    (PassoExecution       *self,
                                         guint64               id);
void     _passo_execution_notify_speed  (PassoExecution       *self);
gboolean _passo_execution_check_json    (const char           *text,
                                         gssize                length,
                                         PassoExecutionError   code,
                                         GError              **error);

G_END_DECLS
