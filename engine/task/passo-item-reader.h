/* passo-item-reader.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "task/passo-item-reader-config.h"
#include "task/passo-object-store.h"

G_BEGIN_DECLS

/**
 * PassoItem:
 * @value: the item
 * @key: its name, a string, where it is a member of an object; else undefined
 * @source: a string that says where it is from: `S3://bucket/key`
 *
 * One item. The values are owned by whoever holds the item.
 */
typedef struct
{
  PassoValue value;
  PassoValue key;
  PassoValue source;
} PassoItem;

#define PASSO_ITEM_INIT { PASSO_VALUE_INIT, PASSO_VALUE_INIT, PASSO_VALUE_INIT }

typedef enum
{
  PASSO_ITEM_READER_ITEM,
  PASSO_ITEM_READER_END,
  PASSO_ITEM_READER_FAILED
} PassoItemReaderStatus;

typedef struct _PassoItemReader PassoItemReader;

PassoItemReader       *passo_item_reader_new  (PassoObjectStore            *store,
                                               const PassoItemReaderConfig *config);
PassoItemReaderStatus  passo_item_reader_next (PassoItemReader             *self,
                                               PassoItem                   *item,
                                               PassoFailure               **failure);
void                   passo_item_reader_free (PassoItemReader             *self);

void                   passo_item_clear       (PassoItem                   *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoItemReader, passo_item_reader_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoItem, passo_item_clear)

G_END_DECLS
