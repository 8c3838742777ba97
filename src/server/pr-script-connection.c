/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-connection.h"

#include <openssl/err.h>

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A line with its literals: more than any command a mail program sends. */
#define INPUT_BYTES ((gsize) 128 * 1024)

/* What is held back goes out at the latest when it is so much. */
#define HELD_BYTES 65536

/* One record of TLS (RFC 8446 §5.1). */
#define CHUNK_BYTES ((gsize) 16 * 1024)

/* A client that says nothing for so long has been forgotten by its test or its user. */
#define IDLE_MS (10 * 60 * 1000)

/* How long a closed connection waits for the client to go too. Closed at once, with something of
 * the client's unread, it would become a reset and take our last words with it (RFC 2525 §2.17). */
#define LINGER_MS 2000

struct _PrScriptConnection
{
  int fd; /* -1 once closed */
  PrScriptLog *log;
  GCancellable *cancellable;
  GPollFD cancel_poll;
  SSL *ssl;         /* (nullable) */
  BIO *to_tls;      /* owned by ssl: ciphertext that came */
  BIO *from_tls;    /* owned by ssl: ciphertext to go */
  GByteArray *held; /* clear text to go */
  guint drip_ms;
  guint8 *input; /* clear text that came */
  gsize n_input_bytes;
  gsize n_used_bytes; /* of these, by the last line */
};

/*
 * pr_script_connection_new:
 * @fd: (transfer full): a connected socket, not blocking
 * @log: is told what comes
 * @cancellable: ends all waits
 */
PrScriptConnection *
pr_script_connection_new (int fd, PrScriptLog *log, GCancellable *cancellable)
{
  PrScriptConnection *self = g_new0 (PrScriptConnection, 1);
  int at_once = 1;

  /* What is to go out together is held back here; Nagle would only wait for a late ACK. */
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  self->fd = fd;
  self->log = pr_script_log_ref (log);
  self->cancellable = g_object_ref (cancellable);
  g_cancellable_make_pollfd (cancellable, &self->cancel_poll);
  self->held = g_byte_array_new ();
  self->input = g_malloc (INPUT_BYTES);
  return self;
}

void
pr_script_connection_free (PrScriptConnection *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->ssl, SSL_free);
  g_byte_array_unref (self->held);
  explicit_bzero (self->input, INPUT_BYTES);
  g_free (self->input);
  g_cancellable_release_fd (self->cancellable);
  g_object_unref (self->cancellable);
  pr_script_log_unref (self->log);
  g_free (self);
}

/* The one wait: for events on the socket, or with none just for time to pass. Returns FALSE when
 * the server is to stop, or where events were asked for and did not come. */
static gboolean
wait_for (PrScriptConnection *self, short events, guint wait_ms)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) wait_ms * 1000;

  for (;;)
    {
      struct pollfd fds[] = { { self->cancel_poll.fd, POLLIN, 0 }, { self->fd, events, 0 } };
      gint64 left_ms = (end_us - g_get_monotonic_time () + 999) / 1000;
      int n_ready = poll (fds, events != 0 ? 2 : 1, (int) MAX (left_ms, 0));

      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if (n_ready == 0)
        return events == 0;
      if (n_ready > 0 && fds[1].revents != 0)
        return TRUE;
      if (n_ready < 0 && errno != EINTR)
        return FALSE;
    }
}

static gboolean
send_raw (PrScriptConnection *self, const char *bytes, gsize n_bytes)
{
  while (n_bytes > 0)
    {
      ssize_t n_sent = send (self->fd, bytes, n_bytes, MSG_NOSIGNAL);

      if (n_sent >= 0)
        {
          bytes += n_sent;
          n_bytes -= (gsize) n_sent;
        }
      else if (errno == EAGAIN || errno == EWOULDBLOCK)
        {
          if (!wait_for (self, POLLOUT, IDLE_MS))
            return FALSE;
        }
      else if (errno != EINTR)
        return FALSE;
    }
  return TRUE;
}

/* Returns the number of bytes, 0 when no more will come. */
static gsize
receive_raw (PrScriptConnection *self, void *bytes, gsize n_bytes)
{
  for (;;)
    {
      ssize_t n_received = recv (self->fd, bytes, n_bytes, 0);

      if (n_received >= 0)
        return (gsize) n_received;
      if (errno == EAGAIN || errno == EWOULDBLOCK)
        {
          if (!wait_for (self, POLLIN, IDLE_MS))
            return 0;
        }
      else if (errno != EINTR)
        return 0;
    }
}

/* Moves what TLS has to say, if anything, to the socket. */
static gboolean
pump_out (PrScriptConnection *self)
{
  char *bytes = NULL;
  long n_bytes = BIO_get_mem_data (self->from_tls, &bytes);
  gboolean sent = n_bytes == 0 || send_raw (self, bytes, (gsize) n_bytes);

  (void) BIO_reset (self->from_tls);
  return sent;
}

static gboolean
pump_in (PrScriptConnection *self)
{
  guint8 chunk[CHUNK_BYTES];
  gsize n_bytes = receive_raw (self, chunk, sizeof chunk);

  return n_bytes > 0 && BIO_write (self->to_tls, chunk, (int) n_bytes) == (int) n_bytes;
}

static gboolean
send_clear (PrScriptConnection *self, const char *bytes, gsize n_bytes)
{
  if (self->ssl == NULL)
    return send_raw (self, bytes, n_bytes);
  while (n_bytes > 0)
    {
      int chunk_bytes = (int) MIN (n_bytes, CHUNK_BYTES);

      ERR_clear_error ();
      if (SSL_write (self->ssl, bytes, chunk_bytes) != chunk_bytes || !pump_out (self))
        return FALSE;
      bytes += chunk_bytes;
      n_bytes -= (gsize) chunk_bytes;
    }
  return TRUE;
}

/*
 * pr_script_connection_flush:
 *
 * Sends what was held back.
 *
 * Returns: %FALSE if the client has gone or the server is to stop; so do the others here
 */
gboolean
pr_script_connection_flush (PrScriptConnection *self)
{
  g_autoptr (GByteArray) held = g_steal_pointer (&self->held);
  const char *bytes = (const char *) held->data;

  self->held = g_byte_array_new ();
  if (self->drip_ms == 0)
    return send_clear (self, bytes, held->len);
  for (guint i = 0; i < held->len; i++)
    if (!pr_script_connection_wait (self, self->drip_ms) || !send_clear (self, bytes + i, 1))
      return FALSE;
  return TRUE;
}

/*
 * pr_script_connection_set_drip:
 * @drip_ms: how long to wait before each byte from here on, in milliseconds; 0 for not at all
 */
gboolean
pr_script_connection_set_drip (PrScriptConnection *self, guint drip_ms)
{
  gboolean flushed = pr_script_connection_flush (self);

  self->drip_ms = drip_ms;
  return flushed;
}

gboolean
pr_script_connection_send (PrScriptConnection *self, const void *bytes, gsize n_bytes)
{
  g_byte_array_append (self->held, bytes, (guint) n_bytes);
  return self->held->len < HELD_BYTES || pr_script_connection_flush (self);
}

/*
 * pr_script_connection_flood:
 * @text: what to send over and over
 * @n_bytes: how much of it in all; %G_MAXUINT64 for as long as the client takes it
 */
gboolean
pr_script_connection_flood (PrScriptConnection *self, GBytes *text, guint64 n_bytes)
{
  gsize text_bytes = 0;
  const char *bytes = g_bytes_get_data (text, &text_bytes);
  g_autoptr (GByteArray) block = g_byte_array_new ();

  while (block->len + text_bytes <= CHUNK_BYTES || block->len == 0)
    g_byte_array_append (block, (const guint8 *) bytes, (guint) text_bytes);
  while (n_bytes > 0)
    {
      gsize now_bytes = (gsize) MIN (n_bytes, block->len);

      if (!pr_script_connection_send (self, block->data, now_bytes))
        return FALSE;
      if (n_bytes != G_MAXUINT64)
        n_bytes -= now_bytes;
    }
  return pr_script_connection_flush (self);
}

/*
 * pr_script_connection_wait:
 * @wait_ms: how long, in milliseconds
 */
gboolean
pr_script_connection_wait (PrScriptConnection *self, guint wait_ms)
{
  return wait_for (self, 0, wait_ms);
}

static gsize
receive_tls (PrScriptConnection *self, guint8 *bytes, gsize n_bytes)
{
  for (;;)
    {
      int n_read = 0;
      int reason = SSL_ERROR_NONE;

      ERR_clear_error ();
      n_read = SSL_read (self->ssl, bytes, (int) n_bytes);
      reason = SSL_get_error (self->ssl, n_read);
      if (!pump_out (self))
        return 0;
      if (n_read > 0)
        return (gsize) n_read;
      if (reason != SSL_ERROR_WANT_READ || !pump_in (self))
        return 0;
    }
}

/* Adds to the input, after having said what was held back. */
static gboolean
fill (PrScriptConnection *self)
{
  guint8 *end = self->input + self->n_input_bytes;
  gsize room_bytes = INPUT_BYTES - self->n_input_bytes;
  gsize n_received = 0;

  if (!pr_script_connection_flush (self))
    return FALSE;
  n_received =
      self->ssl != NULL ? receive_tls (self, end, room_bytes) : receive_raw (self, end, room_bytes);
  pr_script_log_add_received (self->log,
                              self->ssl != NULL ? PR_SCRIPT_CHANNEL_ENCRYPTED
                                                : PR_SCRIPT_CHANNEL_CLEAR,
                              end, n_received);
  self->n_input_bytes += n_received;
  return n_received > 0;
}

static void
drop_used (PrScriptConnection *self)
{
  self->n_input_bytes -= self->n_used_bytes;
  memmove (self->input, self->input + self->n_used_bytes, self->n_input_bytes);
  self->n_used_bytes = 0;
}

/* RFC 9051 §4.3, RFC 7888: whether a piece of a line, which may stand behind a literal, announces
 * the next one. */
static gboolean
ends_in_literal (const char *piece, gsize n_bytes, guint64 *literal_bytes, gboolean *waits)
{
  gsize i = n_bytes;
  guint64 factor = 1;

  if (i < 2 || piece[--i] != '}')
    return FALSE;
  *waits = piece[i - 1] != '+';
  if (!*waits)
    i--;
  *literal_bytes = 0;
  for (gsize n_digits = 0; i > 0 && g_ascii_isdigit (piece[i - 1]) && n_digits < 10; n_digits++)
    {
      *literal_bytes += factor * (guint64) g_ascii_digit_value (piece[--i]);
      factor *= 10;
    }
  return factor > 1 && i > 0 && piece[i - 1] == '{';
}

/*
 * pr_script_connection_read_line:
 * @imap: whether a line goes on behind a literal; a client that waits for leave to send it gets it
 * @line: (out) (array length=n_bytes): lent until the next call
 */
PrScriptRead
pr_script_connection_read_line (PrScriptConnection *self,
                                gboolean imap,
                                const char **line,
                                gsize *n_bytes)
{
  static const char go_on[] = "+ go on\r\n";
  gsize scanned = 0;

  drop_used (self);
  for (;;)
    {
      const char *input = (const char *) self->input;
      const char *lf = memchr (input + scanned, '\n', self->n_input_bytes - scanned);
      gsize end = 0;
      guint64 literal_bytes = 0;
      gboolean waits = FALSE;

      if (lf == NULL)
        {
          if (self->n_input_bytes == INPUT_BYTES)
            return PR_SCRIPT_READ_TOO_LONG;
          if (!fill (self))
            return PR_SCRIPT_READ_ENDED;
          continue;
        }

      end = (gsize) (lf - input);
      if (end == scanned || input[end - 1] != '\r')
        return PR_SCRIPT_READ_BARE_LF;
      if (!imap || !ends_in_literal (input + scanned, end - 1 - scanned, &literal_bytes, &waits))
        {
          *line = input;
          *n_bytes = end - 1;
          self->n_used_bytes = end + 1;
          return PR_SCRIPT_READ_LINE;
        }

      scanned = end + 1;
      if (literal_bytes > INPUT_BYTES - scanned)
        return PR_SCRIPT_READ_TOO_LONG;
      if (waits && !pr_script_connection_send (self, go_on, strlen (go_on)))
        return PR_SCRIPT_READ_ENDED;
      while (self->n_input_bytes - scanned < literal_bytes)
        if (!fill (self))
          return PR_SCRIPT_READ_ENDED;
      scanned += (gsize) literal_bytes;
    }
}

/*
 * pr_script_connection_skip:
 * @n_bytes: how many bytes to take and forget; %G_MAXUINT64 for all until the client goes
 */
gboolean
pr_script_connection_skip (PrScriptConnection *self, guint64 n_bytes)
{
  for (;;)
    {
      drop_used (self);
      self->n_used_bytes = (gsize) MIN (n_bytes, self->n_input_bytes);
      if (n_bytes != G_MAXUINT64)
        n_bytes -= self->n_used_bytes;
      if (n_bytes == 0)
        return TRUE;
      drop_used (self);
      if (!fill (self))
        return FALSE;
    }
}

/*
 * pr_script_connection_start_tls:
 * @context: what to offer
 *
 * What the client has said already goes to TLS, as it does on a server that is no victim of command
 * injection: it makes the handshake fail unless it is one.
 */
gboolean
pr_script_connection_start_tls (PrScriptConnection *self, SSL_CTX *context)
{
  if (!pr_script_connection_flush (self))
    return FALSE;

  self->ssl = SSL_new (context);
  self->to_tls = BIO_new (BIO_s_mem ());
  self->from_tls = BIO_new (BIO_s_mem ());
  BIO_set_mem_eof_return (self->to_tls, -1);
  SSL_set_bio (self->ssl, self->to_tls, self->from_tls);
  drop_used (self);
  BIO_write (self->to_tls, self->input, (int) self->n_input_bytes);
  self->n_input_bytes = 0;

  for (;;)
    {
      int done = 0;
      int reason = SSL_ERROR_NONE;

      ERR_clear_error ();
      done = SSL_accept (self->ssl);
      reason = SSL_get_error (self->ssl, done);
      if (!pump_out (self))
        return FALSE;
      if (done == 1)
        break;
      if (reason != SSL_ERROR_WANT_READ || !pump_in (self))
        return FALSE;
    }
  pr_script_log_add_handshake (self->log,
                               SSL_get_servername (self->ssl, TLSEXT_NAMETYPE_host_name));
  return TRUE;
}

/*
 * pr_script_connection_dup_binding:
 *
 * A #PrScriptBinding. RFC 5929 §4.1 has the certificate hashed as it is signed, but with SHA-256
 * for SHA-1: with SHA-256 in either case here.
 */
GBytes *
pr_script_connection_dup_binding (const char *type, gpointer self)
{
  static const char label[] = "EXPORTER-Channel-Binding";
  PrScriptConnection *connection = self;
  guint8 bytes[EVP_MAX_MD_SIZE];
  unsigned int n_bytes = 32;

  if (connection->ssl == NULL)
    return NULL;
  if (g_str_equal (type, "tls-exporter"))
    SSL_export_keying_material (connection->ssl, bytes, n_bytes, label, strlen (label), NULL, 0, 0);
  else if (g_str_equal (type, "tls-server-end-point"))
    X509_digest (SSL_get_certificate (connection->ssl), EVP_sha256 (), bytes, &n_bytes);
  else
    return NULL;
  return g_bytes_new (bytes, n_bytes);
}

/*
 * pr_script_connection_half_close:
 * @polite: whether to end TLS by its own goodbye first (RFC 8446 §6.1)
 *
 * Says no more.
 */
void
pr_script_connection_half_close (PrScriptConnection *self, gboolean polite)
{
  pr_script_connection_flush (self);
  if (polite && self->ssl != NULL && SSL_is_init_finished (self->ssl))
    {
      ERR_clear_error ();
      SSL_shutdown (self->ssl);
      pump_out (self);
    }
  shutdown (self->fd, SHUT_WR);
}

/*
 * pr_script_connection_close:
 * @polite: as above
 *
 * Does nothing on a connection that is closed.
 */
void
pr_script_connection_close (PrScriptConnection *self, gboolean polite)
{
  gint64 end_us = g_get_monotonic_time () + G_GINT64_CONSTANT (1000) * LINGER_MS;
  guint8 chunk[CHUNK_BYTES];

  if (self->fd < 0)
    return;
  pr_script_connection_half_close (self, polite);
  while (wait_for (self, POLLIN, (guint) (MAX (end_us - g_get_monotonic_time (), 0) / 1000)))
    {
      ssize_t n_received = recv (self->fd, chunk, sizeof chunk, 0);

      if (n_received <= 0)
        break;
      if (self->ssl == NULL)
        pr_script_log_add_received (self->log, PR_SCRIPT_CHANNEL_CLEAR, chunk, (gsize) n_received);
    }
  close (self->fd);
  self->fd = -1;
}

/*
 * pr_script_connection_reset:
 *
 * Ends the connection by a reset, after having said what was held back.
 */
void
pr_script_connection_reset (PrScriptConnection *self)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  pr_script_connection_flush (self);
  setsockopt (self->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  close (self->fd);
  self->fd = -1;
}
