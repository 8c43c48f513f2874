/* passo-json-path.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-json-path-private.h"
#include "json/passo-array-builder.h"
#include "json/passo-object-builder.h"

/* The evaluator. A definite path is a loop of look-ups; any other path is walked step by step,
 * and what the last step finds is gathered into one array (recorded on the service).
 */

typedef struct
{
  PassoPathWalk       *walk;
  const PassoJsonPath *path;
  PassoArrayBuilder    hits;
} PassoPathGather;

static gboolean gather (PassoPathGather *self,
                        guint            index,
                        PassoValue       value);

/* Enters one level of recursion; the caller leaves it by `depth--`. */
gboolean
passo_path_walk_enter (PassoPathWalk *self)
{
  if (self->depth >= PASSO_EVAL_MAX_DEPTH || !passo_eval_scope_step (self->scope, 1))
    {
      self->reason = PASSO_JSON_PATH_BUDGET;
      return FALSE;
    }
  self->depth++;

  return TRUE;
}

static PassoValue
get_element (PassoValue array,
             gint64     index)
{
  gint64 size = passo_value_get_size (array);

  if (index < 0)
    index += size;
  if (index < 0 || index >= size)
    return passo_value_undefined ();

  return passo_value_get_element (array, (guint) index);
}

/* Goes one step of a definite path; the reason tells how it went. */
static inline PassoJsonPathReason
take_step (const PassoPathStep *step,
           PassoValue          *value)
{
  PassoValue next;

  if (step->kind == PASSO_PATH_STEP_MEMBER)
    next = passo_value_get_member_by_key (*value, step->names[0]);
  else if (!passo_value_is_array (*value))
    return PASSO_JSON_PATH_NOT_AN_ARRAY;
  else
    next = get_element (*value, step->from);

  if (passo_value_is_undefined (next))
    return step->kind == PASSO_PATH_STEP_MEMBER ? PASSO_JSON_PATH_NO_MEMBER
                                                : PASSO_JSON_PATH_NO_ELEMENT;
  *value = next;

  return PASSO_JSON_PATH_FOUND;
}

static gboolean
gather_member (PassoPathGather *self,
               guint            index,
               PassoValue       value)
{
  const PassoPathStep *step = &self->path->steps[index];
  PassoValue member = passo_value_get_member_by_key (value, step->names[0]);

  return passo_value_is_undefined (member) || gather (self, index + 1, member);
}

/* Several names: at the end of the path one object of those that are there, else each in turn. */
static gboolean
gather_members (PassoPathGather *self,
                guint            index,
                PassoValue       value)
{
  const PassoPathStep *step = &self->path->steps[index];
  gboolean last = index + 1 == self->path->n_steps;
  g_auto (PassoObjectBuilder) builder = { NULL };

  if (!passo_value_is_object (value))
    return TRUE;
  passo_object_builder_init (&builder, last ? step->n_items : 0);
  for (guint i = 0; i < step->n_items; i++)
    {
      PassoValue member = passo_value_get_member_by_key (value, step->names[i]);
      gsize length;
      const char *name = passo_value_get_string (step->names[i], &length);

      if (last)
        passo_object_builder_put (&builder, name, (gssize) length, member);
      else if (!passo_value_is_undefined (member) && !gather (self, index + 1, member))
        return FALSE;
    }
  if (last)
    passo_array_builder_take (&self->hits, passo_object_builder_finish (&builder));

  return TRUE;
}

static gboolean
gather_element (PassoPathGather *self,
                guint            index,
                PassoValue       value)
{
  PassoValue element = passo_value_undefined ();

  if (passo_value_is_array (value))
    element = get_element (value, self->path->steps[index].from);

  return passo_value_is_undefined (element) || gather (self, index + 1, element);
}

static gboolean
gather_elements (PassoPathGather *self,
                 guint            index,
                 PassoValue       value)
{
  const PassoPathStep *step = &self->path->steps[index];

  for (guint i = 0; passo_value_is_array (value) && i < step->n_items; i++)
    {
      PassoValue element = get_element (value, step->indices[i]);

      if (!passo_value_is_undefined (element) && !gather (self, index + 1, element))
        return FALSE;
    }

  return TRUE;
}

static gboolean
gather_slice (PassoPathGather *self,
              guint            index,
              PassoValue       value)
{
  const PassoPathStep *step = &self->path->steps[index];
  gint64 size = passo_value_is_array (value) ? passo_value_get_size (value) : 0;
  gint64 from = step->from < 0 ? MAX (size + step->from, 0) : step->from;
  gint64 to = !step->has_to ? size : step->to < 0 ? size + step->to : MIN (step->to, size);

  for (gint64 i = from; i < to; i++)
    if (!gather (self, index + 1, passo_value_get_element (value, (guint) i)))
      return FALSE;

  return TRUE;
}

/* The @i-th child of an array or object. */
static PassoValue
get_child (PassoValue value,
           guint      i)
{
  return passo_value_is_array (value) ? passo_value_get_element (value, i)
                                      : passo_value_get_nth_member (value, i, NULL, NULL);
}

static gboolean
gather_wildcard (PassoPathGather *self,
                 guint            index,
                 PassoValue       value)
{
  for (guint i = 0; i < passo_value_get_size (value); i++)
    if (!gather (self, index + 1, get_child (value, i)))
      return FALSE;

  return TRUE;
}

static gboolean
gather_accepted (PassoPathGather *self,
                 guint            index,
                 PassoValue       value)
{
  gboolean accepted = passo_path_filter_accept (self->path->steps[index].filter, self->walk, value);

  if (self->walk->reason != PASSO_JSON_PATH_FOUND)
    return FALSE;

  return !accepted || gather (self, index + 1, value);
}

/* A filter tests the elements of an array, or an object itself. Below `..` every object is met by
 * itself, so there the elements that are objects are left out here.
 */
static gboolean
gather_filter (PassoPathGather *self,
               guint            index,
               PassoValue       value)
{
  gboolean descend = self->path->steps[index].descend;

  if (passo_value_is_object (value))
    return gather_accepted (self, index, value);

  for (guint i = 0; passo_value_is_array (value) && i < passo_value_get_size (value); i++)
    {
      PassoValue element = passo_value_get_element (value, i);

      if ((!descend || !passo_value_is_object (element)) && !gather_accepted (self, index, element))
        return FALSE;
    }

  return TRUE;
}

/* A function works on what the steps before it gathered: see passo_path_walk_evaluate(). */
static gboolean
gather_function (PassoPathGather *self,
                 guint            index,
                 PassoValue       value)
{
  return gather (self, index + 1, value);
}

typedef gboolean (*PassoPathStepFunc) (PassoPathGather *self,
                                       guint            index,
                                       PassoValue       value);

static const PassoPathStepFunc step_functions[PASSO_N_PATH_STEP_KINDS] = {
  [PASSO_PATH_STEP_MEMBER] = gather_member,
  [PASSO_PATH_STEP_MEMBERS] = gather_members,
  [PASSO_PATH_STEP_ELEMENT] = gather_element,
  [PASSO_PATH_STEP_ELEMENTS] = gather_elements,
  [PASSO_PATH_STEP_SLICE] = gather_slice,
  [PASSO_PATH_STEP_WILDCARD] = gather_wildcard,
  [PASSO_PATH_STEP_FILTER] = gather_filter,
  [PASSO_PATH_STEP_FUNCTION] = gather_function,
};

/* Applies a step to @value and all containers in it, a container before what it holds. */
static gboolean
gather_below (PassoPathGather *self,
              guint            index,
              PassoValue       value)
{
  gboolean good;

  if (passo_value_get_type (value) < PASSO_VALUE_ARRAY)
    return TRUE;
  if (!passo_path_walk_enter (self->walk))
    return FALSE;
  good = step_functions[self->path->steps[index].kind] (self, index, value);
  for (guint i = 0; good && i < passo_value_get_size (value); i++)
    good = gather_below (self, index, get_child (value, i));
  self->walk->depth--;

  return good;
}

static gboolean
gather (PassoPathGather *self,
        guint            index,
        PassoValue       value)
{
  gboolean good;

  if (!passo_path_walk_enter (self->walk))
    return FALSE;
  if (index == self->path->n_steps)
    {
      passo_array_builder_append (&self->hits, value);
      good = TRUE;
    }
  else if (self->path->steps[index].descend)
    good = gather_below (self, index, value);
  else
    good = step_functions[self->path->steps[index].kind] (self, index, value);
  self->walk->depth--;

  return good;
}

static gboolean
evaluate_gathering (PassoPathWalk       *walk,
                    const PassoJsonPath *path,
                    PassoValue           from,
                    PassoValue          *out)
{
  PassoPathGather self = { .walk = walk, .path = path };
  gboolean good;

  passo_array_builder_init (&self.hits, 0);
  good = gather (&self, 0, from);
  *out = passo_array_builder_finish (&self.hits);
  if (!good)
    passo_value_clear (out);

  return good;
}

/* `$.a['b','c']` gives one object, not a list of one. */
static gboolean
is_merge (const PassoJsonPath *path)
{
  const PassoPathStep *last = path->n_steps == 0 ? NULL : &path->steps[path->n_steps - 1];

  if (last == NULL || last->kind != PASSO_PATH_STEP_MEMBERS || last->descend)
    return FALSE;
  for (guint i = 0; i + 1 < path->n_steps; i++)
    if (path->steps[i].descend || (path->steps[i].kind != PASSO_PATH_STEP_MEMBER &&
                                   path->steps[i].kind != PASSO_PATH_STEP_ELEMENT))
      return FALSE;

  return TRUE;
}

static void
take_single (PassoValue *list)
{
  if (passo_value_get_size (*list) == 1)
    passo_value_take (list, passo_value_ref (passo_value_get_element (*list, 0)));
}

static gboolean
report_miss (PassoJsonPathMiss   *miss,
             const PassoJsonPath *path,
             PassoJsonPathReason  reason,
             guint                step,
             PassoValue           current)
{
  miss->reason = reason;
  miss->step = step;
  miss->last = step + 1 == path->n_steps;
  miss->current = current;

  return FALSE;
}

/* Replaces the value that the steps before the function gave by the function's. */
static gboolean
apply_function (const PassoJsonPath *path,
                PassoValue          *out,
                PassoJsonPathMiss   *miss)
{
  const PassoPathStep *step = &path->steps[path->n_steps - 1];
  g_auto (PassoValue) argument = passo_value_steal (out);

  if (step->function->evaluate (argument, step->from, out))
    return TRUE;

  return report_miss (miss, path, PASSO_JSON_PATH_FUNCTION_FAILED, path->n_steps - 1,
                      passo_value_undefined ());
}

static gboolean
evaluate_definite (PassoPathWalk       *walk,
                   const PassoJsonPath *path,
                   PassoValue           from,
                   PassoValue          *out,
                   PassoJsonPathMiss   *miss)
{
  guint n_steps = path->n_steps - path->has_function;
  PassoValue value = from;

  if (!passo_eval_scope_step (walk->scope, n_steps + 1))
    return report_miss (miss, path, PASSO_JSON_PATH_BUDGET, 0, from);
  for (guint i = 0; i < n_steps; i++)
    {
      PassoJsonPathReason reason = take_step (&path->steps[i], &value);

      if (reason != PASSO_JSON_PATH_FOUND)
        return report_miss (miss, path, reason, i, value);
    }
  *out = passo_value_ref (value);

  return !path->has_function || apply_function (path, out, miss);
}

/* Evaluates @path from @from, which may be the node that a filter looks at. On failure
 * @miss->document is left to the caller.
 */
gboolean
passo_path_walk_evaluate (PassoPathWalk       *self,
                          const PassoJsonPath *path,
                          PassoValue           from,
                          PassoValue          *out,
                          PassoJsonPathMiss   *miss)
{
  if (path->definite)
    return evaluate_definite (self, path, from, out, miss);
  if (!evaluate_gathering (self, path, from, out))
    return report_miss (miss, path, PASSO_JSON_PATH_BUDGET, 0, from);
  if (is_merge (path))
    take_single (out);

  return !path->has_function || apply_function (path, out, miss);
}

static PassoValue
get_document (const PassoJsonPath *self,
              PassoEvalScope      *scope)
{
  switch (self->root)
    {
    case PASSO_JSON_PATH_ROOT_CONTEXT:
      return passo_eval_scope_get_context (scope);

    case PASSO_JSON_PATH_ROOT_VARIABLE:
      return passo_variables_lookup (scope->variables, self->variable, self->variable_length);

    case PASSO_JSON_PATH_ROOT_INPUT:
    default:
      return scope->input;
    }
}

/**
 * passo_json_path_evaluate:
 * @self: a path
 * @scope: what it may read, and the budget
 * @out: (out): the value found, which the caller owns; it shares the data of the scope
 * @miss: (out): why there is none, where this returns FALSE
 *
 * Evaluates a path. A path that may name several nodes gives an array of those found, which may
 * be empty; it is then never a failure. Source: recorded on the service.
 *
 * Returns: whether there is a value
 */
gboolean
passo_json_path_evaluate (const PassoJsonPath *self,
                          PassoEvalScope      *scope,
                          PassoValue          *out,
                          PassoJsonPathMiss   *miss)
{
  PassoPathWalk walk = { .scope = scope, .reason = PASSO_JSON_PATH_FOUND };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (scope != NULL && out != NULL && miss != NULL, FALSE);

  *out = passo_value_undefined ();
  miss->document = walk.document = get_document (self, scope);
  if (passo_value_is_undefined (walk.document))
    return report_miss (miss, self,
                        self->root == PASSO_JSON_PATH_ROOT_VARIABLE ? PASSO_JSON_PATH_NO_VARIABLE
                                                                    : PASSO_JSON_PATH_NO_MEMBER,
                        0, walk.document);

  return passo_path_walk_evaluate (&walk, self, walk.document, out, miss);
}

/**
 * passo_json_path_get_text:
 * @self: a path
 *
 * Returns: the path as it was written
 */
const char *
passo_json_path_get_text (const PassoJsonPath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * passo_json_path_get_root:
 * @self: a path
 *
 * Returns: what the path starts from
 */
PassoJsonPathRoot
passo_json_path_get_root (const PassoJsonPath *self)
{
  g_return_val_if_fail (self != NULL, PASSO_JSON_PATH_ROOT_INPUT);

  return self->root;
}

/**
 * passo_json_path_get_variable:
 * @self: a path
 *
 * Returns: (nullable): the name of the variable that the path starts from
 */
const char *
passo_json_path_get_variable (const PassoJsonPath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->variable;
}

/**
 * passo_json_path_is_definite:
 * @self: a path
 *
 * Returns: whether the path names at most one node, so that it gives the node and no array
 */
gboolean
passo_json_path_is_definite (const PassoJsonPath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->definite;
}

/**
 * passo_json_path_is_identity:
 * @self: a path
 *
 * Returns: whether the path is `$`
 */
gboolean
passo_json_path_is_identity (const PassoJsonPath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->root == PASSO_JSON_PATH_ROOT_INPUT && self->n_steps == 0;
}

/**
 * passo_json_path_dup_steps_text:
 * @self: a path
 * @n_steps: how many of its steps
 *
 * Writes the first steps of a definite path in the form that failure texts use:
 * `$['a']['b'][0]`.
 *
 * Returns: (transfer full): the text
 */
char *
passo_json_path_dup_steps_text (const PassoJsonPath *self,
                                guint                n_steps)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new ("$");
  for (guint i = 0; i < MIN (n_steps, self->n_steps); i++)
    {
      const PassoPathStep *step = &self->steps[i];

      if (step->kind == PASSO_PATH_STEP_MEMBER)
        g_string_append_printf (text, "['%s']", passo_value_get_string (step->names[0], NULL));
      else if (step->kind == PASSO_PATH_STEP_ELEMENT)
        g_string_append_printf (text, "[%" G_GINT64_FORMAT "]", step->from);
      else if (step->kind == PASSO_PATH_STEP_FUNCTION)
        g_string_append_printf (text, ".%s()", step->function->name);
    }

  return g_string_free (text, FALSE);
}

/**
 * passo_json_path_list_variables:
 * @self: a path
 * @names: (element-type utf8): gets the names of the variables that the path and its filters read
 *   and that are not in it yet
 */
void
passo_json_path_list_variables (const PassoJsonPath *self,
                                GPtrArray           *names)
{
  g_return_if_fail (self != NULL && names != NULL);

  if (self->variable != NULL &&
      !g_ptr_array_find_with_equal_func (names, self->variable, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (self->variable));
  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i].filter != NULL)
      passo_path_filter_list_variables (self->steps[i].filter, names);
}
