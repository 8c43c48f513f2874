/* passo-canvas-export.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>

#include "canvas/passo-canvas-export.h"
#include "canvas/passo-canvas-painter.h"

/* Pixels are 4 bytes; a cairo image surface ends at 32,767 in each direction. */
#define MAX_SIDE 32767.0
#define MARGIN 24.0
/* A point of PDF and SVG is 1/72 inch, a unit of the graph 1/96. */
#define POINTS_PER_UNIT 0.75

static PassoCanvasScene *
make_scene (const PassoCanvasPicture *picture)
{
  g_autoptr (PassoCanvasText) text = passo_canvas_text_new (picture->font_family);
  g_autofree char *helper = passo_layout_client_find_program ();
  g_autoptr (PassoLayoutClient) client = passo_layout_client_new (helper);
  g_autoptr (PassoLayouter) layouter = passo_layouter_new (client);
  g_autoptr (PassoCanvasScene) scene = passo_canvas_scene_new (picture->graph, picture->folded, text);
  g_autoptr (PassoLayoutSolution) solution =
    passo_layouter_run (layouter, passo_canvas_scene_get_model (scene));

  passo_canvas_scene_set_layout (scene, solution);
  if (picture->projection != NULL)
    passo_canvas_scene_set_run (scene, picture->projection, NULL);

  return g_steal_pointer (&scene);
}

/**
 * passo_canvas_picture_draw:
 * @width: (out): of the picture, in units of the graph
 * @height: (out): likewise
 *
 * Draws as the canvas does. Needs no display, but gtk_init_check() must have been called.
 *
 * Returns: (transfer full): the drawing, from 0, 0
 */
GskRenderNode *
passo_canvas_picture_draw (const PassoCanvasPicture *picture,
                           double                   *width,
                           double                   *height)
{
  g_autoptr (PassoCanvasPainter) painter = passo_canvas_painter_new ();
  g_autoptr (PassoCanvasScene) scene = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PassoCanvasAspect aspect = { .scale = 1, .progress = 1, .phase = -1, .has_catches = TRUE,
                               .focused_item = PASSO_CANVAS_NONE };
  PassoLayoutBox bounds;

  scene = make_scene (picture);
  bounds = passo_canvas_scene_get_bounds (scene);
  aspect.palette = passo_canvas_palette_get (picture->is_dark, FALSE);
  aspect.visible = bounds;
  *width = ceil (bounds.width + 2 * MARGIN);
  *height = ceil (bounds.height + 2 * MARGIN);

  gtk_snapshot_append_color (snapshot, &aspect.palette->view,
                             &GRAPHENE_RECT_INIT (0, 0, (float) *width, (float) *height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (MARGIN - bounds.x),
                                                          (float) (MARGIN - bounds.y)));
  passo_canvas_painter_paint (painter, snapshot, scene, &aspect);

  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (PassoCanvasPictureFormat  format,
              double                    width,
              double                    height,
              double                    scale,
              GByteArray               *bytes)
{
  switch (format)
    {
    case PASSO_CANVAS_PICTURE_SVG:
      return cairo_svg_surface_create_for_stream (append_bytes, bytes, width * POINTS_PER_UNIT,
                                                  height * POINTS_PER_UNIT);

    case PASSO_CANVAS_PICTURE_PDF:
      return cairo_pdf_surface_create_for_stream (append_bytes, bytes, width * POINTS_PER_UNIT,
                                                  height * POINTS_PER_UNIT);

    case PASSO_CANVAS_PICTURE_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale),
                                         (int) ceil (height * scale));
    }
}

static gboolean
check_surface (cairo_surface_t  *surface,
               cairo_status_t    status,
               GError          **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  /* Translators: %s is a technical reason */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be drawn: %s"),
               cairo_status_to_string (status));

  return FALSE;
}

/**
 * passo_canvas_picture_format_from_name:
 * @name: name of a file
 *
 * Returns: whether the end of the name tells a format
 */
gboolean
passo_canvas_picture_format_from_name (const char               *name,
                                       PassoCanvasPictureFormat *format)
{
  static const char * const suffixes[] = {
    [PASSO_CANVAS_PICTURE_SVG] = ".svg",
    [PASSO_CANVAS_PICTURE_PNG] = ".png",
    [PASSO_CANVAS_PICTURE_PDF] = ".pdf",
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *format = (PassoCanvasPictureFormat) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * passo_canvas_picture_write:
 *
 * Returns: (transfer full) (nullable): the bytes of the file; %NULL with @error (%G_IO_ERROR) set
 *   where the picture would be too big for its format
 */
GBytes *
passo_canvas_picture_write (const PassoCanvasPicture  *picture,
                            PassoCanvasPictureFormat   format,
                            GError                   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  double width, height, unit = picture->scale;
  gboolean is_whole;
  cairo_t *cr;

  node = passo_canvas_picture_draw (picture, &width, &height);
  if (format == PASSO_CANVAS_PICTURE_PNG && MAX (width, height) * unit > MAX_SIDE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: a size in pixels: width × height */
                   _("The picture would be too big for a PNG (%.0f × %.0f): choose a smaller scale, SVG or PDF"),
                   width * unit, height * unit);
      return NULL;
    }

  surface = make_surface (format, width, height, unit, bytes);
  cr = cairo_create (surface);
  if (format != PASSO_CANVAS_PICTURE_PNG)
    unit = POINTS_PER_UNIT;
  cairo_scale (cr, unit, unit);
  gsk_render_node_draw (node, cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  if (format == PASSO_CANVAS_PICTURE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  else
    cairo_surface_finish (surface);
  is_whole = check_surface (surface, status, error);
  cairo_surface_destroy (surface);

  return is_whole ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
