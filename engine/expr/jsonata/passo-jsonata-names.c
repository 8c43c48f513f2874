/* passo-jsonata-names.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-names.h"
#include "expr/jsonata/passo-jsonata-parser-private.h"

/* A name, and the brackets open where it was bound: it is gone when they close. */
typedef struct
{
  char  *name;
  guint  depth;
} Bound;

typedef enum
{
  READING_CODE,
  READING_FUNCTION,     /* after the word `function` */
  READING_PARAMETERS,
} Reading;

typedef struct
{
  GArray  *bound;
  char    *variable;    /* the last token, if it was a variable */
  Reading  reading;
  guint    depth;
} Walk;

static void
bound_clear (gpointer data)
{
  Bound *self = data;

  g_clear_pointer (&self->name, g_free);
}

/* Parameters belong to the body, whose brace is not open yet. */
static void
bind_name (Walk *walk)
{
  guint inside = walk->reading == READING_PARAMETERS ? 1 : 0;
  Bound bound = { g_steal_pointer (&walk->variable), walk->depth + inside };

  if (bound.name != NULL)
    g_array_append_val (walk->bound, bound);
}

static void
close_bracket (Walk *walk)
{
  walk->depth -= walk->depth > 0 ? 1 : 0;
  while (walk->bound->len > 0
         && g_array_index (walk->bound, Bound, walk->bound->len - 1).depth > walk->depth)
    g_array_set_size (walk->bound, walk->bound->len - 1);
}

static void
walk_operator (Walk  *walk,
               guint  op)
{
  if (walk->reading == READING_PARAMETERS && (op == ',' || op == ')'))
    bind_name (walk);
  else if (op == PASSO_JSONATA_OP2 (':', '='))
    bind_name (walk);

  if (walk->reading == READING_FUNCTION && op == '(')
    walk->reading = READING_PARAMETERS;
  else if (walk->reading == READING_PARAMETERS && op == ')')
    walk->reading = READING_CODE;
  else if (op == '(' || op == '[' || op == '{')
    walk->depth += walk->reading == READING_PARAMETERS ? 0 : 1;
  else if (op == ')' || op == ']' || op == '}')
    close_bracket (walk);
}

static void
walk_token (Walk                    *walk,
            const PassoJsonataToken *token)
{
  if (token->type == PASSO_JSONATA_TOKEN_OPERATOR)
    walk_operator (walk, token->op);
  else if (token->type == PASSO_JSONATA_TOKEN_NAME
           && (passo_value_string_equals (token->value, "function")
               || passo_value_string_equals (token->value, "λ")))
    walk->reading = READING_FUNCTION;

  g_clear_pointer (&walk->variable, g_free);
  if (token->type == PASSO_JSONATA_TOKEN_VARIABLE)
    walk->variable = g_strdup (passo_value_get_string (token->value, NULL));
}

/* Whether a slash behind the token divides. */
static gboolean
ends_operand (const PassoJsonataToken *token)
{
  if (token->type != PASSO_JSONATA_TOKEN_OPERATOR)
    return TRUE;

  return token->op == ')' || token->op == ']' || token->op == '}';
}

static gboolean
walk_text (Walk       *walk,
           const char *text,
           gsize       length)
{
  PassoJsonata expression = { .pool = passo_value_pool_new () };
  PassoJsonataParser parser = { .expression = &expression, .text = text, .length = length };
  gboolean operand_follows = TRUE;
  gboolean in_code;

  while ((in_code = passo_jsonata_lexer_next (&parser, operand_follows))
         && parser.token.type != PASSO_JSONATA_TOKEN_END)
    {
      walk_token (walk, &parser.token);
      operand_follows = !ends_operand (&parser.token);
    }

  g_clear_pointer (&parser.token.regex, passo_jsonata_regex_free);
  g_clear_pointer (&parser.errors, g_ptr_array_unref);
  passo_value_pool_free (expression.pool);

  return in_code;
}

/**
 * passo_jsonata_list_names:
 * @text: an expression up to some place in it, as it is being typed
 * @length: its bytes
 * @names: (element-type utf8): gets the names, without `$`, that the expression binds itself and
 *   that are known at that place: of `:=` and of parameters
 *
 * Returns: whether names can stand there: not in a string, a comment or a regular expression
 */
gboolean
passo_jsonata_list_names (const char *text,
                          gsize       length,
                          GPtrArray  *names)
{
  Walk walk = { .bound = g_array_new (FALSE, FALSE, sizeof (Bound)) };
  gboolean in_code;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (names != NULL, FALSE);

  g_array_set_clear_func (walk.bound, bound_clear);
  in_code = walk_text (&walk, text, length);
  for (guint i = 0; in_code && i < walk.bound->len; i++)
    g_ptr_array_add (names, g_strdup (g_array_index (walk.bound, Bound, i).name));
  g_array_unref (walk.bound);
  g_free (walk.variable);

  return in_code;
}
