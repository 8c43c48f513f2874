/* passo-start-page.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "start/passo-sample.h"
#include "start/passo-start-page.h"

/* More of them are in the menu of the Open button. */
#define MAX_RECENT 4

/**
 * PassoStartPage:
 *
 * What a window shows before it has a document: how to begin.
 */
struct _PassoStartPage
{
  AdwBin parent_instance;

  GtkWidget *new_button;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
  GtkFlowBox *samples;
  GListModel *recent;
  GHashTable *pictures;        /* name of a sample → GtkPicture, owned by its card */
};

G_DEFINE_FINAL_TYPE (PassoStartPage, passo_start_page, ADW_TYPE_BIN)

static GtkWidget *
create_recent_row (gpointer item,
                   gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) parent = g_file_get_parent (item);
  g_autofree char *name = g_file_get_basename (item);
  g_autofree char *folder = parent != NULL ? g_file_get_parse_name (parent) : NULL;
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (folder != NULL ? folder : "", -1);
  g_autofree char *uri = g_file_get_uri (item);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);

  return row;
}

static void
recent_changed_cb (PassoStartPage *self)
{
  gtk_widget_set_visible (self->recent_box, g_list_model_get_n_items (self->recent) > 0);
}

static GtkWidget *
create_card (PassoStartPage    *self,
             const PassoSample *sample)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_(sample->title));
  GtkWidget *summary = gtk_label_new (_(sample->summary));
  GtkWidget *picture = gtk_picture_new ();

  /* The title says it all: the picture is none to assistive tools. */
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (picture, -1, 120);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "passo-sample-picture");
  gtk_accessible_update_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), picture);
  g_hash_table_insert (self->pictures, (gpointer) sample->name, picture);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_label_set_lines (GTK_LABEL (summary), 2);
  gtk_label_set_ellipsize (GTK_LABEL (summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (summary, GTK_ALIGN_START);
  gtk_widget_add_css_class (summary, "caption");
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), summary);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "passo-sample");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-sample");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sample->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(sample->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(sample->summary), -1);

  return button;
}

static void
add_samples (PassoStartPage *self)
{
  for (guint i = 0; i < passo_sample_get_n (); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      /* The card takes the focus, not the box around it. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), create_card (self, passo_sample_get (i)));
      gtk_flow_box_append (self->samples, child);
    }
}

static gboolean
passo_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PASSO_START_PAGE (widget)->new_button);
}

static void
passo_start_page_dispose (GObject *object)
{
  PassoStartPage *self = PASSO_START_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_START_PAGE);
  g_clear_object (&self->recent);
  g_clear_pointer (&self->pictures, g_hash_table_unref);

  G_OBJECT_CLASS (passo_start_page_parent_class)->dispose (object);
}

static void
passo_start_page_class_init (PassoStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = passo_start_page_dispose;
  widget_class->grab_focus = passo_start_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/start/passo-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, PassoStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, PassoStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, PassoStartPage, samples);
}

static void
passo_start_page_init (PassoStartPage *self)
{
  self->pictures = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_samples (self);
}

/**
 * passo_start_page_new:
 *
 * Returns: (transfer floating): a start page without recent files
 */
GtkWidget *
passo_start_page_new (void)
{
  return g_object_new (PASSO_TYPE_START_PAGE, NULL);
}

/**
 * passo_start_page_set_recent:
 * @self: a start page
 * @recent: a list of #GFile, the last one first
 */
void
passo_start_page_set_recent (PassoStartPage *self,
                             GListModel     *recent)
{
  g_autoptr (GtkSliceListModel) few = NULL;

  g_return_if_fail (PASSO_IS_START_PAGE (self));
  g_return_if_fail (G_IS_LIST_MODEL (recent));
  g_return_if_fail (self->recent == NULL);

  self->recent = g_object_ref (recent);
  few = gtk_slice_list_model_new (g_object_ref (recent), 0, MAX_RECENT);
  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (few), create_recent_row, NULL, NULL);
  g_signal_connect_object (recent, "items-changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}

/**
 * passo_start_page_set_picture:
 * @self: a start page
 * @sample: name of a sample
 * @picture: (nullable): what its card shows
 */
void
passo_start_page_set_picture (PassoStartPage *self,
                              const char     *sample,
                              GdkPaintable   *picture)
{
  GtkPicture *card;

  g_return_if_fail (PASSO_IS_START_PAGE (self));
  g_return_if_fail (sample != NULL);
  g_return_if_fail (picture == NULL || GDK_IS_PAINTABLE (picture));

  card = g_hash_table_lookup (self->pictures, sample);
  g_return_if_fail (card != NULL);

  gtk_picture_set_paintable (card, picture);
}
