/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-check.h"
#include "pr-cli-secret.h"
#include "pr-discovery.h"
#include "pr-email-address.h"
#include "pr-report-json.h"
#include "pr-report-text.h"
#include "pr-tls-trust.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHA256_DIGITS 64

typedef struct
{
  char *servers[PR_N_PROTOCOLS];
  char *username;
  char *smtp_username;
  char *auth;
  char *smtp_auth;
  char *password_file;
  char *token_file;
  char *ca_file;
  GStrv pins;
  gboolean allow_plaintext;
  char *recipient;
  gboolean send_test_message;
  double wait_seconds;
  double overall_seconds;
  gboolean no_verify_fixes;
  char *transcript;
  gboolean json;
  GStrv rest;
} Options;

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  PrCheck *check;
  GError *error;
} Run;

static void
options_clear (Options *options)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_free (options->servers[i]);
  g_free (options->username);
  g_free (options->smtp_username);
  g_free (options->auth);
  g_free (options->smtp_auth);
  g_free (options->password_file);
  g_free (options->token_file);
  g_free (options->ca_file);
  g_strfreev (options->pins);
  g_free (options->recipient);
  g_free (options->transcript);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const char *server = N_ ("HOST:PORT,SECURITY");
  const GOptionEntry entries[] = {
    { "imap", 0, 0, G_OPTION_ARG_STRING, &options->servers[PR_PROTOCOL_IMAP],
      N_ ("incoming server; SECURITY is tls, starttls or none; “none” alone leaves it out"), server },
    { "pop3", 0, 0, G_OPTION_ARG_STRING, &options->servers[PR_PROTOCOL_POP3],
      N_ ("incoming server by POP3"), server },
    { "smtp", 0, 0, G_OPTION_ARG_STRING, &options->servers[PR_PROTOCOL_SMTP],
      N_ ("outgoing server"), server },
    { "username", 0, 0, G_OPTION_ARG_STRING, &options->username,
      N_ ("login name (default: the address)"), N_ ("NAME") },
    { "smtp-username", 0, 0, G_OPTION_ARG_STRING, &options->smtp_username,
      N_ ("login name for the outgoing server"), N_ ("NAME") },
    { "auth", 0, 0, G_OPTION_ARG_STRING, &options->auth,
      N_ ("sign-in method: auto, password, plain, login, cram-md5, scram-sha-1, scram-sha-256, "
          "apop, xoauth2, oauthbearer, none"),
      N_ ("MECH") },
    { "smtp-auth", 0, 0, G_OPTION_ARG_STRING, &options->smtp_auth,
      N_ ("the same for the outgoing server"), N_ ("MECH") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
      N_ ("read the password from the first line of FILE, “-” is standard input"), N_ ("FILE") },
    { "oauth-token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file,
      N_ ("the same for an OAuth 2 access token"), N_ ("FILE") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file,
      N_ ("trust these authorities besides the system’s"), N_ ("FILE") },
    { "pin-certificate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->pins,
      N_ ("accept exactly this server certificate, whatever its faults; may be repeated"),
      N_ ("[HOST:PORT,]SHA256") },
    { "allow-plaintext-password", 0, 0, G_OPTION_ARG_NONE, &options->allow_plaintext,
      N_ ("send the password also over an unencrypted connection"), NULL },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &options->recipient,
      N_ ("ask the outgoing server about this recipient (default: the address itself)"),
      N_ ("ADDRESS") },
    { "send-test-message", 0, 0, G_OPTION_ARG_NONE, &options->send_test_message,
      N_ ("send a real message to the recipient, and see whether it arrives"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &options->wait_seconds,
      N_ ("for one network wait (default 15)"), N_ ("SECONDS") },
    { "overall-timeout", 0, 0, G_OPTION_ARG_DOUBLE, &options->overall_seconds,
      N_ ("for the whole test (default 60)"), N_ ("SECONDS") },
    { "no-verify-fixes", 0, 0, G_OPTION_ARG_NONE, &options->no_verify_fixes,
      N_ ("do not probe whether a suggested change would work"), NULL },
    { "transcript", 0, 0, G_OPTION_ARG_FILENAME, &options->transcript,
      N_ ("write the conversation to FILE, secrets replaced"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->rest, NULL, N_ ("EMAIL") },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  options->wait_seconds = PR_CHECK_DEFAULT_WAIT_MS / 1000.0;
  options->overall_seconds = PR_CHECK_DEFAULT_OVERALL_MS / 1000.0;
  g_option_context_set_summary (context, _("Tests the servers of a mail account."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
set_auth (PrService *service, const char *word, GError **error)
{
  int auth;

  if (word == NULL)
    return TRUE;
  if (!pr_enum_from_word (PR_TYPE_AUTH, word, &auth))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no sign-in method; see --help"), word);
      return FALSE;
    }
  pr_service_set_auth (service, (PrAuth) auth);
  return TRUE;
}

/* Where no server is given the presets are asked: for IMAP and SMTP, and for POP3 where there is no
 * IMAP. Of a provider that is not known only what is given is tested. */
static gboolean
find_service (const Options *options, PrDiscovery *discovery, PrService *service)
{
  PrProtocol protocol = pr_service_get_protocol (service);

  if (protocol == PR_PROTOCOL_POP3
      && (options->servers[PR_PROTOCOL_IMAP] != NULL
          || pr_discovery_find_best (discovery, PR_PROTOCOL_IMAP) != NULL))
    return FALSE;
  if (protocol == PR_PROTOCOL_IMAP && options->servers[PR_PROTOCOL_POP3] != NULL)
    return FALSE;
  if (!pr_discovery_fill_service (discovery, service))
    return FALSE;
  /* A token is wanted where it is all there is. */
  if (pr_service_get_auth (service) == PR_AUTH_PASSWORD && options->password_file == NULL
      && options->token_file != NULL)
    pr_service_set_auth (service, PR_AUTH_AUTO);
  return TRUE;
}

static gboolean
set_service (const Options *options, PrDiscovery *discovery, PrService *service, GError **error)
{
  PrProtocol protocol = pr_service_get_protocol (service);
  gboolean outgoing = protocol == PR_PROTOCOL_SMTP;
  const char *text = options->servers[protocol];
  const char *username = outgoing && options->smtp_username != NULL ? options->smtp_username
                                                                    : options->username;
  g_autoptr (PrEndpoint) endpoint = NULL;

  pr_service_set_enabled (service, text == NULL ? find_service (options, discovery, service)
                                                : g_ascii_strcasecmp (text, "none") != 0);
  if (!pr_service_get_enabled (service))
    return TRUE;
  if (text != NULL)
    {
      endpoint = pr_endpoint_parse (text, error);
      if (endpoint == NULL)
        return FALSE;
      pr_service_set_endpoint (service, endpoint);
    }
  if (username != NULL)
    pr_service_set_username (service, username);
  pr_service_set_allow_plaintext (service, options->allow_plaintext);
  return set_auth (service, outgoing && options->smtp_auth != NULL ? options->smtp_auth
                                                                   : options->auth,
                   error)
         && pr_service_validate (service, error);
}

static gboolean
has_server_options (const Options *options)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (options->servers[i] != NULL)
      return TRUE;
  return FALSE;
}

/* What the provider wants is said before the test, so that nobody has to find it out by failing. */
static void
print_notes (PrDiscovery *discovery)
{
  for (guint i = 0; i < pr_discovery_get_n_notes (discovery); i++)
    {
      g_autofree char *note = pr_discovery_dup_note (discovery, i);

      g_printerr ("%s\n", note);
    }
}

static PrAccount *
account_from_options (const Options *options, GError **error)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autofree char *address = NULL;
  g_autofree char *name = NULL;
  g_autoptr (PrDiscovery) discovery = NULL;
  gboolean any = FALSE;

  if (options->rest == NULL || g_strv_length (options->rest) != 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("give exactly one e-mail address"));
      return NULL;
    }
  address = pr_email_address_normalize (options->rest[0], &name, error);
  if (address == NULL)
    return NULL;
  pr_account_set_address (account, address);
  pr_account_set_display_name (account, name);
  discovery = pr_discovery_new_offline (pr_presets_get_default (), address);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (!set_service (options, discovery, service, error))
        return NULL;
      any |= pr_service_get_enabled (service);
    }
  if (!any)
    {
      g_autofree char *note = pr_discovery_dup_note (discovery, 0);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s %s", note,
                   _("Give at least one server by --imap, --pop3 or --smtp."));
      return NULL;
    }
  if (!has_server_options (options))
    print_notes (discovery);
  return g_steal_pointer (&account);
}

/* A fingerprint as programs print it: with or without colons, in either case. */
static char *
parse_sha256 (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isxdigit (*text))
      g_string_append_c (digits, g_ascii_tolower (*text));
    else if (*text != ':')
      return NULL;
  return digits->len == SHA256_DIGITS ? g_string_free (g_steal_pointer (&digits), FALSE) : NULL;
}

static gboolean
add_pin (PrCheck *check, const char *text, GError **error)
{
  const char *comma = strrchr (text, ',');
  g_autofree char *sha256 = parse_sha256 (comma == NULL ? text : comma + 1);
  g_autofree char *where = NULL;
  g_autoptr (PrEndpoint) endpoint = NULL;

  if (sha256 == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” does not end in a SHA-256 fingerprint of 64 hexadecimal digits"), text);
      return FALSE;
    }
  if (comma == NULL)
    {
      pr_check_add_pin (check, NULL, 0, sha256);
      return TRUE;
    }
  where = g_strdup_printf ("%.*s,tls", (int) (comma - text), text);
  endpoint = pr_endpoint_parse (where, error);
  if (endpoint == NULL)
    return FALSE;
  pr_check_add_pin (check, pr_endpoint_get_host (endpoint), pr_endpoint_get_port (endpoint),
                    sha256);
  return TRUE;
}

static gboolean
set_secrets (PrCheck *check, const Options *options, GError **error)
{
  g_autoptr (PrSecret) password = NULL;
  g_autoptr (PrSecret) token = NULL;

  if (options->token_file != NULL)
    {
      token = pr_cli_secret_from_file (options->token_file, error);
      if (token == NULL)
        return FALSE;
      pr_check_set_token (check, token);
    }
  if (options->password_file != NULL)
    {
      password = pr_cli_secret_from_file (options->password_file, error);
      if (password == NULL)
        return FALSE;
    }
  else if (token == NULL && g_strcmp0 (options->auth, "none") != 0)
    password = pr_cli_secret_from_terminal (_("Password: "));
  pr_check_set_password (check, password);
  return TRUE;
}

/* The shortest time there is, a millisecond, is not none. */
static guint
ms_from_seconds (double seconds)
{
  return MAX ((guint) (seconds * 1000), 1);
}

static gboolean
set_limits (PrCheck *check, const Options *options, GError **error)
{
  const double largest = 24 * 60 * 60;

  if (!(options->wait_seconds > 0 && options->wait_seconds <= largest)
      || !(options->overall_seconds > 0 && options->overall_seconds <= largest))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("times go from a little more than 0 to 86400 seconds"));
      return FALSE;
    }
  pr_check_set_time_limits (check, ms_from_seconds (options->wait_seconds),
                            ms_from_seconds (options->overall_seconds));
  return TRUE;
}

static PrCheck *
check_from_options (const Options *options, GError **error)
{
  g_autoptr (PrAccount) account = account_from_options (options, error);
  g_autoptr (PrCheck) check = NULL;
  g_autofree char *recipient = NULL;

  if (account == NULL)
    return NULL;
  check = pr_check_new (account);
  if (options->recipient != NULL)
    {
      recipient = pr_email_address_normalize (options->recipient, NULL, error);
      if (recipient == NULL)
        return NULL;
      pr_check_set_recipient (check, recipient);
    }
  pr_check_set_send_test_message (check, options->send_test_message);
  if (options->ca_file != NULL)
    {
      g_autoptr (PrTlsTrust) readable = pr_tls_trust_new (options->ca_file, error);

      if (readable == NULL)
        return NULL;
      pr_check_set_ca_file (check, options->ca_file);
    }
  for (guint i = 0; options->pins != NULL && options->pins[i] != NULL; i++)
    if (!add_pin (check, options->pins[i], error))
      return NULL;
  pr_check_set_verify_fixes (check, !options->no_verify_fixes);
  if (!set_limits (check, options, error) || !set_secrets (check, options, error))
    return NULL;
  return g_steal_pointer (&check);
}

static gboolean
interrupted (gpointer data)
{
  g_cancellable_cancel (((Run *) data)->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
run_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, &run->error);

  g_main_loop_quit (run->loop);
}

static void
run_check (Run *run)
{
  guint sources[] = { g_unix_signal_add (SIGINT, interrupted, run),
                      g_unix_signal_add (SIGTERM, interrupted, run),
                      g_unix_signal_add (SIGHUP, interrupted, run) };

  run->loop = g_main_loop_new (NULL, FALSE);
  run->cancellable = g_cancellable_new ();
  pr_check_run_async (run->check, run->cancellable, run_done, run);
  g_main_loop_run (run->loop);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
  g_main_loop_unref (run->loop);
  g_object_unref (run->cancellable);
}

static gboolean
set_file_error (const char *path, GError **error)
{
  int saved_errno = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (saved_errno), "%s: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

/* Before the test, so that nobody waits for one whose transcript cannot be written. A file is for its
 * owner only, whatever it was before; anything else, such as a terminal, stays what it is. */
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
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PrTextLook look = pr_cli_get_text_look ();
  Run run = { 0 };
  PrReport *report;
  int transcript_fd = -1;

  if (parse_options (&options, &argc, &argv, &error))
    check = check_from_options (&options, &error);
  if (check == NULL
      || (options.transcript != NULL
          && !open_transcript (options.transcript, &transcript_fd, &error)))
    return pr_cli_usage_error ("check", "%s", error->message);

  run.check = check;
  run_check (&run);
  report = pr_check_get_report (check);
  text = options.json ? pr_report_to_json (report) : pr_report_to_text (report, &look);
  pr_cli_print (text);
  if (transcript_fd >= 0
      && !write_transcript (report, options.transcript, transcript_fd, &error))
    return pr_cli_usage_error ("check", "%s", error->message);
  if (run.error != NULL)
    {
      g_printerr ("postrider-cli check: %s\n",
                  g_error_matches (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                      ? _("interrupted")
                      : _("the time for the whole test is over"));
      g_error_free (run.error);
      return PR_CLI_INTERRUPTED;
    }
  return pr_report_get_verdict (report) == PR_OUTCOME_FAILED ? PR_CLI_FAILURE : PR_CLI_OK;
}
