/* passo-task-resource.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "base/passo-task-resource.h"

/* The parts of an ARN: arn:partition:service:region:account:rest. */
enum
{
  PART_ARN,
  PART_PARTITION,
  PART_SERVICE,
  PART_REGION,
  PART_ACCOUNT,
  PART_REST,
  N_PARTS
};

static const struct
{
  const char          *suffix;
  PassoTaskPattern  pattern;
} suffixes[] = {
  { ".sync", PASSO_TASK_PATTERN_SYNC },
  { ".sync:2", PASSO_TASK_PATTERN_SYNC_2 },
  { ".waitForTaskToken", PASSO_TASK_PATTERN_TOKEN },
};

static void
set_action (PassoTaskResource *self,
            const char        *text)
{
  const char *dot = strchr (text, '.');

  self->known_suffix = dot == NULL;
  self->action = dot == NULL ? g_strdup (text) : g_strndup (text, dot - text);
  self->suffix = g_strdup (dot);
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (dot, suffixes[i].suffix) == 0)
      {
        self->pattern = suffixes[i].pattern;
        self->known_suffix = TRUE;
      }
}

/* `service:action` or `aws-sdk:service:action`. */
static void
parse_integration (PassoTaskResource *self,
                   const char        *rest)
{
  const char *colon;

  self->kind = PASSO_TASK_RESOURCE_OPTIMISED;
  if (g_str_has_prefix (rest, "aws-sdk:"))
    {
      self->kind = PASSO_TASK_RESOURCE_SDK;
      rest += strlen ("aws-sdk:");
    }

  colon = strchr (rest, ':');
  if (colon == NULL)
    {
      self->kind = PASSO_TASK_RESOURCE_OTHER;
      return;
    }

  self->service = g_strndup (rest, colon - rest);
  set_action (self, colon + 1);
}

/* `function:name`, perhaps with `:qualifier`, or `activity:name`. */
static gboolean
parse_named (PassoTaskResource     *self,
             const char            *rest,
             const char            *word,
             PassoTaskResourceKind  kind)
{
  if (!g_str_has_prefix (rest, word))
    return FALSE;

  self->kind = kind;
  self->action = g_strdup (rest + strlen (word));
  return TRUE;
}

/**
 * passo_task_resource_init:
 * @self: (out caller-allocates): what to fill
 * @text: (nullable): a Resource
 *
 * Takes a Resource apart. Any text may be given; what is no ARN of a known form has the kind
 * %PASSO_TASK_RESOURCE_OTHER.
 */
void
passo_task_resource_init (PassoTaskResource *self,
                          const char        *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  self->known_suffix = TRUE;
  if (text == NULL)
    return;

  parts = g_strsplit (text, ":", N_PARTS);
  if (g_strv_length (parts) < N_PARTS || strcmp (parts[PART_ARN], "arn") != 0)
    return;

  if (*parts[PART_REGION] != '\0')
    self->region = g_strdup (parts[PART_REGION]);
  if (strcmp (parts[PART_SERVICE], "lambda") == 0)
    parse_named (self, parts[PART_REST], "function:", PASSO_TASK_RESOURCE_LAMBDA);
  else if (strcmp (parts[PART_SERVICE], "states") == 0 &&
           !parse_named (self, parts[PART_REST], "activity:", PASSO_TASK_RESOURCE_ACTIVITY) &&
           *parts[PART_ACCOUNT] == '\0')
    parse_integration (self, parts[PART_REST]);
}

/**
 * passo_task_resource_clear:
 * @self: parts of a Resource
 *
 * Frees what the parts hold.
 */
void
passo_task_resource_clear (PassoTaskResource *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->suffix, g_free);
  g_clear_pointer (&self->region, g_free);
}
