/* passo-json-reader-string.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/passo-json-reader-private.h"
#include "json/passo-json-writer.h"

#define REPEAT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Whether one of eight bytes is a quote, a backslash, a control or not ASCII. */
static inline gboolean
has_special (guint64 word)
{
  guint64 quote = word ^ REPEAT ('"');
  guint64 backslash = word ^ REPEAT ('\\');

  quote = (quote - REPEAT (1)) & ~quote;
  backslash = (backslash - REPEAT (1)) & ~backslash;

  return (((word - REPEAT (0x20)) | quote | backslash | word) & REPEAT (0x80)) != 0;
}

static inline const char *
skip_plain (const char *cursor,
            const char *end)
{
  guint64 word;

  for (; end - cursor >= 8; cursor += 8)
    {
      memcpy (&word, cursor, 8);
      if (has_special (word))
        break;
    }
  while (cursor < end && (guchar) *cursor >= 0x20 && (guchar) *cursor < 0x80 && *cursor != '"' &&
         *cursor != '\\')
    cursor++;

  return cursor;
}

static inline gboolean
is_continuation (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Bytes of the well-formed character at cursor (Unicode table 3-7), or 0. */
static guint
character_length (const char *cursor,
                  const char *end)
{
  const guchar *bytes = (const guchar *) cursor;
  gsize left = (gsize) (end - cursor);
  guchar low = 0x80, high = 0xbf;
  guint length;

  if (bytes[0] >= 0xc2 && bytes[0] <= 0xdf)
    length = 2;
  else if ((bytes[0] & 0xf0) == 0xe0)
    length = 3;
  else if (bytes[0] >= 0xf0 && bytes[0] <= 0xf4)
    length = 4;
  else
    return 0;

  switch (bytes[0])
    {
    case 0xe0: low = 0xa0; break;
    case 0xed: high = 0x9f; break;
    case 0xf0: low = 0x90; break;
    case 0xf4: high = 0x8f; break;
    default: break;
    }

  if (left < length || bytes[1] < low || bytes[1] > high)
    return 0;
  for (guint i = 2; i < length; i++)
    if (!is_continuation (bytes[i]))
      return 0;

  return length;
}

/* Moves over letters that stand for themselves; FALSE if they are not UTF-8. */
static gboolean
skip_letters (PassoJsonReader *self)
{
  const char *cursor = self->cursor;

  for (;;)
    {
      guint length;

      cursor = skip_plain (cursor, self->end);
      if (cursor == self->end || (guchar) *cursor < 0x80)
        break;

      length = character_length (cursor, self->end);
      if (length == 0)
        {
          self->cursor = cursor;
          return _passo_json_reader_fail (self, PASSO_JSON_ERROR_ENCODING,
                                          _("This is not UTF-8 text"));
        }
      cursor += length;
    }
  self->cursor = cursor;

  return TRUE;
}

static gboolean
read_hex (PassoJsonReader *self,
          gunichar        *unit)
{
  *unit = 0;
  for (int i = 2; i < 6; i++)
    {
      int digit = self->cursor + i < self->end ? g_ascii_xdigit_value (self->cursor[i]) : -1;

      if (digit < 0)
        return _passo_json_reader_fail (self, PASSO_JSON_ERROR_SYNTAX,
                                        _("“\\u” needs four hexadecimal digits"));
      *unit = *unit * 16 + (gunichar) digit;
    }
  self->cursor += 6;

  return TRUE;
}

static gboolean
fail_surrogate (PassoJsonReader *self,
                const char      *place)
{
  self->cursor = place;

  return _passo_json_reader_fail (self, PASSO_JSON_ERROR_ENCODING,
                                  _("This is half of a surrogate pair; the other half is missing"));
}

static gboolean
read_unicode_escape (PassoJsonReader *self)
{
  const char *start = self->cursor;
  gunichar character, low;

  if (!read_hex (self, &character))
    return FALSE;

  if (character >= 0xdc00 && character <= 0xdfff)
    return fail_surrogate (self, start);
  if (character >= 0xd800 && character <= 0xdbff)
    {
      if (self->end - self->cursor < 2 || self->cursor[0] != '\\' || self->cursor[1] != 'u')
        return fail_surrogate (self, start);
      if (!read_hex (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return fail_surrogate (self, start);
      character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (self->scratch, character);

  return TRUE;
}

static gboolean
read_escape (PassoJsonReader *self)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (self->end - self->cursor < 2)
    {
      self->cursor = self->end;
      return TRUE;
    }
  if (self->cursor[1] == 'u')
    return read_unicode_escape (self);

  letter = memchr (letters, self->cursor[1], sizeof letters - 1);
  if (letter == NULL)
    return _passo_json_reader_fail (self, PASSO_JSON_ERROR_SYNTAX,
                                    _("After a backslash only one of \" \\ / b f n r t u may stand"));
  g_string_append_c (self->scratch, meanings[letter - letters]);
  self->cursor += 2;

  return TRUE;
}

static gboolean
fail_unfinished (PassoJsonReader *self,
                 const char      *start)
{
  if (self->cursor < self->end)
    return _passo_json_reader_fail (self, PASSO_JSON_ERROR_SYNTAX,
                                    _("A line end, tab or other control character inside a string "
                                      "must be escaped, or the string lacks its closing quote"));

  self->cursor = start;

  return _passo_json_reader_fail (self, PASSO_JSON_ERROR_SYNTAX,
                                  _("This string has no closing quote"));
}

/* The rest of a string from its first escape on, the cursor being there. */
static gboolean
scan_escaped (PassoJsonReader *self,
              const char      *start,
              PassoJsonText   *text)
{
  GString *scratch = self->scratch;
  const char *from;

  if (scratch == NULL)
    scratch = self->scratch = g_string_new (NULL);
  g_string_truncate (scratch, 0);
  g_string_append_len (scratch, start + 1, self->cursor - start - 1);

  while (self->cursor < self->end && *self->cursor == '\\')
    {
      if (!read_escape (self))
        return FALSE;
      from = self->cursor;
      if (!skip_letters (self))
        return FALSE;
      g_string_append_len (scratch, from, self->cursor - from);
    }
  if (self->cursor == self->end || *self->cursor != '"')
    return fail_unfinished (self, start);

  self->cursor++;
  text->text = scratch->str;
  text->length = scratch->len;
  text->has_escapes = TRUE;
  text->is_respelled = FALSE;

  return TRUE;
}

/* Whether the writer would spell the string in another way than it stands there. */
static gboolean
is_respelled (PassoJsonReader     *self,
              const PassoJsonText *text,
              const char          *start)
{
  gsize length = (gsize) (self->cursor - start);
  g_autoptr (GString) written = NULL;

  if (passo_json_measure_string (text->text, text->length) != length)
    return TRUE;

  written = g_string_sized_new (length);
  passo_json_write_string (text->text, text->length, written);

  return memcmp (written->str, start, length) != 0;
}

/* Reads the string that begins at the cursor. The text is good until the next. */
gboolean
_passo_json_reader_scan_string (PassoJsonReader *self,
                                PassoJsonText   *text)
{
  const char *start = self->cursor++;

  if (!skip_letters (self))
    return FALSE;

  if (self->cursor < self->end && *self->cursor == '"')
    {
      text->text = start + 1;
      text->length = (gsize) (self->cursor - start - 1);
      text->has_escapes = text->is_respelled = FALSE;
      self->cursor++;
      return TRUE;
    }
  if (self->cursor == self->end || *self->cursor != '\\')
    return fail_unfinished (self, start);

  if (!scan_escaped (self, start, text))
    return FALSE;
  if ((self->flags & PASSO_JSON_READER_KEEP_SOURCE) != 0)
    text->is_respelled = is_respelled (self, text, start);

  return TRUE;
}
