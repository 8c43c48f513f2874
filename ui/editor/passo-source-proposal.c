/* passo-source-proposal.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "editor/passo-source-proposal.h"

/**
 * PassoSourceProposal:
 *
 * A name in the list that the code view offers while one is typed.
 */
struct _PassoSourceProposal
{
  GObject parent_instance;

  GPtrArray *proposals;
  guint position;
};

/* What stands before the names, by kind; words for whoever does not see letters as pictures. */
static const char * const letters[] = {
  [PASSO_PROPOSAL_LOCAL] = "x",
  [PASSO_PROPOSAL_VARIABLE] = "x",
  [PASSO_PROPOSAL_DATA] = "{}",
  [PASSO_PROPOSAL_FUNCTION] = "ƒ",
};

static char *
get_typed_text (GtkSourceCompletionProposal *proposal)
{
  return g_strdup (passo_source_proposal_get (PASSO_SOURCE_PROPOSAL (proposal))->name);
}

static void
proposal_init (GtkSourceCompletionProposalInterface *iface)
{
  iface->get_typed_text = get_typed_text;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoSourceProposal, passo_source_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL,
                                                      proposal_init))

static void
show_letter (const PassoProposal     *proposal,
             GtkSourceCompletionCell *cell)
{
  GtkWidget *label = gtk_label_new (letters[proposal->kind]);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "monospace");
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_source_completion_cell_set_widget (cell, label);
}

/* The name, what has been typed of it in bold. */
static void
show_name (const PassoProposal     *proposal,
           const char              *word,
           GtkSourceCompletionCell *cell)
{
  g_autoptr (PangoAttrList) found = NULL;

  if (word != NULL && *word != '\0')
    found = gtk_source_completion_fuzzy_highlight (proposal->name, word);
  gtk_source_completion_cell_set_text_with_attributes (cell, proposal->name, found);
}

/* Of a call what follows the name, as it must be written. */
static void
show_rest (const PassoProposal     *proposal,
           GtkSourceCompletionCell *cell)
{
  const char *rest = strchr (proposal->usage, '(');

  gtk_source_completion_cell_set_text (cell, proposal->kind == PASSO_PROPOSAL_FUNCTION
                                             ? rest : NULL);
}

static char *
dup_details (const PassoProposal *proposal)
{
  g_autofree char *since = NULL;

  if (proposal->since == NULL)
    return g_strdup_printf ("%s\n%s.", proposal->usage, proposal->documentation);

  /* Translators: %s is a version of the language, as 1.5 */
  since = g_strdup_printf (_("Since JSONata %s."), proposal->since);

  return g_strdup_printf ("%s\n%s. %s", proposal->usage, proposal->documentation, since);
}

static void
passo_source_proposal_dispose (GObject *object)
{
  PassoSourceProposal *self = PASSO_SOURCE_PROPOSAL (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);

  G_OBJECT_CLASS (passo_source_proposal_parent_class)->dispose (object);
}

static void
passo_source_proposal_class_init (PassoSourceProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_source_proposal_dispose;
}

static void
passo_source_proposal_init (PassoSourceProposal *self)
{
}

/**
 * passo_source_proposal_new:
 * @proposals: (element-type PassoProposal): what can be written
 * @position: which of them
 *
 * Returns: (transfer full): the proposal
 */
PassoSourceProposal *
passo_source_proposal_new (GPtrArray *proposals,
                           guint      position)
{
  PassoSourceProposal *self;

  g_return_val_if_fail (proposals != NULL, NULL);
  g_return_val_if_fail (position < proposals->len, NULL);

  self = g_object_new (PASSO_TYPE_SOURCE_PROPOSAL, NULL);
  self->proposals = g_ptr_array_ref (proposals);
  self->position = position;

  return self;
}

/**
 * passo_source_proposal_get:
 * @self: a proposal
 *
 * Returns: (transfer none): what it proposes
 */
const PassoProposal *
passo_source_proposal_get (PassoSourceProposal *self)
{
  g_return_val_if_fail (PASSO_IS_SOURCE_PROPOSAL (self), NULL);

  return g_ptr_array_index (self->proposals, self->position);
}

/**
 * passo_source_proposal_display:
 * @self: a proposal
 * @word: (nullable): what has been typed
 * @cell: a cell of the list
 *
 * Fills the cell.
 */
void
passo_source_proposal_display (PassoSourceProposal     *self,
                               const char              *word,
                               GtkSourceCompletionCell *cell)
{
  const PassoProposal *proposal = passo_source_proposal_get (self);
  g_autofree char *details = NULL;

  g_return_if_fail (GTK_SOURCE_IS_COMPLETION_CELL (cell));

  switch (gtk_source_completion_cell_get_column (cell))
    {
    case GTK_SOURCE_COMPLETION_COLUMN_ICON:
      show_letter (proposal, cell);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT:
      show_name (proposal, word, cell);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_AFTER:
      show_rest (proposal, cell);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_COMMENT:
      gtk_source_completion_cell_set_text (cell, proposal->documentation);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_DETAILS:
      details = dup_details (proposal);
      gtk_source_completion_cell_set_text (cell, details);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_BEFORE:
    default:
      gtk_source_completion_cell_set_text (cell, NULL);
      break;
    }
}
