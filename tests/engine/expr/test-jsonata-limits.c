/* test-jsonata-limits.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 *
 * Expressions that want more than there is. Each is evaluated in a process of its own, and has to
 * end, with a value or with the error of the budget that it met, in time and in little memory.
 */

#include <passo.h>
#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "repeat.h"

#define MAX_MEGABYTES 256
#define MAX_SECONDS 20

/* Bytes of an answer that are looked at. */
#define SHOWN 60

typedef struct
{
  const char *name;
  const char *text;
  const char *ends;     /* the code, or how the value begins */
  const char *repeat;   /* put in a million times where the text has a # */
} Case;

static const Case cases[] = {
  { "endless-tail-recursion", "($f := function(){$f()}; $f())", "U1003" },
  { "endless-tail-recursion-that-counts", "($f := function($n){$f($n + 1)}; $f(0))", "U1003" },
  { "endless-recursion", "($f := function($n){1 + $f($n + 1)}; $f(0))", "U1001" },
  { "recursion-through-map", "($f := function($n){$map([$n], $f)}; $f(0))", "U1001" },
  { "recursion-through-chain", "($f := function($n){$n ~> $f ~> $string}; $f(0))", "U1001" },
  { "recursion-through-sort", "($f := function($a, $b){$sort([1, 2], $f)}; $f(1, 2))", "U1001" },
  { "recursion-through-replace", "($f := function(){$replace('a', /a/, $f)}; $f())", "U1001" },
  { "nested-ranges", "[[1..1e7], [1..1e7], [1..1e7], [1..1e7]] ~> $count", "4" },
  { "range-counted", "$count([1..1e7])", "10000000" },
  { "range-summed", "$sum([1..1e7])", "50000005000000" },
  { "range-averaged", "$average([1..1e7]) & $max([1..1e7]) & $min([1..1e7])", "\"5000000.5" },
  { "range-indexed", "[1..1e7][-1]", "10000000" },
  { "range-filtered", "[1..1e7][$ % 5000000 = 0]", "[5000000,10000000]" },
  { "range-reduced", "$reduce([1..1e6], function($a, $b){$a + $b})", "500000500000" },
  { "range-in", "7777777 in [1..1e7]", "true" },
  { "range-compared", "[1..1e7] = [1..1e7]", "true" },
  { "range-as-result", "[1..1e7]", "[1,2,3" },
  { "range-of-ranges", "[1..1e7].[1..1e7]", "U1004" },
  { "range-squared", "[1..1e4].($x := $; [1..1e4].($x * $))", "U1004" },
  { "range-appended", "$append([1..1e7], [1..1e7])", "U1004" },
  { "range-mapped", "$count($map([1..1e6], function($x){$x * 2}))", "1000000" },
  { "range-sorted", "$sort([1..1e7])", "U1004" },
  { "range-to-text", "$length($string([1..1e7]))", "U1004" },
  { "pad", "$pad('x', 1e9)", "U1004" },
  { "pad-with", "$pad('x', -1e8, 'abc')", "U1004" },
  { "doubling-text", "$reduce([1..60], function($a, $b){$a & $a}, 'x')", "U1004" },
  { "doubling-array", "$reduce([1..60], function($a, $b){$append($a, $a)}, [1])", "U1004" },
  { "doubling-object", "$reduce([1..60], function($a, $b){{'a': $a, 'b': $a}}, 1) ~> $string",
    "U1004" },
  { "doubling-join", "$reduce([1..60], function($a, $b){$join([$a, $a], $a)}, 'x')", "U1004" },
  { "doubling-replace", "$reduce([1..60], function($a, $b){$replace($a, 'x', $a, 1e6)}, 'xx')",
    "U1004" },
  { "quadratic-map", "$count($map([1..3000], function($x){$map([1..3000], function($y){$y})}))",
    "U1004" },
  { "quadratic-reduce", "$count($reduce([1..20000], function($a, $x){$append($a, $x)}, []))",
    "20000" },
  { "quadratic-join", "$join($map([1..3000], function($x){$join($map([1..3000], $string))}))",
    "\"123" },
  { "big-join", "$count($.a@$x.b@$y.{'x': $x, 'y': $y})", "U1004" },
  { "big-join-filtered", "$.a@$x.b@$y[$x = $y and $x = 7].$y", "U1004" },
  { "closures", "$count($map([1..1e6], function($x){(function($y){$x + $y})(1)}))", "U1004" },
  { "closures-kept", "$count([1..1e6].(function($y){$y}))", "U1004" },
  { "join-in-steps", "$count([1..200].$count($$.a@$x.($x)))", "200" },
  { "doubling-replace-groups",
    "$reduce([1..60], function($a, $b){$replace($a, /x/, '$0$0$0$0$0$0$0$0')}, 'xx')", "U1004" },
  { "split", "$count($split($pad('', 1e7, 'ab'), 'b'))", "U1004" },
  { "split-characters", "$count($split($pad('', 1e6, 'ab'), ''))", "1000000" },
  { "split-by-expression", "$count($split($pad('', 1e6, 'ab'), /b/))", "500001" },
  { "match-many", "$count($match($pad('', 4e5, 'ab'), /a/))", "200000" },
  { "match-far", "$match($pad('', 1e6, 'ab') & 'c', /c/).index", "1000000" },
  { "replace-many", "$length($replace($pad('', 1e6, 'ab'), /a/, 'xyz'))", "2000000" },
  { "backtracking", "$contains($pad('', 40, 'a') & 'b', /^(a+)+$/)", "U1006" },
  { "backtracking-long", "$contains($pad('', 1e6, 'ab'), /^(a|b)*$/)", "U1006" },
  { "backtracking-groups", "$match($pad('', 40, 'x') & 'zy', /(x+x+)+y/)", "U1006" },
  { "backtracking-far", "$contains($pad('', 1e6, 'a'), /a*[bc]/)", "U1003" },
  { "backtracking-inside", "$contains($pad('', 1e6, 'a'), /(?:a*[bc]|a)*[de]/)", "U1003" },
  { "backtracking-often",
    "$count($map([1..1e6], function($x){$contains($pad('', 15, 'a') & 'b', /^(a+)+$/)}))", "U1003" },
  { "match-often", "($t := $pad('', 1e7, 'ab'); [1..1e6].$contains($t, /c/))", "U1003" },
  { "replace-nothing-often", "($t := $pad('', 1e6, 'ab'); [1..1e6].$replace($t, /a/, ''))",
    "U1003" },
  { "text-read-often", "($t := $pad('', 1e7, 'ab'); [1..1e6].$length($t))", "U1003" },
  { "text-searched-often", "($t := $pad('', 1e7, 'ab'); [1..1e6].$contains($t, 'c'))", "U1003" },
  { "text-written-often", "($t := $pad('', 1e7, 'ab'); [1..1e6].$exists($uppercase($t)))", "U1003" },
  { "text-joined-often", "($t := $pad('', 1e7, 'ab'); [1..1e6].$exists($t & 'x'))", "U1003" },
  { "text-padded-often", "[1..1e6].$exists($pad('', 1e7, 'ab'))", "U1003" },
  { "text-encoded-often", "($t := $pad('', 1e6, 'ab'); [1..1e6].$exists($encodeUrl($t)))", "U1003" },
  { "text-compared-often",
    "($t := $pad('', 1e7, 'ab'); $u := $t & ''; [1..1e6].($t = $u))", "U1003" },
  { "text-ordered-often",
    "($t := $pad('', 1e7, 'ab'); $u := $t & ''; [1..1e6].($t < $u))", "U1003" },
  { "text-looked-for-often",
    "($t := $pad('', 1e7, 'ab'); $u := $t & ''; [1..1e6].($t in [$u & 'a', $u]))", "U1003" },
  { "text-sorted", "($t := $pad('', 1e7, 'ab'); $u := $t & ''; "
    "$sort([1..1e5].($ % 2 = 0 ? $t : $u))[0] = $t)", "U1003" },
  { "text-in-order", "($t := $pad('', 1e7, 'ab'); $u := $t & ''; "
    "[1..1e5].{'k': $ % 2 = 0 ? $t : $u}^(k)[0].k = $t)", "U1003" },
  { "text-distinct", "($t := $pad('', 1e7, 'ab'); $u := $t & ''; "
    "$count($distinct([1..1e5].($ % 2 = 0 ? $t : $u))))", "U1003" },
  { "text-as-key", "($t := $pad('', 1e7, 'ab'); $u := $t & ''; "
    "$count([1..1e5].{($ % 2 = 0 ? $t : $u): 1}{$keys()[0]: 1}))", "U1003" },
  { "sort-with-comparator",
    "$sort($map([1..300000], function($x){($x * 7919) % 300007}), function($a, $b){$a > $b})[0]",
    "1" },
  { "sort-texts", "$sort($map([1..300000], $string))[0]", "\"1\"" },
  { "order-by", "$map([1..300000], function($x){{'k': ($x * 7919) % 300007}})^(k)[0]",
    "{\"k\":1}" },
  { "group-by", "$count($keys($map([1..300000], function($x){{'k': $x}}){$string(k): k}))",
    "300000" },
  { "distinct", "$count($distinct($map([1..300000], function($x){$x % 1000})))", "1000" },
  { "deep-value", "$reduce([1..100000], function($a, $b){[[$a]]}, 1)", "U1008" },
  { "deep-object", "$reduce([1..100000], function($a, $b){{'a': $a}}, 1)", "U1008" },
  { "descendants", "$count($reduce([1..24], function($a, $b){{'a': $a, 'b': $a}}, 1).**)",
    "U1004" },
  { "spread", "$count($spread($map([1..300000], function($x){{$string($x): $x}})))", "300000" },
  { "zip", "$count($zip([1..1e6], [1..1e6], [1..1e6]))", "1000000" },
  { "encoding", "$reduce([1..200], function($a, $b){$base64encode($a)}, 'x')", "U1004" },
  { "format-number", "$formatNumber(1, $pad('', 1e7, '0'))", "\"000" },
  { "format-base", "$sum($map([1..300000], function($x){$length($formatBase($x, 2))}))",
    "5175732" },
  { "million-parentheses", "#1", "U1002", "(" },
  { "million-brackets", "#1", "U1002", "[" },
  { "million-closed", "1#", "S0201", ")" },
  { "million-terms", "1#", "U1012", "+1" },
  { "million-texts", "'a'#", "U1012", "&'a'" },
  { "million-steps", "$#", "U1012", ".a" },
  { "million-predicates", "[1]#", "U1012", "[0]" },
  { "million-conditions", "#1", "U1002", "1?" },
  { "million-conditions-else", "#1", "U1002", "0?0:" },
  { "million-negations", "#1", "U1002", "-" },
  { "million-assignments", "#1", "U1002", "$a:=" },
  { "million-applications", "1#", "U1012", "~>$f" },
  { "million-parents", "a#", "U1012", ".%" },
  { "million-blocks", "(#1)", "U1012", "1;" },
  { "million-elements", "$count([#1])", "U1012", "1," },
  { "million-lambdas", "#1", "U1002", "function(){" },
  { "million-groups-in-a-pattern", "/#/", "S0302", "(" },
};

/* Built with a sanitizer, everything is larger and slower. */
static gboolean
is_checked_build (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  return FALSE;
#endif
}

static char *
make_text (const Case *test)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = test->text; *at != '\0'; at++)
    {
      if (*at != '#')
        g_string_append_c (out, *at);
      for (guint i = 0; *at == '#' && i < 1000000; i++)
        g_string_append (out, test->repeat);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static PassoValue
make_input (void)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init (&builder, 2);
  passo_object_builder_take (&builder, "a", -1, passo_value_range (1, 3000));
  passo_object_builder_take (&builder, "b", -1, passo_value_range (1, 3000));

  return passo_object_builder_finish (&builder);
}

static char *
evaluate (const Case *test)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autofree char *text = make_text (test);
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text, -1, PASSO_JSONATA_REFERENCE,
                                                               &error);
  g_auto (PassoValue) input = make_input ();
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  scope.input = input;
  if (expression == NULL || !passo_jsonata_evaluate (expression, &scope, &value, &error))
    return g_strdup (error->code);
  if (passo_value_is_undefined (value))
    return g_strdup ("undefined");

  return passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
}

/* In the child. */
static void
answer (const Case *test,
        int         pipe_end)
{
  static const struct rlimit memory = { 1u << 30, 1u << 30 };
  g_autofree char *text = NULL;
  gssize written;

  /* Backstops: a case that breaks its limits must not break the machine. */
  alarm (MAX_SECONDS * 10);
  if (!is_checked_build ())
    setrlimit (RLIMIT_AS, &memory);
  text = evaluate (test);
  written = write (pipe_end, text, MIN (strlen (text), SHOWN));
  _exit (written > 0 ? 0 : 1);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  char text[SHOWN + 1] = "";
  struct rusage usage;
  double seconds;
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    answer (test, ends[1]);
  close (ends[1]);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (read (ends[0], text, SHOWN), >=, 0);
  close (ends[0]);

  seconds = (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6;
  g_test_message ("%s: %s after %.2f s, %ld MiB", test->name, text, seconds,
                  usage.ru_maxrss / 1024);
  g_assert_cmpint (status, ==, 0);
  if (!g_str_has_prefix (text, test->ends))
    g_error ("%s came to %s, not to %s", test->name, text, test->ends);
  if (is_checked_build ())
    return;
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
  g_assert_cmpint (usage.ru_maxrss / 1024, <, MAX_MEGABYTES);
}

static void
assert_service (const char *text,
                const char *expected)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text, -1, PASSO_JSONATA_AWS, &error);
  g_auto (PassoValue) value = PASSO_VALUE_INIT;
  g_autofree char *written = NULL;

  scope.steps = 50000000;
  g_assert_nonnull (expression);
  if (passo_jsonata_evaluate (expression, &scope, &value, &error))
    {
      written = passo_json_write (value, PASSO_JSON_WRITER_STRIP, NULL);
      g_assert_cmpstr (written, ==, expected);
      return;
    }
  g_assert_cmpint (error->kind, ==, PASSO_JSONATA_ERROR_LIMIT);
  g_assert_null (error->code);
  g_assert_cmpstr (error->message, ==, expected);
}

/* What state machines may do, and how it is said that it was too much. */
static void
test_service (void)
{
  const char *depth = "Stack overflow error: Check for non-terminating recursive function.  Consider "
                      "rewriting as tail-recursive. Depth=101 max=100";
  const char *memory = "Expression evaluation memory limit exceeded: Check for excessive memory "
                       "usage";
  const char *time = "Expression evaluation timeout: Check for infinite loop";
  g_autofree char *terms = repeat_around ("1+", "1", "", 99);
  g_autofree char *more_terms = repeat_around ("1+", "1", "", 100);
  g_autofree char *joined = repeat_around ("'a'&", "'a'", "", 98);
  g_autofree char *texts = g_strconcat ("$length(", joined, ")", NULL);
  g_autofree char *more_texts = g_strconcat ("$length(", joined, "&'a')", NULL);
  g_autofree char *nested = repeat_around ("(", "1", ")", 99);
  g_autofree char *deeper = repeat_around ("(", "1", ")", 100);

  assert_service (terms, "100");
  assert_service (more_terms, depth);
  assert_service (texts, "99");
  assert_service (more_texts, depth);
  assert_service (nested, "1");
  assert_service (deeper, depth);
  assert_service ("($f := function($n){1 + $f($n)}; $f(1))", depth);
  assert_service ("$count([1..873782])", "873782");
  assert_service ("$count([1..873783])", memory);
  assert_service ("$count($range(1, 360145, 1))", "360145");
  assert_service ("$count($range(1, 360146, 1))", memory);
  assert_service ("$count($range(1, 1e18, 1))", memory);
  assert_service ("$length($pad('', 6990256, 'x'))", "6990256");
  assert_service ("$length($pad('', 6990257, 'x'))", memory);
  assert_service ("$count($reduce([1..60], function($a, $b){$append($a, $a)}, [1]))", memory);
  assert_service ("($f := function(){$f()}; $f())", time);
  assert_service ("$contains($pad('', 40, 'a') & 'b', /^(a+)+$/)", time);
}

static gpointer
evaluate_in_thread (gpointer data)
{
  return evaluate (data);
}

/* A thread may have less stack than the depth would take. */
static void
test_small_stack (void)
{
  static const Case deep[] = {
    { "recursion", "($f := function($n){1 + $f($n)}; $f(1))", "U1001" },
    { "recursion-through-sort", "($f := function($a, $b){$sort([1, 2], $f)}; $f(1, 2))", "U1001" },
    { "parentheses", "#", "U1002", "(" },
    { "none", "1 + 1", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deep); i++)
    {
      g_autofree char *text = NULL;
      pthread_attr_t attributes;
      pthread_t thread;
      gpointer result;

      pthread_attr_init (&attributes);
      g_assert_cmpint (pthread_attr_setstacksize (&attributes, 256 * 1024), ==, 0);
      g_assert_cmpint (pthread_create (&thread, &attributes, evaluate_in_thread,
                                       (gpointer) &deep[i]), ==, 0);
      pthread_attr_destroy (&attributes);
      g_assert_cmpint (pthread_join (thread, &result), ==, 0);
      text = result;
      g_assert_cmpstr (text, ==, deep[i].ends);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jsonata/limits/of-the-service", test_service);
  g_test_add_func ("/jsonata/limits/small-stack", test_small_stack);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/jsonata/limits/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
