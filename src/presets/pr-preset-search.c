/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-search.h"

#include "pr-preset-fold.h"
#include "pr-provider-private.h"

#include <string.h>

/* How well a provider fits, the best first. */
typedef enum
{
  RANK_DOMAIN,        /* the query is one of its domains, or its id */
  RANK_NAME,          /* it is the whole name */
  RANK_NAME_PREFIX,   /* the name begins with it */
  RANK_WORDS,         /* each of its words begins a word of the name */
  RANK_DOMAIN_PREFIX, /* a domain begins with it */
  RANK_SUBSTRING,     /* it is somewhere in the name, a domain or a host */
  RANK_TYPO,          /* it would be one of those but for one slip */
  RANK_NONE,
} Rank;

typedef struct
{
  PrProvider *provider;
  Rank rank;
  guint fame;
} Hit;

/* In shorter words a slip makes too many others. */
#define MIN_TYPO_BYTES 4

static gboolean
begins_a_word (const char *text, const char *word, gsize n_bytes)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (at == text || at[-1] == ' ' || at[-1] == '.' || at[-1] == '-')
      return TRUE;
  return n_bytes == 0;
}

static gboolean
has_all_words (const char *name, char **words)
{
  for (; *words != NULL; words++)
    if (!begins_a_word (name, *words, strlen (*words)))
      return FALSE;
  return TRUE;
}

/* Whether @text begins with @query but for one letter wrong, too many, missing or swapped with the
 * next. The first letter must be right: there slips are rare and the others far too many. */
static gboolean
begins_but_for_one_slip (const char *text, const char *query, gsize n_bytes)
{
  gsize same = 0;

  while (same < n_bytes && query[same] == text[same])
    same++;
  if (same == 0 || same == n_bytes || text[same] == '\0')
    return same > 0 && n_bytes - same <= 1;

  if (g_str_has_prefix (text + same + 1, query + same + 1)) /* wrong */
    return TRUE;
  if (g_str_has_prefix (text + same, query + same + 1)) /* too many */
    return TRUE;
  if (g_str_has_prefix (text + same + 1, query + same)) /* missing */
    return TRUE;
  return same + 1 < n_bytes && query[same] == text[same + 1] && query[same + 1] == text[same] &&
         g_str_has_prefix (text + same + 2, query + same + 2);
}

static gboolean
a_word_begins_but_for_one_slip (const char *text, const char *query, gsize n_bytes)
{
  if (n_bytes < MIN_TYPO_BYTES)
    return FALSE;

  for (;;)
    {
      if (begins_but_for_one_slip (text, query, n_bytes))
        return TRUE;
      text = strchr (text, ' ');
      if (text == NULL)
        return FALSE;
      text++;
    }
}

static Rank
rank_name (PrProvider *provider, const char *query, gsize n_bytes, char **words)
{
  const char *name = pr_provider_get_folded_name (provider);

  if (strcmp (name, query) == 0)
    return RANK_NAME;
  if (strncmp (name, query, n_bytes) == 0)
    return RANK_NAME_PREFIX;
  if (has_all_words (name, words))
    return RANK_WORDS;
  if (strstr (name, query) != NULL)
    return RANK_SUBSTRING;
  return a_word_begins_but_for_one_slip (name, query, n_bytes) ? RANK_TYPO : RANK_NONE;
}

static Rank
rank_domains (PrProvider *provider, const char *query, gsize n_bytes)
{
  guint n_domains = pr_provider_get_n_domains (provider);
  Rank best = RANK_NONE;

  for (guint i = 0; i < n_domains; i++)
    {
      const char *domain = pr_provider_get_domain (provider, i);
      const char *at = strstr (domain, query);

      if (at == domain && domain[n_bytes] == '\0')
        return RANK_DOMAIN;
      if (at == domain)
        best = RANK_DOMAIN_PREFIX;
      else if (at != NULL)
        best = MIN (best, RANK_SUBSTRING);
      else if (best == RANK_NONE && a_word_begins_but_for_one_slip (domain, query, n_bytes))
        best = RANK_TYPO;
    }
  return best;
}

static Rank
rank_hosts (PrProvider *provider, const char *query)
{
  guint n_servers = pr_provider_get_n_servers (provider);

  for (guint i = 0; i < n_servers; i++)
    {
      PrProviderServer server;

      if (pr_provider_get_server (provider, i, &server) && strstr (server.host, query) != NULL)
        return RANK_SUBSTRING;
    }
  return RANK_NONE;
}

static Rank
rank_provider (PrProvider *provider, const char *query, char **words)
{
  gsize n_bytes = strlen (query);
  Rank rank;

  if (strcmp (pr_provider_get_id (provider), query) == 0)
    return RANK_DOMAIN;
  rank = MIN (rank_name (provider, query, n_bytes, words), rank_domains (provider, query, n_bytes));
  return rank > RANK_SUBSTRING ? MIN (rank, rank_hosts (provider, query)) : rank;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  if (left->fame != right->fame)
    return left->fame > right->fame ? -1 : 1;
  return strcmp (pr_provider_get_folded_name (left->provider),
                 pr_provider_get_folded_name (right->provider));
}

/**
 * pr_presets_search:
 * @self: the providers
 * @query: what somebody typed: part of a name, a domain, a host, or a whole address
 *
 * Finds providers by name, domain and host, forgiving of case, accents and one slip. The best come
 * first, of equally good ones the best known; an empty query finds all. Fast enough for each key
 * that is typed. Thread: any.
 *
 * Returns: (transfer full) (element-type PrProvider): the providers, not referenced: they live as
 *   long as @self
 */
GPtrArray *
pr_presets_search (PrPresets *self, const char *query)
{
  const char *at = strrchr (query, '@');
  g_autofree char *cut = g_utf8_make_valid (at == NULL ? query : at + 1, -1);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GPtrArray) providers = g_ptr_array_new ();
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));

  if (g_utf8_strlen (cut, -1) > PR_PRESET_SEARCH_MAX_CHARS)
    return g_steal_pointer (&providers);

  folded = pr_preset_fold (cut);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (G_LIST_MODEL (self), i);
      Hit hit = { provider, rank_provider (provider, folded, words),
                  pr_provider_get_fame (provider) };

      if (hit.rank != RANK_NONE)
        g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (providers, g_array_index (hits, Hit, i).provider);
  return g_steal_pointer (&providers);
}
