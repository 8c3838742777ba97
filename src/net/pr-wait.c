/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-wait.h"

#include "pr-net.h"

#include <errno.h>

/* The most addresses of one race, their look-ups, and a cancellable. */
#define MAX_FDS 40

/**
 * pr_wait_until:
 * @fds: (array length=n_fds): what to wait for
 * @n_fds: at most 39
 * @until_us: when to give up, on the monotonic clock, in microseconds
 * @cancellable: (nullable): ends the wait at once
 *
 * The one place below the window where anything waits. A cancelled wait is told before one that is
 * ready or over. Thread: worker.
 *
 * Returns: why the wait ended
 */
PrWaitResult
pr_wait_until (GPollFD *fds, guint n_fds, gint64 until_us, GCancellable *cancellable)
{
  GPollFD all[MAX_FDS] = { 0 };
  guint n_all = n_fds;
  PrWaitResult result = PR_WAIT_TIME_IS_UP;

  g_return_val_if_fail (n_fds < MAX_FDS, PR_WAIT_TIME_IS_UP);

  for (guint i = 0; i < n_fds; i++)
    {
      all[i].fd = fds[i].fd;
      all[i].events = fds[i].events;
      fds[i].revents = 0;
    }
  if (g_cancellable_make_pollfd (cancellable, &all[n_fds]))
    n_all++;

  for (;;)
    {
      gint64 remaining_us = until_us - g_get_monotonic_time ();
      /* Rounded up: a poll that ends a little early would spin. */
      int timeout_ms = remaining_us <= 0 ? 0 : (int) MIN ((remaining_us + 999) / 1000, G_MAXINT);
      int n_ready = g_poll (all, n_all, timeout_ms);

      if (g_cancellable_is_cancelled (cancellable))
        result = PR_WAIT_CANCELLED;
      else if (n_ready > 0)
        result = PR_WAIT_READY;
      else if (n_ready < 0 && errno == EINTR)
        continue;
      else if (g_get_monotonic_time () < until_us)
        continue;
      break;
    }

  if (n_all > n_fds)
    g_cancellable_release_fd (cancellable);
  for (guint i = 0; i < n_fds; i++)
    fds[i].revents = all[i].revents;
  return result;
}

static void
set_time_is_up (const PrDeadline *deadline, GError **error)
{
  if (pr_deadline_run_has_ended (deadline))
    g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED,
                         "the time for the whole run is over");
  else
    g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT, "no answer in time");
}

/**
 * pr_wait_may_go_on:
 * @deadline: when to give up
 * @cancellable: (nullable): ends everything at once
 * @error: return location
 *
 * For loops that need not wait while the other side never stops talking: they would run for ever
 * unless they asked the clock each time.
 *
 * Errors: as pr_wait_for(). Thread: worker.
 *
 * Returns: %TRUE if neither the time is up nor @cancellable cancelled
 */
gboolean
pr_wait_may_go_on (const PrDeadline *deadline, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (pr_deadline_get_remaining_us (deadline) > 0)
    return TRUE;
  set_time_is_up (deadline, error);
  return FALSE;
}

static gboolean
wait_for_fds (GPollFD *fds,
              guint n_fds,
              const PrDeadline *deadline,
              GCancellable *cancellable,
              GError **error)
{
  gint64 until_us = g_get_monotonic_time () + pr_deadline_get_remaining_us (deadline);

  switch (pr_wait_until (fds, n_fds, until_us, cancellable))
    {
    case PR_WAIT_READY:
      return TRUE;
    case PR_WAIT_CANCELLED:
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    case PR_WAIT_TIME_IS_UP:
    default:
      set_time_is_up (deadline, error);
      return FALSE;
    }
}

/**
 * pr_wait_for_any:
 * @fds: (array length=n_fds): descriptors
 * @n_fds: one or two
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Errors: as pr_wait_for(). Thread: worker.
 *
 * Returns: %TRUE if one of them can be read, or has failed
 */
gboolean
pr_wait_for_any (const int *fds,
                 guint n_fds,
                 const PrDeadline *deadline,
                 GCancellable *cancellable,
                 GError **error)
{
  GPollFD poll_fds[2] = { 0 };

  g_return_val_if_fail (n_fds <= G_N_ELEMENTS (poll_fds), FALSE);

  for (guint i = 0; i < n_fds; i++)
    {
      poll_fds[i].fd = fds[i];
      poll_fds[i].events = G_IO_IN;
    }
  return wait_for_fds (poll_fds, n_fds, deadline, cancellable, error);
}

/**
 * pr_wait_for:
 * @fd: a descriptor
 * @condition: what to wait for
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Errors: %PR_NET_ERROR_TIMED_OUT, %PR_NET_ERROR_RUN_ENDED, %G_IO_ERROR_CANCELLED. Thread: worker.
 *
 * Returns: %TRUE if @fd is ready, or has failed, which the next call on it will tell
 */
gboolean
pr_wait_for (int fd,
             GIOCondition condition,
             const PrDeadline *deadline,
             GCancellable *cancellable,
             GError **error)
{
  GPollFD poll_fd = { .fd = fd, .events = (gushort) condition };

  return wait_for_fds (&poll_fd, 1, deadline, cancellable, error);
}
