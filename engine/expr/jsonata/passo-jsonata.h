/* passo-jsonata.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"
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
 * PassoJsonataDialect:
 * @PASSO_JSONATA_REFERENCE: the language as its documentation has it
 * @PASSO_JSONATA_AWS: the language as state machines have it: functions of the service beside the
 *   language's own, no input at the top, and the service's numbers and limits
 *
 * What an expression is read and evaluated as.
 */
typedef enum
{
  PASSO_JSONATA_REFERENCE,
  PASSO_JSONATA_AWS,
} PassoJsonataDialect;

/**
 * PassoJsonataErrorKind:
 * @PASSO_JSONATA_ERROR_CODED: an error of the language, with a code
 * @PASSO_JSONATA_ERROR_LIMIT: a limit of the service was met, which has words but no code
 * @PASSO_JSONATA_ERROR_UNSUPPORTED: the result is a function, or holds one
 * @PASSO_JSONATA_ERROR_REFERENCE: the syntax is right, but state machines have nothing that the
 *   expression could mean; it has words but no code
 *
 * What sort of error it is; the service words each in its own way.
 */
typedef enum
{
  PASSO_JSONATA_ERROR_CODED,
  PASSO_JSONATA_ERROR_LIMIT,
  PASSO_JSONATA_ERROR_UNSUPPORTED,
  PASSO_JSONATA_ERROR_REFERENCE,
} PassoJsonataErrorKind;

/**
 * PassoJsonataError:
 * @kind: what sort
 * @code: (nullable): the reference's code, "T2001"
 * @message: its text, with what went wrong put in
 * @token: (nullable): the operator, name or function in question
 * @position: byte in the expression after what was read
 * @span: what is wrong, where it is known; else nothing, at @position
 *
 * Why an expression is none, or came to no value.
 */
typedef struct
{
  PassoJsonataErrorKind  kind;
  char                  *code;
  char                  *message;
  char                  *token;
  gsize                  position;
  PassoSpan              span;
} PassoJsonataError;

/**
 * PassoJsonataReferenceKind:
 * @PASSO_JSONATA_READS_VARIABLE: `$name`, `$states` among them; functions that are not called too
 * @PASSO_JSONATA_READS_STATES: `$states.name`
 * @PASSO_JSONATA_CALLS_FUNCTION: `$name (...)`, also with gaps, or `~> $name`
 *
 * How an expression reads what is around it.
 */
typedef enum
{
  PASSO_JSONATA_READS_VARIABLE,
  PASSO_JSONATA_READS_STATES,
  PASSO_JSONATA_CALLS_FUNCTION,
} PassoJsonataReferenceKind;

/**
 * PassoJsonataReference:
 * @kind: how
 * @name: of the variable or function, without `$`, or of the member of `$states`
 * @span: where it stands, `$` included
 *
 * One thing that an expression reads and does not bind itself.
 */
typedef struct
{
  PassoJsonataReferenceKind  kind;
  const char                *name;
  PassoSpan                  span;
} PassoJsonataReference;

/**
 * PassoJsonataScope:
 * @input: what `$` and `$$` mean; borrowed; undefined for no input
 * @bindings: an object of variables, or undefined; borrowed
 * @lookup: (nullable): gives the value of a variable that neither the expression nor @bindings
 *   have, borrowed for as long as the evaluation takes. FALSE: there is none of that name, a
 *   string without `$`
 * @random: (nullable): bits from the host's source, so that a run can be repeated; without it they
 *   differ each time
 * @data: for the functions
 * @steps: work that may be done: an element made or looked at is one, and so are two bytes of a
 *   text; an expression evaluated is ten, the call of a lambda thirty more
 * @left: (nullable): gets what is left of @steps
 * @bytes: memory that values made by the evaluation may hold at a time
 * @depth: expressions that may be evaluated inside each other; where the thread's stack is small,
 *   fewer
 * @deadline: monotonic time at which to stop, or 0
 * @millis: the time that $now and $millis tell, or 0 for the clock's
 *
 * What an evaluation may read, and its budget. Set it up with PASSO_JSONATA_SCOPE_INIT.
 */
typedef struct
{
  PassoValue input;
  PassoValue bindings;
  gboolean (*lookup) (gpointer    data,
                      PassoValue  name,
                      PassoValue *out);
  guint64  (*random) (gpointer    data);
  gpointer   data;
  guint64    steps;
  guint64   *left;
  guint64    bytes;
  guint      depth;
  gint64     deadline;
  gint64     millis;
} PassoJsonataScope;

/* Deeper, the C stack of a thread would be in danger. */
#define PASSO_JSONATA_MAX_DEPTH 3000

#define PASSO_JSONATA_SCOPE_INIT \
  { .input = PASSO_VALUE_INIT, .bindings = PASSO_VALUE_INIT, .steps = 1000000000, \
    .bytes = 128 << 20, .depth = PASSO_JSONATA_MAX_DEPTH }

PassoJsonata *passo_jsonata_compile          (const char              *text,
                                              gssize                   length,
                                              PassoJsonataDialect      dialect,
                                              PassoJsonataError      **error);
GPtrArray    *passo_jsonata_check            (const char              *text,
                                              gssize                   length,
                                              PassoJsonataDialect      dialect);
PassoJsonata *passo_jsonata_ref              (PassoJsonata            *self);
void          passo_jsonata_unref            (PassoJsonata            *self);
gboolean      passo_jsonata_evaluate         (const PassoJsonata      *self,
                                              const PassoJsonataScope *scope,
                                              PassoValue              *out,
                                              PassoJsonataError      **error);
GArray       *passo_jsonata_list_references  (const PassoJsonata      *self);
gboolean      passo_jsonata_has_function     (const char              *name,
                                              PassoJsonataDialect      dialect);
void          passo_jsonata_error_free       (PassoJsonataError       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonata, passo_jsonata_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonataError, passo_jsonata_error_free)

G_END_DECLS
