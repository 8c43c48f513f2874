/* passo-json-error.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PASSO_JSON_ERROR (passo_json_error_quark ())

/**
 * PassoJsonErrorCode:
 * @PASSO_JSON_ERROR_SYNTAX: the text is not JSON
 * @PASSO_JSON_ERROR_ENCODING: the text is not UTF-8, or has half a surrogate pair
 * @PASSO_JSON_ERROR_NUMBER: a number is not spelled as JSON wants it
 * @PASSO_JSON_ERROR_DEPTH: arrays and objects nest too deep
 * @PASSO_JSON_ERROR_SIZE: the text is too large
 * @PASSO_JSON_ERROR_POINTER: a JSON pointer is malformed
 * @PASSO_JSON_ERROR_NOT_FOUND: nothing is where a pointer points
 */
typedef enum
{
  PASSO_JSON_ERROR_SYNTAX,
  PASSO_JSON_ERROR_ENCODING,
  PASSO_JSON_ERROR_NUMBER,
  PASSO_JSON_ERROR_DEPTH,
  PASSO_JSON_ERROR_SIZE,
  PASSO_JSON_ERROR_POINTER,
  PASSO_JSON_ERROR_NOT_FOUND
} PassoJsonErrorCode;

GQuark passo_json_error_quark (void);

G_END_DECLS
