/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "play-client.h"

#include "pr-client-factory.h"
#include "pr-imap-client.h"
#include "pr-net.h"
#include "pr-pop3-client.h"
#include "pr-script-server.h"
#include "pr-sign-in.h"
#include "pr-smtp-client.h"

#include <glib/gstdio.h>

#include <string.h>

/* Longer than anything takes here unless it hangs. */
#define RUN_MS 30000

static PlayEnd
end_from_error (const GError *error)
{
  static const PlayEnd ends[] = {
    [PR_PROTOCOL_ERROR_REFUSED] = PLAY_REFUSED,
    [PR_PROTOCOL_ERROR_MECHANISM_REFUSED] = PLAY_MECHANISM_REFUSED,
    [PR_PROTOCOL_ERROR_MALFORMED] = PLAY_MALFORMED,
    [PR_PROTOCOL_ERROR_TOO_LONG] = PLAY_TOO_LONG,
    [PR_PROTOCOL_ERROR_WRONG_SERVICE] = PLAY_WRONG_SERVICE,
    [PR_PROTOCOL_ERROR_NOT_OFFERED] = PLAY_NOT_OFFERED,
    [PR_PROTOCOL_ERROR_ARGUMENT] = PLAY_ARGUMENT,
  };

  if (error->domain == PR_SASL_ERROR)
    return PLAY_SASL;
  if (error->domain == PR_SIGN_IN_ERROR)
    return PLAY_NOT_OFFERED;
  if (error->domain == PR_PROTOCOL_ERROR)
    return ends[error->code];
  if (g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED))
    return PLAY_CLOSED;
  if (g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT))
    return PLAY_TIMED_OUT;
  if (g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS))
    return PLAY_PLAINTEXT_BEHIND_STARTTLS;
  g_error ("nobody expects this: %s", error->message);
}

static gboolean
start_tls (Play *play, PrConnection *connection, const PrDeadline *deadline)
{
  PrDeadline wait = pr_deadline_begin_wait (deadline);

  return pr_connection_start_tls (connection, play->trust, NULL, &wait, NULL, &play->error);
}

static void
connect_client (Play *play, const PrDeadline *deadline)
{
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  PrConnection *connection = pr_connection_new (play->host, play->port, transcript);
  PrDeadline wait = pr_deadline_begin_wait (deadline);

  pr_connection_resolve (connection, &wait, NULL, &play->error);
  g_assert_no_error (play->error);
  pr_connection_connect (connection, &wait, NULL, &play->error);
  g_assert_no_error (play->error);
  if (play->security == PR_SECURITY_TLS)
    {
      start_tls (play, connection, deadline);
      g_assert_no_error (play->error);
    }
  play->client = pr_client_factory_new_client (play->protocol, connection, deadline, NULL);
}

static gboolean
know_capabilities (Play *play)
{
  return pr_client_knows_capabilities (play->client)
         || pr_client_ask_capabilities (play->client, &play->error);
}

static gboolean
upgrade (Play *play, const PrDeadline *deadline)
{
  if (!pr_client_ask_starttls (play->client, &play->error))
    return FALSE;

  /* Nothing that came before TLS is known any more. */
  g_assert_false (pr_client_knows_capabilities (play->client));
  g_assert_null (pr_client_get_capabilities (play->client)[0]);
  g_assert_null (pr_client_get_mechanisms (play->client)[0]);
  g_assert_null (pr_client_get_last_reply (play->client));
  return start_tls (play, pr_client_get_connection (play->client), deadline);
}

static gboolean
authenticate (Play *play, const PrSaslMechanism *mechanism)
{
  PrConnection *connection = pr_client_get_connection (play->client);
  PrTlsSession *tls = pr_connection_get_tls (connection);
  g_autoptr (PrSasl) sasl = pr_sasl_new (
      mechanism, play->login, play->password, play->host, play->port);

  if (tls != NULL && pr_tls_session_get_channel_binding_type (tls) != NULL
      && pr_sasl_wants_channel_binding (mechanism, pr_client_get_mechanisms (play->client)))
    pr_sasl_set_channel_binding (sasl, pr_tls_session_get_channel_binding_type (tls),
                                 pr_tls_session_get_channel_binding (tls));
  return pr_client_authenticate (play->client, sasl, &play->error);
}

static gboolean
sign_in_as_a_check_does (Play *play)
{
  const PrCredentials credentials = {
    .login = play->login,
    .password = play->password,
    .auth = PR_AUTH_AUTO,
    .allow_plaintext = TRUE,
  };
  PrAuth used = PR_AUTH_AUTO;

  return pr_sign_in_is_allowed (play->client, &credentials, &play->error)
         && pr_sign_in (play->client, &credentials, play->port, NULL, &used,
                        &play->error);
}

static gboolean
sign_in (Play *play)
{
  const PrSaslMechanism *mechanism =
      play->mechanism == NULL ? NULL : pr_sasl_mechanism_find (play->mechanism);

  if (pr_client_is_signed_in (play->client))
    return TRUE;
  if (mechanism != NULL)
    return authenticate (play, mechanism);
  if (g_strcmp0 (play->mechanism, "auto") == 0)
    return sign_in_as_a_check_does (play);
  if (g_strcmp0 (play->mechanism, "APOP") == 0
          ? !pr_pop3_client_has_apop (PR_POP3_CLIENT (play->client))
          : !pr_client_can_log_in (play->client))
    {
      g_set_error_literal (&play->error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED,
                           "no way to sign in");
      return FALSE;
    }
  if (play->mechanism != NULL)
    return pr_pop3_client_apop (PR_POP3_CLIENT (play->client), play->login, play->password,
                                &play->error);
  return pr_client_log_in (play->client, play->login, play->password, &play->error);
}

static void
use_smtp (Play *play)
{
  PrSmtpClient *smtp = PR_SMTP_CLIENT (play->client);

  play->step = PR_STEP_SENDER;
  if (!pr_smtp_client_open_envelope (smtp, play->login, "bob@example.org", &play->error)
      || !pr_smtp_client_read_sender_reply (smtp, &play->error))
    return;
  play->step = PR_STEP_RECIPIENT;
  if (!pr_smtp_client_read_recipient_reply (smtp, &play->error))
    return;
  play->step = PR_STEP_SIGN_OUT;
  pr_smtp_client_close_envelope (smtp, &play->error);
}

static void
use_mailbox (Play *play)
{
  play->step = PR_STEP_MAILBOX;
  if (play->protocol == PR_PROTOCOL_IMAP)
    {
      if (!pr_imap_client_examine_inbox (PR_IMAP_CLIENT (play->client), &play->n_messages,
                                         &play->error))
        return;
      play->step = PR_STEP_SIGN_OUT;
      pr_imap_client_read_log_out (PR_IMAP_CLIENT (play->client), &play->error);
      return;
    }
  if (!pr_pop3_client_stat (PR_POP3_CLIENT (play->client), &play->n_messages, &play->error))
    return;
  play->step = PR_STEP_SIGN_OUT;
  pr_pop3_client_read_log_out (PR_POP3_CLIENT (play->client), &play->error);
}

static void
run_steps (Play *play, const PrDeadline *deadline)
{
  play->step = PR_STEP_GREETING;
  if (!pr_client_read_greeting (play->client, &play->error))
    return;
  play->step = PR_STEP_CAPABILITIES;
  if (!know_capabilities (play))
    return;
  if (play->security == PR_SECURITY_STARTTLS)
    {
      play->step = PR_STEP_STARTTLS;
      if (!upgrade (play, deadline))
        return;
      play->step = PR_STEP_CAPABILITIES;
      if (!know_capabilities (play))
        return;
    }
  play->step = PR_STEP_SIGN_IN;
  if (!sign_in (play))
    {
      g_assert_false (pr_client_is_signed_in (play->client));
      return;
    }
  g_assert_true (pr_client_is_signed_in (play->client));
  if (play->protocol == PR_PROTOCOL_SMTP)
    use_smtp (play);
  else
    use_mailbox (play);
}

/* What a person may be shown has no secret in it, however it was dressed. */
static void
assert_secret_is_kept (Play *play)
{
  PrConnection *connection = pr_client_get_connection (play->client);
  g_autofree char *transcript = pr_transcript_to_text (pr_connection_get_transcript (connection));
  const char *password = pr_secret_get_text (play->password);
  g_autoptr (PrSecret) encoded = pr_secret_to_base64 (play->password);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autofree char *encoded_plain = NULL;

  g_byte_array_append (plain, (const guint8 *) "", 1);
  g_byte_array_append (plain, (const guint8 *) play->login, (guint) strlen (play->login) + 1);
  g_byte_array_append (plain, (const guint8 *) password,
                       (guint) pr_secret_get_size (play->password));
  encoded_plain = g_base64_encode (plain->data, plain->len);
  g_assert_null (strstr (transcript, password));
  g_assert_null (strstr (transcript, pr_secret_get_text (encoded)));
  g_assert_null (strstr (transcript, encoded_plain));
  if (play->error != NULL)
    g_assert_null (strstr (play->error->message, password));
}

/* Plays the talk. Only what the caller asked for may go wrong: to connect, and to begin TLS at once,
 * has to work. */
void
play_run (Play *play)
{
  PrDeadline deadline = pr_deadline_new (play->wait_ms, RUN_MS);

  connect_client (play, &deadline);
  run_steps (play, &deadline);
  play->end = play->error == NULL ? PLAY_OK : end_from_error (play->error);
  assert_secret_is_kept (play);
  pr_connection_close (pr_client_get_connection (play->client));
}

void
play_clear (Play *play)
{
  g_clear_object (&play->client);
  g_clear_error (&play->error);
}

/* How long an answer may take that does not come at all: the price of each such row. */
#define WAIT_MS_SILENCE 300
#define WAIT_MS 20000

static void
assert_evidence (const Play *play, const char *expected)
{
  PrReply *reply = pr_client_get_last_reply (play->client);
  g_autofree char *evidence = NULL;

  if (play->end == PLAY_WRONG_SERVICE)
    {
      g_assert_cmpstr (pr_client_get_found_service (play->client), ==, expected);
      return;
    }
  g_assert_nonnull (reply);
  evidence = pr_reply_dup_evidence (reply);
  g_assert_cmpstr (evidence, ==, expected);
}

static void
play_row (PrScriptServer *server,
          PrTlsTrust *trust,
          PrProtocol protocol,
          const char *login,
          PrSecret *password,
          const PlayRow *row)
{
  const PrSaslMechanism *mechanism =
      row->mechanism == NULL ? NULL : pr_sasl_mechanism_find (row->mechanism);
  gboolean wants_token = mechanism != NULL && (mechanism->flags & PR_SASL_FLAG_TOKEN) != 0;
  g_autoptr (PrSecret) token = pr_secret_new (PLAY_TOKEN, -1);
  g_autoptr (GError) error = NULL;
  g_auto (Play) play = {
    .host = "127.0.0.1",
    .port = pr_script_server_add_text (server, row->talk, &error),
    .trust = trust,
    .protocol = protocol,
    .security = row->security,
    .login = login,
    .password = wants_token ? token : password,
    .mechanism = row->mechanism,
    .wait_ms = row->end == PLAY_TIMED_OUT ? WAIT_MS_SILENCE : WAIT_MS,
  };
  g_auto (GStrv) failures = NULL;

  g_test_message ("%s", row->what);
  g_assert_no_error (error);
  play_run (&play);
  if (play.error != NULL)
    g_test_message ("%s: %s", pr_enum_get_word (PR_TYPE_STEP_ID, (int) play.step),
                    play.error->message);
  g_assert_true (pr_script_server_wait_idle (server, WAIT_MS));
  failures = pr_script_log_dup_failures (pr_script_server_get_log (server, play.port));
  g_assert_cmpstr (failures[0], ==, NULL);
  g_assert_cmpint (play.end, ==, row->end);
  g_assert_cmpint (play.step, ==, row->step);
  if (row->evidence != NULL)
    assert_evidence (&play, row->evidence);
}

/* Plays each row against a client, and checks what comes of it. */
void
play_rows_as (PrProtocol protocol,
              const char *login,
              const char *password,
              const PlayRow *rows,
              gsize n_rows)
{
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrScriptServer) server = pr_script_server_new (login, secret, &error);
  g_autofree char *ca_path = NULL;
  g_autoptr (PrTlsTrust) trust = NULL;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &ca_path, NULL);

  g_assert_no_error (error);
  g_close (fd, NULL);
  pr_test_authority_write_pem (pr_script_server_get_authority (server), ca_path, &error);
  g_assert_no_error (error);
  trust = pr_tls_trust_new (ca_path, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_rows; i++)
    play_row (server, trust, protocol, login, secret, &rows[i]);
  pr_script_server_stop (server);
  g_remove (ca_path);
}

void
play_rows (PrProtocol protocol, const PlayRow *rows, gsize n_rows)
{
  play_rows_as (protocol, PLAY_LOGIN, PLAY_PASSWORD, rows, n_rows);
}
