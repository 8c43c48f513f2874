/* test-number.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "json/passo-number-private.h"
#include "json/passo-number.h"
#include "json/passo-value.h"
#include "tests/support/case-lines.h"

static const char *cases_folder;

static void
check_line (char  **fields,
            guint   n_fields,
            guint   line)
{
  gboolean is_kept = fields[0][0] == '*';
  const char *spelling = fields[0] + is_kept;
  g_auto (PassoValue) value = passo_value_number_literal (spelling, strlen (spelling));
  char text[PASSO_NUMBER_SIZE];
  double number;

  g_test_message ("line %u: %s", line, spelling);
  g_assert_cmpuint (n_fields, ==, 2);
  g_assert_true (passo_number_parse (spelling, strlen (spelling), &number));
  g_assert_true (number == passo_value_get_number (value));
  g_assert_cmpuint (passo_number_to_text (number, text), ==, strlen (text));
  g_assert_cmpstr (text, ==, fields[1]);
  if (is_kept)
    g_assert_cmpstr (passo_value_get_literal (value, NULL), ==, spelling);
  else
    g_assert_null (passo_value_get_literal (value, NULL));
}

static void
test_cases (void)
{
  case_lines_foreach (cases_folder, "numbers.txt", check_line);
}

/* A comma is the decimal point in German. */
static void
test_locale (void)
{
  const char *wanted[] = { "de_DE.UTF-8", "pt_BR.UTF-8", "fr_FR.UTF-8" };
  double number;
  char text[PASSO_NUMBER_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (setlocale (LC_ALL, wanted[i]) != NULL)
      g_test_message ("in %s", wanted[i]);
  g_assert_true (passo_number_parse ("12345678901234567.25", 20, &number));
  g_assert_cmpfloat (number, ==, 12345678901234568.0);
  passo_number_to_text (0.1, text);
  g_assert_cmpstr (text, ==, "0.1");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
assert_round_trip (double number)
{
  char text[PASSO_NUMBER_SIZE], longer[PASSO_NUMBER_SIZE];
  guint length = passo_number_to_text (number, text);
  double again;
  gsize digits = 0;

  g_assert_true (passo_number_parse (text, length, &again));
  g_assert_true (again == number);

  /* Not longer than the shortest of 15, 16 and 17 digits that the C library has. */
  for (guint i = 0; i < length && text[i] != 'e'; i++)
    digits += g_ascii_isdigit (text[i]) && (digits > 0 || text[i] != '0');
  for (int precision = 15; precision <= 17; precision++)
    {
      char format[] = { '%', '.', '1', (char) ('0' + precision - 10), 'g', '\0' };

      g_ascii_formatd (longer, sizeof longer, format, number);
      if (g_ascii_strtod (longer, NULL) == number)
        {
          if (fabs (number) < 1e15)
            g_assert_cmpuint (digits, <=, (guint) precision);
          break;
        }
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 2046; i++)
    {
      assert_round_trip (ldexp (1, (int) i - 1022));
      assert_round_trip (nextafter (ldexp (1, (int) i - 1022), 0));
      assert_round_trip (nextafter (ldexp (1, (int) i - 1022), INFINITY));
    }
  for (guint i = 0; i < 50000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double number;

      memcpy (&number, &bits, sizeof number);
      if (isfinite (number))
        assert_round_trip (number);
      assert_round_trip (g_rand_double (rand));
      assert_round_trip (g_rand_int_range (rand, -1000000, 1000000) / 100.0);
    }
}

/*
 * Exact arithmetic for the table of powers: 10^n · 2^-shift by schoolbook
 * multiplication on 32-bit limbs, for the powers that are whole.
 */
static void
assert_power (guint            exponent,
              PassoPowerOfTen  power)
{
  guint32 limbs[36] = { 1 };
  guint n_limbs = 1;
  guint bits;
  guint64 high = 0, low = 0;
  gboolean has_rest = FALSE;

  for (guint i = 0; i < exponent; i++)
    {
      guint64 carry = 0;

      for (guint j = 0; j < n_limbs; j++)
        {
          carry += (guint64) limbs[j] * 10;
          limbs[j] = (guint32) carry;
          carry >>= 32;
        }
      if (carry != 0)
        limbs[n_limbs++] = (guint32) carry;
    }

  bits = n_limbs * 32 - (guint) __builtin_clz (limbs[n_limbs - 1]);
  for (guint i = 0; i < bits; i++)
    {
      guint bit = bits - 1 - i;
      guint64 is_set = (limbs[bit / 32] >> (bit % 32)) & 1;

      if (i < 64)
        high |= is_set << (63 - i);
      else if (i < 128)
        low |= is_set << (127 - i);
      else
        has_rest |= is_set != 0;
    }
  if (has_rest && ++low == 0)
    high++;

  g_assert_cmphex (power.high, ==, high);
  g_assert_cmphex (power.low, ==, low);
}

static void
test_powers (void)
{
  const PassoPowerOfTen *powers = _passo_powers_of_ten ();

  for (guint i = 0; i <= PASSO_POWER_MAX; i++)
    assert_power (i, powers[i - PASSO_POWER_MIN]);

  /* The first 128 bits of 1/10 and 10^-292, rounded up. */
  g_assert_cmphex (powers[-1 - PASSO_POWER_MIN].high, ==, G_GUINT64_CONSTANT (0xcccccccccccccccc));
  g_assert_cmphex (powers[-1 - PASSO_POWER_MIN].low, ==, G_GUINT64_CONSTANT (0xcccccccccccccccd));
  g_assert_cmphex (powers[0].high, ==, G_GUINT64_CONSTANT (0xff77b1fcbebcdc4f));
  g_assert_cmphex (powers[0].low, ==, G_GUINT64_CONSTANT (0x25e8e89c13bb0f7b));
}

typedef struct
{
  const char *a;
  const char *b;
  int order;
} Comparison;

static const Comparison comparisons[] = {
  { "1", "1.0", 0 },
  { "100", "1e2", 0 },
  { "0.001", "1E-3", 0 },
  { "0", "-0.0e9", 0 },
  { "-1", "0", -1 },
  { "0", "-1e-400", 1 },
  { "1e400", "1e401", -1 },
  { "-1e400", "-1e401", 1 },
  { "12345678901234567890", "12345678901234567891", -1 },
  { "12345678901234567890", "1.234567890123456789e19", 0 },
  { "0.1", "0.1000000000000000055511151231257827", -1 },
  { "9", "10", -1 },
  { "9.5", "9.25", 1 },
  { "0012", "12", 0 },
};

static void
test_compare_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      const Comparison *c = &comparisons[i];

      g_assert_cmpint (passo_number_compare_texts (c->a, strlen (c->a), c->b, strlen (c->b)), ==,
                       c->order);
      g_assert_cmpint (passo_number_compare_texts (c->b, strlen (c->b), c->a, strlen (c->a)), ==,
                       -c->order);
    }
}

static void
test_not_finite (void)
{
  char text[PASSO_NUMBER_SIZE];

  passo_number_to_text (NAN, text);
  g_assert_cmpstr (text, ==, "null");
  passo_number_to_text (-INFINITY, text);
  g_assert_cmpstr (text, ==, "null");
  passo_number_to_text (-0.0, text);
  g_assert_cmpstr (text, ==, "0");
}

static void
test_refused (void)
{
  const char *texts[] = { "", "-", "+1", "01", "-01", "1.", ".1", "1e", "1e+", " 1", "1 ", "0x1",
                          "inf", "nan", "1,5", "1_0", "--1" };
  double number;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (passo_number_parse (texts[i], strlen (texts[i]), &number));
      g_assert_true (passo_value_is_undefined (passo_value_number_literal (texts[i],
                                                                           strlen (texts[i]))));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cases_folder = argv[1];

  g_test_add_func ("/number/cases", test_cases);
  g_test_add_func ("/number/locale", test_locale);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/powers", test_powers);
  g_test_add_func ("/number/compare-texts", test_compare_texts);
  g_test_add_func ("/number/not-finite", test_not_finite);
  g_test_add_func ("/number/refused", test_refused);

  return g_test_run ();
}
