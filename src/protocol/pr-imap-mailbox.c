/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-imap-mailbox.h"

#include "pr-imap-client-private.h"

#include <string.h>

/* Folders with longer names than this are not looked into. */
#define MAX_NAME_BYTES 500

/**
 * pr_imap_folder_free:
 *
 * Frees a folder.
 */
void
pr_imap_folder_free (PrImapFolder *self)
{
  g_free (self->name);
  g_free (self);
}

static void
header_free (gpointer data)
{
  PrImapHeader *header = data;

  g_bytes_unref (header->bytes);
  g_free (header);
}

/* RFC 9051 §4.3: names of folders are US-ASCII, others in UTF-7 of their own kind (RFC 3501
 * §5.1.3). */
static char *
dup_quoted (const char *name)
{
  GString *quoted = g_string_new ("\"");

  for (; *name != '\0'; name++)
    {
      if (*name == '"' || *name == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *name);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static gboolean
token_get_number (const PrImapToken *token, guint32 *number)
{
  gsize n_bytes;
  const char *text = token->text == NULL ? NULL : g_bytes_get_data (token->text, &n_bytes);
  g_autofree char *digits = text == NULL ? NULL : g_strndup (text, n_bytes);
  guint64 value;

  if (digits == NULL || !g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *number = (guint32) value;
  return TRUE;
}

/* What people see of the names of junk folders that bear no mark, as servers and programs create
 * them; the last part of the name. */
static gboolean
is_junk_name (const char *name, char delimiter)
{
  static const char *const names[] = {
    "Junk",
    "Spam",
    "Junk E-mail",
    "Junk Email",
    "Junk Mail",
    "Bulk Mail",
    "Bulk",
    "Spamverdacht",
    "Unerw&APw-nscht",
    "Courrier ind&AOk-sirable",
    "Ind&AOk-sirables",
    "Correo no deseado",
    "Posta indesiderata",
    "Lixo eletr&APQ-nico",
    "Ongewenste e-mail",
    "&BCEEPwQwBDw-",       /* Спам */
    "&V4NXPpCuTvY-",       /* 垃圾邮件 */
    "&j,dg0TDhMPww6w-",    /* 迷惑メール */
  };
  const char *last_delimiter = delimiter == '\0' ? NULL : strrchr (name, delimiter);
  const char *last_part = last_delimiter == NULL ? name : last_delimiter + 1;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (last_part, names[i]) == 0)
      return TRUE;
  return FALSE;
}

typedef struct
{
  char *marked;
  char *named;
} JunkSearch;

static gboolean
list_has (const PrImapToken *list, const char *word)
{
  for (guint i = 0; list->children != NULL && i < list->children->len; i++)
    if (pr_imap_token_equals (list->children->pdata[i], word))
      return TRUE;
  return FALSE;
}

static char *
token_dup_name (const PrImapToken *token)
{
  gsize n_bytes;
  const char *text = token->text == NULL ? NULL : g_bytes_get_data (token->text, &n_bytes);

  if (text == NULL || n_bytes == 0 || n_bytes > MAX_NAME_BYTES)
    return NULL;
  for (gsize i = 0; i < n_bytes; i++)
    if (text[i] < 0x20 || text[i] >= 0x7f)
      return NULL;
  return g_strndup (text, n_bytes);
}

static char
token_get_delimiter (const PrImapToken *token)
{
  gsize n_bytes;
  const char *text = token->kind != PR_IMAP_TOKEN_STRING ? NULL
                                                         : g_bytes_get_data (token->text, &n_bytes);

  return text != NULL && n_bytes == 1 ? *text : '\0';
}

/* RFC 9051 §7.3.1: LIST (attributes) delimiter name */
static void
take_list (const PrImapResponse *response, gpointer data)
{
  JunkSearch *search = data;
  g_autofree char *name = NULL;
  const PrImapToken *attributes;

  if (g_strcmp0 (response->name, "LIST") != 0 || response->tokens->len < 3)
    return;
  attributes = response->tokens->pdata[0];
  name = token_dup_name (response->tokens->pdata[2]);
  if (name == NULL || list_has (attributes, "\\Noselect") || list_has (attributes, "\\NonExistent"))
    return;
  if (search->marked == NULL && list_has (attributes, "\\Junk"))
    search->marked = g_steal_pointer (&name);
  else if (search->named == NULL
           && is_junk_name (name, token_get_delimiter (response->tokens->pdata[1])))
    search->named = g_steal_pointer (&name);
}

/**
 * pr_imap_client_find_junk:
 * @name: (out) (transfer full) (nullable): the folder into which filters put junk, %NULL where none
 *   is to be seen
 * @error: return location
 *
 * The one that the server marks as such, else one with a name that such folders have. RFC: 6154,
 * 5258.
 *
 * Returns: %TRUE if the server has listed its folders
 */
gboolean
pr_imap_client_find_junk (PrImapClient *self, char **name, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  gboolean can_mark = pr_client_has_capability (client, "IMAP4rev2")
                      || (pr_client_has_capability (client, "SPECIAL-USE")
                          && pr_client_has_capability (client, "LIST-EXTENDED"));
  JunkSearch search = { 0 };
  const char *words = can_mark ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)" : "LIST \"\" \"*\"";
  gboolean listed = pr_imap_client_run_private (self, words, "the names of folders", take_list,
                                                &search, error);

  *name = listed ? g_strdup (search.marked != NULL ? search.marked : search.named) : NULL;
  g_free (search.marked);
  g_free (search.named);
  return listed;
}

static void
take_folder_fact (const PrImapResponse *response, gpointer data)
{
  PrImapFolder *folder = data;
  const char *code = response->reply == NULL ? NULL
                                             : pr_reply_get_bracket_code (response->reply);

  if (response->kind == PR_IMAP_RESPONSE_DATA && strcmp (response->name, "EXISTS") == 0)
    folder->n_messages = response->number;
  if (code == NULL || response->tokens == NULL || response->tokens->len == 0)
    return;
  if (g_ascii_strcasecmp (code, "UIDVALIDITY") == 0)
    token_get_number (response->tokens->pdata[0], &folder->uid_validity);
  else if (g_ascii_strcasecmp (code, "UIDNEXT") == 0)
    token_get_number (response->tokens->pdata[0], &folder->uid_next);
}

static PrImapFolder *
open_folder (PrImapClient *self, const char *verb, const char *name, GError **error)
{
  g_autoptr (PrImapFolder) folder = g_new0 (PrImapFolder, 1);
  g_autofree char *quoted = dup_quoted (name);
  g_autofree char *words = g_strdup_printf ("%s %s", verb, quoted);

  folder->name = g_strdup (name);
  return pr_imap_client_run (self, words, take_folder_fact, folder, error)
             ? g_steal_pointer (&folder)
             : NULL;
}

/**
 * pr_imap_client_examine:
 * @name: a folder, as the server writes it
 * @error: return location
 *
 * Opens a folder for reading only: no mark of any message changes. RFC: 9051 §6.3.3.
 *
 * Returns: (transfer full): the folder as it is now
 */
PrImapFolder *
pr_imap_client_examine (PrImapClient *self, const char *name, GError **error)
{
  return open_folder (self, "EXAMINE", name, error);
}

/* RFC 9051 §7.5.2: FETCH (UID 7 BODY[HEADER.FIELDS (…)] {12} …) */
static void
take_header (const PrImapResponse *response, gpointer data)
{
  GPtrArray *headers = data;
  const GPtrArray *values;
  guint32 uid = 0;
  GBytes *bytes = NULL;
  PrImapHeader *header;

  if (g_strcmp0 (response->name, "FETCH") != 0 || response->tokens->len == 0)
    return;
  values = ((const PrImapToken *) response->tokens->pdata[0])->children;
  for (guint i = 0; values != NULL && i + 1 < values->len; i += 2)
    {
      const PrImapToken *name = values->pdata[i];
      const PrImapToken *value = values->pdata[i + 1];

      if (pr_imap_token_equals (name, "UID"))
        token_get_number (value, &uid);
      else if (pr_imap_token_begins (name, "BODY[") && value->kind == PR_IMAP_TOKEN_STRING)
        bytes = value->text;
    }
  if (uid == 0 || bytes == NULL)
    return;
  header = g_new0 (PrImapHeader, 1);
  header->uid = uid;
  header->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (headers, header);
}

/**
 * pr_imap_client_fetch_newest:
 * @folder: the folder that is open
 * @n_newest: how many messages at most
 * @fields: the names of header fields, with blanks between
 * @error: return location
 *
 * Gets header fields of the messages that came last, without marking them as read. Not SEARCH,
 * which with some servers knows nothing of new messages, or of fields they have not heard of, and
 * with others reads the whole folder. RFC: 9051 §6.4.5.
 *
 * Returns: (transfer container) (element-type PrImapHeader): the headers, as many as there are
 */
GPtrArray *
pr_imap_client_fetch_newest (PrImapClient *self,
                             const PrImapFolder *folder,
                             guint32 n_newest,
                             const char *fields,
                             GError **error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (header_free);
  guint32 n = folder->n_messages;
  g_autofree char *words =
      g_strdup_printf ("FETCH %u:%u (UID BODY.PEEK[HEADER.FIELDS (%s)])",
                       n > n_newest ? n - n_newest + 1 : 1, n, fields);

  if (n > 0
      && !pr_imap_client_run_private (self, words, "headers of messages", take_header, headers,
                                      error))
    return NULL;
  return g_steal_pointer (&headers);
}

static gboolean
expunge (PrImapClient *self, guint32 uid, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("UID STORE %u +FLAGS.SILENT (\\Deleted)", uid);
  g_autofree char *unmark = g_strdup_printf ("UID STORE %u -FLAGS.SILENT (\\Deleted)", uid);
  g_autofree char *remove = g_strdup_printf ("UID EXPUNGE %u", uid);

  if (!pr_imap_client_run (self, mark, NULL, NULL, error))
    return FALSE;
  if (pr_imap_client_run (self, remove, NULL, NULL, error))
    return TRUE;
  pr_imap_client_run (self, unmark, NULL, NULL, NULL);
  return FALSE;
}

/**
 * pr_imap_client_delete_message:
 * @folder: a folder as it was when the message was seen in it
 * @uid: the message
 * @error: return location
 *
 * Deletes exactly one message. Without UIDPLUS there is only EXPUNGE, which would take with it
 * whatever the user or another program has marked; so then nothing is done. For the same reason the
 * folder is not closed afterwards. RFC: 4315 §2.1, 9051 §6.4.9.
 *
 * Errors: %PR_PROTOCOL_ERROR_NOT_OFFERED where the server cannot delete a single message,
 * %PR_PROTOCOL_ERROR_MALFORMED where UIDs have begun anew meanwhile; nothing was asked for then.
 *
 * Returns: %TRUE if the message is gone
 */
gboolean
pr_imap_client_delete_message (PrImapClient *self,
                               const PrImapFolder *folder,
                               guint32 uid,
                               GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrImapFolder) now = NULL;

  if (!pr_client_has_capability (client, "UIDPLUS")
      && !pr_client_has_capability (client, "IMAP4rev2"))
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED,
                           "the server does not offer UIDPLUS");
      return FALSE;
    }
  now = open_folder (self, "SELECT", folder->name, error);
  if (now == NULL)
    return FALSE;
  if (now->uid_validity == 0 || now->uid_validity != folder->uid_validity)
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED,
                           "the folder’s UIDs are not what they were");
      return FALSE;
    }
  return expunge (self, uid, error);
}
