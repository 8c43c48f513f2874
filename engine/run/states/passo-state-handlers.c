/* passo-state-handlers.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-interpreter-private.h"

/* One line for each type of state. */
const PassoStateHandler _passo_state_handlers[PASSO_N_STATE_TYPES] = {
  [PASSO_STATE_TASK] = {
    PASSO_EVENT_TASK_STATE_ENTERED, PASSO_EVENT_TASK_STATE_EXITED, 0,
    PASSO_EVENT_TASK_STATE_ABORTED,
    _passo_task_prepare, _passo_task_work, _passo_data_flow_output,
  },
  [PASSO_STATE_PASS] = {
    PASSO_EVENT_PASS_STATE_ENTERED, PASSO_EVENT_PASS_STATE_EXITED, 0, 0,
    _passo_data_flow_prepare, _passo_pass_work, _passo_data_flow_output,
  },
  [PASSO_STATE_CHOICE] = {
    PASSO_EVENT_CHOICE_STATE_ENTERED, PASSO_EVENT_CHOICE_STATE_EXITED, 0, 0,
    _passo_data_flow_input, _passo_choice_work, _passo_data_flow_output,
  },
  [PASSO_STATE_WAIT] = {
    PASSO_EVENT_WAIT_STATE_ENTERED, PASSO_EVENT_WAIT_STATE_EXITED, 0,
    PASSO_EVENT_WAIT_STATE_ABORTED,
    _passo_data_flow_input, _passo_wait_work, _passo_data_flow_output,
  },
  [PASSO_STATE_SUCCEED] = {
    PASSO_EVENT_SUCCEED_STATE_ENTERED, PASSO_EVENT_SUCCEED_STATE_EXITED, 0, 0,
    _passo_data_flow_input, _passo_succeed_work, _passo_data_flow_output,
  },
  [PASSO_STATE_FAIL] = {
    PASSO_EVENT_FAIL_STATE_ENTERED, 0, 0, 0,
    _passo_fail_prepare, _passo_fail_work, _passo_data_flow_output,
  },
  [PASSO_STATE_PARALLEL] = {
    PASSO_EVENT_PARALLEL_STATE_ENTERED, PASSO_EVENT_PARALLEL_STATE_EXITED,
    PASSO_EVENT_PARALLEL_STATE_FAILED, PASSO_EVENT_PARALLEL_STATE_ABORTED,
    _passo_data_flow_prepare, _passo_parallel_work, _passo_data_flow_output,
  },
  [PASSO_STATE_MAP] = {
    PASSO_EVENT_MAP_STATE_ENTERED, PASSO_EVENT_MAP_STATE_EXITED,
    PASSO_EVENT_MAP_STATE_FAILED, PASSO_EVENT_MAP_STATE_ABORTED,
    _passo_map_prepare, _passo_map_work, _passo_data_flow_output,
  },
};
