/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-discovery.h"

G_BEGIN_DECLS

/* For the search and its sources. */

PrPresets *pr_discovery_get_presets (PrDiscovery *self);
const char *pr_discovery_get_ca_file (PrDiscovery *self);
guint pr_discovery_get_time_limit_ms (PrDiscovery *self);

PrCandidate *pr_discovery_add_candidate (PrDiscovery *self, PrCandidate *candidate);
void pr_discovery_remove_candidate (PrDiscovery *self, guint i);
void pr_discovery_candidates_changed (PrDiscovery *self);
void pr_discovery_add_note (PrDiscovery *self, const char *text, const char *url);
void pr_discovery_take_provider (PrDiscovery *self, PrProvider *provider);

void pr_discovery_begin_search (PrDiscovery *self);
void pr_discovery_end_search (PrDiscovery *self, gint64 duration_us);

G_END_DECLS
