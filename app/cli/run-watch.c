/* run-watch.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "run-watch.h"

#define REDRAW_EVERY    (G_USEC_PER_SEC / 10)
#define PROGRESS_AFTER  G_USEC_PER_SEC

/* Columns before a state's name, and one after it that stays free. */
#define MARGIN 11

/* Visits of one state. */
typedef struct
{
  const char *name;
  guint       entered;
  guint       left;
} PassoWatchedState;

/* Shows on standard error how a run goes on: a table of states that is drawn again in place, or on
 * a terminal one line for what takes longer than a second. */
struct _PassoRunWatch
{
  GArray     *states;
  GHashTable *by_name;  /* name → index + 1 */
  gboolean    table;
  gboolean    terminal;
  gint64      begun;
  gint64      drawn;
  guint       n_events;
  guint64     n_started;  /* children */
  guint64     n_ended;
  guint       n_drawn;  /* events that the table on the screen tells of */
  guint       latest;   /* the state that was entered or left last */
  guint       n_lines;  /* of the table on the screen */
  gboolean    ended;
  gboolean    line;     /* a progress line is on the screen */
};

PassoRunWatch *
passo_run_watch_new (PassoMachine *machine,
                     gboolean      table)
{
  PassoRunWatch *self = g_new0 (PassoRunWatch, 1);

  self->table = table;
  self->terminal = isatty (STDERR_FILENO);
  self->begun = g_get_monotonic_time ();
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->states = g_array_new (FALSE, TRUE, sizeof (PassoWatchedState));
  for (guint i = 0; i < passo_machine_get_n_states (machine); i++)
    {
      PassoWatchedState state = { passo_state_get_name (passo_machine_get_state (machine, i)) };

      g_array_append_val (self->states, state);
      g_hash_table_insert (self->by_name, (gpointer) state.name, GUINT_TO_POINTER (i + 1));
    }

  return self;
}

void
passo_run_watch_free (PassoRunWatch *self)
{
  g_array_unref (self->states);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static void
count_event (PassoRunWatch    *self,
             const PassoEvent *event)
{
  PassoEventClass class = passo_event_type_get_class (passo_event_get_event_type (event));
  guint index;

  self->n_events++;
  if (class != PASSO_EVENT_CLASS_ENTERED && class != PASSO_EVENT_CLASS_EXITED)
    return;

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, event->name));
  if (index == 0)
    return;
  self->latest = index - 1;
  if (class == PASSO_EVENT_CLASS_ENTERED)
    g_array_index (self->states, PassoWatchedState, index - 1).entered++;
  else
    g_array_index (self->states, PassoWatchedState, index - 1).left++;
}

void
passo_run_watch_event (PassoRunWatch    *self,
                       const PassoEvent *event)
{
  count_event (self, event);
}

/* The states of a child execution are in the table, too, once it has ended. */
void
passo_run_watch_child (PassoRunWatch        *self,
                       const PassoRunRecord *child)
{
  for (guint id = 1; id <= passo_event_log_get_size (child->log); id++)
    count_event (self, passo_event_log_get (child->log, id));
}

void
passo_run_watch_count_children (PassoRunWatch *self,
                                guint64        n_started,
                                guint64        n_ended)
{
  self->n_started = n_started;
  self->n_ended = n_ended;
}

/* A state that was not left when the run had ended has failed, or was cut short. */
static const char *
get_mark (const PassoRunWatch     *self,
          const PassoWatchedState *state)
{
  if (state->entered == 0)
    return "·";
  if (state->left >= state->entered)
    return "✓";

  return self->ended ? "✗" : "▶";
}

/* Rows and columns of the terminal, as wide as any where nobody tells. */
static void
get_size (guint *rows,
          guint *columns)
{
  struct winsize size = { 0 };

  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    size = (struct winsize) { .ws_row = 24, .ws_col = 80 };
  *rows = size.ws_row;
  *columns = size.ws_col;
}

/* A line that is wider than the terminal would become two. */
static void
append_name (GString    *out,
             const char *name,
             guint       room)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint width = g_unichar_iswide (c) ? 2 : g_unichar_iszerowidth (c) ? 0 : 1;

      if (width > room)
        return;
      room -= width;
      g_string_append_unichar (out, g_unichar_iscntrl (c) ? ' ' : c);
    }
}

/* Draws the table over the one before. While the run goes on it must not be higher than the screen,
 * which would scroll: then the lines around the state that moved last are shown. */
static void
draw_table (PassoRunWatch *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_states = self->states->len;
  guint rows = n_states + 2;
  guint columns = G_MAXUINT;
  guint first = 0;
  guint n_lines;

  if (self->terminal)
    get_size (&rows, &columns);
  n_lines = self->ended ? n_states : MIN (n_states, MAX (rows, 3) - 2);
  if (n_lines < n_states)
    first = MIN (self->latest - MIN (self->latest, n_lines / 2), n_states - n_lines);
  if (self->n_lines > 0)
    g_string_append_printf (out, "\033[%uA", self->n_lines);
  for (guint i = first; i < first + n_lines; i++)
    {
      const PassoWatchedState *state = &g_array_index (self->states, PassoWatchedState, i);

      g_string_append_printf (out, "%s%s %6u  ", self->terminal ? "\033[K" : "",
                              get_mark (self, state), state->entered);
      append_name (out, state->name, columns - MIN (columns, MARGIN));
      g_string_append_c (out, '\n');
    }
  fputs (out->str, stderr);
  fflush (stderr);
  self->n_lines = n_lines;
  self->n_drawn = self->n_events;
}

static void
draw_line (PassoRunWatch *self)
{
  /* Translators: shown while a workflow runs. */
  fprintf (stderr, "\r\033[K%s", "");
  fprintf (stderr, ngettext ("running, %u event", "running, %u events", self->n_events),
           self->n_events);
  if (self->n_started > 0)
    {
      fputs (" · ", stderr);
      /* Translators: of the executions that a Map has started, how many have ended. */
      fprintf (stderr, _("%" PRIu64 " of %" PRIu64 " children have ended"),
               self->n_ended, self->n_started);
    }
  fprintf (stderr, " · %u s",
           (guint) ((g_get_monotonic_time () - self->begun) / G_USEC_PER_SEC));
  fflush (stderr);
  self->line = TRUE;
}

void
passo_run_watch_tick (PassoRunWatch *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->terminal || now - self->drawn < REDRAW_EVERY)
    return;

  self->drawn = now;
  if (self->table && self->n_drawn != self->n_events)
    draw_table (self);
  else if (!self->table && now - self->begun >= PROGRESS_AFTER)
    draw_line (self);
}

/* Leaves the screen ready for other words: the table as it stands at the end, no progress line. */
void
passo_run_watch_finish (PassoRunWatch *self)
{
  self->ended = TRUE;
  if (self->line)
    fputs ("\r\033[K", stderr);
  if (self->table)
    draw_table (self);
}
