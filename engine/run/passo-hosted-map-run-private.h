/* passo-hosted-map-run-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-hosted-private.h"

G_BEGIN_DECLS

/* The outside of a map run: what its items are read from, where its results go, and its record. It
 * belongs to the execution whose map run it is, and is kept for the record. */
struct _PassoHostedMapRun
{
  guint64                  effect_id;
  const PassoItemReaderConfig *reader_config;
  PassoItemReader         *reader;
  PassoResultWriter       *writer;
  PassoMapRunRecord       *record;
  PassoMapRunRecord       *known;          /* of an earlier run, borrowed; NULL for none */
  GHashTable              *known_children; /* index → place in @known + 1, of those that have ended */
};

void       _passo_hosted_map_run_free        (PassoHostedMapRun    *self);
void       _passo_hosted_begin_map_run       (PassoHosted          *execution,
                                              guint64               effect_id,
                                              const PassoMapRunStart *start);
void       _passo_hosted_read_items          (PassoHosted          *execution,
                                              guint64               effect_id,
                                              guint                 count);
void       _passo_hosted_start_map_child     (PassoHosted          *execution,
                                              guint64               effect_id,
                                              const PassoChildStart *start);
void       _passo_hosted_complete_results    (PassoHosted          *execution,
                                              guint64               effect_id);
void       _passo_hosted_end_map_run         (PassoHosted          *execution,
                                              guint64               effect_id,
                                              const PassoMapRunEnd *end);
void       _passo_hosted_keep_child          (PassoHosted          *child);
GPtrArray *_passo_hosted_take_map_runs       (PassoHosted          *self);

G_END_DECLS
