/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-store.h"
#include "pr-password-store.h"

G_BEGIN_DECLS

/**
 * PrAccountSaving:
 *
 * Saves one account: its settings first, then what a test has found, then what its services sign in
 * with. Where the settings cannot be saved, nothing else happens. What the account signed in with
 * before stays where it is: pr_account_saving_list_obsolete() says what can go. To be run once. Main
 * context.
 */
#define PR_TYPE_ACCOUNT_SAVING (pr_account_saving_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountSaving, pr_account_saving, PR, ACCOUNT_SAVING, GObject)

PrAccountSaving *pr_account_saving_new (PrAccountStore *store, PrPasswordStore *passwords);

void pr_account_saving_set_result (PrAccountSaving *self, PrResult *result);
void pr_account_saving_set_secret (PrAccountSaving *self, PrProtocol protocol, PrSecret *secret);

void pr_account_saving_run_async (PrAccountSaving *self,
                                  PrAccount *account,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void pr_account_saving_run_secrets_async (PrAccountSaving *self,
                                          PrAccount *account,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
PrAccount *pr_account_saving_run_finish (PrAccountSaving *self,
                                         GAsyncResult *result,
                                         PrKeyringState *keyring,
                                         GError **error);

GPtrArray *pr_account_saving_list_obsolete (PrAccountSaving *self);

G_END_DECLS
