/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-account-test.h"
#include "pr-change.h"
#include "pr-cli-options.h"
#include "pr-cli-store.h"
#include "pr-cli-wait.h"
#include "pr-email-address.h"
#include "pr-report-json.h"
#include "pr-report-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  PrCliSettings settings;
  PrCliBounds bounds;
  char *account_id;
  char *recipient;
  gboolean send_test_message;
  char *transcript;
  gboolean json;
  GStrv rest;
} Options;

/* What is tested: what the options say, or a saved account. */
typedef struct
{
  PrCheck *check;
  PrAccountTest *test;
} Subject;

static void
options_clear (Options *options)
{
  pr_cli_settings_clear (&options->settings);
  pr_cli_bounds_clear (&options->bounds);
  g_free (options->account_id);
  g_free (options->recipient);
  g_free (options->transcript);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
subject_clear (Subject *subject)
{
  g_clear_object (&subject->check);
  g_clear_object (&subject->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &options->account_id,
      N_ ("test a saved account with its saved password, and keep the result"), N_ ("ID") },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &options->recipient,
      N_ ("ask the outgoing server about this recipient (default: the address itself)"),
      N_ ("ADDRESS") },
    { "send-test-message", 0, 0, G_OPTION_ARG_NONE, &options->send_test_message,
      N_ ("send a real message to the recipient, and see whether it arrives"), NULL },
    { "transcript", 0, 0, G_OPTION_ARG_FILENAME, &options->transcript,
      N_ ("write the conversation to FILE, secrets replaced"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->rest, NULL, N_ ("EMAIL") },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _("Tests the servers of a mail account."));
  pr_cli_settings_add_entries (&options->settings, context);
  pr_cli_bounds_add_entries (&options->bounds, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
prepare_check (const Options *options, PrCheck *check, GError **error)
{
  g_autofree char *recipient = NULL;

  if (options->recipient != NULL)
    {
      recipient = pr_email_address_normalize (options->recipient, NULL, error);
      if (recipient == NULL)
        return FALSE;
      pr_check_set_recipient (check, recipient);
    }
  pr_check_set_send_test_message (check, options->send_test_message);
  if (!pr_cli_bounds_check_ca_file (&options->bounds, error))
    return FALSE;
  pr_check_set_ca_file (check, options->bounds.ca_file);
  return pr_cli_settings_pin_check (&options->settings, check, error)
         && pr_cli_bounds_apply (&options->bounds, check, error);
}

static gboolean
take_settings (const Options *options, Subject *subject, GError **error)
{
  g_autoptr (PrAccount) account = pr_cli_settings_create_account (
      &options->settings, &options->bounds, options->rest, error);
  g_autoptr (PrSecret) password = NULL;
  g_autoptr (PrSecret) token = NULL;

  if (account == NULL)
    return FALSE;
  subject->check = pr_check_new (account);
  if (!prepare_check (options, subject->check, error)
      || !pr_cli_settings_read_secrets (&options->settings, TRUE, &password, &token, error))
    return FALSE;
  pr_check_set_password (subject->check, password);
  pr_check_set_token (subject->check, token);
  return TRUE;
}

static gboolean
take_account (const Options *options, Subject *subject, GError **error)
{
  g_autoptr (PrAccountStore) store = NULL;
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new ();
  g_autoptr (PrSecret) password = NULL;
  g_autoptr (PrSecret) token = NULL;
  PrAccount *account;

  if (options->rest != NULL || pr_cli_settings_has_any (&options->settings))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("a saved account has an address and servers of its own: leave them "
                             "out beside --account"));
      return FALSE;
    }
  store = pr_cli_store_open ("check", error);
  account = store == NULL ? NULL : pr_cli_store_find (store, options->account_id, error);
  if (account == NULL)
    return FALSE;
  subject->test = pr_account_test_new (account, store, passwords);
  subject->check = g_object_ref (pr_account_test_get_check (subject->test));
  if (!prepare_check (options, subject->check, error)
      || !pr_cli_settings_read_secrets (&options->settings, FALSE, &password, &token, error))
    return FALSE;
  pr_account_test_set_secret (subject->test, PR_LOGIN_PASSWORD, password);
  pr_account_test_set_secret (subject->test, PR_LOGIN_TOKEN, token);
  return TRUE;
}

static void
run_check (Subject *subject, GError **error)
{
  g_auto (PrCliWait) wait = { 0 };
  g_autoptr (PrReport) report = NULL;

  pr_cli_wait_begin (&wait);
  pr_check_run_async (subject->check, wait.cancellable, pr_cli_wait_callback, &wait);
  report = pr_check_run_finish (subject->check, pr_cli_wait_for_result (&wait), error);
}

static void
run_test (Subject *subject, GError **error)
{
  g_auto (PrCliWait) wait = { 0 };
  g_autoptr (PrResult) result = NULL;

  pr_cli_wait_begin (&wait);
  pr_account_test_run_async (subject->test, wait.cancellable, pr_cli_wait_callback, &wait);
  result = pr_account_test_run_finish (subject->test, pr_cli_wait_for_result (&wait), error);
  if (result != NULL && pr_account_test_get_timed_out (subject->test))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                         "the time for the whole test is over");
}

/* What is different from the last time, for people; and what went wrong with keeping it. */
static void
print_change (PrAccountTest *test)
{
  const GError *record_error = pr_account_test_get_record_error (test);
  PrResult *result = pr_account_test_get_result (test);
  g_autofree char *change =
      result == NULL ? NULL : pr_change_to_text (pr_account_test_get_before (test), result);

  if (change != NULL)
    g_printerr ("%s\n", change);
  if (record_error != NULL)
    /* translators: %s is the system’s reason */
    g_printerr (_("The result could not be kept: %s\n"), record_error->message);
}

static gboolean
set_file_error (const char *path, GError **error)
{
  int saved_errno = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (saved_errno), "%s: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

/* Before the test, so that nobody waits for one whose transcript cannot be written. A file is for
 * its owner only, whatever it was before; anything else, such as a terminal, stays what it is. */
static gboolean
open_transcript (const char *path, int *fd, GError **error)
{
  struct stat status;

  *fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
  if (*fd < 0)
    return set_file_error (path, error);
  if (fstat (*fd, &status) != 0 || !S_ISREG (status.st_mode)
      || (fchmod (*fd, 0600) == 0 && ftruncate (*fd, 0) == 0))
    return TRUE;
  set_file_error (path, error);
  close (*fd);
  return FALSE;
}

static gboolean
write_transcript (PrReport *report, const char *path, int fd, GError **error)
{
  g_autofree char *text = pr_report_to_transcript (report);
  gsize n_bytes = strlen (text);
  gsize n_written = 0;

  while (n_written < n_bytes)
    {
      gssize n_now = write (fd, text + n_written, n_bytes - n_written);

      if (n_now >= 0)
        n_written += (gsize) n_now;
      else if (errno != EINTR)
        return set_file_error (path, error);
    }
  return close (fd) == 0 || set_file_error (path, error);
}

/**
 * pr_cli_check:
 *
 * The command `check`.
 *
 * Returns: the exit status
 */
PrCliStatus
pr_cli_check (int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  g_auto (Subject) subject = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PrTextLook look = pr_cli_get_text_look ();
  PrReport *report;
  int transcript_fd = -1;

  if (!parse_options (&options, &argc, &argv, &error)
      || !(options.account_id == NULL ? take_settings (&options, &subject, &error)
                                      : take_account (&options, &subject, &error))
      || (options.transcript != NULL
          && !open_transcript (options.transcript, &transcript_fd, &error)))
    {
      (void) pr_cli_usage_error ("check", "%s", error->message);
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? PR_CLI_INTERRUPTED
                                                                      : PR_CLI_USAGE;
    }

  if (subject.test == NULL)
    run_check (&subject, &error);
  else
    run_test (&subject, &error);
  /* Then nothing was tested at all. */
  if (g_error_matches (error, PR_ACCOUNT_TEST_ERROR, PR_ACCOUNT_TEST_ERROR_NO_PASSWORD))
    return pr_cli_usage_error ("check", "%s", error->message);

  report = pr_check_get_report (subject.check);
  /* The test has not begun where the wait for a password was interrupted. */
  if (pr_report_get_verdict (report) != PR_OUTCOME_RUNNING)
    {
      text = options.json ? pr_report_to_json (report) : pr_report_to_text (report, &look);
      pr_cli_print (text);
    }
  if (subject.test != NULL)
    print_change (subject.test);
  if (transcript_fd >= 0)
    {
      g_autoptr (GError) transcript_error = NULL;

      if (!write_transcript (report, options.transcript, transcript_fd, &transcript_error))
        return pr_cli_usage_error ("check", "%s", transcript_error->message);
    }
  if (error != NULL)
    {
      g_printerr ("postrider-cli check: %s\n",
                  g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                      ? _("interrupted")
                      : _("the time for the whole test is over"));
      return PR_CLI_INTERRUPTED;
    }
  return pr_report_get_verdict (report) == PR_OUTCOME_FAILED ? PR_CLI_FAILURE : PR_CLI_OK;
}
