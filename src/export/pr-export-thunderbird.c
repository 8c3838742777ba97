/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

/* nsMsgSocketType */
static int
socket_type (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return 3;
    case PR_SECURITY_STARTTLS:
      return 2;
    case PR_SECURITY_NONE:
    default:
      return 0;
    }
}

/* nsMsgAuthMethod */
static int
auth_method (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_NONE:
      return 1;
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_APOP:
      return 4;
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
      return 10;
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    default:
      return 3;
    }
}

static void
add_string (GString *out, const char *branch, const char *key, const char *pref, const char *value)
{
  g_string_append_printf (out, "user_pref(\"%s%s%s\", ", branch, key, pref);
  pr_export_add_quoted (out, value);
  g_string_append (out, ");\n");
}

static void
add_int (GString *out, const char *branch, const char *key, const char *pref, int value)
{
  g_string_append_printf (out, "user_pref(\"%s%s%s\", %d);\n", branch, key, pref, value);
}

static void
add_incoming (GString *out, const PrExportSettings *settings, const char *key)
{
  const PrExportService *service = settings->incoming;

  pr_export_add_comment (out, "// ", _("The server for incoming mail, and its port."));
  add_string (out, "mail.server.", key, ".type",
              pr_enum_get_word (PR_TYPE_PROTOCOL, service->protocol));
  add_string (out, "mail.server.", key, ".hostname", service->host);
  add_int (out, "mail.server.", key, ".port", service->port);
  add_string (out, "mail.server.", key, ".userName", service->username);
  add_string (out, "mail.server.", key, ".name", settings->address);
  pr_export_add_comment (out, "// ",
                         _("How it is encrypted: 3 from the first byte, 2 by STARTTLS, 0 not at all."));
  add_int (out, "mail.server.", key, ".socketType", socket_type (service->security));
  pr_export_add_comment (out, "// ",
                         _("How to sign in: 3 by password, 4 by encrypted password, 10 by OAuth 2, "
                           "1 not at all."));
  add_int (out, "mail.server.", key, ".authMethod", auth_method (service->auth));
  g_string_append_printf (out, "user_pref(\"mail.server.%s.login_at_startup\", true);\n", key);
}

static void
add_outgoing (GString *out, const PrExportSettings *settings, const char *key)
{
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];

  pr_export_add_comment (out, "// ", _("The server for outgoing mail."));
  add_string (out, "mail.smtpserver.", key, ".type", "smtp");
  add_string (out, "mail.smtpserver.", key, ".hostname", smtp->host);
  add_int (out, "mail.smtpserver.", key, ".port", smtp->port);
  add_string (out, "mail.smtpserver.", key, ".username", smtp->username);
  add_string (out, "mail.smtpserver.", key, ".description", settings->address);
  add_int (out, "mail.smtpserver.", key, ".try_ssl", socket_type (smtp->security));
  add_int (out, "mail.smtpserver.", key, ".authMethod", auth_method (smtp->auth));
  add_string (out, "mail.smtpservers.appendsmtpservers", "", "", key);
}

/* The two “append” preferences add to what the user has: the lists themselves would replace it. The
 * keys are the account's own, so that they never meet those that Thunderbird has given. */
gboolean
pr_export_write_thunderbird_prefs (const PrExportSettings *settings,
                                   PrExportFiles *files,
                                   GError **error G_GNUC_UNUSED)
{
  g_autofree char *uuid = pr_export_dup_uuid (settings, "thunderbird");
  g_autofree char *key = g_strdup_printf ("postrider%.8s", uuid);
  GString *out = g_string_new (NULL);

  pr_export_add_comment (out, "// ",
                         _("One more account for Thunderbird, beside those that are there. No password is "
                           "in here."));
  add_incoming (out, settings, key);
  pr_export_add_comment (out, "// ", _("Your name and address."));
  add_string (out, "mail.identity.", key, ".fullName", settings->display_name);
  add_string (out, "mail.identity.", key, ".useremail", settings->address);
  g_string_append_printf (out, "user_pref(\"mail.identity.%s.valid\", true);\n", key);
  if (settings->services[PR_PROTOCOL_SMTP] != NULL)
    {
      add_string (out, "mail.identity.", key, ".smtpServer", key);
      add_outgoing (out, settings, key);
    }
  pr_export_add_comment (out, "// ", _("The account that holds all this."));
  add_string (out, "mail.account.", key, ".server", key);
  add_string (out, "mail.account.", key, ".identities", key);
  add_string (out, "mail.accountmanager.appendaccounts", "", "", key);
  pr_export_files_add (files, "user.js", out);
  return TRUE;
}
