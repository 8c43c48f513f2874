/* passo-item-source-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-item-reader.h"

G_BEGIN_DECLS

#define PASSO_ITEM_MAX_BYTES ((gsize) 8 << 20)

/**
 * PassoItemSource:
 * @next: gives the value and the key of the next item
 * @free: frees the source
 *
 * What reads one form of data. Each kind of source begins with this struct.
 */
typedef struct _PassoItemSource PassoItemSource;

struct _PassoItemSource
{
  PassoItemReaderStatus (*next) (PassoItemSource  *self,
                                 PassoItem        *item,
                                 PassoFailure    **failure);
  void                  (*free) (PassoItemSource  *self);
};

void                  _passo_item_source_free     (PassoItemSource              *self);

/* Takes the stream. */
PassoItemSource      *_passo_item_source_new_json (GInputStream                 *stream,
                                                   const PassoItemReaderConfig  *config);

/* Both report States.ItemReaderFailed. */
PassoItemReaderStatus _passo_item_source_fail       (PassoFailure               **failure,
                                                     const char                  *cause);
PassoItemReaderStatus _passo_item_source_fail_store (PassoFailure               **failure,
                                                     const GError                *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoItemSource, _passo_item_source_free)

G_END_DECLS
