/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"

#include "fake-monitor.h"

#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static GMutex mutex;
static GCond changed;
static GHashTable *names; /* guarded by the mutex, like all of these */
static char *proxy_uri;
static guint n_hanging;
static guint n_let_go;

/* Until the next net_support_let_go(); under the mutex. */
static void
hang (void)
{
  guint before = n_let_go;

  n_hanging++;
  g_cond_broadcast (&changed);
  while (n_let_go == before)
    g_cond_wait (&changed, &mutex);
  n_hanging--;
  g_cond_broadcast (&changed);
}

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static char *
dup_answer (const char *name, gboolean ipv6)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const GStrv answers = g_hash_table_lookup (names, name);
  g_autofree char *answer = NULL;

  if (answers == NULL)
    g_error ("a test asked for the address of “%s”", name);
  answer = g_strdup (answers[ipv6 ? 0 : 1]);
  if (g_str_equal (answer, "…"))
    {
      hang ();
      return g_strdup ("");
    }
  return g_steal_pointer (&answer);
}

static GList *
test_resolver_lookup_by_name_with_flags (GResolver *resolver G_GNUC_UNUSED,
                                         const char *name,
                                         GResolverNameLookupFlags flags,
                                         GCancellable *cancellable G_GNUC_UNUSED,
                                         GError **error)
{
  g_autofree char *answer =
      dup_answer (name, (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY) != 0);
  g_auto (GStrv) words = g_strsplit (answer, " ", -1);
  GList *addresses = NULL;

  if (g_str_equal (answer, "?"))
    {
      g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, "“%s” fails", name);
      return NULL;
    }
  for (char **word = words; *word != NULL; word++)
    if (**word == '@')
      g_usleep (g_ascii_strtoull (*word + 1, NULL, 10) * 1000);
    else if (**word != '\0')
      addresses = g_list_append (addresses, g_inet_address_new_from_string (*word));
  if (addresses == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "“%s” is not there", name);
  return addresses;
}

static GList *
test_resolver_lookup_by_name (GResolver *resolver,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error)
{
  return test_resolver_lookup_by_name_with_flags (
      resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, cancellable, error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name = test_resolver_lookup_by_name;
  resolver_class->lookup_by_name_with_flags = test_resolver_lookup_by_name_with_flags;
}

static void
test_resolver_init (TestResolver *self G_GNUC_UNUSED)
{
}

#define TEST_TYPE_PROXY_RESOLVER (test_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestProxyResolver, test_proxy_resolver, TEST, PROXY_RESOLVER, GObject)

struct _TestProxyResolver
{
  GObject parent_instance;
};

static gboolean
test_proxy_resolver_is_supported (GProxyResolver *resolver G_GNUC_UNUSED)
{
  return TRUE;
}

static GStrv
test_proxy_resolver_lookup (GProxyResolver *resolver G_GNUC_UNUSED,
                            const char *uri,
                            GCancellable *cancellable G_GNUC_UNUSED,
                            GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const char *found = proxy_uri == NULL ? "direct://" : proxy_uri;

  g_assert_true (g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL));
  if (g_str_equal (found, "!"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the settings are broken");
      return NULL;
    }
  if (g_str_equal (found, "…"))
    {
      hang ();
      found = "direct://";
    }
  return g_strsplit (found, " ", -1);
}

static void
test_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = test_proxy_resolver_is_supported;
  iface->lookup = test_proxy_resolver_lookup;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProxyResolver,
                               test_proxy_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      test_proxy_resolver_iface_init))

static void
test_proxy_resolver_class_init (TestProxyResolverClass *klass G_GNUC_UNUSED)
{
}

static void
test_proxy_resolver_init (TestProxyResolver *self G_GNUC_UNUSED)
{
}

void
net_support_init (int *argc, char ***argv)
{
  g_autoptr (GResolver) resolver = NULL;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  g_test_init (argc, argv, NULL);
  pr_net_init ();
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_resolver_set_default (resolver);
  /* The first look at the extension point makes it. */
  (void) g_proxy_get_default_for_protocol ("none");
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, TEST_TYPE_PROXY_RESOLVER,
                                  "test", 1000);
  g_assert_true (TEST_IS_PROXY_RESOLVER (g_proxy_resolver_get_default ()));
  fake_monitor_install ();
}

void
net_support_set_name (const char *name, const char *ipv6, const char *ipv4)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const char *const answers[] = { ipv6, ipv4, NULL };

  g_hash_table_replace (names, g_strdup (name), g_strdupv ((GStrv) answers));
}

void
net_support_wait_hanging (guint n_expected)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  while (n_hanging < n_expected)
    g_cond_wait (&changed, &mutex);
}

void
net_support_let_go (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  /* Again for each that came to hang in between. */
  while (n_hanging > 0)
    {
      n_let_go++;
      g_cond_broadcast (&changed);
      g_cond_wait (&changed, &mutex);
    }
}

void
net_support_set_proxy (const char *uri)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  g_free (proxy_uri);
  proxy_uri = g_strdup (uri);
}

gboolean
net_support_enter_own_network (char **reason)
{
  struct ifreq request = { .ifr_flags = IFF_UP | IFF_RUNNING };
  int fd;

  if (unshare (CLONE_NEWNET) != 0)
    {
      *reason = g_strdup_printf ("no network of one's own: %s", g_strerror (errno));
      return FALSE;
    }
  g_strlcpy (request.ifr_name, "lo", sizeof request.ifr_name);
  fd = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (ioctl (fd, SIOCSIFFLAGS, &request), ==, 0);
  close (fd);
  return TRUE;
}

#define MAX_FILLERS 16

struct _BlackHole
{
  int listener;
  guint16 port;
  int fillers[MAX_FILLERS];
  guint n_fillers;
};

static int
connect_to (const GSocketAddress *address)
{
  struct sockaddr_storage native;
  gssize n_bytes = g_socket_address_get_native_size ((GSocketAddress *) address);
  int fd;

  g_assert_true (
      g_socket_address_to_native ((GSocketAddress *) address, &native, sizeof native, NULL));
  fd = socket (native.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  (void) connect (fd, (struct sockaddr *) &native, (socklen_t) n_bytes);
  return fd;
}

/*
 * black_hole_new:
 * @port: 0 for any that is free
 *
 * A queue for one connection that nobody takes out of it; the system drops what comes when it is
 * full.
 */
BlackHole *
black_hole_new (const char *address, guint16 port)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, port);
  g_autoptr (GSocketAddress) socket_address = NULL;
  struct sockaddr_storage native;
  socklen_t n_bytes = sizeof native;
  const int on = 1;
  BlackHole *self = g_new0 (BlackHole, 1);

  g_assert_true (g_socket_address_to_native (wanted, &native, sizeof native, NULL));
  self->listener = socket (native.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt (self->listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  g_assert_cmpint (bind (self->listener, (struct sockaddr *) &native,
                         (socklen_t) g_socket_address_get_native_size (wanted)),
                   ==, 0);
  g_assert_cmpint (listen (self->listener, 0), ==, 0);
  g_assert_cmpint (getsockname (self->listener, (struct sockaddr *) &native, &n_bytes), ==, 0);
  socket_address = g_socket_address_new_from_native (&native, n_bytes);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (socket_address));
  for (;;)
    {
      GPollFD poll_fd = { .fd = connect_to (socket_address), .events = G_IO_OUT };

      g_assert_cmpuint (self->n_fillers, <, MAX_FILLERS);
      self->fillers[self->n_fillers++] = poll_fd.fd;
      if (g_poll (&poll_fd, 1, 100) == 0)
        return self;
    }
}

/* Returns: the port, where any was wanted */
guint16
black_hole_get_port (BlackHole *self)
{
  return self->port;
}

void
black_hole_free (BlackHole *self)
{
  close (self->listener);
  for (guint i = 0; i < self->n_fillers; i++)
    close (self->fillers[i]);
  g_free (self);
}

/*
 * listen_on_loopback:
 * @port: (out): which one
 *
 * Returns: a listening, blocking socket on 127.0.0.1
 */
int
listen_on_loopback (guint16 *port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t n_bytes = sizeof address;
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, n_bytes), ==, 0);
  g_assert_cmpint (listen (fd, 8), ==, 0);
  g_assert_cmpint (getsockname (fd, (struct sockaddr *) &address, &n_bytes), ==, 0);
  *port = ntohs (address.sin_port);
  return fd;
}

typedef struct
{
  GCancellable *cancellable;
  gint64 cancelled_us;
} Canceller;

static gpointer
canceller_run (gpointer data)
{
  Canceller *canceller = data;

  g_usleep (20 * 1000);
  canceller->cancelled_us = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

void
assert_cancels_fast (CancelledCall call, gpointer data)
{
  guint best_ms = G_MAXUINT;

  for (guint i = 0; i < N_TRIES && best_ms >= 100; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Canceller canceller = { cancellable, 0 };
      GThread *thread = g_thread_new ("cancel", canceller_run, &canceller);
      gint64 end_us;

      call (data, cancellable, &error);
      end_us = g_get_monotonic_time ();
      g_thread_join (thread);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (end_us, >=, canceller.cancelled_us);
      best_ms = MIN (best_ms, (guint) ((end_us - canceller.cancelled_us) / 1000));
    }
  g_assert_cmpuint (best_ms, <, 100);
}

/* How long ago, in milliseconds. */
void
assert_hears (PrConnection *connection, const char *expected)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) line = pr_connection_read_line (connection, 200, &deadline, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (line, NULL), g_bytes_get_size (line), expected,
                   strlen (expected));
}

guint
ms_since (gint64 start_us)
{
  return (guint) ((g_get_monotonic_time () - start_us) / 1000);
}
