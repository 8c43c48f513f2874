/* passo-template-compiler.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-payload-template-private.h"
#include "json/passo-json-pointer.h"

static gboolean compile_value (PassoTemplateCompiler *self,
                               const PassoValue      *object,
                               const char            *key,
                               gsize                  length,
                               PassoValue             value,
                               PassoTemplateNode     *node);

/* Takes @message. */
void
_passo_template_compiler_add_problem (PassoTemplateCompiler *self,
                                      char                  *message,
                                      const GError          *error,
                                      PassoSpan              where)
{
  PassoTemplateProblem *problem = g_new0 (PassoTemplateProblem, 1);

  problem->pointer = g_strdup (self->pointer->str);
  problem->location = g_strdup (self->location->str);
  problem->message = message;
  problem->detail = error == NULL ? NULL : g_strdup (error->message);
  problem->where = where;
  g_ptr_array_add (self->problems, problem);
}

static PassoValue
keep (PassoTemplateCompiler *self,
      PassoValue             value)
{
  return self->pool == NULL ? passo_value_ref (value) : passo_value_pool_add (self->pool, value);
}

static PassoValue
keep_key (PassoTemplateCompiler *self,
          const char            *key,
          gsize                  length)
{
  if (self->pool == NULL)
    return passo_value_string_len (key, length);

  return passo_value_pool_add_string (self->pool, key, (gssize) length);
}

static gboolean
compile_object (PassoTemplateCompiler *self,
                PassoValue             value,
                PassoTemplateNode     *node)
{
  gsize pointer_before = self->pointer->len;
  gsize location_before = self->location->len;
  gboolean dynamic = FALSE;

  node->kind = PASSO_TEMPLATE_OBJECT;
  node->keys = g_new0 (PassoValue, node->n_children);
  for (guint i = 0; i < node->n_children; i++)
    {
      PassoTemplateNode *child = &node->children[i];
      const char *key;
      gsize length;
      PassoValue member = passo_value_get_nth_member (value, i, &key, &length);

      passo_json_pointer_append (self->pointer, key, length);
      g_string_append_c (self->location, '/');
      g_string_append_len (self->location, key, (gssize) length);
      if (compile_value (self, &value, key, length, member, child))
        dynamic = TRUE;
      node->keys[i] = keep_key (self, key, child->kind == PASSO_TEMPLATE_QUERY
                                             ? length - self->suffix : length);
      g_string_truncate (self->pointer, pointer_before);
      g_string_truncate (self->location, location_before);
    }

  return dynamic;
}

static gboolean
compile_array (PassoTemplateCompiler *self,
               PassoValue             value,
               PassoTemplateNode     *node)
{
  gsize pointer_before = self->pointer->len;
  gsize location_before = self->location->len;
  gboolean dynamic = FALSE;

  node->kind = PASSO_TEMPLATE_ARRAY;
  for (guint i = 0; i < node->n_children; i++)
    {
      g_string_append_printf (self->pointer, "/%u", i);
      g_string_append_printf (self->location, "[%u]", i);
      if (compile_value (self, NULL, NULL, 0, passo_value_get_element (value, i),
                         &node->children[i]))
        dynamic = TRUE;
      g_string_truncate (self->pointer, pointer_before);
      g_string_truncate (self->location, location_before);
    }

  return dynamic;
}

/* Whether there is an expression in @value; a part without any becomes one constant. Recursion is
 * bounded by PASSO_VALUE_MAX_DEPTH.
 */
static gboolean
compile_value (PassoTemplateCompiler *self,
               const PassoValue      *object,
               const char            *key,
               gsize                  length,
               PassoValue             value,
               PassoTemplateNode     *node)
{
  gboolean dynamic = FALSE;

  if (self->compile_expression (self, object, key, length, value, node))
    {
      node->kind = PASSO_TEMPLATE_QUERY;
      return TRUE;
    }

  node->n_children = passo_value_get_size (value);
  node->children = g_new0 (PassoTemplateNode, node->n_children);
  if (passo_value_is_object (value))
    dynamic = compile_object (self, value, node);
  else if (passo_value_is_array (value))
    dynamic = compile_array (self, value, node);
  if (dynamic)
    return TRUE;

  _passo_template_node_clear (node, self->pool != NULL);
  node->kind = PASSO_TEMPLATE_CONSTANT;
  node->constant = keep (self, value);

  return FALSE;
}

/* @location is that of the template in its state. Gives NULL where something is wrong. */
PassoPayloadTemplate *
_passo_template_compiler_run (PassoTemplateCompiler *self,
                              PassoValue             value,
                              const char            *location)
{
  g_autoptr (PassoPayloadTemplate) template = g_new0 (PassoPayloadTemplate, 1);
  g_autoptr (GString) pointer = g_string_new (NULL);
  g_autoptr (GString) place = g_string_new (location);
  guint n_before = self->problems->len;

  self->pointer = pointer;
  self->location = place;
  g_atomic_ref_count_init (&template->ref_count);
  template->has_pool = self->pool != NULL;
  compile_value (self, NULL, NULL, 0, value, &template->root);
  if (template->root.field == NULL)
    template->root.field = g_strdup (location);

  return self->problems->len > n_before ? NULL : g_steal_pointer (&template);
}
