/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discover-world.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#define ISPDB "v1.ispdb.net"
#define MAX_REQUEST_BYTES 16384
#define MAX_PACKET_BYTES 2048
#define DNS_WAIT_US (60 * G_USEC_PER_SEC)

typedef struct
{
  char *url;
  char *answer;
  guint drip_ms;
} Page;

struct _DiscoverWorld
{
  char *dir;
  char *ca_file;
  char *dns_file;
  GString *records;
  GSubprocess *name_server;
  PrScriptServer *mail;
  PrSecret *password;

  /* the web server's */
  GPtrArray *pages;
  GString *web_names;
  GTlsCertificate *certificate;
  GSocketListener *listeners[2]; /* for http and https */
  GThread *threads[2];
  GCancellable *cancellable;
  GMutex mutex;
  GString *requests;
};

typedef struct
{
  DiscoverWorld *world;
  GSocketConnection *connection;
  gboolean tls;
} Visit;

static gboolean
set_up_interface (int fd, const char *name, const char *address, const char *mask)
{
  struct ifreq request = { 0 };
  struct sockaddr_in where = { .sin_family = AF_INET };
  g_autoptr (GInetAddress) host = address == NULL ? NULL : g_inet_address_new_from_string (address);
  g_autoptr (GInetAddress) net = mask == NULL ? NULL : g_inet_address_new_from_string (mask);

  g_strlcpy (request.ifr_name, name, sizeof request.ifr_name);
  if (host != NULL)
    {
      memcpy (&where.sin_addr, g_inet_address_to_bytes (host), sizeof where.sin_addr);
      memcpy (&request.ifr_addr, &where, sizeof where);
      if (ioctl (fd, SIOCSIFADDR, &request) != 0)
        return FALSE;
      memcpy (&where.sin_addr, g_inet_address_to_bytes (net), sizeof where.sin_addr);
      memcpy (&request.ifr_netmask, &where, sizeof where);
      if (ioctl (fd, SIOCSIFNETMASK, &request) != 0)
        return FALSE;
    }
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  return ioctl (fd, SIOCSIFFLAGS, &request) == 0;
}

/* A network behind which nobody reads: what goes there is never answered. Without the device there is
 * just no such network. */
static void
open_black_hole (int fd)
{
  struct ifreq request = { .ifr_flags = IFF_TUN | IFF_NO_PI };
  int tun = open ("/dev/net/tun", O_RDWR | O_CLOEXEC);

  g_strlcpy (request.ifr_name, "hole", sizeof request.ifr_name);
  if (tun >= 0 && ioctl (tun, TUNSETIFF, &request) == 0)
    (void) set_up_interface (fd, "hole", "10.66.255.254", "255.255.0.0");
}

/* Packets on their way, in order: all take the same time. */
typedef struct
{
  gint64 due_us;
  gsize n_bytes;
  guint8 bytes[MAX_PACKET_BYTES];
} Packet;

static int far_fd = -1;
static guint far_one_way_ms;

/* To the host at the other end, which is this one again: sender and receiver change places, and no
 * checksum notices. */
static gboolean
turn_around (Packet *packet)
{
  guint8 sender[4];

  if (packet->n_bytes < 20 || packet->bytes[0] >> 4 != 4)
    return FALSE;
  memcpy (sender, packet->bytes + 12, 4);
  memcpy (packet->bytes + 12, packet->bytes + 16, 4);
  memcpy (packet->bytes + 16, sender, 4);
  return TRUE;
}

static gpointer
delay_thread (gpointer data G_GNUC_UNUSED)
{
  GQueue packets = G_QUEUE_INIT;

  for (;;)
    {
      Packet *next = g_queue_peek_head (&packets);
      gint64 left_us = next == NULL ? -1 : next->due_us - g_get_monotonic_time ();
      GPollFD fd = { .fd = far_fd, .events = G_IO_IN };

      if (next != NULL && left_us <= 0)
        {
          (void) !write (far_fd, next->bytes, next->n_bytes);
          g_free (g_queue_pop_head (&packets));
        }
      else if (g_poll (&fd, 1, left_us < 0 ? -1 : (int) (left_us / 1000) + 1) > 0)
        {
          Packet *packet = g_new (Packet, 1);
          gssize n_bytes = read (far_fd, packet->bytes, sizeof packet->bytes);

          packet->n_bytes = n_bytes < 0 ? 0 : (gsize) n_bytes;
          packet->due_us = g_get_monotonic_time () + (gint64) far_one_way_ms * 1000;
          if (turn_around (packet))
            g_queue_push_tail (&packets, packet);
          else
            g_free (packet);
        }
    }
  return NULL;
}

static gboolean
open_far_network (int fd)
{
  struct ifreq request = { .ifr_flags = IFF_TUN | IFF_NO_PI };

  far_fd = open ("/dev/net/tun", O_RDWR | O_CLOEXEC);
  g_strlcpy (request.ifr_name, "far", sizeof request.ifr_name);
  return far_fd >= 0 && ioctl (far_fd, TUNSETIFF, &request) == 0
         && set_up_interface (fd, "far", WORLD_FAR_HERE, "255.255.255.0");
}

static gboolean
cover_file (const char *path, const char *content, GError **error)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("pr-cover-XXXXXX", &name, error);

  if (fd < 0)
    return FALSE;
  close (fd);
  if (!g_file_set_contents (name, content, -1, error))
    return FALSE;
  if (mount (name, path, NULL, MS_BIND, NULL) != 0)
    {
      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", path,
                   g_strerror (errno));
      return FALSE;
    }
  g_unlink (name);
  return TRUE;
}

static gboolean
enter (char **reason, const char *resolv_conf)
{
  g_autofree char *dnsmasq = g_find_program_in_path ("dnsmasq");
  g_autoptr (GError) error = NULL;
  int fd;

  if (dnsmasq == NULL)
    {
      *reason = g_strdup ("there is no dnsmasq");
      return FALSE;
    }
  if (unshare (CLONE_NEWNET | CLONE_NEWNS) != 0
      || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    {
      *reason = g_strdup_printf ("no network of one's own: %s", g_strerror (errno));
      return FALSE;
    }
  if (!cover_file ("/etc/resolv.conf", resolv_conf, &error)
      || !cover_file ("/etc/nsswitch.conf", "hosts: files dns\n", &error))
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  fd = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || !set_up_interface (fd, "lo", NULL, NULL))
    g_error ("lo: %s", g_strerror (errno));
  open_black_hole (fd);
  close (fd);
  return TRUE;
}

/**
 * discover_world_enter:
 * @reason: (out): why not, for g_test_skip()
 *
 * Puts this process, and all it starts, into a network of its own, with a name server that is to come
 * on its loopback. To be called before there are threads.
 *
 * Returns: %TRUE if that could be done
 */
gboolean
discover_world_enter (char **reason)
{
  return enter (reason, "nameserver " WORLD_HERE "\n");
}

/**
 * discover_world_enter_far:
 * @one_way_ms: how long a packet takes, in each direction
 * @reason: (out): why not
 *
 * As discover_world_enter(), but the world is one where %WORLD_FAR is far away, with its name server.
 *
 * Returns: %TRUE if that could be done
 */
gboolean
discover_world_enter_far (guint one_way_ms, char **reason)
{
  int fd;
  gboolean opened;

  if (!enter (reason, "nameserver " WORLD_FAR "\n"))
    return FALSE;
  fd = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  opened = open_far_network (fd);
  close (fd);
  if (!opened)
    {
      *reason = g_strdup_printf ("no network that is far away: %s", g_strerror (errno));
      return FALSE;
    }
  far_one_way_ms = one_way_ms;
  g_thread_unref (g_thread_new ("delay", delay_thread, NULL));
  return TRUE;
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->url);
  g_free (page->answer);
  g_free (page);
}

/**
 * discover_world_new:
 *
 * Returns: (transfer full): a world in which nothing has begun
 */
DiscoverWorld *
discover_world_new (void)
{
  DiscoverWorld *self = g_new0 (DiscoverWorld, 1);
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("pr-discover-XXXXXX", &error);
  g_assert_no_error (error);
  self->ca_file = g_build_filename (self->dir, "ca.pem", NULL);
  self->dns_file = g_build_filename (self->dir, "dnsmasq.conf", NULL);
  self->records = g_string_new ("no-resolv\nno-hosts\nuser=root\nlisten-address=" WORLD_HERE
                                "\nbind-interfaces\nlocal=/#/\nlocal-ttl=60\npid-file\n");
  if (far_fd >= 0)
    g_string_append (self->records, "listen-address=" WORLD_FAR_HERE "\n");
  self->password = pr_secret_new ("open sesame", -1);
  self->mail = pr_script_server_new ("ann@example.test", self->password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (self->mail), self->ca_file, &error);
  g_assert_no_error (error);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->web_names = g_string_new ("web.invalid");
  self->requests = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * discover_world_free:
 *
 * Ends it.
 */
void
discover_world_free (DiscoverWorld *self)
{
  g_cancellable_cancel (self->cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (self->listeners); i++)
    if (self->listeners[i] != NULL)
      {
        g_thread_join (self->threads[i]);
        g_socket_listener_close (self->listeners[i]);
        g_object_unref (self->listeners[i]);
      }
  pr_script_server_stop (self->mail);
  g_object_unref (self->mail);
  pr_secret_unref (self->password);
  if (self->name_server != NULL)
    {
      g_subprocess_force_exit (self->name_server);
      g_subprocess_wait (self->name_server, NULL, NULL);
      g_object_unref (self->name_server);
    }
  g_remove (self->ca_file);
  g_remove (self->dns_file);
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_clear_object (&self->certificate);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->pages);
  g_string_free (self->records, TRUE);
  g_string_free (self->web_names, TRUE);
  g_string_free (self->requests, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self->dir);
  g_free (self->ca_file);
  g_free (self->dns_file);
  g_free (self);
}

/**
 * discover_world_add_record:
 * @format: a line of dnsmasq's configuration
 * @...: its arguments
 */
void
discover_world_add_record (DiscoverWorld *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->records, format, arguments);
  va_end (arguments);
  g_string_append_c (self->records, '\n');
}

/**
 * discover_world_add_host:
 * @name: a host name
 * @address: its one address
 */
void
discover_world_add_host (DiscoverWorld *self, const char *name, const char *address)
{
  discover_world_add_record (self, "host-record=%s,%s", name, address);
}

/**
 * discover_world_add_answer:
 * @url: what is asked for
 * @answer: all that is said, the headers first
 * @drip_ms: how long to wait before each byte of it
 *
 * A host that is asked over https gets a good certificate.
 */
void
discover_world_add_answer (DiscoverWorld *self, const char *url, const char *answer, guint drip_ms)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  Page *page = g_new0 (Page, 1);

  page->url = g_strdup (url);
  page->answer = g_strdup (answer);
  page->drip_ms = drip_ms;
  g_ptr_array_add (self->pages, page);
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    g_string_append_printf (self->web_names, ",%s", g_uri_get_host (uri));
}

/**
 * discover_world_add_page:
 * @url: what is asked for
 * @body: what is sent
 */
void
discover_world_add_page (DiscoverWorld *self, const char *url, const char *body)
{
  g_autofree char *answer = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Length: %" G_GSIZE_FORMAT "\r\nConnection: close\r\n\r\n%s",
      strlen (body), body);

  discover_world_add_answer (self, url, answer, 0);
}

/**
 * discover_world_add_redirect:
 * @url: what is asked for
 * @location: where one is sent on to
 */
void
discover_world_add_redirect (DiscoverWorld *self, const char *url, const char *location)
{
  g_autofree char *answer = g_strdup_printf (
      "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      location);

  discover_world_add_answer (self, url, answer, 0);
}

/**
 * discover_world_add_mail:
 * @address: where
 * @names: whom the certificate is for
 * @port: which port
 * @talk: a file of tests/talks, or the text of a talk
 */
void
discover_world_add_mail (DiscoverWorld *self,
                         const char *address,
                         const char *names,
                         guint16 port,
                         const char *talk)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_getenv ("PR_TEST_TALKS"));
  g_autoptr (GFile) file = g_file_get_child (folder, strchr (talk, '\n') == NULL ? talk : "talk");
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTalk) played = strchr (talk, '\n') == NULL
                                  ? pr_talk_load (file, &error)
                                  : pr_talk_new_in_folder ("talk", talk, folder, &error);

  g_assert_no_error (error);
  pr_script_server_set_host (self->mail, address, names);
  pr_script_server_add_talk (self->mail, played, port, &error);
  g_assert_no_error (error);
}

/**
 * discover_world_add_imap_and_smtp:
 * @names: whom the certificate is for
 *
 * Servers as they should be.
 */
void
discover_world_add_imap_and_smtp (DiscoverWorld *self, const char *names)
{
  const char *address = far_fd >= 0 ? WORLD_FAR_HERE : WORLD_HERE;

  discover_world_add_mail (self, address, names, 993, "imap-works-tls.talk");
  discover_world_add_mail (self, address, names, 465, "smtp-works-tls.talk");
}

/**
 * discover_world_make_config:
 * @imap: a host name
 * @smtp: a host name
 *
 * Returns: (transfer full): a client configuration
 */
char *
discover_world_make_config (const char *imap, const char *smtp)
{
  return g_strdup_printf (
      "<?xml version=\"1.0\"?>\n<clientConfig version=\"1.1\"><emailProvider id=\"x\">"
      "<incomingServer type=\"imap\"><hostname>%s</hostname><port>993</port>"
      "<socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>"
      "<authentication>password-cleartext</authentication></incomingServer>"
      "<outgoingServer type=\"smtp\"><hostname>%s</hostname><port>465</port>"
      "<socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>"
      "<authentication>password-cleartext</authentication></outgoingServer>"
      "</emailProvider></clientConfig>\n",
      imap, smtp);
}

static const Page *
find_page (DiscoverWorld *self, const char *url)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = self->pages->pdata[i];

      if (g_str_equal (page->url, url))
        return page;
    }
  return NULL;
}

static char *
read_head (GInputStream *input)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (head->len < MAX_REQUEST_BYTES && g_input_stream_read (input, &byte, 1, NULL, NULL) == 1)
    {
      g_string_append_c (head, byte);
      if (g_str_has_suffix (head->str, "\r\n\r\n"))
        return g_string_free (g_steal_pointer (&head), FALSE);
    }
  return NULL;
}

static char *
dup_host (const char *head)
{
  const char *host = strstr (head, "\r\nHost: ");

  return host == NULL ? g_strdup ("") : g_strndup (host + 8, strcspn (host + 8, "\r:"));
}

static void
say (GOutputStream *output, const Page *page, GCancellable *cancellable)
{
  if (page->drip_ms == 0)
    {
      g_output_stream_write_all (output, page->answer, strlen (page->answer), NULL, cancellable, NULL);
      return;
    }
  for (const char *c = page->answer; *c != '\0'; c++)
    {
      g_usleep (page->drip_ms * 1000);
      if (!g_output_stream_write_all (output, c, 1, NULL, cancellable, NULL))
        return;
    }
}

static void
answer (DiscoverWorld *self, GIOStream *stream, gboolean tls)
{
  static const Page missing = {
    .answer = (char *) "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
  };
  g_autofree char *head = read_head (g_io_stream_get_input_stream (stream));
  g_auto (GStrv) words = NULL;
  g_autofree char *host = NULL;
  g_autofree char *url = NULL;
  const Page *page;

  if (head == NULL)
    return;
  words = g_strsplit (head, " ", 3);
  host = dup_host (head);
  url = g_strdup_printf ("%s://%s%s", tls ? "https" : "http", host, words[1]);
  g_mutex_lock (&self->mutex);
  g_string_append_printf (self->requests, "%s\n", url);
  g_mutex_unlock (&self->mutex);
  page = find_page (self, url);
  say (g_io_stream_get_output_stream (stream), page == NULL ? &missing : page, self->cancellable);
  g_io_stream_close (stream, NULL, NULL);
}

static gpointer
visit_thread (gpointer data)
{
  Visit *visit = data;
  g_autoptr (GIOStream) stream = NULL;

  if (visit->tls)
    {
      stream = g_tls_server_connection_new (G_IO_STREAM (visit->connection),
                                            visit->world->certificate, NULL);
      if (g_tls_connection_handshake (G_TLS_CONNECTION (stream), visit->world->cancellable, NULL))
        answer (visit->world, stream, TRUE);
    }
  else
    answer (visit->world, G_IO_STREAM (visit->connection), FALSE);
  g_object_unref (visit->connection);
  g_free (visit);
  return NULL;
}

static gpointer
accept_thread (gpointer data)
{
  Visit *template = data;
  g_autoptr (GPtrArray) threads =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_thread_join);
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (template->world->listeners[template->tls], NULL,
                                                 template->world->cancellable, NULL))
         != NULL)
    {
      Visit *visit = g_memdup2 (template, sizeof *template);

      g_socket_set_timeout (g_socket_connection_get_socket (connection), 30);
      /* As web servers do: a handshake in several pieces must not wait for acknowledgements. */
      g_socket_set_option (g_socket_connection_get_socket (connection), IPPROTO_TCP, TCP_NODELAY, 1,
                           NULL);
      visit->connection = connection;
      g_ptr_array_add (threads, g_thread_new ("visit", visit_thread, visit));
    }
  g_free (template);
  return NULL;
}

static void
start_web_server (DiscoverWorld *self, gboolean tls)
{
  Visit *template = g_new0 (Visit, 1);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  template->world = self;
  template->tls = tls;
  self->listeners[tls] = g_socket_listener_new ();
  address = g_inet_socket_address_new_from_string (
      !tls ? "0.0.0.0" : far_fd >= 0 ? WORLD_FAR_HERE : WORLD_HERE, tls ? 443 : 80);
  g_socket_listener_add_address (self->listeners[tls], address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, NULL, &error);
  g_assert_no_error (error);
  self->threads[tls] = g_thread_new ("web", accept_thread, template);
}

static void
make_web_certificate (DiscoverWorld *self)
{
  PrTestCertificateSpec spec = { .names = self->web_names->str };
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTestCertificate) issued = pr_test_authority_issue (
      pr_script_server_get_authority (self->mail), &spec, &error);
  g_autofree char *pem = NULL;

  g_assert_no_error (error);
  pem = g_strconcat (pr_test_certificate_get_pem (issued), pr_test_certificate_get_key_pem (issued),
                     NULL);
  self->certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_assert_no_error (error);
}

static void
wait_for_name_server (void)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  gint64 end_us = g_get_monotonic_time () + DNS_WAIT_US;

  for (;;)
    {
      g_autoptr (GSocketConnection) connection =
          g_socket_client_connect_to_host (client, WORLD_HERE, 53, NULL, NULL);

      if (connection != NULL)
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (2000);
    }
}

/**
 * discover_world_start:
 *
 * Lets it begin, once all is in it.
 */
void
discover_world_start (DiscoverWorld *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *conf = g_strconcat ("--conf-file=", self->dns_file, NULL);

  discover_world_add_host (self, ISPDB, far_fd >= 0 ? WORLD_FAR : WORLD_HERE);
  g_string_append (self->web_names, "," ISPDB);
  g_file_set_contents (self->dns_file, self->records->str, -1, &error);
  g_assert_no_error (error);
  self->name_server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "dnsmasq",
                                        "--keep-in-foreground", conf, NULL);
  g_assert_no_error (error);
  make_web_certificate (self);
  start_web_server (self, FALSE);
  start_web_server (self, TRUE);
  wait_for_name_server ();
}

/**
 * discover_world_dup_requests:
 *
 * Returns: (transfer full): what the web server was asked for so far, a line each
 */
char *
discover_world_dup_requests (DiscoverWorld *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->requests->str);
}

/**
 * discover_world_forget_requests:
 *
 * As if the web server had been asked for nothing so far.
 */
void
discover_world_forget_requests (DiscoverWorld *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_string_truncate (self->requests, 0);
}

/**
 * discover_world_wait_for_request:
 *
 * Waits until the web server was asked for something: a search is under way.
 */
void
discover_world_wait_for_request (DiscoverWorld *self)
{
  gint64 end_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (;;)
    {
      g_autofree char *requests = discover_world_dup_requests (self);

      if (*requests != '\0')
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (5000);
    }
}

/**
 * discover_world_get_ca_file:
 *
 * Returns: (transfer none): whom to trust here
 */
const char *
discover_world_get_ca_file (DiscoverWorld *self)
{
  return self->ca_file;
}

/**
 * discover_world_spawn:
 * @arguments: of postrider-cli; the authority is added
 *
 * Returns: (transfer full): the program, running
 */
GSubprocess *
discover_world_spawn (DiscoverWorld *self, const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *sanitizer_options = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, g_strdup (g_getenv ("PR_TEST_CLI")));
  g_ptr_array_add (argv, g_strdup (arguments[0]));
  g_ptr_array_add (argv, g_strconcat ("--ca-file=", self->ca_file, NULL));
  for (const char *const *argument = arguments + 1; *argument != NULL; argument++)
    g_ptr_array_add (argv, g_strdup (*argument));
  g_ptr_array_add (argv, NULL);
  /* It ends while look-ups hang in threads, which no look for leaks survives; the tests of the search
   * within this process are looked at instead. */
  sanitizer_options = g_strdup_printf (
      "%s:detect_leaks=0", g_getenv ("ASAN_OPTIONS") == NULL ? "" : g_getenv ("ASAN_OPTIONS"));
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", sanitizer_options, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

/**
 * discover_world_finish:
 * @process: the program
 * @start_us: when it began
 *
 * Returns: (transfer full): what it said
 */
Found *
discover_world_finish (GSubprocess *process, gint64 start_us)
{
  Found *found = g_new0 (Found, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &found->output, &found->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  found->status = g_subprocess_get_exit_status (process);
  found->duration_ms = (g_get_monotonic_time () - start_us) / 1000;
  found->parser = json_parser_new ();
  (void) json_parser_load_from_data (found->parser, found->output, -1, NULL);
  return found;
}

/**
 * discover_world_discover:
 * @address: whose servers
 * @option: (nullable): one more option
 *
 * The search has more time than any takes here that does not wait for the dead, unless @option says
 * otherwise: a machine may be busy.
 *
 * Returns: (transfer full): what `discover --json` says
 */
Found *
discover_world_discover (DiscoverWorld *self, const char *address, const char *option)
{
  const char *const arguments[] = { "discover", WORLD_TIMEOUT, "--json", address, option, NULL };
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = discover_world_spawn (self, arguments);

  return discover_world_finish (process, start_us);
}

/**
 * found_free:
 */
void
found_free (Found *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_object_unref (self->parser);
  g_free (self);
}

static JsonArray *
get_array (Found *self, const char *name)
{
  JsonNode *root = json_parser_get_root (self->parser);

  g_assert_nonnull (root);
  return json_object_get_array_member (json_node_get_object (root), name);
}

/**
 * found_get_n_candidates:
 */
guint
found_get_n_candidates (Found *self)
{
  return json_array_get_length (get_array (self, "candidates"));
}

/**
 * found_get_candidate:
 */
JsonObject *
found_get_candidate (Found *self, guint i)
{
  return json_array_get_object_element (get_array (self, "candidates"), i);
}

/**
 * found_describe:
 *
 * Returns: (transfer full): a line for each candidate, best first; “!” is one that answers, “?” one that
 *   needs a yes
 */
char *
found_describe (Found *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found_get_n_candidates (self); i++)
    {
      JsonObject *candidate = found_get_candidate (self, i);

      g_string_append_printf (text, "%s %s:%" G_GINT64_FORMAT ",%s %s %s%s%s\n",
                              json_object_get_string_member (candidate, "protocol"),
                              json_object_get_string_member (candidate, "host"),
                              json_object_get_int_member (candidate, "port"),
                              json_object_get_string_member (candidate, "security"),
                              json_object_get_string_member (candidate, "source"),
                              json_object_get_string_member (candidate, "trust"),
                              json_object_get_boolean_member (candidate, "verified") ? " !" : "",
                              json_object_has_member (candidate, "unconfirmed") ? " ?" : "");
    }
  return g_string_free (text, FALSE);
}

/**
 * found_dup_notes:
 *
 * Returns: (transfer full): the notes, a line each
 */
char *
found_dup_notes (Found *self)
{
  JsonArray *notes = get_array (self, "notes");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (notes); i++)
    g_string_append_printf (text, "%s\n", json_array_get_string_element (notes, i));
  return g_string_free (text, FALSE);
}
