/* passo-result-schema-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PASSO_FIELD_STRING, /* blobs and time stamps too */
  PASSO_FIELD_NUMBER,
  PASSO_FIELD_BOOLEAN,
  PASSO_FIELD_ARRAY,
  PASSO_FIELD_OBJECT,
} PassoFieldKind;

/**
 * PassoResultField:
 * @path: members down to the field, with dots; `Entries[]` goes into every element
 * @kind: what its value is
 * @required: whether it is in every result
 * @least: characters or value at least; 0 for none
 * @most: characters or value at most; 0 for none
 * @words: (nullable): the words that it can be, with `|` between them
 *
 * One member of a service's result. A field comes after those that it lies in.
 */
typedef struct
{
  const char     *path;
  PassoFieldKind  kind;
  gboolean        required;
  double          least;
  double          most;
  const char     *words;
} PassoResultField;

/**
 * PassoResultSchema:
 * @service: as in #PassoResource
 * @call: as in #PassoResource, the pattern's suffix included
 * @fields: the fields, to one without path
 */
typedef struct
{
  const char             *service;
  const char             *call;
  const PassoResultField *fields;
} PassoResultSchema;

extern const PassoResultSchema _passo_result_schemas[];
extern const guint _passo_n_result_schemas;

G_END_DECLS
