/* passo-drafts.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "passo-drafts.h"
#include "passo-process.h"

/* Unsaved work is at most this old when the program dies. */
#define WRITE_DELAY_S 2

#define GROUP "Draft"

/**
 * PassoDrafts:
 *
 * Keeps unsaved work aside, so that a crash loses none of it: the text of each modified document
 * in a file of a folder, with a key file beside it that names the program's process. A draft
 * whose process is gone was lost, and is offered again. The application owns it.
 */
struct _PassoDrafts
{
  GObject parent_instance;

  GFile *folder;
  GHashTable *watches;         /* PassoDocument → Watch */
};

typedef struct
{
  PassoDrafts *drafts;         /* not owned: it owns the watch */
  PassoDocument *document;
  char *id;
  gulong committed_id;
  gulong modified_id;
  guint source;
} Watch;

G_DEFINE_FINAL_TYPE (PassoDrafts, passo_drafts, G_TYPE_OBJECT)

static GFile *
get_file (PassoDrafts *self,
          const char  *id,
          const char  *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_file_get_child (self->folder, name);
}

static void
delete_files (PassoDrafts *self,
              const char  *id)
{
  g_autoptr (GFile) text = get_file (self, id, ".draft");
  g_autoptr (GFile) about = get_file (self, id, ".ini");

  g_file_delete (text, NULL, NULL);
  g_file_delete (about, NULL, NULL);
}

static gboolean
write_about (PassoDrafts    *self,
             Watch          *watch,
             GError        **error)
{
  g_autoptr (GKeyFile) about = g_key_file_new ();
  g_autoptr (GFile) place = get_file (self, watch->id, ".ini");
  g_autofree char *title = passo_document_dup_title (watch->document);
  g_autofree char *start = passo_process_dup_start (getpid ());
  GFile *file = passo_document_get_file (watch->document);

  g_key_file_set_string (about, GROUP, "title", title);
  g_key_file_set_int64 (about, GROUP, "process", getpid ());
  if (start != NULL)
    g_key_file_set_string (about, GROUP, "started", start);
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_key_file_set_string (about, GROUP, "file", uri);
    }

  return g_key_file_save_to_file (about, g_file_peek_path (place), error);
}

static void
write_draft (Watch *watch)
{
  PassoDrafts *self = watch->drafts;
  g_autoptr (GFile) place = get_file (self, watch->id, ".draft");
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (passo_document_get_text (watch->document), &length);

  if (!passo_document_get_modified (watch->document))
    {
      delete_files (self, watch->id);
      return;
    }

  g_file_make_directory_with_parents (self->folder, NULL, NULL);
  if (!g_file_replace_contents (place, text, length, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL,
                                &error)
      || !write_about (self, watch, &error))
    g_warning ("Unsaved work is not kept aside: %s", error->message);
}

static gboolean
write_cb (gpointer user_data)
{
  Watch *watch = user_data;

  watch->source = 0;
  write_draft (watch);

  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (Watch *watch)
{
  if (watch->source == 0)
    watch->source = g_timeout_add_seconds (WRITE_DELAY_S, write_cb, watch);
}

static void
modified_changed_cb (Watch *watch)
{
  if (passo_document_get_modified (watch->document))
    return;

  g_clear_handle_id (&watch->source, g_source_remove);
  delete_files (watch->drafts, watch->id);
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->source, g_source_remove);
  g_signal_handler_disconnect (watch->document, watch->committed_id);
  g_signal_handler_disconnect (watch->document, watch->modified_id);
  g_object_unref (watch->document);
  g_free (watch->id);
  g_free (watch);
}

static gboolean
is_watched (PassoDrafts *self,
            const char  *id)
{
  GHashTableIter iter;
  gpointer watch;

  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, NULL, &watch))
    if (strcmp (((Watch *) watch)->id, id) == 0)
      return TRUE;

  return FALSE;
}

/* NULL for what belongs to a window that is open, in this process or another. */
static PassoDraft *
load_lost (PassoDrafts *self,
           const char  *id)
{
  g_autoptr (GKeyFile) about = g_key_file_new ();
  g_autoptr (GFile) about_file = get_file (self, id, ".ini");
  g_autoptr (GFile) text_file = get_file (self, id, ".draft");
  g_autoptr (PassoDraft) draft = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *start = NULL;
  gint64 process;

  if (!g_key_file_load_from_file (about, g_file_peek_path (about_file), G_KEY_FILE_NONE, NULL))
    return NULL;

  process = g_key_file_get_int64 (about, GROUP, "process", NULL);
  start = g_key_file_get_string (about, GROUP, "started", NULL);
  if (process == getpid () ? is_watched (self, id) : passo_process_lives (process, start))
    return NULL;

  draft = g_new0 (PassoDraft, 1);
  draft->id = g_strdup (id);
  draft->title = g_key_file_get_string (about, GROUP, "title", NULL);
  draft->text = g_file_load_bytes (text_file, NULL, NULL, NULL);
  uri = g_key_file_get_string (about, GROUP, "file", NULL);
  if (uri != NULL)
    draft->file = g_file_new_for_uri (uri);

  return draft->text != NULL ? g_steal_pointer (&draft) : NULL;
}

static void
passo_drafts_dispose (GObject *object)
{
  PassoDrafts *self = PASSO_DRAFTS (object);

  g_hash_table_remove_all (self->watches);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (passo_drafts_parent_class)->dispose (object);
}

static void
passo_drafts_finalize (GObject *object)
{
  PassoDrafts *self = PASSO_DRAFTS (object);

  g_hash_table_unref (self->watches);

  G_OBJECT_CLASS (passo_drafts_parent_class)->finalize (object);
}

static void
passo_drafts_class_init (PassoDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_drafts_dispose;
  object_class->finalize = passo_drafts_finalize;
}

static void
passo_drafts_init (PassoDrafts *self)
{
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, watch_free);
}

/**
 * passo_draft_free:
 * @self: a draft
 */
void
passo_draft_free (PassoDraft *self)
{
  g_free (self->id);
  g_clear_object (&self->file);
  g_free (self->title);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

/**
 * passo_drafts_new:
 * @folder: where drafts are kept; need not exist
 *
 * Returns: (transfer full): the drafts
 */
PassoDrafts *
passo_drafts_new (GFile *folder)
{
  PassoDrafts *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_object_new (PASSO_TYPE_DRAFTS, NULL);
  self->folder = g_object_ref (folder);

  return self;
}

/**
 * passo_drafts_watch:
 * @self: the drafts
 * @document: a document that is open
 *
 * Keeps unsaved changes of a document aside from now on, until passo_drafts_forget().
 *
 * Returns: (transfer full): id of its draft
 */
char *
passo_drafts_watch (PassoDrafts   *self,
                    PassoDocument *document)
{
  Watch *watch;

  g_return_val_if_fail (PASSO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (PASSO_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (!g_hash_table_contains (self->watches, document), NULL);

  watch = g_new0 (Watch, 1);
  watch->drafts = self;
  watch->document = g_object_ref (document);
  watch->id = g_uuid_string_random ();
  watch->committed_id = g_signal_connect_swapped (document, "committed",
                                                  G_CALLBACK (document_changed_cb), watch);
  watch->modified_id = g_signal_connect_swapped (document, "notify::modified",
                                                 G_CALLBACK (modified_changed_cb), watch);
  g_hash_table_insert (self->watches, document, watch);
  if (passo_document_get_modified (document))
    document_changed_cb (watch);

  return g_strdup (watch->id);
}

/**
 * passo_drafts_forget:
 * @self: the drafts
 * @document: a document that was watched
 *
 * Deletes the draft of a document that was closed as its user wanted.
 */
void
passo_drafts_forget (PassoDrafts   *self,
                     PassoDocument *document)
{
  Watch *watch;

  g_return_if_fail (PASSO_IS_DRAFTS (self));
  g_return_if_fail (PASSO_IS_DOCUMENT (document));

  watch = g_hash_table_lookup (self->watches, document);
  if (watch == NULL)
    return;

  delete_files (self, watch->id);
  g_hash_table_remove (self->watches, document);
}

/**
 * passo_drafts_flush:
 * @self: the drafts
 *
 * Writes at once what waits to be written.
 */
void
passo_drafts_flush (PassoDrafts *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PASSO_IS_DRAFTS (self));

  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Watch *watch = value;

      if (watch->source == 0)
        continue;
      g_clear_handle_id (&watch->source, g_source_remove);
      write_draft (watch);
    }
}

/**
 * passo_drafts_list_lost:
 * @self: the drafts
 *
 * Looks for work that a program left unsaved when it died.
 *
 * Returns: (transfer full) (element-type PassoDraft): the drafts, perhaps none
 */
GPtrArray *
passo_drafts_list_lost (PassoDrafts *self)
{
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_val_if_fail (PASSO_IS_DRAFTS (self), NULL);

  lost = g_ptr_array_new_with_free_func ((GDestroyNotify) passo_draft_free);
  folder = g_dir_open (g_file_peek_path (self->folder), 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".ini"))
      {
        g_autofree char *id = g_strndup (name, strlen (name) - strlen (".ini"));
        PassoDraft *draft = load_lost (self, id);

        if (draft != NULL)
          g_ptr_array_add (lost, draft);
      }

  return g_steal_pointer (&lost);
}

/**
 * passo_drafts_delete:
 * @self: the drafts
 * @id: id of a lost draft
 *
 * Deletes a draft that was opened or is not wanted.
 */
void
passo_drafts_delete (PassoDrafts *self,
                     const char  *id)
{
  g_return_if_fail (PASSO_IS_DRAFTS (self));
  g_return_if_fail (id != NULL);

  delete_files (self, id);
}
