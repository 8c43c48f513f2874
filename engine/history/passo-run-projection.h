/* passo-run-projection.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-history.h"

G_BEGIN_DECLS

#define PASSO_TYPE_RUN_PROJECTION (passo_run_projection_get_type ())

G_DECLARE_FINAL_TYPE (PassoRunProjection, passo_run_projection, PASSO, RUN_PROJECTION, GObject)

/* How a state, or the whole run, stands at the cursor. */
typedef enum
{
  PASSO_RUN_NOT_REACHED,
  PASSO_RUN_RUNNING,
  PASSO_RUN_WAITING,   /* a Wait, a back-off, a job or callback not answered yet */
  PASSO_RUN_SUCCEEDED,
  PASSO_RUN_FAILED,
  PASSO_RUN_CAUGHT,    /* failed, and a catcher took over */
  PASSO_RUN_ABORTED,
  PASSO_RUN_TIMED_OUT, /* of a whole run only */
  PASSO_RUN_PAUSED,    /* laid over by the view: a history knows no pause */
} PassoRunStatus;

/**
 * PassoRunState:
 * @name: the state's name
 * @status: the most telling of its open visits, else how the last visit ended
 * @n_entered: visits begun
 * @n_succeeded: visits that ended well
 * @n_failed: visits that failed for good
 * @n_caught: visits whose failure was caught
 * @n_aborted: visits that were cut off
 * @n_running: visits open now
 * @n_attempts: attempts of the last visit, 1 without retries
 * @last_entered: id of the last visit's Entered event
 * @last_event: id of the last event that belongs to the state
 * @error_event: id of the last failing event, 0 for none
 *
 * What the events up to the cursor tell of one state. It belongs to the projection and changes
 * with the cursor.
 */
typedef struct
{
  const char     *name;
  PassoRunStatus  status;
  guint           n_entered;
  guint           n_succeeded;
  guint           n_failed;
  guint           n_caught;
  guint           n_aborted;
  guint           n_running;
  guint           n_attempts;
  guint           last_entered;
  guint           last_event;
  guint           error_event;
} PassoRunState;

typedef enum
{
  PASSO_SPAN_STATE,     /* a whole visit of a state */
  PASSO_SPAN_RUN,       /* one attempt of its work */
  PASSO_SPAN_WAIT,      /* a Wait, or a job or callback not answered yet */
  PASSO_SPAN_BACKOFF,   /* between two attempts */
  PASSO_SPAN_ITERATION, /* one iteration of a Map */
} PassoSpanKind;

#define PASSO_SPAN_NONE G_MAXUINT

/**
 * PassoRunSpan:
 * @index: its number
 * @parent: the span around it: attempt → visit → iteration or Parallel or Map visit, %PASSO_SPAN_NONE
 *   at the top
 * @kind: what it stands for
 * @status: how it stands or ended
 * @name: the state's name
 * @iteration: index of an iteration, -1 elsewhere
 * @start: milliseconds since 1970
 * @end: milliseconds since 1970, -1 while open
 * @first_event: id of the event that opened it
 * @last_event: id of its last event so far
 *
 * One bar of the timeline.
 */
typedef struct
{
  guint           index;
  guint           parent;
  PassoSpanKind   kind;
  PassoRunStatus  status;
  const char     *name;
  gint            iteration;
  gint64          start;
  gint64          end;
  guint           first_event;
  guint           last_event;
} PassoRunSpan;

/**
 * PassoMapCounts:
 * @total: length of the Map
 * @running: iterations open now
 * @succeeded: iterations that ended well
 * @failed: iterations that failed
 * @aborted: iterations that were cut off
 *
 * The iterations of the last visit of a Map.
 */
typedef struct
{
  guint total;
  guint running;
  guint succeeded;
  guint failed;
  guint aborted;
} PassoMapCounts;

/**
 * PassoRunEdgeFunc:
 * @from: name of the state that was left, %NULL at the start of a machine, branch or iteration
 * @to: name of the state that was entered, %NULL at the end
 * @count: how often
 * @data: the caller's
 */
typedef void (*PassoRunEdgeFunc) (const char *from,
                                  const char *to,
                                  guint       count,
                                  gpointer    data);

PassoRunProjection  *passo_run_projection_new            (PassoHistory       *history);
PassoHistory        *passo_run_projection_get_history    (PassoRunProjection *self);
guint                passo_run_projection_get_cursor     (PassoRunProjection *self);
void                 passo_run_projection_set_cursor     (PassoRunProjection *self,
                                                          guint               event_id);
PassoRunStatus       passo_run_projection_get_status     (PassoRunProjection *self);
gint64               passo_run_projection_get_start      (PassoRunProjection *self);
gint64               passo_run_projection_get_end        (PassoRunProjection *self);
guint                passo_run_projection_get_n_states   (PassoRunProjection *self);
const PassoRunState *passo_run_projection_get_state      (PassoRunProjection *self,
                                                          guint               i);
const PassoRunState *passo_run_projection_find_state     (PassoRunProjection *self,
                                                          const char         *name);
gboolean             passo_run_projection_get_map_counts (PassoRunProjection *self,
                                                          const char         *name,
                                                          PassoMapCounts     *counts);
guint                passo_run_projection_get_n_spans    (PassoRunProjection *self);
const PassoRunSpan  *passo_run_projection_get_span       (PassoRunProjection *self,
                                                          guint               i);
guint                passo_run_projection_find_span      (PassoRunProjection *self,
                                                          guint               event_id);
guint                passo_run_projection_get_entered    (PassoRunProjection *self,
                                                          guint               event_id);
guint                passo_run_projection_get_exited     (PassoRunProjection *self,
                                                          guint               entered_id);
guint                passo_run_projection_get_edge_count (PassoRunProjection *self,
                                                          const char         *from,
                                                          const char         *to);
void                 passo_run_projection_foreach_edge   (PassoRunProjection *self,
                                                          PassoRunEdgeFunc    func,
                                                          gpointer            data);
char                *passo_run_projection_dup_variables  (PassoRunProjection *self,
                                                          guint               event_id);

G_END_DECLS
