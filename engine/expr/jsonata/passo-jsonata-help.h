/* passo-jsonata-help.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/jsonata/passo-jsonata.h"

G_BEGIN_DECLS

/**
 * PassoJsonataHelp:
 * @name: without `$`
 * @signature: as the language's documentation writes it, `<s-nn?:s>`
 * @since: (nullable): the version of the language that brought it, "1.5"; NULL for functions that
 *   only state machines have
 * @documentation: one line, translated
 *
 * What an editor says of a function. All of it is borrowed from the program.
 */
typedef struct
{
  const char *name;
  const char *signature;
  const char *since;
  const char *documentation;
} PassoJsonataHelp;

gboolean  passo_jsonata_help_get_nth       (PassoJsonataHelp       *self,
                                            PassoJsonataDialect     dialect,
                                            guint                   position);
gboolean  passo_jsonata_help_has_arguments (const PassoJsonataHelp *self);
char     *passo_jsonata_help_dup_usage     (const PassoJsonataHelp *self);

G_END_DECLS
