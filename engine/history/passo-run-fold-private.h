/* passo-run-fold-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-run-projection.h"

G_BEGIN_DECLS

#define PASSO_FOLD_NONE G_MAXUINT

/* One visit of a state, or one iteration of a Map. */
typedef struct
{
  guint           parent;       /* visit of the container or iteration around it */
  guint           chain;        /* first visit of its machine, branch or iteration */
  guint           span;
  guint           attempt_span; /* open one of the attempt, or PASSO_FOLD_NONE */
  guint           state;        /* index among the states; of an iteration its Map's */
  guint           entered;      /* id of the event that opened it */
  guint           before_entered; /* what that event follows */
  guint           exited;       /* id of the Exited event, 0 for none */
  guint           n_attempts;
  gint            index;        /* of an iteration, -1 elsewhere */
  gint64          failed_at;
  guint           failed_event; /* id of the event that told of the failure */
  GArray         *iterations;   /* of a Map: node of each index */
  PassoMapCounts  counts;
  guint16         entered_type;
  guint           open : 1;
  guint           failed : 1;
  guint           waiting : 1;
  guint           followed : 1; /* another state of the chain came after it */
} PassoFoldNode;

typedef struct
{
  PassoRunState info;
  guint         n_waiting;
  guint         last_map;       /* node of a Map's last visit */
} PassoFoldState;

/* What a prefix of a history comes to. */
typedef struct
{
  guint           n_events;     /* folded so far */
  GArray         *nodes;        /* PassoFoldNode */
  GArray         *owners;       /* by event id: index of a node */
  GArray         *open;         /* indexes of open nodes, oldest first */
  GArray         *spans;        /* PassoRunSpan */
  GPtrArray      *states;       /* PassoFoldState */
  GHashTable     *by_name;      /* name → index + 1 */
  GHashTable     *edges;        /* from and to, index + 1 each → count */
  GArray         *assigning;    /* ids of events that set variables */
  PassoRunStatus  status;
  gint64          start;
  gint64          end;
} PassoRunFold;

PassoRunFold  *_passo_run_fold_new      (void);
void           _passo_run_fold_free     (PassoRunFold        *self);
void           _passo_run_fold_advance  (PassoRunFold        *self,
                                         const PassoEventLog *log,
                                         guint                last_id);
PassoFoldNode *_passo_run_fold_get_node (PassoRunFold        *self,
                                         guint                index);
guint          _passo_run_fold_get_owner (PassoRunFold       *self,
                                         guint                event_id);
guint          _passo_run_fold_get_visit (PassoRunFold       *self,
                                         guint                event_id);

G_END_DECLS
