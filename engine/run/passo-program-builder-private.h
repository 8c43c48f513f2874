/* passo-program-builder-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-line-index.h"
#include "run/passo-program-private.h"

G_BEGIN_DECLS

typedef struct
{
  PassoProgram        *program;
  PassoJsonTree       *tree;
  PassoLineIndex      *lines;
  PassoDiagnosticList *problems;
  const PassoState    *state;   /* the one being compiled, NULL for the machine */
  gboolean             jsonata; /* its language */
  gboolean             alone;   /* only one state: where it leads is only a name */
  gboolean             failed;
} PassoProgramBuilder;

/* passo-program-fields.c */
void                  _passo_build_problem      (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoJsonNode         node,
                                                 const char           *code,
                                                 const char           *message);
void                  _passo_build_bad_field    (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoJsonNode         node,
                                                 const char           *message);
PassoValue            _passo_build_constant     (PassoProgramBuilder  *self,
                                                 PassoJsonNode         node);
PassoJsonNode         _passo_build_get_field    (PassoProgramBuilder  *self,
                                                 const char           *name);
char                 *_passo_build_dup_string   (PassoProgramBuilder  *self,
                                                 PassoJsonNode         node);
gboolean              _passo_build_read_number  (PassoProgramBuilder  *self,
                                                 PassoJsonNode         node,
                                                 double               *number);
PassoJsonPath        *_passo_build_path         (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoJsonNode         node,
                                                 PassoJsonPathFlags    flags);
void                  _passo_build_path_field   (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoPathField       *out);
void                  _passo_build_result_path  (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoJsonNode         node,
                                                 PassoResultPathField *out);
PassoPayloadTemplate *_passo_build_template     (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoJsonNode         node);
void                  _passo_build_number_field (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoNumberField     *out);
void                  _passo_build_number_member (PassoProgramBuilder *self,
                                                 const char           *location,
                                                 PassoJsonNode         object,
                                                 const char           *name,
                                                 gint64                maximum,
                                                 PassoNumberField     *out);
const PassoProgramScope *_passo_build_get_scope (PassoProgramBuilder  *self,
                                                 guint                 index);
void                  _passo_build_string_field (PassoProgramBuilder  *self,
                                                 const char           *field,
                                                 PassoStringField     *out);

/* passo-program-jsonata.c */
gboolean              _passo_build_is_expression (PassoProgramBuilder *self,
                                                 PassoJsonNode         node);
PassoPayloadTemplate *_passo_build_jsonata      (PassoProgramBuilder  *self,
                                                 const char           *location,
                                                 PassoJsonNode         node);
void                  _passo_build_jsonata_member (PassoProgramBuilder *self,
                                                 const char           *location,
                                                 PassoJsonNode         object,
                                                 const char           *name,
                                                 PassoPayloadTemplate **out);
void                  _passo_build_condition    (PassoProgramBuilder  *self,
                                                 const char           *location,
                                                 PassoJsonNode         rule,
                                                 PassoProgramRule     *out);
void                  _passo_build_jsonata_items (PassoProgramBuilder *self,
                                                 PassoProgramState    *out);

/* passo-program-map.c */
void                  _passo_build_map          (PassoProgramBuilder  *self,
                                                 PassoProgramState    *out);

G_END_DECLS
