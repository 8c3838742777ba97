/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>
#include <string.h>

/* aerc's ini files: a value in backquotes is taken as it is, whatever is in it but a backquote. */
static gboolean
add (GString *out, const char *key, const char *value, GError **error)
{
  if (strchr (value, '`') != NULL)
    {
      g_set_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_VALUE,
                   /* translators: %s is a name or a command with the character ` in it */
                   _("aerc cannot take “%s”, because of the character ` in it."), value);
      return FALSE;
    }
  g_string_append_printf (out, "%s = `%s`\n", key, value);
  return TRUE;
}

static gboolean
add_url (GString *out,
         const char *key,
         const char *scheme,
         const PrExportService *service,
         GError **error)
{
  g_autofree char *url = pr_export_service_dup_url (service, scheme);

  return add (out, key, url, error);
}

static gboolean
add_command (GString *out, const char *key, const PrExportService *service, GError **error)
{
  if (service->password_command == NULL)
    return TRUE;
  pr_export_add_password_comment (out, "# ", service);
  return add (out, key, service->password_command, error);
}

static char *
imap_scheme (const PrExportService *imap)
{
  const char *scheme = imap->security == PR_SECURITY_TLS        ? "imaps"
                       : imap->security == PR_SECURITY_STARTTLS ? "imap"
                                                                : "imap+insecure";

  if (!pr_auth_takes_token (imap->auth) || imap->security == PR_SECURITY_NONE)
    return g_strdup (scheme);
  return g_strdup_printf ("%s+%s", scheme, pr_enum_get_word (PR_TYPE_AUTH, imap->auth));
}

static char *
smtp_scheme (const PrExportService *smtp)
{
  const char *scheme = smtp->security == PR_SECURITY_TLS ? "smtps" : "smtp";

  switch (smtp->auth)
    {
    case PR_AUTH_NONE:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
      return g_strdup_printf ("%s+%s", scheme, pr_enum_get_word (PR_TYPE_AUTH, smtp->auth));
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    case PR_AUTH_APOP:
    default:
      return g_strdup_printf ("%s+plain", scheme);
    }
}

static gboolean
write_outgoing (const PrExportService *smtp, GString *out, GError **error)
{
  g_autofree char *scheme = smtp_scheme (smtp);

  pr_export_add_comment (out, "# ", _("The server for outgoing mail."));
  if (!add_url (out, "outgoing", scheme, smtp, error))
    return FALSE;
  if (smtp->security == PR_SECURITY_STARTTLS)
    {
      pr_export_add_comment (out, "# ", _("Encrypted by STARTTLS, before anything else is said."));
      g_string_append (out, "smtp-starttls = true\n");
    }
  return add_command (out, "outgoing-cred-cmd", smtp, error);
}

/* aerc-accounts(5), aerc-imap(5), aerc-smtp(5), version 0.14 */
gboolean
pr_export_write_aerc (const PrExportSettings *settings, PrExportFiles *files, GError **error)
{
  const PrExportService *imap = settings->services[PR_PROTOCOL_IMAP];
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *scheme = imap_scheme (imap);
  g_auto (GStrv) quotes = g_strsplit (settings->display_name, "\"", -1);
  g_autofree char *name = g_strjoinv ("\\\"", quotes);
  g_autofree char *from = g_strdup_printf ("\"%s\" <%s>", name, settings->address);

  g_string_append_printf (out, "[%s]\n", settings->name);
  pr_export_add_comment (out, "# ", _("Your name and address."));
  if (!add (out, "from", from, error))
    return FALSE;
  pr_export_add_comment (out, "# ", _("The server for incoming mail (IMAP), and its inbox."));
  if (!add_url (out, "source", scheme, imap, error)
      || !add_command (out, "source-cred-cmd", imap, error))
    return FALSE;
  g_string_append (out, "default = INBOX\n");
  if (smtp != NULL && !write_outgoing (smtp, out, error))
    return FALSE;
  pr_export_files_add (files, "accounts.conf", g_steal_pointer (&out));
  return TRUE;
}
