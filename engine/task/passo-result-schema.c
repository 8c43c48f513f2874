/* passo-result-schema.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-result-schema-private.h"
#include "task/passo-result-schema.h"

static const char * const kind_words[] = {
  [PASSO_FIELD_STRING] = "must be a string",
  [PASSO_FIELD_NUMBER] = "must be a number",
  [PASSO_FIELD_BOOLEAN] = "must be a boolean",
  [PASSO_FIELD_ARRAY] = "must be an array",
  [PASSO_FIELD_OBJECT] = "must be a JSON object",
};

static gboolean
is_of_kind (PassoValue     value,
            PassoFieldKind kind)
{
  static const PassoValueType types[] = {
    [PASSO_FIELD_STRING] = PASSO_VALUE_STRING,
    [PASSO_FIELD_NUMBER] = PASSO_VALUE_NUMBER,
    [PASSO_FIELD_BOOLEAN] = PASSO_VALUE_BOOLEAN,
    [PASSO_FIELD_ARRAY] = PASSO_VALUE_ARRAY,
    [PASSO_FIELD_OBJECT] = PASSO_VALUE_OBJECT,
  };

  return passo_value_get_type (value) == types[kind];
}

static gboolean
is_one_of (PassoValue  value,
           const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (passo_value_string_equals (value, list[i]))
      return TRUE;

  return FALSE;
}

/* What is wrong with the text, NULL for nothing. */
static const char *
judge_string (const PassoResultField *field,
              PassoValue              value)
{
  const char *text = passo_value_get_string (value, NULL);
  glong length = g_utf8_strlen (text, -1);

  if (field->words != NULL && !is_one_of (value, field->words))
    return "is not an expected value";
  if (field->least > 0 && length < field->least)
    return "is smaller than the minimum length";
  if (field->most > 0 && length > field->most)
    return "exceeds the maximum length";

  return NULL;
}

static const char *
judge_number (const PassoResultField *field,
              PassoValue              value)
{
  double number = passo_value_get_number (value);

  if (field->least > 0 && number < field->least)
    return "is less than the minimum value";
  if (field->most > 0 && number > field->most)
    return "exceeds the maximum value";

  return NULL;
}

static const char *
judge (const PassoResultField *field,
       PassoValue              value)
{
  if (!is_of_kind (value, field->kind))
    return kind_words[field->kind];
  if (field->kind == PASSO_FIELD_STRING)
    return judge_string (field, value);
  if (field->kind == PASSO_FIELD_NUMBER)
    return judge_number (field, value);

  return NULL;
}

/* Checks a field wherever it is in @value, which @path leads on from. */
static char *
check_field (const PassoResultField *field,
             const char             *path,
             PassoValue              value,
             gboolean                strict)
{
  gsize length = strcspn (path, ".[");
  const char *rest = path + length;
  PassoValue member = passo_value_get_member_len (value, path, length);
  const char *fault;
  char *message = NULL;

  if (*rest == '\0')
    {
      if (passo_value_is_undefined (member))
        return strict && field->required ? g_strdup_printf ("Required field '%s' is missing", path)
                                         : NULL;
      fault = judge (field, member);
      return fault != NULL ? g_strdup_printf ("Field '%s' %s", path, fault) : NULL;
    }

  if (*rest == '.')
    return passo_value_is_object (member) ? check_field (field, rest + 1, member, strict) : NULL;

  for (guint i = 0; i < passo_value_get_size (member) && message == NULL; i++)
    {
      PassoValue element = passo_value_get_element (member, i);

      if (passo_value_is_object (element))
        message = check_field (field, rest + strlen ("[]."), element, strict);
    }

  return message;
}

static const PassoResultSchema *
find_schema (const PassoResource *resource)
{
  for (guint i = 0; i < _passo_n_result_schemas; i++)
    if (strcmp (_passo_result_schemas[i].service, resource->service) == 0 &&
        strcmp (_passo_result_schemas[i].call, resource->call) == 0)
      return &_passo_result_schemas[i];

  return NULL;
}

/**
 * passo_result_schema_check:
 * @resource: what a task calls
 * @result: an object
 * @strict: whether required fields must be there
 *
 * Checks an invented result of a task against what the service's interface says of its results.
 * Fields that the interface does not know are let through, as are calls whose results are not known.
 *
 * Returns: (transfer full) (nullable): what is wrong, in the service's words
 */
char *
passo_result_schema_check (const PassoResource *resource,
                           PassoValue           result,
                           gboolean             strict)
{
  const PassoResultSchema *schema;
  char *message = NULL;

  g_return_val_if_fail (resource != NULL, NULL);
  g_return_val_if_fail (passo_value_is_object (result), NULL);

  schema = find_schema (resource);
  if (schema == NULL)
    return NULL;

  for (const PassoResultField *field = schema->fields; field->path != NULL && message == NULL;
       field++)
    message = check_field (field, field->path, result, strict);

  return message;
}
