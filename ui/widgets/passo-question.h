/* passo-question.h
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PASSO_QUESTION_PLAIN,
  PASSO_QUESTION_SUGGESTED,
  PASSO_QUESTION_DESTRUCTIVE,
} PassoQuestionAnswerKind;

/**
 * PassoQuestionAnswer:
 * @id: what the callback gets
 * @label: the button, with a mnemonic
 * @kind: how the button looks
 *
 * One button of a question.
 */
typedef struct
{
  const char              *id;
  const char              *label;
  PassoQuestionAnswerKind  kind;
} PassoQuestionAnswer;

/**
 * PassoQuestionFunc:
 * @id: the answer that was chosen, or the first one of the question if it was closed
 * @user_data: the caller's
 */
typedef void (*PassoQuestionFunc) (const char *id,
                                   gpointer    user_data);

GtkWindow *passo_question_ask (GtkWindow                 *parent,
                               const char                *heading,
                               const char                *body,
                               const PassoQuestionAnswer *answers,
                               guint                      n_answers,
                               PassoQuestionFunc          callback,
                               gpointer                   user_data,
                               GDestroyNotify             destroy);

G_END_DECLS
