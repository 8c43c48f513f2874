/* passo-program-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "expr/passo-choice-rule.h"
#include "expr/passo-json-path.h"
#include "expr/passo-payload-template.h"
#include "expr/passo-query.h"
#include "expr/passo-reference-path.h"
#include "history/passo-event.h"
#include "json/passo-value-pool.h"
#include "run/passo-program.h"
#include "task/passo-resource.h"

G_BEGIN_DECLS

typedef struct _PassoProgramState PassoProgramState;

typedef enum
{
  PASSO_STAGE_KEEP, /* the field is absent or `$`: the value goes through */
  PASSO_STAGE_DROP, /* null */
  PASSO_STAGE_PATH,
} PassoStageMode;

typedef struct
{
  PassoStageMode  mode;
  PassoJsonPath  *path;
} PassoPathField;

typedef struct
{
  PassoStageMode      mode;
  PassoReferencePath *path;
} PassoResultPathField;

/* A number that stands in the definition, or that a path or JSONata gives at run time. */
typedef struct
{
  gint64                literal; /* -1 for none */
  gint64                maximum;
  PassoJsonPath        *path;
  PassoPayloadTemplate *template;
} PassoNumberField;

/* A string that stands in the definition, or that a path, an intrinsic or JSONata gives at run
 * time. */
typedef struct
{
  PassoValue            literal;
  PassoQuery           *query;
  PassoPayloadTemplate *template;
} PassoStringField;

typedef struct
{
  char     **names;
  gboolean   all;     /* States.ALL */
} PassoErrorNames;

typedef struct
{
  PassoErrorNames errors;
  double          interval;
  double          rate;
  double          max_delay; /* 0 for none */
  guint           max_attempts;
  gboolean        jitter;
} PassoRetrier;

typedef struct
{
  PassoErrorNames          errors;
  const PassoProgramState *next;
  PassoResultPathField     result_path;
  PassoPayloadTemplate    *output;      /* in JSONata */
  PassoPayloadTemplate    *assign;
} PassoCatcher;

typedef struct
{
  PassoChoiceRule         *condition;
  PassoPayloadTemplate    *test;        /* in JSONata, in the place of @condition */
  const PassoProgramState *next;
  PassoPayloadTemplate    *output;      /* in JSONata */
  PassoPayloadTemplate    *assign;
} PassoProgramRule;

/* One `States` object. */
typedef struct _PassoProgramScope
{
  const PassoProgramState *start;
} PassoProgramScope;

/* What a distributed Map has beside the fields of any Map. */
typedef struct
{
  char                 *label;           /* of its own, or made up */
  gboolean              express;         /* its children are */
  char                 *reader;          /* resource of the ItemReader; NULL for none */
  PassoPayloadTemplate *reader_arguments;
  PassoValue            reader_config;   /* but for MaxItems */
  PassoNumberField      max_items;
  gboolean              has_batcher;
  PassoNumberField      max_batch_items;
  PassoNumberField      max_batch_bytes;
  PassoPayloadTemplate *batch_input;
  gboolean              has_writer;
  char                 *writer;          /* resource of the ResultWriter; NULL for none */
  PassoPayloadTemplate *writer_arguments;
  PassoValue            writer_config;
} PassoDistributedMap;

struct _PassoProgramState
{
  const PassoState        *state;
  const char              *name;
  PassoValue               name_value;
  PassoStateType           type;
  gboolean                 jsonata;
  const PassoProgramState *next;   /* NULL where the machine, branch or iteration ends */
  PassoPathField           input_path;
  PassoPathField           output_path;
  PassoResultPathField     result_path;
  PassoPayloadTemplate    *parameters;      /* in JSONata Arguments */
  PassoPayloadTemplate    *result_selector;
  PassoPayloadTemplate    *output;          /* in JSONata */
  PassoPayloadTemplate    *assign;
  PassoRetrier            *retriers;
  PassoCatcher            *catchers;
  guint                    n_retriers;
  guint                    n_catchers;

  union
  {
    struct
    {
      PassoValue result; /* undefined for none */
    } pass;
    struct
    {
      PassoProgramRule        *rules;
      guint                    n_rules;
      const PassoProgramState *fallback;
    } choice;
    struct
    {
      PassoNumberField      seconds;
      PassoJsonPath        *timestamp_path;
      PassoPayloadTemplate *timestamp_template;
      gint64                timestamp; /* seconds since 1970 */
      gboolean              has_timestamp;
    } wait;
    struct
    {
      PassoStringField error;
      PassoStringField cause;
    } fail;
    struct
    {
      PassoResource        *resource;
      PassoEventResource    event_resource;
      PassoNumberField      timeout;
      PassoNumberField      heartbeat;
      PassoPayloadTemplate *credentials; /* in JSONata its RoleArn */
    } task;
    struct
    {
      const PassoProgramScope **branches;
      guint                     n_branches;
    } parallel;
    struct
    {
      const PassoProgramScope *processor;
      PassoPathField           items_path;
      PassoPayloadTemplate    *items;           /* in JSONata */
      PassoPayloadTemplate    *item_selector;
      PassoNumberField         max_concurrency;
      PassoNumberField         tolerated_count;
      PassoJsonPath           *tolerated_percentage_path;
      PassoPayloadTemplate    *tolerated_percentage_template; /* in JSONata */
      double                   tolerated_percentage; /* -1 for none */
      gboolean                 has_reader;           /* its items come from an ItemReader */
      PassoDistributedMap     *distributed;          /* NULL for an inline one */
    } map;
  } u;
};

/* Names of members that every execution needs, as keys that objects share. */
typedef enum
{
  PASSO_KEY_EXECUTION,
  PASSO_KEY_STATE_MACHINE,
  PASSO_KEY_STATE,
  PASSO_KEY_TASK,
  PASSO_KEY_MAP,
  PASSO_KEY_ITEM,
  PASSO_KEY_ID,
  PASSO_KEY_INPUT,
  PASSO_KEY_START_TIME,
  PASSO_KEY_NAME,
  PASSO_KEY_ROLE_ARN,
  PASSO_KEY_REDRIVE_COUNT,
  PASSO_KEY_ENTERED_TIME,
  PASSO_KEY_RETRY_COUNT,
  PASSO_KEY_TOKEN,
  PASSO_KEY_INDEX,
  PASSO_KEY_KEY,
  PASSO_KEY_VALUE,
  PASSO_KEY_SOURCE,
  PASSO_KEY_ERROR,
  PASSO_KEY_CAUSE,
  PASSO_KEY_STATES_INPUT,
  PASSO_KEY_STATES_CONTEXT,
  PASSO_KEY_STATES_RESULT,
  PASSO_KEY_STATES_ERROR_OUTPUT,
  PASSO_N_KEYS
} PassoProgramKey;

struct _PassoProgram
{
  gatomicrefcount    ref_count;
  PassoMachine      *machine;
  PassoValuePool    *pool;
  PassoProgramState *states;
  guint              n_states;
  PassoProgramScope *scopes;
  guint              n_scopes;
  GPtrArray         *strangers; /* PassoProgramState that a state compiled alone leads to */
  gint64             timeout;  /* seconds, -1 for none */
  PassoValue         keys[PASSO_N_KEYS];
};

void                     _passo_program_state_clear (PassoProgramState *state);
const PassoProgramState *_passo_program_find_state  (PassoProgram      *self,
                                                     const char        *name);
PassoProgram            *_passo_program_compile_state (PassoMachine      *machine,
                                                     const PassoState    *state,
                                                     PassoDiagnosticList *problems);

G_END_DECLS
