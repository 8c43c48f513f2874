/* passo-json-string-map.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-lexer.h"
#include "json/passo-json-string-map.h"

/* A piece that does not stand for itself, byte by byte. Between two of them it does. */
typedef struct
{
  PassoSpan meant;
  PassoSpan source;
} Piece;

struct _PassoJsonStringMap
{
  GString *text;
  GArray  *pieces;
  gsize    start;   /* of what is in the quotes */
  gsize    end;
};

static void
decode (PassoJsonStringMap *self,
        const char         *text,
        gboolean            quoted)
{
  for (gsize at = self->start; at < self->end;)
    {
      gsize before = self->text->len;
      gsize used = passo_json_lexer_decode_piece (text + at, self->end - at, quoted, self->text);

      if (used != self->text->len - before)
        {
          Piece piece = { { before, self->text->len }, { at, at + used } };

          g_array_append_val (self->pieces, piece);
        }
      at += used;
    }
}

/**
 * passo_json_string_map_new:
 * @tree: a tree
 * @node: a string or a bare placeholder of it
 *
 * Returns: (transfer full) (nullable): the map of the string, %NULL for other kinds
 */
PassoJsonStringMap *
passo_json_string_map_new (PassoJsonTree *tree,
                           PassoJsonNode  node)
{
  PassoJsonStringMap *self;
  PassoJsonKind kind;
  PassoSpan span;
  const char *text;
  gboolean quoted;

  g_return_val_if_fail (tree != NULL, NULL);

  kind = passo_json_tree_get_kind (tree, node);
  if (kind != PASSO_JSON_STRING && kind != PASSO_JSON_PLACEHOLDER)
    return NULL;

  span = passo_json_tree_get_span (tree, node);
  text = passo_json_tree_get_text (tree, NULL);
  quoted = span.end > span.start && (text[span.start] == '"' || text[span.start] == '\'');
  self = g_new0 (PassoJsonStringMap, 1);
  self->text = g_string_sized_new (span.end - span.start);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->start = span.start + (quoted ? 1 : 0);
  self->end = span.end;
  if (quoted && self->end > self->start && text[self->end - 1] == text[span.start])
    self->end--;
  decode (self, text, quoted);

  return self;
}

/**
 * passo_json_string_map_free:
 * @self: (transfer full): a map
 */
void
passo_json_string_map_free (PassoJsonStringMap *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * passo_json_string_map_get_text:
 * @self: a map
 * @length: (out) (optional): bytes of the text, which may hold U+0000
 *
 * Returns: (transfer none): what the string means
 */
const char *
passo_json_string_map_get_text (const PassoJsonStringMap *self,
                                gsize                    *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/* The last piece that begins at or before an offset of one of the two texts; NULL for none. */
static const Piece *
find_piece (const PassoJsonStringMap *self,
            gsize                     offset,
            gboolean                  in_source)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Piece *piece = &g_array_index (self->pieces, Piece, middle);

      if ((in_source ? piece->source.start : piece->meant.start) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? &g_array_index (self->pieces, Piece, low - 1) : NULL;
}

/* The bytes of the source that stand for the character at an offset. */
static PassoSpan
find_character (const PassoJsonStringMap *self,
                gsize                     offset)
{
  const Piece *piece = find_piece (self, offset, FALSE);
  gsize start;

  if (offset >= self->text->len)
    return (PassoSpan) { self->end, self->end };
  if (piece != NULL && offset < piece->meant.end)
    return piece->source;
  start = piece != NULL ? piece->source.end + (offset - piece->meant.end) : self->start + offset;

  return (PassoSpan) { start, start + 1 };
}

/**
 * passo_json_string_map_find_source:
 * @self: a map
 * @span: bytes of its text
 *
 * Returns: the bytes of the tree's text that stand for them, escapes as a whole
 */
PassoSpan
passo_json_string_map_find_source (const PassoJsonStringMap *self,
                                   PassoSpan                 span)
{
  PassoSpan source = { 0, 0 };

  g_return_val_if_fail (self != NULL, source);

  source.start = source.end = find_character (self, span.start).start;
  if (span.end > span.start)
    source.end = find_character (self, MIN (span.end, self->text->len) - 1).end;

  return (PassoSpan) { source.start, MAX (source.start, source.end) };
}

/**
 * passo_json_string_map_find_offset:
 * @self: a map
 * @source: a byte of the tree's text
 *
 * Returns: the byte of the string's text that stands there; of what is before or after the string
 *   its beginning and its end
 */
gsize
passo_json_string_map_find_offset (const PassoJsonStringMap *self,
                                   gsize                     source)
{
  const Piece *piece;

  g_return_val_if_fail (self != NULL, 0);

  if (source <= self->start)
    return 0;
  if (source >= self->end)
    return self->text->len;
  piece = find_piece (self, source, TRUE);
  if (piece == NULL)
    return source - self->start;

  return source < piece->source.end ? piece->meant.start
                                    : piece->meant.end + (source - piece->source.end);
}
