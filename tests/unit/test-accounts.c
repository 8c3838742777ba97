/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-accounts.h"

#include "fake-monitor.h"
#include "temp-folder.h"

#include <glib/gstdio.h>

typedef struct
{
  char *path;
  PrAccounts *accounts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccountStore) store = NULL;
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new ();

  fixture->path = g_dir_make_tmp ("pr-accounts-XXXXXX", NULL);
  store = pr_account_store_new (fixture->path);
  fixture->accounts = pr_accounts_new (store, passwords);
  pr_accounts_load (fixture->accounts);
  while (!pr_accounts_get_loaded (fixture->accounts))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->accounts);
  temp_folder_remove (fixture->path);
  g_free (fixture->path);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PrAccount **saved = user_data;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  *saved = pr_accounts_save_finish (PR_ACCOUNTS (source), result, &note, &error);
  g_assert_no_error (error);
  g_assert_null (note);
}

/* An account that signs in nowhere, so that no keyring is asked. */
static PrAccount *
save (Fixture *fixture, const char *address)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  PrAccount *saved = NULL;

  pr_account_set_address (account, address);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      pr_service_set_host (service, "127.0.0.1");
      pr_service_set_auth (service, PR_AUTH_NONE);
    }
  pr_accounts_save_async (fixture->accounts, account, NULL, NULL, on_saved, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  return saved;
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts));
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (pr_accounts_get_actions (fixture->accounts), action);
}

static void
test_save (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) saved = NULL;
  PrAccountEntry *entry;
  g_autofree char *tested = NULL;

  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (is_enabled (fixture, "test-all"));
  saved = save (fixture, "ann@example.org");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (is_enabled (fixture, "test-all"));

  entry = pr_accounts_find (fixture->accounts, pr_account_get_id (saved));
  g_assert_nonnull (entry);
  g_assert_null (pr_accounts_find (fixture->accounts, "nobody"));
  tested = pr_account_entry_dup_tested_text (entry);
  g_assert_cmpstr (pr_account_entry_get_state_text (entry), ==, "Not tested yet");
  g_assert_cmpstr (tested, ==, "");
  g_assert_cmpint (pr_account_entry_get_outcome (entry), ==, PR_OUTCOME_PENDING);
  g_assert_null (pr_account_entry_get_report (entry));
}

static void
test_remove (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) saved = save (fixture, "ann@example.org");
  g_autofree char *id = g_strdup (pr_account_get_id (saved));

  g_assert_false (is_enabled (fixture, "undo"));
  pr_accounts_remove (fixture->accounts, id);
  while (pr_accounts_get_removed_text (fixture->accounts) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pr_accounts_get_removed_text (fixture->accounts), ==, "Removed ann@example.org");
  g_assert_cmpuint (count (fixture), ==, 0);

  pr_accounts_undo (fixture->accounts);
  g_assert_null (pr_accounts_get_removed_text (fixture->accounts));
  while (count (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (pr_accounts_find (fixture->accounts, id));

  pr_accounts_remove (fixture->accounts, id);
  while (pr_accounts_get_removed_text (fixture->accounts) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pr_accounts_forget_removed (fixture->accounts);
  g_assert_false (is_enabled (fixture, "undo"));
  pr_accounts_undo (fixture->accounts);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_remove_nobody (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_accounts_remove (fixture->accounts, "nobody");
  while (pr_accounts_get_problem (fixture->accounts) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (pr_accounts_get_problem (fixture->accounts),
                                   "The account could not be removed: "));
  g_action_group_activate_action (pr_accounts_get_actions (fixture->accounts), "dismiss-problem",
                                  NULL);
  g_assert_null (pr_accounts_get_problem (fixture->accounts));
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pr_account_store_record_finish (PR_ACCOUNT_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
record (Fixture *fixture, PrAccount *account, PrOutcome outcome, const char *diagnosis)
{
  const PrServiceResult services[PR_N_PROTOCOLS] = {
    [PR_PROTOCOL_IMAP] = { .tested = TRUE, .outcome = outcome, .diagnosis = diagnosis },
  };
  g_autoptr (PrResult) result = pr_result_new (g_get_real_time (), outcome, 1, services);
  gboolean is_recorded = FALSE;

  pr_account_store_record_async (pr_accounts_get_store (fixture->accounts),
                                 pr_account_get_id (account), result, NULL, on_recorded,
                                 &is_recorded);
  while (!is_recorded)
    g_main_context_iteration (NULL, TRUE);
}

/* What failed for want of a network is worth another test when there is one. */
static void
test_retest (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) ann = save (fixture, "ann@example.org");
  g_autoptr (PrAccount) bob = save (fixture, "bob@example.org");

  fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
  record (fixture, bob, PR_OUTCOME_FAILED, "wrong-credentials");
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_null (pr_accounts_get_retest_text (fixture->accounts));
  g_assert_false (is_enabled (fixture, "retest"));

  record (fixture, ann, PR_OUTCOME_FAILED, "offline");
  g_assert_null (pr_accounts_get_retest_text (fixture->accounts));
  while (pr_accounts_get_retest_text (fixture->accounts) == NULL)
    {
      fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
      fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (is_enabled (fixture, "retest"));

  record (fixture, ann, PR_OUTCOME_OK, NULL);
  g_assert_null (pr_accounts_get_retest_text (fixture->accounts));
  g_assert_false (is_enabled (fixture, "retest"));
}

static void
test_wants_password (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *diagnosis;
    gboolean wants;
  } rows[] = {
    { "wrong-credentials", TRUE },  { "app-password-required", TRUE }, { "password-expired", TRUE },
    { "oauth-token-rejected", TRUE }, { "account-disabled", FALSE },   { "offline", FALSE },
    { "of-a-later-version", FALSE },
  };
  g_autoptr (PrAccount) saved = save (fixture, "ann@example.org");
  PrAccountEntry *entry = pr_accounts_find (fixture->accounts, pr_account_get_id (saved));

  g_assert_false (pr_account_entry_get_wants_password (entry));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      record (fixture, saved, PR_OUTCOME_FAILED, rows[i].diagnosis);
      g_assert_cmpint (pr_account_entry_get_wants_password (entry), ==, rows[i].wants);
    }
  record (fixture, saved, PR_OUTCOME_OK, NULL);
  g_assert_false (pr_account_entry_get_wants_password (entry));
}

static void
on_entry_added (GListModel *accounts,
                guint position,
                guint n_removed G_GNUC_UNUSED,
                guint n_added,
                PrAccountEntry **entry)
{
  if (n_added > 0)
    *entry = g_list_model_get_item (accounts, position);
}

/* As long as the password of a new account is not where it is kept, the account says so. */
static void
test_password_on_its_way (void)
{
  g_autofree char *path = g_dir_make_tmp ("pr-accounts-XXXXXX", NULL);
  g_autoptr (PrAccountStore) store = pr_account_store_new (path);
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new_in_memory ();
  g_autoptr (PrAccounts) accounts = pr_accounts_new (store, passwords);
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrSecret) password = pr_secret_new ("secret", -1);
  PrSecret *const secrets[PR_N_PROTOCOLS] = { password, password, password };
  g_autoptr (PrAccountEntry) entry = NULL;
  g_autoptr (PrAccount) saved = NULL;

  pr_account_set_address (account, "ann@example.org");
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_set_host (pr_account_get_service (account, (PrProtocol) i), "mail.example.org");
  g_signal_connect (accounts, "items-changed", G_CALLBACK (on_entry_added), &entry);
  pr_accounts_save_async (accounts, account, secrets, NULL, on_saved, &saved);
  g_assert_true (pr_accounts_get_changing (accounts));
  while (entry == NULL || pr_account_entry_get_note (entry) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pr_account_entry_get_note (entry), ==, "Its password is being saved.");
  g_assert_null (saved);

  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pr_account_entry_get_note (entry));
  while (pr_accounts_get_changing (accounts))
    g_main_context_iteration (NULL, TRUE);
  temp_folder_remove (path);
}

static void
test_when (void)
{
  static const PrServiceResult services[PR_N_PROTOCOLS] = { { 0 } };
  const gint64 now_us = G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC;
  static const struct
  {
    gint64 seconds;
    const char *text;
  } rows[] = {
    { 0, "just now" },         { 59, "just now" },       { 60, "1 minute ago" },
    { 3599, "59 minutes ago" }, { 3600, "1 hour ago" },   { 86399, "23 hours ago" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrResult) result = pr_result_new (now_us - rows[i].seconds * G_USEC_PER_SEC,
                                                   PR_OUTCOME_OK, 1, services);
      g_autofree char *text = pr_result_dup_when_text (result, now_us);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/accounts/save", test_save },
    { "/accounts/remove", test_remove },
    { "/accounts/remove-nobody", test_remove_nobody },
    { "/accounts/retest", test_retest },
    { "/accounts/wants-password", test_wants_password },
  };

  g_test_init (&argc, &argv, NULL);
  fake_monitor_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/accounts/password-on-its-way", test_password_on_its_way);
  g_test_add_func ("/accounts/when", test_when);
  return g_test_run ();
}
