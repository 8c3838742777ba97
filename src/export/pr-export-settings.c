/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-settings.h"

#include "pr-email-address.h"
#include "pr-keyring.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* None of the targets' syntaxes has room for a line end within a value; some would take it for the
 * end of the line, and what follows for a setting of its own. */
static gboolean
is_writable (const char *text, const char *what, GError **error)
{
  if (g_utf8_validate (text, -1, NULL) && !has_control (text))
    return TRUE;
  g_set_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_VALUE,
               /* translators: %s is a field: the name, the address, a server, a user name */
               _("%s has characters that cannot be written into settings."), what);
  return FALSE;
}

static void
pr_export_service_free (PrExportService *self)
{
  if (self == NULL)
    return;
  g_free (self->host);
  g_free (self->username);
  g_free (self->fingerprint);
  g_free (self->password_command);
  g_free (self);
}

/* A short name that every target takes for the name of an account. */
static char *
name_of_address (const char *address)
{
  g_autofree char *name = g_ascii_strdown (address, -1);

  g_strcanon (name, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  for (char *p = name; (p = strstr (p, "--")) != NULL;)
    memmove (p, p + 1, strlen (p));
  return g_strdup (g_strcmp0 (name, "-") == 0 || *name == '\0' ? "account" : name);
}

static PrExportService *
service_new (PrAccount *account, PrProtocol protocol)
{
  PrService *service = pr_account_get_service (account, protocol);
  g_autoptr (PrLogin) login = pr_login_new_for_service (account, protocol);
  g_autofree char *ascii = g_hostname_to_ascii (pr_service_get_host (service));
  PrExportService *self = g_new0 (PrExportService, 1);

  self->protocol = protocol;
  self->host = g_strdup (ascii == NULL ? pr_service_get_host (service) : ascii);
  self->port = pr_service_get_port (service);
  self->security = pr_service_get_security (service);
  self->auth = login == NULL ? PR_AUTH_NONE : pr_service_get_auth (service);
  self->username = g_strdup (login == NULL ? "" : pr_login_get_username (login));
  self->password_command = login == NULL ? NULL : pr_keyring_dup_lookup_command (login);
  if (pr_service_get_pinned_certificate (service) != NULL)
    self->fingerprint = g_ascii_strdown (pr_service_get_pinned_certificate (service), -1);
  return self;
}

static gboolean
add_service (PrExportSettings *self, PrAccount *account, PrProtocol protocol, GError **error)
{
  PrService *service = pr_account_get_service (account, protocol);

  if (!pr_service_get_enabled (service))
    return TRUE;
  if (!pr_service_validate (service, error))
    return FALSE;
  self->services[protocol] = service_new (account, protocol);
  return is_writable (self->services[protocol]->host, _("The server"), error)
         && is_writable (self->services[protocol]->username, _("The user name"), error);
}

/**
 * pr_export_settings_new:
 * @account: an account
 * @error: return location
 *
 * Errors: #PrServiceError where a service is not fit to be used, %PR_EXPORT_ERROR_VALUE.
 *
 * Returns: (transfer full): what there is to write of it
 */
PrExportSettings *
pr_export_settings_new (PrAccount *account, GError **error)
{
  g_autoptr (PrExportSettings) self = g_new0 (PrExportSettings, 1);
  const char *display_name, *id;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  self->address = pr_email_address_normalize (pr_account_get_address (account), NULL, error);
  if (self->address == NULL)
    return NULL;
  display_name = pr_account_get_display_name (account);
  self->display_name = g_strdup (*display_name == '\0' ? self->address : display_name);
  self->domain = pr_email_address_dup_ascii_domain (self->address);
  if (self->domain == NULL)
    self->domain = g_strdup (pr_email_address_get_domain (self->address));
  self->name = name_of_address (self->address);
  id = pr_account_get_id (account);
  self->id = g_strdup (*id == '\0' ? self->address : id);

  if (!is_writable (self->display_name, _("The name"), error)
      || !is_writable (self->address, _("The address"), error))
    return NULL;
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    if (!add_service (self, account, protocol, error))
      return NULL;

  self->incoming = self->services[PR_PROTOCOL_IMAP] != NULL ? self->services[PR_PROTOCOL_IMAP]
                                                            : self->services[PR_PROTOCOL_POP3];
  return g_steal_pointer (&self);
}

/**
 * pr_export_settings_free:
 *
 * Frees it.
 */
void
pr_export_settings_free (PrExportSettings *self)
{
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    pr_export_service_free (self->services[protocol]);
  g_free (self->name);
  g_free (self->address);
  g_free (self->domain);
  g_free (self->display_name);
  g_free (self->id);
  g_free (self);
}

/**
 * pr_export_dup_uuid:
 * @part: what of the account it is for
 *
 * The same account gives the same identifier each time, so that a second export takes the place of
 * the first. RFC: 4122 §4.3 in its form, with SHA-256 in place of SHA-1 (RFC 9562 §5.8, version 8).
 *
 * Returns: (transfer full): a UUID in lower case
 */
char *
pr_export_dup_uuid (const PrExportSettings *settings, const char *part)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n_bytes = sizeof digest;

  g_checksum_update (checksum, (const guchar *) PR_APP_ID, -1);
  g_checksum_update (checksum, (const guchar *) settings->id, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, (const guchar *) part, -1);
  g_checksum_get_digest (checksum, digest, &n_bytes);
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5],
                          digest[6], digest[7], digest[8], digest[9], digest[10], digest[11],
                          digest[12], digest[13], digest[14], digest[15]);
}
