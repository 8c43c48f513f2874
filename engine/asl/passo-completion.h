/* passo-completion.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"

G_BEGIN_DECLS

/**
 * PassoProposalKind:
 * @PASSO_PROPOSAL_LOCAL: a name that the expression binds itself
 * @PASSO_PROPOSAL_VARIABLE: a variable of the workflow
 * @PASSO_PROPOSAL_DATA: `$states`, the context object or a member of them
 * @PASSO_PROPOSAL_FUNCTION: a function
 *
 * What a name stands for, what is nearest first.
 */
typedef enum
{
  PASSO_PROPOSAL_LOCAL,
  PASSO_PROPOSAL_VARIABLE,
  PASSO_PROPOSAL_DATA,
  PASSO_PROPOSAL_FUNCTION,
} PassoProposalKind;

/**
 * PassoProposal:
 * @kind: what it stands for
 * @name: what takes the place of the word
 * @ending: what goes behind the name when it is taken; of a function its parenthesis
 * @usage: how it is written: the call of a function, the whole path of a member
 * @documentation: a sentence without its full stop
 * @since: (nullable): the version of the language that brought it
 *
 * A name that can stand at a place.
 */
typedef struct
{
  PassoProposalKind  kind;
  char              *name;
  const char        *ending;
  char              *usage;
  char              *documentation;
  const char        *since;
} PassoProposal;

/**
 * PassoCompletion:
 * @word: the bytes of the word that is being typed
 * @proposals: (element-type PassoProposal): the names that can stand for it
 *
 * What can be written at a place in an expression.
 */
typedef struct
{
  PassoSpan  word;
  GPtrArray *proposals;
} PassoCompletion;

PassoCompletion *passo_completion_new       (PassoMachine          *machine,
                                             gsize                  offset);
PassoCompletion *passo_completion_new_help  (PassoMachine          *machine,
                                             gsize                  offset);
void             passo_completion_free      (PassoCompletion       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoCompletion, passo_completion_free)

G_END_DECLS
