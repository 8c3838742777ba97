/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-test.h"

G_BEGIN_DECLS

/**
 * PrAccountEntry:
 *
 * A saved account as the list shows it: the account, what is known of it, and the test that runs.
 * Main context. Properties, read-only and notified: `account`, `outcome` (how the last test ended, or
 * that one runs; %PR_OUTCOME_PENDING if there was none), `state-text`, `tested-text` (when that was),
 * `note` (%NULL, or what has to be known of its password), `report` (of the last test of this
 * session, or %NULL), `wants-password` (whether another password is what can help).
 */
#define PR_TYPE_ACCOUNT_ENTRY (pr_account_entry_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountEntry, pr_account_entry, PR, ACCOUNT_ENTRY, GObject)

PrAccountEntry *pr_account_entry_new (PrAccount *account);

PrAccount *pr_account_entry_get_account (PrAccountEntry *self);
PrOutcome pr_account_entry_get_outcome (PrAccountEntry *self);
const char *pr_account_entry_get_state_text (PrAccountEntry *self);
char *pr_account_entry_dup_tested_text (PrAccountEntry *self);
const char *pr_account_entry_get_note (PrAccountEntry *self);
PrReport *pr_account_entry_get_report (PrAccountEntry *self);
void pr_account_entry_set_report (PrAccountEntry *self, PrReport *report);
gboolean pr_account_entry_get_testing (PrAccountEntry *self);
gboolean pr_account_entry_get_wants_password (PrAccountEntry *self);
PrLoginKind pr_account_entry_get_wanted_kind (PrAccountEntry *self);

void pr_account_entry_set_test (PrAccountEntry *self, PrAccountTest *test);
void pr_account_entry_set_note (PrAccountEntry *self, const char *note);
void pr_account_entry_tick (PrAccountEntry *self);

char *pr_result_dup_text (PrResult *result);
char *pr_result_dup_when_text (PrResult *result, gint64 now_us);

G_END_DECLS
