/* passo-validator.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"
#include "base/passo-diagnostic-list.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_VALIDATE_DEFAULT = 0,
  PASSO_VALIDATE_EXPRESS = 1 << 0, /* judge it as an Express machine */
  PASSO_VALIDATE_SERVICE = 1 << 1, /* only what the service says, no advice of our own */
} PassoValidateFlags;

gboolean passo_asl_validate (PassoMachine        *machine,
                             PassoValidateFlags   flags,
                             PassoDiagnosticList *diagnostics);

G_END_DECLS
