/* passo-number.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "json/passo-number.h"
#include "json/passo-number-private.h"

/*
 * Numbers to text and back without the locale. Text is the shortest that reads
 * back as the same double, in the form of ECMA-262 section 6.1.6.1.20.
 */

/* A decimal integer of at most so many digits times a power of ten up to 10^22
 * goes to a double in one correctly rounded operation, and back to the same
 * digits. */
#define SAFE_DIGITS 15
#define SAFE_POWER 22

/* No number that prints as it was spelled is longer: -0.00000 and 17 digits. */
#define MAX_PRINTED 25

__extension__ typedef unsigned __int128 Wide;

/* digits · 10^exponent */
typedef struct
{
  guint64 digits;
  int exponent;
} Decimal;

static const char digit_pairs[] =
  "00010203040506070809" "10111213141516171819" "20212223242526272829" "30313233343536373839"
  "40414243444546474849" "50515253545556575859" "60616263646566676869" "70717273747576777879"
  "80818283848586878889" "90919293949596979899";

static char *
write_digits (guint64  number,
              char    *end)
{
  while (number >= 100)
    {
      end -= 2;
      memcpy (end, digit_pairs + 2 * (number % 100), 2);
      number /= 100;
    }
  if (number >= 10)
    {
      end -= 2;
      memcpy (end, digit_pairs + 2 * number, 2);
    }
  else
    *--end = (char) ('0' + number);

  return end;
}

/**
 * passo_integer_to_text:
 * @integer: a number
 * @text: (out caller-allocates): place for its text and a NUL
 *
 * Writes @integer in decimal.
 *
 * Returns: bytes written, without the NUL
 */
guint
passo_integer_to_text (gint64 integer,
                       char   text[PASSO_NUMBER_SIZE])
{
  char buffer[PASSO_NUMBER_SIZE];
  char *end = buffer + sizeof buffer;
  char *start = write_digits (integer < 0 ? -(guint64) integer : (guint64) integer, end);
  guint length;

  if (integer < 0)
    *--start = '-';
  length = (guint) (end - start);
  memcpy (text, start, length);
  text[length] = '\0';

  return length;
}

static inline int
floor_log2_of_power_of_ten (int exponent)
{
  return (exponent * 1741647) >> 19;
}

/* The product's upper part, its lowest bit set if anything was cut off. */
static inline guint64
multiply_round_to_odd (PassoPowerOfTen power,
                       guint64         factor)
{
  Wide low = (Wide) power.low * factor;
  Wide high = (Wide) power.high * factor + (guint64) (low >> 64);

  return (guint64) (high >> 64) | ((guint64) high > 1);
}

/*
 * The shortest decimal in the interval of numbers that round to
 * significand · 2^exponent, after Raffaello Giulietti, "The Schubfach way to
 * render doubles" (2020). All bounds are held times four, so that the halves of
 * the interval are whole.
 */
static Decimal
find_shortest (guint64  significand,
               int      exponent,
               gboolean lower_is_closer)
{
  const guint64 odd = significand & 1;
  const int k = (exponent * 1262611 - (lower_is_closer ? 524031 : 0)) >> 22;
  const int h = exponent + floor_log2_of_power_of_ten (-k) + 1;
  const PassoPowerOfTen power = _passo_powers_of_ten ()[-k - PASSO_POWER_MIN];
  guint64 center = 4 * significand;
  guint64 lower = multiply_round_to_odd (power, (center - 2 + lower_is_closer) << h) + odd;
  guint64 upper = multiply_round_to_odd (power, (center + 2) << h) - odd;
  guint64 scaled = multiply_round_to_odd (power, center << h);
  guint64 s = scaled / 4;
  Decimal result = { s, k };
  gboolean below, above;

  if (s >= 10)
    {
      guint64 tens = s / 10;

      below = lower <= 40 * tens;
      above = 40 * tens + 40 <= upper;
      if (below != above)
        return (Decimal) { tens + above, k + 1 };
    }

  below = lower <= 4 * s;
  above = 4 * s + 4 <= upper;
  if (below != above)
    result.digits += above;
  else
    result.digits += scaled > 4 * s + 2 || (scaled == 4 * s + 2 && (s & 1) != 0);

  return result;
}

static Decimal
double_to_decimal (double number)
{
  guint64 bits, fraction;
  guint biased;
  Decimal decimal;

  memcpy (&bits, &number, sizeof bits);
  fraction = bits & ((G_GUINT64_CONSTANT (1) << 52) - 1);
  biased = (bits >> 52) & 0x7ff;
  if (biased == 0)
    decimal = find_shortest (fraction, -1074, FALSE);
  else
    decimal = find_shortest (fraction | (G_GUINT64_CONSTANT (1) << 52), (int) biased - 1075,
                             fraction == 0 && biased > 1);

  while (decimal.digits % 10 == 0)
    {
      decimal.digits /= 10;
      decimal.exponent++;
    }

  return decimal;
}

static char *
write_zeros (char *to,
             int   n)
{
  memset (to, '0', (gsize) n);

  return to + n;
}

static char *
write_exponent (char       *to,
                const char *digits,
                int         n_digits,
                int         exponent)
{
  char buffer[PASSO_NUMBER_SIZE];
  guint length;

  *to++ = digits[0];
  if (n_digits > 1)
    {
      *to++ = '.';
      to = mempcpy (to, digits + 1, (gsize) n_digits - 1);
    }
  *to++ = 'e';
  *to++ = exponent < 0 ? '-' : '+';
  length = passo_integer_to_text (ABS (exponent), buffer);

  return mempcpy (to, buffer, length);
}

/* ECMA-262 6.1.6.1.20, steps 6 to 12; point is its n. */
static char *
write_decimal (char    *to,
               Decimal  decimal)
{
  char buffer[PASSO_NUMBER_SIZE];
  char *digits = write_digits (decimal.digits, buffer + sizeof buffer);
  int n_digits = (int) (buffer + sizeof buffer - digits);
  int point = n_digits + decimal.exponent;

  if (n_digits <= point && point <= 21)
    return write_zeros (mempcpy (to, digits, (gsize) n_digits), point - n_digits);

  if (0 < point && point <= 21)
    {
      to = mempcpy (to, digits, (gsize) point);
      *to++ = '.';
      return mempcpy (to, digits + point, (gsize) (n_digits - point));
    }

  if (-6 < point && point <= 0)
    return mempcpy (write_zeros (mempcpy (to, "0.", 2), -point), digits, (gsize) n_digits);

  return write_exponent (to, digits, n_digits, point - 1);
}

/**
 * passo_number_to_text:
 * @number: a number
 * @text: (out caller-allocates): place for its text and a NUL
 *
 * Writes the shortest text that reads back as @number, as JavaScript does:
 * `1e+21` from there on, `0` for -0, `null` for what JSON cannot hold.
 *
 * Returns: bytes written, without the NUL
 */
guint
passo_number_to_text (double number,
                      char   text[PASSO_NUMBER_SIZE])
{
  char *to = text;

  if (number == 0 || !isfinite (number))
    return (guint) (g_stpcpy (text, number == 0 ? "0" : "null") - text);

  if (fabs (number) < 0x1p53 && number == (double) (gint64) number)
    return passo_integer_to_text ((gint64) number, text);

  if (number < 0)
    *to++ = '-';
  to = write_decimal (to, double_to_decimal (fabs (number)));
  *to = '\0';

  return (guint) (to - text);
}

/* What the digits of a number say, read once from left to right. */
typedef struct
{
  guint64 digits;            /* the first 19 significant ones */
  guint n_digits;            /* significant digits */
  int exponent;              /* of the last digit read, without the written one */
  int written_exponent;
  gboolean is_negative;
  gboolean is_whole;         /* neither fraction nor exponent */
  gboolean is_plain;         /* no exponent and no zero at the end of a fraction */
} Scan;

static const char *
scan_digits (const char *cursor,
             const char *end,
             Scan       *scan,
             gboolean    is_fraction)
{
  const char *start = cursor;

  for (; cursor < end && g_ascii_isdigit (*cursor); cursor++)
    {
      if (scan->n_digits == 0 && *cursor == '0')
        {
          scan->exponent -= is_fraction;
          continue;
        }
      if (scan->n_digits++ < 19)
        {
          scan->digits = scan->digits * 10 + (guint64) (*cursor - '0');
          scan->exponent -= is_fraction;
        }
      else
        scan->exponent += !is_fraction;
    }

  return cursor > start ? cursor : NULL;
}

static const char *
scan_exponent (const char *cursor,
               const char *end,
               Scan       *scan)
{
  const char *start;
  gboolean is_negative = FALSE;
  int exponent = 0;

  if (cursor < end && (*cursor == '+' || *cursor == '-'))
    is_negative = *cursor++ == '-';
  for (start = cursor; cursor < end && g_ascii_isdigit (*cursor); cursor++)
    exponent = MIN (exponent * 10 + (*cursor - '0'), 1000000);
  scan->written_exponent = is_negative ? -exponent : exponent;

  return cursor > start ? cursor : NULL;
}

/* RFC 8259 section 6. NULL if that is no number. */
static const char *
scan_number (const char *cursor,
             const char *end,
             Scan       *scan)
{
  const char *start;

  memset (scan, 0, sizeof *scan);
  scan->is_whole = scan->is_plain = TRUE;
  if (cursor < end && *cursor == '-')
    {
      scan->is_negative = TRUE;
      cursor++;
    }

  start = cursor;
  cursor = scan_digits (cursor, end, scan, FALSE);
  if (cursor == NULL || (*start == '0' && cursor > start + 1))
    return NULL;

  if (cursor < end && *cursor == '.')
    {
      scan->is_whole = FALSE;
      cursor = scan_digits (cursor + 1, end, scan, TRUE);
      if (cursor == NULL)
        return NULL;
      scan->is_plain = cursor[-1] != '0';
    }

  if (cursor < end && (*cursor == 'e' || *cursor == 'E'))
    {
      scan->is_whole = scan->is_plain = FALSE;
      cursor = scan_exponent (cursor + 1, end, scan);
    }

  return cursor;
}

static double
parse_slowly (const char *text,
              gsize       length)
{
  char buffer[64];
  g_autofree char *copy = NULL;

  if (length >= sizeof buffer)
    return g_ascii_strtod (copy = g_strndup (text, length), NULL);

  memcpy (buffer, text, length);
  buffer[length] = '\0';

  return g_ascii_strtod (buffer, NULL);
}

static double
scan_to_double (const Scan *scan,
                const char *text,
                gsize       length)
{
  static const double powers[SAFE_POWER + 1] = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  const int exponent = scan->exponent + scan->written_exponent;
  double number = (double) scan->digits;

  /* W. D. Clinger, "How to read floating point numbers accurately" (1990). */
  if (scan->n_digits > 19 || scan->digits > (G_GUINT64_CONSTANT (1) << 53) ||
      ABS (exponent) > SAFE_POWER)
    return parse_slowly (text, length);

  number = exponent < 0 ? number / powers[-exponent] : number * powers[exponent];

  return scan->is_negative ? -number : number;
}

static gboolean
scan_to_integer (const Scan *scan,
                 gint64     *integer)
{
  if (!scan->is_whole || scan->n_digits > 19)
    return FALSE;
  if (scan->is_negative && scan->digits == 0)
    return FALSE;
  if (scan->digits > (guint64) G_MAXINT64 + scan->is_negative)
    return FALSE;

  *integer = (gint64) (scan->is_negative ? -scan->digits : scan->digits);

  return TRUE;
}

static gboolean
prints_as_spelled (const Scan *scan,
                   double      number,
                   const char *text,
                   gsize       length)
{
  char printed[PASSO_NUMBER_SIZE];
  guint printed_length;

  if (length > MAX_PRINTED || (!scan->is_plain && !isfinite (number)))
    return FALSE;

  /* Two decimals of 15 digits never share a double, so there is no shorter one. */
  if (scan->is_plain && scan->n_digits > 0 && scan->n_digits <= SAFE_DIGITS && fabs (number) >= 1e-6)
    return TRUE;

  printed_length = passo_number_to_text (number, printed);

  return printed_length == length && memcmp (printed, text, length) == 0;
}

/*
 * Reads the number at text. Gives the place after it, or NULL if there is none;
 * what may follow is the caller's question.
 */
const char *
_passo_number_read (const char  *text,
                    const char  *end,
                    PassoNumber *number)
{
  Scan scan;
  const char *after = scan_number (text, end, &scan);
  gsize length;

  if (after == NULL)
    return NULL;

  if (scan_to_integer (&scan, &number->integer))
    {
      number->kind = PASSO_NUMBER_INTEGER;
      return after;
    }

  length = (gsize) (after - text);
  number->number = scan_to_double (&scan, text, length);
  if (prints_as_spelled (&scan, number->number, text, length))
    number->kind = PASSO_NUMBER_DOUBLE;
  else
    number->kind = PASSO_NUMBER_LITERAL;

  return after;
}

/**
 * passo_number_parse:
 * @text: a text
 * @length: bytes of @text
 * @number: (out): the nearest double; infinite if @text is too large for one
 *
 * Reads a number as JSON spells it, whatever the locale.
 *
 * Returns: whether the whole of @text is a number
 */
gboolean
passo_number_parse (const char *text,
                    gsize       length,
                    double     *number)
{
  Scan scan;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (length == 0 || scan_number (text, text + length, &scan) != text + length)
    return FALSE;

  *number = scan_to_double (&scan, text, length);

  return TRUE;
}
