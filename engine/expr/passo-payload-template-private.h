/* passo-payload-template-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-payload-template.h"
#include "expr/passo-query.h"

G_BEGIN_DECLS

typedef enum
{
  PASSO_TEMPLATE_CONSTANT,
  PASSO_TEMPLATE_QUERY,
  PASSO_TEMPLATE_ARRAY,
  PASSO_TEMPLATE_OBJECT,
} PassoTemplateKind;

typedef struct _PassoTemplateNode PassoTemplateNode;

struct _PassoTemplateNode
{
  PassoTemplateKind  kind;
  PassoValue         constant;
  PassoQuery        *query;
  char              *field;     /* for failures: the key with its `.$`, or the place in the state */
  PassoValue        *keys;      /* of an object, without `.$` */
  PassoTemplateNode *children;
  guint              n_children;
};

struct _PassoPayloadTemplate
{
  gatomicrefcount   ref_count;
  PassoTemplateNode root;
  gboolean          has_pool;  /* constants and keys are the pool's */
};

typedef struct _PassoTemplateCompiler PassoTemplateCompiler;

/**
 * PassoTemplateCompiler:
 * @pool: (nullable): where constants are put
 * @problems: what is wrong
 * @pointer: JSON pointer of the part being compiled
 * @location: its place in the state, `Output/values[0]`
 * @suffix: bytes that the keys of expressions have more than those of their values
 * @compile_expression: compiles a value into a node if it is an expression; @object and @key are
 *   NULL where it is no member. Gives whether it is one, also where something is wrong with it
 *
 * Compiles templates of one language.
 */
struct _PassoTemplateCompiler
{
  PassoValuePool *pool;
  GPtrArray      *problems;
  GString        *pointer;
  GString        *location;
  gsize           suffix;
  gboolean      (*compile_expression) (PassoTemplateCompiler *self,
                                       const PassoValue      *object,
                                       const char            *key,
                                       gsize                  length,
                                       PassoValue             value,
                                       PassoTemplateNode     *node);
};

void                  _passo_template_compiler_add_problem (PassoTemplateCompiler *self,
                                                            char                  *message,
                                                            const GError          *error,
                                                            PassoSpan              where);
PassoPayloadTemplate *_passo_template_compiler_run         (PassoTemplateCompiler *self,
                                                            PassoValue             value,
                                                            const char            *location);
void                  _passo_template_node_clear           (PassoTemplateNode     *self,
                                                            gboolean               has_pool);

G_END_DECLS
