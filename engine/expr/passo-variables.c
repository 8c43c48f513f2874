/* passo-variables.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/passo-failure-text.h"
#include "expr/passo-variables.h"

/* Characters of a variable's name, as documented. */
#define MAX_NAME_LENGTH 80

struct _PassoVariables
{
  guint           ref_count;
  PassoVariables *parent;
  PassoValue      values;  /* an object: names to values */
  gsize           size;    /* JSON text of its values, the scopes around it not counted */
};

/**
 * passo_variables_new:
 * @parent: (nullable): the scope around the new one
 *
 * Returns: (transfer full): a scope without variables of its own
 */
PassoVariables *
passo_variables_new (PassoVariables *parent)
{
  PassoVariables *self = g_new0 (PassoVariables, 1);

  self->ref_count = 1;
  self->parent = parent == NULL ? NULL : passo_variables_ref (parent);
  self->values = passo_value_empty_object ();

  return self;
}

/**
 * passo_variables_ref:
 * @self: a scope
 *
 * Returns: (transfer full): @self
 */
PassoVariables *
passo_variables_ref (PassoVariables *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->ref_count++;

  return self;
}

/**
 * passo_variables_unref:
 * @self: (transfer full): a scope
 */
void
passo_variables_unref (PassoVariables *self)
{
  g_return_if_fail (self != NULL);

  while (self != NULL && --self->ref_count == 0)
    {
      PassoVariables *parent = self->parent;

      passo_value_clear (&self->values);
      g_free (self);
      self = parent;
    }
}

/**
 * passo_variables_lookup:
 * @self: (nullable): a scope
 * @name: name of a variable, without `$`
 * @length: its bytes
 *
 * Looks for a variable in the scope and then in those around it.
 *
 * Returns: its value, borrowed; undefined where it is not set
 */
PassoValue
passo_variables_lookup (const PassoVariables *self,
                        const char           *name,
                        gsize                 length)
{
  for (; self != NULL; self = self->parent)
    {
      PassoValue value = passo_value_get_member_len (self->values, name, length);

      if (!passo_value_is_undefined (value))
        return value;
    }

  return passo_value_undefined ();
}

/**
 * passo_variables_get_own:
 * @self: a scope
 *
 * Returns: an object of the variables that the scope itself has, borrowed
 */
PassoValue
passo_variables_get_own (const PassoVariables *self)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  return self->values;
}

/**
 * passo_variables_dup_all:
 * @self: (nullable): a scope
 *
 * Returns: an object of all variables that can be read in the scope
 */
PassoValue
passo_variables_dup_all (const PassoVariables *self)
{
  PassoValue all = passo_value_empty_object ();

  for (; self != NULL; self = self->parent)
    for (guint i = 0; i < passo_value_get_size (self->values); i++)
      {
        const char *name;
        gsize length;
        PassoValue value = passo_value_get_nth_member (self->values, i, &name, &length);

        if (passo_value_is_undefined (passo_value_get_member_len (all, name, length)))
          passo_value_take (&all, passo_value_with_member (all, name, length, value));
      }

  return all;
}

/**
 * passo_variables_get_size:
 * @self: (nullable): a scope
 *
 * Returns: bytes of JSON text of all variables of the scope and those around it
 */
gsize
passo_variables_get_size (const PassoVariables *self)
{
  gsize size = 0;

  for (; self != NULL; self = self->parent)
    size += self->size;

  return size;
}

static gboolean
exceeds (gsize          size,
         gsize          limit,
         const char    *what,
         PassoFailure **failure)
{
  g_autofree char *value = NULL;
  PassoFailureArguments arguments = { .field = what };

  if (limit == 0 || size <= limit)
    return FALSE;
  value = g_strdup_printf ("%" G_GSIZE_FORMAT, limit);
  arguments.value = value;
  *failure = passo_failure_text_new (PASSO_FAILURE_TEXT_DATA_LIMIT, &arguments);

  return TRUE;
}

static gsize
measure (PassoValue value)
{
  return passo_value_is_undefined (value) ? 0 : passo_value_get_serialized_length (value);
}

/**
 * passo_variables_assign:
 * @self: a scope
 * @assigned: an object: names to new values
 * @limits: (nullable): how much may be assigned
 * @failure: (out): why nothing was assigned
 *
 * Sets variables of this scope, all or none. The limits are documented; the name of the
 * failure is unconfirmed.
 *
 * Returns: whether they were set
 */
gboolean
passo_variables_assign (PassoVariables             *self,
                        PassoValue                  assigned,
                        const PassoVariableLimits  *limits,
                        PassoFailure              **failure)
{
  static const PassoVariableLimits no_limits = { 0 };
  g_auto (PassoValue) values = PASSO_VALUE_INIT;
  gsize size, total = 0;

  g_return_val_if_fail (self != NULL && failure != NULL, FALSE);
  g_return_val_if_fail (passo_value_is_object (assigned), FALSE);

  if (limits == NULL)
    limits = &no_limits;
  values = passo_value_ref (self->values);
  size = self->size;
  for (guint i = 0; i < passo_value_get_size (assigned); i++)
    {
      const char *name;
      gsize length;
      PassoValue value = passo_value_get_nth_member (assigned, i, &name, &length);

      if (exceeds (measure (value), limits->each, name, failure))
        return FALSE;
      size -= measure (passo_value_get_member_len (values, name, length));
      size += measure (value);
      total += measure (value);
      passo_value_take (&values, passo_value_with_member (values, name, length, value));
    }
  if (exceeds (total, limits->assign, "Assign", failure) ||
      exceeds (passo_variables_get_size (self->parent) + size, limits->total, "Assign", failure))
    return FALSE;

  passo_value_set (&self->values, values);
  self->size = size;

  return TRUE;
}

static gboolean
is_name_start (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER;
}

static gboolean
is_name_part (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_CONNECT_PUNCTUATION:
      return TRUE;

    default:
      return is_name_start (c);
    }
}

/**
 * passo_variable_name_is_valid:
 * @name: a name, without `$`
 * @length: its bytes
 *
 * A name is at most 80 characters of Unicode's ID_Start and ID_Continue, and not `states`.
 * Source: documented.
 *
 * Returns: whether a variable may have that name
 */
gboolean
passo_variable_name_is_valid (const char *name,
                              gsize       length)
{
  const char *end = name + length;
  guint n = 0;

  g_return_val_if_fail (name != NULL, FALSE);

  if (length == 0 || (length == 6 && memcmp (name, "states", 6) == 0))
    return FALSE;
  for (const char *at = name; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);

      if (c == (gunichar) -1 || c == (gunichar) -2 || n++ >= MAX_NAME_LENGTH)
        return FALSE;
      if (at == name ? !is_name_start (c) : !is_name_part (c))
        return FALSE;
    }

  return TRUE;
}
