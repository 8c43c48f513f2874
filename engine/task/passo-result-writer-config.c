/* passo-result-writer-config.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-result-writer-config.h"

static gboolean
fail (PassoFailure **failure,
      const char    *field,
      const char    *what)
{
  if (failure != NULL)
    *failure = passo_failure_new ("States.ResultWriterFailed", "field %s %s", field, what);

  return FALSE;
}

static gboolean
read_text (PassoValue     object,
           const char    *field,
           char         **place,
           PassoFailure **failure)
{
  PassoValue value = passo_value_get_member (object, field);
  const char *text;
  gsize length;

  if (passo_value_is_undefined (value))
    return TRUE;
  text = passo_value_is_string (value) ? passo_value_get_string (value, &length) : NULL;
  if (text == NULL || strlen (text) != length)
    return fail (failure, field, "must be a string");
  *place = g_strdup (text);

  return TRUE;
}

static gboolean
read_output_type (PassoResultWriterConfig  *self,
                  PassoValue                config,
                  PassoFailure            **failure)
{
  PassoValue value = passo_value_get_member (config, "OutputType");

  self->is_lines = passo_value_string_equals (value, "JSONL");

  return self->is_lines || passo_value_is_undefined (value) ||
         passo_value_string_equals (value, "JSON") ||
         fail (failure, "OutputType", "has a value that is not known");
}

static gboolean
read_transformation (PassoResultWriterConfig  *self,
                     PassoValue                config,
                     PassoFailure            **failure)
{
  static const char * const words[] = { "NONE", "COMPACT", "FLATTEN" };
  PassoValue value = passo_value_get_member (config, "Transformation");

  if (passo_value_is_undefined (value))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (passo_value_string_equals (value, words[i]))
      {
        self->form = (PassoResultForm) i;
        return TRUE;
      }

  return fail (failure, "Transformation", "has a value that is not known");
}

/**
 * passo_result_writer_config_new:
 * @resource: (nullable): the writer's Resource, where it has one
 * @arguments: its Parameters or Arguments, evaluated, or undefined
 * @writer_config: its WriterConfig, or undefined
 * @failure: (out) (optional): why it is no writer
 *
 * Without a resource the results are the state's result; then they are compact if nothing else is
 * said, as where there is no writer at all.
 *
 * Returns: (transfer full) (nullable): what to write
 */
PassoResultWriterConfig *
passo_result_writer_config_new (const char    *resource,
                                PassoValue     arguments,
                                PassoValue     writer_config,
                                PassoFailure **failure)
{
  g_autoptr (PassoResultWriterConfig) self = g_new0 (PassoResultWriterConfig, 1);

  self->form = resource != NULL ? PASSO_RESULT_FORM_NONE : PASSO_RESULT_FORM_COMPACT;
  if (!read_output_type (self, writer_config, failure) ||
      !read_transformation (self, writer_config, failure))
    return NULL;
  if (resource == NULL)
    return g_steal_pointer (&self);

  if (!read_text (arguments, "Bucket", &self->bucket, failure) ||
      !read_text (arguments, "Prefix", &self->prefix, failure))
    return NULL;
  if (self->bucket == NULL)
    {
      fail (failure, "Bucket", "is required");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * passo_result_writer_config_free:
 * @self: (transfer full) (nullable): what to write
 *
 * Frees @self.
 */
void
passo_result_writer_config_free (PassoResultWriterConfig *self)
{
  if (self == NULL)
    return;

  g_free (self->bucket);
  g_free (self->prefix);
  g_free (self);
}
