/* validate-report.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

/**
 * ValidateReport:
 * @name: its name on the command line
 * @flags: how to validate for it
 * @begin: (nullable): called before the first file
 * @add: called for each file, with what was found in it
 * @end: (nullable): called after the last file; frees what @begin made
 *
 * A form of the report of `passo validate`.
 */
typedef struct
{
  const char         *name;
  PassoValidateFlags  flags;
  gpointer          (*begin) (gboolean             several);
  void              (*add)   (gpointer             report,
                              const char          *file,
                              PassoDiagnosticList *diagnostics);
  void              (*end)   (gpointer             report);
} ValidateReport;

const ValidateReport *validate_report_find (const char *name);

G_END_DECLS
