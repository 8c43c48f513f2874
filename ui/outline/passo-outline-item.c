/* passo-outline-item.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "outline/passo-outline-item.h"

/**
 * PassoOutlineItem:
 *
 * A state in the outline. It stands for the state of one id over all edits, so that its row keeps
 * its place, its focus and whether it is open; name, children and status change in it.
 */
struct _PassoOutlineItem
{
  GObject parent_instance;

  GListStore *children;       /* NULL where the state contains no others */
  char *name;
  char *count;
  guint state_id;
  PassoRunStatus status;
  PassoStateProblem problem;

  guint has_run : 1;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_HAS_RUN,
  PROP_STATUS,
  PROP_COUNT,
  PROP_PROBLEM,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoOutlineItem, passo_outline_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
passo_outline_item_finalize (GObject *object)
{
  PassoOutlineItem *self = PASSO_OUTLINE_ITEM (object);

  g_clear_object (&self->children);
  g_free (self->name);
  g_free (self->count);

  G_OBJECT_CLASS (passo_outline_item_parent_class)->finalize (object);
}

static void
passo_outline_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PassoOutlineItem *self = PASSO_OUTLINE_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_HAS_RUN:
      g_value_set_boolean (value, self->has_run);
      break;

    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;

    case PROP_COUNT:
      g_value_set_string (value, self->count);
      break;

    case PROP_PROBLEM:
      g_value_set_uint (value, self->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_outline_item_class_init (PassoOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = passo_outline_item_finalize;
  object_class->get_property = passo_outline_item_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  properties[PROP_HAS_RUN] = g_param_spec_boolean ("has-run", NULL, NULL, FALSE, readable);
  properties[PROP_STATUS] =
    g_param_spec_uint ("status", NULL, NULL, 0, PASSO_RUN_PAUSED, 0, readable);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, readable);
  properties[PROP_PROBLEM] =
    g_param_spec_uint ("problem", NULL, NULL, 0, PASSO_STATE_PROBLEM_ERROR, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_outline_item_init (PassoOutlineItem *self)
{
}

/* Whether the text was another one, which is notified. */
static void
take_text (PassoOutlineItem *self,
           char            **field,
           char             *text,
           guint             property)
{
  if (g_strcmp0 (*field, text) == 0)
    {
      g_free (text);
      return;
    }

  g_free (*field);
  *field = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* What stands at the right: how far a Map is, or how often a state was entered. */
static char *
dup_count (PassoOutlineItem    *self,
           PassoRunProjection  *projection,
           const PassoRunState *run)
{
  PassoMapCounts counts;

  if (run == NULL || run->n_entered == 0)
    return NULL;
  if (passo_run_projection_get_map_counts (projection, self->name, &counts))
    return g_strdup_printf ("%u / %u", counts.succeeded + counts.failed, counts.total);
  if (run->n_entered == 1)
    return NULL;

  return g_strdup_printf ("%u", run->n_entered);
}

static PassoOutlineItem *
find_item (GListStore *list,
           guint       state_id,
           guint       position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  /* Nearly always it is where it was. */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoOutlineItem) item =
        g_list_model_get_item (G_LIST_MODEL (list), (position + i) % n);

      if (item->state_id == state_id)
        return g_steal_pointer (&item);
    }

  return NULL;
}

/**
 * passo_outline_item_new:
 * @state_id: id of a state
 *
 * Returns: (transfer full): an item that knows no more yet
 */
PassoOutlineItem *
passo_outline_item_new (guint state_id)
{
  PassoOutlineItem *self = g_object_new (PASSO_TYPE_OUTLINE_ITEM, NULL);

  self->state_id = state_id;

  return self;
}

/**
 * passo_outline_item_get_state_id:
 * @self: an item
 *
 * Returns: id of its state
 */
guint
passo_outline_item_get_state_id (PassoOutlineItem *self)
{
  g_return_val_if_fail (PASSO_IS_OUTLINE_ITEM (self), 0);

  return self->state_id;
}

/**
 * passo_outline_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): name of its state
 */
const char *
passo_outline_item_get_name (PassoOutlineItem *self)
{
  g_return_val_if_fail (PASSO_IS_OUTLINE_ITEM (self), NULL);

  return self->name;
}

/**
 * passo_outline_item_get_children:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the states inside, %NULL for what is no container
 */
GListModel *
passo_outline_item_get_children (PassoOutlineItem *self)
{
  g_return_val_if_fail (PASSO_IS_OUTLINE_ITEM (self), NULL);

  return self->children != NULL ? G_LIST_MODEL (self->children) : NULL;
}

/**
 * passo_outline_item_set_state:
 * @self: an item
 * @state: its state in the present machine
 *
 * Takes name and contents from a state.
 */
void
passo_outline_item_set_state (PassoOutlineItem *self,
                              const PassoState *state)
{
  g_autoptr (GPtrArray) states = NULL;

  g_return_if_fail (PASSO_IS_OUTLINE_ITEM (self));
  g_return_if_fail (state != NULL);

  take_text (self, &self->name, g_strdup (passo_state_get_name (state)), PROP_NAME);

  if (passo_state_get_n_child_scopes (state) == 0)
    {
      if (self->children != NULL)
        g_list_store_remove_all (self->children);
      return;
    }

  states = g_ptr_array_new ();
  for (guint i = 0; i < passo_state_get_n_child_scopes (state); i++)
    {
      const PassoScope *scope = passo_state_get_child_scope (state, i);

      for (guint j = 0; j < passo_scope_get_n_states (scope); j++)
        g_ptr_array_add (states, (gpointer) passo_scope_get_state (scope, j));
    }

  if (self->children == NULL)
    self->children = g_list_store_new (PASSO_TYPE_OUTLINE_ITEM);
  passo_outline_sync_list (self->children, states);
}

/**
 * passo_outline_item_set_run:
 * @self: an item
 * @projection: (nullable): the run to show, %NULL for none
 *
 * Takes the status of the state and of those inside from a run.
 */
void
passo_outline_item_set_run (PassoOutlineItem   *self,
                            PassoRunProjection *projection)
{
  const PassoRunState *run = NULL;
  PassoRunStatus status = PASSO_RUN_NOT_REACHED;
  guint n;

  g_return_if_fail (PASSO_IS_OUTLINE_ITEM (self));

  if (projection != NULL)
    run = passo_run_projection_find_state (projection, self->name);
  if (run != NULL)
    status = run->status;

  if (self->has_run != (projection != NULL))
    {
      self->has_run = projection != NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_RUN]);
    }
  if (self->status != status)
    {
      self->status = status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  take_text (self, &self->count, dup_count (self, projection, run), PROP_COUNT);

  n = self->children != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->children)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoOutlineItem) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      passo_outline_item_set_run (child, projection);
    }
}

/**
 * passo_outline_item_set_problems:
 * @self: an item
 * @problems: what is wrong with which state
 *
 * Takes what is wrong with the state and with those inside.
 */
void
passo_outline_item_set_problems (PassoOutlineItem   *self,
                                 PassoStateProblems *problems)
{
  PassoStateProblem problem;
  guint n;

  g_return_if_fail (PASSO_IS_OUTLINE_ITEM (self));
  g_return_if_fail (PASSO_IS_STATE_PROBLEMS (problems));

  problem = passo_state_problems_find (problems, self->state_id);
  if (self->problem != problem)
    {
      self->problem = problem;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
    }

  n = self->children != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->children)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PassoOutlineItem) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      passo_outline_item_set_problems (child, problems);
    }
}

/**
 * passo_outline_sync_list:
 * @list: a list of items
 * @states: (element-type PassoState): the states that it is to show
 *
 * Makes a list show these states in this order. Items of states that stay are kept, and only the
 * range that differs is reported as changed.
 */
void
passo_outline_sync_list (GListStore *list,
                         GPtrArray  *states)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old;
  guint first = 0;
  guint last = 0;

  g_return_if_fail (G_IS_LIST_STORE (list));
  g_return_if_fail (states != NULL);

  n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < states->len; i++)
    {
      const PassoState *state = g_ptr_array_index (states, i);
      PassoOutlineItem *item = find_item (list, passo_state_get_id (state), i);

      if (item == NULL)
        item = passo_outline_item_new (passo_state_get_id (state));
      passo_outline_item_set_state (item, state);
      g_ptr_array_add (items, item);
    }

  for (; first < n_old && first < items->len; first++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (list), first);

      if (old != g_ptr_array_index (items, first))
        break;
    }
  for (; first + last < n_old && first + last < items->len; last++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (list), n_old - last - 1);

      if (old != g_ptr_array_index (items, items->len - last - 1))
        break;
    }

  if (n_old != items->len || first + last < n_old)
    g_list_store_splice (list, first, n_old - first - last, items->pdata + first,
                         items->len - first - last);
}
