/* passo-command.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoCommand:
 * @name: the word after `passo`
 * @usage: arguments, as the usage line shows them
 * @summary: one translatable line for `passo --help`
 * @details: more translatable lines for its own help, as many as it has
 * @run: does the work; `argv[0]` is @name; gives the exit status
 *
 * One command of the command line. All of them stand in one table in `main.c`; each lives in
 * its own `cmd-*.c`.
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *details[3];
  int       (*run) (int argc, char **argv);
} PassoCommand;

const PassoCommand *passo_command_find (const char *name);

G_END_DECLS
