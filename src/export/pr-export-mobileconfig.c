/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

static void
add_string (GString *out, const char *key, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "\t\t\t<key>%s</key>\n\t\t\t<string>%s</string>\n", key, escaped);
}

static void
add_prefixed (GString *out, const char *prefix, const char *key, const char *value)
{
  g_autofree char *whole = g_strconcat (prefix, key, NULL);

  add_string (out, whole, value);
}

static const char *
auth_word (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_NONE:
      return "EmailAuthNone";
    case PR_AUTH_CRAM_MD5:
      return "EmailAuthCRAMMD5";
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    case PR_AUTH_APOP:
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
    default:
      return "EmailAuthPassword";
    }
}

/* The device finds out by itself whether it is TLS from the start or STARTTLS. */
static void
add_server (GString *out, const char *prefix, const PrExportService *service)
{
  add_prefixed (out, prefix, "MailServerHostName", service->host);
  g_string_append_printf (out,
                          "\t\t\t<key>%sMailServerPortNumber</key>\n\t\t\t<integer>%u</integer>\n"
                          "\t\t\t<key>%sMailServerUseSSL</key>\n\t\t\t<%s/>\n",
                          prefix, service->port, prefix,
                          service->security == PR_SECURITY_NONE ? "false" : "true");
  add_prefixed (out, prefix, "MailServerAuthentication", auth_word (service->auth));
  add_prefixed (out, prefix, "MailServerUsername", service->username);
}

static void
add_mail_payload (GString *out, const PrExportSettings *settings, const char *uuid)
{
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];
  g_autofree char *identifier = g_strconcat (PR_APP_ID ".", uuid, ".mail", NULL);
  g_autofree char *mail_uuid = pr_export_dup_uuid (settings, "mobileconfig-mail");
  gboolean is_imap = settings->incoming->protocol == PR_PROTOCOL_IMAP;

  g_string_append (out, "\t\t<dict>\n");
  pr_export_add_xml_comment (out, "\t\t\t", _("The account. The device asks for the password itself."));
  add_string (out, "PayloadType", "com.apple.mail.managed");
  g_string_append (out, "\t\t\t<key>PayloadVersion</key>\n\t\t\t<integer>1</integer>\n");
  add_string (out, "PayloadIdentifier", identifier);
  add_string (out, "PayloadUUID", mail_uuid);
  add_string (out, "PayloadDisplayName", settings->address);
  add_string (out, "EmailAccountDescription", settings->address);
  add_string (out, "EmailAccountName", settings->display_name);
  add_string (out, "EmailAddress", settings->address);
  add_string (out, "EmailAccountType", is_imap ? "EmailTypeIMAP" : "EmailTypePOP");
  pr_export_add_xml_comment (out, "\t\t\t", _("The server for incoming mail."));
  add_server (out, "Incoming", settings->incoming);
  if (smtp != NULL)
    {
      pr_export_add_xml_comment (out, "\t\t\t", _("The server for outgoing mail."));
      add_server (out, "Outgoing", smtp);
      g_string_append_printf (out,
                              "\t\t\t<key>OutgoingPasswordSameAsIncomingPassword</key>\n\t\t\t<%s/>\n",
                              g_strcmp0 (smtp->password_command,
                                         settings->incoming->password_command) == 0
                                  ? "true"
                                  : "false");
    }
  g_string_append (out, "\t\t</dict>\n");
}

/* Apple's Configuration Profile Reference, payload com.apple.mail.managed */
gboolean
pr_export_write_mobileconfig (const PrExportSettings *settings,
                              PrExportFiles *files,
                              GError **error G_GNUC_UNUSED)
{
  g_autofree char *uuid = pr_export_dup_uuid (settings, "mobileconfig");
  g_autofree char *address = g_markup_escape_text (settings->address, -1);
  g_autofree char *name = g_strconcat (settings->name, ".mobileconfig", NULL);
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                               "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
                               "<plist version=\"1.0\">\n<dict>\n"
                               "\t<key>PayloadContent</key>\n\t<array>\n");

  add_mail_payload (out, settings, uuid);
  g_string_append_printf (out,
                          "\t</array>\n"
                          "\t<key>PayloadType</key>\n\t<string>Configuration</string>\n"
                          "\t<key>PayloadVersion</key>\n\t<integer>1</integer>\n"
                          "\t<key>PayloadIdentifier</key>\n\t<string>%s.%s</string>\n"
                          "\t<key>PayloadUUID</key>\n\t<string>%s</string>\n"
                          "\t<key>PayloadDisplayName</key>\n\t<string>%s</string>\n"
                          "</dict>\n</plist>\n",
                          PR_APP_ID, uuid, uuid, address);
  pr_export_files_add (files, name, out);
  return TRUE;
}
