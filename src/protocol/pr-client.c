/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-client-private.h"

#include "pr-net.h"
#include "pr-printable.h"

#include <string.h>

/* More than any server has; a list that goes on is not believed further. */
#define MAX_CAPABILITIES 200
#define MAX_CAPABILITY_CHARS 200

#define MAX_SHOWN_CHARS 500

/* Nobody waits longer for what a server says to an exchange that is broken off. */
#define CANCEL_WAIT_MS 2000

typedef struct
{
  PrConnection *connection;
  PrDeadline deadline;
  GCancellable *cancellable;

  GBytes *last_line;
  PrReply *last_reply;
  const char *found_service;
  GPtrArray *capabilities;
  GPtrArray *mechanisms;
  gboolean knows_capabilities;
  gboolean sent_credentials;
  gboolean signed_in;
} PrClientPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PrClient, pr_client, G_TYPE_OBJECT)

G_DEFINE_QUARK (pr-protocol-error-quark, pr_protocol_error)

static PrClientPrivate *
get_private (PrClient *self)
{
  return pr_client_get_instance_private (self);
}

static void
pr_client_finalize (GObject *object)
{
  PrClientPrivate *priv = get_private (PR_CLIENT (object));

  g_clear_pointer (&priv->connection, pr_connection_free);
  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->last_line, g_bytes_unref);
  g_clear_pointer (&priv->last_reply, pr_reply_unref);
  g_ptr_array_unref (priv->capabilities);
  g_ptr_array_unref (priv->mechanisms);

  G_OBJECT_CLASS (pr_client_parent_class)->finalize (object);
}

static void
pr_client_begin_auth (PrClient *self G_GNUC_UNUSED, PrCommand *command)
{
  pr_command_add (command, "AUTH ");
}

static gboolean
pr_client_send_quit (PrClient *self, GError **error)
{
  return pr_client_send_line (self, "QUIT", NULL, error);
}

static void
pr_client_class_init (PrClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_client_finalize;
  klass->begin_auth = pr_client_begin_auth;
  klass->say_good_bye = pr_client_send_quit;
}

/* Both lists always end in NULL, so that they can be lent as they are. */
static GPtrArray *
words_new (void)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, NULL);
  return words;
}

static void
words_add (GPtrArray *words, char *word)
{
  words->pdata[words->len - 1] = word;
  g_ptr_array_add (words, NULL);
}

static void
words_clear (GPtrArray *words)
{
  g_ptr_array_set_size (words, 0);
  g_ptr_array_add (words, NULL);
}

static void
pr_client_init (PrClient *self)
{
  PrClientPrivate *priv = get_private (self);

  priv->capabilities = words_new ();
  priv->mechanisms = words_new ();
}

/**
 * pr_client_read_greeting:
 * @error: return location
 *
 * Waits for the server's first words. Where another service answers, that is found out.
 *
 * Returns: %TRUE if the server greets as one that will talk
 */
gboolean
pr_client_read_greeting (PrClient *self, GError **error)
{
  return PR_CLIENT_GET_CLASS (self)->read_greeting (self, error);
}

/**
 * pr_client_ask_capabilities:
 * @error: return location
 *
 * Asks what the server offers. What was known before is forgotten first.
 *
 * Returns: %TRUE if it answered
 */
gboolean
pr_client_ask_capabilities (PrClient *self, GError **error)
{
  return PR_CLIENT_GET_CLASS (self)->ask_capabilities (self, error);
}

/**
 * pr_client_ask_starttls:
 * @error: return location
 *
 * Asks to begin TLS; the caller then does so on the connection. Everything that the server has told
 * before is forgotten, its leave to begin included: it came in plain text, and anybody could have
 * said it. RFC: 3207 §4.2, 2595 §4, 9051 §6.2.1.
 *
 * Errors: %PR_PROTOCOL_ERROR_NOT_OFFERED, without asking, where the server does not offer it;
 * %PR_PROTOCOL_ERROR_MALFORMED, without asking, where the server takes this side for signed in.
 *
 * Returns: %TRUE if the server agreed
 */
gboolean
pr_client_ask_starttls (PrClient *self, GError **error)
{
  PrClientClass *klass = PR_CLIENT_GET_CLASS (self);

  /* A server, or somebody on the way, that has signed this side in already thereby keeps TLS away:
   * it can only begin before. */
  if (pr_client_is_signed_in (self))
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED,
                           "the server has signed this side in before TLS could begin");
      return FALSE;
    }
  if (!pr_client_has_capability (self, klass->starttls_word))
    {
      g_set_error (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED,
                   "the server does not offer %s", klass->starttls_word);
      return FALSE;
    }
  if (!klass->ask_starttls (self, error))
    return FALSE;
  pr_client_clear_capabilities (self);
  pr_client_take_last_reply (self, NULL);
  return TRUE;
}

/* The beginning of an exchange. What does not fit on the line, or has no place there, is left in
 * @encoded: it is the answer to the first challenge, which is empty then. */
static gboolean
begin_exchange (PrClient *self, const char *mechanism, PrSecret **encoded, GError **error)
{
  PrClientClass *klass = PR_CLIENT_GET_CLASS (self);
  g_autoptr (PrCommand) command = pr_command_new ();

  klass->begin_auth (self, command);
  pr_command_add (command, mechanism);
  if (*encoded != NULL
      && klass->takes_initial (self, strlen ("AUTH  \r\n") + strlen (mechanism)
                                         + pr_secret_get_size (*encoded)))
    {
      /* No mechanism here begins with an empty response, which would have to be “=”. */
      pr_command_add (command, " ");
      pr_command_add_secret (command, *encoded);
      g_clear_pointer (encoded, pr_secret_unref);
      pr_client_set_sent_credentials (self);
    }
  pr_command_end_line (command);
  return pr_client_send (self, command, error);
}

static gboolean
send_response (PrClient *self, PrSecret *encoded, GError **error)
{
  g_autoptr (PrCommand) command = pr_command_new ();

  pr_command_add_secret (command, encoded);
  pr_command_end_line (command);
  pr_client_set_sent_credentials (self);
  return pr_client_send (self, command, error);
}

/* A lone “*” takes the exchange back, and the server answers with an error (RFC 4954 §4, 5034 §4,
 * 9051 §6.2.2). That answer is no evidence: what went wrong before is what counts. This is polite,
 * but need not work. */
static void
cancel_exchange (PrClient *self)
{
  PrClientPrivate *priv = get_private (self);
  PrDeadline before = priv->deadline;

  priv->deadline = pr_deadline_shorten_waits (&before, CANCEL_WAIT_MS);
  if (pr_client_send_line (self, "*", NULL, NULL))
    (void) PR_CLIENT_GET_CLASS (self)->read_auth_reply (self, NULL);
  priv->deadline = before;
  pr_client_take_last_reply (self, NULL);
}

static PrSecret *
answer_challenge (PrClient *self, PrSasl *sasl, GError **error)
{
  gsize n_bytes;
  const char *base64 = g_bytes_get_data (pr_reply_get_line (pr_client_get_last_reply (self), 0),
                                         &n_bytes);
  g_autoptr (PrSecret) challenge = pr_secret_from_base64 (n_bytes == 0 ? "" : base64, n_bytes);
  g_autoptr (PrSecret) response = NULL;
  g_autoptr (GError) local_error = NULL;

  if (challenge == NULL)
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED,
                           "the server’s challenge is not base64");
      return NULL;
    }
  response = pr_sasl_respond (sasl, pr_secret_get_text (challenge), pr_secret_get_size (challenge),
                              &local_error);
  if (response != NULL)
    return pr_secret_to_base64 (response);
  if (g_error_matches (local_error, PR_SASL_ERROR, PR_SASL_ERROR_ITERATIONS)
      && pr_deadline_run_has_ended (&get_private (self)->deadline))
    g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
end_exchange (PrClient *self, PrSasl *sasl, GError **error)
{
  const PrReply *reply = pr_client_get_last_reply (self);

  if (!pr_reply_is_positive (reply))
    return pr_client_set_refused (self,
                                  pr_reply_refuses_mechanism (reply)
                                      ? PR_PROTOCOL_ERROR_MECHANISM_REFUSED
                                      : PR_PROTOCOL_ERROR_REFUSED,
                                  error);
  if (!pr_sasl_is_complete (sasl, error))
    return FALSE;
  pr_client_set_signed_in (self);
  return TRUE;
}

static gboolean
run_exchange (PrClient *self, PrSasl *sasl, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (PrSecret) initial = pr_sasl_start (sasl, &local_error);
  g_autoptr (PrSecret) encoded = initial == NULL ? NULL : pr_secret_to_base64 (initial);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (!begin_exchange (self, pr_sasl_get_mechanism (sasl)->name, &encoded, error))
    return FALSE;

  /* A server that keeps on asking is no danger: each mechanism knows when it has said everything. */
  for (;;)
    {
      if (!PR_CLIENT_GET_CLASS (self)->read_auth_reply (self, error))
        return FALSE;
      if (pr_reply_get_status (pr_client_get_last_reply (self)) != PR_REPLY_CONTINUE)
        return end_exchange (self, sasl, error);
      if (encoded == NULL)
        encoded = answer_challenge (self, sasl, error);
      if (encoded == NULL)
        {
          cancel_exchange (self);
          return FALSE;
        }
      if (!send_response (self, encoded, error))
        return FALSE;
      g_clear_pointer (&encoded, pr_secret_unref);
    }
}

/**
 * pr_client_authenticate:
 * @sasl: a fresh exchange of a mechanism that the server offers
 * @error: return location
 *
 * Signs in with SASL: the caller has seen to it that the credentials may go over this connection. An
 * exchange that goes wrong on this side is taken back, so that another can follow. RFC: 4422, 4954,
 * 5034, 9051 §6.2.2.
 *
 * Errors: %PR_PROTOCOL_ERROR_MECHANISM_REFUSED, %PR_PROTOCOL_ERROR_REFUSED, and those of
 * %PR_SASL_ERROR.
 *
 * Returns: %TRUE if signed in
 */
gboolean
pr_client_authenticate (PrClient *self, PrSasl *sasl, GError **error)
{
  PrConnection *connection = pr_client_get_connection (self);
  gboolean signed_in;

  pr_connection_hide_lines (connection, PR_CLIENT_GET_CLASS (self)->challenge_beginning);
  signed_in = run_exchange (self, sasl, error);
  pr_connection_hide_lines (connection, NULL);
  return signed_in;
}

/**
 * pr_client_can_log_in:
 *
 * Returns: %TRUE if the protocol has a command of its own for user name and password, and the server
 *   does not forbid it
 */
gboolean
pr_client_can_log_in (PrClient *self)
{
  PrClientClass *klass = PR_CLIENT_GET_CLASS (self);

  return klass->can_log_in != NULL && klass->can_log_in (self);
}

/**
 * pr_client_log_in:
 * @username: the login name
 * @password: the password
 * @error: return location
 *
 * Signs in by the protocol's own command; only where pr_client_can_log_in().
 *
 * Returns: %TRUE if signed in
 */
gboolean
pr_client_log_in (PrClient *self, const char *username, PrSecret *password, GError **error)
{
  g_return_val_if_fail (pr_client_can_log_in (self), FALSE);
  return PR_CLIENT_GET_CLASS (self)->log_in (self, username, password, error);
}

/**
 * pr_client_log_out:
 * @error: return location
 *
 * Says good-bye and waits for the answer.
 *
 * Returns: %TRUE if it was answered
 */
gboolean
pr_client_log_out (PrClient *self, GError **error)
{
  PrClientClass *klass = PR_CLIENT_GET_CLASS (self);

  return klass->say_good_bye (self, error) && klass->read_ok (self, error);
}

/**
 * pr_client_say_good_bye:
 *
 * Says good-bye and does not wait for the answer: for a talk that ends early, where the server has
 * done nothing wrong. The last reply stays the last: it may be why the talk ends.
 */
void
pr_client_say_good_bye (PrClient *self)
{
  PrReply *last_reply = g_steal_pointer (&get_private (self)->last_reply);

  (void) PR_CLIENT_GET_CLASS (self)->say_good_bye (self, NULL);
  pr_client_take_last_reply (self, last_reply);
}

/**
 * pr_client_set_deadline:
 * @deadline: the bounds of one wait and of the run, from now on
 */
void
pr_client_set_deadline (PrClient *self, const PrDeadline *deadline)
{
  get_private (self)->deadline = *deadline;
}

/**
 * pr_client_get_connection:
 *
 * Returns: (transfer none): the connection
 */
PrConnection *
pr_client_get_connection (PrClient *self)
{
  return get_private (self)->connection;
}

/**
 * pr_client_get_last_reply:
 *
 * Returns: (transfer none) (nullable): what the server said to the last command; %NULL while it has
 *   not answered in a way that could be understood, and right after pr_client_ask_starttls()
 */
PrReply *
pr_client_get_last_reply (PrClient *self)
{
  return get_private (self)->last_reply;
}

/**
 * pr_client_get_found_service:
 *
 * Returns: (transfer none) (nullable): the protocol that answered in place of the expected one
 */
const char *
pr_client_get_found_service (PrClient *self)
{
  return get_private (self)->found_service;
}

/**
 * pr_client_knows_capabilities:
 *
 * Returns: %TRUE if the server has said what it offers, as things stand now
 */
gboolean
pr_client_knows_capabilities (PrClient *self)
{
  return get_private (self)->knows_capabilities;
}

/**
 * pr_client_get_capabilities:
 *
 * Returns: (transfer none): what the server offers, each as it says it, printable
 */
const char *const *
pr_client_get_capabilities (PrClient *self)
{
  return (const char *const *) get_private (self)->capabilities->pdata;
}

/**
 * pr_client_has_capability:
 * @word: the first word of a capability; case does not count
 *
 * Returns: %TRUE if the server offers it
 */
gboolean
pr_client_has_capability (PrClient *self, const char *word)
{
  gsize length = strlen (word);
  const char *const *capabilities = pr_client_get_capabilities (self);

  for (guint i = 0; capabilities[i] != NULL; i++)
    if (g_ascii_strncasecmp (capabilities[i], word, length) == 0
        && (capabilities[i][length] == '\0' || capabilities[i][length] == ' '))
      return TRUE;
  return FALSE;
}

/**
 * pr_client_get_mechanisms:
 *
 * Returns: (transfer none): the SASL mechanisms that the server offers
 */
const char *const *
pr_client_get_mechanisms (PrClient *self)
{
  return (const char *const *) get_private (self)->mechanisms->pdata;
}

/**
 * pr_client_has_sent_credentials:
 *
 * Returns: %TRUE if the server may have counted an attempt to sign in
 */
gboolean
pr_client_has_sent_credentials (PrClient *self)
{
  return get_private (self)->sent_credentials;
}

/**
 * pr_client_is_signed_in:
 *
 * Returns: %TRUE if the server takes this side for somebody
 */
gboolean
pr_client_is_signed_in (PrClient *self)
{
  return get_private (self)->signed_in;
}

/**
 * pr_client_setup:
 * @connection: (transfer full): connected
 * @deadline: the bounds of one wait and of the run
 * @cancellable: (nullable): ends each wait at once
 *
 * The first call on a new client.
 */
void
pr_client_setup (PrClient *self,
                 PrConnection *connection,
                 const PrDeadline *deadline,
                 GCancellable *cancellable)
{
  PrClientPrivate *priv = get_private (self);

  priv->connection = connection;
  priv->deadline = *deadline;
  g_set_object (&priv->cancellable, cancellable);
}

/**
 * pr_client_begin_wait:
 *
 * Returns: the deadline of one answer that is waited for from now on
 */
PrDeadline
pr_client_begin_wait (PrClient *self)
{
  return pr_deadline_begin_wait (&get_private (self)->deadline);
}

/**
 * pr_client_wait_for_data:
 * @wait: when to give up
 * @error: return location
 *
 * Errors: those of pr_connection_wait_for_data().
 *
 * Returns: %TRUE if the server has begun to say something
 */
gboolean
pr_client_wait_for_data (PrClient *self, const PrDeadline *wait, GError **error)
{
  PrClientPrivate *priv = get_private (self);

  return pr_connection_wait_for_data (priv->connection, wait, priv->cancellable, error);
}

/**
 * pr_client_set_private:
 * @private: whether the server's words are left out of the transcript from now on
 * @what: what they are, for a note in it; only where @private
 *
 * What lies in a mailbox is for nobody who helps to find a fault.
 */
void
pr_client_set_private (PrClient *self, gboolean private, const char *what)
{
  PrConnection *connection = get_private (self)->connection;

  if (private)
    pr_transcript_note (pr_connection_get_transcript (connection), "%s, not written down", what);
  pr_connection_hide_lines (connection, private ? "" : NULL);
}

/**
 * pr_client_read_line:
 * @max_bytes: the longest line to accept
 * @wait: when to give up
 * @error: return location
 *
 * Errors: those of pr_connection_read_line(), where a line that is too long breaks the protocol:
 * %PR_PROTOCOL_ERROR_TOO_LONG.
 *
 * Returns: (transfer full): a line without its end
 */
GBytes *
pr_client_read_line (PrClient *self, gsize max_bytes, const PrDeadline *wait, GError **error)
{
  PrClientPrivate *priv = get_private (self);
  g_autoptr (GError) local_error = NULL;
  GBytes *line = pr_connection_read_line (priv->connection, max_bytes, wait, priv->cancellable,
                                          &local_error);

  if (line != NULL)
    {
      g_clear_pointer (&priv->last_line, g_bytes_unref);
      priv->last_line = g_bytes_ref (line);
      return line;
    }
  if (g_error_matches (local_error, PR_NET_ERROR, PR_NET_ERROR_LINE_TOO_LONG))
    g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG,
                         local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * pr_client_read_bytes:
 * @n_bytes: exactly so many
 * @wait: when to give up
 * @error: return location
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
pr_client_read_bytes (PrClient *self, gsize n_bytes, const PrDeadline *wait, GError **error)
{
  PrClientPrivate *priv = get_private (self);

  return pr_connection_read_bytes (priv->connection, n_bytes, wait, priv->cancellable, error);
}

static void
add_secret (gpointer secret, gpointer connection)
{
  pr_connection_add_secret (connection, secret);
}

/**
 * pr_client_send:
 * @command: one or several lines
 * @error: return location
 *
 * Errors: %PR_PROTOCOL_ERROR_ARGUMENT, and nothing sent, where a part of @command holds a line break.
 *
 * Returns: %TRUE if it went out
 */
gboolean
pr_client_send (PrClient *self, const PrCommand *command, GError **error)
{
  PrClientPrivate *priv = get_private (self);
  PrDeadline wait = pr_client_begin_wait (self);
  g_autoptr (PrSecret) wire = NULL;
  g_autofree char *shown = NULL;

  if (!pr_command_is_valid (command))
    {
      g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_ARGUMENT,
                           "an argument holds a line break or a NUL");
      return FALSE;
    }
  pr_client_take_last_reply (self, NULL);
  pr_command_foreach_secret (command, add_secret, priv->connection);
  wire = pr_command_to_wire (command);
  shown = pr_command_to_shown (command);
  return pr_connection_write (priv->connection, pr_secret_get_text (wire),
                              pr_secret_get_size (wire), shown, &wait, priv->cancellable, error);
}

/**
 * pr_client_send_line:
 * @verb: the command
 * @argument: (nullable): what follows it
 * @error: return location
 *
 * Returns: %TRUE if it went out
 */
gboolean
pr_client_send_line (PrClient *self, const char *verb, const char *argument, GError **error)
{
  g_autoptr (PrCommand) command = pr_command_new ();

  pr_command_add (command, verb);
  if (argument != NULL)
    {
      pr_command_add (command, " ");
      pr_command_add (command, argument);
    }
  pr_command_end_line (command);
  return pr_client_send (self, command, error);
}

/**
 * pr_client_take_last_reply:
 * @reply: (transfer full) (nullable): what the server said, %NULL to forget it
 */
void
pr_client_take_last_reply (PrClient *self, PrReply *reply)
{
  PrClientPrivate *priv = get_private (self);

  g_clear_pointer (&priv->last_reply, pr_reply_unref);
  priv->last_reply = reply;
}

/**
 * pr_client_clear_capabilities:
 *
 * Forgets what the server has said that it offers.
 */
void
pr_client_clear_capabilities (PrClient *self)
{
  PrClientPrivate *priv = get_private (self);

  words_clear (priv->capabilities);
  words_clear (priv->mechanisms);
  priv->knows_capabilities = FALSE;
}

/**
 * pr_client_add_capability:
 * @text: (array length=n_bytes): a capability with its parameters
 * @n_bytes: its length
 */
void
pr_client_add_capability (PrClient *self, const char *text, gsize n_bytes)
{
  PrClientPrivate *priv = get_private (self);

  if (n_bytes > 0 && priv->capabilities->len <= MAX_CAPABILITIES)
    words_add (priv->capabilities, pr_printable_from_bytes (text, n_bytes, MAX_CAPABILITY_CHARS));
}

/**
 * pr_client_add_mechanism:
 * @name: (array length=n_bytes): the name of a SASL mechanism
 * @n_bytes: its length
 *
 * Adds it where it is not yet in the list.
 */
void
pr_client_add_mechanism (PrClient *self, const char *name, gsize n_bytes)
{
  PrClientPrivate *priv = get_private (self);
  g_autofree char *printable = pr_printable_from_bytes (name, n_bytes, MAX_CAPABILITY_CHARS);
  g_autofree char *folded = g_ascii_strup (printable, -1);

  if (*folded == '\0' || priv->mechanisms->len > MAX_CAPABILITIES
      || g_strv_contains (pr_client_get_mechanisms (self), folded))
    return;
  words_add (priv->mechanisms, g_steal_pointer (&folded));
}

/**
 * pr_client_set_knows_capabilities:
 *
 * The list of capabilities is whole now.
 */
void
pr_client_set_knows_capabilities (PrClient *self)
{
  get_private (self)->knows_capabilities = TRUE;
}

/**
 * pr_client_set_sent_credentials:
 *
 * From here on the server may have counted an attempt to sign in.
 */
void
pr_client_set_sent_credentials (PrClient *self)
{
  get_private (self)->sent_credentials = TRUE;
}

/**
 * pr_client_set_signed_in:
 *
 * The server has accepted the credentials, or never asked for any.
 */
void
pr_client_set_signed_in (PrClient *self)
{
  get_private (self)->signed_in = TRUE;
}

/**
 * pr_client_expect_ok:
 * @error: return location
 *
 * Errors: %PR_PROTOCOL_ERROR_REFUSED with the last reply as the error where it says no, and
 * %PR_PROTOCOL_ERROR_MALFORMED where it asks for more though there is no more.
 *
 * Returns: %TRUE if the last reply says yes
 */
gboolean
pr_client_expect_ok (PrClient *self, GError **error)
{
  PrReplyStatus status = pr_reply_get_status (get_private (self)->last_reply);
  g_autofree char *evidence = NULL;

  if (status == PR_REPLY_OK)
    return TRUE;
  if (status != PR_REPLY_CONTINUE)
    return pr_client_set_refused (self, PR_PROTOCOL_ERROR_REFUSED, error);
  evidence = pr_reply_dup_evidence (get_private (self)->last_reply);
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED, evidence);
  return FALSE;
}

/**
 * pr_client_set_refused:
 * @code: %PR_PROTOCOL_ERROR_REFUSED or %PR_PROTOCOL_ERROR_MECHANISM_REFUSED
 * @error: return location
 *
 * Returns: %FALSE, with the last reply as the error
 */
gboolean
pr_client_set_refused (PrClient *self, PrProtocolError code, GError **error)
{
  g_autofree char *evidence = pr_reply_dup_evidence (get_private (self)->last_reply);

  g_set_error_literal (error, PR_PROTOCOL_ERROR, (int) code, evidence);
  return FALSE;
}

/**
 * pr_client_guess_service:
 * @text: (array length=n_bytes): the first words of a server
 * @n_bytes: their length
 *
 * Returns: (transfer none) (nullable): the protocol that begins so
 */
const char *
pr_client_guess_service (const char *text, gsize n_bytes)
{
  static const struct
  {
    const char *beginning;
    const char *inside; /* what stands somewhere behind it, or NULL */
    const char *service;
  } rows[] = {
    { "* OK", NULL, "IMAP" },
    { "* PREAUTH", NULL, "IMAP" },
    { "* BYE", NULL, "IMAP" },
    { "+OK", NULL, "POP3" },
    { "-ERR", NULL, "POP3" },
    /* FTP has the codes of SMTP; both mostly say what they are. */
    { "220", "SMTP", "SMTP" },
    { "220", "FTP", "FTP" },
    { "220 ", NULL, "SMTP" },
    { "220-", NULL, "SMTP" },
    { "554 ", NULL, "SMTP" },
    { "421 ", NULL, "SMTP" },
    { "HTTP/", NULL, "HTTP" },
    { "<!DOCTYPE", NULL, "HTTP" },
    { "<html", NULL, "HTTP" },
    { "SSH-", NULL, "SSH" },
    { "200 ", NULL, "NNTP" },
    { "201 ", NULL, "NNTP" },
    { "RFB ", NULL, "VNC" },
    { "@RSYNCD", NULL, "rsync" },
    { "\"IMPLEMENTATION\"", NULL, "ManageSieve" },
    { "\x15\x03", NULL, "TLS" },
    { "\x16\x03", NULL, "TLS" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].beginning);

      if (n_bytes >= length && g_ascii_strncasecmp (text, rows[i].beginning, length) == 0
          && (rows[i].inside == NULL
              || g_strstr_len (text, (gssize) n_bytes, rows[i].inside) != NULL))
        return rows[i].service;
    }
  return NULL;
}

static char *
dup_last_line (PrClient *self)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (get_private (self)->last_line, &n_bytes);

  if (n_bytes == 0)
    return g_strdup ("an empty line");
  return pr_printable_from_bytes (text, n_bytes, MAX_SHOWN_CHARS);
}

/**
 * pr_client_set_wrong_service:
 * @service: (transfer none): a constant: what the line that was read last is of
 * @error: return location
 *
 * Returns: %FALSE, with %PR_PROTOCOL_ERROR_WRONG_SERVICE
 */
gboolean
pr_client_set_wrong_service (PrClient *self, const char *service, GError **error)
{
  g_autofree char *shown = dup_last_line (self);

  get_private (self)->found_service = service;
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_WRONG_SERVICE, shown);
  return FALSE;
}

/**
 * pr_client_set_wrong_service_or_malformed:
 * @expected: what ought to answer here
 * @error: return location
 *
 * The line that was read last is not of the expected protocol, or not in its place.
 *
 * Returns: %FALSE, with %PR_PROTOCOL_ERROR_WRONG_SERVICE where the line tells which service it is,
 *   else %PR_PROTOCOL_ERROR_MALFORMED
 */
gboolean
pr_client_set_wrong_service_or_malformed (PrClient *self, PrProtocol expected, GError **error)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (get_private (self)->last_line, &n_bytes);
  const char *service = n_bytes == 0 ? NULL : pr_client_guess_service (text, n_bytes);
  g_autofree char *shown = NULL;

  if (service != NULL && strcmp (service, pr_protocol_get_label (expected)) != 0)
    return pr_client_set_wrong_service (self, service, error);
  shown = dup_last_line (self);
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MALFORMED, shown);
  return FALSE;
}
