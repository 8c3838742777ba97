/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-worker.h"

#include "pr-alternatives.h"
#include "pr-arrival.h"
#include "pr-imap-client.h"
#include "pr-net.h"
#include "pr-pop3-client.h"
#include "pr-printable.h"
#include "pr-service-talk-private.h"
#include "pr-sign-in.h"
#include "pr-smtp-client.h"
#include "pr-test-message.h"

#include <glib/gi18n.h>

/* What probes that have had their time may still need to come home. */
#define COLLECT_MS 500

/* Whoever has what he came for does not wait long for the answer to a good-bye. */
#define GOOD_BYE_WAIT_MS 3000

/* Where servers pass mail on to each other: what spam comes by, so that many networks let nobody there. */
#define SMTP_RELAY_PORT 25

/* One service on its way through the test: the talk up to sign-in, and what there is to do then. */
typedef struct
{
  PrServiceTalk *talk;
  PrDiagnosis *diagnosis;

  PrTestMessage *message; /* where one is to be sent */
  gint64 sent_us;         /* 0 until then */
  char *sent_words;       /* what the server said to it */
} Worker;

static void
begin_sign_out (Worker *self)
{
  PrDeadline hurried = pr_deadline_shorten_waits (&self->talk->job->deadline, GOOD_BYE_WAIT_MS);

  pr_service_talk_begin_step (self->talk, PR_STEP_SIGN_OUT);
  pr_client_set_deadline (self->talk->client, &hurried);
}

/* That a server does not answer at the end is rude, and no trouble for anybody. */
static void
end_sign_out (Worker *self, gboolean answered)
{
  pr_service_talk_end_step (self->talk, PR_OUTCOME_OK,
                            answered ? NULL : _("the server did not say good-bye"));
}

static char *
dup_message_count (guint32 n_messages)
{
  return g_strdup_printf (ngettext ("%u message", "%u messages", n_messages), n_messages);
}

static gboolean
open_imap_inbox (Worker *self, GError **error)
{
  PrImapClient *client = PR_IMAP_CLIENT (self->talk->client);
  g_autofree char *detail = NULL;
  guint32 n_messages = 0;

  pr_service_talk_begin_step (self->talk, PR_STEP_MAILBOX);
  if (!pr_imap_client_examine_inbox (client, &n_messages, error))
    return FALSE;
  detail = dup_message_count (n_messages);
  pr_service_talk_end_step (self->talk, PR_OUTCOME_OK, detail);
  begin_sign_out (self);
  end_sign_out (self, pr_imap_client_read_log_out (client, NULL));
  return TRUE;
}

static gboolean
open_pop3_inbox (Worker *self, GError **error)
{
  PrPop3Client *client = PR_POP3_CLIENT (self->talk->client);
  g_autofree char *detail = NULL;
  guint32 n_messages = 0;

  pr_service_talk_begin_step (self->talk, PR_STEP_MAILBOX);
  if (!pr_pop3_client_stat (client, &n_messages, error))
    return FALSE;
  detail = dup_message_count (n_messages);
  pr_service_talk_end_step (self->talk, PR_OUTCOME_OK, detail);
  begin_sign_out (self);
  end_sign_out (self, pr_pop3_client_read_log_out (client, NULL));
  return TRUE;
}

static gboolean
open_envelope (Worker *self, GError **error)
{
  PrSmtpClient *client = PR_SMTP_CLIENT (self->talk->client);
  PrServiceJob *job = self->talk->job;

  if (!job->send_test_message)
    return pr_smtp_client_open_envelope (client, job->email, job->recipient, error);
  self->message = pr_test_message_new (job->email, job->sender_name, job->recipient, error);
  return self->message != NULL
         && pr_smtp_client_open_message (client, job->email, job->recipient, error);
}

static gboolean
send_message (Worker *self, GError **error)
{
  PrReply *reply;
  g_autofree char *detail = NULL;

  pr_service_talk_begin_step (self->talk, PR_STEP_MESSAGE);
  if (!pr_smtp_client_send_message (PR_SMTP_CLIENT (self->talk->client),
                                    pr_test_message_get_lines (self->message), error))
    return FALSE;
  self->sent_us = g_get_monotonic_time ();
  reply = pr_client_get_last_reply (self->talk->client);
  self->sent_words = pr_reply_dup_evidence (reply);
  detail = pr_reply_dup_text (reply);
  pr_service_talk_end_step (self->talk, PR_OUTCOME_OK, detail);
  return TRUE;
}

static gboolean
close_envelope (Worker *self)
{
  return self->message == NULL
             ? pr_smtp_client_close_envelope (PR_SMTP_CLIENT (self->talk->client), NULL)
             : pr_client_log_out (self->talk->client, NULL);
}

static gboolean
ask_about_envelope (Worker *self, GError **error)
{
  PrSmtpClient *client = PR_SMTP_CLIENT (self->talk->client);

  pr_service_talk_begin_step (self->talk, PR_STEP_SENDER);
  if (!open_envelope (self, error) || !pr_smtp_client_read_sender_reply (client, error))
    return FALSE;
  pr_service_talk_end_step (self->talk, PR_OUTCOME_OK, self->talk->job->email);
  pr_service_talk_begin_step (self->talk, PR_STEP_RECIPIENT);
  if (!pr_smtp_client_read_recipient_reply (client, error))
    return FALSE;
  pr_service_talk_end_step (self->talk, PR_OUTCOME_OK, self->talk->job->recipient);
  if (self->message != NULL && !send_message (self, error))
    return FALSE;
  begin_sign_out (self);
  end_sign_out (self, close_envelope (self));
  return TRUE;
}

/* Without a sign-in, which was not wanted, there is no inbox to look into. */
static gboolean
end_talk (Worker *self)
{
  begin_sign_out (self);
  end_sign_out (self, pr_client_log_out (self->talk->client, NULL));
  return TRUE;
}

static gboolean
run (Worker *self, GError **error)
{
  if (!pr_service_talk_sign_in (self->talk, error))
    return FALSE;
  if (self->talk->outcome == PR_OUTCOME_SKIPPED)
    {
      pr_client_say_good_bye (self->talk->client);
      return TRUE;
    }
  if (self->talk->protocol != PR_PROTOCOL_SMTP && !pr_client_is_signed_in (self->talk->client))
    return end_talk (self);

  switch (self->talk->protocol)
    {
    case PR_PROTOCOL_IMAP:
      return open_imap_inbox (self, error);
    case PR_PROTOCOL_POP3:
      return open_pop3_inbox (self, error);
    case PR_PROTOCOL_SMTP:
    default:
      return ask_about_envelope (self, error);
    }
}

/* Whether one of the changes was tried with success, of all of those fields and none of the others. */
static gboolean
has_verified (GPtrArray *fixes, PrServiceFields wanted, PrServiceFields unwanted)
{
  for (guint i = 0; i < fixes->len; i++)
    {
      const PrServiceChange *change = pr_fix_get_change (fixes->pdata[i]);

      if (pr_fix_get_verified (fixes->pdata[i]) == PR_VERIFIED_YES
          && (change->fields & wanted) == wanted && (change->fields & unwanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether other ports of the same host have answered where this one stays silent, although it is
 * known to be right, or is one that networks block by custom. */
static gboolean
is_blocked (PrServiceJob *job, PrDiagnosisId id, GPtrArray *good)
{
  gboolean is_port_25 = pr_service_get_protocol (job->service) == PR_PROTOCOL_SMTP
                        && pr_service_get_port (job->service) == SMTP_RELAY_PORT;

  return id == PR_DIAGNOSIS_CONNECTION_TIMED_OUT
         && (is_port_25 || pr_alternatives_has_preset (job->service, job->email))
         && has_verified (good, PR_SERVICE_PORT, PR_SERVICE_HOST);
}

static PrDiagnosis *
with_tried_fixes (Worker *self, PrDiagnosis *diagnosis, const GError *error)
{
  PrServiceJob *job = self->talk->job;
  PrDiagnosisId id = pr_diagnosis_get_id (diagnosis);
  PrTlsSession *tls = pr_connection_get_tls (pr_service_talk_get_connection (self->talk));
  g_autoptr (GPtrArray) fixes =
      pr_alternatives_new (id, job->service, job->email, job->login, tls);
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (PrDiagnosis) judged = NULL;
  gboolean silent =
      id == PR_DIAGNOSIS_CONNECTION_TIMED_OUT || id == PR_DIAGNOSIS_RESPONSE_TIMED_OUT;

  if (!job->verify_fixes)
    good = g_steal_pointer (&fixes);
  else if (silent && self->talk->late_probe != NULL)
    {
      PrDeadline deadline = pr_deadline_begin_wait_at_most (&job->deadline, COLLECT_MS);

      good = pr_late_probe_collect (self->talk->late_probe, &deadline, job->cancellable);
    }
  else
    {
      /* What waits for silence would try all of it a second time. */
      g_clear_pointer (&self->talk->late_probe, pr_late_probe_free);
      good = pr_probe_fixes (fixes, job->service, pr_service_talk_has_token_only (self->talk),
                             job->trust, &job->deadline, job->cancellable);
    }
  if (good->len == 0)
    return g_object_ref (diagnosis);
  judged = has_verified (good, 0, 0)
               ? pr_service_talk_diagnose_again (self->talk, error, is_blocked (job, id, good))
               : g_object_ref (diagnosis);
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (judged); i++)
    g_ptr_array_add (good, g_object_ref (pr_diagnosis_get_fix (judged, i)));
  return pr_diagnosis_copy_with_fixes (judged, good);
}

/* A server that has done nothing but say no is told that this was all. Nobody is kept waiting while
 * other ways are tried. */
static void
take_leave (Worker *self, const GError *error)
{
  if (self->talk->client != NULL
      && (g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED)
          || g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MECHANISM_REFUSED)
          || g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED)
          || error->domain == PR_SIGN_IN_ERROR))
    pr_client_say_good_bye (self->talk->client);
  pr_connection_close (pr_service_talk_get_connection (self->talk));
}

static GStrv
dup_addresses (Worker *self)
{
  PrRace *race = pr_connection_get_race (pr_service_talk_get_connection (self->talk));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; race != NULL && i < pr_race_get_n_attempts (race); i++)
    {
      g_autofree char *address =
          g_inet_address_to_string (pr_race_get_attempt (race, i)->address);

      g_strv_builder_add (builder, address);
    }
  return g_strv_builder_end (builder);
}

/* What is wrong is told at once; what was found to mend it follows. */
static PrDiagnosis *
tell_diagnosis (Worker *self, const GError *error)
{
  g_autoptr (PrDiagnosis) diagnosis = pr_service_talk_diagnose (self->talk, error);
  PrEvent *event = pr_service_talk_event_new (self->talk, PR_EVENT_DIAGNOSED);

  if (self->talk->step_is_running)
    pr_service_talk_end_step (self->talk, PR_OUTCOME_FAILED, pr_diagnosis_get_title (diagnosis));
  event->outcome = PR_OUTCOME_FAILED;
  event->diagnosis = g_object_ref (diagnosis);
  event->addresses = dup_addresses (self);
  pr_event_sink_post (self->talk->job->sink, event);
  pr_login_gate_leave (self->talk->job->gate, self->talk->protocol, PR_LOGIN_NOT_TRIED);
  take_leave (self, error);
  return with_tried_fixes (self, diagnosis, error);
}

/* Addresses that lost the race have had the whole talk to answer in. */
static void
tell_late_dead_ends (Worker *self)
{
  PrConnection *connection = pr_service_talk_get_connection (self->talk);
  PrRace *race = pr_connection_get_race (connection);
  PrDeadline rest = pr_deadline_rest_of_run (&self->talk->job->deadline);
  g_autofree char *before = pr_service_talk_dup_dead_ends (race);
  g_autofree char *after = NULL;
  g_autofree char *detail = NULL;
  PrEvent *event;

  if (race != NULL && self->talk->outcome != PR_OUTCOME_SKIPPED)
    pr_race_linger (race, PR_DEAD_END_MS, &rest, self->talk->job->cancellable);
  pr_connection_close (connection);
  after = pr_service_talk_dup_dead_ends (race);
  if (before != NULL || after == NULL)
    return;
  event = pr_service_talk_event_new (self->talk, PR_EVENT_STEP_AMENDED);
  event->step = PR_STEP_CONNECT;
  event->outcome = PR_OUTCOME_WARNING;
  detail = pr_service_talk_dup_way (race, after);
  event->detail = pr_printable_from_text (detail, PR_STEP_DETAIL_MAX_CHARS);
  pr_event_sink_post (self->talk->job->sink, event);
  if (self->talk->outcome == PR_OUTCOME_OK)
    self->talk->outcome = PR_OUTCOME_WARNING;
}

/* This service's connection is closed by now; nothing waits for it. */
static void
await_arrival (Worker *self)
{
  g_autoptr (PrArrival) arrival = NULL;

  pr_service_talk_begin_step (self->talk, PR_STEP_ARRIVAL);
  arrival = pr_arrival_await (self->talk->job, pr_test_message_get_token (self->message), self->sent_us,
                              self->sent_words);
  pr_service_talk_end_step (self->talk, arrival->outcome, arrival->detail);
  self->diagnosis = g_steal_pointer (&arrival->diagnosis);
}

static void
end (Worker *self, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->talk->outcome = cancelled ? PR_OUTCOME_SKIPPED : PR_OUTCOME_FAILED;
  self->talk->out_of_time = g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED);
  if (!cancelled)
    self->diagnosis = tell_diagnosis (self, error);
  else if (self->talk->step_is_running)
    pr_service_talk_end_step (self->talk, PR_OUTCOME_SKIPPED, _("cancelled"));
}

static gpointer
worker_thread (gpointer data)
{
  g_autoptr (PrServiceJob) job = data;
  Worker self = { .talk = pr_service_talk_new (job) };
  g_autoptr (GError) error = NULL;
  PrEvent *event;

  if (!run (&self, &error))
    end (&self, error);
  else
    {
      tell_late_dead_ends (&self);
      if (self.sent_us != 0)
        await_arrival (&self);
      if (self.diagnosis == NULL && self.talk->outcome == PR_OUTCOME_WARNING)
        self.diagnosis = pr_service_talk_diagnose_interception (self.talk);
    }
  pr_login_gate_leave (job->gate, self.talk->protocol, PR_LOGIN_NOT_TRIED);

  event = pr_service_talk_event_new (self.talk, PR_EVENT_ENDED);
  event->outcome = self.talk->outcome;
  event->diagnosis = g_steal_pointer (&self.diagnosis);
  event->out_of_time = self.talk->out_of_time;
  g_clear_pointer (&self.message, pr_test_message_free);
  g_free (self.sent_words);
  pr_service_talk_free (self.talk);
  pr_event_sink_post (job->sink, event);
  return NULL;
}

/**
 * pr_service_worker_start:
 * @job: (transfer full): what to do
 *
 * Tests one service in a thread of its own. The last event is always %PR_EVENT_ENDED; nothing is
 * waited for after it.
 *
 * Returns: (transfer full): the thread, to be joined after its last event
 */
GThread *
pr_service_worker_start (PrServiceJob *job)
{
  return g_thread_new ("pr-worker", worker_thread, job);
}
