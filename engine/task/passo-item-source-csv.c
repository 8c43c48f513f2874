/* passo-item-source-csv.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"
#include "task/passo-csv-rows-private.h"
#include "task/passo-item-source-private.h"

/* Columns of the widest table. */
#define MAX_NAMES 100000

/* The rows of a CSV object, each an object of strings. */
typedef struct
{
  PassoItemSource  base;
  PassoCsvRows    *rows;
  PassoValue       names;     /* an array of strings, undefined until the first row is read */
  GString         *scratch;
} PassoCsvSource;

static PassoItemReaderStatus
fail (PassoCsvSource  *self,
      const GError    *error,
      PassoFailure   **failure)
{
  g_autofree char *cause = NULL;

  if (error->domain != PASSO_CSV_ERROR)
    return _passo_item_source_fail_store (failure, error);
  if (error->code == PASSO_CSV_ERROR_SIZE)
    return _passo_item_source_fail_size (failure);

  cause = g_strdup_printf ("Row %" G_GUINT64_FORMAT " of the object has a quoted field without an end.",
                           _passo_csv_rows_get_number (self->rows));

  return _passo_item_source_fail (failure, cause);
}

/* What is no UTF-8 becomes U+FFFD, as where Java reads a text (unconfirmed for the service). */
static PassoValue
mend_text (PassoCsvSource *self,
           const char     *text,
           gsize           length)
{
  const char *end = text + length;
  const char *bad;

  g_string_truncate (self->scratch, 0);
  for (; !g_utf8_validate_len (text, (gsize) (end - text), &bad); text = bad + 1)
    {
      g_string_append_len (self->scratch, text, bad - text);
      if (*bad == '\0')
        g_string_append_c (self->scratch, '\0');
      else
        g_string_append (self->scratch, "\357\277\275");
    }
  g_string_append_len (self->scratch, text, end - text);

  return passo_value_string_len (self->scratch->str, self->scratch->len);
}

static inline gboolean
is_ascii (const char *text,
          gsize       length)
{
  guint8 any = 0;

  for (gsize i = 0; i < length; i++)
    any |= (guint8) text[i];

  return any < 0x80;
}

static PassoValue
make_text (PassoCsvSource *self,
           guint           position)
{
  const char *text;
  gsize length;

  if (!_passo_csv_rows_get_field (self->rows, position, &text, &length) || length == 0)
    return passo_value_empty_string ();
  if (is_ascii (text, length) || g_utf8_validate_len (text, length, NULL))
    return passo_value_string_len (text, length);

  return mend_text (self, text, length);
}

/* A field that is not there is empty; one too many is left out. */
static PassoValue
make_row (PassoCsvSource *self)
{
  guint n_names = passo_value_get_size (self->names);
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, n_names);
  for (guint i = 0; i < n_names; i++)
    passo_object_builder_take_by_key (&builder, passo_value_get_element (self->names, i),
                                      make_text (self, i));

  return passo_object_builder_finish (&builder);
}

static PassoItemReaderStatus
check_names (PassoCsvSource  *self,
             PassoFailure   **failure)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  guint n_names = passo_value_get_size (self->names);

  passo_object_builder_init (&builder, n_names);
  for (guint i = 0; i < n_names; i++)
    passo_object_builder_take_by_key (&builder, passo_value_get_element (self->names, i),
                                      passo_value_null ());

  if (passo_object_builder_get_size (&builder) < n_names)
    return _passo_item_source_fail (failure, "CSV headers cannot contain duplicates.");
  _passo_csv_rows_set_max_fields (self->rows, n_names);

  return PASSO_ITEM_READER_ITEM;
}

static PassoItemReaderStatus
next_row (PassoCsvSource  *self,
          PassoFailure   **failure)
{
  g_autoptr (GError) error = NULL;

  if (_passo_csv_rows_next (self->rows, &error))
    return PASSO_ITEM_READER_ITEM;

  return error == NULL ? PASSO_ITEM_READER_END : fail (self, error, failure);
}

/* Without names that are given, the first row has them. */
static PassoItemReaderStatus
read_names (PassoCsvSource  *self,
            PassoFailure   **failure)
{
  PassoItemReaderStatus status = next_row (self, failure);
  g_auto (PassoArrayBuilder) builder = { .array = NULL };

  if (status != PASSO_ITEM_READER_ITEM)
    return status;
  if (_passo_csv_rows_get_n_fields (self->rows) > MAX_NAMES)
    return _passo_item_source_fail_size (failure);

  passo_array_builder_init (&builder, _passo_csv_rows_get_n_fields (self->rows));
  for (guint i = 0; i < _passo_csv_rows_get_n_fields (self->rows); i++)
    passo_array_builder_take (&builder, make_text (self, i));
  self->names = passo_array_builder_finish (&builder);

  return check_names (self, failure);
}

static PassoItemReaderStatus
next (PassoItemSource  *source,
      PassoItem        *item,
      PassoFailure    **failure)
{
  PassoCsvSource *self = (PassoCsvSource *) source;
  PassoItemReaderStatus status = PASSO_ITEM_READER_ITEM;

  if (passo_value_is_undefined (self->names))
    status = read_names (self, failure);
  else if (_passo_csv_rows_get_number (self->rows) == 0)
    status = check_names (self, failure);
  if (status == PASSO_ITEM_READER_ITEM)
    status = next_row (self, failure);
  if (status == PASSO_ITEM_READER_ITEM)
    item->value = make_row (self);

  return status;
}

static void
free_source (PassoItemSource *source)
{
  PassoCsvSource *self = (PassoCsvSource *) source;

  g_clear_pointer (&self->rows, _passo_csv_rows_free);
  passo_value_clear (&self->names);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

/* @headers is an array of strings, or undefined where the first row has them. */
PassoItemSource *
_passo_item_source_new_csv (GInputStream *stream,
                            char          delimiter,
                            PassoValue    headers,
                            gsize         max_bytes)
{
  PassoCsvSource *self = g_new0 (PassoCsvSource, 1);

  self->base.next = next;
  self->base.free = free_source;
  self->rows = _passo_csv_rows_new (stream, delimiter, max_bytes);
  _passo_csv_rows_set_max_fields (self->rows, MAX_NAMES + 1);
  self->names = passo_value_ref (headers);
  self->scratch = g_string_new (NULL);

  return &self->base;
}
