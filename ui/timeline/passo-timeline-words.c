/* passo-timeline-words.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "timeline/passo-timeline-words.h"

#include <glib/gi18n.h>

#include "timeline/passo-timeline-scale.h"
#include "widgets/passo-cause-words.h"
#include "widgets/passo-run-look.h"

#define CAUSE_CHARACTERS 200

/* What the bars of a timeline say in words. */

/* Attempts of a visit follow each other, so that only those before count. */
static guint
get_attempt (PassoRunProjection *projection,
             const PassoRunSpan *span)
{
  guint attempt = 1;

  for (guint i = span->parent != PASSO_SPAN_NONE ? span->parent + 1 : span->index; i < span->index; i++)
    {
      const PassoRunSpan *other = passo_run_projection_get_span (projection, i);

      if (other->parent == span->parent && other->kind == PASSO_SPAN_RUN)
        attempt++;
    }

  return attempt;
}

static gint
get_iteration (PassoRunProjection *projection,
               const PassoRunSpan *span)
{
  while (span->kind != PASSO_SPAN_ITERATION)
    {
      if (span->parent == PASSO_SPAN_NONE)
        return -1;
      span = passo_run_projection_get_span (projection, span->parent);
    }

  return span->iteration;
}

static void
append_place (GString            *text,
              PassoRunProjection *projection,
              const PassoRunSpan *span)
{
  gint iteration = get_iteration (projection, span);

  g_string_append (text, span->name);
  if (iteration >= 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("iteration %d"), iteration);
    }
  if (span->kind == PASSO_SPAN_RUN && get_attempt (projection, span) > 1)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("attempt %u"), get_attempt (projection, span));
    }
}

static void
append_state (GString            *text,
              PassoRunProjection *projection,
              const PassoRunSpan *span)
{
  PassoHistory *history = passo_run_projection_get_history (projection);
  guint last = passo_history_get_size (history);
  gint64 end = span->end >= 0 ? span->end : passo_history_get_event (history, last)->timestamp;
  g_autofree char *duration = passo_timeline_scale_dup_duration (MAX (end - span->start, 0));

  g_string_append_c (text, '\n');
  if (span->kind == PASSO_SPAN_BACKOFF)
    g_string_append_printf (text, _("waits %s to try again"), duration);
  else
    g_string_append_printf (text, "%s · %s", passo_run_look_get_label (span->status), duration);
}

static void
append_error (GString            *text,
              PassoRunProjection *projection,
              const PassoRunSpan *span)
{
  PassoHistory *history = passo_run_projection_get_history (projection);
  const PassoEvent *event = passo_history_get_event (history, span->last_event);
  const char *error = passo_event_get_error (event);
  const char *cause = passo_event_get_cause (event);

  if (span->kind == PASSO_SPAN_BACKOFF || error == NULL)
    return;

  g_string_append_printf (text, "\n%s", error);
  if (cause != NULL && *cause != '\0')
    {
      g_autofree char *words = passo_cause_words_dup_short (cause);
      g_autofree char *start = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1),
                                                                CAUSE_CHARACTERS));

      g_string_append_printf (text, ": %s", start);
    }
}

/**
 * passo_timeline_words_dup_span:
 * @projection: a run
 * @span: position of a span in it
 *
 * Returns: (transfer full): lines that say of which state, iteration and attempt the bar is, how
 *   it stands and how long it took, and with which error it ended
 */
char *
passo_timeline_words_dup_span (PassoRunProjection *projection,
                               guint               span)
{
  const PassoRunSpan *bar;
  GString *text;

  g_return_val_if_fail (PASSO_IS_RUN_PROJECTION (projection), NULL);

  bar = passo_run_projection_get_span (projection, span);
  text = g_string_new (NULL);
  append_place (text, projection, bar);
  append_state (text, projection, bar);
  append_error (text, projection, bar);

  return g_string_free (text, FALSE);
}
