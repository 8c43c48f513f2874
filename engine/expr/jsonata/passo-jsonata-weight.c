/* passo-jsonata-weight.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * How large values are when all that they share is counted as often as it is met. Sharing makes
 * values that take little memory and no end of time, or of text.
 */

#include "config.h"

#include <string.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "json/passo-json-writer.h"

/* Of a container, and of an element or a member in it. */
#define CONTAINER_WEIGHT 64
#define ELEMENT_WEIGHT 16
#define RANGE_WEIGHT 8

/* For a byte of text: more than all but the emptiest containers take. */
#define TEXT_WEIGHT 8

/* How many bytes of a value a message shows. */
#define MAX_SHOWN 1000

/*
 * passo_jsonata_weigh:
 * @value: a value
 * @limit: where to leave off
 *
 * Returns: about the bytes that a copy of @value, or its text, would take; more than @limit once it
 *   is
 */
guint64
passo_jsonata_weigh (PassoValue value,
                     guint64    limit)
{
  guint size = passo_value_get_size (value);
  guint64 weight = ELEMENT_WEIGHT;
  gsize length = 0;

  passo_value_get_string (value, &length);
  weight += length;
  if (passo_value_is_array (value) || passo_value_is_object (value))
    weight += CONTAINER_WEIGHT;
  if (passo_value_is_range (value))
    return weight + (guint64) size * RANGE_WEIGHT;

  for (guint i = 0; i < size && weight <= limit; i++)
    {
      if (passo_value_is_object (value))
        {
          passo_value_get_string (passo_value_get_nth_key (value, i), &length);
          weight += length + passo_jsonata_weigh (passo_value_get_nth_member (value, i, NULL, NULL),
                                                  limit - weight);
        }
      else
        weight += passo_jsonata_weigh (passo_value_get_element (value, i), limit - weight);
    }

  return weight;
}

/* Takes the steps of work that goes over all of a value. FALSE: there are not that many. */
gboolean
passo_jsonata_take_weight (PassoJsonataEvaluation *self,
                           PassoValue              value)
{
  guint64 limit = (self->steps + self->later_steps) * ELEMENT_WEIGHT;

  if (!passo_value_is_array (value) && !passo_value_is_object (value))
    return passo_jsonata_take_text_steps (self, value);

  return passo_jsonata_take_steps (self, passo_jsonata_weigh (value, limit) / ELEMENT_WEIGHT);
}

/* Whether the host could copy or write the value with the memory of the budget. Containers remember
 * the length of their text, so what an expression only passes on is not walked. */
gboolean
passo_jsonata_check_weight (PassoJsonataEvaluation *self,
                            PassoValue              value)
{
  guint64 limit = MIN (self->scope->bytes, G_MAXINT64);

  return passo_value_get_size (value) == 0 ||
         (!passo_value_is_range (value) &&
          passo_value_get_serialized_length (value) <= limit / TEXT_WEIGHT) ||
         passo_jsonata_weigh (value, limit) <= limit ||
         passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_MEMORY, 0);
}

/* The beginning of a value that is too long to be shown. */
static void
append_beginning (PassoValue  value,
                  GString    *out)
{
  gboolean is_object = passo_value_is_object (value);
  const char *text;
  gsize length;

  if (passo_jsonata_weigh (value, MAX_SHOWN) <= MAX_SHOWN)
    {
      passo_json_write_to (value, PASSO_JSON_WRITER_STRIP, out);
      return;
    }
  if (passo_value_is_string (value))
    {
      text = passo_value_get_string (value, &length);
      if (length > MAX_SHOWN)
        length = (gsize) (g_utf8_find_prev_char (text, text + MAX_SHOWN) - text);
      passo_json_write_string (text, length, out);
      return;
    }
  g_string_append_c (out, is_object ? '{' : '[');
  for (guint i = 0; i < passo_value_get_size (value) && out->len < MAX_SHOWN; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (is_object)
        {
          append_beginning (passo_value_get_nth_key (value, i), out);
          g_string_append_c (out, ':');
        }
      append_beginning (is_object ? passo_value_get_nth_member (value, i, NULL, NULL)
                                  : passo_value_get_element (value, i), out);
    }
  g_string_append_c (out, is_object ? '}' : ']');
}

/*
 * passo_jsonata_show:
 * @value: a value
 *
 * Returns: (nullable): it as messages show it: as JSON, and not all of it when it is long
 */
char *
passo_jsonata_show (PassoValue value)
{
  g_autoptr (GString) out = NULL;

  if (passo_value_is_undefined (value))
    return NULL;
  out = g_string_new (NULL);
  append_beginning (value, out);
  if (out->len > MAX_SHOWN)
    g_string_truncate (out, (gsize) (g_utf8_find_prev_char (out->str, out->str + MAX_SHOWN) -
                                     out->str));

  return g_string_free (g_steal_pointer (&out), FALSE);
}
