/* passo-state-stage.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "run/passo-state-stage-private.h"

/* One stage of a state's data flow. */
struct _PassoStateStage
{
  GObject         parent_instance;
  PassoStageKind  kind;
  char           *text;
  gboolean        changed;
};

static const struct
{
  const char *label;
  const char *field; /* of the definition, NULL for none */
} kinds[] = {
  [PASSO_STAGE_INPUT] = { N_("Input"), NULL },
  [PASSO_STAGE_INPUT_PATH] = { N_("After InputPath"), "InputPath" },
  [PASSO_STAGE_PARAMETERS] = { N_("After Parameters"), "Parameters" },
  [PASSO_STAGE_ARGUMENTS] = { N_("After Arguments"), "Arguments" },
  [PASSO_STAGE_ITEMS_PATH] = { N_("Items"), "ItemsPath" },
  [PASSO_STAGE_ITEMS] = { N_("Items"), "Items" },
  [PASSO_STAGE_RESULT] = { N_("Result"), NULL },
  [PASSO_STAGE_RESULT_SELECTOR] = { N_("After ResultSelector"), "ResultSelector" },
  [PASSO_STAGE_RESULT_PATH] = { N_("After ResultPath"), "ResultPath" },
  [PASSO_STAGE_OUTPUT_PATH] = { N_("After OutputPath"), "OutputPath" },
  [PASSO_STAGE_ASSIGN] = { N_("Assigned variables"), "Assign" },
  [PASSO_STAGE_ERROR] = { N_("Error"), NULL },
  [PASSO_STAGE_OUTPUT] = { N_("Output"), NULL },
};

G_DEFINE_FINAL_TYPE (PassoStateStage, passo_state_stage, G_TYPE_OBJECT)

static void
passo_state_stage_finalize (GObject *object)
{
  PassoStateStage *self = PASSO_STATE_STAGE (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (passo_state_stage_parent_class)->finalize (object);
}

static void
passo_state_stage_class_init (PassoStateStageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_state_stage_finalize;
}

static void
passo_state_stage_init (PassoStateStage *self)
{
}

PassoStateStage *
_passo_state_stage_new_take (PassoStageKind  kind,
                             char           *text,
                             gboolean        changed)
{
  PassoStateStage *self = g_object_new (PASSO_TYPE_STATE_STAGE, NULL);

  self->kind = kind;
  self->text = text;
  self->changed = changed;

  return self;
}

/**
 * passo_state_stage_get_kind:
 * @self: a stage
 *
 * Returns: which stage it is
 */
PassoStageKind
passo_state_stage_get_kind (PassoStateStage *self)
{
  g_return_val_if_fail (PASSO_IS_STATE_STAGE (self), PASSO_STAGE_INPUT);

  return self->kind;
}

/**
 * passo_state_stage_get_label:
 * @self: a stage
 *
 * Returns: (transfer none): its name, translated
 */
const char *
passo_state_stage_get_label (PassoStateStage *self)
{
  g_return_val_if_fail (PASSO_IS_STATE_STAGE (self), NULL);

  return _(kinds[self->kind].label);
}

/**
 * passo_state_stage_get_text:
 * @self: a stage
 *
 * Returns: (transfer none): the data at this stage, JSON text
 */
const char *
passo_state_stage_get_text (PassoStateStage *self)
{
  g_return_val_if_fail (PASSO_IS_STATE_STAGE (self), NULL);

  return self->text;
}

/**
 * passo_state_stage_get_field:
 * @self: a stage
 *
 * Returns: (transfer none) (nullable): the field of the state that made it
 */
const char *
passo_state_stage_get_field (PassoStateStage *self)
{
  g_return_val_if_fail (PASSO_IS_STATE_STAGE (self), NULL);

  return kinds[self->kind].field;
}

/**
 * passo_state_stage_get_changed:
 * @self: a stage
 *
 * Returns: whether the data differ from those of the stage before
 */
gboolean
passo_state_stage_get_changed (PassoStateStage *self)
{
  g_return_val_if_fail (PASSO_IS_STATE_STAGE (self), FALSE);

  return self->changed;
}
