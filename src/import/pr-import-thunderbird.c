/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>
#include <string.h>

/* A preference that is read has a short value; the long ones are none of ours. */
#define MAX_VALUE_BYTES 4096
/* nsMsgAuthMethod */
#define AUTH_NONE 1
#define AUTH_CLEARTEXT 3
#define AUTH_ENCRYPTED 4
#define AUTH_OAUTH2 10
/* nsMsgSocketType */
#define SOCKET_TRY_STARTTLS 1
#define SOCKET_STARTTLS 2
#define SOCKET_TLS 3

typedef struct
{
  PrImportFile *file;
  GHashTable *prefs; /* name to value, as text */
  GPtrArray *accounts;
} Reader;

static gboolean
fail (const Reader *reader, guint line, const char *what, GError **error)
{
  pr_import_file_set_error (reader->file, line, what, error);
  return FALSE;
}

/* A character by its number in @n_digits hex digits; Thunderbird writes the halves of a pair apart,
 * and no name that matters here has one. */
static gboolean
take_hex (const char **in, guint n_digits, GString *out)
{
  gunichar c = 0;

  for (guint i = 0; i < n_digits; i++, (*in)++)
    {
      if (!g_ascii_isxdigit (**in))
        return FALSE;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (**in);
    }
  if (c != 0 && g_unichar_validate (c))
    g_string_append_unichar (out, c);
  return TRUE;
}

/* A string of JavaScript, from behind its opening quote to behind its closing one. */
static char *
take_string (const char **in, char quote)
{
  GString *out = g_string_new (NULL);

  while (**in != '\0' && **in != quote)
    {
      if (**in != '\\')
        g_string_append_c (out, *(*in)++);
      else if (*++(*in) == 'x' || **in == 'u')
        {
          guint n_digits = *(*in)++ == 'x' ? 2 : 4;

          if (!take_hex (in, n_digits, out))
            return g_string_free (out, TRUE);
        }
      else if (**in != '\0')
        {
          g_string_append_c (out, strchr ("nrt", **in) == NULL ? **in : ' ');
          (*in)++;
        }
    }
  if (**in != quote)
    return g_string_free (out, TRUE);
  (*in)++;
  return g_string_free (out, FALSE);
}

static char *
take_value (const char **in)
{
  const char *start = *in;

  if (**in == '"' || **in == '\'')
    {
      char quote = *(*in)++;

      return take_string (in, quote);
    }
  *in += strspn (*in, "-0123456789abcdefghijklmnopqrstuvwxyz");
  return *in == start ? NULL : g_strndup (start, (gsize) (*in - start));
}

static void
skip_space (const char **in)
{
  *in += strspn (*in, " \t");
}

/* user_pref("name", value); */
static gboolean
read_pref (Reader *reader, const char *line)
{
  const char *in = line;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (!g_str_has_prefix (in, "user_pref"))
    return FALSE;
  in += strlen ("user_pref");
  skip_space (&in);
  if (*in++ != '(')
    return FALSE;
  skip_space (&in);
  name = take_value (&in);
  skip_space (&in);
  if (name == NULL || *in++ != ',')
    return FALSE;
  skip_space (&in);
  value = take_value (&in);
  skip_space (&in);
  if (value == NULL || *in++ != ')')
    return FALSE;
  if (g_str_has_prefix (name, "mail.") && strlen (value) <= MAX_VALUE_BYTES)
    g_hash_table_insert (reader->prefs, g_steal_pointer (&name), g_steal_pointer (&value));
  return TRUE;
}

static const char *
get (const Reader *reader, const char *branch, const char *key, const char *pref)
{
  g_autofree char *name = g_strconcat (branch, key, pref, NULL);

  return g_hash_table_lookup (reader->prefs, name);
}

static int
get_int (const Reader *reader, const char *branch, const char *key, const char *pref)
{
  const char *value = get (reader, branch, key, pref);

  return value == NULL ? 0 : (int) g_ascii_strtoll (value, NULL, 10);
}

static PrSecurity
security_of (int socket_type)
{
  switch (socket_type)
    {
    case SOCKET_TLS:
      return PR_SECURITY_TLS;
    case SOCKET_TRY_STARTTLS:
    case SOCKET_STARTTLS:
      return PR_SECURITY_STARTTLS;
    default:
      return PR_SECURITY_NONE;
    }
}

static PrAuth
auth_of (int method)
{
  switch (method)
    {
    case AUTH_NONE:
      return PR_AUTH_NONE;
    case AUTH_CLEARTEXT:
      return PR_AUTH_PASSWORD;
    case AUTH_ENCRYPTED:
      return PR_AUTH_CRAM_MD5;
    case AUTH_OAUTH2:
      return PR_AUTH_XOAUTH2;
    default:
      return PR_AUTH_AUTO;
    }
}

static gboolean
is_port (int port)
{
  return port >= 0 && port <= G_MAXUINT16;
}

static gboolean
fill_incoming (const Reader *reader, const char *key, PrImportServer *server)
{
  const char *host = get (reader, "mail.server.", key, ".hostname");
  const char *real_host = get (reader, "mail.server.", key, ".realhostname");
  const char *user = get (reader, "mail.server.", key, ".userName");
  const char *real_user = get (reader, "mail.server.", key, ".realuserName");
  int port = get_int (reader, "mail.server.", key, ".port");

  server->host = g_strdup (real_host != NULL && *real_host != '\0' ? real_host : host);
  server->username = g_strdup (real_user != NULL && *real_user != '\0' ? real_user : user);
  server->port = is_port (port) ? (guint) port : 0;
  server->security = security_of (get_int (reader, "mail.server.", key, ".socketType"));
  server->auth = auth_of (get_int (reader, "mail.server.", key, ".authMethod"));
  return is_port (port) && server->host != NULL;
}

static gboolean
fill_outgoing (const Reader *reader, const char *key, PrImportServer *server)
{
  int port = get_int (reader, "mail.smtpserver.", key, ".port");
  const char *user = get (reader, "mail.smtpserver.", key, ".username");

  server->host = g_strdup (get (reader, "mail.smtpserver.", key, ".hostname"));
  server->username = user == NULL || *user == '\0' ? NULL : g_strdup (user);
  server->port = is_port (port) ? (guint) port : 0;
  server->security = security_of (get_int (reader, "mail.smtpserver.", key, ".try_ssl"));
  server->auth = auth_of (get_int (reader, "mail.smtpserver.", key, ".authMethod"));
  /* Port 587 is what Thunderbird takes where none is given, and no TLS comes first. */
  if (server->port == 0 && server->security != PR_SECURITY_TLS)
    server->port = 587;
  return is_port (port);
}

static void
fill_identity (const Reader *reader, const char *account, PrImportDraft *draft)
{
  const char *identities = get (reader, "mail.account.", account, ".identities");
  g_auto (GStrv) keys = g_strsplit (identities == NULL ? "" : identities, ",", -1);
  const char *identity = keys[0] == NULL ? NULL : g_strstrip (keys[0]);
  const char *smtp;

  if (identity == NULL)
    return;
  draft->name = g_strdup (get (reader, "mail.identity.", identity, ".fullName"));
  draft->address = g_strdup (get (reader, "mail.identity.", identity, ".useremail"));
  smtp = get (reader, "mail.identity.", identity, ".smtpServer");
  if (smtp == NULL)
    smtp = g_hash_table_lookup (reader->prefs, "mail.smtp.defaultserver");
  if (smtp != NULL)
    fill_outgoing (reader, smtp, &draft->servers[PR_PROTOCOL_SMTP]);
}

/* Local folders, news and feeds are accounts to Thunderbird too. */
static gboolean
add_account (const Reader *reader, const char *account, GError **error)
{
  g_autoptr (PrImportDraft) draft = pr_import_draft_new ();
  const char *server = get (reader, "mail.account.", account, ".server");
  const char *type = server == NULL ? NULL : get (reader, "mail.server.", server, ".type");
  PrProtocol protocol;

  if (g_strcmp0 (type, "imap") == 0)
    protocol = PR_PROTOCOL_IMAP;
  else if (g_strcmp0 (type, "pop3") == 0)
    protocol = PR_PROTOCOL_POP3;
  else
    return TRUE;
  if (!fill_incoming (reader, server, &draft->servers[protocol]))
    return fail (reader, 0, _("The server, its port or the user name cannot be used."), error);
  fill_identity (reader, account, draft);
  return pr_import_add_draft (reader->accounts, draft, reader->file, 0, error);
}

static gboolean
add_accounts (const Reader *reader, GError **error)
{
  const char *list = g_hash_table_lookup (reader->prefs, "mail.accountmanager.accounts");
  g_auto (GStrv) keys = g_strsplit (list == NULL ? "" : list, ",", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!add_account (reader, g_strstrip (keys[i]), error))
      return FALSE;
  return TRUE;
}

/* Thunderbird writes one preference a line, and a comment on top. */
static gboolean
read_lines (Reader *reader, GError **error)
{
  gboolean in_comment = FALSE;
  char *line;
  guint number;

  while (pr_import_file_next_line (reader->file, &line, &number))
    {
      if (g_str_has_prefix (line, "/*"))
        in_comment = TRUE;
      if (in_comment)
        in_comment = strstr (line, "*/") == NULL;
      else if (*line != '\0' && *line != '#' && !g_str_has_prefix (line, "//")
               && !read_pref (reader, line))
        return fail (reader, number, _("This is no preference of Thunderbird."), error);
    }
  return TRUE;
}

/* A prefs.js, as Thunderbird writes it. */
gboolean
pr_import_read_thunderbird (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (PrImportFile) file = NULL;
  g_autoptr (GHashTable) prefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *in_profile = g_file_test (path, G_FILE_TEST_IS_DIR)
                                    ? g_build_filename (path, "prefs.js", NULL)
                                    : g_strdup (path);
  Reader reader = { .prefs = prefs, .accounts = accounts };

  file = pr_import_file_read (in_profile, error);
  if (file == NULL)
    return FALSE;
  reader.file = file;
  return read_lines (&reader, error) && add_accounts (&reader, error);
}
