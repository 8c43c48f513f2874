/* passo-text-edit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-text-edit.h"

G_DEFINE_BOXED_TYPE (PassoTextEdit, passo_text_edit, passo_text_edit_copy, passo_text_edit_free)

static PassoTextEdit
make_edit (gsize       offset,
           gsize       length,
           const char *text,
           gssize      text_length)
{
  PassoTextEdit edit = { offset, length, NULL, 0 };

  if (text != NULL)
    {
      edit.text_length = text_length < 0 ? strlen (text) : (gsize) text_length;
      edit.text = g_malloc (edit.text_length + 1);
      memcpy (edit.text, text, edit.text_length);
      edit.text[edit.text_length] = '\0';
    }

  return edit;
}

/**
 * passo_text_edit_new:
 * @offset: byte offset of the replaced text
 * @length: number of bytes that are replaced
 * @text: (nullable): the replacement
 * @text_length: bytes of @text, or -1 if it ends with a NUL
 *
 * Returns: (transfer full): an edit that replaces @length bytes at @offset
 */
PassoTextEdit *
passo_text_edit_new (gsize       offset,
                     gsize       length,
                     const char *text,
                     gssize      text_length)
{
  PassoTextEdit *self = g_new (PassoTextEdit, 1);

  *self = make_edit (offset, length, text, text_length);

  return self;
}

/**
 * passo_text_edit_copy:
 * @self: an edit
 *
 * Returns: (transfer full): a copy of @self with its own text
 */
PassoTextEdit *
passo_text_edit_copy (const PassoTextEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return passo_text_edit_new (self->offset, self->length, self->text, self->text_length);
}

/**
 * passo_text_edit_free:
 * @self: (transfer full) (nullable): an edit
 *
 * Frees @self and its text.
 */
void
passo_text_edit_free (PassoTextEdit *self)
{
  if (self == NULL)
    return;

  passo_text_edit_clear (self);
  g_free (self);
}

/**
 * passo_text_edit_clear:
 * @self: an edit that lives in the caller's memory
 *
 * Frees the text of @self, for edits in an array or on the stack.
 */
void
passo_text_edit_clear (PassoTextEdit *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->text, g_free);
  self->text_length = 0;
}

/**
 * passo_text_edits_new:
 *
 * Returns: (transfer full) (element-type PassoTextEdit): an empty array of
 *   edits, which clears them
 */
GArray *
passo_text_edits_new (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (PassoTextEdit));

  g_array_set_clear_func (edits, (GDestroyNotify) passo_text_edit_clear);

  return edits;
}

/**
 * passo_text_edits_add:
 * @edits: (element-type PassoTextEdit): an array made by passo_text_edits_new()
 * @offset: byte offset of the replaced text
 * @length: number of bytes that are replaced
 * @text: (nullable): the replacement
 * @text_length: bytes of @text, or -1 if it ends with a NUL
 *
 * Appends an edit with its own copy of @text.
 */
void
passo_text_edits_add (GArray     *edits,
                      gsize       offset,
                      gsize       length,
                      const char *text,
                      gssize      text_length)
{
  PassoTextEdit edit;

  g_return_if_fail (edits != NULL);

  edit = make_edit (offset, length, text, text_length);
  g_array_append_val (edits, edit);
}

/**
 * passo_text_edits_are_valid:
 * @edits: (array length=n_edits): edits of one revision
 * @n_edits: number of edits
 * @text_length: bytes of the text they are meant for
 *
 * Returns: whether the edits go upwards, do not overlap and stay inside a text
 *   of @text_length bytes
 */
gboolean
passo_text_edits_are_valid (const PassoTextEdit *edits,
                            guint                n_edits,
                            gsize                text_length)
{
  gsize position = 0;

  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);

  for (guint i = 0; i < n_edits; i++)
    {
      if (edits[i].offset < position || edits[i].offset > text_length)
        return FALSE;
      if (edits[i].length > text_length - edits[i].offset)
        return FALSE;
      position = edits[i].offset + edits[i].length;
    }

  return TRUE;
}

static gsize
measure_result (const PassoTextEdit *edits,
                guint                n_edits,
                gsize                length)
{
  for (guint i = 0; i < n_edits; i++)
    length = length - edits[i].length + edits[i].text_length;

  return length;
}

/**
 * passo_text_edits_apply:
 * @edits: (array length=n_edits): valid edits of one revision
 * @n_edits: number of edits
 * @text: the text before
 *
 * Returns: (transfer full): the text after all edits. Its bytes are followed by
 *   a NUL, which is not counted.
 */
GBytes *
passo_text_edits_apply (const PassoTextEdit *edits,
                        guint                n_edits,
                        GBytes              *text)
{
  const char *old;
  gsize old_length, new_length, from = 0;
  char *result, *to;

  g_return_val_if_fail (text != NULL, NULL);

  old = g_bytes_get_data (text, &old_length);
  g_return_val_if_fail (passo_text_edits_are_valid (edits, n_edits, old_length), NULL);

  new_length = measure_result (edits, n_edits, old_length);
  result = to = g_malloc (new_length + 1);
  for (guint i = 0; i < n_edits; i++)
    {
      gsize kept = edits[i].offset - from;

      if (kept > 0)
        to = mempcpy (to, old + from, kept);
      if (edits[i].text_length > 0)
        to = mempcpy (to, edits[i].text, edits[i].text_length);
      from = edits[i].offset + edits[i].length;
    }
  if (old_length > from)
    to = mempcpy (to, old + from, old_length - from);
  *to = '\0';

  return g_bytes_new_take (result, new_length);
}

/**
 * passo_text_edits_invert:
 * @edits: (array length=n_edits): valid edits of one revision
 * @n_edits: number of edits
 * @text: the text before
 *
 * Returns: (transfer full) (element-type PassoTextEdit): the edits that lead
 *   back from the text after @edits to @text
 */
GArray *
passo_text_edits_invert (const PassoTextEdit *edits,
                         guint                n_edits,
                         GBytes              *text)
{
  const char *old;
  gsize length, removed = 0, added = 0;
  GArray *inverse;

  g_return_val_if_fail (text != NULL, NULL);

  old = g_bytes_get_data (text, &length);
  g_return_val_if_fail (passo_text_edits_are_valid (edits, n_edits, length), NULL);

  inverse = passo_text_edits_new ();
  for (guint i = 0; i < n_edits; i++)
    {
      passo_text_edits_add (inverse, edits[i].offset + added - removed, edits[i].text_length,
                            old != NULL ? old + edits[i].offset : "", edits[i].length);
      removed += edits[i].length;
      added += edits[i].text_length;
    }

  return inverse;
}
