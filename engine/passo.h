/* passo.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

/* The engine's public interface: what ui and app may include. */

#include "asl/passo-graph.h"
#include "asl/passo-machine.h"
#include "asl/passo-refactor.h"
#include "asl/passo-scope.h"
#include "asl/passo-state-field.h"
#include "asl/passo-state.h"
#include "asl/passo-validator.h"
#include "base/passo-clock.h"
#include "base/passo-diagnostic-list.h"
#include "base/passo-diagnostic.h"
#include "base/passo-failure.h"
#include "base/passo-line-index.h"
#include "base/passo-random.h"
#include "base/passo-text-edit.h"
#include "base/passo-types.h"
#include "document/passo-document-loader.h"
#include "document/passo-document-saver.h"
#include "document/passo-document-settings.h"
#include "document/passo-document.h"
#include "document/passo-placeholder.h"
#include "history/passo-event-item.h"
#include "history/passo-event-types.h"
#include "history/passo-event.h"
#include "history/passo-history-codec.h"
#include "history/passo-history.h"
#include "history/passo-run-projection.h"
#include "json/passo-array-builder.h"
#include "json/passo-json-edit.h"
#include "json/passo-json-error.h"
#include "json/passo-json-pointer.h"
#include "json/passo-json-reader.h"
#include "json/passo-json-tree.h"
#include "json/passo-json-writer.h"
#include "json/passo-key-table.h"
#include "json/passo-number.h"
#include "json/passo-object-builder.h"
#include "json/passo-value-pool.h"
#include "json/passo-value.h"
#include "run/passo-ask.h"
#include "run/passo-execution.h"
#include "run/passo-program.h"
#include "run/passo-state-stages.h"
