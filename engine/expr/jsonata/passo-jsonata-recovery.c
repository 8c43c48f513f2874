/* passo-jsonata-recovery.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What is wrong with an expression, and how the parser goes on after it. A compilation ends with
 * the first error; a check puts something in for what is missing, goes over what it cannot use to
 * the next comma, semicolon or closing bracket, and keeps quiet until it is on firm ground again,
 * so that one mistake is told once.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-parser-private.h"
#include "json/passo-json-writer.h"

/* Nobody reads more of one expression. */
#define MAX_ERRORS 100

static void
list_error (GPtrArray         **list,
            PassoJsonataError  *error,
            PassoSpan           span)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_jsonata_error_free);
  error->span = span;
  g_ptr_array_add (*list, error);
}

/* Nothing more is read, and nothing more said. */
void
passo_jsonata_parser_give_up (PassoJsonataParser *parser)
{
  parser->gave_up = TRUE;
  parser->position = parser->length;
  g_clear_pointer (&parser->token.regex, passo_jsonata_regex_free);
  parser->token = (PassoJsonataToken) { .start = parser->length, .end = parser->length };
}

static gboolean
add_error (PassoJsonataParser *parser,
           PassoJsonataError  *error,
           PassoSpan           span)
{
  list_error (&parser->errors, error, span);
  if (parser->errors->len == MAX_ERRORS)
    passo_jsonata_parser_give_up (parser);

  return parser->recovers;
}

/* Adds an error. Gives whether parsing goes on. */
gboolean
passo_jsonata_parser_fail (PassoJsonataParser *parser,
                           const char         *code,
                           PassoSpan           span,
                           gsize               position,
                           const char         *token,
                           const char         *value)
{
  if (parser->gave_up)
    return parser->recovers;

  return add_error (parser, passo_jsonata_error_new (code, position, token, NULL, value, NULL),
                    span);
}

/* What a token is in an error: the name, the string or the operator without the marks around it. */
static char *
dup_token_name (const PassoJsonataToken *token)
{
  if (token->type == PASSO_JSONATA_TOKEN_END)
    return g_strdup ("(end)");
  if (token->type == PASSO_JSONATA_TOKEN_OPERATOR)
    return passo_jsonata_operator_to_text (token->op);
  if (passo_value_is_string (token->value))
    return g_strdup (passo_value_get_string (token->value, NULL));

  return passo_json_write (token->value, PASSO_JSON_WRITER_STRIP, NULL);
}

/* A message shows its token as JSON: a number has no quotes. */
static void
unquote_token (PassoJsonataError *error)
{
  g_autofree char *quoted = passo_jsonata_error_quote (error->token);
  g_auto (GStrv) parts = g_strsplit (error->message, quoted, 2);

  g_free (error->message);
  error->message = g_strjoinv (error->token, parts);
}

/* Adds an error about a token. Gives whether parsing goes on. */
static gboolean
fail_about (PassoJsonataParser      *parser,
            const char              *code,
            const PassoJsonataToken *token,
            const char              *value)
{
  g_autofree char *name = dup_token_name (token);
  g_autofree char *quoted = passo_jsonata_error_quote (value);
  PassoSpan span = { token->start, token->end };
  PassoJsonataError *error;

  if (parser->gave_up)
    return parser->recovers;

  error = passo_jsonata_error_new (code, token->end, name, NULL, quoted, NULL);
  if (token->type == PASSO_JSONATA_TOKEN_VALUE && !passo_value_is_string (token->value))
    unquote_token (error);

  return add_error (parser, error, span);
}

/* A step is looked at again when another one follows it. */
static gboolean
is_doubted (const PassoJsonataParser *parser,
            const char               *code,
            PassoSpan                 span)
{
  if (parser->doubts == NULL)
    return FALSE;
  for (guint i = 0; i < parser->doubts->len; i++)
    {
      const PassoJsonataError *doubt = g_ptr_array_index (parser->doubts, i);

      if (doubt->span.start == span.start && g_str_equal (doubt->code, code))
        return TRUE;
    }

  return parser->doubts->len == MAX_ERRORS;
}

/* Notes what is wrong with an expression that parses: a syntax error further on goes first. */
gboolean
passo_jsonata_parser_doubt (PassoJsonataParser *parser,
                            const char         *code,
                            PassoSpan           span,
                            gsize               position,
                            const char         *token,
                            const char         *value)
{
  if (!is_doubted (parser, code, span))
    list_error (&parser->doubts,
                passo_jsonata_error_new (code, position, token, NULL, value, NULL), span);

  return TRUE;
}

PassoJsonataNode *
passo_jsonata_parser_doubt_at (PassoJsonataParser      *parser,
                               const char              *code,
                               const PassoJsonataToken *token,
                               PassoJsonataNode        *node)
{
  PassoSpan span = { token->start, token->end };

  passo_jsonata_parser_doubt (parser, code, span, token->end, NULL, NULL);

  return node;
}

/* A token cannot stand where it does. Gives what stands in for the expression, or NULL. */
PassoJsonataNode *
passo_jsonata_parser_fail_at (PassoJsonataParser      *parser,
                              const char              *code,
                              const PassoJsonataToken *token)
{
  if (parser->quiet == PASSO_JSONATA_TALKS)
    {
      if (!fail_about (parser, code, token, NULL))
        return NULL;
      parser->quiet = PASSO_JSONATA_QUIET_TO_OPERAND;
    }

  return passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_MISSING, token);
}

/* The text ends where an operand should be; who wants a bracket there, too, says so instead. */
PassoJsonataNode *
passo_jsonata_parser_miss_operand (PassoJsonataParser *parser)
{
  PassoJsonataNode *self = passo_jsonata_parser_node (parser, PASSO_JSONATA_NODE_MISSING,
                                                      &parser->token);

  return parser->quiet != PASSO_JSONATA_TALKS
         ? self : passo_jsonata_parser_doubt_at (parser, "S0207", &parser->token, self);
}

/* The parser is on firm ground again. */
void
passo_jsonata_parser_read_operand (PassoJsonataParser *parser)
{
  if (parser->quiet == PASSO_JSONATA_QUIET_TO_OPERAND)
    parser->quiet = PASSO_JSONATA_TALKS;
}

static gboolean
is_closer (const PassoJsonataToken *token)
{
  return token->type == PASSO_JSONATA_TOKEN_OPERATOR &&
         (token->op == ')' || token->op == ']' || token->op == '}');
}

static gboolean
is_opener (const PassoJsonataToken *token)
{
  return token->type == PASSO_JSONATA_TOKEN_OPERATOR &&
         (token->op == '(' || token->op == '[' || token->op == '{');
}

static guint *
count_open (PassoJsonataParser *parser,
            guint               closer)
{
  static const char closers[PASSO_JSONATA_N_CLOSERS] = { ')', ']', '}', '|' };

  for (guint i = 0; i + 1 < PASSO_JSONATA_N_CLOSERS; i++)
    if (closer == (guint) closers[i])
      return &parser->n_open[i];

  return &parser->n_open[PASSO_JSONATA_N_CLOSERS - 1];
}

/* Another bracket is open, which @closer closes. */
void
passo_jsonata_parser_open (PassoJsonataParser *parser,
                           guint               closer)
{
  (*count_open (parser, closer))++;
}

static gboolean
ends_operand (const PassoJsonataToken *token)
{
  return token->type != PASSO_JSONATA_TOKEN_OPERATOR || is_closer (token);
}

static void
skip_token (PassoJsonataParser *parser)
{
  parser->skips = TRUE;
  passo_jsonata_lexer_next (parser, !ends_operand (&parser->token));
  parser->skips = FALSE;
}

static gboolean
ends_skip (PassoJsonataParser *parser,
           guint               separator,
           guint               closer)
{
  return passo_jsonata_parser_is_at (parser, closer) ||
         passo_jsonata_parser_is_at (parser, separator) ||
         (is_closer (&parser->token) && *count_open (parser, parser->token.op) > 0);
}

/* Goes over what cannot be used, brackets as a whole, to a separator, the bracket that closes, or
 * one that closes something around it. A bracket of a wrong kind that nothing opened stands for the
 * right one, unless the list goes on after it: TRUE then. */
static gboolean
skip (PassoJsonataParser *parser,
      guint               separator,
      guint               closer)
{
  guint depth = 0;

  while (parser->token.type != PASSO_JSONATA_TOKEN_END &&
         (depth > 0 || !ends_skip (parser, separator, closer)))
    {
      gboolean opens = is_opener (&parser->token);
      gboolean closes = is_closer (&parser->token);

      skip_token (parser);
      if (closes && depth == 0 && !passo_jsonata_parser_is_at (parser, separator) &&
          !passo_jsonata_parser_is_at (parser, closer))
        return TRUE;
      if (opens)
        depth++;
      else if (closes && depth > 0)
        depth--;
    }

  return FALSE;
}

/* Tells that @op should stand here. Gives whether parsing goes on. */
gboolean
passo_jsonata_parser_fail_to_find (PassoJsonataParser *parser,
                                   guint               op)
{
  gboolean at_end = parser->token.type == PASSO_JSONATA_TOKEN_END;
  g_autofree char *wanted = passo_jsonata_operator_to_text (op);
  const char *code = at_end ? "S0203" : "S0202";

  /* That there is no such operator is told before that it is not the one. */
  if (parser->token.type == PASSO_JSONATA_TOKEN_OPERATOR &&
      passo_jsonata_operator_find (parser->token.op) == NULL)
    code = "S0204";
  if (parser->quiet == PASSO_JSONATA_TALKS && !(at_end && parser->unbalanced))
    if (!fail_about (parser, code, &parser->token, wanted))
      return FALSE;
  parser->quiet = PASSO_JSONATA_QUIET_TO_SEPARATOR;
  parser->unbalanced |= is_closer (&parser->token);

  return TRUE;
}

static gboolean
read_on (PassoJsonataParser *parser,
         gboolean            operand_follows)
{
  parser->quiet = PASSO_JSONATA_TALKS;

  return passo_jsonata_lexer_next (parser, operand_follows);
}

/* What should stand before an operand does, or is put in. */
gboolean
passo_jsonata_parser_expect (PassoJsonataParser *parser,
                             guint               op)
{
  if (passo_jsonata_parser_is_at (parser, op))
    return read_on (parser, TRUE);

  return passo_jsonata_parser_fail_to_find (parser, op);
}

/* The bracket that closes what passo_jsonata_parser_open() opened. */
gboolean
passo_jsonata_parser_close (PassoJsonataParser *parser,
                            guint               closer)
{
  gboolean replaced = FALSE;

  (*count_open (parser, closer))--;
  if (!passo_jsonata_parser_is_at (parser, closer))
    {
      if (!passo_jsonata_parser_fail_to_find (parser, closer))
        return FALSE;
      replaced = skip (parser, 0, closer);
    }
  if (replaced)
    parser->quiet = PASSO_JSONATA_TALKS;

  return !passo_jsonata_parser_is_at (parser, closer) || read_on (parser, FALSE);
}

/* Goes from an element of a list to the next: @more, or over the bracket that closes the list. */
gboolean
passo_jsonata_parser_next_item (PassoJsonataParser *parser,
                                guint               separator,
                                guint               closer,
                                gboolean           *more)
{
  *more = passo_jsonata_parser_is_at (parser, separator);
  if (!*more && !passo_jsonata_parser_is_at (parser, closer))
    {
      if (!passo_jsonata_parser_fail_to_find (parser, closer))
        return FALSE;
      if (skip (parser, separator, closer))
        {
          (*count_open (parser, closer))--;
          parser->quiet = PASSO_JSONATA_TALKS;
          return TRUE;
        }
      *more = passo_jsonata_parser_is_at (parser, separator);
    }

  return *more ? read_on (parser, TRUE) : passo_jsonata_parser_close (parser, closer);
}

static gboolean
is_separator (const PassoJsonataToken *token)
{
  return token->type == PASSO_JSONATA_TOKEN_OPERATOR && (token->op == ';' || token->op == ',');
}

/* A whole expression is read, and there is more. Goes to what can be read of it: @anew tells whether
 * another expression begins there, or the first goes on. Gives whether parsing does. */
gboolean
passo_jsonata_parser_skip_surplus (PassoJsonataParser *parser,
                                   gboolean           *anew)
{
  /* Who forgot parentheses around expressions did it once. */
  gboolean told = parser->has_rows && is_separator (&parser->token);

  if (!told && passo_jsonata_parser_fail_at (parser, "S0201", &parser->token) == NULL)
    return FALSE;
  *anew = !is_closer (&parser->token);
  if (!*anew)
    {
      parser->unbalanced = TRUE;
      skip_token (parser);
      return TRUE;
    }
  while (parser->token.type != PASSO_JSONATA_TOKEN_END && !is_separator (&parser->token))
    skip (parser, ';', ',');
  parser->has_rows = TRUE;

  return read_on (parser, TRUE);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PassoJsonataError *one = *(PassoJsonataError *const *) a;
  const PassoJsonataError *other = *(PassoJsonataError *const *) b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;

  return g_strcmp0 (one->code, other->code);
}

/* Adds what state machines refuse of an expression that parses. What they cannot read is told first,
 * and then nothing of references, which the service does not look at. */
static void
add_refused (PassoJsonataParser *parser,
             GPtrArray          *errors)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean syntax = FALSE;

  passo_jsonata_check_aws (parser->expression, found);
  for (guint i = 0; i < found->len; i++)
    syntax |= ((PassoJsonataError *) found->pdata[i])->kind != PASSO_JSONATA_ERROR_REFERENCE;
  for (guint i = 0; i < found->len; i++)
    {
      PassoJsonataError *error = g_ptr_array_index (found, i);

      if (errors->len < MAX_ERRORS &&
          (!syntax || error->kind != PASSO_JSONATA_ERROR_REFERENCE))
        g_ptr_array_add (errors, error);
      else
        passo_jsonata_error_free (error);
    }
}

static gboolean
has_code (GPtrArray  *errors,
          const char *code,
          guint      *position)
{
  for (guint i = 0; i < errors->len; i++)
    if (g_str_equal (((PassoJsonataError *) g_ptr_array_index (errors, i))->code, code))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* That an operand is missing at the end is news when nothing else is. */
static void
drop_missing_operand (GPtrArray *errors,
                      GPtrArray *doubts)
{
  guint position;

  if (has_code (errors, "S0203", &position) && has_code (doubts, "S0207", &position))
    g_ptr_array_remove_index (doubts, position);
}

/* All errors, what state machines refuse among them: the first is what ends a compilation, the
 * others are in the order of the text. */
GPtrArray *
passo_jsonata_parser_steal_errors (PassoJsonataParser *parser)
{
  g_autoptr (GPtrArray) errors = g_steal_pointer (&parser->errors);
  g_autoptr (GPtrArray) doubts = g_steal_pointer (&parser->doubts);
  gpointer first;

  if (errors == NULL)
    errors = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_jsonata_error_free);
  if (doubts != NULL)
    drop_missing_operand (errors, doubts);
  if (doubts != NULL)
    g_ptr_array_extend_and_steal (errors, g_steal_pointer (&doubts));
  if (errors->len == 0 && parser->expression->dialect == PASSO_JSONATA_AWS)
    add_refused (parser, errors);
  if (errors->len < 2)
    return g_steal_pointer (&errors);
  first = g_ptr_array_steal_index (errors, 0);
  g_ptr_array_sort (errors, compare_places);
  g_ptr_array_insert (errors, 0, first);

  return g_steal_pointer (&errors);
}
