/* passo-banner.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "widgets/passo-banner.h"

/**
 * PassoBanner:
 *
 * A line across the top of a view that tells of a lasting condition and offers what can be done
 * about it: an icon, a sentence, buttons. libadwaita 1.2 has none.
 */
struct _PassoBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox *box;
  GtkImage *image;
  GtkLabel *label;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_REVEALED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoBanner, passo_banner, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
passo_banner_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PassoBanner *self = PASSO_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, passo_banner_get_title (self));
      break;

    case PROP_REVEALED:
      g_value_set_boolean (value, passo_banner_get_revealed (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_banner_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PassoBanner *self = PASSO_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      passo_banner_set_title (self, g_value_get_string (value));
      break;

    case PROP_REVEALED:
      passo_banner_set_revealed (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_banner_class_init (PassoBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = passo_banner_get_property;
  object_class->set_property = passo_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", writable);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_banner_init (PassoBanner *self)
{
  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "passo-banner");
  gtk_box_append (self->box, GTK_WIDGET (self->image));
  gtk_box_append (self->box, GTK_WIDGET (self->label));

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * passo_banner_new:
 * @icon_name: a symbolic icon
 * @style_class: (nullable): `accent`, `warning` or `error`
 *
 * Returns: (transfer floating): a banner that is not revealed
 */
GtkWidget *
passo_banner_new (const char *icon_name,
                  const char *style_class)
{
  PassoBanner *self = g_object_new (PASSO_TYPE_BANNER, NULL);

  gtk_image_set_from_icon_name (self->image, icon_name);
  if (style_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), style_class);

  return GTK_WIDGET (self);
}

/**
 * passo_banner_get_title:
 * @self: a banner
 *
 * Returns: (transfer none): its sentence
 */
const char *
passo_banner_get_title (PassoBanner *self)
{
  g_return_val_if_fail (PASSO_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * passo_banner_set_title:
 * @self: a banner
 * @title: (nullable): its sentence
 */
void
passo_banner_set_title (PassoBanner *self,
                        const char  *title)
{
  g_return_if_fail (PASSO_IS_BANNER (self));

  if (g_strcmp0 (gtk_label_get_label (self->label), title) == 0)
    return;

  gtk_label_set_label (self->label, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * passo_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether it is shown
 */
gboolean
passo_banner_get_revealed (PassoBanner *self)
{
  g_return_val_if_fail (PASSO_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * passo_banner_set_revealed:
 * @self: a banner
 * @revealed: whether to show it
 */
void
passo_banner_set_revealed (PassoBanner *self,
                           gboolean     revealed)
{
  g_return_if_fail (PASSO_IS_BANNER (self));

  if (passo_banner_get_revealed (self) == !!revealed)
    return;

  /* A hidden banner must not leave a button that the keyboard can reach. */
  gtk_widget_set_visible (GTK_WIDGET (self), revealed);
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/**
 * passo_banner_add_button:
 * @self: a banner
 * @label: its label, with a mnemonic
 * @action_name: the action that it activates
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
passo_banner_add_button (PassoBanner *self,
                         const char  *label,
                         const char  *action_name)
{
  GtkWidget *button;

  g_return_val_if_fail (PASSO_IS_BANNER (self), NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_box_append (self->box, button);

  return button;
}
