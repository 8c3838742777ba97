/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pacc-config.h"
#include "pr-sources.h"

#include <glib/gi18n.h>

/* The document comes over https, its digest by DNS, both asked for at once; it counts when both are
 * there. draft-ietf-mailmaint-pacc. */
typedef struct
{
  GBytes *body;
  gboolean other_domain;
  GPtrArray *records; /* the strings of each, joined; NULL while they are not there */
} Pacc;

static void
pacc_clear (gpointer data)
{
  Pacc *pacc = data;

  g_clear_pointer (&pacc->body, g_bytes_unref);
  g_clear_pointer (&pacc->records, g_ptr_array_unref);
}

static gboolean
is_vouched_for (const Pacc *pacc)
{
  for (guint i = 0; i < pacc->records->len; i++)
    if (pr_pacc_config_matches_record (pacc->body, pacc->records->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
judge (PrSearch *search, const Pacc *pacc)
{
  g_autoptr (PrClientConfig) config = NULL;
  gsize n_bytes = 0;
  const char *text;

  if (pacc->body == NULL || pacc->records == NULL)
    return;
  text = g_bytes_get_data (pacc->body, &n_bytes);
  config = pr_pacc_config_parse (text, n_bytes, pr_search_get_address (search), NULL);
  if (config == NULL)
    return;
  if (!is_vouched_for (pacc))
    {
      pr_search_add_note (search,
                          _("The domain publishes settings, but its DNS does not vouch for them: they "
                            "are passed over."),
                          NULL);
      return;
    }
  pr_search_add_config (search, config, PR_SOURCE_PACC, PR_TRUST_HTTPS,
                        pacc->other_domain ? PR_RANK_COLLECTED : PR_RANK_OWNER);
}

static void
on_document (PrSearch *search,
             PrHttpAnswer *answer,
             const GError *error G_GNUC_UNUSED,
             gpointer data)
{
  Pacc *pacc = data;

  if (answer != NULL && answer->encrypted)
    {
      pacc->body = g_bytes_ref (answer->body);
      pacc->other_domain = answer->other_domain;
      judge (search, pacc);
    }
}

static void
on_digests (PrSearch *search, const char *name G_GNUC_UNUSED, GList *records, gpointer data)
{
  Pacc *pacc = data;

  pacc->records = g_ptr_array_new_with_free_func (g_free);
  for (GList *l = records; l != NULL; l = l->next)
    {
      g_autofree const char **texts = NULL;

      g_variant_get (l->data, "(^a&s)", &texts);
      g_ptr_array_add (pacc->records, g_strjoinv (NULL, (char **) texts));
    }
  judge (search, pacc);
}

/**
 * pr_source_pacc_start:
 *
 * Asks for what the domain publishes by PACC.
 */
void
pr_source_pacc_start (PrSearch *search)
{
  const char *domain = pr_search_get_domain (search);
  g_autofree char *url = g_strdup_printf (
      "https://ua-auto-config.%s/.well-known/user-agent-configuration.json", domain);
  g_autofree char *name = g_strconcat ("_ua-auto-config.", domain, NULL);
  Pacc *pacc = g_new0 (Pacc, 1);

  pr_search_keep (search, pacc, pacc_clear);
  pr_search_fetch (search, PR_SOURCE_PACC, url, PR_HTTP_NONE, on_document, pacc);
  pr_search_lookup_records (search, PR_SOURCE_PACC, name, G_RESOLVER_RECORD_TXT, on_digests, pacc);
}
