/* passo-drafts.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gio/gio.h>
#include <passo.h>

G_BEGIN_DECLS

/**
 * PassoDraft:
 * @id: its name in the folder of drafts
 * @file: (nullable): the file whose unsaved text it is
 * @title: what the window was called
 * @text: the unsaved text
 *
 * Unsaved work that was left behind.
 */
typedef struct
{
  char   *id;
  GFile  *file;
  char   *title;
  GBytes *text;
} PassoDraft;

void passo_draft_free (PassoDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PassoDraft, passo_draft_free)

#define PASSO_TYPE_DRAFTS (passo_drafts_get_type ())

G_DECLARE_FINAL_TYPE (PassoDrafts, passo_drafts, PASSO, DRAFTS, GObject)

PassoDrafts *passo_drafts_new        (GFile          *folder);
char        *passo_drafts_watch      (PassoDrafts    *self,
                                      PassoDocument  *document);
void         passo_drafts_forget     (PassoDrafts    *self,
                                      PassoDocument  *document);
void         passo_drafts_flush      (PassoDrafts    *self);
GPtrArray   *passo_drafts_list_lost  (PassoDrafts    *self);
void         passo_drafts_delete     (PassoDrafts    *self,
                                      const char     *id);

G_END_DECLS
