/* passo-rename-popover.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "workspace/passo-rename-popover.h"
#include "workspace/passo-state-commands.h"

/**
 * PassoRenamePopover:
 *
 * Asks for a state's new name where the state stands, and stays with a reason while the name
 * cannot be had. Whoever shows it sets its parent and where it points.
 */
struct _PassoRenamePopover
{
  GtkPopover parent_instance;

  PassoWorkspace *workspace;
  GtkEditable *entry;
  GtkWidget *button;
  GtkLabel *message;
  guint state_id;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoRenamePopover, passo_rename_popover, GTK_TYPE_POPOVER)

static GParamSpec *properties[N_PROPS];

static void
set_message (PassoRenamePopover *self,
             const char         *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
entry_changed_cb (PassoRenamePopover *self)
{
  set_message (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rename.apply",
                                 gtk_editable_get_text (self->entry)[0] != '\0');
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PassoRenamePopover *self = PASSO_RENAME_POPOVER (widget);
  g_autoptr (GError) error = NULL;

  if (passo_state_command_rename (self->workspace, self->state_id,
                                  gtk_editable_get_text (self->entry), &error))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    set_message (self, error->message);
}

static void
passo_rename_popover_dispose (GObject *object)
{
  PassoRenamePopover *self = PASSO_RENAME_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_RENAME_POPOVER);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_rename_popover_parent_class)->dispose (object);
}

static void
passo_rename_popover_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  PassoRenamePopover *self = PASSO_RENAME_POPOVER (object);

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
passo_rename_popover_class_init (PassoRenamePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = passo_rename_popover_dispose;
  object_class->set_property = passo_rename_popover_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "rename.apply", NULL, apply_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/workspace/passo-rename-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoRenamePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, PassoRenamePopover, button);
  gtk_widget_class_bind_template_child (widget_class, PassoRenamePopover, message);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

static void
passo_rename_popover_init (PassoRenamePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_rename_popover_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a popover that is not shown
 */
GtkWidget *
passo_rename_popover_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_RENAME_POPOVER, "workspace", workspace, NULL);
}

/**
 * passo_rename_popover_rename:
 * @self: a popover that has a parent
 * @state_id: id of a state
 *
 * Shows the name of a state, ready to be replaced.
 */
void
passo_rename_popover_rename (PassoRenamePopover *self,
                             guint               state_id)
{
  PassoMachine *machine;
  const PassoState *state = NULL;

  g_return_if_fail (PASSO_IS_RENAME_POPOVER (self));

  machine = passo_workspace_get_machine (self->workspace);
  if (machine != NULL)
    state = passo_machine_find_state_by_id (machine, state_id);
  if (state == NULL)
    return;

  self->state_id = state_id;
  gtk_editable_set_text (self->entry, passo_state_get_name (state));
  set_message (self, NULL);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * passo_rename_popover_get_entry:
 * @self: a popover
 *
 * Returns: (transfer none): the field of the name
 */
GtkEditable *
passo_rename_popover_get_entry (PassoRenamePopover *self)
{
  g_return_val_if_fail (PASSO_IS_RENAME_POPOVER (self), NULL);

  return self->entry;
}
