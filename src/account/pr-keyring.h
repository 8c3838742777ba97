/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-keyring-state.h"
#include "pr-login.h"
#include "pr-secret.h"

G_BEGIN_DECLS

/**
 * PrKeyring:
 *
 * The user's keyring by way of libsecret, which is never trusted to finish: each call ends at once
 * when it is cancelled, and by itself when its time is over; an answer that comes later is dropped,
 * and wiped. Main context, or whichever one is the thread's default.
 */
#define PR_TYPE_KEYRING (pr_keyring_get_type ())
G_DECLARE_FINAL_TYPE (PrKeyring, pr_keyring, PR, KEYRING, GObject)

#define PR_KEYRING_ERROR (pr_keyring_error_quark ())

GQuark pr_keyring_error_quark (void);

PrKeyring *pr_keyring_new (void);

char *pr_keyring_dup_lookup_command (PrLogin *login);
void pr_keyring_set_time_limits (PrKeyring *self, guint answer_ms, guint prompt_ms);

void pr_keyring_lookup_async (PrKeyring *self,
                              PrLogin *login,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean pr_keyring_lookup_finish (PrKeyring *self,
                                   GAsyncResult *result,
                                   PrSecret **secret,
                                   GError **error);

void pr_keyring_store_async (PrKeyring *self,
                             PrLogin *login,
                             PrSecret *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean pr_keyring_store_finish (PrKeyring *self, GAsyncResult *result, GError **error);

void pr_keyring_clear_async (PrKeyring *self,
                             PrLogin *login,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean pr_keyring_clear_finish (PrKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
