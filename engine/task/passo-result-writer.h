/* passo-result-writer.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-result-record.h"
#include "task/passo-result-writer-config.h"
#include "task/passo-object-store.h"

G_BEGIN_DECLS

typedef struct _PassoResultWriter PassoResultWriter;

PassoResultWriter *passo_result_writer_new    (PassoObjectStore              *store,
                                               const PassoResultWriterConfig *config,
                                               const char                    *map_run_arn);
gboolean           passo_result_writer_add    (PassoResultWriter             *self,
                                               const PassoResultRecord       *record,
                                               PassoFailure                 **failure);
gboolean           passo_result_writer_finish (PassoResultWriter             *self,
                                               PassoValue                    *result,
                                               PassoFailure                 **failure);
guint64            passo_result_writer_get_n_written (const PassoResultWriter *self);
void               passo_result_writer_free   (PassoResultWriter             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoResultWriter, passo_result_writer_free)

G_END_DECLS
