/* passo-jsonata-regex.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regular expressions as JavaScript reads them, by PCRE2. Work, depth and memory of a match are
 * limited, and a limit is an error.
 */

#include "config.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "expr/jsonata/passo-jsonata-evaluation-private.h"
#include "expr/passo-utf16.h"
#include "json/passo-object-builder.h"

#define MATCH_LIMIT 1000000
#define DEPTH_LIMIT 100000
#define HEAP_LIMIT_KIB 16384

/* The work of a search, in steps. */
#define MATCH_STEPS 50
#define ITEM_STEPS 10

struct _PassoJsonataRegex
{
  pcre2_code          *code;
};

/* What an evaluation keeps from one search to the next, which takes longer to make than to use. */
struct _PassoJsonataSearch
{
  const PassoJsonataRegex *regex;   /* that the data are for */
  pcre2_match_data        *data;
  pcre2_match_context     *context;
  PassoJsonataEvaluation  *evaluation;
  gsize                    at;      /* where the last item was tried */
};

/*
 * passo_jsonata_regex_new:
 * @pattern: as JavaScript has it
 * @length: its length
 * @flags: `i`, `m`
 * @n_flags: how many
 *
 * Returns: (nullable): the expression, or %NULL where the pattern is none
 */
PassoJsonataRegex *
passo_jsonata_regex_new (const char *pattern,
                         gsize       length,
                         const char *flags,
                         gsize       n_flags)
{
  gboolean is_multiline = memchr (flags, 'm', n_flags) != NULL;
  g_autoptr (GString) text = passo_jsonata_pattern_translate (pattern, length, is_multiline);
  guint32 options = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS |
                    PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C |
                    PCRE2_AUTO_CALLOUT;
  PassoJsonataRegex *self;
  pcre2_compile_context *compile;
  pcre2_code *compiled;
  int code;
  gsize offset;

  if (text == NULL)
    return NULL;
  if (memchr (flags, 'i', n_flags) != NULL)
    options |= PCRE2_CASELESS;
  compile = pcre2_compile_context_create (NULL);
  pcre2_set_compile_extra_options (compile, PCRE2_EXTRA_ALT_BSUX);
  compiled = pcre2_compile ((PCRE2_SPTR) text->str, text->len, options, &code, &offset, compile);
  pcre2_compile_context_free (compile);
  if (compiled == NULL)
    return NULL;

  self = g_new0 (PassoJsonataRegex, 1);
  self->code = compiled;

  return self;
}

void
passo_jsonata_regex_free (PassoJsonataRegex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->code, pcre2_code_free);
  g_free (self);
}

/* Is called before each item of the pattern is tried. The limits of PCRE2 hold for one place in the
 * text and do not count what an item goes over. */
static int
count_work (pcre2_callout_block *block,
            void                *data)
{
  PassoJsonataSearch *search = data;
  gsize gone = block->current_position > search->at ? block->current_position - search->at : 0;

  search->at = block->current_position;

  return passo_jsonata_take_steps (search->evaluation, ITEM_STEPS + gone / PASSO_JSONATA_STEP_BYTES)
         ? 0 : PCRE2_ERROR_CALLOUT;
}

static PassoJsonataSearch *
get_search (PassoJsonataEvaluation  *self,
            const PassoJsonataRegex *regex)
{
  PassoJsonataSearch *search = self->search;

  if (search == NULL)
    {
      self->search = search = g_new0 (PassoJsonataSearch, 1);
      search->evaluation = self;
      search->context = pcre2_match_context_create (NULL);
      pcre2_set_match_limit (search->context, MATCH_LIMIT);
      pcre2_set_depth_limit (search->context, DEPTH_LIMIT);
      pcre2_set_heap_limit (search->context, HEAP_LIMIT_KIB);
      pcre2_set_callout (search->context, count_work, search);
    }
  if (search->regex != regex)
    {
      g_clear_pointer (&search->data, pcre2_match_data_free);
      search->data = pcre2_match_data_create_from_pattern (regex->code, NULL);
      search->regex = regex;
    }

  return search;
}

void
passo_jsonata_search_free (PassoJsonataSearch *self)
{
  g_clear_pointer (&self->data, pcre2_match_data_free);
  g_clear_pointer (&self->context, pcre2_match_context_free);
  g_free (self);
}

static void
copy_groups (pcre2_match_data *data,
             guint             n_groups,
             GArray           *groups)
{
  const gsize *ends = pcre2_get_ovector_pointer (data);

  g_array_set_size (groups, 0);
  for (guint i = 0; i < n_groups; i++)
    {
      PassoJsonataRange range = { ends[2 * i], ends[2 * i + 1] };

      g_array_append_val (groups, range);
    }
}

/*
 * passo_jsonata_regex_match:
 * @offset: the byte to look from
 * @groups: ranges of the match and of its groups; one not set has %PCRE2_UNSET
 * @matched: (out): whether there is a match
 *
 * Returns: FALSE when the search has failed: a limit is never a "no match"
 */
gboolean
passo_jsonata_regex_match (const PassoJsonataRegex *regex,
                           PassoJsonataEvaluation  *self,
                           const char              *text,
                           gsize                    length,
                           gsize                    offset,
                           GArray                  *groups,
                           gboolean                *matched)
{
  PassoJsonataSearch *search = get_search (self, regex);
  gsize gone = length - offset;
  int result;

  *matched = FALSE;
  search->at = offset;
  result = pcre2_match (regex->code, (PCRE2_SPTR) text, length, offset, PCRE2_NO_UTF_CHECK,
                        search->data, search->context);
  *matched = result > 0;
  if (result < 0 && result != PCRE2_ERROR_NOMATCH)
    return passo_jsonata_fail_limit (self, PASSO_JSONATA_LIMIT_MATCH, 0);
  if (*matched)
    {
      copy_groups (search->data, pcre2_get_ovector_count (search->data), groups);
      gone = g_array_index (groups, PassoJsonataRange, 0).end - offset;
    }

  return passo_jsonata_take_steps (self, MATCH_STEPS + gone / PASSO_JSONATA_STEP_BYTES);
}

/* FALSE: the group is not in the match. */
gboolean
passo_jsonata_found_get_range (const PassoJsonataFound *self,
                               guint                    group,
                               PassoJsonataRange       *range)
{
  *range = g_array_index (self->ranges, PassoJsonataRange, group);

  return range->start != PCRE2_UNSET;
}

static PassoValue
slice (const char        *text,
       PassoJsonataRange  range)
{
  if (range.start == PCRE2_UNSET)
    return passo_value_undefined ();

  return passo_value_string_len (text + range.start, range.end - range.start);
}

/* A group that matched nothing is an element that is undefined. */
static PassoValue
make_groups (const char *text,
             GArray     *ranges)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  passo_array_builder_init (&builder, ranges->len);
  for (guint i = 1; i < ranges->len; i++)
    {
      g_auto (PassoValue) group = slice (text, g_array_index (ranges, PassoJsonataRange, i));

      passo_array_builder_append_any (&builder, group);
    }

  return passo_array_builder_finish (&builder);
}

/*
 * passo_jsonata_place_move:
 * @self: a place at the beginning of @text
 * @text: a string
 * @units: so many of UTF-16 further on; a half is none
 *
 * Returns: FALSE when @text ends before
 */
gboolean
passo_jsonata_place_move (PassoJsonataPlace *self,
                          PassoValue         text,
                          double             units)
{
  gsize length;
  const char *string = passo_value_get_string (text, &length);
  const char *at = string;

  while (at < string + length && self->units + 1 <= units)
    {
      const char *next = g_utf8_next_char (at);

      self->units += passo_utf16_count (at, (gsize) (next - at));
      at = next;
    }
  self->offset = (gsize) (at - string);

  return !(self->units + 1 <= units);
}

/*
 * passo_jsonata_find_match:
 * @text: a string
 * @from: where to look from: the end of the match before, or nowhere for the first one
 * @match: where it is; its ranges are made by the first call and freed by the caller
 * @found: (out): whether there is one
 *
 * Looks for a match. The first one may be empty; going on from one that is would not end.
 *
 * Returns: FALSE when the search has failed
 */
gboolean
passo_jsonata_find_match (PassoJsonataCall        *call,
                          const PassoJsonataRegex *regex,
                          PassoValue               text,
                          PassoJsonataPlace        from,
                          PassoJsonataFound       *match,
                          gboolean                *found)
{
  PassoJsonataRange whole;
  gsize length;
  const char *string = passo_value_get_string (text, &length);

  *found = FALSE;
  if (from.is_next && from.offset >= length)
    return TRUE;
  if (match->ranges == NULL)
    match->ranges = g_array_new (FALSE, FALSE, sizeof (PassoJsonataRange));
  if (!passo_jsonata_regex_match (regex, call->evaluation, string, length, from.offset,
                                  match->ranges, found))
    return FALSE;
  if (!*found)
    return TRUE;
  whole = g_array_index (match->ranges, PassoJsonataRange, 0);
  if (from.is_next && whole.end == whole.start)
    return passo_jsonata_raise (call, "D1004");

  /* A look-behind may begin before; units are counted on from the last place. */
  match->units = from.units + passo_utf16_count (string + from.offset, whole.start - from.offset);
  match->end.is_next = TRUE;
  match->end.offset = whole.end;
  match->end.units = match->units +
                     passo_utf16_count (string + whole.start, whole.end - whole.start);

  return TRUE;
}

/*
 * passo_jsonata_make_match:
 * @with_next: whether the match shall find the one after it
 *
 * Returns: a match as an object
 */
PassoValue
passo_jsonata_make_match (PassoJsonataEvaluation  *self,
                          const PassoJsonataRegex *regex,
                          PassoValue               text,
                          const PassoJsonataFound *match,
                          gboolean                 with_next)
{
  g_auto (PassoObjectBuilder) builder = { NULL };
  const char *string = passo_value_get_string (text, NULL);
  PassoValue whole = slice (string, g_array_index (match->ranges, PassoJsonataRange, 0));

  passo_object_builder_init (&builder, 5);
  passo_object_builder_take (&builder, "match", -1, whole);
  passo_object_builder_take (&builder, "start", -1, passo_value_integer (match->units));
  passo_object_builder_take (&builder, "end", -1, passo_value_integer (match->end.units));
  passo_object_builder_take (&builder, "groups", -1, make_groups (string, match->ranges));
  if (with_next)
    {
      PassoJsonataFunction *next = passo_jsonata_function_new (self, PASSO_JSONATA_NEXT_MATCH);

      next->regex = regex;
      next->input = passo_value_ref (text);
      next->place = match->end;
      passo_object_builder_take (&builder, "next", -1, passo_jsonata_function_wrap (next));
    }

  return passo_object_builder_finish (&builder);
}

/*
 * passo_jsonata_call_regex:
 * @text: a string
 * @from: where to look from: the end of the match before, or nowhere for the first one
 * @out: (out): a match as an object, whose `next` finds the next one; undefined for none
 *
 * Calls a regular expression as a function.
 *
 * Returns: FALSE when the search has failed
 */
gboolean
passo_jsonata_call_regex (PassoJsonataCall        *call,
                          const PassoJsonataRegex *regex,
                          PassoValue               text,
                          PassoJsonataPlace        from,
                          PassoValue              *out)
{
  g_auto (PassoJsonataFound) match = { NULL };
  gboolean found;

  if (!passo_jsonata_find_match (call, regex, text, from, &match, &found))
    return FALSE;
  if (!found)
    return TRUE;
  *out = passo_jsonata_make_match (call->evaluation, regex, text, &match, TRUE);

  return passo_jsonata_take_bytes (call->evaluation, 0) &&
         passo_jsonata_take_steps (call->evaluation, MATCH_STEPS);
}
