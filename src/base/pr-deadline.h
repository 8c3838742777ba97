/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrDeadline:
 *
 * When to stop, on the monotonic clock: one wait, and the whole run. A run makes one with
 * pr_deadline_new(); whoever begins to wait for one thing (a connection, a handshake, a whole
 * reply) takes pr_deadline_begin_wait() and passes the result down, so that many small reads of one
 * reply share one bound and a server cannot stretch it by a byte at a time. A plain value, copied
 * freely. Thread: any.
 */
typedef struct
{
  /*< private >*/
  gint64 run_end_us;
  gint64 wait_end_us;
  guint wait_ms;
} PrDeadline;

PrDeadline pr_deadline_new (guint wait_ms, guint run_ms);
PrDeadline pr_deadline_begin_wait (const PrDeadline *self);
PrDeadline pr_deadline_begin_wait_at_most (const PrDeadline *self, guint wait_ms);
PrDeadline pr_deadline_shorten_waits (const PrDeadline *self, guint wait_ms);
PrDeadline pr_deadline_rest_of_run (const PrDeadline *self);
gint64 pr_deadline_get_remaining_us (const PrDeadline *self);
gboolean pr_deadline_run_has_ended (const PrDeadline *self);

G_END_DECLS
