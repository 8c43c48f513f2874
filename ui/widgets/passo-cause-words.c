/* passo-cause-words.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "widgets/passo-cause-words.h"

/**
 * passo_cause_words_skip_state:
 * @cause: the cause of an error
 *
 * The service begins many causes with the state and the event they come from. Beside the name of
 * the state that only moves what went wrong out of sight.
 *
 * Returns: what @cause says behind that
 */
const char *
passo_cause_words_skip_state (const char *cause)
{
  const char *event;
  const char *end;

  g_return_val_if_fail (cause != NULL, NULL);

  if (!g_str_has_prefix (cause, "An error occurred while executing the state '"))
    return cause;

  event = strstr (cause, "' (entered at the event id #");
  end = event != NULL ? strstr (event, "). ") : NULL;

  return end != NULL ? end + strlen ("). ") : cause;
}
