/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-connection-private.h"

#include "pr-net.h"
#include "pr-proxy.h"
#include "pr-tls-channel.h"
#include "pr-wait.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* One read from the socket; what is not yet consumed can only be this much more than a line. */
#define CHUNK_BYTES 4096

/* What stands in place of a secret that the other side repeats. */
#define SECRET_MARK "•••"
#define SECRET_MIN_BYTES 6

/* The parts of all commands of one sign-in, and of another where the first was no such method. */
#define MAX_SECRETS 32

struct _PrConnection
{
  char *host;
  guint16 port;
  PrTranscript *transcript;

  GStrv ways; /* the system's proxies for the host, “direct://” where it needs none */
  guint way;  /* which of them is taken */
  PrRace *race; /* to what stands on it */
  int fd;

  PrTlsChannel *channel;
  PrTlsSession *tls;
  char *first_words;
  GByteArray *buffer;
  const char *hidden_beginning;
  GPtrArray *secrets; /* of PrSecret */
  gboolean has_listened; /* something was read before TLS */
};

/**
 * pr_connection_new:
 * @host: a host name, perhaps in Unicode, or an IP address without brackets
 * @port: 1 to 65535
 * @transcript: where to write down what is said
 *
 * Returns: (transfer full): a connection that is not yet one
 */
PrConnection *
pr_connection_new (const char *host, guint16 port, PrTranscript *transcript)
{
  PrConnection *self = g_new0 (PrConnection, 1);

  self->host = g_strdup (host);
  self->port = port;
  self->transcript = pr_transcript_ref (transcript);
  self->fd = -1;
  self->buffer = g_byte_array_new ();
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_secret_unref);
  return self;
}

/**
 * pr_connection_free:
 *
 * Closes the connection and frees it.
 */
void
pr_connection_free (PrConnection *self)
{
  pr_connection_close (self);
  g_clear_pointer (&self->race, pr_race_free);
  g_clear_pointer (&self->tls, pr_tls_session_unref);
  g_clear_pointer (&self->transcript, pr_transcript_unref);
  g_byte_array_unref (self->buffer);
  g_ptr_array_unref (self->secrets);
  g_strfreev (self->ways);
  g_free (self->first_words);
  g_free (self->host);
  g_free (self);
}

/* A proxy that cannot be found or reached is no fault of the mail server. */
static void
blame_proxy (PrConnection *self, GError *error)
{
  if (pr_connection_get_proxy (self) != NULL && error->domain == PR_NET_ERROR
      && error->code != PR_NET_ERROR_RUN_ENDED)
    error->code = PR_NET_ERROR_PROXY;
}

/* What is left of a wait is for all ways that are left. */
static PrDeadline
share_wait (PrConnection *self, const PrDeadline *deadline)
{
  guint n_left = g_strv_length (self->ways + self->way);
  gint64 left_ms = pr_deadline_get_remaining_us (deadline) / 1000;

  return n_left < 2 ? *deadline
                    : pr_deadline_begin_wait_at_most (deadline, (guint) (left_ms / n_left));
}

static gboolean
resolve_way (PrConnection *self,
             const PrDeadline *deadline,
             GCancellable *cancellable,
             GError **error)
{
  const char *proxy = pr_connection_get_proxy (self);
  PrDeadline share = share_wait (self, deadline);
  g_autoptr (GError) local_error = NULL;

  g_clear_pointer (&self->race, pr_race_free);
  self->race = proxy == NULL ? pr_race_new (self->host, self->port)
                             : pr_proxy_race_new (proxy, &local_error);
  if (self->race != NULL && proxy != NULL)
    pr_transcript_note (self->transcript, "through the system's proxy %s port %u",
                        pr_race_get_host (self->race), pr_race_get_port (self->race));
  if (self->race != NULL && pr_race_resolve (self->race, &share, cancellable, &local_error))
    return TRUE;

  g_assert (local_error != NULL);
  blame_proxy (self, local_error);
  pr_transcript_note (self->transcript, "look-up failed: %s", local_error->message);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What is no fault of one way, so that another would be of no use. */
static gboolean
ends_all (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED);
}

/* Of several ways that have failed, the first is what is told. */
static void
take_failure (GError **first, GError *error)
{
  if (*first != NULL && !ends_all (error))
    {
      g_error_free (error);
      return;
    }
  g_clear_error (first);
  *first = error;
}

/* Goes over to the next of the system's ways to the host, where one has failed and there is another
 * that leads somewhere. */
static gboolean
take_next_way (PrConnection *self,
               const PrDeadline *deadline,
               GCancellable *cancellable,
               GError **failure)
{
  while (self->ways[self->way + 1] != NULL && !ends_all (*failure))
    {
      GError *local_error = NULL;

      self->way++;
      if (resolve_way (self, deadline, cancellable, &local_error))
        return TRUE;
      take_failure (failure, local_error);
    }
  return FALSE;
}

/**
 * pr_connection_resolve:
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Finds out the way: the system's proxies for this host, and the addresses of what is to be connected
 * to, the first proxy that has some, or the host itself.
 *
 * Errors: those of pr_race_resolve(), %PR_NET_ERROR_PROXY. Thread: worker.
 *
 * Returns: %TRUE if pr_connection_connect() can be tried
 */
gboolean
pr_connection_resolve (PrConnection *self,
                       const PrDeadline *deadline,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self->race == NULL && self->ways == NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self->ways = pr_proxy_find_ways (self->host, self->port, deadline, cancellable, error);
  if (self->ways == NULL)
    return FALSE;
  if (resolve_way (self, deadline, cancellable, &local_error)
      || take_next_way (self, deadline, cancellable, &local_error))
    {
      g_clear_error (&local_error);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
note_attempts (PrConnection *self)
{
  for (guint i = 0; i < pr_race_get_n_attempts (self->race); i++)
    {
      const PrAttempt *attempt = pr_race_get_attempt (self->race, i);
      g_autofree char *address = g_inet_address_to_string (attempt->address);

      pr_transcript_note (self->transcript, "%s port %u: %s", address,
                          pr_race_get_port (self->race),
                          attempt->answered            ? "connected"
                          : attempt->error_number != 0 ? g_strerror (attempt->error_number)
                                                       : "no answer so far");
    }
}

static gboolean
connect_way (PrConnection *self,
             const PrDeadline *deadline,
             GCancellable *cancellable,
             GError **error)
{
  const char *proxy = pr_connection_get_proxy (self);
  PrDeadline share = share_wait (self, deadline);
  g_autoptr (GError) local_error = NULL;

  self->fd = pr_race_connect (self->race, &share, cancellable, &local_error);
  note_attempts (self);
  if (self->fd >= 0
      && (proxy == NULL
          || pr_proxy_talk (proxy, self->fd, pr_race_get_winner (self->race)->address, self->host,
                            self->port, &share, cancellable, &local_error)))
    return TRUE;

  g_assert (local_error != NULL);
  blame_proxy (self, local_error);
  pr_connection_close (self);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * pr_connection_connect:
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Connects, by each of the system's proxies in turn where there are some and one does not let this
 * side through.
 *
 * Errors: those of pr_race_connect(), %PR_NET_ERROR_PROXY. Thread: worker.
 *
 * Returns: %TRUE if connected
 */
gboolean
pr_connection_connect (PrConnection *self,
                       const PrDeadline *deadline,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self->race != NULL && self->fd < 0, FALSE);

  do
    {
      GError *local_error = NULL;

      if (connect_way (self, deadline, cancellable, &local_error))
        return TRUE;
      take_failure (&failure, local_error);
    }
  while (take_next_way (self, deadline, cancellable, &failure));
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/*
 * pr_connection_take_socket:
 * @fd: (transfer full): connected and non-blocking
 *
 * In place of looking up and connecting.
 */
void
pr_connection_take_socket (PrConnection *self, int fd)
{
  g_return_if_fail (self->fd < 0);
  self->fd = fd;
}

static void
note_tls (PrConnection *self)
{
  PrCertificate *leaf = pr_tls_session_get_certificate (self->tls, 0);

  pr_transcript_note (self->transcript, "%s, %s", pr_tls_session_get_version (self->tls),
                      pr_tls_session_get_cipher (self->tls));
  if (leaf != NULL)
    pr_transcript_note (self->transcript, "certificate: %s, issued by %s, SHA-256 %s",
                        pr_certificate_get_subject (leaf), pr_certificate_get_issuer (leaf),
                        pr_certificate_get_sha256 (leaf));
  for (guint i = 0; i < pr_tls_session_get_n_faults (self->tls); i++)
    {
      const PrTlsFault *fault = pr_tls_session_get_fault (self->tls, i);

      pr_transcript_note (self->transcript, "fault at depth %u: %s", fault->depth, fault->detail);
    }
}

/* The other side's words, where they are not TLS. On a connection that began in plain text they are
 * the same as what was read ahead, only later. */
static void
note_first_words (PrConnection *self, GError *error)
{
  if (!g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_NOT_TLS))
    return;
  g_free (self->first_words);
  self->first_words = pr_tls_channel_dup_first_words (self->channel);
  pr_transcript_add (self->transcript, PR_TRANSCRIPT_SERVER, self->first_words,
                     strlen (self->first_words));
  if (self->has_listened)
    error->code = PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS;
}

static gboolean
start_tls (PrConnection *self,
           PrTlsTrust *trust,
           const char *pin_sha256,
           const PrDeadline *deadline,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->buffer->len > 0)
    {
      pr_transcript_add (self->transcript, PR_TRANSCRIPT_SERVER, (const char *) self->buffer->data,
                         self->buffer->len);
      g_byte_array_set_size (self->buffer, 0);
      g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS,
                           "plain text where TLS has to begin");
      return FALSE;
    }

  self->channel = pr_tls_channel_new (trust, self->fd, self->host);
  if (!pr_tls_channel_handshake (self->channel, deadline, cancellable, &local_error))
    {
      note_first_words (self, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->tls = pr_tls_channel_dup_session (self->channel, pin_sha256);
  note_tls (self);
  if (pr_tls_session_is_trusted (self->tls))
    return TRUE;

  g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE, "certificate: %s",
               pr_tls_session_get_fault (self->tls, 0)->detail);
  return FALSE;
}

/**
 * pr_connection_start_tls:
 * @trust: whom to believe
 * @pin_sha256: (nullable): the leaf certificate that is accepted whatever its faults, or several with
 *   a blank between two
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Encrypts from here on. Whatever the server says in plain text beyond the line that was last read
 * is no part of the talk to come and ends it: somebody may have put it there. Where it fails the
 * connection is closed, so that nothing can be said on it unencrypted or to a stranger; where that is
 * for the certificate, pr_connection_get_tls() tells why.
 *
 * Errors: %PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS, %PR_NET_ERROR_TLS_CERTIFICATE, and those of
 * pr_tls_channel_handshake(). RFC: 8314, 3207 §4.2, 9051 §6.2.1. Thread: worker.
 *
 * Returns: %TRUE if the connection is encrypted and trusted
 */
gboolean
pr_connection_start_tls (PrConnection *self,
                         PrTlsTrust *trust,
                         const char *pin_sha256,
                         const PrDeadline *deadline,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (self->fd >= 0 && self->channel == NULL, FALSE);

  if (start_tls (self, trust, pin_sha256, deadline, cancellable, error))
    return TRUE;
  pr_connection_close (self);
  return FALSE;
}

static gssize
read_socket (PrConnection *self,
             char *chunk,
             const PrDeadline *deadline,
             GCancellable *cancellable,
             GError **error)
{
  for (;;)
    {
      gssize n_read = recv (self->fd, chunk, CHUNK_BYTES, 0);

      if (n_read > 0)
        return n_read;
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        {
          g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED, "the other side hung up: %s",
                       n_read == 0 ? "end of data" : g_strerror (errno));
          return -1;
        }
      if (!pr_wait_for (self->fd, G_IO_IN, deadline, cancellable, error))
        return -1;
    }
}

static gboolean
fill_buffer (PrConnection *self,
             const PrDeadline *deadline,
             GCancellable *cancellable,
             GError **error)
{
  char chunk[CHUNK_BYTES];
  gssize n_read;

  if (!pr_wait_may_go_on (deadline, cancellable, error))
    return FALSE;
  if (self->fd < 0)
    {
      g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED, "the connection is closed");
      return FALSE;
    }

  n_read = self->channel == NULL
               ? read_socket (self, chunk, deadline, cancellable, error)
               : pr_tls_channel_read (self->channel, chunk, sizeof chunk, deadline, cancellable,
                                      error);
  if (n_read < 0)
    return FALSE;
  g_byte_array_append (self->buffer, (const guint8 *) chunk, (guint) n_read);
  self->has_listened = TRUE;
  return TRUE;
}

/* What the other side said, where it repeats a secret with that replaced; %NULL where it does not. */
static GBytes *
redact (PrConnection *self, const guint8 *bytes, gsize n_bytes)
{
  g_autoptr (GByteArray) redacted = NULL;

  for (guint i = 0; i < self->secrets->len; i++)
    {
      const char *secret = pr_secret_get_text (self->secrets->pdata[i]);
      gsize length = pr_secret_get_size (self->secrets->pdata[i]);
      const guint8 *found;

      while ((found = memmem (bytes, n_bytes, secret, length)) != NULL)
        {
          g_autoptr (GByteArray) next = g_byte_array_new ();
          gsize n_before = (gsize) (found - bytes);

          g_byte_array_append (next, bytes, (guint) n_before);
          g_byte_array_append (next, (const guint8 *) SECRET_MARK, strlen (SECRET_MARK));
          g_byte_array_append (next, found + length, (guint) (n_bytes - n_before - length));
          g_clear_pointer (&redacted, g_byte_array_unref);
          redacted = g_steal_pointer (&next);
          bytes = redacted->data;
          n_bytes = redacted->len;
        }
    }
  return redacted == NULL ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&redacted));
}

static void
note_words (PrConnection *self, const guint8 *bytes, gsize n_bytes)
{
  g_autoptr (GBytes) redacted = redact (self, bytes, n_bytes);

  if (redacted != NULL)
    bytes = g_bytes_get_data (redacted, &n_bytes);
  pr_transcript_add (self->transcript, PR_TRANSCRIPT_SERVER, (const char *) bytes, n_bytes);
}

static void
note_server (PrConnection *self, const guint8 *bytes, gsize n_bytes)
{
  gsize length = self->hidden_beginning == NULL ? 0 : strlen (self->hidden_beginning);

  if (self->hidden_beginning != NULL && length == 0)
    return;
  if (length > 0 && n_bytes > length && memcmp (bytes, self->hidden_beginning, length) == 0)
    {
      g_autofree char *shown = g_strconcat (self->hidden_beginning, SECRET_MARK, NULL);

      pr_transcript_add (self->transcript, PR_TRANSCRIPT_SERVER, shown, strlen (shown));
    }
  else
    note_words (self, bytes, n_bytes);
}

static GBytes *
consume (PrConnection *self, gsize n_bytes, gsize n_line_end)
{
  /* A literal keeps its length; only a line can be an echo of what was typed. */
  GBytes *taken = n_line_end == 0 ? NULL : redact (self, self->buffer->data, n_bytes);

  if (taken == NULL)
    taken = g_bytes_new (self->buffer->data, n_bytes);
  note_server (self, self->buffer->data, n_bytes);
  g_byte_array_remove_range (self->buffer, 0, (guint) (n_bytes + n_line_end));
  return taken;
}

/**
 * pr_connection_wait_for_words:
 * @other_fd: another descriptor that ends the wait once it can be read, or -1
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Waits until the other side says something, or hangs up, and reads nothing of it. Only before TLS.
 *
 * Errors: those of pr_wait_for(). Thread: worker.
 *
 * Returns: %TRUE if there is something to read, here or at @other_fd
 */
gboolean
pr_connection_wait_for_words (PrConnection *self,
                              int other_fd,
                              const PrDeadline *deadline,
                              GCancellable *cancellable,
                              GError **error)
{
  int fds[] = { self->fd, other_fd };

  g_return_val_if_fail (self->fd >= 0 && self->channel == NULL, FALSE);

  return self->buffer->len > 0
         || pr_wait_for_any (fds, other_fd < 0 ? 1 : 2, deadline, cancellable, error);
}

/**
 * pr_connection_wait_for_data:
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * For when the other side may speak but need not: a wait that ends in vain harms nothing.
 *
 * Errors: as pr_connection_read_line(), without the length. Thread: worker.
 *
 * Returns: %TRUE if there is something to read
 */
gboolean
pr_connection_wait_for_data (PrConnection *self,
                             const PrDeadline *deadline,
                             GCancellable *cancellable,
                             GError **error)
{
  while (self->buffer->len == 0)
    if (!fill_buffer (self, deadline, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * pr_connection_read_line:
 * @max_bytes: longest line to accept, without its line end
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Reads up to the next LF, before which a CR is dropped. The text is as the server sent it: not
 * UTF-8, perhaps with NUL or CR inside.
 *
 * Errors: %PR_NET_ERROR_TIMED_OUT, %PR_NET_ERROR_RUN_ENDED, %PR_NET_ERROR_CLOSED,
 * %PR_NET_ERROR_LINE_TOO_LONG, %G_IO_ERROR_CANCELLED. RFC: 5321 §4.5.3.1.5, 1939 §3. Thread: worker.
 *
 * Returns: (transfer full): the line without its line end
 */
GBytes *
pr_connection_read_line (PrConnection *self,
                         gsize max_bytes,
                         const PrDeadline *deadline,
                         GCancellable *cancellable,
                         GError **error)
{
  gsize n_searched = 0;

  for (;;)
    {
      const guint8 *data = self->buffer->data;
      const guint8 *end = self->buffer->len == n_searched
                              ? NULL
                              : memchr (data + n_searched, '\n', self->buffer->len - n_searched);

      if (end != NULL)
        {
          gsize n_bytes = (gsize) (end - data);
          gsize n_line_end = 1;

          if (n_bytes > 0 && data[n_bytes - 1] == '\r')
            {
              n_bytes--;
              n_line_end++;
            }
          if (n_bytes <= max_bytes)
            return consume (self, n_bytes, n_line_end);
        }
      n_searched = self->buffer->len;
      if (end != NULL || n_searched > max_bytes + 1)
        {
          g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_LINE_TOO_LONG,
                       "a line of more than %" G_GSIZE_FORMAT " bytes", max_bytes);
          note_server (self, data, MIN (n_searched, max_bytes));
          return NULL;
        }
      if (!fill_buffer (self, deadline, cancellable, error))
        {
          /* The last words without a line end are evidence all the same. */
          if (self->buffer->len > 0)
            note_server (self, self->buffer->data, self->buffer->len);
          return NULL;
        }
    }
}

/**
 * pr_connection_read_bytes:
 * @n_bytes: exactly so many; the caller has bounded it
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * For what a server announces by its length, such as the literals of IMAP.
 *
 * Errors: as pr_connection_read_line(), without the length. RFC: 9051 §4.3. Thread: worker.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
pr_connection_read_bytes (PrConnection *self,
                          gsize n_bytes,
                          const PrDeadline *deadline,
                          GCancellable *cancellable,
                          GError **error)
{
  while (self->buffer->len < n_bytes)
    if (!fill_buffer (self, deadline, cancellable, error))
      return NULL;
  return consume (self, n_bytes, 0);
}

static gssize
write_socket (PrConnection *self,
              const char *bytes,
              gsize n_bytes,
              const PrDeadline *deadline,
              GCancellable *cancellable,
              GError **error)
{
  for (;;)
    {
      gssize n_written = send (self->fd, bytes, n_bytes, MSG_NOSIGNAL);

      if (n_written >= 0)
        return n_written;
      if (errno == EINTR)
        continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK)
        {
          g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED, "the other side hung up: %s",
                       g_strerror (errno));
          return -1;
        }
      if (!pr_wait_for (self->fd, G_IO_OUT, deadline, cancellable, error))
        return -1;
    }
}

/**
 * pr_connection_write:
 * @bytes: (array length=n_bytes): what to send, with its line ends
 * @n_bytes: the number of bytes
 * @shown: (nullable): what stands in the transcript instead, where @bytes holds a secret
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * A connection that breaks while writing is no error here: what the server said before it hung up may
 * still be there to be read, and if not, the next read tells.
 *
 * Errors: %PR_NET_ERROR_TIMED_OUT, %PR_NET_ERROR_RUN_ENDED, %G_IO_ERROR_CANCELLED. Thread: worker.
 *
 * Returns: %TRUE if all was handed to the system, or the connection is broken
 */
gboolean
pr_connection_write (PrConnection *self,
                     const char *bytes,
                     gsize n_bytes,
                     const char *shown,
                     const PrDeadline *deadline,
                     GCancellable *cancellable,
                     GError **error)
{
  pr_transcript_add (self->transcript, PR_TRANSCRIPT_CLIENT, shown == NULL ? bytes : shown,
                     shown == NULL ? n_bytes : strlen (shown));
  while (n_bytes > 0)
    {
      g_autoptr (GError) local_error = NULL;
      gssize n_written;

      if (!pr_wait_may_go_on (deadline, cancellable, error))
        return FALSE;
      if (self->fd < 0)
        return TRUE;
      n_written = self->channel == NULL
                      ? write_socket (self, bytes, n_bytes, deadline, cancellable, &local_error)
                      : pr_tls_channel_write (self->channel, bytes, n_bytes, deadline, cancellable,
                                              &local_error);
      if (n_written < 0)
        {
          if (g_error_matches (local_error, PR_NET_ERROR, PR_NET_ERROR_CLOSED))
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      bytes += n_written;
      n_bytes -= (gsize) n_written;
    }
  return TRUE;
}

/**
 * pr_connection_add_secret:
 * @secret: what is sent, or what that was made from
 *
 * Should the server repeat it, as some do with a command that they do not understand, neither the
 * transcript nor whoever reads the line gets to see it. What is shorter than six bytes cannot be
 * hidden: where it is left out would tell more than it hides.
 */
void
pr_connection_add_secret (PrConnection *self, PrSecret *secret)
{
  if (pr_secret_get_size (secret) < SECRET_MIN_BYTES || self->secrets->len == MAX_SECRETS)
    return;
  g_ptr_array_add (self->secrets, pr_secret_ref (secret));
}

/**
 * pr_connection_hide_lines:
 * @beginning: (nullable): a constant; %NULL hides nothing any more, "" leaves all lines out, as from
 *   a mailbox they are nobody's business
 *
 * From here on the transcript shows of a server's line that begins so nothing but that. For the
 * challenges of a sign-in: with those of SCRAM somebody who gets the transcript to read could try
 * passwords at leisure.
 */
void
pr_connection_hide_lines (PrConnection *self, const char *beginning)
{
  self->hidden_beginning = beginning;
}

/**
 * pr_connection_close:
 *
 * Closes the connection without waiting for anything. What it found out stays. May be called again.
 */
void
pr_connection_close (PrConnection *self)
{
  if (self->race != NULL)
    pr_race_settle (self->race);
  if (self->channel != NULL)
    pr_tls_channel_close (self->channel);
  g_clear_pointer (&self->channel, pr_tls_channel_free);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

/**
 * pr_connection_get_tls:
 *
 * Returns: (transfer none) (nullable): what the handshake showed, where there was one
 */
PrTlsSession *
pr_connection_get_tls (PrConnection *self)
{
  return self->tls;
}

/**
 * pr_connection_is_trusted:
 *
 * Returns: %TRUE if what is sent is encrypted, to a server whose certificate is trusted
 */
gboolean
pr_connection_is_trusted (PrConnection *self)
{
  return self->tls != NULL && pr_tls_session_is_trusted (self->tls);
}

/**
 * pr_connection_get_host:
 *
 * Returns: (transfer none): the host
 */
const char *
pr_connection_get_host (PrConnection *self)
{
  return self->host;
}

/**
 * pr_connection_dup_local_address:
 *
 * Returns: (transfer full) (nullable): this side's address, while connected
 */
GInetAddress *
pr_connection_dup_local_address (PrConnection *self)
{
  struct sockaddr_storage native;
  socklen_t native_bytes = sizeof native;
  g_autoptr (GSocketAddress) address = NULL;

  if (self->fd < 0 || getsockname (self->fd, (struct sockaddr *) &native, &native_bytes) != 0)
    return NULL;
  address = g_socket_address_new_from_native (&native, native_bytes);
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;
  return g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/**
 * pr_connection_get_proxy:
 *
 * Returns: (transfer none) (nullable): the system's proxy that is used, as a URI; may hold the
 *   proxy's own password, so not for showing
 */
const char *
pr_connection_get_proxy (PrConnection *self)
{
  if (self->ways == NULL || g_str_has_prefix (self->ways[self->way], "direct:"))
    return NULL;
  return self->ways[self->way];
}

/**
 * pr_connection_get_first_words:
 *
 * Returns: (transfer none) (nullable): what the other side said instead of TLS, printable
 */
const char *
pr_connection_get_first_words (PrConnection *self)
{
  return self->first_words;
}

/**
 * pr_connection_get_transcript:
 *
 * Returns: (transfer none): the conversation
 */
PrTranscript *
pr_connection_get_transcript (PrConnection *self)
{
  return self->transcript;
}

/**
 * pr_connection_get_race:
 *
 * Returns: (transfer none) (nullable): the addresses and what came of each
 */
PrRace *
pr_connection_get_race (PrConnection *self)
{
  return self->race;
}
