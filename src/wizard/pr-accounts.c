/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-accounts.h"

#include "pr-account-saving.h"
#include "pr-check-queue.h"
#include "pr-network-return.h"
#include "pr-password-removal.h"

#include <glib/gi18n.h>

struct _PrAccounts
{
  GObject parent_instance;

  /* owned */
  PrAccountStore *store;
  char *ca_file;
  PrPasswordStore *passwords;
  GListStore *entries;
  PrNetworkReturn *network;
  GSimpleActionGroup *actions;
  GCancellable *cancellable; /* of the tests that run */
  PrAccount *removed;        /* can be brought back */
  char *removed_text;
  char *problem;

  guint n_tests;
  guint n_changes; /* on their way */
};

typedef enum
{
  PROP_LOADED = 1,
  PROP_TESTING,
  PROP_CHANGING,
  PROP_REMOVED_TEXT,
  PROP_PROBLEM,
  PROP_RETEST_TEXT,
} PrAccountsProperty;

static GParamSpec *properties[PROP_RETEST_TEXT + 1];

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_ACCOUNT_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PR_ACCOUNTS (model)->entries));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PR_ACCOUNTS (model)->entries), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrAccounts,
                               pr_accounts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_enabled (PrAccounts *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)),
      enabled);
}

static void
set_problem (PrAccounts *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  set_enabled (self, "dismiss-problem", problem != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
begin_change (PrAccounts *self)
{
  if (self->n_changes++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGING]);
}

static void
end_change (PrAccounts *self)
{
  if (--self->n_changes == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGING]);
}

static void
update_enabled (PrAccounts *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  set_enabled (self, "test-all", n_items > 0 && self->n_tests == 0);
  set_enabled (self, "cancel", self->n_tests > 0);
}

/* --- The network --- */

static gboolean
lacked_network (PrAccountEntry *entry)
{
  PrResult *result = pr_account_get_last_result (pr_account_entry_get_account (entry));

  return result != NULL && pr_result_lacked_network (result);
}

static void
wait_for_network (PrAccounts *self)
{
  gboolean lacked = FALSE;

  for (guint i = 0; !lacked && i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (PrAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      lacked = lacked_network (entry);
    }
  pr_network_return_set_waiting (self->network, lacked);
}

/* The offer is taken up, or is not worth repeating: the next test tells. */
static void
forget_network (PrAccounts *self, PrAccountEntry *entry)
{
  if (lacked_network (entry))
    pr_network_return_set_waiting (self->network, FALSE);
}

static void
update_retest (PrAccounts *self)
{
  set_enabled (self, "retest", pr_accounts_get_retest_text (self) != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETEST_TEXT]);
}

/* --- The list --- */

static void
on_accounts_changed (PrAccounts *self, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (PrAccount) account =
          g_list_model_get_item (G_LIST_MODEL (self->store), position + i);

      g_ptr_array_add (added, pr_account_entry_new (account));
      g_signal_connect_object (account, "notify::last-result", G_CALLBACK (wait_for_network), self,
                               G_CONNECT_SWAPPED);
    }
  g_list_store_splice (self->entries, position, n_removed, added->pdata, n_added);
  update_enabled (self);
  wait_for_network (self);
}

/* A file that cannot be read is named: the account is missing from the list for it. */
static void
on_problems_changed (PrAccounts *self)
{
  GListModel *problems = pr_account_store_get_problems (self->store);
  g_autoptr (PrAccountProblem) first = g_list_model_get_item (problems, 0);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (first == NULL)
    return;
  path = g_filename_display_name (pr_account_problem_get_path (first));
  /* translators: the path of a file, and a sentence that says what is wrong with it */
  text = g_strdup_printf (_("An account could not be loaded from “%s”. %s"), path,
                          pr_account_problem_get_message (first));
  set_problem (self, text);
}

static void
on_loaded_changed (PrAccounts *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrAccounts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (pr_account_store_load_finish (PR_ACCOUNT_STORE (source), result, &error))
    return;
  /* translators: %s is the system’s reason */
  text = g_strdup_printf (_("The accounts could not be loaded: %s"), error->message);
  set_problem (self, text);
}

/* --- Tests --- */

static void
begin_tests (PrAccounts *self, guint n_tests)
{
  gboolean began = self->n_tests == 0;

  if (began)
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  self->n_tests += n_tests;
  update_enabled (self);
  update_retest (self);
  if (began)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTING]);
}

static void
end_tests (PrAccounts *self, guint n_tests)
{
  self->n_tests -= n_tests;
  update_enabled (self);
  wait_for_network (self);
  update_retest (self);
  if (self->n_tests == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTING]);
}

static void
take_record_error (PrAccounts *self, PrAccountTest *test)
{
  const GError *error = pr_account_test_get_record_error (test);
  g_autofree char *text = NULL;

  if (error == NULL)
    return;
  /* translators: %s is the system’s reason */
  text = g_strdup_printf (_("The result could not be kept: %s"), error->message);
  set_problem (self, text);
}

static void
on_test_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrAccounts) self = user_data;
  g_autoptr (PrResult) found = NULL;

  /* What went wrong is in the test, where the entry finds it. */
  found = pr_account_test_run_finish (PR_ACCOUNT_TEST (source), result, NULL);
  take_record_error (self, PR_ACCOUNT_TEST (source));
  end_tests (self, 1);
}

static void
on_queue_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrAccounts) self = user_data;
  guint n_tests = g_list_model_get_n_items (G_LIST_MODEL (source));

  pr_check_queue_run_finish (PR_CHECK_QUEUE (source), result, NULL);
  for (guint i = 0; i < n_tests; i++)
    {
      g_autoptr (PrAccountTest) test = g_list_model_get_item (G_LIST_MODEL (source), i);

      take_record_error (self, test);
    }
  end_tests (self, n_tests);
}

/* Those that @wanted says, or all. */
static void
test_those (PrAccounts *self, gboolean (*wanted) (PrAccountEntry *entry))
{
  g_autoptr (PrCheckQueue) queue = pr_check_queue_new (self->store, self->passwords);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  if (self->ca_file != NULL)
    pr_check_queue_set_ca_file (queue, self->ca_file);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (wanted != NULL && !wanted (entry))
        continue;
      forget_network (self, entry);
      pr_account_entry_set_test (
          entry, pr_check_queue_add (queue, pr_account_entry_get_account (entry)));
    }
  begin_tests (self, g_list_model_get_n_items (G_LIST_MODEL (queue)));
  pr_check_queue_run_async (queue, self->cancellable, on_queue_ended, g_object_ref (self));
}

/* --- Removing --- */

static void
set_removed (PrAccounts *self, PrAccount *removed)
{
  g_set_object (&self->removed, removed);
  g_clear_pointer (&self->removed_text, g_free);
  if (removed != NULL)
    /* translators: %s is an e-mail address */
    self->removed_text = g_strdup_printf (_("Removed %s"), pr_account_get_address (removed));
  set_enabled (self, "undo", removed != NULL);
  set_enabled (self, "dismiss", removed != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMOVED_TEXT]);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrAccounts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (PrAccount) removed =
      pr_account_store_remove_finish (PR_ACCOUNT_STORE (source), result, &error);

  if (removed != NULL)
    {
      set_removed (self, removed);
    }
  else
    {
      /* translators: %s is the system’s reason */
      text = g_strdup_printf (_("The account could not be removed: %s"), error->message);
      set_problem (self, text);
    }
  end_change (self);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrAccounts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!pr_account_store_restore_finish (PR_ACCOUNT_STORE (source), result, &error))
    {
      /* translators: %s is the system’s reason */
      text = g_strdup_printf (_("The account could not be brought back: %s"), error->message);
      set_problem (self, text);
    }
  end_change (self);
}

static void
on_passwords_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrAccounts) self = user_data;
  PrKeyringState keyring = PR_KEYRING_OK;

  if (pr_password_removal_carry_out_finish (PR_PASSWORD_REMOVAL (source), result, &keyring, NULL)
      && keyring != PR_KEYRING_OK)
    set_problem (self, pr_keyring_state_get_removed_text (keyring));
  end_change (self);
}

/* (transfer full): @logins. But those that an account signs in with, also one that can still be
 * brought back. */
static void
remove_passwords (PrAccounts *self, GPtrArray *logins)
{
  g_autoptr (GPtrArray) unused = logins;
  g_autoptr (PrPasswordRemoval) removal = NULL;

  pr_login_list_subtract_all (unused, G_LIST_MODEL (self->store));
  if (self->removed != NULL)
    pr_login_list_subtract (unused, self->removed);
  if (unused->len == 0)
    return;
  removal = pr_password_removal_new (self->passwords, unused);
  begin_change (self);
  pr_password_removal_carry_out_async (removal, NULL, on_passwords_removed, g_object_ref (self));
}

/* --- Actions --- */

static void
activate_test (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  pr_accounts_test (user_data, g_variant_get_string (parameter, NULL));
}

static void
activate_test_all (GSimpleAction *action G_GNUC_UNUSED,
                   GVariant *parameter G_GNUC_UNUSED,
                   gpointer user_data)
{
  test_those (user_data, NULL);
}

/* Where the network was not in the way, nothing is different now. */
static void
activate_retest (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED,
                 gpointer user_data)
{
  test_those (user_data, lacked_network);
}

static void
activate_cancel (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED,
                 gpointer user_data)
{
  pr_accounts_cancel (user_data);
}

static void
activate_remove (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  pr_accounts_remove (user_data, g_variant_get_string (parameter, NULL));
}

static void
activate_undo (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  pr_accounts_undo (user_data);
}

static void
activate_dismiss (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant *parameter G_GNUC_UNUSED,
                  gpointer user_data)
{
  pr_accounts_forget_removed (user_data);
}

static void
activate_dismiss_problem (GSimpleAction *action G_GNUC_UNUSED,
                          GVariant *parameter G_GNUC_UNUSED,
                          gpointer user_data)
{
  set_problem (user_data, NULL);
}

static void
pr_accounts_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrAccounts *self = PR_ACCOUNTS (object);

  switch ((PrAccountsProperty) property_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, pr_accounts_get_loaded (self));
      break;
    case PROP_TESTING:
      g_value_set_boolean (value, self->n_tests > 0);
      break;
    case PROP_CHANGING:
      g_value_set_boolean (value, pr_accounts_get_changing (self));
      break;
    case PROP_REMOVED_TEXT:
      g_value_set_string (value, self->removed_text);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_RETEST_TEXT:
      g_value_set_string (value, pr_accounts_get_retest_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_accounts_dispose (GObject *object)
{
  PrAccounts *self = PR_ACCOUNTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->removed);
  g_clear_object (&self->store);
  g_clear_object (&self->passwords);
  g_clear_object (&self->entries);
  g_clear_object (&self->network);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (pr_accounts_parent_class)->dispose (object);
}

static void
pr_accounts_finalize (GObject *object)
{
  PrAccounts *self = PR_ACCOUNTS (object);

  g_free (self->ca_file);
  g_free (self->removed_text);
  g_free (self->problem);

  G_OBJECT_CLASS (pr_accounts_parent_class)->finalize (object);
}

static void
pr_accounts_class_init (PrAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_accounts_get_property;
  object_class->dispose = pr_accounts_dispose;
  object_class->finalize = pr_accounts_finalize;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_TESTING] = g_param_spec_boolean ("testing", NULL, NULL, FALSE, flags);
  properties[PROP_CHANGING] = g_param_spec_boolean ("changing", NULL, NULL, FALSE, flags);
  properties[PROP_REMOVED_TEXT] = g_param_spec_string ("removed-text", NULL, NULL, NULL, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_RETEST_TEXT] = g_param_spec_string ("retest-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_accounts_init (PrAccounts *self)
{
  static const GActionEntry entries[] = {
    { .name = "test", .activate = activate_test, .parameter_type = "s" },
    { .name = "test-all", .activate = activate_test_all },
    { .name = "retest", .activate = activate_retest },
    { .name = "cancel", .activate = activate_cancel },
    { .name = "remove", .activate = activate_remove, .parameter_type = "s" },
    { .name = "undo", .activate = activate_undo },
    { .name = "dismiss", .activate = activate_dismiss },
    { .name = "dismiss-problem", .activate = activate_dismiss_problem },
  };

  self->entries = g_list_store_new (PR_TYPE_ACCOUNT_ENTRY);
  self->network = pr_network_return_new ();
  g_signal_connect_object (self->network, "notify::text", G_CALLBACK (update_retest), self,
                           G_CONNECT_SWAPPED);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_object (self->entries, "items-changed",
                           G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
  set_enabled (self, "undo", FALSE);
  set_enabled (self, "dismiss", FALSE);
  set_enabled (self, "dismiss-problem", FALSE);
  set_enabled (self, "retest", FALSE);
  update_enabled (self);
}

/**
 * pr_accounts_new:
 * @store: the saved accounts
 * @passwords: their passwords
 *
 * Returns: (transfer full): the accounts; pr_accounts_load() reads them
 */
PrAccounts *
pr_accounts_new (PrAccountStore *store, PrPasswordStore *passwords)
{
  PrAccounts *self = g_object_new (PR_TYPE_ACCOUNTS, NULL);

  self->store = g_object_ref (store);
  self->passwords = g_object_ref (passwords);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::loaded", G_CALLBACK (on_loaded_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pr_account_store_get_problems (store), "items-changed",
                           G_CALLBACK (on_problems_changed), self, G_CONNECT_SWAPPED);
  on_accounts_changed (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (store)));
  return self;
}

/**
 * pr_accounts_set_ca_file:
 * @ca_file: (nullable): authorities to trust besides the system's, whenever one of these accounts is
 *   tested
 */
void
pr_accounts_set_ca_file (PrAccounts *self, const char *ca_file)
{
  g_return_if_fail (PR_IS_ACCOUNTS (self));

  g_free (self->ca_file);
  self->ca_file = g_strdup (ca_file);
}

/**
 * pr_accounts_get_ca_file:
 *
 * Returns: (transfer none) (nullable): as set by pr_accounts_set_ca_file()
 */
const char *
pr_accounts_get_ca_file (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return self->ca_file;
}

/**
 * pr_accounts_load:
 *
 * Reads the saved accounts, and from then on follows changes on disk.
 */
void
pr_accounts_load (PrAccounts *self)
{
  g_return_if_fail (PR_IS_ACCOUNTS (self));
  pr_account_store_load_async (self->store, NULL, on_loaded, g_object_ref (self));
}

/**
 * pr_accounts_get_loaded:
 *
 * Returns: %TRUE once the accounts have been read: only then an empty list means that there are none
 */
gboolean
pr_accounts_get_loaded (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), FALSE);
  return self->store != NULL && pr_account_store_get_loaded (self->store);
}

/**
 * pr_accounts_get_testing:
 *
 * Returns: %TRUE while a test runs
 */
gboolean
pr_accounts_get_testing (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), FALSE);
  return self->n_tests > 0;
}

/**
 * pr_accounts_get_changing:
 *
 * Returns: %TRUE while something is saved or removed that must not be cut off in the middle
 */
gboolean
pr_accounts_get_changing (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), FALSE);
  return self->n_changes > 0;
}

/**
 * pr_accounts_get_removed_text:
 *
 * Returns: (transfer none) (nullable): what was removed and can be brought back
 */
const char *
pr_accounts_get_removed_text (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return self->removed_text;
}

/**
 * pr_accounts_get_problem:
 *
 * Returns: (transfer none) (nullable): what went wrong last, a sentence for people
 */
const char *
pr_accounts_get_problem (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return self->problem;
}

/**
 * pr_accounts_get_retest_text:
 *
 * Returns: (transfer none) (nullable): the offer to test again those accounts whose last test failed for
 *   want of a network, as there is one now
 */
const char *
pr_accounts_get_retest_text (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return self->n_tests > 0 ? NULL : pr_network_return_get_text (self->network);
}

/**
 * pr_accounts_find:
 * @id: an account's id
 *
 * Returns: (transfer none) (nullable): its entry
 */
PrAccountEntry *
pr_accounts_find (PrAccounts *self, const char *id)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (PrAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      /* The list keeps it. */
      if (g_strcmp0 (pr_account_get_id (pr_account_entry_get_account (entry)), id) == 0)
        return entry;
    }
  return NULL;
}

/**
 * pr_accounts_get_store:
 *
 * Returns: (transfer none): the saved accounts
 */
PrAccountStore *
pr_accounts_get_store (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return self->store;
}

/**
 * pr_accounts_get_passwords:
 *
 * Returns: (transfer none): their passwords
 */
PrPasswordStore *
pr_accounts_get_passwords (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return self->passwords;
}

/**
 * pr_accounts_get_actions:
 *
 * Returns: (transfer none): the actions, for the prefix “accounts”
 */
GActionGroup *
pr_accounts_get_actions (PrAccounts *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

/**
 * pr_accounts_test:
 * @id: an account's id
 *
 * Tests it in its place in the list, unless a test of it runs.
 */
void
pr_accounts_test (PrAccounts *self, const char *id)
{
  PrAccountEntry *entry;
  g_autoptr (PrAccountTest) test = NULL;

  g_return_if_fail (PR_IS_ACCOUNTS (self));

  entry = pr_accounts_find (self, id);
  if (entry == NULL || pr_account_entry_get_testing (entry))
    return;
  test = pr_account_test_new (pr_account_entry_get_account (entry), self->store, self->passwords);
  pr_check_set_ca_file (pr_account_test_get_check (test), self->ca_file);
  forget_network (self, entry);
  pr_account_entry_set_test (entry, test);
  begin_tests (self, 1);
  pr_account_test_run_async (test, self->cancellable, on_test_ended, g_object_ref (self));
}

/**
 * pr_accounts_cancel:
 *
 * Ends all tests at once.
 */
void
pr_accounts_cancel (PrAccounts *self)
{
  g_return_if_fail (PR_IS_ACCOUNTS (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * pr_accounts_remove:
 * @id: an account's id
 *
 * Removes it. It can be brought back until another one is removed, and its password is kept till
 * then.
 */
void
pr_accounts_remove (PrAccounts *self, const char *id)
{
  g_return_if_fail (PR_IS_ACCOUNTS (self));

  pr_accounts_forget_removed (self);
  begin_change (self);
  pr_account_store_remove_async (self->store, id, NULL, on_removed, g_object_ref (self));
}

/**
 * pr_accounts_undo:
 *
 * Brings back what was removed last.
 */
void
pr_accounts_undo (PrAccounts *self)
{
  g_return_if_fail (PR_IS_ACCOUNTS (self));

  if (self->removed == NULL)
    return;
  begin_change (self);
  pr_account_store_restore_async (self->store, self->removed, NULL, on_restored,
                                  g_object_ref (self));
  set_removed (self, NULL);
}

/**
 * pr_accounts_forget_removed:
 *
 * What was removed last cannot be brought back any more: its passwords are removed too, but those
 * that another account signs in with.
 */
void
pr_accounts_forget_removed (PrAccounts *self)
{
  GPtrArray *logins;

  g_return_if_fail (PR_IS_ACCOUNTS (self));

  if (self->removed == NULL)
    return;
  logins = pr_login_list_of_account (self->removed);
  set_removed (self, NULL);
  remove_passwords (self, logins);
}

/**
 * pr_accounts_tick:
 *
 * Time has gone by: what says when something was says it anew.
 */
void
pr_accounts_tick (PrAccounts *self)
{
  g_return_if_fail (PR_IS_ACCOUNTS (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (PrAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      pr_account_entry_tick (entry);
    }
}

/* --- Saving --- */

typedef struct
{
  PrAccounts *accounts;
  PrAccountSaving *saving;
  gboolean stores; /* any secret */
  const char *note;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  end_change (saving->accounts);
  g_object_unref (saving->accounts);
  g_object_unref (saving->saving);
  g_free (saving);
}

/* Whoever ends the program by force now finds the account without its password: it says so as long as
 * it is so. */
static void
on_storing (PrAccountSaving *source G_GNUC_UNUSED, PrAccount *saved, Saving *saving)
{
  PrAccountEntry *entry = pr_accounts_find (saving->accounts, pr_account_get_id (saved));

  saving->stores = TRUE;
  if (entry != NULL)
    pr_account_entry_set_note (entry, _("Its password is being saved."));
}

static void
on_saving_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  PrKeyringState keyring;
  PrAccountEntry *entry;
  GError *error = NULL;
  PrAccount *saved =
      pr_account_saving_run_finish (PR_ACCOUNT_SAVING (source), result, &keyring, &error);

  if (saved == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (keyring != PR_KEYRING_OK)
    saving->note = pr_keyring_state_get_stored_text (keyring);
  entry = pr_accounts_find (saving->accounts, pr_account_get_id (saved));
  if (entry != NULL && saving->stores)
    pr_account_entry_set_note (entry, saving->note);
  remove_passwords (saving->accounts, pr_account_saving_list_obsolete (saving->saving));
  g_task_return_pointer (task, saved, g_object_unref);
}

/* Returns: (transfer full): a task for on_saving_ended(), its data a #Saving */
static GTask *
saving_task_new (PrAccounts *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  g_task_set_name (task, "[postrider] save an account");
  saving->accounts = g_object_ref (self);
  begin_change (self);
  saving->saving = pr_account_saving_new (self->store, self->passwords);
  g_signal_connect (saving->saving, "storing", G_CALLBACK (on_storing), saving);
  g_task_set_task_data (task, saving, saving_free);
  return task;
}

/**
 * pr_accounts_save_async:
 * @account: a new account, or a changed copy of a saved one
 * @secrets: (nullable) (array fixed-size=3): for each service what it signs in with; %NULL to leave
 *   what is saved
 * @report: (nullable): what a test of just these settings has found
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Saves an account with its secrets and the result of its test. When all that is done, what it signed
 * in with before and does no more is removed.
 */
void
pr_accounts_save_async (PrAccounts *self,
                        PrAccount *account,
                        PrSecret *const secrets[PR_N_PROTOCOLS],
                        PrReport *report,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (PrResult) result = NULL;
  Saving *saving;
  GTask *task;

  g_return_if_fail (PR_IS_ACCOUNTS (self));
  g_return_if_fail (PR_IS_ACCOUNT (account));

  task = saving_task_new (self, callback, user_data);
  saving = g_task_get_task_data (task);
  if (report != NULL)
    {
      result = pr_report_dup_result (report);
      pr_account_saving_set_result (saving->saving, result);
    }
  for (guint i = 0; secrets != NULL && i < PR_N_PROTOCOLS; i++)
    pr_account_saving_set_secret (saving->saving, (PrProtocol) i, secrets[i]);
  pr_account_saving_run_async (saving->saving, account, on_saving_ended, task);
}

/**
 * pr_accounts_save_finish:
 * @result: what the callback got
 * @note: (out) (transfer full) (nullable): what has to be known of the password: that it is kept in
 *   memory only, and why
 * @error: return location
 *
 * Errors: those of pr_account_dir_save().
 *
 * Returns: (transfer full): the account of the list, as it is kept now
 */
PrAccount *
pr_accounts_save_finish (PrAccounts *self, GAsyncResult *result, char **note, GError **error)
{
  Saving *saving;

  g_return_val_if_fail (PR_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  saving = g_task_get_task_data (G_TASK (result));
  *note = g_strdup (saving->note);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_password_replaced (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = g_task_propagate_pointer (G_TASK (result), NULL);

  pr_accounts_test (PR_ACCOUNTS (source), pr_account_get_id (account));
}

/**
 * pr_accounts_replace_password:
 * @id: an account's id
 * @kind: that of all its services, or that which only outgoing mail has
 * @password: what they sign in with from now on
 *
 * Saves the password in the place of the former one, and tests the account with it.
 */
void
pr_accounts_replace_password (PrAccounts *self, const char *id, PrLoginKind kind, PrSecret *password)
{
  PrAccountEntry *entry;
  PrAccount *account;
  Saving *saving;
  GTask *task;

  g_return_if_fail (PR_IS_ACCOUNTS (self));
  g_return_if_fail (password != NULL);

  entry = pr_accounts_find (self, id);
  if (entry == NULL)
    return;
  account = pr_account_entry_get_account (entry);
  task = saving_task_new (self, on_password_replaced, NULL);
  saving = g_task_get_task_data (task);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_autoptr (PrLogin) login = pr_login_new_for_service (account, (PrProtocol) i);

      if (login != NULL
          && (pr_login_get_kind (login) == PR_LOGIN_SENDING_PASSWORD)
                 == (kind == PR_LOGIN_SENDING_PASSWORD))
        pr_account_saving_set_secret (saving->saving, (PrProtocol) i, password);
    }
  pr_account_saving_run_secrets_async (saving->saving, account, on_saving_ended, task);
}
