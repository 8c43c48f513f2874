/* passo-interpreter-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "expr/passo-eval-scope.h"
#include "expr/passo-failure-text.h"
#include "run/passo-interpreter.h"
#include "run/passo-ready-queue.h"

G_BEGIN_DECLS

/* A failure inside the workflow, on its way through Retry, Catch and the frames. */
struct _PassoFault
{
  PassoValue error;
  PassoValue cause;
  gboolean   timed_out;   /* no cause in events, an empty one for catchers */
  gboolean   heartbeat;   /* also known as States.HeartbeatTimeout */
  gboolean   uncatchable; /* by the state itself */
  gboolean   unrecorded;  /* its own event, EvaluationFailed, is still to be recorded */
  gboolean   after_evaluation; /* of what an expression gave, and not of itself */
  const char *location;   /* of the expression, the program's; NULL for none */
};

#define PASSO_FAULT_INIT { .error = PASSO_VALUE_INIT, .cause = PASSO_VALUE_INIT }

/* Where the numbers begin by which each stage of an attempt draws random values: what a stage draws
 * does not depend on what others have drawn, so that each can be computed again alone. */
#define PASSO_DRAW_PREPARE 0x00000000u
#define PASSO_DRAW_WORK    0x01000000u
#define PASSO_DRAW_RESULT  0x02000000u
#define PASSO_DRAW_CATCH   0x03000000u
#define PASSO_DRAW_JITTER  0x04000000u
#define PASSO_DRAW_TOKEN   0x05000000u
#define PASSO_DRAW_MAP_RUN 0x06000000u
#define PASSO_DRAW_ITEM    0x80000000u

typedef struct _PassoResume PassoResume;

struct _PassoInterpreter
{
  PassoProgram         *program;
  const PassoHost      *host;
  gpointer              host_data;
  PassoLimits           limits;
  const PassoIdentity  *identity;
  guint                 hook_mask;
  PassoReadyQueue       ready;
  PassoFrame          **slots;         /* frames by slot */
  guint                 n_slots;
  guint                 slots_size;
  PassoFrame           *spare;         /* frames for use again, linked by next_sibling */
  PassoFrame           *root;
  PassoResume          *resume;        /* NULL but for the first steps after passo_restore_apply() */
  guint                 n_events;
  gint64                now;
  PassoExecutionStatus  status;
  gint64                start;
  PassoValue            input;
  PassoValue            output;
  PassoValue            error;
  PassoValue            cause;
  PassoValue            execution_context; /* built when something reads `$$` */
  PassoValue            machine_context;
  PassoValue            given_context;     /* `$$` without Map, where the host gives it */
  const PassoProgramScope *scope;          /* what it runs; NULL for the whole program */
  guint                 depth;             /* number of frames of other executions around it */
  gboolean              bare_causes;       /* causes do not begin with the state they happened in */
  gboolean              evaluation_after_entered; /* see passo-fault.c */
};

/**
 * PassoStateHandler:
 * @entered: type of the event on entering
 * @exited: type of the event on leaving
 * @failed: type of the event when a container fails; 0 for none
 * @aborted: type of the event when the state is cut off; 0 for none
 * @prepare: makes the effective input
 * @work: does the work; leaves a result and the phase RESULT, or a phase that waits
 * @result: makes the output of the result
 *
 * One type of state. The functions give %FALSE with a fault.
 */
typedef struct
{
  PassoEventType entered;
  PassoEventType exited;
  PassoEventType failed;
  PassoEventType aborted;
  gboolean     (*prepare) (PassoInterpreter *self,
                           PassoFrame       *frame,
                           PassoFault       *fault);
  gboolean     (*work)    (PassoInterpreter *self,
                           PassoFrame       *frame,
                           PassoFault       *fault);
  gboolean     (*result)  (PassoInterpreter *self,
                           PassoFrame       *frame,
                           PassoFault       *fault);
} PassoStateHandler;

extern const PassoStateHandler _passo_state_handlers[PASSO_N_STATE_TYPES];

static inline const PassoStateHandler *
_passo_state_handler (const PassoFrame *frame)
{
  return &_passo_state_handlers[frame->state->type];
}

/* passo-hook.c */
gboolean  _passo_hook_ask_host            (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoHookPoint      at);
gboolean  _passo_hook_end_stage_asking    (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoDataPoint      at,
                                           PassoValue          value);

/* Whether to go on at a point; costs one test when nobody listens. */
static inline gboolean
_passo_hook_ask (PassoInterpreter *self,
                 PassoFrame       *frame,
                 PassoHookPoint    at)
{
  return G_LIKELY ((self->hook_mask & at) == 0 && frame->paused_at == 0) ||
         _passo_hook_ask_host (self, frame, at);
}

/* Whether to go on after a stage of the data flow; FALSE without a fault where the host pauses. */
static inline gboolean
_passo_hook_end_stage (PassoInterpreter *self,
                       PassoFrame       *frame,
                       PassoDataPoint    at,
                       PassoValue        value)
{
  return G_LIKELY (self->host->data == NULL && (self->hook_mask & PASSO_HOOK_STAGE) == 0 &&
                   frame->stage == 0) ||
         _passo_hook_end_stage_asking (self, frame, at, value);
}

/* passo-interpreter.c */
guint     _passo_interpreter_record       (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoEvent         *event);
guint     _passo_interpreter_record_aside (PassoInterpreter   *self,
                                           guint               previous_id,
                                           PassoEvent         *event);
guint     _passo_interpreter_record_type  (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoEventType      type);
void      _passo_interpreter_perform      (PassoInterpreter   *self,
                                           const PassoEffect  *effect);
guint64   _passo_interpreter_begin_wait   (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoPhase          phase);
PassoFrame *_passo_interpreter_find_waiting (PassoInterpreter *self,
                                           guint64             effect_id);
void      _passo_interpreter_wait_until   (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoTimerKind      timer,
                                           gint64              deadline,
                                           PassoPhase          after);
void      _passo_interpreter_make_ready   (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoPhase          phase);
void      _passo_interpreter_finish       (PassoInterpreter   *self,
                                           PassoExecutionStatus status,
                                           guint               previous_id,
                                           PassoValue          data,
                                           PassoValue          cause);
PassoFrame *_passo_interpreter_add_frame  (PassoInterpreter   *self,
                                           PassoFrame         *parent,
                                           PassoFrameKind      kind,
                                           guint               index,
                                           const PassoProgramScope *scope,
                                           PassoValue          input);
void      _passo_interpreter_remove_frame (PassoInterpreter   *self,
                                           PassoFrame         *frame);
guint64   _passo_interpreter_random       (PassoInterpreter   *self,
                                           const PassoFrame   *frame,
                                           guint               counter);

void      _passo_interpreter_finish_frame (PassoInterpreter   *self,
                                           PassoFrame         *frame);
void      _passo_interpreter_begin        (PassoInterpreter    *self,
                                           const PassoIdentity *identity,
                                           PassoValue           input,
                                           gint64               start);
void      _passo_interpreter_add_root     (PassoInterpreter   *self);

/* passo-resume.c */
void      _passo_resume_push              (PassoInterpreter   *self,
                                           PassoFrame         *frame);
gboolean  _passo_resume_push_leaving      (PassoInterpreter   *self,
                                           PassoFrame         *frame);
gboolean  _passo_resume_step              (PassoInterpreter   *self,
                                           PassoFrame         *frame);
void      _passo_resume_take_exit         (PassoInterpreter   *self,
                                           PassoFrame         *frame);
guint     _passo_resume_take_event        (PassoInterpreter   *self,
                                           guint               previous_id,
                                           const PassoEvent   *event);
gboolean  _passo_resume_skip_wait         (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           gint64              deadline,
                                           PassoPhase          after);
void      _passo_resume_forget            (PassoInterpreter   *self,
                                           PassoFrame         *frame);
void      _passo_resume_check_end         (PassoInterpreter   *self);
void      _passo_resume_free              (PassoResume        *self);

/* passo-fault.c */
void      _passo_fault_clear              (PassoFault         *fault);
gboolean  _passo_fault_take_failure       (PassoFault         *fault,
                                           PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFailure       *failure);
gboolean  _passo_fault_set_text           (PassoFault         *fault,
                                           PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFailureText    text,
                                           const PassoFailureArguments *arguments);
gboolean  _passo_fault_is_fatal           (const PassoFault   *fault);
gboolean  _passo_fault_ask                (PassoFault         *fault,
                                           PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoHookPoint      at);
void      _passo_fault_drop_held          (PassoFrame         *frame);
void      _passo_fault_go_on              (PassoInterpreter   *self,
                                           PassoFrame         *frame);
void      _passo_fault_record             (PassoFault         *fault,
                                           PassoInterpreter   *self,
                                           PassoFrame         *frame);

/* passo-context.c */
PassoValue _passo_context_make_time       (gint64              milliseconds);
PassoValue _passo_context_get             (PassoInterpreter   *self,
                                           PassoFrame         *frame);
void      _passo_context_set_item         (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           guint64             index,
                                           const PassoItem    *item);
PassoValue _passo_context_take_item       (PassoFrame         *frame);
void      _passo_context_forget           (PassoFrame         *frame);

/* passo-data-flow.c */
typedef struct
{
  PassoEvalScope    scope;
  PassoInterpreter *interpreter;
  PassoFrame       *frame;
  PassoValue        result;        /* borrowed, as the next; undefined for none */
  PassoValue        error_output;
  PassoValue        states;        /* `$states`; built when something reads it */
  gboolean          has_context;   /* @states has */
} PassoFrameScope;

void      _passo_frame_scope_begin        (PassoFrameScope    *self,
                                           PassoInterpreter   *interpreter,
                                           PassoFrame         *frame,
                                           PassoValue          input);
void      _passo_frame_scope_end          (PassoFrameScope    *self);
gboolean  _passo_data_flow_path           (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoPathField *field,
                                           const char         *name,
                                           PassoValue          input,
                                           PassoValue         *out,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_template       (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoPayloadTemplate *template,
                                           PassoValue          input,
                                           PassoValue         *out,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_result_path    (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoResultPathField *field,
                                           PassoValue          result,
                                           PassoValue         *out,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_number         (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoNumberField *field,
                                           const char         *name,
                                           gint64              minimum,
                                           gint64             *out,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_check_size     (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoValue          value,
                                           const char         *name,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_input          (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_parameters     (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_prepare        (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_output         (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_data_flow_assign         (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);

/* passo-jsonata-flow.c */
gboolean  _passo_jsonata_flow_arguments   (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_items       (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoValue         *out,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_choice      (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_timestamp   (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           gint64             *timestamp,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_typed       (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoPayloadTemplate *template,
                                           PassoValueType      type,
                                           PassoValue         *out,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_integer     (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoPayloadTemplate *template,
                                           gint64              minimum,
                                           gint64              maximum,
                                           gint64             *out,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_output      (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_jsonata_flow_catch       (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoCatcher *catcher,
                                           PassoValue          error_output,
                                           PassoFault         *fault);

/* passo-retrier.c */
gboolean  _passo_retrier_retry            (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_retrier_count            (PassoFrame         *frame,
                                           const PassoFault   *fault);
const PassoCatcher *_passo_retrier_find_catcher (const PassoFrame *frame,
                                           const PassoFault   *fault);
gboolean  _passo_retrier_catch            (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           const PassoCatcher *catcher,
                                           PassoFault         *fault);

/* passo-join.c */
void      _passo_join_answer              (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoAnswer        *answer);
void      _passo_join_begin               (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           guint               n_results);
gboolean  _passo_join_complete            (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
gboolean  _passo_join_go_on               (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           GArray             *followed);
void      _passo_join_child_succeeded     (PassoInterpreter   *self,
                                           PassoFrame         *child);
void      _passo_join_child_failed        (PassoInterpreter   *self,
                                           PassoFrame         *child,
                                           PassoFault         *fault);
void      _passo_join_give_up             (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);
PassoValue _passo_join_take_results       (PassoFrame         *frame);
void      _passo_join_drop_children       (PassoInterpreter   *self,
                                           PassoFrame         *frame);
void      _passo_join_clear               (PassoFrame         *frame);

/* passo-child.c */
void      _passo_interpreter_become_child (PassoInterpreter   *self,
                                           const PassoInterpreter *parent,
                                           const PassoChildStart *start);

/* passo-fault.c */
void      _passo_interpreter_fail         (PassoInterpreter   *self,
                                           PassoFrame         *frame,
                                           PassoFault         *fault);

/* states/ */
gboolean  _passo_map_read_thresholds      (PassoInterpreter *self, PassoFrame *frame,
                                           PassoMapThresholds *out, PassoFault *fault);
gboolean  _passo_pass_work                (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_choice_work              (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_wait_work                (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_succeed_work             (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_fail_prepare             (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_fail_work                (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_task_prepare             (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_task_work                (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
void      _passo_task_make_token          (PassoInterpreter *self, PassoFrame *frame);
void      _passo_task_start               (PassoInterpreter *self, PassoFrame *frame);
void      _passo_task_call                (PassoInterpreter *self, PassoFrame *frame, gboolean submitted);
void      _passo_task_submit              (PassoInterpreter *self, PassoFrame *frame, PassoValue reply);
void      _passo_task_take_up             (PassoInterpreter *self, PassoFrame *frame, guint64 effect_id,
                                           const char *worker);
gboolean  _passo_task_answered            (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
void      _passo_task_timed_out           (PassoInterpreter *self, PassoFrame *frame, PassoTimerKind timer,
                                           PassoFault *fault);
void      _passo_task_start_heartbeat     (PassoInterpreter *self, PassoFrame *frame, guint64 effect_id);
gboolean  _passo_parallel_work            (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_map_prepare              (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_map_work                 (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_map_read_concurrency     (PassoInterpreter *self, PassoFrame *frame, guint maximum,
                                           PassoFault *fault);
gboolean  _passo_map_find_items           (PassoInterpreter *self, PassoFrame *frame, PassoValue *out,
                                           PassoFault *fault);
gboolean  _passo_map_distributed_prepare  (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_map_distributed_work     (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
gboolean  _passo_map_run_go_on            (PassoInterpreter *self, PassoFrame *frame, PassoFault *fault);
void      _passo_map_run_end              (PassoInterpreter *self, PassoFrame *frame,
                                           PassoMapRunStatus status);
gboolean  _passo_map_make_input           (PassoInterpreter *self, PassoFrame *frame, guint index,
                                           PassoValue *input, PassoValue *map, PassoFault *fault);
gboolean  _passo_map_start_iteration      (PassoInterpreter *self, PassoFrame *frame, guint previous_id,
                                           PassoFault *fault);

G_END_DECLS
