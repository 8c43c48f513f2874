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

  _passo_value_held += _passo_block_size (sizeof *self + length + 1 + extra);
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

void
_passo_string_free (PassoString *self)
{
  _passo_value_held -= _passo_block_size (_passo_string_get_size (self));
  g_free (self);
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

static inline guint64
load (const char *text,
      gsize       n_bytes)
{
  guint64 word = 0;

  memcpy (&word, text, n_bytes);

  return word;
}

/* The last bytes of a text, up to eight, by loads of fixed size. */
static inline guint64
load_tail (const char *text,
           gsize       length)
{
  if (length >= 4)
    return load (text, 4) | load (text + length - 4, 4) << 32;
  if (length > 0)
    return load (text, 1) | load (text + length / 2, 1) << 8 | load (text + length - 1, 1) << 16;

  return 0;
}

static inline guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash ^ hash >> 32;
}

/* Never 0, which means that no hash is known. */
guint32
_passo_hash_text (const char *text,
                  gsize       length)
{
  guint64 hash = length;

  for (; length > 8; text += 8, length -= 8)
    hash = mix (hash, load (text, 8));
  hash = mix (hash, load_tail (text, length));

  return (guint32) mix (hash, 0) | 1;
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
