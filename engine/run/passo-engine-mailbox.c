/* passo-engine-mailbox.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "run/passo-engine-mailbox-private.h"

/* At most one delivery a frame. */
#define DELIVER_EVERY (G_USEC_PER_SEC / 60)

/* The engine waits for the owner beyond this, so that a delivery stays short. */
#define MOST_EVENTS 2048

/* Carries events and notices from the engine's thread to the thread that made the mailbox. */
struct _PassoEngineMailbox
{
  gatomicrefcount  ref_count;
  GMutex           mutex;
  GCond            emptied;
  GMainContext    *context;
  GSource         *source;    /* the delivery to come */
  PassoMailFunc    func;
  gpointer         data;
  PassoEventLog   *events;
  GPtrArray       *notices;
  gint64           delivered; /* monotonic time of the end of the last */
  gboolean         closed;
};

static void
free_notice (gpointer data)
{
  PassoNotice *notice = data;

  g_clear_pointer (&notice->ask, _passo_ask_data_free);
  g_free (notice->state_name);
  g_free (notice->output);
  g_free (notice->error);
  g_free (notice->cause);
  g_free (notice);
}

PassoNotice *
_passo_notice_new (PassoNoticeKind kind)
{
  PassoNotice *notice = g_new0 (PassoNotice, 1);

  notice->kind = kind;

  return notice;
}

/* @func is called on the thread of the present main context, until the mailbox is closed. */
PassoEngineMailbox *
_passo_engine_mailbox_new (PassoMailFunc func,
                           gpointer      data)
{
  PassoEngineMailbox *self = g_new0 (PassoEngineMailbox, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->emptied);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->data = data;
  self->events = passo_event_log_new ();
  self->notices = g_ptr_array_new_with_free_func (free_notice);

  return self;
}

PassoEngineMailbox *
_passo_engine_mailbox_ref (PassoEngineMailbox *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
_passo_engine_mailbox_unref (PassoEngineMailbox *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->emptied);
  g_main_context_unref (self->context);
  passo_event_log_free (self->events);
  g_ptr_array_unref (self->notices);
  g_free (self);
}

/* Nothing is delivered any more, and nobody waits for it. */
void
_passo_engine_mailbox_close (PassoEngineMailbox *self)
{
  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_cond_broadcast (&self->emptied);
  g_mutex_unlock (&self->mutex);
}

/* Counts the frame from the end of a delivery, so that the owner's other work has its turn also
 * where taking a delivery takes long. The next one may be on its way already. */
static void
leave_time (PassoEngineMailbox *self)
{
  g_mutex_lock (&self->mutex);
  self->delivered = g_get_monotonic_time ();
  if (self->source != NULL)
    g_source_set_ready_time (self->source, self->delivered + DELIVER_EVERY);
  g_mutex_unlock (&self->mutex);
}

static gboolean
deliver (gpointer data)
{
  PassoEngineMailbox *self = data;
  g_autoptr (GPtrArray) notices = NULL;
  PassoEventLog *events;

  g_mutex_lock (&self->mutex);
  events = self->events;
  notices = self->notices;
  self->events = passo_event_log_new ();
  self->notices = g_ptr_array_new_with_free_func (free_notice);
  g_clear_pointer (&self->source, g_source_unref);
  g_cond_broadcast (&self->emptied);
  g_mutex_unlock (&self->mutex);

  self->func (events, notices, self->data);
  leave_time (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (PassoEngineMailbox *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 delay = MAX (self->delivered + DELIVER_EVERY - now, 0);

  self->source = g_timeout_source_new (delay / 1000);
  g_source_set_callback (self->source, deliver, _passo_engine_mailbox_ref (self),
                         (GDestroyNotify) _passo_engine_mailbox_unref);
  g_source_set_static_name (self->source, "passo engine events");
  g_source_attach (self->source, self->context);
}

/* Takes over @events and the elements of @notices, which is emptied. Waits while the owner has much
 * to take. */
void
_passo_engine_mailbox_post (PassoEngineMailbox *self,
                            PassoEventLog      *events,
                            GPtrArray          *notices)
{
  g_mutex_lock (&self->mutex);
  while (!self->closed && passo_event_log_get_size (self->events) >= MOST_EVENTS)
    g_cond_wait (&self->emptied, &self->mutex);
  passo_event_log_take_log (self->events, events);
  for (guint i = 0; i < notices->len; i++)
    g_ptr_array_add (self->notices, g_steal_pointer (&g_ptr_array_index (notices, i)));
  g_ptr_array_set_size (notices, 0);
  if (!self->closed && self->source == NULL)
    schedule (self);
  g_mutex_unlock (&self->mutex);
}
