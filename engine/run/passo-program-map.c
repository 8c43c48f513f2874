/* passo-program-map.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/passo-random.h"
#include "run/passo-program-builder-private.h"

/* The fields of a Map, inline and distributed. */

/* Documented is a maximum of 100,000,000 items, but more are accepted (recorded on the service). */
#define MOST_ITEMS G_GINT64_CONSTANT (1000000000000)

/* Bytes of a child's input (source: the documented quotas). */
#define MOST_BATCH_BYTES 262144

static PassoJsonNode
get_member (PassoProgramBuilder *self,
            PassoJsonNode        object,
            const char          *name)
{
  return object != PASSO_JSON_NONE ? passo_json_tree_lookup (self->tree, object, name)
                                   : PASSO_JSON_NONE;
}

/* A member of ProcessorConfig, also under the older name Iterator, which the service accepts it with. */
static char *
dup_processor_word (PassoProgramBuilder *self,
                    const char          *name)
{
  PassoJsonNode processor = _passo_build_get_field (self, "ItemProcessor");

  if (processor == PASSO_JSON_NONE)
    processor = _passo_build_get_field (self, "Iterator");
  processor = get_member (self, processor, "ProcessorConfig");

  return _passo_build_dup_string (self, get_member (self, processor, name));
}

/* Of a distributed Map. */
static void
compile_tolerance (PassoProgramBuilder *self,
                   PassoProgramState   *out)
{
  const char *field = "ToleratedFailurePercentage";
  PassoJsonNode node = _passo_build_get_field (self, field);
  double *percentage = &out->u.map.tolerated_percentage;

  _passo_build_number_field (self, "ToleratedFailureCount", &out->u.map.tolerated_count);
  *percentage = -1;
  if (_passo_build_is_expression (self, node))
    out->u.map.tolerated_percentage_template = _passo_build_jsonata (self, field, node);
  else if (node != PASSO_JSON_NONE &&
           (!_passo_build_read_number (self, node, percentage) || *percentage < 0 ||
            *percentage > 100))
    _passo_build_bad_field (self, field, node, _("Expected a number from 0 to 100"));
  node = _passo_build_get_field (self, "ToleratedFailurePercentagePath");
  if (node != PASSO_JSON_NONE)
    out->u.map.tolerated_percentage_path
      = _passo_build_path (self, "ToleratedFailurePercentagePath", node, PASSO_JSON_PATH_ANY);
}

/* `Parameters` or `Arguments` of a reader or writer. */
static PassoPayloadTemplate *
compile_arguments (PassoProgramBuilder *self,
                   const char          *field,
                   PassoJsonNode        object)
{
  const char *name = self->jsonata ? "Arguments" : "Parameters";
  g_autofree char *place = g_strdup_printf ("%s/%s", field, name);

  return _passo_build_template (self, place, get_member (self, object, name));
}

static PassoValue
compile_config (PassoProgramBuilder *self,
                PassoJsonNode        object,
                const char          *name)
{
  PassoJsonNode node = get_member (self, object, name);

  return node != PASSO_JSON_NONE ? _passo_build_constant (self, node) : passo_value_undefined ();
}

static void
compile_reader (PassoProgramBuilder *self,
                PassoDistributedMap *out)
{
  PassoJsonNode node = _passo_build_get_field (self, "ItemReader");

  out->max_items.literal = -1;
  if (node == PASSO_JSON_NONE)
    return;

  out->reader = _passo_build_dup_string (self, get_member (self, node, "Resource"));
  if (out->reader == NULL)
    _passo_build_bad_field (self, "ItemReader", node,
                            _("These fields are required: [Resource]"));
  out->reader_arguments = compile_arguments (self, "ItemReader", node);
  out->reader_config = compile_config (self, node, "ReaderConfig");
  node = get_member (self, node, "ReaderConfig");
  if (node != PASSO_JSON_NONE)
    _passo_build_number_member (self, "ItemReader/ReaderConfig", node, "MaxItems", MOST_ITEMS,
                                &out->max_items);
}

static void
compile_batcher (PassoProgramBuilder *self,
                 PassoDistributedMap *out)
{
  static const char field[] = "ItemBatcher";
  PassoJsonNode node = _passo_build_get_field (self, field);

  if (node == PASSO_JSON_NONE)
    return;

  out->has_batcher = TRUE;
  _passo_build_number_member (self, field, node, "MaxItemsPerBatch", MOST_ITEMS,
                              &out->max_batch_items);
  _passo_build_number_member (self, field, node, "MaxInputBytesPerBatch", MOST_BATCH_BYTES,
                              &out->max_batch_bytes);
  out->batch_input = _passo_build_template (self, "ItemBatcher/BatchInput",
                                            get_member (self, node, "BatchInput"));
}

static void
compile_writer (PassoProgramBuilder *self,
                PassoDistributedMap *out)
{
  static const char field[] = "ResultWriter";
  PassoJsonNode node = _passo_build_get_field (self, field);

  if (node == PASSO_JSON_NONE)
    return;

  out->has_writer = TRUE;
  out->writer = _passo_build_dup_string (self, get_member (self, node, "Resource"));
  out->writer_arguments = compile_arguments (self, field, node);
  out->writer_config = compile_config (self, node, "WriterConfig");
}

/* A label that is made up is always the same one for a machine. */
static char *
make_label (PassoProgramBuilder *self,
            PassoProgramState   *out)
{
  char label[PASSO_UUID_SIZE];

  passo_random_uuid (g_str_hash (out->name), passo_state_get_index (self->state), 0, 0, label);

  return g_strdup (label);
}

static PassoDistributedMap *
compile_distributed (PassoProgramBuilder *self,
                     PassoProgramState   *out)
{
  PassoDistributedMap *map = g_new0 (PassoDistributedMap, 1);
  g_autofree char *type = dup_processor_word (self, "ExecutionType");

  map->express = g_strcmp0 (type, "EXPRESS") == 0;
  map->label = _passo_build_dup_string (self, _passo_build_get_field (self, "Label"));
  if (map->label == NULL)
    map->label = make_label (self, out);
  compile_reader (self, map);
  compile_batcher (self, map);
  compile_writer (self, map);

  return map;
}

void
_passo_build_map (PassoProgramBuilder *self,
             PassoProgramState   *out)
{
  PassoJsonNode selector = _passo_build_get_field (self, "ItemSelector");

  if (passo_state_get_n_child_scopes (self->state) == 0)
    {
      _passo_build_bad_field (self, NULL, PASSO_JSON_NONE,
                              _("These fields are required: [ItemProcessor]"));
      return;
    }

  /* Parameters is the older name of ItemSelector. */
  g_clear_pointer (&out->parameters, passo_payload_template_unref);
  out->u.map.processor = _passo_build_get_scope (self, 0);
  out->u.map.has_reader = _passo_build_get_field (self, "ItemReader") != PASSO_JSON_NONE;
  _passo_build_number_field (self, "MaxConcurrency", &out->u.map.max_concurrency);
  compile_tolerance (self, out);
  /* Alone, a Map does not work: its iterations are answered for. */
  if (passo_state_is_distributed_map (self->state) && !self->alone)
    out->u.map.distributed = compile_distributed (self, out);
  if (self->jsonata)
    {
      _passo_build_jsonata_items (self, out);
      return;
    }
  _passo_build_path_field (self, "ItemsPath", &out->u.map.items_path);
  out->u.map.item_selector
    = selector != PASSO_JSON_NONE
        ? _passo_build_template (self, "ItemSelector", selector)
        : _passo_build_template (self, "Parameters", _passo_build_get_field (self, "Parameters"));
}

