/* passo-json-reader-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-reader.h"
#include "json/passo-value-private.h"

G_BEGIN_DECLS

/* Bytes of the largest text; digits and offsets inside it fit an int. */
#define PASSO_JSON_MAX_TEXT ((gsize) G_MAXINT32 - 64)

typedef struct
{
  const char *text;
  const char *start;            /* after a byte order mark */
  const char *cursor;
  const char *end;
  PassoJsonReaderFlags flags;
  PassoKeyTable *keys;
  guint32 last_key;             /* number of the name read last; any at first */
  PassoSource *source;          /* NULL unless it is kept */
  PassoMember *stack;           /* of values whose container has not ended */
  gsize n_stack;
  gsize stack_size;
  gsize n_duplicates;
  guint depth;
  GString *scratch;             /* the decoded text of a string with escapes */
  PassoJsonReport *report;
  GError **error;
  PassoMember first_stack[32];  /* the last field: it is not cleared */
} PassoJsonReader;

/* A string's content, in the text itself or in the reader's scratch space. */
typedef struct
{
  const char *text;
  gsize length;
  gboolean has_escapes;
  gboolean is_respelled;        /* the writer would spell it in another way */
} PassoJsonText;

gboolean _passo_json_reader_scan_string   (PassoJsonReader *self,
                                           PassoJsonText   *text);

/* All of these report an error at the cursor and return FALSE. */
gboolean _passo_json_reader_fail          (PassoJsonReader    *self,
                                           PassoJsonErrorCode  code,
                                           const char         *message);
gboolean _passo_json_reader_fail_value     (PassoJsonReader   *self);
gboolean _passo_json_reader_fail_number    (PassoJsonReader   *self);
gboolean _passo_json_reader_fail_key       (PassoJsonReader   *self);
gboolean _passo_json_reader_fail_colon     (PassoJsonReader   *self);
gboolean _passo_json_reader_fail_separator (PassoJsonReader   *self,
                                            char               closing);
gboolean _passo_json_reader_fail_comma     (PassoJsonReader   *self,
                                            char               closing);
gboolean _passo_json_reader_fail_rest      (PassoJsonReader   *self);
gboolean _passo_json_reader_fail_depth     (PassoJsonReader   *self);
gboolean _passo_json_reader_fail_size      (PassoJsonReader   *self);

G_END_DECLS
