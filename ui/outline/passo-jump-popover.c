/* passo-jump-popover.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "outline/passo-jump-popover.h"

/**
 * PassoJumpPopover:
 *
 * Finds a state by a few letters of its name, in their order but not necessarily together, and
 * selects it.
 */
struct _PassoJumpPopover
{
  GtkPopover parent_instance;

  PassoWorkspace *workspace;
  GtkSearchEntry *entry;
  GtkListView *list;
  GtkStringList *names;        /* best first */
  GtkSingleSelection *selection;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PassoJumpPopover, passo_jump_popover, GTK_TYPE_POPOVER)

static GParamSpec *properties[N_PROPS];

typedef struct
{
  const char *name;
  guint penalty;
} Candidate;

static gboolean
is_word_start (const char *text,
               const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* How badly the letters fit: gaps between them cost, beginnings of words do not. */
static gboolean
match (const char *name,
       const char *letters,
       guint      *penalty)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *wanted = g_utf8_casefold (letters, -1);
  const char *at = folded;

  *penalty = 0;
  for (const char *letter = wanted; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      const char *from = at;
      gunichar c = g_utf8_get_char (letter);

      if (g_unichar_isspace (c))
        continue;
      while (*at != '\0' && g_utf8_get_char (at) != c)
        at = g_utf8_next_char (at);
      if (*at == '\0')
        return FALSE;
      if (at != from && !is_word_start (folded, at))
        *penalty += 4;
      *penalty += (guint) MIN (at - from, 3);
      at = g_utf8_next_char (at);
    }

  return TRUE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->penalty != second->penalty)
    return first->penalty < second->penalty ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}

static void
find_states (PassoJumpPopover *self)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const char *letters = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; machine != NULL && i < passo_machine_get_n_states (machine); i++)
    {
      Candidate candidate = { passo_state_get_name (passo_machine_get_state (machine, i)), 0 };

      if (match (candidate.name, letters, &candidate.penalty))
        g_array_append_val (candidates, candidate);
    }

  /* With no letters the states stand in the order of the text. */
  if (letters[0] != '\0')
    g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (candidates, Candidate, i).name);
  g_ptr_array_add (names, NULL);

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char * const *) names->pdata);
  if (candidates->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
jump_to (PassoJumpPopover *self,
         guint             position)
{
  PassoMachine *machine = passo_workspace_get_machine (self->workspace);
  const char *name = gtk_string_list_get_string (self->names, position);
  const PassoState *state = NULL;

  if (machine != NULL && name != NULL)
    state = passo_machine_find_state (machine, name);
  if (state == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  passo_selection_select_only (passo_workspace_get_selection (self->workspace),
                               passo_state_get_id (state));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-canvas", NULL);
}

static void
entry_changed_cb (PassoJumpPopover *self)
{
  find_states (self);
}

static void
entry_activated_cb (PassoJumpPopover *self)
{
  jump_to (self, gtk_single_selection_get_selected (self->selection));
}

static void
row_activated_cb (PassoJumpPopover *self,
                  guint             position)
{
  jump_to (self, position);
}

static void
stop_cb (PassoJumpPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Up and Down move in the list while the field keeps the focus. */
static gboolean
key_pressed_cb (PassoJumpPopover *self,
                guint             keyval)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) || n == 0)
    return FALSE;

  selected = keyval == GDK_KEY_Up ? (selected + n - 1) % n : (selected + 1) % n;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);

  return TRUE;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  GtkStringObject *name = gtk_list_item_get_item (list_item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       gtk_string_object_get_string (name));
}

static void
passo_jump_popover_dispose (GObject *object)
{
  PassoJumpPopover *self = PASSO_JUMP_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PASSO_TYPE_JUMP_POPOVER);
  g_clear_object (&self->selection);
  g_clear_object (&self->names);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (passo_jump_popover_parent_class)->dispose (object);
}

static void
passo_jump_popover_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PassoJumpPopover *self = PASSO_JUMP_POPOVER (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
passo_jump_popover_class_init (PassoJumpPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = passo_jump_popover_dispose;
  object_class->set_property = passo_jump_popover_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, PASSO_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/passo/Passo/outline/passo-jump-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PassoJumpPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, PassoJumpPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
passo_jump_popover_init (PassoJumpPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->names = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->names)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * passo_jump_popover_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a popover that is not shown
 */
GtkWidget *
passo_jump_popover_new (PassoWorkspace *workspace)
{
  g_return_val_if_fail (PASSO_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PASSO_TYPE_JUMP_POPOVER, "workspace", workspace, NULL);
}

/**
 * passo_jump_popover_open:
 * @self: a popover that has a parent
 *
 * Shows all states, with the field of letters empty.
 */
void
passo_jump_popover_open (PassoJumpPopover *self)
{
  g_return_if_fail (PASSO_IS_JUMP_POPOVER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  find_states (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * passo_jump_popover_get_entry:
 * @self: a popover
 *
 * Returns: (transfer none): the field of letters
 */
GtkEditable *
passo_jump_popover_get_entry (PassoJumpPopover *self)
{
  g_return_val_if_fail (PASSO_IS_JUMP_POPOVER (self), NULL);

  return GTK_EDITABLE (self->entry);
}
