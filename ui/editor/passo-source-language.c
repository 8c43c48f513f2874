/* passo-source-language.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "editor/passo-source-language.h"

#define FOLDER "resource:///io/github/passo/Passo/language-specs/"

/**
 * passo_source_language_get_default:
 *
 * Gets the language that definitions are coloured as: JSON with expressions in it. It is among the
 * resources of the program; where they are not, as in a test of widgets alone, it is plain JSON.
 *
 * Returns: (transfer none) (nullable): the language
 */
GtkSourceLanguage *
passo_source_language_get_default (void)
{
  static GtkSourceLanguageManager *manager;
  GtkSourceLanguage *language;

  /* A manager reads its folders once, so the default one may be past that. */
  if (manager == NULL)
    {
      manager = gtk_source_language_manager_new ();
      gtk_source_language_manager_append_search_path (manager, FOLDER);
    }

  language = gtk_source_language_manager_get_language (manager, "asl");

  return language != NULL ? language : gtk_source_language_manager_get_language (manager, "json");
}
