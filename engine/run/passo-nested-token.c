/* passo-nested-token.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "run/passo-nested-private.h"
#include "run/passo-task-tokens.h"

/* Tasks that answer other tasks by their token: `aws-sdk:sfn:sendTaskSuccess` and its like. A workflow
 * that was started with the token of a task answers that task in this way. */

static const char *
get_text (PassoValue  object,
          const char *name)
{
  PassoValue value = passo_value_get_member (object, name);

  return passo_value_is_string (value) ? passo_value_get_string (value, NULL) : NULL;
}

static PassoTokenReply
send (PassoScheduler *scheduler,
      const char     *api,
      const char     *token,
      PassoValue      parameters,
      PassoValue      output)
{
  if (strcmp (api, "sendTaskSuccess") == 0)
    return passo_scheduler_send_task_success (scheduler, token, output);
  if (strcmp (api, "sendTaskHeartbeat") == 0)
    return passo_scheduler_send_task_heartbeat (scheduler, token);

  return passo_scheduler_send_task_failure (scheduler, token,
                                            passo_value_get_member (parameters, "Error"),
                                            passo_value_get_member (parameters, "Cause"));
}

PassoConnectorReply
_passo_nested_send_token (PassoScheduler  *scheduler,
                          const PassoCall *call,
                          const char      *request_id,
                          PassoAnswer     *answer)
{
  const char *token = get_text (call->parameters, "TaskToken");
  const char *text = get_text (call->parameters, "Output");
  g_auto (PassoValue) output = PASSO_VALUE_INIT;

  if (text != NULL)
    output = passo_json_parse (text, -1, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  if (token == NULL)
    _passo_nested_refuse (TRUE, "InvalidToken", "Invalid Token: 'Invalid token'", request_id, answer);
  else if (strcmp (call->resource->api, "sendTaskSuccess") == 0 && passo_value_is_undefined (output))
    _passo_nested_refuse (TRUE, "InvalidOutput", "Invalid Output: 'Invalid output'", request_id,
                          answer);
  else
    switch (send (scheduler, call->resource->api, token, call->parameters, output))
      {
      case PASSO_TOKEN_TAKEN:
        answer->output = passo_value_empty_object ();
        break;

      case PASSO_TOKEN_TIMED_OUT:
        _passo_nested_refuse (TRUE, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist "
                              "anymore'", request_id, answer);
        break;

      case PASSO_TOKEN_INVALID:
      default:
        _passo_nested_refuse (TRUE, "InvalidToken", "Invalid Token: 'Invalid token'", request_id,
                              answer);
        break;
      }

  return PASSO_CONNECTOR_ANSWERED;
}
