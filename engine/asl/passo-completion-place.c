/* passo-completion-place.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-completion-private.h"
#include "expr/jsonata/passo-jsonata-names.h"
#include "expr/passo-expression-marks.h"
#include "json/passo-json-string-map.h"

/* Fields of a Catch and of a state lie at most this deep in other fields. */
#define MAX_ANCESTORS 64

/* How a value is reached from its state. */
typedef struct
{
  const PassoStateField *field;   /* that holds it, at whatever depth */
  gboolean               caught;  /* in a Catch */
  gboolean               path;    /* its own name ends in `.$` */
} Route;

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (c & 0x80) != 0;
}

/* The text of a string up to a byte of its document; NULL when it ends before. */
static char *
dup_before (PassoJsonTree *tree,
            PassoJsonNode  node,
            gsize          offset)
{
  g_autoptr (PassoJsonStringMap) map = passo_json_string_map_new (tree, node);
  gsize length;
  const char *text = passo_json_string_map_get_text (map, &length);

  if (offset > passo_json_string_map_find_source (map, (PassoSpan) { length, length }).start)
    return NULL;

  return g_strndup (text, passo_json_string_map_find_offset (map, offset));
}

static gboolean
has_path_name (PassoJsonTree *tree,
               PassoJsonNode  node)
{
  g_autofree char *key = passo_json_tree_has_key (tree, node)
                         ? passo_json_tree_dup_key (tree, node) : NULL;

  return key != NULL && g_str_has_suffix (key, ".$");
}

/* Follows the names from the state to the value, as far as the table of fields knows them. */
static Route
find_route (const PassoState *state,
            PassoJsonTree    *tree,
            PassoJsonNode     node)
{
  PassoJsonNode ancestors[MAX_ANCESTORS];
  guint n = 0;
  guint place = 1u << passo_state_get_state_type (state);
  Route route = { .path = has_path_name (tree, node) };

  for (; node != PASSO_JSON_NONE && node != passo_state_get_node (state) && n < MAX_ANCESTORS;
       node = passo_json_tree_get_parent (tree, node))
    ancestors[n++] = node;

  while (n-- > 0)
    {
      g_autofree char *key = passo_json_tree_has_key (tree, ancestors[n])
                             ? passo_json_tree_dup_key (tree, ancestors[n]) : NULL;

      if (key == NULL)
        continue;
      route.field = passo_state_field_lookup (place, key);
      if (route.field == NULL || route.field->inside == 0)
        return route;
      place = route.field->inside;
      route.caught = route.caught || place == PASSO_PLACE_CATCHER;
    }

  return route;
}

static gboolean
takes_jsonata (const PassoStateField *field)
{
  return (field->flags & PASSO_FIELD_JSONATA) != 0
         && ((field->flags & PASSO_FIELD_EXPRESSION) != 0 || field->kind == PASSO_FIELD_TEMPLATE);
}

static gboolean
takes_path (const Route *route)
{
  switch (route->field->kind)
    {
    case PASSO_FIELD_PATH:
    case PASSO_FIELD_PATH_OR_INTRINSIC:
      return TRUE;
    case PASSO_FIELD_TEMPLATE:
      return route->path;
    default:
      return FALSE;
    }
}

static void
set_members (PassoCompletionPlace *self,
             const Route          *route)
{
  PassoStateType type = passo_state_get_state_type (self->state);
  gboolean after = g_str_equal (route->field->name, "Output")
                   || g_str_equal (route->field->name, "Assign");

  self->error_output = after && route->caught;
  self->result = after && !route->caught
                 && (type == PASSO_STATE_TASK || type == PASSO_STATE_PARALLEL
                     || type == PASSO_STATE_MAP);
}

/* Cuts what is being typed off the end of the text before the place. */
static void
take_word (PassoCompletionPlace *self,
           const char           *text)
{
  gsize start = strlen (text);
  gsize word;
  gsize length;

  while (start > 0 && (is_name_byte (text[start - 1]) || text[start - 1] == '.'))
    start--;
  for (word = start; strchr (text + word, '.') != NULL;)
    word = (gsize) (strchr (text + word, '.') - text) + 1;

  /* A function may be a step of a path, whatever the path is. */
  if (text[word] == '$' && text[word + 1] != '$')
    start = word;
  length = strlen (text + word);
  self->prefix = g_strndup (text + start, word - start);
  self->word = g_strdup (text + word);
  self->span.start = self->span.end - length;
}

static gboolean
is_in_quotes (const char *text)
{
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == '\\' && text[1] != '\0')
        text++;
      else if (*text == '\'')
        quoted = !quoted;
    }

  return quoted;
}

static gboolean
read_jsonata (PassoCompletionPlace *self,
              const Route          *route,
              const char           *text)
{
  gsize length = strlen (text);

  if (!takes_jsonata (route->field) ||
      passo_expression_marks_read (text, length) != PASSO_EXPRESSION_MARKS_NO_END)
    return FALSE;

  text += PASSO_EXPRESSION_MARK_LENGTH;
  length -= PASSO_EXPRESSION_MARK_LENGTH;
  take_word (self, text);
  set_members (self, route);
  length -= strlen (self->word) + strlen (self->prefix);

  return passo_jsonata_list_names (text, length, self->locals, &self->call);
}

static gboolean
read_path (PassoCompletionPlace *self,
           const Route          *route,
           const char           *text)
{
  if (!takes_path (route) || is_in_quotes (text))
    return FALSE;

  take_word (self, text);
  self->intrinsics = route->path || route->field->kind == PASSO_FIELD_PATH_OR_INTRINSIC;

  return TRUE;
}

/* Whether names can be typed at a byte of the text, and which. */
gboolean
_passo_completion_place_init (PassoCompletionPlace *self,
                              PassoMachine         *machine,
                              gsize                 offset)
{
  PassoJsonTree *tree = passo_machine_get_tree (machine);
  g_autofree char *before = NULL;
  gsize length;
  const char *text = passo_json_tree_get_text (tree, &length);
  PassoJsonNode node;
  Route route;

  *self = (PassoCompletionPlace) { .locals = g_ptr_array_new_with_free_func (g_free),
                                   .span = { offset, offset } };
  if (offset == 0 || offset > length)
    return FALSE;

  node = passo_json_tree_find_at_offset (tree, offset - 1);
  self->state = passo_machine_find_state_at_offset (machine, offset);
  if (self->state == NULL || !_passo_asl_node_is (tree, node, PASSO_JSON_STRING)
      || passo_json_tree_get_span (tree, node).start >= offset)
    return FALSE;

  route = find_route (self->state, tree, node);
  before = dup_before (tree, node, offset);
  self->jsonata = passo_state_get_query_language (self->state) == PASSO_QUERY_LANGUAGE_JSONATA;
  if (route.field == NULL || before == NULL)
    return FALSE;
  if (!(self->jsonata ? read_jsonata (self, &route, before) : read_path (self, &route, before)))
    return FALSE;

  /* A name that is written with escapes is nothing to be completed byte by byte. */
  return self->span.start > passo_json_tree_get_span (tree, node).start
         && memcmp (text + self->span.start, self->word, strlen (self->word)) == 0;
}

void
_passo_completion_place_clear (PassoCompletionPlace *self)
{
  g_clear_pointer (&self->locals, g_ptr_array_unref);
  g_clear_pointer (&self->call, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->word, g_free);
}
