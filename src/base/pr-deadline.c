/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-deadline.h"

/**
 * pr_deadline_new:
 * @wait_ms: the bound of one wait, in milliseconds
 * @run_ms: the bound of everything, from now, in milliseconds
 *
 * Returns: a deadline whose first wait has begun
 */
PrDeadline
pr_deadline_new (guint wait_ms, guint run_ms)
{
  PrDeadline self = { .run_end_us = g_get_monotonic_time () + (gint64) run_ms * 1000,
                      .wait_ms = wait_ms };

  return pr_deadline_begin_wait (&self);
}

/**
 * pr_deadline_begin_wait:
 *
 * Returns: the deadline for one wait that begins now
 */
PrDeadline
pr_deadline_begin_wait (const PrDeadline *self)
{
  return pr_deadline_begin_wait_at_most (self, self->wait_ms);
}

/**
 * pr_deadline_begin_wait_at_most:
 * @wait_ms: a bound of its own for this wait, in milliseconds
 *
 * Returns: the deadline for one wait that begins now
 */
PrDeadline
pr_deadline_begin_wait_at_most (const PrDeadline *self, guint wait_ms)
{
  PrDeadline begun = *self;

  begun.wait_end_us = g_get_monotonic_time () + (gint64) wait_ms * 1000;
  return begun;
}

/**
 * pr_deadline_shorten_waits:
 * @wait_ms: the bound of one wait from now on, in milliseconds; a longer one than before changes
 *   nothing
 *
 * For what nobody has to wait long for, such as the answer to a good-bye.
 *
 * Returns: a deadline for the same run, whose waits are shorter
 */
PrDeadline
pr_deadline_shorten_waits (const PrDeadline *self, guint wait_ms)
{
  PrDeadline shortened = *self;

  shortened.wait_ms = MIN (self->wait_ms, wait_ms);
  return pr_deadline_begin_wait (&shortened);
}

/**
 * pr_deadline_rest_of_run:
 *
 * For waits on our own side (another service's sign-in), which no server has to answer for.
 *
 * Returns: a deadline that ends with the run
 */
PrDeadline
pr_deadline_rest_of_run (const PrDeadline *self)
{
  PrDeadline rest = *self;

  rest.wait_end_us = self->run_end_us;
  return rest;
}

/**
 * pr_deadline_get_remaining_us:
 *
 * Returns: the time that is left for this wait, in microseconds; 0 where it is over
 */
gint64
pr_deadline_get_remaining_us (const PrDeadline *self)
{
  gint64 remaining_us = MIN (self->wait_end_us, self->run_end_us) - g_get_monotonic_time ();

  return MAX (remaining_us, 0);
}

/**
 * pr_deadline_run_has_ended:
 *
 * Tells a wait that took too long from a run that is out of time.
 *
 * Returns: %TRUE if the whole run is over
 */
gboolean
pr_deadline_run_has_ended (const PrDeadline *self)
{
  return g_get_monotonic_time () >= self->run_end_us;
}
