/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export.h"
#include "pr-import.h"

#include <glib/gstdio.h>
#include <string.h>

/* Settings that the programs themselves have written, read by us: Thunderbird's from its own profile,
 * GNOME's through its daemon, Evolution's through its registry. None of them reaches a network. */

#define PROGRAM_S "60"

#define GOA_DAEMON "/usr/libexec/goa-daemon"
#define REGISTRY "/usr/libexec/evolution-source-registry"

typedef struct
{
  char *home;
  GSubprocessLauncher *launcher;
} World;

static void
world_open (World *world)
{
  static const char *const folders[] = { "config", "data", "cache", "run" };
  static const char *const variables[]
      = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" };
  g_autoptr (GError) error = NULL;

  world->home = g_dir_make_tmp ("pr-import-XXXXXX", &error);
  g_assert_no_error (error);
  world->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                               | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_setenv (world->launcher, "HOME", world->home, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (world->home, folders[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_subprocess_launcher_setenv (world->launcher, variables[i], path, TRUE);
    }
  /* What other programs warn of is not for us to end them for. */
  g_subprocess_launcher_unsetenv (world->launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (world->launcher, "MALLOC_PERTURB_");
  g_subprocess_launcher_unsetenv (world->launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (world->launcher, "WAYLAND_DISPLAY");
}

static void
world_close (World *world)
{
  g_autoptr (GSubprocess) rm
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-r", world->home, NULL);

  g_assert_true (g_subprocess_wait_check (rm, NULL, NULL));
  g_object_unref (world->launcher);
  g_free (world->home);
}

/* Runs a shell script on a bus of its own, and shows what it said where it fails. */
static void
assert_runs_on_bus (World *world, const char *script)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawn (
      world->launcher, &error, "timeout", PROGRAM_S, "dbus-run-session", "--", "sh", "-ec", script, NULL);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("“%s” said: %s", script, output);
}

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (path != NULL)
    return TRUE;
  g_test_skip_printf ("%s is not installed", name);
  return FALSE;
}

static PrAccount *
read_one (PrImportFormat format, World *world, const char *place)
{
  g_autofree char *path = g_build_filename (world->home, place, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = pr_import_read (format, path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 1);
  return g_object_ref (accounts->pdata[0]);
}

static void
assert_service (PrAccount *account,
                PrProtocol protocol,
                const char *host,
                guint port,
                PrSecurity security,
                const char *username)
{
  PrService *service = pr_account_get_service (account, protocol);

  g_assert_true (pr_service_get_enabled (service));
  g_assert_cmpstr (pr_service_get_host (service), ==, host);
  g_assert_cmpuint (pr_service_get_port (service), ==, port);
  g_assert_cmpint (pr_service_get_security (service), ==, security);
  g_assert_cmpstr (pr_service_get_username (service), ==, username);
}

static void
test_gnome (void)
{
  World world;
  g_autoptr (PrAccount) account = NULL;

  if (!g_file_test (GOA_DAEMON, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("gnome-online-accounts is not installed");
      return;
    }
  if (!has_program ("gnome-keyring-daemon") || !has_program ("gdbus"))
    return;
  world_open (&world);
  assert_runs_on_bus (
      &world,
      "printf pw | gnome-keyring-daemon --unlock --components=secrets >keyring.log 2>&1 &\n"
      GOA_DAEMON " >\"$HOME/goa.log\" 2>&1 &\n"
      "gdbus wait --session --timeout 20 org.freedesktop.secrets\n"
      "gdbus wait --session --timeout 20 org.gnome.OnlineAccounts\n"
      "gdbus call --session --dest org.gnome.OnlineAccounts"
      " --object-path /org/gnome/OnlineAccounts/Manager"
      " --method org.gnome.OnlineAccounts.Manager.AddAccount imap_smtp ann@example.org ann@example.org"
      " \"{'password': <'x'>}\" \"{'Enabled':'true','EmailAddress':'ann@example.org','Name':'Ann Lee',"
      "'ImapHost':'imap.example.org','ImapUserName':'ann','ImapUseSsl':'true','ImapUseTls':'false',"
      "'SmtpHost':'smtp.example.org:2525','SmtpUseAuth':'true','SmtpUserName':'ann',"
      "'SmtpUseTls':'true','SmtpUseSsl':'false'}\"\n");
  account = read_one (PR_IMPORT_GNOME, &world, "config/goa-1.0/accounts.conf");
  g_assert_cmpstr (pr_account_get_address (account), ==, "ann@example.org");
  g_assert_cmpstr (pr_account_get_display_name (account), ==, "Ann Lee");
  assert_service (account, PR_PROTOCOL_IMAP, "imap.example.org", 993, PR_SECURITY_TLS, "ann");
  assert_service (account, PR_PROTOCOL_SMTP, "smtp.example.org", 2525, PR_SECURITY_STARTTLS, "ann");
  world_close (&world);
}

/* The account that is exported and, by way of the program, read again. */
static PrAccount *
ann (void)
{
  PrAccount *account = pr_account_new ();
  PrService *imap = pr_account_get_service (account, PR_PROTOCOL_IMAP);
  PrService *smtp = pr_account_get_service (account, PR_PROTOCOL_SMTP);

  pr_account_set_address (account, "ann@example.org");
  pr_account_set_display_name (account, "Änn \"A\" O'Lee");
  /* Thunderbird tries to sign in as soon as it knows the server: nothing listens there. */
  pr_service_set_host (imap, "127.0.0.1");
  pr_service_set_port (imap, 1);
  pr_service_set_security (imap, PR_SECURITY_TLS);
  pr_service_set_host (smtp, "127.0.0.1");
  pr_service_set_port (smtp, 2);
  pr_service_set_security (smtp, PR_SECURITY_STARTTLS);
  pr_service_set_username (smtp, "ann \"x\" \\");
  return account;
}

static void
assert_is_ann (PrAccount *account)
{
  g_assert_cmpstr (pr_account_get_address (account), ==, "ann@example.org");
  g_assert_cmpstr (pr_account_get_display_name (account), ==, "Änn \"A\" O'Lee");
  assert_service (account, PR_PROTOCOL_IMAP, "127.0.0.1", 1, PR_SECURITY_TLS, "");
  assert_service (account, PR_PROTOCOL_SMTP, "127.0.0.1", 2, PR_SECURITY_STARTTLS, "ann \"x\" \\");
}

/* “'UID': 'what is in its file'”, as a GVariant is written. */
static char *
sources_as_variant (const PrExport *export)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) sources = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < pr_export_get_n_files (export); i++)
    {
      const char *name = pr_export_get_name (export, i);
      g_autofree char *uid = g_strndup (name, strlen (name) - strlen (".source"));

      g_variant_builder_add (&builder, "{ss}", uid, pr_export_get_contents (export, i));
    }
  sources = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (sources, FALSE);
}

/* The registry takes the sources over its bus and writes the files as it likes them. */
static void
test_evolution (void)
{
  World world;
  g_autoptr (PrAccount) before = ann ();
  g_autoptr (PrAccount) after = NULL;
  g_autoptr (PrExport) export = pr_export_new (before, PR_EXPORT_EVOLUTION, NULL);
  g_autofree char *sources = NULL, *quoted = NULL, *script = NULL;

  if (!g_file_test (REGISTRY, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("evolution-data-server is not installed");
      return;
    }
  if (!has_program ("gdbus"))
    return;
  world_open (&world);
  sources = sources_as_variant (export);
  quoted = g_shell_quote (sources);
  script = g_strdup_printf (
      REGISTRY " >\"$HOME/registry.log\" 2>&1 &\n"
      "gdbus wait --session --timeout 20 org.gnome.evolution.dataserver.Sources5\n"
      "gdbus call --session --dest org.gnome.evolution.dataserver.Sources5"
      " --object-path /org/gnome/evolution/dataserver/SourceManager"
      " --method org.gnome.evolution.dataserver.SourceManager.CreateSources %s\n",
      quoted);
  assert_runs_on_bus (&world, script);
  after = read_one (PR_IMPORT_EVOLUTION, &world, "config/evolution/sources");
  assert_is_ann (after);
  world_close (&world);
}

static gboolean
file_has (const char *path, const char *text)
{
  g_autofree char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) && strstr (contents, text) != NULL;
}

/* Thunderbird starts with our preferences in its profile, makes the account, and writes its own. What it
 * would fetch from the web goes to a proxy that is not there. */
static void
test_thunderbird (void)
{
  const char *no_network = "user_pref(\"network.proxy.type\", 1);\n"
                           "user_pref(\"network.proxy.http\", \"127.0.0.1\");\n"
                           "user_pref(\"network.proxy.http_port\", 9);\n"
                           "user_pref(\"network.proxy.ssl\", \"127.0.0.1\");\n"
                           "user_pref(\"network.proxy.ssl_port\", 9);\n"
                           "user_pref(\"network.dns.disablePrefetch\", true);\n"
                           "user_pref(\"app.update.enabled\", false);\n";
  World world;
  g_autoptr (PrAccount) before = ann ();
  g_autoptr (PrAccount) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrExport) export = pr_export_new (before, PR_EXPORT_THUNDERBIRD_PREFS, &error);
  g_autoptr (GSubprocess) thunderbird = NULL;
  g_autofree char *profile = NULL, *user_js = NULL, *prefs_js = NULL, *text = NULL;

  g_assert_no_error (error);
  if (!has_program ("thunderbird"))
    return;
  world_open (&world);
  profile = g_build_filename (world.home, "profile", NULL);
  user_js = g_build_filename (profile, "user.js", NULL);
  prefs_js = g_build_filename (profile, "prefs.js", NULL);
  text = g_strconcat (pr_export_get_contents (export, 0), no_network, NULL);
  g_assert_cmpint (g_mkdir (profile, 0700), ==, 0);
  g_assert_true (g_file_set_contents (user_js, text, -1, &error));

  thunderbird = g_subprocess_launcher_spawn (world.launcher, &error, "timeout", PROGRAM_S,
                                             "thunderbird", "--headless", "--profile", profile, NULL);
  g_assert_no_error (error);
  /* It goes on until it is ended; the account is there long before. */
  for (guint i = 0; i < 600 && !file_has (prefs_js, "mail.accountmanager.accounts"); i++)
    g_usleep (G_USEC_PER_SEC / 10);
  after = read_one (PR_IMPORT_THUNDERBIRD, &world, "profile/prefs.js");
  assert_is_ann (after);
  g_subprocess_send_signal (thunderbird, SIGTERM);
  g_subprocess_wait (thunderbird, NULL, NULL);
  world_close (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Settings that mail programs have written, read by us");

  g_test_add_func ("/import-programs/gnome", test_gnome);
  g_test_add_func ("/import-programs/evolution", test_evolution);
  g_test_add_func ("/import-programs/thunderbird", test_thunderbird);
  return g_test_run ();
}
