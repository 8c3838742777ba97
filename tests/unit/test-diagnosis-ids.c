/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis-ids.h"

/* The list as it was agreed on, typed anew: whoever renames a word or moves a row breaks scripts,
 * saved reports and translations, and is told so here. */
static const struct
{
  const char *word;
  const char *party;
  const char *again;
} agreed[] = {
  { "offline", "network", "later" },
  { "host-not-found", "you", "no" },
  { "dns-failure", "network", "later" },
  { "connection-refused", "you", "no" },
  { "connection-timed-out", "you", "no" },
  { "connection-failed", "you", "no" },
  { "ports-blocked", "network", "no" },
  { "captive-portal", "network", "no" },
  { "network-unreachable", "network", "later" },
  { "connection-closed", "provider", "later" },
  { "response-timed-out", "provider", "later" },
  { "proxy-failed", "network", "no" },
  { "tls-on-plain-port", "you", "no" },
  { "plain-on-tls-port", "you", "no" },
  { "starttls-not-offered", "you", "no" },
  { "starttls-refused", "provider", "later" },
  { "starttls-required", "you", "no" },
  { "certificate-expired", "provider", "no" },
  { "certificate-not-yet-valid", "you", "no" },
  { "certificate-self-signed", "provider", "no" },
  { "certificate-untrusted", "provider", "no" },
  { "certificate-name-mismatch", "you", "no" },
  { "certificate-revoked", "provider", "no" },
  { "certificate-weak", "provider", "no" },
  { "tls-version-too-old", "provider", "no" },
  { "tls-intercepted", "network", "no" },
  { "client-certificate-required", "provider", "no" },
  { "tls-handshake-failed", "provider", "no" },
  { "wrong-service", "you", "no" },
  { "protocol-error", "provider", "no" },
  { "command-rejected", "provider", "no" },
  { "bad-sequence", "provider", "no" },
  { "helo-rejected", "you", "no" },
  { "wrong-credentials", "you", "no" },
  { "app-password-required", "you", "no" },
  { "web-login-required", "you", "no" },
  { "oauth-required", "you", "no" },
  { "oauth-token-rejected", "you", "no" },
  { "auth-required", "you", "no" },
  { "auth-mechanism-unsupported", "you", "no" },
  { "auth-encryption-required", "you", "no" },
  { "auth-temporary-failure", "provider", "later" },
  { "auth-too-many-attempts", "provider", "later" },
  { "password-expired", "you", "no" },
  { "account-disabled", "provider", "no" },
  { "access-disabled", "you", "no" },
  { "sign-in-blocked", "provider", "no" },
  { "mailbox-in-use", "you", "later" },
  { "mailbox-not-accessible", "provider", "no" },
  { "mailbox-full", "you", "no" },
  { "sender-not-allowed", "you", "no" },
  { "sender-rejected", "you", "no" },
  { "sender-domain-not-found", "you", "no" },
  { "sender-authentication-failed", "provider", "no" },
  { "sending-limit-exceeded", "provider", "later" },
  { "sending-too-fast", "provider", "later" },
  { "too-many-connections", "provider", "later" },
  { "recipient-unknown", "recipient", "no" },
  { "recipient-invalid", "you", "no" },
  { "recipient-domain-not-found", "you", "no" },
  { "recipient-disabled", "recipient", "no" },
  { "recipient-mailbox-full", "recipient", "later" },
  { "recipient-rate-limited", "recipient", "later" },
  { "recipient-refused", "recipient", "no" },
  { "recipient-moved", "recipient", "no" },
  { "recipient-server-unreachable", "recipient", "later" },
  { "too-many-recipients", "message", "no" },
  { "relay-denied", "you", "no" },
  { "mailbox-unavailable", "recipient", "no" },
  { "spam-content", "message", "no" },
  { "content-blocked", "message", "no" },
  { "virus-detected", "message", "no" },
  { "blocklisted", "provider", "no" },
  { "poor-reputation", "provider", "later" },
  { "greylisted", "provider", "later" },
  { "missing-reverse-dns", "provider", "no" },
  { "recipient-requires-tls", "provider", "no" },
  { "policy-rejected", "provider", "no" },
  { "message-too-large", "message", "no" },
  { "message-malformed", "message", "no" },
  { "not-arrived", "provider", "later" },
  { "arrived-in-junk", "message", "no" },
  { "mail-loop", "provider", "no" },
  { "server-busy", "provider", "later" },
  { "server-temporary-failure", "provider", "later" },
  { "server-storage-full", "provider", "later" },
  { "server-misconfigured", "provider", "no" },
  { "service-unavailable", "provider", "no" },
  { "routing-error", "provider", "no" },
  { "transaction-failed", "provider", "no" },
  { "no-error", "nobody", "–" },
  { "unclassified", "provider", "–" },
};

static void
test_closed_list (void)
{
  g_assert_cmpint (PR_N_DIAGNOSES, ==, G_N_ELEMENTS (agreed));

  for (guint i = 0; i < G_N_ELEMENTS (agreed); i++)
    {
      PrDiagnosisId id = (PrDiagnosisId) i;
      PrDiagnosisId found = PR_N_DIAGNOSES;

      g_assert_cmpstr (pr_diagnosis_id_get_word (id), ==, agreed[i].word);
      g_assert_cmpstr (pr_party_get_word (pr_diagnosis_id_get_party (id)), ==, agreed[i].party);
      g_assert_cmpstr (pr_again_get_word (pr_diagnosis_id_get_again (id)), ==, agreed[i].again);
      g_assert_true (pr_diagnosis_id_from_word (agreed[i].word, &found));
      g_assert_cmpint (found, ==, id);
    }
}

static void
test_foreign_words (void)
{
  static const char *const words[] = { "", "Offline", "offline ", "wrong_credentials", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      PrDiagnosisId id = PR_DIAGNOSIS_NO_ERROR;

      g_assert_false (pr_diagnosis_id_from_word (words[i], &id));
      g_assert_cmpint (id, ==, PR_DIAGNOSIS_NO_ERROR);
    }
}

static void
test_labels (void)
{
  for (int party = PR_PARTY_YOU; party <= PR_PARTY_NOBODY; party++)
    for (int other = PR_PARTY_YOU; other < party; other++)
      g_assert_cmpstr (pr_party_get_label ((PrParty) party), !=,
                       pr_party_get_label ((PrParty) other));

  g_assert_nonnull (pr_again_get_label (PR_AGAIN_NO));
  g_assert_nonnull (pr_again_get_label (PR_AGAIN_LATER));
  g_assert_null (pr_again_get_label (PR_AGAIN_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnosis-ids/closed-list", test_closed_list);
  g_test_add_func ("/diagnosis-ids/foreign-words", test_foreign_words);
  g_test_add_func ("/diagnosis-ids/labels", test_labels);
  return g_test_run ();
}
