/* passo-run-controller.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_RUN_ERROR (passo_run_error_quark ())

/**
 * PassoRunError:
 * @PASSO_RUN_ERROR_STALE: the text is broken, so there is no definition to run
 * @PASSO_RUN_ERROR_PLACEHOLDERS: placeholders that stand for whole values have none
 *
 * Why a run could not begin.
 */
typedef enum
{
  PASSO_RUN_ERROR_STALE,
  PASSO_RUN_ERROR_PLACEHOLDERS,
} PassoRunError;

#define PASSO_TYPE_RUN_CONTROLLER (passo_run_controller_get_type ())

G_DECLARE_FINAL_TYPE (PassoRunController, passo_run_controller, PASSO, RUN_CONTROLLER, GObject)

GQuark              passo_run_error_quark                         (void);
PassoRunController *passo_run_controller_new                      (PassoWorkspace      *workspace);
PassoWorkspace     *passo_run_controller_get_workspace            (PassoRunController  *self);
const char         *passo_run_controller_get_input                (PassoRunController  *self);
void                passo_run_controller_set_input                (PassoRunController  *self,
                                                                   const char          *input);
void                passo_run_controller_set_settings             (PassoRunController  *self,
                                                                   PassoDocumentSettings *settings);
PassoDocumentSettings *
                    passo_run_controller_get_settings             (PassoRunController  *self);
gboolean            passo_run_controller_get_limits               (PassoRunController  *self);
void                passo_run_controller_set_limits               (PassoRunController  *self,
                                                                   gboolean             service);
PassoSpeed          passo_run_controller_get_speed                (PassoRunController  *self);
void                passo_run_controller_set_speed                (PassoRunController  *self,
                                                                   PassoSpeed           speed);
gboolean            passo_run_controller_get_text_newer           (PassoRunController  *self);
char              **passo_run_controller_dup_missing_placeholders (PassoRunController  *self);
void                passo_run_controller_set_placeholder          (PassoRunController  *self,
                                                                   const char          *name,
                                                                   PassoValue           value);
gboolean            passo_run_controller_run                      (PassoRunController  *self,
                                                                   GError             **error);
gboolean            passo_run_controller_step_over                (PassoRunController  *self,
                                                                   GError             **error);
void                passo_run_controller_toggle_pause             (PassoRunController  *self);
void                passo_run_controller_stop                     (PassoRunController  *self);
void                passo_run_controller_show                     (PassoRunController  *self,
                                                                   PassoExecution      *execution);
gboolean            passo_run_controller_open_history             (PassoRunController  *self,
                                                                   GBytes              *text,
                                                                   GError             **error);
gboolean            passo_run_controller_answer_always            (PassoRunController  *self,
                                                                   PassoAsk            *ask,
                                                                   const char          *result,
                                                                   const char          *error_name,
                                                                   const char          *cause,
                                                                   GError             **error);

G_END_DECLS
