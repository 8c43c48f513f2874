/* passo-source-proposal.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtksourceview/gtksource.h>
#include <passo.h>

G_BEGIN_DECLS

#define PASSO_TYPE_SOURCE_PROPOSAL (passo_source_proposal_get_type ())

G_DECLARE_FINAL_TYPE (PassoSourceProposal, passo_source_proposal, PASSO, SOURCE_PROPOSAL, GObject)

PassoSourceProposal *passo_source_proposal_new     (GPtrArray               *proposals,
                                                    guint                    position);
const PassoProposal *passo_source_proposal_get     (PassoSourceProposal     *self);
void                 passo_source_proposal_display (PassoSourceProposal     *self,
                                                    const char              *word,
                                                    GtkSourceCompletionCell *cell);

G_END_DECLS
