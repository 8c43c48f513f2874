/* passo-value-pool.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-value-pool.h"
#include "json/passo-value-private.h"

/*
 * PassoValuePool owns values that never change and are never counted. A compiled
 * machine keeps its constants in one; whoever holds the machine may use them,
 * from any thread. The blocks lie side by side in chunks and go with the pool.
 *
 * The same code makes copies that are counted as usual: a copy goes either to a
 * pool or to the heap.
 */
#define CHUNK_SIZE 4096

struct _PassoValuePool
{
  GPtrArray *chunks;
  char *free;              /* the unused end of the last chunk */
  gsize n_free;
  GHashTable *strings;     /* set of PassoString, to share equal ones */
};

typedef struct
{
  PassoValuePool *pool;    /* NULL: copies go to the heap */
  PassoKeyTable *keys;     /* for copies on the heap */
  const PassoSource *from; /* the source of the containers around, */
  gsize from_offset;       /* the part of it that was copied */
  PassoSource *to;         /* and the copy */
} Copier;

static PassoValue copy_value (Copier *copier, PassoValue value);

static gpointer
pool_alloc (PassoValuePool *self,
            gsize           size)
{
  gpointer block;

  size = (size + 7) & ~(gsize) 7;
  if (size > self->n_free)
    {
      self->n_free = MAX (size, CHUNK_SIZE);
      self->free = g_malloc (self->n_free);
      g_ptr_array_add (self->chunks, self->free);
    }
  block = self->free;
  self->free += size;
  self->n_free -= size;

  return block;
}

/* A copy of a block that begins with its reference count. */
static gpointer
copy_block (Copier        *copier,
            gconstpointer  block,
            gsize          size)
{
  guint32 *copy = copier->pool != NULL ? pool_alloc (copier->pool, size) : g_malloc (size);

  if (copier->pool == NULL)
    _passo_value_held += _passo_block_size (size);
  memcpy (copy, block, size);
  *copy = copier->pool != NULL ? PASSO_VALUE_IMMORTAL : 1;

  return copy;
}

static guint
hash_string (gconstpointer string)
{
  return _passo_string_hash ((PassoString *) string);
}

static gboolean
strings_equal (gconstpointer a,
               gconstpointer b)
{
  return _passo_string_equal ((PassoString *) a, (PassoString *) b);
}

/* All that is worked out late in other strings is there before they are shared. */
static PassoString *
copy_string_to_pool (Copier      *copier,
                     PassoString *string)
{
  PassoString *copy = NULL;

  if (!string->has_spelling)
    copy = g_hash_table_lookup (copier->pool->strings, string);
  if (copy != NULL)
    return copy;

  _passo_string_hash (string);
  _passo_string_measure (string);
  copy = copy_block (copier, string, _passo_string_get_size (string));
  if (!copy->has_spelling)
    g_hash_table_add (copier->pool->strings, copy);

  return copy;
}

static PassoString *
copy_string (Copier      *copier,
             PassoString *string)
{
  if (copier->pool != NULL)
    return copy_string_to_pool (copier, string);

  return copy_block (copier, string, _passo_string_get_size (string));
}

static PassoString *
copy_key (Copier      *copier,
          PassoString *key)
{
  if (copier->pool != NULL)
    return copy_string_to_pool (copier, key);

  return _passo_string_ref (_passo_key_table_intern (copier->keys, key->text, key->length));
}

/*
 * Only the slice of the outermost container is copied; what lies inside of it
 * shares that copy. Gives what the copier must go back to afterwards.
 */
static Copier
copy_source (Copier               *copier,
             const PassoContainer *container,
             PassoContainer       *copy)
{
  const Copier outer = *copier;
  const PassoSource *source = container->source;

  copy->source = NULL;
  copy->source_offset = 0;
  if (source == NULL)
    return outer;

  if (source != copier->from || container->source_offset < copier->from_offset ||
      container->source_offset + container->serialized > copier->from_offset + copier->to->length)
    {
      PassoSource *slice = _passo_source_new (source->text + container->source_offset,
                                              container->serialized);

      gsize size = sizeof *slice + slice->length + 1;

      copier->to = copy_block (copier, slice, size);
      if (copier->pool == NULL)
        _passo_value_held -= _passo_block_size (size);
      _passo_source_unref (slice);
      copier->from = source;
      copier->from_offset = container->source_offset;
    }
  else if (copier->pool == NULL)
    copier->to->refs++;
  copy->source = copier->to;
  copy->source_offset = container->source_offset - copier->from_offset;

  return outer;
}

static PassoArray *
copy_array (Copier     *copier,
            PassoArray *array)
{
  PassoArray *copy;
  Copier outer;

  if (_passo_array_is_range (array))
    return copy_block (copier, array, sizeof (PassoRange));

  copy = copy_block (copier, array, sizeof *array + array->base.size * sizeof (PassoValue));
  outer = copy_source (copier, &array->base, &copy->base);
  copy->base.capacity = copy->base.size;
  for (guint i = 0; i < array->base.size; i++)
    copy->elements[i] = copy_value (copier, array->elements[i]);
  *copier = outer;

  return copy;
}

static void
copy_index (Copier      *copier,
            PassoObject *copy)
{
  gsize size;

  copy->index = NULL;
  if (copy->base.size <= PASSO_OBJECT_INDEX_MIN)
    return;

  _passo_object_build_index (copy);
  if (copier->pool != NULL)
    {
      g_autofree guint32 *index = copy->index;

      size = _passo_object_get_index_size (copy);
      copy->index = pool_alloc (copier->pool, size);
      memcpy (copy->index, index, size);
    }
}

static PassoObject *
copy_object (Copier      *copier,
             PassoObject *object)
{
  PassoObject *copy = copy_block (copier, object,
                                  sizeof *object + object->base.size * sizeof (PassoMember));
  Copier outer = copy_source (copier, &object->base, &copy->base);

  copy->base.capacity = copy->base.size;
  if (copier->pool == NULL)
    _passo_value_held += _passo_object_block_size (copy->base.size) -
                         _passo_block_size (sizeof *object +
                                            copy->base.size * sizeof (PassoMember));
  for (guint i = 0; i < object->base.size; i++)
    {
      copy->members[i].key = copy_key (copier, object->members[i].key);
      copy->members[i].value = copy_value (copier, object->members[i].value);
    }
  copy_index (copier, copy);
  *copier = outer;

  return copy;
}

static PassoValue
copy_value (Copier     *copier,
            PassoValue  value)
{
  if (value.form != PASSO_VALUE_FORM_HEAP)
    return value;

  switch (passo_value_get_type (value))
    {
    case PASSO_VALUE_STRING:
      value.as.heap = copy_string (copier, value.as.heap);
      break;

    case PASSO_VALUE_ARRAY:
      value.as.heap = copy_array (copier, value.as.heap);
      break;

    case PASSO_VALUE_OBJECT:
      value.as.heap = copy_object (copier, value.as.heap);
      break;

    case PASSO_VALUE_NUMBER:
    default:
      value.as.heap = copy_block (copier, value.as.heap,
                                  sizeof (PassoNumberLiteral) + PASSO_LITERAL (value)->length + 1);
    }

  return value;
}

/**
 * passo_value_copy:
 * @value: a value
 *
 * Copies @value with all that is in it, so that the copy may go to another
 * thread. Inside one thread passo_value_ref() is enough.
 *
 * Returns: (transfer full): a value that shares nothing with @value
 */
PassoValue
passo_value_copy (PassoValue value)
{
  g_autoptr (PassoKeyTable) keys = NULL;
  Copier copier = { NULL };

  if (value.type == PASSO_VALUE_ARRAY || value.type == PASSO_VALUE_OBJECT)
    copier.keys = keys = passo_key_table_new ();

  return copy_value (&copier, value);
}

/**
 * passo_value_pool_new:
 *
 * Returns: (transfer full): an empty pool
 */
PassoValuePool *
passo_value_pool_new (void)
{
  PassoValuePool *self = g_new0 (PassoValuePool, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_hash_table_new (hash_string, strings_equal);

  return self;
}

/**
 * passo_value_pool_free:
 * @self: (transfer full) (nullable): a pool
 *
 * Frees @self with all its values; nobody may use one of them any more.
 */
void
passo_value_pool_free (PassoValuePool *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->strings);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

/**
 * passo_value_pool_add:
 * @self: a pool
 * @value: a value
 *
 * Copies @value into the pool. References to the copy cost nothing and need not
 * be given up; it can be used and put into other values by any thread while the
 * pool lives. The pool itself may be filled by one thread only, before others
 * get at it.
 *
 * Returns: (transfer none): the copy
 */
PassoValue
passo_value_pool_add (PassoValuePool *self,
                      PassoValue      value)
{
  Copier copier = { self };
  PassoValue copy;

  g_return_val_if_fail (self != NULL, passo_value_undefined ());

  /* Measures all containers, so that readers need not write the result. */
  passo_value_get_serialized_length (value);
  copy = copy_value (&copier, value);
  passo_value_clear_marks (&copy);

  return copy;
}

/**
 * passo_value_pool_add_string:
 * @self: a pool
 * @text: valid UTF-8, which may hold U+0000
 * @length: bytes of @text, or -1 if it ends with a NUL
 *
 * Returns: (transfer none): the string @text; always the same for equal texts,
 *   so it serves as a name of members as well
 */
PassoValue
passo_value_pool_add_string (PassoValuePool *self,
                             const char     *text,
                             gssize          length)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  g_return_val_if_fail (self != NULL, passo_value_undefined ());
  g_return_val_if_fail (text != NULL, passo_value_undefined ());

  value = passo_value_string_len (text, length < 0 ? strlen (text) : (gsize) length);

  return passo_value_pool_add (self, value);
}
