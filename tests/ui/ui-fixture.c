/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>

static gboolean
owns_name (GDBusConnection *bus, GSubprocess *process)
{
  g_autofree char *owner = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
      g_variant_new ("(s)", "org.freedesktop.secrets"), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
      NULL);
  guint32 pid = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &pid);
  owner = g_strdup_printf ("%u", pid);
  return g_str_equal (owner, g_subprocess_get_identifier (process));
}

/* A daemon and a keyring for each test, so that none has to do with what came of another. */
static GSubprocess *
start_keyring (const char *folder)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                 | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  gint64 end_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GSubprocess *process;

  if (program == NULL)
    return NULL;
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  /* It warns of things that are no reason to end. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawn (launcher, NULL, program, "--foreground", "--unlock",
                                         "--replace", "--components=secrets", NULL);
  g_assert_nonnull (process);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), "test", 4, NULL, NULL, NULL);
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  while (!owns_name (bus, process))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (G_USEC_PER_SEC / 50);
    }
  return process;
}

/* Starts the server, with an authority of its own, and a keyring. */
static void
set_up (PrUiFixture *self, gconstpointer data)
{
  g_autoptr (PrSecret) password = pr_secret_new (data, -1);
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &self->ca_file, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  self->server = pr_script_server_new (PR_UI_USER, password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (self->server), self->ca_file,
                               &error);
  g_assert_no_error (error);
  self->keyring_folder = g_dir_make_tmp ("pr-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  self->keyring = start_keyring (self->keyring_folder);
}

static void
tear_down (PrUiFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  if (self->keyring != NULL)
    {
      g_subprocess_send_signal (self->keyring, SIGTERM);
      g_subprocess_wait (self->keyring, NULL, NULL);
    }
  g_clear_object (&self->keyring);
  pr_ui_remove_folder (self->keyring_folder);
  g_free (self->keyring_folder);
  pr_script_server_stop (self->server);
  g_clear_object (&self->server);
  g_remove (self->ca_file);
  g_free (self->ca_file);
}

/**
 * pr_ui_fixture_run:
 * @argc: of the test program's main()
 * @argv: of the test program's main()
 * @tests: (array length=n_tests): what is tested
 * @n_tests: how many they are
 * @password: the only one that the server takes
 *
 * Runs the tests, each with a server and a keyring of its own.
 *
 * Returns: the program's exit status
 */
int
pr_ui_fixture_run (int argc,
                   char *argv[],
                   const PrUiTest *tests,
                   gsize n_tests,
                   const char *password)
{
  pr_ui_window_test_init (&argc, &argv);
  for (gsize i = 0; i < n_tests; i++)
    g_test_add (tests[i].path, PrUiFixture, password, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

/**
 * pr_ui_fixture_add_talk:
 * @name: of a file in `talks/`, without its suffix
 *
 * Returns: (transfer full): the port where it is played, as text
 */
char *
pr_ui_fixture_add_talk (PrUiFixture *self, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".talk", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "talks", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTalk) talk = pr_talk_load (file, &error);
  guint16 port;

  g_assert_no_error (error);
  port = pr_script_server_add_talk (self->server, talk, 0, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%u", port);
}

/**
 * pr_ui_fixture_fill_in:
 * @password: as it is typed
 * @imap_port: where to fetch mail
 * @smtp_port: where to send it
 *
 * Begins to set up an account and types all that a test of it needs.
 */
void
pr_ui_fixture_fill_in (PrUiWindow *window,
                       const char *password,
                       const char *imap_port,
                       const char *smtp_port)
{
  pr_ui_window_open_setup (window);
  pr_ui_fixture_type_account (window, password, imap_port, smtp_port);
}

/**
 * pr_ui_fixture_type_account:
 * @password: as it is typed
 * @imap_port: where to fetch mail
 * @smtp_port: where to send it
 *
 * Types all that a test of an account needs, where setting up has begun and the servers are not known.
 */
void
pr_ui_fixture_type_account (PrUiWindow *window,
                            const char *password,
                            const char *imap_port,
                            const char *smtp_port)
{
  pr_ui_window_type_into (window, "Name", "Änn Lee");
  pr_ui_window_type_into (window, "E-mail address", PR_UI_USER);
  pr_ui_window_type_into (window, "Password", password);
  pr_ui_window_type_into (window, "IMAP server", "127.0.0.1");
  pr_ui_window_type_into (window, "IMAP port", imap_port);
  pr_ui_window_type_into (window, "SMTP server", "127.0.0.1");
  pr_ui_window_type_into (window, "SMTP port", smtp_port);
}
