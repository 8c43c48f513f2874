/* expression-place.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "expression-place.h"

/* Columns of a terminal that a character takes. */
static guint
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/* Adds the text up to @end, a tab or another control character as a blank. */
static guint
append_shown (GString    *out,
              const char *text,
              const char *end)
{
  guint width = 0;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      c = g_unichar_iscntrl (c) ? ' ' : c;
      width += get_width (c);
      g_string_append_unichar (out, c);
    }

  return width;
}

/**
 * passo_cli_draw_place:
 * @expression: an expression, of any number of lines
 * @where: a place in it; one without bytes is the character there
 *
 * Draws the line that the place begins in, with carets below it. The carets end with the line.
 *
 * Returns: (transfer full): two lines
 */
char *
passo_cli_draw_place (const char      *expression,
                      const PassoSpan *where)
{
  gsize length = strlen (expression);
  const char *start = expression + MIN (where->start, length);
  const char *end = expression + MIN (MAX (where->end, where->start), length);
  const char *first = start, *last;
  g_autoptr (GString) line = g_string_new ("  ");
  GString *out = g_string_new (NULL);
  guint n_before, n_marked;

  while (first > expression && first[-1] != '\n')
    first--;
  last = first + strcspn (first, "\n");
  n_before = append_shown (line, first, start);
  n_marked = append_shown (line, start, MIN (end, last));
  append_shown (line, MAX (start, MIN (end, last)), last);
  g_string_append_printf (out, "%s\n  %*s", line->str, (int) n_before, "");
  for (guint i = 0; i < MAX (n_marked, 1); i++)
    g_string_append_c (out, '^');
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

/**
 * passo_cli_print_place:
 * @expression: an expression
 * @where: a place in it
 *
 * Shows the place to a user at a terminal.
 */
void
passo_cli_print_place (const char      *expression,
                       const PassoSpan *where)
{
  g_autofree char *text = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  text = passo_cli_draw_place (expression, where);
  g_printerr ("%s", text);
}
