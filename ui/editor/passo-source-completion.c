/* passo-source-completion.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "editor/passo-source-completion.h"
#include "editor/passo-source-proposal.h"

/**
 * PassoSourceCompletion:
 *
 * Offers the names that can stand in an expression, while it is typed in the code view: functions,
 * variables, `$states` and its members. The source view owns it.
 */
struct _PassoSourceCompletion
{
  GObject parent_instance;

  PassoWorkspace *workspace;
  PassoSourceBinding *binding;
  GPtrArray *proposals;         /* of the list on the screen */
};

/* A proposal that fits what has been typed. */
typedef struct
{
  const PassoProposal *proposal;
  guint                position;
  gboolean             begins;   /* with what has been typed */
  guint                distance;
} Match;

static char *
dup_folded_name (const PassoProposal *proposal)
{
  const char *name = proposal->name;

  return g_utf8_casefold (*name == '$' ? name + 1 : name, -1);
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->begins != second->begins)
    return first->begins ? -1 : 1;
  if (first->proposal->kind != second->proposal->kind)
    return (int) first->proposal->kind - (int) second->proposal->kind;
  if (!first->begins && first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;

  return (int) first->position - (int) second->position;
}

static GArray *
find_matches (GPtrArray  *proposals,
              const char *word)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < proposals->len; i++)
    {
      Match match = { g_ptr_array_index (proposals, i), i, TRUE, 0 };
      g_autofree char *name = dup_folded_name (match.proposal);

      if (!gtk_source_completion_fuzzy_match (name, folded, &match.distance))
        continue;
      match.begins = g_str_has_prefix (name, folded);
      g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);

  return matches;
}

static void
fill_list (PassoSourceCompletion      *self,
           GtkSourceCompletionContext *context,
           GListStore                 *list)
{
  g_autofree char *word = gtk_source_completion_context_get_word (context);
  g_autoptr (GArray) matches = find_matches (self->proposals, word);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (items, passo_source_proposal_new (self->proposals,
                                                       g_array_index (matches, Match, i).position));
  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), items->pdata,
                       items->len);
}

/* Typing alone brings the list up only behind a dollar or a dot: any word could be meant as a
 * field's name. Nothing else is looked at then, so that typing elsewhere costs nothing. */
static gboolean
is_wanted (GtkSourceCompletionContext *context,
           const GtkTextIter          *word)
{
  GtkTextIter before = *word;
  gunichar character;

  if (gtk_source_completion_context_get_activation (context)
      != GTK_SOURCE_COMPLETION_ACTIVATION_INTERACTIVE)
    return TRUE;

  character = gtk_text_iter_backward_char (&before) ? gtk_text_iter_get_char (&before) : 0;
  return character == '$' || character == '.';
}

static PassoCompletion *
read_completion (PassoSourceCompletion *self,
                 const GtkTextIter     *place)
{
  g_autoptr (PassoMachine) machine = passo_source_completion_read_machine (self->workspace);

  return passo_completion_new (machine, passo_source_binding_get_offset (self->binding, place));
}

static GListModel *
populate (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GError                     **error)
{
  PassoSourceCompletion *self = PASSO_SOURCE_COMPLETION (provider);
  g_autoptr (PassoCompletion) completion = NULL;
  g_autoptr (GListStore) list = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_source_completion_context_get_bounds (context, &start, &end);
  if (is_wanted (context, &start))
    completion = read_completion (self, &end);
  if (completion == NULL || completion->proposals->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Nothing to propose");
      return NULL;
    }

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_ptr_array_ref (completion->proposals);
  list = g_list_store_new (PASSO_TYPE_SOURCE_PROPOSAL);
  fill_list (self, context, list);

  return G_LIST_MODEL (g_steal_pointer (&list));
}

static void
refilter (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GListModel                  *model)
{
  PassoSourceCompletion *self = PASSO_SOURCE_COMPLETION (provider);

  if (self->proposals != NULL)
    fill_list (self, context, G_LIST_STORE (model));
}

static gboolean
is_trigger (GtkSourceCompletionProvider *provider,
            const GtkTextIter           *iter,
            gunichar                     character)
{
  return character == '$' || character == '.';
}

static void
display (GtkSourceCompletionProvider *provider,
         GtkSourceCompletionContext  *context,
         GtkSourceCompletionProposal *proposal,
         GtkSourceCompletionCell     *cell)
{
  g_autofree char *word = gtk_source_completion_context_get_word (context);

  passo_source_proposal_display (PASSO_SOURCE_PROPOSAL (proposal), word, cell);
}

/* Of the parenthesis only what is not there yet. */
static const char *
get_ending (const PassoProposal *proposal,
            const GtkTextIter   *end)
{
  return *proposal->ending == '(' && gtk_text_iter_get_char (end) == '(' ? "" : proposal->ending;
}

/* Writes what is missing; what has been typed already stays as it is, if it is right. */
static void
activate (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GtkSourceCompletionProposal *item)
{
  PassoSourceCompletion *self = PASSO_SOURCE_COMPLETION (provider);
  const PassoProposal *proposal = passo_source_proposal_get (PASSO_SOURCE_PROPOSAL (item));
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (context));
  g_autoptr (PassoCompletion) completion = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *written = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  completion = read_completion (self, &end);
  if (completion == NULL)
    return;

  passo_source_binding_get_iter (self->binding, completion->word.start, &start);
  typed = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  written = g_strconcat (proposal->name, get_ending (proposal, &end), NULL);

  gtk_text_buffer_begin_user_action (buffer);
  if (g_str_has_prefix (written, typed))
    {
      gtk_text_buffer_insert (buffer, &end, written + strlen (typed), -1);
    }
  else
    {
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, written, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
}

static void
provider_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->populate = populate;
  iface->refilter = refilter;
  iface->is_trigger = is_trigger;
  iface->display = display;
  iface->activate = activate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoSourceCompletion, passo_source_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_init))

static void
passo_source_completion_dispose (GObject *object)
{
  PassoSourceCompletion *self = PASSO_SOURCE_COMPLETION (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_object (&self->binding);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_source_completion_parent_class)->dispose (object);
}

static void
passo_source_completion_class_init (PassoSourceCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_source_completion_dispose;
}

static void
passo_source_completion_init (PassoSourceCompletion *self)
{
}

/**
 * passo_source_completion_new:
 * @workspace: a workspace
 * @binding: the binding of the buffer with the workspace's document
 *
 * Returns: (transfer full): a provider for the text view's completion
 */
PassoSourceCompletion *
passo_source_completion_new (PassoWorkspace     *workspace,
                             PassoSourceBinding *binding)
{
  PassoSourceCompletion *self;

  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (PASSO_IS_SOURCE_BINDING (binding), NULL);

  self = g_object_new (PASSO_TYPE_SOURCE_COMPLETION, NULL);
  self->workspace = g_object_ref (workspace);
  self->binding = g_object_ref (binding);

  return self;
}

/**
 * passo_source_completion_read_machine:
 * @workspace: a workspace
 *
 * Gets the machine of the very text of the document, which while something is typed may be one
 * that the workspace does not show.
 *
 * Returns: (transfer full): the machine
 */
PassoMachine *
passo_source_completion_read_machine (PassoWorkspace *workspace)
{
  PassoJsonTree *tree;
  PassoMachine *machine;

  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  tree = passo_document_get_tree (passo_workspace_get_document (workspace));
  machine = passo_workspace_get_machine (workspace);
  if (machine != NULL && passo_machine_get_tree (machine) == tree)
    return passo_machine_ref (machine);

  return passo_machine_new (tree, NULL);
}
