/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-probe.h"

#include "pr-task-thread.h"

/* What the thread needs, and what it finds. */
typedef struct
{
  PrService *service;
  PrSharedTrust *trust;
  PrDeadline deadline;
  PrProbeFindings findings;
} Probe;

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  pr_probe_findings_clear (&probe->findings);
  g_object_unref (probe->service);
  pr_shared_trust_unref (probe->trust);
  g_free (probe);
}

static gpointer
probe_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);

  g_task_return_boolean (task, pr_probe_service (probe->service, probe->trust, &probe->deadline,
                                                 g_task_get_cancellable (task),
                                                 &probe->findings));
  return NULL;
}

/**
 * pr_service_probe_async:
 * @service: where to go, and how to encrypt; copied
 * @trust: whom to believe
 * @at_most_ms: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Does what pr_probe_service() does, in a thread of its own: it may hang in a look-up, or until its
 * deadline, which GLib's pool is not for. Main context.
 */
void
pr_service_probe_async (PrService *service,
                        PrSharedTrust *trust,
                        guint at_most_ms,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Probe *probe = g_new0 (Probe, 1);

  probe->service = pr_service_copy (service);
  probe->trust = pr_shared_trust_ref (trust);
  probe->deadline = pr_deadline_new (at_most_ms, at_most_ms);
  g_task_set_name (task, "[postrider] probe a service");
  g_task_set_task_data (task, probe, probe_free);
  if (!pr_task_run_in_own_thread (task, "pr-discover", probe_thread))
    g_task_return_boolean (task, FALSE);
}

/**
 * pr_service_probe_finish:
 * @result: as the callback got it
 * @findings: (out): what is there instead, for pr_probe_findings_clear()
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: as pr_probe_service()
 */
gboolean
pr_service_probe_finish (GAsyncResult *result, PrProbeFindings *findings, GError **error)
{
  Probe *probe = g_task_get_task_data (G_TASK (result));

  *findings = probe->findings;
  probe->findings = (PrProbeFindings){ 0 };
  return g_task_propagate_boolean (G_TASK (result), error);
}
