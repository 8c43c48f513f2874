/* passo-process.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "passo-process.h"

/* Places in /proc/PID/stat, counted behind the name, which may hold blanks and brackets itself. */
#define FIELD_STATE 0
#define FIELD_START 19

/**
 * passo_process_dup_start:
 * @process: id of a process
 *
 * When a process began tells it from a later one that got the same id.
 *
 * Returns: (transfer full) (nullable): when it began, as the kernel writes it; %NULL where there is
 *   no such process, it has ended and only waits for its parent, or the kernel does not tell
 */
char *
passo_process_dup_start (gint64 process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", process);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  const char *name_end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  name_end = strrchr (text, ')');
  if (name_end == NULL || name_end[1] != ' ')
    return NULL;

  fields = g_strsplit (name_end + 2, " ", -1);
  if (g_strv_length (fields) <= FIELD_START || strchr ("ZXx", *fields[FIELD_STATE]) != NULL)
    return NULL;

  return g_strdup (fields[FIELD_START]);
}

/**
 * passo_process_lives:
 * @process: id of a process
 * @start: (nullable): what passo_process_dup_start() told of it
 *
 * Returns: whether that very process is still there; without @start, whether any of that id is
 */
gboolean
passo_process_lives (gint64      process,
                     const char *start)
{
  g_autofree char *now = NULL;

  if (process <= 0)
    return FALSE;
  if (start == NULL)
    return kill ((pid_t) process, 0) == 0 || errno == EPERM;

  now = passo_process_dup_start (process);
  return g_strcmp0 (now, start) == 0;
}
