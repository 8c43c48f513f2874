/* passo-event-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-event-view.h"

#include <glib/gi18n.h>

#include "timeline/passo-event-filter-model.h"
#include "timeline/passo-timeline-scale.h"
#include "widgets/passo-cause-words.h"

#define DETAIL_BYTES 160
#define SQUEEZE_BYTES 65536 /* longer texts only show their start */

/**
 * PassoEventView:
 *
 * The events of the run as a table with a filter. Choosing a row moves the cursor event, and the
 * row of the cursor event is chosen, wherever the cursor was moved.
 */
struct _PassoEventView
{
  PassoWorkspaceView parent_instance;

  GtkSearchEntry        *search_entry;
  GtkToggleButton       *state_button;
  GtkToggleButton       *errors_button;
  GtkLabel              *count_label;
  GtkColumnView         *column_view;

  PassoWorkspace        *workspace; /* the view's */
  PassoEventFilterModel *model;
  GtkSingleSelection    *selection;
  PassoRunProjection    *projection;
  gboolean               moving; /* the selection follows the cursor, and must not lead it */
};

G_DEFINE_FINAL_TYPE (PassoEventView, passo_event_view, PASSO_TYPE_WORKSPACE_VIEW)

typedef char *(*DupCellFunc) (PassoEventView   *self,
                              const PassoEvent *event);

static char *
dup_id (PassoEventView   *self,
        const PassoEvent *event)
{
  return g_strdup_printf ("%u", event->id);
}

static char *
dup_time (PassoEventView   *self,
          const PassoEvent *event)
{
  const PassoEvent *first =
    passo_history_get_event (passo_run_projection_get_history (self->projection), 1);

  return passo_timeline_scale_dup_duration (event->timestamp - first->timestamp);
}

static char *
dup_type (PassoEventView   *self,
          const PassoEvent *event)
{
  return g_strdup (passo_event_get_type_name (event));
}

static char *
dup_state (PassoEventView   *self,
           const PassoEvent *event)
{
  return g_strdup (passo_event_filter_model_get_state_name (self->model, event->id));
}

/* Texts keep the blanks that they came with; in one line one is enough. */
static void
squeeze (char *text)
{
  char *end = text;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean blank = g_ascii_isspace (*at);

      if (!blank || (end > text && end[-1] != ' '))
        *end++ = blank ? ' ' : *at;
    }
  *end = '\0';
}

static char *
dup_error (const char *error,
           const char *cause)
{
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;

  if (cause == NULL)
    return g_strdup (error);

  words = passo_cause_words_dup_short (cause);
  start = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), DETAIL_BYTES));

  return g_strdup_printf ("%s: %s", error, start);
}

static char *
dup_details (PassoEventView   *self,
             const PassoEvent *event)
{
  const char *error = passo_event_get_error (event);
  g_autofree char *text = NULL;
  g_autofree char *start = NULL;
  gsize length;

  if (error != NULL)
    return dup_error (error, passo_event_get_cause (event));

  text = passo_event_dup_json (event, &length);
  if (text != NULL && length <= SQUEEZE_BYTES)
    {
      squeeze (text);
      length = strlen (text);
    }
  if (text == NULL || length <= DETAIL_BYTES)
    return g_steal_pointer (&text);

  start = g_strndup (text, (gsize) (g_utf8_find_prev_char (text, text + DETAIL_BYTES) - text));
  return g_strconcat (start, "…", NULL);
}

static const struct
{
  const char  *title;
  DupCellFunc  dup;
  gboolean     numeric;
  gboolean     expand;
} columns[] = {
  { N_("No."), dup_id, TRUE, FALSE },
  { N_("Time"), dup_time, TRUE, FALSE },
  { N_("Event"), dup_type, FALSE, FALSE },
  { N_("State"), dup_state, FALSE, FALSE },
  { N_("Details"), dup_details, FALSE, TRUE },
};

typedef struct
{
  PassoEventView *view;
  guint           column;
} Cell;

static void
cell_setup_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               Cell               *cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), columns[cell->column].numeric ? 1 : 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (!columns[cell->column].expand)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  if (columns[cell->column].numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bind_cb (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              Cell               *cell)
{
  const PassoEvent *event = passo_event_item_get_event (gtk_list_item_get_item (list_item));
  g_autofree char *text = columns[cell->column].dup (cell->view, event);
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  if (passo_event_get_error (event) != NULL)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

static void
cell_free_cb (gpointer  cell,
              GClosure *closure)
{
  g_free (cell);
}

static void
passo_event_view_add_columns (PassoEventView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;
      Cell *cell = g_new (Cell, 1);

      *cell = (Cell) { self, i };
      g_signal_connect_data (factory, "setup", G_CALLBACK (cell_setup_cb), cell, cell_free_cb, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), cell);

      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->column_view, column);
    }
}

static void
passo_event_view_show_count (PassoEventView *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint all = self->projection != NULL
                ? passo_history_get_size (passo_run_projection_get_history (self->projection))
                : 0;
  g_autofree char *text = NULL;

  if (shown == all)
    text = g_strdup_printf (ngettext ("%u event", "%u events", all), all);
  else
    /* Translators: events that pass the filter, of all */
    text = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", all), shown, all);
  gtk_label_set_text (self->count_label, text);
}

/* Events stand in the order of their ids, filtered or not. */
static guint
find_position (PassoEventView *self,
               guint           event_id)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (PassoEventItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), middle);

      if (passo_event_item_get_id (item) == event_id)
        return middle;
      if (passo_event_item_get_id (item) < event_id)
        low = middle + 1;
      else
        high = middle;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
passo_event_view_follow_cursor (PassoEventView *self)
{
  guint cursor = passo_workspace_get_cursor_event (self->workspace);
  guint position = cursor != PASSO_CURSOR_LIVE ? find_position (self, cursor)
                                               : GTK_INVALID_LIST_POSITION;

  self->moving = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->moving = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->column_view)),
                                "list.scroll-to-item", "u", position);
}

static void
selected_cb (PassoEventView *self)
{
  PassoEventItem *item = gtk_single_selection_get_selected_item (self->selection);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const PassoState *state = NULL;
  const char *name;

  if (self->moving || item == NULL)
    return;

  passo_workspace_set_cursor_event (self->workspace, passo_event_item_get_id (item));
  name = passo_event_filter_model_get_state_name (self->model, passo_event_item_get_id (item));
  if (name != NULL && machine != NULL)
    state = passo_machine_find_state (machine, name);
  if (state != NULL)
    passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                                 passo_state_get_id (state));
}

static const char *
get_selected_state (PassoEventView *self)
{
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  guint id = passo_selection_get_primary (selection);
  const PassoState *state = machine != NULL && id != PASSO_SELECTION_NONE
                              ? passo_machine_find_state_by_id (machine, id)
                              : NULL;

  return state != NULL ? passo_state_get_name (state) : NULL;
}

static void
filter_changed_cb (PassoEventView *self)
{
  const char *state = gtk_toggle_button_get_active (self->state_button) ? get_selected_state (self)
                                                                        : NULL;

  passo_event_filter_model_set_text (self->model,
                                     gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  passo_event_filter_model_set_state (self->model, state);
  passo_event_filter_model_set_errors (self->model,
                                       gtk_toggle_button_get_active (self->errors_button));
  passo_event_view_show_count (self);
}

static void
selection_changed_cb (PassoEventView *self)
{
  if (gtk_toggle_button_get_active (self->state_button))
    filter_changed_cb (self);
}

static void
passo_event_view_execution_changed (PassoEventView *self)
{
  PassoExecution *execution = passo_workspace_get_execution (self->workspace);

  g_clear_object (&self->projection);
  if (execution != NULL)
    self->projection = passo_run_projection_new (passo_execution_get_history (execution));
  passo_event_filter_model_set_projection (self->model, self->projection);
  passo_event_view_show_count (self);
}

static void
passo_event_view_connect (PassoWorkspaceView *view,
                          PassoWorkspace     *workspace)
{
  PassoEventView *self = PASSO_EVENT_VIEW (view);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::execution",
                           G_CALLBACK (passo_event_view_execution_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::cursor-event",
                           G_CALLBACK (passo_event_view_follow_cursor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (workspace), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);

  passo_event_view_execution_changed (self);
}

static void
passo_event_view_dispose (GObject *object)
{
  PassoEventView *self = PASSO_EVENT_VIEW (object);

  /* The rows let go of what they show first. */
  G_OBJECT_CLASS (passo_event_view_parent_class)->dispose (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->projection);
}

static void
passo_event_view_class_init (PassoEventViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PassoWorkspaceViewClass *view_class = PASSO_WORKSPACE_VIEW_CLASS (klass);

  object_class->dispose = passo_event_view_dispose;

  view_class->connect = passo_event_view_connect;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/timeline/passo-event-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoEventView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PassoEventView, state_button);
  gtk_widget_class_bind_template_child (widget_class, PassoEventView, errors_button);
  gtk_widget_class_bind_template_child (widget_class, PassoEventView, count_label);
  gtk_widget_class_bind_template_child (widget_class, PassoEventView, column_view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
passo_event_view_init (PassoEventView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  passo_event_view_add_columns (self);

  self->model = passo_event_filter_model_new ();
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (passo_event_view_show_count),
                           self, G_CONNECT_SWAPPED);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * passo_event_view_new:
 * @workspace: the window's state
 *
 * Returns: (transfer floating): a table of the events of its execution
 */
GtkWidget *
passo_event_view_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_EVENT_VIEW, "workspace", workspace, NULL);
}
