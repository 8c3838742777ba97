/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-password-removal.h"

struct _PrPasswordRemoval
{
  GObject parent_instance;

  PrPasswordStore *store;
  GPtrArray *logins;
};

G_DEFINE_FINAL_TYPE (PrPasswordRemoval, pr_password_removal, G_TYPE_OBJECT)

static void remove_next (GTask *task);

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrKeyringState *keyring = g_task_get_task_data (task);
  GError *error = NULL;

  /* Who did not unlock the keyring for the first is not asked again for the others. */
  if (!pr_password_store_clear_finish (PR_PASSWORD_STORE (source), result, keyring, &error))
    g_task_return_error (task, error);
  else if (*keyring != PR_KEYRING_OK)
    g_task_return_boolean (task, TRUE);
  else
    remove_next (g_steal_pointer (&task));
}

/* (transfer full): @task. */
static void
remove_next (GTask *task)
{
  PrPasswordRemoval *self = g_task_get_source_object (task);
  g_autoptr (PrLogin) login = NULL;

  if (self->logins->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  login = g_ptr_array_steal_index (self->logins, 0);
  pr_password_store_clear_async (self->store, login, g_task_get_cancellable (task), on_cleared,
                                 task);
}

static void
pr_password_removal_finalize (GObject *object)
{
  PrPasswordRemoval *self = PR_PASSWORD_REMOVAL (object);

  g_object_unref (self->store);
  g_ptr_array_unref (self->logins);

  G_OBJECT_CLASS (pr_password_removal_parent_class)->finalize (object);
}

static void
pr_password_removal_class_init (PrPasswordRemovalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_password_removal_finalize;
}

static void
pr_password_removal_init (PrPasswordRemoval *self)
{
  self->logins = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);
}

/**
 * pr_password_removal_new:
 * @store: where they are
 * @logins: (element-type PrLogin): whose passwords are to go: none that an account signs in with
 *
 * Returns: (transfer full): a removal that has removed nothing yet
 */
PrPasswordRemoval *
pr_password_removal_new (PrPasswordStore *store, GPtrArray *logins)
{
  PrPasswordRemoval *self;

  g_return_val_if_fail (PR_IS_PASSWORD_STORE (store), NULL);
  g_return_val_if_fail (logins != NULL, NULL);

  self = g_object_new (PR_TYPE_PASSWORD_REMOVAL, NULL);
  self->store = g_object_ref (store);
  for (guint i = 0; i < logins->len; i++)
    g_ptr_array_add (self->logins, pr_login_ref (g_ptr_array_index (logins, i)));
  g_signal_connect_object (store, "stored", G_CALLBACK (pr_password_removal_spare), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pr_password_removal_spare:
 * @login: one that is needed again
 *
 * Takes it out of the removal.
 */
void
pr_password_removal_spare (PrPasswordRemoval *self, const PrLogin *login)
{
  g_return_if_fail (PR_IS_PASSWORD_REMOVAL (self));
  g_return_if_fail (login != NULL);

  for (guint i = self->logins->len; i-- > 0;)
    if (pr_login_equal (g_ptr_array_index (self->logins, i), login))
      g_ptr_array_remove_index (self->logins, i);
}

/**
 * pr_password_removal_carry_out_async:
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Removes the passwords: the time to undo it is over. To be called once.
 */
void
pr_password_removal_carry_out_async (PrPasswordRemoval *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PR_IS_PASSWORD_REMOVAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (task, "[postrider] password removal");
  g_task_set_task_data (task, g_new0 (PrKeyringState, 1), g_free);
  remove_next (task);
}

/**
 * pr_password_removal_carry_out_finish:
 * @result: as the callback got it
 * @keyring: (out): %PR_KEYRING_OK if none of them is anywhere any more; else why one may still be in
 *   the keyring, see pr_keyring_state_get_removed_text()
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE unless it was cancelled
 */
gboolean
pr_password_removal_carry_out_finish (PrPasswordRemoval *self,
                                      GAsyncResult *result,
                                      PrKeyringState *keyring,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (keyring != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *keyring = *(const PrKeyringState *) g_task_get_task_data (G_TASK (result));
  return TRUE;
}
