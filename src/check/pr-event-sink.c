/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-event-sink.h"

struct _PrEventSink
{
  GMainContext *context;
  GWeakRef receiver;
  PrEventFunc func;
};

typedef struct
{
  PrEventSink *sink;
  PrEvent *event;
} Delivery;

/**
 * pr_event_sink_new:
 * @receiver: (nullable): who gets the events; not kept alive
 * @func: (nullable): how it gets them, %NULL only where nobody does
 *
 * Returns: (transfer full): a sink for the thread-default main context of the caller
 */
PrEventSink *
pr_event_sink_new (GObject *receiver, PrEventFunc func)
{
  PrEventSink *self = g_atomic_rc_box_new0 (PrEventSink);

  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->receiver, receiver);
  self->func = func;
  return self;
}

/**
 * pr_event_sink_ref:
 *
 * Returns: (transfer full): @self
 */
PrEventSink *
pr_event_sink_ref (PrEventSink *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_event_sink_clear (gpointer data)
{
  PrEventSink *self = data;

  g_weak_ref_clear (&self->receiver);
  g_main_context_unref (self->context);
}

/**
 * pr_event_sink_unref:
 *
 * Gives up one reference.
 */
void
pr_event_sink_unref (PrEventSink *self)
{
  g_atomic_rc_box_release_full (self, pr_event_sink_clear);
}

static void
event_free (PrEvent *event)
{
  g_free (event->detail);
  g_strfreev (event->capabilities);
  g_clear_pointer (&event->tls, pr_tls_session_unref);
  g_clear_object (&event->diagnosis);
  g_strfreev (event->addresses);
  g_free (event);
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  event_free (delivery->event);
  pr_event_sink_unref (delivery->sink);
  g_free (delivery);
}

static gboolean
deliver (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (GObject) receiver = g_weak_ref_get (&delivery->sink->receiver);

  if (receiver != NULL)
    delivery->sink->func (receiver, delivery->event);
  return G_SOURCE_REMOVE;
}

/**
 * pr_event_sink_post:
 * @event: (transfer full): what happened
 *
 * Not g_main_context_invoke(): that would run here, in the worker, whenever nobody holds the context.
 */
void
pr_event_sink_post (PrEventSink *self, PrEvent *event)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->sink = pr_event_sink_ref (self);
  delivery->event = event;
  /* The priority of a GTask: so the end of a run cannot overtake its events. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, delivery, delivery_free);
  g_source_set_static_name (source, "[postrider] event");
  g_source_attach (source, self->context);
}
