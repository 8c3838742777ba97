/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate-trial.h"

#include "pr-service-probe.h"

static void
on_tried (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (PrCandidate) candidate = data;
  g_autoptr (GError) error = NULL;
  PrProbeFindings findings;
  gboolean answers = pr_service_probe_finish (result, &findings, &error);

  pr_probe_findings_clear (&findings);
  pr_candidate_set_answer (candidate, error != NULL ? PR_ANSWER_UNTRIED
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
 * At most %PR_PROBE_MAX_MS; the candidate's answer is notified as it changes. Main context.
 */
void
pr_candidate_try (PrCandidate *candidate, PrSharedTrust *trust, GCancellable *cancellable)
{
  g_return_if_fail (PR_IS_CANDIDATE (candidate));
  g_return_if_fail (trust != NULL);

  pr_candidate_set_answer (candidate, PR_ANSWER_TRYING);
  pr_service_probe_async (pr_candidate_get_service (candidate), trust, PR_PROBE_MAX_MS, cancellable,
                          on_tried, g_object_ref (candidate));
}
