/* passo-history-codec.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "history/passo-event-log.h"

G_BEGIN_DECLS

#define PASSO_HISTORY_ERROR (passo_history_error_quark ())

/**
 * PassoHistoryError:
 * @PASSO_HISTORY_ERROR_JSON: not JSON
 * @PASSO_HISTORY_ERROR_SHAPE: JSON, but no history
 * @PASSO_HISTORY_ERROR_EVENT: an event of a type or order that cannot be
 *
 * Why a history could not be read.
 */
typedef enum
{
  PASSO_HISTORY_ERROR_JSON,
  PASSO_HISTORY_ERROR_SHAPE,
  PASSO_HISTORY_ERROR_EVENT,
} PassoHistoryError;

GQuark         passo_history_error_quark       (void);
void           passo_history_codec_write_event (const PassoEvent     *event,
                                                GString              *out);
void           passo_history_codec_write_events (const PassoEventLog *log,
                                                const char           *separator,
                                                GString              *out);
GBytes        *passo_history_codec_write       (const PassoEventLog  *log);
PassoEventLog *passo_history_codec_read        (const char           *text,
                                                gssize                length,
                                                GError              **error);
PassoEventLog *passo_history_codec_read_value  (PassoValue            root,
                                                GError              **error);

G_END_DECLS
