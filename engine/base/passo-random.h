/* passo-random.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of a UUID with its NUL. */
#define PASSO_UUID_SIZE 37

guint64 passo_random_bits   (guint64 seed,
                             guint64 event_id,
                             guint   attempt,
                             guint   counter);
double  passo_random_unit   (guint64 seed,
                             guint64 event_id,
                             guint   attempt,
                             guint   counter);
void    passo_random_uuid   (guint64 seed,
                             guint64 event_id,
                             guint   attempt,
                             guint   counter,
                             char    uuid[PASSO_UUID_SIZE]);

G_END_DECLS
