/* passo-jsonata-join.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * The operator &. A chain of them is one text: no part is copied again for each operator.
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

/* Operators of a chain that are taken at once. */
#define MAX_CHAIN 16

static gboolean
is_join (const PassoJsonataNode *node)
{
  return node->kind == PASSO_JSONATA_NODE_BINARY && node->op == '&' && node->stages == NULL &&
         node->group == NULL;
}

static gboolean
append_operand (PassoJsonataEvaluation *self,
                const PassoJsonataNode *node,
                PassoValue              value,
                GString                *text)
{
  PassoJsonataCall call = { .evaluation = self, .name = "string", .position = node->position };

  return passo_jsonata_append_text (&call, value, FALSE, text);
}

/* Both sides of the first operator are known before one of them becomes text. */
static gboolean
append_right (PassoJsonataEvaluation *self,
              const PassoJsonataNode *node,
              PassoValue              input,
              PassoJsonataFrame      *frame,
              const PassoValue       *left,
              GString                *text)
{
  g_auto (PassoValue) right = PASSO_VALUE_INIT;

  return passo_jsonata_evaluate_node (self, node->right, input, frame, &right) &&
         (left == NULL || append_operand (self, node, *left, text)) &&
         append_operand (self, node, right, text) && passo_jsonata_take_steps (self, 1);
}

PASSO_JSONATA_EVALUATOR (passo_jsonata_evaluate_join)
{
  const PassoJsonataNode *chain[MAX_CHAIN];
  g_auto (PassoValue) left = PASSO_VALUE_INIT;
  GString *text = passo_jsonata_get_text (self);
  gsize start = text->len;
  gboolean success;
  guint depth;
  guint n = 0;

  do
    {
      chain[n++] = node;
      node = node->left;
    }
  while (n < MAX_CHAIN && is_join (node));
  /* The service has them one inside the other, as deep as they are many. */
  depth = self->has_sizes ? n - 1 : 0;
  self->depth += depth;
  success = passo_jsonata_evaluate_node (self, node, input, frame, &left);
  self->depth -= depth;
  for (guint i = n; success && i > 0; i--)
    success = append_right (self, chain[i - 1], input, frame, i == n ? &left : NULL, text);
  success = success && passo_jsonata_take_bytes (self, 2 * text->len) &&
            passo_jsonata_take_steps (self, (text->len - start) / PASSO_JSONATA_STEP_BYTES);
  if (success)
    *out = passo_value_string_len (text->str + start, text->len - start);
  passo_jsonata_cut_text (self, start);

  return success;
}
