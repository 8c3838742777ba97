/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-keyring-state.h"
#include "pr-login.h"
#include "pr-secret.h"

G_BEGIN_DECLS

/**
 * PrPasswordStore:
 *
 * The saved passwords, one for each #PrLogin: in the user's keyring (Secret Service) or, where that
 * cannot be had, in the memory of the program until it ends; never in a file. Which of the two, and
 * why, is the #PrKeyringState that each call ends with: a keyring that cannot be had is no error. The
 * only error is %G_IO_ERROR_CANCELLED.
 *
 * Nothing is touched before it is asked for, and nothing blocks: each call ends at once when it is
 * cancelled, and by itself when the keyring has not answered in time; what comes later is dropped and
 * wiped. While the keyring asks the user for its own password there is more time. One store for the
 * whole program. Main context, or whichever one is the thread's default.
 */
#define PR_TYPE_PASSWORD_STORE (pr_password_store_get_type ())
G_DECLARE_FINAL_TYPE (PrPasswordStore, pr_password_store, PR, PASSWORD_STORE, GObject)

PrPasswordStore *pr_password_store_new (void);
PrPasswordStore *pr_password_store_new_in_memory (void);

void pr_password_store_set_time_limits (PrPasswordStore *self, guint answer_ms, guint prompt_ms);

void pr_password_store_lookup_async (PrPasswordStore *self,
                                     PrLogin *login,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean pr_password_store_lookup_finish (PrPasswordStore *self,
                                          GAsyncResult *result,
                                          PrSecret **secret,
                                          PrKeyringState *keyring,
                                          GError **error);
PrSecret *pr_password_store_dup_remembered (PrPasswordStore *self, PrLogin *login);

void pr_password_store_store_async (PrPasswordStore *self,
                                    PrLogin *login,
                                    PrSecret *secret,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean pr_password_store_store_finish (PrPasswordStore *self,
                                         GAsyncResult *result,
                                         PrKeyringState *keyring,
                                         GError **error);

void pr_password_store_clear_async (PrPasswordStore *self,
                                    PrLogin *login,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean pr_password_store_clear_finish (PrPasswordStore *self,
                                         GAsyncResult *result,
                                         PrKeyringState *keyring,
                                         GError **error);

G_END_DECLS
