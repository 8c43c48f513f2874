/* passo-find-bar.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "editor/passo-find-bar.h"

/**
 * PassoFindBar:
 *
 * Finds a text in the document. It searches the document itself and not a view, so it works on
 * the graph too: each match selects the state in which it stands, and is shown in the code.
 */
struct _PassoFindBar
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *found;
  char *search_text;
  GArray *matches;             /* PassoSpan */
  guint64 revision;            /* of the text in which the matches were found */
  guint current;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SEARCH_TEXT,
  N_PROPS
};

#define NO_MATCH G_MAXUINT

G_DEFINE_FINAL_TYPE (PassoFindBar, passo_find_bar, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
find_matches (PassoFindBar *self)
{
  PassoDocument *document = passo_workspace_get_document (self->workspace);
  gsize length;
  const char *text = g_bytes_get_data (passo_document_get_text (document), &length);
  g_autofree char *pattern = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) info = NULL;

  g_array_set_size (self->matches, 0);
  self->current = NO_MATCH;
  self->revision = passo_document_get_revision (document);
  if (self->search_text == NULL || length == 0)
    return;

  pattern = g_regex_escape_string (self->search_text, -1);
  regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  if (regex == NULL)
    return;

  g_regex_match_full (regex, text, (gssize) length, 0, 0, &info, NULL);
  while (g_match_info_matches (info))
    {
      PassoSpan span;
      int start;
      int end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      span.start = start;
      span.end = end;
      g_array_append_val (self->matches, span);
      g_match_info_next (info, NULL);
    }
}

static void
update_found (PassoFindBar *self)
{
  g_autofree char *words = NULL;

  if (self->search_text == NULL)
    words = g_strdup ("");
  else if (self->matches->len == 0)
    words = g_strdup (_("not found"));
  else if (self->current == NO_MATCH)
    words = g_strdup_printf ("%u", self->matches->len);
  else
    /* Translators: which match of how many */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, self->matches->len);

  gtk_label_set_label (self->found, words);
  if (self->search_text != NULL && self->matches->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_match (PassoFindBar *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  PassoSpan span = g_array_index (self->matches, PassoSpan, self->current);
  const PassoState *state = NULL;

  if (machine != NULL && !passo_workspace_get_graph_stale (self->workspace))
    state = passo_machine_find_state_at_offset (machine, span.start);
  if (state != NULL)
    passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                                 passo_state_get_id (state));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-match", "(tt)",
                              (guint64) span.start, (guint64) span.end);
}

static void
search_changed_cb (PassoFindBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *wanted = text[0] != '\0' ? text : NULL;

  if (g_strcmp0 (self->search_text, wanted) == 0)
    return;

  g_free (self->search_text);
  self->search_text = g_strdup (wanted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_TEXT]);
  find_matches (self);
  if (self->matches->len > 0)
    {
      self->current = 0;
      show_match (self);
    }
  update_found (self);
}

static void
find_forward_cb (PassoFindBar *self)
{
  passo_find_bar_find_next (self, TRUE);
}

static void
find_backward_cb (PassoFindBar *self)
{
  passo_find_bar_find_next (self, FALSE);
}

static void
mode_changed_cb (PassoFindBar *self)
{
  /* Nothing stays highlighted once the bar is closed. */
  if (!gtk_search_bar_get_search_mode (self->bar))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
passo_find_bar_constructed (GObject *object)
{
  PassoFindBar *self = PASSO_FIND_BAR (object);

  G_OBJECT_CLASS (passo_find_bar_parent_class)->constructed (object);

  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->bar, "notify::search-mode-enabled",
                           G_CALLBACK (mode_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
passo_find_bar_dispose (GObject *object)
{
  PassoFindBar *self = PASSO_FIND_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_FIND_BAR);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->search_text, g_free);

  G_OBJECT_CLASS (passo_find_bar_parent_class)->dispose (object);
}

static void
passo_find_bar_finalize (GObject *object)
{
  PassoFindBar *self = PASSO_FIND_BAR (object);

  g_array_unref (self->matches);

  G_OBJECT_CLASS (passo_find_bar_parent_class)->finalize (object);
}

static void
passo_find_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PassoFindBar *self = PASSO_FIND_BAR (object);

  switch (prop_id)
    {
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, self->search_text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_find_bar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PassoFindBar *self = PASSO_FIND_BAR (object);

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
passo_find_bar_class_init (PassoFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_find_bar_constructed;
  object_class->dispose = passo_find_bar_dispose;
  object_class->finalize = passo_find_bar_finalize;
  object_class->get_property = passo_find_bar_get_property;
  object_class->set_property = passo_find_bar_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_TEXT] =
    g_param_spec_string ("search-text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/editor/passo-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PassoFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PassoFindBar, found);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_backward_cb);
}

static void
passo_find_bar_init (PassoFindBar *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (PassoSpan));
  self->current = NO_MATCH;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_find_bar_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a bar that is closed
 */
GtkWidget *
passo_find_bar_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_FIND_BAR, "workspace", workspace, NULL);
}

/**
 * passo_find_bar_open:
 * @self: the bar
 *
 * Opens the bar with its text ready to be replaced.
 */
void
passo_find_bar_open (PassoFindBar *self)
{
  g_return_if_fail (PASSO_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * passo_find_bar_find_next:
 * @self: the bar
 * @forward: or backward
 *
 * Goes to the next match, from the last one back to the first.
 */
void
passo_find_bar_find_next (PassoFindBar *self,
                          gboolean      forward)
{
  PassoDocument *document;
  guint last;

  g_return_if_fail (PASSO_IS_FIND_BAR (self));

  document = passo_workspace_get_document (self->workspace);
  last = self->current;
  if (self->revision != passo_document_get_revision (document))
    find_matches (self);
  if (self->matches->len == 0)
    {
      update_found (self);
      return;
    }

  if (last == NO_MATCH)
    self->current = forward ? 0 : self->matches->len - 1;
  else
    self->current = (last + (forward ? 1 : self->matches->len - 1)) % self->matches->len;
  show_match (self);
  update_found (self);
}

/**
 * passo_find_bar_get_entry:
 * @self: the bar
 *
 * Returns: (transfer none): the field of the text
 */
GtkEditable *
passo_find_bar_get_entry (PassoFindBar *self)
{
  g_return_val_if_fail (PASSO_IS_FIND_BAR (self), NULL);

  return GTK_EDITABLE (self->entry);
}
