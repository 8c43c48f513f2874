/* validate-report.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <json-glib/json-glib.h>
#include <passo.h>

G_BEGIN_DECLS

/**
 * ValidatedFile:
 * @name: as it was given
 * @text: its bytes
 * @machine: the machine in it
 * @diagnostics: what is to be told of it
 * @n_errors: errors in it, whether they are told or not
 * @n_left_out: diagnostics that are not told for their number
 *
 * What `passo validate` found in a file.
 */
typedef struct
{
  const char          *name;
  GBytes              *text;
  PassoMachine        *machine;
  PassoDiagnosticList *diagnostics;
  guint                n_errors;
  guint                n_left_out;
} ValidatedFile;

/**
 * ValidateReport:
 * @name: its name on the command line
 * @flags: how to validate for it
 * @begin: (nullable): called before the first file
 * @add: called for each file that can be read
 * @end: (nullable): called after the last file, with whether all could be read; frees what @begin
 *   made
 *
 * A form of the report of `passo validate`.
 */
typedef struct
{
  const char         *name;
  PassoValidateFlags  flags;
  gpointer          (*begin) (gboolean             several);
  void              (*add)   (gpointer             report,
                              const ValidatedFile *file);
  void              (*end)   (gpointer             report,
                              gboolean             complete);
} ValidateReport;

extern const ValidateReport validate_report_sarif;

const ValidateReport *validate_report_find        (const char  *name);
void                  validate_report_add_string  (JsonBuilder *builder,
                                                   const char  *name,
                                                   const char  *text);
void                  validate_report_print_json  (JsonBuilder *builder,
                                                   gboolean     pretty);

G_END_DECLS
