/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-discovery.h"

G_BEGIN_DECLS

/**
 * PrPrefill:
 *
 * Fills in the servers of a draft while its address is typed, from what is known without a network.
 * What the user has typed by hand stays. Properties, read-only and notified: `discovery`, `provider`.
 * Main context.
 */
#define PR_TYPE_PREFILL (pr_prefill_get_type ())
G_DECLARE_FINAL_TYPE (PrPrefill, pr_prefill, PR, PREFILL, GObject)

PrPrefill *pr_prefill_new (PrAccount *account);

PrDiscovery *pr_prefill_get_discovery (PrPrefill *self);
PrProvider *pr_prefill_get_provider (PrPrefill *self);
void pr_prefill_set_provider (PrPrefill *self, PrProvider *provider);
void pr_prefill_take_suggestion (PrPrefill *self);

G_END_DECLS
