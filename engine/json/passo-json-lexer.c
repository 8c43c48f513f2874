/* passo-json-lexer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-lexer.h"

/* No placeholder is longer; a limit keeps the search for its end short in hostile texts. */
#define MAX_PLACEHOLDER 256

#define REPEAT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define HIGH_BITS REPEAT (0x80)

/* Which byte of the text the first of these high bits belongs to. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define FIRST_BYTE(bits) (__builtin_ctzll (bits) / 8)
#else
#define FIRST_BYTE(bits) 0
#endif

static inline gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* What ends a word: a number, a literal, a placeholder or plain garbage. */
static inline gboolean
is_delimiter (char c)
{
  switch (c)
    {
    case ' ': case '\n': case '\r': case '\t':
    case ',': case ':': case '{': case '}': case '[': case ']':
    case '"': case '\'': case '#':
      return TRUE;
    default:
      return FALSE;
    }
}

static inline void
report (PassoJsonLexer       *self,
        PassoJsonProblemCode  code,
        gsize                 start,
        gsize                 end)
{
  if (self->report != NULL)
    self->report (self->user_data, code, start, end);
}

/* Length of the valid UTF-8 sequence at @text, 0 if there is none. */
static gsize
utf8_length (const char *text,
             gsize       length)
{
  const gunichar c = g_utf8_get_char_validated (text, MIN (length, 6));

  if (c == (gunichar) -1 || c == (gunichar) -2 || c > 0x10ffff || (c & 0xfffff800) == 0xd800)
    return 0;

  return g_unichar_to_utf8 (c, NULL);
}

/* ------------------------------------------------------------------ blanks and comments */

static gsize
find_line_end (const PassoJsonLexer *self,
               gsize                 from)
{
  while (from < self->length && self->text[from] != '\n' && self->text[from] != '\r')
    from++;

  return from;
}

static void
skip_block_comment (PassoJsonLexer *self)
{
  const gsize start = self->position;
  const char *end = NULL;

  if (start + 2 < self->length)
    end = memmem (self->text + start + 2, self->length - start - 2, "*/", 2);

  self->position = end != NULL ? (gsize) (end - self->text) + 2 : self->length;
  if (end != NULL)
    report (self, PASSO_JSON_PROBLEM_COMMENT, start, self->position);
  else
    report (self, PASSO_JSON_PROBLEM_UNCLOSED, start, start + 2);
}

/* Passes over one comment, if there is one. */
static gboolean
skip_comment (PassoJsonLexer *self)
{
  const gsize start = self->position;
  const char *text = self->text + start;
  const gboolean slash = text[0] == '/' && start + 1 < self->length;

  if (slash && text[1] == '*')
    {
      skip_block_comment (self);
      return TRUE;
    }

  if (text[0] != '#' && !(slash && text[1] == '/'))
    return FALSE;

  self->position = find_line_end (self, start);
  report (self, PASSO_JSON_PROBLEM_COMMENT, start, self->position);
  return TRUE;
}

static inline void
skip_trivia (PassoJsonLexer *self)
{
  while (self->position < self->length)
    {
      const char c = self->text[self->position];

      if (is_blank (c))
        self->position++;
      else if ((c != '/' && c != '#') || !skip_comment (self))
        return;
    }
}

/* ------------------------------------------------------------------ strings */

/* Eight bytes at a time: none of them a control character, a quote, a backslash or non-ASCII. */
static inline gsize
skip_plain (const char *text,
            gsize       position,
            gsize       length,
            char        quote)
{
  while (position + 8 <= length)
    {
      guint64 word, quotes, slashes, found;

      memcpy (&word, text + position, 8);
      quotes = word ^ REPEAT ((guint64) quote);
      slashes = word ^ REPEAT ('\\');
      found = word | ((word - REPEAT (0x20)) & ~word) | ((quotes - REPEAT (1)) & ~quotes)
              | ((slashes - REPEAT (1)) & ~slashes);
      found &= HIGH_BITS;
      if (found != 0)
        return position + FIRST_BYTE (found);
      position += 8;
    }

  return position;
}

static int
read_hex4 (const char *text,
           gsize       length)
{
  int value = 0;

  if (length < 4)
    return -1;

  for (guint i = 0; i < 4; i++)
    {
      const int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }

  return value;
}

/* The code point of the `\uXXXX`, or pair of them, at @text. Gives its length, and -1 for a lone
 * surrogate; a length of 0 means that it is no such escape. */
static int
read_unicode_escape (const char *text,
                     gsize       length,
                     gsize      *used)
{
  int high, low;

  *used = 0;
  if (length < 6 || text[0] != '\\' || text[1] != 'u' || (high = read_hex4 (text + 2, 4)) < 0)
    return -1;

  *used = 6;
  if (high < 0xd800 || high > 0xdfff)
    return high;

  if (high >= 0xdc00 || length < 12 || text[6] != '\\' || text[7] != 'u')
    return -1;

  low = read_hex4 (text + 8, 4);
  if (low < 0xdc00 || low > 0xdfff)
    return -1;

  *used = 12;
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* Passes over the escape at @position; at least one byte. */
static gsize
scan_escape (PassoJsonLexer *self,
             gsize           position)
{
  const char *text = self->text + position;
  const gsize left = self->length - position;
  gsize used;

  if (left < 2)
    return position + 1;

  if (text[1] == 'u')
    {
      const int c = read_unicode_escape (text, left, &used);

      if (used == 0)
        report (self, PASSO_JSON_PROBLEM_ESCAPE, position, position + 2);
      else if (c < 0)
        report (self, PASSO_JSON_PROBLEM_SURROGATE, position, position + 6);
      return position + (used == 0 ? 2 : used);
    }

  if (strchr ("\"\\/bfnrt", text[1]) == NULL || text[1] == '\0')
    {
      /* What follows the backslash may be a line end or half a character: leave it. */
      report (self, PASSO_JSON_PROBLEM_ESCAPE, position, position + 1);
      return position + (text[1] == '\'' ? 2 : 1);
    }

  return position + 2;
}

/* A string over several lines is taken as one if something follows that may follow a string. */
static gboolean
may_end_string (const PassoJsonLexer *self,
                gsize                 position)
{
  while (position < self->length && is_blank (self->text[position]))
    position++;

  return position >= self->length || strchr (",:}]", self->text[position]) != NULL;
}

static gsize
scan_odd_byte (PassoJsonLexer *self,
               gsize           position,
               gsize          *line_end)
{
  const guchar c = (guchar) self->text[position];
  gsize used;

  if (c == '\\')
    return scan_escape (self, position);

  if (c < 0x20)
    {
      if ((c == '\n' || c == '\r') && *line_end == 0)
        *line_end = position;
      else if (*line_end == 0)
        report (self, PASSO_JSON_PROBLEM_CONTROL_CHARACTER, position, position + 1);
      return position + 1;
    }

  used = c < 0x80 ? 1 : utf8_length (self->text + position, self->length - position);
  if (used == 0)
    report (self, PASSO_JSON_PROBLEM_ENCODING, position, position + 1);

  return position + MAX (used, 1);
}

static void
scan_string (PassoJsonLexer *self,
             PassoJsonToken *token)
{
  const char quote = self->text[token->start];
  gsize position = token->start + 1;
  gsize line_end = 0;
  gboolean closed = FALSE;

  token->type = PASSO_JSON_TOKEN_STRING;
  while (!closed && (line_end == 0 || !self->lines))
    {
      position = skip_plain (self->text, position, self->length, quote);
      if (position >= self->length)
        break;
      if (self->text[position] == quote)
        closed = TRUE;
      else
        position = scan_odd_byte (self, position, &line_end);
    }

  if (closed && (line_end == 0 || may_end_string (self, position + 1)))
    {
      token->end = position + 1;
      if (line_end != 0)
        report (self, PASSO_JSON_PROBLEM_CONTROL_CHARACTER, line_end, line_end + 1);
      if (quote == '\'')
        report (self, PASSO_JSON_PROBLEM_SINGLE_QUOTES, token->start, token->end);
      return;
    }

  self->lines = TRUE;
  token->end = line_end != 0 ? line_end : self->length;
  report (self, PASSO_JSON_PROBLEM_UNCLOSED, token->start, token->start + 1);
}

/* ------------------------------------------------------------------ words */

static gsize
skip_digits (const char *text,
             gsize       position,
             gsize       length)
{
  while (position < length && g_ascii_isdigit (text[position]))
    position++;

  return position;
}

/* RFC 8259 section 6. Gives the end of the number at @position, or @position if there is none. */
static gsize
scan_number (const char *text,
             gsize       position,
             gsize       length)
{
  const gsize start = position;
  gsize digits;

  if (position < length && text[position] == '-')
    position++;
  digits = position;
  position = skip_digits (text, position, length);
  if (position == digits || (text[digits] == '0' && position > digits + 1))
    return start;

  if (position < length && text[position] == '.')
    {
      digits = ++position;
      if ((position = skip_digits (text, position, length)) == digits)
        return start;
    }

  if (position < length && (text[position] == 'e' || text[position] == 'E'))
    {
      position++;
      if (position < length && (text[position] == '+' || text[position] == '-'))
        position++;
      digits = position;
      if ((position = skip_digits (text, position, length)) == digits)
        return start;
    }

  return position;
}

static gsize
dollar_placeholder_end (const char *text,
                        gsize       length)
{
  if (length < 4 || text[0] != '$' || text[1] != '{')
    return 0;

  length = MIN (length, MAX_PLACEHOLDER);
  for (gsize i = 2; i < length; i++)
    {
      if (text[i] == '}')
        return i > 2 ? i + 1 : 0;
      if ((guchar) text[i] < 0x20 || text[i] == '"' || text[i] == '{' || text[i] == '$')
        return 0;
    }

  return 0;
}

/* A pattern is an example with the word `name` in it: what stands before and after is the mark. */
static gsize
pattern_placeholder_end (const char *text,
                         gsize       length,
                         const char *pattern)
{
  const char *word = strstr (pattern, "name");
  gsize before, after, i;

  if (word == NULL || word == pattern)
    return 0;

  before = word - pattern;
  after = strlen (word + 4);
  if (after == 0 || length <= before + after || strncmp (text, pattern, before) != 0)
    return 0;

  length = MIN (length, MAX_PLACEHOLDER);
  for (i = before; i + after <= length; i++)
    {
      if (i > before && strncmp (text + i, word + 4, after) == 0)
        return i + after;
      if (!g_ascii_isalnum (text[i]) && strchr ("_-.: ", text[i]) == NULL)
        return 0;
    }

  return 0;
}

/**
 * passo_json_placeholder_end:
 * @text: where a placeholder may start
 * @length: how much text there is
 * @patterns: (nullable) (array zero-terminated=1): spellings beside `${Name}`, each an example
 *   with the word `name`: `{{name}}`, `__name__`
 *
 * Returns: the length of the placeholder that @text starts with, 0 if it starts with none
 */
gsize
passo_json_placeholder_end (const char         *text,
                            gsize               length,
                            const char * const *patterns)
{
  gsize end = dollar_placeholder_end (text, length);

  for (guint i = 0; end == 0 && patterns != NULL && patterns[i] != NULL; i++)
    end = pattern_placeholder_end (text, length, patterns[i]);

  return end;
}

static gboolean
starts_comment (const PassoJsonLexer *self,
                gsize                 position)
{
  return self->text[position] == '/' && position + 1 < self->length
         && (self->text[position + 1] == '/' || self->text[position + 1] == '*');
}

/* Finds the end of the word at the token's start. `${A}`, `-${A}` and `${A}${B}` are
 * placeholders. */
static void
scan_word (PassoJsonLexer *self,
           PassoJsonToken *token)
{
  gsize position = token->start;

  token->type = PASSO_JSON_TOKEN_WORD;
  while (position < self->length)
    {
      const guchar c = (guchar) self->text[position];
      const gsize placeholder = passo_json_placeholder_end (self->text + position,
                                                            self->length - position,
                                                            self->patterns);
      gsize used = placeholder;

      if (placeholder != 0)
        token->type = PASSO_JSON_TOKEN_PLACEHOLDER;
      else if (is_delimiter ((char) c) || starts_comment (self, position))
        break;
      else if (c < 0x80)
        used = 1;
      else if ((used = utf8_length (self->text + position, self->length - position)) == 0)
        {
          report (self, PASSO_JSON_PROBLEM_ENCODING, position, position + 1);
          used = 1;
        }
      position += used;
    }

  token->end = MAX (position, token->start + 1);
}

static inline gboolean
ends_at (const PassoJsonLexer *self,
         gsize                 position)
{
  return position >= self->length || is_delimiter (self->text[position])
         || starts_comment (self, position);
}

static inline gboolean
take_literal (PassoJsonLexer     *self,
              PassoJsonToken     *token,
              const char         *literal,
              gsize               length,
              PassoJsonTokenType  type)
{
  if (self->length - token->start < length
      || memcmp (self->text + token->start, literal, length) != 0
      || !ends_at (self, token->start + length))
    return FALSE;

  token->type = type;
  token->end = token->start + length;
  return TRUE;
}

static void
scan_bare (PassoJsonLexer *self,
           PassoJsonToken *token)
{
  const char c = self->text[token->start];

  if (c == '-' || g_ascii_isdigit (c))
    {
      token->end = scan_number (self->text, token->start, self->length);
      token->type = PASSO_JSON_TOKEN_NUMBER;
      if (token->end > token->start && ends_at (self, token->end))
        return;
    }
  else if ((c == 't' && take_literal (self, token, "true", 4, PASSO_JSON_TOKEN_TRUE))
           || (c == 'f' && take_literal (self, token, "false", 5, PASSO_JSON_TOKEN_FALSE))
           || (c == 'n' && take_literal (self, token, "null", 4, PASSO_JSON_TOKEN_NULL)))
    return;

  scan_word (self, token);
}

static inline void
take_mark (PassoJsonToken     *token,
           PassoJsonTokenType  type)
{
  token->type = type;
  token->end = token->start + 1;
}

/**
 * passo_json_lexer_init:
 * @self: the lexer
 * @text: any bytes; they outlive the lexer
 * @length: how many
 * @patterns: (nullable): see passo_json_placeholder_end()
 * @report: (nullable): called for all that strict JSON does not have
 * @user_data: for @report
 *
 * Starts at the first byte after a byte order mark.
 */
void
passo_json_lexer_init (PassoJsonLexer     *self,
                       const char         *text,
                       gsize               length,
                       const char * const *patterns,
                       PassoJsonLexerReport     report_func,
                       gpointer            user_data)
{
  *self = (PassoJsonLexer) {
    .text = text,
    .length = length,
    .patterns = patterns,
    .report = report_func,
    .user_data = user_data,
  };

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->position = 3;
}

/**
 * passo_json_lexer_next:
 * @self: the lexer
 * @token: (out): the next token
 *
 * Passes over blanks and comments and reads one token. Each token has at least one byte, but for
 * the one at the end.
 */
void
passo_json_lexer_next (PassoJsonLexer *self,
                       PassoJsonToken *token)
{
  skip_trivia (self);
  token->start = self->position;
  if (self->position >= self->length)
    {
      token->type = PASSO_JSON_TOKEN_END;
      token->end = self->position;
      return;
    }

  switch (self->text[token->start])
    {
    case '"':
    case '\'':
      scan_string (self, token);
      break;

    case ',':
      take_mark (token, PASSO_JSON_TOKEN_COMMA);
      break;

    case ':':
      take_mark (token, PASSO_JSON_TOKEN_COLON);
      break;

    case '[':
      take_mark (token, PASSO_JSON_TOKEN_OPEN_ARRAY);
      break;

    case ']':
      take_mark (token, PASSO_JSON_TOKEN_CLOSE_ARRAY);
      break;

    case '{':
      if (self->patterns == NULL
          || passo_json_placeholder_end (self->text + token->start, self->length - token->start,
                                         self->patterns) == 0)
        take_mark (token, PASSO_JSON_TOKEN_OPEN_OBJECT);
      else
        scan_word (self, token);
      break;

    case '}':
      take_mark (token, PASSO_JSON_TOKEN_CLOSE_OBJECT);
      break;

    default:
      scan_bare (self, token);
    }

  self->position = token->end;
}

/**
 * passo_json_lexer_key_end:
 * @text: the whole text
 * @length: of @text
 * @start: where a key starts
 *
 * Returns: where it ends
 */
gsize
passo_json_lexer_key_end (const char *text,
                          gsize       length,
                          gsize       start)
{
  PassoJsonLexer lexer;
  PassoJsonToken token;

  passo_json_lexer_init (&lexer, text, length, NULL, NULL, NULL);
  lexer.position = start;
  passo_json_lexer_next (&lexer, &token);

  return token.end;
}

/* ------------------------------------------------------------------ decoding */

static void
append_unicode_escape (GString    *out,
                       const char *text,
                       gsize       length,
                       gsize      *used)
{
  const int c = read_unicode_escape (text, length, used);

  if (*used != 0)
    g_string_append_unichar (out, c < 0 ? 0xfffd : (gunichar) c);
  else
    {
      g_string_append_c (out, '\\');
      *used = 1;
    }
}

static void
append_escape (GString    *out,
               const char *text,
               gsize       length,
               gsize      *used)
{
  static const char from[] = "\"\\/bfnrt'";
  static const char to[] = "\"\\/\b\f\n\r\t'";
  const char *found;

  if (length >= 2 && text[1] == 'u')
    {
      append_unicode_escape (out, text, length, used);
      return;
    }

  found = length >= 2 && text[1] != '\0' ? strchr (from, text[1]) : NULL;
  g_string_append_c (out, found != NULL ? to[found - from] : '\\');
  *used = found != NULL ? 2 : 1;
}

/**
 * passo_json_lexer_decode_piece:
 * @text: what is left of a string or bare word, its opening quote not included
 * @length: of @text, a closing quote not included; not 0
 * @quoted: whether it is a string
 * @out: gets what the piece means
 *
 * Decodes an escape or a character.
 *
 * Returns: the bytes of @text that it takes
 */
gsize
passo_json_lexer_decode_piece (const char *text,
                               gsize       length,
                               gboolean    quoted,
                               GString    *out)
{
  gsize used = 1;

  if (text[0] == '\\' && quoted)
    append_escape (out, text, length, &used);
  else if ((guchar) text[0] < 0x80)
    g_string_append_c (out, text[0]);
  else if ((used = utf8_length (text, length)) != 0)
    g_string_append_len (out, text, used);
  else
    {
      g_string_append (out, "\357\277\275");
      used = 1;
    }

  return used;
}

/**
 * passo_json_lexer_decode:
 * @text: a string or bare word as it stands, quotes included
 * @length: of @text
 * @decoded_length: (out) (optional): length of the result, which may hold U+0000
 *
 * Returns: (transfer full): what it means. Escapes that JSON does not have stand for themselves;
 *   a lone surrogate and each byte that is not UTF-8 become U+FFFD.
 */
char *
passo_json_lexer_decode (const char *text,
                         gsize       length,
                         gsize      *decoded_length)
{
  const gboolean quoted = length > 0 && (text[0] == '"' || text[0] == '\'');
  const gboolean closed = quoted && length > 1 && text[length - 1] == text[0];
  const gsize end = closed ? length - 1 : length;
  g_autoptr (GString) out = g_string_sized_new (length + 1);

  for (gsize i = quoted ? 1 : 0; i < end;)
    i += passo_json_lexer_decode_piece (text + i, end - i, quoted, out);

  if (decoded_length != NULL)
    *decoded_length = out->len;

  return g_string_free (g_steal_pointer (&out), FALSE);
}
