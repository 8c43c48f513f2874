/* passo-run-answers.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-run-answers.h"

/* What is said of an answer in the settings: Return or Throw, as in a mock file. */
static gboolean
apply_answer (PassoExecution  *execution,
              const char      *state_name,
              PassoValue       answer,
              GError         **error)
{
  PassoValue returned = passo_value_get_member (answer, "Return");
  PassoValue thrown = passo_value_get_member (answer, "Throw");
  g_autofree char *result = NULL;

  if (!passo_value_is_undefined (returned))
    {
      result = passo_json_write (returned, PASSO_JSON_WRITER_COMPACT, NULL);
      return passo_execution_set_answer (execution, state_name, result, NULL, NULL, error);
    }

  return passo_execution_set_answer (
    execution, state_name, NULL,
    passo_value_get_string (passo_value_get_member (thrown, "Error"), NULL),
    passo_value_get_string (passo_value_get_member (thrown, "Cause"), NULL), error);
}

static PassoValue
make_answer (const char  *result,
             const char  *error_name,
             const char  *cause,
             GError     **error)
{
  g_auto (PassoValue) content = PASSO_VALUE_INIT;

  if (result != NULL)
    {
      content = passo_json_parse (result, -1, PASSO_JSON_READER_DEFAULT, error);
      if (passo_value_is_undefined (content))
        return passo_value_undefined ();
      return passo_value_take_with_member (passo_value_empty_object (),
                                           passo_value_string ("Return"),
                                           passo_value_steal (&content));
    }

  content = passo_value_empty_object ();
  if (error_name != NULL)
    passo_value_take (&content, passo_value_take_with_member (passo_value_steal (&content),
                                                              passo_value_string ("Error"),
                                                              passo_value_string (error_name)));
  if (cause != NULL)
    passo_value_take (&content, passo_value_take_with_member (passo_value_steal (&content),
                                                              passo_value_string ("Cause"),
                                                              passo_value_string (cause)));

  return passo_value_take_with_member (passo_value_empty_object (), passo_value_string ("Throw"),
                                       passo_value_steal (&content));
}

/**
 * passo_run_answers_apply:
 * @settings: the settings of a document
 * @execution: an execution that has not begun
 * @error: return location of a #GError of %PASSO_EXECUTION_ERROR
 *
 * Gives @execution the answers that @settings hold.
 *
 * Returns: %TRUE if all of them could be used
 */
gboolean
passo_run_answers_apply (PassoDocumentSettings  *settings,
                         PassoExecution         *execution,
                         GError                **error)
{
  g_auto (PassoValue) answers = PASSO_VALUE_INIT;
  guint n;

  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (settings), FALSE);
  g_return_val_if_fail (PASSO_IS_EXECUTION (execution), FALSE);

  answers = passo_document_settings_get_value (settings, "/answers");
  n = passo_value_is_object (answers) ? passo_value_get_size (answers) : 0;
  for (guint i = 0; i < n; i++)
    {
      const char *name;
      gsize length;
      PassoValue answer = passo_value_get_nth_member (answers, i, &name, &length);

      if (!apply_answer (execution, name, answer, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * passo_run_answers_keep:
 * @settings: (nullable): the settings of a document
 * @state_name: name of a state
 * @result: (nullable): JSON text of its result, %NULL to fail
 * @error_name: (nullable): name of the error, where it fails
 * @cause: (nullable): its cause
 * @error: return location of a #GError, of reading @result or of writing the file
 *
 * Writes an answer into the settings' file. Where there is none, @result is only checked.
 *
 * Returns: %TRUE if the answer can be used
 */
gboolean
passo_run_answers_keep (PassoDocumentSettings  *settings,
                        const char             *state_name,
                        const char             *result,
                        const char             *error_name,
                        const char             *cause,
                        GError                **error)
{
  g_auto (PassoValue) answer = PASSO_VALUE_INIT;
  g_autofree char *pointer = NULL;

  g_return_val_if_fail (settings == NULL || PASSO_IS_DOCUMENT_SETTINGS (settings), FALSE);
  g_return_val_if_fail (state_name != NULL, FALSE);

  answer = make_answer (result, error_name, cause, error);
  if (passo_value_is_undefined (answer))
    return FALSE;
  if (settings == NULL || passo_document_settings_get_file (settings) == NULL)
    return TRUE;

  pointer = passo_json_pointer_build ("answers", state_name, NULL);
  return passo_document_settings_set_value (settings, pointer, answer, error) &&
         passo_document_settings_save (settings, error);
}
