/* passo-state-words.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "asl/passo-asl-node-private.h"
#include "asl/passo-machine-private.h"
#include "asl/passo-state-words-private.h"
#include "asl/passo-service.h"
#include "base/passo-task-resource.h"

/* Names longer than this say nothing more on one line. */
#define MAX_NAME_LENGTH 60

/* A text cut to @length characters, the last of which is then an ellipsis. */
char *
_passo_state_words_shorten (const char *text,
                            guint       length)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= (glong) length)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, length - 1);
  g_strchomp (start);
  return g_strconcat (start, "…", NULL);
}

/* The word of a placeholder that says most: {"Ref": "X"} is X, {"Fn::GetAtt": ["X", "Arn"]} is
 * X.Arn; anything else is its own text. */
static char *
dup_placeholder_words (PassoJsonTree *tree,
                       PassoJsonNode  node)
{
  PassoJsonNode argument = _passo_asl_node_first_child (tree, node);
  g_autofree char *source = NULL;
  g_autoptr (GString) words = NULL;

  if (_passo_asl_node_is (tree, argument, PASSO_JSON_STRING))
    return _passo_asl_node_dup_text (tree, argument);

  words = g_string_new (NULL);
  PASSO_ASL_FOREACH_CHILD (tree, argument, part)
    {
      g_autofree char *text = _passo_asl_node_dup_text (tree, part);

      if (text != NULL)
        g_string_append_printf (words, words->len > 0 ? ".%s" : "%s", text);
    }
  if (words->len > 0)
    return g_string_free (g_steal_pointer (&words), FALSE);

  source = _passo_asl_node_dup_source (tree, node);
  return _passo_state_words_shorten (source, MAX_NAME_LENGTH);
}

/* A value as one reads it: strings without quotes, placeholders by their name. */
static char *
dup_value_words (PassoJsonTree *tree,
                 PassoJsonNode  node)
{
  if (node == PASSO_JSON_NONE)
    return NULL;
  if (_passo_asl_node_is (tree, node, PASSO_JSON_STRING))
    return _passo_asl_node_dup_text (tree, node);
  if (_passo_asl_node_is (tree, node, PASSO_JSON_OBJECT) &&
      _passo_asl_node_is_placeholder (tree, node))
    return dup_placeholder_words (tree, node);

  return _passo_asl_node_dup_source (tree, node);
}

/* The part after the last colon or slash: what tells one ARN from another. */
static char *
dup_last_part (const char *text)
{
  const char *last = text;

  for (const char *c = text; *c != '\0'; c++)
    if ((*c == ':' || *c == '/') && c[1] != '\0')
      last = c + 1;

  return g_strdup (last);
}

static char *
dup_service_words (const PassoTaskResource *resource,
                   char                   **icon_key)
{
  const PassoService *service = passo_service_lookup (resource->service);

  *icon_key = g_strdup (service != NULL ? service->icon_key : "aws");
  return g_strdup_printf ("%s: %s%s", service != NULL ? service->name : resource->service,
                          resource->action, resource->suffix != NULL ? resource->suffix : "");
}

static char *
dup_task_words (const PassoState *state,
                char            **icon_key)
{
  g_auto (PassoTaskResource) resource = { 0 };
  g_autofree char *text = dup_value_words (state->machine->tree,
                                           passo_state_get_field (state, "Resource"));

  passo_task_resource_init (&resource, text);
  switch (resource.kind)
    {
    case PASSO_TASK_RESOURCE_OPTIMISED:
    case PASSO_TASK_RESOURCE_SDK:
      return dup_service_words (&resource, icon_key);

    case PASSO_TASK_RESOURCE_LAMBDA:
      *icon_key = g_strdup ("lambda");
      return g_strdup_printf ("Lambda: %s", resource.action);

    case PASSO_TASK_RESOURCE_ACTIVITY:
      *icon_key = g_strdup ("activity");
      /* Translators: a task done by a worker program; %s is its name */
      return g_strdup_printf (_("Activity: %s"), resource.action);

    case PASSO_TASK_RESOURCE_OTHER:
    default:
      if (text == NULL || *text == '\0')
        return g_strdup (_("no resource"));
      return _passo_asl_text_is_placeholder (text) ? g_strdup (text) : dup_last_part (text);
    }
}

/* A length of time in the largest unit that needs no fraction. */
static char *
dup_duration (gint64 seconds)
{
  if (seconds >= 2 * 86400 && seconds % 86400 == 0)
    return g_strdup_printf (ngettext ("%" PRId64 " day", "%" PRId64 " days",
                                      seconds / 86400), seconds / 86400);
  if (seconds >= 3600 && seconds % 3600 == 0)
    /* Translators: hours, as short as possible */
    return g_strdup_printf (_("%" PRId64 " h"), seconds / 3600);
  if (seconds >= 120 && seconds % 60 == 0)
    /* Translators: minutes, as short as possible */
    return g_strdup_printf (_("%" PRId64 " min"), seconds / 60);

  /* Translators: seconds, as short as possible */
  return g_strdup_printf (_("%" PRId64 " s"), seconds);
}

static char *
dup_wait_words (const PassoState *state)
{
  PassoJsonTree *tree = state->machine->tree;
  PassoJsonNode seconds = passo_state_get_field (state, "Seconds");
  g_autofree char *words = NULL;
  gint64 number;

  if (_passo_asl_node_get_integer (tree, seconds, &number))
    {
      words = dup_duration (number);
      /* Translators: a Wait state; %s is a length of time such as 30 s */
      return g_strdup_printf (_("wait %s"), words);
    }

  words = dup_value_words (tree, seconds != PASSO_JSON_NONE
                                   ? seconds : passo_state_get_field (state, "SecondsPath"));
  if (words != NULL)
    /* Translators: a Wait state; %s is an expression for the number of seconds */
    return g_strdup_printf (_("wait %s seconds"), words);

  words = dup_value_words (tree, passo_state_get_field (state, "Timestamp"));
  if (words == NULL)
    words = dup_value_words (tree, passo_state_get_field (state, "TimestampPath"));

  /* Translators: a Wait state; %s is an instant or an expression for one */
  return words != NULL ? g_strdup_printf (_("wait until %s"), words) : g_strdup (_("wait"));
}

static char *
dup_choice_words (const PassoState *state)
{
  PassoJsonTree *tree = state->machine->tree;
  PassoJsonNode choices = passo_state_get_field (state, "Choices");
  guint n = passo_state_has_field (state, "Default") ? 1 : 0;

  if (_passo_asl_node_is (tree, choices, PASSO_JSON_ARRAY))
    n += passo_json_tree_get_n_children (tree, choices);

  return g_strdup_printf (ngettext ("%u choice", "%u choices", n), n);
}

static char *
dup_map_words (const PassoState *state)
{
  gint64 most;

  if (passo_state_get_integer_field (state, "MaxConcurrency", &most) && most > 0)
    /* Translators: how many iterations of a Map run side by side */
    return g_strdup_printf (_("max %" PRId64 " at once"), most);

  /* Translators: a Map whose iterations are executions of their own */
  return g_strdup (passo_state_is_distributed_map (state) ? _("distributed") : _("for each item"));
}

static char *
dup_fail_words (const PassoState *state)
{
  g_autofree char *error = dup_value_words (state->machine->tree,
                                            passo_state_get_field (state, "Error"));

  /* Translators: a Fail state; %s is the name of its error */
  return error != NULL && *error != '\0' ? g_strdup_printf (_("fail: %s"), error)
                                         : g_strdup (_("fail"));
}

static char *
dup_unknown_words (const PassoState *state)
{
  g_autofree char *type = dup_value_words (state->machine->tree,
                                           passo_state_get_field (state, "Type"));

  if (type == NULL)
    return g_strdup (_("no type"));

  /* Translators: a state whose type is not one of the language */
  return g_strdup_printf (_("unknown type “%s”"), type);
}

static char *
dup_words (const PassoState *state,
           char            **icon_key)
{
  switch (state->type)
    {
    case PASSO_STATE_TASK:
      return dup_task_words (state, icon_key);
    case PASSO_STATE_PASS:
      /* Translators: a Pass state, which does no work */
      return g_strdup (passo_state_has_field (state, "Result") ? _("fixed result") : _("pass"));
    case PASSO_STATE_CHOICE:
      return dup_choice_words (state);
    case PASSO_STATE_WAIT:
      return dup_wait_words (state);
    case PASSO_STATE_SUCCEED:
      return g_strdup (_("succeed"));
    case PASSO_STATE_FAIL:
      return dup_fail_words (state);
    case PASSO_STATE_PARALLEL:
      return g_strdup_printf (ngettext ("%u branch", "%u branches", state->n_scopes),
                              state->n_scopes);
    case PASSO_STATE_MAP:
      return dup_map_words (state);
    case PASSO_STATE_UNKNOWN:
    default:
      return dup_unknown_words (state);
    }
}

/* One line of what a state does, and the key of its picture. */
char *
_passo_state_words_dup_subtitle (const PassoState *state,
                                 char            **icon_key)
{
  g_autofree char *words = NULL;
  const char *type = passo_state_type_to_string (state->type);

  *icon_key = NULL;
  words = dup_words (state, icon_key);
  if (*icon_key == NULL)
    *icon_key = type != NULL ? g_ascii_strdown (type, -1) : g_strdup ("unknown");

  return _passo_state_words_shorten (words, MAX_NAME_LENGTH);
}

/* `catch: States.Timeout, Custom`. */
char *
_passo_state_words_dup_catcher (const PassoState *state,
                                PassoJsonNode     catcher)
{
  PassoJsonTree *tree = state->machine->tree;
  g_autoptr (GString) names = g_string_new (NULL);

  PASSO_ASL_FOREACH_CHILD (tree, _passo_asl_node_get_member (tree, catcher, "ErrorEquals"), node)
    {
      g_autofree char *name = dup_value_words (tree, node);

      g_string_append_printf (names, names->len > 0 ? ", %s" : "%s", name);
    }

  /* Translators: beside an arrow that is taken after an error; %s are names of errors */
  return g_strdup_printf (_("catch: %s"), names->str);
}
