/* passo-date-picture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-integer-picture.h"

G_BEGIN_DECLS

/**
 * PassoDateZone:
 * @hours: hours from UTC
 * @minutes: minutes beside them
 * @rounds_down: whether hours are rounded down, so that -0530 is six and a half hours and shows as
 *   -6:-30, as the reference has it; else it is five and a half
 *
 * An offset from UTC.
 */
typedef struct
{
  int      hours;
  int      minutes;
  gboolean rounds_down;
} PassoDateZone;

gboolean passo_date_zone_read      (PassoDateZone       *self,
                                    const char          *text,
                                    gboolean             rounds_down);
char    *passo_date_picture_format (double               millis,
                                    const char          *picture,
                                    gssize               picture_length,
                                    const PassoDateZone *zone,
                                    gsize               *length,
                                    PassoPictureError   *error);
gboolean passo_date_picture_read   (const char        *text,
                                    gsize              text_length,
                                    const char        *picture,
                                    gsize              picture_length,
                                    gint64             now,
                                    double            *millis,
                                    PassoPictureError *error);
gboolean passo_date_read_iso       (const char        *text,
                                    gsize              length,
                                    double            *millis);

G_END_DECLS
