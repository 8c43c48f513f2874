/* passo-timestamp.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-timestamp.h"

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static gboolean
read_digits (Cursor *cursor,
             guint   n,
             guint  *out)
{
  *out = 0;
  for (guint i = 0; i < n; i++)
    {
      if (cursor->at == cursor->end || !g_ascii_isdigit (*cursor->at))
        return FALSE;
      *out = *out * 10 + (guint) (*cursor->at++ - '0');
    }

  return TRUE;
}

static gboolean
read_char (Cursor *cursor,
           char    c)
{
  if (cursor->at == cursor->end || *cursor->at != c)
    return FALSE;
  cursor->at++;

  return TRUE;
}

static gboolean
is_leap_year (guint year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static guint
get_days_in_month (guint year,
                   guint month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar; the year is made to begin in March,
 * so that the leap day is its last.
 */
static gint64
get_days (guint year,
          guint month,
          guint day)
{
  gint64 y = (gint64) year + 400 - (month <= 2);  /* 400 years, so that it is never negative */
  gint64 m = (month + 9) % 12;

  return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719468 - 146097;
}

static gboolean
read_date (Cursor *cursor,
           gint64 *days)
{
  guint year, month, day;

  if (!read_digits (cursor, 4, &year) || !read_char (cursor, '-') ||
      !read_digits (cursor, 2, &month) || !read_char (cursor, '-') ||
      !read_digits (cursor, 2, &day))
    return FALSE;
  if (month < 1 || month > 12 || day < 1 || day > get_days_in_month (year, month))
    return FALSE;
  *days = get_days (year, month, day);

  return TRUE;
}

/* A dot and one to nine digits. */
static gboolean
read_fraction (Cursor  *cursor,
               guint32 *nanoseconds)
{
  guint32 unit = 100000000;
  guint digit;

  if (!read_char (cursor, '.'))
    return TRUE;
  if (!read_digits (cursor, 1, &digit))
    return FALSE;
  do
    {
      *nanoseconds += digit * unit;
      if (unit == 0)
        return FALSE;
      unit /= 10;
    }
  while (read_digits (cursor, 1, &digit));

  return TRUE;
}

static gboolean
read_time (Cursor         *cursor,
           PassoTimestamp *out)
{
  guint hour, minute, second;

  if (!read_digits (cursor, 2, &hour) || !read_char (cursor, ':') ||
      !read_digits (cursor, 2, &minute) || !read_char (cursor, ':') ||
      !read_digits (cursor, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  out->seconds += hour * 3600 + minute * 60 + second;

  return read_fraction (cursor, &out->nanoseconds);
}

static gboolean
read_offset (Cursor *cursor,
             gint64 *seconds)
{
  guint hour, minute;
  gboolean east;

  *seconds = 0;
  if (read_char (cursor, 'Z'))
    return TRUE;
  east = read_char (cursor, '+');
  if (!east && !read_char (cursor, '-'))
    return FALSE;
  if (!read_digits (cursor, 2, &hour) || !read_char (cursor, ':') ||
      !read_digits (cursor, 2, &minute) || hour > 23 || minute > 59)
    return FALSE;
  *seconds = (gint64) (hour * 3600 + minute * 60) * (east ? 1 : -1);

  return TRUE;
}

/**
 * passo_timestamp_parse:
 * @text: a text
 * @length: its bytes
 * @out: (out): the instant
 *
 * Reads a timestamp of RFC 3339 with upper-case `T` and `Z`, as the States Language wants it;
 * the fraction may have up to nine digits.
 *
 * Returns: whether @text is one
 */
gboolean
passo_timestamp_parse (const char     *text,
                       gsize           length,
                       PassoTimestamp *out)
{
  Cursor cursor = { text, text + length };
  gint64 days, offset;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  out->seconds = 0;
  out->nanoseconds = 0;
  if (!read_date (&cursor, &days) || !read_char (&cursor, 'T') || !read_time (&cursor, out) ||
      !read_offset (&cursor, &offset) || cursor.at != cursor.end)
    return FALSE;
  out->seconds += days * 86400 - offset;

  return TRUE;
}

/**
 * passo_timestamp_compare:
 * @a: an instant
 * @b: another
 *
 * Returns: less than, equal to or greater than 0
 */
int
passo_timestamp_compare (const PassoTimestamp *a,
                         const PassoTimestamp *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->seconds != b->seconds)
    return a->seconds < b->seconds ? -1 : 1;

  return (a->nanoseconds > b->nanoseconds) - (a->nanoseconds < b->nanoseconds);
}
