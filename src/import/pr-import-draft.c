/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-draft.h"

#include "pr-email-address.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHA256_HEX_DIGITS 64

/* A draft without any server that was named stays without it. */
PrImportDraft *
pr_import_draft_new (void)
{
  PrImportDraft *self = g_new0 (PrImportDraft, 1);

  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    {
      self->servers[protocol].security = PR_SECURITY_NONE;
      self->servers[protocol].auth = PR_AUTH_AUTO;
    }
  return self;
}

void
pr_import_draft_free (PrImportDraft *self)
{
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    {
      g_free (self->servers[protocol].host);
      g_free (self->servers[protocol].username);
      g_free (self->servers[protocol].fingerprint);
    }
  g_free (self->name);
  g_free (self->address);
  g_free (self);
}

/* Puts @text (transfer full) in the place of what is in @field. */
void
pr_import_take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

/* A port from 1 to 65535, and nothing behind it. */
gboolean
pr_import_parse_port (const char *text, guint *port)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &number, NULL))
    return FALSE;
  *port = (guint) number;
  return TRUE;
}

/* imap://user@host:port/, and imaps, pop, pops, smtp, smtps: the s is TLS from the start. */
gboolean
pr_import_parse_url (const char *url, PrImportServer *server)
{
  g_autoptr (GUri) uri
      = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_NON_DNS | G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return FALSE;
  pr_import_take (&server->host, g_strdup (g_uri_get_host (uri)));
  server->port = g_uri_get_port (uri) > 0 ? (guint) g_uri_get_port (uri) : 0;
  if (g_str_has_suffix (g_uri_get_scheme (uri), "s"))
    server->security = PR_SECURITY_TLS;
  if (g_uri_get_user (uri) != NULL && *g_uri_get_user (uri) != '\0')
    pr_import_take (&server->username, g_strdup (g_uri_get_user (uri)));
  return TRUE;
}

/* A mechanism by its SASL name, or by a name near it; what we do not know is left to be found out. */
PrAuth
pr_import_auth_from_name (const char *name)
{
  static const struct
  {
    const char *name;
    PrAuth auth;
  } others[] = {
    { "off", PR_AUTH_NONE },
    { "password-cleartext", PR_AUTH_PASSWORD },
    { "+APOP", PR_AUTH_APOP },
    { "oauth2", PR_AUTH_XOAUTH2 },
    { "Google", PR_AUTH_XOAUTH2 },
    { "Outlook", PR_AUTH_XOAUTH2 },
  };
  int value;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strcasecmp (name, others[i].name) == 0)
      return others[i].auth;
  return pr_enum_from_word (PR_TYPE_AUTH, name, &value) ? (PrAuth) value : PR_AUTH_AUTO;
}

/* “01:AB:…” or “01ab…” to 64 hex digits in lower case. */
static char *
normalize_fingerprint (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isxdigit (*p))
      g_string_append_c (digits, g_ascii_tolower (*p));
  return g_string_free (digits, digits->len != SHA256_HEX_DIGITS);
}

/* The domain of a server that is called imap.example.org or the like. */
static const char *
domain_of_host (const char *host)
{
  static const char *const labels[] = { "imap.", "imaps.", "mail.", "pop.", "pop3.", "smtp.", "mx." };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strncasecmp (host, labels[i], strlen (labels[i])) == 0
        && strchr (host + strlen (labels[i]), '.') != NULL)
      return host + strlen (labels[i]);
  return host;
}

/* Files of programs that only fetch mail do not say what the address is. */
static char *
guess_address (const PrImportDraft *self)
{
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    {
      const PrImportServer *server = &self->servers[protocol];

      if (server->host == NULL || server->username == NULL)
        continue;
      if (strchr (server->username, '@') != NULL)
        return g_strdup (server->username);
      return g_strconcat (server->username, "@", domain_of_host (server->host), NULL);
    }
  return NULL;
}

static gboolean
fill_service (PrAccount *account, PrProtocol protocol, const PrImportServer *server, const char **problem)
{
  PrService *service = pr_account_get_service (account, protocol);

  pr_service_set_enabled (service, server->host != NULL);
  if (server->host == NULL)
    return TRUE;
  if (!g_utf8_validate (server->host, -1, NULL)
      || (server->username != NULL && !g_utf8_validate (server->username, -1, NULL)))
    {
      *problem = _("This is not text.");
      return FALSE;
    }
  pr_service_set_host (service, server->host);
  pr_service_set_security (service, server->security);
  pr_service_set_port (service, server->port != 0
                                    ? server->port
                                    : pr_protocol_get_default_port (protocol, server->security));
  if (server->username != NULL
      && g_strcmp0 (server->username, pr_account_get_address (account)) != 0)
    pr_service_set_username (service, server->username);
  pr_service_set_auth (service, server->auth);
  if (server->fingerprint != NULL)
    {
      g_autofree char *sha256 = normalize_fingerprint (server->fingerprint);

      pr_service_set_pinned_certificate (service, sha256);
    }
  if (pr_service_validate (service, NULL))
    return TRUE;
  *problem = _("The server, its port or the user name cannot be used.");
  return FALSE;
}

/**
 * pr_import_draft_finish:
 * @problem: (out) (transfer none): what is wrong with it, translated
 *
 * An unencrypted server stays so, but without leave to send a password there: that is for the user to
 * give.
 *
 * Returns: (transfer full) (nullable): the account
 */
PrAccount *
pr_import_draft_finish (const PrImportDraft *self, const char **problem)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autofree char *guess = self->address == NULL ? guess_address (self) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  const char *typed = self->address == NULL ? guess : self->address;

  address = typed == NULL ? NULL : pr_email_address_normalize (typed, &name, NULL);
  if (address == NULL)
    {
      *problem = _("The account has no e-mail address that can be used.");
      return NULL;
    }
  pr_account_set_address (account, address);
  if (self->name != NULL && g_utf8_validate (self->name, -1, NULL))
    pr_account_set_display_name (account, self->name);
  else if (name != NULL)
    pr_account_set_display_name (account, name);
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    if (!fill_service (account, (PrProtocol) protocol, &self->servers[protocol], problem))
      return NULL;
  return g_steal_pointer (&account);
}
