/* passo-types.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A half-open range of bytes in a text. */
typedef struct
{
  gsize start;
  gsize end;
} PassoSpan;

G_END_DECLS
