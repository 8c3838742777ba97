/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

static void
add (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "%s ", key);
  pr_export_add_quoted (out, value);
  g_string_append_c (out, '\n');
}

static const char *
tls_word (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return "IMAPS";
    case PR_SECURITY_STARTTLS:
      return "STARTTLS";
    case PR_SECURITY_NONE:
    default:
      return "None";
    }
}

/* The SASL name for “AuthMechs”; LOGIN stands for the IMAP command too. */
static const char *
mechanism_words (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_PASSWORD:
      return "PLAIN LOGIN";
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
    case PR_AUTH_XOAUTH2:
      return "XOAUTH2";
    case PR_AUTH_OAUTHBEARER:
      return "OAUTHBEARER";
    case PR_AUTH_AUTO:
    case PR_AUTH_APOP:
    case PR_AUTH_NONE:
    default:
      return NULL;
    }
}

/* mbsync(1), version 1.4: later ones say TLSType for SSLType, and still take it. */
gboolean
pr_export_write_mbsync (const PrExportSettings *settings,
                        PrExportFiles *files,
                        GError **error G_GNUC_UNUSED)
{
  const PrExportService *imap = settings->services[PR_PROTOCOL_IMAP];
  const char *mechanisms = mechanism_words (imap->auth);
  const char *name = settings->name;
  GString *out = g_string_new (NULL);

  pr_export_add_comment (out, "# ", _("The server for incoming mail, and its port."));
  g_string_append_printf (out, "IMAPAccount %s\n", name);
  add (out, "Host", imap->host);
  g_string_append_printf (out, "Port %u\n", imap->port);
  pr_export_add_comment (out, "# ",
                         _("How the connection is encrypted. From mbsync 1.5 on, this is called TLSType."));
  g_string_append_printf (out, "SSLType %s\n", tls_word (imap->security));
  if (imap->fingerprint != NULL)
    pr_export_add_comment (out, "# ",
                           _("You trust one certificate for this server. mbsync wants it as a file: save "
                             "it,\nand name it here with the setting CertificateFile."));
  if (imap->password_command != NULL)
    {
      pr_export_add_comment (out, "# ", _("Who signs in."));
      add (out, "User", imap->username);
      pr_export_add_password_comment (out, "# ", imap);
      add (out, "PassCmd", imap->password_command);
    }
  if (mechanisms != NULL)
    {
      pr_export_add_comment (out, "# ", _("How to sign in."));
      g_string_append_printf (out, "AuthMechs %s\n", mechanisms);
    }

  g_string_append_c (out, '\n');
  pr_export_add_comment (out, "# ", _("The mail on the server, and where it is kept on this computer."));
  g_string_append_printf (out, "IMAPStore %s-remote\nAccount %s\n\n", name, name);
  g_string_append_printf (out,
                          "MaildirStore %s-local\nPath ~/Mail/%s/\nInbox ~/Mail/%s/INBOX\n"
                          "SubFolders Verbatim\n\n",
                          name, name, name);
  pr_export_add_comment (out, "# ",
                         _("What is kept in step: all folders. Nothing is deleted for good on either "
                           "side."));
  g_string_append_printf (out,
                          "Channel %s\nFar :%s-remote:\nNear :%s-local:\nPatterns *\nCreate Near\n"
                          "Expunge None\nSyncState *\n",
                          name, name, name);
  pr_export_files_add (files, "mbsyncrc", out);
  return TRUE;
}
