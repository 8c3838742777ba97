/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pop3-client.h"

#include "pr-pop3-client-private.h"
#include "pr-pop3-reply-parser.h"

#include <string.h>

/* RFC 2449 §4, RFC 5034 §4: a longer initial response has to wait for the server's word. */
#define COMMAND_MAX_BYTES 255

struct _PrPop3Client
{
  PrClient parent_instance;

  PrPop3ReplyParser *parser;
  char *timestamp; /* of the greeting, for APOP */
  gboolean said_quit;
};

G_DEFINE_FINAL_TYPE (PrPop3Client, pr_pop3_client, PR_TYPE_CLIENT)

static gboolean
read_reply (PrPop3Client *self, PrPop3ReplyKind kind, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  PrDeadline wait = pr_client_begin_wait (client);

  pr_pop3_reply_parser_expect (self->parser, kind);
  for (;;)
    {
      g_autoptr (GBytes) line = pr_client_read_line (client, PR_POP3_LINE_MAX_BYTES, &wait, error);
      PrReply *reply = NULL;

      if (line == NULL)
        return FALSE;
      switch (pr_pop3_reply_parser_feed (self->parser, line, &reply))
        {
        case PR_POP3_PARSE_MORE:
          break;
        case PR_POP3_PARSE_DONE:
          pr_client_take_last_reply (client, reply);
          return TRUE;
        case PR_POP3_PARSE_TOO_LONG:
          g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG,
                               "a reply of too many lines");
          return FALSE;
        case PR_POP3_PARSE_MALFORMED:
        default:
          return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_POP3, error);
        }
    }
}

static gboolean
expect_ok (PrPop3Client *self, GError **error)
{
  return read_reply (self, PR_POP3_REPLY_LINE, error)
         && pr_client_expect_ok (PR_CLIENT (self), error);
}

static gboolean
run_command (PrPop3Client *self, const char *verb, const char *argument, GError **error)
{
  return pr_client_send_line (PR_CLIENT (self), verb, argument, error) && expect_ok (self, error);
}

static gboolean
pr_pop3_client_read_greeting (PrClient *client, GError **error)
{
  PrPop3Client *self = PR_POP3_CLIENT (client);

  if (!expect_ok (self, error))
    return FALSE;
  g_free (self->timestamp);
  self->timestamp = pr_pop3_reply_dup_timestamp (pr_client_get_last_reply (client));
  return TRUE;
}

static void
add_mechanisms (PrClient *client, const char *words)
{
  g_auto (GStrv) names = g_strsplit (words, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    pr_client_add_mechanism (client, names[i], strlen (names[i]));
}

/* RFC 2449 §5 and §6.3: a capability a line, behind the status. */
static void
take_capabilities (PrClient *client)
{
  const PrReply *reply = pr_client_get_last_reply (client);

  for (guint i = 1; i < pr_reply_get_n_lines (reply); i++)
    {
      gsize n_bytes;
      const char *text = g_bytes_get_data (pr_reply_get_line (reply, i), &n_bytes);
      g_autofree char *line = n_bytes == 0 ? g_strdup ("") : g_strndup (text, n_bytes);

      pr_client_add_capability (client, line, strlen (line));
      if (g_ascii_strncasecmp (line, "SASL ", strlen ("SASL ")) == 0)
        add_mechanisms (client, line + strlen ("SASL "));
    }
}

static gboolean
pr_pop3_client_ask_capabilities (PrClient *client, GError **error)
{
  PrPop3Client *self = PR_POP3_CLIENT (client);

  pr_client_clear_capabilities (client);
  if (!pr_client_send_line (client, "CAPA", NULL, error)
      || !read_reply (self, PR_POP3_REPLY_LIST, error))
    return FALSE;
  switch (pr_reply_get_status (pr_client_get_last_reply (client)))
    {
    case PR_REPLY_OK:
      take_capabilities (client);
      break;
    case PR_REPLY_NO:
      /* A server from before RFC 2449: it offers what RFC 1939 has, and says no more of itself. */
      break;
    default:
      return pr_client_expect_ok (client, error);
    }
  pr_client_set_knows_capabilities (client);
  return TRUE;
}

/* RFC 2595 §4: after TLS has begun the server greets no more, and the time stamp from before it could
 * have been put there by anybody, who then learns a digest to guess the password from. */
static gboolean
pr_pop3_client_ask_starttls (PrClient *client, GError **error)
{
  PrPop3Client *self = PR_POP3_CLIENT (client);

  if (!run_command (self, "STLS", NULL, error))
    return FALSE;
  g_clear_pointer (&self->timestamp, g_free);
  return TRUE;
}

static gboolean
pr_pop3_client_takes_initial (PrClient *client G_GNUC_UNUSED, gsize line_bytes)
{
  return line_bytes <= COMMAND_MAX_BYTES;
}

static gboolean
pr_pop3_client_read_auth_reply (PrClient *client, GError **error)
{
  return read_reply (PR_POP3_CLIENT (client), PR_POP3_REPLY_LINE, error);
}

/* RFC 2449 §6.2: a server that tells what it offers tells of USER too. One that names neither USER nor
 * SASL, but lets mail be fetched all the same, has forgotten it. */
static gboolean
pr_pop3_client_can_log_in (PrClient *client)
{
  return pr_client_has_capability (client, "USER") || !pr_client_has_capability (client, "SASL");
}

/* Name and password go out as they were typed. RFC 6856 §2.2 allows them to go beyond ASCII only where
 * “UTF8 USER” is offered, which hardly any server does, while most take them. A server that does not
 * know the name may say so at once; that is an attempt like any other. */
static gboolean
pr_pop3_client_log_in (PrClient *client,
                       const char *username,
                       PrSecret *password,
                       GError **error)
{
  PrPop3Client *self = PR_POP3_CLIENT (client);
  g_autoptr (PrCommand) command = pr_command_new ();

  pr_command_add (command, "PASS ");
  pr_command_add_secret (command, password);
  pr_command_end_line (command);
  if (!pr_client_send_line (client, "USER", username, error))
    return FALSE;
  pr_client_set_sent_credentials (client);
  if (!expect_ok (self, error) || !pr_client_send (client, command, error)
      || !expect_ok (self, error))
    return FALSE;
  pr_client_set_signed_in (client);
  return TRUE;
}

static gboolean
pr_pop3_client_read_ok (PrClient *client, GError **error)
{
  return expect_ok (PR_POP3_CLIENT (client), error);
}

static void
pr_pop3_client_finalize (GObject *object)
{
  PrPop3Client *self = PR_POP3_CLIENT (object);

  pr_pop3_reply_parser_free (self->parser);
  g_free (self->timestamp);

  G_OBJECT_CLASS (pr_pop3_client_parent_class)->finalize (object);
}

static void
pr_pop3_client_class_init (PrPop3ClientClass *klass)
{
  PrClientClass *client_class = PR_CLIENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pr_pop3_client_finalize;
  client_class->starttls_word = "STLS";
  client_class->challenge_beginning = "+ ";
  client_class->read_greeting = pr_pop3_client_read_greeting;
  client_class->ask_capabilities = pr_pop3_client_ask_capabilities;
  client_class->read_ok = pr_pop3_client_read_ok;
  client_class->ask_starttls = pr_pop3_client_ask_starttls;
  client_class->takes_initial = pr_pop3_client_takes_initial;
  client_class->read_auth_reply = pr_pop3_client_read_auth_reply;
  client_class->can_log_in = pr_pop3_client_can_log_in;
  client_class->log_in = pr_pop3_client_log_in;
}

static void
pr_pop3_client_init (PrPop3Client *self)
{
  self->parser = pr_pop3_reply_parser_new ();
}

/**
 * pr_pop3_client_has_apop:
 *
 * Returns: %TRUE if the server has greeted with a time stamp, and nothing has happened since that
 *   makes it worthless
 */
gboolean
pr_pop3_client_has_apop (PrPop3Client *self)
{
  return self->timestamp != NULL;
}

/**
 * pr_pop3_client_apop:
 * @username: the login name
 * @password: the password, which the server needs to have in clear text
 * @error: return location
 *
 * Signs in by a digest of password and greeting; only where pr_pop3_client_has_apop(). What goes over
 * an unencrypted connection is enough to guess a weak password from. RFC: 1939 §7.
 *
 * Errors: %PR_PROTOCOL_ERROR_REFUSED, %PR_PROTOCOL_ERROR_ARGUMENT where the name holds a blank, and
 * those of pr_sasl_apop().
 *
 * Returns: %TRUE if signed in
 */
gboolean
pr_pop3_client_apop (PrPop3Client *self,
                     const char *username,
                     PrSecret *password,
                     GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrSecret) digest = NULL;
  g_autoptr (PrCommand) command = pr_command_new ();

  g_return_val_if_fail (pr_pop3_client_has_apop (self), FALSE);

  if (strchr (username, ' ') != NULL)
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_ARGUMENT,
                           "APOP takes no name with a blank");
      return FALSE;
    }
  digest = pr_sasl_apop (self->timestamp, password, error);
  if (digest == NULL)
    return FALSE;
  pr_command_add (command, "APOP ");
  pr_command_add (command, username);
  pr_command_add (command, " ");
  pr_command_add_secret (command, digest);
  pr_command_end_line (command);
  if (!pr_client_send (client, command, error))
    return FALSE;
  pr_client_set_sent_credentials (client);
  if (!expect_ok (self, error))
    return FALSE;
  pr_client_set_signed_in (client);
  return TRUE;
}

/**
 * pr_pop3_client_stat:
 * @n_messages: (out): how many messages are in the mailbox
 * @error: return location
 *
 * Looks into the mailbox. Where the server can do PIPELINING the good-bye goes out in the same flight:
 * one round trip for both. pr_pop3_client_read_log_out() comes next in either case. RFC: 1939 §5,
 * 2449 §6.6.
 *
 * Returns: %TRUE if the mailbox can be read
 */
gboolean
pr_pop3_client_stat (PrPop3Client *self, guint32 *n_messages, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrCommand) command = pr_command_new ();

  self->said_quit = pr_client_has_capability (client, "PIPELINING");
  pr_command_add (command, "STAT");
  pr_command_end_line (command);
  if (self->said_quit)
    {
      pr_command_add (command, "QUIT");
      pr_command_end_line (command);
    }
  if (!pr_client_send (client, command, error) || !expect_ok (self, error))
    return FALSE;
  if (pr_pop3_reply_get_count (pr_client_get_last_reply (client), n_messages))
    return TRUE;
  return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_POP3, error);
}

/**
 * pr_pop3_client_read_log_out:
 * @error: return location
 *
 * Reads the answer to the good-bye of pr_pop3_client_stat(), or says it first where that could not.
 *
 * Returns: %TRUE if the server said good-bye too
 */
gboolean
pr_pop3_client_read_log_out (PrPop3Client *self, GError **error)
{
  return self->said_quit ? expect_ok (self, error) : pr_client_log_out (PR_CLIENT (self), error);
}

/**
 * pr_pop3_client_run:
 * @verb: a command
 * @argument: (nullable): what follows it
 * @error: return location
 *
 * Reads one line of the answer; the caller reads what follows.
 *
 * Returns: %TRUE if the server says +OK
 */
gboolean
pr_pop3_client_run (PrPop3Client *self, const char *verb, const char *argument, GError **error)
{
  return run_command (self, verb, argument, error);
}
