/* test-connector-ask.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include <passo.h>

typedef struct
{
  PassoConnectorAsk *connector;
  guint64            asked;      /* ids of the last calls */
  guint64            cancelled;
  guint64            answered;
  double             number;     /* of the answer */
} Fixture;

static void
ask (const PassoCall *call,
     gpointer         data)
{
  ((Fixture *) data)->asked = call->id;
}

static void
cancelled (guint64  call_id,
           gpointer data)
{
  ((Fixture *) data)->cancelled = call_id;
}

static void
done (gpointer     data,
      guint64      call_id,
      PassoAnswer *answer)
{
  Fixture *fixture = data;

  fixture->answered = call_id;
  fixture->number = passo_value_get_number (answer->output);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->connector = passo_connector_ask_new (ask, cancelled, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->connector);
}

static PassoConnectorReply
call_state (Fixture     *fixture,
            guint64      id,
            const char  *name,
            PassoAnswer *answer)
{
  PassoCall call = { .id = id, .state_name = name, .done = done, .done_data = fixture };

  return passo_connector_call (PASSO_CONNECTOR (fixture->connector), &call, answer);
}

static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  g_assert_cmpint (call_state (fixture, 7, "T", &answer), ==, PASSO_CONNECTOR_PENDING);
  g_assert_cmpuint (fixture->asked, ==, 7);
  answer.output = passo_value_integer (5);
  g_assert_false (passo_connector_ask_answer (fixture->connector, 8, &answer));
  g_assert_true (passo_connector_ask_answer (fixture->connector, 7, &answer));
  g_assert_cmpuint (fixture->answered, ==, 7);
  g_assert_cmpfloat (fixture->number, ==, 5);
  g_assert_false (passo_connector_ask_answer (fixture->connector, 7, &answer));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  call_state (fixture, 7, "T", &answer);
  passo_connector_cancel (PASSO_CONNECTOR (fixture->connector), 8);
  g_assert_cmpuint (fixture->cancelled, ==, 0);
  passo_connector_cancel (PASSO_CONNECTOR (fixture->connector), 7);
  g_assert_cmpuint (fixture->cancelled, ==, 7);
  g_assert_false (passo_connector_ask_answer (fixture->connector, 7, &answer));
  g_assert_cmpuint (fixture->answered, ==, 0);
}

/* An answer given for good is no question any more, until it is taken back. */
static void
test_known_answer (Fixture       *fixture,
                   gconstpointer  data)
{
  g_auto (PassoAnswer) known = PASSO_ANSWER_INIT;
  g_auto (PassoAnswer) answer = PASSO_ANSWER_INIT;

  known.output = passo_value_string ("always");
  passo_connector_ask_set_answer (fixture->connector, "T", &known);
  passo_answer_clear (&known);
  for (guint64 id = 1; id <= 2; id++)
    {
      g_assert_cmpint (call_state (fixture, id, "T", &answer), ==, PASSO_CONNECTOR_ANSWERED);
      g_assert_true (passo_value_string_equals (answer.output, "always"));
      passo_answer_clear (&answer);
    }
  g_assert_cmpuint (fixture->asked, ==, 0);
  g_assert_cmpint (call_state (fixture, 3, "U", &answer), ==, PASSO_CONNECTOR_PENDING);

  passo_connector_ask_set_answer (fixture->connector, "T", NULL);
  g_assert_cmpint (call_state (fixture, 4, "T", &answer), ==, PASSO_CONNECTOR_PENDING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/connector-ask/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/connector-ask/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/connector-ask/known-answer", Fixture, NULL, set_up, test_known_answer, tear_down);

  return g_test_run ();
}
