/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "pr-test-authority-private.h"

#include <glib/gstdio.h>
#include <openssl/err.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct
{
  PrScriptServer *server;
  PrTranscript *transcript;
  PrTlsTrust *trust; /* in the server's authority */
  char *ca_path;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSecret) password = pr_secret_new ("open sesame", -1);
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &fixture->ca_path, &error);

  g_assert_no_error (error);
  close (fd);
  fixture->server = pr_script_server_new ("ann", password, &error);
  g_assert_no_error (error);
  pr_script_server_set_ipv6 (fixture->server, TRUE);
  pr_test_authority_write_pem (pr_script_server_get_authority (fixture->server), fixture->ca_path,
                               &error);
  g_assert_no_error (error);
  fixture->trust = pr_tls_trust_new (fixture->ca_path, &error);
  g_assert_no_error (error);
  fixture->transcript = pr_transcript_new ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  pr_tls_trust_unref (fixture->trust);
  pr_transcript_unref (fixture->transcript);
  g_remove (fixture->ca_path);
  g_free (fixture->ca_path);
}

static guint16
add_talk (Fixture *fixture, const char *talk)
{
  g_autoptr (GError) error = NULL;
  guint16 port = pr_script_server_add_text (fixture->server, talk, &error);

  g_assert_no_error (error);
  return port;
}

static PrConnection *
open_connection (Fixture *fixture, const char *host, guint16 port)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;
  PrConnection *connection = pr_connection_new (host, port, fixture->transcript);

  pr_connection_resolve (connection, &deadline, NULL, &error);
  g_assert_no_error (error);
  pr_connection_connect (connection, &deadline, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static gboolean
start_tls (Fixture *fixture,
           PrConnection *connection,
           const char *pin,
           guint wait_ms,
           GError **error)
{
  PrDeadline deadline = pr_deadline_new (wait_ms, WAIT_MS);

  return pr_connection_start_tls (connection, fixture->trust, pin, &deadline, NULL, error);
}

static void
hear_error (PrConnection *connection, PrNetError code)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_connection_read_line (connection, 200, &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, (int) code);
}

static void
say (PrConnection *connection, const char *text)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      pr_connection_write (connection, text, strlen (text), NULL, &deadline, NULL, &error));
  g_assert_no_error (error);
}

static void
test_versions (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    const char *version;
    const char *binding_type;
  } rows[] = {
    { "!tls\n!tls-versions 1.2 1.2\nS: hello\nC: NOOP\nS: ok\n", "TLSv1.2",
      "tls-server-end-point" },
    { "!tls\n!tls-versions 1.3 1.3\nS: hello\nC: NOOP\nS: ok\n", "TLSv1.3", "tls-exporter" },
    { "!tls\nS: hello\nC: NOOP\nS: ok\n", "TLSv1.3", "tls-exporter" },
    { "!tls\n!tls-versions 1.0 1.2\nS: hello\nC: NOOP\nS: ok\n", "TLSv1.2",
      "tls-server-end-point" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 port = add_talk (fixture, rows[i].talk);
      g_autoptr (PrConnection) connection = open_connection (fixture, "localhost", port);
      g_autofree char *server_name = NULL;
      g_autoptr (GError) error = NULL;
      PrTlsSession *session;

      start_tls (fixture, connection, NULL, WAIT_MS, &error);
      g_assert_no_error (error);
      session = pr_connection_get_tls (connection);
      g_assert_true (pr_connection_is_trusted (connection));
      g_assert_true (pr_tls_session_is_verified (session));
      g_assert_false (pr_tls_session_is_pinned (session));
      g_assert_cmpstr (pr_tls_session_get_version (session), ==, rows[i].version);
      g_assert_cmpstr (pr_tls_session_get_channel_binding_type (session), ==,
                       rows[i].binding_type);
      assert_hears (connection, "hello");
      say (connection, "NOOP\r\n");
      assert_hears (connection, "ok");
      hear_error (connection, PR_NET_ERROR_CLOSED);
      server_name =
          pr_script_log_dup_server_name (pr_script_server_get_log (fixture->server, port));
      g_assert_cmpstr (server_name, ==, "localhost");
    }
}

/* The name goes to the server as DNS has it; an address does not go at all (RFC 6066 §3). */
static void
test_server_names (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *host;
    const char *certificate;
    const char *sni;
  } rows[] = {
    { "mx.bücher.test", "names=mx.xn--bcher-kva.test", "mx.xn--bcher-kva.test" },
    { "mx.example.test", "names=*.example.test", "mx.example.test" },
    { "mx.example.test.", "names=mx.example.test", "mx.example.test" },
    { "127.0.0.1", "names=localhost,127.0.0.1", NULL },
    { "::1", "names=localhost,::1", NULL },
  };

  net_support_set_name ("mx.xn--bcher-kva.test", "", "127.0.0.1");
  net_support_set_name ("mx.example.test", "::1", "127.0.0.1");
  net_support_set_name ("mx.example.test.", "", "127.0.0.1");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk = g_strdup_printf ("!tls\n!certificate %s\nS: hello\n",
                                               rows[i].certificate);
      guint16 port = add_talk (fixture, talk);
      g_autoptr (PrConnection) connection = open_connection (fixture, rows[i].host, port);
      g_autofree char *server_name = NULL;
      g_autoptr (GError) error = NULL;

      start_tls (fixture, connection, NULL, WAIT_MS, &error);
      g_assert_no_error (error);
      assert_hears (connection, "hello");
      server_name =
          pr_script_log_dup_server_name (pr_script_server_get_log (fixture->server, port));
      g_assert_cmpstr (server_name, ==, rows[i].sni);
    }
}

static void
test_trust (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const bad_files[] = { "/nonexistent", "/dev/null", "/proc/self/exe", "/" };
  guint16 port = add_talk (fixture, "!tls\nS: hello\n");
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTlsTrust) system_trust = NULL;
  g_autoptr (PrTlsTrust) other_trust = NULL;
  g_autoptr (PrTlsTrust) leaf_trust = NULL;
  g_autoptr (PrConnection) by_system = open_connection (fixture, "localhost", port);
  g_autoptr (PrConnection) by_none = open_connection (fixture, "localhost", port);
  g_autoptr (PrConnection) by_leaf = open_connection (fixture, "localhost", port);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_assert_null (pr_tls_trust_new (bad_files[i], &error));
      g_assert_error (error, PR_TLS_TRUST_ERROR, PR_TLS_TRUST_ERROR_CA_FILE);
      g_clear_error (&error);
      g_assert_cmpuint (ERR_peek_error (), ==, 0);
    }

  /* Only this thread looks at it. */
  g_setenv ("SSL_CERT_FILE", fixture->ca_path, TRUE);
  system_trust = pr_tls_trust_new (NULL, &error);
  g_assert_no_error (error);
  g_unsetenv ("SSL_CERT_FILE");
  g_assert_true (pr_connection_start_tls (by_system, system_trust, NULL, &deadline, NULL, &error));
  g_assert_no_error (error);

  other_trust = pr_tls_trust_new (NULL, &error);
  g_assert_no_error (error);
  g_assert_false (pr_connection_start_tls (by_none, other_trust, NULL, &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE);
  g_clear_error (&error);
  g_assert_cmpint (pr_tls_session_get_fault (pr_connection_get_tls (by_none), 0)->kind, ==,
                   PR_TLS_FAULT_UNTRUSTED);

  /* A server's own certificate may be trusted as an authority of itself. */
  g_file_set_contents (
      fixture->ca_path,
      pr_test_certificate_get_pem (pr_script_server_get_certificate (fixture->server, port)), -1,
      &error);
  g_assert_no_error (error);
  leaf_trust = pr_tls_trust_new (fixture->ca_path, &error);
  g_assert_true (pr_connection_start_tls (by_leaf, leaf_trust, NULL, &deadline, NULL, &error));
  g_assert_no_error (error);
}

#define NO_FAULT -1
#define MAX_FAULTS 4

static void
test_faults (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *certificate;
    guint n_certificates;
    int faults[MAX_FAULTS];
  } rows[] = {
    { "intermediate", 2, { NO_FAULT } },
    { "ends-soon", 1, { NO_FAULT } },
    { "rsa", 1, { NO_FAULT } },
    { "good-staple", 1, { NO_FAULT } },
    { "expired", 1, { PR_TLS_FAULT_EXPIRED, NO_FAULT } },
    { "not-yet-valid", 1, { PR_TLS_FAULT_NOT_YET_VALID, NO_FAULT } },
    { "self-signed", 1, { PR_TLS_FAULT_SELF_SIGNED, NO_FAULT } },
    { "unknown-ca", 1, { PR_TLS_FAULT_UNTRUSTED, NO_FAULT } },
    { "missing-intermediate", 1, { PR_TLS_FAULT_UNTRUSTED, NO_FAULT } },
    { "wrong-name", 1, { PR_TLS_FAULT_NAME_MISMATCH, NO_FAULT } },
    { "wildcard", 1, { PR_TLS_FAULT_NAME_MISMATCH, NO_FAULT } },
    { "cn-only", 1, { PR_TLS_FAULT_NAME_MISMATCH, NO_FAULT } },
    { "weak-key", 1, { PR_TLS_FAULT_WEAK, NO_FAULT } },
    { "weak-signature", 1, { PR_TLS_FAULT_WEAK, NO_FAULT } },
    { "wrong-purpose", 1, { PR_TLS_FAULT_WRONG_PURPOSE, NO_FAULT } },
    { "revoked-staple", 1, { PR_TLS_FAULT_REVOKED, NO_FAULT } },
    { "intermediate revoked-staple", 2, { PR_TLS_FAULT_REVOKED, NO_FAULT } },
    /* Nobody can be believed who speaks for an unknown authority. */
    { "unknown-ca revoked-staple", 1, { PR_TLS_FAULT_UNTRUSTED, NO_FAULT } },
    { "expired revoked-staple wrong-name", 1,
      { PR_TLS_FAULT_REVOKED, PR_TLS_FAULT_NAME_MISMATCH, PR_TLS_FAULT_EXPIRED, NO_FAULT } },
    { "expired self-signed wrong-name", 1,
      { PR_TLS_FAULT_SELF_SIGNED, PR_TLS_FAULT_NAME_MISMATCH, PR_TLS_FAULT_EXPIRED, NO_FAULT } },
    { "not-yet-valid unknown-ca", 1,
      { PR_TLS_FAULT_UNTRUSTED, PR_TLS_FAULT_NOT_YET_VALID, NO_FAULT } },
    { "weak-key wrong-purpose expired", 1,
      { PR_TLS_FAULT_EXPIRED, PR_TLS_FAULT_WEAK, PR_TLS_FAULT_WRONG_PURPOSE, NO_FAULT } },
  };
  const char *version = data;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk =
          g_strdup_printf ("!tls\n!tls-versions %s %s\n!certificate %s\nS: hello\n", version,
                           version, rows[i].certificate);
      guint16 port = add_talk (fixture, talk);
      g_autoptr (PrConnection) connection = open_connection (fixture, "localhost", port);
      gboolean faulty = rows[i].faults[0] != NO_FAULT;
      g_autoptr (GError) error = NULL;
      PrTlsSession *session;

      g_test_message ("%s", rows[i].certificate);
      g_assert_true (start_tls (fixture, connection, NULL, WAIT_MS, &error) != faulty);
      session = pr_connection_get_tls (connection);
      g_assert_cmpuint (pr_tls_session_get_n_certificates (session), ==, rows[i].n_certificates);
      g_assert_cmpstr (pr_certificate_get_sha256 (pr_tls_session_get_certificate (session, 0)), ==,
                       pr_test_certificate_get_sha256 (
                           pr_script_server_get_certificate (fixture->server, port)));
      for (guint k = 0; k < pr_tls_session_get_n_faults (session); k++)
        g_assert_cmpint (pr_tls_session_get_fault (session, k)->kind, ==, rows[i].faults[k]);
      g_assert_cmpint (rows[i].faults[pr_tls_session_get_n_faults (session)], ==, NO_FAULT);
      if (faulty)
        {
          g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE);
          g_assert_false (pr_connection_is_trusted (connection));
          /* Closed: what is said now goes nowhere. */
          say (connection, "open sesame\r\n");
          hear_error (connection, PR_NET_ERROR_CLOSED);
          g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
          g_assert_cmpuint (
              pr_script_log_get_n_bytes (pr_script_server_get_log (fixture->server, port),
                                         PR_SCRIPT_CHANNEL_ENCRYPTED),
              ==, 0);
        }
      else
        {
          g_assert_no_error (error);
          assert_hears (connection, "hello");
        }
    }
}

static void
test_pin (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = add_talk (fixture, "!tls\n!certificate expired self-signed wrong-name\nS: hello\n");
  guint16 other_port = add_talk (fixture, "!tls\n!certificate self-signed\nS: hello\n");
  const char *pin = pr_test_certificate_get_sha256 (
      pr_script_server_get_certificate (fixture->server, port));
  g_autoptr (PrConnection) pinned = open_connection (fixture, "localhost", port);
  g_autoptr (PrConnection) other = open_connection (fixture, "localhost", other_port);
  g_autoptr (GError) error = NULL;

  g_assert_true (start_tls (fixture, pinned, pin, WAIT_MS, &error));
  g_assert_no_error (error);
  g_assert_true (pr_connection_is_trusted (pinned));
  g_assert_true (pr_tls_session_is_pinned (pr_connection_get_tls (pinned)));
  g_assert_false (pr_tls_session_is_verified (pr_connection_get_tls (pinned)));
  assert_hears (pinned, "hello");

  g_assert_false (start_tls (fixture, other, pin, WAIT_MS, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE);
  g_assert_false (pr_connection_is_trusted (other));
}

static void
test_failures (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    PrNetError code;
    const char *first_words;
    guint wait_ms;
  } rows[] = {
    { "!tls\n!tls-versions 1.0 1.0\nS: hello\n", PR_NET_ERROR_TLS_VERSION, NULL, WAIT_MS },
    { "!tls\n!tls-versions 1.1 1.1\nS: hello\n", PR_NET_ERROR_TLS_VERSION, NULL, WAIT_MS },
    /* A server that does not even say so, but goes on with TLS 1.0. */
    { "!receive 5\n!raw \"\\x16\\x03\\x01\\x00\\x2a\\x02\\x00\\x00\\x26\\x03\\x01"
      "0123456789abcdef0123456789abcdef\\x00\\x00\\x2f\\x00\"\n!silent\n",
      PR_NET_ERROR_TLS_VERSION, NULL, WAIT_MS },
    { "!tls\n!tls-versions 1.2 1.2\n!client-certificate required\nS: hello\n",
      PR_NET_ERROR_TLS_CLIENT_CERTIFICATE, NULL, WAIT_MS },
    { "S: 220 mx.test ESMTP\n!silent\n", PR_NET_ERROR_NOT_TLS, "220 mx.test ESMTP", WAIT_MS },
    { "!receive 1\nS: HTTP/1.1 400 Bad Request\n!close\n", PR_NET_ERROR_NOT_TLS,
      "HTTP/1.1 400 Bad Request", WAIT_MS },
    { "!receive 1\n!raw \"no\"\n!close\n", PR_NET_ERROR_NOT_TLS, "no", WAIT_MS },
    { "!flood endless \"* BYE \"\n", PR_NET_ERROR_NOT_TLS, NULL, WAIT_MS },
    { "!receive 5\n!raw \"\\x15\\x03\\x03\\x00\\x02\\x02\\x28\"\n!close\n",
      PR_NET_ERROR_TLS_HANDSHAKE, NULL, WAIT_MS },
    { "!receive 5\n!raw \"\\x15\\x03\\x03\\x00\\x02\\x02\\x46\"\n!close\n",
      PR_NET_ERROR_TLS_VERSION, NULL, WAIT_MS },
    { "!receive 5\n!raw \"\\x16\\x03\\x03\\xff\\xff\"\n!flood endless\n",
      PR_NET_ERROR_TLS_HANDSHAKE, NULL, WAIT_MS },
    { "!close\n", PR_NET_ERROR_CLOSED, NULL, WAIT_MS },
    { "!receive 1\n!close\n", PR_NET_ERROR_CLOSED, NULL, WAIT_MS },
    { "!receive 1\n!raw \"\\x16\\x03\\x03\\x00\"\n!close\n", PR_NET_ERROR_CLOSED, NULL, WAIT_MS },
    { "!receive 1\n!reset\n", PR_NET_ERROR_CLOSED, NULL, WAIT_MS },
    { "!silent\n", PR_NET_ERROR_TIMED_OUT, NULL, 100 },
    { "!receive 1\n!raw \"\\x16\\x03\\x03\\x00\"\n!silent\n", PR_NET_ERROR_TIMED_OUT, NULL, 100 },
    { "!drip 20\n!raw \"\\x16\\x03\\x03\\x40\\x00\"\n!flood endless\n", PR_NET_ERROR_TIMED_OUT, NULL,
      200 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 port = add_talk (fixture, rows[i].talk);
      g_autoptr (PrConnection) connection = open_connection (fixture, "localhost", port);
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_false (start_tls (fixture, connection, NULL, rows[i].wait_ms, &error));
      g_assert_error (error, PR_NET_ERROR, (int) rows[i].code);
      if (rows[i].first_words != NULL || rows[i].code != PR_NET_ERROR_NOT_TLS)
        g_assert_cmpstr (pr_connection_get_first_words (connection), ==, rows[i].first_words);
      g_assert_null (pr_connection_get_tls (connection));
      g_assert_cmpuint (ms_since (start_us), <, rows[i].wait_ms + SLACK_MS);
      hear_error (connection, PR_NET_ERROR_CLOSED);
    }
}

/* With TLS 1.3 the server learns only after the handshake that there is no certificate. */
static void
test_client_certificate (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 required = add_talk (
      fixture, "!tls\n!tls-versions 1.3 1.3\n!client-certificate required\nS: hello\n");
  guint16 wanted = add_talk (fixture, "!tls\n!client-certificate wanted\nS: hello\n");
  g_autoptr (PrConnection) strict = open_connection (fixture, "localhost", required);
  g_autoptr (PrConnection) lenient = open_connection (fixture, "localhost", wanted);
  g_autoptr (GError) error = NULL;

  start_tls (fixture, strict, NULL, WAIT_MS, &error);
  g_assert_no_error (error);
  hear_error (strict, PR_NET_ERROR_TLS_CLIENT_CERTIFICATE);

  start_tls (fixture, lenient, NULL, WAIT_MS, &error);
  g_assert_no_error (error);
  assert_hears (lenient, "hello");
}

/* “Why TLS Is Better Without STARTTLS” (USENIX Security 2021): what came before counts for nothing. */
static void
test_starttls (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *behind; /* what the server does behind its reply */
    int code;           /* -1: all is well */
  } rows[] = {
    { "!starttls\nS: inside\n", -1 },
    { "S: 250 evil\n!starttls\nS: inside\n", PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS },
    { "!raw \"x\"\n!starttls\nS: inside\n", PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS },
    { "!flush\n!receive 1\nS: 250 evil\n!silent\n", PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk =
          g_strdup_printf ("S: 220 hello\nC: STARTTLS\nS: 220 go ahead\n%s", rows[i].behind);
      guint16 port = add_talk (fixture, talk);
      g_autoptr (PrConnection) connection = open_connection (fixture, "localhost", port);
      g_autoptr (GError) error = NULL;

      assert_hears (connection, "220 hello");
      say (connection, "STARTTLS\r\n");
      assert_hears (connection, "220 go ahead");
      g_assert_true (start_tls (fixture, connection, NULL, WAIT_MS, &error) == (rows[i].code < 0));
      if (rows[i].code < 0)
        {
          g_assert_no_error (error);
          assert_hears (connection, "inside");
          continue;
        }
      g_assert_error (error, PR_NET_ERROR, rows[i].code);
      g_assert_false (pr_connection_is_trusted (connection));
      say (connection, "open sesame\r\n");
      hear_error (connection, PR_NET_ERROR_CLOSED);
      g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
      g_assert_false (pr_script_log_contains (pr_script_server_get_log (fixture->server, port),
                                              PR_SCRIPT_CHANNEL_CLEAR, "open sesame"));
    }
}

/* As in plain text: no SIGPIPE, and the last words are heard. */
static void
test_ends (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const talks[] = {
    "!tls\nS: 421 bye\n!close\n",
    "!tls\nS: 421 bye\n!cut\n",
    "!tls\nS: 421 bye\n!reset\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      g_autoptr (PrConnection) connection =
          open_connection (fixture, "localhost", add_talk (fixture, talks[i]));
      g_autoptr (GError) error = NULL;

      start_tls (fixture, connection, NULL, WAIT_MS, &error);
      g_assert_no_error (error);
      assert_hears (connection, "421 bye");
      for (guint k = 0; k < 3; k++)
        say (connection, "NOOP\r\n");
      hear_error (connection, PR_NET_ERROR_CLOSED);
      say (connection, "NOOP\r\n");
    }
}

static void
handshake (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (PrConnection) connection =
      open_connection (fixture, "localhost", add_talk (fixture, "!silent\n"));

  g_assert_false (
      pr_connection_start_tls (connection, fixture->trust, NULL, &deadline, cancellable, error));
}

static void
read_encrypted (gpointer data, GCancellable *cancellable, GError **error)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);

  g_assert_null (pr_connection_read_line (data, 100, &deadline, cancellable, error));
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection =
      open_connection (fixture, "localhost", add_talk (fixture, "!tls\n!silent\n"));
  g_autoptr (GError) error = NULL;

  assert_cancels_fast (handshake, fixture);
  start_tls (fixture, connection, NULL, WAIT_MS, &error);
  g_assert_no_error (error);
  assert_cancels_fast (read_encrypted, connection);
}

/* A server of the test's own, for what no talk can do. */
typedef struct
{
  int listener;
  guint16 port;
  SSL_CTX *context;
  void (*serve) (SSL *ssl);
  GThread *thread;
} Peer;

static gpointer
peer_run (gpointer data)
{
  Peer *peer = data;
  int fd = accept (peer->listener, NULL, NULL);
  SSL *ssl = SSL_new (peer->context);
  sigset_t pipe;

  /* Only this end's: the other is tested not to need it. */
  sigemptyset (&pipe);
  sigaddset (&pipe, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &pipe, NULL);
  g_assert_cmpint (fd, >=, 0);
  SSL_set_fd (ssl, fd);
  g_assert_cmpint (SSL_accept (ssl), ==, 1);
  peer->serve (ssl);
  SSL_free (ssl);
  close (fd);
  return NULL;
}

static void
peer_init (Peer *peer, Fixture *fixture, int version, void (*serve) (SSL *ssl))
{
  const PrTestCertificateSpec spec = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTestCertificate) certificate =
      pr_test_authority_issue (pr_script_server_get_authority (fixture->server), &spec, &error);

  g_assert_no_error (error);
  peer->listener = listen_on_loopback (&peer->port);
  peer->context = SSL_CTX_new (TLS_server_method ());
  SSL_CTX_set_min_proto_version (peer->context, version);
  SSL_CTX_set_max_proto_version (peer->context, version);
  pr_test_certificate_install (certificate, peer->context, &error);
  g_assert_no_error (error);
  peer->serve = serve;
  peer->thread = g_thread_new ("peer", peer_run, peer);
}

static void
peer_clear (Peer *peer)
{
  g_thread_join (peer->thread);
  SSL_CTX_free (peer->context);
  close (peer->listener);
}

static void
serve_renegotiation (SSL *ssl)
{
  char byte;

  g_assert_cmpint (SSL_write (ssl, "hello\r\n", 7), ==, 7);
  g_assert_cmpint (SSL_renegotiate (ssl), ==, 1);
  g_assert_cmpint (SSL_do_handshake (ssl), ==, 1);
  g_assert_cmpint (SSL_read (ssl, &byte, 1), <=, 0);
  g_assert_cmpint (ERR_GET_REASON (ERR_peek_error ()), ==, SSL_R_NO_RENEGOTIATION);
  ERR_clear_error ();
}

/* A second handshake would bring a certificate that nobody has judged. */
static void
test_no_renegotiation (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Peer peer;
  g_autoptr (PrConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  peer_init (&peer, fixture, TLS1_2_VERSION, serve_renegotiation);
  connection = open_connection (fixture, "127.0.0.1", peer.port);
  start_tls (fixture, connection, NULL, WAIT_MS, &error);
  g_assert_no_error (error);
  assert_hears (connection, "hello");
  hear_error (connection, PR_NET_ERROR_TLS_HANDSHAKE);
  peer_clear (&peer);
}

static void
serve_key_updates (SSL *ssl)
{
  while (SSL_key_update (ssl, SSL_KEY_UPDATE_NOT_REQUESTED) == 1 && SSL_do_handshake (ssl) == 1)
    continue;
  ERR_clear_error ();
}

/* TLS 1.3 without a byte of content, and without end, is silence. */
static void
test_endless_key_updates (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Peer peer;
  g_autoptr (PrConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  PrDeadline deadline;
  gint64 start_us;

  peer_init (&peer, fixture, TLS1_3_VERSION, serve_key_updates);
  connection = open_connection (fixture, "127.0.0.1", peer.port);
  start_tls (fixture, connection, NULL, WAIT_MS, &error);
  g_assert_no_error (error);

  start_us = g_get_monotonic_time ();
  deadline = pr_deadline_new (200, WAIT_MS);
  g_assert_null (pr_connection_read_line (connection, 100, &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (ms_since (start_us), <, 200 + SLACK_MS);
  pr_connection_close (connection);
  peer_clear (&peer);
}

static void
serve_exporter (SSL *ssl)
{
  static const char label[] = "EXPORTER-Channel-Binding";
  guint8 exported[32];

  g_assert_cmpint (SSL_export_keying_material (ssl, exported, sizeof exported, label,
                                               sizeof label - 1, NULL, 0, 0),
                   ==, 1);
  g_assert_cmpint (SSL_write (ssl, exported, sizeof exported), ==, sizeof exported);
}

static void
test_channel_binding (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Peer peer;
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (PrConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) exported = NULL;

  peer_init (&peer, fixture, TLS1_3_VERSION, serve_exporter);
  connection = open_connection (fixture, "127.0.0.1", peer.port);
  start_tls (fixture, connection, NULL, WAIT_MS, &error);
  g_assert_no_error (error);
  exported = pr_connection_read_bytes (connection, 32, &deadline, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (
      exported, pr_tls_session_get_channel_binding (pr_connection_get_tls (connection))));
  peer_clear (&peer);
}

static void
add_test (const char *path, const char *data, void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, data, fixture_set_up, run, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  net_support_init (&argc, &argv);
  add_test ("/tls/versions", NULL, test_versions);
  add_test ("/tls/server-names", NULL, test_server_names);
  add_test ("/tls/trust", NULL, test_trust);
  add_test ("/tls/faults/1.2", "1.2", test_faults);
  add_test ("/tls/faults/1.3", "1.3", test_faults);
  add_test ("/tls/pin", NULL, test_pin);
  add_test ("/tls/failures", NULL, test_failures);
  add_test ("/tls/client-certificate", NULL, test_client_certificate);
  add_test ("/tls/starttls", NULL, test_starttls);
  add_test ("/tls/ends", NULL, test_ends);
  add_test ("/tls/cancel", NULL, test_cancel);
  add_test ("/tls/no-renegotiation", NULL, test_no_renegotiation);
  add_test ("/tls/channel-binding", NULL, test_channel_binding);
  add_test ("/tls/endless-key-updates", NULL, test_endless_key_updates);
  return g_test_run ();
}
