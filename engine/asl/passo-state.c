/* passo-state.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "asl/passo-asl-node-private.h"
#include "asl/passo-machine-private.h"

/**
 * PassoState:
 *
 * A read-only view of one state of a #PassoMachine. It belongs to the machine and lives as long.
 * Whatever is wrong with the state, the view answers: absent and misspelt fields are
 * %PASSO_JSON_NONE, an unknown type is %PASSO_STATE_UNKNOWN.
 */

static const char * const type_names[PASSO_N_STATE_TYPES] = {
  [PASSO_STATE_TASK] = "Task",
  [PASSO_STATE_PASS] = "Pass",
  [PASSO_STATE_CHOICE] = "Choice",
  [PASSO_STATE_WAIT] = "Wait",
  [PASSO_STATE_SUCCEED] = "Succeed",
  [PASSO_STATE_FAIL] = "Fail",
  [PASSO_STATE_PARALLEL] = "Parallel",
  [PASSO_STATE_MAP] = "Map",
};

/**
 * passo_state_type_to_string:
 * @type: a type of state
 *
 * Gives the language's own word for a type.
 *
 * Returns: (nullable) (transfer none): the word, %NULL for %PASSO_STATE_UNKNOWN
 */
const char *
passo_state_type_to_string (PassoStateType type)
{
  g_return_val_if_fail ((guint) type < PASSO_N_STATE_TYPES, NULL);

  return type_names[type];
}

/**
 * passo_state_type_from_string:
 * @name: (nullable): a word
 *
 * Finds the type that a word names; letters count as they are.
 *
 * Returns: the type, %PASSO_STATE_UNKNOWN for any other word
 */
PassoStateType
passo_state_type_from_string (const char *name)
{
  for (guint type = PASSO_STATE_TASK; type < PASSO_N_STATE_TYPES; type++)
    if (g_strcmp0 (name, type_names[type]) == 0)
      return type;

  return PASSO_STATE_UNKNOWN;
}

/**
 * passo_state_get_id:
 * @self: a state
 *
 * Gives the number by which the state is known over edits: a machine made with a previous one
 * keeps the ids of the states that it knows again, a renamed one included.
 *
 * Returns: the id, from 1
 */
guint
passo_state_get_id (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

/**
 * passo_state_get_index:
 * @self: a state
 *
 * Returns: the position among all states of the machine, see passo_machine_get_state()
 */
guint
passo_state_get_index (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

/**
 * passo_state_get_position:
 * @self: a state
 *
 * Returns: the position among the states of its scope
 */
guint
passo_state_get_position (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index - self->machine->scopes[self->scope].first_state;
}

/**
 * passo_state_get_name:
 * @self: a state
 *
 * Returns: (transfer none): the name, that is, the key
 */
const char *
passo_state_get_name (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * passo_state_get_state_type:
 * @self: a state
 *
 * Returns: the type, %PASSO_STATE_UNKNOWN where Type is missing or not a known word
 */
PassoStateType
passo_state_get_state_type (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, PASSO_STATE_UNKNOWN);

  return self->type;
}

/**
 * passo_state_get_query_language:
 * @self: a state
 *
 * Gives the language in force: the state's own or the machine's; an enclosing Parallel or Map
 * does not count (measured on the service).
 *
 * Returns: the language
 */
PassoQueryLanguage
passo_state_get_query_language (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, PASSO_QUERY_LANGUAGE_JSONPATH);

  return self->language;
}

/**
 * passo_state_get_scope:
 * @self: a state
 *
 * Returns: (transfer none): the scope whose States holds it
 */
const PassoScope *
passo_state_get_scope (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->machine->scopes[self->scope];
}

/**
 * passo_state_get_machine:
 * @self: a state
 *
 * Returns: (transfer none): the machine it belongs to
 */
const PassoMachine *
passo_state_get_machine (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->machine;
}

/**
 * passo_state_get_node:
 * @self: a state
 *
 * Returns: its value in the tree, which may be anything
 */
PassoJsonNode
passo_state_get_node (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  return self->node;
}

/**
 * passo_state_get_key_span:
 * @self: a state
 *
 * Returns: the bytes of its name in the text, quotes included
 */
PassoSpan
passo_state_get_key_span (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, ((PassoSpan) { 0, 0 }));

  return passo_json_tree_get_key_span (self->machine->tree, self->node);
}

/**
 * passo_state_get_span:
 * @self: a state
 *
 * Returns: the bytes from the start of its name to the end of its value
 */
PassoSpan
passo_state_get_span (const PassoState *self)
{
  PassoSpan span;

  g_return_val_if_fail (self != NULL, ((PassoSpan) { 0, 0 }));

  span = passo_json_tree_get_span (self->machine->tree, self->node);
  span.start = passo_state_get_key_span (self).start;
  return span;
}

/**
 * passo_state_get_n_child_scopes:
 * @self: a state
 *
 * Returns: the number of its branches, or 1 for a Map with a processor
 */
guint
passo_state_get_n_child_scopes (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_scopes;
}

/**
 * passo_state_get_child_scope:
 * @self: a state
 * @i: number of the branch
 *
 * Returns: (transfer none): the scope of that branch or of the item processor
 */
const PassoScope *
passo_state_get_child_scope (const PassoState *self,
                             guint             i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->n_scopes, NULL);

  return &self->machine->scopes[self->first_scope + i];
}

/**
 * passo_state_get_field:
 * @self: a state
 * @name: name of a field
 *
 * Looks a field up. Of equal keys the last is meant.
 *
 * Returns: the value of the field, %PASSO_JSON_NONE if there is none
 */
PassoJsonNode
passo_state_get_field (const PassoState *self,
                       const char       *name)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);
  g_return_val_if_fail (name != NULL, PASSO_JSON_NONE);

  return _passo_asl_node_get_member (self->machine->tree, self->node, name);
}

/**
 * passo_state_has_field:
 * @self: a state
 * @name: name of a field
 *
 * Returns: whether the state has the field, with any value
 */
gboolean
passo_state_has_field (const PassoState *self,
                       const char       *name)
{
  return passo_state_get_field (self, name) != PASSO_JSON_NONE;
}

/**
 * passo_state_dup_text_field:
 * @self: a state
 * @name: name of a field
 *
 * Returns: (nullable) (transfer full): the decoded text of a field that is a string
 */
char *
passo_state_dup_text_field (const PassoState *self,
                            const char       *name)
{
  PassoJsonNode node = passo_state_get_field (self, name);

  return node == PASSO_JSON_NONE ? NULL : _passo_asl_node_dup_text (self->machine->tree, node);
}

/**
 * passo_state_get_integer_field:
 * @self: a state
 * @name: name of a field
 * @value: (out): the number
 *
 * Returns: whether the field is a number without a fraction
 */
gboolean
passo_state_get_integer_field (const PassoState *self,
                               const char       *name,
                               gint64           *value)
{
  PassoJsonNode node = passo_state_get_field (self, name);

  return _passo_asl_node_get_integer (self->machine->tree, node, value);
}

/**
 * passo_state_is_end:
 * @self: a state
 *
 * Returns: whether its scope ends here: a Succeed, a Fail, or `"End": true`
 */
gboolean
passo_state_is_end (const PassoState *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->type == PASSO_STATE_SUCCEED || self->type == PASSO_STATE_FAIL)
    return TRUE;

  return self->type != PASSO_STATE_CHOICE &&
         _passo_asl_node_is (self->machine->tree, passo_state_get_field (self, "End"),
                             PASSO_JSON_TRUE);
}

/**
 * passo_state_get_processor_config:
 * @self: a state
 *
 * Finds how a Map works on its items; the service also takes that in the older Iterator (recorded).
 *
 * Returns: the value of ProcessorConfig, %PASSO_JSON_NONE if there is none
 */
PassoJsonNode
passo_state_get_processor_config (const PassoState *self)
{
  PassoJsonNode processor;

  g_return_val_if_fail (self != NULL, PASSO_JSON_NONE);

  processor = passo_state_get_field (self, "ItemProcessor");
  if (processor == PASSO_JSON_NONE)
    processor = passo_state_get_field (self, "Iterator");

  return _passo_asl_node_get_member (self->machine->tree, processor, "ProcessorConfig");
}

/**
 * passo_state_is_distributed_map:
 * @self: a state
 *
 * Returns: whether it is a Map whose ProcessorConfig has the Mode DISTRIBUTED
 */
gboolean
passo_state_is_distributed_map (const PassoState *self)
{
  PassoJsonNode mode;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->type != PASSO_STATE_MAP)
    return FALSE;

  mode = _passo_asl_node_get_member (self->machine->tree, passo_state_get_processor_config (self),
                                     "Mode");
  return _passo_asl_node_equals (self->machine->tree, mode, "DISTRIBUTED");
}
