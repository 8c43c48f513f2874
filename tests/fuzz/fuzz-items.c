/* fuzz-items.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

#include "slow-stream.h"
#include "task/passo-gunzip-private.h"
#include "task/passo-item-source-private.h"

/*
 * The readers of items. The first byte says what the others are:
 *
 *   c CSV · s CSV with semicolons · h CSV with names that are given · l JSON lines · j JSON
 *   p JSON, with a JSON pointer in the first line · z JSON lines in gzip
 *
 * A capital letter allows short items only.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define SHORT_BYTES 40
#define LONG_BYTES ((gsize) 1 << 20)

typedef struct
{
  char        form;
  gsize       max_bytes;
  char       *pointer;
  const char *text;
  gsize       length;
} Input;

/* What a reader gave: items as JSON in lines, and how it ended. */
typedef struct
{
  GString *items;
  GArray  *values;
  char    *cause; /* NULL at the end */
} Outcome;

static void
outcome_clear (Outcome *self)
{
  if (self->items != NULL)
    g_string_free (self->items, TRUE);
  g_clear_pointer (&self->values, g_array_unref);
  g_free (self->cause);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
clear_value (gpointer data)
{
  passo_value_clear (data);
}

static PassoItemSource *
open_source (const Input  *input,
             GInputStream *stream)
{
  g_auto (PassoValue) headers = PASSO_VALUE_INIT;

  switch (input->form)
    {
    case 'j':
    case 'p':
      return _passo_item_source_new_json (stream, input->pointer, input->max_bytes);

    case 'l':
    case 'z':
      return _passo_item_source_new_jsonl (stream, input->max_bytes);

    case 'h':
      headers = passo_json_parse ("[\"a\",\"b\"]", -1, PASSO_JSON_READER_DEFAULT, NULL);
      return _passo_item_source_new_csv (stream, ',', headers, input->max_bytes);

    default:
      return _passo_item_source_new_csv (stream, input->form == 's' ? ';' : ',', headers,
                                         input->max_bytes);
    }
}

static void
append_item (Outcome         *out,
             const PassoItem *item)
{
  PassoValue value = passo_value_ref (item->value);

  if (!passo_value_is_undefined (item->key))
    passo_json_write_to (item->key, PASSO_JSON_WRITER_COMPACT, out->items);
  g_string_append_c (out->items, ':');
  passo_json_write_to (item->value, PASSO_JSON_WRITER_COMPACT, out->items);
  g_string_append_c (out->items, '\n');
  g_array_append_val (out->values, value);
}

static void
read_pieces (const Input *input,
             gsize        n_bytes,
             Outcome     *out)
{
  g_autoptr (GInputStream) memory = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (PassoItemSource) source = NULL;
  g_autoptr (PassoFailure) failure = NULL;
  PassoItemReaderStatus status;

  out->items = g_string_new (NULL);
  out->values = g_array_new (FALSE, FALSE, sizeof (PassoValue));
  g_array_set_clear_func (out->values, clear_value);
  memory = g_memory_input_stream_new_from_data (input->text, (gssize) input->length, NULL);
  stream = slow_stream_new (memory, n_bytes);
  if (input->form == 'z')
    {
      g_autoptr (GInputStream) packed = g_steal_pointer (&stream);
      g_autoptr (GConverter) converter = _passo_gunzip_new ();

      stream = g_converter_input_stream_new (packed, converter);
    }

  source = open_source (input, stream);
  do
    {
      g_auto (PassoItem) item = PASSO_ITEM_INIT;

      status = source->next (source, &item, &failure);
      if (status == PASSO_ITEM_READER_ITEM)
        append_item (out, &item);
    }
  while (status == PASSO_ITEM_READER_ITEM);

  if ((status == PASSO_ITEM_READER_FAILED) != (failure != NULL))
    g_error ("the status and the failure disagree");
  if (failure != NULL)
    out->cause = g_strdup (failure->cause);
}

/* A JSON text that is read as a whole has the same items. */
static void
check_json (const Input   *input,
            const Outcome *out)
{
  g_auto (PassoValue) root = PASSO_VALUE_INIT;
  PassoJsonReport report;
  PassoValue items;
  guint size;

  root = passo_json_parse_full (input->text, (gssize) input->length, PASSO_JSON_READER_DEFAULT, NULL,
                                &report, NULL);
  if (passo_value_is_undefined (root))
    {
      /* What is passed over on the way is not judged. */
      if (input->form == 'j' && out->cause == NULL)
        g_error ("what is no JSON is read to the end");
      return;
    }
  if (report.n_duplicates > 0 || input->max_bytes == SHORT_BYTES)
    return;

  items = input->pointer != NULL ? passo_json_pointer_find (root, input->pointer) : root;
  if (!passo_value_is_array (items) && !passo_value_is_object (items))
    {
      if (out->cause == NULL || out->values->len > 0)
        g_error ("what is no container has items");
      return;
    }

  size = passo_value_get_size (items);
  if (out->cause != NULL || out->values->len != size)
    g_error ("%u items of %u are read: %s", out->values->len, size, out->cause);
  for (guint i = 0; i < size; i++)
    {
      PassoValue whole = passo_value_is_array (items)
                           ? passo_value_get_element (items, i)
                           : passo_value_get_nth_member (items, i, NULL, NULL);

      if (!passo_value_equal (whole, g_array_index (out->values, PassoValue, i)))
        g_error ("item %u differs", i);
    }
}

static void
write_field (GString    *out,
             PassoValue  value)
{
  gsize length;
  const char *text = passo_value_get_string (value, &length);

  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"' || text[i] == '\\')
        g_string_append_c (out, text[i]);
      g_string_append_c (out, text[i]);
    }
  g_string_append_c (out, '"');
}

static void
write_row (GString    *out,
           PassoValue  row,
           char        delimiter,
           gboolean    names)
{
  for (guint i = 0; i < passo_value_get_size (row); i++)
    {
      PassoValue value = passo_value_get_nth_member (row, i, NULL, NULL);

      if (!passo_value_is_string (value))
        g_error ("a field is no string");
      if (i > 0)
        g_string_append_c (out, delimiter);
      write_field (out, names ? passo_value_get_nth_key (row, i) : value);
    }
  g_string_append_c (out, '\n');
}

/* Rows that are written and read again are the same. */
static void
check_csv (const Input   *input,
           const Outcome *out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (Outcome) again = { NULL, NULL, NULL };
  Input rewritten = { input->form, 8 * LONG_BYTES, NULL, NULL, 0 };
  char delimiter = input->form == 's' ? ';' : ',';

  if (out->values->len == 0)
    return;

  if (input->form != 'h')
    write_row (text, g_array_index (out->values, PassoValue, 0), delimiter, TRUE);
  for (guint i = 0; i < out->values->len; i++)
    write_row (text, g_array_index (out->values, PassoValue, i), delimiter, FALSE);
  rewritten.text = text->str;
  rewritten.length = text->len;
  read_pieces (&rewritten, text->len, &again);
  if (again.cause != NULL || !g_string_equal (again.items, out->items))
    g_error ("rows that were written differ: %s", again.cause);
}

static gboolean
is_damaged (const Outcome *self)
{
  return self->cause != NULL && g_str_has_prefix (self->cause, "The compressed object ");
}

/* How much of damaged gzip comes before the damage is seen depends on the pieces. */
static gboolean
are_equal (const Outcome *a,
           const Outcome *b)
{
  if (is_damaged (a) || is_damaged (b))
    return g_str_has_prefix (a->items->str, b->items->str) ||
           g_str_has_prefix (b->items->str, a->items->str);

  return g_string_equal (a->items, b->items) && g_strcmp0 (a->cause, b->cause) == 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Input input = { .text = (const char *) data + 1 };
  g_auto (Outcome) whole = { NULL, NULL, NULL };
  g_autofree char *pointer = NULL;

  if (size == 0)
    return 0;
  input.form = g_ascii_tolower ((char) data[0]);
  input.max_bytes = g_ascii_isupper ((char) data[0]) ? SHORT_BYTES : LONG_BYTES;
  input.length = size - 1;
  if (input.form == 'p')
    {
      const char *end = memchr (input.text, '\n', input.length);

      if (end == NULL)
        return 0;
      input.pointer = pointer = g_strndup (input.text, (gsize) (end - input.text));
      input.length -= (gsize) (end + 1 - input.text);
      input.text = end + 1;
    }

  read_pieces (&input, LONG_BYTES, &whole);
  for (gsize n_bytes = 1; n_bytes <= 4; n_bytes += 3)
    {
      g_auto (Outcome) pieces = { NULL, NULL, NULL };

      read_pieces (&input, n_bytes, &pieces);
      if (!are_equal (&pieces, &whole))
        g_error ("pieces of %u bytes give others: %s, not %s", (guint) n_bytes, pieces.cause, whole.cause);
    }

  if (input.form == 'j' || input.form == 'p')
    check_json (&input, &whole);
  else if (input.form != 'l' && input.form != 'z')
    check_csv (&input, &whole);

  return 0;
}
