/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-store.h"

#include "pr-account-merge.h"
#include "pr-account-private.h"

#include <string.h>
#include <sys/stat.h>

/* What comes within this time after a first change on disk is read together with it. */
#define SETTLE_MS 100

/* Where changes on disk are not announced, as on a network file system, where a folder was put in
 * the place of another, or where the system's bound on watches is reached: now and then a look
 * shows whether the folder is another one than before. */
#define POLL_INTERVAL_MS 10000

typedef struct _Job Job;

struct _PrAccountStore
{
  GObject parent_instance;

  /* owned */
  PrAccountDir *dir;
  GPtrArray *accounts; /* the oldest first */
  GListStore *problems;
  GThreadPool *thread; /* one, so that things are done in the order in which they were asked for */
  GFileMonitor *monitor;

  gboolean loaded;
  gboolean watches_folder; /* and not the place where it will be */
  guint settle_id;
  guint poll_id;
  guint poll_interval_ms;
  struct stat seen; /* the folder, as it was at the last look */

  /* shared with the thread */
  GMutex mutex;
  GCond all_done;
  guint n_pending;
};

/* One piece of disk work: filled in by the main context, done in the thread, ended in the main
 * context again, which alone frees it. */
struct _Job
{
  void (*run) (Job *job, GError **error);
  GTask *task;
  PrAccountDir *dir;
  GMainContext *context;

  /* in */
  char *id;
  PrAccount *account;
  PrResult *result;
  GBytes *content;

  /* out */
  PrAccount *kept;
  GPtrArray *accounts;
  GPtrArray *problems;
  PrAccount *removed;
  GError *error;
};

typedef enum
{
  PROP_LOADED = 1,
  PROP_PROBLEMS,
} PrAccountStoreProperty;

static GParamSpec *properties[PROP_PROBLEMS + 1];

static void pr_account_store_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrAccountStore,
                               pr_account_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pr_account_store_list_model_init))

/* What a removed account's file held, on the account. */
static G_DEFINE_QUARK (pr-account-store-removed, pr_account_store_removed)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->task);
  pr_account_dir_unref (job->dir);
  g_main_context_unref (job->context);
  g_free (job->id);
  g_clear_object (&job->account);
  g_clear_pointer (&job->result, pr_result_unref);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_clear_object (&job->kept);
  g_clear_pointer (&job->accounts, g_ptr_array_unref);
  g_clear_pointer (&job->problems, g_ptr_array_unref);
  g_clear_object (&job->removed);
  g_clear_error (&job->error);
  g_free (job);
}

static Job *
job_new (PrAccountStore *self,
         void (*run) (Job *job, GError **error),
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->task = g_task_new (self, cancellable, callback, user_data);
  /* What is on disk cannot be called back. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_name (job->task, "[postrider] account store");
  job->dir = pr_account_dir_ref (self->dir);
  job->context = g_main_context_ref_thread_default ();
  return job;
}

static PrAccount *
find (PrAccountStore *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->accounts->len; i++)
    if (strcmp (pr_account_get_id (self->accounts->pdata[i]), id) == 0)
      {
        *position = i;
        return self->accounts->pdata[i];
      }
  return NULL;
}

static void
remove_at (PrAccountStore *self, guint position)
{
  g_autoptr (PrAccount) removed = g_object_ref (self->accounts->pdata[position]);

  g_ptr_array_remove_index (self->accounts, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The account as it is on disk now: the object of the list takes it over. */
static void
put (PrAccountStore *self, PrAccount *account)
{
  guint position;
  PrAccount *listed = find (self, pr_account_get_id (account), &position);

  if (listed != NULL && pr_account_compare_age (listed, account) == 0)
    {
      pr_account_assign (listed, account);
      return;
    }
  if (listed != NULL)
    remove_at (self, position);
  for (position = 0; position < self->accounts->len; position++)
    if (pr_account_compare_age (account, self->accounts->pdata[position]) < 0)
      break;
  g_ptr_array_insert (self->accounts, (int) position, g_object_ref (account));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static gboolean
has_problems (PrAccountStore *self, GPtrArray *problems)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->problems)) != problems->len)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      g_autoptr (PrAccountProblem) shown =
          g_list_model_get_item (G_LIST_MODEL (self->problems), i);

      if (strcmp (pr_account_problem_get_path (shown),
                  pr_account_problem_get_path (problems->pdata[i]))
              != 0
          || strcmp (pr_account_problem_get_message (shown),
                     pr_account_problem_get_message (problems->pdata[i]))
                 != 0)
        return FALSE;
    }
  return TRUE;
}

static void
put_all (PrAccountStore *self, GPtrArray *accounts, GPtrArray *problems)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < accounts->len; i++)
    g_hash_table_add (ids, (gpointer) pr_account_get_id (accounts->pdata[i]));
  for (guint i = self->accounts->len; i > 0; i--)
    if (!g_hash_table_contains (ids, pr_account_get_id (self->accounts->pdata[i - 1])))
      remove_at (self, i - 1);
  for (guint i = 0; i < accounts->len; i++)
    put (self, accounts->pdata[i]);
  if (!has_problems (self, problems))
    g_list_store_splice (self->problems, 0,
                         g_list_model_get_n_items (G_LIST_MODEL (self->problems)),
                         problems->pdata, problems->len);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
}

static void run_job (PrAccountStore *self, Job *job);
static void run_load (Job *job, GError **error);

static gboolean
read_anew (gpointer data)
{
  PrAccountStore *self = data;

  self->settle_id = 0;
  run_job (self, job_new (self, run_load, NULL, NULL, NULL));
  return G_SOURCE_REMOVE;
}

/* Returns: whether the folder is another one than at the last look, or has other files in it. */
static gboolean
look_at_folder (PrAccountStore *self)
{
  struct stat before = self->seen;

  if (stat (pr_account_dir_get_path (self->dir), &self->seen) != 0)
    memset (&self->seen, 0, sizeof self->seen);
  return before.st_dev != self->seen.st_dev || before.st_ino != self->seen.st_ino
         || before.st_mtim.tv_sec != self->seen.st_mtim.tv_sec
         || before.st_mtim.tv_nsec != self->seen.st_mtim.tv_nsec;
}

static gboolean
poll_folder (gpointer data)
{
  PrAccountStore *self = data;

  if (look_at_folder (self) && self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, read_anew, self);
  return G_SOURCE_CONTINUE;
}

static void
start_polling (PrAccountStore *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->poll_interval_ms % 1000 == 0)
    /* Together with what else wakes up every so many seconds. */
    self->poll_id = g_timeout_add_seconds (self->poll_interval_ms / 1000, poll_folder, self);
  else
    self->poll_id = g_timeout_add (self->poll_interval_ms, poll_folder, self);
}

static gboolean
is_of_account (GFile *file)
{
  g_autofree char *name = file == NULL ? NULL : g_file_get_basename (file);

  /* The lock, and what is being written. */
  return name != NULL && name[0] != '.';
}

static void
on_folder_changed (PrAccountStore *self, GFile *file, GFile *other_file)
{
  if ((is_of_account (file) || is_of_account (other_file)) && self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, read_anew, self);
}

/* Begins to watch, once the first load shows that somebody is interested. A folder that was not
 * there yet is looked for now and then; where it was made here there is no need to wait for
 * that. */
static void
watch (PrAccountStore *self)
{
  const char *path = pr_account_dir_get_path (self->dir);
  g_autoptr (GFile) folder = NULL;

  if (self->poll_id == 0)
    {
      look_at_folder (self);
      start_polling (self);
    }
  if (self->watches_folder)
    return;
  self->watches_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  if (self->monitor != NULL && !self->watches_folder)
    return;
  g_clear_object (&self->monitor);
  folder = g_file_new_for_path (path);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_folder_changed), self,
                             G_CONNECT_SWAPPED);
}

/* Brings the list up to date with what was done on disk. */
static void
take_over (PrAccountStore *self, Job *job)
{
  guint position;

  if (job->accounts != NULL)
    put_all (self, job->accounts, job->problems);
  if (job->kept != NULL)
    put (self, job->kept);
  if (job->removed != NULL && find (self, job->id, &position) != NULL)
    remove_at (self, position);
  if (self->loaded)
    watch (self);
}

/* What the caller gets: the object of the list, or the one that was removed, with what its file
 * held. */
static PrAccount *
dup_answer (PrAccountStore *self, Job *job)
{
  guint position;

  if (job->kept != NULL)
    return g_object_ref (find (self, pr_account_get_id (job->kept), &position));
  if (job->removed == NULL)
    return NULL;
  g_object_set_qdata_full (G_OBJECT (job->removed), pr_account_store_removed_quark (),
                           g_bytes_ref (job->content), (GDestroyNotify) g_bytes_unref);
  return g_object_ref (job->removed);
}

static gboolean
end_job (gpointer data)
{
  Job *job = data;
  PrAccountStore *self = PR_ACCOUNT_STORE (g_task_get_source_object (job->task));

  if (job->error != NULL)
    {
      g_task_return_error (job->task, g_steal_pointer (&job->error));
      return G_SOURCE_REMOVE;
    }
  take_over (self, job);
  g_task_return_pointer (job->task, dup_answer (self, job), g_object_unref);
  return G_SOURCE_REMOVE;
}

/* In the thread of the disk. The job goes back as a whole: the last unref of the store must not
 * happen here. */
static void
do_job (gpointer data, gpointer user_data G_GNUC_UNUSED)
{
  Job *job = data;
  PrAccountStore *self = g_task_get_source_object (job->task); /* the job keeps it until it is back */
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (job->context);

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    job->run (job, &job->error);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, end_job, job, job_free);
  g_mutex_lock (&self->mutex);
  if (--self->n_pending == 0)
    g_cond_broadcast (&self->all_done);
  g_mutex_unlock (&self->mutex);
  g_source_attach (source, context);
}

static void
run_job (PrAccountStore *self, Job *job)
{
  g_mutex_lock (&self->mutex);
  self->n_pending++;
  g_mutex_unlock (&self->mutex);
  g_thread_pool_push (self->thread, job, NULL);
}

static void
run_load (Job *job, GError **error)
{
  job->accounts = pr_account_dir_load (job->dir, &job->problems, error);
}

static void
run_save (Job *job, GError **error)
{
  job->kept = pr_account_dir_save (job->dir, job->account, error);
}

static void
run_record (Job *job, GError **error)
{
  job->kept = pr_account_dir_record (job->dir, job->id, job->result, error);
}

static void
run_remove (Job *job, GError **error)
{
  job->removed = pr_account_dir_remove (job->dir, job->id, &job->content, error);
}

static void
run_restore (Job *job, GError **error)
{
  job->kept = pr_account_dir_restore (job->dir, job->id, job->content, error);
}

static GType
pr_account_store_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_ACCOUNT;
}

static guint
pr_account_store_get_n_items (GListModel *model)
{
  return PR_ACCOUNT_STORE (model)->accounts->len;
}

static gpointer
pr_account_store_get_item (GListModel *model, guint position)
{
  PrAccountStore *self = PR_ACCOUNT_STORE (model);

  return position < self->accounts->len ? g_object_ref (self->accounts->pdata[position]) : NULL;
}

static void
pr_account_store_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pr_account_store_get_item_type;
  iface->get_n_items = pr_account_store_get_n_items;
  iface->get_item = pr_account_store_get_item;
}

static void
pr_account_store_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PrAccountStore *self = PR_ACCOUNT_STORE (object);

  switch ((PrAccountStoreProperty) property_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_store_dispose (GObject *object)
{
  PrAccountStore *self = PR_ACCOUNT_STORE (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (pr_account_store_parent_class)->dispose (object);
}

static void
pr_account_store_finalize (GObject *object)
{
  PrAccountStore *self = PR_ACCOUNT_STORE (object);

  /* Nothing is under way: what is holds a reference. */
  g_thread_pool_free (self->thread, FALSE, FALSE);
  pr_account_dir_unref (self->dir);
  g_ptr_array_unref (self->accounts);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->all_done);

  G_OBJECT_CLASS (pr_account_store_parent_class)->finalize (object);
}

static void
pr_account_store_class_init (PrAccountStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_account_store_get_property;
  object_class->dispose = pr_account_store_dispose;
  object_class->finalize = pr_account_store_finalize;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEMS] =
      g_param_spec_object ("problems", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_account_store_init (PrAccountStore *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_list_store_new (PR_TYPE_ACCOUNT_PROBLEM);
  self->thread = g_thread_pool_new (do_job, NULL, 1, FALSE, NULL);
  self->poll_interval_ms = POLL_INTERVAL_MS;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->all_done);
}

/**
 * pr_account_store_new:
 * @path: (nullable): the folder of the accounts; %NULL is `$XDG_CONFIG_HOME/postrider/accounts`
 *
 * Returns: (transfer full): a store that is empty until pr_account_store_load_async()
 */
PrAccountStore *
pr_account_store_new (const char *path)
{
  PrAccountStore *self = g_object_new (PR_TYPE_ACCOUNT_STORE, NULL);

  self->dir = pr_account_dir_new (path);
  return self;
}

/**
 * pr_account_store_set_poll_interval:
 * @interval_ms: how often to look whether the folder has changed, beside what the system announces
 */
void
pr_account_store_set_poll_interval (PrAccountStore *self, guint interval_ms)
{
  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));
  g_return_if_fail (interval_ms > 0);

  self->poll_interval_ms = interval_ms;
  if (self->poll_id != 0)
    start_polling (self);
}

/**
 * pr_account_store_flush:
 *
 * Waits until all that was asked for is on disk; to be called before the program ends, as what its
 * thread has not done by then is not done at all. Some milliseconds, at most some seconds where
 * another program holds the lock.
 */
void
pr_account_store_flush (PrAccountStore *self)
{
  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));

  g_mutex_lock (&self->mutex);
  while (self->n_pending > 0)
    g_cond_wait (&self->all_done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * pr_account_store_get_path:
 *
 * Returns: (transfer none): the folder of the accounts, in the encoding of file names
 */
const char *
pr_account_store_get_path (PrAccountStore *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_STORE (self), NULL);
  return pr_account_dir_get_path (self->dir);
}

/**
 * pr_account_store_get_loaded:
 *
 * Returns: %TRUE once the accounts have been read: only then an empty list means that there are
 *   none
 */
gboolean
pr_account_store_get_loaded (PrAccountStore *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_STORE (self), FALSE);
  return self->loaded;
}

/**
 * pr_account_store_get_problems:
 *
 * Returns: (transfer none): a list of #PrAccountProblem: the files that could not be loaded
 */
GListModel *
pr_account_store_get_problems (PrAccountStore *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_STORE (self), NULL);
  return G_LIST_MODEL (self->problems);
}

/**
 * pr_account_store_find:
 * @id: an id, perhaps one that somebody typed
 *
 * Returns: (transfer none) (nullable): the account of the list
 */
PrAccount *
pr_account_store_find (PrAccountStore *self, const char *id)
{
  guint position;

  g_return_val_if_fail (PR_IS_ACCOUNT_STORE (self), NULL);
  return find (self, id, &position);
}

/**
 * pr_account_store_load_async:
 * @cancellable: (nullable): ends it while it has not begun
 * @callback: (nullable): called when it has ended
 * @user_data: for @callback
 *
 * Reads all accounts, and from then on follows changes on disk. May be called again to be sure, as
 * when a window comes to the front.
 */
void
pr_account_store_load_async (PrAccountStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));
  run_job (self, job_new (self, run_load, cancellable, callback, user_data));
}

/**
 * pr_account_store_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_account_dir_load(). A single file that cannot be read is none: see
 * pr_account_store_get_problems().
 *
 * Returns: %TRUE if the list is what is on disk
 */
gboolean
pr_account_store_load_finish (PrAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  (void) g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}

/**
 * pr_account_store_save_async:
 * @account: a new account, or a changed copy of one of the list; copied
 * @cancellable: (nullable): ends it while it has not begun
 * @callback: (nullable): called when it has ended
 * @user_data: for @callback
 *
 * Keeps it on disk, and in the list.
 */
void
pr_account_store_save_async (PrAccountStore *self,
                             PrAccount *account,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job;

  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));
  g_return_if_fail (PR_IS_ACCOUNT (account));

  job = job_new (self, run_save, cancellable, callback, user_data);
  job->account = pr_account_copy (account);
  run_job (self, job);
}

/**
 * pr_account_store_save_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_account_dir_save().
 *
 * Returns: (transfer full): the account of the list, as it is kept now
 */
PrAccount *
pr_account_store_save_finish (PrAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pr_account_store_record_async:
 * @id: which account
 * @test_result: what a test of it found
 * @cancellable: (nullable): ends it while it has not begun
 * @callback: (nullable): called when it has ended
 * @user_data: for @callback
 *
 * Adds the result to those of the account.
 */
void
pr_account_store_record_async (PrAccountStore *self,
                               const char *id,
                               PrResult *test_result,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Job *job;

  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));
  g_return_if_fail (id != NULL && test_result != NULL);

  job = job_new (self, run_record, cancellable, callback, user_data);
  job->id = g_strdup (id);
  job->result = pr_result_ref (test_result);
  run_job (self, job);
}

/**
 * pr_account_store_record_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_account_dir_record().
 *
 * Returns: %TRUE if the result is kept
 */
gboolean
pr_account_store_record_finish (PrAccountStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (PrAccount) account = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  account = g_task_propagate_pointer (G_TASK (result), error);
  return account != NULL;
}

/**
 * pr_account_store_remove_async:
 * @id: which account
 * @cancellable: (nullable): ends it while it has not begun
 * @callback: (nullable): called when it has ended
 * @user_data: for @callback
 *
 * Takes it from disk and from the list. Its passwords are not touched: they may be wanted again.
 */
void
pr_account_store_remove_async (PrAccountStore *self,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Job *job;

  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));
  g_return_if_fail (id != NULL);

  job = job_new (self, run_remove, cancellable, callback, user_data);
  job->id = g_strdup (id);
  run_job (self, job);
}

/**
 * pr_account_store_remove_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_account_dir_remove().
 *
 * Returns: (transfer full): the removed account: who keeps it can undo that with
 *   pr_account_store_restore_async()
 */
PrAccount *
pr_account_store_remove_finish (PrAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pr_account_store_restore_async:
 * @removed: what pr_account_store_remove_finish() gave
 * @cancellable: (nullable): ends it while it has not begun
 * @callback: (nullable): called when it has ended
 * @user_data: for @callback
 *
 * Brings a removed account back, with its id, its results and all else that was in its file.
 */
void
pr_account_store_restore_async (PrAccountStore *self,
                                PrAccount *removed,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GBytes *content;
  Job *job;

  g_return_if_fail (PR_IS_ACCOUNT_STORE (self));
  g_return_if_fail (PR_IS_ACCOUNT (removed));

  content = g_object_get_qdata (G_OBJECT (removed), pr_account_store_removed_quark ());
  g_return_if_fail (content != NULL);

  job = job_new (self, run_restore, cancellable, callback, user_data);
  job->id = g_strdup (pr_account_get_id (removed));
  job->content = g_bytes_ref (content);
  run_job (self, job);
}

/**
 * pr_account_store_restore_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_account_dir_restore().
 *
 * Returns: %TRUE if it is back
 */
gboolean
pr_account_store_restore_finish (PrAccountStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (PrAccount) account = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  account = g_task_propagate_pointer (G_TASK (result), error);
  return account != NULL;
}
