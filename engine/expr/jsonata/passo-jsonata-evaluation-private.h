/* passo-jsonata-evaluation-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata-node-private.h"
#include "json/passo-array-builder.h"

G_BEGIN_DECLS

typedef struct _PassoJsonataFrame PassoJsonataFrame;

typedef struct
{
  PassoValue name;
  PassoValue value;
} PassoJsonataBinding;

/*
 * Variables of a block, a call or an item of a join. A frame is freed when it is left, unless a
 * lambda keeps it: then the evaluation frees it, so that closures that hold each other are no
 * matter. Those of a join are counted: items hold their frame, and frames the one they come from.
 */
struct _PassoJsonataFrame
{
  PassoJsonataFrame   *parent;
  PassoJsonataFrame   *next;        /* that the evaluation keeps, or has for use again */
  PassoJsonataBinding *bindings;    /* at @room, or on the heap */
  guint                n_bindings;
  guint                capacity;
  gboolean             kept;
  guint                refs;        /* of a counted frame */
  PassoJsonataEvaluation *counted;  /* by the items of this evaluation; or NULL */
  PassoJsonataBinding  room[3];
};

/* An item of a path that binds variables on its way (@, #, %). */
typedef struct
{
  PassoValue         value;
  PassoJsonataFrame *frame;
} PassoJsonataTuple;

typedef enum
{
  PASSO_JSONATA_BUILT_IN,
  PASSO_JSONATA_LAMBDA,
  PASSO_JSONATA_PARTIAL,
  PASSO_JSONATA_CHAIN,
  PASSO_JSONATA_REGEX,
  PASSO_JSONATA_TRANSFORM,
  PASSO_JSONATA_NEXT_MATCH,
} PassoJsonataFunctionKind;

/* In the text of a match. */
typedef struct
{
  gsize    offset;
  gint64   units;      /* of UTF-16, before it */
  gboolean is_next;    /* a match ends there */
} PassoJsonataPlace;

/* The evaluation owns it. It begins like a container, since values of its type are asked for size
 * and depth. */
struct _PassoJsonataFunction
{
  guint32                         refs;
  guint32                         size;
  guint32                         capacity;
  guint16                         depth;
  guint16                         marks;
  PassoJsonataFunction           *next;       /* of the evaluation */
  PassoJsonataFunctionKind        kind;
  const PassoJsonataFunctionInfo *info;
  const PassoJsonataNode         *node;
  const PassoJsonataRegex        *regex;
  PassoJsonataSignature          *signature;  /* of a built-in; owned */
  guint                           arity;      /* of a built-in */
  PassoJsonataFrame              *frame;
  PassoValue                      input;      /* of a lambda; the text of a match */
  PassoValue                      first;      /* what a partial or a chain begins with */
  PassoValue                      second;
  PassoJsonataArguments          *arguments;  /* undefined for a gap; owned */
  PassoJsonataPlace               place;      /* where the next match is looked for */
};

typedef struct _PassoJsonataSearch PassoJsonataSearch;

typedef enum
{
  PASSO_JSONATA_LIMIT_DEPTH,
  PASSO_JSONATA_LIMIT_STEPS,
  PASSO_JSONATA_LIMIT_MEMORY,
  PASSO_JSONATA_LIMIT_TIME,
  PASSO_JSONATA_LIMIT_MATCH,
} PassoJsonataLimit;

/* What evaluating a node costs, where an element costs one; one is some four nanoseconds. */
#define PASSO_JSONATA_NODE_STEPS 10

/* The same for calling a lambda, on top of its nodes. */
#define PASSO_JSONATA_LAMBDA_STEPS 30

/* Bytes of a text that are read or written in a step. */
#define PASSO_JSONATA_STEP_BYTES 2

struct _PassoJsonataEvaluation
{
  const PassoJsonata      *expression;
  const PassoJsonataScope *scope;
  PassoJsonataError       *error;
  PassoJsonataFrame        root;
  PassoJsonataFrame       *kept_frames;
  PassoJsonataFrame       *free_frames;
  PassoJsonataFunction    *functions;
  GPtrArray               *expressions;  /* of $eval; NULL for none */
  PassoJsonataSearch      *search;       /* by a regular expression; or NULL */
  GString                 *text;         /* texts in the making, one inside the other; or NULL */
  guint64                  steps;        /* until the clock is looked at */
  guint64                  later_steps;  /* after that */
  gssize                   max_held;
  guint                    refused;      /* values too deep for a container, before this */
  const char              *stack_limit;
  guint                    depth;
  guint                    max_depth;
  gboolean                 has_sizes;    /* the service limits values */
  gint64                   millis;       /* 0: nobody asked */
  gboolean                 has_infinite; /* some number came to none that JSON has */
  gboolean                 has_tail;     /* a call that the caller of the lambda makes */
  PassoValue               tail_function;
  PassoJsonataArguments    tail_arguments;
};

#define PASSO_JSONATA_FUNCTION_OF(v) ((PassoJsonataFunction *) (v).as.heap)

typedef gboolean (*PassoJsonataEvaluate) (PassoJsonataEvaluation *self,
                                          const PassoJsonataNode *node,
                                          PassoValue              input,
                                          PassoJsonataFrame      *frame,
                                          PassoValue             *out);

#define PASSO_JSONATA_EVALUATOR(name) \
  gboolean name (PassoJsonataEvaluation *self, \
                 const PassoJsonataNode *node, \
                 PassoValue              input, \
                 PassoJsonataFrame      *frame, \
                 PassoValue             *out)

/* passo-jsonata-evaluation.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_node);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_step);
gboolean           passo_jsonata_fail             (PassoJsonataEvaluation *self,
                                                   const char             *code,
                                                   gsize                   position,
                                                   const char             *token,
                                                   PassoValue              value,
                                                   PassoValue              value2);
gboolean           passo_jsonata_find_variable    (PassoJsonataEvaluation *self,
                                                   PassoJsonataFrame      *frame,
                                                   PassoValue              name,
                                                   PassoValue             *out);
PassoValue         passo_jsonata_peek_variable    (PassoJsonataEvaluation *self,
                                                   const PassoJsonataNode *node,
                                                   PassoValue              input,
                                                   PassoJsonataFrame      *frame);
void               passo_jsonata_frame_init       (PassoJsonataFrame      *frame,
                                                   PassoJsonataFrame      *parent);
void               passo_jsonata_frame_clear      (PassoJsonataFrame      *frame);
PassoJsonataFrame *passo_jsonata_frame_enter      (PassoJsonataEvaluation *self,
                                                   PassoJsonataFrame      *parent);
void               passo_jsonata_frame_leave      (PassoJsonataEvaluation *self,
                                                   PassoJsonataFrame      *frame);
void               passo_jsonata_frame_keep       (PassoJsonataEvaluation *self,
                                                   PassoJsonataFrame      *frame);
PassoJsonataFrame *passo_jsonata_frame_new_counted (PassoJsonataEvaluation *self,
                                                   PassoJsonataFrame      *parent);
void               passo_jsonata_frame_hold       (PassoJsonataFrame      *frame);
void               passo_jsonata_frame_release    (PassoJsonataFrame      *frame);
void               passo_jsonata_frames_free      (PassoJsonataFrame      *frame);
void               passo_jsonata_frame_bind       (PassoJsonataEvaluation *self,
                                                   PassoJsonataFrame      *frame,
                                                   PassoValue              name,
                                                   PassoValue              value);
const PassoValue  *passo_jsonata_frame_find       (const PassoJsonataEvaluation *self,
                                                   const PassoJsonataFrame *frame,
                                                   PassoValue              name);

/* Texts are made at its end, and who has made one cuts it back: an evaluation needs one buffer. */
GString           *passo_jsonata_get_text         (PassoJsonataEvaluation *self);
void               passo_jsonata_cut_text         (PassoJsonataEvaluation *self,
                                                   gsize                   length);

/* passo-jsonata-limit.c */
void               passo_jsonata_limits_init      (PassoJsonataEvaluation *self);
gboolean           passo_jsonata_fail_limit       (PassoJsonataEvaluation *self,
                                                   PassoJsonataLimit       limit,
                                                   gsize                   position);
gboolean           passo_jsonata_take_more_steps  (PassoJsonataEvaluation *self,
                                                   guint64                 steps);
gboolean           passo_jsonata_take_bytes       (PassoJsonataEvaluation *self,
                                                   guint64                 bytes);
gboolean           passo_jsonata_check_size       (PassoJsonataEvaluation *self,
                                                   PassoValue              value);

/* Work is about to be done. FALSE: there is no budget left for it. */
static inline gboolean
passo_jsonata_take_steps (PassoJsonataEvaluation *self,
                          guint64                 steps)
{
  if (G_UNLIKELY (self->steps < steps))
    return passo_jsonata_take_more_steps (self, steps);
  self->steps -= steps;

  return TRUE;
}

/* The same before or after work that goes over a text; another value is none. */
static inline gboolean
passo_jsonata_take_text_steps (PassoJsonataEvaluation *self,
                               PassoValue              value)
{
  gsize length = 0;

  if (!passo_value_is_string (value))
    return TRUE;
  passo_value_get_string (value, &length);

  return passo_jsonata_take_steps (self, length / PASSO_JSONATA_STEP_BYTES);
}

/* passo-jsonata-weight.c */
guint64            passo_jsonata_weigh            (PassoValue              value,
                                                   guint64                 limit);
gboolean           passo_jsonata_take_weight      (PassoJsonataEvaluation *self,
                                                   PassoValue              value);
gboolean           passo_jsonata_check_weight     (PassoJsonataEvaluation *self,
                                                   PassoValue              value);
char              *passo_jsonata_show             (PassoValue              value);

/* passo-jsonata-sequence.c */
PassoValue         passo_jsonata_concatenate      (PassoValue              left,
                                                   PassoValue              right);
void               passo_jsonata_collect          (PassoArrayBuilder      *builder,
                                                   PassoValue              value);
PassoValue         passo_jsonata_finish_sequence  (PassoArrayBuilder      *builder);
PassoValue         passo_jsonata_to_array         (PassoValue              value);
PassoValue         passo_jsonata_unwrap           (PassoValue              value);
PassoValue         passo_jsonata_look_up          (PassoValue              input,
                                                   PassoValue              name);

/* passo-jsonata-operator.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_binary);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_negate);

/* passo-jsonata-join.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_join);

/* passo-jsonata-path.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_path);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_wildcard);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_descendant);
PASSO_JSONATA_EVALUATOR (passo_jsonata_filter_value);
gboolean           passo_jsonata_is_selected      (PassoValue              value,
                                                   guint                   position,
                                                   guint                   size);

gboolean           passo_jsonata_evaluate_steps   (PassoJsonataEvaluation *self,
                                                   const PassoJsonataNode *path,
                                                   guint                   n_steps,
                                                   PassoValue              input,
                                                   PassoJsonataFrame      *frame,
                                                   PassoValue             *out);
PASSO_JSONATA_EVALUATOR (passo_jsonata_finish_path);
gboolean           passo_jsonata_is_nothing       (PassoValue              reached);

/* passo-jsonata-tuple.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_tuple_path);

/* passo-jsonata-group.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_group);
gboolean           passo_jsonata_group_tuples     (PassoJsonataEvaluation *self,
                                                   const PassoJsonataNode *node,
                                                   GArray                 *tuples,
                                                   PassoJsonataFrame      *frame,
                                                   PassoValue             *out);

/* passo-jsonata-order.c */
gboolean           passo_jsonata_order            (PassoJsonataEvaluation *self,
                                                   const PassoJsonataNode *node,
                                                   GArray                 *tuples);

/* passo-jsonata-apply.c */
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_call);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_partial);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_lambda);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_apply);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_transform);
PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_regex);
PassoJsonataFunction *passo_jsonata_function_new  (PassoJsonataEvaluation *self,
                                                   PassoJsonataFunctionKind kind);
PassoJsonataFunction *passo_jsonata_function_new_built_in (const PassoJsonataFunctionInfo *info);
void               passo_jsonata_function_free    (PassoJsonataFunction   *self);
PassoValue         passo_jsonata_function_wrap    (PassoJsonataFunction   *self);
gboolean           passo_jsonata_invoke           (PassoJsonataEvaluation *self,
                                                   PassoValue              function,
                                                   PassoJsonataArguments  *arguments,
                                                   PassoValue              input,
                                                   gsize                   position,
                                                   const char             *name,
                                                   PassoValue             *out);

/* passo-jsonata-transform.c */
gboolean           passo_jsonata_transform        (PassoJsonataEvaluation *self,
                                                   PassoJsonataFunction   *function,
                                                   PassoValue              input,
                                                   PassoValue             *out);

/* passo-jsonata-regex.c */
typedef struct
{
  gsize start;
  gsize end;
} PassoJsonataRange;

/* Matches from a byte on; groups (array of ranges, group 0 first) may be NULL. FALSE: raised. */
gboolean           passo_jsonata_regex_match      (const PassoJsonataRegex *regex,
                                                   PassoJsonataEvaluation *self,
                                                   const char             *text,
                                                   gsize                   length,
                                                   gsize                   offset,
                                                   GArray                 *groups,
                                                   gboolean               *matched);
gboolean           passo_jsonata_place_move       (PassoJsonataPlace       *self,
                                                   PassoValue               text,
                                                   double                   units);

/* Where a match is. */
typedef struct
{
  GArray            *ranges;   /* of it, and of its groups; owned */
  gint64             units;    /* of UTF-16, before it */
  PassoJsonataPlace  end;
} PassoJsonataFound;

static inline void
passo_jsonata_found_clear (PassoJsonataFound *self)
{
  g_clear_pointer (&self->ranges, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoJsonataFound, passo_jsonata_found_clear)

gboolean           passo_jsonata_found_get_range  (const PassoJsonataFound *self,
                                                   guint                    group,
                                                   PassoJsonataRange       *range);
gboolean           passo_jsonata_find_match       (PassoJsonataCall        *call,
                                                   const PassoJsonataRegex *regex,
                                                   PassoValue               text,
                                                   PassoJsonataPlace        from,
                                                   PassoJsonataFound       *match,
                                                   gboolean                *found);
PassoValue         passo_jsonata_make_match       (PassoJsonataEvaluation  *self,
                                                   const PassoJsonataRegex *regex,
                                                   PassoValue               text,
                                                   const PassoJsonataFound *match,
                                                   gboolean                 with_next);
gboolean           passo_jsonata_call_regex       (PassoJsonataCall        *call,
                                                   const PassoJsonataRegex *regex,
                                                   PassoValue               text,
                                                   PassoJsonataPlace        from,
                                                   PassoValue              *out);
void               passo_jsonata_search_free      (PassoJsonataSearch      *self);

/* passo-jsonata.c */
gboolean           passo_jsonata_evaluate_inner   (PassoJsonataEvaluation *self,
                                                   PassoValue              text,
                                                   PassoValue              input,
                                                   PassoValue             *out,
                                                   PassoJsonataError     **error);

G_END_DECLS
