/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-syntax.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * pr_export_add_comment:
 * @out: what is being written
 * @lead: what makes the line a comment, such as "# "
 * @text: translated; its lines become comments of their own
 *
 * Writes a comment.
 */
void
pr_export_add_comment (GString *out, const char *lead, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", lead, lines[i]);
}

/**
 * pr_export_add_password_comment:
 * @out: what is being written
 * @lead: what makes the line a comment
 * @service: a service that signs in
 *
 * Says what the command in the line below does.
 */
void
pr_export_add_password_comment (GString *out, const char *lead, const PrExportService *service)
{
  if (pr_auth_takes_token (service->auth))
    pr_export_add_comment (out, lead,
                           _("This provider wants an access token (OAuth 2), which holds for an hour "
                             "or so.\nThe command has to print a fresh one; this one prints what "
                             "Postrider has saved."));
  else
    pr_export_add_comment (out, lead,
                           _("Asks the keyring for the password that Postrider has saved there.\n"
                             "(The program “secret-tool” is in the package libsecret-tools.)"));
}

/**
 * pr_export_add_xml_comment:
 * @out: what is being written
 * @indent: what stands before it
 * @text: translated
 *
 * Writes a comment of XML, which has no two hyphens in a row.
 */
void
pr_export_add_xml_comment (GString *out, const char *indent, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "--", -1);
  g_autofree char *safe = g_strjoinv ("- -", pieces);

  g_string_append_printf (out, "%s<!-- %s -->\n", indent, safe);
}

/**
 * pr_export_add_quoted:
 * @out: what is being written
 * @value: a text without control characters
 *
 * Writes the text in quotes, with a backslash before each quote and each backslash in it: a string of
 * JavaScript, a basic string of TOML 1.0, and what mbsync reads in quotes.
 */
void
pr_export_add_quoted (GString *out, const char *value)
{
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/**
 * pr_export_service_dup_url:
 * @service: a service
 * @scheme: what the program calls its protocol and encryption
 *
 * The user name is in it, percent-encoded but for unreserved characters (RFC 3986 §2.3).
 *
 * Returns: (transfer full): the URL of the server
 */
char *
pr_export_service_dup_url (const PrExportService *service, const char *scheme)
{
  g_autofree char *user = g_uri_escape_string (service->username, NULL, FALSE);
  gboolean is_ipv6 = strchr (service->host, ':') != NULL;

  return g_strdup_printf ("%s://%s%s%s%s%s:%u", scheme, user, *user == '\0' ? "" : "@",
                          is_ipv6 ? "[" : "", service->host, is_ipv6 ? "]" : "", service->port);
}
