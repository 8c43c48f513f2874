/* passo-run-look.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/passo-run-look.h"

/* How each status of a run looks and is called, everywhere: a colour is never the only sign. */
typedef struct
{
  const char *icon_name;
  const char *label;
  const char *style_class;
} Look;

static const Look looks[] = {
  [PASSO_RUN_NOT_REACHED] = { "passo-status-none-symbolic", N_("not reached"), "run-none" },
  [PASSO_RUN_RUNNING] = { "passo-status-running-symbolic", N_("running"), "run-running" },
  [PASSO_RUN_WAITING] = { "passo-status-waiting-symbolic", N_("waiting"), "run-waiting" },
  [PASSO_RUN_SUCCEEDED] = { "passo-status-succeeded-symbolic", N_("succeeded"), "run-succeeded" },
  [PASSO_RUN_FAILED] = { "passo-status-failed-symbolic", N_("failed"), "run-failed" },
  [PASSO_RUN_CAUGHT] = { "passo-status-caught-symbolic", N_("failed, and was caught"), "run-caught" },
  [PASSO_RUN_ABORTED] = { "passo-status-aborted-symbolic", N_("aborted"), "run-aborted" },
  [PASSO_RUN_TIMED_OUT] = { "passo-status-failed-symbolic", N_("timed out"), "run-failed" },
  [PASSO_RUN_PAUSED] = { "passo-status-paused-symbolic", N_("paused"), "run-paused" },
};

/**
 * passo_run_look_get_icon_name:
 * @status: where a state or run stands
 *
 * Returns: (transfer none): name of the symbolic icon
 */
const char *
passo_run_look_get_icon_name (PassoRunStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (looks), NULL);

  return looks[status].icon_name;
}

/**
 * passo_run_look_get_label:
 * @status: where a state or run stands
 *
 * Returns: (transfer none): its words, translated
 */
const char *
passo_run_look_get_label (PassoRunStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (looks), NULL);

  return _(looks[status].label);
}

/**
 * passo_run_look_get_style_class:
 * @status: where a state or run stands
 *
 * Returns: (transfer none): the style class that gives its colour
 */
const char *
passo_run_look_get_style_class (PassoRunStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (looks), NULL);

  return looks[status].style_class;
}

/**
 * passo_run_look_apply:
 * @image: an image
 * @status: where a state or run stands
 *
 * Gives an image icon, colour, tooltip and accessible label of a status.
 */
void
passo_run_look_apply (GtkImage       *image,
                      PassoRunStatus  status)
{
  g_return_if_fail (GTK_IS_IMAGE (image));
  g_return_if_fail ((guint) status < G_N_ELEMENTS (looks));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), looks[i].style_class);

  gtk_image_set_from_icon_name (image, looks[status].icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (image), looks[status].style_class);
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), _(looks[status].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[status].label), -1);
}
