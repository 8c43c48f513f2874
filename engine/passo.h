/* passo.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

/* The engine's public interface: what ui and app may include. */

#include "base/passo-clock.h"
#include "base/passo-diagnostic-list.h"
#include "base/passo-diagnostic.h"
#include "base/passo-failure.h"
#include "base/passo-line-index.h"
#include "base/passo-random.h"
#include "base/passo-text-edit.h"
#include "base/passo-types.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-error.h"
#include "json/passo-json-pointer.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-writer.h"
#include "json/passo-key-table.h"
#include "json/passo-number.h"
#include "json/passo-object-builder.h"
#include "json/passo-value-pool.h"
#include "json/passo-value.h"
