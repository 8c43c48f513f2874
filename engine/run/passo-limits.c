/* passo-limits.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-limits.h"

static const PassoLimits service = {
  .payload = 262144,
  .events = 25000,
  .variables = 10485760,
  .map_concurrency = 40,
  .wait = G_MAXINT32,
  .express = 300,
};

/* The order in which an inline Map runs its items is no limit: it stays. */
static const PassoLimits none = {
  .map_concurrency = 40,
  .wait = G_MAXINT32,
};

/**
 * passo_limits_service:
 *
 * Returns: (transfer none): the limits of the service (source: its documented quotas)
 */
const PassoLimits *
passo_limits_service (void)
{
  return &service;
}

/**
 * passo_limits_none:
 *
 * Returns: (transfer none): no limit of sizes and counts
 */
const PassoLimits *
passo_limits_none (void)
{
  return &none;
}
