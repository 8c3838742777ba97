/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-result.h"

G_BEGIN_DECLS

/**
 * PrNetworkReturn:
 *
 * Waits, after a test that failed for want of a network, until there is one again: then testing again
 * is worth an offer. The network is not watched before it is waited for, and nothing blocks. Main
 * context.
 *
 * Properties, read-only and notified: `text` (the offer, a sentence for people; %NULL while there is
 * none).
 */
#define PR_TYPE_NETWORK_RETURN (pr_network_return_get_type ())
G_DECLARE_FINAL_TYPE (PrNetworkReturn, pr_network_return, PR, NETWORK_RETURN, GObject)

PrNetworkReturn *pr_network_return_new (void);

void pr_network_return_set_waiting (PrNetworkReturn *self, gboolean waiting);
const char *pr_network_return_get_text (PrNetworkReturn *self);

gboolean pr_result_lacked_network (PrResult *result);

G_END_DECLS
