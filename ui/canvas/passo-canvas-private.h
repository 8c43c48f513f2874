/* passo-canvas-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "canvas/passo-canvas-node.h"
#include "canvas/passo-canvas-painter.h"
#include "canvas/passo-canvas-tool.h"
#include "canvas/passo-canvas-viewport.h"
#include "canvas/passo-canvas.h"

G_BEGIN_DECLS

struct _PassoCanvas
{
  GtkWidget parent_instance;

  PassoWorkspace *workspace;
  GSignalGroup *projection_signals;
  GSignalGroup *execution_signals;
  PassoStateProblems *problems;

  PassoCanvasText *text;
  PassoCanvasPainter *painter;
  PassoLayouter *layouter;
  PassoCanvasScene *scene;      /* what is drawn: of the last graph whose layout has arrived */
  GCancellable *layout;         /* of the graph whose layout has not */
  GHashTable *folded;           /* set of ids of states */
  PassoCanvasViewport viewport;

  GHashTable *nodes;            /* id of the state to its PassoCanvasNode */
  guint current;                /* id of the state that has or last had the keyboard */
  guint awaited;                /* id of the state to be revealed when a layout shows it, or 0 */

  PassoCanvasTool *select_tool;
  PassoCanvasTool *pan_tool;
  PassoCanvasTool *tool;        /* (nullable) of the drag under way */
  PassoLayoutBox band;
  double pointer_x;
  double pointer_y;
  double pinch_zoom;
  guint hovered_edge;

  GtkWidget *rename_popover;
  GtkWidget *menu;

  double progress;              /* of the move to the last layout */
  gint64 move_start;
  guint move_tick;
  double phase;                 /* of what is running */
  guint phase_tick;
  guint place_source;           /* puts the proxies where their states are, after a pan */

  guint has_graph : 1;          /* there was one: the first is folded and fitted */
  guint follows_fit : 1;        /* nobody has moved the view since it was fitted */
  guint is_touched : 1;         /* somebody moved, zoomed, fitted or folded: worth remembering */
  guint has_band : 1;
  guint has_catches : 1;
  guint is_space_held : 1;
  guint is_pointing : 1;        /* what is selected is under the pointer and must not move */
};

/* passo-canvas.c */
void      _passo_canvas_pan             (PassoCanvas             *self,
                                         double                   dx,
                                         double                   dy);
void      _passo_canvas_zoom_about      (PassoCanvas             *self,
                                         double                   zoom,
                                         double                   x,
                                         double                   y);
void      _passo_canvas_fit_box         (PassoCanvas             *self,
                                         PassoLayoutBox           box);
void      _passo_canvas_view_changed    (PassoCanvas             *self);
void      _passo_canvas_set_band        (PassoCanvas             *self,
                                         const PassoLayoutBox    *band);
void      _passo_canvas_set_current     (PassoCanvas             *self,
                                         guint                    state_id);

/* passo-canvas-content.c */
void      _passo_canvas_connect_content (PassoCanvas             *self);
void      _passo_canvas_rebuild         (PassoCanvas             *self);
void      _passo_canvas_place_nodes     (PassoCanvas             *self);
guint     _passo_canvas_get_current     (PassoCanvas             *self);
gboolean  _passo_canvas_has_animations  (PassoCanvas             *self);

/* passo-canvas-input.c */
void      _passo_canvas_add_controllers (PassoCanvas             *self);
gboolean  _passo_canvas_is_ground       (PassoCanvas             *self,
                                         double                   x,
                                         double                   y);
void      _passo_canvas_press           (PassoCanvas             *self,
                                         int                      n_press,
                                         double                   x,
                                         double                   y,
                                         GdkModifierType          modifiers);
void      _passo_canvas_select_band     (PassoCanvas             *self,
                                         gboolean                 is_adding);
guint     _passo_canvas_find_item       (PassoCanvas             *self,
                                         double                   x,
                                         double                   y);

/* passo-canvas-actions.c */
void      _passo_canvas_install_actions (GtkWidgetClass          *widget_class);
void      _passo_canvas_update_actions  (PassoCanvas             *self);
void      _passo_canvas_show_menu       (PassoCanvas             *self,
                                         double                   x,
                                         double                   y);

/* passo-canvas-memory.c */
gboolean  _passo_canvas_recall          (PassoCanvas             *self,
                                         PassoMachine            *machine);
void      _passo_canvas_remember        (PassoCanvas             *self);

/* passo-canvas-walk.c */
guint     _passo_canvas_walk            (PassoCanvasScene        *scene,
                                         guint                    from,
                                         GtkDirectionType         direction);
gboolean  _passo_canvas_find_way        (PassoCanvasScene        *scene,
                                         guint                    from,
                                         guint                    to,
                                         GArray                  *items);

G_END_DECLS
