/* passo-document-follower.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "workspace/passo-workspace.h"

G_BEGIN_DECLS

#define PASSO_TYPE_DOCUMENT_FOLLOWER (passo_document_follower_get_type ())

G_DECLARE_FINAL_TYPE (PassoDocumentFollower, passo_document_follower, PASSO, DOCUMENT_FOLLOWER, GObject)

PassoDocumentFollower *passo_document_follower_new             (PassoWorkspace        *workspace);
gboolean               passo_document_follower_get_checking    (PassoDocumentFollower *self);

G_END_DECLS
