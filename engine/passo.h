/* passo.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

/* The engine's public interface: what ui and app may include. */

#include "base/passo-types.h"
