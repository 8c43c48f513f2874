/* passo-test-state-configuration.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "run/passo-test-state-private.h"

void
_passo_test_configuration_clear (PassoTestConfiguration *self)
{
  passo_value_clear (&self->source);
  passo_value_clear (&self->items);
  passo_value_clear (&self->pointed);
  g_clear_pointer (&self->caused_by_state, g_free);
}

/* A number that is not negative; @out stays as it is where there is none. */
static gboolean
read_count (PassoValue   value,
            const char  *name,
            gint64      *out,
            GError     **error)
{
  PassoValue member = passo_value_get_member (value, name);

  if (passo_value_is_undefined (member) ||
      (passo_value_is_number (member) && passo_value_get_integer (member, out) && *out >= 0))
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                            /* Translators: %s is the name of a member. */
                            _("The state configuration’s “%s” must be a whole number, 0 or more"),
                            name);
  return FALSE;
}

/* The API takes the items as a text; an array stands for itself. */
static gboolean
read_items (PassoTestConfiguration  *self,
            PassoValue               value,
            GError                 **error)
{
  if (passo_value_is_undefined (value) || passo_value_is_string (value) ||
      passo_value_is_array (value))
    {
      self->source = passo_value_ref (value);
      return TRUE;
    }

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                            _("The state configuration’s “mapItemReaderData” must be a JSON array, "
                              "or the text of one"));
  return FALSE;
}

static gboolean
read_state_name (PassoTestConfiguration  *self,
                 PassoValue               value,
                 GError                 **error)
{
  if (passo_value_is_undefined (value))
    return TRUE;
  if (passo_value_is_string (value))
    {
      self->caused_by_state = g_strdup (passo_value_get_string (value, NULL));
      return TRUE;
    }

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                            _("The state configuration’s “errorCausedByState” must be a string"));
  return FALSE;
}

/* Reads the API's stateConfiguration; @value is undefined for none. */
gboolean
_passo_test_configuration_read (PassoTestConfiguration  *self,
                                PassoValue               value,
                                GError                 **error)
{
  self->failures = -1;
  if (passo_value_is_undefined (value))
    return TRUE;
  if (!passo_value_is_object (value))
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                                _("The state configuration must be a JSON object"));
      return FALSE;
    }

  return read_count (value, "retrierRetryCount", &self->retries, error) &&
         read_count (value, "mapIterationFailureCount", &self->failures, error) &&
         read_items (self, passo_value_get_member (value, "mapItemReaderData"), error) &&
         read_state_name (self, passo_value_get_member (value, "errorCausedByState"), error);
}

static gboolean
is_inside (const PassoState *inner,
           const PassoState *outer)
{
  while (inner != NULL && inner != outer)
    inner = passo_scope_get_owner (passo_state_get_scope (inner));

  return inner != NULL;
}

/* Whether it fits the state and its mock. */
gboolean
_passo_test_configuration_check (const PassoTestConfiguration  *self,
                                 const PassoTestMock           *mock,
                                 const PassoProgramState       *state,
                                 GError                       **error)
{
  const PassoState *cause;

  if (self->failures >= 0 && !mock->given)
    {
      _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                                "TestState does not support MapIterationFailureCount when a mock "
                                "is not specified.");
      return FALSE;
    }
  if (self->caused_by_state == NULL)
    return TRUE;

  cause = passo_machine_find_state (passo_state_get_machine (state->state), self->caused_by_state);
  if (cause != NULL && cause != state->state && is_inside (cause, state->state))
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_VALIDATION,
                            "State not found in definition");
  return FALSE;
}
