/* passo-json-style-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-tree.h"

G_BEGIN_DECLS

/**
 * PassoJsonStyle:
 * @eol: the line end used nearby
 * @unit: one step of indentation
 * @colon: what stands between a name and its value
 * @comma: what separates values on one line
 * @lines: whether members stand on lines of their own
 * @array_lines: whether elements do
 *
 * How the document is laid out around a container.
 */
typedef struct
{
  const char *eol;
  char       *unit;
  char       *colon;
  const char *comma;
  gboolean    lines;
  gboolean    array_lines;
} PassoJsonStyle;

void  _passo_json_style_init      (PassoJsonStyle       *self,
                                   PassoJsonTree        *tree,
                                   PassoJsonNode         container);
void  _passo_json_style_clear     (PassoJsonStyle       *self);
char *_passo_json_style_lay_out   (const PassoJsonStyle *self,
                                   PassoJsonTree        *value,
                                   const char           *indent);
char *_passo_json_dup_line_indent (PassoJsonTree        *tree,
                                   gsize                 offset);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoJsonStyle, _passo_json_style_clear)

G_END_DECLS
