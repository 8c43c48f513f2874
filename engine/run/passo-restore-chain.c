/* passo-restore-chain.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-restore-private.h"

static void
clear_ids (GArray *ids)
{
  if (ids != NULL)
    g_array_set_size (ids, 0);
}

void
_passo_restore_chain_add_id (GArray **ids,
                             guint    id)
{
  if (*ids == NULL)
    *ids = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*ids, id);
}

PassoRestoreChain *
_passo_restore_chain_new (PassoRestore            *self,
                          PassoRestoreChain       *parent,
                          PassoFrameKind           kind,
                          guint                    index,
                          const PassoProgramScope *scope,
                          guint                    first_id)
{
  PassoRestoreChain *chain = g_new0 (PassoRestoreChain, 1);

  chain->parent = parent;
  chain->kind = kind;
  chain->index = index;
  chain->scope = scope;
  chain->first_id = first_id;
  chain->latest_id = first_id;
  chain->point_id = first_id;
  g_ptr_array_add (self->chains, chain);
  if (parent == NULL)
    return chain;

  chain->previous_sibling = parent->last_child;
  if (parent->last_child != NULL)
    parent->last_child->next_sibling = chain;
  else
    parent->first_child = chain;
  parent->last_child = chain;

  return chain;
}

void
_passo_restore_chain_free (PassoRestoreChain *self)
{
  GArray **arrays[] = {
    &self->failures, &self->assigned, &self->tail, &self->results, &self->unfollowed
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (arrays[i], g_array_unref);
  g_free (self);
}

/* Takes a chain that is at its end out of those at work. */
void
_passo_restore_chain_unlink (PassoRestoreChain *self)
{
  PassoRestoreChain *parent = self->parent;

  if (self->previous_sibling != NULL)
    self->previous_sibling->next_sibling = self->next_sibling;
  else
    parent->first_child = self->next_sibling;
  if (self->next_sibling != NULL)
    self->next_sibling->previous_sibling = self->previous_sibling;
  else
    parent->last_child = self->previous_sibling;
  self->previous_sibling = NULL;
  self->next_sibling = NULL;
}

void
_passo_restore_chain_set_point (PassoRestoreChain *self,
                                PassoRestorePoint  point,
                                guint              event_id)
{
  self->point = point;
  self->point_id = event_id;
}

/* Begins to work with chains of its own, if any; those of an earlier attempt have an end. */
static void
drop_children (PassoRestoreChain *self)
{
  while (self->first_child != NULL)
    {
      self->first_child->finished = TRUE;
      _passo_restore_chain_unlink (self->first_child);
    }
  clear_ids (self->results);
  clear_ids (self->unfollowed);
  clear_ids (self->tail);
  self->failing = NULL;
  self->joined_id = 0;
  self->next_item = 0;
  self->length = 0;
}

void
_passo_restore_chain_enter (PassoRestoreChain       *self,
                            const PassoProgramState *state,
                            guint                    event_id)
{
  drop_children (self);
  clear_ids (self->failures);
  self->before_entered_id = self->state == NULL ? self->first_id : self->exited_id;
  self->state = state;
  self->entered_id = event_id;
  self->exited_id = 0;
  self->scheduled_id = 0;
  self->started_id = 0;
  _passo_restore_chain_set_point (self, PASSO_POINT_ENTERED, event_id);
}

void
_passo_restore_chain_start (PassoRestoreChain *self,
                            guint              event_id,
                            guint              length)
{
  drop_children (self);
  self->started_id = event_id;
  self->length = length;
  _passo_restore_chain_set_point (self, PASSO_POINT_JOIN, event_id);
}

void
_passo_restore_chain_add_failure (PassoRestoreChain *self,
                                  guint              event_id,
                                  PassoRestoreChain *chain)
{
  PassoRestoreFailure failure = { event_id, chain != self ? chain : NULL };

  if (self->failures == NULL)
    self->failures = g_array_new (FALSE, FALSE, sizeof (PassoRestoreFailure));
  g_array_append_val (self->failures, failure);
}

/* An event that the chain, or the one that makes it fail, will come to again. */
void
_passo_restore_chain_add_tail (PassoRestoreChain *self,
                               guint              event_id)
{
  _passo_restore_chain_add_id (&self->tail, event_id);
  while (self->failing != NULL)
    self = self->failing;
  self->latest_id = event_id;
}

gboolean
_passo_restore_chain_is_container (const PassoRestoreChain *self)
{
  return self->state != NULL &&
         (self->state->type == PASSO_STATE_PARALLEL || self->state->type == PASSO_STATE_MAP);
}

/* Whether it stands in a Map whose items have executions of their own. */
gboolean
_passo_restore_chain_is_distributed (const PassoRestoreChain *self)
{
  return self->state != NULL && self->state->type == PASSO_STATE_MAP &&
         self->state->u.map.distributed != NULL;
}

/* A map run is begun again as a whole: its children are not part of the history. */
void
_passo_restore_chain_start_again (PassoRestoreChain *self,
                                  guint              event_id,
                                  guint              previous_id)
{
  drop_children (self);
  self->started_id = event_id;
  _passo_restore_chain_set_point (self, PASSO_POINT_ENTERED, previous_id);
}

/* Whether only one way leads on from the state, whatever has come of it. */
gboolean
_passo_restore_chain_has_certain_next (const PassoRestoreChain *self)
{
  if (_passo_restore_chain_is_distributed (self) && self->joined_id != 0)
    return TRUE;

  return self->state->type != PASSO_STATE_CHOICE && self->state->n_catchers == 0;
}
