/* passo-path-filter-parser.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/passo-path-filter-private.h"
#include "expr/passo-query-error.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"

/* The parser of conditions: or, and, not, comparisons. Chains of `||` and `&&` become one node
 * with many children, so that only parentheses, `!` and inner paths nest.
 */

static gboolean read_alternatives (PassoPathParser  *parser,
                                   PassoPathFilter **out);
static gboolean read_literal      (PassoPathParser  *parser,
                                   PassoValue       *out);

static PassoPathFilter *
filter_new (PassoPathFilterKind kind)
{
  PassoPathFilter *self = g_new0 (PassoPathFilter, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_path_filter_free);

  return self;
}

static gboolean
read_array (PassoPathParser *parser,
            PassoValue      *out)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean good = TRUE;
  gsize start = parser->position++;

  passo_array_builder_init (&builder, 0);
  passo_path_parser_skip_blanks (parser);
  if (passo_path_parser_peek (parser) != ']')
    do
      {
        PassoValue item = PASSO_VALUE_INIT;

        passo_path_parser_skip_blanks (parser);
        good = read_literal (parser, &item);
        passo_array_builder_take (&builder, item);
        passo_path_parser_skip_blanks (parser);
      }
    while (good && passo_path_parser_accept (parser, ","));
  *out = passo_array_builder_finish (&builder);
  if (good && !passo_path_parser_accept (parser, "]"))
    good = passo_path_parser_fail (parser, start, _("The list is not closed"));

  return good;
}

static gboolean
read_number (PassoPathParser *parser,
             PassoValue      *out)
{
  g_autoptr (GError) error = NULL;
  gsize start = parser->position;
  gsize length = 0;

  while (start + length < parser->length &&
         strchr ("+-.0123456789eE", parser->text[start + length]) != NULL &&
         parser->text[start + length] != '\0')
    length++;
  *out = passo_json_parse (parser->text + start, (gssize) length, PASSO_JSON_READER_DEFAULT,
                           &error);
  parser->position += length;
  if (error != NULL)
    return passo_path_parser_fail (parser, start, _("This is not a number"));

  return TRUE;
}

static gboolean
read_word (PassoPathParser *parser,
           PassoValue      *out)
{
  gsize start = parser->position;

  if (passo_path_parser_accept (parser, "true"))
    *out = passo_value_boolean (TRUE);
  else if (passo_path_parser_accept (parser, "false"))
    *out = passo_value_boolean (FALSE);
  else if (passo_path_parser_accept (parser, "null"))
    *out = passo_value_null ();
  else
    return passo_path_parser_fail (parser, start, _("Expected a path or a value"));

  return TRUE;
}

static gboolean
read_literal (PassoPathParser *parser,
              PassoValue      *out)
{
  char c = passo_path_parser_peek (parser);
  gboolean good;

  if (c == '\'' || c == '"')
    return passo_path_parser_read_string (parser, out);
  if (c == '-' || g_ascii_isdigit (c))
    return read_number (parser, out);
  if (c != '[')
    return read_word (parser, out);
  if (!passo_path_parser_enter (parser))
    return FALSE;
  good = read_array (parser, out);
  parser->nesting--;

  return good;
}

static guint32
regex_option (char flag)
{
  switch (flag)
    {
    case 'i':
      return PCRE2_CASELESS;
    case 'm':
      return PCRE2_MULTILINE;
    case 's':
      return PCRE2_DOTALL;
    case 'x':
      return PCRE2_EXTENDED;
    case 'u':
    case 'd':
      return PCRE2_UTF;
    default:
      return 0;
    }
}

/* `/pattern/flags`, at the first slash. */
static gboolean
read_regex (PassoPathParser   *parser,
            PassoPathOperand  *out)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  guint32 options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
  gsize start = parser->position++;
  PCRE2_SIZE offset;
  int code;

  while (parser->position < parser->length && parser->text[parser->position] != '/')
    {
      if (parser->text[parser->position] == '\\' && parser->position + 1 < parser->length)
        g_string_append_c (pattern, parser->text[parser->position++]);
      g_string_append_c (pattern, parser->text[parser->position++]);
    }
  if (!passo_path_parser_accept (parser, "/"))
    return passo_path_parser_fail (parser, start, _("The regular expression is not closed"));
  for (; regex_option (passo_path_parser_peek (parser)) != 0; parser->position++)
    options |= regex_option (passo_path_parser_peek (parser));

  out->regex = pcre2_compile ((PCRE2_SPTR) pattern->str, pattern->len, options, &code, &offset,
                              NULL);
  if (out->regex == NULL)
    return passo_path_parser_fail (parser, start, _("The regular expression is not valid"));

  return TRUE;
}

static gboolean
read_operand (PassoPathParser  *parser,
              PassoPathOperand *out)
{
  char c;

  passo_path_parser_skip_blanks (parser);
  c = passo_path_parser_peek (parser);
  if (c == '@' || c == '$')
    {
      out->path = passo_path_parser_read_path (parser);
      return out->path != NULL;
    }
  if (c == '/')
    return read_regex (parser, out);

  return read_literal (parser, &out->literal);
}

/* A text without quotes, on the right of a comparison. The service's own samples have it, as
 * `[?(@.Name==Receipt)]`. */
static gboolean
take_bare_text (PassoPathParser  *parser,
                PassoPathOperand *out)
{
  static const char * const words[] = { "true", "false", "null" };
  const char *text;
  gsize length = 0;

  passo_path_parser_skip_blanks (parser);
  text = parser->text + parser->position;
  while (parser->position + length < parser->length &&
         (g_ascii_isalpha (text[length]) || text[length] == '_' ||
          (length > 0 && (g_ascii_isdigit (text[length]) || text[length] == '-'))))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && memcmp (text, words[i], length) == 0)
      return FALSE;
  if (length == 0)
    return FALSE;

  out->literal = passo_value_string_len (text, length);
  parser->position += length;
  return TRUE;
}

static gboolean
check_regex (PassoPathParser *parser,
             PassoPathFilter *filter,
             gsize            start)
{
  gboolean wants = passo_path_operator_takes_regex (filter->operator);

  if (filter->operands[0].regex == NULL && wants == (filter->operands[1].regex != NULL))
    return TRUE;

  return passo_path_parser_fail (parser, start,
                                 _("A regular expression stands to the right of “=~”"));
}

static gboolean
read_comparison (PassoPathParser  *parser,
                 PassoPathFilter **out)
{
  g_autoptr (PassoPathFilter) filter = filter_new (PASSO_PATH_FILTER_EXISTS);
  gsize start = parser->position;
  gsize used = 0;

  if (!read_operand (parser, &filter->operands[0]))
    return FALSE;
  passo_path_parser_skip_blanks (parser);
  filter->operator = passo_path_operator_find (parser->text + parser->position,
                                               parser->length - parser->position, &used);
  if (filter->operator == NULL && filter->operands[0].path == NULL)
    return passo_path_parser_fail (parser, start, _("A value alone is no condition"));
  if (filter->operator != NULL)
    {
      filter->kind = PASSO_PATH_FILTER_COMPARE;
      start = parser->position;
      parser->position += used;
      if (!take_bare_text (parser, &filter->operands[1]) &&
          !read_operand (parser, &filter->operands[1]))
        return FALSE;
      if (!check_regex (parser, filter, start))
        return FALSE;
    }
  *out = g_steal_pointer (&filter);

  return TRUE;
}

static gboolean
read_group (PassoPathParser  *parser,
            PassoPathFilter **out)
{
  gsize start = parser->position - 1;

  if (!read_alternatives (parser, out))
    return FALSE;
  passo_path_parser_skip_blanks (parser);
  if (passo_path_parser_accept (parser, ")"))
    return TRUE;
  g_clear_pointer (out, passo_path_filter_free);

  return passo_path_parser_fail (parser, start, _("The parenthesis is not closed"));
}

static gboolean
read_negation (PassoPathParser  *parser,
               PassoPathFilter **out)
{
  g_autoptr (PassoPathFilter) filter = filter_new (PASSO_PATH_FILTER_NOT);
  PassoPathFilter *child = NULL;

  if (!passo_path_parser_read_condition (parser, &child))
    return FALSE;
  g_ptr_array_add (filter->children, child);
  *out = g_steal_pointer (&filter);

  return TRUE;
}

gboolean
passo_path_parser_read_condition (PassoPathParser  *parser,
                                  PassoPathFilter **out)
{
  gboolean good;

  if (!passo_path_parser_enter (parser))
    return FALSE;
  passo_path_parser_skip_blanks (parser);
  if (passo_path_parser_accept (parser, "("))
    good = read_group (parser, out);
  else if (passo_path_parser_accept (parser, "!"))
    good = read_negation (parser, out);
  else
    good = read_comparison (parser, out);
  parser->nesting--;

  return good;
}

/* Conditions joined by @token; one alone is not wrapped. */
static gboolean
read_chain (PassoPathParser      *parser,
            PassoPathFilterKind   kind,
            const char           *token,
            gboolean            (*read_part) (PassoPathParser  *parser,
                                              PassoPathFilter **out),
            PassoPathFilter     **out)
{
  g_autoptr (PassoPathFilter) chain = filter_new (kind);

  do
    {
      PassoPathFilter *part = NULL;

      if (!read_part (parser, &part))
        return FALSE;
      g_ptr_array_add (chain->children, part);
      passo_path_parser_skip_blanks (parser);
    }
  while (passo_path_parser_accept (parser, token));
  *out = chain->children->len == 1 ? g_ptr_array_steal_index (chain->children, 0)
                                   : g_steal_pointer (&chain);

  return TRUE;
}

static gboolean
read_conjunction (PassoPathParser  *parser,
                  PassoPathFilter **out)
{
  return read_chain (parser, PASSO_PATH_FILTER_AND, "&&", passo_path_parser_read_condition, out);
}

static gboolean
read_alternatives (PassoPathParser  *parser,
                   PassoPathFilter **out)
{
  return read_chain (parser, PASSO_PATH_FILTER_OR, "||", read_conjunction, out);
}

gboolean
passo_path_parser_read_filter (PassoPathParser  *self,
                               PassoPathFilter **out)
{
  gboolean good;

  if (!passo_path_parser_enter (self))
    return FALSE;
  good = read_alternatives (self, out);
  self->nesting--;

  return good;
}
