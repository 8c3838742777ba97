/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrWaitResult:
 * @PR_WAIT_READY: at least one descriptor is ready; see its `revents`
 * @PR_WAIT_TIME_IS_UP: the given moment has come
 * @PR_WAIT_CANCELLED: the caller's cancellable was cancelled
 */
typedef enum
{
  PR_WAIT_READY,
  PR_WAIT_TIME_IS_UP,
  PR_WAIT_CANCELLED,
} PrWaitResult;

PrWaitResult pr_wait_until (GPollFD *fds, guint n_fds, gint64 until_us, GCancellable *cancellable);
gboolean
pr_wait_may_go_on (const PrDeadline *deadline, GCancellable *cancellable, GError **error);
gboolean pr_wait_for_any (const int *fds,
                          guint n_fds,
                          const PrDeadline *deadline,
                          GCancellable *cancellable,
                          GError **error);
gboolean pr_wait_for (int fd,
                      GIOCondition condition,
                      const PrDeadline *deadline,
                      GCancellable *cancellable,
                      GError **error);

G_END_DECLS
