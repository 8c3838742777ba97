/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-failure.h"

#include "pr-classify.h"
#include "pr-interceptor.h"
#include "pr-net.h"
#include "pr-presets.h"
#include "pr-provider-fixes.h"
#include "pr-sign-in.h"

#include <string.h>

/* 2025-01-01: this program is younger than that, so a clock that shows less is wrong. */
#define FIRST_MOMENT_S G_GINT64_CONSTANT (1735689600)

/* Time zones are left aside, and a day that begins there while it ends here. */
#define CLOCK_TOLERANCE_DAYS 2

static PrDiagnosisId
classify_certificate (const PrTlsSession *tls)
{
  if (tls == NULL || pr_tls_session_get_n_faults (tls) == 0)
    return PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED;
  /* Whatever else is wrong with it, it is not the server's. */
  if (pr_interceptor_find (tls) != NULL)
    return PR_DIAGNOSIS_TLS_INTERCEPTED;

  switch (pr_tls_session_get_fault (tls, 0)->kind)
    {
    case PR_TLS_FAULT_REVOKED:
      return PR_DIAGNOSIS_CERTIFICATE_REVOKED;
    case PR_TLS_FAULT_SELF_SIGNED:
      return PR_DIAGNOSIS_CERTIFICATE_SELF_SIGNED;
    case PR_TLS_FAULT_NAME_MISMATCH:
      return PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH;
    case PR_TLS_FAULT_EXPIRED:
      return PR_DIAGNOSIS_CERTIFICATE_EXPIRED;
    case PR_TLS_FAULT_NOT_YET_VALID:
      return PR_DIAGNOSIS_CERTIFICATE_NOT_YET_VALID;
    case PR_TLS_FAULT_WEAK:
      return PR_DIAGNOSIS_CERTIFICATE_WEAK;
    case PR_TLS_FAULT_UNTRUSTED:
    case PR_TLS_FAULT_WRONG_PURPOSE:
    case PR_TLS_FAULT_OTHER:
    default:
      return PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED;
    }
}

static PrDiagnosisId
classify_not_tls (const PrFailure *self)
{
  static const char *const web[] = { "HTTP/", "<!DOCTYPE", "<html", "SSH-" };

  for (gsize i = 0; self->first_words != NULL && i < G_N_ELEMENTS (web); i++)
    if (g_ascii_strncasecmp (self->first_words, web[i], strlen (web[i])) == 0)
      return PR_DIAGNOSIS_WRONG_SERVICE;
  return PR_DIAGNOSIS_TLS_ON_PLAIN_PORT;
}

/* Which step ran out of time tells what kept silent. */
static PrDiagnosisId
classify_time_out (const PrFailure *self)
{
  switch (self->step)
    {
    case PR_STEP_RESOLVE:
      return PR_DIAGNOSIS_DNS_FAILURE;
    case PR_STEP_CONNECT:
      return PR_DIAGNOSIS_CONNECTION_TIMED_OUT;
    default:
      return PR_DIAGNOSIS_RESPONSE_TIMED_OUT;
    }
}

static PrDiagnosisId
classify_net (const PrFailure *self)
{
  switch ((PrNetError) self->error->code)
    {
    case PR_NET_ERROR_HOST_NOT_FOUND:
      return PR_DIAGNOSIS_HOST_NOT_FOUND;
    case PR_NET_ERROR_DNS_FAILURE:
    case PR_NET_ERROR_DNS_TIMED_OUT:
      return PR_DIAGNOSIS_DNS_FAILURE;
    case PR_NET_ERROR_REFUSED:
      return PR_DIAGNOSIS_CONNECTION_REFUSED;
    case PR_NET_ERROR_CONNECT_TIMED_OUT:
      return PR_DIAGNOSIS_CONNECTION_TIMED_OUT;
    case PR_NET_ERROR_UNREACHABLE:
      return PR_DIAGNOSIS_NETWORK_UNREACHABLE;
    case PR_NET_ERROR_CONNECT_FAILED:
      return PR_DIAGNOSIS_CONNECTION_FAILED;
    case PR_NET_ERROR_PROXY:
      return PR_DIAGNOSIS_PROXY_FAILED;
    case PR_NET_ERROR_TIMED_OUT:
    case PR_NET_ERROR_RUN_ENDED:
      return classify_time_out (self);
    case PR_NET_ERROR_CLOSED:
      return PR_DIAGNOSIS_CONNECTION_CLOSED;
    case PR_NET_ERROR_LINE_TOO_LONG:
    case PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS:
      return PR_DIAGNOSIS_PROTOCOL_ERROR;
    case PR_NET_ERROR_TLS_EXPECTED:
      return PR_DIAGNOSIS_PLAIN_ON_TLS_PORT;
    case PR_NET_ERROR_NOT_TLS:
      return classify_not_tls (self);
    case PR_NET_ERROR_TLS_VERSION:
      return PR_DIAGNOSIS_TLS_VERSION_TOO_OLD;
    case PR_NET_ERROR_TLS_CLIENT_CERTIFICATE:
      return PR_DIAGNOSIS_CLIENT_CERTIFICATE_REQUIRED;
    case PR_NET_ERROR_TLS_HANDSHAKE:
      return PR_DIAGNOSIS_TLS_HANDSHAKE_FAILED;
    case PR_NET_ERROR_TLS_CERTIFICATE:
      return classify_certificate (self->tls);
    default:
      return PR_DIAGNOSIS_UNCLASSIFIED;
    }
}

/* What a refusal means where its words say nothing of their own: which command it answers counts for
 * more than its code then. */
static PrDiagnosisId
classify_by_step (const PrFailure *self, PrDiagnosisId by_code)
{
  gboolean is_smtp = pr_service_get_protocol (self->service) == PR_PROTOCOL_SMTP;

  if (self->step == PR_STEP_STARTTLS)
    return PR_DIAGNOSIS_STARTTLS_REFUSED;
  if (self->step == PR_STEP_CAPABILITIES && is_smtp
      && (by_code == PR_DIAGNOSIS_POLICY_REJECTED || by_code == PR_DIAGNOSIS_COMMAND_REJECTED))
    return PR_DIAGNOSIS_HELO_REJECTED;
  /* RFC 3207 §4 and RFC 4954 §6 use it for what has to come first: TLS, or a sign-in. */
  if (pr_reply_get_code (self->reply) == 530)
    return self->tls != NULL ? PR_DIAGNOSIS_AUTH_REQUIRED : PR_DIAGNOSIS_STARTTLS_REQUIRED;
  return by_code;
}

static PrDiagnosisId
classify_reply (const PrFailure *self)
{
  g_autofree char *text = pr_reply_dup_text (self->reply);
  PrClassifyInput input = {
    .has_protocol = TRUE,
    .protocol = pr_service_get_protocol (self->service),
    .has_step = TRUE,
    .step = self->step,
    .code = pr_reply_get_code (self->reply),
    .enhanced_code = pr_reply_get_enhanced_code (self->reply),
    .bracket_code = pr_reply_get_bracket_code (self->reply),
    .text = text,
    .provider = pr_service_get_host (self->service),
  };
  PrClassification classification;
  PrDiagnosisId id = pr_classify_full (&input, &classification);

  return classification.basis >= PR_CLASSIFY_BY_BROAD_WORDS ? id : classify_by_step (self, id);
}

static PrDiagnosisId
classify_not_offered (const PrFailure *self)
{
  switch (self->step)
    {
    case PR_STEP_STARTTLS:
      return PR_DIAGNOSIS_STARTTLS_NOT_OFFERED;
    case PR_STEP_SIGN_IN:
      return PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED;
    case PR_STEP_SENDER:
      return PR_DIAGNOSIS_SENDER_REJECTED;
    default:
      return PR_DIAGNOSIS_COMMAND_REJECTED;
    }
}

static PrDiagnosisId
classify_protocol (const PrFailure *self)
{
  switch ((PrProtocolError) self->error->code)
    {
    case PR_PROTOCOL_ERROR_REFUSED:
      return self->reply == NULL ? PR_DIAGNOSIS_UNCLASSIFIED : classify_reply (self);
    case PR_PROTOCOL_ERROR_MECHANISM_REFUSED:
      return PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED;
    case PR_PROTOCOL_ERROR_MALFORMED:
    case PR_PROTOCOL_ERROR_TOO_LONG:
      return PR_DIAGNOSIS_PROTOCOL_ERROR;
    case PR_PROTOCOL_ERROR_WRONG_SERVICE:
      return g_strcmp0 (self->found_service, "TLS") == 0 ? PR_DIAGNOSIS_PLAIN_ON_TLS_PORT
                                                         : PR_DIAGNOSIS_WRONG_SERVICE;
    case PR_PROTOCOL_ERROR_NOT_OFFERED:
      return classify_not_offered (self);
    case PR_PROTOCOL_ERROR_ARGUMENT:
      return self->step == PR_STEP_SIGN_IN ? PR_DIAGNOSIS_WRONG_CREDENTIALS
                                           : PR_DIAGNOSIS_RECIPIENT_INVALID;
    default:
      return PR_DIAGNOSIS_UNCLASSIFIED;
    }
}

static PrDiagnosisId
classify_sasl (const GError *error)
{
  switch ((PrSaslError) error->code)
    {
    case PR_SASL_ERROR_CREDENTIALS:
      return PR_DIAGNOSIS_WRONG_CREDENTIALS;
    case PR_SASL_ERROR_CHANNEL_BINDING:
    case PR_SASL_ERROR_CRYPTO:
      return PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED;
    case PR_SASL_ERROR_CHALLENGE:
    case PR_SASL_ERROR_NONCE:
    case PR_SASL_ERROR_ITERATIONS:
    case PR_SASL_ERROR_SERVER_SIGNATURE:
    case PR_SASL_ERROR_SERVER_ERROR:
    default:
      return PR_DIAGNOSIS_PROTOCOL_ERROR;
    }
}

static gboolean
is_token (PrAuth auth)
{
  return auth == PR_AUTH_XOAUTH2 || auth == PR_AUTH_OAUTHBEARER;
}

static PrDiagnosisId
classify_sign_in (const PrFailure *self)
{
  switch ((PrSignInError) self->error->code)
    {
    case PR_SIGN_IN_ERROR_NOT_ENCRYPTED:
    case PR_SIGN_IN_ERROR_LOGIN_DISABLED:
      return PR_DIAGNOSIS_AUTH_ENCRYPTION_REQUIRED;
    case PR_SIGN_IN_ERROR_NO_SECRET:
      return is_token (self->auth) ? PR_DIAGNOSIS_OAUTH_REQUIRED : PR_DIAGNOSIS_AUTH_REQUIRED;
    case PR_SIGN_IN_ERROR_TLS_FIRST:
      return PR_DIAGNOSIS_STARTTLS_REQUIRED;
    case PR_SIGN_IN_ERROR_TOKENS_ONLY:
      return PR_DIAGNOSIS_OAUTH_REQUIRED;
    case PR_SIGN_IN_ERROR_APP_PASSWORD:
      return PR_DIAGNOSIS_APP_PASSWORD_REQUIRED;
    case PR_SIGN_IN_ERROR_NO_MECHANISM:
    default:
      return PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED;
    }
}

static PrDiagnosisId
classify_by_domain (const PrFailure *self)
{
  const GError *error = self->error;

  if (error->domain == PR_NET_ERROR)
    return classify_net (self);
  if (error->domain == PR_PROTOCOL_ERROR)
    return classify_protocol (self);
  if (error->domain == PR_SASL_ERROR)
    return classify_sasl (error);
  if (error->domain == PR_SIGN_IN_ERROR)
    return classify_sign_in (self);
  return PR_DIAGNOSIS_UNCLASSIFIED;
}

/* What it looks like where there is no network at all. */
static gboolean
fits_offline (PrDiagnosisId id)
{
  return id == PR_DIAGNOSIS_HOST_NOT_FOUND || id == PR_DIAGNOSIS_DNS_FAILURE
         || id == PR_DIAGNOSIS_NETWORK_UNREACHABLE;
}

/* What it looks like where a network leads everything astray until somebody has logged in to it: no
 * names, no ways, or its own server in every other's place. */
static gboolean
fits_portal (const PrFailure *self, PrDiagnosisId id)
{
  switch (id)
    {
    case PR_DIAGNOSIS_HOST_NOT_FOUND:
    case PR_DIAGNOSIS_DNS_FAILURE:
    case PR_DIAGNOSIS_NETWORK_UNREACHABLE:
    case PR_DIAGNOSIS_CONNECTION_REFUSED:
    case PR_DIAGNOSIS_CONNECTION_TIMED_OUT:
    case PR_DIAGNOSIS_CONNECTION_FAILED:
    case PR_DIAGNOSIS_CERTIFICATE_SELF_SIGNED:
    case PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED:
    case PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH:
    case PR_DIAGNOSIS_TLS_INTERCEPTED:
    case PR_DIAGNOSIS_TLS_HANDSHAKE_FAILED:
    case PR_DIAGNOSIS_TLS_ON_PLAIN_PORT:
    case PR_DIAGNOSIS_WRONG_SERVICE:
      return TRUE;
    case PR_DIAGNOSIS_CONNECTION_CLOSED:
    case PR_DIAGNOSIS_RESPONSE_TIMED_OUT:
    case PR_DIAGNOSIS_PROTOCOL_ERROR:
      return self->step <= PR_STEP_GREETING;
    default:
      return FALSE;
    }
}

/**
 * pr_failure_may_be_network:
 *
 * Thread: any.
 *
 * Returns: %TRUE if it is worth the time to find out about this computer's own network
 */
gboolean
pr_failure_may_be_network (const PrFailure *self)
{
  PrDiagnosisId id = classify_by_domain (self);

  return fits_offline (id) || fits_portal (self, id);
}

/* Before a recipient was named it can only be the sender's own; and who writes to oneself has to make
 * room oneself. */
static gboolean
is_own_mailbox (const PrFailure *self)
{
  return self->step <= PR_STEP_SENDER
         || (self->recipient != NULL && self->email != NULL
             && g_ascii_strcasecmp (self->recipient, self->email) == 0);
}

/**
 * pr_failure_classify:
 *
 * Thread: any.
 *
 * Returns: the one id that says what is wrong
 */
PrDiagnosisId
pr_failure_classify (const PrFailure *self)
{
  PrDiagnosisId id = classify_by_domain (self);

  if (self->network == PR_NETWORK_OFFLINE && fits_offline (id))
    return PR_DIAGNOSIS_OFFLINE;
  if (self->network == PR_NETWORK_PORTAL && fits_portal (self, id))
    return PR_DIAGNOSIS_CAPTIVE_PORTAL;
  if (self->port_is_blocked && id == PR_DIAGNOSIS_CONNECTION_TIMED_OUT)
    return PR_DIAGNOSIS_PORTS_BLOCKED;
  /* Nobody has mistyped a token: it has run out, or never was for this. */
  if (id == PR_DIAGNOSIS_WRONG_CREDENTIALS && is_token (self->auth))
    return PR_DIAGNOSIS_OAUTH_TOKEN_REJECTED;
  if (id == PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL && is_own_mailbox (self))
    return PR_DIAGNOSIS_MAILBOX_FULL;
  return id;
}

static gboolean
has_run_of (const char *text, char letter, guint length)
{
  guint n_found = 0;

  for (; *text != '\0' && n_found < length; text++)
    n_found = *text == letter ? n_found + 1 : 0;
  return n_found == length;
}

static gboolean
has_masked_greeting (const PrFailure *self)
{
  return self->greeting != NULL && has_run_of (self->greeting, '*', 6);
}

/* The server's own words where there are some, else what this side noticed. */
static char *
dup_evidence (const PrFailure *self)
{
  if (self->error->domain == PR_PROTOCOL_ERROR && self->reply != NULL
      && (self->error->code == PR_PROTOCOL_ERROR_REFUSED
          || self->error->code == PR_PROTOCOL_ERROR_MECHANISM_REFUSED))
    return pr_reply_dup_evidence (self->reply);
  if (g_error_matches (self->error, PR_NET_ERROR, PR_NET_ERROR_NOT_TLS)
      && self->first_words != NULL && *self->first_words != '\0')
    return g_strdup (self->first_words);
  if (g_error_matches (self->error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED)
      && has_masked_greeting (self))
    return g_strdup (self->greeting);
  if (g_error_matches (self->error, PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE)
      && pr_interceptor_find (self->tls) != NULL)
    return pr_interceptor_dup_evidence (self->tls);
  return g_strdup (self->error->message);
}

static void
add_certificate_facts (PrCatalogueFacts *facts, const PrTlsSession *tls)
{
  PrCertificate *leaf = tls == NULL ? NULL : pr_tls_session_get_certificate (tls, 0);
  PrCertificate *guilty = leaf;

  if (leaf == NULL)
    return;
  if (pr_tls_session_get_n_faults (tls) > 0)
    guilty = pr_tls_session_get_certificate (tls, pr_tls_session_get_fault (tls, 0)->depth);
  if (guilty == NULL)
    guilty = leaf;
  facts->certificate_names = pr_certificate_get_names (leaf);
  facts->certificate_not_before = pr_certificate_get_not_before (guilty);
  facts->certificate_not_after = pr_certificate_get_not_after (guilty);
  facts->certificate_issuer = pr_certificate_get_issuer_name (leaf);
  facts->chain_incomplete = pr_tls_session_has_fault (tls, PR_TLS_FAULT_UNTRUSTED)
                            && pr_tls_session_get_n_certificates (tls) == 1
                            && !pr_certificate_is_self_issued (leaf);
}

/* Cisco's inspection of SMTP makes stars of a greeting, and “XXXXXXXA” of STARTTLS. */
static gboolean
greeting_is_masked (const PrFailure *self)
{
  if (has_masked_greeting (self))
    return TRUE;
  for (gsize i = 0; self->capabilities != NULL && self->capabilities[i] != NULL; i++)
    if (has_run_of (self->capabilities[i], 'X', 6))
      return TRUE;
  return FALSE;
}

/* The two numbers around the name of a month: “22 Nov 2026”. */
static GDateTime *
date_around (const char *greeting, const char *month, int number)
{
  const char *day = month;
  gint64 year;

  while (day > greeting && g_ascii_isspace (day[-1]))
    day--;
  while (day > greeting && g_ascii_isdigit (day[-1]))
    day--;
  year = g_ascii_strtoll (month + 3, NULL, 10);
  if (!g_ascii_isspace (month[3]) || year < 1970 || year > 9999)
    return NULL;
  return g_date_time_new_utc ((int) year, number, (int) g_ascii_strtoll (day, NULL, 10), 12, 0, 0);
}

/* Many servers say in their greeting what day it is (RFC 5322 §3.3): “…; Sun, 22 Nov 2026 03:46:41
 * +0000”. The day will do. */
static GDateTime *
dup_greeting_date (const char *greeting)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  for (guint i = 0; greeting != NULL && i < G_N_ELEMENTS (months); i++)
    {
      const char *month = strstr (greeting, months[i]);
      GDateTime *date = month == NULL ? NULL : date_around (greeting, month, (int) i + 1);

      if (date != NULL)
        return date;
    }
  return NULL;
}

/* Whether by the server's clock, which is not this one's, its certificate is valid. */
static gboolean
is_valid_by_server (const PrFailure *self)
{
  PrCertificate *leaf = self->tls == NULL ? NULL : pr_tls_session_get_certificate (self->tls, 0);
  g_autoptr (GDateTime) there = dup_greeting_date (self->greeting);
  g_autoptr (GDateTime) here = g_date_time_new_now_utc ();
  GDateTime *begin;
  GDateTime *end;

  if (leaf == NULL || there == NULL
      || ABS (g_date_time_difference (there, here)) < CLOCK_TOLERANCE_DAYS * G_TIME_SPAN_DAY)
    return FALSE;
  begin = pr_certificate_get_not_before (leaf);
  end = pr_certificate_get_not_after (leaf);
  return begin != NULL && end != NULL && g_date_time_compare (begin, there) <= 0
         && g_date_time_compare (there, end) <= 0;
}

/* An authority is made years before it signs for anybody: where its time is still to come, the clock
 * is what is wrong. */
static gboolean
clock_is_wrong (const PrFailure *self)
{
  if (self->clock_is_wrong || g_get_real_time () / G_USEC_PER_SEC < FIRST_MOMENT_S
      || is_valid_by_server (self))
    return TRUE;
  for (guint i = 0; self->tls != NULL && i < pr_tls_session_get_n_faults (self->tls); i++)
    {
      const PrTlsFault *fault = pr_tls_session_get_fault (self->tls, i);

      if (fault->kind == PR_TLS_FAULT_NOT_YET_VALID && fault->depth > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pr_failure_diagnose_as:
 * @id: what it is
 * @evidence: (nullable): the words that this rests on
 *
 * For what is known to be wrong although nothing has failed: @self then has no error. Thread: any.
 *
 * Returns: (transfer full): what is wrong, who can mend it and how
 */
PrDiagnosis *
pr_failure_diagnose_as (const PrFailure *self, PrDiagnosisId id, const char *evidence)
{
  PrService *service = self->service;
  guint port = pr_service_get_port (service);
  PrProvider *provider =
      pr_presets_lookup_address (pr_presets_get_default (), self->email, NULL, NULL);
  g_autoptr (GPtrArray) fixes = pr_provider_fixes_new (id, self->email);
  PrCatalogueFacts facts = {
    .has_protocol = TRUE,
    .protocol = pr_service_get_protocol (service),
    .has_security = TRUE,
    .security = pr_service_get_security (service),
    .has_step = TRUE,
    .step = self->step,
    .host = pr_service_get_host (service),
    .port = (guint16) MIN (port, G_MAXUINT16),
    .email = self->email,
    .username = self->login,
    .provider_name = provider == NULL ? NULL : pr_provider_get_name (provider),
    .recipient = self->recipient,
    .found_service = self->found_service,
    .password_withheld = !self->credentials_sent,
    .greeting_is_masked = greeting_is_masked (self),
    .other_service_signed_in = self->other_service_signed_in,
    .clock_is_wrong = clock_is_wrong (self),
    .interceptor = pr_interceptor_find (self->tls),
    .certificate_is_trusted = self->tls != NULL && pr_tls_session_is_verified (self->tls),
    .has_app_password = self->has_app_password,
    .is_signed_in = self->is_signed_in,
    .change_was_tried = self->change_was_tried,
  };

  if (self->reply != NULL && self->error != NULL && self->error->domain == PR_PROTOCOL_ERROR)
    {
      facts.code = (int) pr_reply_get_code (self->reply);
      facts.enhanced_code = pr_reply_get_enhanced_code (self->reply);
    }
  add_certificate_facts (&facts, self->tls);
  return pr_diagnosis_new_with_fixes (id, &facts, evidence, fixes);
}

/**
 * pr_failure_diagnose:
 *
 * Thread: any.
 *
 * Returns: (transfer full): what is wrong, who can mend it and how
 */
PrDiagnosis *
pr_failure_diagnose (const PrFailure *self)
{
  g_autofree char *evidence = dup_evidence (self);

  return pr_failure_diagnose_as (self, pr_failure_classify (self), evidence);
}
