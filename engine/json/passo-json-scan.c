/* passo-json-scan.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-json-scan-private.h"

/* What a byte outside of strings means. */
enum
{
  ORDINARY,
  QUOTE,
  OPENING,
  CLOSING,
  AFTER     /* a blank or a separator: a number or a word ends before it */
};

static const guint8 meanings[256] = {
  ['"'] = QUOTE,
  ['['] = OPENING, ['{'] = OPENING,
  [']'] = CLOSING, ['}'] = CLOSING,
  [' '] = AFTER, ['\n'] = AFTER, ['\r'] = AFTER, ['\t'] = AFTER, [','] = AFTER, [':'] = AFTER,
};

static const char *
scan_string (PassoJsonScan *self,
             const char    *cursor,
             const char    *end)
{
  if (self->mode == PASSO_JSON_SCAN_ESCAPE && cursor < end)
    {
      self->mode = PASSO_JSON_SCAN_STRING;
      cursor++;
    }

  for (; cursor < end; cursor++)
    {
      if (*cursor == '"')
        {
          self->mode = PASSO_JSON_SCAN_BETWEEN;
          return cursor + 1;
        }
      if (*cursor == '\\' && ++cursor == end)
        {
          self->mode = PASSO_JSON_SCAN_ESCAPE;
          return end;
        }
    }

  return end;
}

/* A bracket at the cursor. */
static PassoJsonScanStatus
scan_bracket (PassoJsonScan *self,
              char           bracket)
{
  if (bracket == '[' || bracket == '{')
    {
      if (self->depth == PASSO_VALUE_MAX_DEPTH)
        return PASSO_JSON_SCAN_TOO_DEEP;
      self->closings[self->depth++] = bracket == '[' ? ']' : '}';
      return PASSO_JSON_SCAN_MORE;
    }

  if (self->depth == 0 || self->closings[self->depth - 1] != (guint8) bracket)
    return PASSO_JSON_SCAN_BAD;

  return --self->depth == 0 ? PASSO_JSON_SCAN_DONE : PASSO_JSON_SCAN_MORE;
}

/* Inside of a container: passes over what is neither a string nor a bracket. */
static const char *
skip_plain (const char *cursor,
            const char *end)
{
  while (cursor < end && (meanings[(guchar) *cursor] == ORDINARY || meanings[(guchar) *cursor] == AFTER))
    cursor++;

  return cursor;
}

/* Passes over a number or a word that is no part of a container. */
static const char *
skip_scalar (const char *cursor,
             const char *end)
{
  while (cursor < end && meanings[(guchar) *cursor] == ORDINARY)
    cursor++;

  return cursor;
}

/* Goes on to the end of the value, or of the text. @used is set to the bytes that belong to it, or
 * those before what is wrong. */
PassoJsonScanStatus
_passo_json_scan (PassoJsonScan *self,
                  const char    *text,
                  gsize          length,
                  gsize         *used)
{
  const char *end = text + length;
  const char *cursor = text;
  PassoJsonScanStatus status = PASSO_JSON_SCAN_MORE;

  while (cursor < end && status == PASSO_JSON_SCAN_MORE)
    {
      if (self->mode == PASSO_JSON_SCAN_STRING || self->mode == PASSO_JSON_SCAN_ESCAPE)
        {
          cursor = scan_string (self, cursor, end);
          if (self->mode == PASSO_JSON_SCAN_BETWEEN && self->depth == 0)
            status = PASSO_JSON_SCAN_DONE;
          continue;
        }
      if (self->depth > 0)
        {
          cursor = skip_plain (cursor, end);
          if (cursor == end)
            break;
        }

      if (*cursor == '"' && self->mode == PASSO_JSON_SCAN_BETWEEN)
        {
          self->mode = PASSO_JSON_SCAN_STRING;
          cursor++;
        }
      else if (self->mode == PASSO_JSON_SCAN_BETWEEN &&
               (meanings[(guchar) *cursor] == OPENING ||
                (meanings[(guchar) *cursor] == CLOSING && self->depth > 0)))
        {
          status = scan_bracket (self, *cursor);
          if (status == PASSO_JSON_SCAN_MORE || status == PASSO_JSON_SCAN_DONE)
            cursor++;
        }
      else
        {
          self->mode = PASSO_JSON_SCAN_SCALAR;
          cursor = skip_scalar (cursor, end);
          if (cursor < end)
            status = PASSO_JSON_SCAN_DONE;
        }
    }
  *used = (gsize) (cursor - text);

  return status;
}
