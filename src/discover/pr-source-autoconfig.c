/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sources.h"

#include <glib/gi18n.h>

/* draft-ietf-mailmaint-autoconfig: the host that is there for it, then the domain itself. */
#define HOST_URL "https://autoconfig.%s/mail/config-v1.1.xml"
#define WELL_KNOWN_URL "https://%s/.well-known/autoconfig/mail/config-v1.1.xml"
#define CLEAR_HOST_URL "http://autoconfig.%s/mail/config-v1.1.xml"
#define CLEAR_WELL_KNOWN_URL "http://%s/.well-known/autoconfig/mail/config-v1.1.xml"

/* A web server that drops what comes for https may still answer without. */
#define HTTPS_PATIENCE_MS 2500

typedef struct
{
  guint n_waiting; /* for https */
  gboolean found;
  gboolean asked_unencrypted;
} Autoconfig;

static void on_https (PrSearch *search, PrHttpAnswer *answer, const GError *error, gpointer data);

static gboolean
add_answer (PrSearch *search, PrHttpAnswer *answer, PrSource source, PrTrust trust, PrRank rank)
{
  g_autoptr (PrClientConfig) config = NULL;
  gsize n_bytes = 0;
  const char *text;

  if (answer == NULL)
    return FALSE;
  text = g_bytes_get_data (answer->body, &n_bytes);
  config = pr_client_config_parse (text, n_bytes, pr_search_get_address (search), NULL);
  if (config == NULL)
    return FALSE;
  if (answer->other_domain)
    {
      g_autofree char *note =
          /* translators: a domain, a host name in another domain */
          g_strdup_printf (_("%s leaves it to %s to say which servers it has."),
                           pr_search_get_domain (search), answer->host);

      pr_search_add_note (search, note, NULL);
    }
  pr_search_add_config (search, config, source, trust, rank);
  return TRUE;
}

static void
on_http (PrSearch *search,
         PrHttpAnswer *answer,
         const GError *error G_GNUC_UNUSED,
         gpointer data G_GNUC_UNUSED)
{
  (void) add_answer (search, answer, PR_SOURCE_AUTOCONFIG, PR_TRUST_PLAIN, PR_RANK_DNS);
}

static void
ask_unencrypted (PrSearch *search, gpointer data)
{
  Autoconfig *autoconfig = data;
  const char *domain = pr_search_get_domain (search);
  g_autofree char *host_url = g_strdup_printf (CLEAR_HOST_URL, domain);
  g_autofree char *well_known_url = g_strdup_printf (CLEAR_WELL_KNOWN_URL, domain);

  if (autoconfig->found || autoconfig->asked_unencrypted)
    return;
  autoconfig->asked_unencrypted = TRUE;
  pr_search_fetch (search, PR_SOURCE_AUTOCONFIG, host_url, PR_HTTP_NONE, on_http, NULL);
  pr_search_fetch (search, PR_SOURCE_AUTOCONFIG, well_known_url, PR_HTTP_NONE, on_http, NULL);
}

static void
on_https (PrSearch *search, PrHttpAnswer *answer, const GError *error G_GNUC_UNUSED, gpointer data)
{
  Autoconfig *autoconfig = data;
  PrRank rank = answer != NULL && answer->other_domain ? PR_RANK_COLLECTED : PR_RANK_OWNER;

  autoconfig->n_waiting--;
  autoconfig->found |= add_answer (search, answer, PR_SOURCE_AUTOCONFIG, PR_TRUST_HTTPS, rank);
  if (autoconfig->n_waiting == 0)
    ask_unencrypted (search, autoconfig);
}

/* Some servers must know the address before they say anything. Only such a server is told: one that
 * has shown who it is, that is there for nothing else, and that does have the page, but answers a
 * question without the address with an error. */
static void
on_host (PrSearch *search, PrHttpAnswer *answer, const GError *error, gpointer data)
{
  g_autofree char *address = NULL;
  g_autofree char *url = NULL;
  g_autofree char *full_url = NULL;

  if (!g_error_matches (error, PR_HTTP_ERROR, PR_HTTP_ERROR_STATUS))
    {
      on_https (search, answer, error, data);
      return;
    }
  address = g_uri_escape_string (pr_search_get_address (search), "@", FALSE);
  url = g_strdup_printf (HOST_URL, pr_search_get_domain (search));
  full_url = g_strconcat (url, "?emailaddress=", address, NULL);
  pr_search_fetch (search, PR_SOURCE_AUTOCONFIG, full_url, PR_HTTP_SAME_DOMAIN, on_https, data);
}

/**
 * pr_source_autoconfig_start:
 *
 * Asks for what the domain publishes, over https, and without encryption where that fails.
 */
void
pr_source_autoconfig_start (PrSearch *search)
{
  const char *domain = pr_search_get_domain (search);
  g_autofree char *host_url = g_strdup_printf (HOST_URL, domain);
  g_autofree char *well_known_url = g_strdup_printf (WELL_KNOWN_URL, domain);
  Autoconfig *autoconfig = pr_search_keep (search, g_new0 (Autoconfig, 1), NULL);

  autoconfig->n_waiting = 2;
  pr_search_fetch (search, PR_SOURCE_AUTOCONFIG, host_url, PR_HTTP_NONE, on_host, autoconfig);
  pr_search_fetch (search, PR_SOURCE_AUTOCONFIG, well_known_url, PR_HTTP_NONE, on_https, autoconfig);
  pr_search_after (search, HTTPS_PATIENCE_MS, ask_unencrypted, autoconfig);
}

/* The page can be relied on, but not the MX record that led there. */
static void
on_mail_host (PrSearch *search,
              PrHttpAnswer *answer,
              const GError *error G_GNUC_UNUSED,
              gpointer data)
{
  if (add_answer (search, answer, PR_SOURCE_MX, PR_TRUST_PLAIN, PR_RANK_DNS))
    pr_search_set_mail_host (search, data);
}

/**
 * pr_source_autoconfig_ask_mail_host:
 * @domain: of a host that receives the domain's mail
 *
 * Asks for somebody else's domain on behalf of the source “mx”.
 */
void
pr_source_autoconfig_ask_mail_host (PrSearch *search, const char *domain)
{
  g_autofree char *url = g_strdup_printf (HOST_URL, domain);

  pr_search_fetch (search, PR_SOURCE_MX, url, PR_HTTP_NONE, on_mail_host,
                   pr_search_keep (search, g_strdup (domain), NULL));
}
