/* passo-problem-marks.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "editor/passo-problem-marks.h"

/**
 * PassoProblemMarks:
 *
 * Shows the problems of a document in its text view: a line under the bytes meant, and a mark in
 * the gutter. The source view owns it.
 */
struct _PassoProblemMarks
{
  GObject parent_instance;

  GtkSourceView *view;         /* weak */
  GtkTextBuffer *buffer;
  PassoSourceBinding *binding;
  PassoDiagnosticList *diagnostics;
};

/* By severity, the worst first. The lines differ in shape too. */
static const struct
{
  const char *name;
  const char *icon_name;
  const char *color;
  PangoUnderline underline;
} looks[] = {
  [PASSO_SEVERITY_ERROR] =
    { "passo-error", "dialog-error-symbolic", "#e01b24", PANGO_UNDERLINE_ERROR },
  [PASSO_SEVERITY_WARNING] =
    { "passo-warning", "dialog-warning-symbolic", "#cd9309", PANGO_UNDERLINE_DOUBLE },
  [PASSO_SEVERITY_INFO] =
    { "passo-info", "dialog-information-symbolic", "#3584e4", PANGO_UNDERLINE_SINGLE },
};

G_DEFINE_FINAL_TYPE (PassoProblemMarks, passo_problem_marks, G_TYPE_OBJECT)

static void
get_range (PassoProblemMarks *self,
           PassoDiagnostic   *diagnostic,
           GtkTextIter       *start,
           GtkTextIter       *end)
{
  PassoSpan span = passo_diagnostic_get_span (diagnostic);

  passo_source_binding_get_iter (self->binding, span.start, start);
  passo_source_binding_get_iter (self->binding, span.end, end);

  /* An object is named by its first line: a line under a hundred lines says nothing. */
  if (gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    {
      *end = *start;
      if (!gtk_text_iter_ends_line (end))
        gtk_text_iter_forward_to_line_end (end);
    }
  if (gtk_text_iter_equal (start, end) && !gtk_text_iter_forward_char (end))
    gtk_text_iter_backward_char (start);
}

/* The gutter shows the marks at the beginnings of lines, and several in one line on top of each
 * other: the first one stays alone. */
static void
add_sign (PassoProblemMarks *self,
          PassoSeverity      severity,
          GtkTextIter       *iter)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (self->buffer);
  g_autoptr (GSList) others = NULL;

  others = gtk_source_buffer_get_source_marks_at_line (buffer, gtk_text_iter_get_line (iter), NULL);
  if (others != NULL)
    return;

  gtk_text_iter_set_line_offset (iter, 0);
  gtk_source_buffer_create_source_mark (buffer, NULL, looks[severity].name, iter);
}

static void
add_marks (PassoProblemMarks *self,
           PassoSeverity      severity)
{
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (self->diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (self->diagnostics, i);
      GtkTextIter start;
      GtkTextIter end;

      if (passo_diagnostic_get_severity (diagnostic) != severity)
        continue;

      get_range (self, diagnostic, &start, &end);
      gtk_text_buffer_apply_tag_by_name (self->buffer, looks[severity].name, &start, &end);
      add_sign (self, severity, &start);
    }
}

static void
show_marks (PassoProblemMarks *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gtk_text_buffer_remove_tag_by_name (self->buffer, looks[i].name, &start, &end);
      gtk_source_buffer_remove_source_marks (GTK_SOURCE_BUFFER (self->buffer), &start, &end,
                                             looks[i].name);
    }

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    add_marks (self, i);
}

static void
append_message (GString         *messages,
                PassoDiagnostic *diagnostic)
{
  if (messages->len > 0)
    g_string_append_c (messages, '\n');
  g_string_append (messages, passo_diagnostic_get_message (diagnostic));
}

static char *
query_mark_text_cb (GtkSourceMarkAttributes *attributes,
                    GtkSourceMark           *mark,
                    PassoProblemMarks       *self)
{
  g_autoptr (GString) messages = g_string_new (NULL);
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &place, GTK_TEXT_MARK (mark));
  for (guint i = 0; i < passo_diagnostic_list_get_n_items (self->diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (self->diagnostics, i);
      GtkTextIter start;
      GtkTextIter end;

      get_range (self, diagnostic, &start, &end);
      if (gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&place))
        append_message (messages, diagnostic);
    }

  return g_string_free (g_steal_pointer (&messages), FALSE);
}

static void
add_looks (PassoProblemMarks *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();
      GdkRGBA color;

      gdk_rgba_parse (&color, looks[i].color);
      gtk_text_buffer_create_tag (self->buffer, looks[i].name,
                                  "underline", looks[i].underline,
                                  "underline-rgba", &color,
                                  NULL);
      gtk_source_mark_attributes_set_icon_name (attributes, looks[i].icon_name);
      g_signal_connect_object (attributes, "query-tooltip-text",
                               G_CALLBACK (query_mark_text_cb), self, 0);
      gtk_source_view_set_mark_attributes (self->view, looks[i].name, attributes,
                                           (int) (G_N_ELEMENTS (looks) - i));
    }
}

static void
passo_problem_marks_dispose (GObject *object)
{
  PassoProblemMarks *self = PASSO_PROBLEM_MARKS (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->buffer);
  g_clear_object (&self->binding);
  g_clear_object (&self->diagnostics);

  G_OBJECT_CLASS (passo_problem_marks_parent_class)->dispose (object);
}

static void
passo_problem_marks_class_init (PassoProblemMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_problem_marks_dispose;
}

static void
passo_problem_marks_init (PassoProblemMarks *self)
{
}

/**
 * passo_problem_marks_new:
 * @view: the text view
 * @binding: the binding of its buffer
 * @diagnostics: the problems
 *
 * Returns: (transfer full): what shows the problems, for as long as it lives
 */
PassoProblemMarks *
passo_problem_marks_new (GtkSourceView       *view,
                         PassoSourceBinding  *binding,
                         PassoDiagnosticList *diagnostics)
{
  PassoProblemMarks *self;

  g_return_val_if_fail (GTK_SOURCE_IS_VIEW (view), NULL);
  g_return_val_if_fail (PASSO_IS_SOURCE_BINDING (binding), NULL);
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC_LIST (diagnostics), NULL);

  self = g_object_new (PASSO_TYPE_PROBLEM_MARKS, NULL);
  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  self->binding = g_object_ref (binding);
  self->diagnostics = g_object_ref (diagnostics);

  add_looks (self);
  g_signal_connect_object (diagnostics, "items-changed", G_CALLBACK (show_marks), self,
                           G_CONNECT_SWAPPED);
  show_marks (self);

  return self;
}

/**
 * passo_problem_marks_dup_messages:
 * @self: the marks of a text view
 * @place: a place in its buffer
 *
 * Returns: (transfer full) (nullable): what is wrong there, a line for each problem, %NULL if
 *   nothing is
 */
char *
passo_problem_marks_dup_messages (PassoProblemMarks *self,
                                  const GtkTextIter *place)
{
  g_autoptr (GString) messages = g_string_new (NULL);

  g_return_val_if_fail (PASSO_IS_PROBLEM_MARKS (self), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  for (guint i = 0; i < passo_diagnostic_list_get_n_items (self->diagnostics); i++)
    {
      PassoDiagnostic *diagnostic = passo_diagnostic_list_get (self->diagnostics, i);
      GtkTextIter start;
      GtkTextIter end;

      get_range (self, diagnostic, &start, &end);
      if (gtk_text_iter_in_range (place, &start, &end) || gtk_text_iter_equal (place, &end))
        append_message (messages, diagnostic);
    }

  return messages->len > 0 ? g_string_free (g_steal_pointer (&messages), FALSE) : NULL;
}
