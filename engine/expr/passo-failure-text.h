/* passo-failure-text.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "expr/passo-json-path.h"

G_BEGIN_DECLS

/**
 * PassoFailureText:
 *
 * The texts in which the service words the failures of expressions and of the fields that hold
 * them. Which of the arguments a text uses stands beside it in the table of passo-failure-text.c.
 */
typedef enum
{
  PASSO_FAILURE_TEXT_PATH_NOT_FOUND,           /* path, field, input: templates, ErrorPath */
  PASSO_FAILURE_TEXT_INVALID_PATH,             /* path, value: InputPath, OutputPath, ... */
  PASSO_FAILURE_TEXT_ARGUMENT_NOT_FOUND,       /* function, path, input */
  PASSO_FAILURE_TEXT_ARGUMENT_INVALID,         /* function, value: why it has no value */
  PASSO_FAILURE_TEXT_FUNCTION,                 /* function, value: what the function says */
  PASSO_FAILURE_TEXT_CHOICE_VARIABLE,          /* path */
  PASSO_FAILURE_TEXT_NO_CHOICE,                /* */
  PASSO_FAILURE_TEXT_PATTERN,                  /* value: the pattern of StringMatches */
  PASSO_FAILURE_TEXT_RESULT_PATH,              /* path, input */
  PASSO_FAILURE_TEXT_ITEMS_NOT_ARRAY,          /* path */
  PASSO_FAILURE_TEXT_SECONDS_MISSING,          /* field, path: "SecondsPath" */
  PASSO_FAILURE_TEXT_SECONDS_NEGATIVE,         /* field, path, value */
  PASSO_FAILURE_TEXT_SECONDS_NOT_INTEGER,      /* field, path, value */
  PASSO_FAILURE_TEXT_TIMESTAMP_INVALID,        /* field, path, value */
  PASSO_FAILURE_TEXT_WAIT_TOO_LONG,            /* */
  PASSO_FAILURE_TEXT_NOT_AN_INTEGER,           /* field, path, value: MaxConcurrencyPath, ... */
  PASSO_FAILURE_TEXT_NOT_A_FLOAT,              /* field, path, value */
  PASSO_FAILURE_TEXT_COUNT_NEGATIVE,           /* field: "ToleratedFailureCount" */
  PASSO_FAILURE_TEXT_PERCENTAGE_RANGE,         /* field: "ToleratedFailurePercentage" */
  PASSO_FAILURE_TEXT_PARAMETER_FORMAT,         /* field, input: the parameters */
  PASSO_FAILURE_TEXT_NO_VARIABLE,              /* path, field */
  PASSO_FAILURE_TEXT_BUDGET,                   /* path, field */
  PASSO_FAILURE_TEXT_TOO_DEEP,                 /* */
  PASSO_FAILURE_TEXT_DATA_LIMIT,               /* field: a variable or "Assign", value: bytes */
  PASSO_FAILURE_TEXT_QUERY_UNDEFINED,          /* expression, field */
  PASSO_FAILURE_TEXT_QUERY_TYPE,               /* expression, field, expected, type, value */
  PASSO_FAILURE_TEXT_QUERY_UNSUPPORTED,        /* expression, field */
  PASSO_FAILURE_TEXT_QUERY_ERROR,              /* expression, field, value: code and message */
  PASSO_FAILURE_TEXT_QUERY_LIMIT,              /* expression, field, value: message */
  PASSO_FAILURE_TEXT_QUERY_NUMBER,             /* expression, field, expected, value */
  PASSO_FAILURE_TEXT_QUERY_ITEMS,              /* input: of a Map without Items */
  PASSO_FAILURE_TEXT_QUERY_TIMESTAMP,          /* field, value */
  PASSO_N_FAILURE_TEXTS
} PassoFailureText;

/* Arguments of a failure text; those it does not use may be NULL. */
typedef struct
{
  const char *path;
  const char *field;
  const char *input;
  const char *value;
  const char *function;
  const char *expression;
  const char *expected;
  const char *type;
} PassoFailureArguments;

PassoFailure *passo_failure_text_new          (PassoFailureText             text,
                                               const PassoFailureArguments *arguments);
PassoFailure *passo_failure_for_member        (const PassoJsonPath         *path,
                                               const PassoJsonPathMiss     *miss,
                                               const char                  *field);
PassoFailure *passo_failure_for_field         (const PassoJsonPath         *path,
                                               const PassoJsonPathMiss     *miss,
                                               const char                  *field);
PassoFailure *passo_failure_for_argument      (const PassoJsonPath         *path,
                                               const PassoJsonPathMiss     *miss,
                                               const char                  *function);
PassoFailure *passo_failure_for_choice        (const PassoJsonPath         *path,
                                               const PassoJsonPathMiss     *miss);
char         *passo_json_path_miss_dup_reason (const PassoJsonPathMiss     *miss,
                                               const PassoJsonPath         *path);
char         *passo_failure_value_text        (PassoValue                   value);

G_END_DECLS
