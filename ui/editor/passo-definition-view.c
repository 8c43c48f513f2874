/* passo-definition-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "editor/passo-definition-view.h"
#include "editor/passo-source-language.h"

/* More of one state than this is not shown: the code view has it. */
#define MAX_TEXT (64 * 1024)

/* A longer line is not highlighted: see PassoSourceBinding. */
#define LONG_LINE (10 * 1024)

/**
 * PassoDefinitionView:
 *
 * The JSON text of the selected state, as it stands in the document, to be read and copied. It
 * follows each edit.
 */
struct _PassoDefinitionView
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkStack *stack;
  GtkSourceView *view;
  GtkSourceBuffer *buffer;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoDefinitionView, passo_definition_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
follow_style (PassoDefinitionView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *id = adw_style_manager_get_dark (style) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, id));
}

/* The blanks before the state's line go from each of its lines. */
static char *
dup_state_text (const PassoState *state)
{
  PassoJsonTree *tree = passo_machine_get_tree (passo_state_get_machine (state));
  gsize length;
  const char *text = passo_json_tree_get_text (tree, &length);
  gsize start = passo_state_get_key_span (state).start;
  gsize end = passo_state_get_span (state).end;
  g_autoptr (GString) shown = g_string_new (NULL);
  gsize indent = 0;

  while (indent < start && (text[start - indent - 1] == ' ' || text[start - indent - 1] == '\t'))
    indent++;
  end = MIN (end, start + MAX_TEXT);
  while (end < length && (text[end] & 0xc0) == 0x80)
    end++;

  for (gsize at = start; at < end;)
    {
      const char *newline = memchr (text + at, '\n', end - at);
      gsize line_end = newline != NULL ? (gsize) (newline - text) + 1 : end;
      gsize blanks = 0;

      g_string_append_len (shown, text + at, line_end - at);
      at = line_end;
      while (at < end && blanks < indent && (text[at] == ' ' || text[at] == '\t'))
        {
          at++;
          blanks++;
        }
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static gboolean
has_long_line (const char *text)
{
  for (const char *end = strchrnul (text, '\n'); ; end = strchrnul (text, '\n'))
    {
      if (end - text > LONG_LINE)
        return TRUE;
      if (*end == '\0')
        return FALSE;
      text = end + 1;
    }
}

static const PassoState *
find_state (PassoDefinitionView *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);

  if (machine == NULL)
    return NULL;

  return passo_machine_find_state_by_id (machine, passo_selection_get_primary (selection));
}

static void
update (PassoDefinitionView *self)
{
  const PassoState *state = NULL;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  GtkTextIter start;
  GtkTextIter end;

  /* A hidden page costs a keystroke nothing. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  state = find_state (self);
  gtk_stack_set_visible_child_name (self->stack, state != NULL ? "text" : "none");
  if (state == NULL)
    return;

  text = dup_state_text (state);
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
  if (strcmp (text, shown) == 0)
    return;

  gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_source_buffer_set_highlight_syntax (self->buffer, !has_long_line (text));
}

static void
passo_definition_view_constructed (GObject *object)
{
  PassoDefinitionView *self = PASSO_DEFINITION_VIEW (object);

  G_OBJECT_CLASS (passo_definition_view_parent_class)->constructed (object);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::machine",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (self->workspace), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
  follow_style (self);
}

static void
passo_definition_view_dispose (GObject *object)
{
  PassoDefinitionView *self = PASSO_DEFINITION_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_DEFINITION_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_definition_view_parent_class)->dispose (object);
}

static void
passo_definition_view_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  PassoDefinitionView *self = PASSO_DEFINITION_VIEW (object);

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
passo_definition_view_class_init (PassoDefinitionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_definition_view_constructed;
  object_class->dispose = passo_definition_view_dispose;
  object_class->set_property = passo_definition_view_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/editor/passo-definition-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoDefinitionView, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoDefinitionView, view);
  gtk_widget_class_bind_template_child (widget_class, PassoDefinitionView, buffer);
}

static void
passo_definition_view_init (PassoDefinitionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_source_buffer_set_language (self->buffer, passo_source_language_get_default ());
}

/**
 * passo_definition_view_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the text of its selected state
 */
GtkWidget *
passo_definition_view_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_DEFINITION_VIEW, "workspace", workspace, NULL);
}
