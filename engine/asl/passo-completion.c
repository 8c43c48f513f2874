/* passo-completion.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-completion-private.h"
#include "expr/jsonata/passo-jsonata-help.h"
#include "expr/passo-intrinsic.h"

static void
proposal_free (gpointer data)
{
  PassoProposal *self = data;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->usage, g_free);
  g_clear_pointer (&self->documentation, g_free);
  g_free (self);
}

static void
add_function (GPtrArray              *proposals,
              const PassoJsonataHelp *help)
{
  g_autofree char *name = g_strconcat ("$", help->name, NULL);
  g_autofree char *usage = passo_jsonata_help_dup_usage (help);
  PassoProposal *proposal;

  _passo_completion_add (proposals, PASSO_PROPOSAL_FUNCTION, name, usage, help->documentation);
  proposal = g_ptr_array_index (proposals, proposals->len - 1);
  proposal->ending = passo_jsonata_help_has_arguments (help) ? "(" : "()";
  proposal->since = help->since;
}

static void
add_functions (GPtrArray *proposals)
{
  PassoJsonataHelp help;

  for (guint i = 0; passo_jsonata_help_get_nth (&help, PASSO_JSONATA_AWS, i); i++)
    add_function (proposals, &help);
}

static void
add_intrinsics (GPtrArray *proposals,
                gsize      skipped)
{
  for (guint i = 0; i < passo_intrinsic_get_n_functions (); i++)
    {
      const PassoIntrinsicInfo *info = passo_intrinsic_get_function (i);
      PassoProposal *proposal;

      _passo_completion_add (proposals, PASSO_PROPOSAL_FUNCTION, info->name + skipped, info->usage,
                             info->summary);
      proposal = g_ptr_array_index (proposals, proposals->len - 1);
      proposal->ending = info->max_arguments > 0 ? "(" : "()";
    }
}

static void
add_proposals (GPtrArray                  *proposals,
               const PassoCompletionPlace *place)
{
  gboolean first = *place->prefix == '\0';

  if (!first)
    _passo_completion_add_members (proposals, place);
  else
    _passo_completion_add_names (proposals, place);

  if (place->jsonata && first)
    add_functions (proposals);
  else if (place->intrinsics && first)
    add_intrinsics (proposals, 0);
  else if (place->intrinsics && g_str_equal (place->prefix, "States."))
    add_intrinsics (proposals, strlen ("States."));
}

/**
 * passo_completion_new:
 * @machine: a machine
 * @offset: a byte of its text
 *
 * Finds what can be written at a place: in a JSONata state inside `{% %}`, in a JSONPath state
 * where a path can stand.
 *
 * Returns: (transfer full) (nullable): the names, %NULL where none can stand
 */
PassoCompletion *
passo_completion_new (PassoMachine *machine,
                      gsize         offset)
{
  g_auto (PassoCompletionPlace) place = { 0 };
  g_autoptr (PassoCompletion) self = NULL;

  g_return_val_if_fail (machine != NULL, NULL);

  if (!_passo_completion_place_init (&place, machine, offset))
    return NULL;

  self = g_new0 (PassoCompletion, 1);
  self->word = place.span;
  self->proposals = g_ptr_array_new_with_free_func (proposal_free);
  add_proposals (self->proposals, &place);

  return g_steal_pointer (&self);
}

/* The end of the name that a byte belongs to. */
static gsize
find_name_end (PassoMachine *machine,
               gsize         offset)
{
  gsize length;
  const char *text = passo_json_tree_get_text (passo_machine_get_tree (machine), &length);

  while (offset < length
         && (g_ascii_isalnum (text[offset]) || text[offset] == '_' || text[offset] == '$'
             || (text[offset] & 0x80) != 0))
    offset++;

  return offset;
}

/* Leaves the proposals of one name. */
static gboolean
keep_name (PassoCompletion *self,
           const char      *name,
           gsize            length)
{
  for (guint i = self->proposals->len; i-- > 0;)
    {
      PassoProposal *proposal = g_ptr_array_index (self->proposals, i);

      if (strlen (proposal->name) != length || memcmp (proposal->name, name, length) != 0)
        g_ptr_array_remove_index (self->proposals, i);
    }

  return self->proposals->len > 0;
}

/* What is said of the function whose arguments the place is in. */
static PassoCompletion *
new_call_help (PassoMachine *machine,
               gsize         offset)
{
  g_auto (PassoCompletionPlace) place = { 0 };
  g_autoptr (PassoCompletion) self = NULL;
  g_autofree char *name = NULL;

  if (!_passo_completion_place_init (&place, machine, offset) || place.call == NULL)
    return NULL;

  name = g_strconcat ("$", place.call, NULL);
  self = g_new0 (PassoCompletion, 1);
  self->word = (PassoSpan) { offset, offset };
  self->proposals = g_ptr_array_new_with_free_func (proposal_free);
  add_functions (self->proposals);

  return keep_name (self, name, strlen (name)) ? g_steal_pointer (&self) : NULL;
}

/**
 * passo_completion_new_help:
 * @machine: a machine
 * @offset: a byte of its text
 *
 * Finds what the name at a place stands for, or which function the place is an argument of.
 *
 * Returns: (transfer full) (nullable): the name's bytes and one proposal, %NULL if there is no
 *   name or it is not known
 */
PassoCompletion *
passo_completion_new_help (PassoMachine *machine,
                           gsize         offset)
{
  g_autoptr (PassoCompletion) self = NULL;
  const char *text;

  g_return_val_if_fail (machine != NULL, NULL);

  text = passo_json_tree_get_text (passo_machine_get_tree (machine), NULL);
  self = passo_completion_new (machine, find_name_end (machine, offset));
  if (self != NULL && self->word.start <= offset
      && keep_name (self, text + self->word.start, self->word.end - self->word.start))
    return g_steal_pointer (&self);

  return new_call_help (machine, offset);
}

/**
 * passo_completion_free:
 * @self: (transfer full): a completion
 */
void
passo_completion_free (PassoCompletion *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self);
}
