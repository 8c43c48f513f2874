/* passo-json-scan-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_JSON_SCAN_MORE,     /* the value goes on after these bytes */
  PASSO_JSON_SCAN_DONE,     /* it ends with what was used of them */
  PASSO_JSON_SCAN_BAD,      /* a bracket that does not fit */
  PASSO_JSON_SCAN_TOO_DEEP
} PassoJsonScanStatus;

typedef enum
{
  PASSO_JSON_SCAN_BETWEEN,
  PASSO_JSON_SCAN_STRING,
  PASSO_JSON_SCAN_ESCAPE,   /* after a backslash in a string */
  PASSO_JSON_SCAN_SCALAR    /* a number or a word */
} PassoJsonScanMode;

/*
 * Finds where a JSON value ends, in pieces of text as they come; depth and mode are zero at the value's
 * first byte. It looks at quotation marks and brackets only.
 */
typedef struct
{
  guint8            closings[PASSO_VALUE_MAX_DEPTH]; /* of the containers that are open */
  guint             depth;
  PassoJsonScanMode mode;
} PassoJsonScan;

PassoJsonScanStatus _passo_json_scan (PassoJsonScan *self,
                                      const char    *text,
                                      gsize          length,
                                      gsize         *used);

G_END_DECLS
