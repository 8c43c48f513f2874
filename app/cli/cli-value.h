/* cli-value.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

gboolean passo_cli_read_value      (const char  *argument,
                                    PassoValue  *out,
                                    GError     **error);
gboolean passo_cli_read_value_file (const char  *path,
                                    PassoValue  *out,
                                    GError     **error);

G_END_DECLS
