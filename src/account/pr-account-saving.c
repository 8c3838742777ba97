/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-saving.h"

struct _PrAccountSaving
{
  GObject parent_instance;

  /* owned */
  PrAccountStore *store;
  PrPasswordStore *passwords;
  PrResult *result;
  PrSecret *secrets[PR_N_PROTOCOLS];
  PrAccount *former; /* a copy of the account as it was saved before, NULL if it was not */
  PrAccount *saved;
  GPtrArray *logins; /* whose secret is still to be stored */
  GPtrArray *to_store; /* the secret of each */

  PrKeyringState keyring;
};

enum
{
  STORING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrAccountSaving, pr_account_saving, G_TYPE_OBJECT)

static void store_next (GTask *task);

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrAccountSaving *self = g_task_get_source_object (task);
  PrKeyringState keyring = PR_KEYRING_OK;

  if (pr_password_store_store_finish (PR_PASSWORD_STORE (source), result, &keyring, NULL)
      && keyring != PR_KEYRING_OK)
    self->keyring = keyring;
  store_next (task);
}

static void
store_next (GTask *task)
{
  PrAccountSaving *self = g_task_get_source_object (task);
  g_autoptr (PrLogin) login = NULL;
  g_autoptr (PrSecret) secret = NULL;

  if (self->logins->len == 0)
    {
      g_task_return_pointer (task, g_object_ref (self->saved), g_object_unref);
      return;
    }
  login = g_ptr_array_steal_index (self->logins, self->logins->len - 1);
  secret = g_ptr_array_steal_index (self->to_store, self->to_store->len - 1);
  pr_password_store_store_async (self->passwords, login, secret, NULL, on_stored,
                                 g_object_ref (task));
}

/* Services that sign in alike share what is stored: that of the incoming mail counts. */
static void
begin_storing (GTask *task)
{
  PrAccountSaving *self = g_task_get_source_object (task);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_autoptr (PrLogin) login = pr_login_new_for_service (self->saved, (PrProtocol) i);

      if (login == NULL || self->secrets[i] == NULL || pr_login_list_contains (self->logins, login))
        continue;
      g_ptr_array_add (self->logins, g_steal_pointer (&login));
      g_ptr_array_add (self->to_store, pr_secret_ref (self->secrets[i]));
    }
  if (self->logins->len > 0)
    g_signal_emit (self, signals[STORING], 0, self->saved);
  store_next (task);
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* The account is saved all the same. */
  if (!pr_account_store_record_finish (PR_ACCOUNT_STORE (source), result, &error))
    g_debug ("The result was not kept: %s", error->message);
  begin_storing (task);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrAccountSaving *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->saved = pr_account_store_save_finish (PR_ACCOUNT_STORE (source), result, &error);
  if (self->saved == NULL)
    g_task_return_error (task, error);
  else if (self->result == NULL)
    begin_storing (task);
  else
    pr_account_store_record_async (self->store, pr_account_get_id (self->saved), self->result, NULL,
                                   on_recorded, g_object_ref (task));
}

static void
pr_account_saving_finalize (GObject *object)
{
  PrAccountSaving *self = PR_ACCOUNT_SAVING (object);

  g_object_unref (self->store);
  g_object_unref (self->passwords);
  g_clear_pointer (&self->result, pr_result_unref);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_clear_pointer (&self->secrets[i], pr_secret_unref);
  g_clear_object (&self->former);
  g_clear_object (&self->saved);
  g_ptr_array_unref (self->logins);
  g_ptr_array_unref (self->to_store);

  G_OBJECT_CLASS (pr_account_saving_parent_class)->finalize (object);
}

static void
pr_account_saving_class_init (PrAccountSavingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_account_saving_finalize;

  /**
   * PrAccountSaving::storing:
   * @saved: the account as it is saved
   *
   * Secrets are on their way. Whoever ends the program by force now finds the account without them.
   */
  signals[STORING] = g_signal_new ("storing", PR_TYPE_ACCOUNT_SAVING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, PR_TYPE_ACCOUNT);
}

static void
pr_account_saving_init (PrAccountSaving *self)
{
  self->logins = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);
  self->to_store = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_secret_unref);
}

/**
 * pr_account_saving_new:
 * @store: where the account goes
 * @passwords: where its secrets go
 *
 * Returns: (transfer full): a saving without result and secrets
 */
PrAccountSaving *
pr_account_saving_new (PrAccountStore *store, PrPasswordStore *passwords)
{
  PrAccountSaving *self;

  g_return_val_if_fail (PR_IS_ACCOUNT_STORE (store), NULL);
  g_return_val_if_fail (PR_IS_PASSWORD_STORE (passwords), NULL);

  self = g_object_new (PR_TYPE_ACCOUNT_SAVING, NULL);
  self->store = g_object_ref (store);
  self->passwords = g_object_ref (passwords);
  return self;
}

/**
 * pr_account_saving_set_result:
 * @result: what a test of just these settings has found
 *
 * To be kept with the account.
 */
void
pr_account_saving_set_result (PrAccountSaving *self, PrResult *result)
{
  g_return_if_fail (PR_IS_ACCOUNT_SAVING (self));

  g_clear_pointer (&self->result, pr_result_unref);
  self->result = pr_result_ref (result);
}

/**
 * pr_account_saving_set_secret:
 * @protocol: a service
 * @secret: (nullable): what it signs in with from now on; %NULL, as at first, to leave what is stored
 */
void
pr_account_saving_set_secret (PrAccountSaving *self, PrProtocol protocol, PrSecret *secret)
{
  g_return_if_fail (PR_IS_ACCOUNT_SAVING (self));

  g_clear_pointer (&self->secrets[protocol], pr_secret_unref);
  self->secrets[protocol] = secret == NULL ? NULL : pr_secret_ref (secret);
}

/**
 * pr_account_saving_run_async:
 * @account: a new account, or a changed copy of a saved one
 * @callback: called when all is saved
 * @user_data: for @callback
 *
 * Saves the account, the result and the secrets.
 */
void
pr_account_saving_run_async (PrAccountSaving *self,
                             PrAccount *account,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  const char *id;
  PrAccount *former; /* a copy of the account as it was saved before, NULL if it was not */
  GTask *task;

  g_return_if_fail (PR_IS_ACCOUNT_SAVING (self));
  g_return_if_fail (PR_IS_ACCOUNT (account));

  id = pr_account_get_id (account);
  former = id == NULL ? NULL : pr_account_store_find (self->store, id);
  if (former != NULL)
    self->former = pr_account_copy (former);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_name (task, "[postrider] save an account");
  pr_account_store_save_async (self->store, account, NULL, on_saved, task);
}

/**
 * pr_account_saving_run_secrets_async:
 * @account: a saved account
 * @callback: called when all is stored
 * @user_data: for @callback
 *
 * Stores the secrets of @account, which itself stays as it is.
 */
void
pr_account_saving_run_secrets_async (PrAccountSaving *self,
                                     PrAccount *account,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PR_IS_ACCOUNT_SAVING (self));
  g_return_if_fail (PR_IS_ACCOUNT (account));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_name (task, "[postrider] store the secrets of an account");
  self->saved = g_object_ref (account);
  begin_storing (task);
}

/**
 * pr_account_saving_run_finish:
 * @result: as the callback got it
 * @keyring: (out): %PR_KEYRING_OK unless a secret is kept in memory only; then why, see
 *   pr_keyring_state_get_stored_text()
 * @error: return location
 *
 * Errors: those of pr_account_dir_save().
 *
 * Returns: (transfer full): the account of the store, as it is kept now
 */
PrAccount *
pr_account_saving_run_finish (PrAccountSaving *self,
                              GAsyncResult *result,
                              PrKeyringState *keyring,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (keyring != NULL, NULL);

  *keyring = self->keyring;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whether what a service signs in with now has taken the place of @former: it has been stored, or was
 * among the former logins as well, or there is nothing any more. */
static gboolean
is_replaced (PrAccountSaving *self, PrProtocol protocol, const PrLogin *former)
{
  g_autoptr (PrLogin) login = pr_login_new_for_service (self->saved, protocol);
  g_autoptr (GPtrArray) formers = NULL;

  if (login == NULL || self->secrets[protocol] != NULL)
    return login == NULL || !pr_login_equal (login, former);
  formers = pr_login_list_of_account (self->former);
  return !pr_login_equal (login, former) && pr_login_list_contains (formers, login);
}

/**
 * pr_account_saving_list_obsolete:
 *
 * To be asked when all is saved. Whether another account signs in with them is not looked at.
 *
 * Returns: (transfer full) (element-type PrLogin): the logins that the account had before and has no
 *   more; not those whose secret is perhaps still needed, as the new login has none or the keyring did
 *   not take it
 */
GPtrArray *
pr_account_saving_list_obsolete (PrAccountSaving *self)
{
  GPtrArray *logins = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);
  g_autoptr (GPtrArray) needed = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);

  g_return_val_if_fail (PR_IS_ACCOUNT_SAVING (self), logins);

  if (self->former == NULL || self->saved == NULL || self->keyring != PR_KEYRING_OK)
    return logins;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrLogin *login = pr_login_new_for_service (self->former, (PrProtocol) i);

      if (login != NULL)
        g_ptr_array_add (is_replaced (self, (PrProtocol) i, login) ? logins : needed, login);
    }
  for (guint i = logins->len; i-- > 0;)
    if (pr_login_list_contains (needed, logins->pdata[i]))
      g_ptr_array_remove_index (logins, i);
  return logins;
}
