/* passo-inspector.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "inspector/passo-inspector.h"

/**
 * PassoInspector:
 *
 * What there is to know of the selected state: its name and what it does above, pages below,
 * which the workbench adds.
 */
struct _PassoInspector
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkLabel *name;
  GtkLabel *subtitle;
  GtkStack *stack;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoInspector, passo_inspector, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static char *
dup_subtitle (PassoInspector   *self,
              const PassoState *state)
{
  PassoGraph *graph = passo_workspace_get_graph (self->workspace);
  const PassoGraphNode *node = passo_graph_find_state (graph, state);
  const char *type = passo_state_type_to_string (passo_state_get_state_type (state));

  if (node == NULL || node->subtitle == NULL || g_strcmp0 (node->subtitle, type) == 0)
    return g_strdup (type);

  return g_strdup_printf ("%s · %s", type, node->subtitle);
}

static void
update (PassoInspector *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  PassoSelection *selection = passo_workspace_get_selection (self->workspace);
  const PassoState *state = NULL;
  g_autofree char *subtitle = NULL;
  gsize n = passo_selection_get_size (selection);

  if (machine != NULL)
    state = passo_machine_find_state_by_id (machine, passo_selection_get_primary (selection));

  if (state == NULL)
    subtitle = g_strdup (_("Nothing selected"));
  else if (n > 1)
    /* Translators: how many states are selected */
    subtitle = g_strdup_printf (ngettext ("%u state selected", "%u states selected", n), (guint) n);
  else
    subtitle = dup_subtitle (self, state);

  gtk_label_set_label (self->name, state != NULL ? passo_state_get_name (state) : _("Workflow"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name),
                               state != NULL ? passo_state_get_name (state) : NULL);
  gtk_label_set_label (self->subtitle, subtitle);
}

static void
passo_inspector_constructed (GObject *object)
{
  PassoInspector *self = PASSO_INSPECTOR (object);

  G_OBJECT_CLASS (passo_inspector_parent_class)->constructed (object);

  g_signal_connect_object (self->workspace, "notify::graph", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_selection (self->workspace), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
passo_inspector_dispose (GObject *object)
{
  PassoInspector *self = PASSO_INSPECTOR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_INSPECTOR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_inspector_parent_class)->dispose (object);
}

static void
passo_inspector_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PassoInspector *self = PASSO_INSPECTOR (object);

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
passo_inspector_class_init (PassoInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_inspector_constructed;
  object_class->dispose = passo_inspector_dispose;
  object_class->set_property = passo_inspector_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Escape leads back to where Enter came from. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.focus-canvas", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/inspector/passo-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoInspector, name);
  gtk_widget_class_bind_template_child (widget_class, PassoInspector, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PassoInspector, stack);
}

static void
passo_inspector_init (PassoInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_inspector_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): an inspector without pages
 */
GtkWidget *
passo_inspector_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_INSPECTOR, "workspace", workspace, NULL);
}

/**
 * passo_inspector_add_page:
 * @self: an inspector
 * @name: name of the page, for passo_inspector_show_page()
 * @title: what its tab says
 * @page: the page
 */
void
passo_inspector_add_page (PassoInspector *self,
                          const char     *name,
                          const char     *title,
                          GtkWidget      *page)
{
  g_return_if_fail (PASSO_IS_INSPECTOR (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  gtk_stack_add_titled (self->stack, page, name, title);
}

/**
 * passo_inspector_show_page:
 * @self: an inspector
 * @name: name of a page
 *
 * Returns: whether it has that page, and shows it now
 */
gboolean
passo_inspector_show_page (PassoInspector *self,
                           const char     *name)
{
  g_return_val_if_fail (PASSO_IS_INSPECTOR (self), FALSE);

  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    return FALSE;

  gtk_stack_set_visible_child_name (self->stack, name);
  return TRUE;
}
