/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "delay-proxy.h"
#include "pr-script-server.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* What a test of an account costs a user who is 100 ms away from its servers: the time over the ideal
 * number of round trips, and over curl's for the same IMAP sign-in; peak memory over curl's. TLS 1.3,
 * PLAIN, capabilities in the greeting. Each time is the best of several rounds. */

#define ONE_WAY_MS 50
#define N_ROUNDS 5
#define USER "ann@example.org"
#define PASSWORD "open sesame"

typedef struct
{
  double ms;
  double mib;
} Cost;

typedef struct
{
  const char *name;
  const char *talk;
  guint round_trips; /* connect, TLS, greeting, … */
  DelayProxy *proxy;
} Service;

/* The working servers of the tests, but PLAIN only. */
static Service services[] = {
  { "imap",
    "!client imap,tls\n!tls\n!imap\n"
    "S: * OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN] mail.test\n"
    "repeat\n  include imap-sign-in.part\nend\n"
    "repeat\n  include imap-mailbox.part\nend\n",
    5, NULL },
  { "pop3",
    "!client pop3,tls\n!tls\n"
    "S: +OK mail.test\n"
    "C: CAPA\nS: +OK\nS: TOP\nS: UIDL\nS: PIPELINING\nS: SASL PLAIN\nS: .\n"
    "repeat\n  include pop3-sign-in.part\nend\n"
    "repeat\n  include pop3-mailbox.part\nend\n",
    6, NULL },
  { "smtp",
    "!client smtp,tls\n!tls\n"
    "S: 220 mx.test ESMTP\n"
    "C: EHLO *\nS: 250-mx.test\nS: 250-PIPELINING\nS: 250 AUTH PLAIN\n"
    "repeat\n  include smtp-sign-in.part\nend\n"
    "repeat\n  include smtp-mail.part\nend\n",
    6, NULL },
};

/* Runs a program to its end; what it prints does not matter, that it succeeds does. */
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
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                     | G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s failed: status %d", arguments[0], status);
  cost.ms = (double) (g_get_monotonic_time () - start_us) / 1000.0;
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
      best.mib = MIN (best.mib, cost.mib);
    }
  return best;
}

static char *
endpoint_option (const Service *service)
{
  return g_strdup_printf ("--%s=localhost:%u,tls", service->name,
                          delay_proxy_get_port (service->proxy));
}

static void
measure (const char *cli, const char *ca_file, const char *password_file, gsize first, gsize last)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  guint round_trips = 0;
  double ideal_ms;
  Cost cost;

  g_ptr_array_add (arguments, g_strdup (cli));
  g_ptr_array_add (arguments, g_strdup ("check"));
  g_ptr_array_add (arguments, g_strdup ("--auth=plain"));
  g_ptr_array_add (arguments, g_strconcat ("--ca-file=", ca_file, NULL));
  g_ptr_array_add (arguments, g_strconcat ("--password-file=", password_file, NULL));
  for (gsize i = first; i <= last; i++)
    {
      g_ptr_array_add (arguments, endpoint_option (&services[i]));
      /* They share a login, so IMAP signs in first; the others are just ready when it has. */
      round_trips = MAX (round_trips, services[i].round_trips);
    }
  g_ptr_array_add (arguments, g_strdup (USER));
  g_ptr_array_add (arguments, NULL);

  cost = run_best ((const char *const *) arguments->pdata);
  ideal_ms = round_trips * 2.0 * ONE_WAY_MS;
  g_print ("%-5s %8.0f ms  ideal %u round trips %5.0f ms  ratio %.2f  peak %5.1f MiB\n",
           first == last ? services[first].name : "all", cost.ms, round_trips, ideal_ms,
           cost.ms / ideal_ms, cost.mib);
}

static void
compare_with_curl (const char *cli, const char *ca_file, const char *password_file)
{
  g_autofree char *url =
      g_strdup_printf ("imaps://localhost:%u/", delay_proxy_get_port (services[0].proxy));
  g_autofree char *endpoint = endpoint_option (&services[0]);
  g_autofree char *ca_option = g_strconcat ("--ca-file=", ca_file, NULL);
  g_autofree char *password_option = g_strconcat ("--password-file=", password_file, NULL);
  g_autofree char *curl = g_find_program_in_path ("curl");
  const char *const curl_arguments[] = { "curl", "-sS", "--cacert", ca_file, "--user",
                                         (USER ":" PASSWORD), "--login-options", "AUTH=PLAIN",
                                         "--sasl-ir", url, "-X", "EXAMINE INBOX", NULL };
  const char *const cli_arguments[] = { cli, "check", "--auth=plain", ca_option, password_option,
                                        endpoint, USER, NULL };
  Cost theirs;
  Cost ours;

  if (curl == NULL)
    {
      g_print ("curl is not installed: nothing to compare with\n");
      return;
    }
  theirs = run_best (curl_arguments);
  ours = run_best (cli_arguments);
  g_print ("imap  beside curl: %.0f ms to %.0f ms, ratio %.2f; peak %.1f MiB to %.1f MiB, ratio %.2f\n",
           ours.ms, theirs.ms, ours.ms / theirs.ms, ours.mib, theirs.mib, ours.mib / theirs.mib);
}

static void
start_services (PrScriptServer *server, const char *talks)
{
  g_autoptr (GFile) folder = g_file_new_for_path (talks);

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrTalk) talk =
          pr_talk_new_in_folder (services[i].name, services[i].talk, folder, &error);
      guint16 port;

      g_assert_no_error (error);
      port = pr_script_server_add_talk (server, talk, 0, &error);
      g_assert_no_error (error);
      services[i].proxy = delay_proxy_new (port, ONE_WAY_MS);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);
  g_autoptr (PrScriptServer) server = NULL;
  g_autofree char *folder = g_dir_make_tmp ("postrider-bench-XXXXXX", NULL);
  g_autofree char *ca_file = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *password_file = g_build_filename (folder, "password", NULL);

  if (argc != 3)
    {
      g_printerr ("usage: bench-check POSTRIDER-CLI TALKS\n");
      return 2;
    }
  /* A list of authorities in the environment would be read whole, by both. */
  g_unsetenv ("SSL_CERT_FILE");
  g_unsetenv ("SSL_CERT_DIR");
  g_unsetenv ("CURL_CA_BUNDLE");
  server = pr_script_server_new (USER, password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (server), ca_file, &error);
  g_assert_no_error (error);
  g_file_set_contents (password_file, PASSWORD "\n", -1, &error);
  g_assert_no_error (error);
  start_services (server, argv[2]);

  g_print ("%d ms each way\n", ONE_WAY_MS);
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    measure (argv[1], ca_file, password_file, i, i);
  measure (argv[1], ca_file, password_file, 0, G_N_ELEMENTS (services) - 1);
  compare_with_curl (argv[1], ca_file, password_file);

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    delay_proxy_free (services[i].proxy);
  pr_script_server_stop (server);
  g_unlink (ca_file);
  g_unlink (password_file);
  g_rmdir (folder);
  return 0;
}
