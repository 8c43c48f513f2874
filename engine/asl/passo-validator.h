/* passo-validator.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"
#include "base/passo-diagnostic-list.h"

G_BEGIN_DECLS

/**
 * PassoValidateFlags:
 * @PASSO_VALIDATE_EXPRESS: judge it as an Express machine
 * @PASSO_VALIDATE_NO_ADVICE: only what the service says, no advice of our own
 * @PASSO_VALIDATE_SERVICE_WORDS: tell of damaged JSON in the words and with the place that the
 *   service uses, and only of the first damage; otherwise for people
 * @PASSO_VALIDATE_ONE_STATE: it is one state, put into a machine to be looked at: where that state
 *   leads lies elsewhere
 *
 * How to validate.
 */
typedef enum
{
  PASSO_VALIDATE_DEFAULT       = 0,
  PASSO_VALIDATE_EXPRESS       = 1 << 0,
  PASSO_VALIDATE_NO_ADVICE     = 1 << 1,
  PASSO_VALIDATE_SERVICE_WORDS = 1 << 2,
  PASSO_VALIDATE_ONE_STATE     = 1 << 3,
} PassoValidateFlags;

gboolean  passo_asl_validate     (PassoMachine        *machine,
                                  PassoValidateFlags   flags,
                                  PassoDiagnosticList *diagnostics);
char     *passo_asl_dup_location (PassoJsonTree       *tree,
                                  PassoJsonNode        node);

G_END_DECLS
