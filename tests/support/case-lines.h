/* case-lines.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Files under tests/cases with one case a line: fields between tabs, a # in
 * front of remarks.
 */

typedef void (*CaseFunc) (char  **fields,
                          guint   n_fields,
                          guint   line);

static inline void
case_lines_foreach (const char *folder,
                    const char *name,
                    CaseFunc    func)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_cases = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_str_has_prefix (lines[i], "# ") || *lines[i] == '\0')
        continue;
      func (fields, g_strv_length (fields), i + 1);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, >, 0);
  g_test_message ("%u cases of %s", n_cases, name);
}

G_END_DECLS
