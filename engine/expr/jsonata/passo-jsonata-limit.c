/* passo-jsonata-limit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * What an evaluation may spend. Each budget ends it with an error of its own; in the dialect of the
 * service with the words that the service has.
 */

#include "config.h"

#include <pthread.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"

/* Work between two looks at the clock, which costs more than a step. */
#define CLOCK_STEPS 4096

/* Left of the C stack for what does not count its depth: writers, matchers, freeing. */
#define STACK_RESERVE (512 * 1024)

/* Of the service. A number counts 8, a character 1. */
#define SERVICE_DEPTH 100
#define SERVICE_SIZE 6990256
#define SERVICE_BYTES (64 << 20)
#define SERVICE_RANGE 360145

/* The words after "Stack overflow error:" and those of the timeout are not on record. */
static const struct { const char *code; const char *words; } limits[] = {
  [PASSO_JSONATA_LIMIT_DEPTH] = {
    "U1001", "Stack overflow error: Check for non-terminating recursive function.  Consider "
             "rewriting as tail-recursive. Depth=101 max=100"
  },
  [PASSO_JSONATA_LIMIT_STEPS] = {
    "U1003", "Expression evaluation timeout: Check for infinite loop"
  },
  [PASSO_JSONATA_LIMIT_MEMORY] = {
    "U1004", "Expression evaluation memory limit exceeded: Check for excessive memory usage"
  },
  [PASSO_JSONATA_LIMIT_TIME] = {
    "U1005", "Expression evaluation timeout: Check for infinite loop"
  },
  [PASSO_JSONATA_LIMIT_MATCH] = {
    "U1006", "Expression evaluation timeout: Check for infinite loop"
  },
};

static gboolean
is_service (const PassoJsonataEvaluation *self)
{
  return self->expression->dialect == PASSO_JSONATA_AWS;
}

/*
 * passo_jsonata_fail_limit:
 * @limit: which
 * @position: byte in the expression
 *
 * Ends the evaluation; the first error stays.
 *
 * Returns: FALSE
 */
gboolean
passo_jsonata_fail_limit (PassoJsonataEvaluation *self,
                          PassoJsonataLimit       limit,
                          gsize                   position)
{
  if (self->error != NULL)
    return FALSE;
  self->error = passo_jsonata_error_new (limits[limit].code, position, NULL, NULL, NULL, NULL);
  if (is_service (self))
    {
      self->error->kind = PASSO_JSONATA_ERROR_LIMIT;
      g_clear_pointer (&self->error->code, g_free);
      g_free (self->error->message);
      self->error->message = g_strdup (limits[limit].words);
    }

  return FALSE;
}

/* The address that the stack of this thread must not grow beyond. Asking for it is slow. */
const char *
passo_jsonata_get_stack_limit (void)
{
  static __thread const char *limit;
  pthread_attr_t attributes;
  void *low = NULL;
  size_t size = 0;

  if (limit != NULL || pthread_getattr_np (pthread_self (), &attributes) != 0)
    return limit;
  pthread_attr_getstack (&attributes, &low, &size);
  pthread_attr_destroy (&attributes);
  limit = (const char *) low + MIN (STACK_RESERVE, size / 4);

  return limit;
}

/* Sets the budgets of an evaluation from those of its scope. */
void
passo_jsonata_limits_init (PassoJsonataEvaluation *self)
{
  const PassoJsonataScope *scope = self->scope;
  guint64 bytes = MIN (scope->bytes, G_MAXINT64 / 2);

  if (is_service (self))
    bytes = MIN (bytes, SERVICE_BYTES);
  self->steps = 0;
  self->later_steps = scope->steps;
  self->max_held = passo_value_get_held () + (gssize) bytes;
  self->max_depth = MIN (scope->depth, is_service (self) ? SERVICE_DEPTH : PASSO_JSONATA_MAX_DEPTH);
  self->stack_limit = passo_jsonata_get_stack_limit ();
  self->has_sizes = is_service (self);
}

/* Goes on to the next look at the clock. */
gboolean
passo_jsonata_take_more_steps (PassoJsonataEvaluation *self,
                               guint64                 steps)
{
  guint64 missing = steps - self->steps;

  if (self->later_steps < missing)
    return passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_STEPS, 0);
  if (self->scope->deadline != 0 && g_get_monotonic_time () > self->scope->deadline)
    return passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_TIME, 0);
  self->later_steps -= missing;
  self->steps = MIN (self->later_steps, CLOCK_STEPS);
  self->later_steps -= self->steps;

  return TRUE;
}

/*
 * passo_jsonata_take_bytes:
 * @bytes: memory that is about to be taken
 *
 * What values hold is counted where they are made; asking before keeps a single step from taking
 * more than all the budget.
 *
 * Returns: FALSE when the budget does not have it
 */
gboolean
passo_jsonata_take_bytes (PassoJsonataEvaluation *self,
                          guint64                 bytes)
{
  gssize held = passo_value_get_held ();

  if (held > self->max_held || bytes > (guint64) (self->max_held - held))
    return passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_MEMORY, 0);

  return TRUE;
}

/* As the service counts: 8 for a number, 1 for a character. Containers inside count for nothing,
 * since they were looked at when they were made. */
static guint64
measure (PassoValue value)
{
  guint64 sum = 0;
  guint size = passo_value_get_size (value);
  gsize length;

  if (passo_value_is_string (value))
    {
      passo_value_get_string (value, &length);
      return length;
    }
  if (passo_value_is_number (value))
    return 8;
  if (!passo_value_is_array (value))
    return 0;
  if (passo_value_is_number (passo_value_get_element (value, 0)))
    return (guint64) size * 8;
  for (guint i = 0; i < size; i++)
    {
      PassoValue element = passo_value_get_element (value, i);

      if (!passo_value_is_array (element))
        sum += measure (element);
    }

  return sum;
}

/*
 * passo_jsonata_check_size:
 * @value: what a node came to
 *
 * Returns: FALSE when the service would not have it
 */
gboolean
passo_jsonata_check_size (PassoJsonataEvaluation *self,
                          PassoValue              value)
{
  gsize length = 0;

  passo_value_get_string (value, &length);
  /* No short array gets there but by its strings, and those were looked at. */
  if (length <= SERVICE_SIZE && passo_value_get_size (value) < SERVICE_SIZE / 64)
    return TRUE;

  return measure (value) <= SERVICE_SIZE ||
         passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_MEMORY, 0);
}

/* The elements of $range; those of an array in brackets are numbers like all others. */
gboolean
passo_jsonata_check_range (PassoJsonataCall *call,
                           guint64           n_elements)
{
  return n_elements <= SERVICE_RANGE ||
         passo_jsonata_fail_limit (call->evaluation, PASSO_JSONATA_LIMIT_MEMORY, call->position);
}
