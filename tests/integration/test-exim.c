/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "real-servers.h"
#include "script-world.h"

#include <string.h>

/* Exim with GnuTLS: a server, and a TLS library, that share nothing with Postfix, OpenSSL and what the
 * scripted server is made of. */

typedef struct
{
  const char *password;
  PrSecurity security;
  PrAuth auth;
  const char *recipient;
  const char *username;
  gboolean send;
} Way;

static PrReport *
run (PrRealServers *servers, const Way *way)
{
  g_autoptr (PrAccount) account = script_world_account_new ();
  g_autoptr (PrSecret) password = pr_secret_new (way->password, -1);
  g_autoptr (PrCheck) check = NULL;
  PrService *service = script_world_set_service (
      account, PR_PROTOCOL_SMTP, PR_REAL_HOST,
      pr_real_servers_get_port (servers, PR_PROTOCOL_SMTP, way->security), way->security);

  pr_service_set_auth (service, way->auth);
  pr_service_set_allow_plaintext (service, way->security == PR_SECURITY_NONE);
  if (way->username != NULL)
    pr_service_set_username (service, way->username);
  check = pr_check_new (account);
  pr_check_set_password (check, password);
  pr_check_set_recipient (check, way->recipient);
  pr_check_set_send_test_message (check, way->send);
  pr_check_set_ca_file (check, pr_real_servers_get_ca_file (servers));
  pr_check_set_verify_fixes (check, FALSE);
  pr_check_set_time_limits (check, WORLD_LONG_WAIT_MS, 2 * WORLD_LONG_WAIT_MS);
  return script_world_run_well (check);
}

static void
test_sign_in (void)
{
  static const PrAuth auths[] = { PR_AUTH_AUTO, PR_AUTH_LOGIN, PR_AUTH_CRAM_MD5 };
  static const PrSecurity securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };
  g_autoptr (PrRealServers) servers = pr_real_servers_start_exim ();

  if (servers == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (auths); i++)
    for (gsize s = 0; s < G_N_ELEMENTS (securities); s++)
      {
        const Way way = { PR_REAL_ANN_PASSWORD, securities[s], auths[i], NULL, NULL, FALSE };
        g_autoptr (PrReport) report = run (servers, &way);
        PrServiceReport *service = pr_report_find_service (report, PR_PROTOCOL_SMTP);

        g_assert_cmpstr (service_report_get_diagnosis_word (service), ==, "ok");
        g_assert_cmpint (pr_service_report_get_auth (service), ==,
                         auths[i] == PR_AUTH_AUTO ? PR_AUTH_PLAIN : auths[i]);
      }
}

static void
assert_refused (PrRealServers *servers,
                const Way *way,
                PrStepId expected_step,
                const char *diagnosis,
                const char *words)
{
  g_autoptr (PrReport) report = run (servers, way);
  PrServiceReport *service = pr_report_find_service (report, PR_PROTOCOL_SMTP);
  g_autoptr (PrStep) step = service_report_dup_last_step (service);

  g_assert_cmpstr (service_report_get_diagnosis_word (service), ==, diagnosis);
  g_assert_cmpint (pr_step_get_id (step), ==, expected_step);
  g_assert_nonnull (
      strstr (pr_diagnosis_get_evidence (pr_service_report_get_diagnosis (service)), words));
}

static void
test_refusals (void)
{
  static const struct
  {
    Way way;
    PrStepId step;
    const char *diagnosis;
    const char *words;
  } rows[] = {
    { { "mistyped", PR_SECURITY_TLS, PR_AUTH_AUTO, NULL, NULL, FALSE },
      PR_STEP_SIGN_IN,
      "wrong-credentials",
      "535 Incorrect authentication data" },
    { { "mistyped", PR_SECURITY_STARTTLS, PR_AUTH_CRAM_MD5, NULL, NULL, FALSE },
      PR_STEP_SIGN_IN,
      "wrong-credentials",
      "535 Incorrect authentication data" },
    { { "mistyped", PR_SECURITY_TLS, PR_AUTH_LOGIN, NULL, NULL, FALSE },
      PR_STEP_SIGN_IN,
      "wrong-credentials",
      "535 Incorrect authentication data" },
    /* Without encryption it offers no sign-in, and STARTTLS. */
    { { PR_REAL_ANN_PASSWORD, PR_SECURITY_NONE, PR_AUTH_AUTO, NULL, NULL, FALSE },
      PR_STEP_SIGN_IN,
      "starttls-required",
      "STARTTLS" },
    { { PR_REAL_ANN_PASSWORD, PR_SECURITY_TLS, PR_AUTH_SCRAM_SHA_256, NULL, NULL, FALSE },
      PR_STEP_SIGN_IN,
      "auth-mechanism-unsupported",
      "" },
    { { PR_REAL_BOB_PASSWORD, PR_SECURITY_TLS, PR_AUTH_AUTO, NULL, "bob@example.org", FALSE },
      PR_STEP_SENDER,
      "sender-not-allowed",
      "550 Sender address rejected: not owned by user bob@example.org" },
    { { "", PR_SECURITY_TLS, PR_AUTH_NONE, "bob@example.net", NULL, FALSE },
      PR_STEP_RECIPIENT,
      "relay-denied",
      "550 relay not permitted" },
    { { PR_REAL_ANN_PASSWORD, PR_SECURITY_STARTTLS, PR_AUTH_AUTO, "nobody@example.org", NULL, FALSE },
      PR_STEP_RECIPIENT,
      "recipient-unknown",
      "550 Unrouteable address" },
  };
  g_autoptr (PrRealServers) servers = pr_real_servers_start_exim ();

  if (servers == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      assert_refused (servers, &rows[i].way, rows[i].step, rows[i].diagnosis, rows[i].words);
    }
}

static void
test_message (void)
{
  const Way way = { PR_REAL_ANN_PASSWORD, PR_SECURITY_TLS, PR_AUTH_AUTO,
                    "bob@example.org",    NULL,            TRUE };
  g_autoptr (PrRealServers) servers = pr_real_servers_start_exim ();
  g_autoptr (PrReport) report = NULL;
  g_autoptr (PrStep) step = NULL;

  if (servers == NULL)
    return;
  report = run (servers, &way);
  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_OK);
  step = service_report_dup_step (pr_report_find_service (report, PR_PROTOCOL_SMTP),
                                  PR_STEP_MESSAGE);
  g_assert_nonnull (strstr (pr_step_get_detail (step), "OK id="));
}

/* A password of 4 KiB, as long as one may be. */
static void
test_long_password (void)
{
  g_autofree char *password = g_strnfill (4096, 'x');
  const Way way = { password, PR_SECURITY_TLS, PR_AUTH_PLAIN, NULL, "cyd@example.org", FALSE };
  g_autoptr (PrRealServers) servers = pr_real_servers_start_exim ();

  if (servers != NULL)
    assert_refused (servers, &way, PR_STEP_SENDER, "sender-not-allowed", "cyd@example.org");
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);
  g_test_add_func ("/exim/sign-in", test_sign_in);
  g_test_add_func ("/exim/refusals", test_refusals);
  g_test_add_func ("/exim/message", test_message);
  g_test_add_func ("/exim/long-password", test_long_password);
  return g_test_run ();
}
