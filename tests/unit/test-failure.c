/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-failure.h"
#include "pr-net.h"
#include "pr-sasl.h"
#include "pr-sign-in.h"

#include <string.h>

typedef struct
{
  PrStepId step;
  int code; /* of the row's error domain */
  PrDiagnosisId id;
} Row;

static PrService *
service_new (PrProtocol protocol)
{
  PrService *service = pr_service_new (protocol);

  pr_service_set_host (service, "mail.example.org");
  return service;
}

static PrFailure
failure_of (PrService *service, PrStepId step, const GError *error)
{
  return (PrFailure){ .service = service,
                      .step = step,
                      .error = error,
                      .email = "ann@example.org",
                      .login = "ann@example.org",
                      .recipient = "bob@example.net",
                      .auth = PR_AUTH_PLAIN };
}

static void
assert_rows (GQuark domain, const Row *rows, gsize n_rows)
{
  g_autoptr (PrService) service = service_new (PR_PROTOCOL_IMAP);

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) error = g_error_new_literal (domain, rows[i].code, "what was seen");
      PrFailure failure = failure_of (service, rows[i].step, error);
      g_autoptr (PrDiagnosis) diagnosis = pr_failure_diagnose (&failure);

      g_assert_cmpstr (pr_diagnosis_id_get_word (pr_failure_classify (&failure)), ==,
                       pr_diagnosis_id_get_word (rows[i].id));
      g_assert_cmpint (pr_diagnosis_get_id (diagnosis), ==, rows[i].id);
      g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, "what was seen");
    }
}

static void
test_net (void)
{
  static const Row rows[] = {
    { PR_STEP_RESOLVE, PR_NET_ERROR_HOST_NOT_FOUND, PR_DIAGNOSIS_HOST_NOT_FOUND },
    { PR_STEP_RESOLVE, PR_NET_ERROR_DNS_FAILURE, PR_DIAGNOSIS_DNS_FAILURE },
    { PR_STEP_RESOLVE, PR_NET_ERROR_DNS_TIMED_OUT, PR_DIAGNOSIS_DNS_FAILURE },
    { PR_STEP_RESOLVE, PR_NET_ERROR_RUN_ENDED, PR_DIAGNOSIS_DNS_FAILURE },
    { PR_STEP_CONNECT, PR_NET_ERROR_REFUSED, PR_DIAGNOSIS_CONNECTION_REFUSED },
    { PR_STEP_CONNECT, PR_NET_ERROR_CONNECT_TIMED_OUT, PR_DIAGNOSIS_CONNECTION_TIMED_OUT },
    { PR_STEP_CONNECT, PR_NET_ERROR_RUN_ENDED, PR_DIAGNOSIS_CONNECTION_TIMED_OUT },
    { PR_STEP_CONNECT, PR_NET_ERROR_UNREACHABLE, PR_DIAGNOSIS_NETWORK_UNREACHABLE },
    { PR_STEP_CONNECT, PR_NET_ERROR_CONNECT_FAILED, PR_DIAGNOSIS_CONNECTION_FAILED },
    { PR_STEP_CONNECT, PR_NET_ERROR_PROXY, PR_DIAGNOSIS_PROXY_FAILED },
    { PR_STEP_GREETING, PR_NET_ERROR_TIMED_OUT, PR_DIAGNOSIS_RESPONSE_TIMED_OUT },
    { PR_STEP_SIGN_IN, PR_NET_ERROR_RUN_ENDED, PR_DIAGNOSIS_RESPONSE_TIMED_OUT },
    { PR_STEP_SIGN_IN, PR_NET_ERROR_CLOSED, PR_DIAGNOSIS_CONNECTION_CLOSED },
    { PR_STEP_GREETING, PR_NET_ERROR_LINE_TOO_LONG, PR_DIAGNOSIS_PROTOCOL_ERROR },
    { PR_STEP_TLS, PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS, PR_DIAGNOSIS_PROTOCOL_ERROR },
    { PR_STEP_GREETING, PR_NET_ERROR_TLS_EXPECTED, PR_DIAGNOSIS_PLAIN_ON_TLS_PORT },
    { PR_STEP_TLS, PR_NET_ERROR_NOT_TLS, PR_DIAGNOSIS_TLS_ON_PLAIN_PORT },
    { PR_STEP_TLS, PR_NET_ERROR_TLS_VERSION, PR_DIAGNOSIS_TLS_VERSION_TOO_OLD },
    { PR_STEP_TLS, PR_NET_ERROR_TLS_CLIENT_CERTIFICATE, PR_DIAGNOSIS_CLIENT_CERTIFICATE_REQUIRED },
    { PR_STEP_TLS, PR_NET_ERROR_TLS_HANDSHAKE, PR_DIAGNOSIS_TLS_HANDSHAKE_FAILED },
    /* Without a session there is nothing that says which fault it was. */
    { PR_STEP_TLS, PR_NET_ERROR_TLS_CERTIFICATE, PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED },
  };

  assert_rows (PR_NET_ERROR, rows, G_N_ELEMENTS (rows));
}

static void
test_protocol (void)
{
  static const Row rows[] = {
    { PR_STEP_SIGN_IN, PR_PROTOCOL_ERROR_REFUSED, PR_DIAGNOSIS_UNCLASSIFIED },
    { PR_STEP_SIGN_IN, PR_PROTOCOL_ERROR_MECHANISM_REFUSED,
      PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED },
    { PR_STEP_GREETING, PR_PROTOCOL_ERROR_MALFORMED, PR_DIAGNOSIS_PROTOCOL_ERROR },
    { PR_STEP_GREETING, PR_PROTOCOL_ERROR_TOO_LONG, PR_DIAGNOSIS_PROTOCOL_ERROR },
    { PR_STEP_GREETING, PR_PROTOCOL_ERROR_WRONG_SERVICE, PR_DIAGNOSIS_WRONG_SERVICE },
    { PR_STEP_STARTTLS, PR_PROTOCOL_ERROR_NOT_OFFERED, PR_DIAGNOSIS_STARTTLS_NOT_OFFERED },
    { PR_STEP_SIGN_IN, PR_PROTOCOL_ERROR_NOT_OFFERED, PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED },
    { PR_STEP_SENDER, PR_PROTOCOL_ERROR_NOT_OFFERED, PR_DIAGNOSIS_SENDER_REJECTED },
    { PR_STEP_MAILBOX, PR_PROTOCOL_ERROR_NOT_OFFERED, PR_DIAGNOSIS_COMMAND_REJECTED },
    { PR_STEP_SIGN_IN, PR_PROTOCOL_ERROR_ARGUMENT, PR_DIAGNOSIS_WRONG_CREDENTIALS },
    { PR_STEP_RECIPIENT, PR_PROTOCOL_ERROR_ARGUMENT, PR_DIAGNOSIS_RECIPIENT_INVALID },
  };

  assert_rows (PR_PROTOCOL_ERROR, rows, G_N_ELEMENTS (rows));
}

static void
test_sign_in (void)
{
  static const Row sasl_rows[] = {
    { PR_STEP_SIGN_IN, PR_SASL_ERROR_CREDENTIALS, PR_DIAGNOSIS_WRONG_CREDENTIALS },
    { PR_STEP_SIGN_IN, PR_SASL_ERROR_CHANNEL_BINDING, PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED },
    { PR_STEP_SIGN_IN, PR_SASL_ERROR_CRYPTO, PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED },
    { PR_STEP_SIGN_IN, PR_SASL_ERROR_CHALLENGE, PR_DIAGNOSIS_PROTOCOL_ERROR },
    { PR_STEP_SIGN_IN, PR_SASL_ERROR_NONCE, PR_DIAGNOSIS_PROTOCOL_ERROR },
    { PR_STEP_SIGN_IN, PR_SASL_ERROR_SERVER_SIGNATURE, PR_DIAGNOSIS_PROTOCOL_ERROR },
  };
  static const Row rows[] = {
    { PR_STEP_SIGN_IN, PR_SIGN_IN_ERROR_NO_MECHANISM, PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED },
    { PR_STEP_SIGN_IN, PR_SIGN_IN_ERROR_NOT_ENCRYPTED, PR_DIAGNOSIS_AUTH_ENCRYPTION_REQUIRED },
    { PR_STEP_SIGN_IN, PR_SIGN_IN_ERROR_LOGIN_DISABLED, PR_DIAGNOSIS_AUTH_ENCRYPTION_REQUIRED },
    { PR_STEP_SIGN_IN, PR_SIGN_IN_ERROR_TLS_FIRST, PR_DIAGNOSIS_STARTTLS_REQUIRED },
    { PR_STEP_SIGN_IN, PR_SIGN_IN_ERROR_NO_SECRET, PR_DIAGNOSIS_AUTH_REQUIRED },
  };
  static const Row foreign_rows[] = {
    { PR_STEP_CONNECT, G_IO_ERROR_FAILED, PR_DIAGNOSIS_UNCLASSIFIED },
  };

  assert_rows (PR_SASL_ERROR, sasl_rows, G_N_ELEMENTS (sasl_rows));
  assert_rows (PR_SIGN_IN_ERROR, rows, G_N_ELEMENTS (rows));
  assert_rows (G_IO_ERROR, foreign_rows, G_N_ELEMENTS (foreign_rows));
}

/* Nobody mistypes a token. */
static void
test_token (void)
{
  g_autoptr (PrService) service = service_new (PR_PROTOCOL_IMAP);
  g_autoptr (GError) wrong =
      g_error_new_literal (PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS, "a control character");
  g_autoptr (GError) none =
      g_error_new_literal (PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_NO_SECRET, "there is none");
  PrFailure failure = failure_of (service, PR_STEP_SIGN_IN, wrong);

  failure.auth = PR_AUTH_OAUTHBEARER;
  g_assert_cmpint (pr_failure_classify (&failure), ==, PR_DIAGNOSIS_OAUTH_TOKEN_REJECTED);
  failure.error = none;
  g_assert_cmpint (pr_failure_classify (&failure), ==, PR_DIAGNOSIS_OAUTH_REQUIRED);
}

static PrReply *
reply_new (PrProtocol protocol, guint code, const char *text)
{
  GPtrArray *lines = pr_reply_lines_new ();

  g_ptr_array_add (lines, g_bytes_new (text, strlen (text)));
  return pr_reply_new (protocol, PR_REPLY_NO, code, NULL, lines);
}

static void
test_replies (void)
{
  static const struct
  {
    PrStepId step;
    guint code;
    const char *text;
    PrDiagnosisId id;
  } rows[] = {
    /* Words beat the step, the step beats the code. */
    { PR_STEP_SIGN_IN, 535, "5.7.8 Error: authentication failed", PR_DIAGNOSIS_WRONG_CREDENTIALS },
    { PR_STEP_STARTTLS, 454, "4.3.0 no", PR_DIAGNOSIS_STARTTLS_REFUSED },
    { PR_STEP_CAPABILITIES, 501, "no", PR_DIAGNOSIS_HELO_REJECTED },
    { PR_STEP_SENDER, 501, "no", PR_DIAGNOSIS_SENDER_REJECTED },
    { PR_STEP_SENDER, 530, "no", PR_DIAGNOSIS_STARTTLS_REQUIRED },
    { PR_STEP_SENDER, 552, "5.2.2 mailbox full", PR_DIAGNOSIS_MAILBOX_FULL },
    { PR_STEP_RECIPIENT, 552, "5.2.2 mailbox full", PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL },
    { PR_STEP_RECIPIENT, 550, "5.1.1 User unknown in virtual mailbox table",
      PR_DIAGNOSIS_RECIPIENT_UNKNOWN },
    { PR_STEP_RECIPIENT, 554, "5.7.1 <bob@example.net>: Relay access denied",
      PR_DIAGNOSIS_RELAY_DENIED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrService) service = service_new (PR_PROTOCOL_SMTP);
      g_autoptr (PrReply) reply = reply_new (PR_PROTOCOL_SMTP, rows[i].code, rows[i].text);
      g_autoptr (GError) error =
          g_error_new_literal (PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED, "not shown");
      g_autofree char *evidence = pr_reply_dup_evidence (reply);
      PrFailure failure = failure_of (service, rows[i].step, error);
      g_autoptr (PrDiagnosis) diagnosis = NULL;

      failure.reply = reply;
      diagnosis = pr_failure_diagnose (&failure);
      g_assert_cmpstr (pr_diagnosis_id_get_word (pr_diagnosis_get_id (diagnosis)), ==,
                       pr_diagnosis_id_get_word (rows[i].id));
      g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, evidence);
      g_assert_cmpint (pr_diagnosis_get_code (diagnosis), ==, (int) rows[i].code);
    }
}

/* A reply that is no part of the trouble is no evidence either. */
static void
test_reply_of_before (void)
{
  g_autoptr (PrService) service = service_new (PR_PROTOCOL_SMTP);
  g_autoptr (PrReply) reply = reply_new (PR_PROTOCOL_SMTP, 250, "fine");
  g_autoptr (GError) error =
      g_error_new_literal (PR_NET_ERROR, PR_NET_ERROR_CLOSED, "the other side closed it");
  PrFailure failure = failure_of (service, PR_STEP_SENDER, error);
  g_autoptr (PrDiagnosis) diagnosis = NULL;

  failure.reply = reply;
  diagnosis = pr_failure_diagnose (&failure);
  g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, "the other side closed it");
  g_assert_cmpint (pr_diagnosis_get_code (diagnosis), ==, 0);
}

static void
test_first_words (void)
{
  static const struct
  {
    const char *words;
    PrDiagnosisId id;
  } rows[] = {
    { "220 mx.test ESMTP", PR_DIAGNOSIS_TLS_ON_PLAIN_PORT },
    { "HTTP/1.1 400 Bad Request", PR_DIAGNOSIS_WRONG_SERVICE },
    { "<!doctype html>", PR_DIAGNOSIS_WRONG_SERVICE },
    { "SSH-2.0-OpenSSH_9.2", PR_DIAGNOSIS_WRONG_SERVICE },
    { "SS", PR_DIAGNOSIS_TLS_ON_PLAIN_PORT },
  };

  g_test_summary ("What is said in place of TLS tells what is there, and is the evidence");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrService) service = service_new (PR_PROTOCOL_SMTP);
      g_autoptr (GError) error =
          g_error_new_literal (PR_NET_ERROR, PR_NET_ERROR_NOT_TLS, "that is not TLS");
      PrFailure failure = failure_of (service, PR_STEP_TLS, error);
      g_autoptr (PrDiagnosis) diagnosis = NULL;

      failure.first_words = rows[i].words;
      diagnosis = pr_failure_diagnose (&failure);
      g_assert_cmpint (pr_diagnosis_get_id (diagnosis), ==, rows[i].id);
      g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, rows[i].words);
    }
}

static void
test_found_service (void)
{
  g_autoptr (PrService) service = service_new (PR_PROTOCOL_IMAP);
  g_autoptr (GError) error =
      g_error_new_literal (PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_WRONG_SERVICE, "\x15\x03");
  PrFailure failure = failure_of (service, PR_STEP_GREETING, error);

  failure.found_service = "TLS";
  g_assert_cmpint (pr_failure_classify (&failure), ==, PR_DIAGNOSIS_PLAIN_ON_TLS_PORT);
  failure.found_service = "SMTP";
  g_assert_cmpint (pr_failure_classify (&failure), ==, PR_DIAGNOSIS_WRONG_SERVICE);
}

/* The state of the network counts where it explains what was seen, and nowhere else. */
static void
test_network (void)
{
  static const struct
  {
    PrStepId step;
    PrNetError code;
    PrDiagnosisId offline;
    PrDiagnosisId portal;
    PrDiagnosisId blocked;
  } rows[] = {
    { PR_STEP_RESOLVE, PR_NET_ERROR_HOST_NOT_FOUND, PR_DIAGNOSIS_OFFLINE,
      PR_DIAGNOSIS_CAPTIVE_PORTAL, PR_DIAGNOSIS_HOST_NOT_FOUND },
    { PR_STEP_RESOLVE, PR_NET_ERROR_DNS_FAILURE, PR_DIAGNOSIS_OFFLINE, PR_DIAGNOSIS_CAPTIVE_PORTAL,
      PR_DIAGNOSIS_DNS_FAILURE },
    { PR_STEP_CONNECT, PR_NET_ERROR_UNREACHABLE, PR_DIAGNOSIS_OFFLINE, PR_DIAGNOSIS_CAPTIVE_PORTAL,
      PR_DIAGNOSIS_NETWORK_UNREACHABLE },
    { PR_STEP_CONNECT, PR_NET_ERROR_REFUSED, PR_DIAGNOSIS_CONNECTION_REFUSED,
      PR_DIAGNOSIS_CAPTIVE_PORTAL, PR_DIAGNOSIS_CONNECTION_REFUSED },
    { PR_STEP_CONNECT, PR_NET_ERROR_CONNECT_TIMED_OUT, PR_DIAGNOSIS_CONNECTION_TIMED_OUT,
      PR_DIAGNOSIS_CAPTIVE_PORTAL, PR_DIAGNOSIS_PORTS_BLOCKED },
    { PR_STEP_TLS, PR_NET_ERROR_TLS_CERTIFICATE, PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED,
      PR_DIAGNOSIS_CAPTIVE_PORTAL, PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED },
    { PR_STEP_GREETING, PR_NET_ERROR_CLOSED, PR_DIAGNOSIS_CONNECTION_CLOSED,
      PR_DIAGNOSIS_CAPTIVE_PORTAL, PR_DIAGNOSIS_CONNECTION_CLOSED },
    { PR_STEP_SIGN_IN, PR_NET_ERROR_CLOSED, PR_DIAGNOSIS_CONNECTION_CLOSED,
      PR_DIAGNOSIS_CONNECTION_CLOSED, PR_DIAGNOSIS_CONNECTION_CLOSED },
    { PR_STEP_TLS, PR_NET_ERROR_TLS_VERSION, PR_DIAGNOSIS_TLS_VERSION_TOO_OLD,
      PR_DIAGNOSIS_TLS_VERSION_TOO_OLD, PR_DIAGNOSIS_TLS_VERSION_TOO_OLD },
  };
  g_autoptr (PrService) service = service_new (PR_PROTOCOL_IMAP);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (PR_NET_ERROR, rows[i].code, "seen");
      PrFailure failure = failure_of (service, rows[i].step, error);
      PrDiagnosisId plain = pr_failure_classify (&failure);

      failure.network = PR_NETWORK_THERE;
      g_assert_cmpint (pr_failure_classify (&failure), ==, plain);
      failure.network = PR_NETWORK_OFFLINE;
      g_assert_cmpint (pr_failure_classify (&failure), ==, rows[i].offline);
      failure.network = PR_NETWORK_PORTAL;
      g_assert_cmpint (pr_failure_classify (&failure), ==, rows[i].portal);
      g_assert_cmpint (pr_failure_may_be_network (&failure), ==,
                       rows[i].offline != plain || rows[i].portal != plain);
      failure.network = PR_NETWORK_UNKNOWN;
      failure.port_is_blocked = TRUE;
      g_assert_cmpint (pr_failure_classify (&failure), ==, rows[i].blocked);
    }
}

static char *
dup_explanation (const PrFailure *failure)
{
  g_autoptr (PrDiagnosis) diagnosis = pr_failure_diagnose (failure);

  return g_strdup (pr_diagnosis_get_explanation (diagnosis));
}

/* Cisco’s inspection is told by what it makes of a greeting or of STARTTLS. */
static void
test_masked (void)
{
  static const struct
  {
    const char *greeting;
    const char *capabilities[3];
    gboolean masked;
  } rows[] = {
    { "mx.test ESMTP", { "SIZE" }, FALSE },
    { "**************", { "SIZE" }, TRUE },
    { "*** a few stars ***", { "SIZE" }, FALSE },
    { "mx.test", { "SIZE", "XXXXXXXA" }, TRUE },
    { "mx.test", { "SIZE", "XXX" }, FALSE },
    { NULL, { NULL }, FALSE },
  };
  g_autoptr (PrService) service = service_new (PR_PROTOCOL_SMTP);
  g_autoptr (GError) error =
      g_error_new_literal (PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED, "STARTTLS");
  PrFailure failure = failure_of (service, PR_STEP_STARTTLS, error);
  g_autofree char *plain = dup_explanation (&failure);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *explanation = NULL;

      failure.greeting = rows[i].greeting;
      failure.capabilities = rows[i].capabilities[0] == NULL ? NULL : rows[i].capabilities;
      explanation = dup_explanation (&failure);
      g_assert_cmpint (strcmp (explanation, plain) != 0, ==, rows[i].masked);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure/net", test_net);
  g_test_add_func ("/failure/protocol", test_protocol);
  g_test_add_func ("/failure/sign-in", test_sign_in);
  g_test_add_func ("/failure/token", test_token);
  g_test_add_func ("/failure/replies", test_replies);
  g_test_add_func ("/failure/reply-of-before", test_reply_of_before);
  g_test_add_func ("/failure/first-words", test_first_words);
  g_test_add_func ("/failure/found-service", test_found_service);
  g_test_add_func ("/failure/network", test_network);
  g_test_add_func ("/failure/masked", test_masked);
  return g_test_run ();
}
