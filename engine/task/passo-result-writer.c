/* passo-result-writer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"
#include "task/passo-result-files-private.h"
#include "task/passo-result-writer.h"

/* A result that waits for those of the children before it. */
typedef struct
{
  guint64    index;
  PassoValue value;
} PassoKeptResult;

/* Takes the children of a map run as they end. Into files it writes them at once, so that it holds
 * no more than a small buffer; as the state's result it keeps what they give, and puts it into the
 * order of the items at the end. */
struct _PassoResultWriter
{
  const PassoResultWriterConfig *config; /* NULL where the state has no writer */
  char                          *map_run_arn;
  PassoResultFiles              *files;  /* NULL where the results are the state's */
  GArray                        *kept;   /* of PassoKeptResult */
  guint64                        n_written;
};

static PassoResultForm
get_form (const PassoResultWriter *self)
{
  return self->config != NULL ? self->config->form : PASSO_RESULT_FORM_COMPACT;
}

/* Where nothing says how, a child that failed leaves its error (unconfirmed). */
static PassoValue
make_error (const PassoResultRecord *record)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 2);
  if (record->error != NULL)
    passo_object_builder_take (&builder, "Error", -1, passo_value_string (record->error));
  if (record->cause != NULL)
    passo_object_builder_take (&builder, "Cause", -1, passo_value_string (record->cause));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_result (PassoResultWriter       *self,
             const PassoResultRecord *record)
{
  if (record->status == PASSO_RESULT_SUCCEEDED && get_form (self) != PASSO_RESULT_FORM_NONE)
    return passo_value_ref (record->output);
  if (self->config == NULL)
    return make_error (record);

  return passo_result_record_to_value (record);
}

static void
clear_kept (gpointer data)
{
  passo_value_clear (&((PassoKeptResult *) data)->value);
}

static int
compare_kept (gconstpointer a,
              gconstpointer b)
{
  const PassoKeptResult *first = a;
  const PassoKeptResult *second = b;

  return (first->index > second->index) - (first->index < second->index);
}

static gboolean
is_joined (PassoResultWriter       *self,
           const PassoResultRecord *record,
           PassoValue               result)
{
  return record->status == PASSO_RESULT_SUCCEEDED && passo_value_is_array (result) &&
         get_form (self) == PASSO_RESULT_FORM_FLATTEN;
}

static gboolean
write_result (PassoResultWriter        *self,
              const PassoResultRecord  *record,
              PassoValue                result,
              PassoFailure            **failure)
{
  if (!is_joined (self, record, result))
    return _passo_result_files_add (self->files, record->status, result, failure);

  for (guint i = 0; i < passo_value_get_size (result); i++)
    if (!_passo_result_files_add (self->files, record->status, passo_value_get_element (result, i),
                                  failure))
      return FALSE;

  return TRUE;
}

static void
keep_result (PassoResultWriter       *self,
             const PassoResultRecord *record,
             PassoValue               result)
{
  gboolean joined = is_joined (self, record, result);

  for (guint i = 0; i < (joined ? passo_value_get_size (result) : 1); i++)
    {
      PassoKeptResult kept = { .index = record->index };

      kept.value = passo_value_ref (joined ? passo_value_get_element (result, i) : result);
      g_array_append_val (self->kept, kept);
    }
}

/* Sorting keeps the order of results of one child. */
static PassoValue
take_kept (PassoResultWriter *self)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, self->kept->len);
  g_array_sort (self->kept, compare_kept);
  for (guint i = 0; i < self->kept->len; i++)
    passo_array_builder_take (&builder,
                              passo_value_steal (&g_array_index (self->kept, PassoKeptResult, i).value));
  g_array_set_size (self->kept, 0);

  return passo_array_builder_finish (&builder);
}

/* With files the state's result says where they are. */
static PassoValue
make_details (PassoResultWriter *self)
{
  g_auto (PassoObjectBuilder) details = { NULL };
  g_auto (PassoObjectBuilder) result = { NULL };

  passo_object_builder_init (&details, 2);
  passo_object_builder_take (&details, "Bucket", -1, passo_value_string (self->config->bucket));
  passo_object_builder_take (&details, "Key", -1,
                             passo_value_string (_passo_result_files_get_manifest_key (self->files)));
  passo_object_builder_init (&result, 2);
  passo_object_builder_take (&result, "MapRunArn", -1, passo_value_string (self->map_run_arn));
  passo_object_builder_take (&result, "ResultWriterDetails", -1,
                             passo_object_builder_finish (&details));

  return passo_object_builder_finish (&result);
}

/**
 * passo_result_writer_new:
 * @store: (nullable): where the files go; needed where @config has a bucket
 * @config: (nullable): what to write; it outlives the writer. %NULL where the state has no
 *   ResultWriter
 * @map_run_arn: the ARN of the map run; what follows its last colon is the folder of the files
 *
 * Returns: (transfer full): a writer
 */
PassoResultWriter *
passo_result_writer_new (PassoObjectStore              *store,
                         const PassoResultWriterConfig *config,
                         const char                    *map_run_arn)
{
  PassoResultWriter *self;

  g_return_val_if_fail (config == NULL || config->bucket == NULL || PASSO_IS_OBJECT_STORE (store), NULL);
  g_return_val_if_fail (map_run_arn != NULL, NULL);

  self = g_new0 (PassoResultWriter, 1);
  self->config = config;
  self->map_run_arn = g_strdup (map_run_arn);
  self->kept = g_array_new (FALSE, FALSE, sizeof (PassoKeptResult));
  g_array_set_clear_func (self->kept, clear_kept);
  if (config != NULL && config->bucket != NULL)
    self->files = _passo_result_files_new (store, config, map_run_arn);

  return self;
}

/**
 * passo_result_writer_add:
 * @self: a writer
 * @record: a child that ended, or will never begin; in any order
 * @failure: (out) (optional): why it cannot be written, `States.ResultWriterFailed`
 *
 * Writes the result of a child. A child without an output leaves nothing where only outputs are
 * wanted.
 *
 * Returns: whether it could be written
 */
gboolean
passo_result_writer_add (PassoResultWriter        *self,
                         const PassoResultRecord  *record,
                         PassoFailure            **failure)
{
  g_auto (PassoValue) result = PASSO_VALUE_INIT;

  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  result = make_result (self, record);
  if (passo_value_is_undefined (result))
    return TRUE;

  self->n_written++;
  if (self->files != NULL)
    return write_result (self, record, result, failure);
  if (record->status != PASSO_RESULT_PENDING)
    keep_result (self, record, result);

  return TRUE;
}

/**
 * passo_result_writer_finish:
 * @self: a writer
 * @result: (out) (transfer full): the Map state's result
 * @failure: (out) (optional): why the files cannot be written, `States.ResultWriterFailed`
 *
 * Ends the files and writes their manifest. A writer that is freed before leaves no file.
 *
 * Returns: whether all could be written
 */
gboolean
passo_result_writer_finish (PassoResultWriter  *self,
                            PassoValue         *result,
                            PassoFailure      **failure)
{
  g_return_val_if_fail (self != NULL && result != NULL, FALSE);

  if (self->files == NULL)
    {
      *result = take_kept (self);
      return TRUE;
    }

  *result = passo_value_undefined ();
  if (!_passo_result_files_finish (self->files, self->map_run_arn, failure))
    return FALSE;
  *result = make_details (self);

  return TRUE;
}

/**
 * passo_result_writer_get_n_written:
 * @self: a writer
 *
 * Returns: the number of children whose results it has
 */
guint64
passo_result_writer_get_n_written (const PassoResultWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_written;
}

/**
 * passo_result_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Frees @self.
 */
void
passo_result_writer_free (PassoResultWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->files, _passo_result_files_free);
  g_clear_pointer (&self->kept, g_array_unref);
  g_free (self->map_run_arn);
  g_free (self);
}
