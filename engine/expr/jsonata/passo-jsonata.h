/* passo-jsonata.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoJsonata:
 *
 * A compiled JSONata expression. Immutable; evaluations may share it between threads. Values that
 * come from it may hold its constants: they are good for as long as it lives, and whoever keeps one
 * longer takes a passo_value_copy().
 */
typedef struct _PassoJsonata PassoJsonata;

/**
 * PassoJsonataError:
 * @code: the reference's code, "T2001"
 * @message: its text, with what went wrong put in
 * @token: (nullable): the operator, name or function in question
 * @position: byte in the expression after what was read
 *
 * Why an expression is none, or came to no value.
 */
typedef struct
{
  char  *code;
  char  *message;
  char  *token;
  gsize  position;
} PassoJsonataError;

/**
 * PassoJsonataScope:
 * @input: what `$` and `$$` mean; borrowed; undefined for no input
 * @bindings: an object of variables, or undefined; borrowed
 * @steps: nodes that may be visited and elements that may be made
 * @bytes: memory that may be asked for, freed or not
 * @depth: expressions that may be evaluated inside each other
 * @deadline: monotonic time at which to stop, or 0
 * @millis: the time that $now and $millis tell, or 0 for the clock's
 *
 * What an evaluation may read, and its budget. Set it up with PASSO_JSONATA_SCOPE_INIT.
 */
typedef struct
{
  PassoValue input;
  PassoValue bindings;
  guint64    steps;
  guint64    bytes;
  guint      depth;
  gint64     deadline;
  gint64     millis;
} PassoJsonataScope;

/* Deeper, the C stack of a thread would be in danger. */
#define PASSO_JSONATA_MAX_DEPTH 3000

#define PASSO_JSONATA_SCOPE_INIT \
  { .input = PASSO_VALUE_INIT, .bindings = PASSO_VALUE_INIT, .steps = 1000000000, \
    .bytes = 1 << 30, .depth = PASSO_JSONATA_MAX_DEPTH }

PassoJsonata *passo_jsonata_compile     (const char              *text,
                                         gssize                   length,
                                         PassoJsonataError      **error);
PassoJsonata *passo_jsonata_ref         (PassoJsonata            *self);
void          passo_jsonata_unref       (PassoJsonata            *self);
gboolean      passo_jsonata_evaluate    (const PassoJsonata      *self,
                                         const PassoJsonataScope *scope,
                                         PassoValue              *out,
                                         PassoJsonataError      **error);
void          passo_jsonata_error_free  (PassoJsonataError       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonata, passo_jsonata_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonataError, passo_jsonata_error_free)

G_END_DECLS
