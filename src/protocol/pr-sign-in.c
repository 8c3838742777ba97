/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sign-in.h"

#include "pr-client-private.h"
#include "pr-pop3-client.h"

G_DEFINE_QUARK (pr-sign-in-error-quark, pr_sign_in_error)

static gboolean
wants_token (const PrCredentials *credentials)
{
  if (credentials->auth == PR_AUTH_XOAUTH2 || credentials->auth == PR_AUTH_OAUTHBEARER)
    return TRUE;
  return credentials->auth == PR_AUTH_AUTO && credentials->password == NULL
         && credentials->token != NULL;
}

/**
 * pr_credentials_get_secret:
 *
 * Returns: (transfer none) (nullable): password or token, as the method wants it
 */
PrSecret *
pr_credentials_get_secret (const PrCredentials *credentials)
{
  return wants_token (credentials) ? credentials->token : credentials->password;
}

/**
 * pr_sign_in_is_allowed:
 * @client: connected, its server's capabilities known
 * @credentials: what there is to sign in with
 * @error: return location
 *
 * The one place that decides whether credentials may go out at all: only over TLS to a trusted
 * server, or with the user's leave for this one. Methods that hide the password count too: what they
 * send can be guessed from.
 *
 * Errors: %PR_SIGN_IN_ERROR_NOT_ENCRYPTED, %PR_SIGN_IN_ERROR_LOGIN_DISABLED,
 * %PR_SIGN_IN_ERROR_NO_SECRET.
 *
 * Returns: %TRUE if signing in may be tried
 */
gboolean
pr_sign_in_is_allowed (PrClient *client, const PrCredentials *credentials, GError **error)
{
  gboolean encrypted = pr_connection_is_trusted (pr_client_get_connection (client));

  if (!encrypted && pr_client_has_capability (client, "LOGINDISABLED"))
    {
      g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_LOGIN_DISABLED,
                           "LOGINDISABLED");
      return FALSE;
    }
  if (!encrypted && !credentials->allow_plaintext)
    {
      g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_NOT_ENCRYPTED,
                           "the connection is not encrypted, so nothing was sent");
      return FALSE;
    }
  if (pr_credentials_get_secret (credentials) == NULL)
    {
      g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_NO_SECRET,
                           "there is no password to sign in with");
      return FALSE;
    }
  return TRUE;
}

static PrSasl *
sasl_new (PrClient *client,
          const PrSaslMechanism *mechanism,
          const PrCredentials *credentials,
          guint16 port,
          GCancellable *cancellable)
{
  PrConnection *connection = pr_client_get_connection (client);
  PrTlsSession *tls = pr_connection_get_tls (connection);
  PrDeadline wait = pr_client_begin_wait (client);
  PrSasl *sasl = pr_sasl_new (mechanism, credentials->login, pr_credentials_get_secret (credentials),
                              pr_connection_get_host (connection), port);

  pr_sasl_set_limits (sasl, &wait, cancellable);
  if (tls != NULL && pr_tls_session_get_channel_binding (tls) != NULL
      && pr_sasl_wants_channel_binding (mechanism, pr_client_get_mechanisms (client)))
    pr_sasl_set_channel_binding (sasl, pr_tls_session_get_channel_binding_type (tls),
                                 pr_tls_session_get_channel_binding (tls));
  return sasl;
}

/* Whether the protocol's own command for name and password fits what was asked for. */
static gboolean
may_log_in (PrClient *client, const PrCredentials *credentials)
{
  if (wants_token (credentials) || !pr_client_can_log_in (client))
    return FALSE;
  return credentials->auth == PR_AUTH_AUTO || credentials->auth == PR_AUTH_PASSWORD
         || credentials->auth == PR_AUTH_LOGIN;
}

static gboolean
has_apop (PrClient *client, const PrCredentials *credentials)
{
  return PR_IS_POP3_CLIENT (client) && pr_pop3_client_has_apop (PR_POP3_CLIENT (client))
         && (credentials->auth == PR_AUTH_APOP || credentials->auth == PR_AUTH_AUTO)
         && !wants_token (credentials);
}

/* Whether APOP is better than @mechanism, the best that is left. It hides the password, but needs it
 * in clear at the server, and whoever reads along can guess from it: where nobody does, and where
 * there is a better way to hide it, it is only for who asks for it. */
static gboolean
prefers_apop (PrClient *client, const PrCredentials *credentials, const PrSaslMechanism *mechanism)
{
  if (!has_apop (client, credentials))
    return FALSE;
  if (credentials->auth == PR_AUTH_APOP)
    return TRUE;
  return !pr_connection_is_trusted (pr_client_get_connection (client))
         && (mechanism == NULL || (mechanism->flags & PR_SASL_FLAG_SENDS_PASSWORD) != 0);
}

/* Nothing was judged, so the next mechanism may be tried: the server does not do this one after all,
 * or this side cannot write the credentials in it. */
static gboolean
leads_to_next (const GError *error)
{
  return g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_MECHANISM_REFUSED)
         || g_error_matches (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS)
         || g_error_matches (error, PR_SASL_ERROR, PR_SASL_ERROR_CHANNEL_BINDING)
         || g_error_matches (error, PR_SASL_ERROR, PR_SASL_ERROR_CRYPTO);
}

/* The same for APOP, which errs so before anything is sent: a time stamp that is no good, a name that
 * does not fit. */
static gboolean
apop_leads_to_next (const GError *error)
{
  return error->domain == PR_SASL_ERROR
         || g_error_matches (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_ARGUMENT);
}

/**
 * pr_sign_in_is_possible:
 * @client: connected and trusted, its server's capabilities known
 * @credentials: what would be signed in with; only the method counts
 * @has_token: whether there would be an OAuth 2 token, and no password
 *
 * Returns: %TRUE if server and account have a method in common; nothing is sent
 */
gboolean
pr_sign_in_is_possible (PrClient *client, const PrCredentials *credentials, gboolean has_token)
{
  PrConnection *connection = pr_client_get_connection (client);
  PrTlsSession *tls = pr_connection_get_tls (connection);
  gboolean encrypted = pr_connection_is_trusted (connection);

  if (credentials->auth == PR_AUTH_NONE)
    return TRUE;
  if (pr_sasl_choose (pr_client_get_mechanisms (client), credentials->auth, encrypted,
                      tls == NULL ? NULL : pr_tls_session_get_channel_binding_type (tls), has_token,
                      NULL)
      != NULL)
    return TRUE;
  return !has_token
         && (may_log_in (client, credentials) || prefers_apop (client, credentials, NULL));
}

/* Whether nobody gets in here but by OAuth 2. */
static gboolean
takes_only_tokens (PrClient *client)
{
  const PrCredentials any = { .login = "", .auth = PR_AUTH_AUTO };

  return pr_connection_is_trusted (pr_client_get_connection (client))
         && pr_sign_in_is_possible (client, &any, TRUE)
         && !pr_sign_in_is_possible (client, &any, FALSE);
}

static gboolean
set_no_mechanism (PrClient *client, GError *last_error, GError **error)
{
  const char *starttls = PR_CLIENT_GET_CLASS (client)->starttls_word;

  if (last_error != NULL)
    g_propagate_error (error, last_error);
  else if (!pr_connection_is_trusted (pr_client_get_connection (client))
           && pr_client_has_capability (client, starttls))
    g_set_error (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_TLS_FIRST,
                 "the server offers %s, and no way to sign in before that", starttls);
  else if (takes_only_tokens (client))
    g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_TOKENS_ONLY,
                         "the server offers OAuth 2, and no other way to sign in");
  else
    g_set_error_literal (error, PR_SIGN_IN_ERROR, PR_SIGN_IN_ERROR_NO_MECHANISM,
                         "no sign-in method in common");
  return FALSE;
}

/**
 * pr_sign_in:
 * @client: connected, its server's capabilities known
 * @credentials: what to sign in with
 * @port: the server's port
 * @cancellable: (nullable): ends it at once
 * @used: (out): the method that was tried last
 * @error: return location
 *
 * Tries the methods that server and account have in common, the best first, until one is judged:
 * refused credentials end it, whatever else is offered. Only after pr_sign_in_is_allowed().
 *
 * Errors: %PR_SIGN_IN_ERROR_NO_MECHANISM, %PR_SIGN_IN_ERROR_TLS_FIRST,
 * %PR_SIGN_IN_ERROR_TOKENS_ONLY, and those of pr_client_authenticate(). Thread: worker.
 *
 * Returns: %TRUE if signed in
 */
gboolean
pr_sign_in (PrClient *client,
            const PrCredentials *credentials,
            guint16 port,
            GCancellable *cancellable,
            PrAuth *used,
            GError **error)
{
  PrConnection *connection = pr_client_get_connection (client);
  PrTlsSession *tls = pr_connection_get_tls (connection);
  gboolean encrypted = pr_connection_is_trusted (connection);
  const char *binding_type = tls == NULL ? NULL : pr_tls_session_get_channel_binding_type (tls);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) last_error = NULL;
  gboolean tried_apop = FALSE;

  pr_connection_add_secret (connection, pr_credentials_get_secret (credentials));
  for (;;)
    {
      g_auto (GStrv) refused = g_strv_builder_end (builder);
      const PrSaslMechanism *mechanism =
          pr_sasl_choose (pr_client_get_mechanisms (client), credentials->auth, encrypted,
                          binding_type, wants_token (credentials), (const char *const *) refused);
      g_autoptr (PrSasl) sasl = NULL;

      g_strv_builder_addv (builder, (const char **) refused);
      if (!tried_apop && prefers_apop (client, credentials, mechanism))
        {
          tried_apop = TRUE;
          *used = PR_AUTH_APOP;
          g_clear_error (&last_error);
          if (pr_pop3_client_apop (PR_POP3_CLIENT (client), credentials->login,
                                   credentials->password, &last_error))
            return TRUE;
          if (apop_leads_to_next (last_error))
            continue;
          g_propagate_error (error, g_steal_pointer (&last_error));
          return FALSE;
        }
      if (mechanism == NULL)
        break;
      *used = mechanism->auth;
      sasl = sasl_new (client, mechanism, credentials, port, cancellable);
      g_clear_error (&last_error);
      if (pr_client_authenticate (client, sasl, &last_error))
        return TRUE;
      if (!leads_to_next (last_error))
        {
          g_propagate_error (error, g_steal_pointer (&last_error));
          return FALSE;
        }
      g_strv_builder_add (builder, mechanism->name);
    }

  if (!may_log_in (client, credentials))
    return set_no_mechanism (client, g_steal_pointer (&last_error), error);
  *used = PR_AUTH_LOGIN;
  return pr_client_log_in (client, credentials->login, credentials->password, error);
}
