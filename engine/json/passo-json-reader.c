/* passo-json-reader.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-reader-private.h"
#include "json/passo-number-private.h"
#include "json/passo-object-builder.h"
#include "json/passo-value-private.h"

/*
 * The strict reader of RFC 8259. Values that are read wait on a stack until
 * their container ends, which is then made in its final size.
 */

/* The readers of values give undefined after an error. */
static PassoValue read_value (PassoJsonReader *self);

static inline void
skip_blanks (PassoJsonReader *self)
{
  const char *cursor = self->cursor;

  while (cursor < self->end &&
         (*cursor == ' ' || *cursor == '\n' || *cursor == '\r' || *cursor == '\t'))
    cursor++;
  self->cursor = cursor;
}

static inline gboolean
at (const PassoJsonReader *self,
    char                   letter)
{
  return self->cursor < self->end && *self->cursor == letter;
}

static void
push (PassoJsonReader *self,
      PassoString     *key,
      PassoValue       value)
{
  if (self->n_stack == self->stack_size)
    {
      PassoMember *old = self->stack == self->first_stack ? NULL : self->stack;

      self->stack_size *= 2;
      self->stack = g_renew (PassoMember, old, self->stack_size);
      if (old == NULL)
        memcpy (self->stack, self->first_stack, sizeof self->first_stack);
    }
  self->stack[self->n_stack].key = key;
  self->stack[self->n_stack].value = value;
  self->n_stack++;
}

static void
drop_stack (PassoJsonReader *self)
{
  while (self->n_stack > 0)
    {
      PassoMember *member = &self->stack[--self->n_stack];

      g_clear_pointer (&member->key, _passo_string_unref);
      passo_value_unref (member->value);
    }
  if (self->stack != self->first_stack)
    g_free (self->stack);
}

static void
attach_source (PassoJsonReader *self,
               PassoContainer  *container,
               const char      *start)
{
  if (self->source == NULL)
    return;

  self->source->refs++;
  container->source = self->source;
  container->source_offset = (gsize) (start - self->source->text);
  container->serialized = (gsize) (self->cursor - start);
}

static PassoValue
pop_array (PassoJsonReader *self,
           gsize            base,
           const char      *start)
{
  gsize size = self->n_stack - base;
  PassoArray *array;

  if (size == 0 && self->source == NULL)
    return passo_value_empty_array ();

  array = _passo_array_alloc ((guint) size);
  for (gsize i = 0; i < size; i++)
    {
      PassoValue value = self->stack[base + i].value;

      array->elements[i] = value;
      _passo_container_note (&array->base, value);
    }
  array->base.size = (guint32) size;
  self->n_stack = base;
  attach_source (self, &array->base, start);

  return _passo_value_wrap (PASSO_VALUE_ARRAY, array);
}

/* Names are shared, so equal names are the same pointer. */
static gboolean
has_twins (const PassoMember *members,
           gsize              size)
{
  for (gsize i = 1; i < size; i++)
    for (gsize j = 0; j < i; j++)
      if (members[i].key == members[j].key)
        return TRUE;

  return FALSE;
}

/* Of equal names the last value wins, in the place of the first. */
static void
merge_twins (PassoJsonReader *self,
             PassoObject     *object,
             gsize            base,
             gsize            size)
{
  PassoObjectBuilder builder = { object, FALSE };

  for (gsize i = 0; i < size; i++)
    {
      PassoMember *member = &self->stack[base + i];
      PassoValue key = _passo_value_wrap (PASSO_VALUE_STRING, member->key);

      passo_object_builder_take_by_key (&builder, key, member->value);
      passo_value_unref (key);
    }
  self->n_duplicates += size - object->base.size;
}

static PassoValue
pop_object (PassoJsonReader *self,
            gsize            base,
            const char      *start)
{
  gsize size = self->n_stack - base;
  PassoObject *object;
  gboolean is_unique;

  if (size == 0 && self->source == NULL)
    return passo_value_empty_object ();

  object = _passo_object_alloc ((guint) size);
  if (size > 0)
    memcpy (object->members, self->stack + base, size * sizeof (PassoMember));
  object->base.size = (guint32) size;
  for (gsize i = 0; i < size; i++)
    _passo_container_note (&object->base, object->members[i].value);

  if (size > PASSO_OBJECT_INDEX_MIN)
    is_unique = _passo_object_build_index (object);
  else
    is_unique = !has_twins (object->members, size);
  if (!is_unique)
    {
      object->base.size = 0;
      merge_twins (self, object, base, size);
    }

  self->n_stack = base;
  attach_source (self, &object->base, start);

  return _passo_value_wrap (PASSO_VALUE_OBJECT, object);
}

static gboolean
enter (PassoJsonReader *self)
{
  if (++self->depth > PASSO_VALUE_MAX_DEPTH)
    return _passo_json_reader_fail_depth (self);

  self->cursor++;
  skip_blanks (self);

  return TRUE;
}

/* After an element or member: TRUE if another follows. */
static gboolean
read_separator (PassoJsonReader *self,
                char             closing,
                gboolean        *has_more)
{
  skip_blanks (self);
  *has_more = at (self, ',');
  if (!*has_more)
    return at (self, closing) || _passo_json_reader_fail_separator (self, closing);

  self->cursor++;
  skip_blanks (self);

  return !at (self, closing) || _passo_json_reader_fail_comma (self, closing);
}

static PassoValue
read_array (PassoJsonReader *self)
{
  const char *start = self->cursor;
  gsize base = self->n_stack;
  gboolean has_more;

  if (!enter (self))
    return passo_value_undefined ();

  for (has_more = !at (self, ']'); has_more;)
    {
      PassoValue element = read_value (self);

      if (passo_value_is_undefined (element))
        return element;
      push (self, NULL, element);
      if (!read_separator (self, ']', &has_more))
        return passo_value_undefined ();
    }
  self->cursor++;
  self->depth--;

  return pop_array (self, base, start);
}

/*
 * The name that came after the last one the time before, if it stands at the
 * cursor. What is spelled with escapes must not match its own text.
 */
static PassoString *
read_expected_name (PassoJsonReader *self)
{
  guint32 number;
  PassoString *name;

  if (self->last_key >= self->keys->size)
    return NULL;

  number = self->keys->keys[self->last_key].next;
  name = self->keys->keys[number].string;
  if (name->serialized != name->length + 2 ||
      (gsize) (self->end - self->cursor) < (gsize) name->length + 2 ||
      self->cursor[name->length + 1] != '"' ||
      memcmp (self->cursor + 1, name->text, name->length) != 0)
    return NULL;

  self->last_key = number;
  self->cursor += name->length + 2;

  return name;
}

static PassoString *
read_name (PassoJsonReader *self)
{
  PassoString *name = read_expected_name (self);
  PassoJsonText text;
  guint32 number;

  if (name != NULL)
    return name;
  if (!_passo_json_reader_scan_string (self, &text))
    return NULL;

  number = _passo_key_table_add (self->keys, text.text, text.length);
  if (self->last_key < self->keys->size)
    self->keys->keys[self->last_key].next = number;
  self->last_key = number;

  return self->keys->keys[number].string;
}

static gboolean
read_key (PassoJsonReader *self)
{
  PassoString *name;

  if (!at (self, '"'))
    return _passo_json_reader_fail_key (self);

  name = read_name (self);
  if (name == NULL)
    return FALSE;

  push (self, _passo_string_ref (name), passo_value_undefined ());
  skip_blanks (self);
  if (!at (self, ':'))
    return _passo_json_reader_fail_colon (self);
  self->cursor++;
  skip_blanks (self);

  return TRUE;
}

static PassoValue
read_object (PassoJsonReader *self)
{
  const char *start = self->cursor;
  gsize base = self->n_stack;
  gboolean has_more;

  if (!enter (self))
    return passo_value_undefined ();

  for (has_more = !at (self, '}'); has_more;)
    {
      gsize position = self->n_stack;
      PassoValue member;

      if (!read_key (self))
        return passo_value_undefined ();
      member = read_value (self);
      if (passo_value_is_undefined (member))
        return member;
      self->stack[position].value = member;
      if (!read_separator (self, '}', &has_more))
        return passo_value_undefined ();
    }
  self->cursor++;
  self->depth--;

  return pop_object (self, base, start);
}

static PassoValue
read_string (PassoJsonReader *self)
{
  const char *start = self->cursor;
  PassoJsonText text;
  PassoString *string;

  if (!_passo_json_reader_scan_string (self, &text))
    return passo_value_undefined ();
  if (text.length == 0)
    return passo_value_empty_string ();

  if (text.is_respelled && (self->flags & PASSO_JSON_READER_KEEP_SOURCE) != 0)
    string = _passo_string_new_spelled (text.text, text.length, start,
                                        (gsize) (self->cursor - start));
  else
    string = _passo_string_new (text.text, text.length);
  if (!text.has_escapes)
    string->serialized = (guint32) text.length + 2;

  return _passo_value_wrap (PASSO_VALUE_STRING, string);
}

static PassoValue
read_number (PassoJsonReader *self)
{
  const char *start = self->cursor;
  const char *after;
  PassoNumber number;

  after = _passo_number_read (start, self->end, &number);
  if (after == NULL || (after < self->end && (g_ascii_isalnum (*after) || *after == '.')))
    {
      _passo_json_reader_fail_number (self);
      return passo_value_undefined ();
    }
  self->cursor = after;

  return _passo_value_from_number (&number, start, (gsize) (after - start));
}

static PassoValue
read_word (PassoJsonReader *self,
           const char      *word,
           PassoValue       meaning)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->cursor) < length || memcmp (self->cursor, word, length) != 0 ||
      (self->cursor + length < self->end && g_ascii_isalnum (self->cursor[length])))
    {
      _passo_json_reader_fail_value (self);
      return passo_value_undefined ();
    }
  self->cursor += length;

  return meaning;
}

static PassoValue
read_value (PassoJsonReader *self)
{
  switch (self->cursor < self->end ? *self->cursor : '\0')
    {
    case '{':
      return read_object (self);

    case '[':
      return read_array (self);

    case '"':
      return read_string (self);

    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return read_number (self);

    case 't':
      return read_word (self, "true", passo_value_boolean (TRUE));

    case 'f':
      return read_word (self, "false", passo_value_boolean (FALSE));

    case 'n':
      return read_word (self, "null", passo_value_null ());

    default:
      _passo_json_reader_fail_value (self);
      return passo_value_undefined ();
    }
}

static PassoValue
read_text (PassoJsonReader *self)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  if (self->end - self->cursor >= 3 && memcmp (self->cursor, "\357\273\277", 3) == 0)
    self->start = self->cursor += 3;

  skip_blanks (self);
  value = read_value (self);
  if (passo_value_is_undefined (value))
    return passo_value_undefined ();

  skip_blanks (self);
  if (self->cursor < self->end)
    {
      _passo_json_reader_fail_rest (self);
      return passo_value_undefined ();
    }

  return passo_value_steal (&value);
}

/* Not all of it is set to zero: that would cost more than reading a short text. */
static void
init_reader (PassoJsonReader       *self,
             PassoJsonReaderFlags   flags,
             PassoJsonReport       *report,
             GError               **error)
{
  memset (self, 0, offsetof (PassoJsonReader, first_stack));
  self->stack = self->first_stack;
  self->stack_size = G_N_ELEMENTS (self->first_stack);
  self->flags = flags;
  self->report = report;
  self->error = error;
  if (report != NULL)
    memset (report, 0, sizeof *report);
}

static gboolean
set_text (PassoJsonReader *self,
          const char      *text,
          gssize           length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (size > PASSO_JSON_MAX_TEXT)
    return _passo_json_reader_fail_size (self);

  if ((self->flags & PASSO_JSON_READER_KEEP_SOURCE) != 0)
    {
      self->source = _passo_source_new (text, size);
      text = self->source->text;
    }
  self->text = self->start = self->cursor = text;
  self->end = text + size;

  return TRUE;
}

static void
clear_reader (PassoJsonReader *self)
{
  drop_stack (self);
  g_clear_pointer (&self->source, _passo_source_unref);
  if (self->scratch != NULL)
    g_string_free (self->scratch, TRUE);
}

/**
 * passo_json_parse_full:
 * @text: a text
 * @length: bytes of @text, or -1 if it ends with a NUL
 * @flags: what to keep
 * @keys: (nullable): a table to share names with other texts, or %NULL to share
 *   them inside this one
 * @report: (out caller-allocates) (optional): where an error is, and how many
 *   members were replaced
 * @error: return location for a #GError of %PASSO_JSON_ERROR
 *
 * Reads one JSON text as passo_json_parse() does.
 *
 * Returns: (transfer full): the value; undefined if @text is not JSON
 */
PassoValue
passo_json_parse_full (const char            *text,
                       gssize                 length,
                       PassoJsonReaderFlags   flags,
                       PassoKeyTable         *keys,
                       PassoJsonReport       *report,
                       GError               **error)
{
  PassoJsonReader reader;
  PassoKeyTable own_keys;
  PassoValue value;

  g_return_val_if_fail (text != NULL || length == 0, passo_value_undefined ());
  g_return_val_if_fail (error == NULL || *error == NULL, passo_value_undefined ());

  init_reader (&reader, flags, report, error);
  if (!set_text (&reader, text != NULL ? text : "", length))
    return passo_value_undefined ();

  reader.keys = keys;
  if (keys == NULL)
    _passo_key_table_init (reader.keys = &own_keys);
  value = read_text (&reader);
  if (report != NULL)
    report->n_duplicates = (guint) reader.n_duplicates;

  clear_reader (&reader);
  if (keys == NULL)
    _passo_key_table_clear (&own_keys);

  return value;
}

/**
 * passo_json_parse:
 * @text: a text
 * @length: bytes of @text, or -1 if it ends with a NUL
 * @flags: what to keep
 * @error: return location for a #GError of %PASSO_JSON_ERROR
 *
 * Reads one JSON text, to the letter of RFC 8259: UTF-8 without lone surrogates,
 * no comments, no trailing commas, nothing after the value. A byte order mark at
 * the start is skipped. Of equal names the last wins. Containers may nest
 * %PASSO_VALUE_MAX_DEPTH deep. The message of an error begins with line and
 * column.
 *
 * Returns: (transfer full): the value; undefined if @text is not JSON
 */
PassoValue
passo_json_parse (const char            *text,
                  gssize                 length,
                  PassoJsonReaderFlags   flags,
                  GError               **error)
{
  return passo_json_parse_full (text, length, flags, NULL, NULL, error);
}
