/* passo-question.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <adwaita.h>

#include "widgets/passo-question.h"

/* The one place that asks by a dialog, as libadwaita replaced the type of dialog since. */

typedef struct
{
  PassoQuestionFunc callback;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;

  question->callback (response, question->user_data);
}

/**
 * passo_question_ask:
 * @parent: (nullable): the window that the question belongs to
 * @heading: the question
 * @body: (nullable): what follows from each answer
 * @answers: (array length=n_answers): the buttons; the first one changes nothing and stands for
 *   closing the dialog
 * @n_answers: how many
 * @callback: gets the answer
 * @user_data: data of @callback
 * @destroy: (nullable): frees @user_data, after the answer
 *
 * Asks a question in a dialog over the window and returns at once.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
passo_question_ask (GtkWindow                 *parent,
                    const char                *heading,
                    const char                *body,
                    const PassoQuestionAnswer *answers,
                    guint                      n_answers,
                    PassoQuestionFunc          callback,
                    gpointer                   user_data,
                    GDestroyNotify             destroy)
{
  static const AdwResponseAppearance appearances[] = {
    [PASSO_QUESTION_PLAIN] = ADW_RESPONSE_DEFAULT,
    [PASSO_QUESTION_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
    [PASSO_QUESTION_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
  };
  AdwMessageDialog *dialog;
  Question *question;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (answers != NULL && n_answers > 0, NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id,
                                                  appearances[answers[i].kind]);
      if (answers[i].kind == PASSO_QUESTION_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, answers[i].id);
    }
  adw_message_dialog_set_close_response (dialog, answers[0].id);

  question = g_new0 (Question, 1);
  question->callback = callback;
  question->user_data = user_data;
  question->destroy = destroy;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}
