/* passo-cause-words.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "widgets/passo-cause-words.h"

/* Behind the state and the event that the cause came from. */
static const char *
skip_state (const char *cause)
{
  const char *event;
  const char *end;

  if (!g_str_has_prefix (cause, "An error occurred while executing the state '"))
    return cause;

  event = strstr (cause, "' (entered at the event id #");
  end = event != NULL ? strstr (event, "). ") : NULL;

  return end != NULL ? end + strlen ("). ") : cause;
}

/**
 * passo_cause_words_dup_short:
 * @cause: the cause of an error
 *
 * The service begins many causes with the state and the event they come from, and those of
 * expressions with the whole expression. Where there is one line, beside the name of the state,
 * that only moves what went wrong out of sight.
 *
 * Returns: (transfer full): the rest: "Output/total threw an error during evaluation. T2001: ..."
 */
char *
passo_cause_words_dup_short (const char *cause)
{
  static const char between[] = "' specified for the field '";
  const char *field;
  const char *end;

  g_return_val_if_fail (cause != NULL, NULL);

  cause = skip_state (cause);
  field = g_str_has_prefix (cause, "The JSONata expression '") ? strstr (cause, between) : NULL;
  if (field == NULL)
    return g_strdup (cause);

  field += strlen (between);
  end = strstr (field, "' ");

  return end != NULL ? g_strdup_printf ("%.*s%s", (int) (end - field), field, end + 1)
                     : g_strdup (cause);
}
