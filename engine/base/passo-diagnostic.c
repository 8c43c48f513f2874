/* passo-diagnostic.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-diagnostic.h"

/*
 * PassoDiagnostic is one remark on a definition: how bad, which rule, in which
 * words, where. It does not change once it is in a list.
 */
struct _PassoDiagnostic
{
  GObject parent_instance;

  PassoSeverity severity;
  char *code;
  char *message;
  char *pointer;
  PassoSpan span;
  guint line;
  guint column;
};

enum
{
  PROP_0,
  PROP_SEVERITY,
  PROP_CODE,
  PROP_MESSAGE,
  PROP_POINTER,
  PROP_LINE,
  PROP_COLUMN,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (PassoSeverity, passo_severity,
                    G_DEFINE_ENUM_VALUE (PASSO_SEVERITY_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (PASSO_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (PASSO_SEVERITY_INFO, "info"))
G_DEFINE_FINAL_TYPE (PassoDiagnostic, passo_diagnostic, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
passo_diagnostic_finalize (GObject *object)
{
  PassoDiagnostic *self = PASSO_DIAGNOSTIC (object);

  g_free (self->code);
  g_free (self->message);
  g_free (self->pointer);

  G_OBJECT_CLASS (passo_diagnostic_parent_class)->finalize (object);
}

static void
passo_diagnostic_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PassoDiagnostic *self = PASSO_DIAGNOSTIC (object);

  switch (prop_id)
    {
    case PROP_SEVERITY:
      g_value_set_enum (value, passo_diagnostic_get_severity (self));
      break;

    case PROP_CODE:
      g_value_set_string (value, passo_diagnostic_get_code (self));
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, passo_diagnostic_get_message (self));
      break;

    case PROP_POINTER:
      g_value_set_string (value, passo_diagnostic_get_pointer (self));
      break;

    case PROP_LINE:
      g_value_set_uint (value, passo_diagnostic_get_line (self));
      break;

    case PROP_COLUMN:
      g_value_set_uint (value, passo_diagnostic_get_column (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_diagnostic_class_init (PassoDiagnosticClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = passo_diagnostic_finalize;
  object_class->get_property = passo_diagnostic_get_property;

  properties[PROP_SEVERITY] = g_param_spec_enum ("severity", NULL, NULL, PASSO_TYPE_SEVERITY,
                                                 PASSO_SEVERITY_ERROR, flags);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_POINTER] = g_param_spec_string ("pointer", NULL, NULL, NULL, flags);
  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_diagnostic_init (PassoDiagnostic *self)
{
}

/**
 * passo_diagnostic_new:
 * @severity: how bad it is
 * @code: a stable code such as `MISSING_TRANSITION_TARGET`
 * @message: a sentence
 *
 * Returns: (transfer full): a diagnostic without a place
 */
PassoDiagnostic *
passo_diagnostic_new (PassoSeverity  severity,
                      const char    *code,
                      const char    *message)
{
  PassoDiagnostic *self;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  self = g_object_new (PASSO_TYPE_DIAGNOSTIC, NULL);
  self->severity = severity;
  self->code = g_strdup (code);
  self->message = g_strdup (message);

  return self;
}

/**
 * passo_diagnostic_set_place:
 * @self: a diagnostic that nobody else knows yet
 * @pointer: (nullable): location such as `/States/A/Next`
 * @span: bytes of the text that are meant; empty at 0 if there are none
 * @line: line of @span's start, from 1; 0 if unknown
 * @column: column of @span's start in characters, from 1; 0 if unknown
 *
 * Says where the problem is; whoever makes a diagnostic calls it before handing
 * the diagnostic out.
 */
void
passo_diagnostic_set_place (PassoDiagnostic *self,
                            const char      *pointer,
                            PassoSpan        span,
                            guint            line,
                            guint            column)
{
  char *copy;

  g_return_if_fail (PASSO_IS_DIAGNOSTIC (self));

  copy = g_strdup (pointer);
  g_free (self->pointer);
  self->pointer = copy;
  self->span = span;
  self->line = line;
  self->column = column;
}

/**
 * passo_diagnostic_get_severity:
 * @self: a diagnostic
 *
 * Returns: how bad it is
 */
PassoSeverity
passo_diagnostic_get_severity (PassoDiagnostic *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), PASSO_SEVERITY_ERROR);

  return self->severity;
}

/**
 * passo_diagnostic_get_code:
 * @self: a diagnostic
 *
 * Returns: (transfer none): its stable code
 */
const char *
passo_diagnostic_get_code (PassoDiagnostic *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), NULL);

  return self->code;
}

/**
 * passo_diagnostic_get_message:
 * @self: a diagnostic
 *
 * Returns: (transfer none): its sentence
 */
const char *
passo_diagnostic_get_message (PassoDiagnostic *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), NULL);

  return self->message;
}

/**
 * passo_diagnostic_get_pointer:
 * @self: a diagnostic
 *
 * Returns: (transfer none) (nullable): its location in the definition
 */
const char *
passo_diagnostic_get_pointer (PassoDiagnostic *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), NULL);

  return self->pointer;
}

/**
 * passo_diagnostic_get_span:
 * @self: a diagnostic
 *
 * Returns: the bytes of the text that are meant
 */
PassoSpan
passo_diagnostic_get_span (PassoDiagnostic *self)
{
  PassoSpan none = { 0, 0 };

  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), none);

  return self->span;
}

/**
 * passo_diagnostic_get_line:
 * @self: a diagnostic
 *
 * Returns: its line, from 1, or 0 if unknown
 */
guint
passo_diagnostic_get_line (PassoDiagnostic *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), 0);

  return self->line;
}

/**
 * passo_diagnostic_get_column:
 * @self: a diagnostic
 *
 * Returns: its column in characters, from 1, or 0 if unknown
 */
guint
passo_diagnostic_get_column (PassoDiagnostic *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC (self), 0);

  return self->column;
}
