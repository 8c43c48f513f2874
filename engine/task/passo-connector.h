/* passo-connector.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

#include "json/passo-value.h"
#include "task/passo-resource.h"

G_BEGIN_DECLS

#define PASSO_TYPE_CONNECTOR (passo_connector_get_type ())

G_DECLARE_INTERFACE (PassoConnector, passo_connector, PASSO, CONNECTOR, GObject)

typedef enum
{
  PASSO_CONNECTOR_DECLINED, /* not a call for this connector */
  PASSO_CONNECTOR_ANSWERED, /* the answer is filled in */
  PASSO_CONNECTOR_PENDING,  /* the call's done function will be called */
  PASSO_CONNECTOR_STARTING, /* a job's or callback's submitted function will be called before */
  PASSO_CONNECTOR_QUEUED,   /* an activity's started function will be called before */
  PASSO_CONNECTOR_HOSTED,   /* the host of the execution carries it out itself */
} PassoConnectorReply;

/**
 * PassoAnswer:
 * @failed: whether the task failed
 * @output: its result, where it did not
 * @error: a string, or undefined where none was given
 * @cause: a string, or undefined where none was given
 * @refused: whether the call itself failed, so that no job or callback was waited for
 *
 * How a task ended. The values are owned by whoever holds the answer.
 */
typedef struct
{
  gboolean   failed;
  gboolean   refused;
  PassoValue output;
  PassoValue error;
  PassoValue cause;
} PassoAnswer;

#define PASSO_ANSWER_INIT { FALSE, FALSE, PASSO_VALUE_INIT, PASSO_VALUE_INIT, PASSO_VALUE_INIT }

typedef void (*PassoCallDone) (gpointer     data,
                               guint64      call_id,
                               PassoAnswer *answer);

typedef void (*PassoCallSubmitted) (gpointer     data,
                                    guint64      call_id,
                                    PassoValue   reply);
typedef void (*PassoCallStarted)   (gpointer     data,
                                    guint64      call_id,
                                    const char  *worker);

/**
 * PassoCall:
 * @id: names the call in @done and passo_connector_cancel()
 * @state_name: the state that calls
 * @resource: what it calls
 * @parameters: (transfer none): the effective input
 * @attempt: retries of this visit of the state so far
 * @entered_id: id of the state's Entered event
 * @scheduled_id: id of the attempt's Scheduled event
 * @token: (nullable): the task token, for the callback pattern
 * @host: (nullable): who performs it, a #PassoScheduler where the call comes from one
 * @submitted: takes the reply to the call that has started a job or given the token away
 * @started: takes the name of the worker that does the activity, or %NULL
 * @done: takes the answer of a pending call, on the same thread
 * @done_data: the first argument of these three, which are not to be called before the connector has
 *   replied
 *
 * One attempt of a Task. It is valid during the call; a connector that answers later copies what it
 * needs. One of jobs or callbacks that gets a reply to the call by which they begin replies
 * %PASSO_CONNECTOR_STARTING, and hands it in by @submitted. Where @done comes without that and its
 * answer is refused, nothing has begun.
 */
typedef struct
{
  guint64              id;
  const char          *state_name;
  const PassoResource *resource;
  PassoValue           parameters;
  guint                attempt;
  guint                entered_id;
  guint                scheduled_id;
  const char          *token;
  gpointer             host;
  PassoCallSubmitted   submitted;
  PassoCallStarted     started;
  PassoCallDone        done;
  gpointer             done_data;
} PassoCall;

struct _PassoConnectorInterface
{
  GTypeInterface parent_iface;

  PassoConnectorReply (*call)   (PassoConnector  *self,
                                 const PassoCall *call,
                                 PassoAnswer     *answer);
  void                (*cancel) (PassoConnector  *self,
                                 guint64          call_id);
};

PassoConnectorReply passo_connector_call   (PassoConnector  *self,
                                            const PassoCall *call,
                                            PassoAnswer     *answer);
void                passo_connector_cancel (PassoConnector  *self,
                                            guint64          call_id);

void                passo_answer_clear     (PassoAnswer     *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoAnswer, passo_answer_clear)

G_END_DECLS
