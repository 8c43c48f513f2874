/* passo-run-controller.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-run-controller.h"

#include <glib/gi18n.h>

#include "run/passo-run-answers.h"
#include "workspace/passo-file-memory.h"

#define MEMORY_INPUT "input"
#define DEFAULT_INPUT "{}"

/**
 * PassoRunController:
 *
 * Starts and steers the runs of a window. It makes an execution of the document as it stands, with
 * the input, mocks, answers and placeholder values that belong to the file, puts it into the
 * workspace, and keeps the projection there at the cursor event. The window owns it.
 */
struct _PassoRunController
{
  GObject                parent_instance;

  PassoWorkspace        *workspace;
  PassoDocumentSettings *settings;     /* nullable */
  char                  *input;
  PassoValue             placeholders; /* object: given by hand in this window */
  PassoSpeed             speed;
  GHashTable            *revisions;    /* of runs: revision of the document when they began */
  GSignalGroup          *execution_signals;
  GSignalGroup          *ask_signals;

  guint                  limits : 1;   /* those of the service */
};

enum
{
  PROP_0,
  PROP_INPUT,
  PROP_SPEED,
  PROP_TEXT_NEWER,
  PROP_LIMITS,
  N_PROPS
};

enum
{
  ASKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PassoRunController, passo_run_controller, G_TYPE_OBJECT)

G_DEFINE_QUARK (passo-run-error-quark, passo_run_error)

static gboolean
is_running (PassoExecution *execution)
{
  return execution != NULL && passo_execution_get_status (execution) == PASSO_EXECUTION_RUNNING;
}

static void
cursor_changed_cb (PassoRunController *self)
{
  PassoRunProjection *projection = passo_workspace_get_projection (self->workspace);

  if (projection != NULL)
    passo_run_projection_set_cursor (projection,
                                     passo_workspace_get_cursor_event (self->workspace));
}

static void
text_newer_changed_cb (PassoRunController *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_NEWER]);
}

static void
passo_run_controller_select (PassoRunController *self,
                             const char         *name)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const PassoState *state =
    machine != NULL && name != NULL ? passo_machine_find_state (machine, name) : NULL;

  if (state != NULL)
    passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                                 passo_state_get_id (state));
}

/* Who pauses wants to see the state there; who follows a run chooses for himself. */
static void
paused_state_changed_cb (PassoRunController *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);

  if (passo_execution_get_paused (execution))
    passo_run_controller_select (self, passo_execution_get_paused_state (execution));
}

static void
asks_changed_cb (PassoRunController *self,
                 guint               position,
                 guint               removed,
                 guint               added,
                 GListModel         *asks)
{
  g_autoptr (PassoAsk) first = NULL;

  if (added == 0 || g_list_model_get_n_items (asks) > added)
    return;

  first = g_list_model_get_item (asks, 0);
  passo_run_controller_select (self, passo_ask_get_state_name (first));
  g_signal_emit (self, signals[ASKED], 0);
}

static void
execution_changed_cb (PassoRunController *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);

  g_signal_group_set_target (self->execution_signals, execution);
  g_signal_group_set_target (self->ask_signals,
                             execution != NULL ? passo_execution_get_asks (execution) : NULL);
  text_newer_changed_cb (self);
}

static void
passo_run_controller_dispose (GObject *object)
{
  PassoRunController *self = PASSO_RUN_CONTROLLER (object);

  g_clear_object (&self->execution_signals);
  g_clear_object (&self->ask_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->input, g_free);
  passo_value_clear (&self->placeholders);

  G_OBJECT_CLASS (passo_run_controller_parent_class)->dispose (object);
}

static void
passo_run_controller_finalize (GObject *object)
{
  g_hash_table_unref (PASSO_RUN_CONTROLLER (object)->revisions);

  G_OBJECT_CLASS (passo_run_controller_parent_class)->finalize (object);
}

static void
passo_run_controller_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  PassoRunController *self = PASSO_RUN_CONTROLLER (object);

  switch (prop_id)
    {
    case PROP_INPUT:
      g_value_set_string (value, passo_run_controller_get_input (self));
      break;

    case PROP_SPEED:
      g_value_set_enum (value, passo_run_controller_get_speed (self));
      break;

    case PROP_TEXT_NEWER:
      g_value_set_boolean (value, passo_run_controller_get_text_newer (self));
      break;

    case PROP_LIMITS:
      g_value_set_boolean (value, passo_run_controller_get_limits (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_run_controller_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  PassoRunController *self = PASSO_RUN_CONTROLLER (object);

  switch (prop_id)
    {
    case PROP_INPUT:
      passo_run_controller_set_input (self, g_value_get_string (value));
      break;

    case PROP_SPEED:
      passo_run_controller_set_speed (self, g_value_get_enum (value));
      break;

    case PROP_LIMITS:
      passo_run_controller_set_limits (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_run_controller_class_init (PassoRunControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_run_controller_dispose;
  object_class->finalize = passo_run_controller_finalize;
  object_class->get_property = passo_run_controller_get_property;
  object_class->set_property = passo_run_controller_set_property;

  properties[PROP_INPUT] =
    g_param_spec_string ("input", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPEED] =
    g_param_spec_enum ("speed", NULL, NULL, PASSO_TYPE_SPEED, PASSO_SPEED_FAST,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_NEWER] =
    g_param_spec_boolean ("text-newer", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIMITS] =
    g_param_spec_boolean ("limits", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PassoRunController::asked:
   *
   * The run waits for the answer of a task, whose state is selected now.
   */
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
passo_run_controller_init (PassoRunController *self)
{
  self->placeholders = passo_value_empty_object ();
  self->speed = PASSO_SPEED_FAST;
  self->revisions = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  self->execution_signals = g_signal_group_new (PASSO_TYPE_EXECUTION);
  g_signal_group_connect_swapped (self->execution_signals, "notify::paused-state",
                                  G_CALLBACK (paused_state_changed_cb), self);
  g_signal_group_connect_swapped (self->execution_signals, "notify::status",
                                  G_CALLBACK (text_newer_changed_cb), self);
  self->ask_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->ask_signals, "items-changed",
                                  G_CALLBACK (asks_changed_cb), self);
  self->limits = TRUE;
}

/**
 * passo_run_controller_new:
 * @workspace: the window's state
 *
 * Returns: (transfer full): a controller of the window's runs
 */
PassoRunController *
passo_run_controller_new (PassoWorkspace *workspace)
{
  PassoRunController *self;
  GFile *file;

  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PASSO_TYPE_RUN_CONTROLLER, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::cursor-event", G_CALLBACK (cursor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::execution", G_CALLBACK (execution_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_document (workspace), "notify::revision",
                           G_CALLBACK (text_newer_changed_cb), self, G_CONNECT_SWAPPED);

  file = passo_document_get_file (passo_workspace_get_document (workspace));
  if (file != NULL)
    self->input = passo_file_memory_dup_string (file, MEMORY_INPUT);

  return self;
}

/**
 * passo_run_controller_get_workspace:
 * @self: a controller
 *
 * Returns: (transfer none): the window's state
 */
PassoWorkspace *
passo_run_controller_get_workspace (PassoRunController *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), NULL);

  return self->workspace;
}

/**
 * passo_run_controller_get_input:
 * @self: a controller
 *
 * Returns: (transfer none): JSON text of the next run's input: what was chosen in this window, else
 *   what was last used with the file, else an empty object
 */
const char *
passo_run_controller_get_input (PassoRunController *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), NULL);

  return self->input != NULL ? self->input : DEFAULT_INPUT;
}

/**
 * passo_run_controller_set_input:
 * @self: a controller
 * @input: (nullable): JSON text of the next run's input
 *
 * Chooses the input, and remembers it for the file.
 */
void
passo_run_controller_set_input (PassoRunController *self,
                                const char         *input)
{
  GFile *file;

  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));

  if (g_strcmp0 (self->input, input) == 0)
    return;

  g_free (self->input);
  self->input = g_strdup (input);
  file = passo_document_get_file (passo_workspace_get_document (self->workspace));
  if (file != NULL)
    passo_file_memory_set_string (file, MEMORY_INPUT, input);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INPUT]);
}

/* The first input of the settings serves until the user chooses one. */
static void
passo_run_controller_take_settings_input (PassoRunController *self)
{
  g_auto (GStrv) names = passo_document_settings_dup_input_names (self->settings);

  if (self->input != NULL || names == NULL || names[0] == NULL)
    return;

  self->input = passo_document_settings_dup_input (self->settings, names[0]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INPUT]);
}

/**
 * passo_run_controller_set_settings:
 * @self: a controller
 * @settings: (nullable): what the sibling file of the document says
 */
void
passo_run_controller_set_settings (PassoRunController    *self,
                                   PassoDocumentSettings *settings)
{
  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));

  g_set_object (&self->settings, settings);
  if (settings != NULL)
    passo_run_controller_take_settings_input (self);
}

/**
 * passo_run_controller_get_settings:
 * @self: a controller
 *
 * Returns: (transfer none) (nullable): what the sibling file of the document says
 */
PassoDocumentSettings *
passo_run_controller_get_settings (PassoRunController *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), NULL);

  return self->settings;
}

/**
 * passo_run_controller_get_limits:
 * @self: a controller
 *
 * Returns: whether runs fail where the service's limits are passed
 */
gboolean
passo_run_controller_get_limits (PassoRunController *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), TRUE);

  return self->limits;
}

/**
 * passo_run_controller_set_limits:
 * @self: a controller
 * @service: whether runs fail where the service's limits are passed
 *
 * Holds for the runs that begin from now on.
 */
void
passo_run_controller_set_limits (PassoRunController *self,
                                 gboolean            service)
{
  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));

  service = !!service;
  if (self->limits == service)
    return;

  self->limits = service;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMITS]);
}

/**
 * passo_run_controller_get_speed:
 * @self: a controller
 *
 * Returns: how fast runs are shown
 */
PassoSpeed
passo_run_controller_get_speed (PassoRunController *self)
{
  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), PASSO_SPEED_FAST);

  return self->speed;
}

/**
 * passo_run_controller_set_speed:
 * @self: a controller
 * @speed: how fast runs are shown, the one that is on too
 */
void
passo_run_controller_set_speed (PassoRunController *self,
                                PassoSpeed          speed)
{
  PassoExecution *execution;

  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));

  if (self->speed == speed)
    return;

  self->speed = speed;
  execution = passo_workspace_get_execution (self->workspace);
  if (execution != NULL)
    passo_execution_set_speed (execution, speed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEED]);
}

static guint64 *
dup_revision (PassoDocument *document)
{
  guint64 revision = passo_document_get_revision (document);

  return g_memdup2 (&revision, sizeof revision);
}

/**
 * passo_run_controller_get_text_newer:
 * @self: a controller
 *
 * Returns: whether a run is on and the text has changed since it began
 */
gboolean
passo_run_controller_get_text_newer (PassoRunController *self)
{
  PassoExecution *execution;
  const guint64 *revision;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), FALSE);

  execution = passo_workspace_get_execution (self->workspace);
  revision = execution != NULL ? g_hash_table_lookup (self->revisions, execution) : NULL;

  return revision != NULL && is_running (execution) &&
         *revision != passo_document_get_revision (passo_workspace_get_document (self->workspace));
}

static char **
passo_run_controller_dup_patterns (PassoRunController *self)
{
  return self->settings != NULL ? passo_document_settings_dup_patterns (self->settings) : NULL;
}

/* What was given by hand in this window comes before what the settings say. */
static PassoValue
passo_run_controller_dup_placeholder_values (PassoRunController *self)
{
  if (self->settings == NULL)
    return passo_value_ref (self->placeholders);

  return passo_document_settings_get_substitutions (self->settings, self->placeholders);
}

/**
 * passo_run_controller_dup_missing_placeholders:
 * @self: a controller
 *
 * Returns: (transfer full) (nullable): names of the placeholders that stand for whole values and
 *   have none yet; %NULL where a run can begin
 */
char **
passo_run_controller_dup_missing_placeholders (PassoRunController *self)
{
  g_auto (PassoValue) values = PASSO_VALUE_INIT;
  g_auto (GStrv) patterns = NULL;
  g_auto (GStrv) missing = NULL;
  PassoDocument *document;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), NULL);

  document = passo_workspace_get_document (self->workspace);
  patterns = passo_run_controller_dup_patterns (self);
  values = passo_run_controller_dup_placeholder_values (self);
  missing = passo_placeholder_dup_missing (passo_document_get_tree (document),
                                           (const char * const *) patterns, values);

  return missing != NULL && missing[0] != NULL ? g_steal_pointer (&missing) : NULL;
}

/**
 * passo_run_controller_set_placeholder:
 * @self: a controller
 * @name: name of a placeholder
 * @value: what stands for it in the runs of this window
 */
void
passo_run_controller_set_placeholder (PassoRunController *self,
                                      const char         *name,
                                      PassoValue          value)
{
  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));
  g_return_if_fail (name != NULL);

  passo_value_take (&self->placeholders,
                    passo_value_with_member (self->placeholders, name, strlen (name), value));
}

/* The definition as it runs: the text with its placeholders filled in. The states keep the ids
 * that they have in the window. */
static PassoMachine *
passo_run_controller_dup_machine (PassoRunController  *self,
                                  GError             **error)
{
  PassoDocument *document = passo_workspace_get_document (self->workspace);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  g_auto (GStrv) patterns = passo_run_controller_dup_patterns (self);
  g_auto (PassoValue) values = passo_run_controller_dup_placeholder_values (self);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (PassoJsonTree) tree = NULL;

  if (machine == NULL || passo_workspace_get_graph_stale (self->workspace))
    {
      g_set_error_literal (error, PASSO_RUN_ERROR, PASSO_RUN_ERROR_STALE,
                           _("The text is broken; mend it to run the workflow"));
      return NULL;
    }

  text = passo_placeholder_fill_text (passo_document_get_tree (document),
                                      (const char * const *) patterns, values, error);
  if (text == NULL)
    return NULL;
  if (text == passo_document_get_text (document))
    return passo_machine_ref (machine);

  tree = passo_json_tree_new (text);

  return passo_machine_new (tree, machine);
}

static gboolean
passo_run_controller_apply_settings (PassoRunController  *self,
                                     PassoExecution      *execution,
                                     GError             **error)
{
  g_autoptr (GFile) mock_file = NULL;
  g_autoptr (GBytes) mocks = NULL;
  g_autofree char *test_case = NULL;

  if (self->settings == NULL)
    return TRUE;
  if (!passo_run_answers_apply (self->settings, execution, error))
    return FALSE;

  mock_file = passo_document_settings_dup_mock_file (self->settings);
  test_case = passo_document_settings_dup_test_case (self->settings);
  if (mock_file == NULL || test_case == NULL)
    return TRUE;

  mocks = g_file_load_bytes (mock_file, NULL, NULL, error);
  return mocks != NULL && passo_execution_set_mock (execution, mocks, test_case, error);
}

static PassoExecution *
passo_run_controller_make_execution (PassoRunController  *self,
                                     GError             **error)
{
  g_autoptr (PassoMachine) machine = passo_run_controller_dup_machine (self, error);
  g_autoptr (PassoExecution) execution = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (passo_workspace_get_runs (self->workspace)));
  g_autofree char *name = NULL;

  if (machine == NULL)
    return NULL;

  /* Translators: a run's name in the list of the window's runs */
  name = g_strdup_printf (_("Run %u"), n + 1);
  execution = passo_execution_new (machine);
  passo_execution_set_name (execution, name);
  passo_execution_set_speed (execution, self->speed);
  passo_execution_set_limits (execution, self->limits);
  if (!passo_execution_set_input (execution, passo_run_controller_get_input (self), -1, error) ||
      !passo_run_controller_apply_settings (self, execution, error))
    return NULL;

  return g_steal_pointer (&execution);
}

static gboolean
passo_run_controller_begin (PassoRunController  *self,
                            gboolean             paused,
                            GError             **error)
{
  g_autoptr (PassoExecution) execution = NULL;
  PassoExecution *before = passo_workspace_get_execution (self->workspace);

  execution = passo_run_controller_make_execution (self, error);
  if (execution == NULL)
    return FALSE;

  if (is_running (before))
    passo_execution_stop (before);
  if (paused)
    passo_execution_pause (execution);
  if (!passo_execution_start (execution, error))
    return FALSE;

  g_hash_table_insert (self->revisions, execution,
                       dup_revision (passo_workspace_get_document (self->workspace)));
  g_list_store_insert (passo_workspace_get_runs (self->workspace), 0, execution);
  passo_run_controller_show (self, execution);

  return TRUE;
}

/**
 * passo_run_controller_run:
 * @self: a controller
 * @error: return location of a #GError
 *
 * Starts a run of the document as it stands. A run that is on is stopped; a paused one goes on
 * where it stood only by passo_run_controller_toggle_pause().
 *
 * Returns: %TRUE if it started; else @error is of %PASSO_RUN_ERROR, %PASSO_EXECUTION_ERROR or of
 *   reading the mock file
 */
gboolean
passo_run_controller_run (PassoRunController  *self,
                          GError             **error)
{
  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), FALSE);

  return passo_run_controller_begin (self, FALSE, error);
}

/**
 * passo_run_controller_step_over:
 * @self: a controller
 * @error: return location of a #GError
 *
 * Goes one state on, a whole Map or Parallel at once. Where no run is on, starts one that pauses
 * before its first state.
 *
 * Returns: %TRUE if it went on
 */
gboolean
passo_run_controller_step_over (PassoRunController  *self,
                                GError             **error)
{
  PassoExecution *execution;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), FALSE);

  execution = passo_workspace_get_execution (self->workspace);
  if (!is_running (execution))
    return passo_run_controller_begin (self, TRUE, error);

  passo_workspace_set_cursor_event (self->workspace, PASSO_CURSOR_LIVE);
  if (passo_execution_get_paused (execution))
    passo_execution_step_over (execution);
  else
    passo_execution_pause (execution);

  return TRUE;
}

/**
 * passo_run_controller_toggle_pause:
 * @self: a controller
 *
 * Pauses the run, or lets a paused one go on.
 */
void
passo_run_controller_toggle_pause (PassoRunController *self)
{
  PassoExecution *execution;

  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));

  execution = passo_workspace_get_execution (self->workspace);
  if (!is_running (execution))
    return;

  if (passo_execution_get_paused (execution))
    {
      passo_workspace_set_cursor_event (self->workspace, PASSO_CURSOR_LIVE);
      passo_execution_resume (execution);
    }
  else
    passo_execution_pause (execution);
}

/**
 * passo_run_controller_stop:
 * @self: a controller
 *
 * Ends the run as aborted.
 */
void
passo_run_controller_stop (PassoRunController *self)
{
  PassoExecution *execution;

  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));

  execution = passo_workspace_get_execution (self->workspace);
  if (is_running (execution))
    passo_execution_stop (execution);
}

/**
 * passo_run_controller_show:
 * @self: a controller
 * @execution: (nullable): a run of this window, %NULL for none
 *
 * Makes @execution the run that the window shows.
 */
void
passo_run_controller_show (PassoRunController *self,
                           PassoExecution     *execution)
{
  g_autoptr (PassoRunProjection) projection = NULL;

  g_return_if_fail (PASSO_IS_RUN_CONTROLLER (self));
  g_return_if_fail (execution == NULL || PASSO_IS_EXECUTION (execution));

  if (execution != NULL)
    projection = passo_run_projection_new (passo_execution_get_history (execution));
  passo_workspace_set_cursor_event (self->workspace, PASSO_CURSOR_LIVE);
  passo_workspace_set_projection (self->workspace, projection);
  passo_workspace_set_execution (self->workspace, execution);
}

/**
 * passo_run_controller_open_history:
 * @self: a controller
 * @text: JSON of GetExecutionHistory
 * @error: return location of a #GError of %PASSO_HISTORY_ERROR
 *
 * Adds a recorded history to the window's runs and shows it.
 *
 * Returns: %TRUE if it could be read
 */
gboolean
passo_run_controller_open_history (PassoRunController  *self,
                                   GBytes              *text,
                                   GError             **error)
{
  g_autoptr (PassoExecution) execution = NULL;
  g_autoptr (PassoHistory) history = NULL;
  PassoEventLog *log;
  const char *characters;
  gsize length;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), FALSE);

  characters = g_bytes_get_data (text, &length);
  log = passo_history_codec_read (characters, (gssize) length, error);
  if (log == NULL)
    return FALSE;

  history = passo_history_new_for_log (log);
  execution = passo_execution_new_for_history (passo_workspace_get_machine (self->workspace),
                                               history);
  passo_execution_set_name (execution, _("Recorded history"));
  g_list_store_insert (passo_workspace_get_runs (self->workspace), 0, execution);
  passo_run_controller_show (self, execution);

  return TRUE;
}

/* Answers what already waits for a state's answer: iterations of a Map may all wait at once. */
static gboolean
answer_waiting (PassoExecution  *execution,
                const char      *state_name,
                const char      *result,
                const char      *error_name,
                const char      *cause,
                GError         **error)
{
  GListModel *asks = passo_execution_get_asks (execution);

  for (guint i = g_list_model_get_n_items (asks); i > 0; i--)
    {
      g_autoptr (PassoAsk) ask = g_list_model_get_item (asks, i - 1);

      if (ask == NULL || g_strcmp0 (passo_ask_get_state_name (ask), state_name) != 0)
        continue;
      if (result != NULL && !passo_execution_answer (execution, ask, result, error))
        return FALSE;
      if (result == NULL)
        passo_execution_fail (execution, ask, error_name, cause);
    }

  return TRUE;
}

/**
 * passo_run_controller_answer_always:
 * @self: a controller
 * @ask: a task that waits for its answer
 * @result: (nullable): JSON text of the result, %NULL to fail
 * @error_name: (nullable): name of the error, where it fails
 * @cause: (nullable): its cause
 * @error: return location of a #GError
 *
 * Answers @ask, all later asks of the same state in this run, and those of later runs: the answer
 * is written into the sibling settings, if the document has a file.
 *
 * Returns: %TRUE if the answer was taken
 */
gboolean
passo_run_controller_answer_always (PassoRunController  *self,
                                    PassoAsk            *ask,
                                    const char          *result,
                                    const char          *error_name,
                                    const char          *cause,
                                    GError             **error)
{
  PassoExecution *execution;
  g_autofree char *state_name = NULL;

  g_return_val_if_fail (PASSO_IS_RUN_CONTROLLER (self), FALSE);
  g_return_val_if_fail (PASSO_IS_ASK (ask), FALSE);

  execution = passo_workspace_get_execution (self->workspace);
  state_name = g_strdup (passo_ask_get_state_name (ask));

  return passo_run_answers_keep (self->settings, state_name, result, error_name, cause, error) &&
         passo_execution_set_answer (execution, state_name, result, error_name, cause, error) &&
         answer_waiting (execution, state_name, result, error_name, cause, error);
}
