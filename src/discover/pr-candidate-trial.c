/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate-trial.h"

#include "pr-probe.h"
#include "pr-task-thread.h"

typedef struct
{
  PrService *service; /* a copy, for the thread */
  PrSharedTrust *trust;
  PrDeadline deadline;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_object_unref (trial->service);
  pr_shared_trust_unref (trial->trust);
  g_free (trial);
}

static gpointer
trial_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Trial *trial = g_task_get_task_data (task);
  PrProbeFindings findings = { 0 };
  gboolean answers = pr_probe_service (trial->service, trial->trust, &trial->deadline,
                                       g_task_get_cancellable (task), &findings);

  pr_probe_findings_clear (&findings);
  g_task_return_boolean (task, answers);
  return NULL;
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  gboolean answers = g_task_propagate_boolean (G_TASK (result), &error);

  pr_candidate_set_answer (PR_CANDIDATE (source), error != NULL ? PR_ANSWER_UNTRIED
                                                  : answers     ? PR_ANSWER_YES
                                                                : PR_ANSWER_NO);
}

/**
 * pr_candidate_try:
 * @candidate: a server
 * @trust: whose certificates are believed
 * @cancellable: (nullable): cancelling it leaves the server untried
 *
 * Asks the server whether it answers as its settings say and lets people sign in, without signing in.
 * At most %PR_PROBE_MAX_MS, in a thread of its own since a look-up may hang; the candidate's answer is
 * notified as it changes. Main context.
 */
void
pr_candidate_try (PrCandidate *candidate, PrSharedTrust *trust, GCancellable *cancellable)
{
  g_autoptr (GTask) task = NULL;
  Trial *trial;

  g_return_if_fail (PR_IS_CANDIDATE (candidate));
  g_return_if_fail (trust != NULL);

  trial = g_new0 (Trial, 1);
  trial->service = pr_service_copy (pr_candidate_get_service (candidate));
  trial->trust = pr_shared_trust_ref (trust);
  trial->deadline = pr_deadline_new (PR_PROBE_MAX_MS, PR_PROBE_MAX_MS);
  pr_candidate_set_answer (candidate, PR_ANSWER_TRYING);

  task = g_task_new (candidate, cancellable, on_tried, NULL);
  g_task_set_name (task, "[postrider] try candidate");
  g_task_set_task_data (task, trial, trial_free);
  if (!pr_task_run_in_own_thread (task, "pr-candidate", trial_thread))
    g_task_return_boolean (task, FALSE);
}
