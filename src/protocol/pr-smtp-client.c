/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-smtp-client.h"

#include "pr-client-private.h"
#include "pr-email-address.h"
#include "pr-smtp-reply-parser.h"

#include <string.h>

/* RFC 4954 §4 with RFC 5321 §4.5.3.1.4: a longer initial response has to wait for the server's word. */
#define COMMAND_MAX_BYTES 512

struct _PrSmtpClient
{
  PrClient parent_instance;

  PrSmtpReplyParser *parser;
  char *sender;
  char *recipient;
  gboolean pipelined;
};

G_DEFINE_FINAL_TYPE (PrSmtpClient, pr_smtp_client, PR_TYPE_CLIENT)

static gboolean
read_reply (PrSmtpClient *self, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  PrDeadline wait = pr_client_begin_wait (client);

  for (;;)
    {
      g_autoptr (GBytes) line = pr_client_read_line (client, PR_SMTP_LINE_MAX_BYTES, &wait, error);
      PrReply *reply = NULL;

      if (line == NULL)
        return FALSE;
      switch (pr_smtp_reply_parser_feed (self->parser, line, &reply))
        {
        case PR_SMTP_PARSE_MORE:
          break;
        case PR_SMTP_PARSE_DONE:
          pr_client_take_last_reply (client, reply);
          return TRUE;
        case PR_SMTP_PARSE_TOO_LONG:
          g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG,
                               "a reply of too many lines");
          return FALSE;
        case PR_SMTP_PARSE_MALFORMED:
        default:
          return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_SMTP, error);
        }
    }
}

static gboolean
expect_ok (PrSmtpClient *self, GError **error)
{
  return read_reply (self, error) && pr_client_expect_ok (PR_CLIENT (self), error);
}

static gboolean
pr_smtp_client_read_greeting (PrClient *client, GError **error)
{
  g_autofree char *evidence = NULL;
  const char *service;
  guint code;

  if (!read_reply (PR_SMTP_CLIENT (client), error))
    return FALSE;
  code = pr_reply_get_code (pr_client_get_last_reply (client));
  if (code >= 400)
    return pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
  if (code != 220)
    return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_SMTP, error);

  /* A greeting of several lines may say only in one of them that it is of FTP. */
  evidence = pr_reply_dup_evidence (pr_client_get_last_reply (client));
  service = pr_client_guess_service (evidence, strlen (evidence));
  if (g_strcmp0 (service, "FTP") == 0)
    return pr_client_set_wrong_service (client, service, error);
  return TRUE;
}

static void
add_mechanisms (PrClient *client, const char *words)
{
  g_auto (GStrv) names = g_strsplit (words, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    pr_client_add_mechanism (client, names[i], strlen (names[i]));
}

/* The first line of the reply is the server's name; each other one a capability (RFC 5321 §4.1.1.1).
 * “AUTH=” is how some wrote it before RFC 2554; they often say both. */
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
      if (g_ascii_strncasecmp (line, "AUTH", 4) == 0 && (line[4] == ' ' || line[4] == '='))
        add_mechanisms (client, line + 5);
    }
  pr_client_set_knows_capabilities (client);
}

/* RFC 5321 §4.1.4: who has no name in DNS gives its address. */
static char *
dup_hello_name (PrClient *client)
{
  g_autoptr (GInetAddress) address =
      pr_connection_dup_local_address (pr_client_get_connection (client));
  g_autofree char *text = address == NULL ? NULL : g_inet_address_to_string (address);

  if (text == NULL)
    return g_strdup ("[127.0.0.1]");
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    return g_strdup_printf ("[IPv6:%s]", text);
  return g_strdup_printf ("[%s]", text);
}

static gboolean
pr_smtp_client_ask_capabilities (PrClient *client, GError **error)
{
  PrSmtpClient *self = PR_SMTP_CLIENT (client);
  g_autofree char *name = dup_hello_name (client);
  guint code;

  pr_client_clear_capabilities (client);
  if (!pr_client_send_line (client, "EHLO", name, error) || !read_reply (self, error))
    return FALSE;
  code = pr_reply_get_code (pr_client_get_last_reply (client));
  if (code / 100 == 2)
    {
      take_capabilities (client);
      return TRUE;
    }

  /* RFC 5321 §3.2: a server that does not know EHLO gets the old greeting. */
  if (code != 500 && code != 501 && code != 502 && code != 504)
    return pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
  if (!pr_client_send_line (client, "HELO", name, error) || !expect_ok (self, error))
    return FALSE;
  pr_client_set_knows_capabilities (client);
  return TRUE;
}

static gboolean
pr_smtp_client_ask_starttls (PrClient *client, GError **error)
{
  return pr_client_send_line (client, "STARTTLS", NULL, error)
         && expect_ok (PR_SMTP_CLIENT (client), error);
}

static gboolean
pr_smtp_client_takes_initial (PrClient *client G_GNUC_UNUSED, gsize line_bytes)
{
  return line_bytes <= COMMAND_MAX_BYTES;
}

/* RFC 4954 §4: 334 asks, 235 says yes. Any other reply that is no refusal is none that AUTH can have,
 * and no program would take it for a success. */
static gboolean
pr_smtp_client_read_auth_reply (PrClient *client, GError **error)
{
  guint code;

  if (!read_reply (PR_SMTP_CLIENT (client), error))
    return FALSE;
  code = pr_reply_get_code (pr_client_get_last_reply (client));
  if (code >= 400 || code == 334 || code == 235)
    return TRUE;
  return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_SMTP, error);
}

static gboolean
pr_smtp_client_read_ok (PrClient *client, GError **error)
{
  return expect_ok (PR_SMTP_CLIENT (client), error);
}

static void
pr_smtp_client_finalize (GObject *object)
{
  PrSmtpClient *self = PR_SMTP_CLIENT (object);

  pr_smtp_reply_parser_free (self->parser);
  g_free (self->sender);
  g_free (self->recipient);

  G_OBJECT_CLASS (pr_smtp_client_parent_class)->finalize (object);
}

static void
pr_smtp_client_class_init (PrSmtpClientClass *klass)
{
  PrClientClass *client_class = PR_CLIENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pr_smtp_client_finalize;
  client_class->starttls_word = "STARTTLS";
  client_class->challenge_beginning = "334 ";
  client_class->read_greeting = pr_smtp_client_read_greeting;
  client_class->ask_capabilities = pr_smtp_client_ask_capabilities;
  client_class->read_ok = pr_smtp_client_read_ok;
  client_class->ask_starttls = pr_smtp_client_ask_starttls;
  client_class->takes_initial = pr_smtp_client_takes_initial;
  client_class->read_auth_reply = pr_smtp_client_read_auth_reply;
}

static void
pr_smtp_client_init (PrSmtpClient *self)
{
  self->parser = pr_smtp_reply_parser_new ();
}

/* An address as it goes between angle brackets: the domain in A-labels, so that only a local part
 * beyond ASCII needs SMTPUTF8 (RFC 6531 §3.2). */
static char *
dup_path (const char *address)
{
  g_autofree char *local_part = pr_email_address_dup_local_part (address);
  g_autofree char *domain = pr_email_address_dup_ascii_domain (address);

  return g_strconcat (local_part, "@", domain, NULL);
}

static gboolean
needs_smtputf8 (PrSmtpClient *self)
{
  return !g_str_is_ascii (self->sender) || !g_str_is_ascii (self->recipient);
}

static void
add_mail (PrSmtpClient *self, PrCommand *command)
{
  pr_command_add (command, "MAIL FROM:<");
  pr_command_add (command, self->sender);
  pr_command_add (command, ">");
  if (needs_smtputf8 (self))
    pr_command_add (command, " SMTPUTF8");
  pr_command_end_line (command);
}

static void
add_rcpt (PrSmtpClient *self, PrCommand *command)
{
  pr_command_add (command, "RCPT TO:<");
  pr_command_add (command, self->recipient);
  pr_command_add (command, ">");
  pr_command_end_line (command);
}

static void
add_word (PrCommand *command, const char *word)
{
  pr_command_add (command, word);
  pr_command_end_line (command);
}

static gboolean
open_envelope (PrSmtpClient *self,
               const char *sender,
               const char *recipient,
               const char *const *words,
               GError **error)
{
  g_autoptr (PrCommand) command = pr_command_new ();
  PrClient *client = PR_CLIENT (self);

  g_free (self->sender);
  g_free (self->recipient);
  self->sender = dup_path (sender);
  self->recipient = dup_path (recipient);
  if (needs_smtputf8 (self) && !pr_client_has_capability (client, "SMTPUTF8"))
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED,
                           "the server does not offer SMTPUTF8, which the address needs");
      return FALSE;
    }

  self->pipelined = pr_client_has_capability (client, "PIPELINING");
  add_mail (self, command);
  if (self->pipelined)
    {
      add_rcpt (self, command);
      for (; *words != NULL; words++)
        add_word (command, *words);
    }
  return pr_client_send (client, command, error);
}

/**
 * pr_smtp_client_open_envelope:
 * @sender: a normalized address, for MAIL FROM
 * @recipient: a normalized address, for RCPT TO
 * @error: return location
 *
 * Asks whether the server would take mail, without sending any; the answers are read by
 * pr_smtp_client_read_sender_reply(), pr_smtp_client_read_recipient_reply() and
 * pr_smtp_client_close_envelope(), in their order. Where the server can do PIPELINING (RFC 2920)
 * MAIL, RCPT, RSET and QUIT go out together, in one round trip; else one by one.
 *
 * Errors: %PR_PROTOCOL_ERROR_NOT_OFFERED where an address goes beyond ASCII and the server has no
 * SMTPUTF8. RFC: 5321 §3.3, 6531.
 *
 * Returns: %TRUE if the question is on its way
 */
gboolean
pr_smtp_client_open_envelope (PrSmtpClient *self,
                              const char *sender,
                              const char *recipient,
                              GError **error)
{
  static const char *const words[] = { "RSET", "QUIT", NULL };

  return open_envelope (self, sender, recipient, words, error);
}

/**
 * pr_smtp_client_open_message:
 * @sender: a normalized address, for MAIL FROM
 * @recipient: a normalized address, for RCPT TO
 * @error: return location
 *
 * Begins to send a message: after pr_smtp_client_read_sender_reply() and
 * pr_smtp_client_read_recipient_reply() comes pr_smtp_client_send_message(). Where the server can
 * do PIPELINING MAIL, RCPT and DATA go out together. Then a server may ask for the message also
 * where it has refused the recipient (RFC 2920 §3.1); a connection that is closed instead lets
 * nothing be delivered, not even an empty message.
 *
 * Errors: as pr_smtp_client_open_envelope(). RFC: 5321 §3.3, 6531.
 *
 * Returns: %TRUE if it is on its way
 */
gboolean
pr_smtp_client_open_message (PrSmtpClient *self,
                             const char *sender,
                             const char *recipient,
                             GError **error)
{
  static const char *const words[] = { "DATA", NULL };

  return open_envelope (self, sender, recipient, words, error);
}

/**
 * pr_smtp_client_read_sender_reply:
 * @error: return location
 *
 * Returns: %TRUE if the server takes mail from the sender
 */
gboolean
pr_smtp_client_read_sender_reply (PrSmtpClient *self, GError **error)
{
  return expect_ok (self, error);
}

/**
 * pr_smtp_client_read_recipient_reply:
 * @error: return location
 *
 * Returns: %TRUE if the server takes mail for the recipient
 */
gboolean
pr_smtp_client_read_recipient_reply (PrSmtpClient *self, GError **error)
{
  if (!self->pipelined)
    {
      g_autoptr (PrCommand) command = pr_command_new ();

      add_rcpt (self, command);
      if (!pr_client_send (PR_CLIENT (self), command, error))
        return FALSE;
    }
  return expect_ok (self, error);
}

/* RFC 5321 §4.1.1.4 */
static gboolean
wait_for_go_ahead (PrSmtpClient *self, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  const PrReply *reply;

  if (!self->pipelined && !pr_client_send_line (client, "DATA", NULL, error))
    return FALSE;
  if (!read_reply (self, error))
    return FALSE;
  reply = pr_client_get_last_reply (client);
  if (pr_reply_get_code (reply) == 354)
    return TRUE;
  if (pr_reply_get_status (reply) == PR_REPLY_NO)
    return pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
  return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_SMTP, error);
}

/**
 * pr_smtp_client_send_message:
 * @lines: header and body, without line ends; those that begin with a dot get another in front
 * @error: return location
 *
 * After pr_smtp_client_open_message(), where sender and recipient were accepted. What the server
 * says at last, often the name that the message has there, is the last reply. RFC: 5321 §4.5.2.
 *
 * Returns: %TRUE if the server answers for the message from now on
 */
gboolean
pr_smtp_client_send_message (PrSmtpClient *self, const char *const *lines, GError **error)
{
  g_autoptr (PrCommand) command = pr_command_new ();

  if (!wait_for_go_ahead (self, error))
    return FALSE;
  for (; *lines != NULL; lines++)
    {
      if (**lines == '.')
        pr_command_add (command, ".");
      add_word (command, *lines);
    }
  add_word (command, ".");
  return pr_client_send (PR_CLIENT (self), command, error) && expect_ok (self, error);
}

/**
 * pr_smtp_client_close_envelope:
 * @error: return location
 *
 * Takes the envelope back and says good-bye, whatever the server thought of it. To be called after
 * both answers were read, or, without PIPELINING, after the first one.
 *
 * Returns: %TRUE if the server said good-bye too
 */
gboolean
pr_smtp_client_close_envelope (PrSmtpClient *self, GError **error)
{
  PrClient *client = PR_CLIENT (self);

  if (!self->pipelined && !pr_client_send_line (client, "RSET", NULL, error))
    return FALSE;
  if (!read_reply (self, error))
    return FALSE;
  return self->pipelined ? expect_ok (self, error) : pr_client_log_out (client, error);
}

/**
 * pr_smtp_client_is_pipelined:
 *
 * Returns: %TRUE if the whole envelope went out in one, so that every answer to it has to be read
 */
gboolean
pr_smtp_client_is_pipelined (PrSmtpClient *self)
{
  return self->pipelined;
}
