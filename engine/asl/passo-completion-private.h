/* passo-completion-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-completion.h"
#include "asl/passo-state-field.h"

G_BEGIN_DECLS

/* Which expression a place is in, and what has been typed there. */
typedef struct
{
  const PassoState *state;
  gboolean          jsonata;
  gboolean          intrinsics;   /* JSONPath: functions can stand there */
  gboolean          result;       /* $states.result is known */
  gboolean          error_output; /* $states.errorOutput is known */
  GPtrArray        *locals;       /* names that the expression binds before the place */
  char             *call;         /* the function whose arguments the place is in, without `$` */
  char             *prefix;       /* of a member what stands before it, "$states.context." */
  char             *word;         /* what is being typed, "$su" */
  PassoSpan         span;         /* its bytes */
} PassoCompletionPlace;

/* passo-completion-place.c */
gboolean _passo_completion_place_init  (PassoCompletionPlace *self,
                                        PassoMachine         *machine,
                                        gsize                 offset);
void     _passo_completion_place_clear (PassoCompletionPlace *self);

/* passo-completion-names.c */
void     _passo_completion_add         (GPtrArray            *proposals,
                                        PassoProposalKind     kind,
                                        const char           *name,
                                        const char           *usage,
                                        const char           *documentation);
void     _passo_completion_add_names   (GPtrArray                  *proposals,
                                        const PassoCompletionPlace *place);
void     _passo_completion_add_members (GPtrArray                  *proposals,
                                        const PassoCompletionPlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoCompletionPlace, _passo_completion_place_clear)

G_END_DECLS
