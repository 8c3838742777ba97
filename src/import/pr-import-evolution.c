/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>
#include <string.h>

#define SUFFIX ".source"
/* Calendars and address books have sources too; a user with more than that has other troubles. */
#define MAX_SOURCES 4096

static PrSecurity
security_of (const char *method)
{
  if (g_strcmp0 (method, "ssl-on-alternate-port") == 0)
    return PR_SECURITY_TLS;
  if (g_strcmp0 (method, "starttls-on-standard-port") == 0)
    return PR_SECURITY_STARTTLS;
  return PR_SECURITY_NONE;
}

static void
set_error (GError **error, const char *path, const char *what)
{
  g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_SYNTAX, "%s: %s", path, what);
}

static gboolean
fill_server (GKeyFile *source, const char *path, PrImportServer *server, GError **error)
{
  g_autofree char *security = g_key_file_get_string (source, "Security", "Method", NULL);
  g_autofree char *method = g_key_file_get_string (source, "Authentication", "Method", NULL);
  g_autofree char *port = g_key_file_get_string (source, "Authentication", "Port", NULL);

  server->host = g_key_file_get_string (source, "Authentication", "Host", NULL);
  if (server->host == NULL || *server->host == '\0')
    {
      set_error (error, path, _("The account has no server."));
      return FALSE;
    }
  if (port != NULL && g_strcmp0 (port, "0") != 0 && !pr_import_parse_port (port, &server->port))
    {
      set_error (error, path, _("Ports go from 1 to 65535."));
      return FALSE;
    }
  server->username = g_key_file_get_string (source, "Authentication", "User", NULL);
  if (server->username != NULL && *server->username == '\0')
    g_clear_pointer (&server->username, g_free);
  server->security = security_of (security);
  if (method != NULL && g_strcmp0 (method, "none") == 0)
    server->auth = PR_AUTH_NONE;
  else if (method != NULL)
    server->auth = pr_import_auth_from_name (method);
  return TRUE;
}

/* The protocol that an account is read by; FALSE for those of other kinds, such as local folders. */
static gboolean
get_protocol (GKeyFile *source, PrProtocol *protocol)
{
  g_autofree char *backend = g_key_file_get_string (source, "Mail Account", "BackendName", NULL);
  g_autofree char *enabled = g_key_file_get_string (source, "Data Source", "Enabled", NULL);

  if (g_strcmp0 (enabled, "false") == 0)
    return FALSE;
  *protocol = g_strcmp0 (backend, "pop") == 0 ? PR_PROTOCOL_POP3 : PR_PROTOCOL_IMAP;
  return g_strcmp0 (backend, "pop") == 0 || g_strcmp0 (backend, "imapx") == 0
         || g_strcmp0 (backend, "imap") == 0;
}

static char *
get_path (GHashTable *sources, const char *folder, const char *uid)
{
  g_autofree char *name = NULL;

  if (uid == NULL || !g_hash_table_contains (sources, uid))
    return NULL;
  name = g_strconcat (uid, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

/* An account names an identity, and that a transport. */
static gboolean
fill_identity (GHashTable *sources,
               const char *folder,
               GKeyFile *account,
               PrImportDraft *draft,
               GError **error)
{
  g_autofree char *uid = g_key_file_get_string (account, "Mail Account", "IdentityUid", NULL);
  GKeyFile *identity = uid == NULL ? NULL : g_hash_table_lookup (sources, uid);
  g_autofree char *transport_uid = NULL;
  g_autofree char *path = NULL;
  g_autofree char *backend = NULL;
  GKeyFile *transport;

  if (identity == NULL)
    return TRUE;
  draft->name = g_key_file_get_string (identity, "Mail Identity", "Name", NULL);
  draft->address = g_key_file_get_string (identity, "Mail Identity", "Address", NULL);
  transport_uid = g_key_file_get_string (identity, "Mail Submission", "TransportUid", NULL);
  path = get_path (sources, folder, transport_uid);
  if (path == NULL)
    return TRUE;
  transport = g_hash_table_lookup (sources, transport_uid);
  backend = g_key_file_get_string (transport, "Mail Transport", "BackendName", NULL);
  return g_strcmp0 (backend, "smtp") != 0
         || fill_server (transport, path, &draft->servers[PR_PROTOCOL_SMTP], error);
}

static gboolean
add_account (GHashTable *sources,
             const char *folder,
             const char *uid,
             GPtrArray *accounts,
             GError **error)
{
  GKeyFile *source = g_hash_table_lookup (sources, uid);
  g_autofree char *path = get_path (sources, folder, uid);
  g_autoptr (PrImportDraft) draft = pr_import_draft_new ();
  const char *problem = NULL;
  PrAccount *account;
  PrProtocol protocol;

  if (!get_protocol (source, &protocol))
    return TRUE;
  if (!fill_server (source, path, &draft->servers[protocol], error)
      || !fill_identity (sources, folder, source, draft, error))
    return FALSE;
  account = accounts->len < PR_IMPORT_MAX_ACCOUNTS ? pr_import_draft_finish (draft, &problem) : NULL;
  if (account != NULL)
    g_ptr_array_add (accounts, account);
  else
    set_error (error, path, problem == NULL ? _("These are too many accounts.") : problem);
  return account != NULL;
}

static GHashTable *
read_sources (const char *folder, GError **error)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_key_file_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local_error);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_UNREADABLE, "%s: %s", folder,
                   local_error->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL && g_hash_table_size (sources) < MAX_SOURCES)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GKeyFile *source;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      source = pr_import_file_read_key_file (path, error);
      if (source == NULL)
        return NULL;
      g_hash_table_insert (sources, g_strndup (name, strlen (name) - strlen (SUFFIX)), source);
    }
  return g_steal_pointer (&sources);
}

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/* The folder of evolution-data-server's sources. */
gboolean
pr_import_read_evolution (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (GHashTable) sources = read_sources (path, error);
  g_autoptr (GList) uids = NULL;

  if (sources == NULL)
    return FALSE;
  /* The disk has no order; people like to see things where they were. */
  uids = g_list_sort (g_hash_table_get_keys (sources), compare_uids);
  for (GList *uid = uids; uid != NULL; uid = uid->next)
    if (!add_account (sources, path, uid->data, accounts, error))
      return FALSE;
  return TRUE;
}
