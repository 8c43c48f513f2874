/* passo-jsonata-step.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-parser-private.h"
#include "json/passo-json-writer.h"

/* Steps that are asked for a parent, in all: many % in a long path ask in its square. */
#define MAX_ANSWERS 1000000

static PassoSpan
get_span (const PassoJsonataNode *node)
{
  return (PassoSpan) { node->start, node->position };
}

static PassoJsonataNode *
step_at (const PassoJsonataNode *path,
         guint                   position)
{
  return g_ptr_array_index (path->items, position);
}

static void
seek (PassoJsonataNode   *node,
      PassoJsonataParent *parent)
{
  if (node->sought == NULL)
    node->sought = g_ptr_array_new ();
  g_ptr_array_add (node->sought, parent);
}

/**
 * passo_jsonata_step_inherit:
 * @node: a node
 * @child: an expression in it
 *
 * What @child seeks, @node seeks instead: the list moves, since a long row of operators would
 * otherwise copy it once for each.
 */
void
passo_jsonata_step_inherit (PassoJsonataNode *node,
                            PassoJsonataNode *child)
{
  if (node->sought == NULL)
    node->sought = g_steal_pointer (&child->sought);
  else if (child->sought != NULL)
    g_ptr_array_extend_and_steal (node->sought, g_steal_pointer (&child->sought));
  if (child->kind == PASSO_JSONATA_NODE_PARENT)
    seek (node, child->parent);
}

static gboolean answer (PassoJsonataParser *parser,
                        PassoJsonataNode   *node,
                        PassoJsonataParent *parent);

/* Names the origin of a step at the first time that somebody wants it. */
static void
answer_by_origin (PassoJsonataParser *parser,
                  PassoJsonataNode   *node,
                  PassoJsonataParent *parent)
{
  if (--parent->n_steps > 0)
    return;
  if (!passo_value_is_string (node->origin))
    {
      /* No variable can be named like this. */
      g_autofree char *name = g_strdup_printf ("%%%u", parser->n_origins++);

      node->origin = passo_value_pool_add_string (parser->expression->pool, name, -1);
      node->tuple = TRUE;
    }
  parent->name = node->origin;
}

static gboolean
answer_by_path (PassoJsonataParser *parser,
                PassoJsonataNode   *path,
                PassoJsonataParent *parent)
{
  path->tuple = TRUE;
  for (guint i = path->items->len; i > 0 && parent->n_steps > 0; i--)
    if (!answer (parser, step_at (path, i - 1), parent))
      return FALSE;

  return TRUE;
}

/* Goes from a step towards what its items came from. */
static gboolean
answer (PassoJsonataParser *parser,
        PassoJsonataNode   *node,
        PassoJsonataParent *parent)
{
  if (parser->n_answers++ == MAX_ANSWERS)
    passo_jsonata_parser_doubt (parser, "U1002", get_span (node), node->position, "%", NULL);
  if (parser->n_answers > MAX_ANSWERS)
    {
      parent->n_steps = 0;
      return TRUE;
    }
  switch (node->kind)
    {
    case PASSO_JSONATA_NODE_NAME:
    case PASSO_JSONATA_NODE_WILDCARD:
      answer_by_origin (parser, node, parent);
      return TRUE;

    case PASSO_JSONATA_NODE_PARENT:
      parent->n_steps++;
      return TRUE;

    /* What is missing may be what answers. */
    case PASSO_JSONATA_NODE_MISSING:
      parent->n_steps = 0;
      return TRUE;

    case PASSO_JSONATA_NODE_BLOCK:
      if (node->items->len == 0)
        return TRUE;
      node->tuple = TRUE;
      return answer (parser, g_ptr_array_index (node->items, node->items->len - 1), parent);

    case PASSO_JSONATA_NODE_PATH:
      return answer_by_path (parser, node, parent);

    default:
      parent->n_steps = 0;
      return passo_jsonata_parser_doubt (parser, "S0217", get_span (node), node->position, "%",
                                         NULL);
    }
}

/* Finds one parent by the steps before the last one; who has the path seeks what is left over. */
static gboolean
answer_from_steps (PassoJsonataParser *parser,
                   PassoJsonataNode   *path,
                   PassoJsonataParent *parent)
{
  guint i = path->items->len - 1;

  while (parent->n_steps > 0)
    {
      PassoJsonataNode *step;

      if (i == 0)
        {
          seek (path, parent);
          return TRUE;
        }
      step = step_at (path, --i);
      /* Steps that are bound with @ stay in the same context. */
      while (i > 0 && passo_value_is_string (step->focus) &&
             passo_value_is_string (step_at (path, i - 1)->focus))
        step = step_at (path, --i);
      if (!answer (parser, step, parent))
        return FALSE;
    }

  return TRUE;
}

static gboolean
answer_last (PassoJsonataParser *parser,
             PassoJsonataNode   *path)
{
  PassoJsonataNode *last = step_at (path, path->items->len - 1);

  if (last->sought != NULL)
    for (guint i = 0; i < last->sought->len; i++)
      if (!answer_from_steps (parser, path, g_ptr_array_index (last->sought, i)))
        return FALSE;

  return last->kind != PASSO_JSONATA_NODE_PARENT || answer_from_steps (parser, path, last->parent);
}

/**
 * passo_jsonata_step_last:
 * @node: an expression
 *
 * Returns: the last step of a path, else @node
 */
PassoJsonataNode *
passo_jsonata_step_last (PassoJsonataNode *node)
{
  return node->kind == PASSO_JSONATA_NODE_PATH ? step_at (node, node->items->len - 1) : node;
}

/**
 * passo_jsonata_step_wrap:
 * @parser: a parser
 * @node: an expression
 *
 * A parent that is wrapped seeks nothing, as before `#` and an order, where none is found.
 *
 * Returns: @node as a path
 */
PassoJsonataNode *
passo_jsonata_step_wrap (PassoJsonataParser *parser,
                         PassoJsonataNode   *node)
{
  PassoJsonataNode *path;

  if (node->kind == PASSO_JSONATA_NODE_PATH)
    return node;
  path = passo_jsonata_node_new (parser, PASSO_JSONATA_NODE_PATH, node->position);
  passo_jsonata_node_add (path, node);
  path->start = node->start;
  path->keep = node->keep;

  return path;
}

/* Gives an expression as a path, which seeks the parent that it is. */
static PassoJsonataNode *
wrap_and_seek (PassoJsonataParser *parser,
               PassoJsonataNode   *node)
{
  PassoJsonataNode *path = passo_jsonata_step_wrap (parser, node);

  if (node->kind == PASSO_JSONATA_NODE_PARENT)
    seek (path, node->parent);

  return path;
}

static gboolean
check_step (PassoJsonataParser *parser,
            PassoJsonataNode   *step)
{
  g_autofree char *token = NULL;

  if (step->kind != PASSO_JSONATA_NODE_VALUE)
    return TRUE;
  if (passo_value_is_string (step->value))
    {
      step->kind = PASSO_JSONATA_NODE_NAME;
      return TRUE;
    }
  token = passo_json_write (step->value, PASSO_JSON_WRITER_STRIP, NULL);

  return passo_jsonata_parser_doubt (parser, "S0213", get_span (step), step->position, NULL,
                                     token);
}

static void
mark_constructor (PassoJsonataNode *step)
{
  if (step->kind == PASSO_JSONATA_NODE_ARRAY)
    step->cons = TRUE;
}

/**
 * passo_jsonata_step_join:
 * @parser: a parser
 * @left: an expression
 * @right: what is mapped over it
 *
 * Returns: (nullable): one flat path
 */
PassoJsonataNode *
passo_jsonata_step_join (PassoJsonataParser *parser,
                         PassoJsonataNode   *left,
                         PassoJsonataNode   *right)
{
  PassoJsonataNode *path = wrap_and_seek (parser, left);
  guint n_before = path->items->len;

  if (right->kind == PASSO_JSONATA_NODE_PATH && right->group == NULL)
    {
      for (guint i = 0; i < right->items->len; i++)
        passo_jsonata_node_add (path, step_at (right, i));
      path->keep |= right->keep;
      path->tuple |= right->tuple;
    }
  else
    {
      passo_jsonata_node_add (path, right);
      path->keep |= right->keep;
    }
  for (guint i = n_before - 1; i < path->items->len; i++)
    if (!check_step (parser, step_at (path, i)))
      return NULL;
  mark_constructor (step_at (path, 0));
  mark_constructor (step_at (path, path->items->len - 1));

  return answer_last (parser, path) ? path : NULL;
}

/**
 * passo_jsonata_step_order:
 * @parser: a parser
 * @path: a path
 * @order: the terms that its items are put in order by
 *
 * Makes @order the last step; what stands before it stays what it is, and is no name.
 *
 * Returns: FALSE when a parent cannot be found
 */
gboolean
passo_jsonata_step_order (PassoJsonataParser *parser,
                          PassoJsonataNode   *path,
                          PassoJsonataNode   *order)
{
  passo_jsonata_node_add (path, order);

  return answer_last (parser, path);
}

/**
 * passo_jsonata_step_predicate:
 * @parser: a parser
 * @token: what the predicate begins with
 * @node: an expression
 * @predicate: what filters it
 *
 * Puts a predicate on the last step of a path, or on any other expression.
 *
 * Returns: FALSE when it cannot stand there
 */
gboolean
passo_jsonata_step_predicate (PassoJsonataParser      *parser,
                              const PassoJsonataToken *token,
                              PassoJsonataNode        *node,
                              PassoJsonataNode        *predicate)
{
  PassoJsonataNode *step = passo_jsonata_step_last (node);

  /* A path keeps its group for the end, and the predicate goes to the step before. */
  if (step->group != NULL)
    return passo_jsonata_parser_doubt (parser, "S0209", get_span (predicate), token->end, NULL, NULL);
  step->is_filtered = step == node;
  if (step->stages == NULL)
    step->stages = g_ptr_array_new ();
  g_ptr_array_add (step->stages, predicate);

  /* A parent that is the whole predicate is not sought, and nothing. */
  for (guint i = 0; predicate->sought != NULL && i < predicate->sought->len; i++)
    {
      PassoJsonataParent *parent = g_ptr_array_index (predicate->sought, i);

      if (parent->n_steps > 1)
        parent->n_steps--;
      else if (!answer (parser, step, parent))
        return FALSE;
      if (parent->n_steps > 0)
        seek (step, parent);
    }

  return TRUE;
}
