/* passo-sample-pictures.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "start/passo-start-page.h"

G_BEGIN_DECLS

void passo_sample_pictures_draw (PassoStartPage *page);

G_END_DECLS
