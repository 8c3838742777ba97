/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  PrImportFile *file;
  PrImportDraft *draft;
  gboolean starttls;
  guint line; /* of the first server */
} Reader;

static gboolean
fail (const Reader *reader, guint line, const char *what, GError **error)
{
  pr_import_file_set_error (reader->file, line, what, error);
  return FALSE;
}

static gboolean
take_url (Reader *reader, PrProtocol protocol, const char *value, guint line, GError **error)
{
  /* A folder on this computer is no server. */
  if (strstr (value, "://") == NULL && protocol != PR_PROTOCOL_POP3)
    return TRUE;
  if (strstr (value, "://") == NULL)
    pr_import_take (&reader->draft->servers[protocol].host, g_strdup (value));
  else if (!pr_import_parse_url (value, &reader->draft->servers[protocol]))
    return fail (reader, line, _("This is no server."), error);
  if (reader->line == 0)
    reader->line = line;
  return TRUE;
}

static void
take_mechanism (PrImportServer *server, const char *value)
{
  g_auto (GStrv) mechanisms = g_strsplit (value, ":", -1);

  server->auth = g_strv_length (mechanisms) == 1 ? pr_import_auth_from_name (mechanisms[0])
                                                 : PR_AUTH_AUTO;
}

/* What is left out is no business of ours, the passwords above all. */
static gboolean
take_setting (Reader *reader, const char *name, const char *value, guint line, GError **error)
{
  PrImportServer *servers = reader->draft->servers;

  if (g_strcmp0 (name, "from") == 0)
    pr_import_take (&reader->draft->address, g_strdup (value));
  else if (g_strcmp0 (name, "real_name") == 0 || g_strcmp0 (name, "realname") == 0)
    pr_import_take (&reader->draft->name, g_strdup (value));
  else if (g_strcmp0 (name, "imap_user") == 0)
    pr_import_take (&servers[PR_PROTOCOL_IMAP].username, g_strdup (value));
  else if (g_strcmp0 (name, "pop_user") == 0)
    pr_import_take (&servers[PR_PROTOCOL_POP3].username, g_strdup (value));
  else if (g_strcmp0 (name, "smtp_user") == 0)
    pr_import_take (&servers[PR_PROTOCOL_SMTP].username, g_strdup (value));
  else if (g_strcmp0 (name, "ssl_starttls") == 0)
    reader->starttls = !g_str_has_suffix (value, "no");
  else if (g_strcmp0 (name, "imap_authenticators") == 0)
    take_mechanism (&servers[PR_PROTOCOL_IMAP], value);
  else if (g_strcmp0 (name, "pop_authenticators") == 0)
    take_mechanism (&servers[PR_PROTOCOL_POP3], value);
  else if (g_strcmp0 (name, "smtp_authenticators") == 0)
    take_mechanism (&servers[PR_PROTOCOL_SMTP], value);
  else if (g_strcmp0 (name, "folder") == 0 || g_strcmp0 (name, "spoolfile") == 0
           || g_strcmp0 (name, "spool_file") == 0)
    return g_ascii_strncasecmp (value, "imap", 4) != 0
           || take_url (reader, PR_PROTOCOL_IMAP, value, line, error);
  else if (g_strcmp0 (name, "pop_host") == 0)
    return take_url (reader, PR_PROTOCOL_POP3, value, line, error);
  else if (g_strcmp0 (name, "smtp_url") == 0)
    return take_url (reader, PR_PROTOCOL_SMTP, value, line, error);
  return TRUE;
}

/* “set name=value”, “set name = value”, “set name” and several of them in a line. */
static gboolean
read_set (Reader *reader, char *rest, guint line, GError **error)
{
  const char *problem;
  char *word;

  while ((word = pr_import_next_word (&rest, &problem)) != NULL)
    {
      char *equals = strchr (word, '=');
      const char *value = "yes";

      if (equals != NULL && equals[1] != '\0')
        value = equals + 1;
      else if (equals != NULL)
        value = pr_import_next_word (&rest, &problem);
      else if (*(rest + strspn (rest, " \t")) == '=')
        {
          rest += strspn (rest, " \t") + 1;
          value = pr_import_next_word (&rest, &problem);
        }
      if (problem != NULL)
        break;
      if (equals != NULL)
        *equals = '\0';
      if (!take_setting (reader, word, value == NULL ? "" : value, line, error))
        return FALSE;
    }
  return problem == NULL || fail (reader, line, problem, error);
}

static gboolean
read_line (Reader *reader, char *line, guint number, GError **error)
{
  gsize length = strcspn (line, " \t");

  if (length == 3 && strncmp (line, "set", 3) == 0)
    return read_set (reader, line + 3, number, error);
  if (length == 5 && strncmp (line, "unset", 5) == 0 && strstr (line, "ssl_starttls") != NULL)
    reader->starttls = FALSE;
  if (*line != '\0' && *line != '#' && !g_ascii_isalpha (*line))
    return fail (reader, number, _("This is no command of Mutt."), error);
  return TRUE;
}

/* NeoMutt's defaults: without TLS from the start it is STARTTLS, unless that is switched off. */
static void
finish_security (Reader *reader)
{
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    if (reader->draft->servers[protocol].security == PR_SECURITY_NONE && reader->starttls)
      reader->draft->servers[protocol].security = PR_SECURITY_STARTTLS;
}

static gboolean
has_server (const PrImportDraft *draft)
{
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    if (draft->servers[protocol].host != NULL)
      return TRUE;
  return FALSE;
}

/* muttrc(5), neomuttrc(5): the settings of the file itself; what it sources is not followed. */
gboolean
pr_import_read_mutt (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (PrImportFile) file = pr_import_file_read (path, error);
  g_autoptr (PrImportDraft) draft = pr_import_draft_new ();
  Reader reader = { .file = file, .draft = draft, .starttls = TRUE };
  char *line;
  guint number;

  if (file == NULL)
    return FALSE;
  while (pr_import_file_next_line (file, &line, &number))
    if (!read_line (&reader, line, number, error))
      return FALSE;
  finish_security (&reader);
  return !has_server (draft) || pr_import_add_draft (accounts, draft, file, reader.line, error);
}
