/* passo-sample.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "start/passo-sample.h"

static const PassoSample samples[] = {
  { "order-processing", N_("Order processing"), N_("Choice, Retry with back-off, Catch") },
  { "photo-fan-out", N_("Photo fan-out"), N_("Parallel branches, one with its own Catch") },
  { "monthly-invoices", N_("Monthly invoices"), N_("Map over items, three at once") },
  { "certificate-polling", N_("Certificate polling"), N_("A loop with Wait, ten days long") },
  { "expense-approval", N_("Expense approval"), N_("Approval by a callback") },
  { "parcel-shipping", N_("Parcel shipping"), N_("JSONata: variables, a Map that sorts") },
  { "genomics-benchmarking", N_("Genomics benchmarking"), N_("A Map of Batch jobs, DynamoDB, EventBridge, SNS") },
};

/**
 * passo_sample_get_n:
 *
 * Returns: how many samples there are
 */
guint
passo_sample_get_n (void)
{
  return G_N_ELEMENTS (samples);
}

/**
 * passo_sample_get:
 * @i: less than their number
 *
 * Returns: (transfer none): a sample
 */
const PassoSample *
passo_sample_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (samples), NULL);

  return &samples[i];
}
