/* passo-execution.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "asl/passo-machine.h"
#include "base/passo-diagnostic-list.h"
#include "history/passo-history.h"
#include "run/passo-ask.h"
#include "run/passo-host.h"

G_BEGIN_DECLS

#define PASSO_TYPE_EXECUTION (passo_execution_get_type ())

G_DECLARE_FINAL_TYPE (PassoExecution, passo_execution, PASSO, EXECUTION, GObject)

#define PASSO_EXECUTION_ERROR (passo_execution_error_quark ())

/**
 * PassoExecutionError:
 * @PASSO_EXECUTION_ERROR_INPUT: the input is not JSON, or too large
 * @PASSO_EXECUTION_ERROR_DEFINITION: the definition cannot run; see passo_execution_get_problems()
 * @PASSO_EXECUTION_ERROR_MOCK: the mock file cannot be used
 * @PASSO_EXECUTION_ERROR_ANSWER: the answer is not JSON, or nobody waits for it
 *
 * Why an execution could not start or take an answer.
 */
typedef enum
{
  PASSO_EXECUTION_ERROR_INPUT,
  PASSO_EXECUTION_ERROR_DEFINITION,
  PASSO_EXECUTION_ERROR_MOCK,
  PASSO_EXECUTION_ERROR_ANSWER,
} PassoExecutionError;

/* How fast a run is shown. Pacing changes no timestamp. */
typedef enum
{
  PASSO_SPEED_REAL,    /* the real clock */
  PASSO_SPEED_FAST,    /* virtual clock; a state at least 300 ms, a wait at most 1 s */
  PASSO_SPEED_INSTANT, /* virtual clock, no pauses */
} PassoSpeed;

typedef enum
{
  PASSO_PAUSE_NONE,
  PASSO_PAUSE_REQUEST, /* passo_execution_pause() */
  PASSO_PAUSE_STEP,    /* a step is done */
} PassoPauseReason;

#define PASSO_TYPE_EXECUTION_STATUS (passo_execution_status_get_type ())
#define PASSO_TYPE_SPEED            (passo_speed_get_type ())
#define PASSO_TYPE_PAUSE_REASON     (passo_pause_reason_get_type ())

GType                 passo_execution_status_get_type (void);
GType                 passo_speed_get_type            (void);
GType                 passo_pause_reason_get_type     (void);
GQuark                passo_execution_error_quark     (void);

PassoExecution       *passo_execution_new             (PassoMachine        *machine);
PassoExecution       *passo_execution_new_for_history (PassoMachine        *machine,
                                                       PassoHistory        *history);
gboolean              passo_execution_set_input       (PassoExecution      *self,
                                                       const char          *text,
                                                       gssize               length,
                                                       GError             **error);
gboolean              passo_execution_set_mock        (PassoExecution      *self,
                                                       GBytes              *config,
                                                       const char          *test_case,
                                                       GError             **error);
void                  passo_execution_set_limits      (PassoExecution      *self,
                                                       gboolean             service);
gboolean              passo_execution_allow_http      (PassoExecution      *self,
                                                       GBytes              *connections,
                                                       GError             **error);
void                  passo_execution_set_seed        (PassoExecution      *self,
                                                       guint64              seed);
void                  passo_execution_set_name        (PassoExecution      *self,
                                                       const char          *name);
gboolean              passo_execution_start           (PassoExecution      *self,
                                                       GError             **error);
void                  passo_execution_pause           (PassoExecution      *self);
void                  passo_execution_resume          (PassoExecution      *self);
void                  passo_execution_step_over       (PassoExecution      *self);
void                  passo_execution_stop            (PassoExecution      *self);
PassoSpeed            passo_execution_get_speed       (PassoExecution      *self);
void                  passo_execution_set_speed       (PassoExecution      *self,
                                                       PassoSpeed           speed);

PassoMachine         *passo_execution_get_machine     (PassoExecution      *self);
PassoHistory         *passo_execution_get_history     (PassoExecution      *self);
PassoDiagnosticList  *passo_execution_get_problems    (PassoExecution      *self);
PassoExecutionStatus  passo_execution_get_status      (PassoExecution      *self);
gboolean              passo_execution_get_paused      (PassoExecution      *self);
PassoPauseReason      passo_execution_get_pause_reason (PassoExecution     *self);
const char           *passo_execution_get_paused_state (PassoExecution     *self);
const char           *passo_execution_get_name        (PassoExecution      *self);
const char           *passo_execution_get_input       (PassoExecution      *self);
const char           *passo_execution_get_output      (PassoExecution      *self);
const char           *passo_execution_get_error       (PassoExecution      *self);
const char           *passo_execution_get_cause       (PassoExecution      *self);
gint64                passo_execution_get_start_time  (PassoExecution      *self);
gint64                passo_execution_get_stop_time   (PassoExecution      *self);

GListModel           *passo_execution_get_asks        (PassoExecution      *self);
gboolean              passo_execution_answer          (PassoExecution      *self,
                                                       PassoAsk            *ask,
                                                       const char          *result,
                                                       GError             **error);
gboolean              passo_execution_fail            (PassoExecution      *self,
                                                       PassoAsk            *ask,
                                                       const char          *error_name,
                                                       const char          *cause);
gboolean              passo_execution_set_answer      (PassoExecution      *self,
                                                       const char          *state_name,
                                                       const char          *result,
                                                       const char          *error_name,
                                                       const char          *cause,
                                                       GError             **error);

G_END_DECLS
