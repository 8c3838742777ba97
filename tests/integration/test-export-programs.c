/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export.h"

#include "real-servers.h"

#include <glib/gstdio.h>
#include <string.h>

/* What we write for other programs, read by the programs themselves, which then talk to a real Dovecot
 * and a real Postfix. The test's certificate authority is no part of an account, so each program is told
 * of it in its own way. */

/* Enough for a program that starts and signs in, on a machine with much else to do. */
#define PROGRAM_S "90"

typedef struct
{
  PrRealServers *servers;
  char *home;
  GSubprocessLauncher *launcher;
  PrAccount *account;
} World;

static void
write_file (World *world, const char *name, const char *contents, int mode)
{
  g_autofree char *path = g_build_filename (world->home, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents_full (path, contents, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, &error);
  g_assert_no_error (error);
}

static char *
dup_path (World *world, const char *name)
{
  return g_build_filename (world->home, name, NULL);
}

/* In place of the keyring: a secret-tool that answers to exactly the question that ours asks. */
static void
write_secret_tool (World *world)
{
  g_autofree char *password = pr_real_servers_dup_path (world->servers, "ann.password");
  g_autofree char *quoted = g_shell_quote (password);
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\n"
      "[ \"$*\" = 'lookup xdg:schema " PR_APP_ID
      ".Login kind password user ann@example.org domain example.org' ] && printf %%s \"$(cat %s)\"\n",
      quoted);

  write_file (world, "bin/secret-tool", script, 0700);
}

static void
set_service (World *world, PrProtocol protocol, PrSecurity security)
{
  PrService *service = pr_account_get_service (world->account, protocol);

  pr_service_set_enabled (service, TRUE);
  pr_service_set_host (service, PR_REAL_HOST);
  pr_service_set_port (service, pr_real_servers_get_port (world->servers, protocol, security));
  pr_service_set_security (service, security);
}

static gboolean
world_open (World *world)
{
  g_autofree char *path = NULL, *bin = NULL;
  g_autoptr (GError) error = NULL;

  *world = (World) { .servers = pr_real_servers_start () };
  if (world->servers == NULL)
    return FALSE;
  world->home = g_dir_make_tmp ("pr-export-XXXXXX", &error);
  g_assert_no_error (error);
  bin = dup_path (world, "bin");
  path = g_strdup_printf ("%s:%s", bin, g_getenv ("PATH"));
  write_secret_tool (world);

  world->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                               | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                               | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_setenv (world->launcher, "HOME", world->home, TRUE);
  g_subprocess_launcher_setenv (world->launcher, "PATH", path, TRUE);
  g_subprocess_launcher_setenv (world->launcher, "TERM", "xterm", TRUE);
  g_subprocess_launcher_setenv (world->launcher, "SSL_CERT_FILE",
                                pr_real_servers_get_ca_file (world->servers), TRUE);
  g_subprocess_launcher_unsetenv (world->launcher, "SSL_CERT_DIR");
  /* What other programs warn of is not for us to end them for. */
  g_subprocess_launcher_unsetenv (world->launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (world->launcher, "MALLOC_PERTURB_");
  g_subprocess_launcher_unsetenv (world->launcher, "XDG_CONFIG_HOME");
  g_subprocess_launcher_unsetenv (world->launcher, "XDG_DATA_HOME");

  world->account = pr_account_new ();
  pr_account_set_address (world->account, "ann@example.org");
  pr_account_set_display_name (world->account, "Ann “the” O'Neil; #1");
  pr_service_set_enabled (pr_account_get_service (world->account, PR_PROTOCOL_SMTP), FALSE);
  set_service (world, PR_PROTOCOL_IMAP, PR_SECURITY_TLS);
  return TRUE;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GSubprocess) rm
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-r", path, NULL);

  g_assert_true (g_subprocess_wait_check (rm, NULL, NULL));
}

static void
world_close (World *world)
{
  remove_tree (world->home);
  g_free (world->home);
  g_object_unref (world->launcher);
  g_object_unref (world->account);
  pr_real_servers_stop (world->servers);
}

/* Writes the account, and below it the lines that only the test needs. */
static void
write_export (World *world, PrExportFormat format, const char *name, const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrExport) export = pr_export_new (world->account, format, &error);
  g_autofree char *text = NULL, *whole = NULL;

  g_assert_no_error (error);
  text = pr_export_to_string (export);
  whole = g_strconcat (text, more, NULL);
  write_file (world, name, whole, 0600);
}

/* Runs a shell command in the home folder, @input at its standard input; gives what it prints. */
static char *
run (World *world, const char *command, const char *input, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL, *in_home = NULL;

  in_home = g_strdup_printf ("cd \"$HOME\" && %s", command);
  process = g_subprocess_launcher_spawn (world->launcher, &error, "timeout", PROGRAM_S, "sh", "-c",
                                         in_home, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  return g_steal_pointer (&output);
}

static void
assert_runs (World *world, const char *command, const char *input, const char *expected)
{
  int status;
  g_autofree char *output = run (world, command, input, &status);

  if (status != 0 || (expected != NULL && strstr (output, expected) == NULL))
    g_error ("“%s” ended with %d and said: %s", command, status, output);
}

/* Whether the program is there; the test that needs it is skipped else. */
static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (path != NULL)
    return TRUE;
  g_test_skip_printf ("%s is not installed", name);
  return FALSE;
}

static gboolean
has_smtp (World *world)
{
  if (pr_real_servers_get_port (world->servers, PR_PROTOCOL_SMTP, PR_SECURITY_TLS) != 0)
    return TRUE;
  g_test_skip ("Postfix runs for root only");
  return FALSE;
}

static void
test_msmtp (void)
{
  static const PrSecurity securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };
  World world;

  if (!has_program ("msmtp") || !world_open (&world))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (securities) && has_smtp (&world); i++)
    {
      g_autofree char *trust = g_strdup_printf (
          "tls_trust_file \"%s\"\n", pr_real_servers_get_ca_file (world.servers));

      set_service (&world, PR_PROTOCOL_SMTP, securities[i]);
      write_export (&world, PR_EXPORT_MSMTP, "msmtprc", trust);
      assert_runs (&world, "msmtp -C msmtprc -a ann-example-org --serverinfo", NULL, "AUTH");
      assert_runs (&world, "msmtp -C msmtprc -a ann-example-org bob@example.org",
                   "Subject: from msmtp\n\nHello\n", NULL);
    }
  world_close (&world);
}

static void
test_mbsync (void)
{
  static const PrSecurity securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };
  World world;

  if (!has_program ("mbsync") || !world_open (&world))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (securities); i++)
    {
      set_service (&world, PR_PROTOCOL_IMAP, securities[i]);
      /* isync 1.4 compares the names of a certificate only with names, never with addresses. */
      pr_service_set_host (pr_account_get_service (world.account, PR_PROTOCOL_IMAP), "localhost");
      write_export (&world, PR_EXPORT_MBSYNC, "mbsyncrc", "");
      assert_runs (&world,
                   "rm -rf Mail && mkdir -p Mail/ann-example-org && mbsync -c mbsyncrc ann-example-org "
                   "&& test -d Mail/ann-example-org/INBOX/cur && echo synchronised",
                   NULL, "synchronised");
    }
  world_close (&world);
}

/* How often ann has signed in. */
static guint
count_sign_ins (World *world)
{
  return pr_real_servers_count_attempts (world->servers, "imap");
}

static void
test_neomutt (void)
{
  static const PrSecurity securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };
  World world;

  if (!has_program ("neomutt") || !has_program ("script") || !world_open (&world))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (securities); i++)
    {
      g_autofree char *trust = g_strdup_printf (
          "set ssl_ca_certificates_file = '%s'\nset header_cache = ''\n",
          pr_real_servers_get_ca_file (world.servers));
      guint before = count_sign_ins (&world);

      set_service (&world, PR_PROTOCOL_IMAP, securities[i]);
      if (pr_real_servers_get_port (world.servers, PR_PROTOCOL_SMTP, securities[i]) != 0)
        set_service (&world, PR_PROTOCOL_SMTP, securities[i]);
      write_export (&world, PR_EXPORT_NEOMUTT, "neomuttrc", trust);
      assert_runs (&world, "neomutt -n -F neomuttrc -Q imap_user", NULL, "ann@example.org");
      assert_runs (&world, "script -qfec 'neomutt -n -F neomuttrc -e \"push <quit>\"' /dev/null", NULL,
                   NULL);
      g_assert_cmpuint (count_sign_ins (&world), >, before);
    }
  world_close (&world);
}

static void
test_neomutt_sends (void)
{
  World world;
  g_autofree char *trust = NULL;

  if (!has_program ("neomutt") || !world_open (&world))
    return;
  if (has_smtp (&world))
    {
      trust = g_strdup_printf ("set ssl_ca_certificates_file = '%s'\nset copy = no\n",
                               pr_real_servers_get_ca_file (world.servers));
      set_service (&world, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS);
      write_export (&world, PR_EXPORT_NEOMUTT, "neomuttrc", trust);
      assert_runs (&world, "neomutt -n -F neomuttrc -s 'from neomutt' bob@example.org", "Hello\n", NULL);
    }
  world_close (&world);
}

/* Looks now and then, for as long as a program may take. */
static void
wait_for_sign_in (World *world, guint before)
{
  for (guint i = 0; i < 200; i++)
    {
      if (count_sign_ins (world) > before)
        return;
      g_usleep (G_USEC_PER_SEC / 10);
    }
  g_error ("The program did not sign in");
}

static void
test_aerc (void)
{
  static const PrSecurity securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };
  g_autoptr (GError) error = NULL;
  World world;

  if (!has_program ("aerc") || !has_program ("script") || !world_open (&world))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (securities); i++)
    {
      guint before = count_sign_ins (&world);
      g_autoptr (GSubprocess) aerc = NULL;

      set_service (&world, PR_PROTOCOL_IMAP, securities[i]);
      write_export (&world, PR_EXPORT_AERC, ".config/aerc/accounts.conf", "");
      aerc = g_subprocess_launcher_spawn (world.launcher, &error, "timeout", PROGRAM_S, "script",
                                          "-qfec", "aerc", "/dev/null", NULL);
      g_assert_no_error (error);
      wait_for_sign_in (&world, before);
      g_subprocess_communicate_utf8 (aerc, ":quit\r", NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  world_close (&world);
}

/* The registry reads the files and offers them on its bus, as it does to Evolution. */
static void
test_evolution (void)
{
  const char *registry = "/usr/libexec/evolution-source-registry";
  World world;
  g_autoptr (PrExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL, *output = NULL;
  int status;

  if (!g_file_test (registry, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("evolution-data-server is not installed");
      return;
    }
  if (!has_program ("dbus-run-session") || !has_program ("gdbus") || !world_open (&world))
    return;

  set_service (&world, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS);
  pr_service_set_port (pr_account_get_service (world.account, PR_PROTOCOL_SMTP), 587);
  export = pr_export_new (world.account, PR_EXPORT_EVOLUTION, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pr_export_get_n_files (export); i++)
    {
      g_autofree char *name = g_build_filename (".config/evolution/sources",
                                                pr_export_get_name (export, i), NULL);

      write_file (&world, name, pr_export_get_contents (export, i), 0600);
    }
  command = g_strdup_printf (
      "unset GSETTINGS_BACKEND DISPLAY WAYLAND_DISPLAY; export GSETTINGS_BACKEND=memory\n"
      "dbus-run-session -- sh -c '%s >registry.log 2>&1 &\n"
      "gdbus wait --session --timeout 20 org.gnome.evolution.dataserver.Sources5 &&\n"
      "gdbus call --session --dest org.gnome.evolution.dataserver.Sources5"
      " --object-path /org/gnome/evolution/dataserver/SourceManager"
      " --method org.freedesktop.DBus.ObjectManager.GetManagedObjects; kill $!'",
      registry);
  output = run (&world, command, NULL, &status);
  for (guint i = 0; i < pr_export_get_n_files (export); i++)
    {
      g_autofree char *uid = g_strndup (pr_export_get_name (export, i),
                                        strlen (pr_export_get_name (export, i)) - 7);
      g_autofree char *expected = g_strdup_printf ("<'%s'>", uid);

      if (strstr (output, expected) == NULL || strstr (output, "BackendName=imapx") == NULL)
        g_error ("The registry ended with %d and knows: %s", status, output);
    }
  world_close (&world);
}

static void
test_himalaya_is_toml (void)
{
  World world;

  if (!has_program ("python3") || !world_open (&world))
    return;
  set_service (&world, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS);
  pr_service_set_port (pr_account_get_service (world.account, PR_PROTOCOL_SMTP), 587);
  write_export (&world, PR_EXPORT_HIMALAYA, "config.toml", "");
  assert_runs (&world,
               "python3 -c 'import tomllib; a = tomllib.load (open (\"config.toml\", \"rb\"))"
               "[\"accounts\"][\"ann-example-org\"]; print (a[\"display-name\"], "
               "a[\"backend\"][\"encryption\"][\"type\"], "
               "a[\"message\"][\"send\"][\"backend\"][\"port\"])'",
               NULL, "Ann “the” O'Neil; #1 tls 587");
  world_close (&world);
}

static void
test_mobileconfig_is_a_property_list (void)
{
  World world;

  if (!has_program ("python3") || !world_open (&world))
    return;
  set_service (&world, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS);
  pr_service_set_port (pr_account_get_service (world.account, PR_PROTOCOL_SMTP), 587);
  write_export (&world, PR_EXPORT_MOBILECONFIG, "ann.mobileconfig", "");
  assert_runs (&world,
               "python3 -c 'import plistlib; p = plistlib.load (open (\"ann.mobileconfig\", \"rb\")); "
               "m, = p[\"PayloadContent\"]; print (p[\"PayloadType\"], m[\"EmailAccountName\"], "
               "m[\"OutgoingMailServerPortNumber\"], m[\"IncomingMailServerUseSSL\"])'",
               NULL, "Configuration Ann “the” O'Neil; #1 587 True");
  if (has_program ("plistutil"))
    assert_runs (&world, "plistutil -i ann.mobileconfig -f bin -o ann.bin", NULL, NULL);
  world_close (&world);
}

static void
test_autoconfig_fits_its_schema (void)
{
  static const PrExportFormat formats[] = { PR_EXPORT_AUTOCONFIG, PR_EXPORT_THUNDERBIRD };
  g_autofree char *schema = g_test_build_filename (G_TEST_DIST, "integration", "autoconfig.rng", NULL);
  g_autofree char *command = NULL;
  World world;

  if (!has_program ("xmllint") || !world_open (&world))
    return;
  set_service (&world, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS);
  pr_service_set_port (pr_account_get_service (world.account, PR_PROTOCOL_SMTP), 587);
  set_service (&world, PR_PROTOCOL_POP3, PR_SECURITY_TLS);
  command = g_strdup_printf ("xmllint --nonet --noout --relaxng '%s' config.xml", schema);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      write_export (&world, formats[i], "config.xml", "");
      assert_runs (&world, command, NULL, "validates");
    }
  world_close (&world);
}

/* Thunderbird looks for the settings of a domain that has published what we write. 3 and 2 are TLS and
 * STARTTLS (nsMsgSocketType), the 3 behind them a password (nsMsgAuthMethod). */
static void
test_autoconfig_thunderbird (void)
{
  g_autofree char *driver =
      g_test_build_filename (G_TEST_DIST, "integration", "ask-thunderbird", NULL);
  g_autofree char *command = NULL;
  World world;

  if (!has_program ("thunderbird") || !has_program ("python3") || !world_open (&world))
    return;
  pr_service_set_port (pr_account_get_service (world.account, PR_PROTOCOL_IMAP), 993);
  set_service (&world, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS);
  pr_service_set_port (pr_account_get_service (world.account, PR_PROTOCOL_SMTP), 587);
  write_export (&world, PR_EXPORT_AUTOCONFIG, "config.xml", "");
  command = g_strdup_printf ("python3 '%s' profile config.xml bob@example.org", driver);
  assert_runs (&world, command, NULL,
               "imap " PR_REAL_HOST " 993 3 3 bob@example.org\n"
               "smtp " PR_REAL_HOST " 587 2 3 bob@example.org");
  world_close (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("The settings that we write, read by the programs that they are for");

  g_test_add_func ("/export-programs/msmtp", test_msmtp);
  g_test_add_func ("/export-programs/mbsync", test_mbsync);
  g_test_add_func ("/export-programs/neomutt", test_neomutt);
  g_test_add_func ("/export-programs/neomutt-sends", test_neomutt_sends);
  g_test_add_func ("/export-programs/aerc", test_aerc);
  g_test_add_func ("/export-programs/evolution", test_evolution);
  g_test_add_func ("/export-programs/himalaya", test_himalaya_is_toml);
  g_test_add_func ("/export-programs/mobileconfig", test_mobileconfig_is_a_property_list);
  g_test_add_func ("/export-programs/autoconfig", test_autoconfig_fits_its_schema);
  g_test_add_func ("/export-programs/autoconfig-thunderbird", test_autoconfig_thunderbird);
  return g_test_run ();
}
