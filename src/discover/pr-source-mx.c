/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-discovery-private.h"
#include "pr-source-preset.h"
#include "pr-sources.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
dup_best_host (GList *records, gboolean *refuses)
{
  char *best = NULL;
  guint16 best_preference = G_MAXUINT16;

  *refuses = FALSE;
  for (GList *l = records; l != NULL; l = l->next)
    {
      guint16 preference;
      const char *host;

      g_variant_get (l->data, "(q&s)", &preference, &host);
      /* RFC 7505 */
      if (g_str_equal (host, ".") || *host == '\0')
        *refuses = TRUE;
      else if (pr_endpoint_host_is_valid (host) && (best == NULL || preference < best_preference))
        {
          g_free (best);
          best = g_ascii_strdown (host, -1);
          best_preference = preference;
        }
    }
  if (best != NULL && g_str_has_suffix (best, "."))
    best[strlen (best) - 1] = '\0';
  return best;
}

static void
add_provider (PrSearch *search, PrProvider *provider, const char *host)
{
  g_autoptr (GPtrArray) candidates = pr_source_preset_list (
      provider, pr_search_get_address (search), PR_SOURCE_MX, PR_TRUST_PLAIN, FALSE);

  pr_discovery_take_provider (pr_search_get_discovery (search), provider);
  pr_search_set_mail_host (search, host);
  for (guint i = 0; i < candidates->len; i++)
    {
      PrService *service = pr_candidate_get_service (candidates->pdata[i]);
      g_autoptr (PrCandidate) candidate =
          pr_candidate_new (service, PR_SOURCE_MX, PR_TRUST_PLAIN,
                            pr_search_is_foreign (search, pr_service_get_host (service)));

      pr_search_add (search, candidate, PR_RANK_DNS, i);
    }
}

/* Asks about the domain of the host, and about its parent where that is another. */
static void
ask_web (PrSearch *search, const char *host)
{
  g_autofree char *base = pr_http_dup_base_domain (host);
  const char *dot = strchr (host, '.');

  pr_source_autoconfig_ask_mail_host (search, base);
  pr_source_ispdb_ask_mail_host (search, base);
  if (dot != NULL && strlen (dot + 1) > strlen (base))
    {
      pr_source_autoconfig_ask_mail_host (search, dot + 1);
      pr_source_ispdb_ask_mail_host (search, dot + 1);
    }
}

static void
on_records (PrSearch *search, const char *name, GList *records, gpointer data G_GNUC_UNUSED)
{
  gboolean refuses = FALSE;
  g_autofree char *host = dup_best_host (records, &refuses);
  PrProvider *provider;

  if (host == NULL)
    {
      /* translators: a domain */
      g_autofree char *note = g_strdup_printf (_("%s says that it receives no mail."), name);

      if (refuses)
        pr_search_add_note (search, note, NULL);
      return;
    }
  pr_source_guess_add_mail_host (search, host);
  provider = pr_presets_lookup_mx (pr_search_get_presets (search), host);
  if (provider != NULL)
    add_provider (search, provider, host);
  else if (pr_search_is_foreign (search, host) && pr_search_may_use_web (search))
    ask_web (search, host);
}

/**
 * pr_source_mx_start:
 *
 * Asks who receives the domain's mail: a provider that is known, or one that publishes its settings.
 */
void
pr_source_mx_start (PrSearch *search)
{
  pr_search_lookup_records (search, PR_SOURCE_MX, pr_search_get_domain (search),
                            G_RESOLVER_RECORD_MX, on_records, NULL);
}
