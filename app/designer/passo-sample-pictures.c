/* passo-sample-pictures.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>

#include "canvas/passo-canvas-export.h"
#include "passo-sample-pictures.h"
#include "start/passo-sample.h"
#include "widgets/passo-drawing.h"

/* The pictures of the start page, drawn by the canvas's painter, so that they always look as the
 * graph does. They come one in a turn of the main loop, after the page is shown. */

static PassoGraph *
load_graph (const PassoSample *sample)
{
  g_autofree char *path =
    g_strconcat ("/io/github/passo/Passo/samples/", sample->name, ".asl.json", NULL);
  g_autoptr (GBytes) text = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (PassoJsonTree) tree = NULL;
  g_autoptr (PassoMachine) machine = NULL;

  if (text == NULL)
    return NULL;

  tree = passo_json_tree_new (text);
  machine = passo_machine_new (tree, NULL);

  return passo_graph_new (machine);
}

static void
draw_sample (PassoStartPage    *page,
             const PassoSample *sample)
{
  g_autoptr (PassoGraph) graph = load_graph (sample);
  g_autoptr (GdkPaintable) drawing = NULL;
  PassoCanvasPicture picture = { .graph = graph, .scale = 1 };
  GskRenderNode *node;
  double width;
  double height;

  if (graph == NULL)
    return;

  picture.is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  node = passo_canvas_picture_draw (&picture, &width, &height);
  drawing = passo_drawing_new (node, width, height);
  gsk_render_node_unref (node);
  passo_start_page_set_picture (page, sample->name, drawing);
}

typedef struct
{
  PassoStartPage *page;        /* weak */
  guint next;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_clear_weak_pointer (&drawing->page);
  g_free (drawing);
}

static gboolean
draw_next_cb (gpointer user_data)
{
  Drawing *drawing = user_data;

  if (drawing->page == NULL || drawing->next == passo_sample_get_n ())
    return G_SOURCE_REMOVE;

  draw_sample (drawing->page, passo_sample_get (drawing->next++));
  return G_SOURCE_CONTINUE;
}

/**
 * passo_sample_pictures_draw:
 * @page: a start page
 *
 * Draws the samples in the colours of the moment, soon.
 */
void
passo_sample_pictures_draw (PassoStartPage *page)
{
  Drawing *drawing;

  g_return_if_fail (PASSO_IS_START_PAGE (page));

  drawing = g_new0 (Drawing, 1);
  g_set_weak_pointer (&drawing->page, page);
  g_idle_add_full (G_PRIORITY_LOW, draw_next_cb, drawing, drawing_free);
}
