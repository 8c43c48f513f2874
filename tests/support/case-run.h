/* case-run.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run-case.h"

G_BEGIN_DECLS

/**
 * CaseRun:
 * @test_case: what is run
 * @scheduler: its host
 * @log: the events so far
 * @fail_call: number of the call that fails with `Sweep.Fault` whatever the case says; 0 for none
 * @n_calls: number of calls so far
 * @shuffle: whether all calls are answered later and in an order that the case's seed gives
 * @pause_at: number of the hook point to pause at; 0 for none, -1 for each
 * @n_points: number of hook points so far
 *
 * One execution of a case, under the virtual clock.
 */
typedef struct
{
  const RunCase  *test_case;
  PassoScheduler *scheduler;
  PassoEventLog  *log;
  guint           fail_call;
  guint           n_calls;
  gboolean        shuffle;
  int             pause_at;
  int             n_points;

  /*< private >*/
  PassoIdentity   identity;
  PassoConnector *mock;
  GArray         *pending;
  gboolean       *used;     /* replies of the case */
  GArray         *again;    /* calls that will be made again after restoring */
  gboolean        paused;
} CaseRun;

CaseRun  *case_run_new         (const RunCase *test_case);
CaseRun  *case_run_restore     (const RunCase *test_case,
                                const PassoEventLog *log,
                                guint          last_id,
                                GError       **error);
void      case_run_free        (CaseRun       *self);
void      case_run_start       (CaseRun       *self);
gboolean  case_run_turn        (CaseRun       *self);
void      case_run_finish      (CaseRun       *self);
char     *case_run_dup_text    (CaseRun       *self);
char     *case_run_dup_history (CaseRun       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaseRun, case_run_free)

G_END_DECLS
