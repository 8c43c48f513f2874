/* passo-value-array.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-value-private.h"

PassoArray *
_passo_array_alloc (guint capacity)
{
  PassoArray *self = g_malloc (sizeof *self + capacity * sizeof (PassoValue));

  _passo_value_held += _passo_array_block_size (capacity);
  memset (self, 0, sizeof *self);
  self->base.refs = 1;
  self->base.capacity = capacity;
  self->base.depth = 1;

  return self;
}

/* Makes room for one element more. */
PassoArray *
_passo_array_grow (PassoArray *self)
{
  gsize capacity = MAX (4, 2 * (gsize) self->base.capacity);

  g_assert (capacity <= G_MAXUINT32);

  _passo_value_held += _passo_array_block_size ((guint32) capacity) -
                       _passo_array_block_size (self->base.capacity);
  self = g_realloc (self, sizeof *self + capacity * sizeof (PassoValue));
  self->base.capacity = (guint32) capacity;

  return self;
}

/**
 * passo_array_builder_init:
 * @self: a builder in the caller's memory
 * @capacity: number of elements that are expected; 0 if unknown
 *
 * Begins an array.
 */
void
passo_array_builder_init (PassoArrayBuilder *self,
                          guint              capacity)
{
  g_return_if_fail (self != NULL);

  self->array = _passo_array_alloc (capacity > 0 ? capacity : 4);
  self->too_deep = FALSE;
}

static inline void
add_element (PassoArrayBuilder *self,
             PassoValue         element)
{
  PassoArray *array = self->array;

  if (_passo_value_depth (element) >= PASSO_VALUE_MAX_DEPTH)
    {
      self->too_deep = TRUE;
      _passo_value_refused++;
      passo_value_unref (element);
      return;
    }

  if (array->base.size == array->base.capacity)
    self->array = array = _passo_array_grow (array);
  array->elements[array->base.size++] = element;
  _passo_container_note (&array->base, element);
}

/**
 * passo_array_builder_take:
 * @self: a builder
 * @element: (transfer full): an element
 *
 * Appends @element, which the builder takes over. Undefined is left out.
 */
void
passo_array_builder_take (PassoArrayBuilder *self,
                          PassoValue         element)
{
  if (!passo_value_is_undefined (element))
    add_element (self, element);
}

/**
 * passo_array_builder_append:
 * @self: a builder
 * @element: (transfer none): an element
 *
 * Appends @element, which the caller keeps. Undefined is left out.
 */
void
passo_array_builder_append (PassoArrayBuilder *self,
                            PassoValue         element)
{
  passo_array_builder_take (self, passo_value_ref (element));
}

/**
 * passo_array_builder_append_any:
 * @self: a builder
 * @element: (transfer none): an element, or undefined
 *
 * Appends @element, which the caller keeps. Undefined takes a place, which JSON does not know and
 * the writer calls null. The array is marked with %PASSO_VALUE_MARK_INSIDE then: who makes one puts
 * something else there before others have it.
 */
void
passo_array_builder_append_any (PassoArrayBuilder *self,
                                PassoValue         element)
{
  if (passo_value_is_undefined (element))
    self->array->base.marks |= PASSO_VALUE_MARK_INSIDE;
  add_element (self, passo_value_ref (element));
}

/**
 * passo_array_builder_get_size:
 * @self: a builder
 *
 * Returns: the number of elements so far
 */
guint
passo_array_builder_get_size (const PassoArrayBuilder *self)
{
  return self->array->base.size;
}

/**
 * passo_array_builder_finish:
 * @self: a builder
 *
 * Ends the array and clears @self.
 *
 * Returns: (transfer full): the array; undefined if it nests deeper than
 *   %PASSO_VALUE_MAX_DEPTH
 */
PassoValue
passo_array_builder_finish (PassoArrayBuilder *self)
{
  PassoArray *array;
  PassoValue value;

  g_return_val_if_fail (self != NULL && self->array != NULL, passo_value_undefined ());

  if (self->too_deep || self->array->base.size == 0)
    {
      gboolean too_deep = self->too_deep;

      passo_array_builder_clear (self);
      return too_deep ? passo_value_undefined () : passo_value_empty_array ();
    }

  array = g_steal_pointer (&self->array);
  value = _passo_value_wrap (PASSO_VALUE_ARRAY, array);
  value.reserved = array->base.marks & PASSO_VALUE_MARK_INSIDE;

  return value;
}

/**
 * passo_array_builder_clear:
 * @self: a builder
 *
 * Gives up what was built.
 */
void
passo_array_builder_clear (PassoArrayBuilder *self)
{
  PassoArray *array = g_steal_pointer (&self->array);

  if (array != NULL)
    passo_value_unref (_passo_value_wrap (PASSO_VALUE_ARRAY, array));
}

/**
 * passo_value_get_element:
 * @array: a value
 * @position: a position from 0
 *
 * Returns: (transfer none): the element there; undefined if there is none or
 *   @array is no array
 */
PassoValue
passo_value_get_element (PassoValue array,
                         guint      position)
{
  if (array.type != PASSO_VALUE_ARRAY || position >= PASSO_ARRAY (array)->base.size)
    return passo_value_undefined ();

  return _passo_array_get (PASSO_ARRAY (array), position);
}

/**
 * passo_value_range:
 * @first: a number
 * @size: how many numbers; the last one is in the range of #gint64
 *
 * Makes an array of whole numbers that follow each other. It takes no memory for them: each is made
 * when it is asked for.
 *
 * Returns: (transfer full): an array
 */
PassoValue
passo_value_range (gint64 first,
                   guint  size)
{
  PassoRange *self;

  if (size == 0)
    return passo_value_empty_array ();
  g_return_val_if_fail (first <= G_MAXINT64 - (gint64) (size - 1), passo_value_undefined ());

  self = g_new0 (PassoRange, 1);
  _passo_value_held += _passo_block_size (sizeof *self);
  self->base.refs = 1;
  self->base.size = size;
  self->base.capacity = PASSO_ARRAY_IS_RANGE;
  self->base.depth = 1;
  self->first = first;

  return _passo_value_wrap (PASSO_VALUE_ARRAY, self);
}

/**
 * passo_value_is_range:
 * @value: a value
 *
 * Returns: whether it is an array whose elements take no memory
 */
gboolean
passo_value_is_range (PassoValue value)
{
  return value.type == PASSO_VALUE_ARRAY && _passo_array_is_range (PASSO_ARRAY (value));
}

static PassoArray *
copy_elements (const PassoArray *array,
               guint             room)
{
  guint size = array->base.size;
  PassoArray *copy = _passo_array_alloc (size + room);

  for (guint i = 0; i < size; i++)
    copy->elements[i] = passo_value_ref (_passo_array_get (array, i));
  copy->base.size = size;
  copy->base.depth = array->base.depth;
  copy->base.marks = array->base.marks;

  return copy;
}

static void
put_element (PassoArray *array,
             guint       position,
             PassoValue  element)
{
  if (position < array->base.size)
    passo_value_unref (array->elements[position]);
  else
    array->base.size++;
  array->elements[position] = element;
  _passo_container_note (&array->base, element);
}

/**
 * passo_value_take_with_element:
 * @array: (transfer full): an array
 * @position: a position up to the array's size, which appends
 * @element: (transfer full): the new element
 *
 * Puts one element into an array. If nobody else has @array, it is changed where
 * it stands, so that appending in a loop is cheap.
 *
 * Returns: (transfer full): the array with @element; undefined if @array is no
 *   array, @position is too large or the result too deep
 */
PassoValue
passo_value_take_with_element (PassoValue array,
                               guint      position,
                               PassoValue element)
{
  PassoArray *self = array.as.heap;
  gboolean too_deep = _passo_value_depth (element) >= PASSO_VALUE_MAX_DEPTH;

  if (array.type != PASSO_VALUE_ARRAY || position > self->base.size ||
      passo_value_is_undefined (element) || too_deep)
    {
      _passo_value_refused += (guint) too_deep;
      passo_value_unref (array);
      passo_value_unref (element);
      return passo_value_undefined ();
    }

  if (self->base.refs != 1 || _passo_array_is_range (self))
    {
      self = copy_elements (self, position == self->base.size);
      passo_value_unref (array);
    }
  else
    {
      _passo_container_drop_source (&self->base);
      if (position == self->base.capacity)
        self = _passo_array_grow (self);
    }
  put_element (self, position, element);

  return _passo_value_wrap (PASSO_VALUE_ARRAY, self);
}

/**
 * passo_value_with_element:
 * @array: an array
 * @position: a position up to the array's size, which appends
 * @element: the new element
 *
 * Returns: (transfer full): a new array that shares the other elements with
 *   @array; undefined as for passo_value_take_with_element()
 */
PassoValue
passo_value_with_element (PassoValue array,
                          guint      position,
                          PassoValue element)
{
  return passo_value_take_with_element (passo_value_ref (array), position,
                                        passo_value_ref (element));
}
