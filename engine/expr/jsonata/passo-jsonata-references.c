/* passo-jsonata-references.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What an expression reads from around it.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-node-visit-private.h"

/*
 * Names that a block, a lambda or a path binds, and the scope it stands in. A name counts from the
 * beginning of its scope: whether it is bound before it is read is known only when functions run.
 */
typedef struct
{
  guint       parent;
  GHashTable *names;   /* of the nodes' strings; NULL for none */
} Scope;

typedef struct
{
  GArray *scopes;      /* of Scope; the first is that of the whole expression */
  GArray *stack;
  GArray *references;
} Walk;

static void
scope_clear (gpointer data)
{
  Scope *scope = data;

  g_clear_pointer (&scope->names, g_hash_table_unref);
}

static void
bind (Walk       *walk,
      guint       scope,
      PassoValue  name)
{
  Scope *self = &g_array_index (walk->scopes, Scope, scope);

  if (!passo_value_is_string (name))
    return;
  if (self->names == NULL)
    self->names = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (self->names, (gpointer) passo_value_get_string (name, NULL));
}

static gboolean
is_bound (const Walk *walk,
          guint       scope,
          const char *name)
{
  while (TRUE)
    {
      const Scope *self = &g_array_index (walk->scopes, Scope, scope);

      if (self->names != NULL && g_hash_table_contains (self->names, name))
        return TRUE;
      if (scope == 0)
        return FALSE;
      scope = self->parent;
    }
}

static gboolean
has_scope (const PassoJsonataNode *node)
{
  return node->kind == PASSO_JSONATA_NODE_BLOCK || node->kind == PASSO_JSONATA_NODE_LAMBDA;
}

/* Binds what := binds from @node on, but for what has a scope of its own. */
static void
bind_assigned (Walk                   *walk,
               guint                   scope,
               const PassoJsonataNode *node)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (PassoJsonataVisit));

  passo_jsonata_node_visit (stack, node, TRUE, 0);
  while (stack->len > 0)
    {
      PassoJsonataVisit visit = g_array_index (stack, PassoJsonataVisit, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (visit.node->kind == PASSO_JSONATA_NODE_BIND)
        bind (walk, scope, visit.node->value);
      if (!has_scope (visit.node))
        passo_jsonata_node_visit (stack, visit.node, TRUE, 0);
    }
}

static void
bind_steps (Walk                   *walk,
            guint                   scope,
            const PassoJsonataNode *path)
{
  for (guint i = 0; i < path->items->len; i++)
    {
      const PassoJsonataNode *step = g_ptr_array_index (path->items, i);

      bind (walk, scope, step->focus);
      bind (walk, scope, step->index);
      for (guint j = 0; step->stages != NULL && j < step->stages->len; j++)
        {
          const PassoJsonataNode *stage = g_ptr_array_index (step->stages, j);

          if (stage->kind == PASSO_JSONATA_NODE_INDEX)
            bind (walk, scope, stage->value);
        }
    }
}

/* The scope of what is in @node, which stands in @scope. */
static guint
enter (Walk                   *walk,
       const PassoJsonataNode *node,
       guint                   scope)
{
  Scope inner = { scope, NULL };

  if (!has_scope (node) && node->kind != PASSO_JSONATA_NODE_PATH)
    return scope;
  g_array_append_val (walk->scopes, inner);
  scope = walk->scopes->len - 1;
  if (node->kind == PASSO_JSONATA_NODE_PATH)
    {
      bind_steps (walk, scope, node);
      return scope;
    }
  for (guint i = 0; node->kind == PASSO_JSONATA_NODE_LAMBDA && i < node->items->len; i++)
    bind (walk, scope, ((PassoJsonataNode *) g_ptr_array_index (node->items, i))->value);
  bind_assigned (walk, scope, node);

  return scope;
}

static void
add (Walk                       *walk,
     PassoJsonataReferenceKind   kind,
     const PassoJsonataNode     *node,
     guint                       scope)
{
  PassoJsonataReference reference = { .kind = kind };

  if (node == NULL || node->kind != PASSO_JSONATA_NODE_VARIABLE)
    return;
  reference.name = passo_value_get_string (node->value, NULL);
  reference.span.start = node->start;
  reference.span.end = node->position;
  if (reference.name[0] != '\0' && reference.name[0] != '$' &&
      !is_bound (walk, scope, reference.name))
    g_array_append_val (walk->references, reference);
}

/* $states.name */
static void
add_member (Walk                   *walk,
            const PassoJsonataNode *path,
            guint                   scope)
{
  const PassoJsonataNode *first = g_ptr_array_index (path->items, 0);
  const PassoJsonataNode *second = path->items->len > 1 ? g_ptr_array_index (path->items, 1) : NULL;
  PassoJsonataReference reference = { .kind = PASSO_JSONATA_READS_STATES };

  if (first->kind != PASSO_JSONATA_NODE_VARIABLE || second == NULL ||
      second->kind != PASSO_JSONATA_NODE_NAME || first->stages != NULL ||
      !passo_value_string_equals (first->value, "states") || is_bound (walk, scope, "states"))
    return;
  reference.name = passo_value_get_string (second->value, NULL);
  reference.span.start = first->start;
  reference.span.end = second->position;
  g_array_append_val (walk->references, reference);
}

static void
visit (Walk                    *walk,
       const PassoJsonataVisit *at)
{
  const PassoJsonataNode *node = at->node;
  guint scope = enter (walk, node, at->scope);

  switch ((guint) node->kind)
    {
    case PASSO_JSONATA_NODE_VARIABLE:
      add (walk, PASSO_JSONATA_READS_VARIABLE, node, scope);
      break;

    case PASSO_JSONATA_NODE_CALL:
    case PASSO_JSONATA_NODE_PARTIAL:
      add (walk, PASSO_JSONATA_CALLS_FUNCTION, node->left, scope);
      break;

    case PASSO_JSONATA_NODE_APPLY:
      add (walk, PASSO_JSONATA_CALLS_FUNCTION, node->right, scope);
      break;

    case PASSO_JSONATA_NODE_PATH:
      add_member (walk, node, scope);
      break;

    default:
      break;
    }
  passo_jsonata_node_visit (walk->stack, node, TRUE, scope);
}

/* The name of a function that is called is visited as a variable as well, and goes. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PassoJsonataReference *first = a;
  const PassoJsonataReference *second = b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;

  return (int) second->kind - (int) first->kind;
}

/**
 * passo_jsonata_list_references:
 * @self: an expression
 *
 * Lists what the expression reads that it does not bind itself, in the order of its text.
 *
 * Returns: (transfer full) (element-type PassoJsonataReference): the references; their names are
 *   good for as long as @self is
 */
GArray *
passo_jsonata_list_references (const PassoJsonata *self)
{
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (PassoJsonataVisit));
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (PassoJsonataReference));
  PassoJsonataVisit at = { NULL, TRUE, 0 };
  Walk walk = { scopes, stack, references };
  Scope whole = { 0, NULL };
  guint n_kept = 0;

  g_return_val_if_fail (self != NULL, NULL);

  at.node = self->root;
  g_array_set_clear_func (scopes, scope_clear);
  g_array_append_val (scopes, whole);
  if (self->root->kind == PASSO_JSONATA_NODE_BIND)
    bind (&walk, 0, self->root->value);
  if (!has_scope (self->root))
    bind_assigned (&walk, 0, self->root);
  g_array_append_val (stack, at);
  while (stack->len > 0)
    {
      at = g_array_index (stack, PassoJsonataVisit, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      visit (&walk, &at);
    }
  g_array_sort (references, compare_places);
  for (guint i = 0; i < references->len; i++)
    {
      PassoJsonataReference reference = g_array_index (references, PassoJsonataReference, i);

      if (n_kept == 0 || reference.span.start !=
          g_array_index (references, PassoJsonataReference, n_kept - 1).span.start)
        g_array_index (references, PassoJsonataReference, n_kept++) = reference;
    }
  g_array_set_size (references, n_kept);

  return g_steal_pointer (&references);
}
