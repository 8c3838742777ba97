/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-net.h"

#include "pr-resolver.h"

#include <openssl/crypto.h>

G_DEFINE_QUARK (pr-net-error-quark, pr_net_error)

/**
 * pr_net_init:
 *
 * Makes the program's own resolver the default one, for us and for every library in the process that
 * uses GIO: GLib 2.74 looks names up in a pool of ten threads which all its tasks share, where a few
 * dead names hold up the rest. And keeps OpenSSL from tidying up when the program ends: a thread that
 * is still at a handshake which nobody waits for any more would crash. To be called once, first thing
 * in main(), before any look-up.
 */
void
pr_net_init (void)
{
  g_autoptr (GResolver) resolver = pr_resolver_new ();

  (void) OPENSSL_init_crypto (OPENSSL_INIT_NO_ATEXIT, NULL);
  g_resolver_set_default (resolver);
}
