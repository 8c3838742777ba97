/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis-ids.h"
#include "pr-sasl.h"
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
peer_connect_to (Fixture *fixture, const char *host, guint16 port)
{
  Peer peer = { fixture, NULL, 0, g_string_new (NULL) };
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;

  g_socket_client_set_timeout (client, WAIT_S);
  peer.stream = G_IO_STREAM (g_socket_client_connect_to_host (client, host, port, NULL, &error));
  g_assert_no_error (error);
  return peer;
}

static Peer
peer_connect (Fixture *fixture, guint16 port)
{
  return peer_connect_to (fixture, "127.0.0.1", port);
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

static void
peer_say_line (Peer *peer, const char *line)
{
  g_autofree char *text = g_strconcat (line, "\r\n", NULL);

  peer_say (peer, text);
}

static gboolean
peer_fill (Peer *peer)
{
  char chunk[4096];
  g_autoptr (GError) error = NULL;
  gssize n_read = g_input_stream_read (g_io_stream_get_input_stream (peer->stream), chunk,
                                       sizeof chunk, NULL, &error);

  g_assert_no_error (error);
  g_string_append_len (peer->input, chunk, n_read);
  return n_read > 0;
}

/* Reads until the server has said what is expected; anything else fails. */
static void
peer_hear_bytes (Peer *peer, const char *expected, gsize n_bytes)
{
  while (peer->input->len < n_bytes && peer_fill (peer))
    ;
  g_assert_cmpmem (peer->input->str, MIN (peer->input->len, n_bytes), expected, n_bytes);
  g_string_erase (peer->input, 0, (gssize) n_bytes);
}

static void
peer_hear (Peer *peer, const char *expected)
{
  peer_hear_bytes (peer, expected, strlen (expected));
}

/* Reads lines up to one that begins as expected. */
static void
peer_hear_last (Peer *peer, const char *expected)
{
  for (;;)
    {
      const char *end = strstr (peer->input->str, "\r\n");
      gboolean last = g_str_has_prefix (peer->input->str, expected);

      if (end != NULL)
        g_string_erase (peer->input, 0, end + 2 - peer->input->str);
      if (end != NULL && last)
        return;
      if (end == NULL && !peer_fill (peer))
        g_error ("the server has gone without “%s”", expected);
    }
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
  g_assert_cmpuint (pr_script_server_add_text (fixture->server, "S: 220 late\n", NULL), ==, 0);
}

/* Whatever a server does with its clients, stop() ends it at once. */
static void
test_stop_ends_all (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const talks[] = {
    "!silent\n",    "C: *\n",           "!wait 600000\n",   "!drip 10000\nS: slow\n",
    "!tls\nC: *\n", "!flood endless\n", "!receive 1000000", "repeat\n  !flush\nend\n",
  };
  Peer peers[G_N_ELEMENTS (talks)];
  gint64 begin_us = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    peers[i] = peer_connect (fixture, add_text (fixture, talks[i]));
  begin_us = g_get_monotonic_time ();
  pr_script_server_stop (fixture->server);
  /* At once, but for what else a machine has to do: not when the first of them has said its word. */
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 8 * G_USEC_PER_SEC);
  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    peer_clear (&peers[i]);
}

/* The reset comes while the client still connects, or when it reads. */
static void
assert_turned_away (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) stream =
      g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  char byte = 0;

  if (stream != NULL)
    g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (stream)), &byte, 1, NULL,
                         &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

static void
test_too_many (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "S: 220 hello\n!silent\n");
  Peer peers[PR_SCRIPT_SERVER_MAX_CONNECTIONS];

  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    {
      peers[i] = peer_connect (fixture, port);
      peer_hear (&peers[i], "220 hello\r\n");
    }
  assert_turned_away (port);
  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    peer_clear (&peers[i]);
  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  {
    g_auto (Peer) again = peer_connect (fixture, port);

    peer_hear (&again, "220 hello\r\n");
  }
}

/* What the server says up to its end, against what is to be heard of it. */
static void
test_sayings (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
#define ROW(talk, said, heard)                                                                     \
  {                                                                                                \
    talk, said, heard, sizeof (heard) - 1                                                          \
  }
  static const struct
  {
    const char *talk;
    const char *said;
    const char *heard;
    gsize heard_bytes;
  } rows[] = {
    ROW ("S: a\nS:\nS: b\n", "", "a\r\n\r\nb\r\n"),
    ROW ("!raw \"a\\0b\\x80\"\n", "", "a\0b\200"),
    ROW ("!flood 7 \"abc\"\n", "", "abcabca"),
    ROW ("!flood 3\n", "", "xxx"),
    ROW ("repeat 3\n S: a\nend\n", "", "a\r\na\r\na\r\n"),
    ROW ("repeat 0\n S: a\nend\nS: b\n", "", "b\r\n"),
    ROW ("repeat 2\n repeat\n  S: a\n  !leave\n end\n S: b\nend\n", "", "a\r\nb\r\na\r\nb\r\n"),
    ROW ("!drip 1\nS: slow\n!drip 0\nS: fast\n!wait 1\nS: end\n", "", "slow\r\nfast\r\nend\r\n"),
    ROW ("S: a\n!close\nS: b\n", "", "a\r\n"),
    ROW ("!receive 5\nS: a\nC: y\nS: b\n", "12345y\r\n", "a\r\nb\r\n"),
    ROW ("!message\nS: taken\nC: QUIT\n", "a\r\n..\r\n.b\r\n.\r\nquit\r\n", "taken\r\n"),
    ROW ("!half-close\nC: a\n", "a\r\n", ""),
    ROW ("on A\n S: a\nend\non *\n S: other\nend\nS: after\n", "b\r\n", "other\r\nafter\r\n"),
    ROW ("C: $word *\nS: <$word>\n", "one two\r\n", "<one>\r\n"),
    ROW ("!imap\nC: $tag LOGIN $user $password\nS: $tag OK\n",
         "a LOGIN {15}\r\n" USER " {11}\r\n" PASSWORD "\r\n", "+ go on\r\n+ go on\r\na OK\r\n"),
    ROW ("!imap\nC: $tag LOGIN $user $password\nS: $tag OK\n",
         "a LOGIN {15+}\r\n" USER " {11+}\r\n" PASSWORD "\r\n", "a OK\r\n"),
    ROW ("!imap\nC: $tag APPEND * $text\nS: $tag OK\n", "a APPEND x {5+}\r\n{9}\r\n\r\n",
         "a OK\r\n"),
    ROW ("!imap\nC: $tag APPEND * $text\nS: $tag OK\n", "a APPEND x {3+}\r\n{9}\r\n", "a OK\r\n"),
    ROW ("!imap\nC: $tag {*}\nS: $tag OK\n", "a {x}\r\n", "a OK\r\n"),
    ROW ("C: a {5}\nS: b\n", "a {5}\r\n", "b\r\n"),
  };
#undef ROW

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 port = add_text (fixture, rows[i].talk);
      g_auto (Peer) peer = peer_connect (fixture, port);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      peer_say (&peer, rows[i].said);
      peer_hear_bytes (&peer, rows[i].heard, rows[i].heard_bytes);
      peer_hear_end (&peer);
      assert_no_failures (fixture, port);
    }
}

static void
test_failures (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    const char *talk;
    const char *said;
    const char *failure;
  } rows[] = {
    { "on A\nend\non B\nend\n", "C\r\n", "talk:1: the client said what no “on” foresees: “C”" },
    { "\nC: A\n", "A\n", "talk:2: the client's line ends in LF alone: “”" },
    { "C: A\n", "\n", "talk:1: the client's line ends in LF alone: “”" },
    { "!imap\nC: *\n", "a {9999999999}\r\n", "talk:2: the client's line is too long: “”" },
    { "!message\n", "a\n", "talk:1: the client's line ends in LF alone: “”" },
    { "C: A\n", "A", NULL }, /* left early */
    { "C: A\n", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 port = add_text (fixture, rows[i].talk);
      g_auto (GStrv) failures = NULL;

      {
        g_auto (Peer) peer = peer_connect (fixture, port);

        peer_say (&peer, rows[i].said);
        if (rows[i].failure != NULL)
          peer_hear_end (&peer);
      }
      g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
      failures = pr_script_log_dup_failures (pr_script_server_get_log (fixture->server, port));
      g_assert_cmpstr (failures[0], ==, rows[i].failure);
    }
}

/* A line without an end is bounded, and so is what is kept of it. */
static void
test_endless_line (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "C: *\n");
  g_autofree char *line = g_strnfill (200 * 1000, 'x');
  g_auto (Peer) peer = peer_connect (fixture, port);
  g_auto (GStrv) failures = NULL;

  peer_say (&peer, line);
  peer_hear_end (&peer);
  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  failures = pr_script_log_dup_failures (pr_script_server_get_log (fixture->server, port));
  g_assert_cmpstr (failures[0], ==, "talk:1: the client's line is too long: “”");
}

static void
test_flood (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const talks[] = { "!flood 3000000 \"* 1 EXISTS\\r\\n\"\n",
                                       "!tls\n!flood 3000000 \"* 1 EXISTS\\r\\n\"\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      g_auto (Peer) peer = peer_connect (fixture, add_text (fixture, talks[i]));
      gsize n_bytes = 0;

      if (i == 1)
        g_assert_true (peer_start_tls (&peer, "localhost", NULL));
      for (;;)
        {
          char chunk[16384];
          gssize n_read = g_input_stream_read (g_io_stream_get_input_stream (peer.stream), chunk,
                                               sizeof chunk, NULL, NULL);

          g_assert_cmpint (n_read, >=, 0);
          if (n_read == 0)
            break;
          n_bytes += (gsize) n_read;
        }
      g_assert_cmpuint (n_bytes, ==, 3000000);
    }
}

/* The three ways to end look different to a client. */
static void
test_ends (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    const char *talk;
    int code; /* of G_IO_ERROR, or of G_TLS_ERROR under TLS; -1 for a clean end */
  } rows[] = {
    { "C: A\nS: B\n!close\n", -1 },
    { "C: A\nS: B\n!cut\n", -1 },
    { "C: A\nS: B\n!reset\n", G_IO_ERROR_CONNECTION_CLOSED },
    { "!tls\nC: A\nS: B\n!close\n", -1 },
    { "!tls\nC: A\nS: B\n!cut\n", G_TLS_ERROR_EOF },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Peer) peer = peer_connect (fixture, add_text (fixture, rows[i].talk));
      gboolean tls = g_str_has_prefix (rows[i].talk, "!tls");
      GQuark domain = tls ? G_TLS_ERROR : G_IO_ERROR;
      g_autoptr (GError) error = NULL;
      gssize n_read = 1;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      if (tls)
        g_assert_true (peer_start_tls (&peer, "localhost", NULL));
      peer_say (&peer, "A\r\n");
      while (n_read > 0)
        {
          char chunk[16];

          n_read = g_input_stream_read (g_io_stream_get_input_stream (peer.stream), chunk,
                                        sizeof chunk, NULL, &error);
        }
      if (rows[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, domain, rows[i].code);
    }
}

/* The reply to STARTTLS and what somebody adds to it come in one segment. */
static void
test_injection (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "C: STARTTLS\nS: 220 go\nS: 250 injected\n!starttls\n");
  g_auto (Peer) peer = peer_connect (fixture, port);
  char chunk[256];
  gssize n_read = 0;

  peer_say (&peer, "STARTTLS\r\n");
  n_read = g_input_stream_read (g_io_stream_get_input_stream (peer.stream), chunk, sizeof chunk,
                                NULL, NULL);
  g_assert_cmpmem (chunk, (gsize) n_read, "220 go\r\n250 injected\r\n", 22);
}

/* What a client says ahead of TLS is known as clear text, and never played as a command. */
static void
test_said_too_early (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "C: STARTTLS\nS: 220 go\n!starttls\nC: PASS *\nS: +OK\n");
  PrScriptLog *log = pr_script_server_get_log (fixture->server, port);
  g_auto (Peer) peer = peer_connect (fixture, port);

  peer_say (&peer, "STARTTLS\r\nPASS " PASSWORD "\r\n");
  peer_hear (&peer, "220 go\r\n");
  while (g_input_stream_skip (g_io_stream_get_input_stream (peer.stream), 4096, NULL, NULL) > 0)
    ;
  g_clear_object (&peer.stream);
  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  g_assert_true (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, PASSWORD));
  g_assert_cmpuint (pr_script_log_get_n_handshakes (log), ==, 0);
  g_assert_cmpuint (pr_script_log_get_n_attempts (log), ==, 0);
}

static void
test_certificates (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *host;
    GTlsCertificateFlags findings;
  } rows[] = {
    { "good-staple", "localhost", 0 },
    { "intermediate", "localhost", 0 },
    { "rsa", "localhost", 0 },
    { "cn-only", "localhost", 0 },
    { "ends-soon", "localhost", 0 },
    { "wildcard", "imap.mail.localhost", 0 },
    { "names=mail.test", "mail.test", 0 },
    { "names=mail.test", "localhost", G_TLS_CERTIFICATE_BAD_IDENTITY },
    { "wrong-name", "localhost", G_TLS_CERTIFICATE_BAD_IDENTITY },
    { "expired", "localhost", G_TLS_CERTIFICATE_EXPIRED },
    { "not-yet-valid", "localhost", G_TLS_CERTIFICATE_NOT_ACTIVATED },
    { "self-signed", "localhost", G_TLS_CERTIFICATE_UNKNOWN_CA },
    { "unknown-ca", "localhost", G_TLS_CERTIFICATE_UNKNOWN_CA },
    { "missing-intermediate", "localhost", G_TLS_CERTIFICATE_UNKNOWN_CA },
    { "weak-signature", "localhost", G_TLS_CERTIFICATE_INSECURE },
    { "revoked-staple", "localhost", G_TLS_CERTIFICATE_REVOKED },
    { "expired wrong-name", "localhost",
      G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_BAD_IDENTITY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk = g_strdup_printf ("!tls\n!certificate %s\nC: *\n", rows[i].words);
      g_auto (Peer) peer = peer_connect (fixture, add_text (fixture, talk));
      g_autoptr (GError) error = NULL;

      peer_start_tls (&peer, rows[i].host, &error);
      g_assert_no_error (error);
      g_test_message ("%s", rows[i].words);
      g_assert_cmpuint (peer.findings, ==, rows[i].findings);
    }
}

static void
test_tls_versions (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    const char *settings;
    GTlsProtocolVersion version; /* UNKNOWN where the handshake fails */
  } rows[] = {
    { "", G_TLS_PROTOCOL_VERSION_TLS_1_3 },
    { "!tls-versions 1.2 1.2\n", G_TLS_PROTOCOL_VERSION_TLS_1_2 },
    { "!tls-versions 1.3 1.3\n", G_TLS_PROTOCOL_VERSION_TLS_1_3 },
    { "!tls-versions 1.0 1.1\n", G_TLS_PROTOCOL_VERSION_TLS_1_1 },
    { "!tls-versions 1.0 1.0\n", G_TLS_PROTOCOL_VERSION_TLS_1_0 },
    { "!tls-versions 1.2 1.2\n!tls-ciphers ECDHE-ECDSA-AES128-GCM-SHA256\n",
      G_TLS_PROTOCOL_VERSION_TLS_1_2 },
    { "!tls-versions 1.2 1.2\n!client-certificate required\n", G_TLS_PROTOCOL_VERSION_UNKNOWN },
    { "!tls-versions 1.2 1.2\n!client-certificate wanted\n", G_TLS_PROTOCOL_VERSION_TLS_1_2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk = g_strdup_printf ("!tls\n%sC: *\n", rows[i].settings);
      guint16 port = add_text (fixture, talk);
      g_auto (Peer) peer = peer_connect (fixture, port);
      gboolean done = peer_start_tls (&peer, "localhost", NULL);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (done, ==, rows[i].version != G_TLS_PROTOCOL_VERSION_UNKNOWN);
      if (done)
        g_assert_cmpint (g_tls_connection_get_protocol_version (G_TLS_CONNECTION (peer.stream)), ==,
                         rows[i].version);
    }
}

static void
test_bad_ciphers (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (pr_script_server_add_text (fixture->server, "!tls-ciphers NONSENSE\nS: a\n",
                                               &error),
                    ==, 0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "no cipher match"));
}

static void
test_plain_text_to_tls (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 port = add_text (fixture, "!tls\nS: 220 hello\n");
  PrScriptLog *log = pr_script_server_get_log (fixture->server, port);
  g_auto (Peer) peer = peer_connect (fixture, port);

  peer_say (&peer, "EHLO me\r\n");
  peer_hear_end (&peer);
  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  g_assert_cmpuint (pr_script_log_get_n_handshakes (log), ==, 0);
}

static void
test_ports (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint16 first = add_text (fixture, "S: first\n");
  guint16 second = add_text (fixture, "S: second\n");
  g_autoptr (PrTalk) talk = pr_talk_new ("t", "S: third\n", NULL);
  g_auto (Peer) peer = peer_connect (fixture, second);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first, !=, second);
  peer_hear (&peer, "second\r\n");
  peer_hear_end (&peer);
  assert_no_failures (fixture, second);
  g_assert_cmpuint (pr_script_log_get_n_connections (
                        pr_script_server_get_log (fixture->server, first)),
                    ==, 0);
  g_assert_cmpuint (pr_script_log_get_n_connections (
                        pr_script_server_get_log (fixture->server, second)),
                    ==, 1);
  g_assert_null (pr_script_server_get_log (fixture->server, 1));
  g_assert_nonnull (pr_script_server_get_certificate (fixture->server, first));
  g_assert_cmpuint (pr_script_server_add_talk (fixture->server, talk, first, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
}

static void
test_ipv6 (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const hosts[] = { "127.0.0.1", "::1" };
  g_autoptr (GError) error = NULL;
  guint16 port = 0;

  pr_script_server_set_ipv6 (fixture->server, TRUE);
  port = pr_script_server_add_text (fixture->server, "S: hello\n", &error);
  if (port == 0)
    {
      g_test_skip ("no IPv6 on loopback");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_auto (Peer) peer = peer_connect_to (fixture, hosts[i], port);

      peer_hear (&peer, "hello\r\n");
      peer_hear_end (&peer);
    }
  assert_no_failures (fixture, port);
}

static PrTalk *
load_talk (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".talk", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PR_TEST_TALKS"), file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PrTalk *talk = pr_talk_load (file, &error);

  g_assert_no_error (error);
  return talk;
}

/* The servers that work do so, with every mechanism and with all securities. Lines beginning with
 * “<” are what the server has to say last, up to the “*”. */
static void
test_working_talks (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
#define PLAIN "AGFubkBleGFtcGxlLm9yZwBvcGVuIHNlc2FtZQ=="
#define NAME64 "YW5uQGV4YW1wbGUub3Jn"
#define PASSWORD64 "b3BlbiBzZXNhbWU="
#define TOKEN64 "dXNlcj1hbm5AZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgb3BlbiBzZXNhbWUBAQ=="
  static const struct
  {
    const char *talk;
    const char *lines;
  } rows[] = {
    { "smtp-works-none", "<220 \n"
                         "EHLO me\n"
                         "<250 AUTH \n"
                         "MAIL FROM:<ann@example.org>\n"
                         "<530 \n"
                         "AUTH PLAIN AGFubgB3cm9uZw==\n"
                         "<535 \n"
                         "AUTH PLAIN " PLAIN "\n"
                         "<235 \n"
                         "MAIL FROM:<ann@example.org> SIZE=1\n"
                         "<250 \n"
                         "RCPT TO:<bob@example.org>\n"
                         "<250 \n"
                         "DATA\n"
                         "<354 \n"
                         "Subject: hello\n\n..\n.\n"
                         "<250 \n"
                         "QUIT\n"
                         "<221 \n" },
    { "smtp-works-tls", "<220 \n"
                        "EHLO me\n"
                        "<250 AUTH \n"
                        "AUTH PLAIN\n"
                        "<334 \n" PLAIN "\n"
                        "<235 \n"
                        "RSET\n"
                        "<250 \n"
                        "QUIT\n"
                        "<221 \n" },
    { "smtp-works-starttls", "<220 \n"
                             "EHLO me\n"
                             "<250 STARTTLS\n"
                             "AUTH PLAIN " PLAIN "\n"
                             "<530 \n"
                             "STARTTLS\n"
                             "<220 \n"
                             "!\n"
                             "EHLO me\n"
                             "<250 AUTH \n"
                             "AUTH LOGIN\n"
                             "<334 \n" NAME64 "\n"
                             "<334 \n"
                             "AAAA\n"
                             "<535 \n"
                             "AUTH LOGIN " NAME64 "\n"
                             "<334 \n" PASSWORD64 "\n"
                             "<235 \n"
                             "QUIT\n"
                             "<221 \n" },
    { "smtp-works-tls", "<220 \n"
                        "AUTH XOAUTH2 AAAA\n"
                        "<334 \n"
                        "\n"
                        "<535 \n"
                        "AUTH XOAUTH2 " TOKEN64 "\n"
                        "<235 \n"
                        "QUIT\n"
                        "<221 \n" },
    { "imap-works-none", "<* OK [CAPABILITY \n"
                         "a LOGIN ann wrong\n"
                         "<a NO [AUTH\n"
                         "b LOGIN \"" USER "\" \"" PASSWORD "\"\n"
                         "<b OK [CAP\n"
                         "c EXAMINE INBOX\n"
                         "<c OK [READ-ONLY]\n"
                         "d LOGOUT\n"
                         "<d OK\n" },
    { "imap-works-tls", "<* OK [CAPABILITY \n"
                        "a CAPABILITY\n"
                        "<a OK\n"
                        "b AUTHENTICATE PLAIN\n"
                        "<+ \n" PLAIN "\n"
                        "<b OK [CAP\n"
                        "c IDLE\n"
                        "<+ \n"
                        "DONE\n"
                        "<c OK\n"
                        "d LOGOUT\n"
                        "<d OK\n" },
    { "imap-works-starttls", "<* OK [CAPABILITY \n"
                             "a LOGIN x y\n"
                             "<a NO [PRIV\n"
                             "b STARTTLS\n"
                             "<b OK\n"
                             "!\n"
                             "c AUTHENTICATE PLAIN " PLAIN "\n"
                             "<c OK [CAP\n"
                             "d LOGOUT\n"
                             "<d OK\n" },
    { "imap-works-tls", "<* OK\n"
                        "a AUTHENTICATE LOGIN\n"
                        "<+ \n" NAME64 "\n"
                        "<+ \n" PASSWORD64 "\n"
                        "<a OK [CAP\n"
                        "d LOGOUT\n"
                        "<d OK\n" },
    { "pop3-works-none", "<+OK \n"
                         "CAPA\n"
                         "<.\n"
                         "USER " USER "\n"
                         "<+OK\n"
                         "PASS no\n"
                         "<-ERR [AUTH]\n"
                         "USER " USER "\n"
                         "<+OK\n"
                         "PASS " PASSWORD "\n"
                         "<+OK\n"
                         "STAT\n"
                         "<+OK 2 320\n"
                         "QUIT\n"
                         "<+OK\n" },
    { "pop3-works-tls", "<+OK \n"
                        "AUTH PLAIN\n"
                        "<+ \n" PLAIN "\n"
                        "<+OK\n"
                        "QUIT\n"
                        "<+OK\n" },
    { "pop3-works-starttls", "<+OK \n"
                             "USER x\n"
                             "<-ERR\n"
                             "STLS\n"
                             "<+OK\n"
                             "!\n"
                             "AUTH PLAIN " PLAIN "\n"
                             "<+OK\n"
                             "QUIT\n"
                             "<+OK\n" },
    { "smtp-wrong-password", "<220 \n"
                             "AUTH PLAIN " PLAIN "\n"
                             "<535 \n"
                             "AUTH XOAUTH2 " TOKEN64 "\n"
                             "<334 \n"
                             "\n"
                             "<535 \n"
                             "QUIT\n"
                             "<221 \n" },
    { "imap-wrong-password", "<* OK\n"
                             "b LOGIN \"" USER "\" \"" PASSWORD "\"\n"
                             "<b NO\n"
                             "d LOGOUT\n"
                             "<d OK\n" },
    { "pop3-wrong-password", "<+OK \n"
                             "USER " USER "\n"
                             "<+OK\n"
                             "PASS " PASSWORD "\n"
                             "<-ERR\n"
                             "QUIT\n"
                             "<+OK\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTalk) talk = load_talk (rows[i].talk);
      g_auto (GStrv) lines = g_strsplit (rows[i].lines, "\n", -1);
      PrSecurity security = PR_SECURITY_NONE;
      g_autoptr (GError) error = NULL;
      guint16 port = pr_script_server_add_talk (fixture->server, talk, 0, &error);
      g_auto (Peer) peer = peer_connect (fixture, port);

      g_assert_no_error (error);
      g_assert_true (pr_talk_get_client (talk, NULL, &security));
      if (security == PR_SECURITY_TLS)
        g_assert_true (peer_start_tls (&peer, "localhost", NULL));
      for (gsize k = 0; lines[k + 1] != NULL; k++)
        {
          const char *line = lines[k];

          if (*line == '<')
            peer_hear_last (&peer, line + 1);
          else if (*line == '!')
            g_assert_true (peer_start_tls (&peer, "localhost", NULL));
          else
            peer_say_line (&peer, line);
        }
      peer_hear_end (&peer);
      assert_no_failures (fixture, port);
    }
}

/* A talk of the folder after some more settings. */
static PrTalk *
load_talk_with (const char *settings, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%sinclude %s.talk\n", settings, name);
  g_autoptr (GFile) folder = g_file_new_for_path (g_getenv ("PR_TEST_TALKS"));
  g_autoptr (GError) error = NULL;
  PrTalk *talk = pr_talk_new_in_folder (name, text, folder, &error);

  g_assert_no_error (error);
  return talk;
}

static char *
dup_sasl_base64 (PrSecret *response)
{
  g_autoptr (PrSecret) encoded = pr_secret_to_base64 (response);

  return g_strdup (pr_secret_get_text (encoded));
}

/* Takes one “+ BASE64” line, and answers it. */
static void
peer_answer_challenge (Peer *peer, PrSasl *sasl, GError **error)
{
  g_autoptr (PrSecret) challenge = NULL;
  g_autoptr (PrSecret) response = NULL;
  g_autofree char *encoded = NULL;

  while (strstr (peer->input->str, "\r\n") == NULL)
    g_assert_true (peer_fill (peer));
  g_assert_true (g_str_has_prefix (peer->input->str, "+ "));
  challenge = pr_secret_from_base64 (peer->input->str + 2, peer->input->len - 4);
  g_assert_nonnull (challenge);
  g_string_truncate (peer->input, 0);
  response =
      pr_sasl_respond (sasl, pr_secret_get_text (challenge), pr_secret_get_size (challenge), error);
  if (response == NULL)
    return;
  encoded = dup_sasl_base64 (response);
  peer_say_line (peer, encoded);
}

/* SCRAM bound to a session of which GnuTLS and OpenSSL have the same view, and a server that cannot
 * prove itself. */
static void
test_scram (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *settings;
    const char *mechanism;
    const char *binding_name;
    GTlsChannelBindingType binding;
    gboolean proves; /* the server itself */
  } rows[] = {
    { "imap-works-scram", "", "SCRAM-SHA-1", NULL, 0, TRUE },
    { "imap-works-scram", "", "SCRAM-SHA-256", NULL, 0, TRUE },
    { "imap-works-scram-plus", "!tls-versions 1.3 1.3\n", "SCRAM-SHA-256-PLUS", "tls-exporter",
      G_TLS_CHANNEL_BINDING_TLS_EXPORTER, TRUE },
    { "imap-works-scram-plus", "!tls-versions 1.2 1.2\n", "SCRAM-SHA-256-PLUS",
      "tls-server-end-point", G_TLS_CHANNEL_BINDING_TLS_SERVER_END_POINT, TRUE },
    { "imap-scram-wrong-signature", "", "SCRAM-SHA-256", NULL, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTalk) talk = load_talk_with (rows[i].settings, rows[i].name);
      g_autoptr (GError) error = NULL;
      guint16 port = pr_script_server_add_talk (fixture->server, talk, 0, &error);
      g_auto (Peer) peer = peer_connect (fixture, port);
      g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);
      g_autoptr (PrSasl) sasl = pr_sasl_new (pr_sasl_mechanism_find (rows[i].mechanism), USER,
                                             password, "localhost", port);
      g_autoptr (PrSecret) first = NULL;
      g_autofree char *encoded = NULL;
      g_autofree char *line = NULL;

      g_assert_no_error (error);
      g_assert_true (peer_start_tls (&peer, "localhost", NULL));
      if (rows[i].binding_name != NULL)
        {
          g_autoptr (GByteArray) bytes = g_byte_array_new ();
          g_autoptr (GBytes) binding = NULL;

          g_tls_connection_get_channel_binding_data (G_TLS_CONNECTION (peer.stream),
                                                     rows[i].binding, bytes, &error);
          g_assert_no_error (error);
          binding = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
          pr_sasl_set_channel_binding (sasl, rows[i].binding_name, binding);
        }
      peer_hear_last (&peer, "* OK");
      first = pr_sasl_start (sasl, &error);
      g_assert_no_error (error);
      encoded = dup_sasl_base64 (first);
      line = g_strdup_printf ("a AUTHENTICATE %s %s", rows[i].mechanism, encoded);
      peer_say_line (&peer, line);
      peer_answer_challenge (&peer, sasl, &error);
      g_assert_no_error (error);
      peer_answer_challenge (&peer, sasl, &error);
      if (!rows[i].proves)
        {
          g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_SERVER_SIGNATURE);
          continue;
        }
      g_assert_no_error (error);
      peer_hear_last (&peer, "a OK");
      peer_say_line (&peer, "b LOGOUT");
      peer_hear_last (&peer, "b OK");
      peer_hear_end (&peer);
      assert_no_failures (fixture, port);
    }
}

/* Every talk of the folder can be read and played, says how a client should come, and names a
 * diagnosis that there is. */
static void
test_all_talks (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (g_getenv ("PR_TEST_TALKS"), 0, &error);
  const char *name = NULL;
  guint n_talks = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *talk_name = NULL;
      g_autoptr (PrTalk) talk = NULL;
      PrProtocol protocol = PR_PROTOCOL_IMAP;
      PrDiagnosisId id;

      if (!g_str_has_suffix (name, ".talk"))
        continue;
      n_talks++;
      g_test_message ("%s", name);
      talk_name = g_strndup (name, strlen (name) - strlen (".talk"));
      talk = load_talk (talk_name);
      g_assert_cmpstr (pr_talk_get_name (talk), ==, talk_name);
      g_assert_true (pr_talk_get_client (talk, &protocol, NULL));
      g_assert_true (
          g_str_has_prefix (talk_name, pr_enum_get_word (PR_TYPE_PROTOCOL, (int) protocol)));
      g_assert_nonnull (pr_talk_get_diagnosis (talk));
      g_assert_true (g_str_equal (pr_talk_get_diagnosis (talk), "ok") ||
                     pr_diagnosis_id_from_word (pr_talk_get_diagnosis (talk), &id));
      g_assert_cmpuint (pr_script_server_add_talk (fixture->server, talk, 0, &error), !=, 0);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (n_talks, >=, 100);
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
  add_test ("/script-server/stop-ends-all", test_stop_ends_all);
  add_test ("/script-server/too-many", test_too_many);
  add_test ("/script-server/sayings", test_sayings);
  add_test ("/script-server/failures", test_failures);
  add_test ("/script-server/endless-line", test_endless_line);
  add_test ("/script-server/flood", test_flood);
  add_test ("/script-server/ends", test_ends);
  add_test ("/script-server/injection", test_injection);
  add_test ("/script-server/said-too-early", test_said_too_early);
  add_test ("/script-server/certificates", test_certificates);
  add_test ("/script-server/tls-versions", test_tls_versions);
  add_test ("/script-server/bad-ciphers", test_bad_ciphers);
  add_test ("/script-server/plain-text-to-tls", test_plain_text_to_tls);
  add_test ("/script-server/ports", test_ports);
  add_test ("/script-server/ipv6", test_ipv6);
  add_test ("/script-server/working-talks", test_working_talks);
  add_test ("/script-server/scram", test_scram);
  add_test ("/script-server/all-talks", test_all_talks);
  return g_test_run ();
}
