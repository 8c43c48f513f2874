/* passo-jsonata-help.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "expr/jsonata/passo-jsonata-function-private.h"
#include "expr/jsonata/passo-jsonata-help.h"

/* Type letters of signatures, in the language's own words. */
static const struct
{
  char        letter;
  const char *word;
} words[] = {
  { 'a', "array" }, { 'b', "boolean" }, { 'f', "function" }, { 'j', "value" }, { 'l', "null" },
  { 'n', "number" }, { 'o', "object" }, { 's', "string" }, { 'x', "any" },
};

static const char *
find_word (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].letter == letter)
      return words[i].word;

  return NULL;
}

/* Behind the bracket that closes the one at @text. */
static const char *
skip_nested (const char *text)
{
  int depth = 0;

  for (; *text != '\0'; text++)
    {
      depth += *text == '<' ? 1 : *text == '>' ? -1 : 0;
      if (depth == 0)
        return text + 1;
    }

  return text;
}

/* The types in parentheses: "string or function" as `string|function`. */
static const char *
append_choice (GString    *usage,
               const char *text)
{
  const char *between = "";

  for (; *text != '\0' && *text != ')'; text++)
    {
      g_string_append_printf (usage, "%s%s", between, find_word (*text));
      between = "|";
    }

  return *text == ')' ? text + 1 : text;
}

/* One type with what qualifies it; what follows it is returned. */
static const char *
append_type (GString    *usage,
             const char *text)
{
  char letter = *text++;

  if (letter == '(')
    text = append_choice (usage, text);
  else
    g_string_append (usage, find_word (letter));
  if (*text == '<')
    {
      const char *end = skip_nested (text);

      if (letter == 'a' && end - text == 3)
        g_string_append_printf (usage, "<%s>", find_word (text[1]));
      text = end;
    }
  for (; *text == '-' || *text == '?' || *text == '+'; text++)
    g_string_append (usage, *text == '?' ? "?" : *text == '+' ? ", …" : "");

  return text;
}

/**
 * passo_jsonata_help_get_nth:
 * @self: (out): what is said of the function
 * @dialect: what has the function
 * @position: a position among the dialect's functions, which are in order
 *
 * Returns: FALSE when the dialect has no more
 */
gboolean
passo_jsonata_help_get_nth (PassoJsonataHelp    *self,
                            PassoJsonataDialect  dialect,
                            guint                position)
{
  const PassoJsonataFunctionInfo *info;
  guint n = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; (info = passo_jsonata_function_get_nth (i)) != NULL; i++)
    if ((info->dialects & (1u << dialect)) != 0 && n++ == position)
      break;
  if (info == NULL)
    return FALSE;

  self->name = info->name;
  self->signature = info->signature;
  self->since = info->since;
  self->documentation = _(info->documentation);

  return TRUE;
}

/**
 * passo_jsonata_help_has_arguments:
 * @self: a function
 *
 * Returns: whether it can be given arguments
 */
gboolean
passo_jsonata_help_has_arguments (const PassoJsonataHelp *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->signature[1] != ':' && self->signature[1] != '>';
}

/**
 * passo_jsonata_help_dup_usage:
 * @self: a function
 *
 * Writes the signature out: `$pad(string, number, string?) → string`.
 *
 * Returns: (transfer full): how the function is called and what it gives
 */
char *
passo_jsonata_help_dup_usage (const PassoJsonataHelp *self)
{
  g_autoptr (GString) usage = g_string_new ("$");
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (usage, "%s(", self->name);
  for (text = self->signature + 1; *text != '\0' && *text != ':' && *text != '>';)
    {
      if (!g_str_has_suffix (usage->str, "("))
        g_string_append (usage, ", ");
      text = append_type (usage, text);
    }
  g_string_append_c (usage, ')');
  if (*text == ':')
    {
      g_string_append (usage, " → ");
      append_type (usage, text + 1);
    }

  return g_string_free (g_steal_pointer (&usage), FALSE);
}
