/* passo-result-files.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "task/passo-result-files-private.h"
#include "task/passo-store-cause-private.h"

#define BUFFER_BYTES ((gsize) 64 << 10)

/* The files of one outcome: one that is written, and those that are full. */
typedef struct
{
  const char        *name;
  GOutputStream     *stream;
  GString           *buffer;
  char              *key;
  guint64            n_bytes;
  guint              number;
  PassoArrayBuilder  done; /* what the manifest says of them */
} PassoResultKind;

/* The result files of a map run below `prefix/uuid/`. */
struct _PassoResultFiles
{
  PassoObjectStore              *store;
  const PassoResultWriterConfig *config;
  char                          *folder;
  char                          *manifest_key;
  PassoResultKind                kinds[3]; /* in the manifest's order */
};

static const char * const kind_names[] = { "FAILED", "PENDING", "SUCCEEDED" };

static gboolean
fail (PassoFailure **failure,
      const GError  *error)
{
  g_autofree char *cause = _passo_store_cause (error);

  if (failure != NULL)
    *failure = passo_failure_new_literal ("States.ResultWriterFailed", cause);

  return FALSE;
}

static PassoResultKind *
find_kind (PassoResultFiles  *self,
           PassoResultStatus  status)
{
  switch (status)
    {
    case PASSO_RESULT_SUCCEEDED:
      return &self->kinds[2];

    case PASSO_RESULT_PENDING:
      return &self->kinds[1];

    case PASSO_RESULT_FAILED:
    case PASSO_RESULT_TIMED_OUT:
    case PASSO_RESULT_ABORTED:
    default:
      return &self->kinds[0];
    }
}

static gboolean
flush (PassoResultKind  *kind,
       PassoFailure    **failure)
{
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all (kind->stream, kind->buffer->str, kind->buffer->len, NULL, NULL,
                                  &error))
    return fail (failure, error);
  g_string_truncate (kind->buffer, 0);

  return TRUE;
}

static gboolean
begin_file (PassoResultFiles  *self,
            PassoResultKind   *kind,
            PassoFailure     **failure)
{
  g_autoptr (GError) error = NULL;

  g_free (kind->key);
  kind->key = g_strdup_printf ("%s%s_%u.%s", self->folder, kind->name, kind->number,
                               self->config->is_lines ? "jsonl" : "json");
  kind->number++;
  kind->n_bytes = 0;
  kind->stream = passo_object_store_put (self->store, self->config->bucket, kind->key, &error);
  if (kind->stream == NULL)
    return fail (failure, error);

  return TRUE;
}

static void
note_file (PassoResultKind *kind)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 2);
  passo_object_builder_take (&builder, "Key", -1, passo_value_string (kind->key));
  passo_object_builder_take (&builder, "Size", -1, passo_value_integer ((gint64) kind->n_bytes));
  passo_array_builder_take (&kind->done, passo_object_builder_finish (&builder));
}

static gboolean
end_file (PassoResultFiles  *self,
          PassoResultKind   *kind,
          PassoFailure     **failure)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->config->is_lines)
    {
      g_string_append_c (kind->buffer, ']');
      kind->n_bytes++;
    }
  if (!flush (kind, failure))
    return FALSE;
  stream = g_steal_pointer (&kind->stream);
  if (!g_output_stream_close (stream, NULL, &error))
    return fail (failure, error);
  note_file (kind);

  return TRUE;
}

/* Appends a result with what stands around it. */
static void
append (PassoResultFiles *self,
        PassoResultKind  *kind,
        PassoValue        result)
{
  gsize before = kind->buffer->len;

  if (!self->config->is_lines)
    g_string_append_c (kind->buffer, kind->n_bytes == 0 ? '[' : ',');
  passo_json_write_to (result, PASSO_JSON_WRITER_STRIP, kind->buffer);
  if (self->config->is_lines)
    g_string_append_c (kind->buffer, '\n');
  kind->n_bytes += kind->buffer->len - before;
}

static gboolean
write_manifest (PassoResultFiles  *self,
                PassoValue         manifest,
                PassoFailure     **failure)
{
  g_autofree char *text = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  text = passo_json_write (manifest, PASSO_JSON_WRITER_COMPACT, &length);
  stream = passo_object_store_put (self->store, self->config->bucket, self->manifest_key, &error);
  if (stream == NULL ||
      !g_output_stream_write_all (stream, text, length, NULL, NULL, &error) ||
      !g_output_stream_close (stream, NULL, &error))
    return fail (failure, error);

  return TRUE;
}

PassoResultFiles *
_passo_result_files_new (PassoObjectStore              *store,
                         const PassoResultWriterConfig *config,
                         const char                    *map_run_arn)
{
  PassoResultFiles *self = g_new0 (PassoResultFiles, 1);
  const char *colon = strrchr (map_run_arn, ':');
  g_autofree char *prefix = g_strdup (config->prefix != NULL ? config->prefix : "");
  gsize length = strlen (prefix);

  while (length > 0 && prefix[length - 1] == '/')
    prefix[--length] = '\0';

  self->store = g_object_ref (store);
  self->config = config;
  self->folder = g_strconcat (prefix, length > 0 ? "/" : "", colon != NULL ? colon + 1 : map_run_arn,
                              "/", NULL);
  self->manifest_key = g_strconcat (self->folder, "manifest.json", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    {
      self->kinds[i].name = kind_names[i];
      self->kinds[i].buffer = g_string_new (NULL);
      passo_array_builder_init (&self->kinds[i].done, 0);
    }

  return self;
}

gboolean
_passo_result_files_add (PassoResultFiles   *self,
                         PassoResultStatus   status,
                         PassoValue          result,
                         PassoFailure      **failure)
{
  guint64 limit = self->config->max_file_bytes > 0 ? self->config->max_file_bytes
                                                   : PASSO_RESULT_FILE_BYTES;
  PassoResultKind *kind = find_kind (self, status);

  if (kind->stream != NULL &&
      kind->n_bytes + passo_value_get_serialized_length (result) + 2 > limit &&
      !end_file (self, kind, failure))
    return FALSE;
  if (kind->stream == NULL && !begin_file (self, kind, failure))
    return FALSE;

  append (self, kind, result);

  return kind->buffer->len < BUFFER_BYTES || flush (kind, failure);
}

gboolean
_passo_result_files_finish (PassoResultFiles  *self,
                            const char        *map_run_arn,
                            PassoFailure     **failure)
{
  g_auto (PassoObjectBuilder) files = { NULL };
  g_auto (PassoObjectBuilder) manifest = { NULL };
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  passo_object_builder_init (&files, 3);
  passo_object_builder_init (&manifest, 3);
  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    {
      PassoResultKind *kind = &self->kinds[i];

      if (kind->stream != NULL && !end_file (self, kind, failure))
        return FALSE;
      passo_object_builder_take (&files, kind->name, -1, passo_array_builder_finish (&kind->done));
    }

  passo_object_builder_take (&manifest, "DestinationBucket", -1,
                             passo_value_string (self->config->bucket));
  passo_object_builder_take (&manifest, "MapRunArn", -1, passo_value_string (map_run_arn));
  passo_object_builder_take (&manifest, "ResultFiles", -1, passo_object_builder_finish (&files));
  value = passo_object_builder_finish (&manifest);

  return write_manifest (self, value, failure);
}

const char *
_passo_result_files_get_manifest_key (const PassoResultFiles *self)
{
  return self->manifest_key;
}

void
_passo_result_files_free (PassoResultFiles *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    {
      g_clear_object (&self->kinds[i].stream);
      g_string_free (self->kinds[i].buffer, TRUE);
      passo_array_builder_clear (&self->kinds[i].done);
      g_free (self->kinds[i].key);
    }
  g_clear_object (&self->store);
  g_free (self->folder);
  g_free (self->manifest_key);
  g_free (self);
}
