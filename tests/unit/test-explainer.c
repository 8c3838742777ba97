/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explainer.h"

#include <string.h>

static void
check (const PrExplainContext *context, const char *text, const char *id, const char *evidence)
{
  g_autoptr (PrExplainer) explainer = pr_explainer_new (context);
  g_autoptr (PrDiagnosis) diagnosis = pr_explainer_explain (explainer, text);

  g_test_message ("%s", text);
  g_assert_cmpstr (pr_diagnosis_id_get_word (pr_diagnosis_get_id (diagnosis)), ==, id);
  if (evidence != NULL)
    g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, evidence);
}

/* What people paste: a reply, a window's words, a talk, a line of a log. */
static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *id;
    const char *evidence;
  } rows[] = {
    { "", "unclassified", "" },
    { "  550 5.1.1 User unknown\r\n", "recipient-unknown", "550 5.1.1 User unknown" },
    { "250 2.0.0 Ok", "no-error", NULL },
    { "purple", "unclassified", "purple" },
    { "Login to server imap.example.org with username ann@example.org\nfailed.",
      "wrong-credentials",
      "Login to server imap.example.org with username ann@example.org failed." },
    { "An error occurred sending mail: Unable to authenticate to Outgoing server (SMTP) "
      "smtp.example.org. The server does not support\nauthentication method CRAM-MD5. Please check "
      "the account settings.",
      "auth-mechanism-unsupported", NULL },
    { "Sending of the message failed.\nAn error occurred while sending mail. The mail server "
      "responded:\n5.7.1 <bob@example.org>: Relay access denied.\nPlease check the message "
      "recipient “bob@example.org” and try again.",
      "relay-denied", NULL },
    { "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using\nzen.spamhaus.org",
      "blocklisted", NULL },
    { "220 smtp.example.org ESMTP\nEHLO laptop\n250-smtp.example.org\n250 AUTH PLAIN LOGIN\n"
      "AUTH LOGIN\n334 VXNlcm5hbWU6\n334 UGFzc3dvcmQ6\n535 5.7.8 Error: authentication failed",
      "wrong-credentials", "535 5.7.8 Error: authentication failed" },
    { "* OK ready\na LOGIN x y\na NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
      "wrong-credentials", NULL },
    { "Nov 21 10:00:07 mail postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 "
      "5.7.1 <bob@example.com>: Relay access denied; from=<a@example.net> to=<bob@example.com> "
      "proto=ESMTP helo=<x>",
      "relay-denied", "554 5.7.1 <bob@example.com>: Relay access denied" },
    { "Hello,\nI always get this:\n\nhost mx.example.org[203.0.113.25] said: 552 5.2.2 mailbox "
      "full\n\nWhat can I do?",
      "recipient-mailbox-full", NULL },
    { "Host1: Socket successfully converted to SSL\nHost1: imap.example.org says it has CAPABILITY "
      "for AUTHENTICATE LOGIN\nHost1 failure: Error login on [imap.example.org] with user [ann] "
      "auth [PLAIN]: 4 NO [AUTHENTICATIONFAILED] Authentication failed.",
      "wrong-credentials", NULL },
    { "com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.example.org, "
      "465; timeout -1;\n  nested exception is:\n\tjava.net.ConnectException: failed to connect to "
      "smtp.example.org/2001:db8::6c (port 465) after 90000ms: isConnected failed: ENETUNREACH "
      "(Network is unreachable)\n    at com.sun.mail.smtp.SMTPTransport.openServer(SMTP.java:2100)",
      "network-unreachable", NULL },
    { "Error:\n   0: cannot build IMAP client\n   1: cannot authenticate to IMAP server using SASL "
      "PLAIN mechanism\n   2: cannot resolve IMAP task\n   3: unexpected NO response: AUTHENTICATE "
      "failed.",
      "wrong-credentials", NULL },
    { "=== Connected to mail.example.org.\n<-  220 mail.example.org ESMTP\n -> EHLO laptop\n"
      "<-  250 STARTTLS\n -> RCPT TO:<bob@example.com>\n<** 554 5.7.1 <bob@example.com>: Relay "
      "access denied\n -> QUIT\n<-  221 2.0.0 Bye",
      "relay-denied", NULL },
    { "Si è verificato un errore durante l’invio della posta. Il server ha risposto: 552 5.2.2 "
      "Mailbox full. Controllare il destinatario e riprovare.",
      "recipient-mailbox-full", NULL },
    { "メール送信中にエラーが発生しました。メールサーバーからの応答： 5.7.1 Authentication required。"
      "メッセージの受信者を確認してください。",
      "auth-required", NULL },
    { "220 ********************2******0****", "wrong-service", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check (NULL, rows[i].text, rows[i].id, rows[i].evidence);
}

/* What is known besides decides where the text does not. */
static void
test_context (void)
{
  const PrExplainContext sign_in = {
    .has_protocol = TRUE, .protocol = PR_PROTOCOL_SMTP, .has_step = TRUE, .step = PR_STEP_SIGN_IN
  };
  const PrExplainContext smtp = { .has_protocol = TRUE, .protocol = PR_PROTOCOL_SMTP };
  const PrExplainContext connect = {
    .has_protocol = TRUE, .protocol = PR_PROTOCOL_SMTP, .has_step = TRUE, .step = PR_STEP_CONNECT
  };
  const PrExplainContext full = {
    .has_protocol = TRUE, .protocol = PR_PROTOCOL_IMAP, .has_step = TRUE, .step = PR_STEP_MAILBOX
  };

  check (&sign_in, "454 4.7.0 hiccup", "auth-temporary-failure", NULL);

  /* That the account's protocol is given does not make a server of the program. */
  check (&smtp, "Connection refused by smtp.example.org", "connection-refused", NULL);
  check (&smtp, "User unknown", "recipient-unknown", NULL);
  check (&connect, "The server “smtp.example.org” cannot be contacted", "connection-failed", NULL);
  check (&full, "Quota exceeded", "mailbox-full", NULL);
}

static void
test_provider (void)
{
  const PrExplainContext known = { .email = "ann@gmail.com" };
  const PrExplainContext unknown = { .email = "ann@nobody.example" };
  g_autoptr (PrExplainer) explainer = pr_explainer_new (&known);
  g_autoptr (PrExplainer) other = pr_explainer_new (&unknown);
  g_autoptr (PrDiagnosis) diagnosis = pr_explainer_explain (explainer, "535-5.7.8 not accepted");

  g_assert_cmpstr (pr_provider_get_id (pr_explainer_get_provider (explainer)), ==, "gmail");
  g_assert_cmpint (pr_diagnosis_get_code (diagnosis), ==, 535);
  g_assert_cmpstr (pr_diagnosis_get_enhanced_code (diagnosis), ==, "5.7.8");
  g_assert_cmpint (pr_fix_get_kind (pr_diagnosis_get_fix (diagnosis, 0)), ==, PR_FIX_LINK);
  g_assert_null (pr_explainer_get_provider (other));
}

static void
check_words (const char *text, const char *words)
{
  const PrExplainContext context = { .email = "ann@example.com" };
  g_autoptr (PrExplainer) explainer = pr_explainer_new (&context);
  g_autoptr (PrDiagnosis) diagnosis = pr_explainer_explain (explainer, text);
  const char *said = pr_diagnosis_get_explanation (diagnosis);

  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, words));
}

/* The words are about whom and what the text names. */
static void
test_names (void)
{
  check_words ("550 5.1.1 <bob@example.org>: User unknown", "bob@example.org");
  check_words ("host mx.example.org[192.0.2.9] said: 452 4.2.2 Mailbox full, <ann@example.com> to "
               "<bob@example.org>",
               "bob@example.org");
  check_words ("554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org.",
               "zen.spamhaus.org");
  check_words ("550 5.1.1 User unknown", "no mailbox with this address");

  /* A message to oneself. */
  check_words ("550 5.1.1 <ann@example.com>: User unknown", "It is your own address");
  check_words ("550 5.7.1 <ann@example.com>: Recipient address rejected: Access denied",
               "It is your own address");
  check_words ("450 <ann@example.com>: mailbox unavailable", "to your own address");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/explainer/texts", test_texts);
  g_test_add_func ("/explainer/context", test_context);
  g_test_add_func ("/explainer/provider", test_provider);
  g_test_add_func ("/explainer/names", test_names);
  return g_test_run ();
}
