/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-candidate.h"
#include "pr-presets.h"

G_BEGIN_DECLS

/**
 * PR_DISCOVERY_DEFAULT_MS:
 *
 * How long a search takes at most, in milliseconds, if nobody says otherwise.
 */
#define PR_DISCOVERY_DEFAULT_MS 8000

/**
 * PrDiscoveryFlags:
 * @PR_DISCOVERY_NO_WEB: ask DNS and the mail servers, but no web servers
 *
 * What a search must not do.
 */
typedef enum
{
  PR_DISCOVERY_NONE = 0,
  PR_DISCOVERY_NO_WEB = 1 << 0,
} PrDiscoveryFlags;

/**
 * PrDiscovery:
 *
 * What could be found out about the servers of an address, best first, and what the user ought to
 * know before anything is tried. A #GListModel of #PrCandidate, which grows and changes its order
 * while a search runs; the property `searching`, read-only and notified, tells whether one does, and
 * the signal `changed` that notes or the provider have changed. Main context.
 */
#define PR_TYPE_DISCOVERY (pr_discovery_get_type ())
G_DECLARE_FINAL_TYPE (PrDiscovery, pr_discovery, PR, DISCOVERY, GObject)

PrDiscovery *pr_discovery_new_offline (PrPresets *presets, const char *address);
PrDiscovery *pr_discovery_new_for_provider (PrPresets *presets,
                                            PrProvider *provider,
                                            const char *address);

PrDiscoveryFlags pr_discovery_get_flags (PrDiscovery *self);
void pr_discovery_set_flags (PrDiscovery *self, PrDiscoveryFlags flags);
void pr_discovery_set_ca_file (PrDiscovery *self, const char *ca_file);
void pr_discovery_set_time_limit (PrDiscovery *self, guint limit_ms);

void pr_discovery_search_async (PrDiscovery *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean pr_discovery_search_finish (PrDiscovery *self, GAsyncResult *result, GError **error);
gboolean pr_discovery_is_searching (PrDiscovery *self);

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
gboolean pr_discovery_is_sure (PrDiscovery *self);
gboolean pr_discovery_needs_yes (PrDiscovery *self, PrProtocol protocol);
gboolean pr_discovery_fill_service (PrDiscovery *self, PrService *service);

G_END_DECLS
