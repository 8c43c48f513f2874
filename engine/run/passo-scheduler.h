/* passo-scheduler.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-map-run-record.h"
#include "run/passo-interpreter.h"
#include "task/passo-connector-registry.h"
#include "task/passo-object-store.h"

G_BEGIN_DECLS

typedef struct _PassoScheduler PassoScheduler;

typedef enum
{
  PASSO_CLOCK_VIRTUAL, /* time jumps to the next timer when nothing is ready */
  PASSO_CLOCK_REAL,
} PassoClockMode;

/* Why the scheduler's loop came back. */
typedef enum
{
  PASSO_SCHEDULER_MORE,     /* the budget of steps is used up */
  PASSO_SCHEDULER_WAITING,  /* for a time: passo_scheduler_get_next_deadline() */
  PASSO_SCHEDULER_BLOCKED,  /* for an answer, or for resuming */
  PASSO_SCHEDULER_FINISHED,
} PassoSchedulerState;

typedef void (*PassoSchedulerEventFunc) (const PassoEvent *event,
                                         gpointer          data);

typedef void (*PassoSchedulerChildFunc) (const PassoRunRecord    *child,
                                         const PassoMapRunRecord *map_run,
                                         gpointer                 data);

typedef gboolean (*PassoSchedulerHookFunc) (PassoFrame     *frame,
                                            PassoHookPoint  at,
                                            gpointer        data);

PassoScheduler      *passo_scheduler_new               (PassoProgram            *program);
void                 passo_scheduler_free              (PassoScheduler          *self);
PassoInterpreter    *passo_scheduler_get_interpreter   (PassoScheduler          *self);
void                 passo_scheduler_set_clock         (PassoScheduler          *self,
                                                        PassoClockMode           mode,
                                                        gint64                   start);
void                 passo_scheduler_switch_clock      (PassoScheduler          *self,
                                                        PassoClockMode           mode);
void                 passo_scheduler_set_seed          (PassoScheduler          *self,
                                                        guint64                  seed);
void                 passo_scheduler_set_registry      (PassoScheduler          *self,
                                                        PassoConnectorRegistry  *registry);
void                 passo_scheduler_set_store         (PassoScheduler          *self,
                                                        PassoObjectStore        *store);
void                 passo_scheduler_set_child_func    (PassoScheduler          *self,
                                                        PassoSchedulerChildFunc  func,
                                                        gpointer                 data);
void                 passo_scheduler_keep_failures     (PassoScheduler          *self,
                                                        guint64                  most);
void                 passo_scheduler_set_known         (PassoScheduler          *self,
                                                        GPtrArray               *map_runs);
void                 passo_scheduler_set_event_func    (PassoScheduler          *self,
                                                        PassoSchedulerEventFunc  func,
                                                        gpointer                 data);
void                 passo_scheduler_set_hook          (PassoScheduler          *self,
                                                        guint                    mask,
                                                        PassoSchedulerHookFunc   func,
                                                        gpointer                 data);
void                 passo_scheduler_resume            (PassoScheduler          *self,
                                                        guint                    points);
gboolean             passo_scheduler_heartbeat         (PassoScheduler          *self,
                                                        guint64                  call_id);
void                 passo_scheduler_set_lingers       (PassoScheduler          *self,
                                                        gboolean                 lingers);
PassoSchedulerState  passo_scheduler_run               (PassoScheduler          *self,
                                                        guint                    max_steps);
gint64               passo_scheduler_get_now           (PassoScheduler          *self);
gboolean             passo_scheduler_get_next_deadline (PassoScheduler          *self,
                                                        gint64                  *deadline);
gboolean             passo_scheduler_can_advance       (PassoScheduler          *self);
void                 passo_scheduler_advance           (PassoScheduler          *self);
gboolean             passo_scheduler_has_pending       (PassoScheduler          *self);
GPtrArray           *passo_scheduler_take_map_runs     (PassoScheduler          *self);
GPtrArray           *passo_scheduler_take_nested       (PassoScheduler          *self);
void                 passo_scheduler_count_children    (PassoScheduler          *self,
                                                        guint64                 *n_started,
                                                        guint64                 *n_ended);
const char          *passo_scheduler_get_unanswered    (PassoScheduler          *self);
const char          *passo_scheduler_get_unanswered_resource
                                                       (PassoScheduler          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoScheduler, passo_scheduler_free)

G_END_DECLS
