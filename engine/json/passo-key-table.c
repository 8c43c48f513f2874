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
  memset (self, 0, sizeof *self);
  self->mask = G_N_ELEMENTS (self->first_slots) - 1;
  self->slots = self->first_slots;
}

void
_passo_key_table_clear (PassoKeyTable *self)
{
  for (guint32 i = 0; self->size > 0 && i <= self->mask; i++)
    if (self->slots[i] != NULL)
      _passo_string_unref (self->slots[i]);
  if (self->slots != self->first_slots)
    g_free (self->slots);
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
  guint32 mask = 2 * self->mask + 1;
  PassoString **slots = g_new0 (PassoString *, (gsize) mask + 1);

  for (guint32 i = 0; i <= self->mask; i++)
    {
      guint32 slot;

      if (self->slots[i] == NULL)
        continue;
      slot = (self->slots[i]->hash >> 1) & mask;
      while (slots[slot] != NULL)
        slot = (slot + 1) & mask;
      slots[slot] = self->slots[i];
    }
  if (self->slots != self->first_slots)
    g_free (self->slots);
  self->slots = slots;
  self->mask = mask;
}

/* The table's own string of that text, which the caller must ref to keep. */
PassoString *
_passo_key_table_intern (PassoKeyTable *self,
                         const char    *text,
                         gsize          length)
{
  guint32 hash = _passo_hash_text (text, length);
  guint32 slot = (hash >> 1) & self->mask;
  PassoString *key;

  for (; (key = self->slots[slot]) != NULL; slot = (slot + 1) & self->mask)
    if (key->hash == hash && key->length == length && memcmp (key->text, text, length) == 0)
      return key;

  key = _passo_string_new (text, length);
  key->hash = hash;
  self->slots[slot] = key;
  if (++self->size > self->mask / 2)
    grow (self);

  return key;
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
