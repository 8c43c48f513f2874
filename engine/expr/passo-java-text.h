/* passo-java-text.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

char *passo_java_text_dup (PassoValue  value);
void  passo_java_text_to  (PassoValue  value,
                           GString    *out);

G_END_DECLS
