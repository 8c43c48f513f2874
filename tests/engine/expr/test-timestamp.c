/* test-timestamp.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

static PassoTimestamp
parse (const char *text)
{
  PassoTimestamp timestamp;

  g_assert_true (passo_timestamp_parse (text, strlen (text), &timestamp));

  return timestamp;
}

static void
test_instants (void)
{
  const struct { const char *text; gint64 seconds; guint32 nanoseconds; } instants[] = {
    { "1970-01-01T00:00:00Z", 0, 0 },
    { "1969-12-31T23:59:59.5Z", -1, 500000000 },
    { "2024-02-29T12:34:56.123456789Z", 1709210096, 123456789 },
    { "2024-02-29T12:34:56+05:30", 1709190296, 0 },
    { "2024-02-29T12:34:56-05:30", 1709229896, 0 },
    { "0000-01-01T00:00:00Z", -62167219200, 0 },
    { "0000-03-01T00:00:00Z", -62162035200, 0 },
    { "9999-12-31T23:59:59Z", 253402300799, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      PassoTimestamp timestamp = parse (instants[i].text);

      g_assert_cmpint (timestamp.seconds, ==, instants[i].seconds);
      g_assert_cmpuint (timestamp.nanoseconds, ==, instants[i].nanoseconds);
    }
}

/* Every day of four centuries, beside GLib's calendar. */
static void
test_calendar (void)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (1800, 1, 1, 0, 0, 0);

  for (int day = 0; day < 146097; day += 13)
    {
      g_autoptr (GDateTime) date = g_date_time_add_days (start, day);
      g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");

      g_assert_cmpint (parse (text).seconds, ==, g_date_time_to_unix (date));
    }
}

static void
test_compare (void)
{
  PassoTimestamp a = parse ("2024-01-01T00:00:00.000000001Z");
  PassoTimestamp b = parse ("2024-01-01T01:00:00.000000001+01:00");
  PassoTimestamp c = parse ("2024-01-01T00:00:00Z");

  g_assert_cmpint (passo_timestamp_compare (&a, &b), ==, 0);
  g_assert_cmpint (passo_timestamp_compare (&a, &c), >, 0);
  g_assert_cmpint (passo_timestamp_compare (&c, &a), <, 0);
}

static void
test_truncations (void)
{
  const char *text = "2024-02-29T12:34:56.123456789+05:30";
  PassoTimestamp timestamp;

  for (gsize n = 0; n < strlen (text); n++)
    g_assert_false (passo_timestamp_parse (text, n, &timestamp));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timestamp/instants", test_instants);
  g_test_add_func ("/timestamp/calendar", test_calendar);
  g_test_add_func ("/timestamp/compare", test_compare);
  g_test_add_func ("/timestamp/truncations", test_truncations);

  return g_test_run ();
}
