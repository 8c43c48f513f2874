/* passo-jsonata-signature.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-jsonata-function-private.h"

#include <string.h>

#include "json/passo-array-builder.h"

/* Types as letters: b n s l a o f, and m for an argument that is undefined. */
#define ANY "bnslaofm"
#define ANY_JSON "bnslaom"

/* One parameter of a signature. */
typedef struct
{
  char     letters[12];  /* the types that fit */
  guint    types;        /* the same, a bit for each type of a value */
  char     type;         /* its letter; ( for a choice */
  char     element;      /* of an array: the first letter; 0 when the signature does not say */
  gboolean nested;       /* elements have a signature of their own, of which no more is looked at */
  gboolean context;
  gboolean optional;
  gboolean many;
} Parameter;

struct _PassoJsonataSignature
{
  GArray *parameters;
};

/* Where the matching of one call stands. */
typedef struct
{
  const PassoJsonataSignature *signature;
  PassoJsonataArguments       *arguments;
  guint                       *counts;    /* arguments that each parameter got */
  guint                        furthest;  /* the first argument that never fitted */
} Match;

typedef struct
{
  const char  *text;
  gsize        length;
  gsize        at;
  const char **code;
} Scanner;

static const struct
{
  char        letter;
  const char *plural;
} plurals[] = {
  { 'a', "arrays" }, { 'b', "booleans" }, { 'f', "functions" },
  { 'n', "numbers" }, { 'o', "objects" }, { 's', "strings" },
};

static const char type_letters[] = { 'm', 'l', 'b', 'n', 's', 'a', 'o', 'f' };

static char
get_letter (PassoValue value)
{
  return type_letters[MIN (value.type, PASSO_JSONATA_FUNCTION)];
}

static gboolean
fail (Scanner    *scanner,
      const char *code)
{
  *scanner->code = code;

  return FALSE;
}

/* Skips `<...>` and what it nests. */
static gboolean
scan_element (Scanner   *scanner,
              Parameter *parameter)
{
  gsize start = scanner->at + 1;
  int depth = 0;

  do
    {
      if (scanner->at >= scanner->length)
        return fail (scanner, "S0401");
      depth += scanner->text[scanner->at] == '<' ? 1 : 0;
      depth -= scanner->text[scanner->at] == '>' ? 1 : 0;
      scanner->at++;
    }
  while (depth > 0);
  parameter->element = scanner->text[start];
  parameter->nested = scanner->at - 1 - start > 1;

  return TRUE;
}

static gboolean
scan_choice (Scanner   *scanner,
             Parameter *parameter)
{
  gsize start = scanner->at - 1;
  gsize n = 0;
  int depth = 1;

  while (scanner->at < scanner->length)
    {
      char c = scanner->text[scanner->at++];

      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0)
        break;
      if (c == '<')
        {
          scanner->at = start;
          return fail (scanner, "S0402");
        }
      if (strchr ("bnslaof", c) != NULL && n < 8 && strchr (parameter->letters, c) == NULL)
        parameter->letters[n++] = c;
      else if (c == 'x' || c == 'j')
        n = g_strlcpy (parameter->letters, c == 'x' ? ANY : ANY_JSON, sizeof parameter->letters);
    }
  if (strchr (parameter->letters, 'm') == NULL)
    g_strlcat (parameter->letters, "m", sizeof parameter->letters);

  return TRUE;
}

static void
scan_type (char       c,
           Parameter *parameter)
{
  parameter->type = c;
  if (c == 'x' || c == 'a')
    g_strlcpy (parameter->letters, ANY, sizeof parameter->letters);
  else if (c == 'j')
    g_strlcpy (parameter->letters, ANY_JSON, sizeof parameter->letters);
  else if (c == 'f')
    g_strlcpy (parameter->letters, "f", sizeof parameter->letters);
  else
    {
      parameter->letters[0] = c;
      parameter->letters[1] = 'm';
    }
}

static gboolean
scan_modifier (Scanner   *scanner,
               Parameter *parameter,
               char       c)
{
  switch (c)
    {
    case '-':
      parameter->context = TRUE;
      return TRUE;
    case '?':
      parameter->optional = TRUE;
      return TRUE;
    case '+':
      parameter->many = TRUE;
      return TRUE;
    default:
      scanner->at--;
      if (parameter->type != 'a' && parameter->type != 'f')
        return fail (scanner, "S0401");
      return scan_element (scanner, parameter);
    }
}

static gboolean
scan (Scanner *scanner,
      GArray  *parameters)
{
  while (scanner->at < scanner->length)
    {
      char c = scanner->text[scanner->at++];
      Parameter *last = parameters->len > 0
                        ? &g_array_index (parameters, Parameter, parameters->len - 1) : NULL;
      Parameter parameter = { .type = c };

      if (c == ':' || c == '>')
        break;
      if (c != '\0' && strchr ("-?+<", c) != NULL)
        {
          /* Before any type, only brackets have no meaning. */
          if (last != NULL && !scan_modifier (scanner, last, c))
            return FALSE;
          if (last == NULL && c == '<')
            {
              scanner->at--;
              return fail (scanner, "S0401");
            }
          continue;
        }
      if (c == '\0' || strchr ("bnslaofxj(", c) == NULL)
        continue;
      if (c != '(')
        scan_type (c, &parameter);
      else if (!scan_choice (scanner, &parameter))
        return FALSE;
      g_array_append_val (parameters, parameter);
    }

  return TRUE;
}

static void
set_types (Parameter *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_letters); i++)
    if (strchr (parameter->letters, type_letters[i]) != NULL)
      parameter->types |= 1u << i;
}

/**
 * passo_jsonata_signature_new: (skip)
 * @text: a signature, `<s-nn?:s>`
 * @length: its bytes
 * @code: (out): the error of a bad one: S0401, S0402
 * @position: (out): where in @text it is
 *
 * Returns: (transfer full) (nullable): the signature
 */
PassoJsonataSignature *
passo_jsonata_signature_new (const char  *text,
                             gsize        length,
                             const char **code,
                             gsize       *position)
{
  g_autoptr (PassoJsonataSignature) self = g_new0 (PassoJsonataSignature, 1);
  Scanner scanner = { text, length, 0, code };

  self->parameters = g_array_new (FALSE, TRUE, sizeof (Parameter));
  if (length > 0 && text[0] == '<')
    scanner.at = 1;
  if (!scan (&scanner, self->parameters))
    {
      *position = MIN (scanner.at, length);
      return NULL;
    }
  for (guint i = 0; i < self->parameters->len; i++)
    set_types (&g_array_index (self->parameters, Parameter, i));

  return g_steal_pointer (&self);
}

/**
 * passo_jsonata_signature_free: (skip)
 * @self: a signature
 *
 * Frees it.
 */
void
passo_jsonata_signature_free (PassoJsonataSignature *self)
{
  g_array_unref (self->parameters);
  g_free (self);
}

/**
 * passo_jsonata_signature_get_n: (skip)
 * @self: a signature
 *
 * Returns: its parameters
 */
guint
passo_jsonata_signature_get_n (const PassoJsonataSignature *self)
{
  return self->parameters->len;
}

static gboolean
fits (const Parameter *parameter,
      PassoValue       value)
{
  return (parameter->types >> MIN (value.type, PASSO_JSONATA_FUNCTION) & 1) != 0;
}

/* Each parameter takes as much as it can, and gives back while the rest does not fit. A signature
 * has a handful of parameters and only `+` takes several arguments. */
static gboolean
match_from (Match *match,
            guint  position,
            guint  argument)
{
  const Parameter *parameter;
  guint n = match->arguments->n_values;
  guint lowest, highest = 0;

  match->furthest = MAX (match->furthest, argument);
  if (position == match->signature->parameters->len)
    return argument == n;
  parameter = &g_array_index (match->signature->parameters, Parameter, position);
  lowest = parameter->optional || parameter->context ? 0 : 1;
  while (argument + highest < n && (highest == 0 || parameter->many) &&
         fits (parameter, passo_jsonata_arguments_get (match->arguments)[argument + highest]))
    highest++;
  for (guint taken = highest + 1; taken-- > lowest;)
    {
      match->counts[position] = taken;
      if (match_from (match, position + 1, argument + taken))
        return TRUE;
    }
  match->furthest = MAX (match->furthest, argument + highest);

  return FALSE;
}

static const char *
get_plural (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (plurals); i++)
    if (plurals[i].letter == letter)
      return plurals[i].plural;

  return NULL;
}

static gboolean
raise_elements (const Parameter  *parameter,
                PassoJsonataCall *call,
                guint             position)
{
  const char *plural = parameter->nested ? NULL : get_plural (parameter->element);
  g_auto (PassoValue) value = plural == NULL ? passo_value_undefined ()
                                             : passo_value_string (plural);

  return passo_jsonata_raise_index (call, "T0412", position, value);
}

/* The first element tells the type; all others must be of the same. */
static gboolean
check_elements (PassoValue array,
                char       element)
{
  for (guint i = 0; i < passo_value_get_size (array); i++)
    if (get_letter (passo_value_get_element (array, i)) != element)
      return FALSE;

  return TRUE;
}

/* An array parameter: its elements are checked, a single value becomes an array. @letter is that
 * of the argument which was matched. */
static gboolean
fit_array (const Parameter  *parameter,
           PassoJsonataCall *call,
           guint             position,
           char              letter,
           PassoValue       *value)
{
  g_auto (PassoArrayBuilder) builder = { NULL };

  if (letter == 'm')
    return TRUE;
  if (letter == 'a')
    return parameter->element == 0 || check_elements (*value, parameter->element) ||
           raise_elements (parameter, call, position);
  if (parameter->element != 0 && (parameter->nested || parameter->element != letter))
    return raise_elements (parameter, call, position);
  passo_array_builder_init (&builder, 1);
  passo_array_builder_append_any (&builder, *value);
  passo_value_take (value, passo_array_builder_finish (&builder));

  return TRUE;
}

static gboolean
add_argument (const Parameter       *parameter,
              PassoJsonataCall      *call,
              guint                  position,
              char                   letter,
              PassoValue             value,
              PassoJsonataArguments *out)
{
  passo_jsonata_arguments_take (out, passo_value_ref (value));
  if (parameter->type != 'a')
    return TRUE;

  return fit_array (parameter, call, position, letter,
                    &passo_jsonata_arguments_get (out)[out->n_values - 1]);
}

/* The context stands in for the argument @at; it takes none. */
static gboolean
add_context (const Parameter       *parameter,
             PassoJsonataCall      *call,
             guint                  at,
             PassoJsonataArguments *out)
{
  if (!fits (parameter, call->input))
    return passo_jsonata_raise_index (call, "T0411", at + 1, call->input);
  passo_jsonata_arguments_take (out, passo_value_ref (call->input));

  return TRUE;
}

/* Arguments keep their places: a parameter that may be left out gets the one that stands at its
 * place, though it was matched with a later parameter; those then get what follows, which is taken
 * for an array or none by what was matched. */
static gboolean
fill (const PassoJsonataSignature *self,
      PassoJsonataCall            *call,
      const guint                 *counts,
      PassoJsonataArguments       *arguments,
      PassoJsonataArguments       *out)
{
  guint at = 0;
  guint matched = 0;

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      if (counts[i] == 0 && parameter->context)
        {
          if (!add_context (parameter, call, at, out))
            return FALSE;
          continue;
        }
      if (counts[i] == 0)
        passo_jsonata_arguments_take (out, passo_value_ref (
                                        passo_jsonata_arguments_peek (arguments, at++)));
      for (guint j = 0; j < counts[i]; j++, at++)
        {
          char letter = get_letter (passo_jsonata_arguments_peek (arguments, matched++));

          if (!add_argument (parameter, call, at + 1, letter,
                             passo_jsonata_arguments_peek (arguments, at), out))
            return FALSE;
        }
    }

  return TRUE;
}

/* Nearly all calls: an argument for each parameter, but perhaps for the last ones. */
static gboolean
match_in_order (const PassoJsonataSignature *self,
                PassoJsonataArguments       *arguments)
{
  const PassoValue *values = passo_jsonata_arguments_get (arguments);

  if (arguments->n_values > self->parameters->len)
    return FALSE;
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      if (parameter->many || (i < arguments->n_values
                              ? !fits (parameter, values[i])
                              : !parameter->optional && !parameter->context))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_in_order (const PassoJsonataSignature *self,
               PassoJsonataCall            *call,
               PassoJsonataArguments       *arguments)
{
  PassoValue *values = passo_jsonata_arguments_get (arguments);
  guint at = arguments->n_values;

  for (guint i = 0; i < at; i++)
    if (g_array_index (self->parameters, Parameter, i).type == 'a' &&
        !fit_array (&g_array_index (self->parameters, Parameter, i), call, i + 1,
                    get_letter (values[i]), &values[i]))
      return FALSE;
  for (guint i = at; i < self->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      if (!parameter->context)
        {
          passo_jsonata_arguments_take (arguments, passo_value_undefined ());
          at++;
        }
      else if (!add_context (parameter, call, at, arguments))
        return FALSE;
    }

  return TRUE;
}

/**
 * passo_jsonata_signature_apply: (skip)
 * @self: a signature
 * @call: the call; its input is the context
 * @arguments: put in the order of the parameters
 *
 * Returns: %FALSE when they do not fit and an error was raised
 */
gboolean
passo_jsonata_signature_apply (const PassoJsonataSignature *self,
                               PassoJsonataCall            *call,
                               PassoJsonataArguments       *arguments)
{
  g_autofree guint *counts = NULL;
  g_auto (PassoJsonataArguments) out = { NULL };
  Match match = { self, arguments, NULL, 0 };

  if (match_in_order (self, arguments))
    return fill_in_order (self, call, arguments);
  match.counts = counts = g_new0 (guint, self->parameters->len + 1);
  if (!match_from (&match, 0, 0))
    return passo_jsonata_raise_index (call, "T0410", match.furthest + 1,
                                      passo_jsonata_arguments_peek (arguments, match.furthest));
  if (!fill (self, call, counts, arguments, &out))
    return FALSE;
  passo_jsonata_arguments_clear (arguments);
  *arguments = out;
  memset (&out, 0, sizeof out);

  return TRUE;
}
