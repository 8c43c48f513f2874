/* passo-string-pattern.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-string-pattern.h"

/**
 * passo_string_pattern_is_valid:
 * @pattern: a pattern of StringMatches
 * @length: its bytes
 *
 * Returns: whether each backslash stands before a star or a backslash
 */
gboolean
passo_string_pattern_is_valid (const char *pattern,
                               gsize       length)
{
  g_return_val_if_fail (pattern != NULL, FALSE);

  for (gsize i = 0; i < length; i++)
    if (pattern[i] == '\\')
      {
        i++;
        if (i == length || (pattern[i] != '*' && pattern[i] != '\\'))
          return FALSE;
      }

  return TRUE;
}

/**
 * passo_string_pattern_match:
 * @pattern: a valid pattern
 * @pattern_length: its bytes
 * @text: a text
 * @length: its bytes
 *
 * Matches a whole text; `*` is any run of characters, a backslash takes a star or a backslash
 * literally. After a mismatch only the last star is tried again: what an earlier one could take
 * in addition, the later one can take as well. So nothing is tried more than once for each pair
 * of positions, and no pattern blows up. Source: States Language specification, section
 * Choice State.
 *
 * Returns: whether @text matches
 */
gboolean
passo_string_pattern_match (const char *pattern,
                            gsize       pattern_length,
                            const char *text,
                            gsize       length)
{
  gsize p = 0, t = 0, star = 0, retry = 0;
  gboolean has_star = FALSE;

  g_return_val_if_fail (pattern != NULL && text != NULL, FALSE);

  while (t < length)
    {
      gsize literal = p + (p < pattern_length && pattern[p] == '\\');

      if (p < pattern_length && pattern[p] == '*')
        {
          has_star = TRUE;
          star = ++p;
          retry = t;
        }
      else if (literal < pattern_length && pattern[literal] == text[t])
        {
          p = literal + 1;
          t++;
        }
      else if (has_star)
        {
          p = star;
          t = ++retry;
        }
      else
        {
          return FALSE;
        }
    }
  while (p < pattern_length && pattern[p] == '*')
    p++;

  return p == pattern_length;
}
