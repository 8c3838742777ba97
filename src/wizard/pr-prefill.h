/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-discovery.h"
#include "pr-lookups.h"

G_BEGIN_DECLS

/**
 * PrPrefill:
 *
 * Fills in the servers of a draft: while its address is typed from what is known without a network,
 * and once it is finished from what the network says. What the user has typed or chosen by hand stays,
 * however late a better answer comes. Properties, read-only and notified: `discovery`, `provider`,
 * `searching`. Main context.
 */
#define PR_TYPE_PREFILL (pr_prefill_get_type ())
G_DECLARE_FINAL_TYPE (PrPrefill, pr_prefill, PR, PREFILL, GObject)

PrPrefill *pr_prefill_new (PrAccount *account);

PrDiscovery *pr_prefill_get_discovery (PrPrefill *self);
PrProvider *pr_prefill_get_provider (PrPrefill *self);
void pr_prefill_set_provider (PrPrefill *self, PrProvider *provider);
void pr_prefill_keep_all (PrPrefill *self);
void pr_prefill_take_suggestion (PrPrefill *self);

void pr_prefill_search (PrPrefill *self, PrLookups lookups);
void pr_prefill_stop (PrPrefill *self);
gboolean pr_prefill_is_searching (PrPrefill *self);
gboolean pr_prefill_has_searched (PrPrefill *self);
gboolean pr_prefill_is_filling (PrPrefill *self);
PrCandidate *pr_prefill_get_candidate (PrPrefill *self, PrProtocol protocol);
gboolean pr_prefill_take_server (PrPrefill *self, PrProtocol protocol, const char *endpoint);

G_END_DECLS
