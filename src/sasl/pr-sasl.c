/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

#include <string.h>

#include "pr-sasl-oauth-error.h"

G_DEFINE_QUARK (pr-sasl-error-quark, pr_sasl_error)

static const PrSaslMechanism *const mechanisms[] = {
  &pr_sasl_scram_sha_256_plus,
  &pr_sasl_scram_sha_256,
  &pr_sasl_scram_sha_1_plus,
  &pr_sasl_scram_sha_1,
  &pr_sasl_plain,
  &pr_sasl_login,
  &pr_sasl_cram_md5,
  &pr_sasl_oauthbearer,
  &pr_sasl_xoauth2,
};

/**
 * pr_sasl_mechanism_find:
 * @name: a name as on the wire; upper and lower case are the same
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the mechanism, %NULL if this room has none of that name
 */
const PrSaslMechanism *
pr_sasl_mechanism_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      if (g_ascii_strcasecmp (mechanisms[i]->name, name) == 0)
        return mechanisms[i];
    }
  return NULL;
}

/**
 * pr_sasl_new:
 * @mechanism: the mechanism
 * @username: the login name, UTF-8, as typed
 * @secret: the password, or the token for a mechanism with %PR_SASL_FLAG_TOKEN
 * @host: the server's name as the account has it
 * @port: its port
 *
 * Begins an exchange. Whether @username and @secret will do is found out by the first step.
 * Thread: any.
 *
 * Returns: (transfer full): an exchange
 */
PrSasl *
pr_sasl_new (const PrSaslMechanism *mechanism,
             const char *username,
             PrSecret *secret,
             const char *host,
             guint16 port)
{
  PrSasl *self;

  g_return_val_if_fail (mechanism != NULL, NULL);
  g_return_val_if_fail (username != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  self = g_new0 (PrSasl, 1);
  self->mechanism = mechanism;
  self->username = g_strdup (username);
  self->secret = pr_secret_ref (secret);
  self->host = g_strdup (host);
  self->port = port;
  return self;
}

/**
 * pr_sasl_set_channel_binding:
 * @self: an exchange that has not begun
 * @type: “tls-exporter” (RFC 9266) or “tls-server-end-point” (RFC 5929 §4)
 * @data: the binding's bytes
 *
 * Gives a -PLUS mechanism the binding that it needs. Given to SCRAM without -PLUS, it tells the
 * server that this side could bind and was not offered it; see pr_sasl_wants_channel_binding().
 * Others take no notice.
 */
void
pr_sasl_set_channel_binding (PrSasl *self, const char *type, GBytes *data)
{
  g_return_if_fail (self != NULL && !self->started);
  g_return_if_fail (type != NULL && data != NULL);

  g_free (self->binding_type);
  self->binding_type = g_strdup (type);
  g_clear_pointer (&self->binding_data, g_bytes_unref);
  self->binding_data = g_bytes_ref (data);
}

/**
 * pr_sasl_set_limits:
 * @self: an exchange
 * @deadline: the bounds of the run
 * @cancellable: (nullable): the user's
 *
 * A server can ask for seconds of calculation (SCRAM). Either ends it within some milliseconds:
 * pr_sasl_respond() then fails with %G_IO_ERROR_CANCELLED, or where the run is over with
 * %PR_SASL_ERROR_ITERATIONS.
 */
void
pr_sasl_set_limits (PrSasl *self, const PrDeadline *deadline, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  self->deadline = *deadline;
  self->has_deadline = TRUE;
  g_set_object (&self->cancellable, cancellable);
}

/**
 * pr_sasl_free:
 * @self: an exchange
 *
 * Ends it and wipes what was computed.
 */
void
pr_sasl_free (PrSasl *self)
{
  g_return_if_fail (self != NULL);

  if (self->state != NULL)
    self->mechanism->methods->free_state (self->state);
  g_free (self->username);
  pr_secret_unref (self->secret);
  g_free (self->host);
  g_free (self->binding_type);
  g_clear_pointer (&self->binding_data, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_free (self->client_nonce);
  g_free (self->server_error);
  g_free (self);
}

/**
 * pr_sasl_get_mechanism:
 * @self: an exchange
 *
 * Returns: (transfer none): its mechanism
 */
const PrSaslMechanism *
pr_sasl_get_mechanism (PrSasl *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->mechanism;
}

/**
 * pr_sasl_start:
 * @self: a new exchange
 *
 * The first message of a mechanism in which the client speaks first. It goes out with the command
 * (an empty one as “=”), or, where the protocol has no room for it, as answer to the server's empty
 * challenge. Call it once, or not at all: see pr_sasl_respond().
 *
 * Errors: %PR_SASL_ERROR_CREDENTIALS, %PR_SASL_ERROR_CHANNEL_BINDING, %PR_SASL_ERROR_CRYPTO;
 * nothing has been sent then and another mechanism may do. RFC: 4422 §4.
 *
 * Returns: (transfer full) (nullable): the initial response; %NULL without error where the server
 *   speaks first
 */
PrSecret *
pr_sasl_start (PrSasl *self, GError **error)
{
  PrSecret *response;

  g_return_val_if_fail (self != NULL && !self->started, NULL);

  self->started = TRUE;
  if ((self->mechanism->flags & PR_SASL_FLAG_CLIENT_FIRST) == 0)
    return NULL;

  response = self->mechanism->methods->start (self, error);
  self->failed = response == NULL;
  return response;
}

/**
 * pr_sasl_respond:
 * @self: an exchange
 * @challenge: (array length=n_bytes): what the server sent, base64 undone
 * @n_bytes: its length
 *
 * The answer to a challenge; it may be empty. Where the client speaks first and pr_sasl_start() was
 * not called, the first challenge only asks it to, whatever it says.
 * After an error the exchange is over: call it off.
 *
 * Errors: all of #PrSaslError, %G_IO_ERROR_CANCELLED. RFC: 4422 §4.
 *
 * Returns: (transfer full): the response, %NULL on error
 */
PrSecret *
pr_sasl_respond (PrSasl *self, const char *challenge, gsize n_bytes, GError **error)
{
  const PrSaslMethods *methods;
  PrSecret *response;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (challenge != NULL || n_bytes == 0, NULL);

  methods = self->mechanism->methods;
  if (!self->started && methods->start != NULL)
    return pr_sasl_start (self, error);

  self->started = TRUE;
  if (self->failed || self->n_responses == methods->n_challenges)
    {
      g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE,
                   "Unexpected challenge: %s has nothing more to say", self->mechanism->name);
      return NULL;
    }
  if (n_bytes > PR_SASL_CHALLENGE_MAX_BYTES)
    {
      self->failed = TRUE;
      g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE,
                   "The challenge is longer than %d bytes", PR_SASL_CHALLENGE_MAX_BYTES);
      return NULL;
    }

  response = methods->respond (self, challenge == NULL ? "" : challenge, n_bytes, error);
  self->failed = response == NULL;
  self->n_responses++;
  return response;
}

/**
 * pr_sasl_is_complete:
 * @self: an exchange
 *
 * To be asked when the server says that the sign-in has succeeded: a server (or somebody in front
 * of it) that says so without having proved who it is, where the mechanism asks for proof, or
 * before it has heard all, is not to be trusted.
 *
 * Errors: %PR_SASL_ERROR_SERVER_SIGNATURE, %PR_SASL_ERROR_CHALLENGE, %PR_SASL_ERROR_SERVER_ERROR.
 *
 * Returns: %TRUE if the exchange has come to its proper end
 */
gboolean
pr_sasl_is_complete (PrSasl *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->server_error != NULL)
    {
      g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_SERVER_ERROR,
                   "The server said yes after it had said no: %s", self->server_error);
      return FALSE;
    }
  if (self->failed || !self->done)
    {
      g_set_error (error, PR_SASL_ERROR, self->mechanism->methods->unfinished,
                   "The server said yes before %s had come to its end", self->mechanism->name);
      return FALSE;
    }
  return TRUE;
}

/**
 * pr_sasl_dup_server_error:
 * @self: an exchange
 *
 * Why the server refuses, as it said within the exchange: the members of an OAuth error reply as
 * “name: value; …” (“status: invalid_token; scope: …”), or the value of SCRAM's `e=`. Untrusted,
 * but made fit to be shown. RFC: 7628 §3.2.2, 5802 §7.
 *
 * Returns: (transfer full) (nullable): the server's words, %NULL if there were none
 */
char *
pr_sasl_dup_server_error (PrSasl *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup (self->server_error);
}

/* Puts a message together in memory of the right size, so that no shorter copy stays behind. */
PrSecret *
pr_sasl_join (const PrSaslPiece *pieces, gsize n_pieces)
{
  g_autoptr (PrSecret) message = NULL;
  gsize n_bytes = 0;
  char *out;

  for (gsize i = 0; i < n_pieces; i++)
    n_bytes += pieces[i].n_bytes;

  message = pr_secret_new_sized (n_bytes, &out);
  for (gsize i = 0; i < n_pieces; i++)
    {
      if (pieces[i].n_bytes > 0)
        memcpy (out, pieces[i].bytes, pieces[i].n_bytes);
      out += pieces[i].n_bytes;
    }
  return g_steal_pointer (&message);
}

/* What cannot be carried as a password: nothing, and NUL (RFC 4616 §2, RFC 4013 §2.3). */
gboolean
pr_sasl_check_secret (PrSecret *secret, GError **error)
{
  gsize n_bytes = pr_secret_get_size (secret);

  if (n_bytes == 0)
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                           "The password is empty");
      return FALSE;
    }
  if (memchr (pr_secret_get_text (secret), '\0', n_bytes) != NULL)
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                           "The password contains a NUL character");
      return FALSE;
    }
  return TRUE;
}

gboolean
pr_sasl_check_password (PrSasl *self, GError **error)
{
  if (self->username[0] == '\0')
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                           "The user name is empty");
      return FALSE;
    }
  return pr_sasl_check_secret (self->secret, error);
}

/* A control character in a name, or anything but visible ASCII in a token, could pass for the ^A
 * that ends a field. RFC 6750 §2.1 allows tokens fewer characters still; that is left to the
 * server. */
gboolean
pr_sasl_check_token (PrSasl *self, GError **error)
{
  const char *token = pr_secret_get_text (self->secret);
  gboolean ok = self->username[0] != '\0' && pr_secret_get_size (self->secret) > 0;

  for (const char *p = self->username; ok && *p != '\0'; p++)
    ok = !g_ascii_iscntrl (*p);
  for (gsize i = 0; ok && i < pr_secret_get_size (self->secret); i++)
    ok = g_ascii_isgraph (token[i]);

  if (!ok)
    g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                         "User name or token is empty or has a character that cannot be sent");
  return ok;
}

/* RFC 5802 §5.1, saslname. */
char *
pr_sasl_escape_name (const char *name)
{
  GString *escaped = g_string_new (name);

  g_string_replace (escaped, "=", "=3D", 0);
  g_string_replace (escaped, ",", "=2C", 0);
  return g_string_free (escaped, FALSE);
}

/* The server refuses the token and says why; it still waits for an answer. */
void
pr_sasl_take_oauth_error (PrSasl *self, const char *challenge, gsize n_bytes)
{
  self->done = FALSE;
  self->server_error = pr_sasl_oauth_error_describe (challenge, n_bytes);
}

void
pr_sasl_set_client_nonce (PrSasl *self, const char *nonce)
{
  g_free (self->client_nonce);
  self->client_nonce = g_strdup (nonce);
}
