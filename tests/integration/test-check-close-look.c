/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "script-world.h"

#include <string.h>

/* What only a close look at a server shows: who really made out its certificate, how long that will
 * last, whether it is worth the while to send a password there at all. */

/* Tests IMAP with TLS, played by @talk on 127.0.0.1. */
static PrServiceReport *
run_imap (WorldFixture *fixture,
          const char *host,
          const char *talk,
          guint16 *port,
          PrReport **report)
{
  g_autoptr (PrCheck) check = NULL;

  *port = script_world_add_text (fixture->world, talk);
  script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, host, *port, PR_SECURITY_TLS);
  check = script_world_check_new (fixture->world, fixture->account);
  pr_check_set_verify_fixes (check, FALSE);
  *report = script_world_run_well (check);
  return pr_report_find_service (*report, PR_PROTOCOL_IMAP);
}

static char *
dup_advice (PrDiagnosis *diagnosis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    g_string_append_printf (text, "%s\n",
                            pr_fix_get_title (pr_diagnosis_get_fix (diagnosis, i)));
  return g_string_free (text, FALSE);
}

#define IMAP_TALK(settings)                                                                        \
  "!tls\n!imap\n" settings                                                                         \
  "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] mail.test\n"                                  \
  "repeat\n  include imap-sign-in.part\nend\nrepeat\n  include imap-mailbox.part\nend\n"

static void
test_intercepted (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    PrOutcome outcome;
    const char *expected;
    const char *product;
  } rows[] = {
    { IMAP_TALK ("!issuer Avast Web/Mail Shield Root\n!certificate unknown-ca\n"),
      PR_OUTCOME_FAILED, "tls-intercepted", "“Avast”" },
    { IMAP_TALK ("!issuer Avast Web/Mail Shield Root\n"), PR_OUTCOME_WARNING, "tls-intercepted",
      "“Avast”" },
    { IMAP_TALK ("!issuer Zscaler Root CA\n!certificate unknown-ca expired\n"), PR_OUTCOME_FAILED,
      "tls-intercepted", "“Zscaler”" },
    /* A device that shows its own face. */
    { IMAP_TALK ("!issuer Fortinet\n!certificate unknown-ca wrong-name\n"), PR_OUTCOME_FAILED,
      "certificate-untrusted", NULL },
    { IMAP_TALK ("!issuer Fortinet\n!certificate wrong-name\n"), PR_OUTCOME_FAILED,
      "certificate-name-mismatch", NULL },
    { IMAP_TALK ("!issuer Example Root\n!certificate unknown-ca\n"), PR_OUTCOME_FAILED,
      "certificate-untrusted", NULL },
    { IMAP_TALK ("!issuer Example Root\n"), PR_OUTCOME_OK, "ok", NULL },
  };

  g_test_summary ("Who opens the encryption is called by name, whether this computer trusts it or not");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReport) report = NULL;
      guint16 port;
      PrServiceReport *imap = run_imap (fixture, "127.0.0.1", rows[i].talk, &port, &report);
      PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (imap);
      g_autofree char *advice = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (service_report_get_diagnosis_word (imap), ==, rows[i].expected);
      g_assert_cmpint (pr_service_report_get_outcome (imap), ==, rows[i].outcome);
      g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)),
                        ==, rows[i].outcome == PR_OUTCOME_FAILED ? 0 : 1);
      if (rows[i].product == NULL)
        continue;
      g_assert_nonnull (strstr (pr_diagnosis_get_explanation (diagnosis), rows[i].product));
      g_assert_nonnull (strstr (pr_diagnosis_get_evidence (diagnosis), "issued by CN="));
      g_assert_cmpint (
          strstr (pr_diagnosis_get_explanation (diagnosis), "has not been sent") != NULL, ==,
          rows[i].outcome == PR_OUTCOME_FAILED);
      advice = dup_advice (diagnosis);
      g_assert_nonnull (strstr (advice, "add an exception for 127.0.0.1"));
      g_assert_nonnull (strstr (advice, "leave the rest of it on"));
    }
}

static void
test_ends_soon (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrReport) report = NULL;
  guint16 port;
  PrServiceReport *imap =
      run_imap (fixture, "127.0.0.1", IMAP_TALK ("!certificate ends-soon\n"), &port, &report);
  g_autoptr (PrStep) step = service_report_dup_step (imap, PR_STEP_TLS);

  g_test_summary ("A certificate that ends within two weeks is a warning");

  g_assert_cmpint (pr_service_report_get_outcome (imap), ==, PR_OUTCOME_WARNING);
  g_assert_null (pr_service_report_get_diagnosis (imap));
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_WARNING);
  g_assert_nonnull (strstr (pr_step_get_detail (step), "certificate ends soon"));
}

static void
test_password_form (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *email;
    const char *host;
    PrAuth auth;
    const char *password;
    const char *expected;
    guint n_attempts;
    const char *words; /* of the explanation */
  } rows[] = {
    { "ann@gmail.com", "imap.gmail.com", PR_AUTH_AUTO, "Secret-2026!", "app-password-required", 0,
      "Your password has not been sent." },
    { "ann@gmail.com", "imap.gmail.com", PR_AUTH_PASSWORD, "Secret-2026!", "app-password-required",
      0, "Your password has not been sent." },
    { "ann@example.org", "imap.gmail.com", PR_AUTH_AUTO, "Secret-2026!", "app-password-required", 0,
      "Your password has not been sent." },
    { "ann@icloud.com", "imap.mail.me.com", PR_AUTH_AUTO, "Secret-2026!", "app-password-required", 0,
      "Your password has not been sent." },
    /* Who asks for a certain method gets it. */
    { "ann@gmail.com", "imap.gmail.com", PR_AUTH_PLAIN, "Secret-2026!", "wrong-credentials", 1,
      "Many providers give the same answer" },
    { "ann@gmail.com", "imap.gmail.com", PR_AUTH_AUTO, "abcd efgh ijkl mnop", "wrong-credentials", 1,
      "has the form of an app password" },
    { "ann@gmail.com", "imap.gmail.com", PR_AUTH_AUTO, "abcdefghijklmnop", "wrong-credentials", 1,
      "has the form of an app password" },
    /* The other way round: an app password where nobody is known to want one. */
    { "ann@example.org", "imap.example.org", PR_AUTH_AUTO, "abcd-efgh-ijkl-mnop",
      "wrong-credentials", 1, "has the form of an app password" },
    { "ann@example.org", "imap.example.org", PR_AUTH_AUTO, "Secret-2026!", "wrong-credentials", 1,
      "Many providers give the same answer" },
    /* What the provider says counts for more than what the server offers. */
    { "ann@outlook.com", "outlook.office365.com", PR_AUTH_AUTO, "Secret-2026!", "oauth-required", 0,
      "Your password has not been sent." },
    { "ann@outlook.com", "outlook.office365.com", PR_AUTH_AUTO, "abcdefghijklmnop",
      "oauth-required", 0, "Your password has not been sent." },
    { "ann@outlook.com", "outlook.office365.com", PR_AUTH_PLAIN, "Secret-2026!",
      "wrong-credentials", 1, "Many providers give the same answer" },
  };

  g_test_summary ("A password that is known to be refused is not sent, unless somebody insists");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrAccount) account = script_world_account_new ();
      g_autoptr (PrSecret) password = pr_secret_new (rows[i].password, -1);
      g_autoptr (PrTalk) talk = script_world_load_talk ("imap-wrong-password.talk");
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;
      g_autoptr (GError) error = NULL;
      PrServiceReport *imap;
      PrService *service;
      guint16 port;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      net_support_set_name (rows[i].host, "", "127.0.0.1");
      pr_script_server_set_host (fixture->world->server, "127.0.0.1", rows[i].host);
      port = pr_script_server_add_talk (fixture->world->server, talk, 0, &error);
      g_assert_no_error (error);
      pr_account_set_address (account, rows[i].email);
      service = script_world_set_service (account, PR_PROTOCOL_IMAP, rows[i].host, port,
                                          PR_SECURITY_TLS);
      pr_service_set_auth (service, rows[i].auth);
      check = script_world_check_new (fixture->world, account);
      pr_check_set_password (check, password);
      pr_check_set_verify_fixes (check, FALSE);
      report = script_world_run_well (check);
      imap = pr_report_find_service (report, PR_PROTOCOL_IMAP);
      g_assert_cmpstr (service_report_get_diagnosis_word (imap), ==, rows[i].expected);
      g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)),
                        ==, rows[i].n_attempts);
      g_assert_nonnull (strstr (
          pr_diagnosis_get_explanation (pr_service_report_get_diagnosis (imap)), rows[i].words));
    }
}

static void
test_tokens_only (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *offers;
    const char *expected;
  } rows[] = {
    { "IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2 AUTH=OAUTHBEARER", "oauth-required" },
    { "IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2 AUTH=GSSAPI", "oauth-required" },
    { "IMAP4rev1 LOGINDISABLED AUTH=GSSAPI", "auth-mechanism-unsupported" },
    { "IMAP4rev1 LOGINDISABLED", "auth-mechanism-unsupported" },
  };

  g_test_summary ("Where only OAuth 2 is offered, that is said before a password is sent");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk = g_strdup_printf (
          "!tls\n!imap\nS: * OK [CAPABILITY %s] mail.test\n!silent\n", rows[i].offers);
      g_autoptr (PrReport) report = NULL;
      guint16 port;
      PrServiceReport *imap = run_imap (fixture, "127.0.0.1", talk, &port, &report);
      PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (imap);

      g_assert_cmpstr (service_report_get_diagnosis_word (imap), ==, rows[i].expected);
      g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)),
                        ==, 0);
      if (g_str_equal (rows[i].expected, "oauth-required"))
        g_assert_nonnull (strstr (pr_diagnosis_get_explanation (diagnosis), "has not been sent"));
    }
}

/* By STARTTLS, so that the greeting is there before the certificate is. */
static void
test_clock_of_server (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *certificate;
    int days; /* that the server's clock is ahead */
    const char *expected;
    gboolean clock;
  } rows[] = {
    { "not-yet-valid", 10, "certificate-not-yet-valid", TRUE },
    { "not-yet-valid", 0, "certificate-not-yet-valid", FALSE },
    /* One that does not agree with the certificate proves nothing. */
    { "not-yet-valid", 400, "certificate-not-yet-valid", FALSE },
    { "not-yet-valid", -400, "certificate-not-yet-valid", FALSE },
    { "expired", -30, "certificate-expired", TRUE },
    { "expired", 0, "certificate-expired", FALSE },
  };

  g_test_summary ("A server that tells the time of day helps to tell a wrong clock");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr (GDateTime) there = g_date_time_add_days (now, rows[i].days);
      g_autofree char *date = g_date_time_format (there, "%a, %-d %b %Y %H:%M:%S +0000");
      g_autofree char *talk = g_strdup_printf (
          "!certificate %s\nS: 220 mx.test ESMTP Sendmail 8.17; %s\n"
          "C: EHLO *\nS: 250-mx.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n!starttls\n!silent\n",
          rows[i].certificate, date);
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;
      PrServiceReport *smtp;
      const char *explanation;

      script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "127.0.0.1",
                                script_world_add_text (fixture->world, talk), PR_SECURITY_STARTTLS);
      check = script_world_check_new (fixture->world, fixture->account);
      pr_check_set_verify_fixes (check, FALSE);
      report = script_world_run_well (check);
      smtp = pr_report_find_service (report, PR_PROTOCOL_SMTP);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, date);
      g_assert_cmpstr (service_report_get_diagnosis_word (smtp), ==, rows[i].expected);
      explanation = pr_diagnosis_get_explanation (pr_service_report_get_diagnosis (smtp));
      g_assert_cmpint (strstr (explanation, "The clock of this computer shows a date in the past")
                               != NULL
                           || strstr (explanation, "the clock of this computer seems to be wrong")
                                  != NULL,
                       ==, rows[i].clock);
    }
}

static void
test_other_name (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  PrDiagnosis *diagnosis;
  PrFix *fix;
  guint16 port;

  g_test_summary ("A name that the certificate is for, and that verifies, is offered as a change");

  net_support_set_name ("mail.example.org", "", "127.0.0.1");
  net_support_set_name ("mx7.hoster.example", "", "127.0.0.1");
  net_support_set_name ("gone.hoster.example", "", "");
  port = script_world_add_text (
      fixture->world, IMAP_TALK ("!certificate names=gone.hoster.example,mx7.hoster.example\n"));
  script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, "mail.example.org", port,
                            PR_SECURITY_TLS);
  check = script_world_check_new (fixture->world, fixture->account);
  report = script_world_run_well (check);
  diagnosis =
      pr_service_report_get_diagnosis (pr_report_find_service (report, PR_PROTOCOL_IMAP));
  g_assert_cmpint (pr_diagnosis_get_id (diagnosis), ==, PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH);
  fix = pr_diagnosis_get_fix (diagnosis, 0);
  g_assert_cmpint (pr_fix_get_kind (fix), ==, PR_FIX_CHANGE);
  g_assert_cmpint (pr_fix_get_verified (fix), ==, PR_VERIFIED_YES);
  g_assert_cmpstr (pr_fix_get_change (fix)->host, ==, "mx7.hoster.example");
  g_assert_cmpint (pr_fix_get_kind (pr_diagnosis_get_fix (diagnosis, 1)), !=, PR_FIX_CHANGE);
}

/* Lets nobody in by any other way than it says, and takes no mail from strangers. */
#define SMTP_TALK(extension, sender, recipient)                                                    \
  "!tls\nS: 220 mx.test ESMTP\nrepeat\n"                                                           \
  "  on EHLO *\n    S: 250-mx.test\n    S: 250 " extension "\n  end\n"                              \
  "  on MAIL *\n    S: " sender "\n  end\n"                                                        \
  "  on RCPT *\n    S: " recipient "\n  end\n"                                                     \
  "  on QUIT\n    S: 221 bye\n    !close\n  end\nend\n"

#define IMAP_METHODS(settings, methods)                                                            \
  "!tls\n!imap\n" settings "S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED " methods "] mail.test\n"   \
  "!silent\n"

/* Trusts the certificate that the server shows. */
static void
pin_certificate (WorldFixture *fixture, PrService *service)
{
  g_autoptr (PrCheck) check = script_world_check_new (fixture->world, fixture->account);
  g_autoptr (PrReport) report = NULL;
  PrTlsSession *tls;

  pr_check_set_verify_fixes (check, FALSE);
  report = script_world_run_well (check);
  tls = pr_service_report_get_tls (
      pr_report_find_service (report, pr_service_get_protocol (service)));
  g_assert_false (pr_tls_session_is_verified (tls));
  pr_service_set_pinned_certificate (
      service, pr_certificate_get_sha256 (pr_tls_session_get_certificate (tls, 0)));
}

static void
test_sign_in_method (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *what;
    PrProtocol protocol;
    PrAuth auth;
    gboolean trusts;
    const char *talk;
    const char *expected;
    gboolean is_offered;
  } rows[] = {
    { "another method is there", PR_PROTOCOL_IMAP, PR_AUTH_CRAM_MD5, FALSE,
      IMAP_METHODS ("", "AUTH=PLAIN"), "auth-mechanism-unsupported", TRUE },
    { "another method is there, behind a certificate that the user trusts", PR_PROTOCOL_IMAP,
      PR_AUTH_CRAM_MD5, TRUE, IMAP_METHODS ("!certificate self-signed\n", "AUTH=PLAIN"),
      "auth-mechanism-unsupported", TRUE },
    { "only methods that nobody speaks", PR_PROTOCOL_IMAP, PR_AUTH_CRAM_MD5, FALSE,
      IMAP_METHODS ("", "AUTH=GSSAPI"), "auth-mechanism-unsupported", FALSE },
    { "it is automatic already", PR_PROTOCOL_IMAP, PR_AUTH_AUTO, FALSE,
      IMAP_METHODS ("", "AUTH=GSSAPI"), "auth-mechanism-unsupported", FALSE },
    { "no sign-in, and it is wanted", PR_PROTOCOL_SMTP, PR_AUTH_NONE, FALSE,
      SMTP_TALK ("AUTH PLAIN", "530 5.7.0 Authentication required", "503 no sender"),
      "auth-required", TRUE },
    { "no sign-in, it is wanted and not offered", PR_PROTOCOL_SMTP, PR_AUTH_NONE, FALSE,
      SMTP_TALK ("SIZE 1000", "530 5.7.0 Authentication required", "503 no sender"),
      "auth-required", FALSE },
    { "no sign-in, and only tokens are taken", PR_PROTOCOL_SMTP, PR_AUTH_NONE, FALSE,
      SMTP_TALK ("AUTH XOAUTH2", "530 5.7.0 Authentication required", "503 no sender"),
      "auth-required", FALSE },
    { "no sign-in, and nothing is passed on for strangers", PR_PROTOCOL_SMTP, PR_AUTH_NONE, FALSE,
      SMTP_TALK ("AUTH LOGIN", "250 ok", "554 5.7.1 Relay access denied"), "relay-denied", TRUE },
  };

  g_test_summary ("Another sign-in method is offered where the server has one that can be used; "
                  "whether it has is found out without a login");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;
      PrServiceReport *tested;
      PrService *service;
      PrFix *fix;
      guint16 port;

      g_test_message ("%s", rows[i].what);
      world_fixture_tear_down (fixture, NULL);
      world_fixture_set_up (fixture, NULL);
      port = script_world_add_text (fixture->world, rows[i].talk);
      service = script_world_set_service (fixture->account, rows[i].protocol, "127.0.0.1", port,
                                          PR_SECURITY_TLS);
      pr_service_set_auth (service, rows[i].auth);
      if (rows[i].trusts)
        pin_certificate (fixture, service);
      check = script_world_check_new (fixture->world, fixture->account);
      report = script_world_run_well (check);
      tested = pr_report_find_service (report, rows[i].protocol);
      g_assert_cmpstr (service_report_get_diagnosis_word (tested), ==, rows[i].expected);
      fix = pr_diagnosis_get_fix (pr_service_report_get_diagnosis (tested), 0);
      g_assert_true ((pr_fix_get_change (fix) != NULL
                      && pr_fix_get_change (fix)->fields == PR_SERVICE_AUTH)
                     == rows[i].is_offered);
      if (rows[i].is_offered)
        {
          g_assert_cmpint (pr_fix_get_change (fix)->auth, ==, PR_AUTH_AUTO);
          g_assert_cmpint (pr_fix_get_verified (fix), ==, PR_VERIFIED_YES);
        }
      g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)),
                        ==, 0);
    }
}

static void
test_slip (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    PrProtocol protocol;
    const char *host;
    const char *mended;
  } rows[] = {
    { PR_PROTOCOL_SMTP, "smpt.example.net", "smtp.example.net" },
    { PR_PROTOCOL_SMTP, "imap.example.net", "smtp.example.net" },
    { PR_PROTOCOL_IMAP, "iamp.example.net", "imap.example.net" },
    { PR_PROTOCOL_IMAP, "smtp.example.net", "imap.example.net" },
  };

  g_test_summary ("“smpt.” is offered as “smtp.”, and so is “imap.” for mail that goes out");

  net_support_set_name ("imap.example.org", "", "");
  net_support_set_name ("smtp.example.org", "", "");
  net_support_set_name ("mail.example.org", "", "");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_smtp = rows[i].protocol == PR_PROTOCOL_SMTP;
      g_autoptr (PrTalk) talk =
          script_world_load_talk (is_smtp ? "smtp-works-tls.talk" : "imap-works-tls.talk");
      g_autoptr (PrAccount) account = script_world_account_new ();
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;
      PrDiagnosis *diagnosis;
      PrFix *fix;
      guint16 port;

      g_test_message ("%s", rows[i].host);
      net_support_set_name (rows[i].host, "", "");
      net_support_set_name (rows[i].mended, "", "127.0.0.1");
      pr_script_server_set_host (fixture->world->server, "127.0.0.1", rows[i].mended);
      port = pr_script_server_add_talk (fixture->world->server, talk, 0, NULL);
      script_world_set_service (account, rows[i].protocol, rows[i].host, port, PR_SECURITY_TLS);
      check = script_world_check_new (fixture->world, account);
      report = script_world_run_well (check);
      diagnosis = pr_service_report_get_diagnosis (pr_report_find_service (report, rows[i].protocol));
      g_assert_cmpint (pr_diagnosis_get_id (diagnosis), ==, PR_DIAGNOSIS_HOST_NOT_FOUND);
      fix = pr_diagnosis_get_fix (diagnosis, 0);
      g_assert_cmpint (pr_fix_get_verified (fix), ==, PR_VERIFIED_YES);
      g_assert_cmpstr (pr_fix_get_change (fix)->host, ==, rows[i].mended);
    }
}

int
main (int argc, char *argv[])
{
  script_world_forget_system_authorities ();
  net_support_init (&argc, &argv);

  world_fixture_add ("/check-close-look/intercepted", test_intercepted);
  world_fixture_add ("/check-close-look/ends-soon", test_ends_soon);
  world_fixture_add ("/check-close-look/password-form", test_password_form);
  world_fixture_add ("/check-close-look/tokens-only", test_tokens_only);
  world_fixture_add ("/check-close-look/clock-of-server", test_clock_of_server);
  world_fixture_add ("/check-close-look/other-name", test_other_name);
  world_fixture_add ("/check-close-look/sign-in-method", test_sign_in_method);
  world_fixture_add ("/check-close-look/slip", test_slip);
  return g_test_run ();
}
