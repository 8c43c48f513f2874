/* passo-number-picture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

char *passo_number_picture_format (double       number,
                                   const char  *picture,
                                   gsize        picture_length,
                                   PassoValue   options,
                                   gsize       *length,
                                   const char **code);

G_END_DECLS
