/* passo-layout-client.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "layout/passo-layout-client.h"
#include "layout/passo-layout-codec.h"

#define DEFAULT_TIME_LIMIT 2000
#define MAX_IN_FLIGHT 16
#define MAX_LOSSES 3

typedef struct
{
  guint id;
  gboolean is_sent;
  GTask *task;
  PassoLayoutProblem *problem;
} Request;

struct _PassoLayoutClient
{
  GObject parent_instance;

  char *program;
  guint time_limit;
  guint last_id;
  GQueue requests;              /* of Request: in the order of asking; the sent ones come first */

  GSubprocess *process;
  GDataInputStream *answers;
  GCancellable *process_over;   /* one for each process, so that a dead one's reads come to nothing */
  GByteArray *unwritten;
  GSource *timer;
  guint n_losses;               /* since the last answer */
  guint is_writing : 1;
};

G_DEFINE_FINAL_TYPE (PassoLayoutClient, passo_layout_client, G_TYPE_OBJECT)

static void passo_layout_client_pump (PassoLayoutClient *self);
static void passo_layout_client_read (PassoLayoutClient *self);
static void passo_layout_client_lose_process (PassoLayoutClient *self,
                                              const GError      *reason);

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->task);
  g_clear_pointer (&request->problem, passo_layout_problem_unref);
  g_free (request);
}

static void
passo_layout_client_stop_timer (PassoLayoutClient *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
passo_layout_client_drop_process (PassoLayoutClient *self)
{
  passo_layout_client_stop_timer (self);
  if (self->process_over != NULL)
    g_cancellable_cancel (self->process_over);
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);

  g_clear_object (&self->answers);
  g_clear_object (&self->process_over);
  g_clear_object (&self->process);
  g_clear_pointer (&self->unwritten, g_byte_array_unref);
  self->is_writing = FALSE;

  for (GList *link = self->requests.head; link != NULL; link = link->next)
    ((Request *) link->data)->is_sent = FALSE;
}

static void
passo_layout_client_dispose (GObject *object)
{
  PassoLayoutClient *self = PASSO_LAYOUT_CLIENT (object);

  passo_layout_client_drop_process (self);
  g_queue_clear_full (&self->requests, request_free);

  G_OBJECT_CLASS (passo_layout_client_parent_class)->dispose (object);
}

static void
passo_layout_client_finalize (GObject *object)
{
  PassoLayoutClient *self = PASSO_LAYOUT_CLIENT (object);

  g_free (self->program);

  G_OBJECT_CLASS (passo_layout_client_parent_class)->finalize (object);
}

static void
passo_layout_client_class_init (PassoLayoutClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = passo_layout_client_dispose;
  object_class->finalize = passo_layout_client_finalize;

  /* As GSocket does: writing to a helper that has died is an error, not the end of the program. */
  signal (SIGPIPE, SIG_IGN);
}

static void
passo_layout_client_init (PassoLayoutClient *self)
{
  g_queue_init (&self->requests);
  self->time_limit = DEFAULT_TIME_LIMIT;
}

static gboolean
passo_layout_client_time_out_cb (gpointer user_data)
{
  PassoLayoutClient *self = user_data;
  g_autoptr (GError) error = NULL;

  g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                       _("The layout helper took too long"));
  passo_layout_client_lose_process (self, error);

  return G_SOURCE_REMOVE;
}

static gboolean
passo_layout_client_is_waiting (PassoLayoutClient *self)
{
  Request *first = g_queue_peek_head (&self->requests);

  return first != NULL && first->is_sent;
}

static void
passo_layout_client_restart_timer (PassoLayoutClient *self)
{
  passo_layout_client_stop_timer (self);
  if (!passo_layout_client_is_waiting (self))
    return;

  self->timer = g_timeout_source_new (self->time_limit);
  g_source_set_callback (self->timer, passo_layout_client_time_out_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static void
passo_layout_client_refuse_all (PassoLayoutClient *self,
                                const GError      *error)
{
  Request *request;

  while ((request = g_queue_pop_head (&self->requests)) != NULL)
    {
      g_task_return_error (request->task, g_error_copy (error));
      request_free (request);
    }
}

/* The process is gone or useless. What it was busy with is to blame and fails; the rest is asked
 * again of a new one. */
static void
passo_layout_client_lose_process (PassoLayoutClient *self,
                                  const GError      *reason)
{
  g_autoptr (PassoLayoutClient) hold = g_object_ref (self);
  Request *culprit = NULL;

  if (passo_layout_client_is_waiting (self))
    culprit = g_queue_pop_head (&self->requests);

  passo_layout_client_drop_process (self);
  if (culprit != NULL)
    {
      g_task_return_error (culprit->task, g_error_copy (reason));
      request_free (culprit);
    }
  /* A helper that cannot work at all must not be started once for every container. */
  if (++self->n_losses >= MAX_LOSSES)
    {
      self->n_losses = 0;
      passo_layout_client_refuse_all (self, reason);
    }
  passo_layout_client_pump (self);
}

static void
passo_layout_client_answer (PassoLayoutClient *self,
                            const char        *line)
{
  g_autoptr (PassoLayoutSolution) solution = NULL;
  g_autoptr (GError) error = NULL;
  Request *request = g_queue_peek_head (&self->requests);
  guint id = 0;

  if (request == NULL || !request->is_sent ||
      !passo_layout_codec_read_id (line, &id) || id != request->id)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The layout helper answered what was not asked"));
      passo_layout_client_lose_process (self, error);
      return;
    }

  self->n_losses = 0;
  g_queue_pop_head (&self->requests);
  solution = passo_layout_codec_read_solution (line, request->problem, &error);
  if (solution != NULL)
    g_task_return_pointer (request->task, g_steal_pointer (&solution),
                           (GDestroyNotify) passo_layout_solution_unref);
  else
    g_task_return_error (request->task, g_steal_pointer (&error));
  request_free (request);

  passo_layout_client_restart_timer (self);
  passo_layout_client_pump (self);
}

static void
passo_layout_client_read_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr (PassoLayoutClient) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result,
                                                                NULL, &error);

  if (G_DATA_INPUT_STREAM (source) != self->answers)
    return;

  if (line == NULL)
    {
      if (error == NULL)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE,
                             _("The layout helper stopped"));
      passo_layout_client_lose_process (self, error);
      return;
    }

  passo_layout_client_answer (self, line);
  if (G_DATA_INPUT_STREAM (source) == self->answers && self->requests.length > 0)
    passo_layout_client_read (self);
}

/* Only one read is under way, and only while something is asked: so an idle client is not held. */
static void
passo_layout_client_read (PassoLayoutClient *self)
{
  if (self->answers == NULL || g_input_stream_has_pending (G_INPUT_STREAM (self->answers)))
    return;

  g_data_input_stream_read_line_async (self->answers, G_PRIORITY_DEFAULT, self->process_over,
                                       passo_layout_client_read_cb, g_object_ref (self));
}

static gboolean
passo_layout_client_start (PassoLayoutClient  *self,
                           GError            **error)
{
  const char *argv[] = { self->program, NULL };

  if (self->process != NULL)
    return TRUE;

  if (self->program == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The layout helper passo-layout is not installed"));
      return FALSE;
    }

  self->process = g_subprocess_newv (argv,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                     G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                     error);
  if (self->process == NULL)
    return FALSE;

  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->process_over = g_cancellable_new ();
  self->unwritten = g_byte_array_new ();

  return TRUE;
}

/* The bytes must outlive the call, which may outlive the process. */
typedef struct
{
  PassoLayoutClient *client;
  GByteArray *bytes;
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->client);
  g_byte_array_unref (write->bytes);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static void passo_layout_client_flush (PassoLayoutClient *self);

static void
passo_layout_client_write_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  PassoLayoutClient *self = write->client;

  if (self->process == NULL ||
      G_OUTPUT_STREAM (source) != g_subprocess_get_stdin_pipe (self->process))
    return;

  /* A failure to write shows as an end of the answers, and is handled there. */
  self->is_writing = FALSE;
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    passo_layout_client_flush (self);
}

static void
passo_layout_client_flush (PassoLayoutClient *self)
{
  Write *write;

  if (self->is_writing || self->process == NULL || self->unwritten->len == 0)
    return;

  write = g_new0 (Write, 1);
  write->client = g_object_ref (self);
  write->bytes = g_steal_pointer (&self->unwritten);
  self->unwritten = g_byte_array_new ();
  self->is_writing = TRUE;
  g_output_stream_write_all_async (g_subprocess_get_stdin_pipe (self->process),
                                   write->bytes->data, write->bytes->len, G_PRIORITY_DEFAULT,
                                   self->process_over, passo_layout_client_write_cb, write);
}

static void
passo_layout_client_send (PassoLayoutClient *self,
                          Request           *request)
{
  g_autofree char *line = passo_layout_codec_write_problem (request->id, request->problem);

  request->is_sent = TRUE;
  g_byte_array_append (self->unwritten, (const guint8 *) line, strlen (line));
  g_byte_array_append (self->unwritten, (const guint8 *) "\n", 1);
}

/* Hands requests to the process, as many as may be under way at once. */
static void
passo_layout_client_pump (PassoLayoutClient *self)
{
  gboolean was_waiting = passo_layout_client_is_waiting (self);
  guint n_sent = 0;
  GList *next;

  for (GList *link = self->requests.head; link != NULL && n_sent < MAX_IN_FLIGHT; link = next)
    {
      Request *request = link->data;
      g_autoptr (GError) error = NULL;

      next = link->next;
      if (!request->is_sent && g_task_return_error_if_cancelled (request->task))
        {
          g_queue_delete_link (&self->requests, link);
          request_free (request);
          continue;
        }
      if (!passo_layout_client_start (self, &error))
        {
          passo_layout_client_refuse_all (self, error);
          return;
        }
      if (!request->is_sent)
        passo_layout_client_send (self, request);
      n_sent++;
    }

  passo_layout_client_flush (self);
  if (!was_waiting || self->timer == NULL)
    passo_layout_client_restart_timer (self);
  if (self->requests.length > 0)
    passo_layout_client_read (self);
}

/**
 * passo_layout_client_new:
 * @program: (nullable): path of `passo-layout`; %NULL where it was not found, and everything fails
 *
 * Returns: (transfer full): a client, which starts the helper when it is first asked
 */
PassoLayoutClient *
passo_layout_client_new (const char *program)
{
  PassoLayoutClient *self = g_object_new (PASSO_TYPE_LAYOUT_CLIENT, NULL);

  self->program = g_strdup (program);

  return self;
}

static char *
check_program (char *path)
{
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return path;

  g_free (path);

  return NULL;
}

/**
 * passo_layout_client_find_program:
 *
 * Looks for `passo-layout`: where `PASSO_LAYOUT` says, beside the running program, in the build
 * tree, where it is installed, and in the path.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
passo_layout_client_find_program (void)
{
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self_path != NULL ? g_path_get_dirname (self_path) : NULL;
  char *found = check_program (g_strdup (g_getenv ("PASSO_LAYOUT")));

  if (found == NULL && folder != NULL)
    found = check_program (g_build_filename (folder, "passo-layout", NULL));
  if (found == NULL && folder != NULL)
    found = check_program (g_build_filename (folder, "..", "layout", "passo-layout", NULL));
  if (found == NULL)
    found = check_program (g_build_filename (PASSO_LIBEXEC_DIR, "passo-layout", NULL));
  if (found == NULL)
    found = g_find_program_in_path ("passo-layout");

  return found;
}

/**
 * passo_layout_client_set_time_limit:
 * @milliseconds: how long one problem may take
 */
void
passo_layout_client_set_time_limit (PassoLayoutClient *self,
                                    guint              milliseconds)
{
  g_return_if_fail (PASSO_IS_LAYOUT_CLIENT (self));

  self->time_limit = milliseconds;
}

/**
 * passo_layout_client_solve_async:
 * @cancellable: (nullable): a request that was not handed over yet is then taken back; another is
 *   left to the helper, and its answer thrown away
 */
void
passo_layout_client_solve_async (PassoLayoutClient   *self,
                                 PassoLayoutProblem  *problem,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (PASSO_IS_LAYOUT_CLIENT (self));
  g_return_if_fail (problem != NULL);

  request = g_new0 (Request, 1);
  request->id = ++self->last_id;
  request->problem = passo_layout_problem_ref (problem);
  request->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (request->task, passo_layout_client_solve_async);
  g_queue_push_tail (&self->requests, request);

  passo_layout_client_pump (self);
}

/**
 * passo_layout_client_solve_finish:
 *
 * Returns: (transfer full) (nullable): the solution; %NULL with @error (%G_IO_ERROR) set where the
 *   helper is missing, died, took too long or refused
 */
PassoLayoutSolution *
passo_layout_client_solve_finish (PassoLayoutClient  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (PASSO_IS_LAYOUT_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
