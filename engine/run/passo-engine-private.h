/* passo-engine-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "run/passo-engine-mailbox-private.h"
#include "run/passo-program.h"

G_BEGIN_DECLS

/* What an engine is started with; it takes copies and references. */
typedef struct
{
  PassoProgram *program;
  const char   *name;
  const char   *input;       /* JSON text */
  GBytes       *mock;
  const char   *test_case;
  gboolean      allow_http;
  GBytes       *connections; /* JSON text that was found right, or NULL */
  guint64       seed;
  gboolean      no_limits;
  gint64        start;       /* milliseconds since 1970 */
} PassoEngineSetup;

typedef struct _PassoEngine PassoEngine;

PassoEngine *_passo_engine_new        (const PassoEngineSetup *setup,
                                       PassoEngineMailbox     *mailbox,
                                       PassoSpeed              speed);
void         _passo_engine_free       (PassoEngine            *self);
void         _passo_engine_start      (PassoEngine            *self);
void         _passo_engine_pause      (PassoEngine            *self);
void         _passo_engine_resume     (PassoEngine            *self);
void         _passo_engine_step_over  (PassoEngine            *self);
void         _passo_engine_stop       (PassoEngine            *self);
void         _passo_engine_set_speed  (PassoEngine            *self,
                                       PassoSpeed              speed);
void         _passo_engine_answer     (PassoEngine            *self,
                                       guint64                 id,
                                       const char             *result,
                                       const char             *error,
                                       const char             *cause);
void         _passo_engine_set_answer (PassoEngine            *self,
                                       const char             *state_name,
                                       const char             *result,
                                       const char             *error,
                                       const char             *cause);

G_END_DECLS
