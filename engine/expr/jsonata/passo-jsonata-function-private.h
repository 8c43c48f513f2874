/* passo-jsonata-function-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata.h"

G_BEGIN_DECLS

/**
 * PASSO_JSONATA_FUNCTION:
 *
 * The type of a value that is a function, a lambda, a partial application or a regular
 * expression. JSON has none, so no other module ever makes one: it lives in arrays and objects as
 * any value does, is written as null, belongs to its evaluation and must not outlive it. Ask
 * passo_jsonata_is_function(). It is marked with PASSO_VALUE_MARK_INSIDE, and so is whatever has one
 * in it: nobody need look for functions in data.
 */
#define PASSO_JSONATA_FUNCTION 7

/**
 * PassoJsonataMark:
 * @PASSO_JSONATA_SEQUENCE: an array that evaluation gathered: of one element it is that element,
 *   empty it is nothing
 * @PASSO_JSONATA_KEEP: a sequence that stays an array with one element (`[]`)
 * @PASSO_JSONATA_CONS: an array that a constructor in a path built: steps do not flatten it
 * @PASSO_JSONATA_OUTER: the sequence that wraps an input which is an array
 *
 * Marks of an array, in the handle of the value. Copies of the handle keep them.
 */
typedef enum
{
  PASSO_JSONATA_SEQUENCE = 1 << 0,
  PASSO_JSONATA_KEEP = 1 << 1,
  PASSO_JSONATA_CONS = 1 << 2,
  PASSO_JSONATA_OUTER = 1 << 3,
} PassoJsonataMark;

/* Arguments that an implementation may read without asking how many there are. */
#define PASSO_JSONATA_MAX_ARGUMENTS 8

typedef struct _PassoJsonataEvaluation PassoJsonataEvaluation;
typedef struct _PassoJsonataFunctionInfo PassoJsonataFunctionInfo;
typedef struct _PassoJsonataSignature PassoJsonataSignature;

/**
 * PassoJsonataCall:
 * @evaluation: what it is a part of
 * @info: (nullable): the function of the table
 * @name: (nullable): the name it was called by, for messages
 * @position: byte in the expression, for errors
 * @input: the context (`$`) at the call; borrowed
 *
 * One running call of a function.
 */
typedef struct
{
  PassoJsonataEvaluation         *evaluation;
  const PassoJsonataFunctionInfo *info;
  const char                     *name;
  gsize                           position;
  PassoValue                      input;
} PassoJsonataCall;

/**
 * PassoJsonataFunc:
 * @call: the call
 * @arguments: (array length=n_arguments): borrowed, as the signature left them: the context put in
 *   where it says `-`, single values wrapped where it wants an array. At least
 *   %PASSO_JSONATA_MAX_ARGUMENTS may be read; what was not given is undefined
 * @n_arguments: how many were given
 * @result: (out): undefined before; owned by the caller after
 *
 * Returns: FALSE when an error was raised
 */
typedef gboolean (*PassoJsonataFunc) (PassoJsonataCall *call,
                                      const PassoValue *arguments,
                                      guint             n_arguments,
                                      PassoValue       *result);

/**
 * PassoJsonataDialects:
 * @PASSO_JSONATA_IN_REFERENCE: the function is in the language's reference
 * @PASSO_JSONATA_IN_AWS: the function is in the language of state machines
 *
 * Dialects that have a function.
 */
typedef enum
{
  PASSO_JSONATA_IN_REFERENCE = 1 << PASSO_JSONATA_REFERENCE,
  PASSO_JSONATA_IN_AWS = 1 << PASSO_JSONATA_AWS,
  PASSO_JSONATA_IN_BOTH = PASSO_JSONATA_IN_REFERENCE | PASSO_JSONATA_IN_AWS,
} PassoJsonataDialects;

/**
 * PassoJsonataFunctionInfo:
 * @name: without `$`
 * @signature: as the documentation writes it, `<s-:n>`
 * @since: (nullable): the version of the language that brought it, "1.5"; NULL for functions of the
 *   service that the language does not have or has otherwise
 * @dialects: what has it, of #PassoJsonataDialects
 * @documentation: (translatable): one line, marked N_()
 * @evaluate: what it does
 *
 * A line of the table that evaluation, completion and help read.
 */
struct _PassoJsonataFunctionInfo
{
  const char       *name;
  const char       *signature;
  const char       *since;
  guint             dialects;
  const char       *documentation;
  PassoJsonataFunc  evaluate;
};

/* The table (passo-jsonata-functions.c) */
const PassoJsonataFunctionInfo *passo_jsonata_function_find    (const char          *name,
                                                                gsize                length,
                                                                PassoJsonataDialect  dialect);
const PassoJsonataFunctionInfo *passo_jsonata_function_get_nth (guint                position);

/**
 * PassoJsonataArguments:
 * @values: (nullable): where they are, when they are too many for @room
 * @n_values: how many
 * @capacity: room at @values
 * @room: where they are otherwise
 *
 * Owned arguments of a call, on the caller's stack; set it up with zeros. It may be moved. What is
 * behind the last one, to the end of its room, is undefined.
 */
typedef struct
{
  PassoValue *values;
  guint       n_values;
  guint       capacity;
  PassoValue  room[PASSO_JSONATA_MAX_ARGUMENTS];
} PassoJsonataArguments;

/* passo-jsonata-arguments.c */
void                   passo_jsonata_arguments_take  (PassoJsonataArguments  *self,
                                                      PassoValue              value);
void                   passo_jsonata_arguments_clear (PassoJsonataArguments  *self);

static inline PassoValue *
passo_jsonata_arguments_get (PassoJsonataArguments *self)
{
  return self->values != NULL ? self->values : self->room;
}

/* Undefined when there are not so many. */
static inline PassoValue
passo_jsonata_arguments_peek (PassoJsonataArguments *self,
                              guint                  position)
{
  return position < self->n_values ? passo_jsonata_arguments_get (self)[position]
                                   : passo_value_undefined ();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoJsonataArguments, passo_jsonata_arguments_clear)

/* Signatures (passo-jsonata-signature.c). `code` names the error of a bad one: S0401, S0402;
 * the position is that in the text. */
PassoJsonataSignature *passo_jsonata_signature_new   (const char             *text,
                                                      gsize                   length,
                                                      const char            **code,
                                                      gsize                  *position);
void                   passo_jsonata_signature_free  (PassoJsonataSignature  *self);
guint                  passo_jsonata_signature_get_n (const PassoJsonataSignature *self);
/* Checks arguments and changes them as #PassoJsonataFunc says;
 * raises T0410, T0411, T0412. The context is call->input. */
gboolean               passo_jsonata_signature_apply (const PassoJsonataSignature *self,
                                                      PassoJsonataCall       *call,
                                                      PassoJsonataArguments  *arguments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoJsonataSignature, passo_jsonata_signature_free)

/* Helpers of implementations (passo-jsonata-call.c).
 *
 * Raising: the text comes from the table of codes with {{token}}, {{index}}, {{value}} and
 * {{value2}} put in; the token is the function's name. All return FALSE. */
gboolean   passo_jsonata_raise          (PassoJsonataCall *call,
                                         const char       *code);
gboolean   passo_jsonata_raise_value    (PassoJsonataCall *call,
                                         const char       *code,
                                         PassoValue        value);
gboolean   passo_jsonata_raise_values   (PassoJsonataCall *call,
                                         const char       *code,
                                         PassoValue        value,
                                         PassoValue        value2);
gboolean   passo_jsonata_raise_index    (PassoJsonataCall *call,
                                         const char       *code,
                                         guint             index,
                                         PassoValue        value);
/* For $error and $assert: the text is the user's. */
gboolean   passo_jsonata_raise_message  (PassoJsonataCall *call,
                                         const char       *code,
                                         PassoValue        message);
/* Budgets: before work or memory in proportion to data. FALSE: raised. */
gboolean   passo_jsonata_spend          (PassoJsonataCall *call,
                                         guint64           steps);
gboolean   passo_jsonata_charge         (PassoJsonataCall *call,
                                         guint64           bytes);
/* The same before work that goes over all of a value. */
gboolean   passo_jsonata_spend_value    (PassoJsonataCall *call,
                                         PassoValue        value);
/* The service limits how many elements $range makes. */
gboolean   passo_jsonata_check_range    (PassoJsonataCall *call,
                                         guint64           n_elements);
/* Calls a function item; it is given no more arguments than it takes. */
gboolean   passo_jsonata_call_function  (PassoJsonataCall *call,
                                         PassoValue        function,
                                         const PassoValue *arguments,
                                         guint             n_arguments,
                                         PassoValue       *result);
/* Calls it with more, too: a function of the language may refuse them. */
gboolean   passo_jsonata_call_with_all  (PassoJsonataCall *call,
                                         PassoValue        function,
                                         const PassoValue *arguments,
                                         guint             n_arguments,
                                         PassoValue       *result);
guint      passo_jsonata_get_arity      (PassoValue        function);
gboolean   passo_jsonata_is_regex       (PassoValue        value);
/* From the host's source, if it has one. */
guint64    passo_jsonata_random_bits    (PassoJsonataCall *call);
/* The time of the evaluation, in milliseconds since 1970: the same for all its calls. */
gint64     passo_jsonata_get_millis     (PassoJsonataCall *call);
/* In [0, 1). */
double     passo_jsonata_random         (PassoJsonataCall *call);

/* The evaluation's buffer for texts: they are made at its end, and cut off again. */
GString   *passo_jsonata_borrow_text    (PassoJsonataCall *call);
/* What is in it from a place on, as a string; charged for, and cut off. */
gboolean   passo_jsonata_return_text    (PassoJsonataCall *call,
                                         gsize             start,
                                         PassoValue       *result);

/* What $string makes of a value (passo-jsonata-text.c, of the function library); evaluation uses it
 * for `&`. Undefined appends nothing; a function too. Raises D1001, D3001. */
gboolean   passo_jsonata_append_text    (PassoJsonataCall *call,
                                         PassoValue        value,
                                         gboolean          pretty,
                                         GString          *out);

/* What $boolean makes of a value; undefined is FALSE. (passo-jsonata-call.c) */
gboolean   passo_jsonata_get_truth      (PassoValue        value);
/* As `=` compares: deeply; functions are equal to themselves only. */
gboolean   passo_jsonata_equal          (PassoValue        a,
                                         PassoValue        b);

/* Higher-order functions and those that take a regular expression, for the table. */
gboolean   passo_jsonata_map            (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_filter         (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_single         (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_reduce         (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_sift           (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_each           (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_sort           (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_match          (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_contains       (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_split          (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_replace        (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);
gboolean   passo_jsonata_eval           (PassoJsonataCall *call, const PassoValue *arguments,
                                         guint n_arguments, PassoValue *result);

/**
 * passo_jsonata_is_function:
 * @value: a value
 *
 * Returns: whether it can be called
 */
static inline gboolean
passo_jsonata_is_function (PassoValue value)
{
  return value.type == PASSO_JSONATA_FUNCTION;
}

/**
 * passo_jsonata_mark:
 * @value: an array
 * @marks: #PassoJsonataMark to add
 *
 * Returns: the same handle with the marks: `return passo_jsonata_mark (array, SEQUENCE)` in place
 *   of the array gives up nothing and takes nothing
 */
static inline PassoValue
passo_jsonata_mark (PassoValue value,
                    guint      marks)
{
  value.reserved |= (guint16) marks;

  return value;
}

/**
 * passo_jsonata_has_mark:
 * @value: a value
 * @mark: a mark
 *
 * Returns: whether it is an array with that mark
 */
static inline gboolean
passo_jsonata_has_mark (PassoValue       value,
                        PassoJsonataMark mark)
{
  return value.type == PASSO_VALUE_ARRAY && (value.reserved & mark) != 0;
}

G_END_DECLS
