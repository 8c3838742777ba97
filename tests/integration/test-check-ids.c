/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "script-world.h"

#include <string.h>

/* Every diagnosis that a test of an account can come to is come to, by a real test on a scripted server:
 * by a reply of the list below, by a talk of tests/talks, which test-check-talks plays, or by a
 * condition that another test makes. For each other one there is a reason why no test meets it. */

/* Where in a conversation by SMTP something is said. */
typedef enum
{
  AT_GREETING,
  AT_EHLO,
  AT_AUTH,
  AT_MAIL,
  AT_RCPT,
  AT_DATA,
  AT_DOT,
} Place;

/* Replies as servers make them, each with what a check makes of it. The test message goes to somebody
 * else, as a check for one’s own outgoing mail may. */
static const struct
{
  PrDiagnosisId id;
  Place place;
  const char *reply;
} replies[] = {
  { PR_DIAGNOSIS_COMMAND_REJECTED, AT_MAIL, "502 5.5.1 Command not implemented" },
  { PR_DIAGNOSIS_BAD_SEQUENCE, AT_DATA, "503 5.5.1 Bad sequence of commands" },
  { PR_DIAGNOSIS_AUTH_REQUIRED, AT_MAIL, "530 5.7.0 Authentication required" },
  { PR_DIAGNOSIS_SIGN_IN_BLOCKED, AT_AUTH,
    "535 5.7.3 Authentication unsuccessful, sign-in from your country is blocked" },
  { PR_DIAGNOSIS_MAILBOX_FULL, AT_MAIL,
    "552 5.2.2 Over quota: you cannot send until you make room in your mailbox" },
  { PR_DIAGNOSIS_SENDER_REJECTED, AT_MAIL, "550 5.1.0 <ann@example.org>: Sender address rejected" },
  { PR_DIAGNOSIS_SENDER_DOMAIN_NOT_FOUND, AT_MAIL,
    "450 4.1.8 <ann@example.org>: Sender address rejected: Domain not found" },
  { PR_DIAGNOSIS_SENDER_AUTHENTICATION_FAILED, AT_DOT,
    "550 5.7.26 This mail has been blocked because the sender is unauthenticated (SPF, DKIM)" },
  { PR_DIAGNOSIS_SENDING_TOO_FAST, AT_MAIL, "450 4.7.1 Error: too much mail from this client" },
  { PR_DIAGNOSIS_RECIPIENT_INVALID, AT_RCPT, "501 5.1.3 Bad recipient address syntax" },
  { PR_DIAGNOSIS_RECIPIENT_DOMAIN_NOT_FOUND, AT_RCPT,
    "450 4.1.2 <bob@example.net>: Recipient address rejected: Domain not found" },
  { PR_DIAGNOSIS_RECIPIENT_DISABLED, AT_RCPT, "550 5.2.1 The email account is disabled" },
  { PR_DIAGNOSIS_RECIPIENT_RATE_LIMITED, AT_RCPT,
    "450 4.2.1 The user you are trying to contact is receiving mail too quickly" },
  { PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL, AT_RCPT,
    "552 5.2.2 The mailbox of the user you are writing to is over quota" },
  { PR_DIAGNOSIS_RECIPIENT_REFUSED, AT_RCPT,
    "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; Delivery restriction check failed" },
  { PR_DIAGNOSIS_RECIPIENT_MOVED, AT_RCPT, "551 5.1.6 User not local; please try <bob@example.com>" },
  { PR_DIAGNOSIS_RECIPIENT_SERVER_UNREACHABLE, AT_RCPT,
    "450 4.4.1 The recipient's mail server is unreachable: connection timed out" },
  { PR_DIAGNOSIS_TOO_MANY_RECIPIENTS, AT_RCPT, "452 4.5.3 Too many recipients" },
  { PR_DIAGNOSIS_MAILBOX_UNAVAILABLE, AT_RCPT,
    "550 Requested action not taken: mailbox unavailable" },
  { PR_DIAGNOSIS_SPAM_CONTENT, AT_DOT, "554 5.7.1 Message rejected as spam" },
  { PR_DIAGNOSIS_CONTENT_BLOCKED, AT_DOT,
    "552 5.7.0 This message was blocked because its content presents a potential security issue: "
    "attachment type not allowed" },
  { PR_DIAGNOSIS_VIRUS_DETECTED, AT_DOT, "554 5.7.1 Virus found in message: Eicar-Test-Signature" },
  { PR_DIAGNOSIS_BLOCKLISTED, AT_RCPT,
    "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org" },
  { PR_DIAGNOSIS_POOR_REPUTATION, AT_DOT,
    "421 4.7.0 Our system has detected an unusual rate of unsolicited mail from your IP address" },
  { PR_DIAGNOSIS_MISSING_REVERSE_DNS, AT_RCPT,
    "450 4.7.25 Client host rejected: cannot find your reverse hostname" },
  { PR_DIAGNOSIS_RECIPIENT_REQUIRES_TLS, AT_DOT,
    "550 5.7.10 The recipient's domain requires TLS, which could not be negotiated" },
  { PR_DIAGNOSIS_POLICY_REJECTED, AT_DOT, "550 5.7.1 Message rejected due to local policy" },
  { PR_DIAGNOSIS_MESSAGE_TOO_LARGE, AT_MAIL,
    "552 5.3.4 Message size exceeds fixed maximum message size" },
  { PR_DIAGNOSIS_MESSAGE_MALFORMED, AT_DOT, "550 5.6.0 Message has no valid From header" },
  { PR_DIAGNOSIS_MAIL_LOOP, AT_DOT, "554 5.4.6 Too many hops" },
  { PR_DIAGNOSIS_SERVER_TEMPORARY_FAILURE, AT_MAIL,
    "451 4.3.0 Requested action aborted: local error in processing" },
  { PR_DIAGNOSIS_SERVER_STORAGE_FULL, AT_MAIL, "452 4.3.1 Insufficient system storage" },
  { PR_DIAGNOSIS_SERVER_MISCONFIGURED, AT_RCPT, "451 4.3.5 Server configuration error" },
  { PR_DIAGNOSIS_ROUTING_ERROR, AT_RCPT, "550 5.4.4 Unable to route" },
  { PR_DIAGNOSIS_TRANSACTION_FAILED, AT_DOT, "554 Transaction failed" },
};

/* What is made by more than a talk, and which test does. */
static const struct
{
  PrDiagnosisId id;
  const char *test;
} conditions[] = {
  { PR_DIAGNOSIS_OFFLINE, "check-network" },
  { PR_DIAGNOSIS_CAPTIVE_PORTAL, "check-network" },
  { PR_DIAGNOSIS_DNS_FAILURE, "check-network" },
  { PR_DIAGNOSIS_HOST_NOT_FOUND, "check-network" },
  { PR_DIAGNOSIS_NETWORK_UNREACHABLE, "check-network" },
  { PR_DIAGNOSIS_CONNECTION_REFUSED, "check-network" },
  { PR_DIAGNOSIS_CONNECTION_TIMED_OUT, "check-network" },
  { PR_DIAGNOSIS_PORTS_BLOCKED, "check-network" },
  { PR_DIAGNOSIS_TLS_INTERCEPTED, "check-close-look" },
  { PR_DIAGNOSIS_NOT_ARRIVED, "arrival" },
  { PR_DIAGNOSIS_ARRIVED_IN_JUNK, "arrival" },
};

/* What no test of an account can end in. */
static const struct
{
  PrDiagnosisId id;
  const char *reason;
} never_met[] = {
  { PR_DIAGNOSIS_CONNECTION_FAILED,
    "is for texts that do not say why; a test has the error of the system" },
  { PR_DIAGNOSIS_NO_ERROR, "is for texts in which nothing is wrong; a test then has no diagnosis" },
};

/* A server that works, but for the one reply. */
static char *
dup_talk (Place place, const char *reply)
{
  static const char *const commands[] = {
    [AT_EHLO] = "EHLO *", [AT_AUTH] = "AUTH *", [AT_MAIL] = "MAIL *",
    [AT_RCPT] = "RCPT *", [AT_DATA] = "DATA",   [AT_DOT] = "DATA",
  };
  g_autoptr (GString) clause = g_string_new (NULL);

  if (place == AT_GREETING)
    return g_strdup_printf ("!tls\nS: %s\n!close\n", reply);
  g_string_printf (clause, "  on %s\n", commands[place]);
  if (place == AT_DOT)
    g_string_append (clause, "    S: 354 go on\n    !message\n");
  g_string_append_printf (clause, "    S: %s\n  end\n", reply);
  return g_strdup_printf ("!tls\nS: 220 mx.test ESMTP\n"
                          "repeat\n%s  include smtp-sign-in.part\nend\n"
                          "repeat\n%s  include smtp-mail.part\nend\n",
                          place <= AT_AUTH ? clause->str : "", clause->str);
}

typedef struct
{
  PrCheck *check;
  guint16 port;
} Case;

static PrStepId
get_step (Place place)
{
  static const PrStepId steps[] = {
    [AT_GREETING] = PR_STEP_GREETING, [AT_EHLO] = PR_STEP_CAPABILITIES,
    [AT_AUTH] = PR_STEP_SIGN_IN,      [AT_MAIL] = PR_STEP_SENDER,
    [AT_RCPT] = PR_STEP_RECIPIENT,    [AT_DATA] = PR_STEP_MESSAGE,
    [AT_DOT] = PR_STEP_MESSAGE,
  };

  return steps[place];
}

static void
test_replies (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Case cases[G_N_ELEMENTS (replies)] = { 0 };
  guint n_running = 0;

  g_test_summary ("Each reply leads a whole test to its diagnosis, at the step where it was made");

  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autofree char *talk = dup_talk (replies[i].place, replies[i].reply);

      cases[i].port = script_world_add_text (fixture->world, talk);
      script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "127.0.0.1", cases[i].port,
                                PR_SECURITY_TLS);
      cases[i].check = script_world_check_new (fixture->world, fixture->account);
      pr_check_set_verify_fixes (cases[i].check, FALSE);
      pr_check_set_recipient (cases[i].check, "bob@example.net");
      pr_check_set_send_test_message (cases[i].check, TRUE);
      script_world_begin (cases[i].check, &n_running);
    }
  script_world_wait (&n_running, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      PrServiceReport *smtp;
      g_autoptr (PrStep) last = NULL;

      smtp = pr_report_find_service (pr_check_get_report (cases[i].check), PR_PROTOCOL_SMTP);
      last = service_report_dup_last_step (smtp);
      g_test_message ("%s", replies[i].reply);
      g_assert_cmpstr (service_report_get_diagnosis_word (smtp), ==,
                       pr_diagnosis_id_get_word (replies[i].id));
      g_assert_cmpint (pr_step_get_id (last), ==, get_step (replies[i].place));
      g_assert_cmpint (pr_service_report_get_outcome (smtp), ==, PR_OUTCOME_FAILED);
      g_object_unref (cases[i].check);
    }
}

static void
test_proxy (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;

  net_support_set_proxy ("http://127.0.0.1:9");
  script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "smtp.example.org", 465,
                            PR_SECURITY_TLS);
  check = script_world_check_new (fixture->world, fixture->account);
  pr_check_set_verify_fixes (check, FALSE);
  report = script_world_run_well (check);
  net_support_set_proxy (NULL);
  g_assert_cmpstr (service_report_get_diagnosis_word (
                       pr_report_find_service (report, PR_PROTOCOL_SMTP)),
                   ==, "proxy-failed");
}

static void
test_token (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  g_autoptr (PrSecret) token = pr_secret_new ("stale", -1);

  pr_service_set_auth (
      script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "127.0.0.1",
                                script_world_add_talk_file (fixture->world, "smtp-works-tls.talk"),
                                PR_SECURITY_TLS),
      PR_AUTH_XOAUTH2);
  check = script_world_check_new (fixture->world, fixture->account);
  pr_check_set_token (check, token);
  pr_check_set_verify_fixes (check, FALSE);
  report = script_world_run_well (check);
  g_assert_cmpstr (service_report_get_diagnosis_word (
                       pr_report_find_service (report, PR_PROTOCOL_SMTP)),
                   ==, "oauth-token-rejected");
}

/* Whether a test’s own source speaks of the diagnosis. */
static gboolean
test_speaks_of (const char *test, const char *word)
{
  g_autofree char *name = g_strconcat ("test-", test, ".c", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "integration", name, NULL);
  g_autofree char *quoted = g_strconcat ("\"", word, "\"", NULL);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);
  return strstr (source, quoted) != NULL;
}

static void
test_all (void)
{
  guint n_ways[PR_N_DIAGNOSES] = { 0 };
  guint n_reasons[PR_N_DIAGNOSES] = { 0 };
  g_autoptr (GPtrArray) talks = script_world_list_talks ();

  g_test_summary ("Each diagnosis is either come to by a test, or has a reason why it is not");

  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    n_ways[replies[i].id]++;
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      n_ways[conditions[i].id]++;
      if (!test_speaks_of (conditions[i].test, pr_diagnosis_id_get_word (conditions[i].id)))
        g_error ("test-%s does not speak of %s", conditions[i].test,
                 pr_diagnosis_id_get_word (conditions[i].id));
    }
  for (guint i = 0; i < talks->len; i++)
    {
      g_autoptr (PrTalk) talk = script_world_load_talk (talks->pdata[i]);
      PrDiagnosisId id;

      if (pr_diagnosis_id_from_word (pr_talk_get_diagnosis (talk), &id))
        n_ways[id]++;
    }
  /* The two tests above. */
  n_ways[PR_DIAGNOSIS_PROXY_FAILED]++;
  n_ways[PR_DIAGNOSIS_OAUTH_TOKEN_REJECTED]++;
  for (gsize i = 0; i < G_N_ELEMENTS (never_met); i++)
    n_reasons[never_met[i].id]++;

  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    if ((n_ways[i] > 0) == (n_reasons[i] > 0))
      {
        g_printerr ("%s: %u ways to it, %u reasons why there is none\n",
                    pr_diagnosis_id_get_word ((PrDiagnosisId) i), n_ways[i], n_reasons[i]);
        g_test_fail ();
      }
}

int
main (int argc, char *argv[])
{
  script_world_forget_system_authorities ();
  net_support_init (&argc, &argv);

  world_fixture_add ("/check-ids/replies", test_replies);
  world_fixture_add ("/check-ids/proxy", test_proxy);
  world_fixture_add ("/check-ids/token", test_token);
  g_test_add_func ("/check-ids/all", test_all);
  return g_test_run ();
}
