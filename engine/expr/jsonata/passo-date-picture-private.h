/* passo-date-picture-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-date-picture.h"

G_BEGIN_DECLS

#define PASSO_DAY_MILLIS 86400000.0

typedef enum
{
  PASSO_DATE_LITERAL,
  PASSO_DATE_INTEGER,
  PASSO_DATE_NAME,
  PASSO_DATE_ZONE,
} PassoDatePartKind;

/* A stretch of literal text, or a component between brackets. */
typedef struct
{
  PassoDatePartKind   kind;
  char               *text;        /* of a literal */
  gsize               length;
  char                component;   /* Y, M, D ... */
  PassoIntegerPicture integer;
  gboolean            bad_integer; /* of a zone: the digits are no pattern */
  PassoIntegerCase    letter_case; /* of a name */
  gboolean            utc_letter;  /* of a zone: "Z" for no offset */
  int                 min_width;   /* -1: none */
  int                 max_width;
  int                 n_digits;    /* those that count in a year; -1: all */
  PassoPictureError   fault;       /* why it can be neither shown nor read */
} PassoDatePart;

/* A moment by the calendar, with what ISO 8601 says of its week. */
typedef struct
{
  int    year, month, day;         /* month and day from 1 */
  int    day_of_year, day_of_week; /* Monday is 1 */
  int    hour, minute, second, milli;
  int    week, week_year;
  int    month_week, week_month;
} PassoDateFields;

GArray     *passo_date_picture_parse     (const char        *picture,
                                          gsize              length,
                                          PassoPictureError *error);
gboolean    passo_date_part_check        (const PassoDatePart *self,
                                          PassoPictureError *error);
void        passo_date_fields_from_millis (PassoDateFields  *self,
                                          double             millis);
double      passo_date_days_from_civil   (double             year,
                                          int                month,
                                          double             day);
const char *passo_date_get_name          (char               component,
                                          int                number);

G_END_DECLS
