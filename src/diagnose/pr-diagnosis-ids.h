/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PrParty:
 * @PR_PARTY_YOU: a setting or the password
 * @PR_PARTY_NETWORK: this computer, or the way to the server
 * @PR_PARTY_PROVIDER: the mail provider's server, or the account there
 * @PR_PARTY_RECIPIENT: the other side
 * @PR_PARTY_MESSAGE: what is being sent
 * @PR_PARTY_NOBODY: there is no error
 *
 * Who has to act.
 */
typedef enum
{
  PR_PARTY_YOU,
  PR_PARTY_NETWORK,
  PR_PARTY_PROVIDER,
  PR_PARTY_RECIPIENT,
  PR_PARTY_MESSAGE,
  PR_PARTY_NOBODY,
} PrParty;

/**
 * PrAgain:
 * @PR_AGAIN_NONE: the question does not arise, or nobody knows
 *
 * Whether trying again unchanged can help.
 */
typedef enum
{
  PR_AGAIN_NO,
  PR_AGAIN_LATER,
  PR_AGAIN_NONE,
} PrAgain;

/**
 * PR_DIAGNOSIS_IDS:
 * @X: a macro of four arguments: the name, the word, the party, and whether trying again can help
 *
 * The closed list. The words are stable: scripts, tests, exported reports and translations key on
 * them. Add one only where no other tells the user what to do differently, and never rename one.
 */
#define PR_DIAGNOSIS_IDS(X)                                                                        \
  /* Reaching the server */                                                                        \
  X (OFFLINE, "offline", NETWORK, LATER)                                                           \
  X (HOST_NOT_FOUND, "host-not-found", YOU, NO)                                                    \
  X (DNS_FAILURE, "dns-failure", NETWORK, LATER)                                                   \
  X (CONNECTION_REFUSED, "connection-refused", YOU, NO)                                            \
  X (CONNECTION_TIMED_OUT, "connection-timed-out", YOU, NO)                                        \
  X (CONNECTION_FAILED, "connection-failed", YOU, NO)                                              \
  X (PORTS_BLOCKED, "ports-blocked", NETWORK, NO)                                                  \
  X (CAPTIVE_PORTAL, "captive-portal", NETWORK, NO)                                                \
  X (NETWORK_UNREACHABLE, "network-unreachable", NETWORK, LATER)                                   \
  X (CONNECTION_CLOSED, "connection-closed", PROVIDER, LATER)                                      \
  X (RESPONSE_TIMED_OUT, "response-timed-out", PROVIDER, LATER)                                    \
  X (PROXY_FAILED, "proxy-failed", NETWORK, NO)                                                    \
  /* Encryption */                                                                                 \
  X (TLS_ON_PLAIN_PORT, "tls-on-plain-port", YOU, NO)                                              \
  X (PLAIN_ON_TLS_PORT, "plain-on-tls-port", YOU, NO)                                              \
  X (STARTTLS_NOT_OFFERED, "starttls-not-offered", YOU, NO)                                        \
  X (STARTTLS_REFUSED, "starttls-refused", PROVIDER, LATER)                                        \
  X (STARTTLS_REQUIRED, "starttls-required", YOU, NO)                                              \
  X (CERTIFICATE_EXPIRED, "certificate-expired", PROVIDER, NO)                                     \
  X (CERTIFICATE_NOT_YET_VALID, "certificate-not-yet-valid", YOU, NO)                              \
  X (CERTIFICATE_SELF_SIGNED, "certificate-self-signed", PROVIDER, NO)                             \
  X (CERTIFICATE_UNTRUSTED, "certificate-untrusted", PROVIDER, NO)                                 \
  X (CERTIFICATE_NAME_MISMATCH, "certificate-name-mismatch", YOU, NO)                              \
  X (CERTIFICATE_REVOKED, "certificate-revoked", PROVIDER, NO)                                     \
  X (CERTIFICATE_WEAK, "certificate-weak", PROVIDER, NO)                                           \
  X (TLS_VERSION_TOO_OLD, "tls-version-too-old", PROVIDER, NO)                                     \
  X (TLS_INTERCEPTED, "tls-intercepted", NETWORK, NO)                                              \
  X (CLIENT_CERTIFICATE_REQUIRED, "client-certificate-required", PROVIDER, NO)                     \
  X (TLS_HANDSHAKE_FAILED, "tls-handshake-failed", PROVIDER, NO)                                   \
  /* Talking to the server */                                                                      \
  X (WRONG_SERVICE, "wrong-service", YOU, NO)                                                      \
  X (PROTOCOL_ERROR, "protocol-error", PROVIDER, NO)                                               \
  X (COMMAND_REJECTED, "command-rejected", PROVIDER, NO)                                           \
  X (BAD_SEQUENCE, "bad-sequence", PROVIDER, NO)                                                   \
  X (HELO_REJECTED, "helo-rejected", YOU, NO)                                                      \
  /* Signing in */                                                                                 \
  X (WRONG_CREDENTIALS, "wrong-credentials", YOU, NO)                                              \
  X (APP_PASSWORD_REQUIRED, "app-password-required", YOU, NO)                                      \
  X (WEB_LOGIN_REQUIRED, "web-login-required", YOU, NO)                                            \
  X (OAUTH_REQUIRED, "oauth-required", YOU, NO)                                                    \
  X (OAUTH_TOKEN_REJECTED, "oauth-token-rejected", YOU, NO)                                        \
  X (AUTH_REQUIRED, "auth-required", YOU, NO)                                                      \
  X (AUTH_MECHANISM_UNSUPPORTED, "auth-mechanism-unsupported", YOU, NO)                            \
  X (AUTH_ENCRYPTION_REQUIRED, "auth-encryption-required", YOU, NO)                                \
  X (AUTH_TEMPORARY_FAILURE, "auth-temporary-failure", PROVIDER, LATER)                            \
  X (AUTH_TOO_MANY_ATTEMPTS, "auth-too-many-attempts", PROVIDER, LATER)                            \
  X (PASSWORD_EXPIRED, "password-expired", YOU, NO)                                                \
  X (ACCOUNT_DISABLED, "account-disabled", PROVIDER, NO)                                           \
  X (ACCESS_DISABLED, "access-disabled", YOU, NO)                                                  \
  X (SIGN_IN_BLOCKED, "sign-in-blocked", PROVIDER, NO)                                             \
  X (MAILBOX_IN_USE, "mailbox-in-use", YOU, LATER)                                                 \
  X (MAILBOX_NOT_ACCESSIBLE, "mailbox-not-accessible", PROVIDER, NO)                               \
  X (MAILBOX_FULL, "mailbox-full", YOU, NO)                                                        \
  /* Sending: the sender */                                                                        \
  X (SENDER_NOT_ALLOWED, "sender-not-allowed", YOU, NO)                                            \
  X (SENDER_REJECTED, "sender-rejected", YOU, NO)                                                  \
  X (SENDER_DOMAIN_NOT_FOUND, "sender-domain-not-found", YOU, NO)                                  \
  X (SENDER_AUTHENTICATION_FAILED, "sender-authentication-failed", PROVIDER, NO)                   \
  X (SENDING_LIMIT_EXCEEDED, "sending-limit-exceeded", PROVIDER, LATER)                            \
  X (SENDING_TOO_FAST, "sending-too-fast", PROVIDER, LATER)                                        \
  X (TOO_MANY_CONNECTIONS, "too-many-connections", PROVIDER, LATER)                                \
  /* Sending: the recipient */                                                                     \
  X (RECIPIENT_UNKNOWN, "recipient-unknown", RECIPIENT, NO)                                        \
  X (RECIPIENT_INVALID, "recipient-invalid", YOU, NO)                                              \
  X (RECIPIENT_DOMAIN_NOT_FOUND, "recipient-domain-not-found", YOU, NO)                            \
  X (RECIPIENT_DISABLED, "recipient-disabled", RECIPIENT, NO)                                      \
  X (RECIPIENT_MAILBOX_FULL, "recipient-mailbox-full", RECIPIENT, LATER)                           \
  X (RECIPIENT_RATE_LIMITED, "recipient-rate-limited", RECIPIENT, LATER)                           \
  X (RECIPIENT_REFUSED, "recipient-refused", RECIPIENT, NO)                                        \
  X (RECIPIENT_MOVED, "recipient-moved", RECIPIENT, NO)                                            \
  X (RECIPIENT_SERVER_UNREACHABLE, "recipient-server-unreachable", RECIPIENT, LATER)               \
  X (TOO_MANY_RECIPIENTS, "too-many-recipients", MESSAGE, NO)                                      \
  X (RELAY_DENIED, "relay-denied", YOU, NO)                                                        \
  X (MAILBOX_UNAVAILABLE, "mailbox-unavailable", RECIPIENT, NO)                                    \
  /* Sending: policy and content */                                                                \
  X (SPAM_CONTENT, "spam-content", MESSAGE, NO)                                                    \
  X (CONTENT_BLOCKED, "content-blocked", MESSAGE, NO)                                              \
  X (VIRUS_DETECTED, "virus-detected", MESSAGE, NO)                                                \
  X (BLOCKLISTED, "blocklisted", PROVIDER, NO)                                                     \
  X (POOR_REPUTATION, "poor-reputation", PROVIDER, LATER)                                          \
  X (GREYLISTED, "greylisted", PROVIDER, LATER)                                                    \
  X (MISSING_REVERSE_DNS, "missing-reverse-dns", PROVIDER, NO)                                     \
  X (RECIPIENT_REQUIRES_TLS, "recipient-requires-tls", PROVIDER, NO)                               \
  X (POLICY_REJECTED, "policy-rejected", PROVIDER, NO)                                             \
  X (MESSAGE_TOO_LARGE, "message-too-large", MESSAGE, NO)                                          \
  X (MESSAGE_MALFORMED, "message-malformed", MESSAGE, NO)                                          \
  X (NOT_ARRIVED, "not-arrived", PROVIDER, LATER)                                                  \
  X (ARRIVED_IN_JUNK, "arrived-in-junk", MESSAGE, NO)                                              \
  X (MAIL_LOOP, "mail-loop", PROVIDER, NO)                                                         \
  /* The server itself */                                                                          \
  X (SERVER_BUSY, "server-busy", PROVIDER, LATER)                                                  \
  X (SERVER_TEMPORARY_FAILURE, "server-temporary-failure", PROVIDER, LATER)                        \
  X (SERVER_STORAGE_FULL, "server-storage-full", PROVIDER, LATER)                                  \
  X (SERVER_MISCONFIGURED, "server-misconfigured", PROVIDER, NO)                                   \
  X (SERVICE_UNAVAILABLE, "service-unavailable", PROVIDER, NO)                                     \
  X (ROUTING_ERROR, "routing-error", PROVIDER, NO)                                                 \
  X (TRANSACTION_FAILED, "transaction-failed", PROVIDER, NO)                                       \
  /* No error, or no idea */                                                                       \
  X (NO_ERROR, "no-error", NOBODY, NONE)                                                           \
  X (UNCLASSIFIED, "unclassified", PROVIDER, NONE)

/**
 * PrDiagnosisId:
 *
 * One of the closed list above, in its order.
 */
typedef enum
{
#define PR_DIAGNOSIS_ID_VALUE(name, word, party, again) PR_DIAGNOSIS_##name,
  PR_DIAGNOSIS_IDS (PR_DIAGNOSIS_ID_VALUE)
#undef PR_DIAGNOSIS_ID_VALUE
      PR_N_DIAGNOSES,
} PrDiagnosisId;

const char *pr_diagnosis_id_get_word (PrDiagnosisId id);
gboolean pr_diagnosis_id_from_word (const char *word, PrDiagnosisId *id);
PrParty pr_diagnosis_id_get_party (PrDiagnosisId id);
PrAgain pr_diagnosis_id_get_again (PrDiagnosisId id);

const char *pr_party_get_word (PrParty party);
const char *pr_party_get_label (PrParty party);
const char *pr_again_get_word (PrAgain again);
const char *pr_again_get_label (PrAgain again);
char *pr_diagnosis_id_dup_call (PrDiagnosisId id);

G_END_DECLS
