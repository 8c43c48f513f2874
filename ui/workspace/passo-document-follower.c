/* passo-document-follower.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "workspace/passo-document-follower.h"

/* Validation waits for a pause in typing, which also keeps its marks from flickering under the
 * caret. */
#define CHECK_DELAY_MS 200

/**
 * PassoDocumentFollower:
 *
 * Keeps a workspace's machine, graph and problems in step with its document: machine and graph
 * with each revision, in the same turn of the main loop; the problems a moment later, from a
 * worker thread. While the text cannot be read as a workflow, the last machine and graph stay
 * and are marked stale. The window owns it; it does not keep the workspace alive.
 */
struct _PassoDocumentFollower
{
  GObject parent_instance;

  PassoWorkspace *workspace;   /* weak */
  GCancellable *check;
  guint check_source;

  guint checking : 1;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_CHECKING,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoDocumentFollower, passo_document_follower, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
set_checking (PassoDocumentFollower *self,
              gboolean               checking)
{
  if (self->checking == checking)
    return;

  self->checking = checking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

static void
prune_selection (PassoWorkspace *workspace)
{
  PassoMachine *machine = passo_workspace_get_machine (workspace);
  PassoSelection *selection = passo_workspace_get_selection (workspace);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; i < passo_selection_get_size (selection); i++)
    {
      guint id = passo_selection_get_nth (selection, i);

      if (passo_machine_find_state_by_id (machine, id) != NULL)
        g_array_append_val (kept, id);
    }

  passo_selection_set (selection, (const guint *) (gpointer) kept->data, kept->len);
}

static void
read_definition (PassoDocumentFollower *self)
{
  PassoDocument *document = passo_workspace_get_document (self->workspace);
  PassoJsonTree *tree = passo_document_get_tree (document);
  g_autoptr (PassoMachine) machine = NULL;
  g_autoptr (PassoGraph) graph = NULL;
  gboolean first = passo_workspace_get_machine (self->workspace) == NULL;

  /* The very first text is drawn whatever is wrong: there is nothing older to keep. */
  if (!first && !passo_json_tree_is_usable (tree))
    {
      passo_workspace_set_graph_stale (self->workspace, TRUE);
      return;
    }

  machine = passo_machine_new (tree, passo_workspace_get_machine (self->workspace));
  graph = passo_graph_new (machine);
  passo_workspace_set_definition (self->workspace, machine, graph);
  passo_workspace_set_graph_stale (self->workspace, !passo_json_tree_is_usable (tree));
  prune_selection (self->workspace);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  PassoJsonTree *tree = task_data;
  g_autoptr (PassoMachine) machine = NULL;
  g_autoptr (PassoDiagnosticList) found = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  machine = passo_machine_new (tree, NULL);
  found = passo_diagnostic_list_new ();
  passo_asl_validate (machine, PASSO_VALIDATE_DEFAULT, found);
  g_task_return_pointer (task, g_steal_pointer (&found), g_object_unref);
}

static void
check_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  PassoDocumentFollower *self = PASSO_DOCUMENT_FOLLOWER (object);
  g_autoptr (PassoDiagnosticList) found = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled, as a newer text is waiting for its own check. */
  if (found == NULL || self->workspace == NULL)
    return;

  passo_diagnostic_list_replace (passo_workspace_get_diagnostics (self->workspace), found);
  set_checking (self, FALSE);
}

static gboolean
check_cb (gpointer user_data)
{
  PassoDocumentFollower *self = user_data;
  PassoDocument *document = passo_workspace_get_document (self->workspace);
  g_autoptr (GTask) task = NULL;

  self->check_source = 0;
  self->check = g_cancellable_new ();
  task = g_task_new (self, self->check, check_done_cb, NULL);
  g_task_set_source_tag (task, check_cb);
  g_task_set_task_data (task, passo_json_tree_ref (passo_document_get_tree (document)),
                        (GDestroyNotify) passo_json_tree_unref);
  g_task_run_in_thread (task, check_thread);

  return G_SOURCE_REMOVE;
}

static void
cancel_check (PassoDocumentFollower *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_cancellable_cancel (self->check);
  g_clear_object (&self->check);
}

static void
schedule_check (PassoDocumentFollower *self,
                guint                  delay)
{
  cancel_check (self);
  self->check_source = g_timeout_add (delay, check_cb, self);
  set_checking (self, TRUE);
}

static void
document_committed_cb (PassoDocumentFollower *self)
{
  read_definition (self);
  schedule_check (self, CHECK_DELAY_MS);
}

static void
passo_document_follower_constructed (GObject *object)
{
  PassoDocumentFollower *self = PASSO_DOCUMENT_FOLLOWER (object);

  G_OBJECT_CLASS (passo_document_follower_parent_class)->constructed (object);

  g_signal_connect_object (passo_workspace_get_document (self->workspace), "committed",
                           G_CALLBACK (document_committed_cb), self, G_CONNECT_SWAPPED);
  read_definition (self);
  schedule_check (self, 0);
}

static void
passo_document_follower_dispose (GObject *object)
{
  PassoDocumentFollower *self = PASSO_DOCUMENT_FOLLOWER (object);

  cancel_check (self);
  g_clear_weak_pointer (&self->workspace);

  G_OBJECT_CLASS (passo_document_follower_parent_class)->dispose (object);
}

static void
passo_document_follower_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  PassoDocumentFollower *self = PASSO_DOCUMENT_FOLLOWER (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_CHECKING:
      g_value_set_boolean (value, self->checking);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_document_follower_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  PassoDocumentFollower *self = PASSO_DOCUMENT_FOLLOWER (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_set_weak_pointer (&self->workspace, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_document_follower_class_init (PassoDocumentFollowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = passo_document_follower_constructed;
  object_class->dispose = passo_document_follower_dispose;
  object_class->get_property = passo_document_follower_get_property;
  object_class->set_property = passo_document_follower_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHECKING] =
    g_param_spec_boolean ("checking", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_document_follower_init (PassoDocumentFollower *self)
{
}

/**
 * passo_document_follower_new:
 * @workspace: a workspace
 *
 * Reads the document's text into the workspace and follows it from then on.
 *
 * Returns: (transfer full): the follower
 */
PassoDocumentFollower *
passo_document_follower_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_DOCUMENT_FOLLOWER, "workspace", workspace, NULL);
}

/**
 * passo_document_follower_get_checking:
 * @self: a follower
 *
 * Returns: whether the problems in the workspace may be older than the text
 */
gboolean
passo_document_follower_get_checking (PassoDocumentFollower *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT_FOLLOWER (self), FALSE);

  return self->checking;
}
