/* passo-map-run-record.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "history/passo-map-run-record.h"

/**
 * passo_map_run_record_new:
 *
 * Returns: (transfer full): the record of a map run without children
 */
PassoMapRunRecord *
passo_map_run_record_new (void)
{
  PassoMapRunRecord *self = g_new0 (PassoMapRunRecord, 1);

  self->stop = -1;
  self->tolerated_count = -1;
  self->tolerated_percentage = -1;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_run_record_free);

  return self;
}

/**
 * passo_map_run_record_free:
 * @self: (transfer full) (nullable): a record
 */
void
passo_map_run_record_free (PassoMapRunRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->arn);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/**
 * passo_map_run_record_get_status:
 * @self: a record
 *
 * Returns: (transfer none): how the map run stands, in the service's word
 */
const char *
passo_map_run_record_get_status (const PassoMapRunRecord *self)
{
  static const char * const names[] = { "RUNNING", "SUCCEEDED", "FAILED", "ABORTED" };

  g_return_val_if_fail (self != NULL, NULL);

  return names[self->status];
}

/**
 * passo_map_run_counts_get_total:
 * @self: counts
 *
 * Returns: their sum
 */
guint64
passo_map_run_counts_get_total (const PassoMapRunCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pending + self->running + self->succeeded + self->failed + self->timed_out
         + self->aborted;
}
