/* passo-value-object.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-object-builder.h"
#include "json/passo-value-private.h"

PassoObject *
_passo_object_alloc (guint capacity)
{
  PassoObject *self = g_malloc (sizeof *self + capacity * sizeof (PassoMember));

  _passo_value_held += _passo_object_block_size (capacity);
  memset (self, 0, sizeof *self);
  self->base.refs = 1;
  self->base.capacity = capacity;
  self->base.depth = 1;

  return self;
}

/* Makes room for one member more. */
PassoObject *
_passo_object_grow (PassoObject *self)
{
  gsize capacity = MAX (4, 2 * (gsize) self->base.capacity);

  g_assert (capacity <= G_MAXUINT32);

  _passo_value_held += _passo_object_block_size ((guint32) capacity) -
                       _passo_object_block_size (self->base.capacity);
  self = g_realloc (self, sizeof *self + capacity * sizeof (PassoMember));
  self->base.capacity = (guint32) capacity;

  return self;
}

/* The index has room for twice the capacity; the size is a power of two. */
static guint32
index_mask (const PassoObject *self)
{
  return (2u << g_bit_storage (self->base.capacity)) - 1;
}

static int
index_find (const PassoObject *self,
            guint32            hash,
            const char        *name,
            gsize              length)
{
  guint32 mask = index_mask (self);

  for (guint32 slot = (hash >> 1) & mask; self->index[slot] != 0; slot = (slot + 1) & mask)
    {
      guint32 position = self->index[slot] - 1;
      const PassoString *key = self->members[position].key;

      if (key->hash == hash && key->length == length && memcmp (key->text, name, length) == 0)
        return (int) position;
    }

  return -1;
}

static void
index_add (PassoObject *self,
           guint32      position)
{
  guint32 mask = index_mask (self);
  guint32 slot = (_passo_string_hash (self->members[position].key) >> 1) & mask;

  while (self->index[slot] != 0)
    slot = (slot + 1) & mask;
  self->index[slot] = position + 1;
}

static int
linear_find (const PassoObject *self,
             const char        *name,
             gsize              length)
{
  for (guint i = 0; i < self->base.size; i++)
    {
      const PassoString *key = self->members[i].key;

      if (key->length == length && memcmp (key->text, name, length) == 0)
        return (int) i;
    }

  return -1;
}

int
_passo_object_find (const PassoObject *self,
                    const char        *name,
                    gsize              length)
{
  if (self->index != NULL)
    return index_find (self, _passo_hash_text (name, length), name, length);

  return linear_find (self, name, length);
}

int
_passo_object_find_key (const PassoObject *self,
                        PassoString       *key)
{
  if (self->index != NULL)
    return index_find (self, _passo_string_hash (key), key->text, key->length);

  for (guint i = 0; i < self->base.size; i++)
    if (_passo_string_equal (self->members[i].key, key))
      return (int) i;

  return -1;
}

/* Bytes of the index, for whoever copies it. */
gsize
_passo_object_get_index_size (const PassoObject *self)
{
  return ((gsize) index_mask (self) + 1) * sizeof (guint32);
}

/*
 * Builds the index anew. FALSE, and no index, if two members have the same name:
 * a million of those would make one long chain.
 */
gboolean
_passo_object_build_index (PassoObject *self)
{
  g_free (self->index);
  self->index = g_new0 (guint32, index_mask (self) + 1);
  for (guint i = 0; i < self->base.size; i++)
    {
      PassoString *key = self->members[i].key;

      if (index_find (self, _passo_string_hash (key), key->text, key->length) >= 0)
        {
          g_clear_pointer (&self->index, g_free);
          return FALSE;
        }
      index_add (self, i);
    }

  return TRUE;
}

/* Appends a member whose name is new, and takes key and value over. */
void
_passo_object_append (PassoObject **self,
                      PassoString  *key,
                      PassoValue    value)
{
  PassoObject *object = *self;
  gboolean has_grown = FALSE;
  guint position;

  if (object->base.size == object->base.capacity)
    {
      *self = object = _passo_object_grow (object);
      has_grown = TRUE;
    }
  position = object->base.size++;
  object->members[position].key = key;
  object->members[position].value = value;

  if (object->index != NULL && !has_grown)
    index_add (object, position);
  else if (object->base.size > PASSO_OBJECT_INDEX_MIN)
    _passo_object_build_index (object);
}

/**
 * passo_object_builder_init:
 * @self: a builder in the caller's memory
 * @capacity: number of members that are expected; 0 if unknown
 *
 * Begins an object.
 */
void
passo_object_builder_init (PassoObjectBuilder *self,
                           guint               capacity)
{
  g_return_if_fail (self != NULL);

  self->object = _passo_object_alloc (capacity > 0 ? capacity : 4);
  self->too_deep = FALSE;
}

static PassoObject *
copy_members (const PassoObject *object,
              guint              room)
{
  guint size = object->base.size;
  PassoObject *copy = _passo_object_alloc (size + room);

  for (guint i = 0; i < size; i++)
    {
      copy->members[i].key = _passo_string_ref (object->members[i].key);
      copy->members[i].value = passo_value_ref (object->members[i].value);
    }
  copy->base.size = size;
  copy->base.depth = object->base.depth;
  copy->base.marks = object->base.marks;
  if (size > PASSO_OBJECT_INDEX_MIN)
    _passo_object_build_index (copy);

  return copy;
}

/**
 * passo_object_builder_init_from:
 * @self: a builder in the caller's memory
 * @object: an object
 *
 * Begins an object with the members of another; any other value counts as an
 * object without members.
 */
void
passo_object_builder_init_from (PassoObjectBuilder *self,
                                PassoValue          object)
{
  g_return_if_fail (self != NULL);

  self->too_deep = FALSE;
  if (passo_value_is_object (object))
    self->object = copy_members (PASSO_OBJECT (object), 4);
  else
    self->object = _passo_object_alloc (4);
}

/* Whether the member may go in; deepens the object for it. */
static gboolean
admit_member (PassoObjectBuilder *self,
              PassoValue          member)
{
  if (passo_value_is_undefined (member))
    return FALSE;
  if (_passo_value_depth (member) >= PASSO_VALUE_MAX_DEPTH)
    {
      self->too_deep = TRUE;
      _passo_value_refused++;
      passo_value_unref (member);
      return FALSE;
    }
  _passo_container_note (&self->object->base, member);

  return TRUE;
}

/**
 * passo_object_builder_take:
 * @self: a builder
 * @name: name of the member
 * @length: bytes of @name, or -1 if it ends with a NUL
 * @member: (transfer full): its value, which the builder takes over
 *
 * Sets a member. A name that is there already keeps its place; undefined is left
 * out.
 */
void
passo_object_builder_take (PassoObjectBuilder *self,
                           const char         *name,
                           gssize              length,
                           PassoValue          member)
{
  gsize name_length = length < 0 ? strlen (name) : (gsize) length;
  int position;

  if (!admit_member (self, member))
    return;

  position = _passo_object_find (self->object, name, name_length);
  if (position >= 0)
    passo_value_take (&self->object->members[position].value, member);
  else
    _passo_object_append (&self->object, _passo_string_new (name, name_length), member);
}

/**
 * passo_object_builder_put:
 * @self: a builder
 * @name: name of the member
 * @length: bytes of @name, or -1 if it ends with a NUL
 * @member: (transfer none): its value, which the caller keeps
 *
 * Sets a member, as passo_object_builder_take() does.
 */
void
passo_object_builder_put (PassoObjectBuilder *self,
                          const char         *name,
                          gssize              length,
                          PassoValue          member)
{
  passo_object_builder_take (self, name, length, passo_value_ref (member));
}

/* Names are always written in the writer's spelling. */
static PassoString *
share_name (PassoString *key)
{
  if (key->has_spelling)
    return _passo_string_new (key->text, key->length);

  return _passo_string_ref (key);
}

/**
 * passo_object_builder_take_by_key:
 * @self: a builder
 * @key: (transfer none): a string
 * @member: (transfer full): a value, which the builder takes over
 *
 * Sets the member named @key, as passo_object_builder_take() does, and shares
 * the name.
 */
void
passo_object_builder_take_by_key (PassoObjectBuilder *self,
                                  PassoValue          key,
                                  PassoValue          member)
{
  int position;

  g_return_if_fail (passo_value_is_string (key));

  if (!admit_member (self, member))
    return;

  position = _passo_object_find_key (self->object, PASSO_STRING (key));
  if (position >= 0)
    passo_value_take (&self->object->members[position].value, member);
  else
    _passo_object_append (&self->object, share_name (PASSO_STRING (key)), member);
}

/**
 * passo_object_builder_get_size:
 * @self: a builder
 *
 * Returns: the number of members so far
 */
guint
passo_object_builder_get_size (const PassoObjectBuilder *self)
{
  return self->object->base.size;
}

/**
 * passo_object_builder_finish:
 * @self: a builder
 *
 * Ends the object and clears @self.
 *
 * Returns: (transfer full): the object; undefined if it nests deeper than
 *   %PASSO_VALUE_MAX_DEPTH
 */
PassoValue
passo_object_builder_finish (PassoObjectBuilder *self)
{
  PassoObject *object;
  PassoValue value;

  g_return_val_if_fail (self != NULL && self->object != NULL, passo_value_undefined ());

  if (self->too_deep || self->object->base.size == 0)
    {
      gboolean too_deep = self->too_deep;

      passo_object_builder_clear (self);
      return too_deep ? passo_value_undefined () : passo_value_empty_object ();
    }

  object = g_steal_pointer (&self->object);
  value = _passo_value_wrap (PASSO_VALUE_OBJECT, object);
  value.reserved = object->base.marks & PASSO_VALUE_MARK_INSIDE;

  return value;
}

/**
 * passo_object_builder_clear:
 * @self: a builder
 *
 * Gives up what was built.
 */
void
passo_object_builder_clear (PassoObjectBuilder *self)
{
  PassoObject *object = g_steal_pointer (&self->object);

  if (object != NULL)
    passo_value_unref (_passo_value_wrap (PASSO_VALUE_OBJECT, object));
}

/**
 * passo_value_get_member_len:
 * @object: a value
 * @name: name of a member
 * @length: bytes of @name
 *
 * Returns: (transfer none): the member; undefined if there is none or @object is
 *   no object
 */
PassoValue
passo_value_get_member_len (PassoValue  object,
                            const char *name,
                            gsize       length)
{
  int position;

  if (object.type != PASSO_VALUE_OBJECT)
    return passo_value_undefined ();

  position = _passo_object_find (PASSO_OBJECT (object), name, length);

  return position >= 0 ? PASSO_OBJECT (object)->members[position].value : passo_value_undefined ();
}

/**
 * passo_value_get_member:
 * @object: a value
 * @name: name of a member, which ends with a NUL
 *
 * Returns: (transfer none): the member; undefined if there is none or @object is
 *   no object
 */
PassoValue
passo_value_get_member (PassoValue  object,
                        const char *name)
{
  g_return_val_if_fail (name != NULL, passo_value_undefined ());

  return passo_value_get_member_len (object, name, strlen (name));
}

/**
 * passo_value_get_member_by_key:
 * @object: a value
 * @key: a string, best one whose name the object shares
 *
 * Returns: (transfer none): the member; undefined if there is none or @object is
 *   no object
 */
PassoValue
passo_value_get_member_by_key (PassoValue object,
                               PassoValue key)
{
  int position;

  if (object.type != PASSO_VALUE_OBJECT || key.type != PASSO_VALUE_STRING)
    return passo_value_undefined ();

  position = _passo_object_find_key (PASSO_OBJECT (object), PASSO_STRING (key));

  return position >= 0 ? PASSO_OBJECT (object)->members[position].value : passo_value_undefined ();
}

/**
 * passo_value_has_member:
 * @object: a value
 * @name: name of a member, which ends with a NUL
 *
 * Returns: whether @object is an object with such a member, which may be null
 */
gboolean
passo_value_has_member (PassoValue  object,
                        const char *name)
{
  return !passo_value_is_undefined (passo_value_get_member (object, name));
}

/**
 * passo_value_get_nth_member:
 * @object: a value
 * @position: a position from 0
 * @name: (out) (optional) (transfer none): name of the member
 * @length: (out) (optional): bytes of @name
 *
 * Returns: (transfer none): the member there; undefined if there is none or
 *   @object is no object
 */
PassoValue
passo_value_get_nth_member (PassoValue   object,
                            guint        position,
                            const char **name,
                            gsize       *length)
{
  const PassoMember *member;

  if (object.type != PASSO_VALUE_OBJECT || position >= PASSO_OBJECT (object)->base.size)
    return passo_value_undefined ();

  member = &PASSO_OBJECT (object)->members[position];
  if (name != NULL)
    *name = member->key->text;
  if (length != NULL)
    *length = member->key->length;

  return member->value;
}

/**
 * passo_value_get_nth_key:
 * @object: a value
 * @position: a position from 0
 *
 * Returns: (transfer none): the name of the member there, as a string; undefined
 *   if there is none or @object is no object
 */
PassoValue
passo_value_get_nth_key (PassoValue object,
                         guint      position)
{
  if (object.type != PASSO_VALUE_OBJECT || position >= PASSO_OBJECT (object)->base.size)
    return passo_value_undefined ();

  return _passo_value_wrap (PASSO_VALUE_STRING, PASSO_OBJECT (object)->members[position].key);
}

/**
 * passo_value_take_with_member:
 * @object: (transfer full): an object
 * @key: (transfer none): name of the member, a string
 * @member: (transfer full): its value
 *
 * Sets one member of an object; a new one goes to the end. If nobody else has
 * @object, it is changed where it stands.
 *
 * Returns: (transfer full): the object with @member; undefined if @object is no
 *   object, @member is undefined or the result too deep
 */
PassoValue
passo_value_take_with_member (PassoValue object,
                              PassoValue key,
                              PassoValue member)
{
  PassoObjectBuilder builder = { object.as.heap, FALSE };

  if (object.type != PASSO_VALUE_OBJECT || key.type != PASSO_VALUE_STRING ||
      passo_value_is_undefined (member))
    {
      passo_value_unref (object);
      passo_value_unref (member);
      return passo_value_undefined ();
    }

  if (builder.object->base.refs != 1)
    {
      builder.object = copy_members (PASSO_OBJECT (object), 1);
      passo_value_unref (object);
    }
  else
    _passo_container_drop_source (&builder.object->base);
  passo_object_builder_take_by_key (&builder, key, member);

  return passo_object_builder_finish (&builder);
}

/**
 * passo_value_with_member:
 * @object: an object
 * @name: name of the member
 * @length: bytes of @name
 * @member: its value
 *
 * Returns: (transfer full): a new object that shares the other members with
 *   @object; undefined as for passo_value_take_with_member()
 */
PassoValue
passo_value_with_member (PassoValue  object,
                         const char *name,
                         gsize       length,
                         PassoValue  member)
{
  g_auto (PassoValue) key = passo_value_string_len (name, length);

  return passo_value_take_with_member (passo_value_ref (object), key, passo_value_ref (member));
}

/**
 * passo_value_without_member:
 * @object: an object
 * @name: name of the member
 * @length: bytes of @name
 *
 * Returns: (transfer full): an object without that member, which is @object
 *   itself if it has none; undefined if @object is no object
 */
PassoValue
passo_value_without_member (PassoValue  object,
                            const char *name,
                            gsize       length)
{
  g_auto (PassoObjectBuilder) builder = { NULL, FALSE };
  const PassoObject *self = object.as.heap;
  int position;

  if (object.type != PASSO_VALUE_OBJECT)
    return passo_value_undefined ();

  position = _passo_object_find (self, name, length);
  if (position < 0)
    return passo_value_ref (object);

  passo_object_builder_init (&builder, self->base.size);
  for (guint i = 0; i < self->base.size; i++)
    {
      const PassoMember *member = &self->members[i];

      if (i == (guint) position)
        continue;
      _passo_container_note (&builder.object->base, member->value);
      _passo_object_append (&builder.object, _passo_string_ref (member->key),
                            passo_value_ref (member->value));
    }

  return passo_object_builder_finish (&builder);
}
