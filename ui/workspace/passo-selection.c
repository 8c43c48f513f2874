/* passo-selection.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "workspace/passo-selection.h"

/**
 * PassoSelection:
 *
 * The states that are selected in a window, by their ids, which outlive edits and renames. The
 * workspace owns it and every view shows it: selecting a state anywhere selects it everywhere.
 * The state that joined last is the primary one: what the inspector shows and keys act on.
 */
struct _PassoSelection
{
  GObject parent_instance;

  /* Ids in the order in which they joined, each once; the last is the primary one. */
  GArray *ids;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PassoSelection, passo_selection, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
find_id (PassoSelection *self,
         guint           state_id,
         guint          *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, guint, i) == state_id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static void
passo_selection_finalize (GObject *object)
{
  PassoSelection *self = PASSO_SELECTION (object);

  g_array_unref (self->ids);

  G_OBJECT_CLASS (passo_selection_parent_class)->finalize (object);
}

static void
passo_selection_class_init (PassoSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = passo_selection_finalize;

  /**
   * PassoSelection::changed:
   *
   * Other states are selected, or another one is the primary one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
passo_selection_init (PassoSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * passo_selection_new:
 *
 * Returns: (transfer full): an empty selection
 */
PassoSelection *
passo_selection_new (void)
{
  return g_object_new (PASSO_TYPE_SELECTION, NULL);
}

/**
 * passo_selection_get_size:
 * @self: a selection
 *
 * Returns: how many states are selected
 */
gsize
passo_selection_get_size (PassoSelection *self)
{
  g_return_val_if_fail (PASSO_IS_SELECTION (self), 0);

  return self->ids->len;
}

/**
 * passo_selection_get_nth:
 * @self: a selection
 * @position: less than the size
 *
 * Returns: the id of a selected state, in the order in which they were selected
 */
guint
passo_selection_get_nth (PassoSelection *self,
                         gsize           position)
{
  g_return_val_if_fail (PASSO_IS_SELECTION (self), PASSO_SELECTION_NONE);
  g_return_val_if_fail (position < self->ids->len, PASSO_SELECTION_NONE);

  return g_array_index (self->ids, guint, position);
}

/**
 * passo_selection_get_primary:
 * @self: a selection
 *
 * Returns: the id of the state that was selected last, `PASSO_SELECTION_NONE` if none is
 */
guint
passo_selection_get_primary (PassoSelection *self)
{
  g_return_val_if_fail (PASSO_IS_SELECTION (self), PASSO_SELECTION_NONE);

  if (self->ids->len == 0)
    return PASSO_SELECTION_NONE;

  return g_array_index (self->ids, guint, self->ids->len - 1);
}

/**
 * passo_selection_contains:
 * @self: a selection
 * @state_id: id of a state
 *
 * Returns: whether the state is selected
 */
gboolean
passo_selection_contains (PassoSelection *self,
                          guint           state_id)
{
  guint position;

  g_return_val_if_fail (PASSO_IS_SELECTION (self), FALSE);

  return find_id (self, state_id, &position);
}

/**
 * passo_selection_select_only:
 * @self: a selection
 * @state_id: id of a state
 *
 * Selects one state and no other.
 */
void
passo_selection_select_only (PassoSelection *self,
                             guint           state_id)
{
  passo_selection_set (self, &state_id, 1);
}

/**
 * passo_selection_add:
 * @self: a selection
 * @state_id: id of a state
 *
 * Selects a state beside the others and makes it the primary one.
 */
void
passo_selection_add (PassoSelection *self,
                     guint           state_id)
{
  guint position;

  g_return_if_fail (PASSO_IS_SELECTION (self));
  g_return_if_fail (state_id != PASSO_SELECTION_NONE);

  if (passo_selection_get_primary (self) == state_id)
    return;

  if (find_id (self, state_id, &position))
    g_array_remove_index (self->ids, position);
  g_array_append_val (self->ids, state_id);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * passo_selection_remove:
 * @self: a selection
 * @state_id: id of a state
 *
 * Takes a state out of the selection, if it is in it.
 */
void
passo_selection_remove (PassoSelection *self,
                        guint           state_id)
{
  guint position;

  g_return_if_fail (PASSO_IS_SELECTION (self));

  if (!find_id (self, state_id, &position))
    return;

  g_array_remove_index (self->ids, position);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * passo_selection_toggle:
 * @self: a selection
 * @state_id: id of a state
 *
 * Adds the state, or removes it if it is selected.
 */
void
passo_selection_toggle (PassoSelection *self,
                        guint           state_id)
{
  g_return_if_fail (PASSO_IS_SELECTION (self));

  if (passo_selection_contains (self, state_id))
    passo_selection_remove (self, state_id);
  else
    passo_selection_add (self, state_id);
}

/**
 * passo_selection_set:
 * @self: a selection
 * @state_ids: (array length=n_state_ids) (nullable): ids of states, each once
 * @n_state_ids: how many
 *
 * Selects these states and no others; the last becomes the primary one. Says nothing when they
 * are selected already.
 */
void
passo_selection_set (PassoSelection *self,
                     const guint    *state_ids,
                     gsize           n_state_ids)
{
  g_return_if_fail (PASSO_IS_SELECTION (self));
  g_return_if_fail (state_ids != NULL || n_state_ids == 0);

  if (self->ids->len == n_state_ids
      && (n_state_ids == 0
          || memcmp (self->ids->data, state_ids, n_state_ids * sizeof (guint)) == 0))
    return;

  g_array_set_size (self->ids, 0);
  if (n_state_ids > 0)
    g_array_append_vals (self->ids, state_ids, n_state_ids);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * passo_selection_clear:
 * @self: a selection
 *
 * Selects nothing.
 */
void
passo_selection_clear (PassoSelection *self)
{
  passo_selection_set (self, NULL, 0);
}
