/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-connection.h"
#include "pr-net.h"
#include "pr-script-server.h"

G_BEGIN_DECLS

/* What the tests of the way to a server share. */

/* Longer than anything takes here unless it hangs. */
#define WAIT_MS 20000

/* What a wait may outlast its bound by on a machine that has other things to do: still far less than
 * waiting for the wrong thing would take. */
#define SLACK_MS 8000

/* Where something is to be quick, the best of so many tries counts: a machine that has other things to
 * do makes some of them slow, a fault all of them. */
#define N_TRIES 20

/*
 * net_support_init:
 *
 * Names are looked up in a list of the test's own from now on, there is no proxy but what
 * net_support_set_proxy() says, and the network is as fake_monitor_set() has it. To be called first
 * thing.
 */
void net_support_init (int *argc, char ***argv);

/*
 * net_support_set_name:
 * @ipv6: the addresses of a name, parted by blanks; “?” where the look-up fails for now, “…” where it
 *   hangs until net_support_let_go(); “@MS ADDRESSES” where it takes a while; empty where there are
 *   none
 * @ipv4: the same
 *
 * A look-up of any other name ends the test.
 */
void net_support_set_name (const char *name, const char *ipv6, const char *ipv4);
void net_support_wait_hanging (guint n_expected);
void net_support_let_go (void);

/*
 * net_support_set_proxy:
 * @uri: (nullable): what the system's settings say of every host, several parted by blanks; “…” where
 *   they hang, “!” where they are broken
 */
void net_support_set_proxy (const char *uri);

/*
 * net_support_enter_own_network:
 * @reason: (out): why not, for g_test_skip()
 *
 * Puts this process into a network that has its own loopback and nothing else, so that all ports are
 * free. To be called before there are threads.
 *
 * Returns: %TRUE if that could be done
 */
gboolean net_support_enter_own_network (char **reason);

/*
 * BlackHole:
 *
 * A port that takes no more connections, and does not refuse them either.
 */
typedef struct _BlackHole BlackHole;

BlackHole *black_hole_new (const char *address, guint16 port);
guint16 black_hole_get_port (BlackHole *self);
void black_hole_free (BlackHole *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BlackHole, black_hole_free)

int listen_on_loopback (guint16 *port);

/*
 * assert_cancels_fast:
 * @call: what is to be ended by cancelling; it must fail with %G_IO_ERROR_CANCELLED
 *
 * Cancels from another thread, once the call has begun, and takes the time until it returns: less
 * than 100 ms. Of %N_TRIES the best counts.
 */
typedef void (*CancelledCall) (gpointer data, GCancellable *cancellable, GError **error);

void assert_cancels_fast (CancelledCall call, gpointer data);

/*
 * assert_hears:
 * @connection: a connected connection
 * @expected: the next line, without its end
 */
void assert_hears (PrConnection *connection, const char *expected);

guint ms_since (gint64 start_us);

G_END_DECLS
