/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-probe.h"

#include "pr-client-factory.h"
#include "pr-errand.h"
#include "pr-sign-in.h"
#include "pr-wait.h"

/* How long before the wait that it belongs to is over a late probe ends. */
#define EARLY_MS 50

/* What one probe's thread needs; it belongs to the errand, which may outlive the one who asked. */
typedef struct
{
  PrService *service; /* with the change */
  gboolean has_token;
  PrSharedTrust *trust;
  PrDeadline deadline;
  GCancellable *cancellable;
  gboolean answers;
} Probe;

/* What the thread that waits before it probes needs. */
typedef struct
{
  GPtrArray *fixes;
  PrService *service;
  gboolean has_token;
  PrSharedTrust *trust;
  guint delay_ms;
  gint64 end_us; /* by the monotonic clock: what is not found by then comes too late */
  PrDeadline deadline;
  GCancellable *cancellable;
  GPtrArray *good;
} LateJob;

struct _PrLateProbe
{
  LateJob *job; /* borrowed from the errand */
  PrErrand *errand;
};

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  g_clear_object (&probe->service);
  g_clear_pointer (&probe->trust, pr_shared_trust_unref);
  g_clear_object (&probe->cancellable);
  g_free (probe);
}

/* A certificate that is good, only not for this name, tells who is really there. */
static void
note_certificate (PrConnection *connection, PrProbeFindings *findings)
{
  PrTlsSession *tls = connection == NULL ? NULL : pr_connection_get_tls (connection);

  if (tls == NULL || pr_tls_session_get_n_faults (tls) != 1
      || !pr_tls_session_has_fault (tls, PR_TLS_FAULT_NAME_MISMATCH)
      || pr_tls_session_get_n_certificates (tls) == 0)
    return;
  findings->certificate_names =
      g_strdupv ((char **) pr_certificate_get_names (pr_tls_session_get_certificate (tls, 0)));
}

/* Whether anybody is let in, with a password or a token. */
static gboolean
lets_in (PrClient *client)
{
  PrCredentials credentials = { .login = "", .auth = PR_AUTH_AUTO, .allow_plaintext = TRUE };

  return pr_sign_in_is_possible (client, &credentials, FALSE)
         || pr_sign_in_is_possible (client, &credentials, TRUE);
}

/* The certificate that the user accepts is accepted here too, as it is in the test that follows. */
static gboolean
encrypt (PrConnection *connection,
         PrService *service,
         PrSharedTrust *trust,
         const PrDeadline *deadline,
         GCancellable *cancellable,
         PrProbeFindings *findings)
{
  PrDeadline wait = pr_deadline_begin_wait (deadline);
  PrTlsTrust *authorities = pr_shared_trust_get (trust, NULL);

  if (authorities != NULL
      && pr_connection_start_tls (connection, authorities,
                                  pr_service_get_pinned_certificate (service), &wait, cancellable,
                                  NULL))
    return TRUE;
  note_certificate (connection, findings);
  return FALSE;
}

/* Connects, encrypts, reads the greeting and asks for the capabilities. */
static PrClient *
talk_to_service (PrService *service,
                 PrSharedTrust *trust,
                 const PrDeadline *deadline,
                 GCancellable *cancellable,
                 PrProbeFindings *findings)
{
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_autoptr (PrConnection) connection = pr_connection_new (
      pr_service_get_host (service), (guint16) pr_service_get_port (service), transcript);
  PrDeadline wait = pr_deadline_begin_wait (deadline);
  PrSecurity security = pr_service_get_security (service);
  g_autoptr (PrClient) client = NULL;

  *findings = (PrProbeFindings){ 0 };
  if (!pr_connection_resolve (connection, &wait, cancellable, NULL)
      || !pr_connection_connect (connection, &wait, cancellable, NULL)
      || (security == PR_SECURITY_TLS
          && !encrypt (connection, service, trust, deadline, cancellable, findings)))
    return NULL;
  client = pr_client_factory_new_client (pr_service_get_protocol (service),
                                         g_steal_pointer (&connection), deadline, cancellable);
  if (!pr_client_read_greeting (client, NULL)
      || (!pr_client_knows_capabilities (client) && !pr_client_ask_capabilities (client, NULL)))
    return NULL;
  if (security != PR_SECURITY_STARTTLS)
    return g_steal_pointer (&client);
  if (!pr_client_has_capability (client, PR_CLIENT_GET_CLASS (client)->starttls_word))
    {
      findings->clear_only = lets_in (client);
      pr_client_say_good_bye (client);
      return NULL;
    }
  if (!pr_client_ask_starttls (client, NULL)
      || !encrypt (pr_client_get_connection (client), service, trust, deadline, cancellable,
                   findings)
      || !pr_client_ask_capabilities (client, NULL))
    return NULL;
  return g_steal_pointer (&client);
}

/**
 * pr_probe_service:
 * @service: where to go, and how to encrypt
 * @trust: whom to believe
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @findings: (out): what is there instead, for pr_probe_findings_clear()
 *
 * Connects, encrypts, reads the greeting and asks for the capabilities. Nothing is signed in and no
 * name is told. Thread: worker.
 *
 * Returns: %TRUE if a server answers there that encrypts as @service says, with a certificate that
 *   verifies or that the user accepts, and lets somebody in
 */
gboolean
pr_probe_service (PrService *service,
                  PrSharedTrust *trust,
                  const PrDeadline *deadline,
                  GCancellable *cancellable,
                  PrProbeFindings *findings)
{
  g_autoptr (PrClient) client = talk_to_service (service, trust, deadline, cancellable, findings);
  gboolean answers;

  if (client == NULL)
    return FALSE;
  answers = lets_in (client);
  pr_client_say_good_bye (client);
  return answers;
}

/**
 * pr_probe_findings_clear:
 *
 * Frees what the findings hold.
 */
void
pr_probe_findings_clear (PrProbeFindings *findings)
{
  g_clear_pointer (&findings->certificate_names, g_strfreev);
}

/* By the sign-in method that the change leads to. A port on which only servers among themselves talk
 * answers too, but lets nobody in. */
static gboolean
offers_sign_in (Probe *probe, PrClient *client)
{
  PrCredentials credentials = { .login = "", .auth = pr_service_get_auth (probe->service) };

  return pr_sign_in_is_possible (client, &credentials, probe->has_token);
}

static void
probe_run (gpointer data)
{
  Probe *probe = data;
  PrProbeFindings findings;
  g_autoptr (PrClient) client = talk_to_service (probe->service, probe->trust, &probe->deadline,
                                                 probe->cancellable, &findings);

  if (client != NULL)
    {
      probe->answers = offers_sign_in (probe, client);
      pr_client_say_good_bye (client);
    }
  pr_probe_findings_clear (&findings);
}

static PrErrand *
start_probe (PrFix *fix,
             PrService *service,
             gboolean has_token,
             PrSharedTrust *trust,
             const PrDeadline *deadline,
             GCancellable *cancellable,
             Probe **probe)
{
  *probe = g_new0 (Probe, 1);
  (*probe)->service = pr_service_copy (service);
  pr_service_apply_change ((*probe)->service, pr_fix_get_change (fix));
  (*probe)->has_token = has_token;
  (*probe)->trust = pr_shared_trust_ref (trust);
  (*probe)->deadline = *deadline;
  (*probe)->cancellable = g_object_ref (cancellable);
  return pr_errand_start ("pr-probe", probe_run, *probe, probe_free);
}

static gboolean
wait_for_errand (PrErrand *errand, const PrDeadline *deadline, GCancellable *cancellable)
{
  while (!pr_errand_is_done (errand))
    if (!pr_wait_for (pr_errand_get_fd (errand), G_IO_IN, deadline, cancellable, NULL))
      return FALSE;
  return TRUE;
}

/* Where it is, and which ways to sign in it has, a server shows to anybody. Whether it knows a user
 * name it tells only who signs in, which a probe never does. */
static gboolean
can_be_tried (PrFix *fix)
{
  const PrServiceFields shown =
      PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_AUTH;

  return (pr_fix_get_change (fix)->fields & shown) != 0;
}

static GPtrArray *
probe_fixes (GPtrArray *fixes,
             PrService *service,
             gboolean has_token,
             PrSharedTrust *trust,
             const PrDeadline *deadline,
             guint at_most_ms,
             GCancellable *cancellable)
{
  GPtrArray *good = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) errands = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_errand_unref);
  g_autoptr (GPtrArray) probes = g_ptr_array_new ();
  g_autoptr (GCancellable) inner = g_cancellable_new ();
  PrDeadline bound = pr_deadline_begin_wait_at_most (deadline, at_most_ms);

  for (guint i = 0; i < fixes->len; i++)
    {
      Probe *probe = NULL;

      if (can_be_tried (fixes->pdata[i]))
        g_ptr_array_add (errands, start_probe (fixes->pdata[i], service, has_token, trust, deadline,
                                               inner, &probe));
      g_ptr_array_add (probes, probe);
    }
  for (guint i = 0, e = 0; i < fixes->len; i++)
    {
      Probe *probe = probes->pdata[i];

      if (probe == NULL)
        g_ptr_array_add (good, g_object_ref (fixes->pdata[i]));
      else if (wait_for_errand (errands->pdata[e++], &bound, cancellable) && probe->answers)
        g_ptr_array_add (good, pr_fix_copy_with_verified (fixes->pdata[i], PR_VERIFIED_YES));
    }
  g_cancellable_cancel (inner);
  return good;
}

/**
 * pr_probe_fixes:
 * @fixes: (element-type PrFix): changes, best first
 * @service: the settings that they change
 * @has_token: whether there is an OAuth 2 token to sign in with, and no password
 * @trust: whom to believe
 * @deadline: the bounds of the run
 * @cancellable: (nullable): ends the wait at once
 *
 * Finds out, side by side and in at most %PR_PROBE_MAX_MS, which of the changes lead to a server that
 * answers, encrypts with a certificate that verifies or that the user accepts, and offers a sign-in
 * that the account can use with the change. Nothing is signed in, and neither a secret nor a name is
 * sent: a change of nothing but the user name cannot be tried. Thread: worker.
 *
 * Returns: (transfer full) (element-type PrFix): the changes that answered, marked so, and those that
 *   cannot be tried; best first
 */
GPtrArray *
pr_probe_fixes (GPtrArray *fixes,
                PrService *service,
                gboolean has_token,
                PrSharedTrust *trust,
                const PrDeadline *deadline,
                GCancellable *cancellable)
{
  return probe_fixes (fixes, service, has_token, trust, deadline, PR_PROBE_MAX_MS, cancellable);
}

static void
late_job_run (gpointer data)
{
  LateJob *job = data;
  gint64 start_us = g_get_monotonic_time () + (gint64) job->delay_ms * 1000;
  gint64 left_ms;

  if (pr_wait_until (NULL, 0, start_us, job->cancellable) == PR_WAIT_CANCELLED)
    return;
  left_ms = CLAMP ((job->end_us - g_get_monotonic_time ()) / 1000, 0, PR_PROBE_MAX_MS);
  job->good = probe_fixes (job->fixes, job->service, job->has_token, job->trust, &job->deadline,
                           (guint) left_ms, job->cancellable);
}

static void
late_job_free (gpointer data)
{
  LateJob *job = data;

  g_ptr_array_unref (job->fixes);
  g_clear_object (&job->service);
  g_clear_pointer (&job->trust, pr_shared_trust_unref);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->good, g_ptr_array_unref);
  g_free (job);
}

/**
 * pr_late_probe_new:
 * @fixes: (transfer full) (element-type PrFix): changes, best first
 * @service: the settings that they change
 * @has_token: whether there is an OAuth 2 token to sign in with, and no password
 * @trust: whom to believe
 * @delay_ms: how long to hold back, in milliseconds
 * @deadline: the bounds of the run
 *
 * It has come to its end when a wait that begins now is over.
 *
 * Returns: (transfer full): a probe that waits
 */
PrLateProbe *
pr_late_probe_new (GPtrArray *fixes,
                   PrService *service,
                   gboolean has_token,
                   PrSharedTrust *trust,
                   guint delay_ms,
                   const PrDeadline *deadline)
{
  PrLateProbe *self = g_new0 (PrLateProbe, 1);
  PrDeadline wait = pr_deadline_begin_wait (deadline);

  self->job = g_new0 (LateJob, 1);
  self->job->fixes = fixes;
  self->job->service = pr_service_copy (service);
  self->job->has_token = has_token;
  self->job->trust = pr_shared_trust_ref (trust);
  self->job->delay_ms = delay_ms;
  self->job->end_us =
      g_get_monotonic_time () + pr_deadline_get_remaining_us (&wait) - EARLY_MS * 1000;
  self->job->deadline = *deadline;
  self->job->cancellable = g_cancellable_new ();
  self->errand = pr_errand_start ("pr-late-probe", late_job_run, self->job, late_job_free);
  return self;
}

/**
 * pr_late_probe_free:
 *
 * Ends what is still under way.
 */
void
pr_late_probe_free (PrLateProbe *self)
{
  g_cancellable_cancel (self->job->cancellable);
  pr_errand_unref (self->errand);
  g_free (self);
}

/**
 * pr_late_probe_collect:
 * @deadline: when to give up on what is not done
 * @cancellable: (nullable): ends the wait at once
 *
 * Returns: (transfer full) (element-type PrFix): as pr_probe_fixes()
 */
GPtrArray *
pr_late_probe_collect (PrLateProbe *self, const PrDeadline *deadline, GCancellable *cancellable)
{
  if (!wait_for_errand (self->errand, deadline, cancellable) || self->job->good == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return g_ptr_array_ref (self->job->good);
}
