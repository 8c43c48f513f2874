/* passo-diagnostic-list.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

#include "base/passo-diagnostic.h"

G_BEGIN_DECLS

#define PASSO_TYPE_DIAGNOSTIC_LIST (passo_diagnostic_list_get_type ())

G_DECLARE_FINAL_TYPE (PassoDiagnosticList, passo_diagnostic_list, PASSO, DIAGNOSTIC_LIST, GObject)

PassoDiagnosticList *passo_diagnostic_list_new          (void);
void                 passo_diagnostic_list_append       (PassoDiagnosticList *self,
                                                         PassoDiagnostic     *diagnostic);
void                 passo_diagnostic_list_take         (PassoDiagnosticList *self,
                                                         PassoDiagnostic     *diagnostic);
void                 passo_diagnostic_list_replace      (PassoDiagnosticList *self,
                                                         PassoDiagnosticList *contents);
PassoDiagnostic     *passo_diagnostic_list_get          (PassoDiagnosticList *self,
                                                         guint                position);
guint                passo_diagnostic_list_get_n_items  (PassoDiagnosticList *self);
guint                passo_diagnostic_list_get_n_errors (PassoDiagnosticList *self);

G_END_DECLS
