/* passo-jsonata-lexer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-jsonata-number-private.h"
#include "expr/jsonata/passo-jsonata-parser-private.h"
#include "json/passo-number.h"

#define OPERATOR_CHARACTERS ".[]{}(),@#;:?+-*/%|=<>^&!~"

static const char *const pairs[] = { "..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??" };

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v';
}

static char
peek (const PassoJsonataParser *parser,
      gsize                     ahead)
{
  gsize at = parser->position + ahead;

  return at < parser->length ? parser->text[at] : '\0';
}

/* A literal does not end: it takes the rest of the text with it. */
static gboolean
fail_to_end (PassoJsonataParser *parser,
             const char         *code,
             gsize               start,
             gsize               position)
{
  PassoSpan span = { start, parser->length };

  if (!parser->skips && parser->quiet == PASSO_JSONATA_TALKS &&
      !passo_jsonata_parser_fail (parser, code, span, position, NULL, NULL))
    return FALSE;
  parser->quiet = PASSO_JSONATA_QUIET_TO_SEPARATOR;
  parser->position = parser->length;

  return TRUE;
}

/* An escape sequence cannot be read. */
static gboolean
fail_in_escape (PassoJsonataParser *parser,
                const char         *code,
                gsize               end,
                const char         *token)
{
  PassoSpan span = { parser->position - 1, MIN (end, parser->length) };

  if (!passo_jsonata_parser_fail (parser, code, span, parser->position, token, NULL))
    return FALSE;
  if (parser->position >= parser->length)
    parser->quiet = PASSO_JSONATA_QUIET_TO_SEPARATOR;

  return TRUE;
}

static gboolean
skip_comment (PassoJsonataParser *parser)
{
  gsize start = parser->position;
  const char *end = g_strstr_len (parser->text + start + 2, (gssize) (parser->length - start - 2),
                                  "*/");

  if (end == NULL)
    return fail_to_end (parser, "S0106", start, start);
  parser->position = (gsize) (end - parser->text) + 2;

  return TRUE;
}

static gboolean
skip_blanks (PassoJsonataParser *parser)
{
  while (parser->position < parser->length)
    {
      if (is_blank (peek (parser, 0)))
        parser->position++;
      else if (peek (parser, 0) != '/' || peek (parser, 1) != '*')
        break;
      else if (!skip_comment (parser))
        return FALSE;
    }

  return TRUE;
}

static gboolean
accept (PassoJsonataParser    *parser,
        PassoJsonataTokenType  type,
        gsize                  end)
{
  parser->token.type = type;
  parser->token.end = parser->position = end;

  return TRUE;
}

static PassoValue
pooled (PassoJsonataParser *parser,
        const char         *text,
        gsize               length)
{
  return passo_value_pool_add_string (parser->expression->pool, text, (gssize) length);
}

static gboolean
read_code_unit (const PassoJsonataParser *parser,
                gunichar                 *unit)
{
  *unit = 0;
  for (guint i = 1; i <= 4; i++)
    {
      char c = peek (parser, i);

      if (!g_ascii_isxdigit (c))
        return FALSE;
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (c);
    }

  return TRUE;
}

static guint
count_hex (const PassoJsonataParser *parser)
{
  guint n = 0;

  while (g_ascii_isxdigit (peek (parser, n + 1)))
    n++;

  return n;
}

/* A \u escape; two that are a pair are one character, half a pair has no UTF-8. */
static gboolean
read_unicode_escape (PassoJsonataParser *parser,
                     GString            *out)
{
  gunichar unit, low;

  if (!read_code_unit (parser, &unit))
    return fail_in_escape (parser, "S0104", parser->position + 1 + count_hex (parser), NULL);
  parser->position += 4;
  if (unit >= 0xd800 && unit < 0xdc00 && peek (parser, 1) == '\\' && peek (parser, 2) == 'u')
    {
      gsize before = parser->position;

      parser->position += 2;
      if (read_code_unit (parser, &low) && low >= 0xdc00 && low < 0xe000)
        {
          parser->position += 4;
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        }
      else
        parser->position = before;
    }
  g_string_append_unichar (out, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit);

  return TRUE;
}

static gsize
find_character_end (const PassoJsonataParser *parser)
{
  const char *character = parser->text + parser->position;

  if (parser->position >= parser->length)
    return parser->length;

  return parser->position + (gsize) (g_utf8_next_char (character) - character);
}

static gboolean
read_escape (PassoJsonataParser *parser,
             GString            *out)
{
  static const char names[] = "\"\\/bfnrt'`";
  static const char meanings[] = "\"\\/\b\f\n\r\t'`";
  char c = peek (parser, 0);
  const char *found = c != '\0' ? strchr (names, c) : NULL;

  if (c == 'u')
    return read_unicode_escape (parser, out);
  if (found == NULL || c == '\'' || c == '`')
    {
      gsize end = find_character_end (parser);
      g_autofree char *token = g_strndup (parser->text + parser->position, end - parser->position);

      return fail_in_escape (parser, "S0103", end, token);
    }
  g_string_append_c (out, meanings[found - names]);

  return TRUE;
}

static gboolean
read_string (PassoJsonataParser *parser)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char quote = peek (parser, 0);
  gsize start = parser->position;

  for (parser->position++; parser->position < parser->length; parser->position++)
    {
      char c = peek (parser, 0);

      if (c == quote)
        {
          parser->token.value = pooled (parser, out->str, out->len);
          return accept (parser, PASSO_JSONATA_TOKEN_VALUE, parser->position + 1);
        }
      if (c != '\\')
        {
          g_string_append_c (out, c);
          continue;
        }
      parser->position++;
      if (!read_escape (parser, out))
        return FALSE;
    }

  parser->token.value = pooled (parser, out->str, out->len);

  return fail_to_end (parser, "S0101", start, parser->position) &&
         accept (parser, PASSO_JSONATA_TOKEN_VALUE, parser->length);
}

static gsize
skip_digits (const PassoJsonataParser *parser,
             gsize                     at)
{
  while (g_ascii_isdigit (peek (parser, at)))
    at++;

  return at;
}

static gboolean
read_number (PassoJsonataParser *parser)
{
  const char *text = parser->text + parser->position;
  gsize length = peek (parser, 0) == '0' ? 1 : skip_digits (parser, 0);
  gsize exponent;
  double number = 0;

  if (peek (parser, length) == '.' && g_ascii_isdigit (peek (parser, length + 1)))
    length = skip_digits (parser, length + 1);
  if (g_ascii_tolower (peek (parser, length)) == 'e')
    {
      exponent = length + 1;
      if (peek (parser, exponent) == '+' || peek (parser, exponent) == '-')
        exponent++;
      if (g_ascii_isdigit (peek (parser, exponent)))
        length = skip_digits (parser, exponent);
    }
  if (!passo_number_parse (text, length, &number) || !isfinite (number))
    {
      g_autofree char *token = g_strndup (text, length);
      PassoSpan span = { parser->position, parser->position + length };

      if (!passo_jsonata_parser_fail (parser, "S0102", span, parser->position, token, NULL))
        return FALSE;
    }
  parser->token.value = parser->expression->dialect == PASSO_JSONATA_AWS
                        ? passo_jsonata_number_from_text (text, length, number)
                        : passo_value_number (number);

  return accept (parser, PASSO_JSONATA_TOKEN_VALUE, parser->position + length);
}

static gboolean
read_quoted_name (PassoJsonataParser *parser)
{
  const char *start = parser->text + parser->position + 1;
  const char *end = memchr (start, '`', parser->length - parser->position - 1);

  if (end == NULL)
    {
      parser->token.value = pooled (parser, start, parser->length - parser->position - 1);
      return fail_to_end (parser, "S0105", parser->position, parser->length) &&
             accept (parser, PASSO_JSONATA_TOKEN_NAME, parser->length);
    }
  parser->token.value = pooled (parser, start, (gsize) (end - start));
  parser->token.quoted = TRUE;

  return accept (parser, PASSO_JSONATA_TOKEN_NAME, (gsize) (end - parser->text) + 1);
}

/* The pattern ends at a slash outside brackets and parentheses that no backslash stands before. */
static gsize
find_regex_end (const PassoJsonataParser *parser)
{
  int depth = 0;
  gsize at = 1;

  for (; parser->position + at < parser->length; at++)
    {
      char c = peek (parser, at);

      if (c == '\\')
        at++;
      else if (c == '/' && depth == 0)
        return at;
      else if (strchr ("([{", c) != NULL && c != '\0')
        depth++;
      else if (strchr (")]}", c) != NULL && c != '\0')
        depth--;
    }

  return 0;
}

static gboolean
fail_regex (PassoJsonataParser *parser,
            gsize               length)
{
  g_autofree char *text = g_strndup (parser->text + parser->position, length);
  PassoSpan span = { parser->position, parser->position + length };

  if (parser->skips || parser->quiet != PASSO_JSONATA_TALKS)
    return TRUE;

  return passo_jsonata_parser_fail (parser, "U1007", span, span.end, NULL, text);
}

static gboolean
read_regex (PassoJsonataParser *parser)
{
  const char *text = parser->text + parser->position;
  gsize end = find_regex_end (parser);
  gsize flags = end + 1;

  if (end == 0)
    return fail_to_end (parser, "S0302", parser->position, parser->length) &&
           accept (parser, PASSO_JSONATA_TOKEN_REGEX, parser->length);
  if (end == 1)
    return fail_to_end (parser, "S0301", parser->position, parser->position + 1) &&
           accept (parser, PASSO_JSONATA_TOKEN_REGEX, parser->length);
  while (peek (parser, flags) == 'i' || peek (parser, flags) == 'm')
    flags++;
  parser->token.regex = passo_jsonata_regex_new (text + 1, end - 1, text + end + 1,
                                                 flags - end - 1);
  if (parser->token.regex == NULL)
    return fail_regex (parser, end + 1) &&
           accept (parser, PASSO_JSONATA_TOKEN_REGEX, parser->position + flags);

  return accept (parser, PASSO_JSONATA_TOKEN_REGEX, parser->position + flags);
}

static gboolean
read_operator (PassoJsonataParser *parser)
{
  char c = peek (parser, 0);

  parser->token.op = (guint) c;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == c && pairs[i][1] == peek (parser, 1))
      {
        parser->token.op = PASSO_JSONATA_OP2 (pairs[i][0], pairs[i][1]);
        return accept (parser, PASSO_JSONATA_TOKEN_OPERATOR, parser->position + 2);
      }

  return accept (parser, PASSO_JSONATA_TOKEN_OPERATOR, parser->position + 1);
}

static gboolean
read_word (PassoJsonataParser *parser)
{
  static const struct { const char *word; guint op; } words[] = {
    { "and", PASSO_JSONATA_OP_AND }, { "or", PASSO_JSONATA_OP_OR }, { "in", PASSO_JSONATA_OP_IN },
  };
  const char *text = parser->text + parser->position;
  gsize length = 0;

  while (parser->position + length < parser->length && !is_blank (text[length]) &&
         (text[length] == '\0' || strchr (OPERATOR_CHARACTERS, text[length]) == NULL))
    length++;
  if (text[0] == '$')
    {
      parser->token.value = pooled (parser, text + 1, length - 1);
      return accept (parser, PASSO_JSONATA_TOKEN_VARIABLE, parser->position + length);
    }
  parser->token.value = pooled (parser, text, length);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (passo_value_string_equals (parser->token.value, words[i].word))
      {
        parser->token.op = words[i].op;
        return accept (parser, PASSO_JSONATA_TOKEN_OPERATOR, parser->position + length);
      }
  if (passo_value_string_equals (parser->token.value, "null"))
    parser->token.value = passo_value_null ();
  else if (passo_value_string_equals (parser->token.value, "true"))
    parser->token.value = passo_value_boolean (TRUE);
  else if (passo_value_string_equals (parser->token.value, "false"))
    parser->token.value = passo_value_boolean (FALSE);
  else
    return accept (parser, PASSO_JSONATA_TOKEN_NAME, parser->position + length);

  return accept (parser, PASSO_JSONATA_TOKEN_VALUE, parser->position + length);
}

/*
 * passo_jsonata_lexer_next:
 * @parser: a parser
 * @operand_follows: whether a slash begins a regular expression
 *
 * Reads the next token into the parser.
 *
 * Returns: FALSE when there is none: the parser has the error
 */
gboolean
passo_jsonata_lexer_next (PassoJsonataParser *parser,
                          gboolean            operand_follows)
{
  char c;

  if (!skip_blanks (parser))
    return FALSE;
  g_clear_pointer (&parser->token.regex, passo_jsonata_regex_free);
  parser->token = (PassoJsonataToken) { .start = parser->position, .end = parser->position };
  if (parser->position >= parser->length)
    return accept (parser, PASSO_JSONATA_TOKEN_END, parser->length);

  c = peek (parser, 0);
  if (operand_follows && c == '/')
    return read_regex (parser);
  if (c == '"' || c == '\'')
    return read_string (parser);
  if (c == '`')
    return read_quoted_name (parser);
  if (g_ascii_isdigit (c))
    return read_number (parser);
  if (c != '\0' && strchr (OPERATOR_CHARACTERS, c) != NULL)
    return read_operator (parser);

  return read_word (parser);
}
