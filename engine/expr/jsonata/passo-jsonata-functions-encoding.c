/* passo-jsonata-functions-encoding.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-functions-private.h"

#include <string.h>

/* What encodeURI leaves besides letters, digits and marks, and decodeURI leaves encoded. */
#define RESERVED ";/?:@&=+$,#"
#define MARKS "-_.!~*'()"

/* One byte of each UTF-16 unit: the text is taken for Latin-1. */
PASSO_JSONATA_FUNCTION_DEFINE (base64_encode)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *encoded = NULL;
  const char *text, *end;
  gsize length;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  if (!passo_jsonata_charge (call, length * 3))
    return FALSE;
  for (end = text + length; text < end; text = g_utf8_next_char (text))
    {
      gunichar point = g_utf8_get_char (text);

      if (point > 0xffff)
        g_string_append_c (bytes, (char) (((point - 0x10000) >> 10) & 0xff));
      g_string_append_c (bytes, (char) (point & 0xff));
    }
  encoded = g_base64_encode ((const guchar *) bytes->str, bytes->len);
  *result = passo_value_string (encoded);

  return TRUE;
}

static int
get_sextet (char c)
{
  if (g_ascii_isupper (c))
    return c - 'A';
  if (g_ascii_islower (c))
    return c - 'a' + 26;
  if (g_ascii_isdigit (c))
    return c - '0' + 52;
  if (c == '+' || c == '-')
    return 62;

  return c == '/' || c == '_' ? 63 : -1;
}

/* Characters of no meaning are skipped, padding ends the text. */
PASSO_JSONATA_FUNCTION_DEFINE (base64_decode)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *text;
  gsize length;
  guint bits = 0, n_bits = 0;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  text = passo_value_get_string (arguments[0], &length);
  if (!passo_jsonata_charge (call, length))
    return FALSE;
  for (gsize i = 0; i < length && text[i] != '='; i++)
    {
      int sextet = get_sextet (text[i]);

      if (sextet < 0)
        continue;
      bits = (bits << 6 | (guint) sextet) & 0xffffff;
      n_bits += 6;
      if (n_bits < 8)
        continue;
      n_bits -= 8;
      g_string_append_unichar (out, bits >> n_bits & 0xff);
    }

  return passo_jsonata_take_text (call, out, result);
}

static gboolean
encode (PassoJsonataCall *call,
        PassoValue        value,
        const char       *kept,
        PassoValue       *result)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *text;
  gsize length;

  if (!passo_value_is_string (value))
    return TRUE;
  text = passo_value_get_string (value, &length);
  if (!passo_jsonata_charge (call, length * 6))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (text[i]) || (text[i] != '\0' && strchr (kept, text[i]) != NULL))
      g_string_append_c (out, text[i]);
    else
      g_string_append_printf (out, "%%%02X", (guchar) text[i]);
  *result = passo_value_string_len (out->str, out->len);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (encode_url)
{
  return encode (call, arguments[0], MARKS RESERVED, result);
}

PASSO_JSONATA_FUNCTION_DEFINE (encode_url_component)
{
  return encode (call, arguments[0], MARKS, result);
}

static int
get_byte (const char *at,
          const char *end)
{
  if (end - at < 3 || at[0] != '%' || !g_ascii_isxdigit (at[1]) || !g_ascii_isxdigit (at[2]))
    return -1;

  return g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2]);
}

/* Reads the bytes of one character. Returns how many escapes it took, 0 for malformed ones. */
static guint
decode_character (const char *at,
                  const char *end,
                  char        bytes[4])
{
  int first = get_byte (at, end);
  guint n = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

  if (first < 0)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      int byte = get_byte (at + 3 * i, MAX (end, at));

      if (byte < 0 || end - at < 3 * ((gssize) i + 1))
        return 0;
      bytes[i] = (char) byte;
    }
  if (n > 1 && !g_utf8_validate (bytes, n, NULL))
    return 0;

  return n;
}

static gboolean
decode (PassoJsonataCall *call,
        PassoValue        value,
        const char       *kept,
        PassoValue       *result)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at, *end;
  gsize length;

  if (!passo_value_is_string (value))
    return TRUE;
  at = passo_value_get_string (value, &length);
  if (!passo_jsonata_charge (call, length))
    return FALSE;
  for (end = at + length; at < end;)
    {
      char bytes[4];
      guint n;

      if (*at != '%')
        {
          g_string_append_c (out, *at++);
          continue;
        }
      n = decode_character (at, end, bytes);
      if (n == 0)
        return passo_jsonata_raise_value (call, "D3140", value);
      if (n == 1 && bytes[0] != '\0' && strchr (kept, bytes[0]) != NULL)
        g_string_append_len (out, at, 3);
      else
        g_string_append_len (out, bytes, n);
      at += 3 * n;
    }
  *result = passo_value_string_len (out->str, out->len);

  return TRUE;
}

PASSO_JSONATA_FUNCTION_DEFINE (decode_url)
{
  return decode (call, arguments[0], RESERVED, result);
}

PASSO_JSONATA_FUNCTION_DEFINE (decode_url_component)
{
  return decode (call, arguments[0], "", result);
}
