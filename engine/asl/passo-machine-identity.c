/* passo-machine-identity.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-machine-private.h"

/* Beyond this many pairs a comparison of contents would be felt at each keystroke. */
#define MAX_CONTENT_COMPARISONS 65536

/* Which states of a machine are those of the machine before an edit. Scope by scope from the
 * top: first by name; then, of what is left over on both sides, by equal content (a renamed or
 * moved state), then by position and type (a state renamed and changed in one edit); last by name
 * in another scope (a state moved into a container or out of it). */
typedef struct
{
  PassoMachine       *machine;
  const PassoMachine *previous;
  const PassoState  **matches;    /* for each state of the machine */
  gboolean           *taken;      /* for each state of the previous one */
} Matching;

static void
match (Matching         *matching,
       const PassoState *state,
       const PassoState *old)
{
  matching->matches[state->index] = old;
  matching->taken[old->index] = TRUE;
}

static gboolean
is_free (const Matching   *matching,
         const PassoState *old)
{
  return old != NULL && !matching->taken[old->index];
}

/* The scope that stood where @scope stands now. */
static const PassoScope *
find_old_scope (const Matching   *matching,
                const PassoScope *scope)
{
  const PassoState *old;

  if (scope->owner == G_MAXUINT)
    return passo_machine_get_root_scope (matching->previous);

  old = matching->matches[scope->owner];
  if (old == NULL || scope->branch >= old->n_scopes)
    return NULL;

  return passo_state_get_child_scope (old, scope->branch);
}

static gboolean
has_equal_content (const PassoState *state,
                   const PassoState *old)
{
  PassoJsonTree *tree = state->machine->tree;
  PassoJsonTree *old_tree = old->machine->tree;
  PassoSpan span = passo_json_tree_get_span (tree, state->node);
  PassoSpan old_span = passo_json_tree_get_span (old_tree, old->node);
  gsize length = span.end - span.start;

  return length == old_span.end - old_span.start &&
         memcmp (passo_json_tree_get_text (tree, NULL) + span.start,
                 passo_json_tree_get_text (old_tree, NULL) + old_span.start, length) == 0;
}

static void
match_by_name (Matching         *matching,
               const PassoScope *scope,
               const PassoScope *old_scope)
{
  for (guint i = 0; i < scope->n_states; i++)
    {
      const PassoState *state = passo_scope_get_state (scope, i);
      const PassoState *old = passo_scope_find_state (old_scope, state->name);

      if (is_free (matching, old))
        match (matching, state, old);
    }
}

/* Edits leave few states over, and the lists of both sides are in the order of the text. */
static GPtrArray *
list_left_over (const Matching   *matching,
                const PassoScope *scope,
                gboolean          old)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < scope->n_states; i++)
    {
      const PassoState *state = passo_scope_get_state (scope, i);

      if (old ? !matching->taken[state->index] : matching->matches[state->index] == NULL)
        g_ptr_array_add (left, (gpointer) state);
    }

  return left;
}

static void
match_by_content (Matching  *matching,
                  GPtrArray *states,
                  GPtrArray *olds)
{
  if ((gsize) states->len * olds->len > MAX_CONTENT_COMPARISONS)
    return;

  for (guint i = 0; i < states->len; i++)
    {
      const PassoState *state = states->pdata[i];

      for (guint j = 0; j < olds->len && matching->matches[state->index] == NULL; j++)
        if (is_free (matching, olds->pdata[j]) && has_equal_content (state, olds->pdata[j]))
          match (matching, state, olds->pdata[j]);
    }
}

static void
match_by_position (Matching         *matching,
                   GPtrArray        *states,
                   const PassoScope *old_scope)
{
  for (guint i = 0; i < states->len; i++)
    {
      const PassoState *state = states->pdata[i];
      guint position = passo_state_get_position (state);
      const PassoState *old;

      if (matching->matches[state->index] != NULL || position >= old_scope->n_states)
        continue;

      old = passo_scope_get_state (old_scope, position);
      if (is_free (matching, old) && old->type == state->type)
        match (matching, state, old);
    }
}

static void
match_scope (Matching         *matching,
             const PassoScope *scope,
             const PassoScope *old_scope)
{
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GPtrArray) olds = NULL;

  match_by_name (matching, scope, old_scope);
  states = list_left_over (matching, scope, FALSE);
  if (states->len == 0)
    return;

  olds = list_left_over (matching, old_scope, TRUE);
  match_by_content (matching, states, olds);
  match_by_position (matching, states, old_scope);
}

static void
match_elsewhere (Matching         *matching,
                 const PassoScope *scope)
{
  for (guint i = 0; i < scope->n_states; i++)
    {
      const PassoState *state = passo_scope_get_state (scope, i);
      const PassoState *old;

      if (matching->matches[state->index] != NULL)
        continue;

      old = passo_machine_find_state (matching->previous, state->name);
      if (is_free (matching, old))
        match (matching, state, old);
    }
}

static void
match_all (Matching *matching)
{
  for (guint i = 0; i < matching->machine->n_scopes; i++)
    {
      const PassoScope *scope = &matching->machine->scopes[i];
      const PassoScope *old_scope = find_old_scope (matching, scope);

      if (old_scope != NULL)
        match_scope (matching, scope, old_scope);
      match_elsewhere (matching, scope);
    }
}

/* Gives each state its id: that of the state it was before, else the next free one. */
void
_passo_machine_keep_ids (PassoMachine       *self,
                         const PassoMachine *previous)
{
  g_autofree const PassoState **matches = g_new0 (const PassoState *, self->n_states + 1);
  g_autofree gboolean *taken = NULL;

  self->next_id = previous != NULL ? previous->next_id : 1;
  if (previous != NULL)
    {
      Matching matching = { self, previous, matches };

      taken = g_new0 (gboolean, previous->n_states + 1);
      matching.taken = taken;
      match_all (&matching);
    }

  for (guint i = 0; i < self->n_states; i++)
    self->states[i].id = matches[i] != NULL ? matches[i]->id : self->next_id++;
}
