/* passo-diagnostic-list.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-diagnostic-list.h"

/*
 * PassoDiagnosticList is a list model of the diagnostics of one definition. A
 * check fills a list of its own; the list that views watch then takes over its
 * contents with one signal.
 */
struct _PassoDiagnosticList
{
  GObject parent_instance;

  GPtrArray *items;
  guint n_errors;
};

enum
{
  PROP_0,
  PROP_N_ERRORS,
  N_PROPS
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoDiagnosticList, passo_diagnostic_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GParamSpec *properties[N_PROPS];

static GType
passo_diagnostic_list_get_item_type (GListModel *model)
{
  return PASSO_TYPE_DIAGNOSTIC;
}

static guint
passo_diagnostic_list_model_get_n_items (GListModel *model)
{
  return PASSO_DIAGNOSTIC_LIST (model)->items->len;
}

static gpointer
passo_diagnostic_list_get_item (GListModel *model,
                                guint       position)
{
  PassoDiagnosticList *self = PASSO_DIAGNOSTIC_LIST (model);

  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = passo_diagnostic_list_get_item_type;
  iface->get_n_items = passo_diagnostic_list_model_get_n_items;
  iface->get_item = passo_diagnostic_list_get_item;
}

static void
passo_diagnostic_list_finalize (GObject *object)
{
  PassoDiagnosticList *self = PASSO_DIAGNOSTIC_LIST (object);

  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (passo_diagnostic_list_parent_class)->finalize (object);
}

static void
passo_diagnostic_list_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  PassoDiagnosticList *self = PASSO_DIAGNOSTIC_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ERRORS:
      g_value_set_uint (value, passo_diagnostic_list_get_n_errors (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_diagnostic_list_class_init (PassoDiagnosticListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = passo_diagnostic_list_finalize;
  object_class->get_property = passo_diagnostic_list_get_property;

  properties[PROP_N_ERRORS] = g_param_spec_uint ("n-errors", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_diagnostic_list_init (PassoDiagnosticList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
set_n_errors (PassoDiagnosticList *self,
              guint                n_errors)
{
  if (self->n_errors == n_errors)
    return;

  self->n_errors = n_errors;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ERRORS]);
}

/**
 * passo_diagnostic_list_new:
 *
 * Returns: (transfer full): an empty list
 */
PassoDiagnosticList *
passo_diagnostic_list_new (void)
{
  return g_object_new (PASSO_TYPE_DIAGNOSTIC_LIST, NULL);
}

/**
 * passo_diagnostic_list_append:
 * @self: a list
 * @diagnostic: (transfer none): a diagnostic
 *
 * Appends a reference to @diagnostic.
 */
void
passo_diagnostic_list_append (PassoDiagnosticList *self,
                              PassoDiagnostic     *diagnostic)
{
  g_return_if_fail (PASSO_IS_DIAGNOSTIC_LIST (self));
  g_return_if_fail (PASSO_IS_DIAGNOSTIC (diagnostic));

  passo_diagnostic_list_take (self, g_object_ref (diagnostic));
}

/**
 * passo_diagnostic_list_take:
 * @self: a list
 * @diagnostic: (transfer full): a diagnostic
 *
 * Appends @diagnostic, which the list takes over.
 */
void
passo_diagnostic_list_take (PassoDiagnosticList *self,
                            PassoDiagnostic     *diagnostic)
{
  gboolean is_error;

  g_return_if_fail (PASSO_IS_DIAGNOSTIC_LIST (self));
  g_return_if_fail (PASSO_IS_DIAGNOSTIC (diagnostic));

  is_error = passo_diagnostic_get_severity (diagnostic) == PASSO_SEVERITY_ERROR;
  g_ptr_array_add (self->items, diagnostic);
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
  set_n_errors (self, self->n_errors + is_error);
}

/**
 * passo_diagnostic_list_replace:
 * @self: a list
 * @contents: (nullable): the list whose items @self shall have; %NULL for none
 *
 * Replaces all items at once, with one #GListModel::items-changed.
 */
void
passo_diagnostic_list_replace (PassoDiagnosticList *self,
                               PassoDiagnosticList *contents)
{
  g_autoptr (GPtrArray) old = NULL;
  guint n_errors;

  g_return_if_fail (PASSO_IS_DIAGNOSTIC_LIST (self));
  g_return_if_fail (contents == NULL || PASSO_IS_DIAGNOSTIC_LIST (contents));

  if (self == contents)
    return;

  old = self->items;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; contents != NULL && i < contents->items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (contents->items, i)));
  n_errors = contents != NULL ? contents->n_errors : 0;

  if (old->len > 0 || self->items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->items->len);
  set_n_errors (self, n_errors);
}

/**
 * passo_diagnostic_list_get:
 * @self: a list
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the diagnostic there; %NULL after the end
 */
PassoDiagnostic *
passo_diagnostic_list_get (PassoDiagnosticList *self,
                           guint                position)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC_LIST (self), NULL);

  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

/**
 * passo_diagnostic_list_get_n_items:
 * @self: a list
 *
 * Returns: the number of diagnostics
 */
guint
passo_diagnostic_list_get_n_items (PassoDiagnosticList *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC_LIST (self), 0);

  return self->items->len;
}

/**
 * passo_diagnostic_list_get_n_errors:
 * @self: a list
 *
 * Returns: how many of the diagnostics are errors
 */
guint
passo_diagnostic_list_get_n_errors (PassoDiagnosticList *self)
{
  g_return_val_if_fail (PASSO_IS_DIAGNOSTIC_LIST (self), 0);

  return self->n_errors;
}
