/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-store.h"
#include "pr-check.h"
#include "pr-password-store.h"

G_BEGIN_DECLS

#define PR_ACCOUNT_TEST_ERROR (pr_account_test_error_quark ())

/**
 * PrAccountTestError:
 * @PR_ACCOUNT_TEST_ERROR_NO_PASSWORD: a password is needed, and none is saved or can be had
 *
 * The messages are sentences for people.
 */
typedef enum
{
  PR_ACCOUNT_TEST_ERROR_NO_PASSWORD,
} PrAccountTestError;

GQuark pr_account_test_error_quark (void);

/**
 * PrAccountTestState:
 * @PR_ACCOUNT_TEST_WAITING: it has not begun
 * @PR_ACCOUNT_TEST_LOOKING_UP: it gets the passwords, for which the keyring may ask the user
 * @PR_ACCOUNT_TEST_RUNNING: it tests
 * @PR_ACCOUNT_TEST_DONE: it has a result
 * @PR_ACCOUNT_TEST_FAILED: it could not be done, for which there is an error: no password,
 *   cancelled
 */
typedef enum
{
  PR_ACCOUNT_TEST_WAITING,
  PR_ACCOUNT_TEST_LOOKING_UP,
  PR_ACCOUNT_TEST_RUNNING,
  PR_ACCOUNT_TEST_DONE,
  PR_ACCOUNT_TEST_FAILED,
} PrAccountTestState;

#define PR_TYPE_ACCOUNT_TEST_STATE (pr_account_test_state_get_type ())

GType pr_account_test_state_get_type (void) G_GNUC_CONST;

/**
 * PrAccountTest:
 *
 * One test of a saved account: it gets the passwords from the #PrPasswordStore, runs a #PrCheck and
 * keeps what it found in the #PrAccountStore. Runs once. Properties, read-only and notified:
 * `account`, `state`, `report` and `result`. Main context.
 */
#define PR_TYPE_ACCOUNT_TEST (pr_account_test_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountTest, pr_account_test, PR, ACCOUNT_TEST, GObject)

PrAccountTest *
pr_account_test_new (PrAccount *account, PrAccountStore *accounts, PrPasswordStore *passwords);

void pr_account_test_set_secret (PrAccountTest *self, PrLoginKind kind, PrSecret *secret);
void pr_account_test_set_keyring (PrAccountTest *self, PrKeyringState keyring);
PrKeyringState pr_account_test_get_keyring (PrAccountTest *self);
const PrLogin *pr_account_test_get_missing_login (PrAccountTest *self);
PrCheck *pr_account_test_get_check (PrAccountTest *self);

PrAccount *pr_account_test_get_account (PrAccountTest *self);
PrAccountTestState pr_account_test_get_state (PrAccountTest *self);
PrReport *pr_account_test_get_report (PrAccountTest *self);
PrResult *pr_account_test_get_result (PrAccountTest *self);
PrResult *pr_account_test_get_before (PrAccountTest *self);
gboolean pr_account_test_get_timed_out (PrAccountTest *self);
const GError *pr_account_test_get_error (PrAccountTest *self);
const GError *pr_account_test_get_record_error (PrAccountTest *self);

gboolean pr_account_test_shares_login (PrAccountTest *self, PrAccountTest *other);

void pr_account_test_run_async (PrAccountTest *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PrResult *
pr_account_test_run_finish (PrAccountTest *self, GAsyncResult *result, GError **error);

G_END_DECLS
