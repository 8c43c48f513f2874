/* passo-intrinsic-parser.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/passo-intrinsic-private.h"
#include "expr/passo-query-error.h"
#include "json/passo-json-reader.h"

/* The grammar of the States Language specification, section Intrinsic Functions. It recurses for
 * nested calls only, which are few.
 */

typedef struct
{
  const char      *text;
  gsize            length;
  gsize            position;
  guint            nesting;
  PassoValuePool  *pool;
  PassoSpan       *where;
  GError         **error;
} Parser;

static gboolean read_call (Parser             *parser,
                           PassoIntrinsicNode *node);

static gboolean
fail (Parser     *parser,
      gsize       start,
      const char *message)
{
  gsize end = MIN (MAX (parser->position, start + 1), parser->length);

  return passo_query_error_set (parser->error, parser->where, start, end,
                                PASSO_QUERY_ERROR_SYNTAX, message);
}

static char
peek (Parser *parser)
{
  return parser->position < parser->length ? parser->text[parser->position] : '\0';
}

static gboolean
accept (Parser *parser,
        char    c)
{
  if (parser->position >= parser->length || parser->text[parser->position] != c)
    return FALSE;
  parser->position++;

  return TRUE;
}

static void
skip_blanks (Parser *parser)
{
  while (g_ascii_isspace (peek (parser)))
    parser->position++;
}

/* With a pool the constant is shared by all threads and never counted. */
static PassoValue
keep (Parser     *parser,
      PassoValue  value)
{
  PassoValue pooled;

  if (parser->pool == NULL)
    return value;
  pooled = passo_value_pool_add (parser->pool, value);
  passo_value_unref (value);

  return pooled;
}

static gboolean
read_string (Parser             *parser,
             PassoIntrinsicNode *node)
{
  g_autoptr (GString) string = g_string_new (NULL);
  gsize start = parser->position++;

  while (parser->position < parser->length && parser->text[parser->position] != '\'')
    {
      if (accept (parser, '\\') &&
          (peek (parser) == '\0' || strchr ("'{}\\", peek (parser)) == NULL))
        return fail (parser, parser->position - 1,
                     _("A backslash may only stand before ', {, } or another backslash"));
      if (parser->position < parser->length)
        g_string_append_c (string, parser->text[parser->position++]);
    }
  node->source = g_strndup (parser->text + start + 1, parser->position - start - 1);
  if (!accept (parser, '\''))
    return fail (parser, start, _("The quote is not closed"));
  node->literal = keep (parser, passo_value_string_len (string->str, string->len));

  return TRUE;
}

static gboolean
read_number (Parser             *parser,
             PassoIntrinsicNode *node)
{
  g_autoptr (GError) error = NULL;
  gsize start = parser->position;
  PassoValue value;

  while (peek (parser) != '\0' && strchr ("+-.0123456789eE", peek (parser)) != NULL)
    parser->position++;
  value = passo_json_parse (parser->text + start, (gssize) (parser->position - start),
                            PASSO_JSON_READER_DEFAULT, &error);
  if (error != NULL)
    return fail (parser, start, _("This is not a number"));
  node->literal = keep (parser, value);

  return TRUE;
}

/* Skips a quoted name within brackets; at the opening quote. */
static void
skip_quoted (Parser *parser)
{
  char quote = parser->text[parser->position++];

  while (parser->position < parser->length && parser->text[parser->position] != quote)
    parser->position += parser->text[parser->position] == '\\' ? 2 : 1;
  parser->position = MIN (parser->position + 1, parser->length);
}

/* A path goes on to the next comma or closing parenthesis outside its own brackets. */
static void
skip_path (Parser *parser)
{
  guint brackets = 0, parentheses = 0;

  while (parser->position < parser->length)
    {
      char c = parser->text[parser->position];

      if (brackets > 0 && (c == '\'' || c == '"'))
        {
          skip_quoted (parser);
          continue;
        }
      if (brackets + parentheses == 0 && (c == ',' || c == ')'))
        return;
      if (c == '[')
        brackets++;
      else if (c == ']' && brackets > 0)
        brackets--;
      else if (c == '(')
        parentheses++;
      else if (c == ')' && parentheses > 0)
        parentheses--;
      parser->position++;
    }
}

static gboolean
read_path (Parser             *parser,
           PassoIntrinsicNode *node)
{
  gsize start = parser->position;
  gsize end;

  skip_path (parser);
  for (end = parser->position; end > start && g_ascii_isspace (parser->text[end - 1]); end--)
    ;
  node->kind = PASSO_INTRINSIC_PATH;
  node->path = passo_json_path_compile (parser->text + start, (gssize) (end - start),
                                        PASSO_JSON_PATH_ANY, parser->where, parser->error);
  if (node->path == NULL && parser->where != NULL)
    {
      parser->where->start += start;
      parser->where->end += start;
    }

  return node->path != NULL;
}

static gboolean
read_word (Parser             *parser,
           PassoIntrinsicNode *node)
{
  static const struct { const char *word; PassoValueType type; gboolean truth; } words[] = {
    { "null", PASSO_VALUE_NULL, FALSE },
    { "true", PASSO_VALUE_BOOLEAN, TRUE },
    { "false", PASSO_VALUE_BOOLEAN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i].word);

      if (parser->length - parser->position < n ||
          memcmp (parser->text + parser->position, words[i].word, n) != 0)
        continue;
      parser->position += n;
      node->literal = words[i].type == PASSO_VALUE_NULL ? passo_value_null ()
                                                        : passo_value_boolean (words[i].truth);
      return TRUE;
    }

  return read_call (parser, node);
}

static gboolean
read_argument (Parser             *parser,
               PassoIntrinsicNode *node)
{
  char c;

  skip_blanks (parser);
  c = peek (parser);
  if (c == '\'')
    return read_string (parser, node);
  if (c == '$')
    return read_path (parser, node);
  if (c == '-' || g_ascii_isdigit (c))
    return read_number (parser, node);

  return read_word (parser, node);
}

/* Arguments up to the closing parenthesis, which is left. */
static gboolean
read_arguments (Parser             *parser,
                PassoIntrinsicNode *node)
{
  GArray *arguments = g_array_new (FALSE, TRUE, sizeof (PassoIntrinsicNode));
  gboolean good = TRUE;

  skip_blanks (parser);
  if (peek (parser) != ')')
    do
      {
        g_array_set_size (arguments, arguments->len + 1);
        good = read_argument (parser, &g_array_index (arguments, PassoIntrinsicNode,
                                                      arguments->len - 1));
        skip_blanks (parser);
      }
    while (good && accept (parser, ','));
  node->n_arguments = arguments->len;
  node->arguments = (PassoIntrinsicNode *) g_array_free (arguments, FALSE);

  return good;
}

static gboolean
check_count (Parser             *parser,
             PassoIntrinsicNode *node,
             gsize               start)
{
  const PassoIntrinsicInfo *info = &node->function->info;
  g_autofree char *message = NULL;

  if (node->n_arguments >= info->min_arguments && node->n_arguments <= info->max_arguments)
    return TRUE;
  if (info->min_arguments == info->max_arguments)
    /* Translators: name of a function, how many arguments it takes */
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s takes %u argument",
                                            "%s takes %u arguments", info->min_arguments),
                               info->name, info->min_arguments);
  else if (node->n_arguments < info->min_arguments)
    /* Translators: name of a function, how many arguments it takes */
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s takes at least %u argument",
                                            "%s takes at least %u arguments",
                                            info->min_arguments),
                               info->name, info->min_arguments);
  else
    /* Translators: name of a function, how many arguments it takes */
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s takes at most %u argument",
                                            "%s takes at most %u arguments",
                                            info->max_arguments),
                               info->name, info->max_arguments);

  return fail (parser, start, message);
}

static gboolean
read_name (Parser             *parser,
           PassoIntrinsicNode *node)
{
  gsize start = parser->position;
  g_autofree char *message = NULL;

  while (g_ascii_isalnum (peek (parser)) || peek (parser) == '.')
    parser->position++;
  if (parser->position == start)
    return fail (parser, start, _("Expected a value, a path or a call of a function"));
  node->kind = PASSO_INTRINSIC_CALL;
  node->function = passo_intrinsic_function_find (parser->text + start, parser->position - start);
  if (node->function != NULL)
    return TRUE;

  /* Translators: the name of a function */
  message = g_strdup_printf (_("There is no intrinsic function “%.*s”"),
                             (int) MIN (parser->position - start, 80), parser->text + start);

  return fail (parser, start, message);
}

static gboolean
read_call (Parser             *parser,
           PassoIntrinsicNode *node)
{
  gsize start = parser->position;

  if (!read_name (parser, node))
    return FALSE;
  if (++parser->nesting > PASSO_INTRINSIC_MAX_NESTING)
    return passo_query_error_set (parser->error, parser->where, start, parser->position,
                                  PASSO_QUERY_ERROR_TOO_DEEP,
                                  _("Functions may be nested ten deep"));
  skip_blanks (parser);
  if (!accept (parser, '('))
    return fail (parser, parser->position, _("Expected “(” after the name of the function"));
  if (!read_arguments (parser, node))
    return FALSE;
  if (!accept (parser, ')'))
    return fail (parser, parser->position, _("Expected “,” or “)”"));
  parser->nesting--;

  return check_count (parser, node, start);
}

/**
 * passo_intrinsic_compile:
 * @text: a call, such as `States.UUID()`
 * @length: its bytes, or -1 where it ends with U+0000
 * @pool: (nullable): where its constants are put; see passo_query_compile()
 * @where: (nullable) (out): where it fails, in bytes of @text
 * @error: return location for a #PassoQueryError
 *
 * Compiles a call of an intrinsic function. Source: States Language specification,
 * section Intrinsic Functions.
 *
 * Returns: (transfer full) (nullable): the call, or NULL with @error set
 */
PassoIntrinsic *
passo_intrinsic_compile (const char      *text,
                         gssize           length,
                         PassoValuePool  *pool,
                         PassoSpan       *where,
                         GError         **error)
{
  g_autoptr (PassoIntrinsic) self = NULL;
  Parser parser = { .text = text, .pool = pool, .where = where, .error = error };

  g_return_val_if_fail (text != NULL, NULL);

  parser.length = length < 0 ? strlen (text) : (gsize) length;
  self = g_new0 (PassoIntrinsic, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->has_pool = pool != NULL;
  self->text = g_strndup (text, parser.length);
  if (!read_call (&parser, &self->root))
    return NULL;
  if (parser.position < parser.length)
    {
      fail (&parser, parser.position, _("Nothing may follow the call"));
      return NULL;
    }

  return g_steal_pointer (&self);
}
