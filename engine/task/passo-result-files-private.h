/* passo-result-files-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-result-writer.h"

G_BEGIN_DECLS

typedef struct _PassoResultFiles PassoResultFiles;

PassoResultFiles *_passo_result_files_new              (PassoObjectStore              *store,
                                                        const PassoResultWriterConfig *config,
                                                        const char                    *map_run_arn);
gboolean          _passo_result_files_add              (PassoResultFiles              *self,
                                                        PassoResultStatus              status,
                                                        PassoValue                     result,
                                                        PassoFailure                 **failure);
gboolean          _passo_result_files_finish           (PassoResultFiles              *self,
                                                        const char                    *map_run_arn,
                                                        PassoFailure                 **failure);
const char       *_passo_result_files_get_manifest_key (const PassoResultFiles        *self);
void              _passo_result_files_free             (PassoResultFiles              *self);

G_END_DECLS
