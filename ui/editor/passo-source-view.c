/* passo-source-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "editor/passo-problem-marks.h"
#include "editor/passo-source-binding.h"
#include "editor/passo-source-completion.h"
#include "editor/passo-source-help.h"
#include "editor/passo-source-language.h"
#include "editor/passo-source-view.h"

/* A longer line blocks the text view for seconds, so the view waits until it is asked. */
#define VERY_LONG_LINE (1000 * 1000)

/**
 * PassoSourceView:
 *
 * The text of the workspace's document, editable: highlighted, with its problems marked, and
 * with its cursor and the selected state following each other.
 */
struct _PassoSourceView
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkStack *stack;
  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  PassoSourceBinding *binding;
  PassoProblemMarks *marks;
  PassoSourceHelp *help;
  PassoSourceCompletion *completion;
  GtkSourceSearchContext *search;

  guint linking : 1;          /* cursor and selection are being made to agree */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoSourceView, passo_source_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
follow_style (PassoSourceView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *id = adw_style_manager_get_dark (style) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, id));
}

static void
place_cursor (PassoSourceView *self,
              gsize            start,
              gsize            end)
{
  GtkTextIter from;
  GtkTextIter to;

  passo_source_binding_get_iter (self->binding, start, &from);
  passo_source_binding_get_iter (self->binding, end, &to);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &from, &to);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)),
                                0.1, FALSE, 0, 0);
}

static const PassoState *
find_state_at_cursor (PassoSourceView *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter cursor;

  if (machine == NULL || passo_workspace_get_graph_stale (self->workspace))
    return NULL;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  return passo_machine_find_state_at_offset (machine,
                                             passo_source_binding_get_offset (self->binding,
                                                                              &cursor));
}

static void
cursor_moved_cb (PassoSourceView *self)
{
  const PassoState *state;

  if (self->linking || passo_source_binding_get_updating (self->binding))
    return;

  state = find_state_at_cursor (self);
  if (state == NULL)
    return;

  self->linking = TRUE;
  passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                               passo_state_get_id (state));
  self->linking = FALSE;
}

static void
selection_changed_cb (PassoSourceView *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  const PassoState *state;
  PassoSpan key;

  if (self->binding == NULL || self->linking || machine == NULL
      || passo_workspace_get_graph_stale (self->workspace))
    return;

  state = passo_machine_find_state_by_id (machine, passo_selection_get_primary (selection));
  if (state == NULL || state == find_state_at_cursor (self))
    return;

  key = passo_state_get_key_span (state);
  self->linking = TRUE;
  place_cursor (self, key.start, key.start);
  self->linking = FALSE;
}

static void
show_text (PassoSourceView *self)
{
  gtk_source_buffer_set_language (self->buffer, passo_source_language_get_default ());
  self->binding = passo_source_binding_new (passo_workspace_get_document (self->workspace),
                                            self->buffer);
  self->marks = passo_problem_marks_new (self->view, self->binding,
                                         passo_workspace_get_diagnostics (self->workspace));
  self->help = passo_source_help_new (self->view, self->workspace, self->binding, self->marks);
  self->completion = passo_source_completion_new (self->workspace, self->binding);

  /* Inside a string a line break is never meant, so Enter takes the first name. */
  g_object_set (gtk_source_view_get_completion (self->view), "select-on-show", TRUE,
                "remember-info-visibility", TRUE, NULL);
  gtk_source_completion_add_provider (gtk_source_view_get_completion (self->view),
                                      GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  g_signal_connect_object (self->buffer, "notify::cursor-position",
                           G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
show_anyway_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (widget);

  if (self->binding == NULL)
    show_text (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
help_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (widget);

  if (self->help == NULL || !passo_source_help_show (self->help))
    gtk_widget_error_bell (widget);
}

static gboolean
has_zeros (GBytes *text)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);

  return length > 0 && memchr (bytes, '\0', length) != NULL;
}

static void
passo_source_view_constructed (GObject *object)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (object);
  GBytes *text = passo_document_get_text (passo_workspace_get_document (self->workspace));
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  G_OBJECT_CLASS (passo_source_view_parent_class)->constructed (object);

  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  self->search = gtk_source_search_context_new (self->buffer, settings);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (self->workspace), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  follow_style (self);

  /* A text buffer can hold any text but this. */
  if (has_zeros (text))
    gtk_stack_set_visible_child_name (self->stack, "no-text");
  else if (passo_source_binding_get_longest_line (text) > VERY_LONG_LINE)
    gtk_stack_set_visible_child_name (self->stack, "notice");
  else
    show_text (self);
}

static void
passo_source_view_dispose (GObject *object)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (object);

  if (self->completion != NULL)
    gtk_source_completion_remove_provider (gtk_source_view_get_completion (self->view),
                                           GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  g_clear_object (&self->completion);
  g_clear_object (&self->help);
  g_clear_object (&self->marks);
  g_clear_object (&self->binding);
  g_clear_object (&self->search);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_SOURCE_VIEW);

  G_OBJECT_CLASS (passo_source_view_parent_class)->dispose (object);
}

static gboolean
passo_source_view_grab_focus (GtkWidget *widget)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (widget);

  return self->binding != NULL
         ? gtk_widget_grab_focus (GTK_WIDGET (self->view))
         : gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
passo_source_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_source_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PassoSourceView *self = PASSO_SOURCE_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_source_view_class_init (PassoSourceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_source_view_constructed;
  object_class->dispose = passo_source_view_dispose;
  object_class->get_property = passo_source_view_get_property;
  object_class->set_property = passo_source_view_set_property;
  widget_class->grab_focus = passo_source_view_grab_focus;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_install_action (widget_class, "source.show-anyway", NULL, show_anyway_action);
  gtk_widget_class_install_action (widget_class, "source.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, GDK_CONTROL_MASK,
                                       "source.help", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/editor/passo-source-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoSourceView, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoSourceView, view);
  gtk_widget_class_bind_template_child (widget_class, PassoSourceView, buffer);
}

static void
passo_source_view_init (PassoSourceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_source_view_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the code view
 */
GtkWidget *
passo_source_view_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_SOURCE_VIEW, "workspace", workspace, NULL);
}

/**
 * passo_source_view_get_text_view:
 * @self: a code view
 *
 * Returns: (transfer none): the text view in it
 */
GtkSourceView *
passo_source_view_get_text_view (PassoSourceView *self)
{
  g_return_val_if_fail (PASSO_IS_SOURCE_VIEW (self), NULL);

  return self->view;
}

/**
 * passo_source_view_show_place:
 * @self: a code view
 * @start: byte offset in the document
 * @end: byte offset in the document
 *
 * Selects a part of the text and scrolls to it.
 */
void
passo_source_view_show_place (PassoSourceView *self,
                              gsize            start,
                              gsize            end)
{
  g_return_if_fail (PASSO_IS_SOURCE_VIEW (self));
  g_return_if_fail (start <= end);

  if (self->binding != NULL)
    place_cursor (self, start, end);
}

/**
 * passo_source_view_show_changed:
 * @self: a code view
 *
 * Puts the cursor where the document changed last, as after an undo.
 */
void
passo_source_view_show_changed (PassoSourceView *self)
{
  gsize offset;

  g_return_if_fail (PASSO_IS_SOURCE_VIEW (self));

  if (self->binding == NULL)
    return;

  offset = passo_source_binding_get_changed_end (self->binding);
  place_cursor (self, offset, offset);
}

/**
 * passo_source_view_set_search_text:
 * @self: a code view
 * @search_text: (nullable): the text whose occurrences are highlighted, %NULL for none
 */
void
passo_source_view_set_search_text (PassoSourceView *self,
                                   const char      *search_text)
{
  GtkSourceSearchSettings *settings;

  g_return_if_fail (PASSO_IS_SOURCE_VIEW (self));

  settings = gtk_source_search_context_get_settings (self->search);
  gtk_source_search_settings_set_search_text (settings, search_text);
}
