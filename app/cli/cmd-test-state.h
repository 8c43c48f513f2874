/* cmd-test-state.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int passo_cmd_test_state (int    argc,
                          char **argv);

G_END_DECLS
