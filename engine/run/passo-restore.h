/* passo-restore.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event-log.h"
#include "run/passo-interpreter.h"

G_BEGIN_DECLS

/**
 * PassoRestore:
 *
 * The beginning of a history, from which an execution can be rebuilt that goes on there.
 */
typedef struct _PassoRestore PassoRestore;

#define PASSO_RESTORE_ERROR (passo_restore_error_quark ())

/**
 * PassoRestoreError:
 * @PASSO_RESTORE_ERROR_RANGE: the history has no such event
 * @PASSO_RESTORE_ERROR_DATA: an event's data are missing, cut off or no JSON
 * @PASSO_RESTORE_ERROR_DEFINITION: an event cannot happen in this definition
 * @PASSO_RESTORE_ERROR_UNSUPPORTED: an event that no execution can be rebuilt with
 *
 * Why an execution cannot go on from a history.
 */
typedef enum
{
  PASSO_RESTORE_ERROR_RANGE,
  PASSO_RESTORE_ERROR_DATA,
  PASSO_RESTORE_ERROR_DEFINITION,
  PASSO_RESTORE_ERROR_UNSUPPORTED,
} PassoRestoreError;

typedef void (*PassoRestoreCallFunc) (const char *state_name,
                                      guint       scheduled_id,
                                      gboolean    pending,
                                      gpointer    data);

GQuark        passo_restore_error_quark   (void);
PassoRestore *passo_restore_new           (PassoProgram         *program,
                                           const PassoEventLog  *log,
                                           guint                 last_id,
                                           GError              **error);
void          passo_restore_free          (PassoRestore         *self);
gint64        passo_restore_get_time      (const PassoRestore   *self);
void          passo_restore_foreach_call  (const PassoRestore   *self,
                                           PassoRestoreCallFunc  func,
                                           gpointer              data);
gboolean      passo_restore_apply         (PassoRestore         *self,
                                           PassoInterpreter     *interpreter,
                                           const PassoIdentity  *identity,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoRestore, passo_restore_free)

G_END_DECLS
