/* test-jsonata-check.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>
#include <string.h>

#include "case-file.h"
#include "repeat.h"

/* What holds of any text: a check finds what a compilation finds, first, and marks bytes of it. */
static GPtrArray *
check_in (const char          *text,
          gsize                length,
          PassoJsonataDialect  dialect)
{
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text, (gssize) length, dialect,
                                                               &error);
  GPtrArray *errors = passo_jsonata_check (text, (gssize) length, dialect);

  g_assert_true ((errors->len == 0) == (expression != NULL));
  for (guint i = 0; i < errors->len; i++)
    {
      const PassoJsonataError *found = g_ptr_array_index (errors, i);

      g_assert_cmpuint (found->span.start, <=, found->span.end);
      g_assert_cmpuint (found->span.end, <=, length);
    }
  if (error != NULL)
    {
      const PassoJsonataError *first = g_ptr_array_index (errors, 0);

      g_assert_cmpint (first->kind, ==, error->kind);
      g_assert_cmpstr (first->code, ==, error->code);
      g_assert_cmpstr (first->message, ==, error->message);
      g_assert_cmpuint (first->position, ==, error->position);
    }

  return errors;
}

static GPtrArray *
check (const char *text,
       gsize       length)
{
  g_autoptr (GPtrArray) errors = check_in (text, length, PASSO_JSONATA_AWS);

  g_assert_cmpuint (errors->len, <=, 200);

  return check_in (text, length, PASSO_JSONATA_REFERENCE);
}

static char *
run_case (const CaseFile *test_case)
{
  const char *text = test_case->input;
  gsize length = strlen (text);
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) errors = NULL;

  if (g_str_has_suffix (text, "\n"))
    length--;
  errors = check_in (text, length, strstr (test_case->name, "(machine)") != NULL
                                     ? PASSO_JSONATA_AWS : PASSO_JSONATA_REFERENCE);
  for (guint i = 0; i < errors->len; i++)
    {
      const PassoJsonataError *error = g_ptr_array_index (errors, i);

      g_string_append_printf (out, "%s %" G_GSIZE_FORMAT " [%.*s] %s\n",
                              error->code != NULL ? error->code : "-", error->span.start,
                              (int) (error->span.end - error->span.start),
                              text + error->span.start, error->message);
    }

  return g_string_free (out, FALSE);
}

/* A hundred thousand bytes of anything, and a million brackets: each ends, with few errors. */
static void
test_repeats (void)
{
  static const char *const units[] = {
    "(", ")", "[", "]", "{", "}", "-", "!", "?", ":", ";", ",", "\"", "'", "`", "/", "\\", "|", "%",
    "^", "@", "#", "$", "a ", "1 ", "+", "==", "(]", "a[", "{\"a\":", "f(", "a(b,", "~>", ":=",
    "function(", "function($a){", "^(", "|a|", "/*", "\"\\q\"", "1e999,", "%.", "a.", "..", "? :",
    "!a", "&& b", "|| b", ") + (", "); (", "] , [", "a b, ", "(a b;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint n_bytes = i < 6 ? 1000000 : 100000;
      g_autofree char *text = repeat (units[i], n_bytes / (guint) strlen (units[i]));
      g_autoptr (GPtrArray) errors = check (text, strlen (text));

      g_assert_cmpuint (errors->len, <=, 200);
    }
}

static const char everything[] =
  "($f := function($a, $b)<n-n?:n>{$a + $b}; a@$x#$i.b[c = `d e`][-1]^(>f, g)"
  ".{'k': %.h, \"\\u00e9\": /x[/]y/im} ~> |p|{}, ['q']| ~> $map(?, $f); "
  "[1..3, -2.5e-1, *, **] /* end */ ? true : $$ ?? null)";

/* The expression without a piece of it, and with one twice. */
static void
test_damage (void)
{
  gsize length = strlen (everything);

  for (gsize width = 1; width <= 3; width++)
    for (gsize i = 0; i + width <= length; i++)
      {
        g_autoptr (GString) less = g_string_new (everything);
        g_autoptr (GString) more = g_string_new (everything);
        g_autoptr (GPtrArray) few = NULL;
        g_autoptr (GPtrArray) many = NULL;

        g_string_erase (less, (gssize) i, (gssize) width);
        g_string_insert_len (more, (gssize) i, everything + i, (gssize) width);
        few = check (less->str, less->len);
        many = check (more->str, more->len);
        g_assert_cmpuint (few->len, <=, 6);
        g_assert_cmpuint (many->len, <=, 6);
      }
}

/* Pieces in any order, the same in every run. */
static void
test_soup (void)
{
  static const char *const pieces[] = {
    "a", "$b", "1", "\"s\"", "'t", "`u`", "(", ")", "[", "]", "{", "}", ",", ";", ":", ":=", "?",
    "+", "-", "*", "**", "/", "%", "|", "=", "!", "<", ">", "^", "&", "..", ".", "~>", "@", "#",
    "function", "and", "\\", "/x/", "??", "?:", " ", "\n", "\"\\u12\"", "/*c*/", "\xc3\xa9",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (guint i = 0; i < 30000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) errors = NULL;

      for (int n = g_rand_int_range (random, 1, 30); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      errors = check (text->str, text->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_func ("/jsonata-check/repeats", test_repeats);
  g_test_add_func ("/jsonata-check/damage", test_damage);
  g_test_add_func ("/jsonata-check/soup", test_soup);
  case_file_add_tests ("/jsonata-check", argv[1], run_case);

  return g_test_run ();
}
