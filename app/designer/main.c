/* main.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "passo-application.h"
#include "passo-render.h"
#include "passo-renderer.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (PassoApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PASSO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (passo_render_is_asked (argc, argv))
    return passo_render_run (argc, argv);

  passo_renderer_choose ();
  g_set_application_name (_("Passo"));

  application = passo_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
