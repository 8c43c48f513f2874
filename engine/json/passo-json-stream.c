/* passo-json-stream.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-byte-window.h"
#include "json/passo-json-pointer.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-scan-private.h"
#include "json/passo-json-stream.h"

/* Names that are shared between the values; a text with more of them begins anew. */
#define MAX_KEYS 4096

typedef enum
{
  PASSO_JSON_STREAM_START,
  PASSO_JSON_STREAM_NEXT,  /* after an item */
  PASSO_JSON_STREAM_ENDED
} PassoJsonStreamPlace;

/* Reads the elements of an array or the members of an object in a JSON text that is too large to be
 * held. What it passes over on the way is looked at for brackets and quotation marks only. Of equal
 * names on the way the first counts, and members of equal names are all given. */
struct _PassoJsonStream
{
  PassoByteWindow       window;
  char                **tokens;   /* of the pointer, or NULL if it is no pointer */
  gsize                 max_bytes;
  PassoJsonStreamPlace  place;
  GString              *closings; /* of the containers that are open, the items' one last */
  PassoKeyTable        *keys;
  PassoJsonScan         scan;
};

/**
 * passo_json_stream_new:
 * @stream: (transfer none): a JSON text
 * @pointer: (nullable): a JSON pointer to the array or object, or %NULL for the whole text
 * @max_bytes: bytes of the longest value or name
 *
 * Returns: (transfer full): a reader at the first element or member
 */
PassoJsonStream *
passo_json_stream_new (GInputStream *stream,
                       const char   *pointer,
                       gsize         max_bytes)
{
  PassoJsonStream *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (PassoJsonStream, 1);
  passo_byte_window_init (&self->window, stream);
  self->tokens = passo_json_pointer_split (pointer != NULL ? pointer : "", NULL);
  self->max_bytes = max_bytes;
  self->closings = g_string_new (NULL);
  self->keys = passo_key_table_new ();

  return self;
}

static gboolean
fail (PassoJsonErrorCode   code,
      const char          *message,
      GError             **error)
{
  g_set_error_literal (error, PASSO_JSON_ERROR, (int) code, message);

  return FALSE;
}

static gboolean
fail_syntax (GError **error)
{
  return fail (PASSO_JSON_ERROR_SYNTAX, "The text is not JSON", error);
}

static gboolean
fail_place (GError **error)
{
  return fail (PASSO_JSON_ERROR_NOT_FOUND, "There is no array and no object", error);
}

/* Passes over blanks. @letter is what follows, or '\0' at the end. */
static gboolean
peek (PassoJsonStream  *self,
      char             *letter,
      GError          **error)
{
  PassoByteWindow *window = &self->window;
  GError *local = NULL;

  do
    for (; window->start < window->end; window->start++)
      {
        *letter = window->data[window->start];
        if (*letter != ' ' && *letter != '\n' && *letter != '\r' && *letter != '\t')
          return *letter != '\0' || fail_syntax (error);
      }
  while (passo_byte_window_more (window, &local));

  *letter = '\0';
  if (local != NULL)
    g_propagate_error (error, local);

  return local == NULL;
}

/* Passes over one letter that must be there. */
static gboolean
expect (PassoJsonStream  *self,
        char              wanted,
        GError          **error)
{
  char letter;

  if (!peek (self, &letter, error))
    return FALSE;
  if (letter != wanted)
    return fail_syntax (error);
  self->window.start++;

  return TRUE;
}

static gboolean
fail_scan (PassoJsonScanStatus   status,
           GError              **error)
{
  if (status == PASSO_JSON_SCAN_TOO_DEEP)
    return fail (PASSO_JSON_ERROR_DEPTH, "Arrays and objects nest too deep", error);

  return fail_syntax (error);
}

/* Finds the end of the value that begins where the window does. With @length the value is held, and
 * its length given; without it is passed over. */
static gboolean
find_end (PassoJsonStream  *self,
          gsize            *length,
          GError          **error)
{
  PassoByteWindow *window = &self->window;
  PassoJsonScanStatus status = PASSO_JSON_SCAN_MORE;
  gsize seen = 0;

  self->scan.depth = 0;
  self->scan.mode = PASSO_JSON_SCAN_BETWEEN;
  while (status == PASSO_JSON_SCAN_MORE)
    {
      GError *local = NULL;
      gsize used;

      status = _passo_json_scan (&self->scan, window->data + window->start + seen,
                                 window->end - window->start - seen, &used);
      seen += used;
      if (length == NULL)
        {
          window->start += seen;
          seen = 0;
        }
      if (seen > self->max_bytes)
        return fail (PASSO_JSON_ERROR_SIZE, "A value is too large", error);
      if (status != PASSO_JSON_SCAN_MORE || passo_byte_window_more (window, &local))
        continue;

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      status = self->scan.mode == PASSO_JSON_SCAN_SCALAR ? PASSO_JSON_SCAN_DONE : PASSO_JSON_SCAN_BAD;
    }

  if (status != PASSO_JSON_SCAN_DONE)
    {
      window->start += seen;
      return fail_scan (status, error);
    }
  if (length != NULL)
    *length = seen;

  return TRUE;
}

static gboolean
skip_value (PassoJsonStream  *self,
            GError          **error)
{
  char letter;

  if (!peek (self, &letter, error))
    return FALSE;
  if (letter == '\0' || strchr (",:]}", letter) != NULL)
    return fail_syntax (error);

  return find_end (self, NULL, error);
}

static gboolean
read_value (PassoJsonStream  *self,
            PassoValue       *value,
            GError          **error)
{
  PassoJsonReport report;
  char letter;
  gsize length;

  if (!peek (self, &letter, error) || !find_end (self, &length, error))
    return FALSE;

  if (passo_key_table_get_size (self->keys) > MAX_KEYS)
    {
      passo_key_table_free (self->keys);
      self->keys = passo_key_table_new ();
    }
  passo_value_take (value, passo_json_parse_full (self->window.data + self->window.start,
                                                  (gssize) length, PASSO_JSON_READER_DEFAULT,
                                                  self->keys, &report, error));
  self->window.start += passo_value_is_undefined (*value) ? MIN (report.offset, length) : length;

  return !passo_value_is_undefined (*value);
}

/* A member's name and the colon. */
static gboolean
read_key (PassoJsonStream  *self,
          PassoValue       *key,
          GError          **error)
{
  char letter;

  if (!peek (self, &letter, error))
    return FALSE;
  if (letter != '"')
    return fail_syntax (error);

  return read_value (self, key, error) && expect (self, ':', error);
}

/* After an element or a member: whether another follows. */
static gboolean
read_separator (PassoJsonStream  *self,
                char              closing,
                gboolean         *has_more,
                GError          **error)
{
  char letter;

  if (!peek (self, &letter, error))
    return FALSE;
  if (letter != ',' && letter != closing)
    return fail_syntax (error);
  *has_more = letter == ',';
  self->window.start++;
  if (!*has_more)
    return TRUE;

  /* Nothing ends with a comma. */
  return peek (self, &letter, error) && (letter != closing || fail_syntax (error));
}

/* Passes over the bracket that opens a container. @is_empty is set if it closes at once. */
static gboolean
enter (PassoJsonStream  *self,
       gboolean         *is_empty,
       GError          **error)
{
  char letter, closing;

  if (!peek (self, &letter, error))
    return FALSE;
  if (letter != '[' && letter != '{')
    return fail_place (error);

  closing = letter == '[' ? ']' : '}';
  g_string_append_c (self->closings, closing);
  self->window.start++;
  if (!peek (self, &letter, error))
    return FALSE;
  *is_empty = letter == closing;
  if (*is_empty)
    self->window.start++;

  return TRUE;
}

/* Whether the element or member at the window is the one that @token names; @position counts. */
static gboolean
is_wanted (PassoJsonStream  *self,
           char              closing,
           const char       *token,
           guint             position,
           gboolean         *wanted,
           GError          **error)
{
  g_auto (PassoValue) key = PASSO_VALUE_INIT;
  guint index;

  if (closing == ']')
    {
      *wanted = passo_json_pointer_parse_index (token, &index) && index == position;
      return TRUE;
    }
  if (!read_key (self, &key, error))
    return FALSE;
  *wanted = passo_value_string_equals (key, token);

  return TRUE;
}

/* Goes to the value of one token. */
static gboolean
follow_token (PassoJsonStream  *self,
              const char       *token,
              GError          **error)
{
  gboolean is_empty, has_more, wanted;
  char closing;

  if (!enter (self, &is_empty, error))
    return FALSE;
  closing = self->closings->str[self->closings->len - 1];

  has_more = !is_empty;
  for (guint position = 0; has_more; position++)
    {
      if (!is_wanted (self, closing, token, position, &wanted, error))
        return FALSE;
      if (wanted)
        return TRUE;
      if (!skip_value (self, error) || !read_separator (self, closing, &has_more, error))
        return FALSE;
    }

  return fail_place (error);
}

/* After the items: what is left of the containers around them, and nothing more. */
static gboolean
finish (PassoJsonStream  *self,
        GError          **error)
{
  char letter;

  self->place = PASSO_JSON_STREAM_ENDED;
  for (gsize i = self->closings->len - 1; i > 0; i--)
    {
      char closing = self->closings->str[i - 1];
      g_auto (PassoValue) key = PASSO_VALUE_INIT;
      gboolean has_more;

      if (!read_separator (self, closing, &has_more, error))
        return FALSE;
      while (has_more)
        if ((closing == '}' && !read_key (self, &key, error)) || !skip_value (self, error) ||
            !read_separator (self, closing, &has_more, error))
          return FALSE;
    }

  return peek (self, &letter, error) && (letter == '\0' || fail_syntax (error));
}

static gboolean
begin (PassoJsonStream  *self,
       gboolean         *is_empty,
       GError          **error)
{
  PassoByteWindow *window = &self->window;
  GError *local = NULL;

  while (window->end < 3 && passo_byte_window_more (window, &local))
    ;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  passo_byte_window_skip_bom (window);

  if (self->tokens == NULL)
    return fail (PASSO_JSON_ERROR_POINTER, "The pointer to the items is not a JSON pointer", error);
  for (guint i = 0; self->tokens[i] != NULL; i++)
    if (!follow_token (self, self->tokens[i], error))
      return FALSE;

  return enter (self, is_empty, error);
}

/* Whether there is another item; the window is at it. */
static gboolean
advance (PassoJsonStream  *self,
         gboolean         *has_more,
         GError          **error)
{
  gboolean is_empty;
  char closing;

  if (self->place == PASSO_JSON_STREAM_START)
    {
      if (!begin (self, &is_empty, error))
        return FALSE;
      *has_more = !is_empty;
      return TRUE;
    }

  closing = self->closings->str[self->closings->len - 1];

  return read_separator (self, closing, has_more, error);
}

/**
 * passo_json_stream_next:
 * @self: a reader
 * @key: a place that owns a value; it gets the name of a member, or nothing for an element
 * @value: a place that owns a value; it gets the element or the member
 * @error: return location for a #GError of %PASSO_JSON_ERROR or of the stream:
 *   %PASSO_JSON_ERROR_NOT_FOUND if there is no array or object at the pointer
 *
 * Reads the next element or member. At the end the rest of the text is read, too.
 *
 * Returns: whether there is one; at the end %FALSE without an error
 */
gboolean
passo_json_stream_next (PassoJsonStream  *self,
                        PassoValue       *key,
                        PassoValue       *value,
                        GError          **error)
{
  gboolean has_more;

  g_return_val_if_fail (self != NULL && key != NULL && value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  passo_value_clear (key);
  passo_value_clear (value);
  if (self->place == PASSO_JSON_STREAM_ENDED)
    return FALSE;

  if (!advance (self, &has_more, error))
    {
      self->place = PASSO_JSON_STREAM_ENDED;
      return FALSE;
    }
  if (!has_more)
    {
      finish (self, error);
      return FALSE;
    }

  self->place = PASSO_JSON_STREAM_NEXT;
  if ((self->closings->str[self->closings->len - 1] == '}' && !read_key (self, key, error)) ||
      !read_value (self, value, error))
    {
      self->place = PASSO_JSON_STREAM_ENDED;
      return FALSE;
    }

  return TRUE;
}

/**
 * passo_json_stream_get_offset:
 * @self: a reader
 *
 * Returns: how many bytes of the text were used; after an error, where it is
 */
guint64
passo_json_stream_get_offset (PassoJsonStream *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return passo_byte_window_get_offset (&self->window);
}

/**
 * passo_json_stream_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees @self.
 */
void
passo_json_stream_free (PassoJsonStream *self)
{
  if (self == NULL)
    return;

  passo_byte_window_clear (&self->window);
  g_strfreev (self->tokens);
  g_string_free (self->closings, TRUE);
  passo_key_table_free (self->keys);
  g_free (self);
}
