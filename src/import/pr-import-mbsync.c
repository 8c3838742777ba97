/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  PrImportFile *file;
  GPtrArray *accounts;
  PrImportDraft *draft; /* of the account that is being read, else NULL */
  guint line;           /* where that began */
} Reader;

static gboolean
fail (const Reader *reader, guint line, const char *what, GError **error)
{
  pr_import_file_set_error (reader->file, line, what, error);
  return FALSE;
}

/* An account without a server, such as one that runs a command, is none that can be tested. */
static gboolean
end_account (Reader *reader, GError **error)
{
  g_autoptr (PrImportDraft) draft = g_steal_pointer (&reader->draft);

  if (draft == NULL || draft->servers[PR_PROTOCOL_IMAP].host == NULL)
    return TRUE;
  return pr_import_add_draft (reader->accounts, draft, reader->file, reader->line, error);
}

static gboolean
take_tls (PrImportServer *server, const char *value)
{
  if (g_ascii_strcasecmp (value, "IMAPS") == 0)
    server->security = PR_SECURITY_TLS;
  else if (g_ascii_strcasecmp (value, "STARTTLS") == 0)
    server->security = PR_SECURITY_STARTTLS;
  else if (g_ascii_strcasecmp (value, "None") == 0)
    server->security = PR_SECURITY_NONE;
  else
    return FALSE;
  return TRUE;
}

/* What is left out is no business of ours, the password above all. */
static gboolean
take_setting (Reader *reader, const char *key, const char *value, guint line, GError **error)
{
  PrImportServer *server = &reader->draft->servers[PR_PROTOCOL_IMAP];

  if (g_ascii_strcasecmp (key, "Host") == 0)
    {
      if (strstr (value, "://") == NULL)
        pr_import_take (&server->host, g_strdup (value));
      else if (!pr_import_parse_url (value, server))
        return fail (reader, line, _("This is no server."), error);
    }
  else if (g_ascii_strcasecmp (key, "User") == 0)
    pr_import_take (&server->username, g_strdup (value));
  else if (g_ascii_strcasecmp (key, "AuthMechs") == 0)
    server->auth = pr_import_auth_from_name (value);
  else if (g_ascii_strcasecmp (key, "Port") == 0 && !pr_import_parse_port (value, &server->port))
    return fail (reader, line, _("Ports go from 1 to 65535."), error);
  else if ((g_ascii_strcasecmp (key, "SSLType") == 0 || g_ascii_strcasecmp (key, "TLSType") == 0)
           && !take_tls (server, value))
    return fail (reader, line, _("This is one of “None”, “STARTTLS” and “IMAPS”."), error);
  return TRUE;
}

static gboolean
is_section (const char *key)
{
  static const char *const sections[]
      = { "IMAPAccount", "IMAPStore", "MaildirStore", "Channel", "Group" };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_ascii_strcasecmp (key, sections[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_line (Reader *reader, char *line, guint number, GError **error)
{
  const char *problem;
  char *rest = line;
  const char *key = pr_import_next_word (&rest, &problem);
  const char *value = key == NULL ? NULL : pr_import_next_word (&rest, &problem);

  if (problem != NULL)
    return fail (reader, number, problem, error);
  if (key == NULL)
    return TRUE;
  if (strspn (key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != strlen (key))
    return fail (reader, number, _("This is no setting of mbsync."), error);
  if (is_section (key))
    {
      if (!end_account (reader, error))
        return FALSE;
      /* A store may have its server within itself, in place of an account of its own. */
      if (g_ascii_strncasecmp (key, "IMAP", 4) == 0)
        {
          reader->draft = pr_import_draft_new ();
          reader->draft->servers[PR_PROTOCOL_IMAP].security = PR_SECURITY_STARTTLS;
          reader->line = number;
        }
      return TRUE;
    }
  if (reader->draft == NULL)
    return TRUE;
  return take_setting (reader, key, value == NULL ? "" : value, number, error);
}

/* The configuration of isync 1.4 and 1.5, mbsync(1) */
gboolean
pr_import_read_mbsync (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (PrImportFile) file = pr_import_file_read (path, error);
  Reader reader = { .file = file, .accounts = accounts };
  char *line;
  guint number;
  gboolean ok = file != NULL;

  while (ok && pr_import_file_next_line (file, &line, &number))
    ok = read_line (&reader, line, number, error);
  ok = ok && end_account (&reader, error);
  g_clear_pointer (&reader.draft, pr_import_draft_free);
  return ok;
}
