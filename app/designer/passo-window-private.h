/* passo-window-private.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "passo-window.h"
#include "passo-workbench.h"
#include "start/passo-start-page.h"
#include "widgets/passo-banner.h"
#include "workspace/passo-document-follower.h"

G_BEGIN_DECLS

struct _PassoWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkWidget *title_box;
  GtkLabel *title;
  GtkLabel *unsaved;
  GtkWidget *view_switch;
  AdwBin *run_slot;
  GtkMenuButton *menu_button;
  AdwSplitButton *open_button;
  GtkListView *recent_list;
  PassoStartPage *start_page;

  PassoWorkspace *workspace;   /* NULL on the start page, as all below */
  PassoDocumentFollower *follower;
  PassoWorkbench *workbench;
  PassoBanner *changed_banner;
  GSignalGroup *execution_signals;
  GFileMonitor *monitor;
  char *proposed_name;
  guint check_source;

  guint close_asked : 1;
  guint may_close : 1;
};

void     _passo_window_install_actions (PassoWindowClass *klass);
void     _passo_window_add_view_actions (PassoWindow     *self);
void     _passo_window_update_actions  (PassoWindow      *self);
void     _passo_window_save            (PassoWindow      *self,
                                        gboolean          then_close);
void     _passo_window_save_as         (PassoWindow      *self,
                                        gboolean          then_close);
void     _passo_window_export_asl      (PassoWindow      *self,
                                        gboolean          filled_in);
gboolean _passo_window_ask_before_close (PassoWindow     *self);
void     _passo_window_watch_file      (PassoWindow      *self);
void     _passo_window_reload          (PassoWindow      *self);
void     _passo_window_keep            (PassoWindow      *self);
void     _passo_window_export          (PassoWindow      *self,
                                        const char       *title,
                                        const char       *name,
                                        GBytes           *text);
void     _passo_window_install_run_actions (PassoWindowClass *klass);
void     _passo_window_update_run_actions (PassoWindow   *self);
void     _passo_window_add_run         (PassoWindow      *self);
void     _passo_window_load_state      (PassoWindow      *self);
void     _passo_window_save_state      (PassoWindow      *self);

G_END_DECLS
