/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-world.h"

#include "keyring-prompt.h"

#define GCR_API_SUBJECT_TO_CHANGE
#include <gcr/gcr-base.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define SECRETS_NAME "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define SECRETS_INTERFACE "org.freedesktop.Secret.Service"
#define PROMPTER_NAME "org.gnome.keyring.SystemPrompter"

/* Longer than anything takes here, also where the machine is busy. */
#define START_MS 30000

struct _PrKeyringWorld
{
  char *dir;
  char *bus_address;
  GSubprocess *bus;
  GSubprocess *keyring;
  GDBusConnection *connection; /* of ours, for the prompter */
  GcrSystemPrompter *prompter;
  guint prompter_name_id;
};

/* A bus that starts nothing by itself: what is to be there is started by the test. */
static const char bus_config[] =
    "<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>"
    "<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
    "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>";

static void
die_with_parent (gpointer user_data G_GNUC_UNUSED)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start (GSubprocessFlags flags, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  /* GNOME Keyring warns of things that are no reason to end. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  return process;
}

static void
start_bus (PrKeyringWorld *self)
{
  g_autofree char *config_path = g_build_filename (self->dir, "bus.conf", NULL);
  g_autofree char *config = g_strdup_printf (bus_config, self->dir);
  g_autofree char *option = g_strconcat ("--config-file=", config_path, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (config_path, config, -1, &error);
  g_assert_no_error (error);
  self->bus = start (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                     (const char *[]){ "dbus-daemon", option, "--nofork", "--print-address", NULL });
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->bus));
  self->bus_address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->bus_address);
}

static void
set_up_environment (PrKeyringWorld *self)
{
  static const struct
  {
    const char *name;
    const char *folder;
  } rows[] = {
    { "HOME", "home" },          { "XDG_DATA_HOME", "data" },   { "XDG_CONFIG_HOME", "config" },
    { "XDG_CACHE_HOME", "cache" }, { "XDG_RUNTIME_DIR", "run" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (self->dir, rows[i].folder, NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_setenv (rows[i].name, path, TRUE);
    }
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", self->bus_address, TRUE);
  g_unsetenv ("GNOME_KEYRING_CONTROL");
}

static gboolean
is_installed (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *message = g_strconcat (program, " is not installed", NULL);

  if (path == NULL)
    g_test_skip (message);
  return path != NULL;
}

/**
 * pr_keyring_world_new:
 *
 * Returns: (transfer full) (nullable): a bus with nothing on it; %NULL if the test is skipped
 */
PrKeyringWorld *
pr_keyring_world_new (void)
{
  PrKeyringWorld *self;
  g_autoptr (GError) error = NULL;

  if (!is_installed ("dbus-daemon") || !is_installed ("gnome-keyring-daemon"))
    return NULL;

  self = g_new0 (PrKeyringWorld, 1);
  self->dir = g_dir_make_tmp ("pr-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  start_bus (self);
  set_up_environment (self);
  return self;
}

static void
stop (GSubprocess **process)
{
  if (*process == NULL)
    return;
  g_subprocess_send_signal (*process, SIGCONT);
  g_subprocess_send_signal (*process, SIGTERM);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", path, NULL);

  g_subprocess_wait (process, NULL, NULL);
}

/**
 * pr_keyring_world_stop_bus:
 *
 * Ends the session bus, as when the user logs out.
 */
void
pr_keyring_world_stop_bus (PrKeyringWorld *self)
{
  stop (&self->bus);
}

/**
 * pr_keyring_world_free:
 *
 * Ends all that was started and takes away all that it left.
 */
void
pr_keyring_world_free (PrKeyringWorld *self)
{
  if (self->prompter != NULL)
    {
      gcr_system_prompter_unregister (self->prompter, FALSE);
      g_bus_unown_name (self->prompter_name_id);
      g_object_unref (self->prompter);
      g_dbus_connection_close_sync (self->connection, NULL, NULL);
      g_object_unref (self->connection);
    }
  stop (&self->keyring);
  stop (&self->bus);
  remove_folder (self->dir);
  g_free (self->bus_address);
  g_free (self->dir);
  g_free (self);
}

/**
 * pr_keyring_world_get_dir:
 *
 * Returns: (transfer none): a folder for what the test needs; it goes with @self
 */
const char *
pr_keyring_world_get_dir (PrKeyringWorld *self)
{
  return self->dir;
}

/**
 * pr_keyring_world_connect:
 *
 * Returns: (transfer full): a connection of one's own to the bus
 */
GDBusConnection *
pr_keyring_world_connect (PrKeyringWorld *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      self->bus_address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
on_appeared (GDBusConnection *connection G_GNUC_UNUSED,
             const char *name G_GNUC_UNUSED,
             const char *owner G_GNUC_UNUSED,
             gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
on_late (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
wait_for_name (GDBusConnection *connection, const char *name)
{
  gboolean there = FALSE;
  gboolean late = FALSE;
  guint watch = g_bus_watch_name_on_connection (connection, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                on_appeared, NULL, &there, NULL);
  guint timer = g_timeout_add (START_MS, on_late, &late);

  while (!there && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (there);
  g_source_remove (timer);
  g_bus_unwatch_name (watch);
}

static void
start_daemon (PrKeyringWorld *self, const char *unlock_option, const char *input)
{
  g_autofree char *control = g_build_filename (self->dir, "run", "keyring", NULL);
  g_autofree char *option = g_strconcat ("--control-directory=", control, NULL);
  g_autoptr (GDBusConnection) connection = pr_keyring_world_connect (self);
  g_autoptr (GError) error = NULL;
  GOutputStream *stream;

  stop (&self->keyring);
  self->keyring = start (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                             | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         (const char *[]){ "gnome-keyring-daemon", "--foreground",
                                           "--components=secrets", option, unlock_option, NULL });
  stream = g_subprocess_get_stdin_pipe (self->keyring);
  g_output_stream_write_all (stream, input, strlen (input), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  wait_for_name (connection, SECRETS_NAME);
  g_dbus_connection_close_sync (connection, NULL, NULL);
}

/**
 * pr_keyring_world_start_keyring:
 *
 * Starts GNOME Keyring with an empty keyring, or the one that was there before, unlocked.
 */
void
pr_keyring_world_start_keyring (PrKeyringWorld *self)
{
  start_daemon (self, "--unlock", PR_KEYRING_WORLD_PASSWORD);
}

/**
 * pr_keyring_world_start_without_keyring:
 *
 * Starts GNOME Keyring as it is where no keyring was ever made: it asks for a password for one when
 * there is something to keep.
 */
void
pr_keyring_world_start_without_keyring (PrKeyringWorld *self)
{
  start_daemon (self, NULL, "");
}

/**
 * pr_keyring_world_signal_keyring:
 * @signal_number: %SIGSTOP makes it say nothing any more, %SIGKILL ends it
 */
void
pr_keyring_world_signal_keyring (PrKeyringWorld *self, int signal_number)
{
  /* GSubprocess would send it by and by, from a thread. */
  const char *pid = g_subprocess_get_identifier (self->keyring);

  g_assert_nonnull (pid);
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (pid, NULL, 10), signal_number), ==, 0);
}

/**
 * pr_keyring_world_lock_keyring:
 *
 * Locks the default keyring, as it is after the screen was locked.
 */
void
pr_keyring_world_lock_keyring (PrKeyringWorld *self)
{
  g_autoptr (GDBusConnection) connection = pr_keyring_world_connect (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) locked = g_dbus_connection_call_sync (
      connection, SECRETS_NAME, SECRETS_PATH, SECRETS_INTERFACE, "Lock",
      g_variant_new_parsed ("([objectpath '/org/freedesktop/secrets/aliases/default'],)"),
      G_VARIANT_TYPE ("(aoo)"), G_DBUS_CALL_FLAGS_NONE, START_MS, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (locked);
  g_dbus_connection_close_sync (connection, NULL, NULL);
}

static gboolean
is_locked (PrKeyringWorld *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->connection, SECRETS_NAME, "/org/freedesktop/secrets/aliases/default",
      "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Locked"),
      G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, START_MS, NULL, &error);
  g_autoptr (GVariant) value = NULL;

  g_assert_no_error (error);
  g_variant_get (answer, "(v)", &value);
  return g_variant_get_boolean (value);
}

/**
 * pr_keyring_world_wait_unlocked:
 *
 * Waits until the answer to a prompt has unlocked the default keyring. GNOME Keyring 42.1 does not
 * survive a second prompt for the same keyring meanwhile.
 */
void
pr_keyring_world_wait_unlocked (PrKeyringWorld *self)
{
  gint64 end_us = g_get_monotonic_time () + START_MS * 1000;

  while (is_locked (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

/**
 * pr_keyring_world_answer_prompts:
 * @answer: what the user does
 *
 * From now on the user is asked by the keyring, and answers. The main context has to run for that.
 */
void
pr_keyring_world_answer_prompts (PrKeyringWorld *self, PrKeyringAnswer answer)
{
  pr_keyring_prompt_set_answer (answer);
  if (self->prompter != NULL)
    return;
  self->connection = pr_keyring_world_connect (self);
  self->prompter = gcr_system_prompter_new (GCR_SYSTEM_PROMPTER_SINGLE, PR_TYPE_KEYRING_PROMPT);
  gcr_system_prompter_register (self->prompter, self->connection);
  self->prompter_name_id = g_bus_own_name_on_connection (
      self->connection, PROMPTER_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  wait_for_name (self->connection, PROMPTER_NAME);
}

/**
 * pr_keyring_world_get_n_prompts:
 *
 * Returns: how often the keyring has asked
 */
guint
pr_keyring_world_get_n_prompts (PrKeyringWorld *self G_GNUC_UNUSED)
{
  return pr_keyring_prompt_get_n_shown ();
}

static void
run_inside (gconstpointer data)
{
  const PrKeyringWorldTest *test = data;
  g_autoptr (PrKeyringWorld) world = pr_keyring_world_new ();

  if (world != NULL)
    test->run (world);
}

static void
run (gconstpointer data)
{
  g_test_trap_subprocess (data, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/**
 * pr_keyring_world_add_tests:
 * @path: what their paths begin with
 * @tests: (array length=n_tests): the tests, which last
 * @n_tests: how many they are
 *
 * Adds tests that each run in a process of its own, as GIO keeps to the first session bus that it
 * finds.
 */
void
pr_keyring_world_add_tests (const char *path, const PrKeyringWorldTest *tests, gsize n_tests)
{
  for (gsize i = 0; i < n_tests; i++)
    {
      g_autofree char *outside = g_strdup_printf ("%s/%s", path, tests[i].name);
      char *inside = g_strconcat (outside, "/subprocess", NULL);

      g_test_add_data_func (inside, &tests[i], run_inside);
      g_test_add_data_func_full (outside, inside, run, g_free);
    }
}
