/* passo-integer-picture.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include "json/passo-value.h"

G_BEGIN_DECLS

/**
 * PassoPictureError:
 * @code: (nullable): the error's code, a literal
 * @value: the part of the picture that its message shows, or undefined
 *
 * What is wrong with a picture. Starts as %PASSO_PICTURE_ERROR_INIT.
 */
typedef struct
{
  const char *code;
  PassoValue  value;
} PassoPictureError;

#define PASSO_PICTURE_ERROR_INIT { NULL, PASSO_VALUE_INIT }

typedef enum
{
  PASSO_INTEGER_DECIMAL,
  PASSO_INTEGER_LETTERS,
  PASSO_INTEGER_ROMAN,
  PASSO_INTEGER_WORDS,
} PassoIntegerStyle;

typedef enum
{
  PASSO_INTEGER_LOWER,
  PASSO_INTEGER_UPPER,
  PASSO_INTEGER_TITLE,
} PassoIntegerCase;

/* One separator: `position` digits stand to its right. */
typedef struct
{
  gunichar point;
  int      position;
} PassoIntegerSeparator;

/**
 * PassoIntegerPicture:
 *
 * A picture of formatInteger or of a number in a date, taken apart. It lives on the caller's
 * stack; passo_integer_picture_clear() frees what it holds.
 */
typedef struct
{
  PassoIntegerStyle style;
  PassoIntegerCase  letter_case;
  gboolean          ordinal;
  gunichar          zero;
  int               mandatory;
  int               optional;
  GArray           *separators;  /* of PassoIntegerSeparator */
  int               regular;     /* digits in a group, 0 when they differ */
  const char       *exact;       /* digits to format, where a double has not all of them */
} PassoIntegerPicture;

gboolean passo_integer_picture_parse  (PassoIntegerPicture       *self,
                                       const char                *picture,
                                       gsize                      length,
                                       PassoPictureError         *error);
char    *passo_integer_picture_format (const PassoIntegerPicture *self,
                                       double                     number,
                                       gsize                     *length);
double   passo_integer_picture_read   (const PassoIntegerPicture *self,
                                       const char                *text,
                                       gsize                      length);
gboolean passo_integer_picture_read_exactly
                                      (const PassoIntegerPicture *self,
                                       const char                *text,
                                       gsize                      length,
                                       gint64                    *integer);
void     passo_integer_picture_clear  (PassoIntegerPicture       *self);

/* Numbers in English (passo-integer-words.c) */
void     passo_integer_words_append   (GString                   *out,
                                       double                     number,
                                       gboolean                   ordinal);
double   passo_integer_words_read     (const char                *text,
                                       gsize                      length);
double   passo_integer_words_get      (const char                *word,
                                       gsize                      length);
const char *passo_integer_words_get_suffix
                                      (double                     number);

void     passo_picture_error_clear    (PassoPictureError         *error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoIntegerPicture, passo_integer_picture_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PassoPictureError, passo_picture_error_clear)

G_END_DECLS
