/* passo-source-binding.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "editor/passo-source-binding.h"

/* Deleting more than this from a highlighted buffer takes seconds, so highlighting is off
 * meanwhile. */
#define LARGE_DELETION (64 * 1024)

/* A longer line is not highlighted: the highlighter works by lines and stops the main loop. */
#define LONG_LINE (10 * 1024)

/**
 * PassoSourceBinding:
 *
 * Keeps a text buffer and a document equal. What the user types becomes an edit of the document,
 * and an edit that the document takes from elsewhere changes the same range of the buffer, and
 * nothing else of it. Neither comes back as an echo. The source view owns it.
 *
 * The buffer counts in characters and the document in bytes; @text is what both hold, and it is
 * kept for the conversion. @known_byte and @known_character are one place in both counts, from
 * which the next conversion goes on.
 */
struct _PassoSourceBinding
{
  GObject parent_instance;

  PassoDocument *document;
  GtkSourceBuffer *buffer;
  GBytes *text;
  PassoTextEdit pending;
  gsize changed_end;
  gsize known_byte;
  int known_character;
  gboolean highlight;

  guint from_buffer : 1;      /* the document takes an edit of the buffer */
  guint from_document : 1;    /* the buffer takes an edit of the document */
  guint in_user_action : 1;
  guint in_group : 1;
  guint deletes_one : 1;
  guint crlf : 1;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_BUFFER,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoSourceBinding, passo_source_binding, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const char *
get_text (PassoSourceBinding *self,
          gsize              *length)
{
  const char *text = g_bytes_get_data (self->text, length);

  return text != NULL ? text : "";
}

static gsize
bytes_before (PassoSourceBinding *self,
              int                 characters)
{
  const char *text = get_text (self, NULL);

  return (gsize) (g_utf8_offset_to_pointer (text, characters) - text);
}

static void
take_text (PassoSourceBinding *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  self->text = g_bytes_ref (passo_document_get_text (self->document));
  self->known_byte = 0;
  self->known_character = 0;
}

static gboolean
uses_crlf (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  const char *newline = length > 0 ? memchr (data, '\n', length) : NULL;

  return newline != NULL && newline > data && newline[-1] == '\r';
}

static void
fill_buffer (PassoSourceBinding *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  gsize length;
  const char *text;
  GtkTextIter start;

  take_text (self);
  self->crlf = uses_crlf (self->text);
  self->highlight = passo_source_binding_get_longest_line (self->text) <= LONG_LINE;
  gtk_source_buffer_set_highlight_syntax (self->buffer, self->highlight);

  text = get_text (self, &length);
  self->from_document = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, (int) length);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->from_document = FALSE;
}

static void
begin_group_if_needed (PassoSourceBinding *self)
{
  if (self->in_group || !self->in_user_action)
    return;

  self->in_group = TRUE;
  passo_document_begin_group (self->document, NULL);
}

/* One character typed or deleted joins what was typed just before; anything else, as a paste or
 * typing over a selection, is a step of its own. */
static void
push_pending (PassoSourceBinding *self,
              gboolean            single)
{
  g_autoptr (GError) error = NULL;
  gboolean applied;

  self->from_buffer = TRUE;
  if (single && !self->in_group)
    {
      applied = passo_document_apply_typing (self->document, &self->pending, 1, &error);
    }
  else
    {
      begin_group_if_needed (self);
      applied = passo_document_apply (self->document, &self->pending, 1, &error);
    }
  self->from_buffer = FALSE;

  passo_text_edit_clear (&self->pending);
  if (applied)
    {
      take_text (self);
      return;
    }

  /* The document is the truth: what it does not take does not stay on screen. */
  g_warning ("The text view and the document differ: %s", error->message);
  fill_buffer (self);
}

static void
set_pending (PassoSourceBinding *self,
             gsize               offset,
             gsize               length,
             const char         *text,
             gsize               text_length)
{
  passo_text_edit_clear (&self->pending);
  self->pending.offset = offset;
  self->pending.length = length;
  self->pending.text = g_strndup (text, text_length);
  self->pending.text_length = text_length;
}

/* Line ends of the file go into what is typed or pasted. */
static char *
dup_with_crlf (const char *text,
               int         length)
{
  g_autoptr (GString) converted = g_string_sized_new (length + 8);

  for (int i = 0; i < length; i++)
    {
      if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
        g_string_append_c (converted, '\r');
      g_string_append_c (converted, text[i]);
    }

  return g_string_free (g_steal_pointer (&converted), FALSE);
}

static void
insert_text_cb (PassoSourceBinding *self,
                GtkTextIter        *location,
                const char         *text,
                int                 length,
                GtkTextBuffer      *buffer)
{
  g_autofree char *converted = NULL;

  if (self->from_document)
    return;

  if (self->crlf && memchr (text, '\n', length) != NULL)
    converted = dup_with_crlf (text, length);
  if (converted != NULL && strlen (converted) != (gsize) length)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      gtk_text_buffer_insert (buffer, location, converted, -1);
      return;
    }

  if (length > LONG_LINE && self->highlight)
    {
      g_autoptr (GBytes) inserted = g_bytes_new_static (text, length);

      self->highlight = passo_source_binding_get_longest_line (inserted) <= LONG_LINE;
      gtk_source_buffer_set_highlight_syntax (self->buffer, self->highlight);
    }

  set_pending (self, bytes_before (self, gtk_text_iter_get_offset (location)), 0, text, length);
}

static void
text_inserted_cb (PassoSourceBinding *self,
                  GtkTextIter        *location,
                  const char         *text,
                  int                 length,
                  GtkTextBuffer      *buffer)
{
  int offset = gtk_text_iter_get_offset (location);

  if (self->from_document)
    return;

  push_pending (self, g_utf8_strlen (text, length) == 1);

  /* What followed the edit may have touched the buffer. */
  gtk_text_buffer_get_iter_at_offset (buffer, location, offset);
}

static void
delete_range_cb (PassoSourceBinding *self,
                 GtkTextIter        *start,
                 GtkTextIter        *end,
                 GtkTextBuffer      *buffer)
{
  gsize from;
  gsize to;

  if (self->from_document)
    return;

  from = bytes_before (self, gtk_text_iter_get_offset (start));
  to = bytes_before (self, gtk_text_iter_get_offset (end));
  set_pending (self, from, to - from, "", 0);
  self->deletes_one = gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start) == 1;
  if (to - from > LARGE_DELETION)
    gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);
}

static void
range_deleted_cb (PassoSourceBinding *self,
                  GtkTextIter        *start,
                  GtkTextIter        *end,
                  GtkTextBuffer      *buffer)
{
  if (self->from_document)
    return;

  push_pending (self, self->deletes_one);
  gtk_source_buffer_set_highlight_syntax (self->buffer, self->highlight);
}

static void
begin_user_action_cb (PassoSourceBinding *self)
{
  self->in_user_action = TRUE;
}

static void
end_user_action_cb (PassoSourceBinding *self)
{
  self->in_user_action = FALSE;
  if (!self->in_group)
    return;

  self->in_group = FALSE;
  passo_document_end_group (self->document);
}

/* Character offsets of the edits' ends in the old text, found in one walk. */
static int *
dup_character_offsets (PassoSourceBinding  *self,
                       const PassoTextEdit *edits,
                       guint                n_edits)
{
  const char *text = get_text (self, NULL);
  int *offsets = g_new (int, 2 * n_edits);
  gsize byte = 0;
  int character = 0;

  for (guint i = 0; i < n_edits; i++)
    {
      character += g_utf8_strlen (text + byte, edits[i].offset - byte);
      offsets[2 * i] = character;
      character += g_utf8_strlen (text + edits[i].offset, edits[i].length);
      offsets[2 * i + 1] = character;
      byte = edits[i].offset + edits[i].length;
    }

  return offsets;
}

static gboolean
needs_highlight_off (PassoSourceBinding  *self,
                     const PassoTextEdit *edits,
                     guint                n_edits)
{
  gsize deleted = 0;

  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr (GBytes) inserted = NULL;

      deleted += edits[i].length;
      if (edits[i].text_length <= LONG_LINE)
        continue;
      inserted = g_bytes_new_static (edits[i].text, edits[i].text_length);
      if (passo_source_binding_get_longest_line (inserted) > LONG_LINE)
        self->highlight = FALSE;
    }

  return deleted > LARGE_DELETION || !self->highlight;
}

static void
document_committed_cb (PassoSourceBinding  *self,
                       const PassoTextEdit *edits,
                       guint                n_edits,
                       PassoDocument       *document)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autofree int *offsets = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (self->from_buffer || n_edits == 0)
    return;

  offsets = dup_character_offsets (self, edits, n_edits);
  self->from_document = TRUE;
  if (needs_highlight_off (self, edits, n_edits))
    gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);

  /* From the last to the first, so that the offsets of the others stay right. */
  for (guint i = n_edits; i-- > 0;)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offsets[2 * i]);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, offsets[2 * i + 1]);
      if (edits[i].length > 0)
        gtk_text_buffer_delete (buffer, &start, &end);
      if (edits[i].text_length > 0)
        gtk_text_buffer_insert (buffer, &start, edits[i].text, (int) edits[i].text_length);
    }

  gtk_source_buffer_set_highlight_syntax (self->buffer, self->highlight);
  self->from_document = FALSE;
  self->changed_end = edits[0].offset + edits[0].text_length;
  take_text (self);
}

static void
passo_source_binding_constructed (GObject *object)
{
  PassoSourceBinding *self = PASSO_SOURCE_BINDING (object);

  G_OBJECT_CLASS (passo_source_binding_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self->buffer), FALSE);
  fill_buffer (self);

  g_signal_connect_object (self->document, "committed",
                           G_CALLBACK (document_committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text",
                           G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text",
                           G_CALLBACK (text_inserted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "delete-range",
                           G_CALLBACK (delete_range_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "delete-range",
                           G_CALLBACK (range_deleted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "begin-user-action",
                           G_CALLBACK (begin_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action",
                           G_CALLBACK (end_user_action_cb), self, G_CONNECT_SWAPPED);
}

static void
passo_source_binding_dispose (GObject *object)
{
  PassoSourceBinding *self = PASSO_SOURCE_BINDING (object);

  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->document);
  passo_text_edit_clear (&self->pending);

  G_OBJECT_CLASS (passo_source_binding_parent_class)->dispose (object);
}

static void
passo_source_binding_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  PassoSourceBinding *self = PASSO_SOURCE_BINDING (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      break;

    case PROP_BUFFER:
      self->buffer = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_source_binding_class_init (PassoSourceBindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = passo_source_binding_constructed;
  object_class->dispose = passo_source_binding_dispose;
  object_class->set_property = passo_source_binding_set_property;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, PASSO_TYPE_DOCUMENT, flags);
  properties[PROP_BUFFER] =
    g_param_spec_object ("buffer", NULL, NULL, GTK_SOURCE_TYPE_BUFFER, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_source_binding_init (PassoSourceBinding *self)
{
}

/**
 * passo_source_binding_new:
 * @document: a document
 * @buffer: a buffer, whose text is replaced by the document's and whose own undo is switched off
 *
 * Returns: (transfer full): what keeps the two equal, for as long as it lives
 */
PassoSourceBinding *
passo_source_binding_new (PassoDocument   *document,
                          GtkSourceBuffer *buffer)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (GTK_SOURCE_IS_BUFFER (buffer), NULL);

  return g_object_new (PASSO_TYPE_SOURCE_BINDING, "document", document, "buffer", buffer, NULL);
}

/**
 * passo_source_binding_get_updating:
 * @self: a binding
 *
 * Returns: whether the buffer is being changed because the document was
 */
gboolean
passo_source_binding_get_updating (PassoSourceBinding *self)
{
  g_return_val_if_fail (PASSO_IS_SOURCE_BINDING (self), FALSE);

  return self->from_document;
}

/**
 * passo_source_binding_get_iter:
 * @self: a binding
 * @offset: byte offset in the document's text; one past the end means the end
 * @iter: (out): the same place in the buffer
 */
void
passo_source_binding_get_iter (PassoSourceBinding *self,
                               gsize               offset,
                               GtkTextIter        *iter)
{
  gsize length;
  const char *text;

  g_return_if_fail (PASSO_IS_SOURCE_BINDING (self));
  g_return_if_fail (iter != NULL);

  text = get_text (self, &length);
  offset = MIN (offset, length);
  if (offset < self->known_byte)
    {
      self->known_byte = 0;
      self->known_character = 0;
    }
  self->known_character += g_utf8_strlen (text + self->known_byte, offset - self->known_byte);
  self->known_byte = offset;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), iter, self->known_character);
}

/**
 * passo_source_binding_get_offset:
 * @self: a binding
 * @iter: a place in the buffer
 *
 * Returns: its byte offset in the document's text
 */
gsize
passo_source_binding_get_offset (PassoSourceBinding *self,
                                 const GtkTextIter  *iter)
{
  g_return_val_if_fail (PASSO_IS_SOURCE_BINDING (self), 0);
  g_return_val_if_fail (iter != NULL, 0);

  return bytes_before (self, gtk_text_iter_get_offset (iter));
}

/**
 * passo_source_binding_get_changed_end:
 * @self: a binding
 *
 * Returns: byte offset of the end of what the document changed last by itself, as an undo does
 */
gsize
passo_source_binding_get_changed_end (PassoSourceBinding *self)
{
  g_return_val_if_fail (PASSO_IS_SOURCE_BINDING (self), 0);

  return self->changed_end;
}

/**
 * passo_source_binding_get_longest_line:
 * @text: a text
 *
 * Returns: bytes of its longest line
 */
gsize
passo_source_binding_get_longest_line (GBytes *text)
{
  gsize length;
  const char *data;
  const char *end;
  gsize longest = 0;

  g_return_val_if_fail (text != NULL, 0);

  data = g_bytes_get_data (text, &length);
  end = data + length;
  while (data < end)
    {
      const char *newline = memchr (data, '\n', end - data);

      if (newline == NULL)
        newline = end;
      longest = MAX (longest, (gsize) (newline - data));
      data = newline + 1;
    }

  return longest;
}
