/* passo-canvas-icon.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "canvas/passo-canvas-icon.h"

#define FIELD 24.0

#define GREY PASSO_CANVAS_HUE_GREY
#define ORANGE PASSO_CANVAS_HUE_ORANGE
#define PURPLE PASSO_CANVAS_HUE_PURPLE
#define BLUE PASSO_CANVAS_HUE_BLUE
#define EMBER PASSO_CANVAS_HUE_EMBER
#define PINK PASSO_CANVAS_HUE_PINK
#define GREEN PASSO_CANVAS_HUE_GREEN
#define TEAL PASSO_CANVAS_HUE_TEAL
#define RED PASSO_CANVAS_HUE_RED

#define BOX_3D "M12 3 L20 7.5 L20 16.5 L12 21 L4 16.5 L4 7.5 Z M4.4 7.8 L12 12 L19.6 7.8 M12 12 L12 20.6 S"
#define CYLINDER "M5 6 C5 3 19 3 19 6 C19 9 5 9 5 6 Z M5 6 L5 18 C5 21 19 21 19 18 L19 6 " \
                 "M5 12 C5 15 19 15 19 12 S"
#define SPARK "M12 3 C12.8 8.6 15.4 11.2 21 12 C15.4 12.8 12.8 15.4 12 21 C11.2 15.4 8.6 12.8 3 12 " \
              "C8.6 11.2 11.2 8.6 12 3 Z S"
#define ENVELOPE "R3 5 18 14 2 M3.5 7 L12 13.5 L20.5 7 S"
#define CHIP "R6 6 12 12 2 M10 3 L10 6 M14 3 L14 6 M10 18 L10 21 M14 18 L14 21 M3 10 L6 10 " \
             "M3 14 L6 14 M18 10 L21 10 M18 14 L21 14 S"
#define SHEETS "R4 8 12 12 2 M8 4.5 L17.5 4.5 C18.9 4.5 19.5 5.1 19.5 6.5 L19.5 16 S"
#define CROSS "M6.5 6.5 L17.5 17.5 M17.5 6.5 L6.5 17.5 S"
#define CHECK "M5 12.5 L10 17.5 L19 7 S"
#define QUESTION "M8.5 9 C8.5 3.8 15.5 3.8 15.5 9 C15.5 12 12 11.8 12 15 S O12 19 1.3 F"

static const PassoCanvasIcon icons[] = {
  { "activity", TEAL, "O12 8 4 M4 20.5 C4.5 14.5 19.5 14.5 20 20.5 S" },
  { "apigateway", PINK, "M7 5 L3.5 5 L3.5 19 L7 19 M17 5 L20.5 5 L20.5 19 L17 19 "
                        "M7.5 12 L16.5 12 M13 8.5 L16.5 12 L13 15.5 S" },
  { "athena", PURPLE, "O10.5 10.5 6.5 M15.3 15.3 L20.5 20.5 S" },
  { "aws", GREY, "M7 18.5 C1.5 18.5 1.5 11 7 11 C7 4.5 16.5 4.5 17 10 C22.5 10 22.5 18.5 17 18.5 Z S" },
  { "batch", PURPLE, "R4 4 16 4 1.2 R4 10 16 4 1.2 R4 16 16 4 1.2 S" },
  { "bedrock", TEAL, SPARK },
  { "choice", GREY, "M12 3.5 L20.5 12 L12 20.5 L3.5 12 Z S" },
  { "cloudformation", PINK, "M12 3.5 L20.5 8 L12 12.5 L3.5 8 Z M3.5 12.3 L12 16.8 L20.5 12.3 "
                            "M3.5 16.3 L12 20.8 L20.5 16.3 S" },
  { "cloudwatch", PINK, "M4 4 L4 20 L20.5 20 M7.5 15 L11 10.5 L14 13 L19 6.5 S" },
  { "codebuild", BLUE, "M8 7 L3 12 L8 17 M16 7 L21 12 L16 17 M13.5 5 L10.5 19 S" },
  { "database", BLUE, CYLINDER },
  { "dynamodb", BLUE, CYLINDER },
  { "ec2", ORANGE, CHIP },
  { "ecs", ORANGE, BOX_3D },
  { "eks", ORANGE, BOX_3D },
  { "emr", PURPLE, "O12 6 3 O6 17 3 O18 17 3 M10.6 8.7 L7.5 14.4 M13.4 8.7 L16.5 14.4 M9 17 L15 17 S" },
  { "eventbridge", PINK, "M12 3 L21 12 L12 21 L3 12 Z O12 12 3 S" },
  { "fail", RED, CROSS },
  { "glue", GREEN, "M4 5 L20 5 L14 12.5 L14 20 L10 17.5 L10 12.5 Z S" },
  { "http", TEAL, "O12 12 8.8 M3.2 12 L20.8 12 M12 3.2 C7.2 8 7.2 16 12 20.8 M12 3.2 C16.8 8 16.8 16 12 20.8 S" },
  { "kinesis", PURPLE, "M3 7.5 C7 3.5 9 3.5 12 7.5 C15 11.5 17 11.5 21 7.5 M3 15.5 C7 11.5 9 11.5 12 15.5 "
                       "C15 19.5 17 19.5 21 15.5 S" },
  { "lambda", ORANGE, "M6.5 4 L10 4 L17.3 20 L19 20 M12.1 9.2 L6 20 S" },
  { "machine-learning", TEAL, SPARK },
  { "mail", EMBER, ENVELOPE },
  { "map", GREY, SHEETS },
  { "media", EMBER, "R3 5 18 14 2 M10 9 L15 12 L10 15 Z S" },
  { "missing", RED, QUESTION },
  { "parallel", GREY, "M8.5 4 L8.5 20 M15.5 4 L15.5 20 S" },
  { "pass", GREY, "M4 12 L19.5 12 M13.5 6 L19.5 12 L13.5 18 S" },
  { "s3", GREEN, "M4.5 6 C4.5 3.4 19.5 3.4 19.5 6 C19.5 8.6 4.5 8.6 4.5 6 Z M4.5 6 L7 19 "
                 "C7.3 21 16.7 21 17 19 L19.5 6 S" },
  { "sagemaker", TEAL, SPARK },
  { "security", RED, "R5 10.5 14 9.5 2 M8 10.5 L8 8 C8 2.7 16 2.7 16 8 L16 10.5 S" },
  { "sns", EMBER, "M4 10 L4 14 L8 14 L16.5 18.5 L16.5 5.5 L8 10 Z M19.5 9.3 C21 10.8 21 13.2 19.5 14.7 S" },
  { "sqs", EMBER, "R3 8 5 8 1 R10.5 8 5 8 1 M18 12 L22 12 M20 9.8 L22 12 L20 14.2 S" },
  { "ssm", PINK, "M4 7 L13 7 M19 7 L20 7 O16 7 2.5 M4 17 L5 17 M11 17 L20 17 O8 17 2.5 S" },
  { "states", PINK, "R9 3 6 5 1 R3 16 6 5 1 R15 16 6 5 1 M12 8 L12 12 M6 16 L6 12 L18 12 L18 16 S" },
  { "succeed", GREEN, CHECK },
  { "task", PURPLE, "M13 3 L5 13.5 L11 13.5 L10 21 L19 10.3 L13 10.3 Z S" },
  { "unknown", GREY, QUESTION },
  { "wait", GREY, "O12 12 8.6 M12 7 L12 12 L15.5 14 S" },

  { "mark-retry", GREY, "M19.5 13 C19 17 16 19.5 12 19.5 C7.8 19.5 4.5 16.2 4.5 12 C4.5 7.8 7.8 4.5 12 4.5 "
                        "C8 4.5 8 4.5 9 4.5 M4 3.5 L4.6 9.2 L10 8.2 M4.8 9 C6 6 8.5 4.5 12 4.5 "
                        "C15 4.5 17.6 6 18.8 8.5 S" },
  { "mark-catch", GREY, "M12 4 L21.5 20 L2.5 20 Z M12 10 L12 14 S O12 17.2 1 F" },
  { "mark-comment", GREY, "M4 20 L5 15.5 L16 4.5 L19.5 8 L8.5 19 Z S" },
  { "mark-placeholder", GREY, "M9.5 4 C4.5 4 8.5 11 4 12 C8.5 13 4.5 20 9.5 20 M14.5 4 C19.5 4 15.5 11 20 12 "
                              "C15.5 13 19.5 20 14.5 20 S" },
  { "mark-concurrency", GREY, "M4 6 L14 6 M4 12 L20 12 M4 18 L14 18 M16.5 8.5 L20 12 L16.5 15.5 S" },
  { "problem-error", RED, "M6 12 L18 12 S" },
  { "problem-warning", ORANGE, "M12 3 L22 21 L2 21 Z F" },
  { "problem-mark", ORANGE, "M12 9.5 L12 14 S O12 17.8 1.3 F" },
  { "fold-open", GREY, "M5 9 L12 16 L19 9 S" },
  { "fold-closed", GREY, "M9 5 L16 12 L9 19 S" },

  { "status-running", GREY, "O12 12 5 F" },
  { "status-waiting", GREY, "M12 5.5 L12 12 L16.5 14.5 S" },
  { "status-succeeded", GREY, CHECK },
  { "status-failed", GREY, "M12 4.5 L12 13 S O12 18.6 2 F" },
  { "status-caught", GREY, "M4.5 15.5 C5.5 7.5 15 6.5 18.5 13 M19.5 6.5 L18.8 13.4 L12.6 11.8 S" },
  { "status-aborted", GREY, "R7 7 10 10 1.5 F" },
  { "status-paused", GREY, "M8.5 6 L8.5 18 M15.5 6 L15.5 18 S" },
};

static const char * const status_keys[] = {
  [PASSO_RUN_RUNNING] = "status-running",
  [PASSO_RUN_WAITING] = "status-waiting",
  [PASSO_RUN_SUCCEEDED] = "status-succeeded",
  [PASSO_RUN_FAILED] = "status-failed",
  [PASSO_RUN_CAUGHT] = "status-caught",
  [PASSO_RUN_ABORTED] = "status-aborted",
  [PASSO_RUN_TIMED_OUT] = "status-failed",
  [PASSO_RUN_PAUSED] = "status-paused",
};

/**
 * passo_canvas_icon_lookup:
 *
 * Returns: (transfer none): the icon of that key, or that of the unknown
 */
const PassoCanvasIcon *
passo_canvas_icon_lookup (const char *key)
{
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (icons); i++)
    if (strcmp (icons[i].key, key) == 0)
      return &icons[i];

  return passo_canvas_icon_lookup ("unknown");
}

/**
 * passo_canvas_icon_get_for_status:
 *
 * Returns: (transfer none) (nullable): the sign of a status; %NULL for what was not reached
 */
const PassoCanvasIcon *
passo_canvas_icon_get_for_status (PassoRunStatus status)
{
  if ((guint) status >= G_N_ELEMENTS (status_keys) || status_keys[status] == NULL)
    return NULL;

  return passo_canvas_icon_lookup (status_keys[status]);
}

static void
add_rectangle (cairo_t      *cr,
               const double *numbers)
{
  double x = numbers[0], y = numbers[1], width = numbers[2], height = numbers[3], radius = numbers[4];

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
add_circle (cairo_t      *cr,
            const double *numbers)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, numbers[0], numbers[1], numbers[2], 0, 2 * G_PI);
}

static void
run_command (cairo_t      *cr,
             char          command,
             const double *numbers)
{
  switch (command)
    {
    case 'M':
      cairo_move_to (cr, numbers[0], numbers[1]);
      break;

    case 'L':
      cairo_line_to (cr, numbers[0], numbers[1]);
      break;

    case 'C':
      cairo_curve_to (cr, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
      break;

    case 'R':
      add_rectangle (cr, numbers);
      break;

    case 'O':
      add_circle (cr, numbers);
      break;

    case 'Z':
      cairo_close_path (cr);
      break;

    case 'F':
      cairo_fill (cr);
      break;

    case 'S':
      cairo_stroke (cr);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * passo_canvas_icon_draw:
 * @size: side of the square that is drawn into, from 0, 0
 * @line_width: in the icon's own field of 24
 *
 * Draws the shape: M, L, C, Z as in SVG (absolute), O a circle (centre, radius), R a rectangle
 * (x, y, width, height, radius), S strokes what was drawn so far, F fills it.
 */
void
passo_canvas_icon_draw (const PassoCanvasIcon *self,
                        cairo_t               *cr,
                        double                 size,
                        const GdkRGBA         *colour,
                        double                 line_width)
{
  const char *at;

  g_return_if_fail (self != NULL);

  cairo_save (cr);
  cairo_scale (cr, size / FIELD, size / FIELD);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, line_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  at = self->shape;
  while (*at != '\0')
    {
      double numbers[6] = { 0 };
      char command = *at++;
      char *end;

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          numbers[i] = g_ascii_strtod (at, &end);
          if (end == at)
            break;
          at = end;
        }
      run_command (cr, command, numbers);
      while (*at == ' ')
        at++;
    }
  cairo_restore (cr);
}
