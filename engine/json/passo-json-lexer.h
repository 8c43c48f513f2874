/* passo-json-lexer.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-json-tree.h"

G_BEGIN_DECLS

/* The tolerant lexer under PassoJsonTree: any bytes become tokens with spans, and what strict
 * JSON does not have is reported and passed over. It holds no memory of its own. */

typedef enum
{
  PASSO_JSON_TOKEN_END,
  PASSO_JSON_TOKEN_OPEN_OBJECT,
  PASSO_JSON_TOKEN_CLOSE_OBJECT,
  PASSO_JSON_TOKEN_OPEN_ARRAY,
  PASSO_JSON_TOKEN_CLOSE_ARRAY,
  PASSO_JSON_TOKEN_COMMA,
  PASSO_JSON_TOKEN_COLON,
  PASSO_JSON_TOKEN_STRING,
  PASSO_JSON_TOKEN_NUMBER,
  PASSO_JSON_TOKEN_TRUE,
  PASSO_JSON_TOKEN_FALSE,
  PASSO_JSON_TOKEN_NULL,
  PASSO_JSON_TOKEN_PLACEHOLDER,
  PASSO_JSON_TOKEN_WORD,
} PassoJsonTokenType;

typedef struct
{
  PassoJsonTokenType type;
  gsize              start;
  gsize              end;
} PassoJsonToken;

typedef void (*PassoJsonLexerReport) (gpointer             user_data,
                                 PassoJsonProblemCode code,
                                 gsize                start,
                                 gsize                end);

/**
 * PassoJsonLexer:
 * @patterns: (nullable): spellings of bare placeholders beside `${Name}`, such as `{{name}}`
 * @lines: set after a string was found to be unclosed: from then on strings end with their line,
 *   so that no later one is searched to the end of the text again
 */
typedef struct
{
  const char         *text;
  gsize               length;
  gsize               position;
  const char * const *patterns;
  PassoJsonLexerReport     report;
  gpointer            user_data;
  guint               lines : 1;
} PassoJsonLexer;

void  passo_json_lexer_init    (PassoJsonLexer     *self,
                                const char         *text,
                                gsize               length,
                                const char * const *patterns,
                                PassoJsonLexerReport     report,
                                gpointer            user_data);
void  passo_json_lexer_next    (PassoJsonLexer     *self,
                                PassoJsonToken     *token);
gsize passo_json_lexer_key_end (const char         *text,
                                gsize               length,
                                gsize               start);
gsize passo_json_lexer_decode_piece (const char    *text,
                                     gsize          length,
                                     gboolean       quoted,
                                     GString       *out);
char *passo_json_lexer_decode  (const char         *text,
                                gsize               length,
                                gsize              *decoded_length);
gsize passo_json_placeholder_end (const char       *text,
                                gsize               length,
                                const char * const *patterns);

G_END_DECLS
