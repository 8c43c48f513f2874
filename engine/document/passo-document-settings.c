/* passo-document-settings.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * PassoDocumentSettings:
 *
 * What belongs to a definition but not to the language: inputs, mocks, answers, values of
 * placeholders. It lives in a file beside the definition, which people may write by hand, so it
 * is a document too and edited like one. Nothing is written but by
 * passo_document_settings_save().
 *
 *   {
 *     "version": 1,
 *     "inputs": { "small order": { … } },
 *     "mock": { "file": "MockConfigFile.json", "testCase": "Orders#HappyPath" },
 *     "answers": { "Pay": { … } },
 *     "placeholders": { "values": { "Table": "orders" }, "patterns": [ "{{name}}" ] }
 *   }
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/passo-document-loader.h"
#include "document/passo-document-saver.h"
#include "document/passo-document-settings.h"
#include "json/passo-json-edit.h"
#include "json/passo-json-pointer.h"
#include "json/passo-json-writer.h"

#define SUFFIX ".passo.json"
#define EMPTY "{\n  \"version\": 1\n}\n"

struct _PassoDocumentSettings
{
  GObject parent_instance;

  PassoDocument *document;
};

G_DEFINE_FINAL_TYPE (PassoDocumentSettings, passo_document_settings, G_TYPE_OBJECT)

static void
passo_document_settings_dispose (GObject *object)
{
  PassoDocumentSettings *self = PASSO_DOCUMENT_SETTINGS (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (passo_document_settings_parent_class)->dispose (object);
}

static void
passo_document_settings_class_init (PassoDocumentSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = passo_document_settings_dispose;
}

static void
passo_document_settings_init (PassoDocumentSettings *self)
{
  g_autoptr (GBytes) empty = g_bytes_new_static (EMPTY, strlen (EMPTY));

  self->document = passo_document_new_for_bytes (empty);
}

/**
 * passo_document_settings_new:
 *
 * Returns: (transfer full): settings of a document without a file
 */
PassoDocumentSettings *
passo_document_settings_new (void)
{
  return g_object_new (PASSO_TYPE_DOCUMENT_SETTINGS, NULL);
}

/**
 * passo_document_settings_file_for:
 * @definition: the file of a definition
 *
 * Returns: (transfer full): the file of its settings: `order.passo.json` beside `order.asl.json`,
 *   `order.json` or `order.asl`
 */
GFile *
passo_document_settings_file_for (GFile *definition)
{
  static const char * const suffixes[] = { ".asl.json", ".json", ".asl" };
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL, *settings = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (definition), NULL);

  name = g_file_get_basename (definition);
  length = strlen (name);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      {
        length -= strlen (suffixes[i]);
        break;
      }

  name[length] = '\0';
  settings = g_strconcat (name, SUFFIX, NULL);
  folder = g_file_get_parent (definition);

  return folder != NULL ? g_file_get_child (folder, settings) : g_file_new_for_path (settings);
}

static gboolean
check (PassoDocumentSettings  *self,
       GError                **error)
{
  PassoJsonTree *tree = passo_document_get_tree (self->document);
  g_autofree char *title = NULL;

  if (passo_json_tree_is_usable (tree))
    return TRUE;

  title = passo_document_dup_title (self->document);
  if (!passo_json_tree_is_damaged (tree))
    /* Translators: %s is the name of a file. */
    g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_SETTINGS,
                 _("%s must be a JSON object to hold settings"), title);
  else
    {
      const PassoJsonProblem *problem = passo_json_tree_get_error (tree, 0);

      /* Translators: a file, a line, a column, and a sentence that says what is wrong there. */
      g_set_error (error, PASSO_DOCUMENT_ERROR, PASSO_DOCUMENT_ERROR_SETTINGS,
                   _("%s:%u:%u: the settings cannot be read: %s"), title, problem->line,
                   problem->column, problem->message);
    }

  return FALSE;
}

/**
 * passo_document_settings_load:
 * @file: the file of settings, which need not exist
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the settings; empty ones if there is no file
 */
PassoDocumentSettings *
passo_document_settings_load (GFile   *file,
                              GError **error)
{
  g_autoptr (PassoDocumentSettings) self = passo_document_settings_new ();
  g_autoptr (PassoDocument) document = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  document = passo_document_loader_load (file, NULL, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      passo_document_set_file (self->document, file);
      return g_steal_pointer (&self);
    }

  if (document == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  g_set_object (&self->document, document);

  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * passo_document_settings_save:
 * @self: settings with a file
 * @error: return location of a #PassoDocumentError or #GIOErrorEnum
 *
 * Writes the file: only for what a user did on purpose.
 *
 * Returns: whether it was written
 */
gboolean
passo_document_settings_save (PassoDocumentSettings  *self,
                              GError                **error)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (self), FALSE);

  return passo_document_saver_save (self->document, NULL, PASSO_DOCUMENT_SAVER_DEFAULT, NULL,
                                    error);
}

/**
 * passo_document_settings_get_file:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): where they are
 */
GFile *
passo_document_settings_get_file (PassoDocumentSettings *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (self), NULL);

  return passo_document_get_file (self->document);
}

/**
 * passo_document_settings_get_value:
 * @self: settings
 * @pointer: a JSON pointer
 *
 * Returns: (transfer full): what is there, or undefined
 */
PassoValue
passo_document_settings_get_value (PassoDocumentSettings *self,
                                   const char            *pointer)
{
  PassoJsonTree *tree;
  PassoJsonNode node;

  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (self), passo_value_undefined ());
  g_return_val_if_fail (pointer != NULL, passo_value_undefined ());

  tree = passo_document_get_tree (self->document);
  node = passo_json_tree_resolve (tree, pointer);

  return node != PASSO_JSON_NONE ? passo_json_tree_get_value (tree, node)
                                 : passo_value_undefined ();
}

/* Puts @value into new objects for the parts of @pointer that lead nowhere yet, and cuts
 * @pointer to the first of them. */
static PassoValue
wrap_value (PassoJsonTree *tree,
            char          *pointer,
            PassoValue     value)
{
  PassoValue wrapped = passo_value_ref (value);

  for (;;)
    {
      char *slash = strrchr (pointer, '/');
      g_autofree char *outer = slash != NULL ? g_strndup (pointer, slash - pointer) : NULL;
      g_auto (GStrv) parts = NULL;
      g_auto (PassoValue) empty = PASSO_VALUE_INIT;

      if (outer == NULL || *outer == '\0'
          || passo_json_tree_resolve (tree, outer) != PASSO_JSON_NONE)
        return wrapped;

      parts = passo_json_pointer_split (slash, NULL);
      empty = passo_value_empty_object ();
      passo_value_take (&wrapped,
                        passo_value_with_member (empty, parts[0], strlen (parts[0]),
                                                 wrapped));
      *slash = '\0';
    }
}

static gboolean
set_value (PassoDocumentSettings  *self,
           const char             *pointer,
           PassoValue              value,
           GArray                 *edits,
           GError                **error)
{
  PassoJsonTree *tree = passo_document_get_tree (self->document);
  g_autofree char *place = g_strdup (pointer);
  g_autofree char *json = NULL;
  g_auto (PassoValue) wrapped = PASSO_VALUE_INIT;

  if (passo_value_is_undefined (value))
    return passo_json_tree_resolve (tree, pointer) == PASSO_JSON_NONE
           || passo_json_edit_unset (tree, pointer, edits, error);

  wrapped = wrap_value (tree, place, value);
  json = passo_json_write (wrapped, PASSO_JSON_WRITER_COMPACT, NULL);

  return passo_json_edit_set (tree, place, json, PASSO_JSON_EDIT_REFORMAT, edits, error);
}

/**
 * passo_document_settings_set_value:
 * @self: settings
 * @pointer: a JSON pointer; objects on the way are made
 * @value: the value, undefined to remove what is there
 * @error: return location of a #PassoJsonEditError
 *
 * Changes the settings in memory, and of their text only these bytes.
 *
 * Returns: whether it could be done
 */
gboolean
passo_document_settings_set_value (PassoDocumentSettings  *self,
                                   const char             *pointer,
                                   PassoValue              value,
                                   GError                **error)
{
  g_autoptr (GArray) edits = passo_text_edits_new ();

  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (self), FALSE);
  g_return_val_if_fail (pointer != NULL && *pointer == '/', FALSE);

  return set_value (self, pointer, value, edits, error)
         && passo_document_apply (self->document, (const PassoTextEdit *) (gpointer) edits->data,
                                  edits->len, error);
}

/* ------------------------------------------------------------------ members */

static char **
dup_names (PassoValue object)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const guint size = passo_value_is_object (object) ? passo_value_get_size (object) : 0;

  for (guint i = 0; i < size; i++)
    {
      const char *name;
      gsize length;

      passo_value_get_nth_member (object, i, &name, &length);
      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

/**
 * passo_document_settings_dup_input_names:
 * @self: settings
 *
 * Returns: (transfer full): the names of the inputs
 */
char **
passo_document_settings_dup_input_names (PassoDocumentSettings *self)
{
  g_auto (PassoValue) inputs = passo_document_settings_get_value (self, "/inputs");

  return dup_names (inputs);
}

/**
 * passo_document_settings_dup_input:
 * @self: settings
 * @name: the name of an input
 *
 * Returns: (transfer full) (nullable): its JSON, as it stands
 */
char *
passo_document_settings_dup_input (PassoDocumentSettings *self,
                                   const char            *name)
{
  g_autofree char *pointer = NULL;
  PassoJsonTree *tree;
  PassoJsonNode node;
  PassoSpan span;

  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  pointer = passo_json_pointer_build ("inputs", name, NULL);
  tree = passo_document_get_tree (self->document);
  node = passo_json_tree_resolve (tree, pointer);
  if (node == PASSO_JSON_NONE)
    return NULL;

  span = passo_json_tree_get_span (tree, node);
  return g_strndup (passo_json_tree_get_text (tree, NULL) + span.start, span.end - span.start);
}

static char *
dup_string (PassoDocumentSettings *self,
            const char            *pointer)
{
  g_auto (PassoValue) value = passo_document_settings_get_value (self, pointer);

  return passo_value_is_string (value) ? g_strdup (passo_value_get_string (value, NULL)) : NULL;
}

/**
 * passo_document_settings_dup_mock_file:
 * @self: settings
 *
 * Returns: (transfer full) (nullable): the file of mocked results; a relative name is beside the
 *   settings
 */
GFile *
passo_document_settings_dup_mock_file (PassoDocumentSettings *self)
{
  g_autofree char *name = dup_string (self, "/mock/file");
  GFile *file = passo_document_settings_get_file (self);
  g_autoptr (GFile) folder = NULL;

  if (name == NULL)
    return NULL;

  folder = file != NULL ? g_file_get_parent (file) : NULL;

  return folder != NULL ? g_file_resolve_relative_path (folder, name)
                        : g_file_new_for_path (name);
}

/**
 * passo_document_settings_dup_test_case:
 * @self: settings
 *
 * Returns: (transfer full) (nullable): which test case of the mock file is used
 */
char *
passo_document_settings_dup_test_case (PassoDocumentSettings *self)
{
  g_return_val_if_fail (PASSO_IS_DOCUMENT_SETTINGS (self), NULL);

  return dup_string (self, "/mock/testCase");
}

/**
 * passo_document_settings_dup_patterns:
 * @self: settings
 *
 * Returns: (transfer full): spellings of placeholders beside `${Name}`, for
 *   passo_placeholder_list()
 */
char **
passo_document_settings_dup_patterns (PassoDocumentSettings *self)
{
  g_auto (PassoValue) patterns = passo_document_settings_get_value (self, "/placeholders/patterns");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const guint size = passo_value_is_array (patterns) ? passo_value_get_size (patterns) : 0;

  for (guint i = 0; i < size; i++)
    {
      const PassoValue pattern = passo_value_get_element (patterns, i);

      if (passo_value_is_string (pattern))
        g_strv_builder_add (builder, passo_value_get_string (pattern, NULL));
    }

  return g_strv_builder_end (builder);
}

/**
 * passo_document_settings_get_substitutions:
 * @self: settings
 * @more: an object of more values, which come before those of the settings, or undefined
 *
 * Returns: (transfer full): an object of the values of placeholders
 */
PassoValue
passo_document_settings_get_substitutions (PassoDocumentSettings *self,
                                           PassoValue             more)
{
  PassoValue values = passo_document_settings_get_value (self, "/placeholders/values");
  const guint n = passo_value_is_object (more) ? passo_value_get_size (more) : 0;

  if (!passo_value_is_object (values))
    passo_value_take (&values, passo_value_empty_object ());

  for (guint i = 0; i < n; i++)
    {
      const char *name;
      gsize length;
      const PassoValue value = passo_value_get_nth_member (more, i, &name, &length);

      passo_value_take (&values, passo_value_with_member (values, name, length, value));
    }

  return values;
}
