/* passo-test-state-items.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-object-builder.h"
#include "run/passo-test-state-private.h"
#include "task/passo-item-reader.h"
#include "task/passo-text-store.h"

/* The items of a Map whose ItemReader need not read: its data are told, as they are at the source. */

#define ANY_OBJECT "{\"Bucket\":\"b\",\"Key\":\"k\"}"

/* Fields that are computed count for nothing here. */
static gboolean
is_computed (const char *name,
             PassoValue  value)
{
  return g_str_equal (name, "MaxItemsPath") ||
         (g_str_equal (name, "MaxItems") && !passo_value_is_number (value));
}

static PassoValue
get_reader_config (const PassoProgramState *state)
{
  PassoJsonTree *tree = passo_machine_get_tree (passo_state_get_machine (state->state));
  PassoJsonNode reader = passo_state_get_field (state->state, "ItemReader");
  PassoJsonNode node = reader != PASSO_JSON_NONE
                         ? passo_json_tree_lookup (tree, reader, "ReaderConfig") : PASSO_JSON_NONE;
  g_auto (PassoValue) given = PASSO_VALUE_INIT;
  g_auto (PassoObjectBuilder) builder = { NULL };

  if (node == PASSO_JSON_NONE)
    return passo_value_undefined ();

  given = passo_json_tree_get_value (tree, node);
  passo_object_builder_init (&builder, passo_value_get_size (given));
  for (guint i = 0; i < passo_value_get_size (given); i++)
    {
      const char *name;
      gsize length;
      PassoValue value = passo_value_get_nth_member (given, i, &name, &length);

      if (!is_computed (name, value))
        passo_object_builder_put (&builder, name, length, value);
    }

  return passo_object_builder_finish (&builder);
}

static gboolean
read_all (PassoTestConfiguration       *self,
          const PassoItemReaderConfig  *config,
          PassoFailure                **failure)
{
  gsize length = 0;
  const char *text = passo_value_get_string (self->source, &length);
  g_autoptr (PassoObjectStore) store = passo_text_store_new (text, length);
  g_autoptr (PassoItemReader) reader = passo_item_reader_new (store, config);
  PassoItemReaderStatus status;
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, 0);
  do
    {
      g_auto (PassoItem) item = PASSO_ITEM_INIT;

      status = passo_item_reader_next (reader, &item, failure);
      if (status == PASSO_ITEM_READER_ITEM)
        passo_array_builder_append (&builder, item.value);
    }
  while (status == PASSO_ITEM_READER_ITEM);
  if (status == PASSO_ITEM_READER_FAILED)
    return FALSE;

  passo_value_take (&self->items, passo_array_builder_finish (&builder));
  if (config->items_pointer != NULL)
    self->pointed = passo_value_ref (self->items);
  return TRUE;
}

static gboolean
read_with_reader (PassoTestConfiguration   *self,
                  const PassoProgramState  *state,
                  GError                  **error)
{
  g_auto (PassoValue) arguments = passo_json_parse (ANY_OBJECT, -1, PASSO_JSON_READER_DEFAULT, NULL);
  g_auto (PassoValue) reader_config = get_reader_config (state);
  g_autoptr (PassoItemReaderConfig) config = NULL;
  g_autoptr (PassoFailure) failure = NULL;

  config = passo_item_reader_config_new ("arn:aws:states:::s3:getObject", arguments, reader_config,
                                         &failure);
  if (config != NULL && read_all (self, config, &failure))
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                            /* Translators: %s says what is wrong with them. */
                            _("The items in the state configuration cannot be read: %s"),
                            failure->cause);
  return FALSE;
}

/* Without a reader nobody says what the text is but JSON. */
static gboolean
read_array (PassoTestConfiguration  *self,
            GError                 **error)
{
  gsize length = 0;
  const char *text = passo_value_get_string (self->source, &length);

  passo_value_take (&self->items, passo_json_parse (text, length, PASSO_JSON_READER_KEEP_SOURCE,
                                                    NULL));
  if (passo_value_is_array (self->items))
    return TRUE;

  _passo_test_state_refuse (error, PASSO_TEST_STATE_ERROR_UNUSABLE,
                            _("The state configuration’s “mapItemReaderData” must be a JSON array, "
                              "or the text of one"));
  return FALSE;
}

/* Makes items of the data that are told, as the ItemReader of the state would. */
gboolean
_passo_test_items_read (PassoTestConfiguration   *self,
                        const PassoProgramState  *state,
                        GError                  **error)
{
  if (passo_value_is_undefined (self->source))
    return TRUE;
  if (passo_value_is_array (self->source))
    {
      self->items = passo_value_ref (self->source);
      return TRUE;
    }

  return state->type == PASSO_STATE_MAP && passo_state_has_field (state->state, "ItemReader")
           ? read_with_reader (self, state, error) : read_array (self, error);
}
