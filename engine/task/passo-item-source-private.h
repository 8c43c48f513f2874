/* passo-item-source-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-item-reader.h"

G_BEGIN_DECLS

/* Bytes of the longest text of one item, as documented. */
#define PASSO_ITEM_MAX_BYTES ((gsize) 8 << 20)

/**
 * PassoItemSource:
 * @next: gives the next item, which is empty before; what it does not say of it, the reader does
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

void             _passo_item_source_free      (PassoItemSource              *self);

PassoItemSource *_passo_item_source_new_json  (GInputStream                 *stream,
                                               const char                   *pointer,
                                               gsize                         max_bytes);
PassoItemSource *_passo_item_source_new_jsonl (GInputStream                 *stream,
                                               gsize                         max_bytes);
PassoItemSource *_passo_item_source_new_csv   (GInputStream                 *stream,
                                               char                          delimiter,
                                               PassoValue                    headers,
                                               gsize                         max_bytes);
PassoItemSource *_passo_item_source_new_list  (PassoObjectList              *list);
PassoItemSource *_passo_item_source_new_chain (PassoObjectStore             *store,
                                               const PassoItemReaderConfig  *config,
                                               PassoFailure                **failure);

/* Opens the object that has the items; @headers are those of a CSV object. NULL with a failure. */
PassoItemSource *_passo_item_source_open      (PassoObjectStore             *store,
                                               const PassoItemReaderConfig  *config,
                                               const char                   *bucket,
                                               const char                   *key,
                                               PassoItemInput                input,
                                               PassoValue                    headers,
                                               PassoFailure                **failure);

/* These report States.ItemReaderFailed. */
PassoItemReaderStatus _passo_item_source_fail       (PassoFailure          **failure,
                                                     const char             *cause);
PassoItemReaderStatus _passo_item_source_fail_size  (PassoFailure          **failure);
PassoItemReaderStatus _passo_item_source_fail_store (PassoFailure          **failure,
                                                     const GError           *error);

static inline gsize
_passo_item_max_bytes (const PassoItemReaderConfig *config)
{
  return config->max_item_bytes > 0 ? config->max_item_bytes : PASSO_ITEM_MAX_BYTES;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoItemSource, _passo_item_source_free)

G_END_DECLS
