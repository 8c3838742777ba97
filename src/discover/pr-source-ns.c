/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-source-preset.h"
#include "pr-sources.h"

#include <string.h>

static PrProvider *
find_provider (PrSearch *search, const char *host)
{
  g_autofree char *ascii = g_ascii_strdown (host, -1);
  g_autofree char *base = NULL;
  PrPresetMatch match = PR_PRESET_MATCH_NONE;
  PrProvider *provider;

  if (g_str_has_suffix (ascii, "."))
    ascii[strlen (ascii) - 1] = '\0';
  base = pr_http_dup_base_domain (ascii);
  provider = pr_presets_lookup_domain (pr_search_get_presets (search), base, &match);
  return match == PR_PRESET_MATCH_DOMAIN ? provider
                                         : pr_presets_lookup_mx (pr_search_get_presets (search), ascii);
}

static void
on_records (PrSearch *search,
            const char *name G_GNUC_UNUSED,
            GList *records,
            gpointer data G_GNUC_UNUSED)
{
  PrProvider *provider = NULL;
  g_autoptr (GPtrArray) candidates = NULL;

  for (GList *l = records; l != NULL && provider == NULL; l = l->next)
    {
      const char *host;

      g_variant_get (l->data, "(&s)", &host);
      provider = find_provider (search, host);
    }
  if (provider == NULL)
    return;
  candidates = pr_source_preset_list (provider, pr_search_get_address (search), PR_SOURCE_NS,
                                      PR_TRUST_PLAIN, TRUE);
  for (guint i = 0; i < candidates->len; i++)
    pr_search_try (search, candidates->pdata[i], PR_RANK_NAME_SERVER, i);
}

/**
 * pr_source_ns_start:
 *
 * Asks whose name servers the domain has: a hoster, perhaps, who keeps mailboxes too.
 */
void
pr_source_ns_start (PrSearch *search)
{
  pr_search_lookup_records (search, PR_SOURCE_NS, pr_search_get_base_domain (search),
                            G_RESOLVER_RECORD_NS, on_records, NULL);
}
