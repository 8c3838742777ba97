/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-server.h"

#include <glib/gstdio.h>

#include <string.h>

/* The client is GIO with glib-networking (GnuTLS): a TLS of another family than the server's. */

#define USER "ann@example.org"
#define PASSWORD "open sesame"

/* Longer than anything takes here unless it hangs. */
#define WAIT_MS 20000
#define WAIT_S 20

typedef struct
{
  PrScriptServer *server;
  GTlsDatabase *database;
  char *ca_path;
} Fixture;

static void
fixture_set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &fixture->ca_path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  fixture->server = pr_script_server_new (USER, password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (fixture->server), fixture->ca_path,
                               &error);
  g_assert_no_error (error);
  fixture->database = g_tls_file_database_new (fixture->ca_path, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->database);
  g_remove (fixture->ca_path);
  g_free (fixture->ca_path);
}

/* One client: a connection that may become TLS. */
typedef struct
{
  Fixture *fixture;
  GIOStream *stream;
  GTlsCertificateFlags findings;
  GString *input;
} Peer;

static void
peer_clear (Peer *peer)
{
  g_clear_object (&peer->stream); /* the last unref closes */
  g_string_free (peer->input, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Peer, peer_clear)

static Peer
peer_connect (Fixture *fixture, guint16 port)
{
  Peer peer = { fixture, NULL, 0, g_string_new (NULL) };
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;

  g_socket_client_set_timeout (client, WAIT_S);
  peer.stream =
      G_IO_STREAM (g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error));
  g_assert_no_error (error);
  return peer;
}

static gboolean
note_findings (G_GNUC_UNUSED GTlsConnection *connection,
               G_GNUC_UNUSED GTlsCertificate *certificate,
               GTlsCertificateFlags findings,
               gpointer data)
{
  Peer *peer = data;

  peer->findings = findings;
  return TRUE;
}

static gboolean
peer_start_tls (Peer *peer, const char *host, GError **error)
{
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 1);
  g_autoptr (GIOStream) tls = g_tls_client_connection_new (peer->stream, identity, error);

  g_assert_nonnull (tls);
  g_tls_connection_set_database (G_TLS_CONNECTION (tls), peer->fixture->database);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (note_findings), peer);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, error))
    return FALSE;
  g_clear_object (&peer->stream);
  peer->stream = g_steal_pointer (&tls);
  return TRUE;
}

static void
peer_say (Peer *peer, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (peer->stream), text, strlen (text),
                             NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Reads until the server has said what is expected; anything else fails. */
static void
peer_hear (Peer *peer, const char *expected)
{
  gsize n_bytes = strlen (expected);

  while (peer->input->len < n_bytes)
    {
      char chunk[4096];
      g_autoptr (GError) error = NULL;
      gssize n_read = g_input_stream_read (g_io_stream_get_input_stream (peer->stream), chunk,
                                           sizeof chunk, NULL, &error);

      g_assert_no_error (error);
      if (n_read == 0)
        break;
      g_string_append_len (peer->input, chunk, n_read);
    }
  if (peer->input->len < n_bytes)
    g_assert_cmpstr (peer->input->str, ==, expected);
  g_assert_cmpmem (peer->input->str, n_bytes, expected, n_bytes);
  g_string_erase (peer->input, 0, (gssize) n_bytes);
}

/* The server waits a while for its client to leave too: so leave. */
static void
peer_hear_end (Peer *peer)
{
  char byte = 0;
  g_autoptr (GError) error = NULL;
  gssize n_read =
      g_input_stream_read (g_io_stream_get_input_stream (peer->stream), &byte, 1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n_read, ==, 0);
  g_assert_cmpuint (peer->input->len, ==, 0);
  g_clear_object (&peer->stream);
}

static guint16
add_text (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  guint16 port = pr_script_server_add_text (fixture->server, text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (port, !=, 0);
  return port;
}

static void
assert_no_failures (Fixture *fixture, guint16 port)
{
  g_auto (GStrv) failures = NULL;

  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  failures = pr_script_log_dup_failures (pr_script_server_get_log (fixture->server, port));
  g_assert_cmpstr (failures[0], ==, NULL);
}

static void
test_plain (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "S: 220 mx.test ESMTP\n"
                                    "C: EHLO *\n"
                                    "S: 250-mx.test\n"
                                    "S: 250 PIPELINING\n"
                                    "C: NOOP\n"
                                    "C: quit\n"
                                    "S: 250 ok\n"
                                    "S: 221 bye\n");
  PrScriptLog *log = pr_script_server_get_log (fixture->server, port);
  g_auto (Peer) peer = peer_connect (fixture, port);

  peer_hear (&peer, "220 mx.test ESMTP\r\n");
  peer_say (&peer, "EHLO me\r\nNOOP\r\nQUIT\r\n");
  peer_hear (&peer, "250-mx.test\r\n250 PIPELINING\r\n250 ok\r\n221 bye\r\n");
  peer_hear_end (&peer);
  assert_no_failures (fixture, port);
  g_assert_cmpuint (pr_script_log_get_n_connections (log), ==, 1);
  g_assert_true (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, "EHLO me\r\nNOOP\r\n"));
  g_assert_cmpuint (pr_script_log_get_n_bytes (log, PR_SCRIPT_CHANNEL_ENCRYPTED), ==, 0);
}

static void
test_mismatch (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "S: 220 hello\nC: EHLO *\nS: 250 ok\n");
  g_auto (Peer) peer = peer_connect (fixture, port);
  g_auto (GStrv) failures = NULL;

  peer_hear (&peer, "220 hello\r\n");
  peer_say (&peer, "HELO me\r\n");
  peer_hear_end (&peer);
  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  failures = pr_script_log_dup_failures (pr_script_server_get_log (fixture->server, port));
  g_assert_cmpstr (failures[0], ==, "talk:2: the client said something else: “HELO me”");
  g_assert_cmpuint (g_strv_length (failures), ==, 1);
}

static void
test_starttls (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "S: 220 hello\n"
                                    "C: STARTTLS\n"
                                    "S: 220 go ahead\n"
                                    "!starttls\n"
                                    "repeat\n"
                                    "  on AUTH PLAIN $plain\n"
                                    "    S: 235 welcome\n"
                                    "  end\n"
                                    "  on AUTH *\n"
                                    "    S: 535 no\n"
                                    "  end\n"
                                    "  on QUIT\n"
                                    "    S: 221 bye\n"
                                    "    !close\n"
                                    "  end\n"
                                    "end\n");
  PrScriptLog *log = pr_script_server_get_log (fixture->server, port);
  g_auto (Peer) peer = peer_connect (fixture, port);
  g_autoptr (GError) error = NULL;
  g_autofree char *server_name = NULL;

  peer_hear (&peer, "220 hello\r\n");
  peer_say (&peer, "STARTTLS\r\n");
  peer_hear (&peer, "220 go ahead\r\n");
  peer_start_tls (&peer, "localhost", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peer.findings, ==, 0);
  peer_say (&peer, "AUTH PLAIN AGFubkBleGFtcGxlLm9yZwB3cm9uZw==\r\n");
  peer_hear (&peer, "535 no\r\n");
  peer_say (&peer, "AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBvcGVuIHNlc2FtZQ==\r\n");
  peer_hear (&peer, "235 welcome\r\n");
  peer_say (&peer, "QUIT\r\n");
  peer_hear (&peer, "221 bye\r\n");
  peer_hear_end (&peer);
  assert_no_failures (fixture, port);
  server_name = pr_script_log_dup_server_name (log);
  g_assert_cmpstr (server_name, ==, "localhost");
  g_assert_cmpuint (pr_script_log_get_n_attempts (log), ==, 2);
  g_assert_cmpuint (pr_script_log_get_n_handshakes (log), ==, 1);
  g_assert_false (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, "AUTH"));
  g_assert_true (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_ENCRYPTED, "AUTH PLAIN AGF"));
}

static void
test_silent_and_stop (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "S: 220 hello\n!silent\n");
  g_auto (Peer) peer = peer_connect (fixture, port);

  peer_hear (&peer, "220 hello\r\n");
  peer_say (&peer, "EHLO me\r\n");
  g_assert_false (pr_script_server_wait_idle (fixture->server, 20));
  pr_script_server_stop (fixture->server);
  peer_hear_end (&peer);
}

static void
add_test (const char *path, void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, run, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/script-server/plain", test_plain);
  add_test ("/script-server/mismatch", test_mismatch);
  add_test ("/script-server/starttls", test_starttls);
  add_test ("/script-server/silent-and-stop", test_silent_and_stop);
  return g_test_run ();
}
