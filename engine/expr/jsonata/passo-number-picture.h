/* passo-number-picture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoNumberPicture:
 * @text: a decimal format picture, as XPath F&O 3.1 section 4.7.3 has them
 * @length: its bytes
 * @options: the properties of the decimal format that differ, an object, or undefined
 * @exact: (nullable): the digits of the number, without its sign, where a double has not all of
 *   them
 *
 * What to show a number by; all of it is borrowed.
 */
typedef struct
{
  const char *text;
  gsize       length;
  PassoValue  options;
  const char *exact;
} PassoNumberPicture;

char *passo_number_picture_format (const PassoNumberPicture *self,
                                   double                    number,
                                   gsize                    *length,
                                   const char              **code);

G_END_DECLS
