/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-test.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_LOGIN_KINDS (PR_LOGIN_SENDING_PASSWORD + 1)

struct _PrAccountTest
{
  GObject parent_instance;

  /* owned */
  PrAccount *account;
  PrAccountStore *accounts;
  PrPasswordStore *passwords;
  PrSecret *secrets[N_LOGIN_KINDS]; /* in place of those that are saved */
  PrCheck *check;
  GPtrArray *logins;     /* what the services sign in with, each once */
  GPtrArray *login_keys; /* for each a text that is the same where the login is */
  PrResult *before;
  PrResult *result;
  GError *error;
  GError *record_error;

  PrAccountTestState state;
  PrKeyringState keyring;
  guint n_looked_up;
  gboolean timed_out;
};

typedef enum
{
  PROP_ACCOUNT = 1,
  PROP_STATE,
  PROP_REPORT,
  PROP_RESULT,
} PrAccountTestProperty;

static GParamSpec *properties[PROP_RESULT + 1];

G_DEFINE_QUARK (pr-account-test-error-quark, pr_account_test_error)

G_DEFINE_ENUM_TYPE (PrAccountTestState, pr_account_test_state,
                    G_DEFINE_ENUM_VALUE (PR_ACCOUNT_TEST_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PR_ACCOUNT_TEST_LOOKING_UP, "looking-up"),
                    G_DEFINE_ENUM_VALUE (PR_ACCOUNT_TEST_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (PR_ACCOUNT_TEST_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PR_ACCOUNT_TEST_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (PrAccountTest, pr_account_test, G_TYPE_OBJECT)

static void
set_state (PrAccountTest *self, PrAccountTestState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* It may be kept for long, for what it found. */
static void
forget_secrets (PrAccountTest *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->secrets); i++)
    g_clear_pointer (&self->secrets[i], pr_secret_unref);
}

static void
fail (PrAccountTest *self, GTask *task, GError *error)
{
  forget_secrets (self);
  self->error = error;
  set_state (self, PR_ACCOUNT_TEST_FAILED);
  g_task_return_error (task, g_error_copy (error));
}

static void
succeed (PrAccountTest *self, GTask *task)
{
  forget_secrets (self);
  set_state (self, PR_ACCOUNT_TEST_DONE);
  g_task_return_pointer (task, pr_result_ref (self->result), (GDestroyNotify) pr_result_unref);
}

/* What cannot be kept was found nonetheless. */
static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrAccountTest *self = g_task_get_source_object (task);

  (void) pr_account_store_record_finish (PR_ACCOUNT_STORE (source), result, &self->record_error);
  succeed (self, task);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrAccountTest *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, &error);

  /* Out of time is a result as well: the services that took too long have failed. */
  if (report == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      fail (self, task, g_steal_pointer (&error));
      return;
    }
  self->timed_out = report == NULL;
  self->result = pr_report_dup_result (pr_check_get_report (self->check));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
  if (*pr_account_get_id (self->account) == '\0')
    {
      succeed (self, task);
      return;
    }
  /* Not to be cancelled: the result is there, and worth keeping. */
  pr_account_store_record_async (self->accounts, pr_account_get_id (self->account), self->result,
                                 NULL, on_recorded, g_object_ref (task));
}

static void
start_check (PrAccountTest *self, GTask *task)
{
  set_state (self, PR_ACCOUNT_TEST_RUNNING);
  pr_check_run_async (self->check, g_task_get_cancellable (task), on_checked, g_object_ref (task));
}

static void
give_secret (PrAccountTest *self, const PrLogin *login, PrSecret *secret)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_autoptr (PrLogin) own = pr_login_new_for_service (self->account, (PrProtocol) i);

      if (own != NULL && pr_login_equal (own, login))
        pr_check_set_service_secret (self->check, (PrProtocol) i, secret);
    }
}

static void look_up (PrAccountTest *self, GTask *task);

static GError *
no_password_error (const PrLogin *login, PrKeyringState keyring)
{
  if (keyring == PR_KEYRING_OK)
    return g_error_new (PR_ACCOUNT_TEST_ERROR, PR_ACCOUNT_TEST_ERROR_NO_PASSWORD,
                        /* translators: %s is a login name */
                        _("No password is saved for “%s”."), pr_login_get_username (login));
  return g_error_new_literal (PR_ACCOUNT_TEST_ERROR, PR_ACCOUNT_TEST_ERROR_NO_PASSWORD,
                              pr_keyring_state_get_text (keyring));
}

static void
take_secret (PrAccountTest *self, GTask *task, PrSecret *secret)
{
  const PrLogin *login = self->logins->pdata[self->n_looked_up];

  if (secret == NULL)
    {
      fail (self, task, no_password_error (login, self->keyring));
      return;
    }
  give_secret (self, login, secret);
  self->n_looked_up++;
  look_up (self, task);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrAccountTest *self = g_task_get_source_object (task);
  g_autoptr (PrSecret) secret = NULL;
  GError *error = NULL;

  if (pr_password_store_lookup_finish (PR_PASSWORD_STORE (source), result, &secret,
                                       &self->keyring, &error))
    take_secret (self, task, secret);
  else
    fail (self, task, error);
}

/* Without asking the keyring, where that is not wanted. */
static gboolean
knows_without_asking (PrAccountTest *self, PrLogin *login, PrSecret **secret)
{
  PrSecret *given = self->secrets[pr_login_get_kind (login)];

  if (given != NULL)
    *secret = pr_secret_ref (given);
  else if (self->keyring == PR_KEYRING_LOCKED || self->keyring == PR_KEYRING_SILENT)
    *secret = pr_password_store_dup_remembered (self->passwords, login);
  else
    return FALSE;
  return TRUE;
}

/* One after another: where the keyring is locked it asks the user, and asks once. */
static void
look_up (PrAccountTest *self, GTask *task)
{
  g_autoptr (PrSecret) secret = NULL;
  PrLogin *login;

  if (self->n_looked_up == self->logins->len)
    {
      start_check (self, task);
      return;
    }
  login = self->logins->pdata[self->n_looked_up];
  if (knows_without_asking (self, login, &secret))
    take_secret (self, task, secret);
  else
    pr_password_store_lookup_async (self->passwords, login, g_task_get_cancellable (task),
                                    on_looked_up, g_object_ref (task));
}

static void
pr_account_test_get_property (GObject *object,
                              guint property_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PrAccountTest *self = PR_ACCOUNT_TEST (object);

  switch ((PrAccountTestProperty) property_id)
    {
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_REPORT:
      g_value_set_object (value, pr_account_test_get_report (self));
      break;
    case PROP_RESULT:
      g_value_set_boxed (value, self->result);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_test_dispose (GObject *object)
{
  PrAccountTest *self = PR_ACCOUNT_TEST (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->passwords);
  g_clear_object (&self->check);
  g_clear_object (&self->account);
  forget_secrets (self);

  G_OBJECT_CLASS (pr_account_test_parent_class)->dispose (object);
}

static void
pr_account_test_finalize (GObject *object)
{
  PrAccountTest *self = PR_ACCOUNT_TEST (object);

  g_ptr_array_unref (self->logins);
  g_ptr_array_unref (self->login_keys);
  g_clear_pointer (&self->before, pr_result_unref);
  g_clear_pointer (&self->result, pr_result_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->record_error);

  G_OBJECT_CLASS (pr_account_test_parent_class)->finalize (object);
}

static void
pr_account_test_class_init (PrAccountTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_account_test_get_property;
  object_class->dispose = pr_account_test_dispose;
  object_class->finalize = pr_account_test_finalize;

  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, PR_TYPE_ACCOUNT, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PR_TYPE_ACCOUNT_TEST_STATE,
                                              PR_ACCOUNT_TEST_WAITING, flags);
  properties[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, PR_TYPE_REPORT, flags);
  properties[PROP_RESULT] = g_param_spec_boxed ("result", NULL, NULL, PR_TYPE_RESULT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_account_test_init (PrAccountTest *self G_GNUC_UNUSED)
{
}

/* An address is the name of one account, whatever else that is called by; any other name is one
 * only at its domain. */
static char *
dup_key (const PrLogin *login)
{
  g_autofree char *name = g_utf8_casefold (pr_login_get_username (login), -1);

  return strchr (name, '@') != NULL ? g_steal_pointer (&name)
                                    : g_strconcat (name, "@", pr_login_get_domain (login), NULL);
}

/**
 * pr_account_test_new:
 * @account: an account of @accounts, or one that is not saved, of which no result is kept; copied
 * @accounts: where the result is kept
 * @passwords: where the passwords are
 *
 * Returns: (transfer full): a test that has not begun
 */
PrAccountTest *
pr_account_test_new (PrAccount *account, PrAccountStore *accounts, PrPasswordStore *passwords)
{
  PrAccountTest *self;
  PrResult *before;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  self = g_object_new (PR_TYPE_ACCOUNT_TEST, NULL);
  self->account = pr_account_copy (account);
  self->accounts = g_object_ref (accounts);
  self->passwords = g_object_ref (passwords);
  self->check = pr_check_new (self->account);
  self->logins = pr_login_list_of_account (self->account);
  self->login_keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->logins->len; i++)
    g_ptr_array_add (self->login_keys, dup_key (self->logins->pdata[i]));
  before = pr_account_get_last_result (self->account);
  self->before = before == NULL ? NULL : pr_result_ref (before);
  return self;
}

/**
 * pr_account_test_set_secret:
 * @kind: a password, or a token
 * @secret: (nullable): what the services that take one of that kind sign in with, in place of what
 *   is saved, which is then not looked at
 */
void
pr_account_test_set_secret (PrAccountTest *self, PrLoginKind kind, PrSecret *secret)
{
  g_return_if_fail (PR_IS_ACCOUNT_TEST (self));
  g_return_if_fail (kind < N_LOGIN_KINDS);

  g_clear_pointer (&self->secrets[kind], pr_secret_unref);
  self->secrets[kind] = secret == NULL ? NULL : pr_secret_ref (secret);
}

/**
 * pr_account_test_set_keyring:
 * @keyring: what came of asking the keyring just before, for another account
 *
 * Where the user did not want to unlock it, or it does not answer, it is not asked again.
 */
void
pr_account_test_set_keyring (PrAccountTest *self, PrKeyringState keyring)
{
  g_return_if_fail (PR_IS_ACCOUNT_TEST (self));
  self->keyring = keyring;
}

/**
 * pr_account_test_get_keyring:
 *
 * Returns: what came of asking the keyring, once it has been asked
 */
PrKeyringState
pr_account_test_get_keyring (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), PR_KEYRING_OK);
  return self->keyring;
}

/**
 * pr_account_test_get_missing_login:
 *
 * Returns: (transfer none) (nullable): what no password could be had for, where it failed with
 *   %PR_ACCOUNT_TEST_ERROR_NO_PASSWORD
 */
const PrLogin *
pr_account_test_get_missing_login (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);

  return g_error_matches (self->error, PR_ACCOUNT_TEST_ERROR, PR_ACCOUNT_TEST_ERROR_NO_PASSWORD)
             ? self->logins->pdata[self->n_looked_up]
             : NULL;
}

/**
 * pr_account_test_get_check:
 *
 * Returns: (transfer none): the run, for what else can be set before it begins
 */
PrCheck *
pr_account_test_get_check (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->check;
}

/**
 * pr_account_test_get_account:
 *
 * Returns: (transfer none): the account as it is tested, which is not the object of the store
 */
PrAccount *
pr_account_test_get_account (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->account;
}

/**
 * pr_account_test_get_state:
 *
 * Returns: how far it is
 */
PrAccountTestState
pr_account_test_get_state (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), PR_ACCOUNT_TEST_WAITING);
  return self->state;
}

/**
 * pr_account_test_get_report:
 *
 * Returns: (transfer none): what was found so far; grows while the test runs
 */
PrReport *
pr_account_test_get_report (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->check == NULL ? NULL : pr_check_get_report (self->check);
}

/**
 * pr_account_test_get_result:
 *
 * Returns: (transfer none) (nullable): what is kept of it, once it is %PR_ACCOUNT_TEST_DONE
 */
PrResult *
pr_account_test_get_result (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->result;
}

/**
 * pr_account_test_get_before:
 *
 * Returns: (transfer none) (nullable): the result of the test before; see pr_change_to_text()
 */
PrResult *
pr_account_test_get_before (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->before;
}

/**
 * pr_account_test_get_timed_out:
 *
 * Returns: %TRUE if the time for the whole test ended before the test did
 */
gboolean
pr_account_test_get_timed_out (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), FALSE);
  return self->timed_out;
}

/**
 * pr_account_test_get_error:
 *
 * Returns: (transfer none) (nullable): why it is %PR_ACCOUNT_TEST_FAILED
 */
const GError *
pr_account_test_get_error (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->error;
}

/**
 * pr_account_test_get_record_error:
 *
 * Returns: (transfer none) (nullable): why the result could not be kept, as on a full disk
 */
const GError *
pr_account_test_get_record_error (PrAccountTest *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), NULL);
  return self->record_error;
}

/**
 * pr_account_test_shares_login:
 * @other: another test
 *
 * Returns: %TRUE if both would sign in to the same account at a provider, which is to be done one
 *   after the other: providers lock accounts for less
 */
gboolean
pr_account_test_shares_login (PrAccountTest *self, PrAccountTest *other)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (self), FALSE);
  g_return_val_if_fail (PR_IS_ACCOUNT_TEST (other), FALSE);

  for (guint i = 0; i < self->logins->len; i++)
    for (guint j = 0; j < other->logins->len; j++)
      if (strcmp (self->login_keys->pdata[i], other->login_keys->pdata[j]) == 0)
        return TRUE;
  return FALSE;
}

/**
 * pr_account_test_run_async:
 * @cancellable: (nullable): ends the test at once
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Starts the test; once for each #PrAccountTest.
 */
void
pr_account_test_run_async (PrAccountTest *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PR_IS_ACCOUNT_TEST (self));
  g_return_if_fail (self->state == PR_ACCOUNT_TEST_WAITING);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (task, "[postrider] account test");
  /* What ends it is the check, and the result is kept even if the wish to cancel comes after it. */
  g_task_set_check_cancellable (task, FALSE);
  set_state (self, PR_ACCOUNT_TEST_LOOKING_UP);
  look_up (self, task);
}

/**
 * pr_account_test_run_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: %PR_ACCOUNT_TEST_ERROR_NO_PASSWORD; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the result, also where mail does not work
 */
PrResult *
pr_account_test_run_finish (PrAccountTest *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
