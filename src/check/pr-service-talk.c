/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-talk-private.h"

#include "pr-alternatives.h"
#include "pr-client-factory.h"
#include "pr-failure.h"
#include "pr-interceptor.h"
#include "pr-net.h"
#include "pr-password-form.h"
#include "pr-printable.h"
#include "pr-sign-in.h"
#include "pr-tls-probe.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

/* Who has not answered by then may be asked for in another place meanwhile. */
#define SILENCE_MS 2000

/* A server that greets at all mostly does so at once: one that has said nothing for a third of the
 * wait, or so long, is asked whether it waits for TLS. */
#define PROBE_AFTER_MS 5000

/* By then who renews certificates by a program, a month before they end, has done so. */
#define SOON_DAYS 14

PrEvent *
pr_service_talk_event_new (PrServiceTalk *self, PrEventKind kind)
{
  PrEvent *event = g_new0 (PrEvent, 1);

  event->kind = kind;
  event->protocol = self->protocol;
  event->step = self->step;
  return event;
}

void
pr_service_talk_begin_step (PrServiceTalk *self, PrStepId step)
{
  PrEvent *event;

  g_assert (!self->step_is_running);
  self->step = step;
  self->step_is_running = TRUE;
  self->step_start_us = g_get_monotonic_time ();
  event = pr_service_talk_event_new (self, PR_EVENT_STEP_BEGAN);
  event->time_us = self->step_start_us - self->job->start_us;
  pr_event_sink_post (self->job->sink, event);
}

void
pr_service_talk_end_step (PrServiceTalk *self, PrOutcome outcome, const char *detail)
{
  PrEvent *event = pr_service_talk_event_new (self, PR_EVENT_STEP_ENDED);

  g_assert (self->step_is_running);
  self->step_is_running = FALSE;
  event->outcome = outcome;
  event->time_us = g_get_monotonic_time () - self->step_start_us;
  event->detail = detail == NULL ? NULL : pr_printable_from_text (detail, PR_STEP_DETAIL_MAX_CHARS);
  if (outcome == PR_OUTCOME_WARNING && self->outcome == PR_OUTCOME_OK)
    self->outcome = PR_OUTCOME_WARNING;
  pr_event_sink_post (self->job->sink, event);
}

static PrDeadline
begin_wait (PrServiceTalk *self)
{
  return pr_deadline_begin_wait (&self->job->deadline);
}

static gboolean
resolve (PrServiceTalk *self, GError **error)
{
  PrDeadline wait = begin_wait (self);
  PrRace *race;
  g_autofree char *detail = NULL;

  pr_service_talk_begin_step (self, PR_STEP_RESOLVE);
  if (!pr_connection_resolve (self->connection, &wait, self->job->cancellable, error))
    return FALSE;
  race = pr_connection_get_race (self->connection);
  detail = pr_connection_get_proxy (self->connection) != NULL
               ? g_strdup (_("through the proxy of this computer"))
               : g_strdup_printf (ngettext ("%u address", "%u addresses",
                                            pr_race_get_n_addresses (race)),
                                  pr_race_get_n_addresses (race));
  pr_service_talk_end_step (self, PR_OUTCOME_OK, detail);
  return TRUE;
}

/* An address that leads nowhere although the way to its network is there: every program that tries it
 * first waits in vain. That this computer has no IPv6 at all is no fault of the server. */
static gboolean
is_dead_end (const PrAttempt *attempt)
{
  switch (attempt->error_number)
    {
    case 0:
      return !attempt->answered && attempt->duration_us >= PR_DEAD_END_MS * 1000;
    case ENETUNREACH:
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
    case EACCES:
    case EPERM:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
pr_service_talk_dup_dead_ends (PrRace *race)
{
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; race != NULL && i < pr_race_get_n_attempts (race); i++)
    {
      const PrAttempt *attempt = pr_race_get_attempt (race, i);
      g_autofree char *address = NULL;

      if (!is_dead_end (attempt))
        continue;
      address = g_inet_address_to_string (attempt->address);
      if (detail->len > 0)
        g_string_append (detail, "; ");
      g_string_append_printf (
          detail, "%s: %s", address,
          g_strerror (attempt->error_number == 0 ? ETIMEDOUT : attempt->error_number));
    }
  return detail->len == 0 ? NULL : g_string_free (g_steal_pointer (&detail), FALSE);
}

/* Which address answered, and which others lead nowhere. */
char *
pr_service_talk_dup_way (PrRace *race, const char *dead_ends)
{
  g_autofree char *address = g_inet_address_to_string (pr_race_get_winner (race)->address);

  if (dead_ends == NULL)
    return g_steal_pointer (&address);
  /* translators: the first %s is the address that answered, the second names others and why not */
  return g_strdup_printf (_("%s, but not %s"), address, dead_ends);
}

static gboolean
connect_to_host (PrServiceTalk *self, GError **error)
{
  PrDeadline wait = begin_wait (self);
  PrRace *race;
  g_autofree char *dead_ends = NULL;
  g_autofree char *detail = NULL;

  pr_service_talk_begin_step (self, PR_STEP_CONNECT);
  if (!pr_connection_connect (self->connection, &wait, self->job->cancellable, error))
    return FALSE;
  race = pr_connection_get_race (self->connection);
  dead_ends = pr_service_talk_dup_dead_ends (race);
  detail = pr_service_talk_dup_way (race, dead_ends);
  pr_service_talk_end_step (self, dead_ends == NULL ? PR_OUTCOME_OK : PR_OUTCOME_WARNING, detail);
  return TRUE;
}

PrConnection *
pr_service_talk_get_connection (PrServiceTalk *self)
{
  return self->client == NULL ? self->connection : pr_client_get_connection (self->client);
}

static void
tell_tls (PrServiceTalk *self)
{
  PrTlsSession *tls = pr_connection_get_tls (pr_service_talk_get_connection (self));
  PrEvent *event;

  if (tls == NULL)
    return;
  event = pr_service_talk_event_new (self, PR_EVENT_TLS);
  event->tls = pr_tls_session_ref (tls);
  pr_event_sink_post (self->job->sink, event);
}

/* Whoever gets mail by a certificate that is about to end will soon get none. */
static gboolean
ends_soon (const PrTlsSession *tls)
{
  GDateTime *end = pr_certificate_get_not_after (pr_tls_session_get_certificate (tls, 0));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return end != NULL && g_date_time_difference (end, now) < SOON_DAYS * G_TIME_SPAN_DAY;
}

/* A handshake that this side trusts may still hold something to look at. */
static void
end_tls_step (PrServiceTalk *self, const PrTlsSession *tls)
{
  const char *version = pr_tls_session_get_version (tls);
  const char *interceptor = pr_interceptor_find (tls);
  g_autofree char *detail = NULL;

  if (!pr_tls_session_is_verified (tls))
    {
      pr_service_talk_end_step (self, PR_OUTCOME_OK, _("certificate accepted as an exception"));
      return;
    }
  if (interceptor != NULL)
    {
      self->is_intercepted = TRUE;
      /* translators: the first %s is “TLSv1.3”, the second an antivirus product or the like */
      detail = g_strdup_printf (_("%s, but the certificate is from “%s”, not the server’s own"),
                                version, interceptor);
    }
  else if (ends_soon (tls))
    {
      g_autoptr (GDateTime) end = g_date_time_to_local (
          pr_certificate_get_not_after (pr_tls_session_get_certificate (tls, 0)));
      /* translators: a date in the middle of a sentence, in the format of g_date_time_format():
       * “14 September 2026” */
      g_autofree char *date = g_date_time_format (end, _("%-d %B %Y"));

      /* translators: the first %s is “TLSv1.3”, the second a date */
      detail = g_strdup_printf (_("%s, but the server’s certificate ends soon, on %s"), version,
                                date);
    }
  pr_service_talk_end_step (self, detail == NULL ? PR_OUTCOME_OK : PR_OUTCOME_WARNING,
                            detail == NULL ? version : detail);
}

static gboolean
start_tls (PrServiceTalk *self, GError **error)
{
  PrDeadline wait = begin_wait (self);
  PrConnection *connection = pr_service_talk_get_connection (self);
  PrTlsTrust *trust;
  gboolean trusted;

  pr_service_talk_begin_step (self, PR_STEP_TLS);
  trust = pr_shared_trust_get (self->job->trust, error);
  if (trust == NULL)
    return FALSE;
  trusted = pr_connection_start_tls (connection, trust, self->job->pin_sha256, &wait,
                                     self->job->cancellable, error);
  tell_tls (self);
  if (!trusted)
    return FALSE;
  end_tls_step (self, pr_connection_get_tls (connection));
  return TRUE;
}

/* What a server says of itself, without the list of capabilities that IMAP puts before it. */
static char *
dup_greeting (PrServiceTalk *self)
{
  PrReply *reply = pr_client_get_last_reply (self->client);
  g_autofree char *text = pr_reply_dup_text (reply);
  const char *close = *text == '[' ? strchr (text, ']') : NULL;

  return g_strstrip (g_strdup (close == NULL ? text : close + 1));
}

/* Beside the silent connection another one is tried with TLS, so that the answer is there before the
 * wait is over. */
static gboolean
wait_with_probe (PrServiceTalk *self, const PrDeadline *wait, GError **error)
{
  PrService *service = self->job->service;
  PrConnection *connection = pr_service_talk_get_connection (self);
  g_autoptr (PrTlsProbe) probe =
      pr_tls_probe_start (pr_service_get_host (service), (guint16) pr_service_get_port (service),
                          self->job->trust, wait);

  if (!pr_connection_wait_for_words (connection, pr_tls_probe_get_fd (probe), wait,
                                     self->job->cancellable, error))
    return FALSE;
  if (!pr_tls_probe_is_done (probe))
    return TRUE;
  if (pr_tls_probe_get_finding (probe) == NULL)
    return pr_connection_wait_for_words (connection, -1, wait, self->job->cancellable, error);
  g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_TLS_EXPECTED,
               "silence in plain text, but an answer to TLS: %s", pr_tls_probe_get_finding (probe));
  return FALSE;
}

/* Plain text sent to a port of TLS meets with silence: the other side waits for this one. */
static gboolean
wait_for_greeting (PrServiceTalk *self, const PrDeadline *wait, GError **error)
{
  guint wait_ms = (guint) (pr_deadline_get_remaining_us (wait) / 1000);
  PrDeadline patience =
      pr_deadline_begin_wait_at_most (&self->job->deadline, MIN (wait_ms / 3, PROBE_AFTER_MS));
  g_autoptr (GError) local_error = NULL;

  if (pr_connection_wait_for_words (pr_service_talk_get_connection (self), -1, &patience,
                                    self->job->cancellable,
                                    &local_error))
    return TRUE;
  if (g_error_matches (local_error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT))
    return wait_with_probe (self, wait, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What is left of the wait for the first word is all there is for the rest of the greeting. */
static gboolean
read_greeting_until (PrServiceTalk *self, const PrDeadline *wait, GError **error)
{
  /* Rounded up: where the run ends first it is that which has to be told. */
  guint remaining_ms = (guint) (pr_deadline_get_remaining_us (wait) / 1000) + 1;
  PrDeadline rest = pr_deadline_shorten_waits (&self->job->deadline, remaining_ms);
  gboolean greeted;

  pr_client_set_deadline (self->client, &rest);
  greeted = pr_client_read_greeting (self->client, error);
  pr_client_set_deadline (self->client, &self->job->deadline);
  return greeted;
}

static gboolean
read_greeting (PrServiceTalk *self, GError **error)
{
  PrDeadline wait = begin_wait (self);

  pr_service_talk_begin_step (self, PR_STEP_GREETING);
  if (pr_connection_get_tls (pr_service_talk_get_connection (self)) == NULL
      && !wait_for_greeting (self, &wait, error))
    return FALSE;
  if (!read_greeting_until (self, &wait, error))
    return FALSE;
  self->greeting = dup_greeting (self);
  pr_service_talk_end_step (self, PR_OUTCOME_OK, self->greeting);
  return TRUE;
}

static void
tell_capabilities (PrServiceTalk *self)
{
  PrEvent *event = pr_service_talk_event_new (self, PR_EVENT_CAPABILITIES);

  event->capabilities = g_strdupv ((char **) pr_client_get_capabilities (self->client));
  pr_event_sink_post (self->job->sink, event);
}

static gboolean
ask_capabilities (PrServiceTalk *self, GError **error)
{
  g_autofree char *detail = NULL;
  guint n_capabilities;

  pr_service_talk_begin_step (self, PR_STEP_CAPABILITIES);
  /* IMAP often tells in its greeting: one round trip less. */
  if (!pr_client_knows_capabilities (self->client)
      && !pr_client_ask_capabilities (self->client, error))
    return FALSE;
  tell_capabilities (self);

  n_capabilities = g_strv_length ((char **) pr_client_get_capabilities (self->client));
  detail = g_strdup_printf (ngettext ("%u capability", "%u capabilities", n_capabilities),
                            n_capabilities);
  pr_service_talk_end_step (self, PR_OUTCOME_OK, detail);
  return TRUE;
}

static gboolean
upgrade_to_tls (PrServiceTalk *self, GError **error)
{
  pr_service_talk_begin_step (self, PR_STEP_STARTTLS);
  if (!pr_client_ask_starttls (self->client, error))
    return FALSE;
  pr_service_talk_end_step (self, PR_OUTCOME_OK, NULL);
  /* What was said before TLS is forgotten: it is asked again. Should TLS fail nobody takes it for what
   * the server offers. */
  tell_capabilities (self);
  return start_tls (self, error) && ask_capabilities (self, error);
}

gboolean
pr_service_talk_has_token_only (PrServiceTalk *self)
{
  return self->job->password == NULL && self->job->token != NULL;
}

/* Should the server stay silent, its alternatives are known when its time is up. */
static void
start_late_probe (PrServiceTalk *self)
{
  PrServiceJob *job = self->job;
  gint64 wait_us = pr_deadline_get_remaining_us (&job->deadline);
  guint delay_ms = (guint) MIN (SILENCE_MS, wait_us / 3000);
  GPtrArray *fixes;

  if (!job->verify_fixes)
    return;
  fixes = pr_alternatives_new (PR_DIAGNOSIS_RESPONSE_TIMED_OUT, job->service, job->email,
                               job->login, NULL);
  self->late_probe = pr_late_probe_new (fixes, job->service,
                                        pr_service_talk_has_token_only (self), job->trust,
                                        delay_ms, &job->deadline);
}

/* From the first packet to a talk that may be trusted with a password. */
static gboolean
open_talk (PrServiceTalk *self, GError **error)
{
  PrSecurity security = pr_service_get_security (self->job->service);

  if (!resolve (self, error))
    return FALSE;
  start_late_probe (self);
  if (!connect_to_host (self, error))
    return FALSE;
  if (security == PR_SECURITY_TLS && !start_tls (self, error))
    return FALSE;
  self->client = pr_client_factory_new_client (self->protocol,
                                               g_steal_pointer (&self->connection),
                                               &self->job->deadline, self->job->cancellable);
  if (!read_greeting (self, error) || !ask_capabilities (self, error))
    return FALSE;
  return security != PR_SECURITY_STARTTLS || upgrade_to_tls (self, error);
}

static void
tell_auth (PrServiceTalk *self)
{
  PrEvent *event = pr_service_talk_event_new (self, PR_EVENT_AUTH);

  event->auth = self->auth;
  pr_event_sink_post (self->job->sink, event);
}

static gboolean
wait_at_gate (PrServiceTalk *self, gboolean *may_try, GError **error)
{
  PrDeadline rest = pr_deadline_rest_of_run (&self->job->deadline);
  PrLoginVerdict verdict = PR_LOGIN_NOT_TRIED;
  PrProtocol failed_at = PR_PROTOCOL_IMAP;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *detail = NULL;

  *may_try = FALSE;
  if (pr_login_gate_enter (self->job->gate, self->protocol, &rest, self->job->cancellable,
                           &failed_at, &verdict, &local_error))
    {
      *may_try = verdict == PR_LOGIN_NOT_TRIED || verdict == PR_LOGIN_ACCEPTED;
      if (*may_try)
        return TRUE;
      detail = verdict == PR_LOGIN_REFUSED
                   /* translators: %s is a protocol, such as IMAP */
                   ? g_strdup_printf (_("Not tried: the same login was just refused by %s"),
                                      pr_protocol_get_label (failed_at))
                   /* translators: %s is a protocol, such as IMAP */
                   : g_strdup_printf (_("Not tried: the same login has just failed at %s"),
                                      pr_protocol_get_label (failed_at));
    }
  else if (g_error_matches (local_error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED))
    {
      /* That silence was not this server's. */
      detail = g_strdup (_("Not tried: the time for the whole test was over"));
      self->out_of_time = TRUE;
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  pr_service_talk_end_step (self, PR_OUTCOME_SKIPPED, detail);
  self->outcome = PR_OUTCOME_SKIPPED;
  return TRUE;
}

/* Only what the server has judged, or may have, keeps others from trying: most providers count. */
static PrLoginVerdict
judge_sign_in (PrServiceTalk *self, const GError *error)
{
  if (error == NULL)
    return PR_LOGIN_ACCEPTED;
  if (!pr_client_has_sent_credentials (self->client)
      || g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MECHANISM_REFUSED))
    return PR_LOGIN_NOT_TRIED;
  return g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED) ? PR_LOGIN_REFUSED
                                                                              : PR_LOGIN_FAILED;
}

static gboolean
try_credentials (PrServiceTalk *self, const PrCredentials *credentials, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean accepted =
      pr_sign_in (self->client, credentials,
                  (guint16) pr_service_get_port (self->job->service), self->job->cancellable,
                  &self->auth, &local_error);

  tell_auth (self);
  pr_login_gate_leave (self->job->gate, self->protocol, judge_sign_in (self, local_error));
  if (!accepted)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return accepted;
}

/* A password that is known to be refused stays here: a normal one where only app passwords count is
 * one that nobody need see. Who asks for one certain method means it. */
static gboolean
is_worth_trying (PrServiceTalk *self, const PrCredentials *credentials, GError **error)
{
  PrSecret *secret = pr_credentials_get_secret (credentials);

  if (secret != credentials->password
      || (credentials->auth != PR_AUTH_AUTO && credentials->auth != PR_AUTH_PASSWORD))
    return TRUE;
  if (pr_alternatives_wants_token (self->job->service, self->job->email))
    g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_TOKENS_ONLY,
                         "the provider takes no passwords here, so none was sent");
  else if (pr_password_form_is_refused (secret, pr_service_get_host (self->job->service)))
    g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_APP_PASSWORD,
                         "this password has not the form of an app password, so it was not sent");
  else
    return TRUE;
  return FALSE;
}

static gboolean
sign_in (PrServiceTalk *self, GError **error)
{
  PrService *service = self->job->service;
  PrCredentials credentials = {
    .login = self->job->login,
    .password = self->job->password,
    .token = self->job->token,
    .auth = pr_service_get_auth (service),
    .allow_plaintext = pr_service_get_allow_plaintext (service),
  };
  gboolean may_try = FALSE;

  pr_service_talk_begin_step (self, PR_STEP_SIGN_IN);
  if (credentials.auth == PR_AUTH_NONE || pr_client_is_signed_in (self->client))
    {
      pr_login_gate_leave (self->job->gate, self->protocol, PR_LOGIN_NOT_TRIED);
      pr_service_talk_end_step (self, PR_OUTCOME_SKIPPED,
                credentials.auth == PR_AUTH_NONE ? _("no sign-in wanted")
                                                 : _("the server did not ask for a sign-in"));
      return TRUE;
    }
  if (!pr_sign_in_is_allowed (self->client, &credentials, error)
      || !is_worth_trying (self, &credentials, error) || !wait_at_gate (self, &may_try, error))
    return FALSE;
  if (!may_try)
    return TRUE;
  if (!try_credentials (self, &credentials, error))
    return FALSE;
  pr_service_talk_end_step (self, PR_OUTCOME_OK, NULL);
  return TRUE;
}

/**
 * pr_service_talk_new:
 * @job: what to talk to; outlives the talk, and its sink gets the events of the steps
 *
 * Returns: (transfer full): a talk that has not begun
 */
PrServiceTalk *
pr_service_talk_new (PrServiceJob *job)
{
  PrServiceTalk *self = g_new0 (PrServiceTalk, 1);

  self->job = job;
  self->protocol = pr_service_get_protocol (job->service);
  self->outcome = PR_OUTCOME_OK;
  self->auth = pr_service_get_auth (job->service);
  self->connection = pr_connection_new (pr_service_get_host (job->service),
                                        (guint16) pr_service_get_port (job->service),
                                        job->transcript);
  return self;
}

/**
 * pr_service_talk_free:
 *
 * Ends the talk, where it has not ended, without a word.
 */
void
pr_service_talk_free (PrServiceTalk *self)
{
  g_clear_pointer (&self->late_probe, pr_late_probe_free);
  g_clear_object (&self->client);
  g_clear_pointer (&self->connection, pr_connection_free);
  g_free (self->greeting);
  g_free (self);
}

/**
 * pr_service_talk_sign_in:
 * @error: return location
 *
 * Goes all the way to the mailbox. Only with a login that was accepted in this run. Thread: worker.
 *
 * Returns: %TRUE if signed in
 */
gboolean
pr_service_talk_sign_in (PrServiceTalk *self, GError **error)
{
  return open_talk (self, error) && sign_in (self, error);
}

/**
 * pr_service_talk_get_client:
 *
 * Returns: (transfer none): the client, once signed in
 */
PrClient *
pr_service_talk_get_client (PrServiceTalk *self)
{
  return self->client;
}

/* Whether a server stands on this very computer, which no network is needed for. */
static gboolean
is_local (PrServiceTalk *self)
{
  PrRace *race = pr_connection_get_race (pr_service_talk_get_connection (self));
  guint n_attempts = race == NULL ? 0 : pr_race_get_n_attempts (race);

  for (guint i = 0; i < n_attempts; i++)
    if (!g_inet_address_get_is_loopback (pr_race_get_attempt (race, i)->address))
      return FALSE;
  return n_attempts > 0;
}

/* What is known of the talk, for the judgement about it. */
static PrFailure
failure_of (PrServiceTalk *self, const GError *error)
{
  PrConnection *connection = pr_service_talk_get_connection (self);
  PrFailure failure = {
    .service = self->job->service,
    .step = self->step,
    .error = error,
    .email = self->job->email,
    .login = self->job->login,
    .recipient = self->job->recipient,
    .auth = self->auth,
    .tls = pr_connection_get_tls (connection),
    .first_words = pr_connection_get_first_words (connection),
    .greeting = self->greeting,
    .other_service_signed_in = pr_login_gate_was_accepted (self->job->gate, self->protocol),
    .has_app_password =
        self->job->password != NULL && pr_password_form_is_app_password (self->job->password),
  };

  if (self->client != NULL)
    {
      failure.reply = pr_client_get_last_reply (self->client);
      failure.found_service = pr_client_get_found_service (self->client);
      failure.capabilities = pr_client_get_capabilities (self->client);
      failure.credentials_sent = pr_client_has_sent_credentials (self->client);
      failure.is_signed_in = pr_client_is_signed_in (self->client);
    }
  return failure;
}

/**
 * pr_service_talk_diagnose:
 * @error: why the talk ended
 *
 * Returns: (transfer full): what is wrong
 */
PrDiagnosis *
pr_service_talk_diagnose (PrServiceTalk *self, const GError *error)
{
  PrFailure failure = failure_of (self, error);

  if (pr_failure_may_be_network (&failure) && !is_local (self))
    self->network = pr_network_state_find (&self->job->deadline, self->job->cancellable);
  failure.network = self->network;
  pr_transcript_note (self->job->transcript, "failed at “%s”: %s",
                      pr_enum_get_word (PR_TYPE_STEP_ID, (int) self->step), error->message);
  return pr_failure_diagnose (&failure);
}

/**
 * pr_service_talk_diagnose_again:
 * @error: why the talk ended
 * @port_is_blocked: whether other ports of the same host have answered where this one should have
 *
 * Returns: (transfer full): what is wrong, now that a change is known which helps
 */
PrDiagnosis *
pr_service_talk_diagnose_again (PrServiceTalk *self, const GError *error, gboolean port_is_blocked)
{
  PrFailure failure = failure_of (self, error);

  failure.network = self->network;
  failure.port_is_blocked = port_is_blocked;
  failure.change_was_tried = TRUE;
  return pr_failure_diagnose (&failure);
}

/**
 * pr_service_talk_diagnose_interception:
 *
 * Returns: (transfer full) (nullable): that somebody opens the connection, where this computer takes
 *   that for good; %NULL where nobody does
 */
PrDiagnosis *
pr_service_talk_diagnose_interception (PrServiceTalk *self)
{
  PrFailure failure = failure_of (self, NULL);
  g_autofree char *evidence = NULL;

  if (!self->is_intercepted)
    return NULL;
  evidence = pr_interceptor_dup_evidence (failure.tls);
  return pr_failure_diagnose_as (&failure, PR_DIAGNOSIS_TLS_INTERCEPTED, evidence);
}
