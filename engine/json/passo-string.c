/* passo-string.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-writer.h"
#include "json/passo-value-private.h"

static PassoString *
alloc_string (const char *text,
              gsize       length,
              gsize       extra)
{
  PassoString *self = g_malloc (sizeof *self + length + 1 + extra);

  self->refs = 1;
  self->hash = 0;
  self->length = (guint32) length;
  self->serialized = 0;
  self->has_spelling = FALSE;
  memcpy (self->text, text, length);
  self->text[length] = '\0';

  return self;
}

PassoString *
_passo_string_new (const char *text,
                   gsize       length)
{
  return alloc_string (text, length, 0);
}

/* The spelling is the literal as it was read, with its quotes. */
PassoString *
_passo_string_new_spelled (const char *text,
                           gsize       length,
                           const char *spelling,
                           gsize       spelling_length)
{
  PassoString *self;

  if (spelling_length > G_MAXINT32)
    return alloc_string (text, length, 0);

  self = alloc_string (text, length, spelling_length);
  memcpy (self->text + length + 1, spelling, spelling_length);
  self->serialized = (guint32) spelling_length;
  self->has_spelling = TRUE;

  return self;
}

const char *
_passo_string_get_spelling (const PassoString *self,
                            gsize             *length)
{
  if (!self->has_spelling)
    return NULL;

  *length = self->serialized;

  return self->text + self->length + 1;
}

/* Bytes of the block. */
gsize
_passo_string_get_size (const PassoString *self)
{
  return sizeof *self + self->length + 1 + (self->has_spelling ? self->serialized : 0);
}

gsize
_passo_string_measure (PassoString *self)
{
  gsize measure;

  if (self->serialized != 0)
    return self->serialized;

  measure = passo_json_measure_string (self->text, self->length);
  if (self->refs != PASSO_VALUE_IMMORTAL && measure <= G_MAXINT32)
    self->serialized = (guint32) measure;

  return measure;
}

/*
 * Eight bytes at a time, multiplied and folded. Never 0, which means that no
 * hash is known.
 */
guint32
_passo_hash_text (const char *text,
                  gsize       length)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = length * prime;
  guint64 word;

  for (; length >= 8; text += 8, length -= 8)
    {
      memcpy (&word, text, 8);
      hash = (hash ^ word) * prime;
      hash ^= hash >> 32;
    }
  if (length > 0)
    {
      word = 0;
      memcpy (&word, text, length);
      hash = (hash ^ word) * prime;
      hash ^= hash >> 32;
    }
  hash *= prime;

  return (guint32) (hash >> 32) | 1;
}

guint32
_passo_string_hash (PassoString *self)
{
  guint32 hash = self->hash;

  if (hash == 0)
    {
      hash = _passo_hash_text (self->text, self->length);
      if (self->refs != PASSO_VALUE_IMMORTAL)
        self->hash = hash;
    }

  return hash;
}

gboolean
_passo_string_equal (PassoString *a,
                     PassoString *b)
{
  return a == b || (a->length == b->length && memcmp (a->text, b->text, a->length) == 0);
}
