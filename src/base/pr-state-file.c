/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-state-file.h"

/* What is small and not worth a question: preferences, the size of the window. A file of groups and keys
 * each, in the user's folder of settings. */

typedef struct
{
  char *name;
  char *changes;
} Job;

/* Shared with the thread. */
static GMutex mutex;
static GCond all_done;
static guint n_pending;

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), "postrider", name, NULL);
}

static void
job_free (Job *job)
{
  g_free (job->name);
  g_free (job->changes);
  g_free (job);
}

/* What else is in the file stays, its comments too. */
static void
apply (GKeyFile *file, GKeyFile *changes)
{
  g_auto (GStrv) groups = g_key_file_get_groups (changes, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (changes, groups[i], NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          g_autofree char *value = g_key_file_get_value (changes, groups[i], keys[j], NULL);

          g_key_file_set_value (file, groups[i], keys[j], value);
        }
    }
}

static gboolean
write_job (const Job *job, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GKeyFile) changes = g_key_file_new ();
  g_autofree char *path = dup_path (job->name);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_key_file_load_from_data (changes, job->changes, (gsize) -1, G_KEY_FILE_NONE, error))
    return FALSE;
  (void) g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  apply (file, changes);
  (void) g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (file, path, error);
}

static void
do_job (gpointer data, gpointer user_data G_GNUC_UNUSED)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (!write_job (job, &error))
    g_debug ("%s is not kept: %s", job->name, error->message);
  job_free (job);
  g_mutex_lock (&mutex);
  if (--n_pending == 0)
    g_cond_broadcast (&all_done);
  g_mutex_unlock (&mutex);
}

/* One thread, so that the last change is the one that stays. It ends when there is nothing to do. */
static GThreadPool *
get_pool (void)
{
  static gsize pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, (gsize) g_thread_pool_new (do_job, NULL, 1, FALSE, NULL));
  return (GThreadPool *) pool;
}

/**
 * pr_state_file_flush:
 *
 * Waits until all is written that was to be: before the program ends.
 */
void
pr_state_file_flush (void)
{
  g_mutex_lock (&mutex);
  while (n_pending > 0)
    g_cond_wait (&all_done, &mutex);
  g_mutex_unlock (&mutex);
}

/**
 * pr_state_file_load:
 * @name: of the file, without a folder
 * @error: return location
 *
 * Reads it, once all is written that was to be. To be called where nothing waits for the main loop yet:
 * at the program's start, for a new window.
 *
 * Errors: #GFileError, #GKeyFileError. Thread: any.
 *
 * Returns: (transfer full): what is in it
 */
GKeyFile *
pr_state_file_load (const char *name, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  pr_state_file_flush ();
  path = dup_path (name);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return NULL;
  return g_steal_pointer (&file);
}

/**
 * pr_state_file_save:
 * @name: of the file, without a folder
 * @changes: the keys that are to have other values; copied
 *
 * Writes them in a thread, one call after the other, as it can take long until they are on the disk. The
 * file is replaced as a whole: after a crash it is the old or the new one. Where it cannot be written,
 * that is not worth a word.
 *
 * Thread: any.
 */
void
pr_state_file_save (const char *name, GKeyFile *changes)
{
  Job *job;

  g_return_if_fail (name != NULL);
  g_return_if_fail (changes != NULL);

  job = g_new0 (Job, 1);
  job->name = g_strdup (name);
  job->changes = g_key_file_to_data (changes, NULL, NULL);
  g_mutex_lock (&mutex);
  n_pending++;
  g_mutex_unlock (&mutex);
  g_thread_pool_push (get_pool (), job, NULL);
}
