/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-demo.h"

#include "script-world.h"

#include <string.h>

/* What each address of the demo ends in: the worst that a check of it says. */
static const struct
{
  const char *local_part;
  PrProtocol protocol;
  const char *diagnosis;
} expected[] = {
  { "works", PR_PROTOCOL_IMAP, "ok" },
  { "works-pop3", PR_PROTOCOL_POP3, "ok" },
  { "wrong-password", PR_PROTOCOL_IMAP, "wrong-credentials" },
  { "app-password", PR_PROTOCOL_IMAP, "app-password-required" },
  { "wrong-encryption", PR_PROTOCOL_IMAP, "tls-on-plain-port" },
  { "sending-fails", PR_PROTOCOL_SMTP, "sender-not-allowed" },
  { "own-login", PR_PROTOCOL_SMTP, "wrong-credentials" },
  { "imap-is-off", PR_PROTOCOL_IMAP, "access-disabled" },
  { "oauth-only", PR_PROTOCOL_SMTP, "oauth-required" },
  { "mailbox-full", PR_PROTOCOL_SMTP, "mailbox-full" },
  { "too-much-mail", PR_PROTOCOL_SMTP, "sending-limit-exceeded" },
  { "locked-out", PR_PROTOCOL_IMAP, "auth-too-many-attempts" },
  { "self-signed", PR_PROTOCOL_IMAP, "certificate-self-signed" },
  { "expired", PR_PROTOCOL_IMAP, "certificate-expired" },
  { "wrong-name", PR_PROTOCOL_IMAP, "certificate-name-mismatch" },
  { "no-encryption", PR_PROTOCOL_SMTP, "starttls-not-offered" },
  { "silent", PR_PROTOCOL_IMAP, "response-timed-out" },
  { "busy", PR_PROTOCOL_IMAP, "server-busy" },
};

/* The silent server is not waited for as long as a user would. */
#define WAIT_MS 3000

static PrReport *
test_case (PrDemo *demo, PrDemoCase *demo_case, PrSecret *password)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PrCheck) check = NULL;
  gboolean is_silent = strstr (pr_demo_case_get_address (demo_case), "silent") != NULL;

  g_assert_true (pr_demo_fill_account (demo, demo_case, account, &error));
  g_assert_no_error (error);
  check = pr_check_new (account);
  pr_check_set_password (check, password);
  pr_check_set_ca_file (check, pr_demo_get_ca_file (demo));
  if (is_silent)
    pr_check_set_time_limits (check, WAIT_MS, PR_CHECK_DEFAULT_OVERALL_MS);
  return script_world_run_well (check);
}

static void
test_cases (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrDemo) demo = pr_demo_new (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (pr_demo_get_cases (demo)), ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *address = g_strconcat (expected[i].local_part, "@" PR_DEMO_DOMAIN, NULL);
      PrDemoCase *demo_case = pr_demo_find_case (demo, address);
      g_autoptr (PrSecret) password = NULL;
      g_autoptr (PrReport) report = NULL;
      PrServiceReport *service;

      g_assert_nonnull (demo_case);
      g_assert_cmpstr (pr_demo_case_get_title (demo_case), !=, "");
      g_assert_cmpstr (pr_demo_case_get_description (demo_case), !=, "");
      password = pr_demo_case_dup_password (demo_case);
      report = test_case (demo, demo_case, password);
      service = pr_report_find_service (report, expected[i].protocol);
      g_assert_nonnull (service);
      g_test_message ("%s", address);
      g_assert_cmpstr (service_report_get_diagnosis_word (service), ==, expected[i].diagnosis);
      g_assert_cmpint (pr_report_get_verdict (report) == PR_OUTCOME_FAILED, ==,
                       strcmp (expected[i].diagnosis, "ok") != 0);
    }
}

/* What the description of that case promises. */
static void
test_right_password (void)
{
  g_autoptr (PrDemo) demo = pr_demo_new (NULL);
  g_autoptr (PrSecret) password = pr_secret_new (PR_DEMO_PASSWORD, -1);
  PrDemoCase *demo_case = pr_demo_find_case (demo, "Wrong-Password@" PR_DEMO_DOMAIN);
  g_autoptr (PrReport) report = test_case (demo, demo_case, password);

  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_OK);
}

static void
test_leaves_nothing (void)
{
  g_autoptr (PrDemo) demo = pr_demo_new (NULL);
  g_autofree char *folder = g_strdup (pr_demo_get_folder (demo));
  g_autofree char *ca_file = g_strdup (pr_demo_get_ca_file (demo));
  g_autofree char *dir = g_path_get_dirname (ca_file);
  g_autofree char *account = g_build_filename (folder, "x.account", NULL);

  g_assert_null (pr_demo_find_case (demo, "ann@example.org"));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (account, "", 0, NULL));
  g_clear_object (&demo);
  g_assert_false (g_file_test (dir, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);
  g_test_summary ("The demo: each of its addresses has the trouble that it is for");

  g_test_add_func ("/demo/cases", test_cases);
  g_test_add_func ("/demo/right-password", test_right_password);
  g_test_add_func ("/demo/leaves-nothing", test_leaves_nothing);
  return g_test_run ();
}
