/* passo-event.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event-types.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoEventResource:
 * @type: `lambda`, `states`, `aws-sdk:s3`; %NULL for a function or activity
 * @name: name of the call with its pattern suffix, or the ARN of the function or activity
 * @region: region of a service call
 *
 * What the events of a task say of its resource. It outlives the events that point to it: it
 * belongs to the program, or to the log that holds the event.
 */
typedef struct
{
  const char *type;
  const char *name;
  const char *region;
} PassoEventResource;

typedef enum
{
  PASSO_EVENT_FLAG_NONE = 0,
  PASSO_EVENT_FLAG_TEXT      = 1 << 0, /* payloads are text, not values */
  PASSO_EVENT_FLAG_TRUNCATED = 1 << 1, /* payloads are cut off */
} PassoEventFlags;

/* A payload. On the engine's thread it is a value; once it has crossed threads, text: JSON text of
 * inputs, outputs, parameters and assigned variables, the plain characters of errors and causes. */
typedef union
{
  PassoValue value;
  struct
  {
    const char *characters; /* NULL for none */
    gsize       length;
  } text;
} PassoEventPayload;

/**
 * PassoEvent:
 * @id: 1, 2, 3, …
 * @previous_id: the event it follows in its own chain
 * @timestamp: milliseconds since 1970
 * @type: what happened
 * @flags: form of the payloads
 * @number: index of an iteration, length of a Map, redrive count
 * @timeout: timeoutInSeconds, -1 for none
 * @heartbeat: heartbeatInSeconds, -1 for none
 * @name: (nullable): the state's name
 * @resource: (nullable): of a task's event
 * @location: (nullable): the field whose expression failed, of an EvaluationFailed
 * @data: input, output, parameters, or error: passo_event_type_get_data() tells which
 * @more: cause, assigned variables (an object), role of the task or of the execution
 *
 * One event of a history: a plain record in flat storage. Strings it points to belong to the
 * program or to the log.
 */
typedef struct
{
  guint32                   id;
  guint32                   previous_id;
  gint64                    timestamp;
  guint16                   type;
  guint16                   flags;
  gint32                    number;
  gint32                    timeout;
  gint32                    heartbeat;
  const char               *name;
  const PassoEventResource *resource;
  const char               *location;
  PassoEventPayload         data;
  PassoEventPayload         more;
} PassoEvent;

PassoEventType  passo_event_get_event_type (const PassoEvent *self);
const char     *passo_event_get_type_name  (const PassoEvent *self);
const char     *passo_event_get_state_name (const PassoEvent *self);
const char     *passo_event_get_error      (const PassoEvent *self);
const char     *passo_event_get_cause      (const PassoEvent *self);
char           *passo_event_dup_json       (const PassoEvent *self,
                                            gsize            *length);
PassoValue      passo_event_dup_value      (const PassoEvent *self);
char           *passo_event_dup_assigned   (const PassoEvent *self,
                                            gsize            *length);
char           *passo_event_dup_field      (const PassoEvent *self,
                                            const char       *field);

G_END_DECLS
