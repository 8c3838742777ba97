/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-test.h"

G_BEGIN_DECLS

/**
 * PR_CHECK_QUEUE_DEFAULT_MAX_RUNNING:
 *
 * How many accounts are tested at once where nothing else is said. Each has a thread and a
 * connection for each of its services: more would come near the 1024 files that a process may have
 * open.
 */
#define PR_CHECK_QUEUE_DEFAULT_MAX_RUNNING 64

/**
 * PR_CHECK_QUEUE_DEFAULT_MAX_PER_HOST:
 *
 * How many accounts are tested at once at one server where nothing else is said. Servers count the
 * connections from one address, Postfix up to 50, and a test must not be what exceeds their bound.
 */
#define PR_CHECK_QUEUE_DEFAULT_MAX_PER_HOST 40

/**
 * PrCheckQueue:
 *
 * Tests many saved accounts side by side, within bounds: so many at once, so many at one server,
 * and never two that sign in with the same login. A #GListModel of its #PrAccountTest, in the order
 * in which they were added. Runs once. Properties, read-only and notified: `n-ended`. Main context.
 */
#define PR_TYPE_CHECK_QUEUE (pr_check_queue_get_type ())
G_DECLARE_FINAL_TYPE (PrCheckQueue, pr_check_queue, PR, CHECK_QUEUE, GObject)

PrCheckQueue *pr_check_queue_new (PrAccountStore *accounts, PrPasswordStore *passwords);

void pr_check_queue_set_ca_file (PrCheckQueue *self, const char *path);
void pr_check_queue_set_bounds (PrCheckQueue *self, guint max_running, guint max_per_host);
PrAccountTest *pr_check_queue_add (PrCheckQueue *self, PrAccount *account);
guint pr_check_queue_get_n_ended (PrCheckQueue *self);

void pr_check_queue_run_async (PrCheckQueue *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pr_check_queue_run_finish (PrCheckQueue *self, GAsyncResult *result, GError **error);

G_END_DECLS
