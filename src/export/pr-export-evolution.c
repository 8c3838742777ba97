/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

/* The names of camel's sign-in methods; the empty one lets it choose. */
static const char *
auth_word (const PrExportService *service)
{
  switch (service->auth)
    {
    case PR_AUTH_NONE:
      return "none";
    case PR_AUTH_PLAIN:
      return "PLAIN";
    case PR_AUTH_LOGIN:
      return "LOGIN";
    case PR_AUTH_CRAM_MD5:
      return "CRAM-MD5";
    case PR_AUTH_SCRAM_SHA_1:
      return "SCRAM-SHA-1";
    case PR_AUTH_SCRAM_SHA_256:
      return "SCRAM-SHA-256";
    case PR_AUTH_APOP:
      return "+APOP";
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
      return "XOAUTH2";
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    default:
      /* camel's SMTP has no “plain password” of its own, and the name is the SASL one there. */
      return service->protocol == PR_PROTOCOL_SMTP ? "PLAIN" : "";
    }
}

static const char *
security_word (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return "ssl-on-alternate-port";
    case PR_SECURITY_STARTTLS:
      return "starttls-on-standard-port";
    case PR_SECURITY_NONE:
    default:
      return "none";
    }
}

static GKeyFile *
source_new (const char *display_name, const char *parent)
{
  GKeyFile *source = g_key_file_new ();

  g_key_file_set_string (source, "Data Source", "DisplayName", display_name);
  g_key_file_set_boolean (source, "Data Source", "Enabled", TRUE);
  g_key_file_set_string (source, "Data Source", "Parent", parent);
  return source;
}

static void
add_server (GKeyFile *source, const PrExportService *service)
{
  g_key_file_set_string (source, "Authentication", "Host", service->host);
  g_key_file_set_integer (source, "Authentication", "Port", service->port);
  g_key_file_set_string (source, "Authentication", "User", service->username);
  g_key_file_set_string (source, "Authentication", "Method", auth_word (service));
  g_key_file_set_string (source, "Authentication", "ProxyUid", "system-proxy");
  g_key_file_set_boolean (source, "Authentication", "RememberPassword", TRUE);
  g_key_file_set_string (source, "Security", "Method", security_word (service->security));
}

static void
add_comment (GKeyFile *source, const char *group, const char *key, const char *text)
{
  g_autofree char *comment = g_strconcat (" ", text, NULL);

  g_key_file_set_comment (source, group, key, comment, NULL);
}

static void
add_file (PrExportFiles *files, const char *uid, GKeyFile *source)
{
  gsize length;
  g_autofree char *data = g_key_file_to_data (source, &length, NULL);
  g_autofree char *name = g_strconcat (uid, ".source", NULL);

  pr_export_files_add (files, name, g_string_new_len (data, length));
}

static void
write_account (const PrExportSettings *settings,
               PrExportFiles *files,
               const char *account_uid,
               const char *identity_uid)
{
  g_autoptr (GKeyFile) source = source_new (settings->address, "");
  gboolean is_imap = settings->incoming->protocol == PR_PROTOCOL_IMAP;

  add_comment (source, "Data Source", NULL, _("The account, and its server for incoming mail."));
  g_key_file_set_string (source, "Mail Account", "BackendName", is_imap ? "imapx" : "pop");
  g_key_file_set_string (source, "Mail Account", "IdentityUid", identity_uid);
  add_server (source, settings->incoming);
  add_comment (source, "Authentication", "Host", _("The server, its port, and who signs in."));
  add_comment (source, "Security", "Method", _("How the connection is encrypted."));
  add_file (files, account_uid, source);
}

static void
write_identity (const PrExportSettings *settings,
                PrExportFiles *files,
                const char *account_uid,
                const char *identity_uid,
                const char *transport_uid)
{
  g_autoptr (GKeyFile) source = source_new (settings->address, account_uid);

  add_comment (source, "Data Source", NULL, _("Your name and address, and what is sent by."));
  g_key_file_set_string (source, "Mail Identity", "Address", settings->address);
  g_key_file_set_string (source, "Mail Identity", "Name", settings->display_name);
  if (transport_uid != NULL)
    g_key_file_set_string (source, "Mail Submission", "TransportUid", transport_uid);
  add_file (files, identity_uid, source);
}

static void
write_transport (const PrExportSettings *settings,
                 PrExportFiles *files,
                 const char *account_uid,
                 const char *transport_uid)
{
  g_autoptr (GKeyFile) source = source_new (settings->address, account_uid);

  add_comment (source, "Data Source", NULL, _("The server for outgoing mail."));
  g_key_file_set_string (source, "Mail Transport", "BackendName", "smtp");
  add_server (source, settings->services[PR_PROTOCOL_SMTP]);
  add_comment (source, "Security", "Method", _("How the connection is encrypted."));
  add_file (files, transport_uid, source);
}

/* The key files of evolution-data-server 3.46: an account, an identity and a transport, which name
 * each other by the names of their files. */
gboolean
pr_export_write_evolution (const PrExportSettings *settings,
                           PrExportFiles *files,
                           GError **error G_GNUC_UNUSED)
{
  gboolean has_smtp = settings->services[PR_PROTOCOL_SMTP] != NULL;
  g_autofree char *account_uid = pr_export_dup_uuid (settings, "evolution-account");
  g_autofree char *identity_uid = pr_export_dup_uuid (settings, "evolution-identity");
  g_autofree char *transport_uid
      = has_smtp ? pr_export_dup_uuid (settings, "evolution-transport") : NULL;

  write_account (settings, files, account_uid, identity_uid);
  write_identity (settings, files, account_uid, identity_uid, transport_uid);
  if (has_smtp)
    write_transport (settings, files, account_uid, transport_uid);
  return TRUE;
}
