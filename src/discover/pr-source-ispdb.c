/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sources.h"

/* Thunderbird's collection; it learns for which domain somebody asks. */
#define ISPDB_URL "https://v1.ispdb.net/"

static void
add_answer (PrSearch *search, PrHttpAnswer *answer, PrSource source, PrTrust trust, PrRank rank)
{
  g_autoptr (PrClientConfig) config = NULL;
  gsize n_bytes = 0;
  const char *text;

  if (answer == NULL || !answer->encrypted)
    return;
  text = g_bytes_get_data (answer->body, &n_bytes);
  config = pr_client_config_parse (text, n_bytes, pr_search_get_address (search), NULL);
  if (config != NULL)
    pr_search_add_config (search, config, source, trust, rank);
}

static void
on_domain (PrSearch *search,
           PrHttpAnswer *answer,
           const GError *error G_GNUC_UNUSED,
           gpointer data G_GNUC_UNUSED)
{
  add_answer (search, answer, PR_SOURCE_ISPDB, PR_TRUST_HTTPS, PR_RANK_COLLECTED);
}

/* The collection can be relied on, but not the MX record that led there. */
static void
on_mail_host (PrSearch *search,
              PrHttpAnswer *answer,
              const GError *error G_GNUC_UNUSED,
              gpointer data)
{
  if (answer != NULL)
    pr_search_set_mail_host (search, data);
  add_answer (search, answer, PR_SOURCE_MX, PR_TRUST_PLAIN, PR_RANK_DNS);
}

/**
 * pr_source_ispdb_start:
 *
 * Asks for the domain.
 */
void
pr_source_ispdb_start (PrSearch *search)
{
  g_autofree char *url = g_strconcat (ISPDB_URL, pr_search_get_domain (search), NULL);

  pr_search_fetch (search, PR_SOURCE_ISPDB, url, PR_HTTP_NONE, on_domain, NULL);
}

/**
 * pr_source_ispdb_ask_mail_host:
 * @domain: of a host that receives the domain's mail
 *
 * Asks for somebody else's domain on behalf of the source “mx”.
 */
void
pr_source_ispdb_ask_mail_host (PrSearch *search, const char *domain)
{
  g_autofree char *url = g_strconcat (ISPDB_URL, domain, NULL);

  pr_search_fetch (search, PR_SOURCE_MX, url, PR_HTTP_NONE, on_mail_host,
                   pr_search_keep (search, g_strdup (domain), NULL));
}
