/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pop3-mailbox.h"

#include "pr-pop3-client-private.h"
#include "pr-pop3-reply-parser.h"

#include <string.h>

/* Any message may lie in a mailbox, well made or not: lines up to this length … */
#define HEADER_LINE_MAX_BYTES (64 * 1024)
/* … of which so much is kept, and what follows is read, but not looked at … */
#define HEADER_KEPT_BYTES (256 * 1024)
/* … up to here. Nobody's header is longer. */
#define HEADER_MAX_BYTES (4 * 1024 * 1024)

/* RFC 1939 §7: a UID has 1 to 70 characters. */
#define UID_MAX_BYTES 70

static gboolean
run_with_number (PrPop3Client *self, const char *verb, guint32 number, GError **error)
{
  g_autofree char *argument = g_strdup_printf ("%u", number);

  return pr_pop3_client_run (self, verb, argument, error);
}

/**
 * pr_pop3_client_count:
 * @n_messages: (out): how many messages are in the mailbox
 * @error: return location
 *
 * As pr_pop3_client_stat(), without a good-bye. RFC: 1939 §5.
 *
 * Returns: %TRUE if the mailbox can be read
 */
gboolean
pr_pop3_client_count (PrPop3Client *self, guint32 *n_messages, GError **error)
{
  PrClient *client = PR_CLIENT (self);

  if (!pr_pop3_client_run (self, "STAT", NULL, error))
    return FALSE;
  if (pr_pop3_reply_get_count (pr_client_get_last_reply (client), n_messages))
    return TRUE;
  return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_POP3, error);
}

/**
 * pr_pop3_client_dup_uid:
 * @number: a message of this session
 * @uid: (out) (transfer full) (nullable): its name in all sessions, %NULL where the server gives
 *   none
 * @error: return location
 *
 * RFC: 1939 §7.
 *
 * Returns: %TRUE if the server can be asked on
 */
gboolean
pr_pop3_client_dup_uid (PrPop3Client *self, guint32 number, char **uid, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  const char *blank;

  *uid = NULL;
  if (!run_with_number (self, "UIDL", number, &local_error))
    {
      if (g_error_matches (local_error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  text = pr_reply_dup_text (pr_client_get_last_reply (PR_CLIENT (self)));
  blank = strchr (text, ' ');
  if (blank != NULL && blank[1] != '\0' && strlen (blank + 1) <= UID_MAX_BYTES)
    *uid = g_strdup (blank + 1);
  return TRUE;
}

/* RFC 1939 §3: up to a lone dot; a line that begins with a dot has another in front. */
static GBytes *
read_lines (PrPop3Client *self, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  PrDeadline wait = pr_client_begin_wait (client);
  g_autoptr (GByteArray) kept = g_byte_array_new ();
  gsize n_read = 0;

  while (n_read < HEADER_MAX_BYTES)
    {
      g_autoptr (GBytes) line = pr_client_read_line (client, HEADER_LINE_MAX_BYTES, &wait, error);
      gsize n_bytes;
      const char *text = line == NULL ? NULL : g_bytes_get_data (line, &n_bytes);

      if (line == NULL)
        return NULL;
      n_read += n_bytes + 2;
      if (n_bytes > 0 && *text == '.')
        {
          if (n_bytes == 1)
            return g_byte_array_free_to_bytes (g_steal_pointer (&kept));
          text++;
          n_bytes--;
        }
      if (kept->len + n_bytes + 2 > HEADER_KEPT_BYTES)
        continue;
      if (n_bytes > 0)
        g_byte_array_append (kept, (const guint8 *) text, (guint) n_bytes);
      g_byte_array_append (kept, (const guint8 *) "\r\n", 2);
    }
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG,
                       "the header of a message does not end");
  return NULL;
}

/**
 * pr_pop3_client_read_header:
 * @number: a message of this session
 * @error: return location
 *
 * Errors: %PR_PROTOCOL_ERROR_REFUSED where the server has no TOP, which it need not have. RFC: 1939
 * §7.
 *
 * Returns: (transfer full): the message's header, raw; cut where it is longer than 256 KiB
 */
GBytes *
pr_pop3_client_read_header (PrPop3Client *self, guint32 number, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autofree char *argument = g_strdup_printf ("%u 0", number);
  GBytes *header;

  if (!pr_pop3_client_run (self, "TOP", argument, error))
    return NULL;
  pr_client_set_private (client, TRUE, "the header of a message");
  header = read_lines (self, error);
  pr_client_set_private (client, FALSE, NULL);
  return header;
}

/**
 * pr_pop3_client_delete_message:
 * @number: a message of this session
 * @error: return location
 *
 * Deletes one message and ends the session, as only then it is gone. RFC: 1939 §5, §6.
 *
 * Returns: %TRUE if the message is gone
 */
gboolean
pr_pop3_client_delete_message (PrPop3Client *self, guint32 number, GError **error)
{
  return run_with_number (self, "DELE", number, error)
         && pr_client_log_out (PR_CLIENT (self), error);
}
