/* passo-sample.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PassoSample:
 * @name: its files are called NAME.asl.json and so on
 * @title: translatable
 * @summary: translatable: what it shows
 *
 * A workflow that comes with the program.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *summary;
} PassoSample;

guint              passo_sample_get_n (void);
const PassoSample *passo_sample_get   (guint i);

G_END_DECLS
