/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-problem.h"
#include "pr-provider.h"

G_BEGIN_DECLS

/* More files than this in one folder are not somebody's own presets. */
#define PR_PRESETS_MAX_FILES 1000

/**
 * PrPresetMatch:
 * @PR_PRESET_MATCH_NONE: nobody is known to serve the address
 * @PR_PRESET_MATCH_DOMAIN: its domain is one of the provider's
 * @PR_PRESET_MATCH_SUBDOMAIN: its domain lies under one of which the provider hands out subdomains
 * @PR_PRESET_MATCH_MX: its mail is delivered to the provider's servers
 * @PR_PRESET_MATCH_PARENT: its domain lies under one of the provider's; likely, but a department may
 *   well have servers of its own
 *
 * Why a provider was found, the surest first.
 */
typedef enum
{
  PR_PRESET_MATCH_NONE,
  PR_PRESET_MATCH_DOMAIN,
  PR_PRESET_MATCH_SUBDOMAIN,
  PR_PRESET_MATCH_MX,
  PR_PRESET_MATCH_PARENT,
} PrPresetMatch;

/**
 * PrPresets:
 *
 * All providers that are known without asking the network: the shipped ones, and before them the
 * files of the administrator and the user. A #GListModel of #PrProvider. Does not change once it is
 * made, so that any thread may look things up.
 */
#define PR_TYPE_PRESETS (pr_presets_get_type ())
G_DECLARE_FINAL_TYPE (PrPresets, pr_presets, PR, PRESETS, GObject)

PrPresets *pr_presets_get_default (void);
PrPresets *pr_presets_reload_default (void);
PrPresets *pr_presets_new (const char *const *folders);

GPtrArray *pr_presets_get_problems (PrPresets *self);

PrProvider *pr_presets_lookup_id (PrPresets *self, const char *id);
PrProvider *pr_presets_lookup_domain (PrPresets *self, const char *domain, PrPresetMatch *match);
PrProvider *pr_presets_lookup_mx (PrPresets *self, const char *mx_host);
PrProvider *pr_presets_lookup_address (PrPresets *self, const char *address,
                                       const char *const *mx_hosts, PrPresetMatch *match);

G_END_DECLS
