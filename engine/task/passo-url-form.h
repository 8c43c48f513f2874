/* passo-url-form.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/* How the elements of an array are told apart. */
typedef enum
{
  PASSO_URL_FORM_INDICES,  /* a[0]=x&a[1]=y */
  PASSO_URL_FORM_REPEAT,   /* a=x&a=y */
  PASSO_URL_FORM_COMMAS,   /* a=x,y */
  PASSO_URL_FORM_BRACKETS, /* a[]=x&a[]=y */
} PassoUrlFormArrays;

char *passo_url_form_dup_text (PassoValue          value);
char *passo_url_form_encode   (PassoValue          fields,
                               PassoUrlFormArrays  arrays);
void  passo_url_form_add_query (GString           *query,
                                PassoValue         fields);

G_END_DECLS
