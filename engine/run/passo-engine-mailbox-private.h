/* passo-engine-mailbox-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "history/passo-event-log.h"
#include "run/passo-ask-private.h"
#include "run/passo-execution.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_NOTICE_ASK,       /* a task waits for an answer */
  PASSO_NOTICE_CANCELLED, /* its answer is not wanted any more */
  PASSO_NOTICE_PAUSED,
  PASSO_NOTICE_RESUMED,
  PASSO_NOTICE_FINISHED,
} PassoNoticeKind;

/* What the engine's thread tells besides events. Only text crosses threads. */
typedef struct
{
  PassoNoticeKind       kind;
  PassoAskData         *ask;
  guint64               id;
  PassoPauseReason      reason;
  PassoExecutionStatus  status;
  char                 *state_name;
  char                 *output;
  char                 *error;
  char                 *cause;
} PassoNotice;

typedef struct _PassoEngineMailbox PassoEngineMailbox;

/* Takes what has come, on the owner's thread. */
typedef void (*PassoMailFunc) (PassoEventLog *events,
                               GPtrArray     *notices,
                               gpointer       data);

PassoNotice        *_passo_notice_new             (PassoNoticeKind     kind);

PassoEngineMailbox *_passo_engine_mailbox_new     (PassoMailFunc       func,
                                                   gpointer            data);
PassoEngineMailbox *_passo_engine_mailbox_ref     (PassoEngineMailbox *self);
void                _passo_engine_mailbox_unref   (PassoEngineMailbox *self);
void                _passo_engine_mailbox_close   (PassoEngineMailbox *self);
void                _passo_engine_mailbox_post    (PassoEngineMailbox *self,
                                                   PassoEventLog      *events,
                                                   GPtrArray          *notices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoEngineMailbox, _passo_engine_mailbox_unref)

G_END_DECLS
