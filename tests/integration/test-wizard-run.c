/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-net.h"
#include "pr-script-server.h"
#include "pr-wizard.h"
#include "silent-port.h"

#include <glib/gstdio.h>

#define USER "ann@example.org"
#define PASSWORD "open sesame"

/* Longer than anything takes here unless it hangs. */
#define WAIT_MS 60000

/* Long enough for a run that was left behind to do harm. */
#define LATE_MS 500

/* Where OpenSSL looks for authorities, set before there are any threads. */
static char *ca_path;

typedef struct
{
  PrScriptServer *server;
  PrWizard *wizard;
  GSocket *silence;
  guint n_run_states;
  guint n_logins_asked;
} Fixture;

static void
on_run_state (Fixture *fixture)
{
  fixture->n_run_states++;
}

static guint16
add_talk (Fixture *fixture, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".talk", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PR_TEST_TALKS"), file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTalk) talk = pr_talk_load (file, &error);
  guint16 port;

  g_assert_no_error (error);
  port = pr_script_server_add_talk (fixture->server, talk, 0, &error);
  g_assert_no_error (error);
  return port;
}

static PrService *
get_service (Fixture *fixture, PrProtocol protocol)
{
  return pr_account_get_service (pr_wizard_get_account (fixture->wizard), protocol);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);
  g_autoptr (GError) error = NULL;

  fixture->server = pr_script_server_new (USER, password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (fixture->server), ca_path, &error);
  g_assert_no_error (error);

  fixture->wizard = pr_wizard_new ();
  pr_account_set_address (pr_wizard_get_account (fixture->wizard), "Ann Lee <" USER ">");
  pr_wizard_set_password (fixture->wizard, password);
  pr_service_set_host (get_service (fixture, PR_PROTOCOL_IMAP), "127.0.0.1");
  pr_service_set_port (get_service (fixture, PR_PROTOCOL_IMAP), add_talk (fixture, "imap-works-tls"));
  pr_service_set_host (get_service (fixture, PR_PROTOCOL_SMTP), "127.0.0.1");
  pr_service_set_port (get_service (fixture, PR_PROTOCOL_SMTP), add_talk (fixture, "smtp-works-tls"));
  g_signal_connect_swapped (fixture->wizard, "notify::run-state", G_CALLBACK (on_run_state),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->wizard);
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->silence);
}

/* In the place of the IMAP server, so that the run does not end. */
static void
silence_imap (Fixture *fixture)
{
  guint16 port;

  fixture->silence = silent_port_new (&port);
  pr_service_set_port (get_service (fixture, PR_PROTOCOL_IMAP), port);
}

static gboolean
on_time (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, on_time, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Runs until the server for SMTP has a client, for as long as that takes on a busy machine. */
static void
run_until_begun (Fixture *fixture)
{
  guint port = pr_service_get_port (get_service (fixture, PR_PROTOCOL_SMTP));
  PrScriptLog *log = pr_script_server_get_log (fixture->server, (guint16) port);

  while (pr_script_log_get_n_connections (log) == 0)
    run_for (5);
}

static void
run_until (Fixture *fixture, PrRunState state)
{
  gboolean is_over = FALSE;
  guint timeout_id = g_timeout_add (WAIT_MS, on_time, &is_over);

  while (pr_wizard_get_run_state (fixture->wizard) != state && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (timeout_id);
}

static PrOutcome
get_verdict (Fixture *fixture)
{
  return pr_report_get_verdict (pr_wizard_get_report (fixture->wizard));
}

static void
test_works (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_true (pr_wizard_test (fixture->wizard));
  g_assert_cmpint (pr_wizard_get_page (fixture->wizard), ==, PR_PAGE_TEST);
  g_assert_true (pr_wizard_get_running (fixture->wizard));

  /* The name that came with the address went to where names belong. */
  g_assert_cmpstr (pr_account_get_address (pr_wizard_get_account (fixture->wizard)), ==, USER);
  g_assert_cmpstr (pr_account_get_display_name (pr_wizard_get_account (fixture->wizard)), ==,
                   "Ann Lee");

  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_OK);
  g_assert_cmpuint (fixture->n_run_states, ==, 2);
}

static void
test_cancel_and_again (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint good_port = pr_service_get_port (get_service (fixture, PR_PROTOCOL_IMAP));
  g_autoptr (PrReport) first = NULL;
  gint64 begin_us;

  silence_imap (fixture);
  g_assert_true (pr_wizard_test (fixture->wizard));
  run_until_begun (fixture);
  g_assert_true (pr_wizard_get_running (fixture->wizard));
  first = g_object_ref (pr_wizard_get_report (fixture->wizard));

  begin_us = g_get_monotonic_time ();
  g_action_group_activate_action (pr_wizard_get_actions (fixture->wizard), "cancel", NULL);
  g_assert_cmpint (pr_wizard_get_run_state (fixture->wizard), ==, PR_RUN_CANCELLED);
  pr_service_set_port (get_service (fixture, PR_PROTOCOL_IMAP), good_port);
  g_assert_true (pr_wizard_test (fixture->wizard));
  /* Without a wait for the network. */
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 5 * G_USEC_PER_SEC);
  g_assert_true (pr_wizard_get_report (fixture->wizard) != first);

  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_OK);
  run_for (LATE_MS);
  g_assert_cmpint (pr_wizard_get_run_state (fixture->wizard), ==, PR_RUN_FINISHED);
  g_assert_cmpuint (fixture->n_run_states, ==, 4);
}

static void
test_again_while_running (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrReport) first = NULL;

  g_assert_true (pr_wizard_test (fixture->wizard));
  first = g_object_ref (pr_wizard_get_report (fixture->wizard));
  g_assert_true (pr_wizard_test (fixture->wizard));
  g_assert_true (pr_wizard_get_report (fixture->wizard) != first);

  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_OK);
  run_for (LATE_MS);
  g_assert_cmpuint (fixture->n_run_states, ==, 2);
}

static void
test_apply_fix (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrService *smtp = get_service (fixture, PR_PROTOCOL_SMTP);
  const PrServiceChange change = {
    .protocol = PR_PROTOCOL_SMTP,
    .fields = PR_SERVICE_PORT,
    .port = (guint16) pr_service_get_port (smtp),
  };
  g_autoptr (PrFix) fix = pr_fix_new_change ("Use the other port", &change, PR_VERIFIED_YES);
  guint16 refusing_port;

  /* Nothing listens on that port any more, once the socket is closed. */
  g_object_unref (silent_port_new (&refusing_port));
  pr_service_set_port (smtp, refusing_port);
  g_assert_true (pr_wizard_test (fixture->wizard));
  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_FAILED);

  pr_wizard_apply_fix (fixture->wizard, fix);
  g_assert_true (pr_wizard_get_running (fixture->wizard));
  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_OK);
}

#define SENDING_PASSWORD "another word"

static gboolean
offers_login (PrReport *report, PrProtocol protocol)
{
  PrServiceReport *service = pr_report_find_service (report, protocol);
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (service);

  for (guint i = 0; diagnosis != NULL && i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    if (pr_fix_asks_login (pr_diagnosis_get_fix (diagnosis, i)))
      return TRUE;
  return FALSE;
}

static void
on_ask_login (Fixture *fixture)
{
  fixture->n_logins_asked++;
}

static void
run_until_tested (PrAccounts *accounts, const char *id)
{
  gboolean is_over = FALSE;
  guint timeout_id = g_timeout_add (WAIT_MS, on_time, &is_over);

  pr_accounts_test (accounts, id);
  while (pr_accounts_get_testing (accounts) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (timeout_id);
}

/* Incoming mail signs in and outgoing mail does not: a login for it alone is asked for, tested, and
 * kept with the account. */
static void
test_own_login (Fixture *fixture, gconstpointer username)
{
  g_autofree char *folder = g_dir_make_tmp ("pr-wizard-XXXXXX", NULL);
  g_autoptr (PrAccountStore) store = pr_account_store_new (folder);
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new_in_memory ();
  g_autoptr (PrAccounts) accounts = pr_accounts_new (store, passwords);
  g_autoptr (PrSecret) own = pr_secret_new (SENDING_PASSWORD, -1);
  g_autoptr (PrSecret) other = pr_secret_new ("neither", -1);
  g_autoptr (PrWizard) edited = NULL;
  g_autofree char *id = NULL;
  g_autofree char *lock = NULL;
  GActionGroup *actions = pr_wizard_get_actions (fixture->wizard);

  pr_wizard_set_accounts (fixture->wizard, accounts);
  g_signal_connect_swapped (fixture->wizard, "ask-login", G_CALLBACK (on_ask_login), fixture);
  pr_service_set_port (get_service (fixture, PR_PROTOCOL_SMTP), add_talk (fixture, "smtp-own-login"));
  g_assert_true (pr_wizard_test (fixture->wizard));
  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_FAILED);
  g_assert_true (offers_login (pr_wizard_get_report (fixture->wizard), PR_PROTOCOL_SMTP));
  g_assert_false (offers_login (pr_wizard_get_report (fixture->wizard), PR_PROTOCOL_IMAP));

  g_action_group_activate_action (actions, "own-login", NULL);
  g_assert_cmpuint (fixture->n_logins_asked, ==, 1);
  pr_wizard_set_sending_login (fixture->wizard, username, own);
  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_OK);

  pr_wizard_save (fixture->wizard);
  while (pr_wizard_get_page (fixture->wizard) != PR_PAGE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  id = g_strdup (pr_account_get_id (pr_wizard_get_account (fixture->wizard)));
  run_until_tested (accounts, id);
  g_assert_cmpint (pr_account_entry_get_outcome (pr_accounts_find (accounts, id)), ==,
                   PR_OUTCOME_OK);

  /* Another password for it is asked for as such, and incoming mail keeps its own. */
  pr_accounts_replace_password (accounts, id, PR_LOGIN_SENDING_PASSWORD, other);
  while (pr_accounts_get_changing (accounts))
    g_main_context_iteration (NULL, TRUE);
  run_until_tested (accounts, id);
  g_assert_true (pr_account_entry_get_wants_password (pr_accounts_find (accounts, id)));
  g_assert_cmpint (pr_account_entry_get_wanted_kind (pr_accounts_find (accounts, id)), ==,
                   PR_LOGIN_SENDING_PASSWORD);
  pr_accounts_replace_password (accounts, id, PR_LOGIN_SENDING_PASSWORD, own);
  while (pr_accounts_get_changing (accounts))
    g_main_context_iteration (NULL, TRUE);

  /* Where it is edited again, both passwords are looked up, and the test waits for them. */
  edited = pr_wizard_new ();
  pr_wizard_set_accounts (edited, accounts);
  pr_wizard_start_with_account (
      edited, pr_account_entry_get_account (pr_accounts_find (accounts, id)), FALSE);
  g_assert_false (pr_wizard_test (edited));
  g_set_object (&fixture->wizard, edited);
  run_until (fixture, PR_RUN_FINISHED);
  g_assert_cmpint (get_verdict (fixture), ==, PR_OUTCOME_OK);

  /* And back to one login for all. */
  g_action_group_activate_action (pr_wizard_get_actions (edited), "common-login", NULL);
  g_assert_true (pr_wizard_test (edited));
  run_until (fixture, PR_RUN_FINISHED);
  g_assert_true (offers_login (pr_wizard_get_report (edited), PR_PROTOCOL_SMTP));
  pr_accounts_remove (accounts, id);
  while (pr_accounts_get_changing (accounts))
    g_main_context_iteration (NULL, TRUE);
  lock = g_build_filename (folder, ".lock", NULL);
  g_assert_no_errno (g_unlink (lock));
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_dropped (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gpointer gone = fixture->wizard;

  silence_imap (fixture);
  g_assert_true (pr_wizard_test (fixture->wizard));
  run_until_begun (fixture);

  /* A run does not keep the wizard, and its late end finds nobody. */
  g_object_add_weak_pointer (G_OBJECT (fixture->wizard), &gone);
  g_clear_object (&fixture->wizard);
  g_assert_null (gone);
  run_for (LATE_MS);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/wizard-run/works", test_works },
    { "/wizard-run/cancel-and-again", test_cancel_and_again },
    { "/wizard-run/again-while-running", test_again_while_running },
    { "/wizard-run/apply-fix", test_apply_fix },
    { "/wizard-run/dropped", test_dropped },
  };

  g_autoptr (GError) error = NULL;
  int status;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &ca_path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_setenv ("SSL_CERT_FILE", ca_path, TRUE);

  pr_net_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add ("/wizard-run/own-login", Fixture, "postman", set_up, test_own_login, tear_down);
  g_test_add ("/wizard-run/own-password", Fixture, "", set_up, test_own_login, tear_down);
  status = g_test_run ();
  g_remove (ca_path);
  g_free (ca_path);
  return status;
}
