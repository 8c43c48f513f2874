/* passo-json-reader-errors.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/passo-json-reader-private.h"

/* Words that other languages have where JSON wants a value, and what to say. */
typedef struct
{
  const char *word;
  const char *message;
} Hint;

static const Hint hints[] = {
  { "NaN", N_("JSON has no NaN; use null or a string") },
  { "nan", N_("JSON has no NaN; use null or a string") },
  { "Infinity", N_("JSON has no infinity; use null or a string") },
  { "-Infinity", N_("JSON has no infinity; use null or a string") },
  { "inf", N_("JSON has no infinity; use null or a string") },
  { "undefined", N_("JSON has no undefined; use null or leave the member out") },
  { "True", N_("Truth values are written “true” and “false”") },
  { "False", N_("Truth values are written “true” and “false”") },
  { "None", N_("The empty value is written “null”") },
  { "'", N_("Strings stand between double quotes") },
  { "//", N_("JSON has no comments") },
  { "/*", N_("JSON has no comments") },
  { "#", N_("JSON has no comments") },
  { "+", N_("A number may not begin with “+”") },
  { ".", N_("A number needs a digit before its decimal point") },
  { "${", N_("A placeholder stands where a value is needed; put it between quotes or fill it in") },
};

static void
find_place (const PassoJsonReader *self,
            PassoJsonReport       *place)
{
  place->line = place->column = 1;
  for (const char *p = self->start; p < self->cursor; p++)
    {
      if (*p == '\n' || (*p == '\r' && (p + 1 == self->end || p[1] != '\n')))
        {
          place->line++;
          place->column = 1;
        }
      else
        place->column += ((guchar) *p & 0xc0) != 0x80;
    }
  place->offset = (gsize) (self->cursor - self->text);
}

gboolean
_passo_json_reader_fail (PassoJsonReader    *self,
                         PassoJsonErrorCode  code,
                         const char         *message)
{
  PassoJsonReport place = { 0 };

  find_place (self, &place);
  if (self->report != NULL)
    *self->report = place;
  /* Translators: the place of an error in a JSON text, then the error. */
  g_set_error (self->error, PASSO_JSON_ERROR, code, _("Line %u, column %u: %s"), place.line,
               place.column, message);

  return FALSE;
}

static gboolean
fail_syntax (PassoJsonReader *self,
             const char      *message)
{
  return _passo_json_reader_fail (self, PASSO_JSON_ERROR_SYNTAX, message);
}

/* What stands at the cursor, in words. */
static char *
describe_rest (const PassoJsonReader *self)
{
  gunichar character;

  if (self->cursor == self->end)
    return g_strdup (_("the end of the text"));

  character = g_utf8_get_char_validated (self->cursor, self->end - self->cursor);
  if (character == 0 || (gint32) character < 0 || !g_unichar_isprint (character))
    return g_strdup_printf (_("the byte 0x%02X"), (guchar) *self->cursor);

  /* Translators: %.*s is one character of a JSON text. */
  return g_strdup_printf (_("“%.*s”"), g_unichar_to_utf8 (character, NULL), self->cursor);
}

static const char *
find_hint (const PassoJsonReader *self)
{
  gsize left = (gsize) (self->end - self->cursor);

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      gsize length = strlen (hints[i].word);

      if (left >= length && memcmp (self->cursor, hints[i].word, length) == 0)
        return _(hints[i].message);
    }

  return NULL;
}

gboolean
_passo_json_reader_fail_value (PassoJsonReader *self)
{
  g_autofree char *found = NULL;
  g_autofree char *message = NULL;
  const char *hint = find_hint (self);

  if (hint != NULL)
    return fail_syntax (self, hint);
  if (self->cursor == self->end && self->depth == 0)
    return fail_syntax (self, _("The text is empty"));

  found = describe_rest (self);
  message = g_strdup_printf (_("A value is needed here, not %s"), found);

  return fail_syntax (self, message);
}

gboolean
_passo_json_reader_fail_number (PassoJsonReader *self)
{
  const char *hint = find_hint (self);
  const char *digits = self->cursor + (*self->cursor == '-');

  if (hint != NULL)
    return fail_syntax (self, hint);
  if (self->end - digits >= 2 && digits[0] == '0' && g_ascii_isdigit (digits[1]))
    return _passo_json_reader_fail (self, PASSO_JSON_ERROR_NUMBER,
                                    _("A number may not begin with a zero before other digits"));

  return _passo_json_reader_fail (self, PASSO_JSON_ERROR_NUMBER,
                                  _("This is not a number as JSON spells it, such as -1.5e3"));
}

gboolean
_passo_json_reader_fail_key (PassoJsonReader *self)
{
  g_autofree char *found = NULL;
  g_autofree char *message = NULL;

  if (self->cursor < self->end && strchr ("'/#", *self->cursor) != NULL)
    {
      const char *hint = find_hint (self);

      if (hint != NULL)
        return fail_syntax (self, hint);
    }

  found = describe_rest (self);
  message = g_strdup_printf (_("A name in double quotes is needed here, not %s"), found);

  return fail_syntax (self, message);
}

gboolean
_passo_json_reader_fail_colon (PassoJsonReader *self)
{
  g_autofree char *found = describe_rest (self);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("“:” is needed between a name and its value, not %s"), found);

  return fail_syntax (self, message);
}

gboolean
_passo_json_reader_fail_separator (PassoJsonReader *self,
                                   char             closing)
{
  g_autofree char *found = describe_rest (self);
  g_autofree char *message = NULL;

  if (self->end - self->cursor >= 2 && *self->cursor == '/')
    return fail_syntax (self, _("JSON has no comments"));

  /* Translators: %c is a closing bracket. */
  message = g_strdup_printf (_("“,” or “%c” is needed here, not %s"), closing, found);

  return fail_syntax (self, message);
}

gboolean
_passo_json_reader_fail_comma (PassoJsonReader *self,
                               char             closing)
{
  g_autofree char *message = NULL;

  /* Translators: %c is a closing bracket. */
  message = g_strdup_printf (_("There may be no comma before “%c”"), closing);

  return fail_syntax (self, message);
}

gboolean
_passo_json_reader_fail_rest (PassoJsonReader *self)
{
  g_autofree char *found = describe_rest (self);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("The value is complete; nothing may follow, but there is %s"), found);

  return fail_syntax (self, message);
}

gboolean
_passo_json_reader_fail_depth (PassoJsonReader *self)
{
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("Arrays and objects may be inside each other %d times, not more"),
                             PASSO_VALUE_MAX_DEPTH);

  return _passo_json_reader_fail (self, PASSO_JSON_ERROR_DEPTH, message);
}

gboolean
_passo_json_reader_fail_size (PassoJsonReader *self)
{
  g_set_error (self->error, PASSO_JSON_ERROR, PASSO_JSON_ERROR_SIZE,
               _("The text is too large; JSON texts may have %u bytes"),
               (guint) PASSO_JSON_MAX_TEXT);

  return FALSE;
}
