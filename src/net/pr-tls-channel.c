/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-tls-channel.h"

#include "pr-net.h"
#include "pr-printable.h"
#include "pr-tls-session-private.h"
#include "pr-tls-trust-private.h"
#include "pr-wait.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <string.h>
#include <sys/socket.h>

/* Enough for the greeting of a server that does not speak TLS: that is the evidence. */
#define FIRST_BYTES 512

/* RFC 8446 §5.1: content types 20 to 24 (with the heartbeat's), then version 3.x. */
#define FIRST_CONTENT_TYPE 20
#define LAST_CONTENT_TYPE 24
#define RECORD_VERSION_MAJOR 3

struct _PrTlsChannel
{
  SSL *ssl;
  int fd;
  char *host;
  char first_bytes[FIRST_BYTES];
  gsize n_first_bytes;
  GArray *faults;
  gboolean certificate_wanted;
  gboolean failed;
};

static int channel_index = -1;

/* A BIO of our own, as OpenSSL's would raise SIGPIPE, and forget what a server said that is not TLS. */

static int
channel_bio_read (BIO *bio, char *buffer, int n_bytes)
{
  PrTlsChannel *self = BIO_get_data (bio);
  gssize n_read;

  BIO_clear_retry_flags (bio);
  do
    n_read = recv (self->fd, buffer, (gsize) n_bytes, 0);
  while (n_read < 0 && errno == EINTR);

  if (n_read < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    BIO_set_retry_read (bio);
  if (n_read > 0 && self->n_first_bytes < FIRST_BYTES)
    {
      gsize n_kept = MIN ((gsize) n_read, FIRST_BYTES - self->n_first_bytes);

      memcpy (self->first_bytes + self->n_first_bytes, buffer, n_kept);
      self->n_first_bytes += n_kept;
    }
  return (int) n_read;
}

static int
channel_bio_write (BIO *bio, const char *bytes, int n_bytes)
{
  PrTlsChannel *self = BIO_get_data (bio);
  gssize n_written;

  BIO_clear_retry_flags (bio);
  do
    n_written = send (self->fd, bytes, (gsize) n_bytes, MSG_NOSIGNAL);
  while (n_written < 0 && errno == EINTR);

  if (n_written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    BIO_set_retry_write (bio);
  return (int) n_written;
}

static long
channel_bio_ctrl (BIO *bio G_GNUC_UNUSED, int command, long number G_GNUC_UNUSED, void *pointer G_GNUC_UNUSED)
{
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

static BIO *
channel_bio_new (PrTlsChannel *self)
{
  static gsize method = 0;
  BIO *bio;

  if (g_once_init_enter (&method))
    {
      BIO_METHOD *made = BIO_meth_new (BIO_get_new_index () | BIO_TYPE_SOURCE_SINK, "postrider");

      BIO_meth_set_read (made, channel_bio_read);
      BIO_meth_set_write (made, channel_bio_write);
      BIO_meth_set_ctrl (made, channel_bio_ctrl);
      channel_index = SSL_get_ex_new_index (0, NULL, NULL, NULL, NULL);
      g_once_init_leave (&method, (gsize) made);
    }

  bio = BIO_new ((const BIO_METHOD *) method);
  BIO_set_data (bio, self);
  BIO_set_init (bio, 1);
  return bio;
}

/* Says yes to everything: all faults are collected, pr_tls_session_is_trusted() decides. */
static int
verify_callback (int preverified, X509_STORE_CTX *store_context)
{
  SSL *ssl = X509_STORE_CTX_get_ex_data (store_context, SSL_get_ex_data_X509_STORE_CTX_idx ());
  PrTlsChannel *self = SSL_get_ex_data (ssl, channel_index);
  int x509_error = X509_STORE_CTX_get_error (store_context);

  if (!preverified && x509_error != X509_V_OK)
    pr_tls_faults_add (self->faults, pr_tls_fault_kind_from_x509_error (x509_error),
                       (guint) MAX (X509_STORE_CTX_get_error_depth (store_context), 0),
                       X509_verify_cert_error_string (x509_error));
  return 1;
}

/* Called where the server asks this side for a certificate, of which there is none. */
static int
certificate_callback (SSL *ssl G_GNUC_UNUSED, void *data)
{
  ((PrTlsChannel *) data)->certificate_wanted = TRUE;
  return 1;
}

/**
 * pr_tls_channel_new:
 * @trust: whom to believe
 * @fd: (transfer none): a connected, non-blocking socket
 * @host: whom this side means to speak to; goes into SNI where it is a name
 *
 * Returns: (transfer full): a channel that has not begun its handshake
 */
PrTlsChannel *
pr_tls_channel_new (PrTlsTrust *trust, int fd, const char *host)
{
  PrTlsChannel *self = g_new0 (PrTlsChannel, 1);
  BIO *bio = channel_bio_new (self);

  self->fd = fd;
  self->host = g_strdup (host);
  self->faults = pr_tls_faults_new ();
  self->ssl = SSL_new (pr_tls_trust_get_context (trust));
  if (self->ssl == NULL)
    g_error ("OpenSSL gives no connection: %s", ERR_reason_error_string (ERR_get_error ()));
  SSL_set_bio (self->ssl, bio, bio);
  SSL_set_ex_data (self->ssl, channel_index, self);
  SSL_set_verify (self->ssl, SSL_VERIFY_PEER, verify_callback);
  SSL_set_cert_cb (self->ssl, certificate_callback, self);
  SSL_set_tlsext_status_type (self->ssl, TLSEXT_STATUSTYPE_ocsp);
  SSL_set_connect_state (self->ssl);
  if (!g_hostname_is_ip_address (host))
    {
      /* RFC 6066 §3: without a dot at the end. */
      g_autofree char *ascii = g_hostname_to_ascii (host);
      gsize length = ascii == NULL ? 0 : strlen (ascii);

      if (length > 0 && ascii[length - 1] == '.')
        ascii[--length] = '\0';
      if (length > 0)
        SSL_set_tlsext_host_name (self->ssl, ascii);
    }
  return self;
}

/**
 * pr_tls_channel_free:
 *
 * Frees the channel; the socket stays open.
 */
void
pr_tls_channel_free (PrTlsChannel *self)
{
  SSL_free (self->ssl);
  g_clear_pointer (&self->faults, g_array_unref);
  g_free (self->host);
  g_free (self);
}

static gboolean
spoke_tls (PrTlsChannel *self)
{
  guchar type = (guchar) self->first_bytes[0];

  return type >= FIRST_CONTENT_TYPE && type <= LAST_CONTENT_TYPE
         && (self->n_first_bytes < 2 || self->first_bytes[1] == RECORD_VERSION_MAJOR);
}

/* OpenSSL gives up after the first five bytes; the rest of the line is there with them. */
static void
hear_out (PrTlsChannel *self)
{
  gssize n_read = recv (self->fd, self->first_bytes + self->n_first_bytes,
                        FIRST_BYTES - self->n_first_bytes, MSG_DONTWAIT);

  if (n_read > 0)
    self->n_first_bytes += (gsize) n_read;
}

static PrNetError
code_from_reason (PrTlsChannel *self, unsigned long ssl_error)
{
  int reason = ERR_GET_REASON (ssl_error);

  /* The other side's words decide first: OpenSSL takes most of them for a wrong version. */
  if (self->n_first_bytes > 0 && !spoke_tls (self))
    return PR_NET_ERROR_NOT_TLS;
  if (ERR_GET_LIB (ssl_error) != ERR_LIB_SSL)
    return PR_NET_ERROR_TLS_HANDSHAKE;

  switch (reason)
    {
    case SSL_R_UNEXPECTED_EOF_WHILE_READING:
      return PR_NET_ERROR_CLOSED;
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_UNSUPPORTED_SSL_VERSION:
    case SSL_R_WRONG_SSL_VERSION:
    case SSL_R_NO_PROTOCOLS_AVAILABLE:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY:
    case SSL_R_NO_SHARED_CIPHER:
    case SSL_R_WRONG_CIPHER_RETURNED:
    case SSL_R_DH_KEY_TOO_SMALL:
    case SSL_R_UNSAFE_LEGACY_RENEGOTIATION_DISABLED:
    case SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM:
    case SSL_R_WRONG_SIGNATURE_TYPE:
      return PR_NET_ERROR_TLS_VERSION;
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
      return PR_NET_ERROR_TLS_CLIENT_CERTIFICATE;
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_NO_CERTIFICATE:
      return self->certificate_wanted ? PR_NET_ERROR_TLS_CLIENT_CERTIFICATE
                                      : PR_NET_ERROR_TLS_HANDSHAKE;
    default:
      return PR_NET_ERROR_TLS_HANDSHAKE;
    }
}

static void
set_ssl_error (PrTlsChannel *self, GError **error)
{
  unsigned long ssl_error = ERR_peek_error ();
  const char *reason = ERR_reason_error_string (ssl_error);

  g_set_error (error, PR_NET_ERROR, (int) code_from_reason (self, ssl_error), "TLS: %s",
               reason == NULL ? "unknown failure" : reason);
}

/* Waits if OpenSSL wants that; else sets the error that the last call on the channel ended in. */
static gboolean
wait_or_fail (PrTlsChannel *self,
              int result,
              const PrDeadline *deadline,
              GCancellable *cancellable,
              GError **error)
{
  int saved_errno = errno;

  switch (SSL_get_error (self->ssl, result))
    {
    case SSL_ERROR_WANT_READ:
      return pr_wait_for (self->fd, G_IO_IN, deadline, cancellable, error);
    case SSL_ERROR_WANT_WRITE:
      return pr_wait_for (self->fd, G_IO_OUT, deadline, cancellable, error);
    case SSL_ERROR_ZERO_RETURN:
      g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED,
                           "the other side closed the connection");
      break;
    case SSL_ERROR_SYSCALL:
      g_set_error (error, PR_NET_ERROR,
                   self->n_first_bytes > 0 && !spoke_tls (self) ? PR_NET_ERROR_NOT_TLS
                                                                : PR_NET_ERROR_CLOSED,
                   "the connection broke: %s",
                   saved_errno == 0 ? "end of data" : g_strerror (saved_errno));
      break;
    default:
      set_ssl_error (self, error);
    }
  self->failed = TRUE;
  if (self->n_first_bytes > 0 && !spoke_tls (self))
    hear_out (self);
  return FALSE;
}

/**
 * pr_tls_channel_handshake:
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * A certificate that does not verify is no error here: see pr_tls_channel_dup_session().
 *
 * Errors: %PR_NET_ERROR_NOT_TLS, %PR_NET_ERROR_TLS_VERSION, %PR_NET_ERROR_TLS_CLIENT_CERTIFICATE,
 * %PR_NET_ERROR_TLS_HANDSHAKE, %PR_NET_ERROR_CLOSED, and those of pr_wait_for(). RFC: 8446, 5246.
 * Thread: worker.
 *
 * Returns: %TRUE if the connection is encrypted now
 */
gboolean
pr_tls_channel_handshake (PrTlsChannel *self,
                          const PrDeadline *deadline,
                          GCancellable *cancellable,
                          GError **error)
{
  for (;;)
    {
      int result;

      if (!pr_wait_may_go_on (deadline, cancellable, error))
        return FALSE;
      ERR_clear_error ();
      errno = 0;
      result = SSL_do_handshake (self->ssl);
      if (result == 1)
        return TRUE;
      if (!wait_or_fail (self, result, deadline, cancellable, error))
        return FALSE;
    }
}

/**
 * pr_tls_channel_dup_session:
 * @pin_sha256: (nullable): as pr_connection_start_tls()
 *
 * To be called once, after the handshake.
 *
 * Returns: (transfer full): what the handshake has shown
 */
PrTlsSession *
pr_tls_channel_dup_session (PrTlsChannel *self, const char *pin_sha256)
{
  return pr_tls_session_new (self->ssl, self->host, g_steal_pointer (&self->faults), pin_sha256);
}

/**
 * pr_tls_channel_dup_first_words:
 *
 * Returns: (transfer full): what the other side said instead of TLS, printable
 */
char *
pr_tls_channel_dup_first_words (PrTlsChannel *self)
{
  return pr_printable_from_bytes (self->first_bytes, self->n_first_bytes, FIRST_BYTES);
}

/**
 * pr_tls_channel_read:
 * @buffer: (array length=n_bytes): where to
 * @n_bytes: at most this many
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Errors: as pr_tls_channel_handshake(): with TLS 1.3 a server refuses a missing client certificate
 * only now. Thread: worker.
 *
 * Returns: how many bytes were read, or -1
 */
gssize
pr_tls_channel_read (PrTlsChannel *self,
                     char *buffer,
                     gsize n_bytes,
                     const PrDeadline *deadline,
                     GCancellable *cancellable,
                     GError **error)
{
  for (;;)
    {
      gsize n_read = 0;
      int result;

      if (!pr_wait_may_go_on (deadline, cancellable, error))
        return -1;
      ERR_clear_error ();
      errno = 0;
      result = SSL_read_ex (self->ssl, buffer, n_bytes, &n_read);
      if (result == 1)
        return (gssize) n_read;
      if (!wait_or_fail (self, result, deadline, cancellable, error))
        return -1;
    }
}

/**
 * pr_tls_channel_write:
 * @bytes: (array length=n_bytes): what to send
 * @n_bytes: more than 0
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Errors: as pr_tls_channel_handshake(). Thread: worker.
 *
 * Returns: how many bytes were written, or -1
 */
gssize
pr_tls_channel_write (PrTlsChannel *self,
                      const char *bytes,
                      gsize n_bytes,
                      const PrDeadline *deadline,
                      GCancellable *cancellable,
                      GError **error)
{
  for (;;)
    {
      gsize n_written = 0;
      int result;

      if (!pr_wait_may_go_on (deadline, cancellable, error))
        return -1;
      ERR_clear_error ();
      errno = 0;
      result = SSL_write_ex (self->ssl, bytes, n_bytes, &n_written);
      if (result == 1)
        return (gssize) n_written;
      if (!wait_or_fail (self, result, deadline, cancellable, error))
        return -1;
    }
}

/**
 * pr_tls_channel_close:
 *
 * Tells the other side that nothing more comes, without waiting for its answer (RFC 8446 §6.1).
 */
void
pr_tls_channel_close (PrTlsChannel *self)
{
  if (self->failed || !SSL_is_init_finished (self->ssl))
    return;
  ERR_clear_error ();
  SSL_shutdown (self->ssl);
  ERR_clear_error ();
}
