/* http-server.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HttpServer HttpServer;

HttpServer *http_server_new            (void);
void        http_server_free           (HttpServer *self);
void        http_server_close          (HttpServer *self);
guint       http_server_get_port       (HttpServer *self);
guint       http_server_get_n_requests (HttpServer *self);
char       *http_server_dup_request    (HttpServer *self);

G_END_DECLS
