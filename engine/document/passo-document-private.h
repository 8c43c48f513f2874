/* passo-document-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "document/passo-document.h"

G_BEGIN_DECLS

/* What tells at a glance that a file is still the one that was read; all zero for none. */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64  time;   /* of the last change, in nanoseconds */
} PassoFileStamp;

PassoFileStamp _passo_file_stamp_read    (GFile                *file,
                                          GCancellable         *cancellable);
PassoFileStamp _passo_document_get_stamp (PassoDocument        *self);
void           _passo_document_set_stamp (PassoDocument        *self,
                                          const PassoFileStamp *stamp);

G_END_DECLS
