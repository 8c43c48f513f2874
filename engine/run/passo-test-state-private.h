/* passo-test-state-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-interpreter-private.h"
#include "run/passo-test-state.h"

G_BEGIN_DECLS

/* What stands for the work of the state. */
typedef struct
{
  gboolean   given;
  gboolean   failed;
  gboolean   checked;  /* fieldValidationMode is not NONE */
  gboolean   strict;   /* it is STRICT */
  PassoValue result;
  PassoValue error;
  PassoValue cause;
} PassoTestMock;

/* What has happened to the state before. */
typedef struct
{
  gint64      retries;         /* of the retrier that knows the error */
  gint64      failures;        /* iterations of a Map, -1 for none told */
  PassoValue  source;          /* what a Map's ItemReader has found, undefined for none */
  PassoValue  items;           /* the items in it */
  PassoValue  pointed;         /* they, where a pointer leads to them; else undefined */
  char       *caused_by_state; /* NULL for none told */
} PassoTestConfiguration;

typedef enum
{
  PASSO_TEST_SUCCEEDED,
  PASSO_TEST_FAILED,
  PASSO_TEST_RETRIABLE,
  PASSO_TEST_CAUGHT_ERROR,
} PassoTestStatus;

/* One state at work, and what it told of itself. */
typedef struct
{
  const PassoTestStateRequest  *request;
  const PassoTestMock          *mock;
  const PassoTestConfiguration *configuration;
  const PassoProgramState      *state;
  PassoInterpreter             *interpreter;
  gint64                        now;
  PassoFrame                   *working;     /* a Map or Parallel whose work is to be answered */
  guint64                       timer;       /* id of the effect that waits for a time, 0 for none */
  gint64                        deadline;
  gboolean                      entered;
  gboolean                      done;
  gboolean                      unanswered;  /* a task that nobody answers */
  gboolean                      waiting;     /* for the connector's answer */
  PassoValue                    http_request;
  PassoValue                    http_response;
  GError                       *refusal;
  PassoTestStatus               status;
  const char                   *next_state;
  PassoValue                    output;
  PassoValue                    error;
  PassoValue                    cause;
  PassoValue                    data[PASSO_N_DATA_POINTS];
  PassoValue                    selected;    /* inputs of a Map's iterations */
  PassoMapThresholds            thresholds;
  gboolean                      has_thresholds;
  gint                          retry_index; /* -1 for none */
  gint                          catch_index;
  gint64                        retry_delay; /* milliseconds, -1 for none */
} PassoTestRun;

void          _passo_test_state_refuse          (GError             **error,
                                                 PassoTestStateError  code,
                                                 const char          *format,
                                                 ...) G_GNUC_PRINTF (3, 4);

/* passo-test-state-definition.c */
PassoProgram *_passo_test_state_load            (GBytes              *definition,
                                                 const char          *state_name,
                                                 GError             **error);

/* passo-test-state-mock.c */
void          _passo_test_mock_clear            (PassoTestMock       *self);
gboolean      _passo_test_mock_read             (PassoTestMock       *self,
                                                 PassoValue           value,
                                                 GError             **error);
gboolean      _passo_test_mock_check            (const PassoTestMock *self,
                                                 const PassoProgramState *state,
                                                 GError             **error);

/* passo-test-state-configuration.c */
void          _passo_test_configuration_clear   (PassoTestConfiguration *self);
gboolean      _passo_test_configuration_read    (PassoTestConfiguration *self,
                                                 PassoValue           value,
                                                 GError             **error);
gboolean      _passo_test_configuration_check   (const PassoTestConfiguration *self,
                                                 const PassoTestMock *mock,
                                                 const PassoProgramState *state,
                                                 GError             **error);

/* passo-test-state-context.c */
gboolean      _passo_test_context_check         (PassoValue           context,
                                                 const PassoProgramState *state,
                                                 GError             **error);
PassoValue    _passo_test_context_make          (const PassoTestStateRequest *request,
                                                 PassoValue           input,
                                                 const PassoProgramState *state);

/* passo-test-state-items.c */
gboolean      _passo_test_items_read            (PassoTestConfiguration *self,
                                                 const PassoProgramState *state,
                                                 GError             **error);

/* passo-test-state-run.c */
gboolean      _passo_test_run_perform           (PassoTestRun        *self,
                                                 PassoProgram        *program,
                                                 PassoValue           input,
                                                 GError             **error);
void          _passo_test_run_clear             (PassoTestRun        *self);

/* passo-test-state-http.c */
void          _passo_test_http_watch            (PassoTestRun        *self,
                                                 gboolean             watch);

/* passo-test-state-response.c */
PassoValue    _passo_test_response_make         (PassoTestRun        *run,
                                                 PassoValue           input);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoTestMock, _passo_test_mock_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoTestConfiguration, _passo_test_configuration_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoTestRun, _passo_test_run_clear)

G_END_DECLS
