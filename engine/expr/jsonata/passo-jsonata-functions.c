/* passo-jsonata-functions.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BOTH PASSO_JSONATA_IN_BOTH
#define REFERENCE PASSO_JSONATA_IN_REFERENCE
#define AWS PASSO_JSONATA_IN_AWS

/* In the order of strcmp(): they are found by bisection. A function that differs has a line for
 * each dialect. */
static const PassoJsonataFunctionInfo functions[] = {
  { "abs", "<n-:n>", "1.0", BOTH,
    N_("The number without its sign"), passo_jsonata_abs },
  { "append", "<xx:a>", "1.0", BOTH,
    N_("One array of the elements of two"), passo_jsonata_append },
  { "assert", "<bs?:x>", "1.8", BOTH,
    N_("Fails with the text unless the condition is true"), passo_jsonata_assert },
  { "average", "<a<n>:n>", "1.0", BOTH,
    N_("The mean of the numbers"), passo_jsonata_average },
  { "base64decode", "<s-:s>", "1.3", REFERENCE,
    N_("The text that the Base64 text stands for"), passo_jsonata_base64_decode },
  { "base64decode", "<s-:s>", "1.3", AWS,
    N_("The text that the Base64 text stands for"), passo_jsonata_base64_decode_utf8 },
  { "base64encode", "<s-:s>", "1.3", REFERENCE,
    N_("The text as Base64"), passo_jsonata_base64_encode },
  { "base64encode", "<s-:s>", "1.3", AWS,
    N_("The text as Base64"), passo_jsonata_base64_encode_utf8 },
  { "boolean", "<x-:b>", "1.0", BOTH,
    N_("What the value counts as in a condition"), passo_jsonata_boolean },
  { "ceil", "<n-:n>", "1.0", BOTH,
    N_("The next integer that is not smaller"), passo_jsonata_ceil },
  { "clone", "<(oa)-:o>", "1.3", BOTH,
    N_("A copy of the object or array"), passo_jsonata_clone },
  { "contains", "<s-(sf):b>", "1.0", BOTH,
    N_("Whether the text has the other text, or a match, in it"), passo_jsonata_contains },
  { "count", "<a:n>", "1.0", BOTH,
    N_("How many elements the array has"), passo_jsonata_count },
  { "decodeUrl", "<s-:s>", "1.8", BOTH,
    N_("The address without its escapes"), passo_jsonata_decode_url },
  { "decodeUrlComponent", "<s-:s>", "1.8", BOTH,
    N_("The part of an address without its escapes"), passo_jsonata_decode_url_component },
  { "distinct", "<x:x>", "1.7", BOTH,
    N_("The array with each value once"), passo_jsonata_distinct },
  { "each", "<o-f:a>", "1.2", BOTH,
    N_("What the function makes of each member of the object"), passo_jsonata_each },
  { "encodeUrl", "<s-:s>", "1.8", BOTH,
    N_("The address with escapes where it needs them"), passo_jsonata_encode_url },
  { "encodeUrlComponent", "<s-:s>", "1.8", BOTH,
    N_("The text with escapes, as part of an address"), passo_jsonata_encode_url_component },
  { "error", "<s?:x>", "1.7", BOTH,
    N_("Fails with the text"), passo_jsonata_error },
  { "eval", "<sx?:x>", "1.6", REFERENCE,
    N_("What the text, as an expression, evaluates to"), passo_jsonata_eval },
  { "exists", "<x:b>", "1.0", BOTH,
    N_("Whether there is a value"), passo_jsonata_exists },
  { "filter", "<af>", "1.2", BOTH,
    N_("The elements for which the function is true"), passo_jsonata_filter },
  { "floor", "<n-:n>", "1.0", BOTH,
    N_("The next integer that is not larger"), passo_jsonata_floor },
  { "formatBase", "<n-n?:s>", "1.5", BOTH,
    N_("The number, rounded, in a base from 2 to 36"), passo_jsonata_format_base },
  { "formatInteger", "<n-s:s>", "1.8", BOTH,
    N_("The integer by a picture, \"#,##0\" or \"w\""), passo_jsonata_format_integer },
  { "formatNumber", "<n-so?:s>", "1.4", BOTH,
    N_("The number by a picture, \"#,##0.00\""), passo_jsonata_format_number },
  { "fromMillis", "<n-s?s?:s>", "1.3", BOTH,
    N_("The time in milliseconds as text, by a picture and in a zone"), passo_jsonata_from_millis },
  { "hash", "<xs?:s>", NULL, AWS,
    N_("The digest of the value by MD5, SHA-1, SHA-256, SHA-384 or SHA-512"), passo_jsonata_hash },
  { "join", "<a<s>s?:s>", "1.0", BOTH,
    N_("The texts in one, with a separator between them"), passo_jsonata_join },
  { "keys", "<x-:a<s>>", "1.0", BOTH,
    N_("The names of the members"), passo_jsonata_keys },
  { "length", "<s-:n>", "1.0", BOTH,
    N_("How many characters the text has"), passo_jsonata_length },
  { "lookup", "<x-s:x>", "1.0", BOTH,
    N_("The member of that name, of an object or of each in an array"), passo_jsonata_lookup },
  { "lowercase", "<s-:s>", "1.0", BOTH,
    N_("The text in small letters"), passo_jsonata_lowercase },
  { "map", "<af>", "1.2", BOTH,
    N_("What the function makes of each element"), passo_jsonata_map },
  { "match", "<s-f<s:o>n?:a<o>>", "1.2", BOTH,
    N_("The matches of a pattern in the text"), passo_jsonata_match },
  { "max", "<a<n>:n>", "1.0", BOTH,
    N_("The largest number"), passo_jsonata_max },
  { "merge", "<a<o>:o>", "1.2", BOTH,
    N_("One object of the members of several"), passo_jsonata_merge },
  { "millis", "<:n>", "1.3", BOTH,
    N_("The time of the evaluation in milliseconds"), passo_jsonata_millis },
  { "min", "<a<n>:n>", "1.0", BOTH,
    N_("The smallest number"), passo_jsonata_min },
  { "not", "<x-:b>", "1.0", BOTH,
    N_("The opposite of what the value counts as"), passo_jsonata_not },
  { "now", "<s?s?:s>", "1.0", BOTH,
    N_("The time of the evaluation as text, by a picture and in a zone"), passo_jsonata_now },
  { "number", "<(nsb)-:n>", "1.0", BOTH,
    N_("The text or boolean as a number"), passo_jsonata_number },
  { "pad", "<s-ns?:s>", "1.4", BOTH,
    N_("The text filled up to a width, on the left if it is negative"), passo_jsonata_pad },
  { "parse", "<s-:x>", NULL, AWS,
    N_("The value that the text has as JSON"), passo_jsonata_parse_json },
  { "parseInteger", "<s-s:n>", "1.8", BOTH,
    N_("The integer that the text shows by a picture"), passo_jsonata_parse_integer },
  { "partition", "<an:a>", NULL, AWS,
    N_("The array in parts of that size"), passo_jsonata_partition },
  { "power", "<n-n:n>", "1.1", BOTH,
    N_("The number to a power"), passo_jsonata_power },
  { "random", "<:n>", "1.1", REFERENCE,
    N_("A number from 0 on, less than 1"), passo_jsonata_random_number },
  { "random", "<n?:n>", NULL, AWS,
    N_("A number from 0 on, less than 1, always the same for the same seed"), passo_jsonata_random_seeded },
  { "range", "<nnn?:a>", NULL, AWS,
    N_("The numbers from one to another by steps"), passo_jsonata_range },
  { "reduce", "<afj?:j>", "1.2", BOTH,
    N_("The elements brought into one value by the function"), passo_jsonata_reduce },
  { "replace", "<s-(sf)(sf)n?:s>", "1.2", BOTH,
    N_("The text with other text in place of a text or of matches"), passo_jsonata_replace },
  { "reverse", "<a:a>", "1.0", BOTH,
    N_("The elements from the last to the first"), passo_jsonata_reverse },
  { "round", "<n-n?:n>", "1.1", BOTH,
    N_("The number rounded to decimal places, ties to the even digit"), passo_jsonata_round },
  { "shuffle", "<a:a>", "1.4", BOTH,
    N_("The elements in an order of chance"), passo_jsonata_shuffle },
  { "sift", "<o-f?:o>", "1.2", BOTH,
    N_("The members of the object for which the function is true"), passo_jsonata_sift },
  { "single", "<af?>", "1.7", BOTH,
    N_("The one element for which the function is true"), passo_jsonata_single },
  { "sort", "<af?:a>", "1.2", BOTH,
    N_("The elements in order, by the function if there is one"), passo_jsonata_sort },
  { "split", "<s-(sf)n?:a<s>>", "1.0", BOTH,
    N_("The texts between the separators"), passo_jsonata_split },
  { "spread", "<x-:a<o>>", "1.0", BOTH,
    N_("An object for each member"), passo_jsonata_spread },
  { "sqrt", "<n-:n>", "1.1", BOTH,
    N_("The square root"), passo_jsonata_sqrt },
  { "string", "<x-b?:s>", "1.0", BOTH,
    N_("The value as text"), passo_jsonata_string },
  { "substring", "<s-nn?:s>", "1.0", BOTH,
    N_("The characters from a place on, so many of them"), passo_jsonata_substring },
  { "substringAfter", "<s-s:s>", "1.0", BOTH,
    N_("The text behind the first place of the other text"), passo_jsonata_substring_after },
  { "substringBefore", "<s-s:s>", "1.0", BOTH,
    N_("The text before the first place of the other text"), passo_jsonata_substring_before },
  { "sum", "<a<n>:n>", "1.0", BOTH,
    N_("The sum of the numbers"), passo_jsonata_sum },
  { "toMillis", "<s-s?:n>", "1.3", BOTH,
    N_("The time that the text shows, in milliseconds"), passo_jsonata_to_millis },
  { "trim", "<s-:s>", "1.4", BOTH,
    N_("The text without blanks around it, and single ones inside"), passo_jsonata_trim },
  { "type", "<x:s>", "1.8", BOTH,
    N_("The name of the value's type"), passo_jsonata_type },
  { "uppercase", "<s-:s>", "1.0", BOTH,
    N_("The text in capital letters"), passo_jsonata_uppercase },
  { "uuid", "<:s>", NULL, AWS,
    N_("A random UUID of version 4"), passo_jsonata_uuid },
  { "zip", "<a+>", "1.4", BOTH,
    N_("The first elements of all arrays, the second ones and so on"), passo_jsonata_zip },
};

/**
 * passo_jsonata_function_get_nth: (skip)
 * @position: a position
 *
 * Returns: (nullable): the function at that position of the table, of any dialect
 */
const PassoJsonataFunctionInfo *
passo_jsonata_function_get_nth (guint position)
{
  return position < G_N_ELEMENTS (functions) ? &functions[position] : NULL;
}

static gboolean
has_name (guint       position,
          const char *name,
          gsize       length)
{
  return position < G_N_ELEMENTS (functions) &&
         strncmp (name, functions[position].name, length) == 0 &&
         functions[position].name[length] == '\0';
}

/**
 * passo_jsonata_function_find: (skip)
 * @name: a name without `$`
 * @length: its bytes
 * @dialect: where it is called
 *
 * Returns: (nullable): the function of that name
 */
const PassoJsonataFunctionInfo *
passo_jsonata_function_find (const char          *name,
                             gsize                length,
                             PassoJsonataDialect  dialect)
{
  guint low = 0, high = G_N_ELEMENTS (functions);

  /* To the first line of that name. */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strncmp (name, functions[middle].name, length) <= 0)
        high = middle;
      else
        low = middle + 1;
    }
  for (; has_name (low, name, length); low++)
    if ((functions[low].dialects & (1u << dialect)) != 0)
      return &functions[low];

  return NULL;
}

/**
 * passo_jsonata_has_function:
 * @name: a name without `$`
 * @dialect: where it is called
 *
 * Returns: whether the dialect has a function of that name
 */
gboolean
passo_jsonata_has_function (const char          *name,
                            PassoJsonataDialect  dialect)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return passo_jsonata_function_find (name, strlen (name), dialect) != NULL;
}
