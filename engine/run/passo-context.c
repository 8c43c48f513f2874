/* passo-context.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "json/passo-object-builder.h"
#include "run/passo-interpreter-private.h"

/* The context object, with the members that the service documents. What never changes in an
 * execution is made once; the rest when an expression reads it. */

static void
put (PassoObjectBuilder *builder,
     PassoInterpreter   *self,
     PassoProgramKey     key,
     PassoValue          taken)
{
  passo_object_builder_take_by_key (builder, self->program->keys[key], taken);
}

static void
two_digits (char *out,
            guint number)
{
  out[0] = '0' + number / 10;
  out[1] = '0' + number % 10;
}

/* ISO 8601 in UTC; zero milliseconds are left out. The days are those of the proleptic Gregorian
 * calendar, counted from March so that the leap day comes last. */
PassoValue
_passo_context_make_time (gint64 milliseconds)
{
  char text[] = "0000-00-00T00:00:00.000Z";
  gint64 seconds = milliseconds / 1000;
  guint millisecond = milliseconds % 1000;
  guint second_of_day = seconds % 86400;
  gint64 day = seconds / 86400 + 719468;
  gint64 era = day / 146097;
  guint day_of_era = day - era * 146097;
  guint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096)
                      / 365;
  guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  guint month = (5 * day_of_year + 2) / 153;
  guint year = year_of_era + era * 400;

  two_digits (text + 8, day_of_year - (153 * month + 2) / 5 + 1);
  month = month < 10 ? month + 3 : month - 9;
  year += month <= 2;
  two_digits (text, year / 100 % 100);
  two_digits (text + 2, year % 100);
  two_digits (text + 5, month);
  two_digits (text + 11, second_of_day / 3600);
  two_digits (text + 14, second_of_day / 60 % 60);
  two_digits (text + 17, second_of_day % 60);
  if (millisecond == 0)
    {
      text[19] = 'Z';
      return passo_value_string_len (text, 20);
    }

  text[20] = '0' + millisecond / 100;
  two_digits (text + 21, millisecond % 100);
  return passo_value_string_len (text, 24);
}

static PassoValue
make_execution (PassoInterpreter *self)
{
  const PassoIdentity *identity = self->identity;
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 6);
  put (&builder, self, PASSO_KEY_ID, passo_value_string (identity->execution_arn));
  put (&builder, self, PASSO_KEY_INPUT, passo_value_ref (self->input));
  put (&builder, self, PASSO_KEY_START_TIME, _passo_context_make_time (self->start));
  put (&builder, self, PASSO_KEY_NAME, passo_value_string (identity->execution_name));
  put (&builder, self, PASSO_KEY_ROLE_ARN, passo_value_string (identity->role_arn));
  put (&builder, self, PASSO_KEY_REDRIVE_COUNT, passo_value_integer (0));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_machine (PassoInterpreter *self)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 2);
  put (&builder, self, PASSO_KEY_ID, passo_value_string (self->identity->machine_arn));
  put (&builder, self, PASSO_KEY_NAME, passo_value_string (self->identity->machine_name));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_state (PassoInterpreter *self,
            PassoFrame       *frame)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 3);
  put (&builder, self, PASSO_KEY_NAME, frame->state->name_value);
  put (&builder, self, PASSO_KEY_ENTERED_TIME, _passo_context_make_time (frame->entered_time));
  if (frame->state->type == PASSO_STATE_TASK)
    put (&builder, self, PASSO_KEY_RETRY_COUNT, passo_value_integer (frame->retry_count));

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_single (PassoInterpreter *self,
             PassoProgramKey   key,
             PassoValue        taken)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 1);
  put (&builder, self, key, taken);

  return passo_object_builder_finish (&builder);
}

static PassoValue
make_base (PassoInterpreter *self,
           PassoFrame       *frame)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  if (passo_value_is_undefined (self->execution_context))
    {
      self->execution_context = make_execution (self);
      self->machine_context = make_machine (self);
    }
  passo_object_builder_init (&builder, 5);
  put (&builder, self, PASSO_KEY_EXECUTION, passo_value_ref (self->execution_context));
  put (&builder, self, PASSO_KEY_STATE_MACHINE, passo_value_ref (self->machine_context));
  put (&builder, self, PASSO_KEY_STATE, make_state (self, frame));
  if (frame->token != NULL)
    put (&builder, self, PASSO_KEY_TASK,
         make_single (self, PASSO_KEY_TOKEN, passo_value_string (frame->token)));

  return passo_object_builder_finish (&builder);
}

/* In nested iterations Map is the innermost. */
static PassoValue
find_map (const PassoFrame *frame)
{
  if (!passo_value_is_undefined (frame->next_map))
    return frame->next_map;
  for (; frame != NULL; frame = frame->parent)
    if (!passo_value_is_undefined (frame->map))
      return frame->map;

  return passo_value_undefined ();
}

/* Borrowed; good until the frame moves on. */
PassoValue
_passo_context_get (PassoInterpreter *self,
                    PassoFrame       *frame)
{
  PassoValue map;

  if (!passo_value_is_undefined (frame->context))
    return frame->context;

  if (passo_value_is_undefined (frame->base_context))
    frame->base_context = passo_value_is_undefined (self->given_context)
                            ? make_base (self, frame)
                            : passo_value_ref (self->given_context);
  map = find_map (frame);
  frame->context = passo_value_is_undefined (map)
                     ? passo_value_ref (frame->base_context)
                     : passo_value_with_member (frame->base_context, "Map", 3, map);

  return frame->context;
}

/* Makes @item the Map.Item that @frame's expressions see until it is taken for the iteration. The
 * frame may be an iteration itself, and then has its own again. Where an item is from is only known
 * in a distributed Map, and only members of an object have a key. */
void
_passo_context_set_item (PassoInterpreter *self,
                         PassoFrame       *frame,
                         guint64           index,
                         const PassoItem  *item)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 2);
  put (&builder, self, PASSO_KEY_INDEX, passo_value_integer (index));
  if (!passo_value_is_undefined (item->key))
    put (&builder, self, PASSO_KEY_KEY, passo_value_ref (item->key));
  put (&builder, self, PASSO_KEY_VALUE, passo_value_ref (item->value));
  if (!passo_value_is_undefined (item->source))
    put (&builder, self, PASSO_KEY_SOURCE, passo_value_ref (item->source));
  passo_value_take (&frame->next_map, make_single (self, PASSO_KEY_ITEM,
                                                   passo_object_builder_finish (&builder)));
  passo_value_clear (&frame->context);
}

PassoValue
_passo_context_take_item (PassoFrame *frame)
{
  passo_value_clear (&frame->context);

  return passo_value_steal (&frame->next_map);
}

void
_passo_context_forget (PassoFrame *frame)
{
  passo_value_clear (&frame->context);
  passo_value_clear (&frame->base_context);
}
