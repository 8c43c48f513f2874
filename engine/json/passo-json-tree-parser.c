/* passo-json-tree-parser.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/passo-line-index.h"
#include "json/passo-json-lexer.h"
#include "json/passo-json-tree-private.h"

/* More would help nobody, and each needs its line and column. */
#define MAX_PROBLEMS 100

/* What the grammar waits for. */
typedef enum
{
  STATE_VALUE,          /* a value must come */
  STATE_FIRST_VALUE,    /* after [ */
  STATE_NEXT_VALUE,     /* after a comma in an array */
  STATE_FIRST_KEY,      /* after { */
  STATE_NEXT_KEY,       /* after a comma in an object */
  STATE_COLON,
  STATE_AFTER,          /* after a value in a container */
  STATE_END,            /* after the root */
} ParserState;

/* The open containers are the entries from `current` up through their parents, so the parser
 * needs no stack. `last` is the child of `current` that was read last. */
typedef struct
{
  PassoJsonTree  *tree;
  PassoJsonLexer  lexer;
  PassoLineIndex *lines;
  guint32         n_allocated;
  PassoJsonNode   current;
  PassoJsonNode   last;
  guint32         key_start;
  gsize           comma;         /* the last one between values */
  guint           depth;
  guint           n_objects;     /* of the open containers */
  guint           n_arrays;
  ParserState     state;
} Parser;

static const char *
get_sentence (PassoJsonProblemCode code)
{
  switch (code)
    {
    case PASSO_JSON_PROBLEM_COMMENT:
      return _("A comment: JSON has none, and the service does not accept it");
    case PASSO_JSON_PROBLEM_TRAILING_COMMA:
      return _("A comma with nothing after it; remove it");
    case PASSO_JSON_PROBLEM_BARE_KEY:
      return _("A name without quotes; write it in double quotes");
    case PASSO_JSON_PROBLEM_SINGLE_QUOTES:
      return _("A string in single quotes; use double quotes");
    case PASSO_JSON_PROBLEM_CONTROL_CHARACTER:
      return _("A line break, tab or other control character inside a string; write \\n, \\t or "
               "\\u and four digits");
    case PASSO_JSON_PROBLEM_ESCAPE:
      return _("JSON has no such escape; write \\\\ for a backslash");
    case PASSO_JSON_PROBLEM_SURROGATE:
      return _("Half of a surrogate pair; a character outside the basic plane needs both halves");
    case PASSO_JSON_PROBLEM_NUMBER:
      return _("Not a number that JSON has; digits come before and after the point, without "
               "leading zeros or a plus sign");
    case PASSO_JSON_PROBLEM_WORD:
      return _("Not a JSON value; a text needs double quotes, and the only words are true, false "
               "and null");
    case PASSO_JSON_PROBLEM_DEPTH:
      return _("Nested too deeply to be used; the text is kept as it is");
    case PASSO_JSON_PROBLEM_EMPTY:
      return _("There is no JSON value in this text");
    case PASSO_JSON_PROBLEM_ENCODING:
      return _("This byte is not UTF-8 text");
    case PASSO_JSON_PROBLEM_UNEXPECTED:
      return _("Unexpected here");
    case PASSO_JSON_PROBLEM_MISSING_COMMA:
      return _("A comma is missing before this");
    case PASSO_JSON_PROBLEM_MISSING_COLON:
      return _("A colon is missing after the name");
    case PASSO_JSON_PROBLEM_MISSING_VALUE:
      return _("A value is missing here");
    case PASSO_JSON_PROBLEM_MISSING_KEY:
      return _("A name in double quotes is missing here");
    case PASSO_JSON_PROBLEM_UNCLOSED:
      return _("Opened here and never closed");
    case PASSO_JSON_PROBLEM_MISMATCH:
      return _("Closes what is not open");
    case PASSO_JSON_PROBLEM_TEXT_AFTER:
      return _("Text after the end of the JSON value");
    case PASSO_JSON_PROBLEM_TOO_LARGE:
      return _("Larger than 512 MB, which is more than Passo can read");
    default:
      g_assert_not_reached ();
    }
}

static void
parser_report (gpointer             user_data,
               PassoJsonProblemCode code,
               gsize                start,
               gsize                end)
{
  Parser *self = user_data;
  PassoJsonTree *tree = self->tree;
  PassoJsonProblem problem = { .span = { start, MIN (end, tree->length) }, .code = code };

  if (code >= PASSO_JSON_PROBLEM_DAMAGE)
    tree->damaged = TRUE;
  if (tree->problems->len >= MAX_PROBLEMS)
    return;

  if (self->lines == NULL)
    self->lines = passo_line_index_new (tree->text, tree->length);
  passo_line_index_get_position (self->lines, start, &problem.line, &problem.column);
  problem.message = g_strdup (get_sentence (code));
  g_array_append_val (tree->problems, problem);
}

/* ------------------------------------------------------------------ entries */

static inline PassoJsonEntry *
parser_get_current (Parser *self)
{
  return &self->tree->entries[self->current];
}

static inline gboolean
parser_is_in_object (Parser *self)
{
  return parser_get_current (self)->kind == PASSO_JSON_OBJECT;
}

static void
parser_grow (Parser *self)
{
  self->n_allocated += self->n_allocated / 2;
  self->tree->entries = g_renew (PassoJsonEntry, self->tree->entries, self->n_allocated);
}

/* Adds a value, with the key that was read before it, as the last child of the open container. */
static inline PassoJsonNode
parser_add (Parser        *self,
            PassoJsonKind  kind,
            gsize          start,
            gsize          end)
{
  PassoJsonTree *tree = self->tree;
  const PassoJsonNode node = tree->n_entries;

  if (node == self->n_allocated)
    parser_grow (self);

  tree->n_entries++;
  tree->entries[node] = (PassoJsonEntry) {
    .start = (guint32) start,
    .end = (guint32) end,
    .parent = self->current,
    .next = PASSO_JSON_NONE,
    .key_start = self->key_start,
    .kind = kind,
  };

  if (self->last != PASSO_JSON_NONE)
    tree->entries[self->last].next = node;
  if (self->current != PASSO_JSON_NONE)
    parser_get_current (self)->n_children++;
  else
    tree->root = node;

  self->last = node;
  self->key_start = PASSO_JSON_NONE;

  return node;
}

static inline void
parser_set_after (Parser *self)
{
  self->state = self->current == PASSO_JSON_NONE ? STATE_END : STATE_AFTER;
}

static inline void
parser_add_leaf (Parser        *self,
                 PassoJsonKind  kind,
                 gsize          start,
                 gsize          end)
{
  parser_add (self, kind, start, end);
  parser_set_after (self);
}

/* ------------------------------------------------------------------ containers */

/* Passes over a container that is too deep, whatever is in it. */
static void
parser_skip_deep (Parser               *self,
                  const PassoJsonToken *open)
{
  PassoJsonToken token = *open;
  gsize depth = 1;

  parser_report (self, PASSO_JSON_PROBLEM_DEPTH, open->start, open->end);
  while (depth > 0 && token.type != PASSO_JSON_TOKEN_END)
    {
      passo_json_lexer_next (&self->lexer, &token);
      if (token.type == PASSO_JSON_TOKEN_OPEN_ARRAY || token.type == PASSO_JSON_TOKEN_OPEN_OBJECT)
        depth++;
      else if (token.type == PASSO_JSON_TOKEN_CLOSE_ARRAY
               || token.type == PASSO_JSON_TOKEN_CLOSE_OBJECT)
        depth--;
    }

  parser_add_leaf (self, PASSO_JSON_DAMAGED, open->start, token.end);
}

static void
parser_open (Parser               *self,
             const PassoJsonToken *token)
{
  const gboolean object = token->type == PASSO_JSON_TOKEN_OPEN_OBJECT;

  if (self->depth == PASSO_JSON_TREE_MAX_DEPTH)
    {
      parser_skip_deep (self, token);
      return;
    }

  self->current = parser_add (self, object ? PASSO_JSON_OBJECT : PASSO_JSON_ARRAY, token->start,
                              token->end);
  self->last = PASSO_JSON_NONE;
  self->depth++;
  if (object)
    self->n_objects++;
  else
    self->n_arrays++;
  self->state = object ? STATE_FIRST_KEY : STATE_FIRST_VALUE;
}

static void
parser_close (Parser *self,
              gsize   end)
{
  PassoJsonEntry *entry = parser_get_current (self);

  if (entry->kind == PASSO_JSON_OBJECT)
    self->n_objects--;
  else
    self->n_arrays--;
  entry->end = (guint32) end;
  self->last = self->current;
  self->current = entry->parent;
  self->depth--;
  parser_set_after (self);
}

/* The containers inside the innermost one of the kind that @token closes were never closed. */
static void
parser_close_mismatch (Parser               *self,
                       const PassoJsonToken *token)
{
  const gboolean object = token->type == PASSO_JSON_TOKEN_CLOSE_OBJECT;

  if ((object ? self->n_objects : self->n_arrays) == 0)
    {
      parser_report (self, PASSO_JSON_PROBLEM_MISMATCH, token->start, token->end);
      return;
    }

  while (parser_is_in_object (self) != object)
    {
      const gsize start = parser_get_current (self)->start;

      parser_report (self, PASSO_JSON_PROBLEM_UNCLOSED, start, start + 1);
      parser_close (self, token->start);
    }
  parser_close (self, token->end);
}

static void
parser_close_token (Parser               *self,
                    const PassoJsonToken *token)
{
  const gboolean object = token->type == PASSO_JSON_TOKEN_CLOSE_OBJECT;

  if (self->current != PASSO_JSON_NONE && parser_is_in_object (self) == object)
    parser_close (self, token->end);
  else
    parser_close_mismatch (self, token);
}

static inline gboolean
is_close (const PassoJsonToken *token)
{
  return token->type == PASSO_JSON_TOKEN_CLOSE_OBJECT
         || token->type == PASSO_JSON_TOKEN_CLOSE_ARRAY;
}

/* ------------------------------------------------------------------ one token in each state */

static gboolean
looks_like_number (const char *text)
{
  return g_ascii_isdigit (text[0])
         || ((text[0] == '-' || text[0] == '+' || text[0] == '.')
             && (g_ascii_isdigit (text[1]) || text[1] == '.'));
}

static void
parser_take_word (Parser               *self,
                  const PassoJsonToken *token)
{
  const char *text = self->tree->text + token->start;
  const gboolean number = token->end - token->start > 1 && looks_like_number (text);
  const gboolean word = g_ascii_isalpha (text[0]) || text[0] == '-' || text[0] == '_';

  parser_report (self,
                 number ? PASSO_JSON_PROBLEM_NUMBER
                        : word ? PASSO_JSON_PROBLEM_WORD : PASSO_JSON_PROBLEM_UNEXPECTED,
                 token->start, token->end);

  /* Stray bytes before the root must not take its place. */
  if (self->current != PASSO_JSON_NONE || number || word)
    parser_add_leaf (self, PASSO_JSON_DAMAGED, token->start, token->end);
}

/* A value that is not there, at a mark that ends it. Its key keeps a node. */
static void
parser_take_missing (Parser               *self,
                     const PassoJsonToken *token)
{
  parser_report (self, PASSO_JSON_PROBLEM_MISSING_VALUE, token->start, token->end);
  if (self->key_start != PASSO_JSON_NONE)
    parser_add_leaf (self, PASSO_JSON_DAMAGED, token->start, token->start);
}

static void parser_step_after (Parser               *self,
                               const PassoJsonToken *token);

static void
parser_take_missing_value (Parser               *self,
                           const PassoJsonToken *token)
{
  if (token->type == PASSO_JSON_TOKEN_COLON)
    {
      parser_report (self, PASSO_JSON_PROBLEM_UNEXPECTED, token->start, token->end);
      return;
    }

  if (is_close (token) && self->state == STATE_NEXT_VALUE)
    parser_report (self, PASSO_JSON_PROBLEM_TRAILING_COMMA, self->comma, self->comma + 1);
  else if (!is_close (token) || self->state != STATE_FIRST_VALUE)
    parser_take_missing (self, token);

  if (self->current != PASSO_JSON_NONE)
    parser_step_after (self, token);
}

static inline void
parser_step_value (Parser               *self,
                   const PassoJsonToken *token)
{
  static const guint8 kinds[] = {
    [PASSO_JSON_TOKEN_STRING] = PASSO_JSON_STRING,
    [PASSO_JSON_TOKEN_NUMBER] = PASSO_JSON_NUMBER,
    [PASSO_JSON_TOKEN_TRUE] = PASSO_JSON_TRUE,
    [PASSO_JSON_TOKEN_FALSE] = PASSO_JSON_FALSE,
    [PASSO_JSON_TOKEN_NULL] = PASSO_JSON_NULL,
    [PASSO_JSON_TOKEN_PLACEHOLDER] = PASSO_JSON_PLACEHOLDER,
  };

  switch (token->type)
    {
    case PASSO_JSON_TOKEN_STRING:
    case PASSO_JSON_TOKEN_NUMBER:
    case PASSO_JSON_TOKEN_TRUE:
    case PASSO_JSON_TOKEN_FALSE:
    case PASSO_JSON_TOKEN_NULL:
    case PASSO_JSON_TOKEN_PLACEHOLDER:
      parser_add_leaf (self, kinds[token->type], token->start, token->end);
      break;

    case PASSO_JSON_TOKEN_OPEN_OBJECT:
    case PASSO_JSON_TOKEN_OPEN_ARRAY:
      parser_open (self, token);
      break;

    case PASSO_JSON_TOKEN_WORD:
      parser_take_word (self, token);
      break;

    default:
      parser_take_missing_value (self, token);
    }
}

static void
parser_step_key (Parser               *self,
                 const PassoJsonToken *token)
{
  switch (token->type)
    {
    case PASSO_JSON_TOKEN_NUMBER:
    case PASSO_JSON_TOKEN_TRUE:
    case PASSO_JSON_TOKEN_FALSE:
    case PASSO_JSON_TOKEN_NULL:
    case PASSO_JSON_TOKEN_PLACEHOLDER:
    case PASSO_JSON_TOKEN_WORD:
      parser_report (self, PASSO_JSON_PROBLEM_BARE_KEY, token->start, token->end);
      G_GNUC_FALLTHROUGH;
    case PASSO_JSON_TOKEN_STRING:
      self->key_start = (guint32) token->start;
      self->state = STATE_COLON;
      break;

    case PASSO_JSON_TOKEN_CLOSE_OBJECT:
    case PASSO_JSON_TOKEN_CLOSE_ARRAY:
      if (self->state == STATE_NEXT_KEY && token->type == PASSO_JSON_TOKEN_CLOSE_OBJECT)
        parser_report (self, PASSO_JSON_PROBLEM_TRAILING_COMMA, self->comma, self->comma + 1);
      parser_close_token (self, token);
      break;

    case PASSO_JSON_TOKEN_OPEN_OBJECT:
    case PASSO_JSON_TOKEN_OPEN_ARRAY:
      parser_report (self, PASSO_JSON_PROBLEM_MISSING_KEY, token->start, token->end);
      parser_open (self, token);
      break;

    case PASSO_JSON_TOKEN_COLON:
      parser_report (self, PASSO_JSON_PROBLEM_MISSING_KEY, token->start, token->end);
      self->state = STATE_VALUE;
      break;

    default:
      parser_report (self, PASSO_JSON_PROBLEM_UNEXPECTED, token->start, token->end);
    }
}

static void
parser_step_colon (Parser               *self,
                   const PassoJsonToken *token)
{
  self->state = STATE_VALUE;
  if (token->type == PASSO_JSON_TOKEN_COLON)
    return;

  parser_report (self, PASSO_JSON_PROBLEM_MISSING_COLON, token->start, token->end);
  if (token->type != PASSO_JSON_TOKEN_COMMA && !is_close (token))
    {
      parser_step_value (self, token);
      return;
    }

  parser_add_leaf (self, PASSO_JSON_DAMAGED, token->start, token->start);
  parser_step_after (self, token);
}

static void
parser_step_after (Parser               *self,
                   const PassoJsonToken *token)
{
  const gboolean object = parser_is_in_object (self);

  if (token->type == PASSO_JSON_TOKEN_COMMA)
    {
      self->comma = token->start;
      self->state = object ? STATE_NEXT_KEY : STATE_NEXT_VALUE;
    }
  else if (is_close (token))
    parser_close_token (self, token);
  else if (token->type == PASSO_JSON_TOKEN_COLON)
    parser_report (self, PASSO_JSON_PROBLEM_UNEXPECTED, token->start, token->end);
  else
    {
      parser_report (self, PASSO_JSON_PROBLEM_MISSING_COMMA, token->start, token->end);
      self->state = object ? STATE_NEXT_KEY : STATE_NEXT_VALUE;
      if (object)
        parser_step_key (self, token);
      else
        parser_step_value (self, token);
    }
}

static void
parser_step (Parser               *self,
             const PassoJsonToken *token)
{
  switch (self->state)
    {
    case STATE_VALUE:
    case STATE_FIRST_VALUE:
    case STATE_NEXT_VALUE:
      parser_step_value (self, token);
      break;

    case STATE_FIRST_KEY:
    case STATE_NEXT_KEY:
      parser_step_key (self, token);
      break;

    case STATE_COLON:
      parser_step_colon (self, token);
      break;

    case STATE_AFTER:
      parser_step_after (self, token);
      break;

    case STATE_END:
    default:
      g_assert_not_reached ();
    }
}

/* ------------------------------------------------------------------ the whole text */

static void
parser_finish (Parser *self)
{
  PassoJsonTree *tree = self->tree;

  if (tree->root == PASSO_JSON_NONE)
    parser_report (self, PASSO_JSON_PROBLEM_EMPTY, 0, tree->length);

  if (self->current != PASSO_JSON_NONE)
    {
      const gsize start = parser_get_current (self)->start;

      parser_report (self, PASSO_JSON_PROBLEM_UNCLOSED, start, start + 1);
      if (self->key_start != PASSO_JSON_NONE)
        parser_add (self, PASSO_JSON_DAMAGED, tree->length, tree->length);
    }

  while (self->current != PASSO_JSON_NONE)
    parser_close (self, tree->length);
}

static void
parser_run (Parser *self)
{
  PassoJsonToken token;

  for (;;)
    {
      passo_json_lexer_next (&self->lexer, &token);
      if (token.type == PASSO_JSON_TOKEN_END)
        break;

      if (self->state == STATE_END)
        {
          parser_report (self, PASSO_JSON_PROBLEM_TEXT_AFTER, token.start, token.end);
          break;
        }
      parser_step (self, &token);
    }

  parser_finish (self);
}

/* Reads the text into the entries of @self. Never fails: what is wrong becomes problems. */
void
_passo_json_tree_parse (PassoJsonTree      *self,
                        const char * const *patterns)
{
  Parser parser = {
    .tree = self,
    .current = PASSO_JSON_NONE,
    .last = PASSO_JSON_NONE,
    .key_start = PASSO_JSON_NONE,
    .state = STATE_VALUE,
  };

  if (self->length > PASSO_JSON_TREE_MAX_LENGTH)
    {
      parser_report (&parser, PASSO_JSON_PROBLEM_TOO_LARGE, 0, 0);
      return;
    }

  parser.n_allocated = (guint32) (self->length / 16 + 16);
  self->entries = g_new (PassoJsonEntry, parser.n_allocated);
  passo_json_lexer_init (&parser.lexer, self->text, self->length, patterns, parser_report,
                         &parser);
  parser_run (&parser);
  self->entries = g_renew (PassoJsonEntry, self->entries, MAX (self->n_entries, 1));
  g_clear_pointer (&parser.lines, passo_line_index_free);
}
