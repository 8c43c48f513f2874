/* passo-line-index.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-line-index.h"

#define IS_CONTINUATION(c) (((guchar) (c) & 0xc0) == 0x80)

struct _PassoLineIndex
{
  GBytes *text;
  GArray *starts;
};

static void
collect_starts (PassoLineIndex *self)
{
  gsize length;
  const char *text = g_bytes_get_data (self->text, &length);
  gsize start = 0;

  g_array_append_val (self->starts, start);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\n' && text[i] != '\r')
        continue;
      if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
        i++;
      start = i + 1;
      g_array_append_val (self->starts, start);
    }
}

/**
 * passo_line_index_new:
 * @text: a text
 * @length: bytes of @text
 *
 * Like passo_line_index_new_for_bytes(), with a copy of @text.
 *
 * Returns: (transfer full): a new index
 */
PassoLineIndex *
passo_line_index_new (const char *text,
                      gsize       length)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  bytes = g_bytes_new (text, length);

  return passo_line_index_new_for_bytes (bytes);
}

/**
 * passo_line_index_new_for_bytes:
 * @text: a text, of which the index keeps a reference
 *
 * Makes an index from byte offsets to lines and columns. Lines end with LF,
 * CR LF or a single CR, as GtkTextBuffer has them. Lines and columns count from
 * 1, columns in characters.
 *
 * Returns: (transfer full): a new index
 */
PassoLineIndex *
passo_line_index_new_for_bytes (GBytes *text)
{
  PassoLineIndex *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PassoLineIndex, 1);
  self->text = g_bytes_ref (text);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  collect_starts (self);

  return self;
}

/**
 * passo_line_index_free:
 * @self: (transfer full) (nullable): an index
 *
 * Frees @self.
 */
void
passo_line_index_free (PassoLineIndex *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->text);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * passo_line_index_get_n_lines:
 * @self: an index
 *
 * Returns: the number of lines, at least 1; a line end at the end of the text
 *   begins one more
 */
guint
passo_line_index_get_n_lines (const PassoLineIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len;
}

static guint
find_line (const PassoLineIndex *self,
           gsize                 offset)
{
  guint low = 0;
  guint high = self->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * passo_line_index_get_position:
 * @self: an index
 * @offset: a byte offset; one after the end counts as the end
 * @line: (out) (optional): the line, from 1
 * @column: (out) (optional): the column in characters, from 1
 *
 * Finds the line and column of @offset.
 */
void
passo_line_index_get_position (const PassoLineIndex *self,
                               gsize                 offset,
                               guint                *line,
                               guint                *column)
{
  const char *text;
  gsize length;
  guint index, characters = 1;

  g_return_if_fail (self != NULL);

  text = g_bytes_get_data (self->text, &length);
  offset = MIN (offset, length);
  index = find_line (self, offset);
  for (gsize i = g_array_index (self->starts, gsize, index); i < offset; i++)
    characters += !IS_CONTINUATION (text[i]);

  if (line != NULL)
    *line = index + 1;
  if (column != NULL)
    *column = characters;
}

/**
 * passo_line_index_get_line_start:
 * @self: an index
 * @line: a line, from 1; one after the last counts as the last
 *
 * Returns: the byte offset at which @line begins
 */
gsize
passo_line_index_get_line_start (const PassoLineIndex *self,
                                 guint                 line)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (line > 0, 0);

  return g_array_index (self->starts, gsize, MIN (line, self->starts->len) - 1);
}

/**
 * passo_line_index_get_offset:
 * @self: an index
 * @line: a line, from 1
 * @column: a column in characters, from 1
 *
 * Returns: the byte offset of that place; a column after the end of its line
 *   counts as the line's end
 */
gsize
passo_line_index_get_offset (const PassoLineIndex *self,
                             guint                 line,
                             guint                 column)
{
  const char *text;
  gsize length, offset;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (line > 0 && column > 0, 0);

  text = g_bytes_get_data (self->text, &length);
  offset = passo_line_index_get_line_start (self, line);
  while (--column > 0 && offset < length && text[offset] != '\n' && text[offset] != '\r')
    for (offset++; offset < length && IS_CONTINUATION (text[offset]); offset++)
      continue;

  return offset;
}
