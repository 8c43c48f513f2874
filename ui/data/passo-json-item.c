/* passo-json-item.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "data/passo-json-item.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_CHARACTERS 120

/**
 * PassoJsonItem:
 *
 * One row of a JSON tree: a value with its key and its parent, and how it differs from the value
 * at the same place before. Children are made when a row is opened, so a large value costs only
 * what is looked at.
 */
struct _PassoJsonItem
{
  GObject              parent_instance;

  PassoJsonItem       *parent;
  PassoValue           value;
  PassoValue           before;
  char                *key;   /* NULL for the root and for elements */
  guint                index;
  PassoJsonItemChange  change;
};

G_DEFINE_FINAL_TYPE (PassoJsonItem, passo_json_item, G_TYPE_OBJECT)

static void
passo_json_item_dispose (GObject *object)
{
  PassoJsonItem *self = PASSO_JSON_ITEM (object);

  g_clear_object (&self->parent);
  passo_value_clear (&self->value);
  passo_value_clear (&self->before);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (passo_json_item_parent_class)->dispose (object);
}

static void
passo_json_item_class_init (PassoJsonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_json_item_dispose;
}

static void
passo_json_item_init (PassoJsonItem *self)
{
  self->value = passo_value_undefined ();
  self->before = passo_value_undefined ();
}

/**
 * passo_json_item_new_child:
 * @parent: the item around it
 * @key: (nullable): name of the member, %NULL for an element
 * @index: its position
 * @value: its value
 * @before: the value that stood there before, undefined for none
 *
 * Returns: (transfer full): the item of a member or element
 */
PassoJsonItem *
passo_json_item_new_child (PassoJsonItem *parent,
                           const char    *key,
                           guint          index,
                           PassoValue     value,
                           PassoValue     before)
{
  PassoJsonItem *self;

  g_return_val_if_fail (PASSO_IS_JSON_ITEM (parent), NULL);

  self = g_object_new (PASSO_TYPE_JSON_ITEM, NULL);
  g_set_object (&self->parent, parent);
  self->key = g_strdup (key);
  self->index = index;
  self->value = passo_value_ref (value);
  self->before = passo_value_ref (before);

  /* Nothing is compared below a place that has no counterpart: all of it is new or gone. */
  if (parent->change == PASSO_JSON_ITEM_DROPPED || parent->change == PASSO_JSON_ITEM_ADDED)
    self->change = parent->change;
  else if (passo_value_is_undefined (parent->before) || passo_value_equal (value, before))
    self->change = PASSO_JSON_ITEM_SAME;
  else if (passo_value_is_undefined (before))
    self->change = PASSO_JSON_ITEM_ADDED;
  else
    self->change = PASSO_JSON_ITEM_CHANGED;

  return self;
}

/**
 * passo_json_item_new_dropped:
 * @parent: the item around it
 * @key: name of the member
 * @value: what it was
 *
 * Returns: (transfer full): the item of a member that is no longer there
 */
PassoJsonItem *
passo_json_item_new_dropped (PassoJsonItem *parent,
                             const char    *key,
                             PassoValue     value)
{
  PassoJsonItem *self = passo_json_item_new_child (parent, key, 0, value,
                                                   passo_value_undefined ());

  self->change = PASSO_JSON_ITEM_DROPPED;

  return self;
}

/**
 * passo_json_item_new:
 * @value: the root of the tree
 * @before: what it is compared with, undefined for no comparison
 *
 * Returns: (transfer full): the item of the root
 */
PassoJsonItem *
passo_json_item_new (PassoValue value,
                     PassoValue before)
{
  PassoJsonItem *self = g_object_new (PASSO_TYPE_JSON_ITEM, NULL);

  self->value = passo_value_ref (value);
  self->before = passo_value_ref (before);
  if (!passo_value_is_undefined (before) && !passo_value_equal (value, before))
    self->change = PASSO_JSON_ITEM_CHANGED;

  return self;
}

/**
 * passo_json_item_get_key:
 * @self: an item
 *
 * Returns: (nullable): the member's name, %NULL for the root and for elements of arrays
 */
const char *
passo_json_item_get_key (PassoJsonItem *self)
{
  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), NULL);

  return self->key;
}

/**
 * passo_json_item_get_value:
 * @self: an item
 *
 * Returns: (transfer none): its value, valid as long as the item
 */
PassoValue
passo_json_item_get_value (PassoJsonItem *self)
{
  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), passo_value_undefined ());

  return self->value;
}

/**
 * passo_json_item_get_change:
 * @self: an item
 *
 * Returns: how it differs from the value that the tree is compared with
 */
PassoJsonItemChange
passo_json_item_get_change (PassoJsonItem *self)
{
  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), PASSO_JSON_ITEM_SAME);

  return self->change;
}

/**
 * passo_json_item_is_container:
 * @self: an item
 *
 * Returns: whether it is an object or array with something in it
 */
gboolean
passo_json_item_is_container (PassoJsonItem *self)
{
  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), FALSE);

  return (passo_value_is_object (self->value) || passo_value_is_array (self->value)) &&
         passo_value_get_size (self->value) > 0;
}

/**
 * passo_json_item_dup_label:
 * @self: an item
 *
 * Returns: (transfer full): the key, or the position of an element, as a row shows it
 */
char *
passo_json_item_dup_label (PassoJsonItem *self)
{
  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), NULL);

  if (self->parent == NULL)
    return g_strdup ("$");
  if (self->key != NULL)
    return g_strdup (self->key);

  return g_strdup_printf ("%u", self->index);
}

/**
 * passo_json_item_dup_preview:
 * @self: an item
 *
 * Returns: (transfer full): a scalar as JSON, shortened, or the number of members or elements
 */
char *
passo_json_item_dup_preview (PassoJsonItem *self)
{
  g_autofree char *text = NULL;
  guint size;

  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), NULL);

  if (passo_json_item_is_container (self))
    {
      size = passo_value_get_size (self->value);
      /* Translators: what an object or an array of a JSON tree holds */
      return passo_value_is_object (self->value)
               ? g_strdup_printf (ngettext ("{ %u member }", "{ %u members }", size), size)
               : g_strdup_printf (ngettext ("[ %u element ]", "[ %u elements ]", size), size);
    }

  text = passo_json_write (self->value, PASSO_JSON_WRITER_COMPACT, NULL);
  if (g_utf8_strlen (text, -1) > PREVIEW_CHARACTERS)
    *g_utf8_offset_to_pointer (text, PREVIEW_CHARACTERS - 1) = '\0';
  else
    return g_steal_pointer (&text);

  return g_strconcat (text, "…", NULL);
}

static gboolean
is_plain_name (const char *key)
{
  if (*key == '\0' || g_ascii_isdigit (*key))
    return FALSE;

  for (const char *p = key; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_')
      return FALSE;

  return TRUE;
}

static void
append_name (GString    *path,
             const char *key)
{
  if (is_plain_name (key))
    {
      g_string_append_printf (path, ".%s", key);
      return;
    }

  g_string_append (path, "['");
  for (const char *p = key; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (path, '\\');
      g_string_append_c (path, *p);
    }
  g_string_append (path, "']");
}

static void
append_path (PassoJsonItem *self,
             GString       *path)
{
  if (self->parent == NULL)
    {
      g_string_append_c (path, '$');
      return;
    }

  append_path (self->parent, path);
  if (self->key != NULL)
    append_name (path, self->key);
  else
    g_string_append_printf (path, "[%u]", self->index);
}

/**
 * passo_json_item_dup_path:
 * @self: an item
 *
 * Returns: (transfer full): the JSONPath from the root to the item, ready to paste
 */
char *
passo_json_item_dup_path (PassoJsonItem *self)
{
  GString *path;

  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), NULL);

  path = g_string_new (NULL);
  append_path (self, path);

  return g_string_free (path, FALSE);
}

static void
append_jsonata (PassoJsonItem *self,
                GString       *path)
{
  if (self->parent == NULL)
    return;

  append_jsonata (self->parent, path);
  if (self->key == NULL)
    {
      g_string_append_printf (path, "[%u]", self->index);
      return;
    }

  /* Behind a lone dollar the name is that of a variable. */
  if (!g_str_equal (path->str, "$"))
    g_string_append_c (path, '.');
  g_string_append_printf (path, is_plain_name (self->key) ? "%s" : "`%s`", self->key);
}

/**
 * passo_json_item_dup_jsonata_path:
 * @self: an item
 * @root: what the root is in JSONata: `$states.input`, or `$` for an object of variables
 *
 * Returns: (transfer full): the JSONata path to the item, ready to paste
 */
char *
passo_json_item_dup_jsonata_path (PassoJsonItem *self,
                                  const char    *root)
{
  GString *path;

  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), NULL);
  g_return_val_if_fail (root != NULL, NULL);

  path = g_string_new (root);
  append_jsonata (self, path);

  return g_string_free (path, FALSE);
}

/**
 * passo_json_item_get_before:
 * @self: an item
 *
 * Returns: (transfer none): the value that stood there before, undefined for none
 */
PassoValue
passo_json_item_get_before (PassoJsonItem *self)
{
  g_return_val_if_fail (PASSO_IS_JSON_ITEM (self), passo_value_undefined ());

  return self->before;
}
