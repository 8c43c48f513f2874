/* passo-workspace.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "workspace/passo-workspace.h"

/**
 * PassoWorkspace:
 *
 * The one observable state of a window, which owns it. All views get it as their construct
 * property `workspace` and meet only here. It holds references and has no behaviour: what fills
 * `machine`, `graph`, `graph-stale` and `diagnostics` is #PassoDocumentFollower, and what fills
 * `projection` is the run controller.
 */
struct _PassoWorkspace
{
  GObject parent_instance;

  PassoDocument *document;
  PassoMachine *machine;
  PassoGraph *graph;
  PassoDiagnosticList *diagnostics;
  PassoSelection *selection;
  PassoExecution *execution;
  PassoRunProjection *projection;
  GListStore *runs;
  PassoDocumentSettings *settings;
  guint cursor_event;

  guint graph_stale : 1;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_MACHINE,
  PROP_GRAPH,
  PROP_GRAPH_STALE,
  PROP_DIAGNOSTICS,
  PROP_SELECTION,
  PROP_EXECUTION,
  PROP_PROJECTION,
  PROP_CURSOR_EVENT,
  PROP_RUNS,
  PROP_SETTINGS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoWorkspace, passo_workspace, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
passo_workspace_dispose (GObject *object)
{
  PassoWorkspace *self = PASSO_WORKSPACE (object);

  g_clear_object (&self->projection);
  g_clear_object (&self->execution);
  g_clear_object (&self->runs);
  g_clear_object (&self->settings);
  g_clear_object (&self->selection);
  g_clear_object (&self->diagnostics);
  g_clear_pointer (&self->graph, passo_graph_unref);
  g_clear_pointer (&self->machine, passo_machine_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (passo_workspace_parent_class)->dispose (object);
}

static void
passo_workspace_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PassoWorkspace *self = PASSO_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;

    case PROP_MACHINE:
      g_value_set_boxed (value, self->machine);
      break;

    case PROP_GRAPH:
      g_value_set_boxed (value, self->graph);
      break;

    case PROP_GRAPH_STALE:
      g_value_set_boolean (value, self->graph_stale);
      break;

    case PROP_DIAGNOSTICS:
      g_value_set_object (value, self->diagnostics);
      break;

    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;

    case PROP_EXECUTION:
      g_value_set_object (value, self->execution);
      break;

    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;

    case PROP_CURSOR_EVENT:
      g_value_set_uint (value, self->cursor_event);
      break;

    case PROP_RUNS:
      g_value_set_object (value, self->runs);
      break;

    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_workspace_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PassoWorkspace *self = PASSO_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      break;

    case PROP_GRAPH_STALE:
      passo_workspace_set_graph_stale (self, g_value_get_boolean (value));
      break;

    case PROP_EXECUTION:
      passo_workspace_set_execution (self, g_value_get_object (value));
      break;

    case PROP_PROJECTION:
      passo_workspace_set_projection (self, g_value_get_object (value));
      break;

    case PROP_CURSOR_EVENT:
      passo_workspace_set_cursor_event (self, g_value_get_uint (value));
      break;

    case PROP_SETTINGS:
      passo_workspace_set_settings (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_workspace_class_init (PassoWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = passo_workspace_dispose;
  object_class->get_property = passo_workspace_get_property;
  object_class->set_property = passo_workspace_set_property;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, PASSO_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MACHINE] =
    g_param_spec_boxed ("machine", NULL, NULL, PASSO_TYPE_MACHINE, readable);
  properties[PROP_GRAPH] =
    g_param_spec_boxed ("graph", NULL, NULL, PASSO_TYPE_GRAPH, readable);
  properties[PROP_GRAPH_STALE] =
    g_param_spec_boolean ("graph-stale", NULL, NULL, FALSE, writable);
  properties[PROP_DIAGNOSTICS] =
    g_param_spec_object ("diagnostics", NULL, NULL, PASSO_TYPE_DIAGNOSTIC_LIST, readable);
  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, PASSO_TYPE_SELECTION, readable);
  properties[PROP_EXECUTION] =
    g_param_spec_object ("execution", NULL, NULL, PASSO_TYPE_EXECUTION, writable);
  properties[PROP_PROJECTION] =
    g_param_spec_object ("projection", NULL, NULL, PASSO_TYPE_RUN_PROJECTION, writable);
  properties[PROP_CURSOR_EVENT] =
    g_param_spec_uint ("cursor-event", NULL, NULL, 0, G_MAXUINT, PASSO_CURSOR_LIVE, writable);
  properties[PROP_RUNS] =
    g_param_spec_object ("runs", NULL, NULL, G_TYPE_LIST_STORE, readable);
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, PASSO_TYPE_DOCUMENT_SETTINGS, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_workspace_init (PassoWorkspace *self)
{
  self->diagnostics = passo_diagnostic_list_new ();
  self->selection = passo_selection_new ();
  self->runs = g_list_store_new (G_TYPE_OBJECT);
}

/**
 * passo_workspace_new:
 * @document: the window's document
 *
 * Returns: (transfer full): a workspace with no machine yet
 */
PassoWorkspace *
passo_workspace_new (PassoDocument *document)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), NULL);

  return g_object_new (PASSO_TYPE_WORKSPACE, "document", document, NULL);
}

/**
 * passo_workspace_get_document:
 * @self: a workspace
 *
 * Returns: (transfer none): the document
 */
PassoDocument *
passo_workspace_get_document (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->document;
}

/**
 * passo_workspace_get_machine:
 * @self: a workspace
 *
 * The machine is of the document's present text, except while `graph-stale` is set: then it is
 * the last one that could be read, and its spans do not fit the text.
 *
 * Returns: (transfer none) (nullable): the machine
 */
PassoMachine *
passo_workspace_get_machine (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->machine;
}

/**
 * passo_workspace_get_graph:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the graph of the machine
 */
PassoGraph *
passo_workspace_get_graph (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->graph;
}

/**
 * passo_workspace_set_definition:
 * @self: a workspace
 * @machine: (nullable): the machine
 * @graph: (nullable): its graph
 *
 * Puts in a machine with the graph that was made of it, so that no view sees one without the
 * other.
 */
void
passo_workspace_set_definition (PassoWorkspace *self,
                                PassoMachine   *machine,
                                PassoGraph     *graph)
{
  g_return_if_fail (PASSO_IS_WORKSPACE (self));
  g_return_if_fail ((machine == NULL) == (graph == NULL));

  if (self->machine == machine && self->graph == graph)
    return;

  g_clear_pointer (&self->machine, passo_machine_unref);
  g_clear_pointer (&self->graph, passo_graph_unref);
  if (machine != NULL)
    {
      self->machine = passo_machine_ref (machine);
      self->graph = passo_graph_ref (graph);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MACHINE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GRAPH]);
}

/**
 * passo_workspace_get_graph_stale:
 * @self: a workspace
 *
 * Returns: whether the text is broken and machine and graph are of an earlier text
 */
gboolean
passo_workspace_get_graph_stale (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), FALSE);

  return self->graph_stale;
}

/**
 * passo_workspace_set_graph_stale:
 * @self: a workspace
 * @graph_stale: whether the graph is older than the text
 */
void
passo_workspace_set_graph_stale (PassoWorkspace *self,
                                 gboolean        graph_stale)
{
  g_return_if_fail (PASSO_IS_WORKSPACE (self));

  graph_stale = !!graph_stale;
  if (self->graph_stale == graph_stale)
    return;

  self->graph_stale = graph_stale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GRAPH_STALE]);
}

/**
 * passo_workspace_get_diagnostics:
 * @self: a workspace
 *
 * Returns: (transfer none): the problems of the document, always the same list
 */
PassoDiagnosticList *
passo_workspace_get_diagnostics (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->diagnostics;
}

/**
 * passo_workspace_get_selection:
 * @self: a workspace
 *
 * Returns: (transfer none): the selected states, always the same object
 */
PassoSelection *
passo_workspace_get_selection (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->selection;
}

/**
 * passo_workspace_get_execution:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the run that the window shows, live or ended
 */
PassoExecution *
passo_workspace_get_execution (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->execution;
}

/**
 * passo_workspace_set_execution:
 * @self: a workspace
 * @execution: (nullable): the run to show
 */
void
passo_workspace_set_execution (PassoWorkspace *self,
                               PassoExecution *execution)
{
  g_return_if_fail (PASSO_IS_WORKSPACE (self));
  g_return_if_fail (execution == NULL || PASSO_IS_EXECUTION (execution));

  if (g_set_object (&self->execution, execution))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXECUTION]);
}

/**
 * passo_workspace_get_projection:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): where the states of the shown run stand at the cursor
 *   event
 */
PassoRunProjection *
passo_workspace_get_projection (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->projection;
}

/**
 * passo_workspace_set_projection:
 * @self: a workspace
 * @projection: (nullable): the projection of the shown run
 */
void
passo_workspace_set_projection (PassoWorkspace     *self,
                                PassoRunProjection *projection)
{
  g_return_if_fail (PASSO_IS_WORKSPACE (self));
  g_return_if_fail (projection == NULL || PASSO_IS_RUN_PROJECTION (projection));

  if (g_set_object (&self->projection, projection))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECTION]);
}

/**
 * passo_workspace_get_cursor_event:
 * @self: a workspace
 *
 * Returns: id of the event whose moment all views show, `PASSO_CURSOR_LIVE` for the live end
 */
guint
passo_workspace_get_cursor_event (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), PASSO_CURSOR_LIVE);

  return self->cursor_event;
}

/**
 * passo_workspace_set_cursor_event:
 * @self: a workspace
 * @cursor_event: id of an event, or `PASSO_CURSOR_LIVE`
 */
void
passo_workspace_set_cursor_event (PassoWorkspace *self,
                                  guint           cursor_event)
{
  g_return_if_fail (PASSO_IS_WORKSPACE (self));

  if (self->cursor_event == cursor_event)
    return;

  self->cursor_event = cursor_event;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR_EVENT]);
}

/**
 * passo_workspace_get_runs:
 * @self: a workspace
 *
 * Returns: (transfer none): the runs of this window, newest first
 */
GListStore *
passo_workspace_get_runs (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->runs;
}

/**
 * passo_workspace_get_settings:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what stands beside the document: inputs, mocks, answers,
 *   values of placeholders; of a sample that was opened as a copy, the sample's
 */
PassoDocumentSettings *
passo_workspace_get_settings (PassoWorkspace *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (self), NULL);

  return self->settings;
}

/**
 * passo_workspace_set_settings:
 * @self: a workspace
 * @settings: (nullable): the settings of the document
 */
void
passo_workspace_set_settings (PassoWorkspace        *self,
                              PassoDocumentSettings *settings)
{
  g_return_if_fail (PASSO_IS_WORKSPACE (self));
  g_return_if_fail (settings == NULL || PASSO_IS_DOCUMENT_SETTINGS (settings));

  if (g_set_object (&self->settings, settings))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTINGS]);
}
