/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-world.h"
#include "pr-password-removal.h"

#include <gio/gunixsocketaddress.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#define USER "ann@example.org"
#define PASSWORD "Öpen sesame, 1 € \"#\\"
#define OTHER_PASSWORD "another one"

/* How long something is waited for that never comes; how long a keyring needs at most that does come
 * to asking; and what nobody waits for, with what is far less than that, also on a busy machine. */
#define SHORT_MS 150
#define ANSWER_MS 1500
#define AT_ONCE_MS 10000
#define LONG_MS 60000

/* What a call of the store came to. */
typedef struct
{
  gboolean ended;
  PrSecret *secret;
  PrKeyringState keyring;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->secret, pr_secret_unref);
  g_clear_error (&outcome->error);
  outcome->ended = FALSE;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  pr_password_store_lookup_finish (PR_PASSWORD_STORE (source), result, &outcome->secret,
                                   &outcome->keyring, &outcome->error);
  outcome->ended = TRUE;
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  pr_password_store_store_finish (PR_PASSWORD_STORE (source), result, &outcome->keyring,
                                  &outcome->error);
  outcome->ended = TRUE;
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  pr_password_store_clear_finish (PR_PASSWORD_STORE (source), result, &outcome->keyring,
                                  &outcome->error);
  outcome->ended = TRUE;
}

/* Returns: after how many milliseconds. */
static gint64
wait_for (Outcome *outcome)
{
  gint64 begin_us = g_get_monotonic_time ();

  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
  return (g_get_monotonic_time () - begin_us) / 1000;
}

static PrLogin *
login_new (const char *username)
{
  return pr_login_new (PR_LOGIN_PASSWORD, username, "example.org");
}

static void
start_lookup (PrPasswordStore *store,
              const char *username,
              GCancellable *cancellable,
              Outcome *outcome)
{
  g_autoptr (PrLogin) login = login_new (username);

  pr_password_store_lookup_async (store, login, cancellable, on_looked_up, outcome);
}

static void
start_store (PrPasswordStore *store,
             const char *username,
             const char *password,
             GCancellable *cancellable,
             Outcome *outcome)
{
  g_autoptr (PrLogin) login = login_new (username);
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);

  pr_password_store_store_async (store, login, secret, cancellable, on_stored, outcome);
}

static void
start_clear (PrPasswordStore *store,
             const char *username,
             GCancellable *cancellable,
             Outcome *outcome)
{
  g_autoptr (PrLogin) login = login_new (username);

  pr_password_store_clear_async (store, login, cancellable, on_cleared, outcome);
}

static void
check_lookup (PrPasswordStore *store,
              const char *username,
              PrKeyringState expected,
              const char *password)
{
  g_auto (Outcome) outcome = { 0 };

  start_lookup (store, username, NULL, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.keyring, ==, expected);
  g_assert_cmpstr (outcome.secret == NULL ? NULL : pr_secret_get_text (outcome.secret), ==,
                   password);
}

static void
check_store (PrPasswordStore *store,
             const char *username,
             const char *password,
             PrKeyringState expected)
{
  g_auto (Outcome) outcome = { 0 };

  start_store (store, username, password, NULL, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.keyring, ==, expected);
}

static void
check_clear (PrPasswordStore *store, const char *username, PrKeyringState expected)
{
  g_auto (Outcome) outcome = { 0 };

  start_clear (store, username, NULL, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.keyring, ==, expected);
}

/* The call that runs ends at once when it is cancelled. */
static void
check_cancel (GCancellable *cancellable, Outcome *outcome)
{
  g_assert_false (outcome->ended);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (wait_for (outcome), <, AT_ONCE_MS);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (outcome->secret);
}

/* Somebody who has the name of the Secret Service and does not answer, or dies of the question. */
typedef struct
{
  GDBusConnection *connection;
  gboolean dies;
  gint n_calls; /* atomic */
} DeafService;

/* Thread: GDBus's. */
static GDBusMessage *
take_call (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  DeafService *service = user_data;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  if (service->dies && g_str_equal (g_dbus_message_get_member (message), "OpenSession"))
    {
      g_dbus_connection_close (connection, NULL, NULL, NULL);
    }
  else if (service->dies)
    {
      g_autoptr (GDBusMessage) answer = g_dbus_message_new_method_error_literal (
          message, "org.freedesktop.DBus.Error.UnknownMethod", "It has other things to do");

      g_dbus_connection_send_message (connection, answer, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL,
                                      NULL);
    }
  g_atomic_int_inc (&service->n_calls);
  g_object_unref (message);
  return NULL;
}

static void
deaf_service_start (DeafService *service, PrKeyringWorld *world, gboolean dies)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  service->dies = dies;
  service->connection = pr_keyring_world_connect (world);
  g_dbus_connection_set_exit_on_close (service->connection, FALSE);
  answer = g_dbus_connection_call_sync (
      service->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.secrets", 0), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (service->connection, take_call, service, NULL);
}

static void
deaf_service_wait_for_call (DeafService *service, int n_calls)
{
  while (g_atomic_int_get (&service->n_calls) < n_calls)
    g_main_context_iteration (NULL, FALSE);
}

static void
deaf_service_stop (DeafService *service)
{
  g_dbus_connection_close_sync (service->connection, NULL, NULL);
  g_object_unref (service->connection);
}

static char *
search (const char *attribute, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, "secret-tool",
      "search", "--all", "xdg:schema", "io.github.postrider.Postrider.Login", attribute, value,
      NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;
  return n;
}

static void
test_kept (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (PrPasswordStore) another = pr_password_store_new ();

  pr_keyring_world_start_keyring (world);
  check_lookup (store, USER, PR_KEYRING_OK, NULL);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  check_store (store, "apikey", OTHER_PASSWORD, PR_KEYRING_OK);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
  check_lookup (another, USER, PR_KEYRING_OK, PASSWORD);
  check_lookup (another, "apikey", PR_KEYRING_OK, OTHER_PASSWORD);
  check_lookup (store, "bob@example.org", PR_KEYRING_OK, NULL);

  check_clear (store, USER, PR_KEYRING_OK);
  check_lookup (store, USER, PR_KEYRING_OK, NULL);
  check_lookup (store, "apikey", PR_KEYRING_OK, OTHER_PASSWORD);
  check_clear (store, USER, PR_KEYRING_OK);
}

/* What other programs see of it. */
static void
test_seen_from_outside (PrKeyringWorld *world)
{
  static const char *const expected[] = {
    "label = Postrider: ann@example.org\n",
    "secret = another one\n",
    "attribute.kind = password\n",
    "attribute.user = ann@example.org\n",
    "attribute.domain = example.org\n",
  };
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autofree char *path = g_find_program_in_path ("secret-tool");
  g_autofree char *seen = NULL;
  g_autofree char *seen_after = NULL;

  if (path == NULL)
    {
      g_test_skip ("secret-tool is not installed");
      return;
    }
  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  check_store (store, USER, OTHER_PASSWORD, PR_KEYRING_OK);
  seen = search ("user", USER);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (seen, expected[i]) == NULL)
      g_error ("“%s” is missing in:\n%s", expected[i], seen);
  g_assert_cmpuint (count (seen, "label = "), ==, 1);

  check_clear (store, USER, PR_KEYRING_OK);
  seen_after = search ("domain", "example.org");
  g_assert_cmpstr (seen_after, ==, "");
}

/* What a keyring that cannot be had means for each of the three calls. */
static void
check_memory_only (PrKeyringState why, guint answer_ms)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (PrPasswordStore) another = pr_password_store_new ();

  pr_password_store_set_time_limits (store, answer_ms, LONG_MS);
  pr_password_store_set_time_limits (another, answer_ms, LONG_MS);
  check_lookup (store, USER, why, NULL);
  check_store (store, USER, PASSWORD, why);
  check_store (store, "apikey", OTHER_PASSWORD, why);
  check_lookup (store, USER, why, PASSWORD);
  check_store (store, USER, OTHER_PASSWORD, why);
  check_lookup (store, USER, why, OTHER_PASSWORD);
  check_clear (store, USER, why);
  check_lookup (store, USER, why, NULL);
  check_lookup (store, "apikey", why, OTHER_PASSWORD);
  check_lookup (another, "apikey", why, NULL);
}

static void
test_no_bus (PrKeyringWorld *world G_GNUC_UNUSED)
{
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  check_memory_only (PR_KEYRING_NO_BUS, LONG_MS);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "autolaunch:", TRUE);
  check_memory_only (PR_KEYRING_NO_BUS, LONG_MS);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  check_memory_only (PR_KEYRING_NO_BUS, LONG_MS);
}

static void
test_no_service (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();

  check_memory_only (PR_KEYRING_NO_SERVICE, LONG_MS);

  /* One that comes later is found. */
  check_store (store, USER, PASSWORD, PR_KEYRING_NO_SERVICE);
  pr_keyring_world_start_keyring (world);
  check_lookup (store, USER, PR_KEYRING_NO_SERVICE, PASSWORD);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
}

static void
test_unlocked_by_user (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();

  pr_keyring_world_start_keyring (world);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_RIGHT);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 0);

  pr_keyring_world_lock_keyring (world);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 1);

  pr_keyring_world_lock_keyring (world);
  check_store (store, USER, OTHER_PASSWORD, PR_KEYRING_OK);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 2);

  pr_keyring_world_lock_keyring (world);
  check_clear (store, USER, PR_KEYRING_OK);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 3);
  check_lookup (store, USER, PR_KEYRING_OK, NULL);
}

static void
test_prompt_dismissed (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();

  pr_keyring_world_start_keyring (world);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_DISMISS);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);

  pr_keyring_world_lock_keyring (world);
  check_lookup (store, USER, PR_KEYRING_LOCKED, NULL);
  check_clear (store, USER, PR_KEYRING_LOCKED);
  check_store (store, USER, OTHER_PASSWORD, PR_KEYRING_LOCKED);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 3);

  /* From memory, without asking the user again. */
  check_lookup (store, USER, PR_KEYRING_LOCKED, OTHER_PASSWORD);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 3);

  /* Nothing was removed that was said to be there still. */
  check_clear (store, USER, PR_KEYRING_LOCKED);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_RIGHT);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
}

/* GNOME Keyring 42.1 has asked for the password of a new keyring, was given it, and has made none, once
 * in some 200 times on a busy machine: who then stores once more is asked once more. */
static void
store_in_new_keyring (PrPasswordStore *store)
{
  PrKeyringState state = PR_KEYRING_LOCKED;

  for (guint i = 0; i < 3 && state == PR_KEYRING_LOCKED; i++)
    {
      g_auto (Outcome) outcome = { 0 };

      start_store (store, USER, PASSWORD, NULL, &outcome);
      wait_for (&outcome);
      g_assert_no_error (outcome.error);
      state = outcome.keyring;
    }
  g_assert_cmpint (state, ==, PR_KEYRING_OK);
}

/* The first password of all makes the keyring. */
static void
test_first_keyring (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();

  pr_keyring_world_start_without_keyring (world);
  check_lookup (store, USER, PR_KEYRING_OK, NULL);
  check_clear (store, USER, PR_KEYRING_OK);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_DISMISS);
  check_store (store, USER, PASSWORD, PR_KEYRING_LOCKED);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 1);
  check_lookup (store, USER, PR_KEYRING_LOCKED, PASSWORD);

  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_RIGHT);
  store_in_new_keyring (store);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
}

/* A keyring without anybody on the screen to ask for its password, as from a cron job. */
static void
test_no_prompter (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();

  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  pr_keyring_world_lock_keyring (world);
  check_lookup (store, USER, PR_KEYRING_LOCKED, NULL);
  check_store (store, USER, OTHER_PASSWORD, PR_KEYRING_LOCKED);
}

static void
wait_for_prompt (PrKeyringWorld *world, guint n_prompts)
{
  while (pr_keyring_world_get_n_prompts (world) < n_prompts)
    g_main_context_iteration (NULL, TRUE);
}

/* A person has more time than the keyring itself has, but not for ever; and who answers when nobody
 * waits any more does no harm. */
static void
test_prompt_time (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_auto (Outcome) outcome = { 0 };

  pr_keyring_world_start_keyring (world);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_NEVER);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  pr_keyring_world_lock_keyring (world);

  pr_password_store_set_time_limits (store, ANSWER_MS, 2 * ANSWER_MS);
  start_lookup (store, USER, NULL, &outcome);
  wait_for_prompt (world, 1);
  g_assert_cmpint (wait_for (&outcome), >, ANSWER_MS);
  g_assert_no_error (outcome.error);
  g_assert_null (outcome.secret);
  g_assert_cmpint (outcome.keyring, ==, PR_KEYRING_SILENT);

  pr_password_store_set_time_limits (store, LONG_MS, LONG_MS);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_RIGHT);
  pr_keyring_world_wait_unlocked (world);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
  g_assert_null (outcome.secret);
}

static void
test_prompt_cancelled (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { 0 };

  pr_keyring_world_start_keyring (world);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_NEVER);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  pr_keyring_world_lock_keyring (world);

  start_store (store, USER, OTHER_PASSWORD, cancellable, &outcome);
  wait_for_prompt (world, 1);
  check_cancel (cancellable, &outcome);

  /* Nothing is stored after that, and the keyring is still there. */
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_RIGHT);
  pr_keyring_world_wait_unlocked (world);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
}

static void
test_deaf_service (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (GCancellable) of_lookup = g_cancellable_new ();
  g_autoptr (GCancellable) of_store = g_cancellable_new ();
  g_autoptr (GCancellable) of_clear = g_cancellable_new ();
  g_auto (Outcome) found = { 0 };
  g_auto (Outcome) stored = { 0 };
  g_auto (Outcome) cleared = { 0 };
  DeafService service = { 0 };

  deaf_service_start (&service, world, FALSE);
  pr_password_store_set_time_limits (store, LONG_MS, LONG_MS);
  start_lookup (store, USER, of_lookup, &found);
  start_store (store, USER, PASSWORD, of_store, &stored);
  start_clear (store, USER, of_clear, &cleared);
  deaf_service_wait_for_call (&service, 1);
  check_cancel (of_store, &stored);
  check_cancel (of_clear, &cleared);
  check_cancel (of_lookup, &found);

  check_memory_only (PR_KEYRING_SILENT, SHORT_MS);
  deaf_service_stop (&service);
}

static void
test_service_dies (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  DeafService service = { 0 };

  deaf_service_start (&service, world, TRUE);
  check_lookup (store, USER, PR_KEYRING_SILENT, NULL);
  g_assert_cmpint (g_atomic_int_get (&service.n_calls), >, 0);
  g_object_unref (service.connection);

  /* The next one is another one. */
  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
}

/* One that has been talked to already: stuck, then well again, then ended and started anew. */
static void
test_service_restarts (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) cancelled = { 0 };

  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);

  pr_keyring_world_signal_keyring (world, SIGSTOP);
  start_lookup (store, USER, cancellable, &cancelled);
  check_cancel (cancellable, &cancelled);
  pr_password_store_set_time_limits (store, SHORT_MS, LONG_MS);
  check_lookup (store, USER, PR_KEYRING_SILENT, NULL);

  pr_password_store_set_time_limits (store, LONG_MS, LONG_MS);
  pr_keyring_world_signal_keyring (world, SIGCONT);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);

  pr_keyring_world_start_keyring (world);
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
}

static void
test_bus_dies (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_auto (Outcome) outcome = { 0 };

  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  pr_keyring_world_signal_keyring (world, SIGSTOP);
  start_lookup (store, USER, NULL, &outcome);
  /* GIO has a critical word for it, at times, when libsecret goes on on a bus that is gone. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  pr_keyring_world_stop_bus (world);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.keyring, ==, PR_KEYRING_SILENT);
  check_lookup (store, USER, PR_KEYRING_NO_BUS, NULL);
}

/* A bus that takes connections and never says anything: no call to libsecret returns then. */
static void
test_silent_bus (PrKeyringWorld *world)
{
  g_autofree char *path = g_build_filename (pr_keyring_world_get_dir (world), "silent", NULL);
  g_autofree char *bus = g_strconcat ("unix:path=", path, NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) listener = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM,
                                               G_SOCKET_PROTOCOL_DEFAULT, &error);
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) cancelled = { 0 };

  g_assert_no_error (error);
  g_socket_bind (listener, address, FALSE, &error);
  g_assert_no_error (error);
  g_socket_listen (listener, &error);
  g_assert_no_error (error);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", bus, TRUE);

  pr_password_store_set_time_limits (store, LONG_MS, LONG_MS);
  start_lookup (store, USER, cancellable, &cancelled);
  g_socket_condition_wait (listener, G_IO_IN, NULL, NULL);
  check_cancel (cancellable, &cancelled);

  pr_password_store_set_time_limits (store, SHORT_MS, LONG_MS);
  check_store (store, USER, PASSWORD, PR_KEYRING_SILENT);
  check_lookup (store, USER, PR_KEYRING_SILENT, PASSWORD);
  check_clear (store, USER, PR_KEYRING_SILENT);
}

static void
test_cancelled_before (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) stored = { 0 };

  pr_keyring_world_start_keyring (world);
  g_cancellable_cancel (cancellable);
  start_store (store, USER, PASSWORD, cancellable, &stored);
  wait_for (&stored);
  g_assert_error (stored.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  check_lookup (store, USER, PR_KEYRING_OK, NULL);
}

static void
test_side_by_side (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcomes[20] = { 0 };

  pr_keyring_world_start_keyring (world);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *username = g_strdup_printf ("user%zu", i);

      start_store (store, username, username, i == 7 ? cancellable : NULL, &outcomes[i]);
    }
  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *username = g_strdup_printf ("user%zu", i);

      wait_for (&outcomes[i]);
      if (i == 7)
        g_assert_error (outcomes[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (outcomes[i].error);
      outcome_clear (&outcomes[i]);
      check_lookup (store, username, PR_KEYRING_OK, i == 7 ? NULL : username);
    }
}

static void
on_carried_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  pr_password_removal_carry_out_finish (PR_PASSWORD_REMOVAL (source), result, &outcome->keyring,
                                        &outcome->error);
  outcome->ended = TRUE;
}

static PrPasswordRemoval *
removal_new (PrPasswordStore *store, const char *username, const char *smtp_username)
{
  g_autoptr (GPtrArray) logins = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);

  g_ptr_array_add (logins, login_new (username));
  g_ptr_array_add (logins, login_new (smtp_username));
  return pr_password_removal_new (store, logins);
}

static void
check_carry_out (PrPasswordRemoval *removal, PrKeyringState expected)
{
  g_auto (Outcome) outcome = { 0 };

  pr_password_removal_carry_out_async (removal, NULL, on_carried_out, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.keyring, ==, expected);
}

static void
test_removal (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (PrPasswordRemoval) undone = removal_new (store, USER, "apikey");
  g_autoptr (PrPasswordRemoval) removal = NULL;

  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  check_store (store, "apikey", PASSWORD, PR_KEYRING_OK);
  check_store (store, "bob", PASSWORD, PR_KEYRING_OK);

  g_clear_object (&undone);
  removal = removal_new (store, USER, "apikey");
  check_lookup (store, USER, PR_KEYRING_OK, PASSWORD);
  check_lookup (store, "apikey", PR_KEYRING_OK, PASSWORD);

  check_carry_out (removal, PR_KEYRING_OK);
  check_lookup (store, USER, PR_KEYRING_OK, NULL);
  check_lookup (store, "apikey", PR_KEYRING_OK, NULL);
  check_lookup (store, "bob", PR_KEYRING_OK, PASSWORD);
}

/* The account was added anew while its removal could still be undone. */
static void
test_removal_of_what_came_back (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (PrPasswordRemoval) removal = NULL;

  pr_keyring_world_start_keyring (world);
  check_store (store, USER, PASSWORD, PR_KEYRING_OK);
  check_store (store, "apikey", PASSWORD, PR_KEYRING_OK);
  removal = removal_new (store, USER, "apikey");
  check_store (store, USER, OTHER_PASSWORD, PR_KEYRING_OK);
  check_carry_out (removal, PR_KEYRING_OK);
  check_lookup (store, USER, PR_KEYRING_OK, OTHER_PASSWORD);
  check_lookup (store, "apikey", PR_KEYRING_OK, NULL);
}

static void
test_removal_when_locked (PrKeyringWorld *world)
{
  g_autoptr (PrPasswordStore) store = pr_password_store_new ();
  g_autoptr (PrPasswordRemoval) removal = NULL;

  pr_keyring_world_start_keyring (world);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_DISMISS);
  check_store (store, "bob", PASSWORD, PR_KEYRING_OK);
  check_store (store, "carl", PASSWORD, PR_KEYRING_OK);
  pr_keyring_world_lock_keyring (world);
  removal = removal_new (store, "bob", "carl");
  check_carry_out (removal, PR_KEYRING_LOCKED);
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 1);
}

/* A store that is let go of has its calls ended all the same. */
static void
test_let_go (PrKeyringWorld *world)
{
  PrPasswordStore *store = pr_password_store_new ();
  g_auto (Outcome) outcome = { 0 };

  pr_keyring_world_start_keyring (world);
  start_store (store, USER, PASSWORD, NULL, &outcome);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.keyring, ==, PR_KEYRING_OK);
  while (store != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static const PrKeyringWorldTest tests[] = {
  { "kept", test_kept },
  { "seen-from-outside", test_seen_from_outside },
  { "no-bus", test_no_bus },
  { "no-service", test_no_service },
  { "unlocked-by-user", test_unlocked_by_user },
  { "prompt-dismissed", test_prompt_dismissed },
  { "first-keyring", test_first_keyring },
  { "no-prompter", test_no_prompter },
  { "prompt-time", test_prompt_time },
  { "prompt-cancelled", test_prompt_cancelled },
  { "deaf-service", test_deaf_service },
  { "service-dies", test_service_dies },
  { "service-restarts", test_service_restarts },
  { "bus-dies", test_bus_dies },
  { "silent-bus", test_silent_bus },
  { "cancelled-before", test_cancelled_before },
  { "side-by-side", test_side_by_side },
  { "removal", test_removal },
  { "removal-of-what-came-back", test_removal_of_what_came_back },
  { "removal-when-locked", test_removal_when_locked },
  { "let-go", test_let_go },
};

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  pr_keyring_world_add_tests ("/password-store", tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
