/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client-config.h"
#include "pr-discovery.h"
#include "pr-http.h"
#include "pr-rank.h"

G_BEGIN_DECLS

/**
 * PrSearch:
 *
 * One search for the servers of a domain: what its sources share. A source asks through it, so that
 * the search knows what is still under way, and hands it what it finds. Counted. Main context.
 */
typedef struct _PrSearch PrSearch;

typedef void (*PrSearchRecordsFunc) (PrSearch *self, const char *name, GList *records, gpointer data);
typedef void (*PrSearchAnswerFunc) (PrSearch *self,
                                    PrHttpAnswer *answer,
                                    const GError *error,
                                    gpointer data);
typedef void (*PrSearchFunc) (PrSearch *self, gpointer data);
typedef void (*PrSearchHostFunc) (PrSearch *self, const char *host, GList *addresses, gpointer data);

/**
 * PrSearchSource:
 * @start: begins to ask; %NULL ends the list
 * @asks: whom
 *
 * A place where settings may be found.
 */
typedef struct
{
  void (*start) (PrSearch *search);
  enum
  {
    PR_SEARCH_SOURCE_DNS,
    PR_SEARCH_SOURCE_WEB,
  } asks;
} PrSearchSource;

void pr_search_run (PrDiscovery *discovery, const PrSearchSource *sources, GTask *task);

PrSearch *pr_search_ref (PrSearch *self);
void pr_search_unref (PrSearch *self);

PrDiscovery *pr_search_get_discovery (PrSearch *self);
PrPresets *pr_search_get_presets (PrSearch *self);
const char *pr_search_get_address (PrSearch *self);
const char *pr_search_get_domain (PrSearch *self);
const char *pr_search_get_base_domain (PrSearch *self);
gboolean pr_search_may_use_web (PrSearch *self);
gboolean pr_search_is_over (PrSearch *self);
gboolean pr_search_is_foreign (PrSearch *self, const char *host);

gpointer pr_search_keep (PrSearch *self, gpointer data, GDestroyNotify clear);
void pr_search_begin (PrSearch *self, PrSource source);
void pr_search_end (PrSearch *self, PrSource source);

void pr_search_after (PrSearch *self, guint delay_ms, PrSearchFunc func, gpointer data);
void pr_search_lookup_records (PrSearch *self,
                               PrSource source,
                               const char *name,
                               GResolverRecordType type,
                               PrSearchRecordsFunc func,
                               gpointer data);
void pr_search_lookup_host (PrSearch *self,
                            PrSource source,
                            const char *host,
                            PrSearchHostFunc func,
                            gpointer data);
void pr_search_fetch (PrSearch *self,
                      PrSource source,
                      const char *url,
                      PrHttpFlags flags,
                      PrSearchAnswerFunc func,
                      gpointer data);

void pr_search_add (PrSearch *self, PrCandidate *candidate, PrRank rank, guint order);
void pr_search_try (PrSearch *self, PrCandidate *candidate, PrRank rank, guint order);
void pr_search_add_config (PrSearch *self,
                           PrClientConfig *config,
                           PrSource source,
                           PrTrust trust,
                           PrRank rank);
void pr_search_add_note (PrSearch *self, const char *text, const char *url);
void pr_search_set_not_offered (PrSearch *self, PrProtocol protocol);
gboolean pr_search_is_not_offered (PrSearch *self, PrProtocol protocol);
void pr_search_set_mail_host (PrSearch *self, const char *mx_host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrSearch, pr_search_unref)

G_END_DECLS
