/* passo-value-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <string.h>

#include "json/passo-key-table.h"
#include "json/passo-value.h"

G_BEGIN_DECLS

/*
 * What values share on the heap. Every block begins with its reference count,
 * containers go on with their size: the inline functions of passo-value.h rely
 * on that.
 */

/* From so many members up an object has an index. */
#define PASSO_OBJECT_INDEX_MIN 16

typedef struct _PassoSource PassoSource;
typedef struct _PassoString PassoString;
typedef struct _PassoNumberLiteral PassoNumberLiteral;
typedef struct _PassoArray PassoArray;
typedef struct _PassoObject PassoObject;

/* The text that containers were read from. */
struct _PassoSource
{
  guint32 refs;
  gsize length;
  char text[];
};

/*
 * A string. Where it was spelled in another way than the writer would, the
 * literal with its quotes stands after the NUL of the text, and serialized is
 * its length.
 */
struct _PassoString
{
  guint32 refs;
  guint32 hash;              /* 0: not computed */
  guint32 length;
  guint32 serialized : 31;   /* 0: not computed, or too long for the field */
  guint32 has_spelling : 1;
  char text[];
};

struct _PassoNumberLiteral
{
  guint32 refs;
  guint32 length;
  double number;
  char text[];
};

/* The common beginning of arrays and objects. */
typedef struct
{
  guint32 refs;
  guint32 size;
  guint32 capacity;
  guint16 depth;         /* 1 for a container that holds no other */
  guint16 marks;         /* of what is in it, at any depth */
  gsize serialized;      /* 0: not computed; with a source: the length of its slice */
  PassoSource *source;   /* NULL: none is kept */
  gsize source_offset;
} PassoContainer;

struct _PassoArray
{
  PassoContainer base;
  PassoValue elements[];
};

/* An array of numbers that follow each other, which are made when they are asked for. */
typedef struct
{
  PassoContainer base;   /* capacity: PASSO_ARRAY_IS_RANGE */
  gint64 first;
} PassoRange;

#define PASSO_ARRAY_IS_RANGE G_MAXUINT32

typedef struct
{
  PassoString *key;
  PassoValue value;
} PassoMember;

struct _PassoObject
{
  PassoContainer base;
  guint32 *index;        /* open addressing: position + 1, or 0; NULL if small */
  PassoMember members[];
};

/*
 * Names that are shared, numbered as they come. Each knows which came after it
 * the last time: objects of one kind have their members in the same order.
 */
typedef struct
{
  PassoString *string;
  guint32 next;
} PassoKey;

struct _PassoKeyTable
{
  guint32 *slots;         /* open addressing, at most half full: number + 1, or 0 */
  PassoKey *keys;         /* room for half the slots */
  guint32 mask;
  guint32 size;
  guint32 first_slots[32];
  PassoKey first_keys[16];
};

#define PASSO_STRING(value) ((PassoString *) (value).as.heap)
#define PASSO_ARRAY(value) ((PassoArray *) (value).as.heap)
#define PASSO_OBJECT(value) ((PassoObject *) (value).as.heap)
#define PASSO_CONTAINER(value) ((PassoContainer *) (value).as.heap)
#define PASSO_LITERAL(value) ((PassoNumberLiteral *) (value).as.heap)

static inline PassoValue
_passo_value_wrap (PassoValueType type,
                   gpointer       heap)
{
  PassoValue value = { .type = (guint8) type, .form = PASSO_VALUE_FORM_HEAP, .as.heap = heap };

  return value;
}

static inline gboolean
_passo_value_is_literal (PassoValue value)
{
  return value.type == PASSO_VALUE_NUMBER && value.form == PASSO_VALUE_FORM_HEAP;
}

/* What a block of so many bytes takes of the heap. */
static inline gssize
_passo_block_size (gsize size)
{
  return (gssize) ((size + sizeof (gsize) + 15) & ~(gsize) 15);
}

static inline gssize
_passo_array_block_size (guint32 capacity)
{
  return _passo_block_size (sizeof (PassoArray) + capacity * sizeof (PassoValue));
}

/* With the index, whose size follows from the capacity. */
static inline gssize
_passo_object_block_size (guint32 capacity)
{
  gsize size = sizeof (PassoObject) + capacity * sizeof (PassoMember);

  if (capacity > PASSO_OBJECT_INDEX_MIN)
    size += ((gsize) 2 << g_bit_storage (capacity)) * sizeof (guint32);

  return _passo_block_size (size);
}

static inline gboolean
_passo_array_is_range (const PassoArray *self)
{
  return self->base.capacity == PASSO_ARRAY_IS_RANGE;
}

/* Borrowed. The position is inside the array. */
static inline PassoValue
_passo_array_get (const PassoArray *self,
                  guint             position)
{
  if (G_UNLIKELY (_passo_array_is_range (self)))
    return passo_value_integer (((const PassoRange *) self)->first + position);

  return self->elements[position];
}

static inline PassoString *
_passo_string_ref (PassoString *self)
{
  if (self->refs != PASSO_VALUE_IMMORTAL)
    self->refs++;

  return self;
}

void _passo_string_free (PassoString *self);

static inline void
_passo_string_unref (PassoString *self)
{
  if (self->refs != PASSO_VALUE_IMMORTAL && --self->refs == 0)
    _passo_string_free (self);
}

static inline gboolean
_passo_string_equal (const PassoString *a,
                     const PassoString *b)
{
  if (a == b)
    return TRUE;
  if (a->length != b->length || (a->hash != b->hash && a->hash != 0 && b->hash != 0))
    return FALSE;

  return memcmp (a->text, b->text, a->length) == 0;
}

static inline guint
_passo_value_depth (PassoValue value)
{
  return value.type >= PASSO_VALUE_ARRAY ? PASSO_CONTAINER (value)->depth : 0;
}

/* A container gets to hold a value. */
static inline void
_passo_container_note (PassoContainer *self,
                       PassoValue      value)
{
  self->marks |= value.reserved;
  if (value.type < PASSO_VALUE_ARRAY)
    return;
  self->marks |= PASSO_CONTAINER (value)->marks;
  if (PASSO_CONTAINER (value)->depth >= self->depth)
    self->depth = (guint16) (PASSO_CONTAINER (value)->depth + 1);
}

PassoString *_passo_string_new             (const char  *text,
                                            gsize        length);
PassoString *_passo_string_new_spelled     (const char  *text,
                                            gsize        length,
                                            const char  *spelling,
                                            gsize        spelling_length);
const char  *_passo_string_get_spelling    (const PassoString *self,
                                            gsize       *length);
gsize        _passo_string_get_size        (const PassoString *self);
gsize        _passo_string_measure         (PassoString *self);
guint32      _passo_string_hash            (PassoString *self);
guint32      _passo_hash_text              (const char  *text,
                                            gsize        length);

void         _passo_key_table_init         (PassoKeyTable *table);
void         _passo_key_table_clear        (PassoKeyTable *table);
guint32      _passo_key_table_add          (PassoKeyTable *table,
                                            const char  *text,
                                            gsize        length);
PassoString *_passo_key_table_intern       (PassoKeyTable *table,
                                            const char  *text,
                                            gsize        length);

PassoSource *_passo_source_new             (const char  *text,
                                            gsize        length);
void         _passo_source_unref           (PassoSource *self);
void         _passo_container_drop_source  (PassoContainer *self);

PassoArray  *_passo_array_alloc            (guint        capacity);
PassoArray  *_passo_array_grow             (PassoArray  *self);
PassoObject *_passo_object_alloc           (guint        capacity);
PassoObject *_passo_object_grow            (PassoObject *self);
int          _passo_object_find            (const PassoObject *self,
                                            const char  *name,
                                            gsize        length);
int          _passo_object_find_key        (const PassoObject *self,
                                            PassoString *key);
gboolean     _passo_object_build_index     (PassoObject *self);
gsize        _passo_object_get_index_size  (const PassoObject *self);
void         _passo_object_append          (PassoObject **self,
                                            PassoString *key,
                                            PassoValue   value);

G_END_DECLS
