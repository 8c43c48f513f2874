/* passo-event-types.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "history/passo-event-types.h"

typedef struct
{
  const char      *name;
  const char      *details_key;
  PassoEventClass  class;
  PassoEventData   data;
} PassoEventTypeRow;

#define ROW(type, name, key, class, data)                                                      \
  [PASSO_EVENT_##type] = { name, key, PASSO_EVENT_CLASS_##class, PASSO_EVENT_DATA_##data }

/* Source: the service's API model, and histories recorded on the service. */
static const PassoEventTypeRow rows[PASSO_N_EVENT_TYPES] = {
  ROW (ACTIVITY_FAILED, "ActivityFailed", "activityFailedEventDetails", FAILED, ERROR),
  ROW (ACTIVITY_SCHEDULED, "ActivityScheduled", "activityScheduledEventDetails", SCHEDULED, INPUT),
  ROW (ACTIVITY_SCHEDULE_FAILED, "ActivityScheduleFailed", "activityScheduleFailedEventDetails",
       FAILED, ERROR),
  ROW (ACTIVITY_STARTED, "ActivityStarted", "activityStartedEventDetails", STARTED, TEXT),
  ROW (ACTIVITY_SUCCEEDED, "ActivitySucceeded", "activitySucceededEventDetails", SUCCEEDED, OUTPUT),
  ROW (ACTIVITY_TIMED_OUT, "ActivityTimedOut", "activityTimedOutEventDetails", FAILED, ERROR),
  ROW (CHOICE_STATE_ENTERED, "ChoiceStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (CHOICE_STATE_EXITED, "ChoiceStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
  ROW (EVALUATION_FAILED, "EvaluationFailed", "evaluationFailedEventDetails", FAILED, ERROR),
  ROW (EXECUTION_ABORTED, "ExecutionAborted", "executionAbortedEventDetails", EXECUTION_ENDED,
       ERROR),
  ROW (EXECUTION_FAILED, "ExecutionFailed", "executionFailedEventDetails", EXECUTION_ENDED, ERROR),
  ROW (EXECUTION_REDRIVEN, "ExecutionRedriven", "executionRedrivenEventDetails", OTHER, NONE),
  ROW (EXECUTION_STARTED, "ExecutionStarted", "executionStartedEventDetails", EXECUTION_STARTED,
       INPUT),
  ROW (EXECUTION_SUCCEEDED, "ExecutionSucceeded", "executionSucceededEventDetails", EXECUTION_ENDED,
       OUTPUT),
  ROW (EXECUTION_TIMED_OUT, "ExecutionTimedOut", "executionTimedOutEventDetails", EXECUTION_ENDED,
       ERROR),
  ROW (FAIL_STATE_ENTERED, "FailStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (LAMBDA_FUNCTION_FAILED, "LambdaFunctionFailed", "lambdaFunctionFailedEventDetails", FAILED,
       ERROR),
  ROW (LAMBDA_FUNCTION_SCHEDULED, "LambdaFunctionScheduled", "lambdaFunctionScheduledEventDetails",
       SCHEDULED, INPUT),
  ROW (LAMBDA_FUNCTION_SCHEDULE_FAILED, "LambdaFunctionScheduleFailed",
       "lambdaFunctionScheduleFailedEventDetails", FAILED, ERROR),
  ROW (LAMBDA_FUNCTION_STARTED, "LambdaFunctionStarted", NULL, STARTED, NONE),
  ROW (LAMBDA_FUNCTION_START_FAILED, "LambdaFunctionStartFailed",
       "lambdaFunctionStartFailedEventDetails", FAILED, ERROR),
  ROW (LAMBDA_FUNCTION_SUCCEEDED, "LambdaFunctionSucceeded", "lambdaFunctionSucceededEventDetails",
       SUCCEEDED, OUTPUT),
  ROW (LAMBDA_FUNCTION_TIMED_OUT, "LambdaFunctionTimedOut", "lambdaFunctionTimedOutEventDetails",
       FAILED, ERROR),
  ROW (MAP_ITERATION_ABORTED, "MapIterationAborted", "mapIterationAbortedEventDetails", ABORTED,
       NONE),
  ROW (MAP_ITERATION_FAILED, "MapIterationFailed", "mapIterationFailedEventDetails", FAILED, NONE),
  ROW (MAP_ITERATION_STARTED, "MapIterationStarted", "mapIterationStartedEventDetails", STARTED,
       NONE),
  ROW (MAP_ITERATION_SUCCEEDED, "MapIterationSucceeded", "mapIterationSucceededEventDetails",
       SUCCEEDED, NONE),
  ROW (MAP_RUN_ABORTED, "MapRunAborted", NULL, ABORTED, NONE),
  ROW (MAP_RUN_FAILED, "MapRunFailed", "mapRunFailedEventDetails", FAILED, ERROR),
  ROW (MAP_RUN_REDRIVEN, "MapRunRedriven", "mapRunRedrivenEventDetails", OTHER, TEXT),
  ROW (MAP_RUN_STARTED, "MapRunStarted", "mapRunStartedEventDetails", STARTED, TEXT),
  ROW (MAP_RUN_SUCCEEDED, "MapRunSucceeded", NULL, SUCCEEDED, NONE),
  ROW (MAP_STATE_ABORTED, "MapStateAborted", NULL, ABORTED, NONE),
  ROW (MAP_STATE_ENTERED, "MapStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (MAP_STATE_EXITED, "MapStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
  ROW (MAP_STATE_FAILED, "MapStateFailed", NULL, FAILED, NONE),
  ROW (MAP_STATE_STARTED, "MapStateStarted", "mapStateStartedEventDetails", STARTED, NONE),
  ROW (MAP_STATE_SUCCEEDED, "MapStateSucceeded", NULL, SUCCEEDED, NONE),
  ROW (PARALLEL_STATE_ABORTED, "ParallelStateAborted", NULL, ABORTED, NONE),
  ROW (PARALLEL_STATE_ENTERED, "ParallelStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (PARALLEL_STATE_EXITED, "ParallelStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
  ROW (PARALLEL_STATE_FAILED, "ParallelStateFailed", NULL, FAILED, NONE),
  ROW (PARALLEL_STATE_STARTED, "ParallelStateStarted", NULL, STARTED, NONE),
  ROW (PARALLEL_STATE_SUCCEEDED, "ParallelStateSucceeded", NULL, SUCCEEDED, NONE),
  ROW (PASS_STATE_ENTERED, "PassStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (PASS_STATE_EXITED, "PassStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
  ROW (SUCCEED_STATE_ENTERED, "SucceedStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (SUCCEED_STATE_EXITED, "SucceedStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
  ROW (TASK_FAILED, "TaskFailed", "taskFailedEventDetails", FAILED, ERROR),
  ROW (TASK_SCHEDULED, "TaskScheduled", "taskScheduledEventDetails", SCHEDULED, PARAMETERS),
  ROW (TASK_STARTED, "TaskStarted", "taskStartedEventDetails", STARTED, NONE),
  ROW (TASK_START_FAILED, "TaskStartFailed", "taskStartFailedEventDetails", FAILED, ERROR),
  ROW (TASK_STATE_ABORTED, "TaskStateAborted", NULL, ABORTED, NONE),
  ROW (TASK_STATE_ENTERED, "TaskStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (TASK_STATE_EXITED, "TaskStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
  ROW (TASK_SUBMITTED, "TaskSubmitted", "taskSubmittedEventDetails", SUBMITTED, OUTPUT),
  ROW (TASK_SUBMIT_FAILED, "TaskSubmitFailed", "taskSubmitFailedEventDetails", FAILED, ERROR),
  ROW (TASK_SUCCEEDED, "TaskSucceeded", "taskSucceededEventDetails", SUCCEEDED, OUTPUT),
  ROW (TASK_TIMED_OUT, "TaskTimedOut", "taskTimedOutEventDetails", FAILED, ERROR),
  ROW (WAIT_STATE_ABORTED, "WaitStateAborted", NULL, ABORTED, NONE),
  ROW (WAIT_STATE_ENTERED, "WaitStateEntered", "stateEnteredEventDetails", ENTERED, INPUT),
  ROW (WAIT_STATE_EXITED, "WaitStateExited", "stateExitedEventDetails", EXITED, OUTPUT),
};

/**
 * passo_event_type_get_name:
 * @type: a type of event
 *
 * Returns: (transfer none): its name in GetExecutionHistory
 */
const char *
passo_event_type_get_name (PassoEventType type)
{
  g_return_val_if_fail ((guint) type < PASSO_N_EVENT_TYPES, NULL);

  return rows[type].name;
}

/**
 * passo_event_type_get_details_key:
 * @type: a type of event
 *
 * Returns: (transfer none) (nullable): the member that holds its details; %NULL if it has none
 */
const char *
passo_event_type_get_details_key (PassoEventType type)
{
  g_return_val_if_fail ((guint) type < PASSO_N_EVENT_TYPES, NULL);

  return rows[type].details_key;
}

/**
 * passo_event_type_get_class:
 * @type: a type of event
 *
 * Returns: what it means for the run
 */
PassoEventClass
passo_event_type_get_class (PassoEventType type)
{
  g_return_val_if_fail ((guint) type < PASSO_N_EVENT_TYPES, PASSO_EVENT_CLASS_OTHER);

  return rows[type].class;
}

/**
 * passo_event_type_get_data:
 * @type: a type of event
 *
 * Returns: which value it carries
 */
PassoEventData
passo_event_type_get_data (PassoEventType type)
{
  g_return_val_if_fail ((guint) type < PASSO_N_EVENT_TYPES, PASSO_EVENT_DATA_NONE);

  return rows[type].data;
}

/**
 * passo_event_type_is_terminal:
 * @type: a type of event
 *
 * Returns: whether it is the last event of an execution
 */
gboolean
passo_event_type_is_terminal (PassoEventType type)
{
  return passo_event_type_get_class (type) == PASSO_EVENT_CLASS_EXECUTION_ENDED;
}

/**
 * passo_event_type_from_name:
 * @name: a name as in GetExecutionHistory
 * @type: (out): the type
 *
 * Returns: whether there is such a type
 */
gboolean
passo_event_type_from_name (const char     *name,
                            PassoEventType *type)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  for (guint i = 0; i < PASSO_N_EVENT_TYPES; i++)
    if (strcmp (rows[i].name, name) == 0)
      {
        *type = i;
        return TRUE;
      }

  return FALSE;
}
