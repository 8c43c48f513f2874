/* passo-source-help.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "editor/passo-source-completion.h"
#include "editor/passo-source-help.h"

/* Characters of a line of help. */
#define LINE_LENGTH 60

/**
 * PassoSourceHelp:
 *
 * Tells about a place in the code view: its problems, and what a function or another name of an
 * expression stands for. Under the pointer as a tooltip, at the cursor as a popover. The source
 * view owns it.
 */
struct _PassoSourceHelp
{
  GObject parent_instance;

  GtkSourceView *view;          /* weak */
  PassoWorkspace *workspace;
  PassoSourceBinding *binding;
  PassoProblemMarks *marks;
  GtkWidget *popover;           /* the view's child */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (PassoSourceHelp, passo_source_help, G_TYPE_OBJECT)

static void
append_proposal (GString             *markup,
                 const PassoProposal *proposal)
{
  g_autofree char *name = g_markup_printf_escaped ("<tt><b>%s</b></tt>\n%s.", proposal->usage,
                                                   proposal->documentation);

  g_string_append (markup, name);
  if (proposal->since != NULL)
    {
      /* Translators: %s is a version of the language, as 1.5 */
      g_autofree char *since = g_strdup_printf (_("Since JSONata %s."), proposal->since);

      g_string_append_printf (markup, " %s", since);
    }
}

/* @around: the call that the place is in is told of too, if there is nothing nearer. */
static char *
dup_markup (PassoSourceHelp   *self,
            const GtkTextIter *place,
            gboolean           around)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *problems = passo_problem_marks_dup_messages (self->marks, place);
  g_autoptr (PassoMachine) machine = passo_source_completion_read_machine (self->workspace);
  g_autoptr (PassoCompletion) help = NULL;

  if (problems != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (problems, -1);

      g_string_append (markup, escaped);
    }

  help = passo_completion_new_help (machine, passo_source_binding_get_offset (self->binding, place));
  if (help != NULL && (around || help->word.start < help->word.end))
    {
      if (markup->len > 0)
        g_string_append (markup, "\n\n");
      append_proposal (markup, g_ptr_array_index (help->proposals, 0));
    }

  return markup->len > 0 ? g_string_free (g_steal_pointer (&markup), FALSE) : NULL;
}

/* The pointer passes over much: it is told of what it is on alone. */
static gboolean
query_tooltip_cb (GtkTextView     *view,
                  int              x,
                  int              y,
                  gboolean         keyboard_mode,
                  GtkTooltip      *tooltip,
                  PassoSourceHelp *self)
{
  g_autofree char *markup = NULL;
  GtkTextIter place;

  if (keyboard_mode)
    return FALSE;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (!gtk_text_view_get_iter_at_location (view, &place, x, y))
    return FALSE;

  markup = dup_markup (self, &place, FALSE);
  gtk_tooltip_set_markup (tooltip, markup);

  return markup != NULL;
}

static void
add_popover (PassoSourceHelp *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->label, LINE_LENGTH);
  gtk_widget_set_focusable (GTK_WIDGET (self->label), TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->label), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->label), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->label), 3);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->label), 3);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Help on this place"), -1);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
}

static void
passo_source_help_dispose (GObject *object)
{
  PassoSourceHelp *self = PASSO_SOURCE_HELP (object);

  if (self->view != NULL)
    g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->marks);
  g_clear_object (&self->binding);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_source_help_parent_class)->dispose (object);
}

static void
passo_source_help_class_init (PassoSourceHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_source_help_dispose;
}

static void
passo_source_help_init (PassoSourceHelp *self)
{
}

/**
 * passo_source_help_new:
 * @view: the text view
 * @workspace: a workspace
 * @binding: the binding of the view's buffer
 * @marks: the view's problems
 *
 * Returns: (transfer full): what gives help, for as long as it lives
 */
PassoSourceHelp *
passo_source_help_new (GtkSourceView      *view,
                       PassoWorkspace     *workspace,
                       PassoSourceBinding *binding,
                       PassoProblemMarks  *marks)
{
  PassoSourceHelp *self;

  g_return_val_if_fail (GTK_SOURCE_IS_VIEW (view), NULL);
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (PASSO_IS_SOURCE_BINDING (binding), NULL);
  g_return_val_if_fail (PASSO_IS_PROBLEM_MARKS (marks), NULL);

  self = g_object_new (PASSO_TYPE_SOURCE_HELP, NULL);
  g_set_weak_pointer (&self->view, view);
  self->workspace = g_object_ref (workspace);
  self->binding = g_object_ref (binding);
  self->marks = g_object_ref (marks);

  add_popover (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);

  return self;
}

/**
 * passo_source_help_show:
 * @self: the help of a text view
 *
 * Shows what there is to say about the place of the cursor, until Escape or a click elsewhere.
 *
 * Returns: whether there is anything
 */
gboolean
passo_source_help_show (PassoSourceHelp *self)
{
  GtkTextView *view;
  GtkTextBuffer *buffer;
  g_autofree char *markup = NULL;
  GdkRectangle place;
  GtkTextIter cursor;

  g_return_val_if_fail (PASSO_IS_SOURCE_HELP (self), FALSE);

  view = GTK_TEXT_VIEW (self->view);
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  markup = dup_markup (self, &cursor, TRUE);
  if (markup == NULL)
    return FALSE;

  gtk_text_view_get_iter_location (view, &cursor, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y,
                                         &place.x, &place.y);
  place.width = 1;
  gtk_label_set_markup (self->label, markup);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));

  return TRUE;
}
