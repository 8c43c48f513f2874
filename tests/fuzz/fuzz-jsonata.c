/* fuzz-jsonata.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <passo.h>
#include <string.h>

/* Takes bytes for a JSONata expression and an input: what compiles is evaluated in a small budget and
 * must come to a value that JSON can say, or to an error; what does not must tell errors within the
 * text. The first byte has flags; what follows a line of "---" is the input.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define FLAG_AWS    1  /* the dialect of state machines */
#define FLAG_TOKENS 2  /* each byte stands for a token, so that much of what is tried parses */

static const char *document =
  "{\"a\":[{\"b\":1,\"c\":\"x\",\"d\":[1,2]},{\"b\":-2.5,\"c\":\"y\\u00e9\",\"d\":[]}],"
  "\"s\":\"one two\",\"n\":12345678901234567890,\"t\":true,\"z\":null,"
  "\"o\":{\"k\":{\"k\":[[1],[2,[3]]]}},\"when\":\"2024-02-29T12:00:00.5Z\"}";

/* By their byte; the others are a space. */
static const char *const tokens[] = {
  "+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", "and ", "or ", "in ", "..", ".", ",",
  ";", ":", ":=", "?", "??", "?:", "~>", "|", "^", "@", "#", "**", "(", ")", "[", "]", "{", "}", "<",
  "$", "$$", "$v", "$w", "$i", "$states.input", "$states.context", "$states", "$f", "$x :=",
  "$v := ", "$f := ", "function($v){", "function($v, $i)<n-s?:x>{", "function($f){$f($f)}",
  "\xCE\xBB($w){", "a", "b", "c", "d", "s", "n", "o", "k", "when", "`a b`", "null", "true", "false",
  "0", "1", "-1", "2.5", "1e308", "9007199254740993", "\"\"", "\"x\"", "'one two'", "\"\\u00e9\"",
  "'$1'", "'#,##0.00'", "'[Y0001]-[M01]-[D01]'", "'w'", "/x/", "/(o)(n)?/i", "/^(a+)+$/", "/[^]/m",
  "/* x */", "$sum(", "$map(", "$filter(", "$reduce(", "$sort(", "$each(", "$sift(", "$single(",
  "$string(", "$number(", "$length(", "$substring(", "$substringBefore(", "$split(", "$join(",
  "$match(", "$contains(", "$replace(", "$pad(", "$trim(", "$uppercase(", "$lowercase(", "$eval(",
  "$base64encode(", "$base64decode(", "$encodeUrl(", "$decodeUrlComponent(", "$formatNumber(",
  "$formatBase(", "$formatInteger(", "$parseInteger(", "$fromMillis(", "$toMillis(", "$now(",
  "$millis(", "$round(", "$power(", "$sqrt(", "$abs(", "$floor(", "$ceil(", "$random(", "$max(",
  "$min(", "$average(", "$count(", "$append(", "$reverse(", "$shuffle(", "$distinct(", "$zip(",
  "$keys(", "$lookup(", "$spread(", "$merge(", "$error(", "$assert(", "$type(", "$boolean(", "$not(",
  "$exists(", "$partition(", "$range(", "$hash(", "$uuid(", "$parse(", "^(>", "^(<", "@$v", "#$i",
  "%.", ".*", ".**", "[]", "[0]", "[-1]", "[[0..2]]", "|$|{}, ['a']|", "~> |a|{'b': 2}|", "{'k': ",
  "{c: ", ", ?)", "(?, ", "$string", "$sum", "$uppercase", "[1..5]", "[0..1e6]", "([", "])", "})",
};

typedef struct
{
  PassoValue input;
  PassoValue states;
} World;

static gboolean
look_up (gpointer    data,
         PassoValue  name,
         PassoValue *out)
{
  World *world = data;

  if (passo_value_string_equals (name, "states"))
    *out = world->states;
  else if (passo_value_string_equals (name, "w"))
    *out = world->input;
  else
    return FALSE;

  return TRUE;
}

static guint64
next_random (gpointer data)
{
  return G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static GString *
spell_tokens (const char *bytes,
              gsize       length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      guchar token = (guchar) bytes[i];

      g_string_append (text, token < G_N_ELEMENTS (tokens) ? tokens[token] : " ");
    }

  return text;
}

static void
check_error (const PassoJsonataError *error,
             gsize                    length)
{
  if (error == NULL || error->message == NULL)
    g_error ("an error says nothing");
  if (!g_utf8_validate (error->message, -1, NULL))
    g_error ("no UTF-8: %s", error->message);
  if (error->kind == PASSO_JSONATA_ERROR_CODED && error->code == NULL)
    g_error ("no code: %s", error->message);
  if (error->position > length || error->span.start > error->span.end || error->span.end > length)
    g_error ("not within the text: %s", error->message);
}

/* All that the editor shows; the first error is the one that compiling gives. */
static void
check_errors (const GString           *text,
              PassoJsonataDialect      dialect,
              const PassoJsonataError *first)
{
  g_autoptr (GPtrArray) errors = passo_jsonata_check (text->str, (gssize) text->len, dialect);

  for (guint i = 0; i < errors->len; i++)
    check_error (g_ptr_array_index (errors, i), text->len);
  if ((errors->len > 0) != (first != NULL))
    g_error ("right and wrong: %s", text->str);
  if (first != NULL &&
      g_strcmp0 (first->message, ((PassoJsonataError *) g_ptr_array_index (errors, 0))->message) != 0)
    g_error ("the first error is another one: %s", first->message);
}

static void
check_references (const PassoJsonata *expression,
                  gsize               length)
{
  g_autoptr (GArray) references = passo_jsonata_list_references (expression);

  for (guint i = 0; i < references->len; i++)
    {
      PassoJsonataReference *reference = &g_array_index (references, PassoJsonataReference, i);

      if (reference->span.start >= reference->span.end || reference->span.end > length)
        g_error ("a reference stands nowhere: %s", reference->name);
    }
}

/* What comes out goes into histories: its text is JSON. */
static void
check_value (PassoValue value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (PassoValue) again = PASSO_VALUE_INIT;
  gsize length;

  if (passo_value_is_undefined (value))
    return;
  text = passo_json_write (value, PASSO_JSON_WRITER_STRIP, &length);
  again = passo_json_parse (text, (gssize) length, PASSO_JSON_READER_DEFAULT, &error);
  if (error != NULL)
    g_error ("%s: %s", error->message, text);
}

static void
evaluate (const PassoJsonata  *expression,
          gsize                length,
          PassoJsonataDialect  dialect,
          World               *world)
{
  PassoJsonataScope scope = PASSO_JSONATA_SCOPE_INIT;
  g_autoptr (PassoJsonataError) error = NULL;
  g_auto (PassoValue) value = PASSO_VALUE_INIT;

  scope.lookup = look_up;
  scope.random = next_random;
  scope.data = world;
  scope.steps = 200000;
  scope.bytes = 1 << 22;
  scope.depth = 300;
  scope.millis = G_GINT64_CONSTANT (1709208000500);
  if (dialect == PASSO_JSONATA_REFERENCE)
    scope.input = world->input;
  if (!passo_jsonata_evaluate (expression, &scope, &value, &error))
    {
      if (error == NULL || error->message == NULL || !passo_value_is_undefined (value))
        g_error ("a failure without an error");
      return;
    }
  if (error != NULL)
    g_error ("a value and an error: %s", error->message);
  check_value (value);
}

static void
run (const GString       *text,
     PassoJsonataDialect  dialect,
     World               *world)
{
  g_autoptr (PassoJsonataError) error = NULL;
  g_autoptr (PassoJsonata) expression = passo_jsonata_compile (text->str, (gssize) text->len,
                                                               dialect, &error);

  if ((expression == NULL) != (error != NULL))
    g_error ("an expression and an error, or neither: %s", text->str);
  if (error != NULL)
    check_error (error, text->len);
  check_errors (text, dialect, error);
  if (expression == NULL)
    return;
  check_references (expression, text->len);
  evaluate (expression, text->len, dialect, world);
}

static World
make_world (const char *json,
            gsize       length)
{
  World world = { PASSO_VALUE_INIT, PASSO_VALUE_INIT };

  if (length > 0)
    world.input = passo_json_parse (json, (gssize) length, PASSO_JSON_READER_DEFAULT, NULL);
  if (passo_value_is_undefined (world.input))
    world.input = passo_json_parse (document, -1, PASSO_JSON_READER_DEFAULT, NULL);
  world.states = passo_value_with_member (passo_value_empty_object (), "input", 5, world.input);

  return world;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *bytes = (const char *) data + 1;
  const char *border;
  g_autoptr (GString) text = NULL;
  gsize length;
  World world;

  if (size < 2)
    return 0;
  border = memmem (bytes, size - 1, "\n---\n", 5);
  length = border != NULL ? (gsize) (border - bytes) : size - 1;
  text = (data[0] & FLAG_TOKENS) != 0 ? spell_tokens (bytes, length)
                                      : g_string_new_len (bytes, (gssize) length);
  /* Expressions come out of JSON strings, which are UTF-8. */
  if (!g_utf8_validate_len (text->str, text->len, NULL))
    return 0;
  world = make_world (border != NULL ? border + 5 : "", border != NULL ? size - length - 6 : 0);
  run (text, (data[0] & FLAG_AWS) != 0 ? PASSO_JSONATA_AWS : PASSO_JSONATA_REFERENCE, &world);
  passo_value_clear (&world.states);
  passo_value_clear (&world.input);

  return 0;
}
