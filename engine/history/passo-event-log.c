/* passo-event-log.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "history/passo-event-log.h"
#include "json/passo-json-writer.h"

#define PAGE_SHIFT      9 /* 512 events */
#define TEXT_BLOCK      4096

/* Events lie in pages, so that a long history is never copied and its records never move.
 *
 * An event is held in one of two forms. By value it refers to the values that the engine made, and
 * borrows its strings from the program: cheap, for the engine's own thread. As text it owns nothing
 * but characters in the log's blocks, so that the whole log may go to another thread. */
struct _PassoEventLog
{
  GPtrArray    *pages;
  guint         page_shift; /* binary logarithm of the events in a page */
  guint         n_events;
  GStringChunk *texts;     /* NULL until an event is held as text */
  GHashTable   *resources; /* a set of PassoEventResource, whose strings lie in @texts */
  GPtrArray    *blocks;    /* GStringChunk and GHashTable taken over with other logs */
};

typedef struct
{
  GStringChunk *texts;
  GHashTable   *resources;
} PassoTextBlock;

static void
text_block_free (gpointer data)
{
  PassoTextBlock *block = data;

  g_string_chunk_free (block->texts);
  g_hash_table_unref (block->resources);
  g_free (block);
}

static void
clear_event (PassoEvent *event)
{
  if (event->flags & PASSO_EVENT_FLAG_TEXT)
    return;

  passo_value_clear (&event->data.value);
  passo_value_clear (&event->more.value);
}

static PassoEvent *
event_at (const PassoEventLog *self,
          guint                index)
{
  PassoEvent *page = g_ptr_array_index (self->pages, index >> self->page_shift);

  return &page[index & ((1u << self->page_shift) - 1)];
}

static PassoEvent *
add_slot (PassoEventLog *self)
{
  if (self->n_events == self->pages->len << self->page_shift)
    g_ptr_array_add (self->pages, g_new (PassoEvent, (gsize) 1 << self->page_shift));

  return event_at (self, self->n_events++);
}

static guint
hash_resource (gconstpointer data)
{
  const PassoEventResource *resource = data;

  return g_str_hash (resource->name) * 31 + (resource->type != NULL ? g_str_hash (resource->type) : 0);
}

/* By what they say: a resource may lie where another one lay before. */
static gboolean
equal_resources (gconstpointer a,
                 gconstpointer b)
{
  const PassoEventResource *one = a;
  const PassoEventResource *other = b;

  return g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->type, other->type) == 0 &&
         g_strcmp0 (one->region, other->region) == 0;
}

static void
ensure_texts (PassoEventLog *self)
{
  if (self->texts != NULL)
    return;

  self->texts = g_string_chunk_new (TEXT_BLOCK);
  self->resources = g_hash_table_new_full (hash_resource, equal_resources, g_free, NULL);
}

static const char *
copy_string (PassoEventLog *self,
             const char    *string)
{
  return string != NULL ? g_string_chunk_insert_const (self->texts, string) : NULL;
}

static const PassoEventResource *
copy_resource (PassoEventLog            *self,
               const PassoEventResource *resource)
{
  PassoEventResource *copy;

  if (resource == NULL)
    return NULL;

  copy = g_hash_table_lookup (self->resources, resource);
  if (copy == NULL)
    {
      copy = g_new (PassoEventResource, 1);
      copy->type = copy_string (self, resource->type);
      copy->name = copy_string (self, resource->name);
      copy->region = copy_string (self, resource->region);
      g_hash_table_add (self->resources, copy);
    }

  return copy;
}

/* Turns a value into characters of the log: JSON text, or of a string its own characters. */
static void
payload_to_text (PassoEventLog           *self,
                 const PassoEvent        *event,
                 const PassoEventPayload *from,
                 gboolean                 plain,
                 PassoEventPayload       *to)
{
  g_autofree char *json = NULL;
  const char *text = NULL;
  gsize length = 0;

  if (event->flags & PASSO_EVENT_FLAG_TEXT)
    {
      text = from->text.characters;
      length = from->text.length;
    }
  else if (passo_value_get_type (from->value) == PASSO_VALUE_UNDEFINED)
    text = NULL;
  else if (plain)
    text = passo_value_get_string (from->value, &length);
  else
    text = json = passo_json_write (from->value, PASSO_JSON_WRITER_COMPACT, &length);

  to->text.characters = text != NULL ? g_string_chunk_insert_len (self->texts, text, length) : NULL;
  to->text.length = length;
}

/**
 * passo_event_log_new:
 *
 * Makes an empty log: flat, append-only storage of one execution's events.
 *
 * Returns: (transfer full): the log
 */
PassoEventLog *
passo_event_log_new (void)
{
  return passo_event_log_new_small (PAGE_SHIFT);
}

/**
 * passo_event_log_new_small:
 * @page_shift: binary logarithm of the number of events for which memory is taken at a time
 *
 * Makes an empty log that takes little memory while it has few events, as one of thousands.
 *
 * Returns: (transfer full): the log
 */
PassoEventLog *
passo_event_log_new_small (guint page_shift)
{
  PassoEventLog *self;

  g_return_val_if_fail (page_shift <= PAGE_SHIFT, NULL);

  self = g_new0 (PassoEventLog, 1);
  self->page_shift = page_shift;
  self->pages = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * passo_event_log_clear:
 * @self: a log
 *
 * Drops all events and keeps the memory for others.
 */
void
passo_event_log_clear (PassoEventLog *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_events; i++)
    clear_event (event_at (self, i));
  self->n_events = 0;
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->resources, g_hash_table_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
}

/**
 * passo_event_log_free:
 * @self: (transfer full) (nullable): a log
 *
 * Frees it with its events.
 */
void
passo_event_log_free (PassoEventLog *self)
{
  if (self == NULL)
    return;

  passo_event_log_clear (self);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * passo_event_log_get_size:
 * @self: a log
 *
 * Returns: the number of events, which is the id of the last
 */
guint
passo_event_log_get_size (const PassoEventLog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_events;
}

/**
 * passo_event_log_get:
 * @self: a log
 * @id: an event's id, counted from 1
 *
 * Returns: (transfer none) (nullable): the event; it stays where it is while the log lives
 */
const PassoEvent *
passo_event_log_get (const PassoEventLog *self,
                     guint                id)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (id == 0 || id > self->n_events)
    return NULL;

  return event_at (self, id - 1);
}

/**
 * passo_event_log_append:
 * @self: a log
 * @event: the next event
 *
 * Takes a copy of an event in the form it has. References are added to its values; the strings it
 * points to must outlive the log.
 */
void
passo_event_log_append (PassoEventLog    *self,
                        const PassoEvent *event)
{
  PassoEvent *slot;

  g_return_if_fail (self != NULL);
  g_return_if_fail (event != NULL);

  slot = add_slot (self);
  *slot = *event;
  if (event->flags & PASSO_EVENT_FLAG_TEXT)
    return;

  slot->data.value = passo_value_ref (event->data.value);
  slot->more.value = passo_value_ref (event->more.value);
}

/**
 * passo_event_log_append_as_text:
 * @self: a log
 * @event: the next event
 *
 * Takes a copy of an event as text. It depends on nothing outside the log.
 */
void
passo_event_log_append_as_text (PassoEventLog    *self,
                                const PassoEvent *event)
{
  PassoEventData data;
  PassoEvent *slot;

  g_return_if_fail (self != NULL);
  g_return_if_fail (event != NULL);

  ensure_texts (self);
  data = passo_event_type_get_data (event->type);
  slot = add_slot (self);
  *slot = *event;
  slot->flags |= PASSO_EVENT_FLAG_TEXT;
  slot->name = copy_string (self, event->name);
  slot->resource = copy_resource (self, event->resource);
  slot->location = copy_string (self, event->location);
  payload_to_text (self, event, &event->data,
                   data == PASSO_EVENT_DATA_ERROR || data == PASSO_EVENT_DATA_TEXT, &slot->data);
  payload_to_text (self, event, &event->more,
                   passo_event_type_get_class (event->type) != PASSO_EVENT_CLASS_EXITED,
                   &slot->more);
}

static void
take_block (PassoEventLog *self,
            PassoEventLog *from)
{
  PassoTextBlock *block;

  if (self->blocks == NULL)
    self->blocks = g_ptr_array_new_with_free_func (text_block_free);
  if (from->texts != NULL)
    {
      block = g_new (PassoTextBlock, 1);
      block->texts = g_steal_pointer (&from->texts);
      block->resources = g_steal_pointer (&from->resources);
      g_ptr_array_add (self->blocks, block);
    }
  if (from->blocks != NULL)
    g_ptr_array_extend_and_steal (self->blocks, g_steal_pointer (&from->blocks));
}

/**
 * passo_event_log_take_log:
 * @self: a log
 * @batch: (transfer full): events that follow those of @self
 *
 * Moves the events of @batch to the end. No text is copied.
 */
void
passo_event_log_take_log (PassoEventLog *self,
                          PassoEventLog *batch)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (batch != NULL && batch != self);

  for (guint i = 0; i < batch->n_events; i++)
    *add_slot (self) = *event_at (batch, i);
  batch->n_events = 0;
  take_block (self, batch);
  passo_event_log_free (batch);
}
