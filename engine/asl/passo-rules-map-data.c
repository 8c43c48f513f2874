/* passo-rules-map-data.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-rules-private.h"

/* What a distributed Map reads, gathers and writes. */

/* Fields of a ReaderConfig that one format alone has. */
static const struct
{
  const char *name;
  const char *format;
} format_fields[] = {
  { "CSVDelimiter", "CSV" },
  { "CSVHeaderLocation", "CSV" },
  { "CSVHeaders", "CSV" },
  { "ItemsPointer", "JSON" },
};

static PassoJsonNode
get_member (PassoRuleRun *run,
            PassoJsonNode object,
            const char   *name)
{
  return _passo_asl_node_get_member (run->tree, object, name);
}

static gboolean
is_certain_object (PassoRuleRun *run,
                   PassoJsonNode node)
{
  return _passo_asl_node_is (run->tree, node, PASSO_JSON_OBJECT) &&
         !_passo_asl_node_is_placeholder (run->tree, node);
}

static void
require (PassoRuleRun *run,
         PassoJsonNode object,
         const char   *name)
{
  if (passo_json_tree_lookup (run->tree, object, name) == PASSO_JSON_NONE)
    _passo_rules_error (run, object, "These fields are required: [%s]", name);
}

/* The Resource of a reader or writer with what is passed to it. Gives its action, NULL where there
 * is none or nobody knows it. */
static const char *
check_call (PassoRuleRun     *run,
            const PassoState *state,
            PassoFieldPlace   place,
            PassoJsonNode     call)
{
  const char *name = _passo_rules_get_arguments_name (state);
  PassoJsonNode node = get_member (run, call, "Resource");
  g_auto (PassoTaskResource) resource = { 0 };
  g_autofree char *text = _passo_asl_node_dup_text (run->tree, node);
  const char *action;
  const char *required;

  if (text == NULL)
    return NULL;

  passo_task_resource_init (&resource, text);
  _passo_rules_check_resource (run, place, node, &resource);
  action = _passo_rules_find_data_action (&resource, place, &required);
  if (action != NULL)
    {
      require (run, call, name);
      _passo_rules_check_arguments (run, get_member (run, call, name), required);
    }

  return action;
}

/* --- Readers ---------------------------------------------------------------------------------- */

/* Without a format an object cannot be read; a list of objects can, and the manifest of an
 * inventory tells of it. */
static gboolean
needs_format (PassoRuleRun *run,
              PassoJsonNode config,
              const char   *action)
{
  if (strcmp (action, "listObjectsV2") == 0)
    return _passo_asl_node_equals (run->tree, get_member (run, config, "Transformation"),
                                   "LOAD_AND_FLATTEN");

  return get_member (run, config, "ManifestType") == PASSO_JSON_NONE ||
         _passo_asl_node_equals (run->tree, get_member (run, config, "ManifestType"),
                                 "ATHENA_DATA");
}

static void
check_csv (PassoRuleRun *run,
           PassoJsonNode config)
{
  PassoJsonNode headers = get_member (run, config, "CSVHeaderLocation");

  if (_passo_asl_node_equals (run->tree, get_member (run, config, "InputType"), "CSV") &&
      !_passo_asl_node_equals (run->tree, get_member (run, config, "ManifestType"), "S3_INVENTORY"))
    require (run, config, "CSVHeaderLocation");
  if (_passo_asl_node_equals (run->tree, headers, "GIVEN"))
    require (run, config, "CSVHeaders");
  if (_passo_asl_node_equals (run->tree, headers, "FIRST_ROW") &&
      get_member (run, config, "CSVHeaders") != PASSO_JSON_NONE)
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_EFFECT,
                         get_member (run, config, "CSVHeaders"),
                         _("“CSVHeaders” has no effect where the first row has the names"));
}

static void
advise_format (PassoRuleRun *run,
               PassoJsonNode config)
{
  PassoJsonNode format = get_member (run, config, "InputType");

  if (!_passo_asl_node_is (run->tree, format, PASSO_JSON_STRING) ||
      _passo_asl_node_is_placeholder (run->tree, format))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (format_fields); i++)
    {
      PassoJsonNode node = get_member (run, config, format_fields[i].name);

      if (node != PASSO_JSON_NONE &&
          !_passo_asl_node_equals (run->tree, format, format_fields[i].format))
        _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_EFFECT, node,
                             /* Translators: the name of a field, and of a format such as CSV. */
                             _("“%s” has an effect only where the InputType is %s"),
                             format_fields[i].name, format_fields[i].format);
    }
}

static void
check_reader (PassoRuleRun     *run,
              const PassoState *state)
{
  PassoJsonNode reader = passo_state_get_field (state, "ItemReader");
  PassoJsonNode config = get_member (run, reader, "ReaderConfig");
  const char *action;

  if (!is_certain_object (run, reader))
    return;

  action = check_call (run, state, PASSO_PLACE_ITEM_READER, reader);
  if (config == PASSO_JSON_NONE && action != NULL && needs_format (run, config, action))
    require (run, reader, "ReaderConfig");
  if (passo_state_has_field (state, "ItemsPath"))
    _passo_rules_advise (run, PASSO_SEVERITY_WARNING, PASSO_CODE_NO_EFFECT,
                         passo_state_get_field (state, "ItemsPath"),
                         _("“ItemsPath” has no effect beside an ItemReader"));
  if (!is_certain_object (run, config))
    return;

  if (action != NULL && needs_format (run, config, action))
    require (run, config, "InputType");
  check_csv (run, config);
  advise_format (run, config);
}

/* --- Batchers and writers --------------------------------------------------------------------- */

static void
check_batcher (PassoRuleRun     *run,
               const PassoState *state)
{
  static const char * const limits[] = {
    "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch",
    "MaxInputBytesPerBatchPath",
  };
  PassoJsonNode batcher = passo_state_get_field (state, "ItemBatcher");

  if (!is_certain_object (run, batcher))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (passo_json_tree_lookup (run->tree, batcher, limits[i]) != PASSO_JSON_NONE)
      return;

  _passo_rules_error (run, batcher, "One of these fields is required: "
                      "[MaxItemsPerBatch, MaxInputBytesPerBatch]");
}

/* A writer without a Resource only shapes the result. */
static void
check_writer (PassoRuleRun     *run,
              const PassoState *state)
{
  PassoJsonNode writer = passo_state_get_field (state, "ResultWriter");

  if (!is_certain_object (run, writer))
    return;

  if (get_member (run, writer, _passo_rules_get_arguments_name (state)) != PASSO_JSON_NONE)
    require (run, writer, "Resource");
  check_call (run, state, PASSO_PLACE_RESULT_WRITER, writer);
}

/* Reader, batcher and writer of a Map; one that is not distributed has none. */
void
_passo_rules_map_data (PassoRuleRun     *run,
                       const PassoState *state)
{
  if (!passo_state_is_distributed_map (state))
    return;

  check_reader (run, state);
  check_batcher (run, state);
  check_writer (run, state);
}
