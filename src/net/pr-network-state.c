/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-network-state.h"

#include "pr-errand.h"
#include "pr-wait.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

/* The monitor may have to ask another program, which answers at once where it is well. */
#define LOOK_MS 1000

/* A link-local address of IPv6 is one that every card gives itself. */
static gboolean
leads_out (const struct ifaddrs *interface)
{
  const guint wanted = IFF_UP | IFF_RUNNING;
  const struct sockaddr *address = interface->ifa_addr;

  if ((interface->ifa_flags & IFF_LOOPBACK) != 0 || (interface->ifa_flags & wanted) != wanted
      || address == NULL)
    return FALSE;
  return address->sa_family == AF_INET
         || (address->sa_family == AF_INET6
             && !IN6_IS_ADDR_LINKLOCAL (&((const struct sockaddr_in6 *) address)->sin6_addr));
}

/* Whether this computer has an address in any network but its own loopback. */
static gboolean
has_address (void)
{
  struct ifaddrs *interfaces = NULL;
  gboolean found = FALSE;

  if (getifaddrs (&interfaces) != 0)
    return TRUE;
  for (const struct ifaddrs *interface = interfaces; interface != NULL;
       interface = interface->ifa_next)
    found |= leads_out (interface);
  freeifaddrs (interfaces);
  return found;
}

static PrNetworkState
ask_monitor (void)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  if (g_network_monitor_get_network_available (monitor))
    return g_network_monitor_get_connectivity (monitor) == G_NETWORK_CONNECTIVITY_PORTAL
               ? PR_NETWORK_PORTAL
               : PR_NETWORK_THERE;
  /* Whoever manages the network knows nothing of one that is managed otherwise, nor of one that does
   * not lead to the internet. */
  return has_address () ? PR_NETWORK_THERE : PR_NETWORK_OFFLINE;
}

static void
look (gpointer data)
{
  *(PrNetworkState *) data = ask_monitor ();
}

/**
 * pr_network_state_find:
 * @deadline: the bounds of the run
 * @cancellable: (nullable): ends the wait at once
 *
 * Asks #GNetworkMonitor, and the system. Takes a second at most. Thread: worker.
 *
 * Returns: how the network of this computer is now
 */
PrNetworkState
pr_network_state_find (const PrDeadline *deadline, GCancellable *cancellable)
{
  PrDeadline wait = pr_deadline_begin_wait_at_most (deadline, LOOK_MS);
  PrNetworkState *found = g_new0 (PrNetworkState, 1);
  g_autoptr (PrErrand) errand = pr_errand_start ("pr-network", look, found, g_free);

  while (!pr_errand_is_done (errand))
    if (!pr_wait_for (pr_errand_get_fd (errand), G_IO_IN, &wait, cancellable, NULL))
      return PR_NETWORK_UNKNOWN;
  return *found;
}
