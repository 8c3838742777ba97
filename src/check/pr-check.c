/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-check.h"

#include "pr-email-address.h"
#include "pr-failure.h"
#include "pr-field.h"
#include "pr-net.h"
#include "pr-service-worker.h"
#include "pr-sign-in.h"

#include <string.h>

typedef struct
{
  char *host;
  guint16 port;
  char *sha256;
} Pin;

struct _PrCheck
{
  GObject parent_instance;

  PrAccount *account;
  PrSecret *password;
  PrSecret *token;
  PrSecret *service_secrets[PR_N_PROTOCOLS];
  char *recipient;
  char *ca_file;
  PrSharedTrust *trust; /* in place of one for this run alone */
  GArray *pins;
  guint wait_ms;
  guint overall_ms;
  gboolean verify_fixes;
  gboolean send_test_message;
  guint arrival_ms;

  PrReport *report;
  PrDeadline deadline;
  gint64 start_us;
  guint n_running;
  GThread *workers[PR_N_PROTOCOLS];
  GStrv addresses[PR_N_PROTOCOLS]; /* (nullable): that were tried where it failed */
  gboolean out_of_time;
  GTask *task; /* while it runs */
};

G_DEFINE_FINAL_TYPE (PrCheck, pr_check, G_TYPE_OBJECT)

static void
pin_clear (gpointer data)
{
  Pin *pin = data;

  g_free (pin->host);
  g_free (pin->sha256);
}

static void
forget_secrets (PrCheck *self)
{
  g_clear_pointer (&self->password, pr_secret_unref);
  g_clear_pointer (&self->token, pr_secret_unref);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_clear_pointer (&self->service_secrets[i], pr_secret_unref);
}

static void
pr_check_dispose (GObject *object)
{
  PrCheck *self = PR_CHECK (object);

  g_clear_object (&self->account);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pr_check_parent_class)->dispose (object);
}

static void
pr_check_finalize (GObject *object)
{
  PrCheck *self = PR_CHECK (object);

  forget_secrets (self);
  g_free (self->recipient);
  g_free (self->ca_file);
  g_clear_pointer (&self->trust, pr_shared_trust_unref);
  g_array_unref (self->pins);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_strfreev (self->addresses[i]);

  G_OBJECT_CLASS (pr_check_parent_class)->finalize (object);
}

static void
pr_check_class_init (PrCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pr_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = pr_check_finalize;
}

static void
pr_check_init (PrCheck *self)
{
  self->pins = g_array_new (FALSE, TRUE, sizeof (Pin));
  g_array_set_clear_func (self->pins, pin_clear);
  self->wait_ms = PR_CHECK_DEFAULT_WAIT_MS;
  self->overall_ms = PR_CHECK_DEFAULT_OVERALL_MS;
  self->verify_fixes = TRUE;
  self->arrival_ms = PR_CHECK_DEFAULT_ARRIVAL_MS;
}

/**
 * pr_check_new:
 * @account: what to test: its enabled services, each found good by pr_service_validate(), and an
 *   address that pr_email_address_normalize() takes; copied
 *
 * Returns: (transfer full): a test that has not begun
 */
PrCheck *
pr_check_new (PrAccount *account)
{
  PrCheck *self;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  self = g_object_new (PR_TYPE_CHECK, NULL);
  self->account = pr_account_copy (account);
  self->report = pr_report_new (pr_account_get_address (account));
  return self;
}

static void
set_secret (PrSecret **field, PrSecret *secret)
{
  PrSecret *old = *field;

  *field = secret == NULL ? NULL : pr_secret_ref (secret);
  if (old != NULL)
    pr_secret_unref (old);
}

/**
 * pr_check_set_password:
 * @password: (nullable): the password of all services
 */
void
pr_check_set_password (PrCheck *self, PrSecret *password)
{
  g_return_if_fail (PR_IS_CHECK (self));
  set_secret (&self->password, password);
}

/**
 * pr_check_set_token:
 * @token: (nullable): an OAuth 2 access token, for the methods that take one
 */
void
pr_check_set_token (PrCheck *self, PrSecret *token)
{
  g_return_if_fail (PR_IS_CHECK (self));
  set_secret (&self->token, token);
}

/**
 * pr_check_set_service_secret:
 * @protocol: a service that signs in by a name of its own
 * @secret: (nullable): its password, or its access token where its method takes one; it counts in place
 *   of those of all services
 */
void
pr_check_set_service_secret (PrCheck *self, PrProtocol protocol, PrSecret *secret)
{
  g_return_if_fail (PR_IS_CHECK (self));
  g_return_if_fail (protocol < PR_N_PROTOCOLS);
  set_secret (&self->service_secrets[protocol], secret);
}

/**
 * pr_check_set_recipient:
 * @recipient: (nullable): the address that RCPT TO asks about, normalized; the account's own where
 *   nothing is set
 */
void
pr_check_set_recipient (PrCheck *self, const char *recipient)
{
  g_return_if_fail (PR_IS_CHECK (self));

  g_free (self->recipient);
  self->recipient = g_strdup (recipient);
}

/**
 * pr_check_set_ca_file:
 * @path: (nullable): a PEM file of authorities to believe besides the system's
 */
void
pr_check_set_ca_file (PrCheck *self, const char *path)
{
  g_return_if_fail (PR_IS_CHECK (self));

  g_free (self->ca_file);
  self->ca_file = g_strdup (path);
  g_clear_pointer (&self->trust, pr_shared_trust_unref);
}

/**
 * pr_check_set_trust:
 * @trust: what to believe, shared with other runs, as to read all authorities for each of many takes
 *   long; in place of pr_check_set_ca_file()
 */
void
pr_check_set_trust (PrCheck *self, PrSharedTrust *trust)
{
  g_return_if_fail (PR_IS_CHECK (self));

  g_clear_pointer (&self->trust, pr_shared_trust_unref);
  self->trust = pr_shared_trust_ref (trust);
}

/**
 * pr_check_add_pin:
 * @host: (nullable): where it holds, %NULL for every host
 * @port: where it holds, 0 for every port
 * @sha256: the one leaf certificate that is accepted there whatever its faults: 64 hexadecimal digits
 */
void
pr_check_add_pin (PrCheck *self, const char *host, guint16 port, const char *sha256)
{
  Pin pin = { .host = g_strdup (host), .port = port, .sha256 = g_strdup (sha256) };

  g_return_if_fail (PR_IS_CHECK (self));
  g_array_append_val (self->pins, pin);
}

/**
 * pr_check_set_time_limits:
 * @wait_ms: for one network wait, in milliseconds
 * @overall_ms: for the whole test, in milliseconds
 */
void
pr_check_set_time_limits (PrCheck *self, guint wait_ms, guint overall_ms)
{
  g_return_if_fail (PR_IS_CHECK (self));

  self->wait_ms = wait_ms;
  self->overall_ms = overall_ms;
}

/**
 * pr_check_set_verify_fixes:
 * @verify_fixes: whether to try a change of settings before it is suggested; %TRUE where nothing is
 *   set
 */
void
pr_check_set_verify_fixes (PrCheck *self, gboolean verify_fixes)
{
  g_return_if_fail (PR_IS_CHECK (self));
  self->verify_fixes = !!verify_fixes;
}

/**
 * pr_check_set_send_test_message:
 * @send_test_message: whether to send one short message to the recipient, where the outgoing server
 *   takes both addresses; never unless asked for here
 *
 * Where the recipient is the account's own address, the message is then looked for in inbox and
 * junk folder, by IMAP, or else by POP3, and deleted again where no other message can come to harm.
 * For that the login is used once more, if it was accepted in this run.
 */
void
pr_check_set_send_test_message (PrCheck *self, gboolean send_test_message)
{
  g_return_if_fail (PR_IS_CHECK (self));
  self->send_test_message = send_test_message;
}

/**
 * pr_check_set_arrival_limit:
 * @arrival_ms: for how long to look for the test message, in milliseconds; the bound of the whole
 *   test holds as well
 */
void
pr_check_set_arrival_limit (PrCheck *self, guint arrival_ms)
{
  g_return_if_fail (PR_IS_CHECK (self));
  self->arrival_ms = arrival_ms;
}

/**
 * pr_check_get_report:
 *
 * Returns: (transfer none): what was found so far; grows while the test runs
 */
PrReport *
pr_check_get_report (PrCheck *self)
{
  g_return_val_if_fail (PR_IS_CHECK (self), NULL);
  return self->report;
}

static gboolean
has_diagnosis (PrServiceReport *report, PrDiagnosisId id)
{
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);

  return diagnosis != NULL && pr_diagnosis_get_id (diagnosis) == id;
}

static const char *
get_leaf (PrServiceReport *report)
{
  PrTlsSession *tls = pr_service_report_get_tls (report);
  PrCertificate *leaf = tls == NULL ? NULL : pr_tls_session_get_certificate (tls, 0);

  return leaf == NULL ? "" : pr_certificate_get_sha256 (leaf);
}

static PrFailure
failure_of (PrCheck *self, PrServiceReport *report, PrStepId step, const GError *error)
{
  return (PrFailure){
    .service = pr_service_report_get_service (report),
    .step = step,
    .error = error,
    .email = pr_report_get_email (self->report),
    .login = pr_service_report_get_login (report),
    .tls = pr_service_report_get_tls (report),
  };
}

/* What is wrong, now that the other services have been looked at too; what was found to mend it
 * stays. */
static void
judge_again (PrServiceReport *report, const PrFailure *failure)
{
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);
  g_autoptr (PrDiagnosis) plain = pr_failure_diagnose (failure);
  g_autoptr (PrDiagnosis) whole = NULL;
  g_autoptr (GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    if (pr_fix_get_kind (pr_diagnosis_get_fix (diagnosis, i)) == PR_FIX_CHANGE)
      g_ptr_array_add (fixes, g_object_ref (pr_diagnosis_get_fix (diagnosis, i)));
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (plain); i++)
    g_ptr_array_add (fixes, g_object_ref (pr_diagnosis_get_fix (plain, i)));
  whole = pr_diagnosis_copy_with_fixes (plain, fixes);
  pr_service_report_end (report, pr_service_report_get_outcome (report), whole);
}

static void
blame_clock (PrCheck *self, PrServiceReport *report)
{
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);
  g_autoptr (GError) error =
      g_error_new_literal (PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE,
                           pr_diagnosis_get_evidence (diagnosis));
  PrFailure failure = failure_of (self, report, PR_STEP_TLS, error);

  failure.clock_is_wrong = TRUE;
  judge_again (report, &failure);
}

static void
blame_network (PrCheck *self, PrServiceReport *report)
{
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);
  g_autoptr (GError) error =
      g_error_new_literal (PR_NET_ERROR, PR_NET_ERROR_CONNECT_TIMED_OUT,
                           pr_diagnosis_get_evidence (diagnosis));
  PrFailure failure = failure_of (self, report, PR_STEP_CONNECT, error);

  failure.port_is_blocked = TRUE;
  judge_again (report, &failure);
}

/* Where two certificates, not one that two services share, begin too late it is not they that are
 * wrong. */
static void
suspect_clock (PrCheck *self)
{
  GListModel *services = pr_report_get_services (self->report);
  g_autoptr (GPtrArray) suspects = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean differ = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) report = g_list_model_get_item (services, i);

      if (!has_diagnosis (report, PR_DIAGNOSIS_CERTIFICATE_NOT_YET_VALID))
        continue;
      if (suspects->len > 0)
        differ |= strcmp (get_leaf (report), get_leaf (suspects->pdata[0])) != 0;
      g_ptr_array_add (suspects, g_steal_pointer (&report));
    }
  for (guint i = 0; differ && i < suspects->len; i++)
    blame_clock (self, suspects->pdata[i]);
}

static gboolean
have_common_address (PrCheck *self, PrServiceReport *a, PrServiceReport *b)
{
  PrService *first = pr_service_report_get_service (a);
  PrService *second = pr_service_report_get_service (b);
  GStrv addresses = self->addresses[pr_service_get_protocol (first)];
  GStrv others = self->addresses[pr_service_get_protocol (second)];

  /* Behind a proxy nobody knows. */
  if (addresses == NULL || others == NULL || addresses[0] == NULL || others[0] == NULL)
    return TRUE;
  for (guint i = 0; addresses[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) others, addresses[i]))
      return TRUE;
  return FALSE;
}

/* That one host is down is common. That two are, of which nothing answers anywhere, is not. */
static void
suspect_network (PrCheck *self)
{
  GListModel *services = pr_report_get_services (self->report);
  guint n_services = g_list_model_get_n_items (services);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean differ = FALSE;

  for (guint i = 0; i < n_services; i++)
    {
      PrServiceReport *report = g_list_model_get_item (services, i);
      PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);

      g_ptr_array_add (reports, report);
      if (!has_diagnosis (report, PR_DIAGNOSIS_CONNECTION_TIMED_OUT)
          || (pr_diagnosis_get_n_fixes (diagnosis) > 0
              && pr_fix_get_verified (pr_diagnosis_get_fix (diagnosis, 0)) == PR_VERIFIED_YES))
        return;
      differ |= i > 0 && !have_common_address (self, report, reports->pdata[0]);
    }
  for (guint i = 0; differ && !self->out_of_time && i < n_services; i++)
    blame_network (self, reports->pdata[i]);
}

static void
end_run (PrCheck *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  suspect_clock (self);
  suspect_network (self);
  pr_report_end (self->report, g_get_monotonic_time () - self->start_us);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->out_of_time)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                             "the time for the whole test is over");
  else
    g_task_return_pointer (task, g_object_ref (self->report), g_object_unref);
}

static void
take_event (GObject *receiver, const PrEvent *event)
{
  PrCheck *self = PR_CHECK (receiver);
  PrServiceReport *report = pr_report_find_service (self->report, event->protocol);

  switch (event->kind)
    {
    case PR_EVENT_STEP_BEGAN:
      pr_service_report_begin_step (report, event->step, event->time_us);
      break;
    case PR_EVENT_STEP_ENDED:
      pr_service_report_end_step (report, event->step, event->outcome, event->time_us,
                                  event->detail);
      break;
    case PR_EVENT_STEP_AMENDED:
      pr_service_report_amend_step (report, event->step, event->outcome, event->detail);
      break;
    case PR_EVENT_TLS:
      pr_service_report_set_tls (report, event->tls);
      break;
    case PR_EVENT_CAPABILITIES:
      pr_service_report_set_capabilities (report, (const char *const *) event->capabilities);
      break;
    case PR_EVENT_AUTH:
      pr_service_report_set_auth (report, event->auth);
      break;
    case PR_EVENT_DIAGNOSED:
      g_strfreev (self->addresses[event->protocol]);
      self->addresses[event->protocol] = g_strdupv (event->addresses);
      pr_service_report_end (report, event->outcome, event->diagnosis);
      break;
    case PR_EVENT_ENDED:
      pr_service_report_end (report, event->outcome, event->diagnosis);
      self->out_of_time |= event->out_of_time;
      /* That was its last word: with it what it held, the password too, is gone when the run ends. */
      g_thread_join (g_steal_pointer (&self->workers[event->protocol]));
      if (--self->n_running == 0)
        end_run (self);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The account's own exception, and those of this run that are for that server. */
static char *
dup_pins (PrCheck *self, PrService *service)
{
  const char *own = pr_service_get_pinned_certificate (service);
  g_autoptr (GString) pins = g_string_new (own);

  for (guint i = 0; i < self->pins->len; i++)
    {
      const Pin *pin = &g_array_index (self->pins, Pin, i);

      if ((pin->host == NULL || g_ascii_strcasecmp (pin->host, pr_service_get_host (service)) == 0)
          && (pin->port == 0 || pin->port == pr_service_get_port (service)))
        g_string_append_printf (pins, "%s%s", pins->len > 0 ? " " : "", pin->sha256);
    }
  return pins->len == 0 ? NULL : g_string_free (g_steal_pointer (&pins), FALSE);
}

/* Then the password of incoming mail is none of its server's business. */
static gboolean
has_own_password (PrService *service)
{
  return pr_service_get_protocol (service) == PR_PROTOCOL_SMTP
         && pr_service_get_own_password (service);
}

static PrSecret *
get_password (PrCheck *self, PrService *service)
{
  PrSecret *own = self->service_secrets[pr_service_get_protocol (service)];

  if (own == NULL)
    return has_own_password (service) ? NULL : self->password;
  return pr_auth_takes_token (pr_service_get_auth (service)) ? NULL : own;
}

static PrSecret *
get_token (PrCheck *self, PrService *service)
{
  PrSecret *own = self->service_secrets[pr_service_get_protocol (service)];

  if (own == NULL)
    return self->token;
  return pr_auth_takes_token (pr_service_get_auth (service)) ? own : NULL;
}

/* What a service signs in with: the gate keeps back only what would be the same attempt. */
static PrSecret *
get_secret (PrCheck *self, PrService *service)
{
  PrCredentials credentials = { .password = get_password (self, service),
                                .token = get_token (self, service),
                                .auth = pr_service_get_auth (service) };

  return pr_credentials_get_secret (&credentials);
}

static PrServiceJob *
job_new (PrCheck *self,
         PrService *service,
         PrTranscript *transcript,
         PrLoginGate *gate,
         PrSharedTrust *trust,
         PrEventSink *sink,
         GCancellable *cancellable)
{
  PrServiceJob *job = g_new0 (PrServiceJob, 1);
  PrSecret *password = get_password (self, service);
  PrSecret *token = get_token (self, service);

  job->service = pr_service_copy (service);
  job->email = g_strdup (pr_account_get_address (self->account));
  job->login = pr_account_dup_login (self->account, pr_service_get_protocol (service));
  job->recipient = g_strdup (self->recipient == NULL ? job->email : self->recipient);
  job->password = password == NULL ? NULL : pr_secret_ref (password);
  job->token = token == NULL ? NULL : pr_secret_ref (token);
  job->pin_sha256 = dup_pins (self, service);
  job->trust = pr_shared_trust_ref (trust);
  job->verify_fixes = self->verify_fixes;
  job->deadline = self->deadline;
  job->start_us = self->start_us;
  job->cancellable = cancellable == NULL ? NULL : g_object_ref (cancellable);
  job->gate = pr_login_gate_ref (gate);
  job->transcript = pr_transcript_ref (transcript);
  job->sink = pr_event_sink_ref (sink);
  return job;
}

/* What the sending service needs to look for its message; it writes down what it does there. */
static void
prepare_message (PrCheck *self, PrServiceJob *job)
{
  g_autoptr (PrEventSink) nobody = pr_event_sink_new (NULL, NULL);

  job->send_test_message = TRUE;
  job->sender_name = g_strdup (pr_account_get_display_name (self->account));
  job->arrival_ms = self->arrival_ms;
  for (gsize i = 0; i < G_N_ELEMENTS (job->incoming); i++)
    {
      PrService *service = pr_account_get_service (self->account, (PrProtocol) i);

      if (!pr_service_get_enabled (service))
        continue;
      job->incoming[i] = job_new (self, service, job->transcript, job->gate, job->trust, nobody,
                                  job->cancellable);
      /* Its own test has done that. */
      job->incoming[i]->verify_fixes = FALSE;
    }
}

static void
start_workers (PrCheck *self, GCancellable *cancellable)
{
  g_autoptr (PrEventSink) sink = pr_event_sink_new (G_OBJECT (self), take_event);
  g_autoptr (PrLoginGate) gate = pr_login_gate_new ();
  g_autoptr (PrSharedTrust) trust = self->trust != NULL ? pr_shared_trust_ref (self->trust)
                                                        : pr_shared_trust_new (self->ca_file);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (self->account, (PrProtocol) i);
      g_autofree char *login = pr_account_dup_login (self->account, (PrProtocol) i);
      g_autoptr (PrServiceReport) report = NULL;
      PrServiceJob *job;

      if (!pr_service_get_enabled (service))
        continue;
      report = pr_service_report_new (service, login);
      pr_report_add_service (self->report, report);
      if (pr_service_get_auth (service) != PR_AUTH_NONE)
        pr_login_gate_add (gate, (PrProtocol) i, pr_service_get_host (service), login,
                           get_secret (self, service));
      job = job_new (self, service, pr_service_report_get_transcript (report), gate, trust, sink,
                     cancellable);
      if (i == PR_PROTOCOL_SMTP && self->send_test_message)
        prepare_message (self, job);
      g_ptr_array_add (jobs, job);
    }

  /* Only when all are known to the gate may the first one arrive at it. */
  self->n_running = jobs->len;
  for (guint i = 0; i < jobs->len; i++)
    {
      PrServiceJob *job = jobs->pdata[i];
      PrProtocol protocol = pr_service_get_protocol (job->service);

      self->workers[protocol] = pr_service_worker_start (job);
    }
}

/**
 * pr_check_run_async:
 * @cancellable: (nullable): ends the test at once
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Starts the test; once for each #PrCheck. Events and @callback arrive in the thread-default main
 * context of the caller. Thread: main context.
 */
void
pr_check_run_async (PrCheck *self,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (PR_IS_CHECK (self));
  g_return_if_fail (self->task == NULL && self->start_us == 0);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (self->task, "[postrider] check");
  self->start_us = g_get_monotonic_time ();
  self->deadline = pr_deadline_new (self->wait_ms, self->overall_ms);
  start_workers (self, cancellable);
  /* The workers have theirs; with the report this may be kept for long. */
  forget_secrets (self);
  if (self->n_running == 0)
    end_run (self);
}

/**
 * pr_check_run_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED; %G_IO_ERROR_TIMED_OUT where the time for the whole test ended before
 * the test did. Then too pr_check_get_report() has what was found.
 *
 * Returns: (transfer full): the report, also where mail does not work
 */
PrReport *
pr_check_run_finish (PrCheck *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
