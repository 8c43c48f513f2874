/* passo-resume-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-interpreter-private.h"

G_BEGIN_DECLS

/* How a frame that was rebuilt from a history goes on, where its phase alone does not tell. */
typedef enum
{
  PASSO_RESUME_PHASE,  /* by its phase */
  PASSO_RESUME_START,  /* a task that is scheduled and not started */
  PASSO_RESUME_CALL,   /* a task that is started: its call is made again */
  PASSO_RESUME_FAIL,   /* with a failure that is recorded */
  PASSO_RESUME_FINISH, /* the last state of its chain has been left */
  PASSO_RESUME_JOIN,   /* a Map between two iterations */
} PassoResumeKind;

/**
 * PassoResumePoint:
 * @kind: how it goes on
 * @event_id: the last event of what it is in the midst of
 * @time: when it got there, milliseconds since 1970
 * @fault: for FAIL
 * @submitted: for CALL: whether that, too, is recorded
 * @leads: whether events that are recorded follow from its steps
 * @left: whether it is recorded that it leaves the state, which it has still to do again
 * @output: what is recorded then
 * @assigned: as @output
 * @stepped: whether the first step is done
 * @followed: (nullable): for JOIN: the events that the next iterations follow
 *
 * Where a frame stands. The events that come after this point, and are there already, are those of
 * its #PassoResume.
 */
typedef struct
{
  PassoResumeKind  kind;
  guint            event_id;
  gint64           time;
  PassoFault       fault;
  gboolean         submitted;
  gboolean         leads;
  gboolean         left;
  gboolean         stepped;
  PassoValue       output;
  PassoValue       assigned;
  GArray          *followed;
} PassoResumePoint;

/* A recorded event that will come again. */
typedef struct
{
  guint       id;
  guint       previous_id;
  guint       type;
  int         number;
  const char *name;     /* the program's */
  gboolean    taken;
} PassoResumeEvent;

/* What an interpreter has to know until all of its frames have gone on. */
struct _PassoResume
{
  GHashTable *points;   /* PassoFrame → PassoResumePoint */
  GArray     *events;   /* PassoResumeEvent, oldest first */
  guint       n_taken;  /* at the beginning of @events */
  gint64      until;    /* time of the last event */
  gboolean    kept;     /* to be looked at afterwards */
};

PassoResume      *_passo_resume_new        (gint64            until);
void              _passo_resume_add_event  (PassoResume      *self,
                                            const PassoEvent *event,
                                            const char       *name);
PassoResumePoint *_passo_resume_add_point  (PassoResume      *self,
                                            PassoFrame       *frame,
                                            PassoResumeKind   kind);

G_END_DECLS
