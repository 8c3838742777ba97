/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-world.h"
#include "memory-scan.h"
#include "script-world.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

/* The command line when it has done its work: no copy of the password is left in its memory, wherever
 * that came from and went to. */

typedef struct
{
  PrKeyringWorld *keyring;
  ScriptWorld *servers;
  char *password_file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->keyring = pr_keyring_world_new ();
  fixture->servers = script_world_new (PR_MEMORY_SCAN_PASSWORD);
  fixture->password_file = g_build_filename (fixture->servers->dir, "password", NULL);
  g_file_set_contents (fixture->password_file, PR_MEMORY_SCAN_PASSWORD "\n", -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->keyring, pr_keyring_world_free);
  g_remove (fixture->password_file);
  g_free (fixture->password_file);
  script_world_free (fixture->servers);
}

static GPtrArray *
argv_new (const char *command)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup (g_getenv ("PR_TEST_CLI")));
  g_ptr_array_add (argv, g_strdup (command));
  return argv;
}

static void
add_server (GPtrArray *argv, Fixture *fixture, const char *protocol, const char *talk)
{
  guint16 port = script_world_add_talk_file (fixture->servers, talk);

  g_ptr_array_add (argv, g_strdup_printf ("--%s=127.0.0.1:%u,tls", protocol, port));
}

static void
add_password_file (GPtrArray *argv, Fixture *fixture)
{
  g_ptr_array_add (argv, g_strconcat ("--password-file=", fixture->password_file, NULL));
}

static void
add_ca_file (GPtrArray *argv, Fixture *fixture)
{
  g_ptr_array_add (argv, g_strconcat ("--ca-file=", fixture->servers->ca_file, NULL));
}

static void
check (GPtrArray *argv, int expected_status)
{
  int status;
  guint n_found;

  g_ptr_array_add (argv, NULL);
  if (!pr_memory_scan_at_end ((const char *const *) argv->pdata, PR_MEMORY_SCAN_PASSWORD, &status,
                              &n_found))
    return;
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, expected_status);
  g_assert_cmpuint (n_found, ==, 0);
}

/* Where the password is it is found: a scan that finds nothing would else prove nothing. */
static void
test_scan (Fixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  const char *const argv[] = { "/bin/true", PR_MEMORY_SCAN_PASSWORD, NULL };
  int status;
  guint n_found;

  if (!pr_memory_scan_at_end (argv, PR_MEMORY_SCAN_PASSWORD, &status, &n_found))
    return;
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (n_found, >, 0);
}

static void
test_check (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *imap;
    const char *smtp;
    const char *option;
    int status;
  } rows[] = {
    { "imap-works-tls.talk", "smtp-works-tls.talk", "--auth=plain", 0 },
    { "imap-works-tls.talk", "smtp-works-tls.talk", "--auth=login", 0 },
    { "imap-works-scram.talk", "smtp-works-scram.talk", "--auth=scram-sha-256", 0 },
    { "imap-wrong-password.talk", "smtp-wrong-password.talk", "--json", 1 },
    { "imap-echoes-password.talk", "smtp-works-tls.talk", "--json", 1 },
    { "imap-silent-at-sign-in.talk", "smtp-works-tls.talk", "--overall-timeout=1", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) argv = argv_new ("check");

      g_test_message ("%s, %s", rows[i].imap, rows[i].option);
      add_server (argv, fixture, "imap", rows[i].imap);
      add_server (argv, fixture, "smtp", rows[i].smtp);
      add_ca_file (argv, fixture);
      add_password_file (argv, fixture);
      g_ptr_array_add (argv, g_strdup (rows[i].option));
      g_ptr_array_add (argv, g_strdup (WORLD_USER));
      check (argv, rows[i].status);
    }
}

/* While it waits for the password. */
static void
test_no_core_dump (Fixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
          | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error, g_getenv ("PR_TEST_CLI"), "check", "--imap=127.0.0.1:1,tls", "--smtp=none",
      "--password-file=-", WORLD_USER, NULL);
  gint64 end_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GPid pid;

  g_assert_no_error (error);
  pid = (GPid) g_ascii_strtoll (g_subprocess_get_identifier (process), NULL, 10);
  while (!pr_memory_scan_finds_no_core_dump (pid))
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);
}

static char *
dup_only_account_id (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("PR_TEST_CLI"),
                        "accounts", NULL);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (output, strcspn (output, " "));
}

/* To the keyring, from the keyring, and out of it. */
static void
test_saved (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) add = argv_new ("accounts");
  g_autoptr (GPtrArray) check_saved = argv_new ("check");
  g_autoptr (GPtrArray) test_all = argv_new ("accounts");
  g_autoptr (GPtrArray) remove = argv_new ("accounts");
  g_autofree char *id = NULL;

  if (fixture->keyring == NULL)
    return;
  pr_keyring_world_start_keyring (fixture->keyring);
  g_ptr_array_add (add, g_strdup ("--add"));
  add_server (add, fixture, "imap", "imap-works-tls.talk");
  add_server (add, fixture, "smtp", "smtp-works-tls.talk");
  add_password_file (add, fixture);
  g_ptr_array_add (add, g_strdup (WORLD_USER));
  check (add, 0);

  id = dup_only_account_id ();
  add_ca_file (check_saved, fixture);
  g_ptr_array_add (check_saved, g_strconcat ("--account=", id, NULL));
  check (check_saved, 0);

  add_ca_file (test_all, fixture);
  g_ptr_array_add (test_all, g_strdup ("--test-all"));
  check (test_all, 0);

  g_ptr_array_add (remove, g_strconcat ("--remove=", id, NULL));
  check (remove, 0);
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);
  /* Meson's default, which writes over what is freed: the program has to see to that itself. */
  g_unsetenv ("MALLOC_PERTURB_");
  g_test_add ("/cli-memory/scan", Fixture, NULL, set_up, test_scan, tear_down);
  g_test_add ("/cli-memory/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/cli-memory/no-core-dump", Fixture, NULL, set_up, test_no_core_dump, tear_down);
  g_test_add ("/cli-memory/saved", Fixture, NULL, set_up, test_saved, tear_down);
  return g_test_run ();
}
