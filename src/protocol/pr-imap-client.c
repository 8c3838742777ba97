/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-imap-client.h"

#include "pr-imap-client-private.h"
#include "pr-net.h"

#include <string.h>

/* What a server may say unasked before it answers: a large inbox has some flags and a number. */
#define MAX_UNTAGGED 2000
#define MAX_UNTAGGED_BYTES (4 * 1024 * 1024)

/* Whoever has said good-bye has little more to say. */
#define BYE_WAIT_MS 2000

struct _PrImapClient
{
  PrClient parent_instance;

  PrImapResponseParser *parser;
  guint n_commands;
  guint32 n_exists;
  PrImapResponseFunc response_func; /* while pr_imap_client_run() runs */
  gpointer response_data;
};

G_DEFINE_FINAL_TYPE (PrImapClient, pr_imap_client, PR_TYPE_CLIENT)

static PrImapResponse *
read_response (PrImapClient *self, const PrDeadline *wait, gsize *n_read, GError **error)
{
  PrClient *client = PR_CLIENT (self);

  for (;;)
    {
      g_autoptr (GBytes) line = pr_client_read_line (client, PR_IMAP_LINE_MAX_BYTES, wait, error);
      g_autoptr (GBytes) literal = NULL;
      PrImapResponse *response = NULL;
      gsize literal_bytes = 0;

      if (line == NULL)
        return NULL;
      *n_read += g_bytes_get_size (line);
      switch (pr_imap_response_parser_feed_line (self->parser, line, &literal_bytes, &response))
        {
        case PR_IMAP_PARSE_DONE:
          return response;
        case PR_IMAP_PARSE_LITERAL:
          literal = pr_client_read_bytes (client, literal_bytes, wait, error);
          if (literal == NULL)
            return NULL;
          *n_read += literal_bytes;
          pr_imap_response_parser_feed_literal (self->parser, literal);
          break;
        case PR_IMAP_PARSE_TOO_LONG:
          g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG,
                               "a response that is too long or nested too deeply");
          return NULL;
        case PR_IMAP_PARSE_MALFORMED:
        default:
          pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_IMAP, error);
          return NULL;
        }
    }
}

static void
take_capabilities (PrImapClient *self, const GPtrArray *tokens)
{
  PrClient *client = PR_CLIENT (self);

  pr_client_clear_capabilities (client);
  for (guint i = 0; i < tokens->len; i++)
    {
      const PrImapToken *token = tokens->pdata[i];
      gsize n_bytes;
      const char *text = token->text == NULL ? NULL : g_bytes_get_data (token->text, &n_bytes);

      if (text == NULL)
        continue;
      pr_client_add_capability (client, text, n_bytes);
      if (n_bytes > 5 && g_ascii_strncasecmp (text, "AUTH=", 5) == 0)
        pr_client_add_mechanism (client, text + 5, n_bytes - 5);
    }
  pr_client_set_knows_capabilities (client);
}

/* What any response may tell, whichever command it came with. */
static void
take_side_effects (PrImapClient *self, const PrImapResponse *response)
{
  if (self->response_func != NULL)
    self->response_func (response, self->response_data);
  if (response->kind == PR_IMAP_RESPONSE_DATA)
    {
      if (strcmp (response->name, "CAPABILITY") == 0)
        take_capabilities (self, response->tokens);
      else if (strcmp (response->name, "EXISTS") == 0)
        self->n_exists = response->number;
    }
  else if (response->kind == PR_IMAP_RESPONSE_STATUS
           && g_strcmp0 (pr_reply_get_bracket_code (response->reply), "CAPABILITY") == 0
           && response->tokens != NULL)
    take_capabilities (self, response->tokens);
}

static char *
dup_tag (guint number)
{
  return g_strdup_printf ("a%u", number);
}

/* A BYE is the last thing that a server says (RFC 9051 §7.1.5): it is taken for the answer where none
 * follows, because it hangs up, or forgets to. */
static void
end_with_bye (PrClient *client, PrReply *bye, GError *without_bye, GError **error)
{
  if (bye == NULL
      || (!g_error_matches (without_bye, PR_NET_ERROR, PR_NET_ERROR_CLOSED)
          && !g_error_matches (without_bye, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT)))
    {
      g_propagate_error (error, without_bye);
      return;
    }
  g_error_free (without_bye);
  pr_client_take_last_reply (client, pr_reply_ref (bye));
  pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
}

/* Reads up to the answer to the command of that number, or, where @stop_at_continue, to a “+”. */
static PrImapResponse *
read_answer (PrImapClient *self, guint number, gboolean stop_at_continue, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  PrDeadline wait = pr_client_begin_wait (client);
  g_autofree char *tag = dup_tag (number);
  g_autoptr (PrReply) bye = NULL;
  gsize n_read = 0;

  for (guint i = 0; i < MAX_UNTAGGED && n_read < MAX_UNTAGGED_BYTES; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (PrImapResponse) response = read_response (self, &wait, &n_read, &local_error);

      if (response == NULL)
        {
          end_with_bye (client, bye, g_steal_pointer (&local_error), error);
          return NULL;
        }
      take_side_effects (self, response);
      if (g_strcmp0 (response->tag, tag) == 0
          || (response->kind == PR_IMAP_RESPONSE_CONTINUE && stop_at_continue))
        {
          pr_client_take_last_reply (client, pr_reply_ref (response->reply));
          return g_steal_pointer (&response);
        }
      if (response->kind == PR_IMAP_RESPONSE_STATUS && response->tag == NULL
          && pr_reply_get_status (response->reply) == PR_REPLY_BYE && bye == NULL)
        {
          gint64 left_ms = pr_deadline_get_remaining_us (&wait) / 1000;

          bye = pr_reply_ref (response->reply);
          wait = pr_deadline_begin_wait_at_most (&wait, (guint) MIN (left_ms, BYE_WAIT_MS));
        }
      else if (response->tag != NULL || response->kind == PR_IMAP_RESPONSE_CONTINUE)
        {
          g_set_error (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED,
                       "an answer to “%s” where “%s” was asked",
                       response->tag == NULL ? "+" : response->tag, tag);
          return NULL;
        }
    }
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG,
                       "the server says more and more, but does not answer");
  return NULL;
}

static gboolean
expect_ok (PrImapClient *self, guint number, GError **error)
{
  g_autoptr (PrImapResponse) response = read_answer (self, number, FALSE, error);

  if (response == NULL)
    return FALSE;
  if (pr_reply_get_status (response->reply) == PR_REPLY_OK)
    return TRUE;
  return pr_client_set_refused (PR_CLIENT (self), PR_PROTOCOL_ERROR_REFUSED, error);
}

/* Begins a command line and returns its number. */
static guint
begin_command (PrImapClient *self, PrCommand *command, const char *words)
{
  g_autofree char *tag = dup_tag (++self->n_commands);

  pr_command_add (command, tag);
  pr_command_add (command, " ");
  pr_command_add (command, words);
  return self->n_commands;
}

static gboolean
run_command (PrImapClient *self, const char *words, GError **error)
{
  g_autoptr (PrCommand) command = pr_command_new ();
  guint number = begin_command (self, command, words);

  pr_command_end_line (command);
  return pr_client_send (PR_CLIENT (self), command, error) && expect_ok (self, number, error);
}

static gboolean
pr_imap_client_read_greeting (PrClient *client, GError **error)
{
  PrImapClient *self = PR_IMAP_CLIENT (client);
  PrDeadline wait = pr_client_begin_wait (client);
  gsize n_read = 0;
  g_autoptr (PrImapResponse) response = read_response (self, &wait, &n_read, error);

  if (response == NULL)
    return FALSE;
  if (response->kind != PR_IMAP_RESPONSE_STATUS || response->tag != NULL)
    return pr_client_set_wrong_service_or_malformed (client, PR_PROTOCOL_IMAP, error);
  take_side_effects (self, response);
  pr_client_take_last_reply (client, pr_reply_ref (response->reply));
  switch (pr_reply_get_status (response->reply))
    {
    case PR_REPLY_OK:
      return TRUE;
    case PR_REPLY_PREAUTH:
      pr_client_set_signed_in (client);
      return TRUE;
    default:
      return pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
    }
}

static gboolean
pr_imap_client_ask_capabilities (PrClient *client, GError **error)
{
  pr_client_clear_capabilities (client);
  if (!run_command (PR_IMAP_CLIENT (client), "CAPABILITY", error))
    return FALSE;
  if (pr_client_knows_capabilities (client))
    return TRUE;
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED,
                       "the server does not say what it offers");
  return FALSE;
}

static gboolean
pr_imap_client_ask_starttls (PrClient *client, GError **error)
{
  PrImapClient *self = PR_IMAP_CLIENT (client);

  if (!run_command (self, "STARTTLS", error))
    return FALSE;
  self->n_exists = 0;
  return TRUE;
}

static void
pr_imap_client_begin_auth (PrClient *client, PrCommand *command)
{
  begin_command (PR_IMAP_CLIENT (client), command, "AUTHENTICATE ");
}

/* RFC 4959 §3 */
static gboolean
pr_imap_client_takes_initial (PrClient *client, gsize line_bytes G_GNUC_UNUSED)
{
  return pr_client_has_capability (client, "SASL-IR");
}

static gboolean
pr_imap_client_read_auth_reply (PrClient *client, GError **error)
{
  PrImapClient *self = PR_IMAP_CLIENT (client);
  g_autoptr (PrImapResponse) response = read_answer (self, self->n_commands, TRUE, error);

  return response != NULL;
}

static gboolean
pr_imap_client_can_log_in (PrClient *client)
{
  return !pr_client_has_capability (client, "LOGINDISABLED");
}

/* RFC 9051 §4.3: quoted = DQUOTE *(any TEXT-CHAR except quoted-specials / "\" quoted-specials) DQUOTE;
 * only US-ASCII, and without CR, LF and NUL. Everything else needs a literal. */
static PrSecret *
quote (PrSecret *secret)
{
  const char *text = pr_secret_get_text (secret);
  gsize n_bytes = pr_secret_get_size (secret);
  gsize n_escapes = 0;
  PrSecret *quoted;
  char *out;

  if (n_bytes > 1000)
    return NULL;
  for (gsize i = 0; i < n_bytes; i++)
    {
      if ((guchar) text[i] < 0x20 || (guchar) text[i] >= 0x7f)
        return NULL;
      n_escapes += text[i] == '"' || text[i] == '\\';
    }
  quoted = pr_secret_new_sized (n_bytes + n_escapes + 2, &out);
  *out++ = '"';
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (text[i] == '"' || text[i] == '\\')
        *out++ = '\\';
      *out++ = text[i];
    }
  *out = '"';
  return quoted;
}

/* Adds an astring; where it has to be a literal and the server must agree first, that is waited for
 * in the middle of the command (RFC 9051 §4.3, RFC 7888). */
static gboolean
add_astring (PrImapClient *self,
             PrCommand **command,
             PrSecret *secret,
             gboolean hidden,
             guint number,
             GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrSecret) quoted = quote (secret);
  g_autofree char *announced = NULL;
  g_autoptr (PrImapResponse) response = NULL;
  gsize n_bytes = pr_secret_get_size (secret);
  gboolean at_once = pr_client_has_capability (client, "LITERAL+")
                     || (pr_client_has_capability (client, "LITERAL-") && n_bytes <= 4096);

  if (quoted != NULL)
    {
      if (hidden)
        pr_command_add_secret (*command, quoted);
      else
        pr_command_add (*command, pr_secret_get_text (quoted));
      return TRUE;
    }

  announced = g_strdup_printf ("{%" G_GSIZE_FORMAT "%s}", n_bytes, at_once ? "+" : "");
  if (hidden)
    {
      g_autoptr (PrSecret) length = pr_secret_new (announced, -1);

      pr_command_add_secret (*command, length);
    }
  else
    pr_command_add (*command, announced);
  pr_command_end_line (*command);
  if (!at_once)
    {
      if (!pr_client_send (client, *command, error))
        return FALSE;
      g_clear_pointer (command, pr_command_free);
      *command = pr_command_new ();
      response = read_answer (self, number, TRUE, error);
      if (response == NULL)
        return FALSE;
      if (response->kind != PR_IMAP_RESPONSE_CONTINUE)
        return pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
    }
  if (hidden)
    pr_command_add_secret (*command, secret);
  else
    pr_command_add (*command, pr_secret_get_text (secret));
  return TRUE;
}

static gboolean
pr_imap_client_log_in (PrClient *client,
                       const char *username,
                       PrSecret *password,
                       GError **error)
{
  PrImapClient *self = PR_IMAP_CLIENT (client);
  g_autoptr (PrSecret) name = pr_secret_new (username, -1);
  PrCommand *command = pr_command_new ();
  guint number = begin_command (self, command, "LOGIN ");
  gboolean sent;

  sent = add_astring (self, &command, name, FALSE, number, error);
  if (sent)
    pr_command_add (command, " ");
  sent = sent && add_astring (self, &command, password, TRUE, number, error);
  if (sent)
    {
      pr_command_end_line (command);
      pr_client_set_sent_credentials (client);
      sent = pr_client_send (client, command, error);
    }
  pr_command_free (command);
  if (!sent || !expect_ok (self, number, error))
    return FALSE;
  pr_client_set_signed_in (client);
  return TRUE;
}

static gboolean
pr_imap_client_say_good_bye (PrClient *client, GError **error)
{
  g_autoptr (PrCommand) command = pr_command_new ();

  begin_command (PR_IMAP_CLIENT (client), command, "LOGOUT");
  pr_command_end_line (command);
  return pr_client_send (client, command, error);
}

static gboolean
pr_imap_client_read_ok (PrClient *client, GError **error)
{
  PrImapClient *self = PR_IMAP_CLIENT (client);

  return expect_ok (self, self->n_commands, error);
}

static void
pr_imap_client_finalize (GObject *object)
{
  pr_imap_response_parser_free (PR_IMAP_CLIENT (object)->parser);

  G_OBJECT_CLASS (pr_imap_client_parent_class)->finalize (object);
}

static void
pr_imap_client_class_init (PrImapClientClass *klass)
{
  PrClientClass *client_class = PR_CLIENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pr_imap_client_finalize;
  client_class->starttls_word = "STARTTLS";
  client_class->challenge_beginning = "+ ";
  client_class->read_greeting = pr_imap_client_read_greeting;
  client_class->ask_capabilities = pr_imap_client_ask_capabilities;
  client_class->read_ok = pr_imap_client_read_ok;
  client_class->ask_starttls = pr_imap_client_ask_starttls;
  client_class->begin_auth = pr_imap_client_begin_auth;
  client_class->takes_initial = pr_imap_client_takes_initial;
  client_class->read_auth_reply = pr_imap_client_read_auth_reply;
  client_class->can_log_in = pr_imap_client_can_log_in;
  client_class->log_in = pr_imap_client_log_in;
  client_class->say_good_bye = pr_imap_client_say_good_bye;
}

static void
pr_imap_client_init (PrImapClient *self)
{
  self->parser = pr_imap_response_parser_new ();
}

/* RFC 2971: some (NetEase) open no mailbox to a program that does not say what it is. */
static void
add_id (PrImapClient *self, PrCommand *command)
{
  begin_command (self, command, "ID (\"name\" \"Postrider\" \"version\" \"" PR_VERSION "\")");
  pr_command_end_line (command);
}

/**
 * pr_imap_client_examine_inbox:
 * @n_messages: (out): how many messages are in it
 * @error: return location
 *
 * Opens the inbox for reading only, and says good-bye in the same flight: one round trip for both.
 * pr_imap_client_read_log_out() then reads the answer to the good-bye. RFC: 9051 §5.5, §6.3.3.
 *
 * Returns: %TRUE if the inbox can be read
 */
gboolean
pr_imap_client_examine_inbox (PrImapClient *self, guint32 *n_messages, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrCommand) command = pr_command_new ();
  guint id_number = 0;
  guint number;

  if (pr_client_has_capability (client, "ID"))
    {
      add_id (self, command);
      id_number = self->n_commands;
    }
  self->n_exists = 0;
  number = begin_command (self, command, "EXAMINE INBOX");
  pr_command_end_line (command);
  begin_command (self, command, "LOGOUT");
  pr_command_end_line (command);
  if (!pr_client_send (client, command, error))
    return FALSE;

  if (id_number != 0)
    {
      /* Whether it likes to know is its own affair. */
      g_autoptr (PrImapResponse) answer = read_answer (self, id_number, FALSE, error);

      if (answer == NULL)
        return FALSE;
    }
  if (!expect_ok (self, number, error))
    return FALSE;
  *n_messages = self->n_exists;
  return TRUE;
}

/**
 * pr_imap_client_read_log_out:
 * @error: return location
 *
 * Reads the answer to the good-bye of pr_imap_client_examine_inbox().
 *
 * Returns: %TRUE if the server said good-bye too
 */
gboolean
pr_imap_client_read_log_out (PrImapClient *self, GError **error)
{
  return expect_ok (self, self->n_commands, error);
}

/**
 * pr_imap_client_run:
 * @words: a command, without its tag; literals have no place in it
 * @func: (nullable): gets every response up to the answer, that one included
 * @data: for @func
 * @error: return location
 *
 * Returns: %TRUE if the server did what it was asked for
 */
gboolean
pr_imap_client_run (PrImapClient *self,
                    const char *words,
                    PrImapResponseFunc func,
                    gpointer data,
                    GError **error)
{
  gboolean done;

  self->response_func = func;
  self->response_data = data;
  done = run_command (self, words, error);
  self->response_func = NULL;
  self->response_data = NULL;
  return done;
}

/**
 * pr_imap_client_run_private:
 * @words: as pr_imap_client_run()
 * @what: what the answer holds that the transcript must not
 * @func: (nullable): as pr_imap_client_run()
 * @data: for @func
 * @error: return location
 *
 * Returns: %TRUE if the server did what it was asked for
 */
gboolean
pr_imap_client_run_private (PrImapClient *self,
                            const char *words,
                            const char *what,
                            PrImapResponseFunc func,
                            gpointer data,
                            GError **error)
{
  gboolean done;

  pr_client_set_private (PR_CLIENT (self), TRUE, what);
  done = pr_imap_client_run (self, words, func, data, error);
  pr_client_set_private (PR_CLIENT (self), FALSE, NULL);
  return done;
}

/* Waits until the number of messages is another one, or until the time is up. */
static gboolean
wait_for_news (PrImapClient *self, const PrDeadline *until, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  guint32 n_before = self->n_exists;
  gsize n_read = 0;

  for (guint i = 0; i < MAX_UNTAGGED && n_read < MAX_UNTAGGED_BYTES; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (PrImapResponse) response = NULL;
      PrDeadline wait;

      if (self->n_exists != n_before)
        return TRUE;
      if (!pr_client_wait_for_data (client, until, &local_error))
        {
          if (g_error_matches (local_error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT))
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      wait = pr_client_begin_wait (client);
      response = read_response (self, &wait, &n_read, error);
      if (response == NULL)
        return FALSE;
      take_side_effects (self, response);
      if (response->tag != NULL || response->kind == PR_IMAP_RESPONSE_CONTINUE)
        {
          g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED,
                               "an answer while idling");
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * pr_imap_client_idle:
 * @until: when to stop waiting
 * @error: return location
 *
 * Waits for the server to say that the open folder has another number of messages, or for @until,
 * which is no error. Only where IDLE is offered. RFC: 2177, 9051 §6.3.13.
 *
 * Returns: %TRUE if the server can be asked on
 */
gboolean
pr_imap_client_idle (PrImapClient *self, const PrDeadline *until, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrCommand) command = pr_command_new ();
  g_autoptr (PrImapResponse) answer = NULL;
  guint number = begin_command (self, command, "IDLE");

  pr_command_end_line (command);
  if (!pr_client_send (client, command, error))
    return FALSE;
  answer = read_answer (self, number, TRUE, error);
  if (answer == NULL)
    return FALSE;
  if (answer->kind != PR_IMAP_RESPONSE_CONTINUE)
    return pr_client_set_refused (client, PR_PROTOCOL_ERROR_REFUSED, error);
  return wait_for_news (self, until, error) && pr_client_send_line (client, "DONE", NULL, error)
         && expect_ok (self, number, error);
}

/**
 * pr_imap_client_introduce:
 * @error: return location
 *
 * Says what this program is, where the server wants to know; what it thinks of it is its own
 * affair. Some open no folder before. RFC: 2971.
 *
 * Returns: %TRUE if the server can be asked on
 */
gboolean
pr_imap_client_introduce (PrImapClient *self, GError **error)
{
  PrClient *client = PR_CLIENT (self);
  g_autoptr (PrCommand) command = pr_command_new ();
  g_autoptr (PrImapResponse) answer = NULL;

  if (!pr_client_has_capability (client, "ID"))
    return TRUE;
  add_id (self, command);
  if (!pr_client_send (client, command, error))
    return FALSE;
  answer = read_answer (self, self->n_commands, FALSE, error);
  return answer != NULL;
}
