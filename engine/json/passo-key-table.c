/* passo-key-table.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-key-table.h"
#include "json/passo-value-private.h"

/*
 * PassoKeyTable shares the names of members: equal names become one string, with
 * its hash. It belongs to a reader or to whoever reads many texts of one shape,
 * and like all values to one thread.
 */

/* For a table in the caller's memory. */
void
_passo_key_table_init (PassoKeyTable *self)
{
  memset (self->first_slots, 0, sizeof self->first_slots);
  self->slots = self->first_slots;
  self->keys = self->first_keys;
  self->mask = G_N_ELEMENTS (self->first_slots) - 1;
  self->size = 0;
}

void
_passo_key_table_clear (PassoKeyTable *self)
{
  for (guint32 i = 0; i < self->size; i++)
    _passo_string_unref (self->keys[i].string);
  if (self->slots != self->first_slots)
    {
      g_free (self->slots);
      g_free (self->keys);
    }
}

/**
 * passo_key_table_new:
 *
 * Returns: (transfer full): an empty table
 */
PassoKeyTable *
passo_key_table_new (void)
{
  PassoKeyTable *self = g_new (PassoKeyTable, 1);

  _passo_key_table_init (self);

  return self;
}

/**
 * passo_key_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees the table; objects keep the names they have.
 */
void
passo_key_table_free (PassoKeyTable *self)
{
  if (self == NULL)
    return;

  _passo_key_table_clear (self);
  g_free (self);
}

static void
grow (PassoKeyTable *self)
{
  gboolean is_first = self->slots == self->first_slots;

  if (!is_first)
    g_free (self->slots);
  self->mask = 2 * self->mask + 1;
  self->slots = g_new0 (guint32, (gsize) self->mask + 1);
  self->keys = g_renew (PassoKey, is_first ? NULL : self->keys, ((gsize) self->mask + 1) / 2);
  if (is_first)
    memcpy (self->keys, self->first_keys, sizeof self->first_keys);

  for (guint32 i = 0; i < self->size; i++)
    {
      guint32 slot = (self->keys[i].string->hash >> 1) & self->mask;

      while (self->slots[slot] != 0)
        slot = (slot + 1) & self->mask;
      self->slots[slot] = i + 1;
    }
}

/* The number of a name, which is added if it is new. */
guint32
_passo_key_table_add (PassoKeyTable *self,
                      const char    *text,
                      gsize          length)
{
  guint32 hash = _passo_hash_text (text, length);
  guint32 slot;
  PassoString *string;

  for (slot = (hash >> 1) & self->mask; self->slots[slot] != 0; slot = (slot + 1) & self->mask)
    {
      string = self->keys[self->slots[slot] - 1].string;
      if (string->hash == hash && string->length == length &&
          memcmp (string->text, text, length) == 0)
        return self->slots[slot] - 1;
    }

  string = _passo_string_new (text, length);
  string->hash = hash;
  _passo_string_measure (string);
  self->keys[self->size].string = string;
  self->keys[self->size].next = self->size;
  self->slots[slot] = ++self->size;
  if (self->size > self->mask / 2)
    grow (self);

  return self->size - 1;
}

/* The table's own string of that text, which the caller must ref to keep. */
PassoString *
_passo_key_table_intern (PassoKeyTable *self,
                         const char    *text,
                         gsize          length)
{
  guint32 number = _passo_key_table_add (self, text, length);

  return self->keys[number].string;
}

/**
 * passo_key_table_lookup:
 * @self: a table
 * @text: a name
 * @length: bytes of @text
 *
 * Returns: (transfer none): the string @text that all users of the table share;
 *   it is added if it is new
 */
PassoValue
passo_key_table_lookup (PassoKeyTable *self,
                        const char    *text,
                        gsize          length)
{
  g_return_val_if_fail (self != NULL, passo_value_undefined ());
  g_return_val_if_fail (text != NULL && length <= G_MAXINT32, passo_value_undefined ());

  return _passo_value_wrap (PASSO_VALUE_STRING, _passo_key_table_intern (self, text, length));
}

/**
 * passo_key_table_get_size:
 * @self: a table
 *
 * Returns: the number of names in it
 */
guint
passo_key_table_get_size (const PassoKeyTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}
