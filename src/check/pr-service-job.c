/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-job.h"

/**
 * pr_service_job_free:
 *
 * Frees a job and lets go of what it refers to.
 */
void
pr_service_job_free (PrServiceJob *job)
{
  g_clear_object (&job->service);
  g_free (job->email);
  g_free (job->login);
  g_free (job->recipient);
  g_clear_pointer (&job->password, pr_secret_unref);
  g_clear_pointer (&job->token, pr_secret_unref);
  g_free (job->pin_sha256);
  g_clear_pointer (&job->trust, pr_shared_trust_unref);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->gate, pr_login_gate_unref);
  g_clear_pointer (&job->transcript, pr_transcript_unref);
  g_clear_pointer (&job->sink, pr_event_sink_unref);
  g_free (job->sender_name);
  for (gsize i = 0; i < G_N_ELEMENTS (job->incoming); i++)
    g_clear_pointer (&job->incoming[i], pr_service_job_free);
  g_free (job);
}
