/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrNetworkState:
 * @PR_NETWORK_UNKNOWN: nobody has looked, or the look took too long
 * @PR_NETWORK_THERE: there is a network; whether it leads anywhere is another question
 * @PR_NETWORK_PORTAL: it shows a page of its own before it lets anything through
 * @PR_NETWORK_OFFLINE: there is none: this computer has no address but that of itself
 *
 * What this computer's own network is like.
 */
typedef enum
{
  PR_NETWORK_UNKNOWN,
  PR_NETWORK_THERE,
  PR_NETWORK_PORTAL,
  PR_NETWORK_OFFLINE,
} PrNetworkState;

PrNetworkState pr_network_state_find (const PrDeadline *deadline, GCancellable *cancellable);

G_END_DECLS
