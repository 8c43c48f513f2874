/* passo-result-record.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_RESULT_SUCCEEDED,
  PASSO_RESULT_FAILED,
  PASSO_RESULT_TIMED_OUT,
  PASSO_RESULT_ABORTED,
  PASSO_RESULT_PENDING
} PassoResultStatus;

/**
 * PassoResultRecord:
 * @index: its place among the children, from 0
 * @status: how it ended; %PASSO_RESULT_PENDING if it was never started
 * @execution_arn: its ARN
 * @state_machine_arn: the ARN of what it runs
 * @name: its name
 * @input: its input
 * @output: its output; undefined where it has none
 * @error: (nullable): its error
 * @cause: (nullable): what the error says
 * @start: when it began, in milliseconds since 1970
 * @stop: when it ended
 * @redrive_count: how often it was redriven
 *
 * A child execution that has ended, or will never begin. All of it is borrowed.
 */
typedef struct
{
  guint64            index;
  PassoResultStatus  status;
  const char        *execution_arn;
  const char        *state_machine_arn;
  const char        *name;
  PassoValue         input;
  PassoValue         output;
  const char        *error;
  const char        *cause;
  gint64             start;
  gint64             stop;
  guint              redrive_count;
} PassoResultRecord;

const char *passo_result_status_get_name (PassoResultStatus        status);
PassoValue  passo_result_record_to_value (const PassoResultRecord *self);

G_END_DECLS
