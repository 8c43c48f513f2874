/* passo-problem-list.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "editor/passo-problem-list.h"

/**
 * PassoProblemList:
 *
 * The problems of the document, a row each, which leads to its place in the text; where there
 * are none, what was found good instead.
 */
struct _PassoProblemList
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *summary;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoProblemList, passo_problem_list, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *icon_name;
  const char *style_class;
  const char *label;
} looks[] = {
  [PASSO_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_("Error") },
  [PASSO_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_("Warning") },
  [PASSO_SEVERITY_INFO] = { "dialog-information-symbolic", "accent", N_("Remark") },
};

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *message = gtk_label_new (NULL);
  GtkWidget *field = gtk_label_new (NULL);
  GtkWidget *place = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (field), 0);
  gtk_label_set_ellipsize (GTK_LABEL (field), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (field, "dim-label");
  gtk_widget_add_css_class (field, "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "numeric");

  gtk_box_append (GTK_BOX (words), message);
  gtk_box_append (GTK_BOX (words), field);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), place);
  gtk_list_item_set_child (list_item, row);
}

/* The state and the field in it: "Charge · Arguments/Payload". Names in a pointer are as they are,
 * slashes and all, so the state is found by its place in the text. */
static char *
dup_field (PassoProblemList *self,
           PassoDiagnostic  *diagnostic)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const char *pointer = passo_diagnostic_get_pointer (diagnostic);
  const PassoState *state = NULL;
  g_autofree char *key = NULL;
  const char *found;

  if (machine != NULL)
    state = passo_machine_find_state_at_offset (machine, passo_diagnostic_get_span (diagnostic).start);
  if (state == NULL || pointer == NULL)
    return NULL;

  key = g_strdup_printf ("/States/%s/", passo_state_get_name (state));
  found = g_strrstr (pointer, key);
  if (found == NULL)
    return g_strdup (passo_state_get_name (state));

  return g_strdup_printf ("%s · %s", passo_state_get_name (state), found + strlen (key));
}

static char *
dup_code_and_hint (PassoDiagnostic *diagnostic)
{
  const char *code = passo_diagnostic_get_code (diagnostic);
  const char *hint = passo_asl_find_hint (code);

  return hint != NULL ? g_strdup_printf ("%s\n%s", code, hint) : g_strdup (code);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  PassoDiagnostic *diagnostic = gtk_list_item_get_item (list_item);
  PassoSeverity severity = passo_diagnostic_get_severity (diagnostic);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *words = gtk_widget_get_next_sibling (image);
  GtkWidget *message = gtk_widget_get_first_child (words);
  GtkWidget *field = gtk_widget_get_next_sibling (message);
  GtkWidget *place = gtk_widget_get_next_sibling (words);
  g_autofree char *line = NULL;
  g_autofree char *name = dup_field (PASSO_PROBLEM_LIST (user_data), diagnostic);
  g_autofree char *tooltip = dup_code_and_hint (diagnostic);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (image, looks[i].style_class);
  gtk_widget_add_css_class (image, looks[severity].style_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), looks[severity].icon_name);
  gtk_widget_set_tooltip_text (image, _(looks[severity].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[severity].label), -1);

  /* Translators: a place in a text */
  line = g_strdup_printf (_("line %u"), passo_diagnostic_get_line (diagnostic));
  gtk_label_set_label (GTK_LABEL (message), passo_diagnostic_get_message (diagnostic));
  gtk_widget_set_tooltip_text (message, tooltip);
  gtk_label_set_label (GTK_LABEL (field), name != NULL ? name : "");
  gtk_widget_set_visible (field, name != NULL);
  gtk_label_set_label (GTK_LABEL (place), line);
  gtk_widget_set_visible (place, passo_diagnostic_get_line (diagnostic) > 0);
}

static void
row_activated_cb (PassoProblemList *self,
                  guint             position)
{
  PassoDiagnosticList *diagnostics = passo_workspace_get_diagnostics (self->workspace);
  PassoSpan span = passo_diagnostic_get_span (passo_diagnostic_list_get (diagnostics, position));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "(tt)",
                              (guint64) span.start, (guint64) span.end);
}

static char *
dup_summary (PassoProblemList *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  GBytes *text = passo_document_get_text (passo_workspace_get_document (self->workspace));
  g_autofree char *size = g_format_size (g_bytes_get_size (text));
  guint n_states = machine != NULL ? passo_machine_get_n_states (machine) : 0;
  const char *language;

  language = machine != NULL
             && passo_machine_get_query_language (machine) == PASSO_QUERY_LANGUAGE_JSONATA
             ? "JSONata" : "JSONPath";

  /* Translators: %s is the query language, then the number of states, then the size of the text,
   * of the 1 MiB that the service allows */
  return g_strdup_printf (ngettext ("The definition is valid Amazon States Language (%s) · %u state · %s of 1 MiB",
                                    "The definition is valid Amazon States Language (%s) · %u states · %s of 1 MiB",
                                    n_states),
                          language, n_states, size);
}

static void
update (PassoProblemList *self)
{
  GListModel *diagnostics = G_LIST_MODEL (passo_workspace_get_diagnostics (self->workspace));
  g_autofree char *summary = NULL;

  if (g_list_model_get_n_items (diagnostics) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }

  summary = dup_summary (self);
  gtk_label_set_label (self->summary, summary);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
passo_problem_list_constructed (GObject *object)
{
  PassoProblemList *self = PASSO_PROBLEM_LIST (object);
  PassoDiagnosticList *diagnostics = passo_workspace_get_diagnostics (self->workspace);
  g_autoptr (GtkNoSelection) rows = NULL;

  G_OBJECT_CLASS (passo_problem_list_parent_class)->constructed (object);

  rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (diagnostics)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  g_signal_connect_object (diagnostics, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::machine", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
passo_problem_list_dispose (GObject *object)
{
  PassoProblemList *self = PASSO_PROBLEM_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_PROBLEM_LIST);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_problem_list_parent_class)->dispose (object);
}

static void
passo_problem_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PassoProblemList *self = PASSO_PROBLEM_LIST (object);

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
passo_problem_list_class_init (PassoProblemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_problem_list_constructed;
  object_class->dispose = passo_problem_list_dispose;
  object_class->set_property = passo_problem_list_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/editor/passo-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoProblemList, stack);
  gtk_widget_class_bind_template_child (widget_class, PassoProblemList, list);
  gtk_widget_class_bind_template_child (widget_class, PassoProblemList, summary);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
passo_problem_list_init (PassoProblemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_problem_list_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the list of its problems
 */
GtkWidget *
passo_problem_list_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_PROBLEM_LIST, "workspace", workspace, NULL);
}
