/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-arrival.h"

#include "pr-auth-results.h"
#include "pr-imap-mailbox.h"
#include "pr-message-header.h"
#include "pr-net.h"
#include "pr-pop3-mailbox.h"
#include "pr-service-talk.h"
#include "pr-test-message.h"
#include "pr-wait.h"

#include <glib/gi18n.h>
#include <string.h>

/* A message that comes in between is one of the last of its folder, however much mail there is. */
#define N_NEWEST_IMAP 30
/* Each of these takes a round trip or two. */
#define N_NEWEST_POP3 10

/* How long to wait before looking again. Where the server tells of news by itself, that is for the
 * junk folder, of which it does not. */
#define IMAP_PAUSE_MS 2000
#define IDLE_PAUSE_MS 4000
/* A session each time. */
#define POP3_PAUSE_MS 3000

/* Looks that went wrong, after which there is no other. */
#define MAX_BAD_LOOKS 4

#define FIELDS PR_TEST_MESSAGE_FIELD " MESSAGE-ID AUTHENTICATION-RESULTS"

typedef enum
{
  FATE_DELETED,
  FATE_LEFT_NO_UIDPLUS,
  FATE_LEFT_FAILED,
} Fate;

/* A folder to look into, and as it was at the last look. */
typedef struct
{
  char *name;
  guint32 uid_validity;
  guint32 uid_next;
} Place;

typedef struct
{
  PrServiceJob *job;     /* of the sending service */
  PrServiceJob *mailbox; /* of the incoming one */
  const char *token;
  gint64 sent_us;
  PrDeadline end;

  PrServiceTalk *talk; /* while there is one */
  Place inbox;
  Place junk; /* without a name where there is none */
  GHashTable *seen_uids;
  guint n_good_looks;
  guint n_bad_looks;
  char *trouble; /* at the last bad look */

  gboolean found;
  gboolean in_junk;
  gint64 found_us;
  GBytes *header;
  Fate fate;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->talk, pr_service_talk_free);
  g_free (self->inbox.name);
  g_free (self->junk.name);
  g_hash_table_unref (self->seen_uids);
  g_free (self->trouble);
  g_clear_pointer (&self->header, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/**
 * pr_arrival_free:
 *
 * Frees what became of a message.
 */
void
pr_arrival_free (PrArrival *self)
{
  g_free (self->detail);
  g_clear_object (&self->diagnosis);
  g_free (self);
}

static PrArrival *
arrival_new (PrOutcome outcome, const char *detail)
{
  PrArrival *self = g_new0 (PrArrival, 1);

  self->outcome = outcome;
  self->detail = g_strdup (detail);
  return self;
}

/* The incoming service whose login was accepted in this run, IMAP before POP3: with it nothing is
 * tried that has not worked a moment ago. */
static PrServiceJob *
choose_mailbox (PrServiceJob *job)
{
  PrDeadline rest = pr_deadline_rest_of_run (&job->deadline);

  for (gsize i = 0; i < G_N_ELEMENTS (job->incoming); i++)
    {
      PrLoginVerdict verdict;

      if (job->incoming[i] != NULL
          && pr_login_gate_wait (job->gate, (PrProtocol) i, &rest, job->cancellable, &verdict, NULL)
          && verdict == PR_LOGIN_ACCEPTED)
        return job->incoming[i];
    }
  return NULL;
}

static gboolean
open_talk (Search *self, GError **error)
{
  self->talk = pr_service_talk_new (self->mailbox);
  return pr_service_talk_sign_in (self->talk, error);
}

static void
take_finding (Search *self, GBytes *header, gboolean in_junk)
{
  self->found = TRUE;
  self->found_us = g_get_monotonic_time ();
  self->in_junk = in_junk;
  self->header = g_bytes_ref (header);
}

/* IMAP */

static gboolean
open_imap_talk (Search *self, GError **error)
{
  PrImapClient *client;

  if (!open_talk (self, error))
    return FALSE;
  client = PR_IMAP_CLIENT (pr_service_talk_get_client (self->talk));
  /* After sign-in servers offer more. */
  if (!pr_client_ask_capabilities (PR_CLIENT (client), error)
      || !pr_imap_client_introduce (client, error))
    return FALSE;
  if (self->junk.name != NULL)
    return TRUE;
  if (!pr_imap_client_find_junk (client, &self->junk.name, error))
    return FALSE;
  pr_transcript_note (self->job->transcript, "junk folder: %s",
                      self->junk.name == NULL ? "none" : self->junk.name);
  return TRUE;
}

static void
delete_by_imap (Search *self, const PrImapFolder *folder, guint32 uid)
{
  PrImapClient *client = PR_IMAP_CLIENT (pr_service_talk_get_client (self->talk));
  g_autoptr (GError) error = NULL;

  if (pr_imap_client_delete_message (client, folder, uid, &error))
    self->fate = FATE_DELETED;
  else if (g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED))
    self->fate = FATE_LEFT_NO_UIDPLUS;
  else
    self->fate = FATE_LEFT_FAILED;
}

static gboolean
look_into (Search *self, Place *place, GError **error)
{
  PrImapClient *client = PR_IMAP_CLIENT (pr_service_talk_get_client (self->talk));
  g_autoptr (PrImapFolder) folder = pr_imap_client_examine (client, place->name, error);
  g_autoptr (GPtrArray) headers = NULL;

  if (folder == NULL)
    return FALSE;
  if (folder->uid_next != 0 && folder->uid_next == place->uid_next
      && folder->uid_validity == place->uid_validity)
    return TRUE;
  headers = pr_imap_client_fetch_newest (client, folder, N_NEWEST_IMAP, FIELDS, error);
  if (headers == NULL)
    return FALSE;
  for (guint i = 0; i < headers->len && !self->found; i++)
    {
      const PrImapHeader *header = headers->pdata[i];

      if (!pr_test_message_is_header_of (self->token, header->bytes))
        continue;
      take_finding (self, header->bytes, place == &self->junk);
      delete_by_imap (self, folder, header->uid);
    }
  place->uid_validity = folder->uid_validity;
  place->uid_next = folder->uid_next;
  return TRUE;
}

/* The junk folder may be one that cannot be opened. */
static gboolean
look_into_junk (Search *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->junk.name == NULL || look_into (self, &self->junk, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* The inbox last, so that it is the open one while waiting for news. */
static gboolean
look_by_imap (Search *self, GError **error)
{
  if (self->talk == NULL && !open_imap_talk (self, error))
    return FALSE;
  if (!look_into_junk (self, error))
    return FALSE;
  if (!self->found && !look_into (self, &self->inbox, error))
    return FALSE;
  if (self->found)
    pr_client_log_out (pr_service_talk_get_client (self->talk), NULL);
  return TRUE;
}

/* POP3 */

static gboolean
look_at_message (Search *self, guint32 number, gboolean *seen, GError **error)
{
  PrPop3Client *client = PR_POP3_CLIENT (pr_service_talk_get_client (self->talk));
  g_autofree char *uid = NULL;
  g_autoptr (GBytes) header = NULL;

  if (!pr_pop3_client_dup_uid (client, number, &uid, error))
    return FALSE;
  *seen = uid != NULL && g_hash_table_contains (self->seen_uids, uid);
  if (*seen)
    return TRUE;
  header = pr_pop3_client_read_header (client, number, error);
  if (header == NULL)
    return FALSE;
  if (pr_test_message_is_header_of (self->token, header))
    {
      take_finding (self, header, FALSE);
      self->fate = pr_pop3_client_delete_message (client, number, NULL) ? FATE_DELETED
                                                                        : FATE_LEFT_FAILED;
    }
  else if (uid != NULL)
    g_hash_table_add (self->seen_uids, g_steal_pointer (&uid));
  return TRUE;
}

/* A mailbox is as it was when the session began, so each look needs a new one (RFC 1939 §3). New
 * messages have the highest numbers; before one that was seen there is nothing new. */
static gboolean
look_by_pop3 (Search *self, GError **error)
{
  PrClient *client;
  guint32 n_messages;
  gboolean seen = FALSE;

  if (!open_talk (self, error))
    return FALSE;
  client = pr_service_talk_get_client (self->talk);
  if (!pr_pop3_client_count (PR_POP3_CLIENT (client), &n_messages, error))
    return FALSE;
  for (guint32 i = 0; i < MIN (n_messages, N_NEWEST_POP3) && !seen && !self->found; i++)
    if (!look_at_message (self, n_messages - i, &seen, error))
      return FALSE;
  if (!self->found)
    pr_client_log_out (client, NULL);
  g_clear_pointer (&self->talk, pr_service_talk_free);
  return TRUE;
}

/* Looking again and again */

static PrProtocol
get_protocol (Search *self)
{
  return pr_service_get_protocol (self->mailbox->service);
}

static gboolean
look (Search *self, GError **error)
{
  if (!(get_protocol (self) == PR_PROTOCOL_IMAP ? look_by_imap (self, error)
                                                : look_by_pop3 (self, error)))
    return FALSE;
  self->n_good_looks++;
  return TRUE;
}

static guint
get_remaining_ms (Search *self)
{
  return (guint) (pr_deadline_get_remaining_us (&self->end) / 1000);
}

/* Returns: %FALSE where it was cancelled */
static gboolean
pause_for (Search *self, guint pause_ms)
{
  gint64 until_us =
      g_get_monotonic_time () + (gint64) MIN (pause_ms, get_remaining_ms (self)) * 1000;

  return pr_wait_until (NULL, 0, until_us, self->job->cancellable) != PR_WAIT_CANCELLED;
}

static gboolean
idle (Search *self, PrImapClient *client, GError **error)
{
  PrDeadline until = pr_deadline_begin_wait_at_most (
      &self->job->deadline, MIN (IDLE_PAUSE_MS, get_remaining_ms (self)));

  return pr_imap_client_idle (client, &until, error);
}

/* Returns: %FALSE where the session is of no more use, or all is cancelled */
static gboolean
pause_before_next (Search *self, GError **error)
{
  PrClient *client = self->talk == NULL ? NULL : pr_service_talk_get_client (self->talk);

  if (client != NULL && pr_client_has_capability (client, "IDLE"))
    return idle (self, PR_IMAP_CLIENT (client), error);
  return pause_for (self, client == NULL ? POP3_PAUSE_MS : IMAP_PAUSE_MS)
         || !g_cancellable_set_error_if_cancelled (self->job->cancellable, error);
}

/* Whether another session may do better. A login is not tried again where that could lock it. */
static gboolean
may_look_again (Search *self, PrDiagnosis *diagnosis)
{
  PrDiagnosisId id = pr_diagnosis_get_id (diagnosis);

  return ++self->n_bad_looks < MAX_BAD_LOOKS && get_remaining_ms (self) > 0
         && pr_diagnosis_id_get_again (id) == PR_AGAIN_LATER
         && id != PR_DIAGNOSIS_AUTH_TOO_MANY_ATTEMPTS;
}

/* Ends a session that went wrong. Returns: whether there may be another */
static gboolean
end_bad_look (Search *self, const GError *error)
{
  g_autoptr (PrDiagnosis) diagnosis = pr_service_talk_diagnose (self->talk, error);

  g_clear_pointer (&self->talk, pr_service_talk_free);
  g_free (self->trouble);
  self->trouble = g_strdup (pr_diagnosis_get_title (diagnosis));
  return may_look_again (self, diagnosis) && pause_for (self, POP3_PAUSE_MS);
}

/* Until it is found, or the time is up, or all is cancelled, or there is no more use in it. */
static void
run_search (Search *self)
{
  while (!g_cancellable_is_cancelled (self->job->cancellable))
    {
      g_autoptr (GError) error = NULL;

      if (look (self, &error))
        {
          if (self->found || get_remaining_ms (self) == 0)
            return;
          if (pause_before_next (self, &error))
            continue;
        }
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !end_bad_look (self, error))
        return;
    }
}

/* Telling what came of it */

static PrDiagnosis *
diagnose (Search *self, PrDiagnosisId id, const char *evidence)
{
  PrService *service = self->job->service;
  PrCatalogueFacts facts = {
    .has_protocol = TRUE,
    .protocol = pr_service_get_protocol (service),
    .has_security = TRUE,
    .security = pr_service_get_security (service),
    .has_step = TRUE,
    .step = PR_STEP_ARRIVAL,
    .host = pr_service_get_host (service),
    .port = (guint16) pr_service_get_port (service),
    .email = self->job->email,
    .username = self->job->login,
    .recipient = self->job->recipient,
  };

  return pr_diagnosis_new (id, &facts, evidence);
}

static void
add_result (GString *text, const char *label, const char *result)
{
  if (result != NULL)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", label, result);
}

/* Returns: (nullable): what the receiving server makes of where the message came from */
static char *
dup_results (Search *self)
{
  g_autoptr (PrAuthResults) results = pr_auth_results_new_from_header (self->header);
  g_autoptr (GString) text = g_string_new (NULL);

  if (results == NULL)
    return NULL;
  add_result (text, "SPF", results->spf);
  add_result (text, "DKIM", results->dkim);
  add_result (text, "DMARC", results->dmarc);
  if (results->server == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  /* translators: the first %s is a server, the second what it found out, such as “SPF pass” */
  return g_strdup_printf (_("%s says %s"), results->server, text->str);
}

static const char *
get_fate_words (Fate fate)
{
  switch (fate)
    {
    case FATE_DELETED:
      return _("deleted again");
    case FATE_LEFT_NO_UIDPLUS:
      return _("left there, as the server cannot delete a single message");
    case FATE_LEFT_FAILED:
    default:
      return _("left there, as it could not be deleted");
    }
}

static PrArrival *
tell_found (Search *self)
{
  double seconds = (double) (self->found_us - self->sent_us) / G_USEC_PER_SEC;
  g_autofree char *results = dup_results (self);
  g_autofree char *field = pr_message_header_dup_field (self->header, "Authentication-Results", 0);
  PrArrival *arrival = arrival_new (PR_OUTCOME_OK, NULL);
  g_autofree char *where = NULL;

  if (field != NULL)
    pr_transcript_note (self->job->transcript, "Authentication-Results: %s", field);
  if (self->in_junk)
    /* translators: %s is a folder */
    where = g_strdup_printf (_("in the junk folder “%s” after %.1f s"), self->junk.name, seconds);
  else
    where = g_strdup_printf (_("in the inbox after %.1f s"), seconds);
  if (self->in_junk)
    {
      arrival->outcome = PR_OUTCOME_WARNING;
      arrival->diagnosis =
          diagnose (self, PR_DIAGNOSIS_ARRIVED_IN_JUNK, field == NULL ? where : field);
    }
  arrival->detail = g_strjoin ("; ", where, get_fate_words (self->fate), results, NULL);
  return arrival;
}

static PrArrival *
tell_not_found (Search *self, const char *server_words)
{
  double seconds = (double) (g_get_monotonic_time () - self->sent_us) / G_USEC_PER_SEC;
  g_autofree char *detail = NULL;
  PrArrival *arrival;

  if (g_cancellable_is_cancelled (self->job->cancellable))
    return arrival_new (PR_OUTCOME_SKIPPED, _("cancelled"));
  if (self->n_good_looks == 0)
    {
      /* translators: %s is what went wrong, such as “The connection broke off too early” */
      detail = g_strdup_printf (_("not looked for: %s"), self->trouble);
      return arrival_new (PR_OUTCOME_SKIPPED, detail);
    }
  detail = g_strdup_printf (_("not there after %.1f s"), seconds);
  arrival = arrival_new (PR_OUTCOME_WARNING, detail);
  arrival->diagnosis = diagnose (self, PR_DIAGNOSIS_NOT_ARRIVED, server_words);
  return arrival;
}

/**
 * pr_arrival_await:
 * @job: of the service that has sent a test message; its `incoming` are looked into
 * @token: of that message
 * @sent_us: when the server took it, on the monotonic clock
 * @server_words: (nullable): what it said then
 *
 * Looks for the message in inbox and junk folder, in a session of its own with a login that was
 * accepted in this run, until it is there, or for as long as `arrival_ms` says, and deletes it
 * again where that can be done without touching another. Thread: worker.
 *
 * Returns: (transfer full): what became of it
 */
PrArrival *
pr_arrival_await (PrServiceJob *job, const char *token, gint64 sent_us, const char *server_words)
{
  g_auto (Search) self = { .job = job,
                           .token = token,
                           .sent_us = sent_us,
                           .inbox.name = g_strdup ("INBOX"),
                           .seen_uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                               NULL) };

  if (strcmp (job->recipient, job->email) != 0)
    return arrival_new (PR_OUTCOME_SKIPPED, _("not looked for, as it went to another address"));
  self.mailbox = choose_mailbox (job);
  if (self.mailbox == NULL)
    return arrival_new (PR_OUTCOME_SKIPPED,
                        _("not looked for, as no incoming server was signed in to"));

  pr_transcript_note (job->transcript, "looking for the test message at %s",
                      pr_service_get_host (self.mailbox->service));
  self.end = pr_deadline_begin_wait_at_most (&job->deadline, job->arrival_ms);
  run_search (&self);
  return self.found ? tell_found (&self) : tell_not_found (&self, server_words);
}
