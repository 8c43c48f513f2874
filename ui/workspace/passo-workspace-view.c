/* passo-workspace-view.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "workspace/passo-workspace-view.h"

/**
 * PassoWorkspaceView:
 *
 * A widget that shows something of a window's workspace. A run may change many times between two
 * frames: what changed is shown once, before the next one. The children of a view go with it.
 */
typedef struct
{
  PassoWorkspace *workspace;
  guint           update_id;
} PassoWorkspaceViewPrivate;

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PassoWorkspaceView, passo_workspace_view, GTK_TYPE_WIDGET)

static PassoWorkspaceViewPrivate *
get_private (PassoWorkspaceView *self)
{
  return passo_workspace_view_get_instance_private (self);
}

static gboolean
update_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  PassoWorkspaceView *self = PASSO_WORKSPACE_VIEW (widget);

  get_private (self)->update_id = 0;
  PASSO_WORKSPACE_VIEW_GET_CLASS (self)->update (self);

  return G_SOURCE_REMOVE;
}

static void
passo_workspace_view_constructed (GObject *object)
{
  PassoWorkspaceView *self = PASSO_WORKSPACE_VIEW (object);

  G_OBJECT_CLASS (passo_workspace_view_parent_class)->constructed (object);

  PASSO_WORKSPACE_VIEW_GET_CLASS (self)->connect (self, get_private (self)->workspace);
}

static void
passo_workspace_view_dispose (GObject *object)
{
  PassoWorkspaceViewPrivate *priv = get_private (PASSO_WORKSPACE_VIEW (object));
  GtkWidget *child;

  if (priv->update_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (object), priv->update_id);
  priv->update_id = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (passo_workspace_view_parent_class)->dispose (object);
}

static void
passo_workspace_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, get_private (PASSO_WORKSPACE_VIEW (object))->workspace);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_workspace_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      get_private (PASSO_WORKSPACE_VIEW (object))->workspace = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_workspace_view_class_init (PassoWorkspaceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = passo_workspace_view_constructed;
  object_class->dispose = passo_workspace_view_dispose;
  object_class->get_property = passo_workspace_view_get_property;
  object_class->set_property = passo_workspace_view_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_workspace_view_init (PassoWorkspaceView *self)
{
}

/**
 * passo_workspace_view_get_workspace:
 * @self: a view
 *
 * Returns: (transfer none): the window's state
 */
PassoWorkspace *
passo_workspace_view_get_workspace (PassoWorkspaceView *self)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE_VIEW (self), NULL);

  return get_private (self)->workspace;
}

/**
 * passo_workspace_view_queue_update:
 * @self: a view
 *
 * Has the view updated before the next frame, once, however often it is asked for.
 */
void
passo_workspace_view_queue_update (PassoWorkspaceView *self)
{
  PassoWorkspaceViewPrivate *priv;

  g_return_if_fail (PASSO_IS_WORKSPACE_VIEW (self));

  priv = get_private (self);
  if (priv->update_id == 0)
    priv->update_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}
