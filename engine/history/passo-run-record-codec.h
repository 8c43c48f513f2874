/* passo-run-record-codec.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-map-run-record.h"

G_BEGIN_DECLS

GBytes         *passo_run_record_codec_write       (const PassoRunRecord     *record);
void            passo_run_record_codec_write_child (const PassoRunRecord     *child,
                                                    const PassoMapRunRecord  *map_run,
                                                    GString                  *out);
PassoRunRecord *passo_run_record_codec_read        (const char               *text,
                                                    gssize                    length,
                                                    GError                  **error);

G_END_DECLS
