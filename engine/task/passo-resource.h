/* passo-resource.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-task-resource.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_RESOURCE_LAMBDA,      /* a plain function ARN */
  PASSO_RESOURCE_ACTIVITY,
  PASSO_RESOURCE_SERVICE,     /* an optimised integration */
  PASSO_RESOURCE_SDK,         /* aws-sdk:… */
  PASSO_RESOURCE_OTHER,       /* a placeholder, or something unknown */
} PassoResourceKind;

/**
 * PassoResource:
 * @arn: the text as written
 * @kind: what it is
 * @pattern: how the task waits for its end
 * @service: `lambda`, `states`, `aws-sdk:s3`; "" where it is not known
 * @api: the call without suffix, or the name of the function or activity
 * @call: the call with its suffix, as events show it
 * @region: region of the ARN, or `us-east-1`
 *
 * A Task's Resource, taken apart.
 */
typedef struct
{
  char                 *arn;
  PassoResourceKind     kind;
  PassoTaskPattern  pattern;
  char                 *service;
  char                 *api;
  char                 *call;
  char                 *region;
} PassoResource;

PassoResource *passo_resource_new  (const char    *arn);
void           passo_resource_free (PassoResource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoResource, passo_resource_free)

G_END_DECLS
