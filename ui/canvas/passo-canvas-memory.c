/* passo-canvas-memory.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "canvas/passo-canvas-private.h"
#include "workspace/passo-file-memory.h"

/* How a file was looked at last: which of its states are folded, and what part of it is shown. It
 * is kept for the file's reader and never written into the file. */

#define KEY "canvas"
/* Zoom, or 0 where the whole graph was shown; the scene's point in the middle; folded states. */
#define TYPE "(dddas)"

static GVariant *
load (GFile *file)
{
  g_autofree char *text = passo_file_memory_dup_string (file, KEY);

  return text != NULL ? g_variant_parse (G_VARIANT_TYPE (TYPE), text, NULL, NULL, NULL) : NULL;
}

static void
set_folded_names (PassoCanvas  *self,
                  PassoMachine *machine,
                  GVariant     *names)
{
  GVariantIter iter;
  const char *name;

  g_hash_table_remove_all (self->folded);
  g_variant_iter_init (&iter, names);
  while (g_variant_iter_next (&iter, "&s", &name))
    {
      const PassoState *state = passo_machine_find_state (machine, name);

      if (state != NULL && passo_state_get_n_child_scopes (state) > 0)
        g_hash_table_add (self->folded, GUINT_TO_POINTER (passo_state_get_id (state)));
    }
}

/**
 * _passo_canvas_recall:
 *
 * Folds and shows what was folded and shown when the document's file was last open.
 *
 * Returns: whether anything was remembered
 */
gboolean
_passo_canvas_recall (PassoCanvas  *self,
                      PassoMachine *machine)
{
  GFile *file = passo_document_get_file (passo_workspace_get_document (self->workspace));
  g_autoptr (GVariant) memory = file != NULL ? load (file) : NULL;
  g_autoptr (GVariant) names = NULL;
  double zoom, x, y;

  if (memory == NULL)
    return FALSE;

  g_variant_get (memory, "(ddd@as)", &zoom, &x, &y, &names);
  set_folded_names (self, machine, names);
  self->follows_fit = !(zoom > 0);
  if (!self->follows_fit)
    passo_canvas_viewport_look_at (&self->viewport, zoom, (PassoLayoutPoint) { x, y });

  return TRUE;
}

static GVariant *
list_folded_names (PassoCanvas  *self,
                   PassoMachine *machine)
{
  GVariantBuilder names;
  GHashTableIter iter;
  gpointer id;

  g_variant_builder_init (&names, G_VARIANT_TYPE ("as"));
  g_hash_table_iter_init (&iter, self->folded);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const PassoState *state = passo_machine_find_state_by_id (machine, GPOINTER_TO_UINT (id));

      if (state != NULL)
        g_variant_builder_add (&names, "s", passo_state_get_name (state));
    }

  return g_variant_builder_end (&names);
}

/**
 * _passo_canvas_remember:
 *
 * Remembers what is folded and shown. A view that nobody has moved leaves no trace.
 */
void
_passo_canvas_remember (PassoCanvas *self)
{
  GFile *file = passo_document_get_file (passo_workspace_get_document (self->workspace));
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  PassoLayoutPoint middle = passo_canvas_viewport_get_middle (&self->viewport);
  g_autoptr (GVariant) memory = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || machine == NULL || self->scene == NULL || !self->is_touched)
    return;

  memory = g_variant_ref_sink (g_variant_new ("(ddd@as)", self->follows_fit ? 0 : self->viewport.zoom,
                                              middle.x, middle.y, list_folded_names (self, machine)));
  text = g_variant_print (memory, FALSE);
  passo_file_memory_set_string (file, KEY, text);
}
