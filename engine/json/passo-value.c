/* passo-value.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "json/passo-number-private.h"
#include "json/passo-value-private.h"

/* What the values of this thread hold of the heap. */
__thread gssize _passo_value_held;

/* How many of them were too deep to go into another one. */
__thread guint _passo_value_refused;

/* Values that everybody may use: they are never written, and so never freed. */
static struct
{
  PassoString string;
  char text[1];
} empty_string = {
  { .refs = PASSO_VALUE_IMMORTAL, .hash = 1, .serialized = 2 }, ""
};

static PassoArray empty_array = {
  { .refs = PASSO_VALUE_IMMORTAL, .depth = 1, .serialized = 2 }
};

static PassoObject empty_object = {
  { .refs = PASSO_VALUE_IMMORTAL, .depth = 1, .serialized = 2 }
};

PassoSource *
_passo_source_new (const char *text,
                   gsize       length)
{
  PassoSource *self = g_malloc (sizeof *self + length + 1);

  self->refs = 1;
  self->length = length;
  memcpy (self->text, text, length);
  self->text[length] = '\0';

  return self;
}

void
_passo_source_unref (PassoSource *self)
{
  if (self->refs != PASSO_VALUE_IMMORTAL && --self->refs == 0)
    g_free (self);
}

void
_passo_container_drop_source (PassoContainer *self)
{
  g_clear_pointer (&self->source, _passo_source_unref);
  self->source_offset = 0;
  self->serialized = 0;
}

static void
destroy_array (PassoArray *self)
{
  if (_passo_array_is_range (self))
    {
      _passo_value_held -= _passo_block_size (sizeof (PassoRange));
      g_free (self);
      return;
    }
  _passo_value_held -= _passo_array_block_size (self->base.capacity);
  for (guint i = 0; i < self->base.size; i++)
    passo_value_unref (self->elements[i]);
  g_clear_pointer (&self->base.source, _passo_source_unref);
  g_free (self);
}

static void
destroy_object (PassoObject *self)
{
  _passo_value_held -= _passo_object_block_size (self->base.capacity);
  for (guint i = 0; i < self->base.size; i++)
    {
      _passo_string_unref (self->members[i].key);
      passo_value_unref (self->members[i].value);
    }
  g_clear_pointer (&self->base.source, _passo_source_unref);
  g_free (self->index);
  g_free (self);
}

/**
 * _passo_value_destroy:
 * @value: a value whose last reference is gone
 *
 * Frees the content of @value; for the inline functions of passo-value.h only.
 * The recursion ends at %PASSO_VALUE_MAX_DEPTH, which reader and builders keep.
 */
void
_passo_value_destroy (PassoValue value)
{
  switch (value.type)
    {
    case PASSO_VALUE_ARRAY:
      destroy_array (value.as.heap);
      break;

    case PASSO_VALUE_OBJECT:
      destroy_object (value.as.heap);
      break;

    case PASSO_VALUE_STRING:
      _passo_string_free (value.as.heap);
      break;

    default:
      _passo_value_held -= _passo_block_size (sizeof (PassoNumberLiteral) +
                                              PASSO_LITERAL (value)->length + 1);
      g_free (value.as.heap);
    }
}

/**
 * passo_value_clear_marks:
 * @value: a place that owns a value
 *
 * Takes away the marks that an evaluator keeps in handles of values while it works, in @value and in
 * all that is in it. Only what has any is walked, and only once.
 */
void
passo_value_clear_marks (PassoValue *value)
{
  PassoContainer *container;

  g_return_if_fail (value != NULL);

  value->reserved = 0;
  container = value->as.heap;
  if (value->type < PASSO_VALUE_ARRAY || container->marks == 0)
    return;

  container->marks = 0;
  if (value->type == PASSO_VALUE_ARRAY)
    for (guint i = 0; i < container->size; i++)
      passo_value_clear_marks (&PASSO_ARRAY (*value)->elements[i]);
  else if (value->type == PASSO_VALUE_OBJECT)
    for (guint i = 0; i < container->size; i++)
      passo_value_clear_marks (&PASSO_OBJECT (*value)->members[i].value);
}

/**
 * passo_value_string:
 * @text: valid UTF-8 that ends with a NUL
 *
 * Returns: (transfer full): a string with a copy of @text
 */
PassoValue
passo_value_string (const char *text)
{
  g_return_val_if_fail (text != NULL, passo_value_undefined ());

  return passo_value_string_len (text, strlen (text));
}

/**
 * passo_value_string_len:
 * @text: valid UTF-8, which may hold U+0000
 * @length: bytes of @text, less than 2³¹
 *
 * Returns: (transfer full): a string with a copy of @text
 */
PassoValue
passo_value_string_len (const char *text,
                        gsize       length)
{
  g_return_val_if_fail (text != NULL || length == 0, passo_value_undefined ());
  g_return_val_if_fail (length <= G_MAXINT32, passo_value_undefined ());

  if (length == 0)
    return passo_value_empty_string ();

  return _passo_value_wrap (PASSO_VALUE_STRING, _passo_string_new (text, length));
}

/**
 * passo_value_string_printf:
 * @format: printf-like format
 * @...: its arguments
 *
 * Returns: (transfer full): a string
 */
PassoValue
passo_value_string_printf (const char *format,
                           ...)
{
  g_autofree char *text = NULL;
  va_list args;

  g_return_val_if_fail (format != NULL, passo_value_undefined ());

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  return passo_value_string (text);
}

/**
 * passo_value_empty_string:
 *
 * Returns: (transfer full): the empty string, which costs no memory
 */
PassoValue
passo_value_empty_string (void)
{
  return _passo_value_wrap (PASSO_VALUE_STRING, &empty_string);
}

/**
 * passo_value_empty_array:
 *
 * Returns: (transfer full): the empty array, which costs no memory
 */
PassoValue
passo_value_empty_array (void)
{
  return _passo_value_wrap (PASSO_VALUE_ARRAY, &empty_array);
}

/**
 * passo_value_empty_object:
 *
 * Returns: (transfer full): the empty object, which costs no memory
 */
PassoValue
passo_value_empty_object (void)
{
  return _passo_value_wrap (PASSO_VALUE_OBJECT, &empty_object);
}

/**
 * passo_value_get_number:
 * @value: a value
 *
 * Returns: the double nearest to a number, infinite for a literal like `1e400`;
 *   NaN if @value is no number
 */
double
passo_value_get_number (PassoValue value)
{
  if (value.type != PASSO_VALUE_NUMBER)
    return NAN;

  switch (value.form)
    {
    case PASSO_VALUE_FORM_INTEGER:
      return (double) value.as.integer;

    case PASSO_VALUE_FORM_DOUBLE:
      return value.as.number;

    default:
      return PASSO_LITERAL (value)->number;
    }
}

static gboolean
double_to_integer (double  number,
                   gint64 *integer)
{
  /* 2⁶³ itself is a double, its predecessor as an integer is not. */
  if (!(number >= -0x1p63 && number < 0x1p63) || number != floor (number))
    return FALSE;

  *integer = (gint64) number;

  return TRUE;
}

/**
 * passo_value_get_integer:
 * @value: a value
 * @integer: (out) (optional): the number
 *
 * Gives a number without loss: `5`, `5.0` and `5e0` are integers,
 * 12345678901234567890 is too large to be one.
 *
 * Returns: whether @value is a number, whole, and in the range of #gint64
 */
gboolean
passo_value_get_integer (PassoValue  value,
                         gint64     *integer)
{
  gint64 result;

  if (value.type != PASSO_VALUE_NUMBER)
    return FALSE;

  if (value.form == PASSO_VALUE_FORM_INTEGER)
    result = value.as.integer;
  else if (!double_to_integer (passo_value_get_number (value), &result))
    return FALSE;
  else if (_passo_value_is_literal (value) &&
           passo_value_compare_numbers (value, passo_value_integer (result)) != 0)
    return FALSE;

  if (integer != NULL)
    *integer = result;

  return TRUE;
}

/**
 * passo_value_get_literal:
 * @value: a value
 * @length: (out) (optional): bytes of the text
 *
 * Returns: (transfer none) (nullable): how a number was spelled, for the numbers
 *   that would print in another way, such as `1.0` or `1e400`; else %NULL
 */
const char *
passo_value_get_literal (PassoValue  value,
                         gsize      *length)
{
  if (!_passo_value_is_literal (value))
    return NULL;

  if (length != NULL)
    *length = PASSO_LITERAL (value)->length;

  return PASSO_LITERAL (value)->text;
}

/**
 * passo_value_get_string:
 * @value: a value
 * @length: (out) (optional): bytes of the text without its NUL
 *
 * Returns: (transfer none) (nullable): the text of a string, which ends with a
 *   NUL and may hold others before; %NULL if @value is no string
 */
const char *
passo_value_get_string (PassoValue  value,
                        gsize      *length)
{
  if (value.type != PASSO_VALUE_STRING)
    {
      if (length != NULL)
        *length = 0;
      return NULL;
    }

  if (length != NULL)
    *length = PASSO_STRING (value)->length;

  return PASSO_STRING (value)->text;
}

/**
 * passo_value_string_equals:
 * @value: a value
 * @text: a text that ends with a NUL
 *
 * Returns: whether @value is the string @text
 */
gboolean
passo_value_string_equals (PassoValue  value,
                           const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);

  if (value.type != PASSO_VALUE_STRING)
    return FALSE;

  length = strlen (text);

  return PASSO_STRING (value)->length == length &&
         memcmp (PASSO_STRING (value)->text, text, length) == 0;
}

/**
 * passo_value_number_literal:
 * @text: a number as JSON spells it
 * @length: bytes of @text
 *
 * Makes a number that is written as @text. The text is kept only where the
 * number would print in another way.
 *
 * Returns: (transfer full): a number; undefined if @text is none
 */
PassoValue
passo_value_number_literal (const char *text,
                            gsize       length)
{
  PassoNumber number;
  const char *end;

  g_return_val_if_fail (text != NULL, passo_value_undefined ());

  end = _passo_number_read (text, text + length, &number);
  if (end != text + length)
    return passo_value_undefined ();

  return _passo_value_from_number (&number, text, length);
}

/* Keeps the text where the number would print in another way. */
PassoValue
_passo_value_from_number (const PassoNumber *number,
                          const char        *text,
                          gsize              length)
{
  PassoNumberLiteral *literal;

  if (number->kind == PASSO_NUMBER_INTEGER)
    return passo_value_integer (number->integer);
  if (number->kind == PASSO_NUMBER_DOUBLE)
    return passo_value_number (number->number);

  literal = g_malloc (sizeof *literal + length + 1);
  _passo_value_held += _passo_block_size (sizeof *literal + length + 1);
  literal->refs = 1;
  literal->length = (guint32) length;
  literal->number = number->number;
  memcpy (literal->text, text, length);
  literal->text[length] = '\0';

  return _passo_value_wrap (PASSO_VALUE_NUMBER, literal);
}

/**
 * passo_value_get_depth:
 * @value: a value
 *
 * Returns: how many containers are inside each other: 0 for a scalar, 1 for `[]`
 */
guint
passo_value_get_depth (PassoValue value)
{
  return _passo_value_depth (value);
}
