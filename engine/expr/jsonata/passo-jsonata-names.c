/* passo-jsonata-names.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-names.h"
#include "expr/jsonata/passo-jsonata-parser-private.h"

/* A name, and the brackets open where it was bound or called: it is gone when they close. */
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
  GArray  *calls;
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
open_bracket (Walk  *walk,
              guint  op)
{
  if (walk->reading == READING_PARAMETERS)
    return;

  walk->depth++;
  if (op == '(' && walk->variable != NULL)
    {
      Bound call = { g_steal_pointer (&walk->variable), walk->depth };

      g_array_append_val (walk->calls, call);
    }
}

static void
forget_inside (GArray *names,
               guint   depth)
{
  while (names->len > 0 && g_array_index (names, Bound, names->len - 1).depth > depth)
    g_array_set_size (names, names->len - 1);
}

static void
close_bracket (Walk *walk)
{
  walk->depth -= walk->depth > 0 ? 1 : 0;
  forget_inside (walk->bound, walk->depth);
  forget_inside (walk->calls, walk->depth);
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
    open_bracket (walk, op);
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

static GArray *
bound_array_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Bound));

  g_array_set_clear_func (array, bound_clear);

  return array;
}

/**
 * passo_jsonata_list_names:
 * @text: an expression up to some place in it, as it is being typed
 * @length: its bytes
 * @names: (element-type utf8): gets the names, without `$`, that the expression binds itself and
 *   that are known at that place: of `:=` and of parameters
 * @call: (out) (nullable) (transfer full): the name of the function whose arguments the place is in
 *
 * Returns: whether names can stand there: not in a string, a comment or a regular expression
 */
gboolean
passo_jsonata_list_names (const char  *text,
                          gsize        length,
                          GPtrArray   *names,
                          char       **call)
{
  Walk walk = { .bound = NULL };
  gboolean in_code;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (names != NULL, FALSE);
  g_return_val_if_fail (call != NULL, FALSE);

  walk.bound = bound_array_new ();
  walk.calls = bound_array_new ();
  in_code = walk_text (&walk, text, length);
  for (guint i = 0; i < walk.bound->len; i++)
    g_ptr_array_add (names, g_strdup (g_array_index (walk.bound, Bound, i).name));
  *call = walk.calls->len > 0
          ? g_strdup (g_array_index (walk.calls, Bound, walk.calls->len - 1).name) : NULL;

  g_array_unref (walk.bound);
  g_array_unref (walk.calls);
  g_free (walk.variable);

  return in_code;
}
