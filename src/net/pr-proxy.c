/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-proxy.h"

#include "pr-errand.h"
#include "pr-net.h"
#include "pr-wait.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define DIRECT "direct://"

/* More than any system has. */
#define MAX_WAYS 8

/* Waits for an errand; what it was sent for stays with it when this gives up. */
static gboolean
wait_for_errand (PrErrand *errand,
                 const PrDeadline *deadline,
                 GCancellable *cancellable,
                 GError **error)
{
  while (!pr_errand_is_done (errand))
    if (!pr_wait_for (pr_errand_get_fd (errand), G_IO_IN, deadline, cancellable, error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  char *uri;
  GStrv proxies;
  GError *error;
} ProxyLookup;

static void
proxy_lookup_run (gpointer data)
{
  ProxyLookup *lookup = data;

  lookup->proxies =
      g_proxy_resolver_lookup (g_proxy_resolver_get_default (), lookup->uri, NULL, &lookup->error);
}

static void
proxy_lookup_free (gpointer data)
{
  ProxyLookup *lookup = data;

  g_free (lookup->uri);
  g_strfreev (lookup->proxies);
  g_clear_error (&lookup->error);
  g_free (lookup);
}

/*
 * pr_proxy_find_ways:
 *
 * Which ways the system wants to be tried to this host, best first; that may ask D-Bus or run a script.
 *
 * Errors: %PR_NET_ERROR_PROXY, and those of pr_wait_for(). Thread: worker.
 *
 * Returns: (transfer full): the URIs of proxies, and “direct://”; at least one
 */
GStrv
pr_proxy_find_ways (const char *host,
                    guint16 port,
                    const PrDeadline *deadline,
                    GCancellable *cancellable,
                    GError **error)
{
  ProxyLookup *lookup = g_new0 (ProxyLookup, 1);
  g_autoptr (PrErrand) errand = NULL;
  g_autoptr (GStrvBuilder) ways = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;

  /* GIO's own scheme for a connection that is no web page. */
  lookup->uri = g_uri_join (G_URI_FLAGS_NONE, "none", NULL, host, port, "", NULL, NULL);
  errand = pr_errand_start ("pr-proxy-lookup", proxy_lookup_run, lookup, proxy_lookup_free);
  if (!wait_for_errand (errand, deadline, cancellable, &local_error))
    {
      /* That silence is this computer's, not the server's. */
      if (g_error_matches (local_error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT))
        local_error->code = PR_NET_ERROR_PROXY;
      g_propagate_prefixed_error (error, g_steal_pointer (&local_error),
                                  "the system's proxy settings: ");
      return NULL;
    }
  if (lookup->proxies == NULL && lookup->error != NULL)
    {
      g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_PROXY, "the system's proxy settings: %s",
                   lookup->error->message);
      return NULL;
    }
  if (lookup->proxies == NULL || lookup->proxies[0] == NULL)
    g_strv_builder_add (ways, DIRECT);
  for (guint i = 0; lookup->proxies != NULL && lookup->proxies[i] != NULL && i < MAX_WAYS; i++)
    g_strv_builder_add (ways, lookup->proxies[i]);
  return g_strv_builder_end (ways);
}

/*
 * pr_proxy_race_new:
 * @uri: a proxy
 *
 * Errors: %PR_NET_ERROR_PROXY.
 *
 * Returns: (transfer full): a race to its addresses
 */
PrRace *
pr_proxy_race_new (const char *uri, GError **error)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  int port = parsed == NULL ? -1 : g_uri_get_port (parsed);

  if (parsed == NULL || g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0')
    {
      g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_PROXY,
                           "the system's proxy settings name no host");
      return NULL;
    }
  if (port <= 0)
    port = g_str_has_prefix (g_uri_get_scheme (parsed), "socks") ? 1080 : 8080;
  return pr_race_new (g_uri_get_host (parsed), (guint16) port);
}

typedef struct
{
  GSocketConnection *connection;
  GProxyAddress *address;
  GCancellable *cancellable;
  gboolean connected;
  GError *error;
} ProxyTalk;

/* SOCKS 4 wants an address; the others look the name up at their side. */
static GProxyAddress *
resolve_destination (GProxyAddress *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  GList *found = g_resolver_lookup_by_name (
      resolver, g_proxy_address_get_destination_hostname (address), cancellable, error);
  g_autofree char *numeric = NULL;

  if (found == NULL)
    return NULL;
  numeric = g_inet_address_to_string (found->data);
  g_resolver_free_addresses (found);
  return G_PROXY_ADDRESS (g_proxy_address_new (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)),
      g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)),
      g_proxy_address_get_protocol (address), numeric,
      g_proxy_address_get_destination_port (address), g_proxy_address_get_username (address),
      g_proxy_address_get_password (address)));
}

static void
proxy_talk_run (gpointer data)
{
  ProxyTalk *talk = data;
  g_autoptr (GProxy) proxy =
      g_proxy_get_default_for_protocol (g_proxy_address_get_protocol (talk->address));
  g_autoptr (GIOStream) stream = NULL;

  if (proxy == NULL)
    {
      g_set_error (&talk->error, PR_NET_ERROR, PR_NET_ERROR_PROXY,
                   "proxies of the kind “%s” are not supported",
                   g_proxy_address_get_protocol (talk->address));
      return;
    }
  if (!g_proxy_supports_hostname (proxy))
    {
      GProxyAddress *numeric = resolve_destination (talk->address, talk->cancellable, &talk->error);

      if (numeric == NULL)
        return;
      g_set_object (&talk->address, numeric);
      g_object_unref (numeric);
    }
  stream = g_proxy_connect (proxy, G_IO_STREAM (talk->connection), talk->address,
                            talk->cancellable, &talk->error);
  /* A stream of another kind would be TLS to the proxy itself, which cannot be unwrapped. */
  talk->connected = stream == G_IO_STREAM (talk->connection);
}

static void
proxy_talk_free (gpointer data)
{
  ProxyTalk *talk = data;

  /* Ends a handshake that nobody waits for any more. */
  g_clear_object (&talk->connection);
  g_clear_object (&talk->address);
  g_clear_object (&talk->cancellable);
  g_clear_error (&talk->error);
  g_free (talk);
}

static ProxyTalk *
proxy_talk_new (const char *proxy,
                int connected_fd,
                GInetAddress *address,
                const char *host,
                guint16 port,
                GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (proxy, G_URI_FLAGS_HAS_PASSWORD, NULL);
  g_autoptr (GSocket) gsocket = NULL;
  int proxy_port = g_uri_get_port (uri);
  int fd = fcntl (connected_fd, F_DUPFD_CLOEXEC, 0);
  ProxyTalk *talk;

  if (fd < 0)
    {
      g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_PROXY, "%s", g_strerror (errno));
      return NULL;
    }
  gsocket = g_socket_new_from_fd (fd, error);
  if (gsocket == NULL)
    {
      close (fd);
      return NULL;
    }

  talk = g_new0 (ProxyTalk, 1);
  talk->cancellable = g_cancellable_new ();
  talk->connection = g_socket_connection_factory_create_connection (gsocket);
  talk->address = G_PROXY_ADDRESS (g_proxy_address_new (
      address, (guint16) (proxy_port > 0 ? proxy_port : 1080), g_uri_get_scheme (uri), host, port,
      g_uri_get_user (uri), g_uri_get_password (uri)));
  return talk;
}

/*
 * pr_proxy_talk:
 * @uri: a proxy
 * @fd: connected to it; not to be used until this returns
 * @address: its address
 * @host: where to go by it
 * @port: the port there
 *
 * Errors: %PR_NET_ERROR_PROXY, and those of pr_wait_for(). Thread: worker.
 *
 * Returns: %TRUE if what @fd leads to now is @host
 */
gboolean
pr_proxy_talk (const char *uri,
               int fd,
               GInetAddress *address,
               const char *host,
               guint16 port,
               const PrDeadline *deadline,
               GCancellable *cancellable,
               GError **error)
{
  ProxyTalk *talk = proxy_talk_new (uri, fd, address, host, port, error);
  g_autoptr (GCancellable) inner = NULL;
  g_autoptr (PrErrand) errand = NULL;

  if (talk == NULL)
    return FALSE;
  inner = g_object_ref (talk->cancellable);
  errand = pr_errand_start ("pr-proxy-talk", proxy_talk_run, talk, proxy_talk_free);
  if (!wait_for_errand (errand, deadline, cancellable, error))
    {
      g_cancellable_cancel (inner);
      return FALSE;
    }
  if (talk->connected)
    return TRUE;
  g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_PROXY, "the proxy did not connect: %s",
               talk->error == NULL ? "it wants TLS of its own" : talk->error->message);
  return FALSE;
}
