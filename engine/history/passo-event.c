/* passo-event.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "history/passo-event.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

static gboolean
is_text (const PassoEvent *self)
{
  return (self->flags & PASSO_EVENT_FLAG_TEXT) != 0;
}

/* Borrowed characters of a payload that is a plain string. */
static const char *
peek_string (const PassoEvent        *self,
             const PassoEventPayload *payload)
{
  if (is_text (self))
    return payload->text.characters;
  if (passo_value_get_type (payload->value) != PASSO_VALUE_STRING)
    return NULL;

  return passo_value_get_string (payload->value, NULL);
}

static char *
dup_json (const PassoEvent        *self,
          const PassoEventPayload *payload,
          gsize                   *length)
{
  if (!is_text (self))
    {
      if (passo_value_get_type (payload->value) == PASSO_VALUE_UNDEFINED)
        return NULL;
      return passo_json_write (payload->value, PASSO_JSON_WRITER_COMPACT, length);
    }
  if (payload->text.characters == NULL)
    return NULL;

  if (length != NULL)
    *length = payload->text.length;
  return g_strndup (payload->text.characters, payload->text.length);
}

static gboolean
carries_json (const PassoEvent *self)
{
  PassoEventData data = passo_event_type_get_data (self->type);

  return data == PASSO_EVENT_DATA_INPUT || data == PASSO_EVENT_DATA_OUTPUT ||
         data == PASSO_EVENT_DATA_PARAMETERS;
}

/**
 * passo_event_get_event_type:
 * @self: an event
 *
 * Returns: what happened
 */
PassoEventType
passo_event_get_event_type (const PassoEvent *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->type;
}

/**
 * passo_event_get_type_name:
 * @self: an event
 *
 * Returns: (transfer none): what happened, as GetExecutionHistory names it
 */
const char *
passo_event_get_type_name (const PassoEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return passo_event_type_get_name (self->type);
}

/**
 * passo_event_get_state_name:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): the state that the event itself names; those of a task name
 *   none, see passo_run_projection_get_entered()
 */
const char *
passo_event_get_state_name (const PassoEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * passo_event_get_error:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): the error's name
 */
const char *
passo_event_get_error (const PassoEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (passo_event_type_get_data (self->type) != PASSO_EVENT_DATA_ERROR)
    return NULL;

  return peek_string (self, &self->data);
}

/**
 * passo_event_get_cause:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): the error's cause
 */
const char *
passo_event_get_cause (const PassoEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (passo_event_type_get_data (self->type) != PASSO_EVENT_DATA_ERROR)
    return NULL;

  return peek_string (self, &self->more);
}

/**
 * passo_event_dup_json:
 * @self: an event
 * @length: (out) (optional): bytes of the text
 *
 * Returns: (transfer full) (nullable): the input, output or parameters as JSON text
 */
char *
passo_event_dup_json (const PassoEvent *self,
                      gsize            *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  return carries_json (self) ? dup_json (self, &self->data, length) : NULL;
}

/**
 * passo_event_dup_value:
 * @self: an event
 *
 * Returns: (transfer full): the input, output or parameters as a value, undefined for none
 */
PassoValue
passo_event_dup_value (const PassoEvent *self)
{
  PassoValue none = PASSO_VALUE_INIT;

  g_return_val_if_fail (self != NULL, none);

  if (!carries_json (self))
    return none;
  if (!is_text (self))
    return passo_value_ref (self->data.value);
  if (self->data.text.characters == NULL)
    return none;

  return passo_json_parse (self->data.text.characters, self->data.text.length,
                           PASSO_JSON_READER_KEEP_SOURCE, NULL);
}

/**
 * passo_event_dup_assigned:
 * @self: an event
 * @length: (out) (optional): bytes of the text
 *
 * Returns: (transfer full) (nullable): an object of the variables that the state assigned, as JSON
 *   text; %NULL for none
 */
char *
passo_event_dup_assigned (const PassoEvent *self,
                          gsize            *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (passo_event_type_get_class (self->type) != PASSO_EVENT_CLASS_EXITED)
    return NULL;

  return dup_json (self, &self->more, length);
}

/**
 * passo_event_dup_field:
 * @self: an event
 * @field: name of a member of its details
 *
 * Reads a detail by the service's name of it: `name`, `input`, `output`, `parameters`, `error`,
 * `cause`, `roleArn`, `resource`, `resourceType`, `index`, `length`.
 *
 * Returns: (transfer full) (nullable): its text, %NULL where the event has none
 */
char *
passo_event_dup_field (const PassoEvent *self,
                       const char       *field)
{
  static const char * const data_fields[] = { "input", "output", "parameters" };
  PassoEventData data;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  data = passo_event_type_get_data (self->type);
  if (strcmp (field, "name") == 0)
    return g_strdup (self->name);
  if (strcmp (field, "error") == 0)
    return g_strdup (passo_event_get_error (self));
  if (strcmp (field, "cause") == 0)
    return g_strdup (passo_event_get_cause (self));
  if (strcmp (field, "roleArn") == 0 && self->type == PASSO_EVENT_EXECUTION_STARTED)
    return g_strdup (peek_string (self, &self->more));
  if (strcmp (field, "resource") == 0)
    return self->resource != NULL ? g_strdup (self->resource->name) : NULL;
  if (strcmp (field, "resourceType") == 0)
    return self->resource != NULL ? g_strdup (self->resource->type) : NULL;
  if (strcmp (field, "length") == 0 && self->type == PASSO_EVENT_MAP_STATE_STARTED)
    return g_strdup_printf ("%d", self->number);
  if (strcmp (field, "index") == 0 && self->type >= PASSO_EVENT_MAP_ITERATION_ABORTED &&
      self->type <= PASSO_EVENT_MAP_ITERATION_SUCCEEDED)
    return g_strdup_printf ("%d", self->number);
  if (carries_json (self) && strcmp (field, data_fields[data - PASSO_EVENT_DATA_INPUT]) == 0)
    return dup_json (self, &self->data, NULL);

  return NULL;
}
