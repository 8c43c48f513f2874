/* passo-jsonata-aws-check.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What state machines refuse in an expression that parses: operators that came to the language
 * later, and references to an input, which no expression has at its top. The texts of references
 * are the service's.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-node-visit-private.h"

/* Bytes of an operand that advice repeats. */
#define LONGEST_OPERAND 60

/* Whose text has %s for the name. */
static void
refuse (GPtrArray              *errors,
        const PassoJsonataNode *node,
        const char             *name,
        const char             *text)
{
  PassoJsonataError *error = g_new0 (PassoJsonataError, 1);
  g_auto (GStrv) parts = g_strsplit (text, "%s", 2);

  error->kind = PASSO_JSONATA_ERROR_REFERENCE;
  error->token = g_strdup (name);
  error->span.start = node->start;
  error->span.end = error->position = node->position;
  error->message = g_strconcat (parts[0], parts[1] != NULL ? name : NULL, parts[1], NULL);
  g_ptr_array_add (errors, error);
}

/* A node that is one token, with nothing behind it. */
static gboolean
is_token (const PassoJsonataNode *node)
{
  return (node->kind == PASSO_JSONATA_NODE_NAME || node->kind == PASSO_JSONATA_NODE_VARIABLE ||
          node->kind == PASSO_JSONATA_NODE_VALUE) &&
         node->stages == NULL && node->group == NULL && !node->keep &&
         passo_value_is_undefined (node->focus) && passo_value_is_undefined (node->index);
}

/* What is written for @node where that is a name, a constant or a plain path, and short. */
static char *
dup_operand (const PassoJsonata     *expression,
             const PassoJsonataNode *node,
             const char             *stand_in)
{
  const PassoJsonataNode *first = node;
  const PassoJsonataNode *last = node;
  gboolean is_plain = is_token (node);
  g_autofree char *text = NULL;

  if (node->kind == PASSO_JSONATA_NODE_PATH)
    {
      is_plain = node->stages == NULL && node->group == NULL && !node->keep;
      for (guint i = 0; is_plain && i < node->items->len; i++)
        is_plain = is_token (g_ptr_array_index (node->items, i));
      first = g_ptr_array_index (node->items, 0);
      last = g_ptr_array_index (node->items, node->items->len - 1);
    }
  if (!is_plain || last->position <= first->start ||
      last->position - first->start > LONGEST_OPERAND)
    return g_strdup (stand_in);
  text = g_strndup (expression->text + first->start, last->position - first->start);

  return g_strdup (strpbrk (text, "\r\n\t") == NULL ? text : stand_in);
}

/* The first sentence is the language's, which reads ? and what follows as a condition. */
static void
refuse_operator (GPtrArray              *errors,
                 const PassoJsonata     *expression,
                 const PassoJsonataNode *node,
                 const char             *unary)
{
  g_autofree char *operator = passo_jsonata_operator_to_text (node->op);
  g_autofree char *left = dup_operand (expression, node->left, "a");
  g_autofree char *right = dup_operand (expression, node->right, "b");
  g_autofree char *condition = node->kind == PASSO_JSONATA_NODE_COALESCE
                               ? g_strdup_printf ("$exists(%s)", left) : g_strdup (left);
  PassoJsonataError *error = passo_jsonata_error_new ("S0211", node->position, unary, NULL, NULL,
                                                      NULL);

  g_free (error->message);
  error->message = g_strdup_printf ("The symbol \"%s\" cannot be used as a unary operator. State "
                                    "machines have no “%s”: write %s ? %s : %s", unary, operator,
                                    condition, left, right);
  error->span.start = node->start;
  error->span.end = node->position;
  g_ptr_array_add (errors, error);
}

static void
check_variable (GPtrArray              *errors,
                const PassoJsonataNode *node,
                gboolean                has_input)
{
  if (passo_value_string_equals (node->value, "$"))
    refuse (errors, node, "$$", "Reference to '%s' is not supported.");
  else if (!has_input && passo_value_string_equals (node->value, ""))
    refuse (errors, node, "$", "Reference to '%s' at the top level is not supported.");
}

static void
check_node (GPtrArray              *errors,
            const PassoJsonata     *expression,
            const PassoJsonataNode *node,
            gboolean                has_input)
{
  switch ((guint) node->kind)
    {
    case PASSO_JSONATA_NODE_NAME:
      if (!has_input)
        refuse (errors, node, passo_value_get_string (node->value, NULL),
                "Reference to '%s' at the top level is not supported.");
      break;

    case PASSO_JSONATA_NODE_VARIABLE:
      check_variable (errors, node, has_input);
      break;

    case PASSO_JSONATA_NODE_BIND:
      if (passo_value_string_equals (node->value, "states"))
        refuse (errors, node, "$states", "The variable '%s' cannot be assigned.");
      break;

    case PASSO_JSONATA_NODE_COALESCE:
      refuse_operator (errors, expression, node, "?");
      break;

    case PASSO_JSONATA_NODE_DEFAULT:
      refuse_operator (errors, expression, node, ":");
      break;

    default:
      break;
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PassoJsonataError *first = *(PassoJsonataError *const *) a;
  const PassoJsonataError *second = *(PassoJsonataError *const *) b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

/**
 * passo_jsonata_check_aws: (skip)
 * @expression: an expression, which may have no root
 * @errors: (element-type PassoJsonataError): where to put what is wrong, after what it has
 *
 * Tells what state machines refuse in an expression, in the order of its text.
 */
void
passo_jsonata_check_aws (const PassoJsonata *expression,
                         GPtrArray          *errors)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (PassoJsonataVisit));
  PassoJsonataVisit visit = { expression->root, FALSE, 0 };
  guint n_before = errors->len;

  if (visit.node != NULL)
    g_array_append_val (stack, visit);
  while (stack->len > 0)
    {
      visit = g_array_index (stack, PassoJsonataVisit, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      check_node (errors, expression, visit.node, visit.has_input);
      passo_jsonata_node_visit (stack, visit.node, visit.has_input, 0);
    }
  if (errors->len > n_before)
    qsort (errors->pdata + n_before, errors->len - n_before, sizeof (gpointer), compare_places);
}
