/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

static void
add (GString *out, const char *label, const char *value)
{
  /* translators: a setting and its value: “Server: imap.example.org” */
  g_string_append_printf (out, _("  %s: %s"), label, value);
  g_string_append_c (out, '\n');
}

static const char *
heading (PrProtocol protocol)
{
  switch (protocol)
    {
    case PR_PROTOCOL_IMAP:
      return _("Incoming mail (IMAP)");
    case PR_PROTOCOL_POP3:
      return _("Incoming mail (POP3)");
    case PR_PROTOCOL_SMTP:
    default:
      return _("Outgoing mail (SMTP)");
    }
}

/* Mail programs have many names for the same three ways. */
static const char *
security_words (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return _("SSL/TLS (some programs say “SSL” or “TLS”)");
    case PR_SECURITY_STARTTLS:
      return _("STARTTLS (some programs say “TLS”)");
    case PR_SECURITY_NONE:
    default:
      return _("none: anyone on the way can read along");
    }
}

static void
add_service (GString *out, const PrExportService *service)
{
  g_autofree char *port = g_strdup_printf ("%u", service->port);

  g_string_append_printf (out, "\n%s\n", heading (service->protocol));
  add (out, _("Server"), service->host);
  add (out, _("Port"), port);
  add (out, _("Encryption"), security_words (service->security));
  if (service->auth == PR_AUTH_NONE)
    {
      add (out, _("Sign-in"), _("none"));
      return;
    }
  add (out, _("User name"), service->username);
  if (pr_auth_takes_token (service->auth))
    add (out, _("Sign-in"), _("OAuth 2, in the browser: your password is not asked for here"));
  else
    add (out, _("Password"), _("your own; it is not in this text"));
}

gboolean
pr_export_write_text (const PrExportSettings *settings,
                      PrExportFiles *files,
                      GError **error G_GNUC_UNUSED)
{
  GString *out = g_string_new (NULL);
  g_autofree char *name = g_strconcat (settings->name, ".txt", NULL);

  /* translators: %s is an e-mail address */
  g_string_append_printf (out, _("Mail settings of %s"), settings->address);
  g_string_append_c (out, '\n');
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    if (settings->services[protocol] != NULL)
      add_service (out, settings->services[protocol]);
  pr_export_files_add (files, name, out);
  return TRUE;
}
