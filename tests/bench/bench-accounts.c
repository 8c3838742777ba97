/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "delay-proxy.h"
#include "pr-account-dir.h"
#include "pr-script-server.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* What it costs to test all saved accounts at once, beside one of them: “postrider-cli accounts
 * --test-all” on 1 and on 100 accounts, each with IMAP and SMTP, TLS 1.3, 50 ms away. Server,
 * proxies and program share the processors of the machine. */

#define ONE_WAY_MS 50
#define N_ROUNDS 3
#define PASSWORD "open sesame"

typedef struct
{
  double ms;
  double cpu_ms;
  double mib;
} Cost;

static const char *const talks[] = {
  "!client imap,tls\n!tls\n!imap\n!account anybody\n"
  "S: * OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN] mail.test\n"
  "repeat\n  include imap-sign-in.part\nend\n"
  "repeat\n  include imap-mailbox.part\nend\n",
  "!client smtp,tls\n!tls\n!account anybody\n"
  "S: 220 mx.test ESMTP\n"
  "C: EHLO *\nS: 250-mx.test\nS: 250-PIPELINING\nS: 250 AUTH PLAIN\n"
  "repeat\n  include smtp-sign-in.part\nend\n"
  "repeat\n  include smtp-mail.part\nend\n",
};

static const PrProtocol protocols[] = { PR_PROTOCOL_IMAP, PR_PROTOCOL_SMTP };

static double
get_ms (const struct timeval *time)
{
  return (double) time->tv_sec * 1000.0 + (double) time->tv_usec / 1000.0;
}

static Cost
run_once (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();
  struct rusage usage = { 0 };
  int status = -1;
  GPid pid;
  Cost cost;

  g_spawn_async (NULL, (char **) arguments, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s failed: status %d", arguments[0], status);
  cost.ms = (double) (g_get_monotonic_time () - start_us) / 1000.0;
  cost.cpu_ms = get_ms (&usage.ru_utime) + get_ms (&usage.ru_stime);
  cost.mib = (double) usage.ru_maxrss / 1024.0;
  return cost;
}

static Cost
run_best (const char *const *arguments)
{
  Cost best = run_once (arguments);

  for (guint i = 1; i < N_ROUNDS; i++)
    {
      Cost cost = run_once (arguments);

      best.ms = MIN (best.ms, cost.ms);
      best.cpu_ms = MIN (best.cpu_ms, cost.cpu_ms);
      best.mib = MIN (best.mib, cost.mib);
    }
  return best;
}

static void
add_accounts (PrAccountDir *dir, DelayProxy *const *proxies, guint first, guint n_accounts)
{
  for (guint i = first; i < n_accounts; i++)
    {
      g_autoptr (PrAccount) account = pr_account_new ();
      g_autofree char *address = g_strdup_printf ("user-%u@example.org", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrAccount) saved = NULL;

      pr_account_set_address (account, address);
      for (gsize j = 0; j < G_N_ELEMENTS (protocols); j++)
        {
          PrService *service = pr_account_get_service (account, protocols[j]);

          pr_service_set_host (service, "127.0.0.1");
          pr_service_set_port (service, delay_proxy_get_port (proxies[j]));
          pr_service_set_auth (service, PR_AUTH_PLAIN);
        }
      saved = pr_account_dir_save (dir, account, &error);
      g_assert_no_error (error);
    }
}

/* Behind those that are in the file already. */
static void
add_authority (PrScriptServer *server, const char *ca_file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *both = NULL;

  (void) g_file_get_contents (ca_file, &before, NULL, NULL);
  pr_test_authority_write_pem (pr_script_server_get_authority (server), ca_file, &error);
  g_assert_no_error (error);
  g_file_get_contents (ca_file, &after, NULL, &error);
  g_assert_no_error (error);
  both = g_strconcat (after, before, NULL);
  g_file_set_contents (ca_file, both, -1, &error);
  g_assert_no_error (error);
}

static void
remove_accounts (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int argc, char *argv[])
{
  static const guint counts[] = { 1, 10, 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);
  PrScriptServer *servers[G_N_ELEMENTS (talks)];
  g_autofree char *folder = g_dir_make_tmp ("postrider-bench-XXXXXX", NULL);
  g_autofree char *ca_file = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *password_file = g_build_filename (folder, "password", NULL);
  g_autofree char *config = g_build_filename (folder, "postrider", NULL);
  g_autofree char *path = g_build_filename (config, "accounts", NULL);
  g_autofree char *ca_option = g_strconcat ("--ca-file=", ca_file, NULL);
  g_autofree char *password_option = g_strconcat ("--password-file=", password_file, NULL);
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (path);
  g_autoptr (GFile) talk_folder = NULL;
  DelayProxy *proxies[G_N_ELEMENTS (talks)];
  guint n_accounts = 0;
  double one_ms = 0;

  if (argc != 3)
    {
      g_printerr ("usage: bench-accounts POSTRIDER-CLI TALKS\n");
      return 2;
    }
  /* A list of authorities in the environment would be read whole. */
  g_unsetenv ("SSL_CERT_FILE");
  g_unsetenv ("SSL_CERT_DIR");
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  talk_folder = g_file_new_for_path (argv[2]);
  g_file_set_contents (password_file, PASSWORD "\n", -1, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      g_autoptr (PrTalk) talk =
          pr_talk_new_in_folder ("talk", talks[i], talk_folder, &error);

      g_assert_no_error (error);
      /* One for each protocol: a server has a bound on its connections. */
      servers[i] = pr_script_server_new ("anybody", password, &error);
      g_assert_no_error (error);
      add_authority (servers[i], ca_file);
      proxies[i] =
          delay_proxy_new (pr_script_server_add_talk (servers[i], talk, 0, &error), ONE_WAY_MS);
      g_assert_no_error (error);
    }

  g_print ("%d ms each way\n", ONE_WAY_MS);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      const char *const arguments[] = { argv[1], "accounts", "--test-all", ca_option,
                                        password_option, NULL };
      Cost cost;

      add_accounts (dir, proxies, n_accounts, counts[i]);
      n_accounts = counts[i];
      cost = run_best (arguments);
      one_ms = i == 0 ? cost.ms : one_ms;
      g_print ("%3u accounts  %6.0f ms  over one account's time %5.2f  processor %6.0f ms  "
               "peak %5.1f MiB\n",
               n_accounts, cost.ms, cost.ms / one_ms, cost.cpu_ms, cost.mib);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      delay_proxy_free (proxies[i]);
      pr_script_server_stop (servers[i]);
      g_object_unref (servers[i]);
    }
  remove_accounts (path);
  g_rmdir (config);
  g_unlink (ca_file);
  g_unlink (password_file);
  g_rmdir (folder);
  return 0;
}
