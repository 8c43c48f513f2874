/* passo-reference-path.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "base/passo-failure.h"
#include "expr/passo-json-path.h"

G_BEGIN_DECLS

/**
 * PassoReferencePath:
 *
 * A path that names exactly one node of the input: what `ResultPath` takes. Immutable; may be
 * shared by threads.
 */
typedef struct _PassoReferencePath PassoReferencePath;

PassoReferencePath *passo_reference_path_compile  (const char                *text,
                                                   gssize                     length,
                                                   PassoSpan                 *where,
                                                   GError                   **error);
PassoReferencePath *passo_reference_path_ref      (PassoReferencePath        *self);
void                passo_reference_path_unref    (PassoReferencePath        *self);
const char         *passo_reference_path_get_text (const PassoReferencePath  *self);
gboolean            passo_reference_path_set      (const PassoReferencePath  *self,
                                                   PassoValue                 raw,
                                                   PassoValue                 result,
                                                   PassoValue                *out,
                                                   PassoFailure             **failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoReferencePath, passo_reference_path_unref)

G_END_DECLS
