/* test-jsonata-picture.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-date-picture.h"
#include "expr/jsonata/passo-number-picture.h"

typedef struct
{
  double      number;
  const char *picture;
  const char *expected;  /* a text, or the code of an error */
} Case;

static const Case numbers[] = {
  { 9876.5, "#,##0.00", "9,876.50" }, { -42, "0;(0)", "(42)" }, { 0.37, "#0%", "37%" },
  { 0.0125, "0.0\342\200\260", "12.5\342\200\260" }, { 98765, "0.0e0", "9.9e4" },
  { 2.5, "0", "2" }, { 4.525, "0.00", "4.52" }, { 7654321, "#,#,000", "765,4,321" },
  { 1, "0;0;0", "D3080" }, { 1, "0.0.", "D3081" }, { 1, "0a0", "D3086" }, { 1, "0,.0", "D3087" },
  { 1, "0,", "D3088" }, { 1, "0#", "D3090" }, { 1, "0.#0", "D3091" }, { 1, "0e0%", "D3092" },
};

static const Case integers[] = {
  { 9876543, "#,##0", "9,876,543" }, { 7, "000", "007" }, { 22, "0;o", "22nd" },
  { 112, "0;o", "112th" }, { 2026, "I", "MMXXVI" }, { 28, "a", "ab" }, { 1042, "w",
  "one thousand and forty-two" }, { 310, "Ww", "Three Hundred and Ten" },
  { 72, "W;o", "SEVENTY-SECOND" }, { -1.5, "0", "-2" }, { 1, "#", "D3130" },
  { 1, "0\331\240", "D3131" }, { 64, "\331\240", "\331\246\331\244" },
};

static const Case dates[] = {
  { 951782400000, "[Y]-[M01]-[D01] [FNn]", "2000-02-29 Tuesday" },
  { 951782400000, "[D1o] [MNn,3-3] [Y,2]", "29th Feb 00" },
  { 951782400000, "[X]-W[W01]-[F1] [d]", "2000-W09-2 60" },
  { -1, "[H01]:[m]:[s].[f001] [h][P]", "23:59:59.999 11pm" },
  { 0, "[[[Y]]]", "[1970]" }, { 0, "[Z] [z0] [Z00:00t]", "+00:00 GMT+0 Z" },
  { 0, "[q]", "D3132" }, { 0, "[YN]", "D3133" }, { 0, "[Z00000]", "D3134" }, { 0, "[Y", "D3135" },
  { 0, "[YN]-[M", "D3135" }, { 0, "[YN][q]", "D3132" }, { 0, "[Y*][Y0\331\240]", "D3131" },
  { 0, "[YN][Y*]", "D3133" }, { 0, "[Y*][YN]", "D3130" }, { 0, "[Z00000][YN]", "D3134" },
};

static const struct
{
  const char *text;
  const char *picture;
  double      millis;
} readings[] = {
  { "29/2/2000", "[D]/[M]/[Y]", 951782400000 },
  { "twenty-ninth of February 2000", "[Dwo] of [MNn] [Y]", 951782400000 },
  { "20000229", "[Y0001][M01][D01]", 951782400000 },
  { "2000-060", "[Y]-[d001]", 951782400000 },
  { "2000-02-29 01:30 +01:30", "[Y]-[M]-[D] [H]:[m] [Z]", 951782400000 },
  { "1/1/1970 12:05 am", "[D]/[M]/[Y] [h]:[m] [P]", 300000 },
};

static void
check_text (const char *expected,
            const char *text,
            const char *code)
{
  g_assert_cmpstr (text == NULL ? code : text, ==, expected);
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      PassoNumberPicture picture = { .text = numbers[i].picture,
                                     .length = strlen (numbers[i].picture) };
      const char *code = NULL;
      gsize length;
      g_autofree char *text = passo_number_picture_format (&picture, numbers[i].number, &length,
                                                           &code);

      check_text (numbers[i].expected, text, code);
    }
}

static void
test_integers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
      g_auto (PassoIntegerPicture) picture = { 0 };
      g_autofree char *text = NULL;
      const Case *test_case = &integers[i];

      if (passo_integer_picture_parse (&picture, test_case->picture, strlen (test_case->picture),
                                       &error))
        text = passo_integer_picture_format (&picture, test_case->number, NULL);
      check_text (test_case->expected, text, error.code);
      if (text != NULL && test_case->number == floor (test_case->number))
        g_assert_cmpfloat (passo_integer_picture_read (&picture, text, strlen (text)), ==,
                           test_case->number);
    }
}

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
      PassoDateZone utc = { 0, 0, TRUE };
      gsize length;
      g_autofree char *text =
        passo_date_picture_format (dates[i].number, dates[i].picture,
                                   (gssize) strlen (dates[i].picture), &utc, &length, &error);

      check_text (dates[i].expected, text, error.code);
    }
}

static void
test_readings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_auto (PassoPictureError) error = PASSO_PICTURE_ERROR_INIT;
      double millis = 0;

      g_assert_true (passo_date_picture_read (readings[i].text, strlen (readings[i].text),
                                              readings[i].picture, strlen (readings[i].picture),
                                              0, &millis, &error));
      g_assert_cmpfloat (millis, ==, readings[i].millis);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jsonata-picture/numbers", test_numbers);
  g_test_add_func ("/jsonata-picture/integers", test_integers);
  g_test_add_func ("/jsonata-picture/dates", test_dates);
  g_test_add_func ("/jsonata-picture/readings", test_readings);

  return g_test_run ();
}
