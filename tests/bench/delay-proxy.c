/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "delay-proxy.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define CHUNK_BYTES 16384

struct _DelayProxy
{
  int listener;
  guint16 port;
  guint16 target_port;
  guint one_way_ms;
  GThread *thread;
  gint stopped; /* atomic */
};

typedef struct
{
  gint64 due_us;
  gsize n_bytes; /* 0 is the end */
  char bytes[];
} Chunk;

typedef struct
{
  int from;
  int to;
  gboolean ended;
  GQueue chunks;
} Direction;

typedef struct
{
  DelayProxy *proxy;
  int client;
} Connection;

static int
connect_to (guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_port = htons (port),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;

  if (fd >= 0 && connect (fd, (struct sockaddr *) &address, sizeof address) != 0)
    {
      close (fd);
      return -1;
    }
  if (fd >= 0)
    (void) setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static void
take_in (Direction *direction, gint64 delay_us)
{
  char buffer[CHUNK_BYTES];
  gssize n_read = recv (direction->from, buffer, sizeof buffer, 0);
  Chunk *chunk = g_malloc0 (sizeof (Chunk) + CHUNK_BYTES);

  chunk->due_us = g_get_monotonic_time () + delay_us;
  if (n_read > 0)
    {
      chunk->n_bytes = (gsize) n_read;
      memcpy (chunk->bytes, buffer, chunk->n_bytes);
    }
  else
    direction->ended = TRUE;
  g_queue_push_tail (&direction->chunks, chunk);
}

static void
give_out (Direction *direction)
{
  Chunk *chunk;

  while ((chunk = g_queue_peek_head (&direction->chunks)) != NULL
         && chunk->due_us <= g_get_monotonic_time ())
    {
      g_queue_pop_head (&direction->chunks);
      if (chunk->n_bytes == 0)
        (void) shutdown (direction->to, SHUT_WR);
      else
        (void) send (direction->to, chunk->bytes, chunk->n_bytes, MSG_NOSIGNAL);
      g_free (chunk);
    }
}

static int
next_timeout_ms (Direction *directions)
{
  gint64 next_us = G_MAXINT64;

  for (guint i = 0; i < 2; i++)
    {
      Chunk *chunk = g_queue_peek_head (&directions[i].chunks);

      if (chunk != NULL)
        next_us = MIN (next_us, chunk->due_us - g_get_monotonic_time ());
    }
  return next_us == G_MAXINT64 ? 100 : (int) CLAMP (next_us / 1000, 0, 100);
}

static gpointer
connection_thread (gpointer data)
{
  Connection *connection = data;
  DelayProxy *proxy = connection->proxy;
  gint64 delay_us = (gint64) proxy->one_way_ms * 1000;
  const int on = 1;
  int server;
  Direction directions[2] = { 0 };

  /* The handshake: nothing of the client's can leave before a round trip is over. */
  g_usleep ((gulong) (2 * delay_us));
  (void) setsockopt (connection->client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  server = connect_to (proxy->target_port);
  directions[0] = (Direction){ .from = connection->client, .to = server };
  directions[1] = (Direction){ .from = server, .to = connection->client };

  while (server >= 0 && g_atomic_int_get (&proxy->stopped) == 0)
    {
      struct pollfd fds[2] = { { .fd = directions[0].ended ? -1 : directions[0].from, .events = POLLIN },
                               { .fd = directions[1].ended ? -1 : directions[1].from, .events = POLLIN } };

      if (directions[0].ended && directions[1].ended
          && g_queue_is_empty (&directions[0].chunks) && g_queue_is_empty (&directions[1].chunks))
        break;
      (void) poll (fds, 2, next_timeout_ms (directions));
      for (guint i = 0; i < 2; i++)
        {
          if (fds[i].revents != 0)
            take_in (&directions[i], delay_us);
          give_out (&directions[i]);
        }
    }
  for (guint i = 0; i < 2; i++)
    g_queue_clear_full (&directions[i].chunks, g_free);
  if (server >= 0)
    close (server);
  close (connection->client);
  g_free (connection);
  return NULL;
}

static gpointer
listen_thread (gpointer data)
{
  DelayProxy *self = data;

  for (;;)
    {
      int client = accept (self->listener, NULL, NULL);
      Connection *connection;

      if (client < 0 && errno == EINTR)
        continue;
      if (client < 0 || g_atomic_int_get (&self->stopped) != 0)
        return NULL;
      connection = g_new0 (Connection, 1);
      connection->proxy = self;
      connection->client = client;
      g_thread_unref (g_thread_new ("delay", connection_thread, connection));
    }
}

/**
 * delay_proxy_new:
 * @target_port: where the server listens, on 127.0.0.1
 * @one_way_ms: how long each direction is held back
 *
 * Returns: (transfer full): a proxy that runs
 */
DelayProxy *
delay_proxy_new (guint16 target_port, guint one_way_ms)
{
  DelayProxy *self = g_new0 (DelayProxy, 1);
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t size = sizeof address;

  self->target_port = target_port;
  self->one_way_ms = one_way_ms;
  self->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (bind (self->listener, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (listen (self->listener, 64), ==, 0);
  g_assert_cmpint (getsockname (self->listener, (struct sockaddr *) &address, &size), ==, 0);
  self->port = ntohs (address.sin_port);
  self->thread = g_thread_new ("listen", listen_thread, self);
  return self;
}

/**
 * delay_proxy_free:
 *
 * Stops listening; to be called when nothing goes through any more.
 */
void
delay_proxy_free (DelayProxy *self)
{
  g_atomic_int_set (&self->stopped, 1);
  (void) shutdown (self->listener, SHUT_RDWR);
  g_thread_join (self->thread);
  close (self->listener);
  /* A thread that still sees its last connection out looks at self once more within 100 ms. */
  g_usleep (300 * 1000);
  g_free (self);
}

/**
 * delay_proxy_get_port:
 *
 * Returns: where the proxy listens, on 127.0.0.1
 */
guint16
delay_proxy_get_port (DelayProxy *self)
{
  return self->port;
}
