/* passo-json-writer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-writer.h"
#include "json/passo-number.h"
#include "json/passo-value-private.h"

/* How the letters below U+0020, the quote and the backslash are written: 0 as
 * they are, 'u' as \u00XX, else with a backslash before this letter. */
static const char escapes[256] = {
  ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\',
  [0x00] = 'u', [0x01] = 'u', [0x02] = 'u', [0x03] = 'u', [0x04] = 'u', [0x05] = 'u', [0x06] = 'u',
  [0x07] = 'u', [0x0b] = 'u', [0x0e] = 'u', [0x0f] = 'u', [0x10] = 'u', [0x11] = 'u', [0x12] = 'u',
  [0x13] = 'u', [0x14] = 'u', [0x15] = 'u', [0x16] = 'u', [0x17] = 'u', [0x18] = 'u', [0x19] = 'u',
  [0x1a] = 'u', [0x1b] = 'u', [0x1c] = 'u', [0x1d] = 'u', [0x1e] = 'u', [0x1f] = 'u',
};

typedef struct
{
  GString *out;
  const char *indent;       /* NULL: no line ends */
  gboolean use_source;
} Writer;

/* The first letter from position on that must be escaped, or length. */
static gsize
find_escape (const char *text,
             gsize       position,
             gsize       length)
{
  while (position < length && escapes[(guchar) text[position]] == 0)
    position++;

  return position;
}

static void
append_bytes (GString    *out,
              const char *bytes,
              gsize       length)
{
  if (G_LIKELY (out->len + length < out->allocated_len))
    {
      memcpy (out->str + out->len, bytes, length);
      out->len += length;
      out->str[out->len] = '\0';
    }
  else
    g_string_append_len (out, bytes, (gssize) length);
}

/**
 * passo_json_write_string:
 * @text: valid UTF-8, which may hold U+0000
 * @length: bytes of @text
 * @out: where to append
 *
 * Appends @text as a JSON string with its quotes. Only what must be escaped is:
 * quote, backslash and the control characters below U+0020.
 */
void
passo_json_write_string (const char *text,
                         gsize       length,
                         GString    *out)
{
  gsize position = 0;

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (out != NULL);

  g_string_append_c (out, '"');
  while (position < length)
    {
      gsize next = find_escape (text, position, length);
      guchar letter;

      append_bytes (out, text + position, next - position);
      position = next + 1;
      if (next == length)
        break;

      letter = (guchar) text[next];
      g_string_append_c (out, '\\');
      g_string_append_c (out, escapes[letter]);
      if (escapes[letter] == 'u')
        {
          const char digits[] = { '0', '0', "01"[letter >> 4], "0123456789abcdef"[letter & 15] };

          append_bytes (out, digits, sizeof digits);
        }
    }
  g_string_append_c (out, '"');
}

/**
 * passo_json_measure_string:
 * @text: valid UTF-8, which may hold U+0000
 * @length: bytes of @text
 *
 * Returns: how many bytes passo_json_write_string() would append
 */
gsize
passo_json_measure_string (const char *text,
                           gsize       length)
{
  gsize measure = length + 2;

  g_return_val_if_fail (text != NULL || length == 0, 0);

  for (gsize i = find_escape (text, 0, length); i < length; i = find_escape (text, i + 1, length))
    measure += escapes[(guchar) text[i]] == 'u' ? 5 : 1;

  return measure;
}

/**
 * passo_json_write_number:
 * @number: a number
 * @out: where to append
 *
 * Appends @number as passo_number_to_text() has it.
 */
void
passo_json_write_number (double   number,
                         GString *out)
{
  char text[PASSO_NUMBER_SIZE];

  g_return_if_fail (out != NULL);

  append_bytes (out, text, passo_number_to_text (number, text));
}

static void
write_number (PassoValue  value,
              GString    *out)
{
  char text[PASSO_NUMBER_SIZE];

  if (value.form == PASSO_VALUE_FORM_HEAP)
    append_bytes (out, PASSO_LITERAL (value)->text, PASSO_LITERAL (value)->length);
  else if (value.form == PASSO_VALUE_FORM_INTEGER)
    append_bytes (out, text, passo_integer_to_text (value.as.integer, text));
  else
    append_bytes (out, text, passo_number_to_text (value.as.number, text));
}

static void
write_string (const Writer      *writer,
              const PassoString *string)
{
  gsize length;
  const char *spelling = _passo_string_get_spelling (string, &length);

  if (spelling != NULL && writer->use_source)
    append_bytes (writer->out, spelling, length);
  else if (string->serialized == string->length + 2)
    {
      g_string_append_c (writer->out, '"');
      append_bytes (writer->out, string->text, string->length);
      g_string_append_c (writer->out, '"');
    }
  else
    passo_json_write_string (string->text, string->length, writer->out);
}

static void
begin_line (const Writer *writer,
            guint         level)
{
  if (writer->indent == NULL)
    return;

  g_string_append_c (writer->out, '\n');
  while (level-- > 0)
    g_string_append (writer->out, writer->indent);
}

static void write_value (const Writer *writer, PassoValue value, guint level);

static void
write_array (const Writer     *writer,
             const PassoArray *array,
             guint             level)
{
  g_string_append_c (writer->out, '[');
  for (guint i = 0; i < array->base.size; i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ',');
      begin_line (writer, level + 1);
      write_value (writer, _passo_array_get (array, i), level + 1);
    }
  if (array->base.size > 0)
    begin_line (writer, level);
  g_string_append_c (writer->out, ']');
}

static void
write_object (const Writer      *writer,
              const PassoObject *object,
              guint              level)
{
  const Writer names = { writer->out, NULL, FALSE };

  g_string_append_c (writer->out, '{');
  for (guint i = 0; i < object->base.size; i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ',');
      begin_line (writer, level + 1);
      write_string (&names, object->members[i].key);
      g_string_append_c (writer->out, ':');
      if (writer->indent != NULL)
        g_string_append_c (writer->out, ' ');
      write_value (writer, object->members[i].value, level + 1);
    }
  if (object->base.size > 0)
    begin_line (writer, level);
  g_string_append_c (writer->out, '}');
}

static void
write_container (const Writer *writer,
                 PassoValue    value,
                 guint         level)
{
  const PassoContainer *container = value.as.heap;

  if (container->source != NULL && writer->use_source)
    append_bytes (writer->out, container->source->text + container->source_offset,
                  container->serialized);
  else if (value.type == PASSO_VALUE_ARRAY)
    write_array (writer, value.as.heap, level);
  else
    write_object (writer, value.as.heap, level);
}

static void
write_value (const Writer *writer,
             PassoValue    value,
             guint         level)
{
  switch (passo_value_get_type (value))
    {
    case PASSO_VALUE_BOOLEAN:
      g_string_append (writer->out, passo_value_get_boolean (value) ? "true" : "false");
      break;

    case PASSO_VALUE_NUMBER:
      write_number (value, writer->out);
      break;

    case PASSO_VALUE_STRING:
      write_string (writer, value.as.heap);
      break;

    case PASSO_VALUE_ARRAY:
    case PASSO_VALUE_OBJECT:
      write_container (writer, value, level);
      break;

    case PASSO_VALUE_NULL:
    case PASSO_VALUE_UNDEFINED:
    default:
      g_string_append (writer->out, "null");
    }
}

/**
 * passo_json_write_to:
 * @value: a value; undefined is written as null
 * @flags: in which form
 * @out: where to append
 *
 * Appends @value as JSON.
 */
void
passo_json_write_to (PassoValue            value,
                     PassoJsonWriterFlags  flags,
                     GString              *out)
{
  Writer writer = { out, NULL, FALSE };

  g_return_if_fail (out != NULL);

  writer.use_source = flags == PASSO_JSON_WRITER_COMPACT;
  if (flags == PASSO_JSON_WRITER_PRETTY)
    writer.indent = "  ";
  write_value (&writer, value, 0);
}

/**
 * passo_json_write_indented:
 * @value: a value; undefined is written as null
 * @indent: blanks for one level
 * @level: how deep the place of @value is already
 * @out: where to append
 *
 * Appends @value with one member or element a line, as it looks inside a text
 * that is indented by @indent. The first line gets no indent.
 */
void
passo_json_write_indented (PassoValue  value,
                           const char *indent,
                           guint       level,
                           GString    *out)
{
  Writer writer = { out, indent, FALSE };

  g_return_if_fail (indent != NULL);
  g_return_if_fail (out != NULL);

  write_value (&writer, value, level);
}

/**
 * passo_json_write:
 * @value: a value; undefined is written as null
 * @flags: in which form
 * @length: (out) (optional): bytes of the text
 *
 * Writes @value as JSON. U+0000 inside strings is escaped, so the text holds no
 * NUL but its last.
 *
 * Returns: (transfer full): the text
 */
char *
passo_json_write (PassoValue            value,
                  PassoJsonWriterFlags  flags,
                  gsize                *length)
{
  gsize expected = flags == PASSO_JSON_WRITER_COMPACT ? passo_value_get_serialized_length (value)
                                                      : 64;
  GString *out = g_string_sized_new (expected + 1);

  passo_json_write_to (value, flags, out);
  if (length != NULL)
    *length = out->len;

  return g_string_free (out, FALSE);
}

static gsize measure_value (PassoValue value);

static gsize
measure_number (PassoValue value)
{
  char text[PASSO_NUMBER_SIZE];

  if (value.form == PASSO_VALUE_FORM_HEAP)
    return PASSO_LITERAL (value)->length;
  if (value.form == PASSO_VALUE_FORM_INTEGER)
    return passo_integer_to_text (value.as.integer, text);

  return passo_number_to_text (value.as.number, text);
}

/* What shares its parts may be longer as a text than any number says. */
#define MAX_MEASURE (G_MAXSIZE / 4)

static gsize
measure_container (PassoValue value)
{
  PassoContainer *container = value.as.heap;
  gsize measure = 1 + MAX (container->size, 1);

  if (container->serialized != 0)
    return container->serialized;

  for (guint i = 0; i < container->size && measure < MAX_MEASURE; i++)
    {
      if (value.type == PASSO_VALUE_ARRAY)
        measure += measure_value (_passo_array_get (PASSO_ARRAY (value), i));
      else
        measure += _passo_string_measure (PASSO_OBJECT (value)->members[i].key) + 1 +
                   measure_value (PASSO_OBJECT (value)->members[i].value);
    }
  if (container->refs != PASSO_VALUE_IMMORTAL)
    container->serialized = measure;

  return measure;
}

static gsize
measure_value (PassoValue value)
{
  switch (passo_value_get_type (value))
    {
    case PASSO_VALUE_BOOLEAN:
      return passo_value_get_boolean (value) ? 4 : 5;

    case PASSO_VALUE_NUMBER:
      return measure_number (value);

    case PASSO_VALUE_STRING:
      return _passo_string_measure (value.as.heap);

    case PASSO_VALUE_ARRAY:
    case PASSO_VALUE_OBJECT:
      return measure_container (value);

    case PASSO_VALUE_NULL:
    case PASSO_VALUE_UNDEFINED:
    default:
      return 4;
    }
}

/**
 * passo_value_get_serialized_length:
 * @value: a value
 *
 * Tells how long the compact text is, blanks of kept source included. Containers
 * remember it, so asking again costs nothing, and asking for a new container
 * only what is new in it.
 *
 * Returns: bytes that passo_json_write() writes with %PASSO_JSON_WRITER_COMPACT
 */
gsize
passo_value_get_serialized_length (PassoValue value)
{
  return measure_value (value);
}
