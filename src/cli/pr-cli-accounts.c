/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-change.h"
#include "pr-check-queue.h"
#include "pr-cli-accounts-json.h"
#include "pr-cli-export.h"
#include "pr-cli-import.h"
#include "pr-cli-options.h"
#include "pr-cli-store.h"
#include "pr-cli-wait.h"

#include <glib/gi18n.h>
#include <string.h>

#define COMMAND "accounts"

typedef struct
{
  PrCliSettings settings;
  PrCliBounds bounds;
  PrCliExport export;
  gboolean add;
  char *remove;
  char *set_password;
  char *import;
  gboolean test_all;
  gboolean json;
  GStrv rest;
} Options;

static void
options_clear (Options *options)
{
  pr_cli_settings_clear (&options->settings);
  pr_cli_bounds_clear (&options->bounds);
  pr_cli_export_clear (&options->export);
  g_free (options->remove);
  g_free (options->set_password);
  g_free (options->import);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_NONE, &options->add,
      N_ ("save the account of EMAIL, with the settings that are given or known"), NULL },
    { "remove", 0, 0, G_OPTION_ARG_STRING, &options->remove,
      N_ ("remove an account and its password"), N_ ("ID") },
    { "set-password", 0, 0, G_OPTION_ARG_STRING, &options->set_password,
      N_ ("replace the password, or only that of one service; it is read from --password-file or "
          "asked for"),
      N_ ("ID[/PROTOCOL]") },
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &options->import,
      N_ ("save the accounts of another program, without their passwords; a wrong word lists them "
          "all"),
      N_ ("FORMAT[:PATH]") },
    { "test-all", 0, 0, G_OPTION_ARG_NONE, &options->test_all,
      N_ ("test all accounts side by side, and keep the results"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->rest, NULL,
      N_ ("[EMAIL]") },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context,
                                _("Lists the saved accounts, or changes and tests them."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  pr_cli_settings_add_entries (&options->settings, context);
  pr_cli_bounds_add_entries (&options->bounds, context);
  pr_cli_export_add_entries (&options->export, context);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
check_usage (const Options *options, GError **error)
{
  guint n_actions = (guint) (options->add != 0) + (options->remove != NULL)
                    + (options->set_password != NULL) + (options->test_all != 0)
                    + (options->export.id != NULL) + (options->import != NULL);

  if (n_actions > 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("give only one of --add, --remove, --set-password, --test-all, --export "
                             "and --import"));
      return FALSE;
    }
  if (options->export.id == NULL && (options->export.format != NULL || options->export.output != NULL))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("--format and --output are only for --export"));
      return FALSE;
    }
  if (options->rest != NULL && !options->add)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("an address is only for --add"));
      return FALSE;
    }
  if (!options->add && (pr_cli_settings_has_any (&options->settings) || options->settings.pins))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("settings of an account are only for --add"));
      return FALSE;
    }
  return TRUE;
}

/* “works”, or what is wrong with which service. */
static char *
describe_result (PrResult *result)
{
  char *problems = pr_result_dup_problems (result, "; ");

  return problems == NULL ? g_strdup (_("works")) : problems;
}

static char *
describe_last_result (PrResult *result)
{
  g_autofree char *said = describe_result (result);
  g_autoptr (GDateTime) time =
      g_date_time_new_from_unix_local (pr_result_get_time_us (result) / G_USEC_PER_SEC);
  g_autofree char *shown = g_date_time_format (time, "%F %R");

  /* translators: the first %s is what a test came to, the second the date and time of it */
  return g_strdup_printf (_("%s (tested %s)"), said, shown);
}

static PrCliStatus
list_accounts (const Options *options, PrAccountStore *store)
{
  GListModel *accounts = G_LIST_MODEL (store);
  g_autoptr (GString) text = g_string_new (NULL);

  if (options->json)
    {
      g_autofree char *json = pr_cli_accounts_to_json (accounts);

      pr_cli_print (json);
      return PR_CLI_OK;
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (PrAccount) account = g_list_model_get_item (accounts, i);
      PrResult *result = pr_account_get_last_result (account);
      g_autofree char *said =
          result == NULL ? g_strdup (_("not tested yet")) : describe_last_result (result);

      g_string_append_printf (text, "%-10s %s  %s\n", pr_account_get_id (account),
                              pr_account_get_address (account), said);
    }
  pr_cli_print (text->str);
  if (text->len == 0)
    g_printerr ("%s\n", _("No account is saved."));
  return PR_CLI_OK;
}

/* Returns: whether the keyring has it */
static gboolean
save_secret (PrPasswordStore *passwords, PrLogin *login, PrSecret *secret)
{
  g_auto (PrCliWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  PrKeyringState keyring = PR_KEYRING_FAILED;

  pr_cli_wait_begin (&wait);
  pr_password_store_store_async (passwords, login, secret, wait.cancellable, pr_cli_wait_callback,
                                 &wait);
  if (pr_password_store_store_finish (passwords, pr_cli_wait_for_result (&wait), &keyring, &error)
      && keyring == PR_KEYRING_OK)
    return TRUE;
  /* translators: the first %s is a login name, the second a sentence that says why */
  g_printerr (_("The password of “%s” was not saved. %s\n"), pr_login_get_username (login),
              error != NULL ? _("Interrupted.") : pr_keyring_state_get_text (keyring));
  return FALSE;
}

/* For each of @logins of which there is one. */
static gboolean
save_secrets (GPtrArray *logins, PrSecret *password, PrSecret *token)
{
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new ();
  gboolean all = TRUE;

  for (guint i = 0; i < logins->len; i++)
    {
      PrLogin *login = logins->pdata[i];
      PrSecret *secret = pr_login_get_kind (login) == PR_LOGIN_TOKEN ? token : password;

      if (secret != NULL)
        all &= save_secret (passwords, login, secret);
    }
  return all;
}

static PrCliStatus
add_account (const Options *options, PrAccountStore *store, GError **error)
{
  g_autoptr (PrAccount) account = pr_cli_settings_create_account (
      &options->settings, &options->bounds, options->rest, error);
  g_autoptr (PrAccount) saved = NULL;
  g_autoptr (PrSecret) password = NULL;
  g_autoptr (PrSecret) token = NULL;
  g_autoptr (GPtrArray) logins = NULL;
  g_autofree char *json = NULL;
  gboolean kept = TRUE;

  if (account == NULL || !pr_cli_settings_pin_account (&options->settings, account, error)
      || !pr_cli_settings_read_secrets (&options->settings, TRUE, &password, &token, error))
    return PR_CLI_USAGE;
  saved = pr_cli_store_save (store, account, error);
  if (saved == NULL)
    return PR_CLI_USAGE;
  logins = pr_login_list_of_account (saved);
  kept = save_secrets (logins, password, token);
  if (options->json)
    {
      json = pr_cli_account_to_json (saved);
      pr_cli_print (json);
    }
  else
    {
      g_autofree char *text = NULL;

      /* translators: the first %s is an e-mail address, the second the id of the saved account */
      text = g_strdup_printf (_("Saved %s as “%s”.\n"), pr_account_get_address (saved),
                              pr_account_get_id (saved));
      pr_cli_print (text);
    }
  if (logins->len > 0 && password == NULL && token == NULL)
    /* translators: %s is the id of a saved account */
    g_printerr (_("No password is saved with it; “postrider-cli accounts --set-password=%s” asks for "
                  "one.\n"),
                pr_account_get_id (saved));
  return kept ? PR_CLI_OK : PR_CLI_FAILURE;
}

static void
clear_secret (PrPasswordStore *passwords, PrLogin *login)
{
  g_auto (PrCliWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  PrKeyringState keyring = PR_KEYRING_FAILED;

  pr_cli_wait_begin (&wait);
  pr_password_store_clear_async (passwords, login, wait.cancellable, pr_cli_wait_callback, &wait);
  if (pr_password_store_clear_finish (passwords, pr_cli_wait_for_result (&wait), &keyring, &error)
      && keyring == PR_KEYRING_OK)
    return;
  /* translators: the first %s is a login name, the second a sentence that says why */
  g_printerr (_("Whether a password of “%s” is still saved is not known. %s\n"),
              pr_login_get_username (login),
              error != NULL ? _("Interrupted.") : pr_keyring_state_get_text (keyring));
}

static PrCliStatus
remove_account (const Options *options, PrAccountStore *store, GError **error)
{
  g_auto (PrCliWait) wait = { 0 };
  g_autoptr (PrAccount) removed = NULL;
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new ();
  g_autoptr (GPtrArray) logins = NULL;
  g_autofree char *text = NULL;

  if (pr_cli_store_find (store, options->remove, error) == NULL)
    return PR_CLI_USAGE;
  pr_cli_wait_begin (&wait);
  pr_account_store_remove_async (store, options->remove, wait.cancellable, pr_cli_wait_callback,
                                 &wait);
  removed = pr_account_store_remove_finish (store, pr_cli_wait_for_result (&wait), error);
  if (removed == NULL)
    return PR_CLI_USAGE;

  logins = pr_login_list_of_account (removed);
  pr_login_list_subtract_all (logins, G_LIST_MODEL (store));
  for (guint i = 0; i < logins->len; i++)
    clear_secret (passwords, logins->pdata[i]);
  if (options->json)
    text = pr_cli_account_to_json (removed);
  else
    /* translators: %s is an e-mail address */
    text = g_strdup_printf (_("Removed %s.\n"), pr_account_get_address (removed));
  pr_cli_print (text);
  return PR_CLI_OK;
}

/* A password that only outgoing mail has is not changed together with the other one. */
static GPtrArray *
list_common_logins (PrAccount *account)
{
  GPtrArray *logins = pr_login_list_of_account (account);

  for (guint i = logins->len; i-- > 0;)
    if (pr_login_get_kind (logins->pdata[i]) == PR_LOGIN_SENDING_PASSWORD)
      g_ptr_array_remove_index (logins, i);
  return logins;
}

/* The logins of the account, or of the one service that stands behind a slash. */
static GPtrArray *
find_logins (PrAccountStore *store, const char *which, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (which, "/", 2);
  PrAccount *account = pr_cli_store_find (store, parts[0] == NULL ? "" : parts[0], error);
  g_autoptr (GPtrArray) logins = NULL;
  int protocol;

  if (account == NULL)
    return NULL;
  if (parts[1] == NULL)
    return list_common_logins (account);
  if (!pr_enum_from_word (PR_TYPE_PROTOCOL, parts[1], &protocol))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is none of imap, pop3 and smtp"), parts[1]);
      return NULL;
    }
  logins = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);
  {
    PrLogin *login = pr_login_new_for_service (account, (PrProtocol) protocol);

    if (login != NULL)
      g_ptr_array_add (logins, login);
  }
  return g_steal_pointer (&logins);
}

static PrCliStatus
set_password (const Options *options, PrAccountStore *store, GError **error)
{
  g_autoptr (GPtrArray) logins = find_logins (store, options->set_password, error);
  g_autoptr (PrSecret) password = NULL;
  g_autoptr (PrSecret) token = NULL;

  if (logins == NULL
      || !pr_cli_settings_read_secrets (&options->settings, TRUE, &password, &token, error))
    return PR_CLI_USAGE;
  if (logins->len == 0 || (password == NULL && token == NULL))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           logins->len == 0
                               ? _("the account does not sign in there")
                               : _("give a password by --password-file"));
      return PR_CLI_USAGE;
    }
  return save_secrets (logins, password, token) ? PR_CLI_OK : PR_CLI_FAILURE;
}

static const char *
get_verdict_label (PrAccountTest *test)
{
  PrResult *result = pr_account_test_get_result (test);

  if (result == NULL)
    return _("not tested");
  switch (pr_result_get_verdict (result))
    {
    case PR_OUTCOME_OK:
      return _("ok");
    case PR_OUTCOME_WARNING:
      return _("warning");
    case PR_OUTCOME_PENDING:
    case PR_OUTCOME_RUNNING:
    case PR_OUTCOME_SKIPPED:
    case PR_OUTCOME_FAILED:
    default:
      return _("failed");
    }
}

/* One line: what it came to, which account, what is wrong, what is new. */
static char *
test_to_text (PrAccountTest *test)
{
  PrAccount *account = pr_account_test_get_account (test);
  PrResult *result = pr_account_test_get_result (test);
  GString *text = g_string_new (NULL);
  g_autofree char *said = result == NULL
                              ? g_strdup (pr_account_test_get_error (test)->message)
                              : describe_result (result);
  g_autofree char *change =
      result == NULL ? NULL : pr_change_to_text (pr_account_test_get_before (test), result);

  g_string_append_printf (text, "%-10s %-10s %s  %s", get_verdict_label (test),
                          pr_account_get_id (account), pr_account_get_address (account), said);
  if (change != NULL)
    {
      g_strdelimit (change, "\n", ' ');
      g_string_append_printf (text, " (%s)", change);
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static void
on_test_ended (PrCheckQueue *queue G_GNUC_UNUSED, PrAccountTest *test, const Options *options)
{
  g_autofree char *text = options->json ? pr_cli_account_test_to_json (test) : test_to_text (test);
  const GError *record_error = pr_account_test_get_record_error (test);

  pr_cli_print (text);
  if (record_error != NULL)
    /* translators: %s is the system’s reason */
    g_printerr (_("The result could not be kept: %s\n"), record_error->message);
}

static gboolean
is_well (PrAccountTest *test)
{
  PrResult *result = pr_account_test_get_result (test);

  return result != NULL && pr_result_get_verdict (result) != PR_OUTCOME_FAILED;
}

static PrCliStatus
test_all (const Options *options, PrAccountStore *store, GError **error)
{
  g_auto (PrCliWait) wait = { 0 };
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new ();
  g_autoptr (PrCheckQueue) queue = pr_check_queue_new (store, passwords);
  g_autoptr (PrSecret) password = NULL;
  g_autoptr (PrSecret) token = NULL;
  gboolean all_well = TRUE;

  if (!pr_cli_bounds_check_ca_file (&options->bounds, error)
      || !pr_cli_settings_read_secrets (&options->settings, FALSE, &password, &token, error))
    return PR_CLI_USAGE;
  pr_check_queue_set_ca_file (queue, options->bounds.ca_file);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (PrAccount) account = g_list_model_get_item (G_LIST_MODEL (store), i);
      PrAccountTest *test = pr_check_queue_add (queue, account);

      if (!pr_cli_bounds_apply (&options->bounds, pr_account_test_get_check (test), error))
        return PR_CLI_USAGE;
      pr_account_test_set_secret (test, PR_LOGIN_PASSWORD, password);
      pr_account_test_set_secret (test, PR_LOGIN_TOKEN, token);
    }
  g_signal_connect (queue, "ended", G_CALLBACK (on_test_ended), (gpointer) options);
  pr_cli_wait_begin (&wait);
  pr_check_queue_run_async (queue, wait.cancellable, pr_cli_wait_callback, &wait);
  if (!pr_check_queue_run_finish (queue, pr_cli_wait_for_result (&wait), NULL))
    {
      g_printerr ("postrider-cli " COMMAND ": %s\n", _("interrupted"));
      return PR_CLI_INTERRUPTED;
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (queue)); i++)
    {
      g_autoptr (PrAccountTest) test = g_list_model_get_item (G_LIST_MODEL (queue), i);

      all_well &= is_well (test);
    }
  return all_well ? PR_CLI_OK : PR_CLI_FAILURE;
}

static PrCliStatus
export_account (Options *options, PrAccountStore *store, GError **error)
{
  PrAccount *account = pr_cli_store_find (store, options->export.id, error);

  options->export.json = options->json;
  if (account == NULL || !pr_cli_export_run (&options->export, account, error))
    return PR_CLI_USAGE;
  return PR_CLI_OK;
}

static PrCliStatus
import_accounts (const Options *options, PrAccountStore *store, GError **error)
{
  guint n_known;
  g_autoptr (GPtrArray) saved = pr_cli_import_run (options->import, store, &n_known, error);
  g_autoptr (GListStore) list = g_list_store_new (PR_TYPE_ACCOUNT);
  g_autofree char *json = NULL;

  if (saved == NULL)
    return PR_CLI_USAGE;
  for (guint i = 0; i < saved->len; i++)
    {
      PrAccount *account = saved->pdata[i];
      /* translators: the first %s is an e-mail address, the second the id of the saved account */
      g_autofree char *text = g_strdup_printf (_("Saved %s as “%s”.\n"),
                                               pr_account_get_address (account),
                                               pr_account_get_id (account));

      g_list_store_append (list, account);
      if (!options->json)
        pr_cli_print (text);
    }
  json = options->json ? pr_cli_accounts_to_json (G_LIST_MODEL (list)) : NULL;
  if (json != NULL)
    pr_cli_print (json);
  if (n_known > 0)
    g_printerr (ngettext ("%u account was left out: it is saved already.\n",
                          "%u accounts were left out: they are saved already.\n", n_known),
                n_known);
  return PR_CLI_OK;
}

/**
 * pr_cli_accounts:
 *
 * The command `accounts`.
 *
 * Returns: the exit status
 */
PrCliStatus
pr_cli_accounts (int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PrAccountStore) store = NULL;
  PrCliStatus status;

  if (parse_options (&options, &argc, &argv, &error) && check_usage (&options, &error))
    store = pr_cli_store_open (COMMAND, &error);
  if (store == NULL)
    return pr_cli_usage_error (COMMAND, "%s", error->message);

  if (options.add)
    status = add_account (&options, store, &error);
  else if (options.remove != NULL)
    status = remove_account (&options, store, &error);
  else if (options.set_password != NULL)
    status = set_password (&options, store, &error);
  else if (options.export.id != NULL)
    status = export_account (&options, store, &error);
  else if (options.import != NULL)
    status = import_accounts (&options, store, &error);
  else if (options.test_all)
    status = test_all (&options, store, &error);
  else
    status = list_accounts (&options, store);
  return error == NULL ? status : pr_cli_usage_error (COMMAND, "%s", error->message);
}
