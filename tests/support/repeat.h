/* repeat.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @before so many times, @middle, and @after so many times. Free with g_free(). */
static inline char *
repeat_around (const char *before,
               const char *middle,
               const char *after,
               guint       times)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < times; i++)
    g_string_append (text, after);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static inline char *
repeat (const char *text,
        guint       times)
{
  return repeat_around (text, "", "", times);
}

G_END_DECLS
