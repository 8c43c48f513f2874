/* passo-jsonata-match.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * String functions that take a regular expression, or a function that matches as one does.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "expr/jsonata/passo-jsonata-functions-private.h"
#include "json/passo-object-builder.h"

#define PASSO_JSONATA_IMPLEMENTATION(name) \
  gboolean name (PassoJsonataCall *call, \
                 const PassoValue *arguments, \
                 guint             n_arguments, \
                 PassoValue       *result)

/* What it takes to make the object of a match. */
#define OBJECT_STEPS 100

/* Goes over the matches in a text. */
typedef struct
{
  PassoJsonataCall *call;
  PassoValue        matcher;
  const PassoJsonataRegex *regex;   /* that the matcher is; or NULL */
  PassoJsonataFound found;          /* by it */
  PassoValue        text;
  const char       *string;
  gsize             length;
  PassoValue        match;       /* the object of another matcher; owned */
  gsize             start;       /* bytes */
  gsize             end;
  glong             units;       /* of UTF-16, before end */
} Matches;

static void
matches_init (Matches          *self,
              PassoJsonataCall *call,
              PassoValue        text,
              PassoValue        matcher)
{
  *self = (Matches) { .call = call, .matcher = matcher, .text = text };
  self->string = passo_value_get_string (text, &self->length);
  if (passo_jsonata_is_regex (matcher))
    self->regex = PASSO_JSONATA_FUNCTION_OF (matcher)->regex;
}

static void
matches_clear (Matches *self)
{
  passo_value_clear (&self->match);
  passo_jsonata_found_clear (&self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matches, matches_clear)

static gboolean
is_match (PassoValue value)
{
  return passo_value_is_object (value) &&
         passo_value_is_number (passo_value_get_member (value, "start")) &&
         passo_value_is_number (passo_value_get_member (value, "end")) &&
         passo_value_is_array (passo_value_get_member (value, "groups")) &&
         passo_jsonata_is_function (passo_value_get_member (value, "next"));
}

/* From units of UTF-16, which a match counts in, to bytes, going on from the last match. */
static gboolean
locate (Matches *self)
{
  double start = passo_value_get_number (passo_value_get_member (self->match, "start"));
  double end = passo_value_get_number (passo_value_get_member (self->match, "end"));
  const char *at = self->string + self->end;
  const char *limit = self->string + self->length;

  if (start < self->units || end < start)
    return FALSE;
  for (glong i = self->units; i < end && at < limit;)
    {
      if (i == (glong) start)
        self->start = (gsize) (at - self->string);
      i += (guchar) *at >= 0xf0 ? 2 : 1;
      at = g_utf8_next_char (at);
    }
  if (start == end)
    self->start = (gsize) (at - self->string);
  self->end = (gsize) (at - self->string);
  self->units = (glong) end;

  return TRUE;
}

/* An expression tells itself where its matches are. */
static gboolean
matches_next_by_regex (Matches  *self,
                       gboolean *found)
{
  const PassoJsonataRange *whole;

  if (!passo_jsonata_find_match (self->call, self->regex, self->text, self->found.end,
                                 &self->found, found))
    return FALSE;
  if (!*found)
    return TRUE;
  whole = &g_array_index (self->found.ranges, PassoJsonataRange, 0);
  self->start = whole->start;
  self->end = whole->end;

  return TRUE;
}

/* The object of the match, made when somebody asks for it. */
static PassoValue
matches_dup_match (Matches  *self,
                   gboolean  with_next)
{
  if (self->regex == NULL)
    return passo_value_ref (self->match);

  return passo_jsonata_make_match (self->call->evaluation, self->regex, self->text, &self->found,
                                   with_next);
}

static gboolean
matches_next (Matches  *self,
              gboolean *found)
{
  PassoValue next = PASSO_VALUE_INIT;
  gboolean success;

  if (self->regex != NULL)
    return matches_next_by_regex (self, found);
  if (passo_value_is_undefined (self->match))
    success = passo_jsonata_call_function (self->call, self->matcher, &self->text, 1, &next);
  else
    success = passo_jsonata_call_function (self->call, passo_value_get_member (self->match, "next"),
                                           NULL, 0, &next);
  passo_value_take (&self->match, next);
  if (!success)
    return FALSE;
  *found = !passo_value_is_undefined (next);
  if (*found && (!is_match (next) || !locate (self)))
    return passo_jsonata_raise (self->call, "T1010");

  return TRUE;
}

static gboolean
get_limit (PassoJsonataCall *call,
           PassoValue        value,
           const char       *code,
           double           *limit)
{
  *limit = passo_value_is_number (value) ? passo_value_get_number (value) : INFINITY;

  return *limit >= 0 || passo_jsonata_raise_value (call, code, value);
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_match)
{
  g_auto (Matches) matches = { NULL };
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean found = FALSE;
  double limit;

  passo_array_builder_init (&builder, 0);
  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  if (!get_limit (call, arguments[2], "D3040", &limit))
    return FALSE;
  matches_init (&matches, call, arguments[0], arguments[1]);
  if (limit > 0 && !matches_next (&matches, &found))
    return FALSE;
  for (double i = 0; found && i < limit; i++)
    {
      g_auto (PassoObjectBuilder) object = { NULL };
      g_auto (PassoValue) match = matches_dup_match (&matches, FALSE);

      passo_object_builder_init (&object, 3);
      passo_object_builder_put (&object, "match", -1, passo_value_get_member (match, "match"));
      passo_object_builder_put (&object, "index", -1, passo_value_get_member (match, "start"));
      passo_object_builder_put (&object, "groups", -1, passo_value_get_member (match, "groups"));
      passo_array_builder_take (&builder, passo_object_builder_finish (&object));
      if (!passo_jsonata_charge (call, 0) || !passo_jsonata_spend (call, OBJECT_STEPS) ||
          !matches_next (&matches, &found))
        return FALSE;
    }
  *result = passo_jsonata_finish_sequence (&builder);

  return TRUE;
}

static const char *
find_bytes (const char *text,
            gsize       length,
            const char *wanted,
            gsize       n_wanted)
{
  return n_wanted == 0 ? text : memmem (text, length, wanted, n_wanted);
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_contains)
{
  g_auto (Matches) matches = { NULL };
  gboolean found = FALSE;
  gsize length, n_wanted;
  const char *text, *wanted;

  if (!passo_value_is_string (arguments[0]) || passo_value_is_undefined (arguments[1]))
    return TRUE;
  if (passo_value_is_string (arguments[1]))
    {
      text = passo_value_get_string (arguments[0], &length);
      wanted = passo_value_get_string (arguments[1], &n_wanted);
      found = find_bytes (text, length, wanted, n_wanted) != NULL;
    }
  else
    {
      matches_init (&matches, call, arguments[0], arguments[1]);
      if (!matches_next (&matches, &found))
        return FALSE;
    }
  *result = passo_value_boolean (found);

  return TRUE;
}

/* A piece of a text costs more than its characters. */
static gboolean
take_piece (PassoJsonataCall  *call,
            PassoArrayBuilder *builder,
            const char        *text,
            gsize              length)
{
  if (!passo_jsonata_spend (call, 1) || !passo_jsonata_charge (call, length))
    return FALSE;
  passo_array_builder_take (builder, passo_value_string_len (text, length));

  return TRUE;
}

static gboolean
split_characters (PassoJsonataCall  *call,
                  PassoArrayBuilder *builder,
                  const char        *text,
                  gsize              length,
                  double             limit)
{
  const char *end = text + length;

  for (double i = 0; i < limit && text < end; i++)
    {
      const char *next = g_utf8_next_char (text);

      if (!take_piece (call, builder, text, (gsize) (next - text)))
        return FALSE;
      text = next;
    }

  return TRUE;
}

static gboolean
split_string (PassoJsonataCall  *call,
              PassoArrayBuilder *builder,
              const PassoValue  *arguments,
              double             limit)
{
  gsize length, n_wanted;
  const char *text = passo_value_get_string (arguments[0], &length);
  const char *wanted = passo_value_get_string (arguments[1], &n_wanted);
  const char *end = text + length;

  /* JavaScript counts whole pieces, in 32 bits. */
  if (!isinf (limit))
    limit = fmod (floor (limit), 0x1p32);
  if (n_wanted == 0)
    return split_characters (call, builder, text, length, limit);
  for (double i = 0; i < limit; i++)
    {
      const char *found = find_bytes (text, (gsize) (end - text), wanted, n_wanted);
      const char *stop = found != NULL ? found : end;

      if (!take_piece (call, builder, text, (gsize) (stop - text)))
        return FALSE;
      if (found == NULL)
        break;
      text = found + n_wanted;
    }

  return TRUE;
}

static gboolean
split_matches (PassoJsonataCall  *call,
               PassoArrayBuilder *builder,
               const PassoValue  *arguments,
               double             limit)
{
  g_auto (Matches) matches = { NULL };
  gboolean found = FALSE;
  gsize from = 0;
  double n = 0;

  matches_init (&matches, call, arguments[0], arguments[1]);
  if (limit > 0 && !matches_next (&matches, &found))
    return FALSE;
  for (; found && n < limit; n++)
    {
      if (!take_piece (call, builder, matches.string + from, matches.start - from))
        return FALSE;
      from = matches.end;
      if (!matches_next (&matches, &found))
        return FALSE;
    }

  return n >= limit || take_piece (call, builder, matches.string + from, matches.length - from);
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_split)
{
  g_auto (PassoArrayBuilder) builder = { NULL };
  gboolean success;
  double limit;

  passo_array_builder_init (&builder, 0);
  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  if (!get_limit (call, arguments[2], "D3020", &limit))
    return FALSE;
  success = passo_value_is_string (arguments[1]) ? split_string (call, &builder, arguments, limit)
                                                 : split_matches (call, &builder, arguments, limit);
  if (success)
    *result = passo_array_builder_finish (&builder);

  return success;
}

/* $replace */

/* The most digits after a dollar that name a group there is: $12 is $1 and a 2 where there are
 * fewer than 12. */
static guint
read_group (const char *text,
            gsize       length,
            guint       n_groups,
            guint      *group)
{
  guint number = 0;
  guint n_digits = 0;

  while (n_digits < length && g_ascii_isdigit (text[n_digits]))
    {
      guint longer = number * 10 + (guint) (text[n_digits] - '0');

      if (n_digits > 0 && longer > n_groups)
        break;
      number = longer;
      n_digits++;
    }
  *group = number;

  return n_digits;
}

static void
append_text (GString    *out,
             PassoValue  value)
{
  gsize length;
  const char *text = passo_value_get_string (value, &length);

  if (passo_value_is_string (value))
    g_string_append_len (out, text, (gssize) length);
}

static guint
matches_get_n_groups (const Matches *self)
{
  return self->regex != NULL
         ? self->found.ranges->len - 1
         : passo_value_get_size (passo_value_get_member (self->match, "groups"));
}

/* Group 0 is the match. */
static void
append_group (GString       *out,
              const Matches *self,
              guint          group)
{
  PassoJsonataRange range;

  if (self->regex == NULL && group == 0)
    append_text (out, passo_value_get_member (self->match, "match"));
  else if (self->regex == NULL)
    append_text (out, passo_value_get_element (passo_value_get_member (self->match, "groups"),
                                               group - 1));
  else if (passo_jsonata_found_get_range (&self->found, group, &range))
    g_string_append_len (out, self->string + range.start, (gssize) (range.end - range.start));
}

static void
append_replacement (GString       *out,
                    PassoValue     replacement,
                    const Matches *matches)
{
  guint n_groups = matches_get_n_groups (matches);
  gsize length;
  const char *text = passo_value_get_string (replacement, &length);

  for (gsize i = 0; i < length; i++)
    {
      guint group;
      guint n_digits;

      if (text[i] != '$')
        {
          g_string_append_c (out, text[i]);
          continue;
        }
      n_digits = read_group (text + i + 1, length - i - 1, n_groups, &group);
      if (n_digits == 0)
        g_string_append_c (out, '$');
      if (n_digits == 0 && i + 1 < length && text[i + 1] == '$')
        i++;
      else if (n_digits > 0 && group <= n_groups)
        append_group (out, matches, group);
      i += n_digits;
    }
}

static gboolean
replace_match (Matches    *matches,
               PassoValue  replacement,
               GString    *out)
{
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_auto (PassoValue) match = PASSO_VALUE_INIT;

  if (passo_value_is_string (replacement))
    {
      append_replacement (out, replacement, matches);
      return TRUE;
    }
  match = matches_dup_match (matches, TRUE);
  if (!passo_jsonata_charge (matches->call, 0) ||
      !passo_jsonata_spend (matches->call, OBJECT_STEPS) ||
      !passo_jsonata_call_function (matches->call, replacement, &match, 1, &value))
    return FALSE;
  if (!passo_value_is_string (value))
    return passo_jsonata_raise_value (matches->call, "D3012", value);
  append_text (out, value);

  return TRUE;
}

static gboolean
replace_matches (PassoJsonataCall *call,
                 const PassoValue *arguments,
                 double            limit,
                 GString          *out)
{
  g_auto (Matches) matches = { NULL };
  gboolean found = FALSE;
  gsize from = 0;

  matches_init (&matches, call, arguments[0], arguments[1]);
  if (limit > 0 && !matches_next (&matches, &found))
    return FALSE;
  for (double i = 0; found && i < limit; i++)
    {
      gsize before = out->len;

      g_string_append_len (out, matches.string + from, (gssize) (matches.start - from));
      if (!replace_match (&matches, arguments[2], out) ||
          !passo_jsonata_spend (call, 1 + out->len - before) ||
          !passo_jsonata_charge (call, 2 * out->len))
        return FALSE;
      from = matches.end;
      if (!matches_next (&matches, &found))
        return FALSE;
    }
  g_string_append_len (out, matches.string + from, (gssize) (matches.length - from));

  return TRUE;
}

static gboolean
replace_strings (PassoJsonataCall *call,
                 const PassoValue *arguments,
                 double            limit,
                 GString          *out)
{
  gsize length, n_wanted;
  const char *text = passo_value_get_string (arguments[0], &length);
  const char *wanted = passo_value_get_string (arguments[1], &n_wanted);
  const char *end = text + length;

  if (n_wanted == 0)
    return passo_jsonata_raise_value (call, "D3010", arguments[1]);
  for (double i = 0; i < limit; i++)
    {
      const char *found = find_bytes (text, (gsize) (end - text), wanted, n_wanted);
      gsize before = out->len;

      if (found == NULL)
        break;
      g_string_append_len (out, text, found - text);
      if (passo_jsonata_is_function (arguments[2]))
        {
          g_auto (PassoValue) value = PASSO_VALUE_INIT;

          if (!passo_jsonata_call_function (call, arguments[2], &arguments[1], 1, &value))
            return FALSE;
          if (!passo_value_is_string (value))
            return passo_jsonata_raise_value (call, "D3012", value);
          append_text (out, value);
        }
      else
        append_text (out, arguments[2]);
      text = found + n_wanted;
      if (!passo_jsonata_spend (call, 1 + out->len - before) ||
          !passo_jsonata_charge (call, 2 * out->len))
        return FALSE;
    }
  g_string_append_len (out, text, end - text);

  return TRUE;
}

PASSO_JSONATA_IMPLEMENTATION (passo_jsonata_replace)
{
  g_autoptr (GString) out = g_string_new (NULL);
  double limit;
  gboolean success;

  if (!passo_value_is_string (arguments[0]))
    return TRUE;
  if (!get_limit (call, arguments[3], "D3011", &limit))
    return FALSE;
  success = passo_value_is_string (arguments[1]) ? replace_strings (call, arguments, limit, out)
                                                 : replace_matches (call, arguments, limit, out);

  return success && passo_jsonata_take_text (call, out, result);
}
