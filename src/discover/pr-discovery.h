/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-candidate.h"
#include "pr-presets.h"

G_BEGIN_DECLS

/**
 * PrDiscovery:
 *
 * What could be found out about the servers of an address, best first, and what the user ought to
 * know before anything is tried. Does not change. Main context.
 */
#define PR_TYPE_DISCOVERY (pr_discovery_get_type ())
G_DECLARE_FINAL_TYPE (PrDiscovery, pr_discovery, PR, DISCOVERY, GObject)

PrDiscovery *pr_discovery_new_offline (PrPresets *presets, const char *address);
PrDiscovery *pr_discovery_new_for_provider (PrPresets *presets,
                                            PrProvider *provider,
                                            const char *address);

const char *pr_discovery_get_email (PrDiscovery *self);
PrProvider *pr_discovery_get_provider (PrDiscovery *self);
const char *pr_discovery_get_suggestion (PrDiscovery *self);
guint pr_discovery_get_n_candidates (PrDiscovery *self);
PrCandidate *pr_discovery_get_candidate (PrDiscovery *self, guint i);
PrCandidate *pr_discovery_find_best (PrDiscovery *self, PrProtocol protocol);
guint pr_discovery_get_n_notes (PrDiscovery *self);
const char *pr_discovery_get_note (PrDiscovery *self, guint i, const char **url);
char *pr_discovery_dup_note (PrDiscovery *self, guint i);
gint64 pr_discovery_get_duration_us (PrDiscovery *self);

gboolean pr_discovery_is_enough (PrDiscovery *self);
gboolean pr_discovery_fill_service (PrDiscovery *self, PrService *service);

G_END_DECLS
