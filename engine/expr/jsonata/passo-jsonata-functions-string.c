/* passo-jsonata-functions-string.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-code-points.h"

PASSO_JSONATA_FUNCTION_DEFINE (string)
{
  GString *text = passo_jsonata_borrow_text (call);
  PassoValue value = arguments[0];
  gsize start = text->len;
  gboolean success;

  if (passo_value_is_undefined (value))
    return TRUE;
  if (passo_value_is_string (value))
    {
      *result = passo_value_ref (value);
      return TRUE;
    }
  /* An input that is an array comes as the one item of a sequence. */
  if (passo_jsonata_has_mark (value, PASSO_JSONATA_OUTER))
    value = passo_value_get_element (value, 0);
  success = passo_jsonata_append_text (call, value, passo_value_get_boolean (arguments[1]),
                                       text);
  if (success)
    *result = passo_value_string_len (text->str + start, text->len - start);
  g_string_truncate (text, start);

  return success;
}

PASSO_JSONATA_FUNCTION_DEFINE (length)
{
  const char *text;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  *result = passo_value_integer ((gint64) passo_code_points_count (text, length));

  return TRUE;
}

/* A place counted from the start, or from the end when it is negative; inside the text. No number
 * is the start. */
static gsize
get_place (double place,
           gsize  n)
{
  if (isnan (place))
    return 0;
  place = trunc (place);
  if (place < 0)
    place += (double) n;

  return (gsize) CLAMP (place, 0, (double) n);
}

PASSO_JSONATA_FUNCTION_DEFINE (substring)
{
  const char *text, *from, *to;
  gsize length, n, first, last;
  double start;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  n = last = passo_code_points_count (text, length);
  start = passo_value_get_number (arguments[1]);
  if (start + (double) n < 0 || passo_value_is_undefined (arguments[1]))
    start = 0;
  first = get_place (start, n);
  if (passo_value_is_undefined (arguments[1]))
    last = passo_value_is_number (arguments[2]) ? 0 : n;
  else if (passo_value_is_number (arguments[2]))
    {
      double wanted = passo_value_get_number (arguments[2]);

      last = !(wanted > 0) ? 0 : get_place (start < 0 ? (double) n + start + wanted
                                                    : start + wanted, n);
    }
  from = passo_code_points_advance (text, text + length, first);
  to = passo_code_points_advance (from, text + length, last > first ? last - first : 0);
  *result = passo_value_string_len (from, (gsize) (to - from));

  return passo_jsonata_charge (call, (guint64) (to - from));
}

/* Where the second argument stands in the first; NULL if nowhere. */
static const char *
find_second (const PassoValue *arguments,
             gsize            *length,
             gsize            *second_length)
{
  const char *text = passo_value_get_string (arguments[0], length);
  const char *second = passo_value_get_string (arguments[1], second_length);

  return memmem (text, *length, second, *second_length);
}

PASSO_JSONATA_FUNCTION_DEFINE (substring_before)
{
  const char *found;
  gsize length, second_length;

  if (!passo_value_is_string (arguments[0]) || !passo_value_is_string (arguments[1]))
    {
      *result = passo_value_ref (arguments[0]);
      return TRUE;
    }
  found = find_second (arguments, &length, &second_length);
  if (found == NULL)
    *result = passo_value_ref (arguments[0]);
  else
    {
      const char *text = passo_value_get_string (arguments[0], NULL);

      *result = passo_value_string_len (text, (gsize) (found - text));
    }

  return passo_jsonata_charge (call, length);
}

PASSO_JSONATA_FUNCTION_DEFINE (substring_after)
{
  const char *found;
  gsize length, second_length;

  if (!passo_value_is_string (arguments[0]) || !passo_value_is_string (arguments[1]))
    {
      *result = passo_value_ref (arguments[0]);
      return TRUE;
    }
  found = find_second (arguments, &length, &second_length);
  if (found == NULL)
    *result = passo_value_ref (arguments[0]);
  else
    {
      const char *end = passo_value_get_string (arguments[0], NULL) + length;

      found += second_length;
      *result = passo_value_string_len (found, (gsize) (end - found));
    }

  return passo_jsonata_charge (call, length);
}

/* GLib knows the special cases (sharp s), but follows the locale for i: it gets one character at a
 * time, and none of ASCII. */
PASSO_JSONATA_FUNCTION_DEFINE (uppercase)
{
  GString *out = passo_jsonata_borrow_text (call);
  gsize start = out->len;
  const char *at, *next, *end;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  at = passo_value_get_string (arguments[0], &length);
  if (!passo_jsonata_spend (call, length))
    return FALSE;
  for (end = at + length; at < end; at = next)
    {
      g_autofree char *upper = NULL;

      next = g_utf8_next_char (at);
      if (next - at == 1)
        {
          g_string_append_c (out, g_ascii_toupper (*at));
          continue;
        }
      upper = g_utf8_strup (at, next - at);
      g_string_append (out, upper);
    }

  return passo_jsonata_return_text (call, start, result);
}

#define CAPITAL_SIGMA 0x03a3
#define FINAL_SIGMA 0x03c2
#define CAPITAL_DOTTED_I 0x0130
#define DOT_ABOVE 0x0307

/* A sigma at the end of a word has a form of its own. */
static gboolean
is_final (const char *start,
          const char *at,
          const char *end)
{
  const char *next = g_utf8_next_char (at);

  return at > start && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at))) &&
         (next == end || !g_unichar_isalpha (g_utf8_get_char (next)));
}

PASSO_JSONATA_FUNCTION_DEFINE (lowercase)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *start, *end;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  start = passo_value_get_string (arguments[0], &length);
  end = start + length;
  if (!passo_jsonata_spend (call, length))
    return FALSE;
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      gunichar point = g_utf8_get_char (at);

      if (point == CAPITAL_SIGMA && is_final (start, at, end))
        g_string_append_unichar (out, FINAL_SIGMA);
      else if (point == CAPITAL_DOTTED_I)
        {
          g_string_append_c (out, 'i');
          g_string_append_unichar (out, DOT_ABOVE);
        }
      else
        g_string_append_unichar (out, g_unichar_tolower (point));
    }

  return passo_jsonata_take_text (call, out, result);
}

/* Blanks, tabs and line ends; several of them inside become one blank. */
PASSO_JSONATA_FUNCTION_DEFINE (trim)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *text;
  gsize length;
  gboolean gap = FALSE;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\0' && strchr (" \t\n\r", text[i]) != NULL)
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_c (out, text[i]);
    }

  return passo_jsonata_take_text (call, out, result);
}

static void
append_padding (GString    *out,
                const char *pad,
                gsize       length,
                gsize       n)
{
  gsize n_characters = (gsize) passo_code_points_count (pad, length);

  for (; n >= n_characters; n -= n_characters)
    g_string_append_len (out, pad, (gssize) length);
  g_string_append_len (out, pad, g_utf8_offset_to_pointer (pad, (glong) n) - pad);
}

PASSO_JSONATA_FUNCTION_DEFINE (pad)
{
  g_autoptr (GString) out = NULL;
  const char *text;
  const char *pad = " ";
  gsize length, pad_length = 1;
  double width, missing;

  if (!passo_value_is_string (arguments[0]) || !passo_value_is_number (arguments[1]))
    {
      *result = passo_value_ref (arguments[0]);
      return TRUE;
    }
  text = passo_value_get_string (arguments[0], &length);
  width = trunc (passo_value_get_number (arguments[1]));
  missing = fabs (width) - (double) passo_code_points_count (text, length);
  if (passo_value_is_string (arguments[2]))
    passo_value_get_string (arguments[2], &pad_length);
  if (passo_value_is_string (arguments[2]) && pad_length > 0)
    pad = passo_value_get_string (arguments[2], NULL);
  pad_length = MAX (pad_length, 1);
  missing = MAX (missing, 0);
  if (!passo_jsonata_charge (call, 2 * (length + (guint64) (MIN (missing, 1e17) *
                                                            (pad_length > 1 ? 4 : 1)))) ||
      !passo_jsonata_spend (call, (guint64) missing))
    return FALSE;
  out = g_string_sized_new (length + (gsize) missing);
  if (width < 0)
    append_padding (out, pad, pad_length, (gsize) missing);
  g_string_append_len (out, text, (gssize) length);
  if (width > 0)
    append_padding (out, pad, pad_length, (gsize) missing);
  *result = passo_value_string_len (out->str, out->len);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (join)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *separator = "";
  gsize separator_length = 0;

  if (!passo_value_is_array (arguments[0]))
    return TRUE;
  if (passo_value_is_string (arguments[1]))
    separator = passo_value_get_string (arguments[1], &separator_length);
  for (guint i = 0; i < passo_value_get_size (arguments[0]); i++)
    {
      const char *text;
      gsize length;

      text = passo_value_get_string (passo_value_get_element (arguments[0], i), &length);
      if (!passo_jsonata_spend (call, 1) ||
          !passo_jsonata_charge (call, 2 * (out->len + length + separator_length)))
        return FALSE;
      if (i > 0)
        g_string_append_len (out, separator, (gssize) separator_length);
      g_string_append_len (out, text, (gssize) length);
    }
  *result = passo_value_string_len (out->str, out->len);

  return TRUE;
}
