/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-store.h"

#include "pr-cli-wait.h"

#include <glib/gi18n.h>

/**
 * pr_cli_store_open:
 * @command: the command that it is for
 * @error: return location
 *
 * Reads the saved accounts. What is wrong with single files goes to standard error and changes no
 * status.
 *
 * Returns: (transfer full): the accounts
 */
PrAccountStore *
pr_cli_store_open (const char *command, GError **error)
{
  g_autoptr (PrAccountStore) store = pr_account_store_new (NULL);
  GListModel *problems = pr_account_store_get_problems (store);
  g_auto (PrCliWait) wait = { 0 };

  pr_cli_wait_begin (&wait);
  pr_account_store_load_async (store, wait.cancellable, pr_cli_wait_callback, &wait);
  if (!pr_account_store_load_finish (store, pr_cli_wait_for_result (&wait), error))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (PrAccountProblem) problem = g_list_model_get_item (problems, i);
      g_autofree char *path = g_filename_display_name (pr_account_problem_get_path (problem));

      g_printerr ("postrider-cli %s: %s: %s\n", command, path,
                  pr_account_problem_get_message (problem));
    }
  return g_steal_pointer (&store);
}

/**
 * pr_cli_store_find:
 * @id: what was typed
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the account
 */
PrAccount *
pr_cli_store_find (PrAccountStore *store, const char *id, GError **error)
{
  PrAccount *account = pr_account_store_find (store, id);

  if (account == NULL)
    g_set_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND,
                 _("there is no saved account “%s”; “postrider-cli accounts” lists them"), id);
  return account;
}

/**
 * pr_cli_store_save:
 * @store: an open store
 * @account: a new account, or a changed one
 * @error: return location
 *
 * Saves it; an interrupt ends that.
 *
 * Errors: those of the store.
 *
 * Returns: (transfer full): the account as it is saved
 */
PrAccount *
pr_cli_store_save (PrAccountStore *store, PrAccount *account, GError **error)
{
  g_auto (PrCliWait) wait = { 0 };

  pr_cli_wait_begin (&wait);
  pr_account_store_save_async (store, account, wait.cancellable, pr_cli_wait_callback, &wait);
  return pr_account_store_save_finish (store, pr_cli_wait_for_result (&wait), error);
}
