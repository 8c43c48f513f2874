/* test-text-edit.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "base/passo-text-edit.h"

typedef struct
{
  const char *text;
  PassoTextEdit edits[3];
  guint n_edits;
  const char *result;
} Case;

static const Case cases[] = {
  { "", { { 0, 0, (char *) "a", 1 } }, 1, "a" },
  { "abc", { { 0, 0, NULL, 0 } }, 0, "abc" },
  { "abc", { { 1, 1, NULL, 0 } }, 1, "ac" },
  { "abc", { { 0, 3, (char *) "x", 1 } }, 1, "x" },
  { "abc", { { 0, 1, (char *) "xx", 2 }, { 1, 1, NULL, 0 }, { 3, 0, (char *) "yz", 2 } }, 3, "xxcyz" },
  { "abc", { { 1, 0, (char *) "1", 1 }, { 1, 0, (char *) "2", 1 } }, 2, "a12bc" },
};

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
assert_text (GBytes     *bytes,
             const char *expected)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (text, length, expected, strlen (expected));
}

static void
test_apply_and_invert (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) before = bytes_of (cases[i].text);
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GArray) inverse = NULL;

      after = passo_text_edits_apply (cases[i].edits, cases[i].n_edits, before);
      assert_text (after, cases[i].result);

      inverse = passo_text_edits_invert (cases[i].edits, cases[i].n_edits, before);
      again = passo_text_edits_apply ((PassoTextEdit *) (void *) inverse->data, inverse->len, after);
      assert_text (again, cases[i].text);
    }
}

static void
test_validity (void)
{
  const PassoTextEdit backwards[] = { { 2, 1, NULL, 0 }, { 0, 1, NULL, 0 } };
  const PassoTextEdit overlapping[] = { { 0, 2, NULL, 0 }, { 1, 1, NULL, 0 } };
  const PassoTextEdit outside[] = { { 4, 0, NULL, 0 } };
  const PassoTextEdit too_long[] = { { 1, G_MAXSIZE, NULL, 0 } };
  const PassoTextEdit touching[] = { { 0, 1, NULL, 0 }, { 1, 2, NULL, 0 } };

  g_assert_false (passo_text_edits_are_valid (backwards, 2, 3));
  g_assert_false (passo_text_edits_are_valid (overlapping, 2, 3));
  g_assert_false (passo_text_edits_are_valid (outside, 1, 3));
  g_assert_false (passo_text_edits_are_valid (too_long, 1, 3));
  g_assert_true (passo_text_edits_are_valid (touching, 2, 3));
  g_assert_true (passo_text_edits_are_valid (NULL, 0, 0));
}

static void
test_copy (void)
{
  g_autoptr (PassoTextEdit) edit = passo_text_edit_new (3, 2, "a\0b", 3);
  g_autoptr (PassoTextEdit) copy = passo_text_edit_copy (edit);
  g_autoptr (PassoTextEdit) removal = passo_text_edit_new (1, 1, NULL, -1);

  g_assert_cmpuint (copy->offset, ==, 3);
  g_assert_cmpuint (copy->length, ==, 2);
  g_assert_true (copy->text != edit->text);
  g_assert_cmpmem (copy->text, copy->text_length, "a\0b", 3);
  g_assert_null (removal->text);
}

/* Random edits of a random text, there and back. */
static void
test_random_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GArray) edits = passo_text_edits_new ();
      g_autoptr (GArray) inverse = NULL;
      gsize position = 0;

      for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
        g_string_append_c (text, (char) g_rand_int_range (rand, 'a', 'z'));
      before = g_bytes_new (text->str, text->len);
      while (position <= text->len)
        {
          gsize wanted = (gsize) g_rand_int_range (rand, 0, 5);
          gsize length = MIN (wanted, text->len - position);

          passo_text_edits_add (edits, position, length, "ABCDEF", g_rand_int_range (rand, 0, 6));
          position += length + (gsize) g_rand_int_range (rand, 1, 9);
        }

      after = passo_text_edits_apply ((PassoTextEdit *) (void *) edits->data, edits->len, before);
      inverse = passo_text_edits_invert ((PassoTextEdit *) (void *) edits->data, edits->len, before);
      again = passo_text_edits_apply ((PassoTextEdit *) (void *) inverse->data, inverse->len, after);
      g_assert_true (g_bytes_equal (before, again));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-edit/apply-and-invert", test_apply_and_invert);
  g_test_add_func ("/text-edit/validity", test_validity);
  g_test_add_func ("/text-edit/copy", test_copy);
  g_test_add_func ("/text-edit/random-edits", test_random_edits);

  return g_test_run ();
}
