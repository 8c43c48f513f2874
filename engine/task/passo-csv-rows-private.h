/* passo-csv-rows-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PASSO_CSV_ERROR (_passo_csv_error_quark ())

typedef enum
{
  PASSO_CSV_ERROR_QUOTE, /* a quoted field does not end */
  PASSO_CSV_ERROR_SIZE   /* a row is too large */
} PassoCsvError;

typedef struct _PassoCsvRows PassoCsvRows;

GQuark        _passo_csv_error_quark       (void);
PassoCsvRows *_passo_csv_rows_new          (GInputStream        *stream,
                                            char                 delimiter,
                                            gsize                max_bytes);
void          _passo_csv_rows_set_max_fields (PassoCsvRows      *self,
                                              guint              max_fields);
gboolean      _passo_csv_rows_next         (PassoCsvRows        *self,
                                            GError             **error);
guint         _passo_csv_rows_get_n_fields (const PassoCsvRows  *self);
gboolean      _passo_csv_rows_get_field    (const PassoCsvRows  *self,
                                            guint                position,
                                            const char         **text,
                                            gsize               *length);
guint64       _passo_csv_rows_get_number   (const PassoCsvRows  *self);
void          _passo_csv_rows_free         (PassoCsvRows        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoCsvRows, _passo_csv_rows_free)

G_END_DECLS
