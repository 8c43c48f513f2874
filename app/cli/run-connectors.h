/* run-connectors.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

G_BEGIN_DECLS

/* Who answers the tasks of a run. */
typedef struct
{
  const char *mock;        /* a file, or NULL */
  const char *test_case;
  const char *connections; /* a file, or NULL */
  char      **machines;    /* NAME=FILE, or NULL */
  const char *substitutions;
  gboolean    allow_http;
  gboolean    no_limits;
} PassoRunAnswers;

PassoConnectorHttp     *passo_run_connectors_new_http   (const char             *connections,
                                                         GError                **error);
PassoConnectorRegistry *passo_run_connectors_new        (const PassoRunAnswers  *answers,
                                                         PassoConnectorNested   *nested,
                                                         GError                **error);
gboolean                passo_run_connectors_load       (const PassoRunAnswers  *answers,
                                                         PassoConnectorNested   *nested,
                                                         GError                **error);
void                    passo_run_connectors_set_error  (const PassoRunAnswers  *answers,
                                                         PassoScheduler         *scheduler,
                                                         GError                **error);

G_END_DECLS
