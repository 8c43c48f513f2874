/* random-machine.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *random_machine_dup_case (guint64 seed);

G_END_DECLS
