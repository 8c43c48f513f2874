/* cli-value.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-document.h"
#include "cli-value.h"

static gboolean
parse (GBytes      *text,
       PassoValue  *out,
       GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  g_autoptr (GError) local_error = NULL;

  *out = passo_json_parse (data != NULL ? data : "", (gssize) length, PASSO_JSON_READER_KEEP_SOURCE,
                           &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * passo_cli_read_value_file:
 * @path: name of a file, `-` for standard input
 * @out: (out): the value, owned by the caller; it keeps its source text
 * @error: return location for an error
 *
 * Reads the value that is in a file.
 *
 * Returns: whether it could be read
 */
gboolean
passo_cli_read_value_file (const char  *path,
                           PassoValue  *out,
                           GError     **error)
{
  const char *name = strcmp (path, "-") == 0 ? _("standard input") : path;
  g_autoptr (GBytes) text = cli_read_bytes (path, error);

  if (text == NULL || !passo_document_loader_check (text, name, error))
    return FALSE;
  if (parse (text, out, error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/**
 * passo_cli_read_value:
 * @argument: name of a file, `-` for standard input, or else JSON
 * @out: (out): the value, owned by the caller; it keeps its source text
 * @error: return location for an error
 *
 * Reads the value that an argument such as that of `--input` stands for.
 *
 * Returns: whether it could be read
 */
gboolean
passo_cli_read_value (const char  *argument,
                      PassoValue  *out,
                      GError     **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) local_error = NULL;

  if (strcmp (argument, "-") == 0 || g_file_test (argument, G_FILE_TEST_EXISTS))
    return passo_cli_read_value_file (argument, out, error);

  text = g_bytes_new_static (argument, strlen (argument));
  if (parse (text, out, &local_error))
    return TRUE;

  /* Translators: what was given, and what is wrong with it as JSON. */
  g_set_error (error, local_error->domain, local_error->code,
               _("“%s” is neither a file that exists nor JSON: %s"), argument,
               local_error->message);
  return FALSE;
}
