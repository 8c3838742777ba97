/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-formats.h"

#include "pr-email-address.h"

#include <glib/gi18n.h>

/* Who the file is for: one user, or every user of the domain. */
typedef enum
{
  FOR_ONE,
  FOR_ALL,
} Audience;

static void
add_element (GString *out, const char *indent, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "%s<%s>%s</%s>\n", indent, name, escaped, name);
}

static const char *
socket_word (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return "SSL";
    case PR_SECURITY_STARTTLS:
      return "STARTTLS";
    case PR_SECURITY_NONE:
    default:
      return "plain";
    }
}

static const char *
auth_word (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_NONE:
      return "none";
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
      return "OAuth2";
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_APOP:
      return "password-encrypted";
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    default:
      return "password-cleartext";
    }
}

/* The user name with what differs from user to user replaced, where it is made from the address; else
 * there is no telling what other users' names are. */
static char *
user_for (const PrExportSettings *settings, const PrExportService *service, Audience audience)
{
  g_autofree char *local = pr_email_address_dup_local_part (settings->address);

  if (audience == FOR_ONE)
    return g_strdup (service->username);
  if (g_strcmp0 (service->username, local) == 0)
    return g_strdup ("%EMAILLOCALPART%");
  return g_strdup ("%EMAILADDRESS%");
}

static void
add_server (GString *out,
            const PrExportSettings *settings,
            const PrExportService *service,
            Audience audience)
{
  const char *element = service->protocol == PR_PROTOCOL_SMTP ? "outgoingServer" : "incomingServer";
  g_autofree char *port = g_strdup_printf ("%u", service->port);
  g_autofree char *user = user_for (settings, service, audience);

  g_string_append_printf (out, "    <%s type=\"%s\">\n", element,
                          pr_enum_get_word (PR_TYPE_PROTOCOL, service->protocol));
  add_element (out, "      ", "hostname", service->host);
  add_element (out, "      ", "port", port);
  pr_export_add_xml_comment (out, "      ",
               _("SSL is encrypted from the first byte, STARTTLS soon after, plain never."));
  add_element (out, "      ", "socketType", socket_word (service->security));
  if (service->auth != PR_AUTH_NONE)
    add_element (out, "      ", "username", user);
  pr_export_add_xml_comment (out, "      ",
               _("password-cleartext is right for every encrypted connection: the encryption hides it."));
  add_element (out, "      ", "authentication", auth_word (service->auth));
  g_string_append_printf (out, "    </%s>\n", element);
}

/* Mozilla's config-v1.1; draft-ietf-mailmaint-autoconfig. */
static void
write_file (const PrExportSettings *settings, PrExportFiles *files, const char *name, Audience audience)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autofree char *id = g_markup_escape_text (settings->domain, -1);

  pr_export_add_xml_comment (out, "",
               audience == FOR_ALL
                   ? _("The mail settings of the domain. %EMAILADDRESS% and %EMAILLOCALPART% stand for "
                       "each user’s address and what is left of its @.")
                   : _("The settings of one account. No password is in here."));
  g_string_append_printf (out, "<clientConfig version=\"1.1\">\n  <emailProvider id=\"%s\">\n", id);
  add_element (out, "    ", "domain", settings->domain);
  add_element (out, "    ", "displayName", settings->domain);
  add_element (out, "    ", "displayShortName", settings->domain);
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    if (settings->services[protocol] != NULL)
      add_server (out, settings, settings->services[protocol], audience);
  g_string_append (out, "  </emailProvider>\n</clientConfig>\n");
  pr_export_files_add (files, name, out);
}

gboolean
pr_export_write_autoconfig (const PrExportSettings *settings,
                            PrExportFiles *files,
                            GError **error G_GNUC_UNUSED)
{
  write_file (settings, files, "config-v1.1.xml", FOR_ALL);
  return TRUE;
}

gboolean
pr_export_write_thunderbird (const PrExportSettings *settings,
                             PrExportFiles *files,
                             GError **error G_GNUC_UNUSED)
{
  g_autofree char *name = g_strconcat (settings->domain, ".xml", NULL);

  write_file (settings, files, name, FOR_ONE);
  return TRUE;
}
