/* random-machine.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "random-machine.h"

#include "base/passo-random.h"

/* Workflows that nobody would write: containers in containers, retries, catchers, failures that have an
 * event and such that have none, and tasks that are answered at all times. */

typedef struct
{
  guint64  seed;
  guint    n_draws;
  guint    n_states;
  guint    n_scopes;
  guint    n_replies;
  GString *replies;
} Generator;

#define MOST_STATES 24
#define DEEPEST     3

static void append_scope (Generator *self,
                          GString   *out,
                          guint      depth);

static guint
draw (Generator *self,
      guint      below)
{
  return passo_random_bits (self->seed, 0, 0, self->n_draws++) % below;
}

static const char *
pick (Generator          *self,
      const char * const *choices)
{
  return choices[draw (self, g_strv_length ((char **) choices))];
}

static void
append_handlers (Generator  *self,
                 GString    *out,
                 const char *next)
{
  static const char * const errors[] = {
    "[\"E\"]", "[\"F\",\"States.Timeout\"]", "[\"States.TaskFailed\"]", "[\"States.IntrinsicFailure\"]",
    "[\"States.QueryEvaluationError\"]", NULL
  };
  guint n_retriers = draw (self, 3);

  for (guint i = 0; i < n_retriers; i++)
    g_string_append_printf (out, "%s{\"ErrorEquals\":%s,\"IntervalSeconds\":%u,\"MaxAttempts\":%u,"
                            "\"BackoffRate\":1.5%s}%s",
                            i == 0 ? ",\"Retry\":[" : ",",
                            draw (self, 3) == 0 && i + 1 == n_retriers ? "[\"States.ALL\"]"
                                                                      : pick (self, errors),
                            1 + draw (self, 2), draw (self, 3),
                            draw (self, 4) == 0 ? ",\"JitterStrategy\":\"FULL\"" : "",
                            i + 1 == n_retriers ? "]" : "");
  if (next != NULL && draw (self, 2) == 0)
    g_string_append_printf (out, ",\"Catch\":[{\"ErrorEquals\":%s,\"Next\":\"%s\",%s}]",
                            draw (self, 3) == 0 ? pick (self, errors) : "[\"States.ALL\"]", next,
                            "\"ResultPath\":null");
}

/* At once, or at a time that is no other's. */
static void
append_replies (Generator *self,
                guint      name)
{
  static const char * const replies[] = {
    "{\"Return\":1}", "{\"Return\":{\"a\":[1, 2]}}", "{\"Throw\":{\"Error\":\"E\",\"Cause\":\"c\"}}",
    "{\"Throw\":{\"Error\":\"F\"}}", "{\"Return\":\"x\"}", "{\"Return\":null}", NULL
  };

  if (draw (self, 3) == 0)
    for (guint i = 0; i < 8; i++)
      g_string_append_printf (self->replies, "answer s%u %u %s\n", name, i, pick (self, replies));
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (self->replies, "later s%u %u.%03u %s\n", name, draw (self, 4),
                            5 + self->n_replies++ % 990, pick (self, replies));
}

static void
append_task (Generator *self,
             GString   *out,
             guint      name)
{
  static const char * const resources[] = {
    "arn:aws:states:::lambda:invoke", "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "arn:aws:lambda:us-east-1:111111111111:function:f",
    "arn:aws:states:us-east-1:111111111111:activity:a", NULL
  };
  static const char * const parameters[] = {
    "{\"QueueUrl\":\"u\",\"MessageBody.$\":\"$\"}",
    "{\"QueueUrl\":\"u\",\"MessageBody.$\":\"States.UUID()\"}",
    "{\"QueueUrl\":\"u\",\"MessageBody.$\":\"$$.State.RetryCount\"}",
    "{\"QueueUrl\":\"u\",\"MessageBody.$\":\"States.ArrayGetItem($.items, $.n)\"}",
    NULL
  };

  append_replies (self, name);
  g_string_append_printf (out, "\"Type\":\"Task\",\"Resource\":\"%s\",\"Parameters\":%s",
                          pick (self, resources), pick (self, parameters));
  if (draw (self, 3) == 0)
    g_string_append_printf (out, ",\"TimeoutSeconds\":%u", 2 + draw (self, 2));
  if (draw (self, 5) == 0)
    g_string_append (out, ",\"ResultSelector\":{\"r.$\":\"States.ArrayGetItem($.a, 0)\"}");
  g_string_append (out, ",\"ResultPath\":null");
}

static void
append_jsonata (Generator *self,
                GString   *out,
                guint      depth)
{
  static const char * const outputs[] = {
    "{\"n\":\"{% $random() * 4 %}\",\"items\":\"{% $states.input.items %}\"}",
    "{\"n\":1,\"items\":[1,2],\"at\":\"{% $states.context.State.EnteredTime %}\"}",
    "{\"n\":\"{% $states.input.none.other + $nothing %}\",\"items\":[]}",
    "\"{% $merge([$states.input, {'id': $uuid(), 'm': $millis()}]) %}\"", NULL
  };

  g_string_append_printf (out, "\"Type\":\"Pass\",\"QueryLanguage\":\"JSONata\",\"Output\":%s,"
                          "\"Assign\":{\"v%u\":\"{%% $random() %%}\"}", pick (self, outputs), depth);
}

static void
append_parallel (Generator *self,
                 GString   *out,
                 guint      depth)
{
  guint n_branches = 1 + draw (self, 3);

  g_string_append (out, "\"Type\":\"Parallel\",\"ResultPath\":null,\"Branches\":[");
  for (guint i = 0; i < n_branches; i++)
    {
      g_string_append (out, i > 0 ? ",{" : "{");
      append_scope (self, out, depth + 1);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_map (Generator *self,
            GString   *out,
            guint      depth)
{
  static const char * const selectors[] = {
    "", ",\"ItemSelector\":{\"n.$\":\"$$.Map.Item.Index\",\"items.$\":\"$.items\"}",
    ",\"ItemSelector\":{\"n.$\":\"States.MathRandom(0,4)\",\"items\":[1,2],\"i.$\":\"$$.Map.Item.Value\"}",
    ",\"ItemSelector\":{\"n.$\":\"States.ArrayGetItem(States.Array(1,2), $$.Map.Item.Index)\","
    "\"items\":[1,2]}",
    NULL
  };

  g_string_append_printf (out, "\"Type\":\"Map\",\"ItemsPath\":\"$.items\",\"ResultPath\":null,"
                          "\"MaxConcurrency\":%u%s,\"ItemProcessor\":{", draw (self, 4),
                          pick (self, selectors));
  append_scope (self, out, depth + 1);
  g_string_append_c (out, '}');
}

static void
append_choice (Generator  *self,
               GString    *out,
               const char *next,
               const char *other)
{
  g_string_append_printf (out, "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.n\","
                          "\"NumericGreaterThan\":%u,\"Next\":\"%s\"}],\"Default\":\"%s\"",
                          draw (self, 3), next, other);
}

/* Gives whether another state may follow. */
static gboolean
append_simple (Generator *self,
               GString   *out,
               guint      depth)
{
  static const char * const errors[] = { "\"E\"", "\"F\"", NULL };

  switch (draw (self, 6))
    {
    case 0:
      g_string_append_printf (out, "\"Type\":\"Wait\",\"Seconds\":%u", draw (self, 3));
      return TRUE;

    case 1:
      append_jsonata (self, out, depth);
      return TRUE;

    case 2:
      g_string_append_printf (out, "\"Type\":\"Pass\",\"Parameters\":{\"n.$\":"
                              "\"States.MathRandom(0,4)\",\"items.$\":\"$.items\"},"
                              "\"Assign\":{\"v%u.$\":\"$.n\"}", depth);
      return TRUE;

    case 3:
      if (depth > 0 && draw (self, 2) == 0)
        {
          g_string_append_printf (out, "\"Type\":\"Fail\",\"Error\":%s", pick (self, errors));
          return FALSE;
        }
      g_string_append (out, "\"Type\":\"Pass\",\"Parameters\":{\"n\":2,\"items.$\":"
                       "\"States.ArrayRange(1,3,1)\"}");
      return TRUE;

    default:
      g_string_append (out, "\"Type\":\"Pass\"");
      return TRUE;
    }
}

static gboolean
append_content (Generator  *self,
                GString    *out,
                guint       name,
                guint       depth,
                const char *next,
                const char *other)
{
  guint kind = draw (self, 8);

  if (kind < 2 && (depth == DEEPEST || self->n_states >= MOST_STATES))
    kind = 2;
  if (kind == 4 && next != NULL)
    {
      append_choice (self, out, next, other);
      return FALSE;
    }
  if (kind >= 4)
    return append_simple (self, out, depth);

  if (kind == 0)
    append_parallel (self, out, depth);
  else if (kind == 1)
    append_map (self, out, depth);
  else
    append_task (self, out, name);
  append_handlers (self, out, other);

  return TRUE;
}

/* The states of a scope lead on to later ones only, so that there is an end. */
static void
append_state (Generator *self,
              GString   *out,
              guint      name,
              guint      n_left,
              guint      depth)
{
  g_autofree char *next = n_left > 0 ? g_strdup_printf ("s%u", name + 100) : NULL;
  g_autofree char *other = n_left > 0 ? g_strdup_printf ("s%u", name + 100 * MIN (n_left, 2)) : NULL;

  g_string_append_printf (out, "\"s%u\":{", name);
  if (append_content (self, out, name, depth, next, other))
    {
      if (next != NULL)
        g_string_append_printf (out, ",\"Next\":\"%s\"", next);
      else
        g_string_append (out, ",\"End\":true");
    }
  g_string_append (out, n_left > 0 ? "},\n  " : "}");
}

static void
append_scope (Generator *self,
              GString   *out,
              guint      depth)
{
  guint first = self->n_scopes++;
  guint n_states = 1 + draw (self, depth == 0 ? 5 : 3);

  self->n_states += n_states;
  g_string_append_printf (out, "\"StartAt\":\"s%u\",\"States\":{", first);
  for (guint i = 0; i < n_states; i++)
    append_state (self, out, first + 100 * i, n_states - 1 - i, depth);
  g_string_append_c (out, '}');
}

/* The lines of a case, see run-case.h; the same for the same seed. */
char *
random_machine_dup_case (guint64 seed)
{
  Generator self = { seed };
  GString *out = g_string_new ("machine {");

  self.replies = g_string_new (NULL);
  append_scope (&self, out, 0);
  g_string_append_printf (out, "}\ninput {\"n\":%u,\"items\":[1,{\"a\": 2},3]}\nseed %" G_GUINT64_FORMAT
                          "\n%s", draw (&self, 4), seed, self.replies->str);
  g_string_free (self.replies, TRUE);

  return g_string_free (out, FALSE);
}
