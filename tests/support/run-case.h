/* run-case.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

#include "case-file.h"

G_BEGIN_DECLS

/* What shall become of the calls of a state, in the order in which they are made. */
typedef struct
{
  char       *state;
  gint64      delay;     /* milliseconds after the call, -1 for never */
  gboolean    heartbeat; /* a sign of life and no answer */
  PassoValue  response;  /* with Return or Throw, as in a mock file */
} RunCaseReply;

/* A state machine that tasks may start. */
typedef struct
{
  char         *name;
  PassoProgram *program;
} RunCaseWorkflow;

/**
 * RunCase:
 * @program: `state NAME JSON` (the first one is StartAt) and `field NAME JSON`, or `machine JSON`
 * @input: `input JSON`
 * @mock: `answer NAME RANGE JSON`: what a mock file says of the calls in that range
 * @replies: `later NAME SECONDS JSON`: the next call of the state is answered after that time, or
 *   never where SECONDS is -; `heartbeat NAME SECONDS`: a sign of life that long after each call
 * @workflows: `workflow NAME JSON`: a state machine that tasks may start; where there is one, tasks that
 *   no line answers start workflows
 * @start: `start TIME`: where the virtual clock begins
 * @limits: `limits none`, or some of `payload=`, `events=`
 * @seed: `seed NUMBER`
 * @express: `express`
 * @measured_2026: `measured 2026`: failed evaluations have their place in the history as then
 * @events: `events`: the expected text holds the events, too
 * @children: `children`: the expected text holds the map runs with their children, too
 * @stop: `stop SECONDS`: the execution is aborted after that time
 * @stages: `stages NAME [VISIT]`: for tests of the stages of a state
 * @visit: which visit of that state, the first is 1
 * @cursor: `cursor ID`: for tests of the projection, the last event that counts
 *
 * A case about running a workflow. A line that begins with a blank goes on with the one before.
 */
typedef struct
{
  PassoProgram *program;
  PassoValue    input;
  PassoValue    mock;
  const char   *mock_case; /* `m#c` where it is NULL */
  GArray       *replies;
  GArray       *workflows;
  gint64        start;
  PassoLimits   limits;
  guint64       seed;
  gboolean      express;
  gboolean      measured_2026;
  gboolean      events;
  gboolean      children;
  gint64        stop;
  char         *stages;
  guint         visit;
  guint         cursor;
} RunCase;

void run_case_init  (RunCase        *self,
                     const CaseFile *test_case);
void run_case_clear (RunCase        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RunCase, run_case_clear)

G_END_DECLS
