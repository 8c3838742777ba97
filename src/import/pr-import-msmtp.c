/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>
#include <string.h>

/* What msmtp(1) calls an account, with what it has taken over from others. */
typedef struct
{
  PrImportServer server;
  char *from;
  gboolean tls;
  gboolean starttls;
  guint line;
} Account;

typedef struct
{
  PrImportFile *file;
  GHashTable *by_name;
  GPtrArray *owned;
  GPtrArray *in_order; /* without the other name that “default” is */
  Account *defaults;
  Account *current;
} Reader;

static void
account_free (gpointer data)
{
  Account *account = data;

  g_free (account->server.host);
  g_free (account->server.username);
  g_free (account->server.fingerprint);
  g_free (account->from);
  g_free (account);
}

static Account *
account_new (const Account *from, guint line)
{
  Account *account = g_new0 (Account, 1);

  account->line = line;
  account->starttls = from == NULL || from->starttls;
  account->server.auth = PR_AUTH_NONE;
  if (from == NULL)
    return account;
  account->server = from->server;
  account->server.host = g_strdup (from->server.host);
  account->server.username = g_strdup (from->server.username);
  account->server.fingerprint = g_strdup (from->server.fingerprint);
  account->from = g_strdup (from->from);
  account->tls = from->tls;
  return account;
}

static gboolean
fail (const Reader *reader, guint line, const char *what, GError **error)
{
  pr_import_file_set_error (reader->file, line, what, error);
  return FALSE;
}

/* “account NAME” or “account NAME : BASE”; “account default : NAME” names one that is there. */
static gboolean
begin_account (Reader *reader, char *argument, guint line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (argument, ":", 2);
  const Account *base = reader->defaults;

  if (parts[0] == NULL || *g_strstrip (parts[0]) == '\0')
    return fail (reader, line, _("The account has no name."), error);
  if (parts[1] != NULL)
    {
      g_auto (GStrv) bases = g_strsplit (parts[1], ",", -1);

      base = bases[0] == NULL ? NULL
                              : g_hash_table_lookup (reader->by_name, g_strstrip (bases[0]));
      if (base == NULL)
        return fail (reader, line, _("It refers to an account that is not there."), error);
    }
  if (reader->owned->len >= PR_IMPORT_MAX_ACCOUNTS)
    return fail (reader, line, _("These are too many accounts."), error);
  reader->current = account_new (base, line);
  g_hash_table_insert (reader->by_name, g_strdup (parts[0]), reader->current);
  g_ptr_array_add (reader->owned, reader->current);
  if (g_strcmp0 (parts[0], "default") != 0 || parts[1] == NULL)
    g_ptr_array_add (reader->in_order, reader->current);
  return TRUE;
}

static gboolean
parse_switch (const char *value, gboolean *on)
{
  *on = *value == '\0' || g_strcmp0 (value, "on") == 0;
  return *on || g_strcmp0 (value, "off") == 0;
}

/* What is left out is no business of ours, the password above all. */
static gboolean
take_setting (Reader *reader, const char *key, const char *value, guint line, GError **error)
{
  Account *account = reader->current;

  if (account == NULL)
    return fail (reader, line, _("The setting belongs to no account."), error);
  if (g_strcmp0 (key, "host") == 0)
    pr_import_take (&account->server.host, g_strdup (value));
  else if (g_strcmp0 (key, "user") == 0)
    pr_import_take (&account->server.username, g_strdup (value));
  else if (g_strcmp0 (key, "from") == 0)
    pr_import_take (&account->from, g_strdup (value));
  else if (g_strcmp0 (key, "tls_fingerprint") == 0)
    pr_import_take (&account->server.fingerprint, *value == '\0' ? NULL : g_strdup (value));
  else if (g_strcmp0 (key, "auth") == 0)
    account->server.auth = pr_import_auth_from_name (value);
  else if (g_strcmp0 (key, "port") == 0 && !pr_import_parse_port (value, &account->server.port))
    return fail (reader, line, _("Ports go from 1 to 65535."), error);
  else if ((g_strcmp0 (key, "tls") == 0 && !parse_switch (value, &account->tls))
           || (g_strcmp0 (key, "tls_starttls") == 0 && !parse_switch (value, &account->starttls)))
    return fail (reader, line, _("This is either “on” or “off”."), error);
  return TRUE;
}

/* A value ends with its line; one pair of quotes around it is taken off. */
static void
unquote (char *value)
{
  gsize length = strlen (value);

  if (length >= 2 && value[0] == '"' && value[length - 1] == '"')
    {
      memmove (value, value + 1, length - 2);
      value[length - 2] = '\0';
    }
}

static gboolean
read_line (Reader *reader, char *line, guint number, GError **error)
{
  char *value = line + strcspn (line, " \t");

  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*value != '\0')
    *value++ = '\0';
  g_strstrip (value);
  if (strspn (line, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen (line))
    return fail (reader, number, _("This is no setting of msmtp."), error);
  if (g_strcmp0 (line, "defaults") == 0)
    {
      reader->current = reader->defaults;
      return TRUE;
    }
  if (g_strcmp0 (line, "account") == 0)
    return begin_account (reader, value, number, error);
  unquote (value);
  return take_setting (reader, line, value, number, error);
}

static gboolean
add_account (const Reader *reader, const Account *account, GPtrArray *accounts, GError **error)
{
  g_autoptr (PrImportDraft) draft = pr_import_draft_new ();
  PrImportServer *server = &draft->servers[PR_PROTOCOL_SMTP];

  if (account->server.host == NULL)
    return fail (reader, account->line, _("The account has no server."), error);
  *server = account->server;
  server->host = g_strdup (account->server.host);
  server->username = g_strdup (account->server.username);
  server->fingerprint = g_strdup (account->server.fingerprint);
  server->security = !account->tls        ? PR_SECURITY_NONE
                     : account->starttls ? PR_SECURITY_STARTTLS
                                         : PR_SECURITY_TLS;
  /* msmtp's own ports: 25, and 465 where the encryption comes first. */
  if (server->port == 0 && server->security != PR_SECURITY_TLS)
    server->port = 25;
  draft->address = g_strdup (account->from);
  return pr_import_add_draft (accounts, draft, reader->file, account->line, error);
}

/* The configuration of msmtp 1.8, msmtp(1) */
gboolean
pr_import_read_msmtp (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (PrImportFile) file = pr_import_file_read (path, error);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (account_free);
  g_autoptr (GPtrArray) in_order = g_ptr_array_new ();
  Reader reader = { .file = file, .by_name = by_name, .owned = owned, .in_order = in_order };
  char *line;
  guint number;
  gboolean ok = file != NULL;

  reader.defaults = account_new (NULL, 0);
  while (ok && pr_import_file_next_line (file, &line, &number))
    ok = read_line (&reader, line, number, error);
  for (guint i = 0; ok && i < in_order->len; i++)
    ok = add_account (&reader, in_order->pdata[i], accounts, error);
  account_free (reader.defaults);
  return ok;
}
