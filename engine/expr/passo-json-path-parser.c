/* passo-json-path-parser.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/passo-json-path-private.h"
#include "expr/passo-query-error.h"

/* The parser of paths: one function for each form. Nesting comes only from
 * filters, so recursion is bounded by passo_path_parser_enter().
 */

gboolean
passo_path_parser_fail (PassoPathParser *self,
                        gsize            start,
                        const char      *message)
{
  return passo_query_error_set (self->error, self->where, start,
                                MIN (MAX (self->position, start + 1), self->length),
                                PASSO_QUERY_ERROR_SYNTAX, message);
}

gboolean
passo_path_parser_enter (PassoPathParser *self)
{
  if (self->nesting < PASSO_JSON_PATH_MAX_NESTING)
    {
      self->nesting++;
      return TRUE;
    }

  return passo_query_error_set (self->error, self->where, self->position, self->position + 1,
                                PASSO_QUERY_ERROR_TOO_DEEP,
                                _("The filter is nested too deeply"));
}

char
passo_path_parser_peek (PassoPathParser *self)
{
  return self->position < self->length ? self->text[self->position] : '\0';
}

gboolean
passo_path_parser_accept (PassoPathParser *self,
                          const char      *token)
{
  gsize length = strlen (token);

  if (self->length - self->position < length ||
      memcmp (self->text + self->position, token, length) != 0)
    return FALSE;
  self->position += length;

  return TRUE;
}

void
passo_path_parser_skip_blanks (PassoPathParser *self)
{
  while (g_ascii_isspace (passo_path_parser_peek (self)))
    self->position++;
}

static gboolean
read_unicode_escape (PassoPathParser *self,
                     GString         *out)
{
  gunichar code = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (passo_path_parser_peek (self));

      if (digit < 0)
        return passo_path_parser_fail (self, self->position, _("Expected four hexadecimal digits"));
      code = code * 16 + (gunichar) digit;
      self->position++;
    }
  g_string_append_unichar (out, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);

  return TRUE;
}

/* After the backslash. Any other character stands for itself, as in the Jayway library. */
static gboolean
read_escape (PassoPathParser *self,
             GString         *out)
{
  static const char escapes[] = "b\bf\fn\nr\rt\t";
  char c = passo_path_parser_peek (self);
  const char *found = c == '\0' ? NULL : strchr (escapes, c);

  if (self->position >= self->length)
    return TRUE;
  self->position++;
  if (c == 'u')
    return read_unicode_escape (self, out);
  if (found != NULL && (found - escapes) % 2 == 0)
    c = found[1];
  g_string_append_c (out, c);

  return TRUE;
}

/* A backslash before the kind of quote that needs none is an ordinary character (recorded on the
 * service). */
static gboolean
is_other_quote (char c,
                char quote)
{
  return c != quote && (c == '\'' || c == '"');
}

/* A string in single or double quotes, at the opening one. */
gboolean
passo_path_parser_read_string (PassoPathParser *self,
                               PassoValue      *out)
{
  g_autoptr (GString) string = g_string_new (NULL);
  gsize start = self->position;
  char quote = self->text[self->position++];

  while (self->position < self->length)
    {
      char c = self->text[self->position++];

      if (c == quote)
        {
          *out = passo_value_string_len (string->str, string->len);
          return TRUE;
        }
      if (c != '\\' || is_other_quote (passo_path_parser_peek (self), quote))
        g_string_append_c (string, c);
      else if (!read_escape (self, string))
        return FALSE;
    }

  return passo_path_parser_fail (self, start, _("The quote is not closed"));
}

static gboolean
read_integer (PassoPathParser *self,
              gint64          *out)
{
  gsize start = self->position;
  gboolean negative = passo_path_parser_accept (self, "-");
  gsize digits = self->position;
  gint64 number = 0;

  for (; g_ascii_isdigit (passo_path_parser_peek (self)); self->position++)
    {
      number = number * 10 + (self->text[self->position] - '0');
      if (number > G_MAXINT32)
        return passo_path_parser_fail (self, start, _("The index is too large"));
    }
  if (self->position == digits)
    return passo_path_parser_fail (self, start, _("Expected a number"));
  *out = negative ? -number : number;

  return TRUE;
}

/* `n`, `n,m` and slices; at the first character after the bracket. */
static gboolean
read_indices (PassoPathParser *self,
              PassoPathStep   *step)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 number;

  if (passo_path_parser_peek (self) != ':' && !read_integer (self, &step->from))
    return FALSE;
  passo_path_parser_skip_blanks (self);
  if (passo_path_parser_accept (self, ":"))
    {
      step->kind = PASSO_PATH_STEP_SLICE;
      passo_path_parser_skip_blanks (self);
      step->has_to = passo_path_parser_peek (self) != ']';
      return !step->has_to || read_integer (self, &step->to);
    }

  step->kind = PASSO_PATH_STEP_ELEMENT;
  if (passo_path_parser_peek (self) != ',')
    return TRUE;

  step->kind = PASSO_PATH_STEP_ELEMENTS;
  g_array_append_val (indices, step->from);
  while (passo_path_parser_accept (self, ","))
    {
      passo_path_parser_skip_blanks (self);
      if (!read_integer (self, &number))
        return FALSE;
      g_array_append_val (indices, number);
      passo_path_parser_skip_blanks (self);
    }
  step->n_items = indices->len;
  step->indices = (gint64 *) g_array_free (g_steal_pointer (&indices), FALSE);

  return TRUE;
}

static gboolean
read_quoted_names (PassoPathParser *self,
                   PassoPathStep   *step)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (PassoValue));
  gboolean good = TRUE;

  do
    {
      PassoValue name = PASSO_VALUE_INIT;

      passo_path_parser_skip_blanks (self);
      if (passo_path_parser_peek (self) != '\'' && passo_path_parser_peek (self) != '"')
        good = passo_path_parser_fail (self, self->position, _("Expected a name in quotes"));
      else
        good = passo_path_parser_read_string (self, &name);
      if (good)
        g_array_append_val (names, name);
      passo_path_parser_skip_blanks (self);
    }
  while (good && passo_path_parser_accept (self, ","));

  step->kind = names->len > 1 ? PASSO_PATH_STEP_MEMBERS : PASSO_PATH_STEP_MEMBER;
  step->n_items = names->len;
  step->names = (PassoValue *) g_array_free (g_steal_pointer (&names), FALSE);

  return good;
}

static gboolean
read_filter_step (PassoPathParser *self,
                  PassoPathStep   *step)
{
  step->kind = PASSO_PATH_STEP_FILTER;
  passo_path_parser_skip_blanks (self);
  if (!passo_path_parser_accept (self, "("))
    return passo_path_parser_fail (self, self->position, _("Expected “(” after “?”"));
  if (!passo_path_parser_read_filter (self, &step->filter))
    return FALSE;
  passo_path_parser_skip_blanks (self);
  if (!passo_path_parser_accept (self, ")"))
    return passo_path_parser_fail (self, self->position, _("Expected “)” at the end of the filter"));

  return TRUE;
}

/* At the character after the opening bracket. */
static gboolean
read_bracket (PassoPathParser *self,
              PassoPathStep   *step)
{
  gsize start = self->position - 1;
  gboolean good;
  char c;

  passo_path_parser_skip_blanks (self);
  c = passo_path_parser_peek (self);
  if (c == '\'' || c == '"')
    good = read_quoted_names (self, step);
  else if (passo_path_parser_accept (self, "*"))
    {
      step->kind = PASSO_PATH_STEP_WILDCARD;
      good = TRUE;
    }
  else if (passo_path_parser_accept (self, "?"))
    good = read_filter_step (self, step);
  else if (c == '-' || c == ':' || g_ascii_isdigit (c))
    good = read_indices (self, step);
  else
    good = passo_path_parser_fail (self, start,
                                   _("Expected a name in quotes, an index, “*” or a filter"));
  if (!good)
    return FALSE;
  passo_path_parser_skip_blanks (self);
  if (!passo_path_parser_accept (self, "]"))
    return passo_path_parser_fail (self, start, _("The bracket is not closed"));

  return TRUE;
}

/* The Jayway library lets a name go on to the next dot, blank or bracket; within a filter also
 * the operators end it.
 */
static gboolean
is_name_end (const PassoPathParser *self,
             char                   c)
{
  const char *ends = self->nesting > 0 ? ".[]() ,'\"<>=~!&|\t\r\n" : ".[]() ,'\"\t\r\n";

  return c == '\0' || strchr (ends, c) != NULL;
}

static gboolean
read_function (PassoPathParser *self,
               PassoPathStep   *step,
               gsize            start,
               gsize            length)
{
  step->kind = PASSO_PATH_STEP_FUNCTION;
  step->function = passo_path_function_find (self->text + start, length);
  if (step->function == NULL)
    return passo_path_parser_fail (self, start, _("There is no such path function"));

  passo_path_parser_skip_blanks (self);
  if (step->function->has_argument && !read_integer (self, &step->from))
    return FALSE;
  passo_path_parser_skip_blanks (self);
  if (!passo_path_parser_accept (self, ")"))
    return passo_path_parser_fail (self, self->position,
                                   _("Expected “)” after the path function"));

  return TRUE;
}

/* At the first character after the dot or dots. */
static gboolean
read_dotted (PassoPathParser *self,
             PassoPathStep   *step)
{
  gsize start = self->position;
  gsize length;

  if (passo_path_parser_accept (self, "["))
    return read_bracket (self, step);
  if (passo_path_parser_accept (self, "*"))
    {
      step->kind = PASSO_PATH_STEP_WILDCARD;
      return TRUE;
    }
  while (self->position < self->length && !is_name_end (self, self->text[self->position]))
    self->position++;
  length = self->position - start;
  if (length == 0)
    return passo_path_parser_fail (self, start, _("Expected a name after the dot"));
  if (passo_path_parser_accept (self, "("))
    return read_function (self, step, start, length);

  step->kind = PASSO_PATH_STEP_MEMBER;
  step->n_items = 1;
  step->names = g_new0 (PassoValue, 1);
  step->names[0] = passo_value_string_len (self->text + start, length);

  return TRUE;
}

static gboolean
read_step (PassoPathParser *self,
           PassoPathStep   *step)
{
  if (passo_path_parser_accept (self, ".."))
    {
      step->descend = TRUE;
      return read_dotted (self, step);
    }
  if (passo_path_parser_accept (self, "."))
    return read_dotted (self, step);
  if (passo_path_parser_accept (self, "["))
    return read_bracket (self, step);

  return passo_path_parser_fail (self, self->position, _("Expected “.” or “[”"));
}

/* Characters that a Reference Path may not have outside quotes: `@ , : ? *` and parentheses. */
static gboolean
check_reference_step (PassoPathParser     *self,
                      const PassoPathStep *step,
                      gsize                start)
{
  gboolean plain = !step->descend && (step->kind == PASSO_PATH_STEP_MEMBER ||
                                      step->kind == PASSO_PATH_STEP_ELEMENT);

  for (gsize i = start; plain && self->text[start] == '.' && i < self->position; i++)
    if (strchr ("@,:?*", self->text[i]) != NULL)
      plain = FALSE;
  if (plain)
    return TRUE;

  self->position = MAX (self->position, start + 1);
  return passo_query_error_set (self->error, self->where, start, self->position,
                                PASSO_QUERY_ERROR_UNSUPPORTED,
                                _("A Reference Path names exactly one node; this step does not"));
}

static gboolean
check_step (PassoPathParser     *self,
            const PassoPathStep *step,
            gsize                start,
            guint                n_before)
{
  if ((self->flags & PASSO_JSON_PATH_REFERENCE) != 0 && !check_reference_step (self, step, start))
    return FALSE;
  if (step->kind == PASSO_PATH_STEP_FUNCTION && step->descend)
    return passo_path_parser_fail (self, start, _("Expected a name after the dots"));
  if (n_before >= PASSO_JSON_PATH_MAX_STEPS)
    return passo_query_error_set (self->error, self->where, start, self->position,
                                  PASSO_QUERY_ERROR_TOO_DEEP, _("The path has too many steps"));

  return TRUE;
}

static gboolean
at_path_end (PassoPathParser *self)
{
  char c = passo_path_parser_peek (self);

  if (self->position >= self->length)
    return TRUE;

  return self->nesting > 0 && c != '.' && c != '[';
}

static gboolean
read_steps (PassoPathParser *self,
            GArray          *steps)
{
  while (!at_path_end (self))
    {
      gsize start = self->position;
      PassoPathStep *step;

      if (steps->len > 0 &&
          g_array_index (steps, PassoPathStep, steps->len - 1).kind == PASSO_PATH_STEP_FUNCTION)
        return passo_path_parser_fail (self, start, _("A path function can only end a path"));
      g_array_set_size (steps, steps->len + 1);
      step = &g_array_index (steps, PassoPathStep, steps->len - 1);
      if (!read_step (self, step) || !check_step (self, step, start, steps->len - 1))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_variable (PassoPathParser *self,
               PassoJsonPath   *path)
{
  gsize start = self->position;

  while (self->position < self->length && !is_name_end (self, self->text[self->position]))
    self->position++;
  if (!passo_variable_name_is_valid (self->text + start, self->position - start))
    return passo_path_parser_fail (self, start, _("This is not a name of a variable"));

  path->root = PASSO_JSON_PATH_ROOT_VARIABLE;
  path->variable_length = self->position - start;
  path->variable = g_strndup (self->text + start, path->variable_length);

  return TRUE;
}

static gboolean
read_root (PassoPathParser *self,
           PassoJsonPath   *path)
{
  gsize start = self->position;

  if (self->nesting > 0 && passo_path_parser_accept (self, "@"))
    path->root = PASSO_JSON_PATH_ROOT_CURRENT;
  else if (!passo_path_parser_accept (self, "$"))
    return passo_path_parser_fail (self, start, _("A path begins with “$”"));
  else if (passo_path_parser_accept (self, "$"))
    path->root = PASSO_JSON_PATH_ROOT_CONTEXT;
  else if (!is_name_end (self, passo_path_parser_peek (self)) && !read_variable (self, path))
    return FALSE;

  if ((self->flags & PASSO_JSON_PATH_INPUT_ONLY) != 0 && self->nesting == 0 &&
      path->root != PASSO_JSON_PATH_ROOT_INPUT)
    return passo_query_error_set (self->error, self->where, start, self->position,
                                  PASSO_QUERY_ERROR_UNSUPPORTED,
                                  _("Only “$” may be the root of this path"));

  return TRUE;
}

/* Several names at the end give one object, so they do not make a path indefinite. */
static gboolean
is_definite_step (const PassoJsonPath *self,
                  guint                index)
{
  const PassoPathStep *step = &self->steps[index];

  return !step->descend && (step->kind == PASSO_PATH_STEP_MEMBER ||
                            step->kind == PASSO_PATH_STEP_ELEMENT ||
                            step->kind == PASSO_PATH_STEP_FUNCTION);
}

static void
finish_path (PassoJsonPath *self)
{
  self->definite = TRUE;
  for (guint i = 0; i < self->n_steps; i++)
    if (!is_definite_step (self, i))
      self->definite = FALSE;
  self->has_function = self->n_steps > 0 &&
    self->steps[self->n_steps - 1].kind == PASSO_PATH_STEP_FUNCTION;
}

/* A path at the cursor; inside a filter it ends where an operator or a bracket begins. */
PassoJsonPath *
passo_path_parser_read_path (PassoPathParser *self)
{
  g_autoptr (PassoJsonPath) path = g_new0 (PassoJsonPath, 1);
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (PassoPathStep));
  gsize start = self->position;
  gboolean good;

  g_atomic_ref_count_init (&path->ref_count);
  good = read_root (self, path) && read_steps (self, steps);
  path->n_steps = steps->len;
  path->steps = (PassoPathStep *) g_array_free (steps, FALSE);
  path->text = g_strndup (self->text + start, self->position - start);
  if (!good)
    return NULL;
  finish_path (path);

  return g_steal_pointer (&path);
}

static void
passo_path_step_clear (gpointer data)
{
  PassoPathStep *step = data;

  for (guint i = 0; step->names != NULL && i < step->n_items; i++)
    passo_value_clear (&step->names[i]);
  g_free (step->names);
  g_free (step->indices);
  g_clear_pointer (&step->filter, passo_path_filter_free);
}

/**
 * passo_json_path_compile:
 * @text: the path
 * @length: its bytes, or -1 where it ends with U+0000
 * @flags: what the path may be
 * @where: (nullable) (out): where it fails, in bytes of @text
 * @error: return location for a #PassoQueryError
 *
 * Compiles a path. Source: States Language specification, sections Paths and Reference Paths;
 * what these leave open is as in the Jayway library.
 *
 * Returns: (transfer full) (nullable): the path, or NULL with @error set
 */
PassoJsonPath *
passo_json_path_compile (const char          *text,
                         gssize               length,
                         PassoJsonPathFlags   flags,
                         PassoSpan           *where,
                         GError             **error)
{
  PassoPathParser parser = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  parser.text = text;
  parser.length = length < 0 ? strlen (text) : (gsize) length;
  parser.flags = flags;
  parser.where = where;
  parser.error = error;

  return passo_path_parser_read_path (&parser);
}

/**
 * passo_json_path_ref:
 * @self: a path
 *
 * Returns: (transfer full): @self
 */
PassoJsonPath *
passo_json_path_ref (PassoJsonPath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * passo_json_path_unref:
 * @self: (transfer full): a path
 */
void
passo_json_path_unref (PassoJsonPath *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_steps; i++)
    passo_path_step_clear (&self->steps[i]);
  g_free (self->steps);
  g_free (self->variable);
  g_free (self->text);
  g_free (self);
}
