/* passo-resource.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "task/passo-resource.h"

/* Parts of `arn:partition:service:region:account:rest`. */
#define N_ARN_PARTS 6

static const struct
{
  const char           *suffix;
  PassoResourcePattern  pattern;
} suffixes[] = {
  { ".sync:2", PASSO_PATTERN_SYNC_2 },
  { ".sync", PASSO_PATTERN_SYNC },
  { ".waitForTaskToken", PASSO_PATTERN_TASK_TOKEN },
};

/* `lambda:invoke.waitForTaskToken`, `aws-sdk:s3:getObject` */
static void
read_call (PassoResource *self,
           const char    *text)
{
  gboolean sdk = g_str_has_prefix (text, "aws-sdk:");
  const char *separator = strchr (sdk ? text + strlen ("aws-sdk:") : text, ':');

  if (separator == NULL)
    return;

  self->kind = sdk ? PASSO_RESOURCE_SDK : PASSO_RESOURCE_SERVICE;
  g_free (self->service);
  self->service = g_strndup (text, separator - text);
  g_free (self->call);
  self->call = g_strdup (separator + 1);
  g_free (self->api);
  self->api = g_strdup (self->call);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (self->api, suffixes[i].suffix))
      {
        self->pattern = suffixes[i].pattern;
        self->api[strlen (self->api) - strlen (suffixes[i].suffix)] = '\0';
        return;
      }
}

static void
read_arn (PassoResource  *self,
          char          **parts)
{
  const char *rest = parts[5];

  if (*parts[3] != '\0')
    {
      g_free (self->region);
      self->region = g_strdup (parts[3]);
    }
  if (strcmp (parts[2], "lambda") == 0 && g_str_has_prefix (rest, "function:"))
    {
      self->kind = PASSO_RESOURCE_LAMBDA;
      g_free (self->api);
      self->api = g_strdup (rest + strlen ("function:"));
    }
  else if (strcmp (parts[2], "states") == 0 && g_str_has_prefix (rest, "activity:"))
    {
      self->kind = PASSO_RESOURCE_ACTIVITY;
      g_free (self->api);
      self->api = g_strdup (rest + strlen ("activity:"));
    }
  else if (strcmp (parts[2], "states") == 0)
    read_call (self, rest);
}

/**
 * passo_resource_new:
 * @arn: a Task's Resource
 *
 * Takes it apart. Any text is accepted; one that is no resource gives the kind OTHER.
 *
 * Returns: (transfer full): the resource
 */
PassoResource *
passo_resource_new (const char *arn)
{
  g_auto (GStrv) parts = NULL;
  PassoResource *self;

  g_return_val_if_fail (arn != NULL, NULL);

  self = g_new0 (PassoResource, 1);
  self->arn = g_strdup (arn);
  self->kind = PASSO_RESOURCE_OTHER;
  self->service = g_strdup ("");
  self->api = g_strdup (arn);
  self->call = g_strdup (arn);
  self->region = g_strdup ("us-east-1");
  parts = g_strsplit (arn, ":", N_ARN_PARTS);
  if (g_strv_length (parts) == N_ARN_PARTS && strcmp (parts[0], "arn") == 0)
    read_arn (self, parts);

  return self;
}

/**
 * passo_resource_free:
 * @self: (transfer full): a resource
 */
void
passo_resource_free (PassoResource *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->arn);
  g_free (self->service);
  g_free (self->api);
  g_free (self->call);
  g_free (self->region);
  g_free (self);
}
