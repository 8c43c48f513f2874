/* passo-state-field.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <glib.h>

#include "asl/passo-asl-types.h"

G_BEGIN_DECLS

/* What a field holds. */
typedef enum
{
  PASSO_FIELD_STRING,
  PASSO_FIELD_TYPE_NAME,      /* Type */
  PASSO_FIELD_LANGUAGE,       /* QueryLanguage */
  PASSO_FIELD_STATE_NAME,     /* Next, Default, StartAt */
  PASSO_FIELD_BOOLEAN,
  PASSO_FIELD_INTEGER,
  PASSO_FIELD_NUMBER,
  PASSO_FIELD_PATH,
  PASSO_FIELD_REFERENCE_PATH,
  PASSO_FIELD_PATH_OR_INTRINSIC,
  PASSO_FIELD_TEMPLATE,
  PASSO_FIELD_ANY,
  PASSO_FIELD_RESOURCE,
  PASSO_FIELD_TIMESTAMP,
  PASSO_FIELD_CHOICES,
  PASSO_FIELD_RULES,          /* And, Or */
  PASSO_FIELD_RULE,           /* Not */
  PASSO_FIELD_RETRIERS,
  PASSO_FIELD_CATCHERS,
  PASSO_FIELD_ERROR_NAMES,
  PASSO_FIELD_BRANCHES,
  PASSO_FIELD_PROCESSOR,
  PASSO_FIELD_STATES,
  PASSO_FIELD_ENUMERATION,
  PASSO_FIELD_OBJECT,
  PASSO_FIELD_STRING_ARRAY,
  PASSO_FIELD_ITEMS,
} PassoFieldKind;

/* Where a field stands. Bits of types of state first, then the objects inside states. */
typedef enum
{
  PASSO_PLACE_TASK            = 1 << PASSO_STATE_TASK,
  PASSO_PLACE_PASS            = 1 << PASSO_STATE_PASS,
  PASSO_PLACE_CHOICE          = 1 << PASSO_STATE_CHOICE,
  PASSO_PLACE_WAIT            = 1 << PASSO_STATE_WAIT,
  PASSO_PLACE_SUCCEED         = 1 << PASSO_STATE_SUCCEED,
  PASSO_PLACE_FAIL            = 1 << PASSO_STATE_FAIL,
  PASSO_PLACE_PARALLEL        = 1 << PASSO_STATE_PARALLEL,
  PASSO_PLACE_MAP             = 1 << PASSO_STATE_MAP,
  PASSO_PLACE_STATES          = 0x1fe, /* all eight types */
  PASSO_PLACE_MACHINE         = 1 << 9,
  PASSO_PLACE_BRANCH          = 1 << 10,
  PASSO_PLACE_ITEM_PROCESSOR  = 1 << 11,
  PASSO_PLACE_RETRIER         = 1 << 12,
  PASSO_PLACE_CATCHER         = 1 << 13,
  PASSO_PLACE_CHOICE_RULE     = 1 << 14,
  PASSO_PLACE_PROCESSOR_CONFIG = 1 << 15,
  PASSO_PLACE_ITEM_READER     = 1 << 16,
  PASSO_PLACE_READER_CONFIG   = 1 << 17,
  PASSO_PLACE_ITEM_BATCHER    = 1 << 18,
  PASSO_PLACE_RESULT_WRITER   = 1 << 19,
  PASSO_PLACE_WRITER_CONFIG   = 1 << 20,
  PASSO_PLACE_NESTED_RULE     = 1 << 21, /* in And, Or and Not */
} PassoFieldPlace;

typedef enum
{
  PASSO_FIELD_JSONPATH    = 1 << 0, /* allowed in JSONPath states */
  PASSO_FIELD_JSONATA     = 1 << 1, /* allowed in JSONata states */
  PASSO_FIELD_BOTH        = PASSO_FIELD_JSONPATH | PASSO_FIELD_JSONATA,
  PASSO_FIELD_REQUIRED    = 1 << 2,
  PASSO_FIELD_NULLABLE    = 1 << 3, /* null has a meaning */
  PASSO_FIELD_EXPRESSION  = 1 << 4, /* JSONata states: a whole-string expression may stand here */
  PASSO_FIELD_DISTRIBUTED = 1 << 5, /* only in a Map with Mode DISTRIBUTED */
  PASSO_FIELD_NOT_EMPTY   = 1 << 6,
} PassoFieldFlags;

/* Groups of fields that exclude each other. */
typedef enum
{
  PASSO_FIELD_GROUP_NONE,
  PASSO_FIELD_GROUP_TRANSITION,  /* Next, End: exactly one */
  PASSO_FIELD_GROUP_WAIT,        /* Seconds, SecondsPath, Timestamp, TimestampPath: exactly one */
  PASSO_FIELD_GROUP_PROCESSOR,   /* ItemProcessor, Iterator: exactly one */
  PASSO_FIELD_GROUP_SELECTOR,    /* ItemSelector, Parameters of a Map: at most one from here on */
  PASSO_FIELD_GROUP_TIMEOUT,
  PASSO_FIELD_GROUP_HEARTBEAT,
  PASSO_FIELD_GROUP_ERROR,
  PASSO_FIELD_GROUP_CAUSE,
  PASSO_FIELD_GROUP_CONCURRENCY,
  PASSO_FIELD_GROUP_TOLERATED_COUNT,
  PASSO_FIELD_GROUP_TOLERATED_PERCENTAGE,
  PASSO_FIELD_GROUP_MAX_ITEMS,
  PASSO_FIELD_GROUP_BATCH_ITEMS,
  PASSO_FIELD_GROUP_BATCH_BYTES,
  PASSO_FIELD_N_GROUPS,
} PassoFieldGroup;

/**
 * PassoStateField:
 * @name: the member's name
 * @places: where it is allowed
 * @kind: what it holds
 * @flags: query languages and other traits
 * @minimum: lowest value of a number
 * @maximum: highest value of a number
 * @group: fields that exclude each other
 * @choices: (nullable): words of an enumeration, separated by `|`
 * @inside: where the fields of the object, or of the objects in the array, stand; 0 if it has none
 * @documentation: one line, translatable: see passo_state_field_get_documentation()
 *
 * One line of the table of fields (source: the States Language specification and the service's
 * documentation).
 */
typedef struct
{
  const char      *name;
  guint            places;
  PassoFieldKind   kind;
  guint            flags;
  gint64           minimum;
  gint64           maximum;
  PassoFieldGroup  group;
  const char      *choices;
  PassoFieldPlace  inside;
  const char      *documentation;
} PassoStateField;

const PassoStateField *passo_state_field_lookup            (guint                  place,
                                                            const char            *name);
const PassoStateField *passo_state_field_lookup_len        (guint                  place,
                                                            const char            *name,
                                                            gsize                  length);
guint                  passo_state_field_get_n_fields      (void);
const PassoStateField *passo_state_field_get               (guint                  i);
const char            *passo_state_field_get_documentation (const PassoStateField *self);

G_END_DECLS
