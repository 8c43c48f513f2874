/* passo-restore-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-program-private.h"
#include "run/passo-restore.h"
#include "run/passo-resume-private.h"

G_BEGIN_DECLS

typedef struct _PassoRestoreChain PassoRestoreChain;

/* How far a chain has got, as far as its events tell it for certain. */
typedef enum
{
  PASSO_POINT_ENTER,     /* no state entered yet */
  PASSO_POINT_ENTERED,
  PASSO_POINT_SCHEDULED, /* of a task, as the next three */
  PASSO_POINT_STARTED,
  PASSO_POINT_SUBMITTED,
  PASSO_POINT_SUCCEEDED,
  PASSO_POINT_FAILED,    /* a task, or an expression */
  PASSO_POINT_JOIN,      /* a Parallel or Map with chains of its own */
  PASSO_POINT_JOINED,    /* these have succeeded */
} PassoRestorePoint;

/* An attempt that failed. */
typedef struct
{
  guint              event_id; /* the last event of what failed */
  PassoRestoreChain *chain;    /* whose that was; NULL for the state's own */
} PassoRestoreFailure;

/* An iteration that is done. */
typedef struct
{
  guint index;
  guint exited_id;
} PassoRestoreResult;

/* One chain of states: the machine, a branch, or an iteration. It holds ids and no data: these are
 * read where the history ends, and of what is still in use there. */
struct _PassoRestoreChain
{
  PassoRestoreChain       *parent;
  PassoRestoreChain       *first_child;    /* those at work, oldest first */
  PassoRestoreChain       *last_child;
  PassoRestoreChain       *previous_sibling;
  PassoRestoreChain       *next_sibling;
  const PassoProgramScope *scope;
  const PassoProgramState *state;          /* NULL before the first one */
  PassoFrameKind           kind;
  guint                    index;
  guint                    first_id;       /* what the first Entered follows */
  guint                    latest_id;      /* also of events that are not of the chain itself */
  guint                    entered_id;
  guint                    before_entered_id;
  guint                    exited_id;      /* 0: it is still in the state */
  PassoRestorePoint        point;
  guint                    point_id;
  guint                    scheduled_id;
  guint                    started_id;     /* of the task, or of the Parallel or Map */
  guint                    joined_id;      /* what says that its chains, or its map run, have succeeded */
  GArray                  *failures;       /* PassoRestoreFailure of this visit of the state */
  GArray                  *assigned;       /* ids of events that assign in this scope */
  GArray                  *tail;           /* ids of events after the point that follow from it */
  PassoRestoreChain       *failing;        /* the child that makes it fail */
  GArray                  *results;        /* PassoRestoreResult */
  GArray                  *unfollowed;     /* last events of iterations that no other one follows */
  guint                    length;         /* number of branches or items */
  guint                    next_item;
  gboolean                 leads;          /* what makes its parent fail, which is recorded */
  gboolean                 finished;       /* its parent has its result */
};

/* A call that was made. */
typedef struct
{
  const PassoRestoreChain *chain;
  const PassoProgramState *state;
  guint                    scheduled_id;
} PassoRestoreCall;

/* What is known of the retriers of a visit of a state. */
typedef struct
{
  guint  entered_id;
  guint *attempts;    /* NULL for none yet */
  guint  retry_count;
} PassoRestoreVisit;

struct _PassoRestore
{
  PassoProgram            *program;
  const PassoEventLog     *log;
  guint                    last_id;
  guint                    ended_id;       /* the terminal event, 0 for none */
  PassoRestoreChain       *root;
  GPtrArray               *chains;         /* all there ever were */
  PassoRestoreChain      **chain_at;       /* by id: whose event it is */
  GArray                  *calls;          /* PassoRestoreCall */
  const PassoRestoreVisit *visit;          /* counted already; NULL for none */
  guint                    depth;          /* of trials within trials */
  guint                    n_trials;
};

/* passo-restore-chain.c */
PassoRestoreChain *_passo_restore_chain_new     (PassoRestore             *self,
                                                 PassoRestoreChain        *parent,
                                                 PassoFrameKind            kind,
                                                 guint                     index,
                                                 const PassoProgramScope  *scope,
                                                 guint                     first_id);
void               _passo_restore_chain_free    (PassoRestoreChain        *self);
void               _passo_restore_chain_unlink  (PassoRestoreChain        *self);
void               _passo_restore_chain_enter   (PassoRestoreChain        *self,
                                                 const PassoProgramState  *state,
                                                 guint                     event_id);
void               _passo_restore_chain_start   (PassoRestoreChain        *self,
                                                 guint                     event_id,
                                                 guint                     length);
void               _passo_restore_chain_set_point (PassoRestoreChain      *self,
                                                 PassoRestorePoint         point,
                                                 guint                     event_id);
void               _passo_restore_chain_add_failure (PassoRestoreChain    *self,
                                                 guint                     event_id,
                                                 PassoRestoreChain        *chain);
void               _passo_restore_chain_add_tail (PassoRestoreChain       *self,
                                                 guint                     event_id);
void               _passo_restore_chain_add_id   (GArray                  **ids,
                                                 guint                     id);
gboolean           _passo_restore_chain_is_container (const PassoRestoreChain *self);
gboolean           _passo_restore_chain_is_distributed (const PassoRestoreChain *self);
void               _passo_restore_chain_start_again (PassoRestoreChain    *self,
                                                 guint                     event_id,
                                                 guint                     previous_id);
gboolean           _passo_restore_chain_has_certain_next (const PassoRestoreChain *self);

static inline guint
_passo_restore_count (const GArray *array)
{
  return array != NULL ? array->len : 0;
}

/* passo-restore-fold.c */
gboolean           _passo_restore_fold          (PassoRestore             *self,
                                                 GError                  **error);

/* passo-restore-frames.c */
gboolean           _passo_restore_make_frames   (PassoRestore             *self,
                                                 PassoInterpreter         *interpreter,
                                                 GError                  **error);

/* passo-restore.c */
PassoValue         _passo_restore_dup_plain     (const PassoEvent         *event,
                                                 const PassoEventPayload  *payload);
gboolean           _passo_restore_try_visit     (PassoRestore             *self,
                                                 PassoInterpreter         *interpreter,
                                                 guint                     event_id,
                                                 PassoRestoreVisit        *visit);
gboolean           _passo_restore_read_value    (PassoRestore             *self,
                                                 guint                     event_id,
                                                 PassoValue               *out,
                                                 GError                  **error);
gboolean           _passo_restore_refuse        (PassoRestore             *self,
                                                 guint                     event_id,
                                                 GError                  **error);
gboolean           _passo_restore_refuse_data   (PassoRestore             *self,
                                                 guint                     event_id,
                                                 GError                  **error);

G_END_DECLS
