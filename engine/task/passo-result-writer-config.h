/* passo-result-writer-config.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_RESULT_FORM_NONE,
  PASSO_RESULT_FORM_COMPACT,
  PASSO_RESULT_FORM_FLATTEN
} PassoResultForm;

/* Bytes after which the next result file is begun. */
#define PASSO_RESULT_FILE_BYTES (G_GUINT64_CONSTANT (5) << 30)

/**
 * PassoResultWriterConfig:
 * @bucket: (nullable): where the result files go; %NULL where the results are the state's result
 * @prefix: (nullable): what their keys begin with
 * @is_lines: whether the files are JSON lines (OutputType JSONL) and no JSON arrays
 * @form: what is written of a child that succeeded
 * @max_file_bytes: bytes after which the next file is begun; 0 for %PASSO_RESULT_FILE_BYTES
 *
 * What a ResultWriter writes, all of its fields evaluated.
 */
typedef struct
{
  char            *bucket;
  char            *prefix;
  gboolean         is_lines;
  PassoResultForm  form;
  guint64          max_file_bytes;
} PassoResultWriterConfig;

PassoResultWriterConfig *passo_result_writer_config_new  (const char               *resource,
                                                          PassoValue                arguments,
                                                          PassoValue                writer_config,
                                                          PassoFailure            **failure);
void                     passo_result_writer_config_free (PassoResultWriterConfig  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoResultWriterConfig, passo_result_writer_config_free)

G_END_DECLS
