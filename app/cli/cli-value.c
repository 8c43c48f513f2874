/* cli-value.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cli-value.h"

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* The text that an argument stands for; @name says in errors where it is from. */
static GBytes *
read_text (const char  *argument,
           const char **name,
           GError     **error)
{
  char *contents;
  gsize length;

  if (strcmp (argument, "-") == 0)
    {
      *name = _("standard input");
      return read_standard_input (error);
    }
  if (!g_file_test (argument, G_FILE_TEST_EXISTS))
    {
      *name = argument;
      return g_bytes_new (argument, strlen (argument));
    }
  *name = argument;
  if (!g_file_get_contents (argument, &contents, &length, error))
    return NULL;

  return g_bytes_new_take (contents, length);
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
  const char *name = NULL;
  gsize length;

  text = read_text (argument, &name, error);
  if (text == NULL)
    return FALSE;
  length = g_bytes_get_size (text);
  *out = passo_json_parse (length == 0 ? "" : g_bytes_get_data (text, NULL), (gssize) length,
                           PASSO_JSON_READER_KEEP_SOURCE, &local_error);
  if (local_error == NULL)
    return TRUE;

  /* Translators: where the text is from, what is wrong with it */
  g_set_error (error, local_error->domain, local_error->code, _("%s: %s"), name,
               local_error->message);

  return FALSE;
}

/**
 * passo_cli_read_file:
 * @argument: name of a file, or `-` for standard input
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set
 */
GBytes *
passo_cli_read_file (const char  *argument,
                     GError     **error)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (strcmp (argument, "-") == 0)
    return read_standard_input (error);
  if (!g_file_get_contents (argument, &contents, &length, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}
