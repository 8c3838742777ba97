/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>
#include <string.h>

static void
set_error (GError **error, const char *path, const char *group, const char *what)
{
  g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_SYNTAX,
               /* translators: a file, a part of it, and what is wrong there */
               _("%s, “%s”: %s"), path, group, what);
}

/* “imap.example.org” or “imap.example.org:993”; an IPv6 address is in brackets where a port follows. */
static gboolean
take_host (PrImportServer *server, const char *text)
{
  const char *colon = strrchr (text, ':');

  if (colon == NULL || (*text != '[' && strchr (text, ':') != colon))
    {
      server->host = g_strdup (text);
      return *text != '\0';
    }
  if (!pr_import_parse_port (colon + 1, &server->port))
    return FALSE;
  server->host = *text == '[' ? g_strndup (text + 1, (gsize) MAX (colon - text - 2, 0))
                              : g_strndup (text, (gsize) (colon - text));
  return *server->host != '\0';
}

/* The keys of one protocol are “Imap…” or “Smtp…”. */
static gboolean
fill_server (GKeyFile *file,
             const char *group,
             const char *prefix,
             const char *address,
             PrImportServer *server)
{
  g_autofree char *host_key = g_strconcat (prefix, "Host", NULL);
  g_autofree char *ssl_key = g_strconcat (prefix, "UseSsl", NULL);
  g_autofree char *tls_key = g_strconcat (prefix, "UseTls", NULL);
  g_autofree char *user_key = g_strconcat (prefix, "UserName", NULL);
  g_autofree char *host = g_key_file_get_string (file, group, host_key, NULL);

  if (host == NULL)
    return TRUE;
  server->username = g_key_file_get_string (file, group, user_key, NULL);
  if (server->username == NULL || *server->username == '\0')
    {
      g_free (server->username);
      server->username = g_strdup (address);
    }
  if (g_key_file_get_boolean (file, group, ssl_key, NULL))
    server->security = PR_SECURITY_TLS;
  else if (g_key_file_get_boolean (file, group, tls_key, NULL))
    server->security = PR_SECURITY_STARTTLS;
  return take_host (server, host);
}

/* Google's servers are not in the file: goa-daemon has them in its program. */
static void
fill_google (PrImportDraft *draft)
{
  PrImportServer *imap = &draft->servers[PR_PROTOCOL_IMAP];
  PrImportServer *smtp = &draft->servers[PR_PROTOCOL_SMTP];

  imap->host = g_strdup ("imap.gmail.com");
  smtp->host = g_strdup ("smtp.gmail.com");
  imap->security = smtp->security = PR_SECURITY_TLS;
  imap->auth = smtp->auth = PR_AUTH_XOAUTH2;
}

static gboolean
add_account (GKeyFile *file, const char *path, const char *group, GPtrArray *accounts, GError **error)
{
  g_autofree char *provider = g_key_file_get_string (file, group, "Provider", NULL);
  g_autoptr (PrImportDraft) draft = pr_import_draft_new ();
  gboolean is_google = g_strcmp0 (provider, "google") == 0;
  const char *problem = NULL;
  PrAccount *account;

  if (g_strcmp0 (provider, "imap_smtp") != 0 && !is_google)
    return TRUE;
  draft->name = g_key_file_get_string (file, group, "Name", NULL);
  draft->address = g_key_file_get_string (file, group,
                                          is_google ? "PresentationIdentity" : "EmailAddress", NULL);
  if (is_google)
    fill_google (draft);
  else if (!fill_server (file, group, "Imap", draft->address, &draft->servers[PR_PROTOCOL_IMAP])
           || !fill_server (file, group, "Smtp", draft->address, &draft->servers[PR_PROTOCOL_SMTP]))
    {
      set_error (error, path, group, _("The server, its port or the user name cannot be used."));
      return FALSE;
    }
  if (!is_google && !g_key_file_get_boolean (file, group, "SmtpUseAuth", NULL))
    draft->servers[PR_PROTOCOL_SMTP].auth = PR_AUTH_NONE;
  account = accounts->len < PR_IMPORT_MAX_ACCOUNTS ? pr_import_draft_finish (draft, &problem) : NULL;
  if (account != NULL)
    g_ptr_array_add (accounts, account);
  else
    set_error (error, path, group, problem == NULL ? _("These are too many accounts.") : problem);
  return account != NULL;
}

/* The accounts.conf of GNOME Online Accounts; those that are no mail accounts are left out. */
gboolean
pr_import_read_gnome (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (GKeyFile) file = pr_import_file_read_key_file (path, error);
  g_auto (GStrv) groups = NULL;

  if (file == NULL)
    return FALSE;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], "Account ") && !add_account (file, path, groups[i], accounts, error))
      return FALSE;
  return TRUE;
}
