/* passo-integer-words.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-integer-picture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double      value;
  const char *cardinal;
  const char *ordinal;
} Word;

/* Below twenty by value, then the tens, then what multiplies. Not translated: the language of a
 * picture is English. */
static const Word words[] = {
  { 0, "zero", "zeroth" },
  { 1, "one", "first" },
  { 2, "two", "second" },
  { 3, "three", "third" },
  { 4, "four", "fourth" },
  { 5, "five", "fifth" },
  { 6, "six", "sixth" },
  { 7, "seven", "seventh" },
  { 8, "eight", "eighth" },
  { 9, "nine", "ninth" },
  { 10, "ten", "tenth" },
  { 11, "eleven", "eleventh" },
  { 12, "twelve", "twelfth" },
  { 13, "thirteen", "thirteenth" },
  { 14, "fourteen", "fourteenth" },
  { 15, "fifteen", "fifteenth" },
  { 16, "sixteen", "sixteenth" },
  { 17, "seventeen", "seventeenth" },
  { 18, "eighteen", "eighteenth" },
  { 19, "nineteen", "nineteenth" },
  { 20, "twenty", "twentieth" },
  { 30, "thirty", "thirtieth" },
  { 40, "forty", "fortieth" },
  { 50, "fifty", "fiftieth" },
  { 60, "sixty", "sixtieth" },
  { 70, "seventy", "seventieth" },
  { 80, "eighty", "eightieth" },
  { 90, "ninety", "ninetieth" },
  { 1e2, "hundred", "hundredth" },
  { 1e3, "thousand", "thousandth" },
  { 1e6, "million", "millionth" },
  { 1e9, "billion", "billionth" },
  { 1e12, "trillion", "trillionth" },
};

#define FIRST_TEN 20
#define FIRST_FACTOR 28

static const char *
get_text (const Word *word,
          gboolean    ordinal)
{
  return ordinal ? word->ordinal : word->cardinal;
}

static void
append_tens (GString *out,
             int      number,
             gboolean ordinal)
{
  const Word *tens = &words[number < FIRST_TEN ? number : FIRST_TEN + number / 10 - 2];
  gboolean last = number < FIRST_TEN || number % 10 == 0;

  g_string_append (out, get_text (tens, last && ordinal));
  if (last)
    return;
  g_string_append_c (out, '-');
  g_string_append (out, get_text (&words[number % 10], ordinal));
}

/**
 * passo_integer_words_append:
 * @out: where to append
 * @number: an integer that is not negative
 * @ordinal: whether "first" is wanted for "one"
 *
 * Writes a number as British English says it: "one thousand, two hundred and three".
 */
void
passo_integer_words_append (GString *out,
                            double   number,
                            gboolean ordinal)
{
  guint i = G_N_ELEMENTS (words) - 1;
  double factor, rest;

  if (!isfinite (number))
    return;
  if (number < 100)
    {
      append_tens (out, (int) number, ordinal);
      return;
    }
  while (i > FIRST_FACTOR && words[i].value > number)
    i--;
  factor = floor (number / words[i].value);
  rest = number - factor * words[i].value;
  passo_integer_words_append (out, factor, FALSE);
  g_string_append_c (out, ' ');
  g_string_append (out, get_text (&words[i], ordinal && rest <= 0));
  if (rest <= 0)
    return;
  g_string_append (out, rest < 100 ? " and " : ", ");
  passo_integer_words_append (out, rest, ordinal);
}

/**
 * passo_integer_words_get_suffix:
 * @number: an integer
 *
 * Returns: what makes its digits an ordinal: "st", "nd", "rd", "th"
 */
const char *
passo_integer_words_get_suffix (double number)
{
  static const char suffixes[4][3] = { "th", "st", "nd", "rd" };
  int ones = (int) fmod (fabs (number), 10);
  int tens = (int) fmod (fabs (number), 100) / 10;

  return suffixes[tens == 1 || ones > 3 ? 0 : ones];
}

/**
 * passo_integer_words_get:
 * @word: one word in lower case
 * @length: its bytes
 *
 * Returns: the number that it names, as a cardinal or an ordinal; -1 if none
 */
double
passo_integer_words_get (const char *word,
                         gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((strlen (words[i].cardinal) == length && memcmp (words[i].cardinal, word, length) == 0) ||
        (strlen (words[i].ordinal) == length && memcmp (words[i].ordinal, word, length) == 0))
      return words[i].value;

  return -1;
}

/* What stands between two words: ", ", " and ", a blank or a hyphen. */
static gsize
get_gap (const char *at,
         const char *end)
{
  if (at[0] == ',' && end - at >= 2 && g_ascii_isspace (at[1]))
    return 2;
  if (g_ascii_isspace (at[0]) && end - at >= 5 && memcmp (at + 1, "and", 3) == 0 &&
      g_ascii_isspace (at[4]))
    return 5;

  return g_ascii_isspace (at[0]) || at[0] == '-' ? 1 : 0;
}

/**
 * passo_integer_words_read:
 * @text: a number in words, of any case
 * @length: its bytes
 *
 * Small words add up, large ones multiply what stands before them: "two hundred thousand and one".
 *
 * Returns: the number; NaN when a word is none
 */
double
passo_integer_words_read (const char *text,
                          gsize       length)
{
  g_autofree char *lower = g_ascii_strdown (text, (gssize) length);
  const char *end = lower + length;
  const char *at = lower;
  double done = 0, open = 0;

  for (;;)
    {
      const char *word = at;
      double value;

      while (at < end && get_gap (at, end) == 0)
        at++;
      value = passo_integer_words_get (word, (gsize) (at - word));
      if (value < 0)
        return NAN;
      if (value >= 100)
        open *= value;
      else if (open >= 1000)
        {
          done += open;
          open = value;
        }
      else
        open += value;
      if (at == end)
        return done + open;
      at += get_gap (at, end);
    }
}
