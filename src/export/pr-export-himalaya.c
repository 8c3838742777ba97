/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

static void
add (GString *out, const char *prefix, const char *key, const char *value)
{
  g_string_append_printf (out, "%s%s = ", prefix, key);
  pr_export_add_quoted (out, value);
  g_string_append_c (out, '\n');
}

static const char *
encryption_word (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return "tls";
    case PR_SECURITY_STARTTLS:
      return "start-tls";
    case PR_SECURITY_NONE:
    default:
      return "none";
    }
}

static void
add_service (GString *out, const char *prefix, const PrExportService *service)
{
  add (out, prefix, "type", pr_enum_get_word (PR_TYPE_PROTOCOL, service->protocol));
  add (out, prefix, "host", service->host);
  g_string_append_printf (out, "%sport = %u\n", prefix, service->port);
  pr_export_add_comment (out, "# ", _("How the connection is encrypted."));
  add (out, prefix, "encryption.type", encryption_word (service->security));
  if (service->password_command == NULL)
    return;
  pr_export_add_comment (out, "# ", _("Who signs in."));
  add (out, prefix, "login", service->username);
  pr_export_add_password_comment (out, "# ", service);
  if (pr_auth_takes_token (service->auth))
    {
      add (out, prefix, "auth.type", "oauth2");
      add (out, prefix, "auth.method", pr_enum_get_word (PR_TYPE_AUTH, service->auth));
      add (out, prefix, "auth.access-token.cmd", service->password_command);
      return;
    }
  add (out, prefix, "auth.type", "password");
  add (out, prefix, "auth.cmd", service->password_command);
}

/* The configuration of himalaya 1.0 to 1.2 */
gboolean
pr_export_write_himalaya (const PrExportSettings *settings,
                          PrExportFiles *files,
                          GError **error G_GNUC_UNUSED)
{
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "[accounts.%s]\n", settings->name);
  pr_export_add_comment (out, "# ", _("Your name and address."));
  add (out, "", "email", settings->address);
  add (out, "", "display-name", settings->display_name);
  g_string_append_c (out, '\n');
  pr_export_add_comment (out, "# ", _("The server for incoming mail, and its port."));
  add_service (out, "backend.", settings->services[PR_PROTOCOL_IMAP]);
  if (smtp != NULL)
    {
      g_string_append_c (out, '\n');
      pr_export_add_comment (out, "# ", _("The server for outgoing mail, and its port."));
      add_service (out, "message.send.backend.", smtp);
    }
  pr_export_files_add (files, "config.toml", out);
  return TRUE;
}
