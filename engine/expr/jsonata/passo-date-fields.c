/* passo-date-fields.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-date-picture-private.h"

#include <math.h>

/* The Gregorian calendar in both directions, and the weeks of ISO 8601. */

/* 400 years have so many days. */
#define ERA_DAYS 146097

/* From 0000-03-01 to 1970-01-01: years here begin in March, so that the leap day ends them. */
#define MARCH_EPOCH 719468

static const char *const months[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December"
};

static const char *const days[] = {
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
};

/**
 * passo_date_get_name:
 * @component: 'F' for a day of the week, anything else for a month
 * @number: which, from 1
 *
 * Returns: its English name; %NULL when there is none
 */
const char *
passo_date_get_name (char component,
                     int  number)
{
  int n = component == 'F' ? (int) G_N_ELEMENTS (days) : (int) G_N_ELEMENTS (months);

  if (number < 1 || number > n)
    return NULL;

  return component == 'F' ? days[number - 1] : months[number - 1];
}

/**
 * passo_date_days_from_civil:
 * @year: a year
 * @month: its month, from 1; one outside 1 to 12 counts on into other years
 * @day: the day of it, from 1, in the same way
 *
 * Returns: days since 1970-01-01
 */
double
passo_date_days_from_civil (double year,
                            int    month,
                            double day)
{
  double years = year + floor ((month - 3) / 12.0);
  double era = floor (years / 400);
  double year_of_era = years - era * 400;
  int month_of_year = ((month - 3) % 12 + 12) % 12;
  int day_of_year = (153 * month_of_year + 2) / 5;

  return era * ERA_DAYS + year_of_era * 365 + floor (year_of_era / 4) -
         floor (year_of_era / 100) + day_of_year + day - 1 - MARCH_EPOCH;
}

static void
set_civil (PassoDateFields *self,
           gint64           days_since_epoch)
{
  gint64 shifted = days_since_epoch + MARCH_EPOCH;
  gint64 era = (shifted >= 0 ? shifted : shifted - ERA_DAYS + 1) / ERA_DAYS;
  int day = (int) (shifted - era * ERA_DAYS);
  int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  int day_of_year = day - (365 * year + year / 4 - year / 100);
  int month = (5 * day_of_year + 2) / 153;

  self->day = day_of_year - (153 * month + 2) / 5 + 1;
  self->month = month < 10 ? month + 3 : month - 9;
  self->year = year + (int) era * 400 + (self->month <= 2);
}

/* A week belongs to the year, and to the month, that its Thursday is in. */
static void
set_weeks (PassoDateFields *self,
           gint64           days_since_epoch)
{
  PassoDateFields thursday;

  self->day_of_week = (int) (((days_since_epoch + 3) % 7 + 7) % 7) + 1;
  days_since_epoch += 4 - self->day_of_week;
  set_civil (&thursday, days_since_epoch);
  self->week_year = thursday.year;
  self->week_month = thursday.month;
  self->month_week = (thursday.day - 1) / 7 + 1;
  self->week = (int) ((double) days_since_epoch -
                      passo_date_days_from_civil (thursday.year, 1, 1)) / 7 + 1;
}

/**
 * passo_date_fields_from_millis:
 * @self: (out): where they go
 * @millis: a time that JavaScript can hold, in milliseconds since 1970
 *
 * Finds what the calendar says of a time.
 */
void
passo_date_fields_from_millis (PassoDateFields *self,
                               double           millis)
{
  double day = floor (millis / PASSO_DAY_MILLIS);
  int rest = (int) (millis - day * PASSO_DAY_MILLIS);

  set_civil (self, (gint64) day);
  set_weeks (self, (gint64) day);
  self->day_of_year = (int) (day - passo_date_days_from_civil (self->year, 1, 1)) + 1;
  self->milli = rest % 1000;
  self->second = rest / 1000 % 60;
  self->minute = rest / 60000 % 60;
  self->hour = rest / 3600000;
}
