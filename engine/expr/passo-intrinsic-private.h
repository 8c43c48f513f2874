/* passo-intrinsic-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-intrinsic.h"
#include "expr/passo-json-path.h"

G_BEGIN_DECLS

/* Calls inside each other, as documented. */
#define PASSO_INTRINSIC_MAX_NESTING 10

typedef struct _PassoIntrinsicNode PassoIntrinsicNode;

/* One running call of a function. */
typedef struct
{
  PassoEvalScope           *scope;
  const PassoIntrinsicNode *node;
  const PassoValue         *arguments;
  guint                     n_arguments;
  char                     *message;  /* why it failed, in English: part of a cause */
} PassoIntrinsicCall;

typedef gboolean (*PassoIntrinsicFunc) (PassoIntrinsicCall *call,
                                        PassoValue         *out);

typedef struct
{
  PassoIntrinsicInfo info;
  PassoIntrinsicFunc evaluate;
} PassoIntrinsicFunction;

typedef enum
{
  PASSO_INTRINSIC_LITERAL,
  PASSO_INTRINSIC_PATH,
  PASSO_INTRINSIC_CALL,
} PassoIntrinsicNodeKind;

struct _PassoIntrinsicNode
{
  PassoIntrinsicNodeKind        kind;
  PassoValue                    literal;
  char                         *source;    /* of a literal string: as written, for States.Format */
  PassoJsonPath                *path;
  const PassoIntrinsicFunction *function;
  PassoIntrinsicNode           *arguments;
  guint                         n_arguments;
};

struct _PassoIntrinsic
{
  gatomicrefcount    ref_count;
  PassoIntrinsicNode root;
  char              *text;
  gboolean           has_pool;  /* the literals are the pool's */
};

const PassoIntrinsicFunction *passo_intrinsic_function_find (const char         *name,
                                                             gsize               length);
gboolean                      passo_intrinsic_call_fail     (PassoIntrinsicCall *call,
                                                             const char         *format,
                                                             ...) G_GNUC_PRINTF (2, 3);
gboolean                      passo_intrinsic_call_spend    (PassoIntrinsicCall *call,
                                                             gsize               steps);
gboolean                      passo_intrinsic_call_get_string
                                                            (PassoIntrinsicCall *call,
                                                             guint               index,
                                                             const char        **text,
                                                             gsize              *length);
gboolean                      passo_intrinsic_call_get_array
                                                            (PassoIntrinsicCall *call,
                                                             guint               index,
                                                             PassoValue         *array);
gboolean                      passo_intrinsic_call_get_rounded
                                                            (PassoIntrinsicCall *call,
                                                             guint               index,
                                                             gint64             *number);

/* passo-intrinsic-string.c */
gboolean passo_intrinsic_format          (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_string_to_json  (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_json_to_string  (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_string_split    (PassoIntrinsicCall *call, PassoValue *out);

/* passo-intrinsic-array.c */
gboolean passo_intrinsic_array           (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_array_partition (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_array_contains  (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_array_range     (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_array_get_item  (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_array_length    (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_array_unique    (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_json_merge      (PassoIntrinsicCall *call, PassoValue *out);

/* passo-intrinsic-encoding.c */
gboolean passo_intrinsic_base64_encode   (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_base64_decode   (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_hash            (PassoIntrinsicCall *call, PassoValue *out);

/* passo-intrinsic-math.c */
gboolean passo_intrinsic_math_random     (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_math_add        (PassoIntrinsicCall *call, PassoValue *out);
gboolean passo_intrinsic_uuid            (PassoIntrinsicCall *call, PassoValue *out);

G_END_DECLS
