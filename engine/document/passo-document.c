/* passo-document.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * PassoDocument:
 *
 * An open text. The text is the truth: tree, graph and forms are read from it, and each change
 * comes as edits of the text, which go into one undo history and out through
 * #PassoDocument::committed. It belongs to one thread; its texts and trees may go to others.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/passo-document-private.h"
#include "document/passo-undo-stack.h"

struct _PassoDocument
{
  GObject parent_instance;

  GFile          *file;
  GBytes         *text;
  GBytes         *saved_text;
  PassoJsonTree  *tree;
  char          **patterns;
  PassoUndoStack *undo_stack;
  PassoClock     *clock;
  PassoFileStamp  stamp;
  guint64         revision;

  /* What was last notified. */
  guint modified : 1;
  guint can_undo : 1;
  guint can_redo : 1;

  guint committing : 1;
};

enum
{
  PROP_0,
  PROP_FILE,
  PROP_TITLE,
  PROP_REVISION,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

enum
{
  COMMITTED,
  N_SIGNALS
};

G_DEFINE_QUARK (passo-document-error-quark, passo_document_error)
G_DEFINE_FINAL_TYPE (PassoDocument, passo_document, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ------------------------------------------------------------------ changing the text */

static void
notify_state (PassoDocument *self)
{
  const gboolean modified = !g_bytes_equal (self->text, self->saved_text);
  const gboolean can_undo = passo_undo_stack_can_undo (self->undo_stack);
  const gboolean can_redo = passo_undo_stack_can_redo (self->undo_stack);
  const gboolean modified_changed = modified != self->modified;
  const gboolean can_undo_changed = can_undo != self->can_undo;
  const gboolean can_redo_changed = can_redo != self->can_redo;

  self->modified = modified;
  self->can_undo = can_undo;
  self->can_redo = can_redo;
  if (modified_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (can_undo_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (can_redo_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Makes one revision. @edits are sorted and fit. */
static void
commit (PassoDocument       *self,
        const PassoTextEdit *edits,
        guint                n_edits)
{
  g_autoptr (GBytes) text = passo_text_edits_apply (edits, n_edits, self->text);

  g_bytes_unref (self->text);
  self->text = g_steal_pointer (&text);
  g_clear_pointer (&self->tree, passo_json_tree_unref);
  self->revision++;

  self->committing = TRUE;
  g_signal_emit (self, signals[COMMITTED], 0, edits, n_edits);
  self->committing = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const PassoTextEdit *first = a;
  const PassoTextEdit *second = b;

  return (first->offset > second->offset) - (first->offset < second->offset);
}

/* A sorted copy that owns no text, or NULL with @error set if the edits do not fit. */
static PassoTextEdit *
prepare_edits (PassoDocument        *self,
               const PassoTextEdit  *edits,
               guint                 n_edits,
               GError              **error)
{
  g_autofree PassoTextEdit *sorted = g_memdup2 (edits, sizeof (PassoTextEdit) * n_edits);

  /* A stable sort: edits at one place keep their order. */
  g_qsort_with_data (sorted, (int) n_edits, sizeof (PassoTextEdit), compare_offsets, NULL);
  if (passo_text_edits_are_valid (sorted, n_edits, g_bytes_get_size (self->text)))
    return g_steal_pointer (&sorted);

  g_set_error_literal (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_EDIT,
                       _("The change does not fit the text; nothing was changed"));
  return NULL;
}

static gboolean
apply (PassoDocument        *self,
       const PassoTextEdit  *edits,
       guint                 n_edits,
       gboolean              typing,
       GError              **error)
{
  g_autofree PassoTextEdit *sorted = NULL;

  if (n_edits == 0)
    return TRUE;

  sorted = prepare_edits (self, edits, n_edits, error);
  if (sorted == NULL)
    return FALSE;

  if (typing)
    passo_undo_stack_push_typing (self->undo_stack, sorted, n_edits, self->text,
                                  passo_clock_now (self->clock));
  else
    passo_undo_stack_push (self->undo_stack, sorted, n_edits, self->text);

  commit (self, sorted, n_edits);
  notify_state (self);

  return TRUE;
}

static void
commit_all (PassoDocument *self,
            GPtrArray     *revisions)
{
  for (guint i = 0; i < revisions->len; i++)
    {
      const GArray *edits = g_ptr_array_index (revisions, i);

      commit (self, (const PassoTextEdit *) (gpointer) edits->data, edits->len);
    }

  notify_state (self);
}

/* ------------------------------------------------------------------ object */

static void
passo_document_dispose (GObject *object)
{
  PassoDocument *self = PASSO_DOCUMENT (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (passo_document_parent_class)->dispose (object);
}

static void
passo_document_finalize (GObject *object)
{
  PassoDocument *self = PASSO_DOCUMENT (object);

  g_clear_pointer (&self->tree, passo_json_tree_unref);
  g_clear_pointer (&self->undo_stack, passo_undo_stack_free);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->saved_text, g_bytes_unref);
  g_clear_pointer (&self->patterns, g_strfreev);

  G_OBJECT_CLASS (passo_document_parent_class)->finalize (object);
}

static void
passo_document_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PassoDocument *self = PASSO_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, passo_document_get_file (self));
      break;

    case PROP_TITLE:
      g_value_take_string (value, passo_document_dup_title (self));
      break;

    case PROP_REVISION:
      g_value_set_uint64 (value, passo_document_get_revision (self));
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, passo_document_get_modified (self));
      break;

    case PROP_CAN_UNDO:
      g_value_set_boolean (value, passo_document_get_can_undo (self));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, passo_document_get_can_redo (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_document_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PassoDocument *self = PASSO_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_FILE:
      passo_document_set_file (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_document_class_init (PassoDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = passo_document_dispose;
  object_class->finalize = passo_document_finalize;
  object_class->get_property = passo_document_get_property;
  object_class->set_property = passo_document_set_property;

  properties[PROP_FILE] =
    g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_REVISION] =
    g_param_spec_uint64 ("revision", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_UNDO] =
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] =
    g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PassoDocument::committed:
   * @self: the document
   * @edits: (type gpointer): an array of PassoTextEdit, sorted, with offsets of the text before
   * @n_edits: how many
   *
   * After each revision, those of undo and redo too: the text is the new one already. A handler
   * must not change the document.
   */
  signals[COMMITTED] =
    g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
}

static void
passo_document_init (PassoDocument *self)
{
  self->text = g_bytes_new (NULL, 0);
  self->saved_text = g_bytes_ref (self->text);
  self->undo_stack = passo_undo_stack_new ();
  self->clock = passo_clock_real ();
}

/**
 * passo_document_new:
 *
 * Returns: (transfer full): an empty document without a file
 */
PassoDocument *
passo_document_new (void)
{
  return g_object_new (PASSO_TYPE_DOCUMENT, NULL);
}

/**
 * passo_document_new_for_bytes:
 * @text: the text
 *
 * Returns: (transfer full): a document of that text, not modified, without a file
 */
PassoDocument *
passo_document_new_for_bytes (GBytes *text)
{
  PassoDocument *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = passo_document_new ();
  g_bytes_unref (self->text);
  self->text = g_bytes_ref (text);
  g_bytes_unref (self->saved_text);
  self->saved_text = g_bytes_ref (text);

  return self;
}

/**
 * passo_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): where it was read from or is written to
 */
GFile *
passo_document_get_file (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * passo_document_set_file:
 * @self: a document
 * @file: (nullable): where it is written to from now on
 */
void
passo_document_set_file (PassoDocument *self,
                         GFile         *file)
{
  g_return_if_fail (PASSO_IS_DOCUMENT (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  if (!g_set_object (&self->file, file))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * passo_document_dup_title:
 * @self: a document
 *
 * Returns: (transfer full): the file's name for people, or a word for a document without one
 */
char *
passo_document_dup_title (PassoDocument *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  if (self->file == NULL)
    return g_strdup (_("New Workflow"));

  name = g_file_get_basename (self->file);
  return g_filename_display_name (name);
}

/**
 * passo_document_get_revision:
 * @self: a document
 *
 * Returns: a number that grows with each change of the text
 */
guint64
passo_document_get_revision (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), 0);

  return self->revision;
}

/**
 * passo_document_get_text:
 * @self: a document
 *
 * Returns: (transfer none): the text
 */
GBytes *
passo_document_get_text (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  return self->text;
}

/**
 * passo_document_get_tree:
 * @self: a document
 *
 * Returns: (transfer none): the tree of the text; read when it is first asked for
 */
PassoJsonTree *
passo_document_get_tree (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  if (self->tree == NULL)
    self->tree = passo_json_tree_new_full (self->text, (const char * const *) self->patterns);

  return self->tree;
}

/**
 * passo_document_set_patterns:
 * @self: a document
 * @patterns: (nullable) (array zero-terminated=1): spellings of placeholders that may stand bare,
 *   as for passo_json_tree_new_full()
 *
 * The text stays what it is; the tree may be another.
 */
void
passo_document_set_patterns (PassoDocument      *self,
                             const char * const *patterns)
{
  static const char * const none[] = { NULL };

  g_return_if_fail (PASSO_IS_DOCUMENT (self));

  if (g_strv_equal (patterns != NULL ? patterns : none,
                    self->patterns != NULL ? (const char * const *) self->patterns : none))
    return;

  g_strfreev (self->patterns);
  self->patterns = g_strdupv ((char **) patterns);
  g_clear_pointer (&self->tree, passo_json_tree_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

/**
 * passo_document_set_clock:
 * @self: a document
 * @clock: what tells the pauses in typing; outlives the document
 */
void
passo_document_set_clock (PassoDocument *self,
                          PassoClock    *clock)
{
  g_return_if_fail (PASSO_IS_DOCUMENT (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
}

/**
 * passo_document_apply:
 * @self: a document
 * @edits: (array length=n_edits): what to change, with offsets of the text before; in any order,
 *   but edits at one place in theirs
 * @n_edits: how many
 * @error: return location of a #PassoDocumentError
 *
 * Makes one revision; a step of undo of its own, or part of the open group.
 *
 * Returns: whether the edits fit the text; otherwise nothing was changed
 */
gboolean
passo_document_apply (PassoDocument        *self,
                      const PassoTextEdit  *edits,
                      guint                 n_edits,
                      GError              **error)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  return apply (self, edits, n_edits, FALSE, error);
}

/**
 * passo_document_apply_typing:
 * @self: a document
 * @edits: (array length=n_edits): as for passo_document_apply()
 * @n_edits: how many
 * @error: return location of a #PassoDocumentError
 *
 * As passo_document_apply() for keystrokes: those at one place, with no pause between them, are
 * one step of undo.
 *
 * Returns: whether the edits fit the text; otherwise nothing was changed
 */
gboolean
passo_document_apply_typing (PassoDocument        *self,
                             const PassoTextEdit  *edits,
                             guint                 n_edits,
                             GError              **error)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  return apply (self, edits, n_edits, TRUE, error);
}

/**
 * passo_document_begin_group:
 * @self: a document
 * @label: (nullable): what the step is called, in the user's language
 *
 * What is applied from now on is one step of undo, until as many calls of
 * passo_document_end_group().
 */
void
passo_document_begin_group (PassoDocument *self,
                            const char    *label)
{
  g_return_if_fail (PASSO_IS_DOCUMENT (self));

  passo_undo_stack_begin (self->undo_stack, label);
}

/**
 * passo_document_end_group:
 * @self: a document
 */
void
passo_document_end_group (PassoDocument *self)
{
  g_return_if_fail (PASSO_IS_DOCUMENT (self));

  passo_undo_stack_end (self->undo_stack);
  notify_state (self);
}

/**
 * passo_document_get_can_undo:
 * @self: a document
 *
 * Returns: whether there is a step to undo
 */
gboolean
passo_document_get_can_undo (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);

  return passo_undo_stack_can_undo (self->undo_stack);
}

/**
 * passo_document_get_can_redo:
 * @self: a document
 *
 * Returns: whether there is a step to redo
 */
gboolean
passo_document_get_can_redo (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);

  return passo_undo_stack_can_redo (self->undo_stack);
}

/**
 * passo_document_get_undo_label:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what the step is called that undo takes back
 */
const char *
passo_document_get_undo_label (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  return passo_undo_stack_undo_label (self->undo_stack);
}

/**
 * passo_document_get_redo_label:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what the step is called that redo does again
 */
const char *
passo_document_get_redo_label (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  return passo_undo_stack_redo_label (self->undo_stack);
}

/**
 * passo_document_undo:
 * @self: a document
 *
 * Takes back one step.
 *
 * Returns: whether there was one
 */
gboolean
passo_document_undo (PassoDocument *self)
{
  g_autoptr (GPtrArray) revisions = NULL;

  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  if (!passo_undo_stack_can_undo (self->undo_stack))
    return FALSE;

  revisions = passo_undo_stack_undo (self->undo_stack);
  commit_all (self, revisions);

  return TRUE;
}

/**
 * passo_document_redo:
 * @self: a document
 *
 * Does again the step that was taken back last.
 *
 * Returns: whether there was one
 */
gboolean
passo_document_redo (PassoDocument *self)
{
  g_autoptr (GPtrArray) revisions = NULL;

  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  if (!passo_undo_stack_can_redo (self->undo_stack))
    return FALSE;

  revisions = passo_undo_stack_redo (self->undo_stack);
  commit_all (self, revisions);

  return TRUE;
}

/**
 * passo_document_get_modified:
 * @self: a document
 *
 * Returns: whether its text is another than the one that was read or saved
 */
gboolean
passo_document_get_modified (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), FALSE);

  return self->modified;
}

/**
 * passo_document_get_saved_text:
 * @self: a document
 *
 * Returns: (transfer none): the text that was read or saved
 */
GBytes *
passo_document_get_saved_text (PassoDocument *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT (self), NULL);

  return self->saved_text;
}

/**
 * passo_document_set_saved:
 * @self: a document
 * @text: what is on disk now; the document may have moved on since it was handed out
 */
void
passo_document_set_saved (PassoDocument *self,
                          GBytes        *text)
{
  g_return_if_fail (PASSO_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  g_bytes_ref (text);
  g_bytes_unref (self->saved_text);
  self->saved_text = text;
  passo_undo_stack_break_typing (self->undo_stack);
  notify_state (self);
}

PassoFileStamp
_passo_document_get_stamp (PassoDocument *self)
{
  return self->stamp;
}

void
_passo_document_set_stamp (PassoDocument        *self,
                           const PassoFileStamp *stamp)
{
  self->stamp = *stamp;
}
