/* passo-drawing.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>

#include "widgets/passo-drawing.h"

/**
 * PassoDrawing:
 *
 * A render node as a picture of any size, sharp in each.
 */
struct _PassoDrawing
{
  GObject parent_instance;

  GskRenderNode *node;
  double width;
  double height;
};

static void
passo_drawing_snapshot (GdkPaintable *paintable,
                        GdkSnapshot  *snapshot,
                        double        width,
                        double        height)
{
  PassoDrawing *self = PASSO_DRAWING (paintable);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) (width / self->width), (float) (height / self->height));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static int
passo_drawing_get_intrinsic_width (GdkPaintable *paintable)
{
  return (int) ceil (PASSO_DRAWING (paintable)->width);
}

static int
passo_drawing_get_intrinsic_height (GdkPaintable *paintable)
{
  return (int) ceil (PASSO_DRAWING (paintable)->height);
}

static GdkPaintableFlags
passo_drawing_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = passo_drawing_snapshot;
  iface->get_intrinsic_width = passo_drawing_get_intrinsic_width;
  iface->get_intrinsic_height = passo_drawing_get_intrinsic_height;
  iface->get_flags = passo_drawing_get_flags;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoDrawing, passo_drawing, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static void
passo_drawing_finalize (GObject *object)
{
  PassoDrawing *self = PASSO_DRAWING (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (passo_drawing_parent_class)->finalize (object);
}

static void
passo_drawing_class_init (PassoDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_drawing_finalize;
}

static void
passo_drawing_init (PassoDrawing *self)
{
}

/**
 * passo_drawing_new:
 * @node: what to draw, its upper left corner at the origin
 * @width: its width, more than 0
 * @height: its height, more than 0
 *
 * Returns: (transfer full): a picture
 */
GdkPaintable *
passo_drawing_new (GskRenderNode *node,
                   double         width,
                   double         height)
{
  PassoDrawing *self;

  g_return_val_if_fail (GSK_IS_RENDER_NODE (node), NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_object_new (PASSO_TYPE_DRAWING, NULL);
  self->node = gsk_render_node_ref (node);
  self->width = width;
  self->height = height;

  return GDK_PAINTABLE (self);
}
