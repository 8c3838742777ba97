/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-verdict.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (PrRunState, pr_run_state,
                    G_DEFINE_ENUM_VALUE (PR_RUN_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PR_RUN_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (PR_RUN_FINISHED, "finished"),
                    G_DEFINE_ENUM_VALUE (PR_RUN_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (PR_RUN_TIMED_OUT, "timed-out"))

/* The services of one outcome: how many, and the first of them. */
static guint
count_services (PrReport *report, PrOutcome outcome, PrServiceReport **first)
{
  GListModel *services = pr_report_get_services (report);
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      if (pr_service_report_get_outcome (service) != outcome)
        continue;
      /* The list keeps it. */
      if (n_found++ == 0)
        *first = service;
    }
  return n_found;
}

/**
 * pr_verdict_get_outcome:
 * @state: how far the run is
 * @report: (nullable): what it found
 *
 * Returns: the outcome to show above all others; %PR_OUTCOME_SKIPPED for a run without a verdict
 */
PrOutcome
pr_verdict_get_outcome (PrRunState state, PrReport *report)
{
  switch (state)
    {
    case PR_RUN_RUNNING:
      return PR_OUTCOME_RUNNING;
    case PR_RUN_FINISHED:
      return pr_report_get_verdict (report);
    case PR_RUN_TIMED_OUT:
      return PR_OUTCOME_FAILED;
    case PR_RUN_NONE:
    case PR_RUN_CANCELLED:
    default:
      return PR_OUTCOME_SKIPPED;
    }
}

/* Only then the name of the protocol says something to everybody. */
static gboolean
fetches_in_two_ways (PrReport *report)
{
  return pr_report_find_service (report, PR_PROTOCOL_IMAP) != NULL
         && pr_report_find_service (report, PR_PROTOCOL_POP3) != NULL;
}

static char *
dup_failed_title (PrReport *report)
{
  PrServiceReport *first = NULL;
  guint n_failed = count_services (report, PR_OUTCOME_FAILED, &first);
  guint n_services = g_list_model_get_n_items (pr_report_get_services (report));

  if (first == NULL)
    return g_strdup (_("The test failed"));
  if (n_failed > 1)
    {
      if (n_failed == n_services)
        return g_strdup (_("Nothing works yet"));
      /* translators: the first number is always at least 2 */
      return g_strdup_printf (ngettext ("%u of %u service does not work",
                                        "%u of %u services do not work", n_services),
                              n_failed, n_services);
    }

  switch (pr_service_get_protocol (pr_service_report_get_service (first)))
    {
    case PR_PROTOCOL_IMAP:
      return g_strdup (fetches_in_two_ways (report) ? _("Receiving mail by IMAP does not work")
                                                    : _("Receiving mail does not work"));
    case PR_PROTOCOL_POP3:
      return g_strdup (fetches_in_two_ways (report) ? _("Receiving mail by POP3 does not work")
                                                    : _("Receiving mail does not work"));
    case PR_PROTOCOL_SMTP:
      return g_strdup (_("Sending mail does not work"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_verdict_dup_title:
 * @state: how far the run is
 * @report: (nullable): what it found
 *
 * Returns: (transfer full): the verdict in a few words
 */
char *
pr_verdict_dup_title (PrRunState state, PrReport *report)
{
  switch (state)
    {
    case PR_RUN_RUNNING:
      return g_strdup (_("Testing…"));
    case PR_RUN_CANCELLED:
      return g_strdup (_("Test cancelled"));
    case PR_RUN_TIMED_OUT:
      return g_strdup (_("The test took too long"));
    case PR_RUN_FINISHED:
      break;
    case PR_RUN_NONE:
    default:
      return g_strdup ("");
    }

  switch (pr_report_get_verdict (report))
    {
    case PR_OUTCOME_OK:
      return g_strdup (_("Everything works"));
    case PR_OUTCOME_WARNING:
      return g_strdup (_("It works, but look at this"));
    case PR_OUTCOME_FAILED:
    case PR_OUTCOME_PENDING:
    case PR_OUTCOME_RUNNING:
    case PR_OUTCOME_SKIPPED:
    default:
      return dup_failed_title (report);
    }
}

/**
 * pr_verdict_dup_summary:
 * @state: how far the run is
 * @report: (nullable): what it found
 *
 * Returns: (transfer full): one more line under the title, with the address and the time it took
 */
char *
pr_verdict_dup_summary (PrRunState state, PrReport *report)
{
  g_autofree char *duration = NULL;

  switch (state)
    {
    case PR_RUN_RUNNING:
      /* translators: %s is an e-mail address */
      return g_strdup_printf (_("Postrider signs in as %s, the way a mail program does."),
                              pr_report_get_email (report));
    case PR_RUN_CANCELLED:
      return g_strdup (_("Below is what was found until then. What you typed is still there."));
    case PR_RUN_TIMED_OUT:
      return g_strdup (_("A server did not finish answering. Below is what was found until then."));
    case PR_RUN_FINISHED:
      break;
    case PR_RUN_NONE:
    default:
      return g_strdup ("");
    }

  duration = pr_verdict_dup_duration (pr_report_get_duration_us (report));
  if (pr_report_get_verdict (report) == PR_OUTCOME_OK)
    /* translators: an e-mail address and a duration such as “1.2 s” */
    return g_strdup_printf (_("A mail program can use %s with these settings. Tested in %s."),
                            pr_report_get_email (report), duration);
  /* translators: an e-mail address and a duration such as “1.2 s” */
  return g_strdup_printf (_("%s, tested in %s."), pr_report_get_email (report), duration);
}

/* Changes may say another port each; all else is told in the same words. */
static gboolean
is_same_fix (PrFix *a, PrFix *b)
{
  return pr_fix_get_kind (a) == pr_fix_get_kind (b)
         && (pr_fix_get_kind (a) == PR_FIX_CHANGE
             || g_str_equal (pr_fix_get_title (a), pr_fix_get_title (b)));
}

/* A password of its own is typed elsewhere. */
static gboolean
has_own_password (PrServiceReport *report)
{
  return pr_service_get_own_password (pr_service_report_get_service (report));
}

static gboolean
has_faults (PrServiceReport *report)
{
  PrTlsSession *tls = pr_service_report_get_tls (report);

  return tls != NULL && pr_tls_session_get_n_faults (tls) > 0;
}

/**
 * pr_verdict_is_same_problem:
 * @a: what was found at one service, with a diagnosis
 * @b: the same of another
 *
 * Whether one explanation does for both, and one click mends both. Not where a certificate is the
 * trouble: each is looked at by itself.
 *
 * Returns: %TRUE if so
 */
gboolean
pr_verdict_is_same_problem (PrServiceReport *a, PrServiceReport *b)
{
  PrDiagnosis *diagnosis_a = pr_service_report_get_diagnosis (a);
  PrDiagnosis *diagnosis_b = pr_service_report_get_diagnosis (b);
  guint n_fixes = pr_diagnosis_get_n_fixes (diagnosis_a);

  if (pr_diagnosis_get_id (diagnosis_a) != pr_diagnosis_get_id (diagnosis_b)
      || !g_str_equal (pr_diagnosis_get_title (diagnosis_a), pr_diagnosis_get_title (diagnosis_b))
      || pr_diagnosis_get_n_fixes (diagnosis_b) != n_fixes || has_faults (a) || has_faults (b)
      || has_own_password (a) != has_own_password (b))
    return FALSE;
  for (guint i = 0; i < n_fixes; i++)
    if (!is_same_fix (pr_diagnosis_get_fix (diagnosis_a, i), pr_diagnosis_get_fix (diagnosis_b, i)))
      return FALSE;
  return TRUE;
}

/**
 * pr_verdict_wants_password:
 * @id: a diagnosis
 *
 * Returns: %TRUE if another password is what can help
 */
gboolean
pr_verdict_wants_password (PrDiagnosisId id)
{
  return id == PR_DIAGNOSIS_WRONG_CREDENTIALS || id == PR_DIAGNOSIS_APP_PASSWORD_REQUIRED
         || id == PR_DIAGNOSIS_PASSWORD_EXPIRED || id == PR_DIAGNOSIS_OAUTH_TOKEN_REJECTED;
}

/**
 * pr_verdict_wants_settings:
 * @id: a diagnosis
 *
 * Returns: %TRUE if it is for the user to give another server, port, encryption, name or address
 */
gboolean
pr_verdict_wants_settings (PrDiagnosisId id)
{
  static const PrDiagnosisId ids[] = {
    PR_DIAGNOSIS_HOST_NOT_FOUND,         PR_DIAGNOSIS_CONNECTION_REFUSED,
    PR_DIAGNOSIS_CONNECTION_TIMED_OUT,   PR_DIAGNOSIS_TLS_ON_PLAIN_PORT,
    PR_DIAGNOSIS_PLAIN_ON_TLS_PORT,      PR_DIAGNOSIS_STARTTLS_NOT_OFFERED,
    PR_DIAGNOSIS_STARTTLS_REQUIRED,      PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH,
    PR_DIAGNOSIS_WRONG_SERVICE,          PR_DIAGNOSIS_AUTH_REQUIRED,
    PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED,
    PR_DIAGNOSIS_AUTH_ENCRYPTION_REQUIRED,
    PR_DIAGNOSIS_SENDER_NOT_ALLOWED,     PR_DIAGNOSIS_SENDER_REJECTED,
    PR_DIAGNOSIS_SENDER_DOMAIN_NOT_FOUND, PR_DIAGNOSIS_RELAY_DENIED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Whether the run ended before its time, so that what was skipped had perhaps begun. */
static gboolean
was_cut_short (PrRunState state)
{
  return state == PR_RUN_CANCELLED || state == PR_RUN_TIMED_OUT;
}

/**
 * pr_verdict_get_service_label:
 * @outcome: the outcome of a service
 * @state: how far the run is
 *
 * Returns: (transfer none): the outcome in a word or two
 */
const char *
pr_verdict_get_service_label (PrOutcome outcome, PrRunState state)
{
  switch (outcome)
    {
    case PR_OUTCOME_PENDING:
      return state == PR_RUN_RUNNING ? _("Waiting") : _("Not tested");
    case PR_OUTCOME_RUNNING:
      return state == PR_RUN_RUNNING ? _("Testing…") : _("Not finished");
    case PR_OUTCOME_OK:
      return _("Works");
    case PR_OUTCOME_WARNING:
      return _("Works, with a warning");
    case PR_OUTCOME_FAILED:
      return _("Does not work");
    case PR_OUTCOME_SKIPPED:
      return was_cut_short (state) ? _("Not finished") : _("Not tested");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_verdict_get_step_label:
 * @outcome: the outcome of a step
 * @state: how far the run is
 *
 * Returns: (transfer none): the outcome in a word or two
 */
const char *
pr_verdict_get_step_label (PrOutcome outcome, PrRunState state)
{
  switch (outcome)
    {
    case PR_OUTCOME_PENDING:
      return _("Waiting");
    case PR_OUTCOME_RUNNING:
      return state == PR_RUN_RUNNING ? _("Running") : _("Not finished");
    case PR_OUTCOME_OK:
      return _("Done");
    case PR_OUTCOME_WARNING:
      return _("Warning");
    case PR_OUTCOME_FAILED:
      return _("Failed");
    case PR_OUTCOME_SKIPPED:
      return was_cut_short (state) ? _("Not finished") : _("Not tried");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_verdict_dup_duration:
 * @duration_us: a time span in microseconds
 *
 * Returns: (transfer full): it in milliseconds, from one second on in seconds
 */
char *
pr_verdict_dup_duration (gint64 duration_us)
{
  gint64 duration_ms = (duration_us + 500) / 1000;

  /* The spaces do not break, so that a number never stands apart from its unit. */
  if (duration_us > 0 && duration_ms == 0)
    /* translators: a duration of less than a millisecond */
    return g_strdup (_("< 1 ms"));
  if (duration_ms < 1000)
    /* translators: a duration in milliseconds */
    return g_strdup_printf (_("%d ms"), (int) duration_ms);
  /* translators: a duration in seconds */
  return g_strdup_printf (_("%.1f s"), (double) duration_ms / 1000);
}
