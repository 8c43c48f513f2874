/* passo-reference-path.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/passo-failure-text.h"
#include "expr/passo-json-path-private.h"
#include "expr/passo-reference-path.h"
#include "json/passo-json-writer.h"

struct _PassoReferencePath
{
  gatomicrefcount  ref_count;
  PassoJsonPath   *path;
};

/**
 * passo_reference_path_compile:
 * @text: the path
 * @length: its bytes, or -1 where it ends with U+0000
 * @where: (nullable) (out): where it fails, in bytes of @text
 * @error: return location for a #PassoQueryError
 *
 * Compiles the path of a `ResultPath`: no `$$`, no variable, one node. Source: States Language
 * specification, section Reference Paths.
 *
 * Returns: (transfer full) (nullable): the path, or NULL with @error set
 */
PassoReferencePath *
passo_reference_path_compile (const char  *text,
                              gssize       length,
                              PassoSpan   *where,
                              GError     **error)
{
  PassoReferencePath *self;
  PassoJsonPath *path;

  g_return_val_if_fail (text != NULL, NULL);

  path = passo_json_path_compile (text, length,
                                  PASSO_JSON_PATH_REFERENCE | PASSO_JSON_PATH_INPUT_ONLY,
                                  where, error);
  if (path == NULL)
    return NULL;
  self = g_new0 (PassoReferencePath, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->path = path;

  return self;
}

/**
 * passo_reference_path_ref:
 * @self: a path
 *
 * Returns: (transfer full): @self
 */
PassoReferencePath *
passo_reference_path_ref (PassoReferencePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * passo_reference_path_unref:
 * @self: (transfer full): a path
 */
void
passo_reference_path_unref (PassoReferencePath *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  passo_json_path_unref (self->path);
  g_free (self);
}

/**
 * passo_reference_path_get_text:
 * @self: a path
 *
 * Returns: the path as it was written
 */
const char *
passo_reference_path_get_text (const PassoReferencePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path->text;
}

/* The place for a member: an object, or nothing yet, where an object is made. */
static gboolean
set_member (const PassoPathStep *step,
            PassoValue           container,
            PassoValue           child,
            PassoValue          *out)
{
  g_auto (PassoValue) fresh = PASSO_VALUE_INIT;
  gsize length;
  const char *name = passo_value_get_string (step->names[0], &length);

  if (passo_value_is_undefined (container))
    container = fresh = passo_value_empty_object ();
  *out = passo_value_with_member (container, name, length, child);

  return !passo_value_is_undefined (*out);
}

/* The child that @step leads to. FALSE where @value cannot have one: a member needs an object or
 * nothing at all, an index an element that is there.
 */
static gboolean
get_child (const PassoPathStep *step,
           PassoValue           value,
           PassoValue          *child)
{
  gint64 index = step->from;

  *child = passo_value_undefined ();
  if (step->kind == PASSO_PATH_STEP_MEMBER)
    {
      *child = passo_value_get_member_by_key (value, step->names[0]);
      return passo_value_is_undefined (value) || passo_value_is_object (value);
    }
  if (!passo_value_is_array (value))
    return FALSE;
  if (index < 0)
    index += passo_value_get_size (value);
  if (index < 0 || index >= (gint64) passo_value_get_size (value))
    return FALSE;
  *child = passo_value_get_element (value, (guint) index);

  return TRUE;
}

/* Recursion is bounded by PASSO_JSON_PATH_MAX_STEPS. */
static gboolean
set_at (const PassoJsonPath *path,
        guint                index,
        PassoValue           value,
        PassoValue           result,
        PassoValue          *out)
{
  const PassoPathStep *step;
  g_auto (PassoValue) inner = PASSO_VALUE_INIT;
  PassoValue child;

  if (index == path->n_steps)
    {
      *out = passo_value_ref (result);
      return TRUE;
    }
  step = &path->steps[index];
  if (!get_child (step, value, &child) || !set_at (path, index + 1, child, result, &inner))
    return FALSE;
  if (step->kind == PASSO_PATH_STEP_MEMBER)
    return set_member (step, value, inner, out);
  *out = passo_value_with_element (value,
                                   (guint) (step->from < 0
                                            ? step->from + passo_value_get_size (value)
                                            : step->from),
                                   inner);

  return !passo_value_is_undefined (*out);
}

/**
 * passo_reference_path_set:
 * @self: a path
 * @raw: the input of the state
 * @result: its result
 * @out: (out): @raw with @result put at the path
 * @failure: (out): why that cannot be done
 *
 * Puts a result into the input. `$` replaces it; missing objects are made; an index must be that
 * of an element which is there. Source: States Language specification,
 * section ResultPath.
 *
 * Returns: whether it was done
 */
gboolean
passo_reference_path_set (const PassoReferencePath  *self,
                          PassoValue                 raw,
                          PassoValue                 result,
                          PassoValue                *out,
                          PassoFailure             **failure)
{
  PassoFailureArguments arguments = { NULL };
  g_autofree char *input = NULL;

  g_return_val_if_fail (self != NULL && out != NULL && failure != NULL, FALSE);

  *out = passo_value_undefined ();
  if (set_at (self->path, 0, raw, result, out))
    return TRUE;
  input = passo_json_write (raw, PASSO_JSON_WRITER_COMPACT, NULL);
  arguments.path = self->path->text;
  arguments.input = input;
  *failure = passo_failure_text_new (PASSO_FAILURE_TEXT_RESULT_PATH, &arguments);

  return FALSE;
}
