/* passo-csv-rows.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-byte-window.h"
#include "task/passo-csv-rows-private.h"

G_DEFINE_QUARK (passo-csv-error-quark, _passo_csv_error)

#define END (-1)
#define BAD (-2)

/* What a byte means outside of quotation marks. */
enum
{
  ORDINARY,
  SPECIAL,   /* a quotation mark or a backslash */
  DELIMITER,
  LINE_END
};

typedef struct
{
  gsize start;
  gsize length;
} PassoCsvField;

/*
 * The rows of a text, by the documented rules: the delimiter ends a field and a line end a row, but
 * not between quotation marks; there a doubled one is one. A backslash before a backslash, a
 * quotation mark or the delimiter gives that character, any other backslash is left out. Not
 * documented, so (unconfirmed): a field is quoted if its first character but blanks is a quotation
 * mark, and what follows the closing one belongs to it; an empty line is a row of one empty field;
 * a lone CR ends a row, too.
 *
 * The fields of a row without quotation marks and backslashes stand in the window as they are; those
 * of others in the scratch space.
 */
struct _PassoCsvRows
{
  PassoByteWindow  window;
  guint8           meanings[256];
  char             delimiter;
  gsize            max_bytes;
  gsize            row_bytes;  /* of the row that was read last, with its end */
  guint64          number;
  GArray          *fields;     /* of PassoCsvField */
  guint            max_fields; /* the others of a row are left out */
  GString         *scratch;
  gboolean         is_plain;
};

PassoCsvRows *
_passo_csv_rows_new (GInputStream *stream,
                     char          delimiter,
                     gsize         max_bytes)
{
  PassoCsvRows *self = g_new0 (PassoCsvRows, 1);

  passo_byte_window_init (&self->window, stream);
  self->meanings['"'] = SPECIAL;
  self->meanings['\\'] = SPECIAL;
  self->meanings[(guchar) delimiter] = DELIMITER;
  self->meanings['\n'] = LINE_END;
  self->meanings['\r'] = LINE_END;
  self->delimiter = delimiter;
  self->max_bytes = max_bytes;
  self->max_fields = G_MAXUINT;
  self->fields = g_array_new (FALSE, FALSE, sizeof (PassoCsvField));
  self->scratch = g_string_new (NULL);

  return self;
}

/* Of the rows to come no more fields are wanted. */
void
_passo_csv_rows_set_max_fields (PassoCsvRows *self,
                                guint         max_fields)
{
  self->max_fields = max_fields;
}

static gboolean
more (PassoCsvRows  *self,
      GError       **error)
{
  if (self->window.end - self->window.start > self->max_bytes)
    {
      g_set_error_literal (error, PASSO_CSV_ERROR, PASSO_CSV_ERROR_SIZE, "A row is too large");
      return FALSE;
    }

  return passo_byte_window_more (&self->window, error);
}

/* The byte at a place in the row, END after the text. */
static inline int
byte_at (PassoCsvRows  *self,
         gsize          position,
         GError       **error)
{
  PassoByteWindow *window = &self->window;
  GError *local = NULL;

  while (position >= window->end - window->start)
    if (!more (self, &local))
      {
        if (local == NULL)
          return END;
        g_propagate_error (error, local);
        return BAD;
      }

  return (guchar) window->data[window->start + position];
}

static void
add_field (PassoCsvRows *self,
           gsize         start,
           gsize         end)
{
  PassoCsvField field = { start, end - start };

  if (self->fields->len < self->max_fields)
    g_array_append_val (self->fields, field);
}

/* A line end at a place in the row, of one character or two. */
static gboolean
end_row (PassoCsvRows  *self,
         gsize          position,
         GError       **error)
{
  int letter = byte_at (self, position, error);

  self->row_bytes = position + (letter != END);
  if (letter == '\r')
    {
      letter = byte_at (self, position + 1, error);
      self->row_bytes += letter == '\n';
    }

  return letter != BAD;
}

/* Reads the row as if it had neither quotation marks nor backslashes. @is_plain is set if it is so. */
static gboolean
read_plain (PassoCsvRows  *self,
            GError       **error)
{
  PassoByteWindow *window = &self->window;
  gsize position = 0;
  gsize field = 0;
  int letter;

  self->is_plain = TRUE;
  while (TRUE)
    {
      const guchar *bytes = (const guchar *) window->data + window->start;
      gsize n_bytes = window->end - window->start;

      while (position < n_bytes && self->meanings[bytes[position]] == ORDINARY)
        position++;
      letter = byte_at (self, position, error);
      if (letter == BAD)
        return FALSE;
      if (letter != END && self->meanings[letter] == ORDINARY)
        continue;
      if (letter != END && self->meanings[letter] == SPECIAL)
        {
          self->is_plain = FALSE;
          return TRUE;
        }

      add_field (self, field, position);
      if (letter == END || self->meanings[letter] == LINE_END)
        return end_row (self, position, error);
      field = ++position;
    }
}

/* A backslash at a place in the row: the character that it protects, if any, goes into the field. */
static gboolean
read_escape (PassoCsvRows  *self,
             gsize         *position,
             GError       **error)
{
  int letter = byte_at (self, *position + 1, error);

  (*position)++;
  if (letter == '\\' || letter == '"' || letter == (guchar) self->delimiter)
    {
      g_string_append_c (self->scratch, (char) letter);
      (*position)++;
    }

  return letter != BAD;
}

/* After an opening quotation mark, up to after the closing one. */
static gboolean
read_quoted (PassoCsvRows  *self,
             gsize         *position,
             GError       **error)
{
  while (TRUE)
    {
      int letter = byte_at (self, *position, error);

      if (letter == BAD)
        return FALSE;
      if (letter == END)
        {
          g_set_error_literal (error, PASSO_CSV_ERROR, PASSO_CSV_ERROR_QUOTE,
                               "A quoted field does not end");
          return FALSE;
        }
      if (letter == '\\')
        {
          if (!read_escape (self, position, error))
            return FALSE;
          continue;
        }

      (*position)++;
      if (letter == '"')
        {
          letter = byte_at (self, *position, error);
          if (letter != '"')
            return letter != BAD;
          (*position)++;
        }
      g_string_append_c (self->scratch, (char) letter);
    }
}

/* What is not between quotation marks, up to the delimiter, the line end or the end, which is given. */
static int
read_unquoted (PassoCsvRows  *self,
               gsize         *position,
               GError       **error)
{
  while (TRUE)
    {
      int letter = byte_at (self, *position, error);

      if (letter < 0 || self->meanings[letter] >= DELIMITER)
        return letter;
      if (letter == '\\')
        {
          if (!read_escape (self, position, error))
            return BAD;
          continue;
        }
      g_string_append_c (self->scratch, (char) letter);
      (*position)++;
    }
}

/* Where a quoted field begins, if blanks and a quotation mark are next. */
static gboolean
find_quote (PassoCsvRows  *self,
            gsize          position,
            gsize         *after,
            GError       **error)
{
  int letter;

  do
    letter = byte_at (self, position++, error);
  while ((letter == ' ' || letter == '\t') && letter != (guchar) self->delimiter);
  *after = letter == '"' ? position : 0;

  return letter != BAD;
}

static gboolean
read_fields (PassoCsvRows  *self,
             GError       **error)
{
  gsize position = 0;
  int letter;

  g_array_set_size (self->fields, 0);
  g_string_truncate (self->scratch, 0);
  do
    {
      gsize start = self->scratch->len;
      gsize after;

      if (!find_quote (self, position, &after, error))
        return FALSE;
      if (after > 0)
        {
          position = after;
          if (!read_quoted (self, &position, error))
            return FALSE;
        }
      letter = read_unquoted (self, &position, error);
      if (letter == BAD)
        return FALSE;
      add_field (self, start, self->scratch->len);
      if (letter != END && self->meanings[letter] == DELIMITER)
        position++;
    }
  while (letter != END && self->meanings[letter] == DELIMITER);

  return end_row (self, position, error);
}

/* Reads the next row. Its fields last until the one after it is read. At the end FALSE without an
 * error. */
gboolean
_passo_csv_rows_next (PassoCsvRows  *self,
                      GError       **error)
{
  int letter;

  self->window.start += self->row_bytes;
  self->row_bytes = 0;
  g_array_set_size (self->fields, 0);
  if (self->number == 0)
    {
      if (byte_at (self, 2, error) == BAD)
        return FALSE;
      passo_byte_window_skip_bom (&self->window);
    }

  letter = byte_at (self, 0, error);
  if (letter < 0)
    return FALSE;

  self->number++;
  if (!read_plain (self, error) || (!self->is_plain && !read_fields (self, error)))
    return FALSE;
  if (self->row_bytes <= self->max_bytes)
    return TRUE;

  g_set_error_literal (error, PASSO_CSV_ERROR, PASSO_CSV_ERROR_SIZE, "A row is too large");

  return FALSE;
}

guint
_passo_csv_rows_get_n_fields (const PassoCsvRows *self)
{
  return self->fields->len;
}

/* Gives a field of the row that was read last, or FALSE if the row has not so many. */
gboolean
_passo_csv_rows_get_field (const PassoCsvRows  *self,
                           guint                position,
                           const char         **text,
                           gsize               *length)
{
  const PassoCsvField *field;

  if (position >= self->fields->len)
    return FALSE;

  field = &g_array_index (self->fields, PassoCsvField, position);
  *text = (self->is_plain ? self->window.data + self->window.start : self->scratch->str) + field->start;
  *length = field->length;

  return TRUE;
}

/* How many rows were read. */
guint64
_passo_csv_rows_get_number (const PassoCsvRows *self)
{
  return self->number;
}

void
_passo_csv_rows_free (PassoCsvRows *self)
{
  if (self == NULL)
    return;

  passo_byte_window_clear (&self->window);
  g_array_unref (self->fields);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}
