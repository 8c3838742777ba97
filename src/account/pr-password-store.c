/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-password-store.h"

#include "pr-keyring.h"

struct _PrPasswordStore
{
  GObject parent_instance;

  PrKeyring *keyring; /* NULL where secrets stay in memory */
  GPtrArray *remembered;
};

/* A secret that the keyring did not take. */
typedef struct
{
  PrLogin *login;
  PrSecret *secret;
  PrKeyringState why;
} Remembered;

/* What one call is about, and what it ends with. */
typedef struct
{
  PrLogin *login;
  PrSecret *secret;
  PrKeyringState keyring;
} Job;

enum
{
  STORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrPasswordStore, pr_password_store, G_TYPE_OBJECT)

static void
remembered_free (gpointer data)
{
  Remembered *remembered = data;

  pr_login_unref (remembered->login);
  pr_secret_unref (remembered->secret);
  g_free (remembered);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  pr_login_unref (job->login);
  g_clear_pointer (&job->secret, pr_secret_unref);
  g_free (job);
}

static GTask *
job_start (PrPasswordStore *self,
           PrLogin *login,
           PrSecret *secret,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->login = pr_login_ref (login);
  job->secret = secret == NULL ? NULL : pr_secret_ref (secret);
  g_task_set_task_data (task, job, job_free);
  return task;
}

static Remembered *
find_remembered (PrPasswordStore *self, PrLogin *login)
{
  for (guint i = 0; i < self->remembered->len; i++)
    {
      Remembered *remembered = g_ptr_array_index (self->remembered, i);

      if (pr_login_equal (remembered->login, login))
        return remembered;
    }
  return NULL;
}

static void
forget (PrPasswordStore *self, PrLogin *login)
{
  Remembered *remembered = find_remembered (self, login);

  if (remembered != NULL)
    g_ptr_array_remove_fast (self->remembered, remembered);
}

static void
remember (PrPasswordStore *self, const Job *job)
{
  Remembered *remembered = g_new0 (Remembered, 1);

  forget (self, job->login);
  remembered->login = pr_login_ref (job->login);
  remembered->secret = pr_secret_ref (job->secret);
  remembered->why = job->keyring;
  g_ptr_array_add (self->remembered, remembered);
}

/* Returns: %TRUE if the call has not been cancelled; then @job knows what came of it. */
static gboolean
take_outcome (GTask *task, Job *job, GError *error)
{
  if (error != NULL && error->domain != PR_KEYRING_ERROR)
    {
      g_task_return_error (task, error);
      return FALSE;
    }
  job->keyring = error == NULL ? PR_KEYRING_OK : (PrKeyringState) error->code;
  if (error != NULL)
    g_debug ("Keyring: %s", error->message);
  g_clear_error (&error);
  return TRUE;
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  pr_keyring_lookup_finish (PR_KEYRING (source), result, &job->secret, &error);
  if (take_outcome (task, job, error))
    g_task_return_boolean (task, TRUE);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrPasswordStore *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  pr_keyring_store_finish (PR_KEYRING (source), result, &error);
  if (!take_outcome (task, job, error))
    return;
  if (job->keyring == PR_KEYRING_OK)
    forget (self, job->login);
  else
    remember (self, job);
  g_task_return_boolean (task, TRUE);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  pr_keyring_clear_finish (PR_KEYRING (source), result, &error);
  if (take_outcome (task, job, error))
    g_task_return_boolean (task, TRUE);
}

static void
pr_password_store_finalize (GObject *object)
{
  PrPasswordStore *self = PR_PASSWORD_STORE (object);

  g_clear_object (&self->keyring);
  g_ptr_array_unref (self->remembered);

  G_OBJECT_CLASS (pr_password_store_parent_class)->finalize (object);
}

static void
pr_password_store_class_init (PrPasswordStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_password_store_finalize;

  /**
   * PrPasswordStore::stored:
   * @login: (type PrLogin): a login
   *
   * A secret is about to be stored for that login: who was going to remove the old one must not
   * remove this.
   */
  signals[STORED] = g_signal_new ("stored", PR_TYPE_PASSWORD_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pr_password_store_init (PrPasswordStore *self)
{
  self->keyring = pr_keyring_new ();
  self->remembered = g_ptr_array_new_with_free_func (remembered_free);
}

/**
 * pr_password_store_new:
 *
 * Returns: (transfer full): a store that has touched nothing yet
 */
PrPasswordStore *
pr_password_store_new (void)
{
  return g_object_new (PR_TYPE_PASSWORD_STORE, NULL);
}

/**
 * pr_password_store_new_in_memory:
 *
 * For accounts that end with the program, such as those of a demo: all that is stored is remembered,
 * and no keyring is ever asked.
 *
 * Returns: (transfer full): a store with nothing in it
 */
PrPasswordStore *
pr_password_store_new_in_memory (void)
{
  PrPasswordStore *self = pr_password_store_new ();

  g_clear_object (&self->keyring);
  return self;
}

/**
 * pr_password_store_set_time_limits:
 * @answer_ms: how long the keyring may take for a call, what the user is asked left out
 * @prompt_ms: how long the user may take to answer the keyring
 */
void
pr_password_store_set_time_limits (PrPasswordStore *self, guint answer_ms, guint prompt_ms)
{
  g_return_if_fail (PR_IS_PASSWORD_STORE (self));
  if (self->keyring != NULL)
    pr_keyring_set_time_limits (self->keyring, answer_ms, prompt_ms);
}

/**
 * pr_password_store_lookup_async:
 * @login: whose secret
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Looks a secret up: in memory, else in the keyring, which asks the user where it is locked.
 */
void
pr_password_store_lookup_async (PrPasswordStore *self,
                                PrLogin *login,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const Remembered *remembered;
  Job *job;

  g_return_if_fail (PR_IS_PASSWORD_STORE (self));
  g_return_if_fail (login != NULL);

  task = job_start (self, login, NULL, cancellable, callback, user_data);
  g_task_set_name (task, "[postrider] password lookup");
  remembered = find_remembered (self, login);
  if (remembered == NULL && self->keyring == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (remembered == NULL)
    {
      pr_keyring_lookup_async (self->keyring, login, cancellable, on_looked_up,
                               g_steal_pointer (&task));
      return;
    }
  job = g_task_get_task_data (task);
  job->secret = pr_secret_ref (remembered->secret);
  job->keyring = remembered->why;
  g_task_return_boolean (task, TRUE);
}

/**
 * pr_password_store_lookup_finish:
 * @result: as the callback got it
 * @secret: (out) (transfer full) (nullable): the secret; %NULL if none is saved, or it cannot be had
 * @keyring: (out): %PR_KEYRING_OK if the keyring has answered; else why @secret is from memory, or
 *   why there is none
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE unless it was cancelled
 */
gboolean
pr_password_store_lookup_finish (PrPasswordStore *self,
                                 GAsyncResult *result,
                                 PrSecret **secret,
                                 PrKeyringState *keyring,
                                 GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (secret != NULL && keyring != NULL, FALSE);

  *secret = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  *secret = g_steal_pointer (&job->secret);
  *keyring = job->keyring;
  return TRUE;
}

/**
 * pr_password_store_dup_remembered:
 * @login: whose secret
 *
 * Returns: (transfer full) (nullable): the secret, where it is in memory; the keyring is not asked
 */
PrSecret *
pr_password_store_dup_remembered (PrPasswordStore *self, PrLogin *login)
{
  const Remembered *remembered;

  g_return_val_if_fail (PR_IS_PASSWORD_STORE (self), NULL);
  g_return_val_if_fail (login != NULL, NULL);

  remembered = find_remembered (self, login);
  return remembered == NULL ? NULL : pr_secret_ref (remembered->secret);
}

/**
 * pr_password_store_store_async:
 * @login: whose secret
 * @secret: the secret
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Saves a secret in place of the one that was saved before: in the keyring, else in memory until the
 * program ends. A keyring that is locked asks the user.
 */
void
pr_password_store_store_async (PrPasswordStore *self,
                               PrLogin *login,
                               PrSecret *secret,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PR_IS_PASSWORD_STORE (self));
  g_return_if_fail (login != NULL && secret != NULL);

  task = job_start (self, login, secret, cancellable, callback, user_data);
  g_task_set_name (task, "[postrider] password store");
  g_signal_emit (self, signals[STORED], 0, login);
  if (self->keyring == NULL)
    {
      remember (self, g_task_get_task_data (task));
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  pr_keyring_store_async (self->keyring, login, secret, cancellable, on_stored, task);
}

/**
 * pr_password_store_store_finish:
 * @result: as the callback got it
 * @keyring: (out): %PR_KEYRING_OK if the secret is in the keyring; else why it is in memory only,
 *   see pr_keyring_state_get_stored_text()
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED; then the secret that was saved before may or may not be replaced in
 * the keyring.
 *
 * Returns: %TRUE unless it was cancelled
 */
gboolean
pr_password_store_store_finish (PrPasswordStore *self,
                                GAsyncResult *result,
                                PrKeyringState *keyring,
                                GError **error)
{
  const Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (keyring != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  *keyring = job->keyring;
  return TRUE;
}

/**
 * pr_password_store_clear_async:
 * @login: whose secret
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Forgets a secret at once, and removes it from the keyring, which asks the user where it is locked.
 * Where the user may yet think better of it, see #PrPasswordRemoval.
 */
void
pr_password_store_clear_async (PrPasswordStore *self,
                               PrLogin *login,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PR_IS_PASSWORD_STORE (self));
  g_return_if_fail (login != NULL);

  task = job_start (self, login, NULL, cancellable, callback, user_data);
  g_task_set_name (task, "[postrider] password clear");
  forget (self, login);
  if (self->keyring == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  pr_keyring_clear_async (self->keyring, login, cancellable, on_cleared, task);
}

/**
 * pr_password_store_clear_finish:
 * @result: as the callback got it
 * @keyring: (out): %PR_KEYRING_OK if the secret is nowhere any more; else why it may still be in the
 *   keyring, see pr_keyring_state_get_removed_text()
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE unless it was cancelled
 */
gboolean
pr_password_store_clear_finish (PrPasswordStore *self,
                                GAsyncResult *result,
                                PrKeyringState *keyring,
                                GError **error)
{
  return pr_password_store_store_finish (self, result, keyring, error);
}
