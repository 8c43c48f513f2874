/* passo-diagnostic.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-types.h"

G_BEGIN_DECLS

/**
 * PassoSeverity:
 * @PASSO_SEVERITY_ERROR: the definition is not valid
 * @PASSO_SEVERITY_WARNING: it is valid and probably not meant
 * @PASSO_SEVERITY_INFO: a remark
 */
typedef enum
{
  PASSO_SEVERITY_ERROR,
  PASSO_SEVERITY_WARNING,
  PASSO_SEVERITY_INFO
} PassoSeverity;

#define PASSO_TYPE_SEVERITY (passo_severity_get_type ())
#define PASSO_TYPE_DIAGNOSTIC (passo_diagnostic_get_type ())

GType passo_severity_get_type (void);
G_DECLARE_FINAL_TYPE (PassoDiagnostic, passo_diagnostic, PASSO, DIAGNOSTIC, GObject)

PassoDiagnostic *passo_diagnostic_new          (PassoSeverity    severity,
                                                const char      *code,
                                                const char      *message);
void             passo_diagnostic_set_place    (PassoDiagnostic *self,
                                                const char      *pointer,
                                                PassoSpan        span,
                                                guint            line,
                                                guint            column);
PassoSeverity    passo_diagnostic_get_severity (PassoDiagnostic *self);
const char      *passo_diagnostic_get_code     (PassoDiagnostic *self);
const char      *passo_diagnostic_get_message  (PassoDiagnostic *self);
const char      *passo_diagnostic_get_pointer  (PassoDiagnostic *self);
PassoSpan        passo_diagnostic_get_span     (PassoDiagnostic *self);
guint            passo_diagnostic_get_line     (PassoDiagnostic *self);
guint            passo_diagnostic_get_column   (PassoDiagnostic *self);

G_END_DECLS
