/* passo-java-random.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoJavaRandom:
 *
 * The generator of java.util.Random: a linear congruential one of 48 bits.
 */
typedef struct
{
  guint64 state;
} PassoJavaRandom;

void   passo_java_random_init         (PassoJavaRandom *self,
                                       gint64           seed);
gint32 passo_java_random_next_between (PassoJavaRandom *self,
                                       gint32           start,
                                       gint32           end);
double passo_java_random_next_double  (PassoJavaRandom *self);

G_END_DECLS
