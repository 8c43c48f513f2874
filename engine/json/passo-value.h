/* passo-value.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoValueType:
 * @PASSO_VALUE_UNDEFINED: no value at all; never the same as null
 * @PASSO_VALUE_NULL: null
 * @PASSO_VALUE_BOOLEAN: true or false
 * @PASSO_VALUE_NUMBER: a number
 * @PASSO_VALUE_STRING: a text, which may hold U+0000
 * @PASSO_VALUE_ARRAY: elements in order
 * @PASSO_VALUE_OBJECT: members in order
 */
typedef enum
{
  PASSO_VALUE_UNDEFINED,
  PASSO_VALUE_NULL,
  PASSO_VALUE_BOOLEAN,
  PASSO_VALUE_NUMBER,
  PASSO_VALUE_STRING,
  PASSO_VALUE_ARRAY,
  PASSO_VALUE_OBJECT
} PassoValueType;

/**
 * PassoValue:
 *
 * A JSON value, or none (undefined). It is 16 bytes, passed by value and
 * immutable; strings, arrays, objects and number literals share their content
 * by a reference count that is not atomic.
 *
 * Ownership: functions borrow their PassoValue arguments and return values that
 * the caller owns. Names with `_take_` consume arguments as their text says;
 * names with `_get_`, `_peek_` or `_find_` return borrowed values, good as long
 * as the value they came from. A local that owns is
 * `g_auto (PassoValue) v = PASSO_VALUE_INIT`.
 *
 * Threads: a value belongs to one thread. What must cross goes as text or as a
 * passo_value_copy(). Values of a #PassoValuePool may be read by any thread, for
 * as long as the pool lives: their counts are never written.
 *
 * No value nests deeper than %PASSO_VALUE_MAX_DEPTH, so whoever walks one may
 * recurse.
 */
typedef struct
{
  /*< private >*/
  guint8 type;
  guint8 form;
  guint16 reserved;   /* marks of an evaluator; PASSO_VALUE_MARK_INSIDE goes to what is built of it */
  guint32 flags;
  union
  {
    double number;
    gint64 integer;
    gpointer heap;
  } as;
} PassoValue;

/* Arrays and objects inside each other, in a text as in memory. */
#define PASSO_VALUE_MAX_DEPTH 512

/*< private >*/
enum
{
  PASSO_VALUE_FORM_PLAIN,
  PASSO_VALUE_FORM_DOUBLE,
  PASSO_VALUE_FORM_INTEGER,
  PASSO_VALUE_FORM_HEAP
};
#define PASSO_VALUE_IMMORTAL G_MAXUINT32
#define PASSO_VALUE_MARK_INSIDE (1u << 15)
extern __thread gssize _passo_value_held;
extern __thread guint _passo_value_refused;
void _passo_value_destroy (PassoValue value);
/*< public >*/

#define PASSO_VALUE_INIT { PASSO_VALUE_UNDEFINED, PASSO_VALUE_FORM_PLAIN, 0, 0, { 0 } }

PassoValue  passo_value_string              (const char       *text);
PassoValue  passo_value_string_len          (const char       *text,
                                             gsize             length);
PassoValue  passo_value_string_printf       (const char       *format,
                                             ...) G_GNUC_PRINTF (1, 2);
PassoValue  passo_value_number_literal      (const char       *text,
                                             gsize             length);
PassoValue  passo_value_empty_string        (void);
PassoValue  passo_value_empty_array         (void);
PassoValue  passo_value_empty_object        (void);
PassoValue  passo_value_range               (gint64            first,
                                             guint             size);
gboolean    passo_value_is_range            (PassoValue        value);
PassoValue  passo_value_copy                (PassoValue        value);
void        passo_value_clear_marks         (PassoValue       *value);

double      passo_value_get_number          (PassoValue        value);
gboolean    passo_value_get_integer         (PassoValue        value,
                                             gint64           *integer);
const char *passo_value_get_literal         (PassoValue        value,
                                             gsize            *length);
const char *passo_value_get_string          (PassoValue        value,
                                             gsize            *length);
gboolean    passo_value_string_equals       (PassoValue        value,
                                             const char       *text);

PassoValue  passo_value_get_element         (PassoValue        array,
                                             guint             position);
PassoValue  passo_value_get_member          (PassoValue        object,
                                             const char       *name);
PassoValue  passo_value_get_member_len      (PassoValue        object,
                                             const char       *name,
                                             gsize             length);
PassoValue  passo_value_get_member_by_key   (PassoValue        object,
                                             PassoValue        key);
PassoValue  passo_value_get_nth_member      (PassoValue        object,
                                             guint             position,
                                             const char      **name,
                                             gsize            *length);
PassoValue  passo_value_get_nth_key         (PassoValue        object,
                                             guint             position);
gboolean    passo_value_has_member          (PassoValue        object,
                                             const char       *name);

PassoValue  passo_value_with_member         (PassoValue        object,
                                             const char       *name,
                                             gsize             length,
                                             PassoValue        member);
PassoValue  passo_value_take_with_member    (PassoValue        object,
                                             PassoValue        key,
                                             PassoValue        member);
PassoValue  passo_value_with_element        (PassoValue        array,
                                             guint             position,
                                             PassoValue        element);
PassoValue  passo_value_take_with_element   (PassoValue        array,
                                             guint             position,
                                             PassoValue        element);
PassoValue  passo_value_without_member      (PassoValue        object,
                                             const char       *name,
                                             gsize             length);

gboolean    passo_value_equal               (PassoValue        a,
                                             PassoValue        b);
int         passo_value_compare_numbers     (PassoValue        a,
                                             PassoValue        b);
guint       passo_value_get_depth           (PassoValue        value);
gsize       passo_value_get_serialized_length (PassoValue      value);

/**
 * passo_value_get_type:
 * @value: a value
 *
 * Returns: its type
 */
static inline PassoValueType
passo_value_get_type (PassoValue value)
{
  return (PassoValueType) value.type;
}

/**
 * passo_value_is_undefined:
 * @value: a value
 *
 * Returns: whether it is no value at all
 */
static inline gboolean
passo_value_is_undefined (PassoValue value)
{
  return value.type == PASSO_VALUE_UNDEFINED;
}

/**
 * passo_value_is_null:
 * @value: a value
 *
 * Returns: whether it is null
 */
static inline gboolean
passo_value_is_null (PassoValue value)
{
  return value.type == PASSO_VALUE_NULL;
}

/**
 * passo_value_is_boolean:
 * @value: a value
 *
 * Returns: whether it is true or false
 */
static inline gboolean
passo_value_is_boolean (PassoValue value)
{
  return value.type == PASSO_VALUE_BOOLEAN;
}

/**
 * passo_value_is_number:
 * @value: a value
 *
 * Returns: whether it is a number
 */
static inline gboolean
passo_value_is_number (PassoValue value)
{
  return value.type == PASSO_VALUE_NUMBER;
}

/**
 * passo_value_is_string:
 * @value: a value
 *
 * Returns: whether it is a string
 */
static inline gboolean
passo_value_is_string (PassoValue value)
{
  return value.type == PASSO_VALUE_STRING;
}

/**
 * passo_value_is_array:
 * @value: a value
 *
 * Returns: whether it is an array
 */
static inline gboolean
passo_value_is_array (PassoValue value)
{
  return value.type == PASSO_VALUE_ARRAY;
}

/**
 * passo_value_is_object:
 * @value: a value
 *
 * Returns: whether it is an object
 */
static inline gboolean
passo_value_is_object (PassoValue value)
{
  return value.type == PASSO_VALUE_OBJECT;
}

/**
 * passo_value_get_held:
 *
 * Tells how much memory the values hold that this thread has made, less those that it has freed.
 * A value that another thread frees counts on, so only differences mean something.
 *
 * Returns: bytes
 */
static inline gssize
passo_value_get_held (void)
{
  return _passo_value_held;
}

/**
 * passo_value_get_refused:
 *
 * Counts the values that this thread would not put into a container, which would have been deeper
 * than %PASSO_VALUE_MAX_DEPTH. Who builds much learns by it whether anything is missing.
 *
 * Returns: a count, which may overflow
 */
static inline guint
passo_value_get_refused (void)
{
  return _passo_value_refused;
}

/**
 * passo_value_undefined:
 *
 * Returns: no value
 */
static inline PassoValue
passo_value_undefined (void)
{
  PassoValue value = PASSO_VALUE_INIT;

  return value;
}

/**
 * passo_value_null:
 *
 * Returns: null
 */
static inline PassoValue
passo_value_null (void)
{
  PassoValue value = { .type = PASSO_VALUE_NULL };

  return value;
}

/**
 * passo_value_boolean:
 * @boolean: a truth
 *
 * Returns: true or false
 */
static inline PassoValue
passo_value_boolean (gboolean boolean)
{
  PassoValue value = { .type = PASSO_VALUE_BOOLEAN, .as.integer = boolean != FALSE };

  return value;
}

/**
 * passo_value_number:
 * @number: a number; JSON has no infinities and no NaN: they are written as null
 *
 * Returns: a number, which prints in its shortest form that reads back the same
 */
static inline PassoValue
passo_value_number (double number)
{
  PassoValue value = {
    .type = PASSO_VALUE_NUMBER, .form = PASSO_VALUE_FORM_DOUBLE, .as.number = number
  };

  return value;
}

/**
 * passo_value_integer:
 * @integer: a number
 *
 * Returns: a number that keeps all 64 bits
 */
static inline PassoValue
passo_value_integer (gint64 integer)
{
  PassoValue value = {
    .type = PASSO_VALUE_NUMBER, .form = PASSO_VALUE_FORM_INTEGER, .as.integer = integer
  };

  return value;
}

/**
 * passo_value_get_boolean:
 * @value: a value
 *
 * Returns: %TRUE for true; %FALSE for anything else
 */
static inline gboolean
passo_value_get_boolean (PassoValue value)
{
  return value.type == PASSO_VALUE_BOOLEAN && value.as.integer != 0;
}

/**
 * passo_value_get_size:
 * @value: a value
 *
 * Returns: the number of elements of an array or members of an object, else 0
 */
static inline guint
passo_value_get_size (PassoValue value)
{
  return value.type >= PASSO_VALUE_ARRAY ? ((guint32 *) value.as.heap)[1] : 0;
}

/**
 * passo_value_ref:
 * @value: a value
 *
 * Returns: @value, which the caller now owns as well
 */
static inline PassoValue
passo_value_ref (PassoValue value)
{
  guint32 *count = value.as.heap;

  if (value.form == PASSO_VALUE_FORM_HEAP && *count != PASSO_VALUE_IMMORTAL)
    ++*count;

  return value;
}

/**
 * passo_value_unref:
 * @value: a value that the caller owns
 *
 * Gives up @value.
 */
static inline void
passo_value_unref (PassoValue value)
{
  guint32 *count = value.as.heap;

  if (value.form == PASSO_VALUE_FORM_HEAP && *count != PASSO_VALUE_IMMORTAL && --*count == 0)
    _passo_value_destroy (value);
}

/**
 * passo_value_clear:
 * @value: a place that owns a value
 *
 * Gives up the value and leaves the place undefined.
 */
static inline void
passo_value_clear (PassoValue *value)
{
  PassoValue old = *value;

  *value = passo_value_undefined ();
  passo_value_unref (old);
}

/**
 * passo_value_steal:
 * @value: a place that owns a value
 *
 * Returns: the value, owned by the caller; the place is undefined now
 */
static inline PassoValue
passo_value_steal (PassoValue *value)
{
  PassoValue old = *value;

  *value = passo_value_undefined ();

  return old;
}

/**
 * passo_value_set:
 * @place: a place that owns a value
 * @value: a value
 *
 * Makes @place own @value in place of what it had.
 */
static inline void
passo_value_set (PassoValue *place,
                 PassoValue  value)
{
  PassoValue old = *place;

  *place = passo_value_ref (value);
  passo_value_unref (old);
}

/**
 * passo_value_take:
 * @place: a place that owns a value
 * @value: a value that the caller owns
 *
 * Makes @place own @value in place of what it had; the caller gives @value up.
 */
static inline void
passo_value_take (PassoValue *place,
                  PassoValue  value)
{
  PassoValue old = *place;

  *place = value;
  passo_value_unref (old);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoValue, passo_value_clear)

G_END_DECLS
