/* cmd-unset.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "cli-edit.h"
#include "cmd-unset.h"

static gboolean
unset_value (PassoDocument *document,
             char         **arguments,
             GArray        *edits,
             gpointer       user_data,
             GError       **error)
{
  cli_document_warn_duplicates (document, arguments[0], arguments[1]);

  return passo_json_edit_unset (passo_document_get_tree (document), arguments[1], edits, error);
}

int
passo_cmd_unset (int    argc,
                 char **argv)
{
  return cli_edit_main (argc, argv, 2, unset_value);
}
