/* passo-workbench.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n.h>

#include "canvas/passo-canvas-view.h"
#include "data/passo-stage-view.h"
#include "data/passo-variables-view.h"
#include "editor/passo-definition-view.h"
#include "editor/passo-find-bar.h"
#include "editor/passo-problem-list.h"
#include "editor/passo-source-view.h"
#include "inspector/passo-inspector.h"
#include "outline/passo-jump-popover.h"
#include "outline/passo-outline.h"
#include "passo-workbench.h"
#include "run/passo-ask-panel.h"
#include "run/passo-run-bar.h"
#include "run/passo-run-list.h"
#include "timeline/passo-event-view.h"
#include "timeline/passo-timeline.h"
#include "widgets/passo-banner.h"

/* The least that a pane can be made by its handle; its size is what was remembered. */
#define MIN_SIDE_WIDTH 180
#define MIN_PANEL_HEIGHT 120

/**
 * PassoWorkbench:
 *
 * The views of one document, in their places: sidebar, graph and text with banners above,
 * inspector, bottom panel. It gives each view the workspace, and knows which views and panes are
 * shown.
 */
struct _PassoWorkbench
{
  AdwBin parent_instance;

  PassoWorkspace *workspace;
  GtkPaned *rows;
  GtkPaned *columns;
  GtkPaned *inner;
  GtkPaned *views;
  GtkBox *banners;
  GtkWidget *sidebar;
  GtkStack *sidebar_stack;
  GtkWidget *centre;
  AdwBin *find_slot;
  AdwBin *canvas_slot;
  AdwBin *code_slot;
  AdwBin *inspector_slot;
  GtkWidget *panel;
  GtkStack *panel_stack;
  GtkLabel *figures;

  PassoRunController *run_controller;
  PassoSourceView *source_view;
  PassoFindBar *find_bar;
  PassoInspector *inspector;
  GtkWidget *jump_popover;
  PassoBanner *stale_banner;
  PassoBanner *newer_banner;
  PassoAskPanel *ask_panel;
  char *view;
  int sizes[3];                /* as remembered, until the panes have them */
  int split;                   /* hundredths of the width that the graph has beside the text */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_VIEW,
  PROP_SHOW_SIDEBAR,
  PROP_SHOW_INSPECTOR,
  PROP_SHOW_PANEL,
  PROP_SIDEBAR_WIDTH,
  PROP_INSPECTOR_WIDTH,
  PROP_PANEL_HEIGHT,
  PROP_SPLIT,
  N_PROPS
};

enum
{
  SIDEBAR,
  INSPECTOR,
  PANEL,
};

G_DEFINE_FINAL_TYPE (PassoWorkbench, passo_workbench, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static GtkWidget *
get_pane (PassoWorkbench *self,
          guint           pane)
{
  GtkWidget *panes[] = { self->sidebar, GTK_WIDGET (self->inspector_slot), self->panel };

  return panes[pane];
}

static int
get_pane_size (PassoWorkbench *self,
               guint           pane)
{
  GtkWidget *widget = get_pane (self, pane);
  int size = pane == PANEL ? gtk_widget_get_height (widget) : gtk_widget_get_width (widget);

  return size > 0 ? size : self->sizes[pane];
}

/* The size is asked for once, as what the pane needs, so that the first layout has it without
 * knowing the window's size. */
static void
set_pane_size (PassoWorkbench *self,
               guint           pane,
               int             size)
{
  self->sizes[pane] = size;
  if (pane == PANEL)
    gtk_widget_set_size_request (get_pane (self, pane), -1, size);
  else
    gtk_widget_set_size_request (get_pane (self, pane), size, -1);
}

static int
get_split (PassoWorkbench *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->views));

  if (g_strcmp0 (self->view, "split") != 0 || width == 0)
    return self->split;

  return CLAMP (gtk_paned_get_position (self->views) * 100 / width, 10, 90);
}

/* Without a position the handle would go where the longest line of the text puts it. */
static void
place_split (PassoWorkbench *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->views));

  if (g_strcmp0 (self->view, "split") == 0 && width > 0)
    gtk_paned_set_position (self->views, width * self->split / 100);
}

/* Once laid out, the handles hold the sizes, and panes may be made smaller by them. */
static gboolean
release_sizes_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  PassoWorkbench *self = PASSO_WORKBENCH (widget);
  GtkPaned *panes[] = { self->columns, self->inner, self->rows };

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      gtk_paned_set_position (panes[i], gtk_paned_get_position (panes[i]));
      if (i == PANEL)
        gtk_widget_set_size_request (get_pane (self, i), -1, MIN_PANEL_HEIGHT);
      else
        gtk_widget_set_size_request (get_pane (self, i), MIN_SIDE_WIDTH, -1);
    }
  place_split (self);

  return G_SOURCE_REMOVE;
}

static void
mapped_cb (PassoWorkbench *self)
{
  g_signal_handlers_disconnect_by_func (self, mapped_cb, NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), release_sizes_cb, NULL, NULL);
}

/* Keys go on to what is shown, if they went to what is hidden now or to what the view is of. */
static void
move_focus (PassoWorkbench *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || g_strcmp0 (self->view, "split") == 0)
    return;

  if (focus == NULL || !gtk_widget_get_mapped (focus)
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views)))
    passo_workbench_focus_definition (self);
}

static void
set_view (PassoWorkbench *self,
          const char     *view)
{
  gboolean design = g_strcmp0 (view, "design") == 0;
  gboolean code = g_strcmp0 (view, "code") == 0;

  if (g_strcmp0 (self->view, view) == 0
      || (!design && !code && g_strcmp0 (view, "split") != 0))
    return;

  self->split = get_split (self);
  g_free (self->view);
  self->view = g_strdup (view);
  gtk_widget_set_visible (GTK_WIDGET (self->canvas_slot), !code);
  gtk_widget_set_visible (GTK_WIDGET (self->code_slot), !design);
  place_split (self);
  move_focus (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
set_pane_shown (PassoWorkbench *self,
                guint           pane,
                gboolean        shown)
{
  GtkWidget *widget = get_pane (self, pane);

  if (gtk_widget_get_visible (widget) == shown)
    return;

  gtk_widget_set_visible (widget, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR + pane]);
}

static void
update_stale_banner (PassoWorkbench *self)
{
  PassoDocument *document = passo_workspace_get_document (self->workspace);
  PassoJsonTree *tree = passo_document_get_tree (document);
  gboolean stale = passo_workspace_get_graph_stale (self->workspace);
  g_autofree char *title = NULL;

  if (stale && passo_json_tree_get_n_errors (tree) > 0)
    /* Translators: the number of a line of text */
    title = g_strdup_printf (_("The text is broken at line %u; the graph shows it as it was before"),
                             passo_json_tree_get_error (tree, 0)->line);
  else if (stale)
    title = g_strdup (_("The text is no workflow; the graph shows it as it was before"));

  if (title != NULL)
    passo_banner_set_title (self->stale_banner, title);
  passo_banner_set_revealed (self->stale_banner, stale);
}

static void
update_figures (PassoWorkbench *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  GBytes *text = passo_document_get_text (passo_workspace_get_document (self->workspace));
  g_autofree char *size = g_format_size_full (g_bytes_get_size (text), G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *figures = NULL;
  guint n = machine != NULL ? passo_machine_get_n_states (machine) : 0;

  /* Translators: number of states, then size of the text */
  figures = g_strdup_printf (ngettext ("%u state · %s", "%u states · %s", n), n, size);
  gtk_label_set_label (self->figures, figures);
}

static void
document_committed_cb (PassoWorkbench *self)
{
  update_stale_banner (self);
  update_figures (self);
}

static void
update_problem_count (PassoWorkbench *self)
{
  GListModel *diagnostics = G_LIST_MODEL (passo_workspace_get_diagnostics (self->workspace));
  GtkWidget *list = gtk_stack_get_child_by_name (self->panel_stack, "problems");
  GtkStackPage *page = gtk_stack_get_page (self->panel_stack, list);
  guint n = g_list_model_get_n_items (diagnostics);
  g_autofree char *title = NULL;

  /* Translators: a tab, with the number of problems */
  title = n > 0 ? g_strdup_printf (_("Problems %u"), n) : g_strdup (_("Problems"));
  gtk_stack_page_set_title (page, title);
}

static void
update_newer_banner (PassoWorkbench *self)
{
  passo_banner_set_revealed (self->newer_banner,
                             passo_run_controller_get_text_newer (self->run_controller));
}

/* The run cannot go on without the user, who has the answer at hand unless he is writing. */
static void
asked_cb (PassoWorkbench *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  passo_workbench_show_page (self, "data");
  if (root != NULL && !GTK_IS_TEXT_VIEW (focus) && !GTK_IS_EDITABLE (focus))
    passo_ask_panel_focus_answer (self->ask_panel);
}

static void
add_panel_page (PassoWorkbench *self,
                const char     *name,
                const char     *title,
                GtkWidget      *page)
{
  gtk_stack_add_titled (self->panel_stack, page, name, title);
}

static void
add_sidebar (PassoWorkbench *self)
{
  gtk_stack_add_titled (self->sidebar_stack, passo_outline_new (self->workspace), "outline",
                        _("Outline"));
  gtk_stack_add_titled (self->sidebar_stack, passo_run_list_new (self->run_controller), "runs",
                        _("Runs"));
}

static void
add_centre (PassoWorkbench *self)
{
  self->stale_banner = PASSO_BANNER (passo_banner_new ("dialog-error-symbolic", "error"));
  passo_banner_add_button (self->stale_banner, _("_Go There"), "workbench.show-damage");
  passo_workbench_add_banner (self, GTK_WIDGET (self->stale_banner));
  self->newer_banner = PASSO_BANNER (passo_banner_new ("dialog-information-symbolic", "warning"));
  passo_banner_set_title (self->newer_banner,
                          _("The text is newer than the run, which goes on with what it began with"));
  passo_banner_add_button (self->newer_banner, _("_Run Again"), "win.restart");
  passo_workbench_add_banner (self, GTK_WIDGET (self->newer_banner));
  passo_workbench_add_banner (self, passo_run_bar_new (self->workspace));

  self->find_bar = PASSO_FIND_BAR (passo_find_bar_new (self->workspace));
  adw_bin_set_child (self->find_slot, GTK_WIDGET (self->find_bar));

  self->source_view = PASSO_SOURCE_VIEW (passo_source_view_new (self->workspace));
  adw_bin_set_child (self->code_slot, GTK_WIDGET (self->source_view));
  adw_bin_set_child (self->canvas_slot, passo_canvas_view_new (self->workspace));

  self->jump_popover = passo_jump_popover_new (self->workspace);
  gtk_widget_set_parent (self->jump_popover, GTK_WIDGET (self));
}

static void
add_inspector (PassoWorkbench *self)
{
  GtkWidget *data = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stages = passo_stage_view_new (self->workspace);

  gtk_widget_set_vexpand (stages, TRUE);
  self->ask_panel = PASSO_ASK_PANEL (passo_ask_panel_new (self->run_controller));
  gtk_box_append (GTK_BOX (data), GTK_WIDGET (self->ask_panel));
  gtk_box_append (GTK_BOX (data), stages);

  self->inspector = PASSO_INSPECTOR (passo_inspector_new (self->workspace));
  passo_inspector_add_page (self->inspector, "data", _("Data"), data);
  passo_inspector_add_page (self->inspector, "definition", _("Definition"),
                            passo_definition_view_new (self->workspace));
  adw_bin_set_child (self->inspector_slot, GTK_WIDGET (self->inspector));
}

static void
add_panel (PassoWorkbench *self)
{
  add_panel_page (self, "timeline", _("Timeline"), passo_timeline_new (self->workspace));
  add_panel_page (self, "events", _("Events"), passo_event_view_new (self->workspace));
  add_panel_page (self, "variables", _("Variables"), passo_variables_view_new (self->workspace));
  add_panel_page (self, "problems", _("Problems"), passo_problem_list_new (self->workspace));
}

static void
search_text_changed_cb (PassoWorkbench *self)
{
  g_autofree char *search_text = NULL;

  g_object_get (self->find_bar, "search-text", &search_text, NULL);
  passo_source_view_set_search_text (self->source_view, search_text);
}

static void
show_damage_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PassoWorkbench *self = PASSO_WORKBENCH (widget);
  PassoDocument *document = passo_workspace_get_document (self->workspace);
  PassoJsonTree *tree = passo_document_get_tree (document);
  PassoSpan span = { 0, 0 };

  if (passo_json_tree_get_n_errors (tree) > 0)
    span = passo_json_tree_get_error (tree, 0)->span;
  passo_workbench_show_place (self, span.start, span.end);
}

static void
passo_workbench_constructed (GObject *object)
{
  PassoWorkbench *self = PASSO_WORKBENCH (object);
  PassoDocument *document = passo_workspace_get_document (self->workspace);

  G_OBJECT_CLASS (passo_workbench_parent_class)->constructed (object);

  self->run_controller = passo_run_controller_new (self->workspace);
  passo_run_controller_set_settings (self->run_controller,
                                     passo_workspace_get_settings (self->workspace));
  add_sidebar (self);
  add_centre (self);
  add_inspector (self);
  add_panel (self);
  g_signal_connect_object (self->run_controller, "notify::text-newer",
                           G_CALLBACK (update_newer_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run_controller, "asked", G_CALLBACK (asked_cb), self,
                           G_CONNECT_SWAPPED);
  set_view (self, "design");
  set_pane_size (self, SIDEBAR, 236);
  set_pane_size (self, INSPECTOR, 330);
  set_pane_size (self, PANEL, 220);

  g_signal_connect_object (self->find_bar, "notify::search-text",
                           G_CALLBACK (search_text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passo_workspace_get_diagnostics (self->workspace), "items-changed",
                           G_CALLBACK (update_problem_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::graph-stale",
                           G_CALLBACK (update_stale_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "committed", G_CALLBACK (document_committed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  document_committed_cb (self);
  update_problem_count (self);
}

static void
passo_workbench_dispose (GObject *object)
{
  PassoWorkbench *self = PASSO_WORKBENCH (object);

  g_clear_pointer (&self->jump_popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_WORKBENCH);
  g_clear_object (&self->run_controller);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->view, g_free);

  G_OBJECT_CLASS (passo_workbench_parent_class)->dispose (object);
}

static void
passo_workbench_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PassoWorkbench *self = PASSO_WORKBENCH (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;

    case PROP_SHOW_SIDEBAR:
    case PROP_SHOW_INSPECTOR:
    case PROP_SHOW_PANEL:
      g_value_set_boolean (value,
                           gtk_widget_get_visible (get_pane (self, prop_id - PROP_SHOW_SIDEBAR)));
      break;

    case PROP_SIDEBAR_WIDTH:
    case PROP_INSPECTOR_WIDTH:
    case PROP_PANEL_HEIGHT:
      g_value_set_int (value, get_pane_size (self, prop_id - PROP_SIDEBAR_WIDTH));
      break;

    case PROP_SPLIT:
      g_value_set_int (value, get_split (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_workbench_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PassoWorkbench *self = PASSO_WORKBENCH (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;

    case PROP_SHOW_SIDEBAR:
    case PROP_SHOW_INSPECTOR:
    case PROP_SHOW_PANEL:
      set_pane_shown (self, prop_id - PROP_SHOW_SIDEBAR, g_value_get_boolean (value));
      break;

    case PROP_SIDEBAR_WIDTH:
    case PROP_INSPECTOR_WIDTH:
    case PROP_PANEL_HEIGHT:
      set_pane_size (self, prop_id - PROP_SIDEBAR_WIDTH, g_value_get_int (value));
      break;

    case PROP_SPLIT:
      self->split = g_value_get_int (value);
      place_split (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "design", writable);
  properties[PROP_SHOW_SIDEBAR] =
    g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, writable);
  properties[PROP_SHOW_INSPECTOR] =
    g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, writable);
  properties[PROP_SHOW_PANEL] =
    g_param_spec_boolean ("show-panel", NULL, NULL, TRUE, writable);
  properties[PROP_SIDEBAR_WIDTH] =
    g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 0, writable);
  properties[PROP_INSPECTOR_WIDTH] =
    g_param_spec_int ("inspector-width", NULL, NULL, 0, G_MAXINT, 0, writable);
  properties[PROP_PANEL_HEIGHT] =
    g_param_spec_int ("panel-height", NULL, NULL, 0, G_MAXINT, 0, writable);
  properties[PROP_SPLIT] = g_param_spec_int ("split", NULL, NULL, 10, 90, 50, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
passo_workbench_class_init (PassoWorkbenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = passo_workbench_constructed;
  object_class->dispose = passo_workbench_dispose;
  object_class->get_property = passo_workbench_get_property;
  object_class->set_property = passo_workbench_set_property;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "workbench.show-damage", NULL, show_damage_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/app/designer/passo-workbench.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, rows);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, columns);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, inner);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, views);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, banners);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, centre);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, find_slot);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, canvas_slot);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, code_slot);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, inspector_slot);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, panel);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, panel_stack);
  gtk_widget_class_bind_template_child (widget_class, PassoWorkbench, figures);
}

static void
passo_workbench_init (PassoWorkbench *self)
{
  self->split = 50;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * passo_workbench_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the views of a document
 */
GtkWidget *
passo_workbench_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_WORKBENCH, "workspace", workspace, NULL);
}

/**
 * passo_workbench_get_run_controller:
 * @self: a workbench
 *
 * Returns: (transfer none): what runs the document
 */
PassoRunController *
passo_workbench_get_run_controller (PassoWorkbench *self)
{
  g_return_val_if_fail (PASSO_IS_WORKBENCH (self), NULL);

  return self->run_controller;
}

static gboolean
get_wrap_mode (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  g_value_set_enum (value, g_variant_get_boolean (variant) ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);

  return TRUE;
}

/**
 * passo_workbench_bind_settings:
 * @self: a workbench
 * @settings: the user's settings
 *
 * Lets the settings rule how the views look and runs behave.
 */
void
passo_workbench_bind_settings (PassoWorkbench *self,
                               GSettings      *settings)
{
  GtkSourceView *text_view;
  PassoCanvasView *canvas_view;

  g_return_if_fail (PASSO_IS_WORKBENCH (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  text_view = passo_source_view_get_text_view (self->source_view);
  canvas_view = PASSO_CANVAS_VIEW (adw_bin_get_child (self->canvas_slot));
  g_settings_bind (settings, "show-line-numbers", text_view, "show-line-numbers",
                   G_SETTINGS_BIND_GET);
  g_settings_bind_with_mapping (settings, "wrap-lines", text_view, "wrap-mode",
                                G_SETTINGS_BIND_GET, get_wrap_mode, NULL, NULL, NULL);
  g_settings_bind (settings, "show-catch-edges", passo_canvas_view_get_canvas (canvas_view),
                   "has-catches", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "service-limits", self->run_controller, "limits", G_SETTINGS_BIND_GET);
}

/**
 * passo_workbench_add_banner:
 * @self: a workbench
 * @banner: a banner
 *
 * Puts a banner above graph and text, below those that are there.
 */
void
passo_workbench_add_banner (PassoWorkbench *self,
                            GtkWidget      *banner)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));
  g_return_if_fail (GTK_IS_WIDGET (banner));

  gtk_box_append (self->banners, banner);
}

/**
 * passo_workbench_show_place:
 * @self: a workbench
 * @start: byte offset in the document
 * @end: byte offset in the document
 *
 * Shows a part of the text and puts the focus there; the text joins the graph if it is hidden.
 */
void
passo_workbench_show_place (PassoWorkbench *self,
                            gsize           start,
                            gsize           end)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  if (g_strcmp0 (self->view, "design") == 0)
    set_view (self, "split");
  passo_source_view_show_place (self->source_view, start, end);
  gtk_widget_grab_focus (GTK_WIDGET (self->source_view));
}

/**
 * passo_workbench_show_match:
 * @self: a workbench
 * @start: byte offset in the document
 * @end: byte offset in the document
 *
 * Shows a part of the text where the text is shown, and leaves focus and view as they are.
 */
void
passo_workbench_show_match (PassoWorkbench *self,
                            gsize           start,
                            gsize           end)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  passo_source_view_show_place (self->source_view, start, end);
}

/**
 * passo_workbench_show_page:
 * @self: a workbench
 * @name: name of a page of sidebar, inspector or bottom panel
 *
 * Brings a page to the front, and its pane with it.
 */
void
passo_workbench_show_page (PassoWorkbench *self,
                           const char     *name)
{
  GtkStack *stacks[] = { self->sidebar_stack, self->panel_stack };
  const guint panes[] = { SIDEBAR, PANEL };

  g_return_if_fail (PASSO_IS_WORKBENCH (self));
  g_return_if_fail (name != NULL);

  if (passo_inspector_show_page (self->inspector, name))
    {
      set_pane_shown (self, INSPECTOR, TRUE);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (stacks); i++)
    if (gtk_stack_get_child_by_name (stacks[i], name) != NULL)
      {
        gtk_stack_set_visible_child_name (stacks[i], name);
        set_pane_shown (self, panes[i], TRUE);
      }
}

/**
 * passo_workbench_show_changed:
 * @self: a workbench
 *
 * Shows where the text changed last, as after an undo.
 */
void
passo_workbench_show_changed (PassoWorkbench *self)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  passo_source_view_show_changed (self->source_view);
}

/**
 * passo_workbench_find:
 * @self: a workbench
 *
 * Opens the find bar.
 */
void
passo_workbench_find (PassoWorkbench *self)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  passo_find_bar_open (self->find_bar);
}

/**
 * passo_workbench_find_next:
 * @self: a workbench
 * @forward: or backward
 *
 * Goes to the next match of what was searched for.
 */
void
passo_workbench_find_next (PassoWorkbench *self,
                           gboolean        forward)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  passo_find_bar_find_next (self->find_bar, forward);
}

/**
 * passo_workbench_jump:
 * @self: a workbench
 *
 * Opens the popover that finds a state by a few letters, over the graph or the text.
 */
void
passo_workbench_jump (PassoWorkbench *self)
{
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, 1, 1 };

  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  if (gtk_widget_compute_bounds (self->centre, GTK_WIDGET (self), &bounds))
    {
      place.x = (int) (bounds.origin.x + bounds.size.width / 2);
      place.y = (int) bounds.origin.y + 12;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->jump_popover), &place);
  passo_jump_popover_open (PASSO_JUMP_POPOVER (self->jump_popover));
}

/**
 * passo_workbench_focus_inspector:
 * @self: a workbench
 *
 * Moves the focus into the inspector, which is shown if it was hidden.
 */
void
passo_workbench_focus_inspector (PassoWorkbench *self)
{
  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  set_pane_shown (self, INSPECTOR, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

/**
 * passo_workbench_focus_definition:
 * @self: a workbench
 *
 * Moves the focus back to the graph, or to the text where there is no graph.
 */
void
passo_workbench_focus_definition (PassoWorkbench *self)
{
  GtkWidget *canvas;

  g_return_if_fail (PASSO_IS_WORKBENCH (self));

  canvas = adw_bin_get_child (self->canvas_slot);
  if (canvas != NULL && gtk_widget_get_visible (GTK_WIDGET (self->canvas_slot)))
    gtk_widget_grab_focus (canvas);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->source_view));
}
