/* passo-json-search.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-json-search.h"

#include <string.h>

typedef struct
{
  const char *needle; /* case folded */
  guint       limit;
  GArray     *path;   /* of guint: positions from the root to the value at hand */
  GPtrArray  *found;
} Search;

static gboolean
matches (Search     *search,
         const char *text,
         gsize       length)
{
  g_autofree char *folded = g_utf8_casefold (text, length);

  return strstr (folded, search->needle) != NULL;
}

static gboolean
scalar_matches (Search     *search,
                PassoValue  value)
{
  g_autofree char *text = NULL;
  const char *string;
  gsize length;

  if (passo_value_is_string (value))
    {
      string = passo_value_get_string (value, &length);
      return matches (search, string, length);
    }
  if (passo_value_is_object (value) || passo_value_is_array (value))
    return FALSE;

  text = passo_json_write (value, PASSO_JSON_WRITER_COMPACT, &length);
  return matches (search, text, length);
}

static void
add_found (Search *search)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (path, search->path->data, search->path->len);
  g_ptr_array_add (search->found, path);
}

/* The reader caps nesting, and so the depth of this recursion. */
static void
visit (Search     *search,
       PassoValue  value,
       gboolean    key_matches)
{
  gboolean is_object = passo_value_is_object (value);
  guint n = is_object || passo_value_is_array (value) ? passo_value_get_size (value) : 0;

  if (key_matches || scalar_matches (search, value))
    add_found (search);

  for (guint i = 0; i < n && search->found->len < search->limit; i++)
    {
      const char *key = NULL;
      gsize length = 0;
      PassoValue child = is_object ? passo_value_get_nth_member (value, i, &key, &length)
                                   : passo_value_get_element (value, i);

      g_array_append_val (search->path, i);
      visit (search, child, key != NULL && matches (search, key, length));
      g_array_set_size (search->path, search->path->len - 1);
    }
}

/**
 * passo_json_search:
 * @root: a value
 * @text: what to look for in keys and scalar values, whatever its case
 * @limit: how many places to find at the most
 *
 * Returns: (transfer full) (element-type GArray): the places in document order, each the positions
 *   (#guint) of the members and elements that lead to it from @root
 */
GPtrArray *
passo_json_search (PassoValue  root,
                   const char *text,
                   guint       limit)
{
  g_autofree char *needle = NULL;
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { NULL, limit, path, NULL };

  g_return_val_if_fail (text != NULL, NULL);

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  needle = g_utf8_casefold (text, -1);
  search.needle = needle;
  if (*needle != '\0')
    visit (&search, root, FALSE);

  return search.found;
}
