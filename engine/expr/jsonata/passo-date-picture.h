/* passo-date-picture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-integer-picture.h"

G_BEGIN_DECLS

char    *passo_date_picture_format (double             millis,
                                    const char        *picture,
                                    gssize             picture_length,
                                    const char        *zone,
                                    gsize             *length,
                                    PassoPictureError *error);
gboolean passo_date_picture_read   (const char        *text,
                                    gsize              text_length,
                                    const char        *picture,
                                    gsize              picture_length,
                                    gint64             now,
                                    double            *millis,
                                    PassoPictureError *error);
gboolean passo_date_read_iso       (const char        *text,
                                    gsize              length,
                                    double            *millis);

G_END_DECLS
