/* fuzz-json-value.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static PassoValue
read_again (const char *text,
            gsize       length)
{
  PassoValue value = passo_json_parse (text, (gssize) length, PASSO_JSON_READER_DEFAULT, NULL);

  if (passo_value_is_undefined (value))
    g_error ("the reader refuses what was written: %.*s", (int) MIN (length, 200), text);

  return value;
}

static void
check_form (PassoValue           value,
            PassoJsonWriterFlags flags)
{
  g_autofree char *text = NULL;
  g_auto (PassoValue) again = PASSO_VALUE_INIT;
  gsize length;

  text = passo_json_write (value, flags, &length);
  if (flags == PASSO_JSON_WRITER_COMPACT && length != passo_value_get_serialized_length (value))
    g_error ("the measured length is wrong");

  again = read_again (text, length);
  if (!passo_value_equal (value, again))
    g_error ("what was written is another value: %.*s", (int) MIN (length, 200), text);
}

/* Whatever is read comes back in all forms, and as it stood where the source is kept. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *text = (const char *) data;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_auto (PassoValue) kept = PASSO_VALUE_INIT;
  g_auto (PassoValue) copy = PASSO_VALUE_INIT;
  g_autofree char *written = NULL;
  gsize length;

  value = passo_json_parse (text, (gssize) size, PASSO_JSON_READER_DEFAULT, NULL);
  kept = passo_json_parse (text, (gssize) size, PASSO_JSON_READER_KEEP_SOURCE, NULL);
  if (passo_value_is_undefined (value) != passo_value_is_undefined (kept))
    g_error ("the flags decide what is JSON");
  if (passo_value_is_undefined (value))
    return 0;

  check_form (value, PASSO_JSON_WRITER_COMPACT);
  check_form (value, PASSO_JSON_WRITER_PRETTY);
  check_form (kept, PASSO_JSON_WRITER_COMPACT);
  check_form (kept, PASSO_JSON_WRITER_STRIP);

  copy = passo_value_copy (kept);
  written = passo_json_write (copy, PASSO_JSON_WRITER_COMPACT, &length);
  if (length > size || g_strstr_len (text, (gssize) size, written) == NULL)
    g_error ("the source is not kept");

  return 0;
}
