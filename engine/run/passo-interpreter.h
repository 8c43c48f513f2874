/* passo-interpreter.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-frame.h"
#include "run/passo-host.h"
#include "run/passo-limits.h"
#include "run/passo-program.h"

G_BEGIN_DECLS

typedef struct _PassoInterpreter PassoInterpreter;

/**
 * PassoIdentity:
 * @execution_arn: `$$.Execution.Id`
 * @execution_name: `$$.Execution.Name`
 * @role_arn: `$$.Execution.RoleArn`
 * @machine_arn: `$$.StateMachine.Id`
 * @machine_name: `$$.StateMachine.Name`
 * @express: whether the machine is an Express one
 *
 * What an execution says of itself.
 */
typedef struct
{
  const char *execution_arn;
  const char *execution_name;
  const char *role_arn;
  const char *machine_arn;
  const char *machine_name;
  gboolean    express;
} PassoIdentity;

PassoInterpreter     *passo_interpreter_new            (PassoProgram        *program,
                                                        const PassoHost     *host,
                                                        gpointer             host_data);
void                  passo_interpreter_free           (PassoInterpreter    *self);
void                  passo_interpreter_set_limits     (PassoInterpreter    *self,
                                                        const PassoLimits   *limits);
void                  passo_interpreter_set_hook_mask  (PassoInterpreter    *self,
                                                        guint                mask);
void                  passo_interpreter_start          (PassoInterpreter    *self,
                                                        const PassoIdentity *identity,
                                                        PassoValue           input);
gboolean              passo_interpreter_step           (PassoInterpreter    *self);
gboolean              passo_interpreter_is_ready       (PassoInterpreter    *self);
void                  passo_interpreter_resume         (PassoInterpreter    *self,
                                                        guint                points);
gboolean              passo_interpreter_answer         (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        PassoAnswer         *answer);
gboolean              passo_interpreter_submit         (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        PassoValue           reply);
gboolean              passo_interpreter_enqueue        (PassoInterpreter    *self,
                                                        guint64              effect_id);
gboolean              passo_interpreter_take_up        (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        const char          *worker);
gboolean              passo_interpreter_heartbeat      (PassoInterpreter    *self,
                                                        guint64              effect_id);
gboolean              passo_interpreter_expire         (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        PassoTimerKind       timer,
                                                        gint64               deadline);
gboolean              passo_interpreter_wants_timer    (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        PassoTimerKind       timer,
                                                        gint64               deadline);
gboolean              passo_interpreter_give_items     (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        PassoItem           *items,
                                                        guint                n_items,
                                                        gboolean             at_end,
                                                        PassoFailure        *failure);
gboolean              passo_interpreter_child_ended    (PassoInterpreter    *self,
                                                        guint64              effect_id,
                                                        const PassoChildEnd *end);
gboolean              passo_interpreter_results_written (PassoInterpreter   *self,
                                                        guint64              effect_id,
                                                        PassoValue           result,
                                                        PassoFailure        *failure);
void                  passo_interpreter_stop           (PassoInterpreter    *self,
                                                        PassoValue           error,
                                                        PassoValue           cause);
PassoExecutionStatus  passo_interpreter_get_status     (PassoInterpreter    *self);
PassoValue            passo_interpreter_get_output     (PassoInterpreter    *self);
PassoValue            passo_interpreter_get_error      (PassoInterpreter    *self);
PassoValue            passo_interpreter_get_cause      (PassoInterpreter    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoInterpreter, passo_interpreter_free)

G_END_DECLS
