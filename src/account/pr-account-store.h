/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-dir.h"

G_BEGIN_DECLS

/**
 * PrAccountStore:
 *
 * The saved accounts: a #GListModel of #PrAccount, the oldest first, that follows what is on disk,
 * also where another program changes it. An account of the list is one object from its coming to
 * its going: what is bound to it follows. It is not to be changed itself: edit a copy
 * (pr_account_copy()), which knows from which state it began, and save that.
 *
 * All disk work is done in a thread of its own, one piece after another, by a #PrAccountDir, which
 * says what happens when two programs change the same account. When a call has ended the list is up
 * to date with it.
 *
 * Properties, read-only and notified: `loaded`, `problems`. Main context.
 */
#define PR_TYPE_ACCOUNT_STORE (pr_account_store_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountStore, pr_account_store, PR, ACCOUNT_STORE, GObject)

PrAccountStore *pr_account_store_new (const char *path);

void pr_account_store_set_poll_interval (PrAccountStore *self, guint interval_ms);
void pr_account_store_flush (PrAccountStore *self);

const char *pr_account_store_get_path (PrAccountStore *self);
gboolean pr_account_store_get_loaded (PrAccountStore *self);
GListModel *pr_account_store_get_problems (PrAccountStore *self);
PrAccount *pr_account_store_find (PrAccountStore *self, const char *id);

void pr_account_store_load_async (PrAccountStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
pr_account_store_load_finish (PrAccountStore *self, GAsyncResult *result, GError **error);

void pr_account_store_save_async (PrAccountStore *self,
                                  PrAccount *account,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PrAccount *
pr_account_store_save_finish (PrAccountStore *self, GAsyncResult *result, GError **error);

void pr_account_store_record_async (PrAccountStore *self,
                                    const char *id,
                                    PrResult *test_result,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
pr_account_store_record_finish (PrAccountStore *self, GAsyncResult *result, GError **error);

void pr_account_store_remove_async (PrAccountStore *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
PrAccount *
pr_account_store_remove_finish (PrAccountStore *self, GAsyncResult *result, GError **error);

void pr_account_store_restore_async (PrAccountStore *self,
                                     PrAccount *removed,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
pr_account_store_restore_finish (PrAccountStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
