/* passo-item-source.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-item-source-private.h"
#include "task/passo-store-cause-private.h"

void
_passo_item_source_free (PassoItemSource *self)
{
  if (self != NULL)
    self->free (self);
}

PassoItemReaderStatus
_passo_item_source_fail (PassoFailure **failure,
                         const char    *cause)
{
  if (failure != NULL)
    *failure = passo_failure_new_literal ("States.ItemReaderFailed", cause);

  return PASSO_ITEM_READER_FAILED;
}

/* A stream or a store failed. */
PassoItemReaderStatus
_passo_item_source_fail_store (PassoFailure **failure,
                               const GError  *error)
{
  g_autofree char *cause = _passo_store_cause (error);

  return _passo_item_source_fail (failure, cause);
}
