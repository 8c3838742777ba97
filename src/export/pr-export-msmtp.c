/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

/* The words of msmtp 1.8 for “auth”. */
static const char *
auth_word (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_NONE:
      return "off";
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
      return pr_enum_get_word (PR_TYPE_AUTH, auth);
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_APOP:
    default:
      return "on";
    }
}

/* msmtp takes off one pair of quotes around the whole value and knows no escapes. */
static void
add (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "%s \"%s\"\n", key, value);
}

static void
add_tls (GString *out, const PrExportService *smtp)
{
  switch (smtp->security)
    {
    case PR_SECURITY_TLS:
      pr_export_add_comment (out, "# ", _("Encrypted from the first byte."));
      g_string_append (out, "tls on\ntls_starttls off\n");
      break;
    case PR_SECURITY_STARTTLS:
      pr_export_add_comment (out, "# ", _("Encrypted by STARTTLS, before anything else is said."));
      g_string_append (out, "tls on\ntls_starttls on\n");
      break;
    case PR_SECURITY_NONE:
    default:
      pr_export_add_comment (out, "# ", _("Not encrypted: anyone on the way can read along."));
      g_string_append (out, "tls off\n");
    }
  if (smtp->fingerprint == NULL || smtp->security == PR_SECURITY_NONE)
    return;
  pr_export_add_comment (out, "# ", _("The one certificate that you trust for this server (SHA-256)."));
  g_string_append (out, "tls_fingerprint ");
  for (const char *p = smtp->fingerprint; p[0] != '\0' && p[1] != '\0'; p += 2)
    g_string_append_printf (out, "%s%c%c", p == smtp->fingerprint ? "" : ":", p[0], p[1]);
  g_string_append_c (out, '\n');
}

/* msmtp(1), version 1.8 */
gboolean
pr_export_write_msmtp (const PrExportSettings *settings,
                       PrExportFiles *files,
                       GError **error G_GNUC_UNUSED)
{
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];
  GString *out = g_string_new (NULL);

  pr_export_add_comment (out, "# ", _("What msmtp sends mail by: “msmtp -a NAME”."));
  g_string_append_printf (out, "account %s\n", settings->name);
  pr_export_add_comment (out, "# ", _("The server for outgoing mail, and its port."));
  add (out, "host", smtp->host);
  g_string_append_printf (out, "port %u\n", smtp->port);
  add_tls (out, smtp);
  pr_export_add_comment (out, "# ", _("The address that the mail comes from."));
  add (out, "from", settings->address);
  pr_export_add_comment (out, "# ", _("How to sign in, and by which name."));
  g_string_append_printf (out, "auth %s\n", auth_word (smtp->auth));
  if (smtp->password_command != NULL)
    {
      add (out, "user", smtp->username);
      pr_export_add_password_comment (out, "# ", smtp);
      add (out, "passwordeval", smtp->password_command);
    }
  pr_export_files_add (files, "msmtprc", out);
  return TRUE;
}
