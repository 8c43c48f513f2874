/* passo-json-writer.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoJsonWriterFlags:
 * @PASSO_JSON_WRITER_COMPACT: as the service serialises: kept source where a
 *   value has one, no blanks elsewhere
 * @PASSO_JSON_WRITER_STRIP: no blanks and no kept source
 * @PASSO_JSON_WRITER_PRETTY: one member or element a line, indented by two
 */
typedef enum
{
  PASSO_JSON_WRITER_COMPACT,
  PASSO_JSON_WRITER_STRIP,
  PASSO_JSON_WRITER_PRETTY
} PassoJsonWriterFlags;

char *passo_json_write           (PassoValue            value,
                                  PassoJsonWriterFlags  flags,
                                  gsize                *length);
void  passo_json_write_to        (PassoValue            value,
                                  PassoJsonWriterFlags  flags,
                                  GString              *out);
void  passo_json_write_indented  (PassoValue            value,
                                  const char           *indent,
                                  guint                 level,
                                  GString              *out);
void  passo_json_write_string    (const char           *text,
                                  gsize                 length,
                                  GString              *out);
void  passo_json_write_number    (double                number,
                                  GString              *out);
gsize passo_json_measure_string  (const char           *text,
                                  gsize                 length);

G_END_DECLS
