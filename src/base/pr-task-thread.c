/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-task-thread.h"

/**
 * pr_task_run_in_own_thread:
 * @task: what is to be done
 * @thread_name: at most 15 bytes
 * @func: does it and returns @task, of which it is given a reference (transfer full)
 *
 * Runs @func for what may hang, such as a look-up, in a thread of its own: g_task_run_in_thread() has ten
 * for the whole program.
 *
 * Returns: %FALSE if there is no thread for it: then the caller returns @task
 */
gboolean
pr_task_run_in_own_thread (GTask *task, const char *thread_name, GThreadFunc func)
{
  GThread *thread = g_thread_try_new (thread_name, func, g_object_ref (task), NULL);

  if (thread == NULL)
    {
      g_object_unref (task);
      return FALSE;
    }
  g_thread_unref (thread);
  return TRUE;
}
