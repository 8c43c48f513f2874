/* passo-rules-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "asl/passo-machine.h"
#include "asl/passo-state-field.h"
#include "asl/passo-validator.h"
#include "asl/passo-variable-flow.h"
#include "base/passo-line-index.h"
#include "base/passo-task-resource.h"

G_BEGIN_DECLS

/* The service's codes, and those of our own advice. */
#define PASSO_CODE_INVALID_JSON       "INVALID_JSON_DESCRIPTION"
#define PASSO_CODE_SCHEMA             "SCHEMA_VALIDATION_FAILED"
#define PASSO_CODE_TOO_DEEP           "TOO_DEEPLY_NESTED"
#define PASSO_CODE_NO_END             "MISSING_END_STATE"
#define PASSO_CODE_TARGET             "MISSING_TRANSITION_TARGET"
#define PASSO_CODE_DUPLICATE_NAME     "DUPLICATE_STATE_NAME"
#define PASSO_CODE_STATE_NAME         "INVALID_STATE_NAME"
#define PASSO_CODE_DUPLICATE_LABEL    "DUPLICATE_LABEL_NAME"
#define PASSO_CODE_LABEL              "INVALID_LABEL_NAME"
#define PASSO_CODE_RESOURCE           "INVALID_RESOURCE"
#define PASSO_CODE_EXPRESSION         "INVALID_JSONATA_EXPRESSION"
#define PASSO_CODE_REFERENCE          "UNSUPPORTED_JSONATA_EXPRESSION"
#define PASSO_CODE_DUPLICATE_VARIABLE "DUPLICATE_VARIABLE_NAME"
#define PASSO_CODE_UNSET_VARIABLE     "POSSIBLY_UNDEFINED_VARIABLE"
#define PASSO_CODE_NO_DOLLAR          "NO_DOLLAR"
#define PASSO_CODE_NO_PATH            "NO_PATH"
#define PASSO_CODE_STATIC_RESULT      "PASS_RESULT_IS_STATIC"
#define PASSO_CODE_DUPLICATE_MEMBER   "DUPLICATE_MEMBER"
#define PASSO_CODE_OTHER_SCOPE        "TARGET_IN_OTHER_SCOPE"
#define PASSO_CODE_NESTED_NO_END      "BRANCH_WITHOUT_END"
#define PASSO_CODE_NO_DEFAULT         "CHOICE_WITHOUT_DEFAULT"
#define PASSO_CODE_NO_TIMEOUT         "TASK_WITHOUT_TIMEOUT"
#define PASSO_CODE_NO_TOKEN           "TOKEN_NOT_PASSED"
#define PASSO_CODE_NO_HEARTBEAT       "HEARTBEAT_WITHOUT_SENDER"
#define PASSO_CODE_NEVER_MATCHES      "ERROR_NEVER_MATCHES"
#define PASSO_CODE_UNKNOWN_ERROR      "UNKNOWN_ERROR_NAME"
#define PASSO_CODE_NO_RETRY           "RETRY_DISABLED"
#define PASSO_CODE_OLD_SPELLING       "OLD_SPELLING"
#define PASSO_CODE_TEXT_OUTPUT        "SYNC_GIVES_TEXT"
#define PASSO_CODE_NO_EFFECT          "FIELD_WITHOUT_EFFECT"
#define PASSO_CODE_NOT_EVALUATED      "EXPRESSION_NOT_EVALUATED"
#define PASSO_CODE_UNKNOWN_FUNCTION   "UNKNOWN_FUNCTION"
#define PASSO_CODE_UNKNOWN_MEMBER     "UNKNOWN_STATES_MEMBER"

/* One run of the rules over a machine. */
typedef struct
{
  PassoMachine        *machine;
  PassoJsonTree       *tree;
  PassoValidateFlags   flags;
  const PassoState    *state;      /* that is looked at */
  PassoDiagnosticList *diagnostics;
  PassoLineIndex      *lines;
  PassoVariableFlow   *flow;       /* made when an expression reads a variable */
  GPtrArray           *assigned;   /* scope → GHashTable of names that its states set; or NULL */
  guint                n_reports[PASSO_SEVERITY_INFO + 1];
} PassoRuleRun;

/* passo-rule-report.c */
void  _passo_rules_report       (PassoRuleRun  *run,
                                 PassoSeverity  severity,
                                 const char    *code,
                                 PassoJsonNode  node,
                                 const char    *format,
                                 ...) G_GNUC_PRINTF (5, 6);
void  _passo_rules_report_at    (PassoRuleRun  *run,
                                 PassoSeverity  severity,
                                 const char    *code,
                                 const char    *location,
                                 PassoSpan      span,
                                 const char    *message);
gboolean _passo_rules_has_room  (PassoRuleRun  *run,
                                 PassoSeverity  severity);
PassoSpan _passo_rules_get_place (PassoJsonTree *tree,
                                  PassoJsonNode  node);

/* passo-rules-resource.c */
void        _passo_rules_check_resource     (PassoRuleRun             *run,
                                             PassoFieldPlace           place,
                                             PassoJsonNode             node,
                                             const PassoTaskResource  *resource);
const char *_passo_rules_find_data_action   (const PassoTaskResource  *resource,
                                             PassoFieldPlace           place,
                                             const char              **required);
const char *_passo_rules_get_arguments_name (const PassoState         *state);
gboolean    _passo_rules_has_argument       (PassoJsonTree            *tree,
                                             PassoJsonNode             object,
                                             const char               *name);
void        _passo_rules_check_arguments    (PassoRuleRun             *run,
                                             PassoJsonNode             arguments,
                                             const char               *required);

/* passo-rules-variables.c */
char *_passo_rules_judge_variable (PassoRuleRun   *run,
                                   const char     *name,
                                   PassoSeverity  *severity,
                                   const char    **code);
void  _passo_rules_check_reads    (PassoRuleRun   *run,
                                   PassoJsonNode   node,
                                   GPtrArray      *names);

#define _passo_rules_error(run, node, ...)                                                \
  _passo_rules_report ((run), PASSO_SEVERITY_ERROR, PASSO_CODE_SCHEMA, (node), __VA_ARGS__)

/* Advice is left out where only the service's words are asked for. */
#define _passo_rules_advise(run, severity, code, node, ...)                               \
  G_STMT_START {                                                                          \
    if (((run)->flags & PASSO_VALIDATE_NO_ADVICE) == 0)                                   \
      _passo_rules_report ((run), (severity), (code), (node), __VA_ARGS__);               \
  } G_STMT_END

/* One group of rules each; passo-validator.c has their order. */
gboolean _passo_rules_syntax    (PassoRuleRun     *run);
void     _passo_rules_structure (PassoRuleRun     *run);
void     _passo_rules_paths     (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_jsonata   (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_variables (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_choice    (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_errors    (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_task      (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_map       (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_map_data  (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_express   (PassoRuleRun     *run,
                                 const PassoState *state);
void     _passo_rules_limits    (PassoRuleRun     *run);
void     _passo_rules_flow      (PassoRuleRun     *run);

G_END_DECLS
