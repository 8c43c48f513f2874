/* passo-canvas-text.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <math.h>
#include <string.h>
#include <pango/pangocairo.h>

#include "canvas/passo-canvas-text.h"

#define MAX_KEPT 20000
#define DEFAULT_FAMILY "Cantarell, Inter, Sans"

typedef struct
{
  double size;
  PangoWeight weight;
  int n_lines;
} Style;

static const Style styles[] = {
  [PASSO_CANVAS_TEXT_NAME] = { 13, PANGO_WEIGHT_BOLD, 2 },
  [PASSO_CANVAS_TEXT_TITLE] = { 12.5, PANGO_WEIGHT_BOLD, 1 },
  [PASSO_CANVAS_TEXT_SUBTITLE] = { 11, PANGO_WEIGHT_NORMAL, 1 },
  [PASSO_CANVAS_TEXT_COUNT] = { 11, PANGO_WEIGHT_NORMAL, 1 },
  [PASSO_CANVAS_TEXT_LABEL] = { 10.8, PANGO_WEIGHT_NORMAL, 1 },
  [PASSO_CANVAS_TEXT_PILL] = { 11, PANGO_WEIGHT_BOLD, 1 },
};

typedef struct
{
  PassoCanvasTextStyle style;
  int width;
  const char *text;             /* owned where it is kept */
} Key;

typedef struct
{
  Key key;
  PangoLayout *layout;
  guint last_use;
} Kept;

struct _PassoCanvasText
{
  GObject parent_instance;

  PangoContext *context;
  PangoFontDescription *fonts[G_N_ELEMENTS (styles)];
  GHashTable *kept;             /* Key to the Kept that holds it */
  guint use;
};

G_DEFINE_FINAL_TYPE (PassoCanvasText, passo_canvas_text, G_TYPE_OBJECT)

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->layout);
  g_free ((char *) kept->key.text);
  g_free (kept);
}

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (guint) key->width << 3 ^ (guint) key->style;
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->style == right->style && left->width == right->width &&
         strcmp (left->text, right->text) == 0;
}

static void
passo_canvas_text_finalize (GObject *object)
{
  PassoCanvasText *self = PASSO_CANVAS_TEXT (object);

  g_hash_table_unref (self->kept);
  for (guint i = 0; i < G_N_ELEMENTS (self->fonts); i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (passo_canvas_text_parent_class)->finalize (object);
}

static void
passo_canvas_text_class_init (PassoCanvasTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = passo_canvas_text_finalize;
}

static void
passo_canvas_text_init (PassoCanvasText *self)
{
  self->kept = g_hash_table_new_full (key_hash, key_equal, NULL, kept_free);
}

/**
 * passo_canvas_text_new:
 * @family: (nullable): families of fonts; %NULL for the program's own choice
 *
 * Text is measured without hints, so that it is as wide at one zoom as at another and in a
 * picture as on the screen. Needs no display.
 *
 * Returns: (transfer full): a maker of text
 */
PassoCanvasText *
passo_canvas_text_new (const char *family)
{
  PassoCanvasText *self = g_object_new (PASSO_TYPE_CANVAS_TEXT, NULL);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (self->fonts[i], family != NULL ? family : DEFAULT_FAMILY);
      pango_font_description_set_absolute_size (self->fonts[i], styles[i].size * PANGO_SCALE);
      pango_font_description_set_weight (self->fonts[i], styles[i].weight);
    }

  return self;
}

static gboolean
is_old (gpointer key,
        gpointer value,
        gpointer user_data)
{
  return ((Kept *) value)->last_use + 1 < GPOINTER_TO_UINT (user_data);
}

/**
 * passo_canvas_text_begin:
 *
 * Says that a new drawing begins: text that none of the last drawings used may be dropped.
 */
void
passo_canvas_text_begin (PassoCanvasText *self)
{
  g_return_if_fail (PASSO_IS_CANVAS_TEXT (self));

  self->use++;
  if (g_hash_table_size (self->kept) > MAX_KEPT)
    g_hash_table_foreach_remove (self->kept, is_old, GUINT_TO_POINTER (self->use));
}

/* States are called CheckOrderTotal as often as "Check order total": a line may break there. */
static char *
add_breaks (const char *text)
{
  GString *broken = g_string_sized_new (strlen (text) + 16);
  gunichar last = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar here = g_utf8_get_char (at);

      if ((g_unichar_isupper (here) && g_unichar_islower (last)) ||
          ((last == '_' || last == '-' || last == '.') && g_unichar_isalnum (here)))
        g_string_append_unichar (broken, 0x200b);
      g_string_append_unichar (broken, here);
      last = here;
    }

  return g_string_free (broken, FALSE);
}

static PangoLayout *
make_layout (PassoCanvasText      *self,
             PassoCanvasTextStyle  style,
             const char           *text,
             int                   width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autofree char *broken = styles[style].n_lines > 1 ? add_breaks (text) : NULL;

  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, broken != NULL ? broken : text, -1);
  if (width == PASSO_CANVAS_TEXT_FREE_WIDTH)
    return layout;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, -styles[style].n_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

/**
 * passo_canvas_text_dup:
 * @width: room in whole pixels, after which the text is cut; %PASSO_CANVAS_TEXT_FREE_WIDTH for as
 *   much as it needs
 *
 * Returns: (transfer full): the shaped text, shared and not to be changed
 */
PangoLayout *
passo_canvas_text_dup (PassoCanvasText      *self,
                       PassoCanvasTextStyle  style,
                       const char           *text,
                       int                   width)
{
  Key key = { style, width, text };
  Kept *kept;

  g_return_val_if_fail (PASSO_IS_CANVAS_TEXT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  kept = g_hash_table_lookup (self->kept, &key);
  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->key = (Key) { style, width, g_strdup (text) };
      kept->layout = make_layout (self, style, text, width);
      g_hash_table_insert (self->kept, &kept->key, kept);
    }
  kept->last_use = self->use;

  return g_object_ref (kept->layout);
}

/**
 * passo_canvas_text_get_size:
 * @layout: a text that passo_canvas_text_dup() gave
 * @width: (out): in pixels
 * @height: (out): likewise
 */
void
passo_canvas_text_get_size (PangoLayout *layout,
                            double      *width,
                            double      *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = ceil ((double) logical.width / PANGO_SCALE);
  *height = (double) logical.height / PANGO_SCALE;
}
