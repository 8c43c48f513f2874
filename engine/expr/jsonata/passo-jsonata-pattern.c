/* passo-jsonata-pattern.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * From the regular expressions of JavaScript to those of PCRE2, where the two differ.
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-node-private.h"

/* What ends a line, and the blanks that PCRE2 does not take for such, in the middle of a class. */
#define LINE_ENDS "\n\r\xe2\x80\xa8\xe2\x80\xa9"
#define BLANKS \
  "\\s\xc2\xa0\xe1\x9a\x80\xe2\x80\x80-\xe2\x80\x8a\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaf" \
  "\xe2\x81\x9f\xe3\x80\x80\xef\xbb\xbf"

/* Letters after a backslash that mean the same in both; any other one means itself. */
#define COMMON_ESCAPES "bBcdDfknrtuwWx"

typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  gboolean    is_multiline;
  gboolean    in_class;
  gboolean    has_quantifier;   /* one ends here */
  GString    *out;
} Translation;

static char
peek (const Translation *self,
      gsize              ahead)
{
  return self->at + ahead < self->length ? self->text[self->at + ahead] : '\0';
}

static void
translate_escape (Translation *self)
{
  char c = peek (self, 1);

  self->at += 2;
  if (c == 's')
    g_string_append (self->out, self->in_class ? BLANKS : "[" BLANKS "]");
  else if (c == 'S' && !self->in_class)
    g_string_append (self->out, "[^" BLANKS "]");
  else if (c == 'v')
    g_string_append (self->out, "\\x0b");
  else if (c == 'S' || !g_ascii_isalpha (c) || strchr (COMMON_ESCAPES, c) != NULL)
    {
      g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, c);
    }
  else
    g_string_append_c (self->out, c);
}

/* Only the groups that JavaScript has: others might switch limits off. */
static gboolean
translate_group (Translation *self)
{
  const char *rest = self->text + self->at;
  gsize n_left = self->length - self->at;
  static const char *const known[] = { "(?:", "(?=", "(?!", "(?<" };
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    is_known |= n_left >= 3 && memcmp (rest, known[i], 3) == 0;
  if (peek (self, 1) == '*' || (peek (self, 1) == '?' && !is_known))
    return FALSE;
  g_string_append_len (self->out, rest, is_known ? 3 : 1);
  self->at += is_known ? 3 : 1;

  return TRUE;
}

/* The length of a quantifier here, or 0: a brace may be only a brace. */
static gsize
measure_quantifier (const Translation *self)
{
  gsize n = 1;

  if (strchr ("*+?", peek (self, 0)) != NULL)
    return 1;
  if (peek (self, 0) != '{' || !g_ascii_isdigit (peek (self, 1)))
    return 0;
  while (g_ascii_isdigit (peek (self, n)))
    n++;
  if (peek (self, n) == ',')
    n++;
  while (g_ascii_isdigit (peek (self, n)))
    n++;

  return peek (self, n) == '}' ? n + 1 : 0;
}

static gboolean
translate_quantifier (Translation *self,
                      gsize        length)
{
  if (self->has_quantifier)
    return FALSE;
  g_string_append_len (self->out, self->text + self->at, (gssize) length);
  self->at += length;
  if (peek (self, 0) == '?')
    {
      g_string_append_c (self->out, '?');
      self->at++;
    }
  self->has_quantifier = TRUE;

  return TRUE;
}

static gboolean
translate_one (Translation *self)
{
  char c = peek (self, 0);

  switch (c)
    {
    case '\\':
      if (self->at + 1 == self->length)
        return FALSE;
      translate_escape (self);
      return TRUE;

    case '(':
      return translate_group (self);

    case '.':
      g_string_append (self->out, "[^" LINE_ENDS "]");
      break;

    case '^':
      g_string_append (self->out, self->is_multiline ? "(?:^|(?<=[" LINE_ENDS "]))" : "^");
      break;

    case '$':
      g_string_append (self->out, self->is_multiline ? "(?=[" LINE_ENDS "]|\\z)" : "$");
      break;

    case '{':
      g_string_append (self->out, "\\{");
      break;

    case '[':
      self->in_class = TRUE;
      g_string_append_c (self->out, '[');
      if (peek (self, 1) == '^')
        {
          g_string_append_c (self->out, '^');
          self->at++;
        }
      break;

    default:
      g_string_append_c (self->out, c);
    }
  self->at++;

  return TRUE;
}

/* Inside of brackets nothing is special but what ends them, and backslashes. */
static gboolean
translate_in_class (Translation *self)
{
  char c = peek (self, 0);

  if (c == '\\')
    {
      if (self->at + 1 == self->length)
        return FALSE;
      translate_escape (self);
      return TRUE;
    }
  self->in_class = c != ']';
  if (c == '[')
    g_string_append_c (self->out, '\\');
  g_string_append_c (self->out, c);
  self->at++;

  return TRUE;
}

/*
 * passo_jsonata_pattern_translate:
 * @text: a pattern of JavaScript
 * @length: its length
 * @is_multiline: whether its lines have beginnings and ends
 *
 * Returns: (nullable): the pattern for PCRE2, or %NULL where it says what JavaScript does not have
 */
GString *
passo_jsonata_pattern_translate (const char *text,
                                 gsize       length,
                                 gboolean    is_multiline)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Translation self = { .text = text, .length = length, .is_multiline = is_multiline, .out = out };

  while (self.at < length)
    {
      gsize n_quantifier = self.in_class ? 0 : measure_quantifier (&self);
      gboolean success;

      if (n_quantifier > 0)
        success = translate_quantifier (&self, n_quantifier);
      else
        {
          self.has_quantifier = FALSE;
          success = self.in_class ? translate_in_class (&self) : translate_one (&self);
        }
      if (!success)
        return NULL;
    }

  return g_steal_pointer (&out);
}
