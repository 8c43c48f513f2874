/* passo-number.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for any number as text, its NUL included. */
#define PASSO_NUMBER_SIZE 32

guint    passo_number_to_text   (double      number,
                                 char        text[PASSO_NUMBER_SIZE]);
guint    passo_integer_to_text  (gint64      integer,
                                 char        text[PASSO_NUMBER_SIZE]);
gboolean passo_number_parse     (const char *text,
                                 gsize       length,
                                 double     *number);
int      passo_number_compare_texts (const char *a,
                                     gsize       a_length,
                                     const char *b,
                                     gsize       b_length);

G_END_DECLS
