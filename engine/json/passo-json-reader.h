/* passo-json-reader.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-error.h"
#include "json/passo-key-table.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoJsonReaderFlags:
 * @PASSO_JSON_READER_DEFAULT: nothing special
 * @PASSO_JSON_READER_KEEP_SOURCE: arrays, objects and strings remember how they
 *   were written, so that what is not changed is written again byte for byte,
 *   blanks included (recorded on the service)
 */
typedef enum
{
  PASSO_JSON_READER_DEFAULT = 0,
  PASSO_JSON_READER_KEEP_SOURCE = 1 << 0
} PassoJsonReaderFlags;

/**
 * PassoJsonReport:
 * @offset: byte offset of the error
 * @line: its line, from 1
 * @column: its column in characters, from 1
 * @n_duplicates: members that a later one of the same name replaced
 *
 * What else there is to say about a text that was read.
 */
typedef struct
{
  gsize offset;
  guint line;
  guint column;
  guint n_duplicates;
} PassoJsonReport;

PassoValue passo_json_parse      (const char            *text,
                                  gssize                 length,
                                  PassoJsonReaderFlags   flags,
                                  GError               **error);
PassoValue passo_json_parse_full (const char            *text,
                                  gssize                 length,
                                  PassoJsonReaderFlags   flags,
                                  PassoKeyTable         *keys,
                                  PassoJsonReport       *report,
                                  GError               **error);

G_END_DECLS
