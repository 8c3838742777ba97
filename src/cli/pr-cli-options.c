/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-options.h"

#include "pr-cli-search.h"
#include "pr-cli-secret.h"
#include "pr-email-address.h"
#include "pr-field.h"
#include "pr-tls-trust.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHA256_DIGITS 64

/**
 * pr_cli_settings_add_entries:
 * @context: takes the options
 *
 * The options write into @self, which has to live until they are parsed.
 */
void
pr_cli_settings_add_entries (PrCliSettings *self, GOptionContext *context)
{
  const char *server = N_ ("HOST:PORT,SECURITY");
  const GOptionEntry entries[] = {
    { "imap", 0, 0, G_OPTION_ARG_STRING, &self->servers[PR_PROTOCOL_IMAP],
      N_ ("incoming server; SECURITY is tls, starttls or none; “none” alone leaves it out"), server },
    { "pop3", 0, 0, G_OPTION_ARG_STRING, &self->servers[PR_PROTOCOL_POP3],
      N_ ("incoming server by POP3"), server },
    { "smtp", 0, 0, G_OPTION_ARG_STRING, &self->servers[PR_PROTOCOL_SMTP],
      N_ ("outgoing server"), server },
    { "username", 0, 0, G_OPTION_ARG_STRING, &self->username,
      N_ ("login name (default: the address)"), N_ ("NAME") },
    { "smtp-username", 0, 0, G_OPTION_ARG_STRING, &self->smtp_username,
      N_ ("login name for the outgoing server"), N_ ("NAME") },
    { "auth", 0, 0, G_OPTION_ARG_STRING, &self->auth,
      N_ ("sign-in method: auto, password, plain, login, cram-md5, scram-sha-1, scram-sha-256, "
          "apop, xoauth2, oauthbearer, none"),
      N_ ("MECH") },
    { "smtp-auth", 0, 0, G_OPTION_ARG_STRING, &self->smtp_auth,
      N_ ("the same for the outgoing server"), N_ ("MECH") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &self->password_file,
      N_ ("read the password from the first line of FILE, “-” is standard input"), N_ ("FILE") },
    { "oauth-token-file", 0, 0, G_OPTION_ARG_FILENAME, &self->token_file,
      N_ ("the same for an OAuth 2 access token"), N_ ("FILE") },
    { "pin-certificate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->pins,
      N_ ("accept exactly this server certificate, whatever its faults; may be repeated"),
      N_ ("[HOST:PORT,]SHA256") },
    { "allow-plaintext-password", 0, 0, G_OPTION_ARG_NONE, &self->allow_plaintext,
      N_ ("send the password also over an unencrypted connection"), NULL },
    { 0 },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * pr_cli_settings_clear:
 *
 * Frees what was typed.
 */
void
pr_cli_settings_clear (PrCliSettings *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_free (self->servers[i]);
  g_free (self->username);
  g_free (self->smtp_username);
  g_free (self->auth);
  g_free (self->smtp_auth);
  g_free (self->password_file);
  g_free (self->token_file);
  g_strfreev (self->pins);
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
find_service (const PrCliSettings *self, PrDiscovery *discovery, PrService *service)
{
  PrProtocol protocol = pr_service_get_protocol (service);

  if (protocol == PR_PROTOCOL_POP3
      && (self->servers[PR_PROTOCOL_IMAP] != NULL
          || pr_discovery_find_best (discovery, PR_PROTOCOL_IMAP) != NULL))
    return FALSE;
  if (protocol == PR_PROTOCOL_IMAP && self->servers[PR_PROTOCOL_POP3] != NULL)
    return FALSE;
  if (!pr_discovery_fill_service (discovery, service))
    return FALSE;
  /* A token is wanted where it is all there is. */
  if (pr_service_get_auth (service) == PR_AUTH_PASSWORD && self->password_file == NULL
      && self->token_file != NULL)
    pr_service_set_auth (service, PR_AUTH_AUTO);
  return TRUE;
}

static gboolean
set_service (const PrCliSettings *self, PrDiscovery *discovery, PrService *service, GError **error)
{
  PrProtocol protocol = pr_service_get_protocol (service);
  gboolean outgoing = protocol == PR_PROTOCOL_SMTP;
  const char *text = self->servers[protocol];
  const char *username = outgoing && self->smtp_username != NULL ? self->smtp_username
                                                                    : self->username;
  g_autoptr (PrEndpoint) endpoint = NULL;

  pr_service_set_enabled (service, text == NULL ? find_service (self, discovery, service)
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
  pr_service_set_allow_plaintext (service, self->allow_plaintext);
  return set_auth (service, outgoing && self->smtp_auth != NULL ? self->smtp_auth
                                                                   : self->auth,
                   error)
         && pr_service_validate (service, error);
}

static gboolean
has_server_options (const PrCliSettings *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (self->servers[i] != NULL)
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

/**
 * pr_cli_settings_has_any:
 *
 * Returns: %TRUE if something is set that a saved account has of its own
 */
gboolean
pr_cli_settings_has_any (const PrCliSettings *self)
{
  return has_server_options (self) || self->username != NULL || self->smtp_username != NULL
         || self->auth != NULL || self->smtp_auth != NULL || self->allow_plaintext;
}

/* The shortest time there is, a millisecond, is not none. */
static guint
ms_from_seconds (double seconds)
{
  return MAX ((guint) (seconds * 1000), 1);
}

/* Somebody who is not known yet: the network is asked, in a part of the time for the whole. */
static gboolean
search (const PrCliBounds *bounds, PrDiscovery *discovery, GError **error)
{
  if (bounds->ca_file != NULL)
    {
      g_autoptr (PrTlsTrust) readable = pr_tls_trust_new (bounds->ca_file, error);

      if (readable == NULL)
        return FALSE;
    }
  pr_discovery_set_ca_file (discovery, bounds->ca_file);
  if (bounds->overall_seconds * 1000 < PR_DISCOVERY_DEFAULT_MS)
    pr_discovery_set_time_limit (discovery, ms_from_seconds (bounds->overall_seconds));
  if (pr_cli_search (discovery))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  return FALSE;
}

/* A password never goes to a host that just anybody could have named, unless its owner says so. */
static gboolean
confirm_servers (PrAccount *account, PrDiscovery *discovery, GError **error)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);
      g_autoptr (PrEndpoint) endpoint = NULL;
      g_autofree char *where = NULL;

      if (!pr_service_get_enabled (service) || !pr_discovery_needs_yes (discovery, (PrProtocol) i))
        continue;
      endpoint = pr_service_dup_endpoint (service);
      where = pr_endpoint_to_string (endpoint);
      if (pr_cli_search_confirm (where))
        continue;
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   /* translators: an option, as in “--imap=HOST:PORT,SECURITY” */
                   _("If that server is the right one, say so: --%s=%s"),
                   pr_enum_get_word (PR_TYPE_PROTOCOL, (int) i), where);
      return FALSE;
    }
  return TRUE;
}

/**
 * pr_cli_settings_create_account:
 * @bounds: how long things may take, and whom to trust
 * @rest: (nullable): what stood on the command line besides options: exactly one address is wanted
 * @error: return location
 *
 * Where no server is given the presets are asked, and where they do not know, the network; what is
 * to be known about the servers is said on standard error.
 *
 * Returns: (transfer full): the account, good for a test
 */
PrAccount *
pr_cli_settings_create_account (const PrCliSettings *self,
                                const PrCliBounds *bounds,
                                GStrv rest,
                                GError **error)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autofree char *address = NULL;
  g_autofree char *name = NULL;
  g_autoptr (PrDiscovery) discovery = NULL;
  gboolean any = FALSE;

  if (rest == NULL || g_strv_length (rest) != 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("give exactly one e-mail address"));
      return NULL;
    }
  address = pr_email_address_normalize (rest[0], &name, error);
  if (address == NULL)
    return NULL;
  pr_account_set_address (account, address);
  pr_account_set_display_name (account, name);
  discovery = pr_discovery_new_offline (pr_presets_get_default (), address);
  if (!has_server_options (self) && !pr_discovery_is_sure (discovery)
      && !search (bounds, discovery, error))
    return NULL;
  if (pr_discovery_get_provider (discovery) != NULL)
    pr_account_set_provider_id (account,
                                pr_provider_get_id (pr_discovery_get_provider (discovery)));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (!set_service (self, discovery, service, error))
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
  if (!has_server_options (self))
    {
      print_notes (discovery);
      if (!confirm_servers (account, discovery, error))
        return NULL;
    }
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

/* `[HOST:PORT,]SHA256`; without host and port it is for every server. */
static gboolean
parse_pin (const char *text, char **sha256, PrEndpoint **where, GError **error)
{
  const char *comma = strrchr (text, ',');
  g_autofree char *digits = parse_sha256 (comma == NULL ? text : comma + 1);
  g_autofree char *endpoint = NULL;

  *where = NULL;
  if (digits == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” does not end in a SHA-256 fingerprint of 64 hexadecimal digits"), text);
      return FALSE;
    }
  if (comma != NULL)
    {
      endpoint = g_strdup_printf ("%.*s,tls", (int) (comma - text), text);
      *where = pr_endpoint_parse (endpoint, error);
      if (*where == NULL)
        return FALSE;
    }
  *sha256 = g_steal_pointer (&digits);
  return TRUE;
}

/**
 * pr_cli_settings_pin_check:
 * @check: a test that has not begun
 * @error: return location
 *
 * Has @check accept the certificates that were given.
 *
 * Returns: %TRUE if they are well-formed
 */
gboolean
pr_cli_settings_pin_check (const PrCliSettings *self, PrCheck *check, GError **error)
{
  for (guint i = 0; self->pins != NULL && self->pins[i] != NULL; i++)
    {
      g_autofree char *sha256 = NULL;
      g_autoptr (PrEndpoint) where = NULL;

      if (!parse_pin (self->pins[i], &sha256, &where, error))
        return FALSE;
      pr_check_add_pin (check, where == NULL ? NULL : pr_endpoint_get_host (where),
                        where == NULL ? 0 : pr_endpoint_get_port (where), sha256);
    }
  return TRUE;
}

static void
pin_services (PrAccount *account, const PrEndpoint *where, const char *sha256)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (where == NULL
          || (g_ascii_strcasecmp (pr_endpoint_get_host (where), pr_service_get_host (service)) == 0
              && pr_endpoint_get_port (where) == pr_service_get_port (service)))
        pr_service_set_pinned_certificate (service, sha256);
    }
}

/**
 * pr_cli_settings_pin_account:
 * @account: an account that is to be saved
 * @error: return location
 *
 * Keeps with the services the certificates that were given for them.
 *
 * Returns: %TRUE if they are well-formed
 */
gboolean
pr_cli_settings_pin_account (const PrCliSettings *self, PrAccount *account, GError **error)
{
  for (guint i = 0; self->pins != NULL && self->pins[i] != NULL; i++)
    {
      g_autofree char *sha256 = NULL;
      g_autoptr (PrEndpoint) where = NULL;

      if (!parse_pin (self->pins[i], &sha256, &where, error))
        return FALSE;
      pin_services (account, where, sha256);
    }
  return TRUE;
}

/**
 * pr_cli_settings_read_secrets:
 * @ask: whether to ask for the password where no file is given and there is a terminal
 * @password: (out) (transfer full) (nullable): the password
 * @token: (out) (transfer full) (nullable): the access token
 * @error: return location
 *
 * Returns: %TRUE if the files that were given could be read
 */
gboolean
pr_cli_settings_read_secrets (const PrCliSettings *self,
                              gboolean ask,
                              PrSecret **password,
                              PrSecret **token,
                              GError **error)
{
  g_autoptr (PrSecret) read_token = NULL;

  *password = NULL;
  *token = NULL;
  if (self->token_file != NULL)
    {
      read_token = pr_cli_secret_from_file (self->token_file, error);
      if (read_token == NULL)
        return FALSE;
    }
  if (self->password_file != NULL)
    {
      *password = pr_cli_secret_from_file (self->password_file, error);
      if (*password == NULL)
        return FALSE;
    }
  else if (ask && read_token == NULL && g_strcmp0 (self->auth, "none") != 0)
    *password = pr_cli_secret_from_terminal (_("Password: "));
  *token = g_steal_pointer (&read_token);
  return TRUE;
}

/**
 * pr_cli_bounds_add_entries:
 * @context: takes the options
 *
 * The options write into @self, which has to live until they are parsed.
 */
void
pr_cli_bounds_add_entries (PrCliBounds *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &self->ca_file,
      N_ ("trust these authorities besides the system’s"), N_ ("FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &self->wait_seconds,
      N_ ("for one network wait (default 15)"), N_ ("SECONDS") },
    { "overall-timeout", 0, 0, G_OPTION_ARG_DOUBLE, &self->overall_seconds,
      N_ ("for the whole test (default 60)"), N_ ("SECONDS") },
    { "no-verify-fixes", 0, 0, G_OPTION_ARG_NONE, &self->no_verify_fixes,
      N_ ("do not probe whether a suggested change would work"), NULL },
    { 0 },
  };

  self->wait_seconds = PR_CHECK_DEFAULT_WAIT_MS / 1000.0;
  self->overall_seconds = PR_CHECK_DEFAULT_OVERALL_MS / 1000.0;
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * pr_cli_bounds_clear:
 *
 * Frees what was typed.
 */
void
pr_cli_bounds_clear (PrCliBounds *self)
{
  g_free (self->ca_file);
}

static gboolean
set_limits (const PrCliBounds *self, PrCheck *check, GError **error)
{
  const double largest = 24 * 60 * 60;

  if (!(self->wait_seconds > 0 && self->wait_seconds <= largest)
      || !(self->overall_seconds > 0 && self->overall_seconds <= largest))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("times go from a little more than 0 to 86400 seconds"));
      return FALSE;
    }
  pr_check_set_time_limits (check, ms_from_seconds (self->wait_seconds),
                            ms_from_seconds (self->overall_seconds));
  return TRUE;
}

/**
 * pr_cli_bounds_check_ca_file:
 * @error: return location
 *
 * Returns: %TRUE if the file of authorities can be used, or none was given
 */
gboolean
pr_cli_bounds_check_ca_file (const PrCliBounds *self, GError **error)
{
  g_autoptr (PrTlsTrust) readable = NULL;

  if (self->ca_file == NULL)
    return TRUE;
  readable = pr_tls_trust_new (self->ca_file, error);
  return readable != NULL;
}

/**
 * pr_cli_bounds_apply:
 * @check: a test that has not begun
 * @error: return location
 *
 * Takes over all but the file of authorities.
 *
 * Returns: %TRUE if all is well
 */
gboolean
pr_cli_bounds_apply (const PrCliBounds *self, PrCheck *check, GError **error)
{
  pr_check_set_verify_fixes (check, !self->no_verify_fixes);
  return set_limits (self, check, error);
}
