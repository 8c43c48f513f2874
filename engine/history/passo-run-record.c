/* passo-run-record.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "history/passo-map-run-record.h"
#include "history/passo-run-record.h"

/**
 * passo_run_record_new:
 *
 * Returns: (transfer full): a record without an event
 */
PassoRunRecord *
passo_run_record_new (void)
{
  PassoRunRecord *self = g_new0 (PassoRunRecord, 1);

  self->map_runs = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_map_run_record_free);
  self->nested = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_run_record_free);

  return self;
}

/**
 * passo_run_record_free:
 * @self: (transfer full) (nullable): a record
 */
void
passo_run_record_free (PassoRunRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->execution_arn);
  g_free (self->name);
  g_free (self->machine_arn);
  g_clear_pointer (&self->log, passo_event_log_free);
  g_ptr_array_unref (self->map_runs);
  g_free (self->started_by);
  g_ptr_array_unref (self->nested);
  g_free (self);
}

/**
 * passo_run_record_get_status:
 * @self: a record
 *
 * Returns: (transfer none): how the execution stands, in the service's word
 */
const char *
passo_run_record_get_status (const PassoRunRecord *self)
{
  const PassoEvent *last = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->log != NULL)
    last = passo_event_log_get (self->log, passo_event_log_get_size (self->log));
  switch (last != NULL ? last->type : PASSO_N_EVENT_TYPES)
    {
    case PASSO_EVENT_EXECUTION_SUCCEEDED:
      return "SUCCEEDED";

    case PASSO_EVENT_EXECUTION_FAILED:
      return "FAILED";

    case PASSO_EVENT_EXECUTION_TIMED_OUT:
      return "TIMED_OUT";

    case PASSO_EVENT_EXECUTION_ABORTED:
      return "ABORTED";

    default:
      return "RUNNING";
    }
}
