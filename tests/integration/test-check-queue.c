/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-world.h"

#include "pr-change.h"
#include "pr-check-queue.h"
#include "silent-port.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  ScriptWorld *world;
  char *path;
  PrAccountStore *store;
  PrPasswordStore *passwords;
  PrCheckQueue *queue;
  GCancellable *cancellable;
  GAsyncResult *result;
  guint n_running;
  guint max_running;
  guint cancel_at; /* so many running; 0 never */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->world = script_world_new (WORLD_PASSWORD);
  fixture->path = g_build_filename (fixture->world->dir, "accounts", NULL);
  fixture->store = pr_account_store_new (fixture->path);
  fixture->passwords = pr_password_store_new ();
  fixture->queue = pr_check_queue_new (fixture->store, fixture->passwords);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->passwords);
  g_clear_object (&fixture->cancellable);
  temp_folder_remove (fixture->path);
  g_free (fixture->path);
  script_world_free (fixture->world);
}

static void
done (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static PrAccount *
save (Fixture *fixture, PrAccount *account)
{
  g_autoptr (GError) error = NULL;
  PrAccount *saved;

  pr_account_store_save_async (fixture->store, account, NULL, done, fixture);
  saved = pr_account_store_save_finish (fixture->store, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  return saved;
}

static void
remove_saved (Fixture *fixture, PrAccount *account)
{
  g_autoptr (PrAccount) removed = NULL;

  pr_account_store_remove_async (fixture->store, pr_account_get_id (account), NULL, done, fixture);
  removed = pr_account_store_remove_finish (fixture->store, wait_for_result (fixture), NULL);
  g_assert_nonnull (removed);
  g_clear_object (&fixture->result);
}

/* An account of the world's user, or of one that the server does not know. */
static PrAccount *
add_account (Fixture *fixture, const char *address, guint16 imap_port)
{
  g_autoptr (PrAccount) account = script_world_account_new ();

  pr_account_set_address (account, address);
  script_world_set_service (account, PR_PROTOCOL_IMAP, "127.0.0.1", imap_port, PR_SECURITY_TLS);
  return save (fixture, account);
}

static void
count_running (PrAccountTest *test, GParamSpec *pspec G_GNUC_UNUSED, Fixture *fixture)
{
  switch (pr_account_test_get_state (test))
    {
    case PR_ACCOUNT_TEST_LOOKING_UP:
      fixture->n_running++;
      fixture->max_running = MAX (fixture->max_running, fixture->n_running);
      break;
    case PR_ACCOUNT_TEST_RUNNING:
      if (fixture->n_running == fixture->cancel_at)
        g_cancellable_cancel (fixture->cancellable);
      break;
    case PR_ACCOUNT_TEST_DONE:
    case PR_ACCOUNT_TEST_FAILED:
      fixture->n_running--;
      break;
    case PR_ACCOUNT_TEST_WAITING:
    default:
      g_assert_not_reached ();
    }
}

/* With the world's password and authority. */
static PrAccountTest *
add_test (Fixture *fixture, PrAccount *account)
{
  PrAccountTest *test = pr_check_queue_add (fixture->queue, account);
  PrCheck *check = pr_account_test_get_check (test);

  pr_check_set_ca_file (check, fixture->world->ca_file);
  pr_check_set_verify_fixes (check, FALSE);
  pr_account_test_set_secret (test, PR_LOGIN_PASSWORD, fixture->world->password);
  g_signal_connect (test, "notify::state", G_CALLBACK (count_running), fixture);
  return test;
}

static void
run (Fixture *fixture, GError **error)
{
  pr_check_queue_run_async (fixture->queue, fixture->cancellable, done, fixture);
  pr_check_queue_run_finish (fixture->queue, wait_for_result (fixture), error);
  g_clear_object (&fixture->result);
  g_assert_cmpuint (pr_check_queue_get_n_ended (fixture->queue), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)));
  g_assert_cmpuint (fixture->n_running, ==, 0);
}

static void
run_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  run (fixture, &error);
  g_assert_no_error (error);
}

static void
test_empty (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  run_well (fixture);
}

static void
test_works (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add_account (
      fixture, WORLD_USER, script_world_add_talk_file (fixture->world, "imap-works-tls.talk"));
  PrAccountTest *test = add_test (fixture, account);
  const PrServiceResult *imap;

  run_well (fixture);
  g_assert_cmpint (pr_account_test_get_state (test), ==, PR_ACCOUNT_TEST_DONE);
  g_assert_null (pr_account_test_get_error (test));
  g_assert_null (pr_account_test_get_record_error (test));
  g_assert_null (pr_account_test_get_before (test));
  g_assert_cmpint (pr_result_get_verdict (pr_account_test_get_result (test)), ==, PR_OUTCOME_OK);
  imap = pr_result_get_service (pr_account_test_get_result (test), PR_PROTOCOL_IMAP);
  g_assert_true (imap->tested);
  g_assert_cmpint (imap->outcome, ==, PR_OUTCOME_OK);
  g_assert_null (imap->diagnosis);
  g_assert_false (
      pr_result_get_service (pr_account_test_get_result (test), PR_PROTOCOL_SMTP)->tested);
  g_assert_true (pr_result_equal (pr_account_get_last_result (account),
                                  pr_account_test_get_result (test)));
}

/* What worked works no more, then again. */
static void
test_change (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    const char *change;
  } rounds[] = {
    { "imap-works-tls.talk", NULL },
    { "imap-works-tls.talk", NULL },
    { "imap-wrong-password.talk", "IMAP worked at the last test." },
    { "imap-wrong-password.talk", NULL },
    { "imap-account-disabled.talk", "IMAP had another problem at the last test: “" },
    { "imap-works-tls.talk", "IMAP works again." },
  };
  g_autoptr (PrAccount) account = add_account (fixture, WORLD_USER, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autoptr (PrAccount) edited = pr_account_copy (account);
      g_autoptr (PrAccount) saved = NULL;
      g_autofree char *change = NULL;
      PrAccountTest *test;

      pr_service_set_port (pr_account_get_service (edited, PR_PROTOCOL_IMAP),
                           script_world_add_talk_file (fixture->world, rounds[i].talk));
      saved = save (fixture, edited);
      g_object_unref (fixture->queue);
      fixture->queue = pr_check_queue_new (fixture->store, fixture->passwords);
      test = add_test (fixture, account);
      run_well (fixture);
      change = pr_change_to_text (pr_account_test_get_before (test),
                                  pr_account_test_get_result (test));
      g_test_message ("%s: %s", rounds[i].talk, change);
      if (rounds[i].change == NULL)
        g_assert_null (change);
      else
        g_assert_true (g_str_has_prefix (change, rounds[i].change));
      g_assert_cmpuint (pr_account_get_n_results (account), ==, i + 1);
    }
}

static void
test_no_password (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add_account (fixture, WORLD_USER, 1);
  PrAccountTest *test = add_test (fixture, account);

  pr_account_test_set_secret (test, PR_LOGIN_PASSWORD, NULL);
  run_well (fixture);
  g_assert_cmpint (pr_account_test_get_state (test), ==, PR_ACCOUNT_TEST_FAILED);
  g_assert_error (pr_account_test_get_error (test), PR_ACCOUNT_TEST_ERROR,
                  PR_ACCOUNT_TEST_ERROR_NO_PASSWORD);
  g_assert_cmpstr (pr_account_test_get_error (test)->message, ==,
                   pr_keyring_state_get_text (PR_KEYRING_NO_BUS));
  g_assert_null (pr_account_get_last_result (account));
}

static void
remember (Fixture *fixture, const char *username, const char *password)
{
  g_autoptr (PrLogin) login = pr_login_new (PR_LOGIN_PASSWORD, username, "example.org");
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  PrKeyringState keyring;

  pr_password_store_store_async (fixture->passwords, login, secret, NULL, done, fixture);
  g_assert_true (pr_password_store_store_finish (fixture->passwords, wait_for_result (fixture),
                                                 &keyring, NULL));
  g_assert_cmpint (keyring, ==, PR_KEYRING_NO_BUS);
  g_clear_object (&fixture->result);
}

/* Each service signs in with what is its own. */
static void
test_two_logins (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = script_world_account_new ();
  g_autoptr (PrAccount) saved = NULL;
  PrAccountTest *test;
  PrService *smtp;

  script_world_set_service (account, PR_PROTOCOL_IMAP, "127.0.0.1",
                            script_world_add_talk_file (fixture->world, "imap-works-tls.talk"),
                            PR_SECURITY_TLS);
  smtp = script_world_set_service (
      account, PR_PROTOCOL_SMTP, "127.0.0.1",
      script_world_add_talk_file (fixture->world, "smtp-works-tls.talk"), PR_SECURITY_TLS);
  pr_service_set_username (smtp, "somebody-else");
  saved = save (fixture, account);
  remember (fixture, WORLD_USER, WORLD_PASSWORD);
  remember (fixture, "somebody-else", "another password");
  test = add_test (fixture, saved);
  pr_account_test_set_secret (test, PR_LOGIN_PASSWORD, NULL);
  run_well (fixture);
  g_assert_cmpint (
      pr_result_get_service (pr_account_test_get_result (test), PR_PROTOCOL_IMAP)->outcome, ==,
      PR_OUTCOME_OK);
  g_assert_cmpstr (
      pr_result_get_service (pr_account_test_get_result (test), PR_PROTOCOL_SMTP)->diagnosis, ==,
      "wrong-credentials");
}

/* The user did not want to unlock the keyring for one account: what is in memory serves, and nobody
 * is asked again. */
static void
test_keyring_locked (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  g_autoptr (PrAccount) account = add_account (fixture, WORLD_USER, port);
  g_autoptr (PrAccountTest) known =
      pr_account_test_new (account, fixture->store, fixture->passwords);
  g_autoptr (PrAccountTest) unknown =
      pr_account_test_new (account, fixture->store, fixture->passwords);
  g_autoptr (PrResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pr_account_test_set_keyring (unknown, PR_KEYRING_LOCKED);
  pr_account_test_run_async (unknown, NULL, done, fixture);
  g_assert_null (pr_account_test_run_finish (unknown, wait_for_result (fixture), &error));
  g_assert_error (error, PR_ACCOUNT_TEST_ERROR, PR_ACCOUNT_TEST_ERROR_NO_PASSWORD);
  g_assert_cmpstr (error->message, ==, pr_keyring_state_get_text (PR_KEYRING_LOCKED));
  g_clear_object (&fixture->result);

  remember (fixture, WORLD_USER, WORLD_PASSWORD);
  pr_account_test_set_keyring (known, PR_KEYRING_LOCKED);
  pr_check_set_ca_file (pr_account_test_get_check (known), fixture->world->ca_file);
  pr_account_test_run_async (known, NULL, done, fixture);
  result = pr_account_test_run_finish (known, wait_for_result (fixture), NULL);
  g_assert_cmpint (pr_result_get_verdict (result), ==, PR_OUTCOME_OK);
  g_clear_object (&fixture->result);
}

static void
add_strangers (Fixture *fixture, guint n_accounts)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");

  for (guint i = 0; i < n_accounts; i++)
    {
      g_autofree char *address = g_strdup_printf ("stranger-%u@example.org", i);
      g_autoptr (PrAccount) account = add_account (fixture, address, port);

      add_test (fixture, account);
    }
}

static void
test_side_by_side (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  add_strangers (fixture, 6);
  pr_check_queue_set_bounds (fixture->queue, 100, 100);
  run_well (fixture);
  g_assert_cmpuint (fixture->max_running, ==, 6);
}

static void
test_bound (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  add_strangers (fixture, 6);
  pr_check_queue_set_bounds (fixture->queue, 2, 100);
  run_well (fixture);
  g_assert_cmpuint (fixture->max_running, ==, 2);
}

static void
test_bound_of_a_host (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  add_strangers (fixture, 6);
  pr_check_queue_set_bounds (fixture->queue, 100, 3);
  run_well (fixture);
  g_assert_cmpuint (fixture->max_running, ==, 3);
}

/* The same mailbox under two names, and in capitals. */
static void
test_shared_login (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  static const char *const addresses[] = { WORLD_USER, "ann@alias.example.net", "al@example.org" };
  static const char *const usernames[] = { "", WORLD_USER, "Ann@Example.Org" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (PrAccount) account = add_account (fixture, addresses[i], port);
      g_autoptr (PrAccount) edited = pr_account_copy (account);
      g_autoptr (PrAccount) saved = NULL;

      pr_service_set_username (pr_account_get_service (edited, PR_PROTOCOL_IMAP), usernames[i]);
      saved = save (fixture, edited);
      add_test (fixture, saved);
    }
  run_well (fixture);
  g_assert_cmpuint (fixture->max_running, ==, 1);
}

/* “info” at one domain is not “info” at another. */
static void
test_same_name_elsewhere (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  static const char *const addresses[] = { "info@example.org", "info@example.net" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (PrAccount) account = add_account (fixture, addresses[i], port);
      g_autoptr (PrAccount) edited = pr_account_copy (account);
      g_autoptr (PrAccount) saved = NULL;

      pr_service_set_username (pr_account_get_service (edited, PR_PROTOCOL_IMAP), "info");
      saved = save (fixture, edited);
      add_test (fixture, saved);
    }
  run_well (fixture);
  g_assert_cmpuint (fixture->max_running, ==, 2);
}

static void
test_removed_meanwhile (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add_account (
      fixture, WORLD_USER, script_world_add_talk_file (fixture->world, "imap-works-tls.talk"));
  PrAccountTest *test = add_test (fixture, account);

  remove_saved (fixture, account);
  run_well (fixture);
  g_assert_cmpint (pr_account_test_get_state (test), ==, PR_ACCOUNT_TEST_DONE);
  g_assert_nonnull (pr_account_test_get_result (test));
  g_assert_error (pr_account_test_get_record_error (test), PR_ACCOUNT_DIR_ERROR,
                  PR_ACCOUNT_DIR_ERROR_NOT_FOUND);
}

static void
test_timed_out (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port;
  g_autoptr (GSocket) silence = silent_port_new (&port);
  g_autoptr (PrAccount) account = add_account (fixture, WORLD_USER, port);
  PrAccountTest *test = add_test (fixture, account);

  pr_check_set_time_limits (pr_account_test_get_check (test), WORLD_LONG_WAIT_MS, 50);
  run_well (fixture);
  g_assert_true (pr_account_test_get_timed_out (test));
  g_assert_cmpint (pr_result_get_verdict (pr_account_test_get_result (test)), ==,
                   PR_OUTCOME_FAILED);
  g_assert_cmpuint (pr_account_get_n_results (account), ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port;
  g_autoptr (GSocket) silence = silent_port_new (&port);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *address = g_strdup_printf ("stranger-%u@example.org", i);
      g_autoptr (PrAccount) account = add_account (fixture, address, port);

      add_test (fixture, account);
    }
  pr_check_queue_set_bounds (fixture->queue, 3, 3);
  fixture->cancel_at = 3;
  run (fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (PrAccountTest) test =
          g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);
      PrAccount *saved = pr_account_store_find (
          fixture->store, pr_account_get_id (pr_account_test_get_account (test)));

      g_assert_error (pr_account_test_get_error (test), G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (pr_account_get_last_result (saved));
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/check-queue/empty", test_empty },
    { "/check-queue/works", test_works },
    { "/check-queue/change", test_change },
    { "/check-queue/no-password", test_no_password },
    { "/check-queue/two-logins", test_two_logins },
    { "/check-queue/keyring-locked", test_keyring_locked },
    { "/check-queue/side-by-side", test_side_by_side },
    { "/check-queue/bound", test_bound },
    { "/check-queue/bound-of-a-host", test_bound_of_a_host },
    { "/check-queue/shared-login", test_shared_login },
    { "/check-queue/same-name-elsewhere", test_same_name_elsewhere },
    { "/check-queue/removed-meanwhile", test_removed_meanwhile },
    { "/check-queue/timed-out", test_timed_out },
    { "/check-queue/cancel", test_cancel },
  };

  script_world_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  /* No keyring: passwords stay in memory. */
  return script_world_run_without_bus ();
}
