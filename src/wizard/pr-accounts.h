/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-entry.h"

G_BEGIN_DECLS

/**
 * PrAccounts:
 *
 * The saved accounts as the window works with them: a #GListModel of #PrAccountEntry that follows the
 * store, tests in place, removing with undo, and saving an account with its password. One for the
 * whole program. Main context.
 *
 * Properties, read-only and notified: `loaded`, `testing` (whether a test runs), `changing` (whether
 * something is saved or removed that must not be cut off), `removed-text` (what was removed and can be
 * brought back, or %NULL), `problem` (what went wrong last, a sentence, or %NULL),
 * `retest-text` (the offer to test again what failed for want of a network, or %NULL).
 *
 * Actions, in pr_accounts_get_actions(): `test` with an id, `test-all`, `retest` (those that failed for
 * want of a network), `cancel`, `remove` with an id,
 * `undo`, `dismiss` (gives up the undo), `dismiss-problem`.
 */
#define PR_TYPE_ACCOUNTS (pr_accounts_get_type ())
G_DECLARE_FINAL_TYPE (PrAccounts, pr_accounts, PR, ACCOUNTS, GObject)

PrAccounts *pr_accounts_new (PrAccountStore *store, PrPasswordStore *passwords);

void pr_accounts_set_ca_file (PrAccounts *self, const char *ca_file);
const char *pr_accounts_get_ca_file (PrAccounts *self);

void pr_accounts_load (PrAccounts *self);
gboolean pr_accounts_get_loaded (PrAccounts *self);
gboolean pr_accounts_get_testing (PrAccounts *self);
gboolean pr_accounts_get_changing (PrAccounts *self);
const char *pr_accounts_get_removed_text (PrAccounts *self);
const char *pr_accounts_get_problem (PrAccounts *self);
const char *pr_accounts_get_retest_text (PrAccounts *self);
PrAccountEntry *pr_accounts_find (PrAccounts *self, const char *id);
PrAccountStore *pr_accounts_get_store (PrAccounts *self);
PrPasswordStore *pr_accounts_get_passwords (PrAccounts *self);
GActionGroup *pr_accounts_get_actions (PrAccounts *self);

void pr_accounts_test (PrAccounts *self, const char *id);
void pr_accounts_cancel (PrAccounts *self);
void pr_accounts_remove (PrAccounts *self, const char *id);
void pr_accounts_undo (PrAccounts *self);
void pr_accounts_forget_removed (PrAccounts *self);
void pr_accounts_tick (PrAccounts *self);

void pr_accounts_save_async (PrAccounts *self,
                             PrAccount *account,
                             PrSecret *const secrets[PR_N_PROTOCOLS],
                             PrReport *report,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
PrAccount *pr_accounts_save_finish (PrAccounts *self,
                                    GAsyncResult *result,
                                    char **note,
                                    GError **error);

void pr_accounts_replace_password (PrAccounts *self,
                                   const char *id,
                                   PrLoginKind kind,
                                   PrSecret *password);

G_END_DECLS
