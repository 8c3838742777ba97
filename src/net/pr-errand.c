/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-errand.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct _PrErrand
{
  PrErrandFunc func;
  gpointer data;
  GDestroyNotify free_data;
  int event_fd;
  gint done; /* atomic */
};

static void
pr_errand_clear (gpointer data)
{
  PrErrand *self = data;

  self->free_data (self->data);
  close (self->event_fd);
}

static gpointer
pr_errand_thread (gpointer data)
{
  PrErrand *self = data;
  const guint64 one = 1;

  self->func (self->data);
  g_atomic_int_set (&self->done, 1);
  while (write (self->event_fd, &one, sizeof one) < 0 && errno == EINTR)
    continue;
  pr_errand_unref (self);
  return NULL;
}

/**
 * pr_errand_start:
 * @name: for debuggers
 * @func: what to do, in the new thread
 * @data: (transfer full): all that @func touches; the caller may read it again once
 *   pr_errand_is_done()
 * @free_data: frees @data, in whichever thread lets go last
 *
 * Thread: worker.
 *
 * Returns: (transfer full): the errand; done at once, with @data untouched, in the rare case that the
 *   system gives no thread
 */
PrErrand *
pr_errand_start (const char *name, PrErrandFunc func, gpointer data, GDestroyNotify free_data)
{
  PrErrand *self = g_atomic_rc_box_new0 (PrErrand);
  GThread *thread;

  self->func = func;
  self->data = data;
  self->free_data = free_data;
  self->event_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);

  thread = self->event_fd < 0
               ? NULL
               : g_thread_try_new (name, pr_errand_thread, g_atomic_rc_box_acquire (self), NULL);
  if (thread == NULL)
    {
      g_atomic_int_set (&self->done, 1);
      if (self->event_fd >= 0)
        pr_errand_unref (self);
    }
  else
    g_thread_unref (thread);
  return self;
}

/**
 * pr_errand_unref:
 *
 * Lets go of the errand, done or not.
 */
void
pr_errand_unref (PrErrand *self)
{
  g_atomic_rc_box_release_full (self, pr_errand_clear);
}

/**
 * pr_errand_get_fd:
 *
 * Returns: a descriptor that can be read from once the errand is done, and then stays so; -1 where
 *   the system gave none
 */
int
pr_errand_get_fd (PrErrand *self)
{
  return self->event_fd;
}

/**
 * pr_errand_is_done:
 *
 * Returns: %TRUE if the errand's data belongs to the caller again
 */
gboolean
pr_errand_is_done (PrErrand *self)
{
  return g_atomic_int_get (&self->done) != 0;
}
