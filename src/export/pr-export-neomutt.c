/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>
#include <string.h>

/* In single quotes nothing is special but the quote itself, and pieces side by side are one word. */
static void
set_quoted (GString *out, const char *name, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);

  g_string_append_printf (out, "set %s = %s\n", name, quoted);
}

static void
set_url (GString *out, const char *name, const char *scheme, const PrExportService *service)
{
  g_autofree char *url = pr_export_service_dup_url (service, scheme);

  set_quoted (out, name, url);
}

/* The command's output stands for it, as in a shell. Within the backquotes a backquote cannot be. */
static gboolean
set_password (GString *out, const char *name, const PrExportService *service, GError **error)
{
  if (service->password_command == NULL)
    return TRUE;
  if (strpbrk (service->password_command, "`\\\"") != NULL)
    {
      g_set_error_literal (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_VALUE,
                           _("The user name has a character that NeoMutt cannot take in a command."));
      return FALSE;
    }
  pr_export_add_password_comment (out, "# ", service);
  g_string_append_printf (out, "set %s = \"`%s`\"\n", name, service->password_command);
  return TRUE;
}

static const char *
mechanism_words (const PrExportService *service)
{
  switch (service->auth)
    {
    case PR_AUTH_PLAIN:
      return "plain";
    case PR_AUTH_LOGIN:
      return "login";
    case PR_AUTH_CRAM_MD5:
      return "cram-md5";
    case PR_AUTH_SCRAM_SHA_1:
      return "scram-sha-1";
    case PR_AUTH_SCRAM_SHA_256:
      return "scram-sha-256";
    case PR_AUTH_APOP:
      return "apop";
    case PR_AUTH_XOAUTH2:
      return "xoauth2";
    case PR_AUTH_OAUTHBEARER:
      return "oauthbearer";
    case PR_AUTH_PASSWORD:
      return "plain:login";
    case PR_AUTH_AUTO:
    case PR_AUTH_NONE:
    default:
      return NULL;
    }
}

static void
set_mechanisms (GString *out, const char *name, const PrExportService *service)
{
  const char *words = mechanism_words (service);

  if (words == NULL)
    return;
  pr_export_add_comment (out, "# ", _("How to sign in."));
  set_quoted (out, name, words);
}

static gboolean
write_incoming (const PrExportService *service, GString *out, GError **error)
{
  gboolean is_tls = service->security == PR_SECURITY_TLS;

  if (service->protocol == PR_PROTOCOL_POP3)
    {
      pr_export_add_comment (out, "# ", _("The server for incoming mail (POP3): press G to fetch."));
      set_url (out, "pop_host", is_tls ? "pops" : "pop", service);
      set_mechanisms (out, "pop_authenticators", service);
      return set_password (out, "pop_pass", service, error);
    }
  pr_export_add_comment (out, "# ", _("The server for incoming mail (IMAP), and its inbox."));
  set_url (out, "folder", is_tls ? "imaps" : "imap", service);
  g_string_append (out, "set spool_file = '+INBOX'\n");
  set_quoted (out, "imap_user", service->username);
  set_mechanisms (out, "imap_authenticators", service);
  return set_password (out, "imap_pass", service, error);
}

/* Where one of the servers has no encryption, NeoMutt may not ask for it at all. */
static void
write_tls (const PrExportSettings *settings, GString *out)
{
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];

  if (settings->incoming->security == PR_SECURITY_NONE
      || (smtp != NULL && smtp->security == PR_SECURITY_NONE))
    {
      pr_export_add_comment (out, "# ", _("Not encrypted: anyone on the way can read along."));
      g_string_append (out, "set ssl_force_tls = no\n");
      g_string_append (out, "set ssl_starttls = no\n");
      return;
    }
  pr_export_add_comment (out, "# ", _("Never without encryption."));
  g_string_append (out, "set ssl_force_tls = yes\nset ssl_starttls = yes\n");
}

/* neomuttrc(5) of 2022 */
gboolean
pr_export_write_neomutt (const PrExportSettings *settings, PrExportFiles *files, GError **error)
{
  const PrExportService *smtp = settings->services[PR_PROTOCOL_SMTP];
  g_autoptr (GString) out = g_string_new (NULL);

  pr_export_add_comment (out, "# ", _("Your name and address."));
  set_quoted (out, "real_name", settings->display_name);
  set_quoted (out, "from", settings->address);
  write_tls (settings, out);
  if (!write_incoming (settings->incoming, out, error))
    return FALSE;
  if (smtp != NULL)
    {
      pr_export_add_comment (out, "# ", _("The server for outgoing mail."));
      set_url (out, "smtp_url", smtp->security == PR_SECURITY_TLS ? "smtps" : "smtp", smtp);
      set_mechanisms (out, "smtp_authenticators", smtp);
      if (!set_password (out, "smtp_pass", smtp, error))
        return FALSE;
    }
  pr_export_files_add (files, "neomuttrc", g_steal_pointer (&out));
  return TRUE;
}
