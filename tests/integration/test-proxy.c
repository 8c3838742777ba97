/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef enum
{
  PROXY_SOCKS5,
  PROXY_SOCKS5_REFUSES,
  PROXY_SOCKS5_WANTS_PASSWORD,
  PROXY_HTTP,
  PROXY_HTTP_REFUSES,
  PROXY_SILENT,
  PROXY_CLOSES,
} ProxyKind;

/* A proxy for one connection: to a server on loopback, whatever it is asked for. */
typedef struct
{
  ProxyKind kind;
  int listener;
  guint16 port;
  guint16 server_port;
  char *asked_for;
  GThread *thread;
} Proxy;

static gboolean
receive (int fd, void *bytes, gsize n_bytes)
{
  return recv (fd, bytes, n_bytes, MSG_WAITALL) == (gssize) n_bytes;
}

static void
send_all (int fd, const void *bytes, gsize n_bytes)
{
  (void) send (fd, bytes, n_bytes, MSG_NOSIGNAL);
}

/* RFC 1928 §3, §4: greeting and request; the name as the client gave it. */
static gboolean
talk_socks5 (Proxy *proxy, int fd)
{
  static const guint8 no_password[] = { 5, 0 };
  static const guint8 nothing_suits[] = { 5, 0xff };
  static const guint8 granted[] = { 5, 0, 0, 1, 127, 0, 0, 1, 0, 1 };
  static const guint8 refused[] = { 5, 5, 0, 1, 0, 0, 0, 0, 0, 0 };
  guint8 head[5];
  guint8 rest[256];

  if (!receive (fd, head, 2) || !receive (fd, rest, head[1]))
    return FALSE;
  if (proxy->kind == PROXY_SOCKS5_WANTS_PASSWORD)
    {
      send_all (fd, nothing_suits, sizeof nothing_suits);
      return FALSE;
    }
  send_all (fd, no_password, sizeof no_password);
  if (!receive (fd, head, 5) || head[3] != 3 || !receive (fd, rest, (gsize) head[4] + 2))
    return FALSE;
  proxy->asked_for = g_strdup_printf ("%.*s:%u", head[4], (const char *) rest,
                                      (guint) rest[head[4]] << 8 | rest[head[4] + 1]);
  if (proxy->kind == PROXY_SOCKS5_REFUSES)
    send_all (fd, refused, sizeof refused);
  else
    send_all (fd, granted, sizeof granted);
  return proxy->kind == PROXY_SOCKS5;
}

/* RFC 9110 §9.3.6. What is granted is told together with the server's first words. */
static gboolean
talk_http (Proxy *proxy, int fd)
{
  static const char refused[] = "HTTP/1.0 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";
  g_autoptr (GString) request = g_string_new (NULL);
  char byte;

  while (!g_str_has_suffix (request->str, "\r\n\r\n"))
    {
      if (!receive (fd, &byte, 1))
        return FALSE;
      g_string_append_c (request, byte);
    }
  proxy->asked_for = g_strndup (request->str, strcspn (request->str, "\r"));
  if (proxy->kind == PROXY_HTTP_REFUSES)
    {
      send_all (fd, refused, strlen (refused));
      return FALSE;
    }
  return TRUE;
}

static gboolean
pass_on (int from, int to, const char *prefix)
{
  char chunk[4096];
  gsize prefix_bytes = g_strlcpy (chunk, prefix, sizeof chunk);
  gssize n_bytes;

  n_bytes = recv (from, chunk + prefix_bytes, sizeof chunk - prefix_bytes, 0);
  if (n_bytes > 0)
    send_all (to, chunk, prefix_bytes + (gsize) n_bytes);
  return n_bytes > 0;
}

static void
relay (Proxy *proxy, int client)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_port = htons (proxy->server_port),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int server = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  GPollFD fds[] = { { .fd = client, .events = G_IO_IN }, { .fd = server, .events = G_IO_IN } };
  gboolean open = TRUE;

  g_assert_cmpint (connect (server, (struct sockaddr *) &address, sizeof address), ==, 0);
  if (proxy->kind == PROXY_HTTP)
    open = pass_on (server, client, "HTTP/1.0 200 Connection established\r\n\r\n");
  while (open && g_poll (fds, G_N_ELEMENTS (fds), -1) > 0)
    open = (fds[0].revents == 0 || pass_on (client, server, ""))
           && (fds[1].revents == 0 || pass_on (server, client, ""));
  close (server);
}

static gpointer
proxy_run (gpointer data)
{
  Proxy *proxy = data;
  int fd = accept (proxy->listener, NULL, NULL);
  gboolean granted = FALSE;
  char byte;

  if (fd < 0)
    return NULL;
  switch (proxy->kind)
    {
    case PROXY_SOCKS5:
    case PROXY_SOCKS5_REFUSES:
    case PROXY_SOCKS5_WANTS_PASSWORD:
      granted = talk_socks5 (proxy, fd);
      break;
    case PROXY_HTTP:
    case PROXY_HTTP_REFUSES:
      granted = talk_http (proxy, fd);
      break;
    case PROXY_SILENT:
      while (receive (fd, &byte, 1))
        continue;
      break;
    case PROXY_CLOSES:
    default:
      break;
    }
  if (granted)
    relay (proxy, fd);
  close (fd);
  return NULL;
}

static Proxy *
proxy_new (ProxyKind kind, const char *scheme, guint16 server_port)
{
  Proxy *proxy = g_new0 (Proxy, 1);
  g_autofree char *uri = NULL;

  proxy->kind = kind;
  proxy->server_port = server_port;
  proxy->listener = listen_on_loopback (&proxy->port);
  proxy->thread = g_thread_new ("proxy", proxy_run, proxy);
  uri = g_strdup_printf ("%s://127.0.0.1:%u", scheme, proxy->port);
  net_support_set_proxy (uri);
  return proxy;
}

/* Waits for its client to have gone. */
static void
proxy_free (Proxy *proxy)
{
  shutdown (proxy->listener, SHUT_RDWR);
  g_thread_join (proxy->thread);
  close (proxy->listener);
  g_free (proxy->asked_for);
  g_free (proxy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proxy, proxy_free)

typedef struct
{
  PrScriptServer *server;
  guint16 port;
  PrTranscript *transcript;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSecret) password = pr_secret_new ("open sesame", -1);
  g_autoptr (GError) error = NULL;

  fixture->server = pr_script_server_new ("ann", password, &error);
  g_assert_no_error (error);
  fixture->port =
      pr_script_server_add_text (fixture->server, "S: 220 hello\nC: NOOP\nS: 250 ok\n", &error);
  g_assert_no_error (error);
  fixture->transcript = pr_transcript_new ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  net_support_set_proxy (NULL);
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  pr_transcript_unref (fixture->transcript);
}

static gboolean
open_connection (PrConnection *connection, guint wait_ms, GCancellable *cancellable, GError **error)
{
  PrDeadline deadline = pr_deadline_new (wait_ms, WAIT_MS);

  return pr_connection_resolve (connection, &deadline, cancellable, error)
         && pr_connection_connect (connection, &deadline, cancellable, error);
}

/* Names are looked up at the proxy's side: here nobody knows “mx.test”. */
static void
test_connects (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    ProxyKind kind;
    const char *scheme;
    const char *host;
    const char *asked_for;
  } rows[] = {
    { PROXY_SOCKS5, "socks5", "mx.test", "mx.test:993" },
    { PROXY_HTTP, "http", "mx.test", "CONNECT mx.test:993 HTTP/1.0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Proxy) proxy = proxy_new (rows[i].kind, rows[i].scheme, fixture->port);
      g_autoptr (PrConnection) connection =
          pr_connection_new (rows[i].host, 993, fixture->transcript);
      PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
      g_autoptr (GError) error = NULL;

      open_connection (connection, WAIT_MS, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (pr_connection_get_proxy (connection));
      g_assert_cmpuint (pr_race_get_port (pr_connection_get_race (connection)), ==, proxy->port);
      assert_hears (connection, "220 hello");
      g_assert_true (
          pr_connection_write (connection, "NOOP\r\n", 6, NULL, &deadline, NULL, &error));
      assert_hears (connection, "250 ok");
      pr_connection_close (connection);
      g_assert_cmpstr (proxy->asked_for, ==, rows[i].asked_for);
    }
}

static void
test_direct (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrConnection) connection =
      pr_connection_new ("127.0.0.1", fixture->port, fixture->transcript);
  g_autoptr (GError) error = NULL;

  net_support_set_proxy ("direct://");
  g_assert_true (open_connection (connection, WAIT_MS, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (pr_connection_get_proxy (connection));
  assert_hears (connection, "220 hello");
}

static void
test_fails (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    ProxyKind kind;
    const char *scheme;
    guint wait_ms;
  } rows[] = {
    { PROXY_SOCKS5_REFUSES, "socks5", WAIT_MS },
    { PROXY_SOCKS5_WANTS_PASSWORD, "socks5", WAIT_MS },
    { PROXY_HTTP_REFUSES, "http", WAIT_MS },
    { PROXY_CLOSES, "socks5", WAIT_MS },
    { PROXY_CLOSES, "http", WAIT_MS },
    { PROXY_SILENT, "socks5", 100 },
    { PROXY_SILENT, "http", 100 },
    { PROXY_SILENT, "gopher", WAIT_MS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Proxy) proxy = proxy_new (rows[i].kind, rows[i].scheme, fixture->port);
      g_autoptr (PrConnection) connection = pr_connection_new ("mx.test", 25, fixture->transcript);
      gint64 start_us = g_get_monotonic_time ();
      PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (proxy->port, !=, 0);
      g_assert_false (open_connection (connection, rows[i].wait_ms, NULL, &error));
      g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_PROXY);
      g_assert_cmpuint (ms_since (start_us), <, rows[i].wait_ms + SLACK_MS);
      g_clear_error (&error);
      /* What a proxy says is not what the server says. */
      g_assert_null (pr_connection_read_line (connection, 100, &deadline, NULL, &error));
      g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED);
    }
}

/* The proxy's host is dead, unknown, or no host at all; or the settings themselves are. */
static void
test_unreachable (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);
  g_autofree char *refusing = g_strdup_printf ("socks5://127.0.0.2:%u", fixture->port);
  g_autofree char *silent = g_strdup_printf ("http://127.0.0.3:%u", fixture->port);
  const char *const settings[] = {
    refusing, silent, "socks5://proxy.test:1080", "socks5://hanging-proxy.test", "http://", "!", "…",
  };

  net_support_set_name ("proxy.test", "", "");
  net_support_set_name ("hanging-proxy.test", "…", "…");
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (PrConnection) connection = pr_connection_new ("mx.test", 25, fixture->transcript);
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      net_support_set_proxy (settings[i]);
      g_assert_false (open_connection (connection, 100, NULL, &error));
      g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_PROXY);
      g_assert_cmpuint (ms_since (start_us), <, 100 + SLACK_MS);
    }
  net_support_let_go ();
}

/* The system's ways are tried one after the other, whatever is wrong with one. */
static void
test_in_turn (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);
  g_autofree char *refusing = g_strdup_printf ("socks5://127.0.0.2:%u", fixture->port);
  g_autofree char *silent = g_strdup_printf ("http://127.0.0.3:%u", fixture->port);
  const char *const bad[] = { refusing, silent, "socks5://proxy.test:1080", "http://",
                              "gopher://127.0.0.1:1" };

  net_support_set_name ("proxy.test", "", "");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (Proxy) proxy = NULL;
      g_autoptr (PrConnection) connection = NULL;
      gboolean opened = FALSE;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      /* On a busy machine the share of the wait that is left for the good one may be too short. */
      for (guint t = 0; t < N_TRIES && !opened; t++)
        {
          g_autofree char *ways = NULL;

          g_clear_pointer (&proxy, proxy_free);
          g_clear_pointer (&connection, pr_connection_free);
          proxy = proxy_new (PROXY_SOCKS5, "socks5", fixture->port);
          connection = pr_connection_new ("mx.test", 993, fixture->transcript);
          ways = g_strdup_printf ("%s %s socks5://127.0.0.1:%u", bad[i], bad[i], proxy->port);
          net_support_set_proxy (ways);
          opened = open_connection (connection, 3000, NULL, NULL);
        }
      g_assert_true (opened);
      assert_hears (connection, "220 hello");
      g_assert_cmpuint (pr_race_get_port (pr_connection_get_race (connection)), ==, proxy->port);
    }
}

/* Also one that answers and then refuses, and the way without a proxy behind it. */
static void
test_then_direct (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Proxy) proxy = proxy_new (PROXY_HTTP_REFUSES, "http", fixture->port);
  g_autoptr (PrConnection) connection =
      pr_connection_new ("127.0.0.1", fixture->port, fixture->transcript);
  g_autofree char *ways = g_strdup_printf ("http://127.0.0.1:%u direct://", proxy->port);
  g_autoptr (GError) error = NULL;

  net_support_set_proxy (ways);
  open_connection (connection, WAIT_MS, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (proxy->asked_for);
  g_assert_null (pr_connection_get_proxy (connection));
  assert_hears (connection, "220 hello");
}

/* All of them share one wait, and it is the first that is told of. */
static void
test_all_dead (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);
  g_autoptr (PrConnection) connection = pr_connection_new ("127.0.0.3", fixture->port, fixture->transcript);
  g_autofree char *ways =
      g_strdup_printf ("socks5://127.0.0.3:%u http://127.0.0.3:%u direct://", fixture->port,
                       fixture->port);
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  net_support_set_proxy (ways);
  g_assert_false (open_connection (connection, 600, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_PROXY);
  g_assert_cmpuint (ms_since (start_us), <, 600 + SLACK_MS);
}

static void
connect_by_proxy (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (PrConnection) connection = pr_connection_new ("mx.test", 25, fixture->transcript);

  g_assert_false (open_connection (connection, WAIT_MS, cancellable, error));
}

static void
connect_by_silent_proxy (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (Proxy) proxy = proxy_new (PROXY_SILENT, "socks5", fixture->port);

  g_assert_cmpuint (proxy->port, !=, 0);
  connect_by_proxy (data, cancellable, error);
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);
  g_autofree char *silent = g_strdup_printf (
      "http://127.0.0.3:%u http://127.0.0.3:%u direct://", fixture->port, fixture->port);

  assert_cancels_fast (connect_by_silent_proxy, fixture);
  net_support_set_proxy (silent);
  assert_cancels_fast (connect_by_proxy, fixture);
  net_support_set_proxy ("…");
  assert_cancels_fast (connect_by_proxy, fixture);
  net_support_let_go ();
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
  add_test ("/proxy/connects", test_connects);
  add_test ("/proxy/direct", test_direct);
  add_test ("/proxy/fails", test_fails);
  add_test ("/proxy/unreachable", test_unreachable);
  add_test ("/proxy/in-turn", test_in_turn);
  add_test ("/proxy/then-direct", test_then_direct);
  add_test ("/proxy/all-dead", test_all_dead);
  add_test ("/proxy/cancel", test_cancel);
  return g_test_run ();
}
