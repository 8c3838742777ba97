/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-server.h"

#include "pr-script-connection.h"
#include "pr-script-credentials.h"
#include "pr-script-player.h"
#include "pr-server-error.h"
#include "pr-talk-private.h"
#include "pr-test-authority-private.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

/* A port that is free on one loopback address may be taken on the other: how often to look on. */
#define MAX_PORT_TRIES 16

#define N_FAMILIES 2

/* One talk and where it is played. */
typedef struct
{
  PrTalk *talk;
  PrTestCertificate *certificate;
  SSL_CTX *context;
  PrScriptLog *log;
  guint16 number;
  GSocket *sockets[N_FAMILIES]; /* the second only with IPv6 */
} Port;

/* One connection and its thread. */
typedef struct
{
  PrScriptServer *server; /* borrowed: it joins the thread before it goes */
  Port *port;             /* borrowed */
  int fd;
  GThread *thread;
  gboolean done; /* guarded by the server's mutex */
} Client;

struct _PrScriptServer
{
  GObject parent_instance;

  /* owned, fixed */
  char *user;
  PrSecret *password;
  PrTestAuthority *authority;
  GCancellable *cancellable;
  GThread *acceptor; /* NULL once stopped */
  int wake_fd;       /* readable: the ports have changed, or stop */

  /* owned, guarded by the mutex */
  GMutex mutex;
  GCond idle;
  GPtrArray *ports;
  GPtrArray *clients;
  guint n_open;
  gboolean ipv6;
  char *host;  /* NULL: 127.0.0.1 */
  char *names; /* NULL: those of loopback */
};

G_DEFINE_FINAL_TYPE (PrScriptServer, pr_script_server, G_TYPE_OBJECT)

static void
port_free (gpointer data)
{
  Port *port = data;

  for (gsize i = 0; i < N_FAMILIES; i++)
    g_clear_object (&port->sockets[i]);
  g_clear_pointer (&port->context, SSL_CTX_free);
  g_clear_pointer (&port->certificate, pr_test_certificate_unref);
  g_clear_pointer (&port->log, pr_script_log_unref);
  g_clear_pointer (&port->talk, pr_talk_unref);
  g_free (port);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Port, port_free)

static void
client_free (gpointer data)
{
  Client *client = data;

  g_thread_join (client->thread);
  g_free (client);
}

static gpointer
client_run (gpointer data)
{
  Client *client = data;
  PrScriptServer *server = client->server;
  Port *port = client->port;
  g_autoptr (PrScriptConnection) connection =
      pr_script_connection_new (client->fd, port->log, server->cancellable);
  g_autoptr (PrScriptCredentials) credentials =
      pr_script_credentials_new (server->user, server->password);

  pr_script_player_play (port->talk, connection, credentials, port->log, port->context,
                         server->cancellable);

  g_mutex_lock (&server->mutex);
  client->done = TRUE;
  if (--server->n_open == 0)
    g_cond_broadcast (&server->idle);
  g_mutex_unlock (&server->mutex);
  return NULL;
}

/* Accepting and counting are one for whoever waits until nothing is open. */
static void
accept_client (PrScriptServer *self, Port *port, GSocket *socket)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  struct linger reset = { .l_onoff = 1, .l_linger = 0 };
  int fd = accept4 (g_socket_get_fd (socket), NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  Client *client = NULL;

  if (fd < 0)
    return;
  pr_script_log_add_connection (port->log);
  if (self->n_open == PR_SCRIPT_SERVER_MAX_CONNECTIONS)
    {
      setsockopt (fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
      close (fd);
      return;
    }
  for (guint i = self->clients->len; i > 0; i--)
    {
      const Client *former = g_ptr_array_index (self->clients, i - 1);

      if (former->done)
        g_ptr_array_remove_index_fast (self->clients, i - 1);
    }

  client = g_new0 (Client, 1);
  client->server = self;
  client->port = port;
  client->fd = fd;
  self->n_open++;
  client->thread = g_thread_new ("pr-script-talk", client_run, client);
  g_ptr_array_add (self->clients, client);
}

typedef struct
{
  Port *port;
  GSocket *socket;
} Listener;

/* The acceptor's view of the ports; ports never go before it. */
static void
collect_listeners (PrScriptServer *self, GArray *listeners, GArray *fds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  struct pollfd wake = { self->wake_fd, POLLIN, 0 };

  g_array_set_size (listeners, 0);
  g_array_set_size (fds, 0);
  g_array_append_val (fds, wake);
  for (guint i = 0; i < self->ports->len; i++)
    {
      Port *port = g_ptr_array_index (self->ports, i);

      for (gsize k = 0; k < N_FAMILIES && port->sockets[k] != NULL; k++)
        {
          Listener listener = { port, port->sockets[k] };
          struct pollfd fd = { g_socket_get_fd (port->sockets[k]), POLLIN, 0 };

          g_array_append_val (listeners, listener);
          g_array_append_val (fds, fd);
        }
    }
}

static gpointer
acceptor_run (gpointer data)
{
  PrScriptServer *self = data;
  g_autoptr (GArray) listeners = g_array_new (FALSE, FALSE, sizeof (Listener));
  g_autoptr (GArray) fds = g_array_new (FALSE, FALSE, sizeof (struct pollfd));

  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      eventfd_t ignored = 0;

      collect_listeners (self, listeners, fds);
      if (poll ((struct pollfd *) (void *) fds->data, fds->len, -1) < 0 && errno != EINTR)
        break;
      eventfd_read (self->wake_fd, &ignored);
      for (guint i = 0; i < listeners->len; i++)
        {
          const Listener *listener = &g_array_index (listeners, Listener, i);

          if (g_array_index (fds, struct pollfd, i + 1).revents != 0)
            accept_client (self, listener->port, listener->socket);
        }
    }
  return NULL;
}

static void
pr_script_server_init (PrScriptServer *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->cancellable = g_cancellable_new ();
  self->ports = g_ptr_array_new_with_free_func (port_free);
  self->clients = g_ptr_array_new_with_free_func (client_free);
  self->wake_fd = -1;
}

static void
pr_script_server_finalize (GObject *object)
{
  PrScriptServer *self = PR_SCRIPT_SERVER (object);

  pr_script_server_stop (self);
  g_ptr_array_unref (self->clients);
  g_ptr_array_unref (self->ports);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->authority, pr_test_authority_unref);
  g_clear_pointer (&self->password, pr_secret_unref);
  g_free (self->user);
  g_free (self->host);
  g_free (self->names);
  if (self->wake_fd >= 0)
    close (self->wake_fd);
  g_cond_clear (&self->idle);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pr_script_server_parent_class)->finalize (object);
}

static void
pr_script_server_class_init (PrScriptServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_script_server_finalize;
}

/**
 * pr_script_server_new:
 * @user: the login name of the one account there is
 * @password: its password, or its token for the OAuth mechanisms
 *
 * Makes a server with a certificate authority of its own and a thread that accepts connections; it
 * needs no main loop. What it plays comes by pr_script_server_add_talk().
 *
 * Errors: %PR_SERVER_ERROR_CRYPTO, #GIOErrorEnum. Thread: any.
 *
 * Returns: (transfer full): the server
 */
PrScriptServer *
pr_script_server_new (const char *user, PrSecret *password, GError **error)
{
  g_autoptr (PrScriptServer) self = g_object_new (PR_TYPE_SCRIPT_SERVER, NULL);

  self->user = g_strdup (user);
  self->password = pr_secret_ref (password);
  self->authority = pr_test_authority_new (error);
  if (self->authority == NULL)
    return NULL;
  self->wake_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (self->wake_fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                           "cannot make an eventfd");
      return NULL;
    }
  self->acceptor = g_thread_new ("pr-script-accept", acceptor_run, self);
  return g_steal_pointer (&self);
}

/**
 * pr_script_server_get_authority:
 *
 * Returns: (transfer none): who signs the server's certificates
 */
PrTestAuthority *
pr_script_server_get_authority (PrScriptServer *self)
{
  g_return_val_if_fail (PR_IS_SCRIPT_SERVER (self), NULL);

  return self->authority;
}

/**
 * pr_script_server_set_ipv6:
 * @ipv6: whether talks added from now on are played on ::1 besides 127.0.0.1
 */
void
pr_script_server_set_ipv6 (PrScriptServer *self, gboolean ipv6)
{
  g_return_if_fail (PR_IS_SCRIPT_SERVER (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  self->ipv6 = ipv6;
}

/**
 * pr_script_server_set_host:
 * @address: an IPv4 address of this computer
 * @names: (nullable): for whom certificates are, parted by commas, where a talk does not say;
 *   %NULL for %PR_TEST_CERTIFICATE_NAMES
 *
 * Where talks added from now on are played, for tests that have a network of their own.
 */
void
pr_script_server_set_host (PrScriptServer *self, const char *address, const char *names)
{
  g_return_if_fail (PR_IS_SCRIPT_SERVER (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_free (self->host);
  g_free (self->names);
  self->host = g_strdup (address);
  self->names = g_strdup (names);
}

static int
accept_any_client_certificate (G_GNUC_UNUSED int verified, G_GNUC_UNUSED X509_STORE_CTX *store)
{
  return 1;
}

static SSL_CTX *
make_context (const PrTalkSettings *settings, PrTestCertificate *certificate, GError **error)
{
  const char *ciphers = settings->tls_ciphers != NULL ? settings->tls_ciphers : "DEFAULT";
  SSL_CTX *context = SSL_CTX_new (TLS_server_method ());
  int verify = SSL_VERIFY_NONE;

  /* The server is to be as bad as its talk wants; it is the client's part to refuse. */
  SSL_CTX_set_security_level (context, 0);
  SSL_CTX_set_session_cache_mode (context, SSL_SESS_CACHE_OFF);
  if (SSL_CTX_set_min_proto_version (context, settings->min_tls_version) != 1 ||
      SSL_CTX_set_max_proto_version (context, settings->max_tls_version) != 1 ||
      SSL_CTX_set_cipher_list (context, ciphers) != 1)
    {
      pr_server_error_set_crypto (error, "cannot offer these versions and ciphers");
      SSL_CTX_free (context);
      return NULL;
    }
  if (!pr_test_certificate_install (certificate, context, error))
    {
      SSL_CTX_free (context);
      return NULL;
    }
  if (settings->client_certificate != PR_TALK_CLIENT_CERTIFICATE_NONE)
    verify = SSL_VERIFY_PEER;
  if (settings->client_certificate == PR_TALK_CLIENT_CERTIFICATE_REQUIRED)
    verify |= SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
  SSL_CTX_set_verify (context, verify, accept_any_client_certificate);
  return context;
}

/* Takes the host. */
static GSocket *
listen_on (GInetAddress *host, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) owned = host;
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (owned),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (owned, port);

  if (socket == NULL)
    return NULL;
  g_socket_set_blocking (socket, FALSE);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static guint16
get_port_number (GSocket *socket)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, NULL);

  return address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
}

static gboolean
open_port (Port *port, guint16 wanted, const char *host, gboolean ipv6, GError **error)
{
  for (gsize n_tries = 0;; n_tries++)
    {
      g_autoptr (GError) inner = NULL;

      g_clear_object (&port->sockets[0]);
      port->sockets[0] = listen_on (g_inet_address_new_from_string (host), wanted, error);
      if (port->sockets[0] == NULL)
        return FALSE;
      port->number = get_port_number (port->sockets[0]);
      if (!ipv6)
        return TRUE;
      port->sockets[1] = listen_on (g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV6), port->number,
                                    &inner);
      if (port->sockets[1] != NULL)
        return TRUE;
      if (wanted != 0 || n_tries == MAX_PORT_TRIES ||
          !g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
    }
}

/**
 * pr_script_server_add_talk:
 * @talk: what to play to each connection
 * @port: where; 0 for any free port
 *
 * Makes the certificate that the talk asks for and begins to listen on 127.0.0.1, and on ::1 if so
 * set. A talk may be added on several ports. Takes a few milliseconds; with RSA up to a second.
 *
 * Errors: %PR_SERVER_ERROR_CRYPTO, #GIOErrorEnum (%G_IO_ERROR_CLOSED on a server that has stopped).
 * Thread: any.
 *
 * Returns: the port, or 0 on error
 */
guint16
pr_script_server_add_talk (PrScriptServer *self, PrTalk *talk, guint16 port, GError **error)
{
  const PrTalkSettings *settings = NULL;
  PrTestCertificateSpec certificate;
  g_autoptr (Port) added = g_new0 (Port, 1);
  guint16 number = 0;

  g_return_val_if_fail (PR_IS_SCRIPT_SERVER (self), 0);
  g_return_val_if_fail (talk != NULL, 0);

  settings = pr_talk_get_settings (talk);
  added->talk = pr_talk_ref (talk);
  added->log = pr_script_log_new ();
  certificate = settings->certificate;
  if (certificate.names == NULL)
    certificate.names = self->names;
  added->certificate = pr_test_authority_issue (self->authority, &certificate, error);
  if (added->certificate == NULL)
    return 0;
  added->context = make_context (settings, added->certificate, error);
  if (added->context == NULL)
    return 0;

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the server has stopped");
      return 0;
    }
  if (!open_port (added, port, self->host == NULL ? "127.0.0.1" : self->host, self->ipv6, error))
    return 0;
  number = added->number;
  g_ptr_array_add (self->ports, g_steal_pointer (&added));
  eventfd_write (self->wake_fd, 1);
  return number;
}

/**
 * pr_script_server_add_text:
 * @text: a talk
 *
 * For talks that stand in a test's own source. Errors and thread: as pr_talk_new() and
 * pr_script_server_add_talk().
 *
 * Returns: the port, or 0 on error
 */
guint16
pr_script_server_add_text (PrScriptServer *self, const char *text, GError **error)
{
  g_autoptr (PrTalk) talk = pr_talk_new ("talk", text, error);

  if (talk == NULL)
    return 0;
  return pr_script_server_add_talk (self, talk, 0, error);
}

static Port *
find_port (PrScriptServer *self, guint16 number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < self->ports->len; i++)
    {
      Port *port = g_ptr_array_index (self->ports, i);

      if (port->number == number)
        return port;
    }
  return NULL;
}

/**
 * pr_script_server_get_log:
 * @port: what pr_script_server_add_talk() gave
 *
 * Returns: (transfer none) (nullable): what came to that port; it goes on growing, and lives as
 *   long as the server
 */
PrScriptLog *
pr_script_server_get_log (PrScriptServer *self, guint16 port)
{
  const Port *found = NULL;

  g_return_val_if_fail (PR_IS_SCRIPT_SERVER (self), NULL);

  found = find_port (self, port);
  return found != NULL ? found->log : NULL;
}

/**
 * pr_script_server_get_certificate:
 * @port: what pr_script_server_add_talk() gave
 *
 * Returns: (transfer none) (nullable): what that port shows of itself
 */
PrTestCertificate *
pr_script_server_get_certificate (PrScriptServer *self, guint16 port)
{
  const Port *found = NULL;

  g_return_val_if_fail (PR_IS_SCRIPT_SERVER (self), NULL);

  found = find_port (self, port);
  return found != NULL ? found->certificate : NULL;
}

/* Under the mutex: no connection is open, and none waits to be accepted. */
static gboolean
is_idle (PrScriptServer *self)
{
  for (guint i = 0; i < self->ports->len; i++)
    {
      const Port *port = g_ptr_array_index (self->ports, i);

      for (gsize k = 0; k < N_FAMILIES && port->sockets[k] != NULL; k++)
        if (g_socket_condition_check (port->sockets[k], G_IO_IN) != 0)
          return FALSE;
    }
  return self->n_open == 0;
}

/**
 * pr_script_server_wait_idle:
 * @wait_ms: how long at most, in milliseconds
 *
 * Waits until every connection that was begun is over: then the logs are complete. Thread: any but
 * the main one of a program.
 *
 * Returns: %FALSE if something is still open
 */
gboolean
pr_script_server_wait_idle (PrScriptServer *self, guint wait_ms)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) wait_ms * 1000;

  g_return_val_if_fail (PR_IS_SCRIPT_SERVER (self), FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  while (!is_idle (self))
    if (!g_cond_wait_until (&self->idle, &self->mutex, end_us))
      return is_idle (self);
  return TRUE;
}

/**
 * pr_script_server_stop:
 *
 * Ends every connection, closes the ports and joins the threads; returns within milliseconds. What
 * was logged stays. Called by the last unref too. Thread: any but a talk's.
 */
void
pr_script_server_stop (PrScriptServer *self)
{
  g_return_if_fail (PR_IS_SCRIPT_SERVER (self));

  g_cancellable_cancel (self->cancellable);
  if (self->acceptor != NULL)
    {
      eventfd_write (self->wake_fd, 1);
      g_thread_join (g_steal_pointer (&self->acceptor));
    }
  g_ptr_array_set_size (self->clients, 0);
  for (guint i = 0; i < self->ports->len; i++)
    {
      const Port *port = g_ptr_array_index (self->ports, i);

      for (gsize k = 0; k < N_FAMILIES && port->sockets[k] != NULL; k++)
        g_socket_close (port->sockets[k], NULL);
    }
}
