/* passo-canvas-scene.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <passo.h>

#include "canvas/passo-canvas-edge.h"
#include "canvas/passo-canvas-icon.h"
#include "canvas/passo-canvas-text.h"
#include "workspace/passo-state-problems.h"

G_BEGIN_DECLS

#define PASSO_CANVAS_NONE G_MAXUINT

#define PASSO_CANVAS_TILE_SIZE 30.0
#define PASSO_CANVAS_TILE_INSET 10.0
#define PASSO_CANVAS_TEXT_X 50.0
#define PASSO_CANVAS_HEADER_HEIGHT 34.0
#define PASSO_CANVAS_MARK_STEP 14.0

/**
 * PassoCanvasItem:
 * @graph_node: what it draws; belongs to the graph
 * @state_id: id of the state, 0 for start, end and missing targets
 * @parent: item of the container around it, %PASSO_CANVAS_NONE at the top
 * @icon: (nullable): picture on its tile
 * @can_fold: it holds states
 * @is_container: it holds states and shows them
 * @is_selected: it is selected
 * @status: where the run stands with it
 * @problem: what is wrong with the state
 * @box: its place, or where it is going to
 * @old_box: where it comes from while a new layout is moved to
 * @name: (nullable): its name in at most two lines
 * @subtitle: (nullable): the line under it
 * @count: (nullable): what stands at the right of a container's title
 * @retries: (nullable): how often it is tried again, beside the mark that says so
 *
 * One thing that a scene shows.
 */
typedef struct
{
  const PassoGraphNode  *graph_node;
  guint                  state_id;
  guint                  parent;
  const PassoCanvasIcon *icon;
  PassoRunStatus         status;
  PassoStateProblem      problem;
  PassoLayoutBox         box;
  PassoLayoutBox         old_box;
  PangoLayout           *name;
  PangoLayout           *subtitle;
  PangoLayout           *count;
  PangoLayout           *retries;
  guint                  can_fold : 1;
  guint                  is_container : 1;
  guint                  is_selected : 1;
  guint                  has_old_box : 1;
} PassoCanvasItem;

#define PASSO_TYPE_CANVAS_SCENE (passo_canvas_scene_get_type ())

G_DECLARE_FINAL_TYPE (PassoCanvasScene, passo_canvas_scene, PASSO, CANVAS_SCENE, GObject)

PassoCanvasScene *passo_canvas_scene_new            (PassoGraph              *graph,
                                                     GHashTable              *folded,
                                                     PassoCanvasText         *text);
PassoGraph       *passo_canvas_scene_get_graph      (PassoCanvasScene        *self);
PassoLayoutModel *passo_canvas_scene_get_model      (PassoCanvasScene        *self);
void              passo_canvas_scene_set_layout     (PassoCanvasScene        *self,
                                                     PassoLayoutSolution     *solution);
gboolean          passo_canvas_scene_has_layout     (PassoCanvasScene        *self);
void              passo_canvas_scene_set_old_boxes  (PassoCanvasScene        *self,
                                                     PassoCanvasScene        *old,
                                                     double                   dx,
                                                     double                   dy);
PassoLayoutBox    passo_canvas_scene_get_box        (PassoCanvasScene        *self,
                                                     guint                    item,
                                                     double                   progress);
PassoLayoutBox    passo_canvas_scene_get_bounds     (PassoCanvasScene        *self);
guint             passo_canvas_scene_get_n_items    (PassoCanvasScene        *self);
PassoCanvasItem  *passo_canvas_scene_get_item       (PassoCanvasScene        *self,
                                                     guint                    index);
guint             passo_canvas_scene_get_n_edges    (PassoCanvasScene        *self);
PassoCanvasEdge  *passo_canvas_scene_get_edge       (PassoCanvasScene        *self,
                                                     guint                    index);
guint             passo_canvas_scene_find_state     (PassoCanvasScene        *self,
                                                     guint                    state_id);
guint             passo_canvas_scene_find_item_at   (PassoCanvasScene        *self,
                                                     double                   x,
                                                     double                   y);
guint             passo_canvas_scene_find_edge_at   (PassoCanvasScene        *self,
                                                     double                   x,
                                                     double                   y,
                                                     double                   tolerance);
void              passo_canvas_scene_set_run        (PassoCanvasScene        *self,
                                                     PassoRunProjection      *projection,
                                                     const char              *paused_state);
void              passo_canvas_scene_set_problems   (PassoCanvasScene        *self,
                                                     PassoStateProblems      *problems);

G_END_DECLS
