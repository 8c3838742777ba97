/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "pr-connection.h"

#include <string.h>

#define MAX_LINE_BYTES 100

typedef struct
{
  PrScriptServer *server;
  PrTranscript *transcript;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSecret) password = pr_secret_new ("open sesame", -1);
  g_autoptr (GError) error = NULL;

  fixture->server = pr_script_server_new ("ann", password, &error);
  g_assert_no_error (error);
  fixture->transcript = pr_transcript_new ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  pr_transcript_unref (fixture->transcript);
}

static PrConnection *
open_talk (Fixture *fixture, const char *talk)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;
  guint16 port = pr_script_server_add_text (fixture->server, talk, &error);
  PrConnection *connection;

  g_assert_no_error (error);
  connection = pr_connection_new ("127.0.0.1", port, fixture->transcript);
  pr_connection_resolve (connection, &deadline, NULL, &error);
  g_assert_no_error (error);
  pr_connection_connect (connection, &deadline, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

/* Reads one line; @expected is NULL where @code is to be the error. */
static void
hear (PrConnection *connection, const char *expected, gsize n_bytes, int code)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) line =
      pr_connection_read_line (connection, MAX_LINE_BYTES, &deadline, NULL, &error);

  if (expected == NULL)
    {
      g_assert_null (line);
      g_assert_error (error, PR_NET_ERROR, code);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (line, NULL), g_bytes_get_size (line), expected, n_bytes);
}

static void
say (PrConnection *connection, const char *text, const char *shown)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      pr_connection_write (connection, text, strlen (text), shown, &deadline, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_in_transcript (Fixture *fixture, const char *text, gboolean expected)
{
  g_autofree char *written = pr_transcript_to_text (fixture->transcript);

  g_assert_true ((strstr (written, text) != NULL) == expected);
}

static void
test_lines (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection =
      open_talk (fixture, "S: 220 hello\n"
                          "!raw \"bare\\nlast\\r\\r\\n\\r\\nn\\0l\\rx\\r\\n\\xff\\r\\nrest\"\n");

  hear (connection, "220 hello", 9, 0);
  hear (connection, "bare", 4, 0);
  hear (connection, "last\r", 5, 0);
  hear (connection, "", 0, 0);
  hear (connection, "n\0l\rx", 5, 0);
  hear (connection, "\xff", 1, 0);
  hear (connection, NULL, 0, PR_NET_ERROR_CLOSED);
  /* What had no end is no line, but it is evidence. */
  assert_in_transcript (fixture, "S: rest\n", TRUE);
}

static void
test_line_length (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    guint n_bytes;
    const char *end;
    gboolean fits;
  } rows[] = {
    { MAX_LINE_BYTES, "\\r\\n", TRUE },
    { MAX_LINE_BYTES, "\\n", TRUE },
    { MAX_LINE_BYTES + 1, "\\r\\n", FALSE },
    { MAX_LINE_BYTES + 1, "\\n", FALSE },
    { MAX_LINE_BYTES + 2, "", FALSE },
    { 1 << 20, "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *talk =
          g_strdup_printf ("!flood %u\n!raw \"%s\"\n!silent\n", rows[i].n_bytes, rows[i].end);
      g_autofree char *line = g_strnfill (MAX_LINE_BYTES, 'x');
      g_autoptr (PrConnection) connection = NULL;

      if (*rows[i].end == '\0')
        {
          g_free (talk);
          talk = g_strdup_printf ("!flood %u\n!silent\n", rows[i].n_bytes);
        }
      connection = open_talk (fixture, talk);
      hear (connection, rows[i].fits ? line : NULL, MAX_LINE_BYTES, PR_NET_ERROR_LINE_TOO_LONG);
      if (!rows[i].fits)
        hear (connection, NULL, 0, PR_NET_ERROR_LINE_TOO_LONG);
    }
}

static void
test_bytes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (PrConnection) connection =
      open_talk (fixture, "S: * 1 FETCH {5}\n!raw \"a\\r\\n\\0b\"\nS: )\n!flood 100000\nS: end\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) literal = NULL;
  g_autoptr (GBytes) nothing = NULL;
  g_autoptr (GBytes) flood = NULL;

  nothing = pr_connection_read_bytes (connection, 0, &deadline, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  hear (connection, "* 1 FETCH {5}", 13, 0);
  literal = pr_connection_read_bytes (connection, 5, &deadline, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (literal, NULL), g_bytes_get_size (literal), "a\r\n\0b", 5);
  hear (connection, ")", 1, 0);
  flood = pr_connection_read_bytes (connection, 100000, &deadline, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (flood), ==, 100000);
  hear (connection, "end", 3, 0);
  g_assert_null (pr_connection_read_bytes (connection, 1, &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED);
}

/* What the sender marks as secret stands in no transcript. */
static void
test_secret (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection =
      open_talk (fixture, "S: 220 hello\nC: AUTH PLAIN *\nS: 235 ok\n");

  hear (connection, "220 hello", 9, 0);
  say (connection, "AUTH PLAIN b3BlbiBzZXNhbWU=\r\n", "AUTH PLAIN •••");
  hear (connection, "235 ok", 6, 0);
  assert_in_transcript (fixture, "C: AUTH PLAIN •••\n", TRUE);
  assert_in_transcript (fixture, "b3Blbi", FALSE);
}

/* A byte now and then does not stretch the wait for a whole line. */
static void
test_slow_drip (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    guint wait_ms;
    guint run_ms;
    PrNetError code;
  } rows[] = {
    { 200, WAIT_MS, PR_NET_ERROR_TIMED_OUT },
    { WAIT_MS, 200, PR_NET_ERROR_RUN_ENDED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrConnection) connection =
          open_talk (fixture, "!drip 20\nS: 220 a line that takes its time, a second or two, or "
                              "three, or even more than that\n");
      gint64 start_us = g_get_monotonic_time ();
      PrDeadline deadline = pr_deadline_new (rows[i].wait_ms, rows[i].run_ms);
      g_autoptr (GError) error = NULL;

      g_assert_null (pr_connection_read_line (connection, 200, &deadline, NULL, &error));
      g_assert_error (error, PR_NET_ERROR, (int) rows[i].code);
      g_assert_cmpuint (ms_since (start_us), >=, 200);
      g_assert_cmpuint (ms_since (start_us), <, 200 + SLACK_MS);
    }
}

/* A server that never stops talking ends with the wait too, though there is nothing to wait for. */
static void
test_flood (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection = open_talk (fixture, "!flood endless \"* 1 EXISTS\\r\\n\"\n");
  gint64 start_us = g_get_monotonic_time ();
  PrDeadline deadline = pr_deadline_new (100, WAIT_MS);
  g_autoptr (GError) error = NULL;

  while (error == NULL)
    {
      g_autoptr (GBytes) line =
          pr_connection_read_line (connection, MAX_LINE_BYTES, &deadline, NULL, &error);
    }
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (ms_since (start_us), <, 100 + SLACK_MS);
}

static void
test_ends (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const talks[] = {
    "S: 220 hello\n!close\n", "S: 220 hello\n!flush\n!reset\n", "S: 220 hello\n!half-close\n!silent\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      g_autoptr (PrConnection) connection = open_talk (fixture, talks[i]);

      hear (connection, "220 hello", 9, 0);
      hear (connection, NULL, 0, PR_NET_ERROR_CLOSED);
      hear (connection, NULL, 0, PR_NET_ERROR_CLOSED);
    }
}

/* No SIGPIPE, no error: what the server said before it went is still there to be read. */
static void
test_write_to_closed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection = open_talk (fixture, "S: 220 hello\nS: 421 bye\n!reset\n");

  hear (connection, "220 hello", 9, 0);
  g_assert_true (pr_script_server_wait_idle (fixture->server, WAIT_MS));
  for (guint i = 0; i < 3; i++)
    say (connection, "NOOP\r\n", NULL);
  hear (connection, "421 bye", 7, 0);
  hear (connection, NULL, 0, PR_NET_ERROR_CLOSED);
}

/* The other side does not read: a write that fills all buffers ends with its wait. */
static void
test_write_times_out (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection = open_talk (fixture, "!wait 60000\n");
  gint64 start_us = g_get_monotonic_time ();
  PrDeadline deadline = pr_deadline_new (200, WAIT_MS);
  gsize n_bytes = 64 << 20;
  g_autofree char *bytes = g_malloc0 (n_bytes);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      pr_connection_write (connection, bytes, n_bytes, "(much)", &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (ms_since (start_us), <, 200 + SLACK_MS);
}

static void
test_close (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection = open_talk (fixture, "S: 220 hello\nS: 220 more\n!silent\n");

  hear (connection, "220 hello", 9, 0);
  pr_connection_close (connection);
  pr_connection_close (connection);
  say (connection, "QUIT\r\n", NULL);
  hear (connection, "220 more", 8, 0);
  hear (connection, NULL, 0, PR_NET_ERROR_CLOSED);
  g_assert_nonnull (pr_connection_get_race (connection));
  g_assert_null (pr_connection_get_tls (connection));
  g_assert_false (pr_connection_is_trusted (connection));
}

static void
read_line (gpointer data, GCancellable *cancellable, GError **error)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);

  g_assert_null (pr_connection_read_line (data, MAX_LINE_BYTES, &deadline, cancellable, error));
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection = open_talk (fixture, "!silent\n");

  assert_cancels_fast (read_line, connection);
}

/* Cancelled before it begins: nothing is read, said, or looked up. */
static void
test_cancelled_before (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection = open_talk (fixture, "S: 220 hello\n!silent\n");
  g_autoptr (PrConnection) unconnected =
      pr_connection_new ("never.asked.test", 25, fixture->transcript);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      pr_connection_read_line (connection, MAX_LINE_BYTES, &deadline, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (
      pr_connection_write (connection, "NOOP\r\n", 6, NULL, &deadline, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (pr_connection_resolve (unconnected, &deadline, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hear (connection, "220 hello", 9, 0);
}

/* A host that is dead at all its addresses costs one wait. */
static void
test_dead_host (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  guint16 port = pr_script_server_add_text (fixture->server, "S: 220 hello\n", &error);
  g_autoptr (BlackHole) first = black_hole_new ("127.0.0.2", port);
  g_autoptr (BlackHole) second = black_hole_new ("127.0.0.3", port);
  g_autoptr (BlackHole) third = black_hole_new ("::1", port);
  g_autoptr (PrConnection) connection = pr_connection_new ("mx.test", port, fixture->transcript);
  PrDeadline deadline = pr_deadline_new (600, WAIT_MS);
  gint64 start_us = g_get_monotonic_time ();

  net_support_set_name ("mx.test", "::1", "127.0.0.2 127.0.0.3");
  g_assert_true (pr_connection_resolve (connection, &deadline, NULL, &error));
  g_assert_false (pr_connection_connect (connection, &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_CONNECT_TIMED_OUT);
  g_assert_cmpuint (ms_since (start_us), >=, 600);
  g_assert_cmpuint (ms_since (start_us), <, 600 + SLACK_MS);
  assert_in_transcript (fixture, "* 127.0.0.3 port", TRUE);
  assert_in_transcript (fixture, "no answer so far", TRUE);
}

static void
add_test (const char *path, void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, run, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  net_support_init (&argc, &argv);
  add_test ("/connection/lines", test_lines);
  add_test ("/connection/line-length", test_line_length);
  add_test ("/connection/bytes", test_bytes);
  add_test ("/connection/secret", test_secret);
  add_test ("/connection/slow-drip", test_slow_drip);
  add_test ("/connection/flood", test_flood);
  add_test ("/connection/ends", test_ends);
  add_test ("/connection/write-to-closed", test_write_to_closed);
  add_test ("/connection/write-times-out", test_write_times_out);
  add_test ("/connection/close", test_close);
  add_test ("/connection/cancel", test_cancel);
  add_test ("/connection/cancelled-before", test_cancelled_before);
  add_test ("/connection/dead-host", test_dead_host);
  return g_test_run ();
}
