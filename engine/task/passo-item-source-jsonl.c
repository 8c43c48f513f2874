/* passo-item-source-jsonl.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-byte-window.h"
#include "json/passo-json-reader.h"
#include "task/passo-item-source-private.h"

/* Names that are shared between the lines; a text with more of them begins anew. */
#define MAX_KEYS 4096

/* One JSON value a line. Lines without one are passed over. */
typedef struct
{
  PassoItemSource  base;
  PassoByteWindow  window;
  PassoKeyTable   *keys;
  gsize            max_bytes;
  guint64          line;
} PassoLinesSource;

/* Finds the end of the line at the window. At the end of the text it is the end of what is there. */
static PassoItemReaderStatus
find_line (PassoLinesSource  *self,
           gsize             *length,
           PassoFailure     **failure)
{
  PassoByteWindow *window = &self->window;
  g_autoptr (GError) error = NULL;
  gsize seen = 0;

  do
    {
      gsize n_bytes = window->end - window->start;
      const char *line = window->data + window->start;
      const char *end = memchr (line + seen, '\n', n_bytes - seen);

      *length = end != NULL ? (gsize) (end - line) : n_bytes;
      if (*length > self->max_bytes)
        return _passo_item_source_fail_size (failure);
      if (end != NULL)
        return PASSO_ITEM_READER_ITEM;
      seen = n_bytes;
    }
  while (passo_byte_window_more (window, &error));

  if (error != NULL)
    return _passo_item_source_fail_store (failure, error);

  return *length > 0 ? PASSO_ITEM_READER_ITEM : PASSO_ITEM_READER_END;
}

static gboolean
is_blank (const char *line,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
      return FALSE;

  return TRUE;
}

static PassoItemReaderStatus
read_line (PassoLinesSource  *self,
           const char        *line,
           gsize              length,
           PassoItem         *item,
           PassoFailure     **failure)
{
  g_autofree char *cause = NULL;

  if (passo_key_table_get_size (self->keys) > MAX_KEYS)
    {
      passo_key_table_free (self->keys);
      self->keys = passo_key_table_new ();
    }
  item->value = passo_json_parse_full (line, (gssize) length, PASSO_JSON_READER_DEFAULT, self->keys,
                                       NULL, NULL);
  if (!passo_value_is_undefined (item->value))
    return PASSO_ITEM_READER_ITEM;

  cause = g_strdup_printf ("Line %" G_GUINT64_FORMAT " of the object is not JSON.", self->line);

  return _passo_item_source_fail (failure, cause);
}

static PassoItemReaderStatus
next (PassoItemSource  *source,
      PassoItem        *item,
      PassoFailure    **failure)
{
  PassoLinesSource *self = (PassoLinesSource *) source;
  PassoByteWindow *window = &self->window;
  PassoItemReaderStatus status;
  const char *line;
  gsize length;

  do
    {
      status = find_line (self, &length, failure);
      if (status != PASSO_ITEM_READER_ITEM)
        return status;

      self->line++;
      if (self->line == 1)
        {
          gsize before = window->start;

          passo_byte_window_skip_bom (window);
          length -= window->start - before;
        }
      line = window->data + window->start;
      window->start = MIN (window->start + length + 1, window->end);
    }
  while (is_blank (line, length));

  return read_line (self, line, length, item, failure);
}

static void
free_source (PassoItemSource *source)
{
  PassoLinesSource *self = (PassoLinesSource *) source;

  passo_byte_window_clear (&self->window);
  g_clear_pointer (&self->keys, passo_key_table_free);
  g_free (self);
}

PassoItemSource *
_passo_item_source_new_jsonl (GInputStream *stream,
                              gsize         max_bytes)
{
  PassoLinesSource *self = g_new0 (PassoLinesSource, 1);

  self->base.next = next;
  self->base.free = free_source;
  passo_byte_window_init (&self->window, stream);
  self->keys = passo_key_table_new ();
  self->max_bytes = max_bytes;

  return &self->base;
}
