/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-search.h"

#include "pr-discovery-private.h"
#include "pr-email-address.h"
#include "pr-service-probe.h"

#include <glib/gi18n.h>

/* How long the usual names are held back for what is published: a few round trips. Nobody is asked
 * on eight ports who says on which he listens. */
#define GUESS_DELAY_MS 500
/* With a good answer in hand, how long after the beginning a better one is waited for: somebody is
 * waiting for this one. A preset is good enough to be waited with for less. */
#define PATIENCE_MS 1800
#define PRESET_PATIENCE_MS 1000

/* What is left of the time for telling what was found: the search ends when it is said to. */
#define TELLING_TIME_DIVISOR 32

/* Nobody publishes as many servers; each is connected to. */
#define MAX_PROBES 64
/* A certificate may be for hundreds of names of a hoster's customers. */
#define MAX_CERTIFICATE_NAMES 2

struct _PrSearch
{
  PrDiscovery *discovery;
  GTask *task;
  PrHttp *http;
  PrSharedTrust *trust;
  GCancellable *cancellable; /* ends all that is under way */
  char *domain;
  char *base_domain;
  GPtrArray *sources; /* of the main context */
  GPtrArray *kept; /* what the sources remember */
  GPtrArray *held; /* what is tried when published settings do not suffice */
  GHashTable *tried; /* servers, so that none that several names lead to is asked twice */
  GPtrArray *mail_domains; /* of the known ones who receive the domain's mail */

  gint64 start_us;
  gint64 end_us;
  guint pending[PR_N_SOURCES];
  guint n_probes;
  guint n_answers;
  guint n_failed_lookups;
  gboolean not_offered[PR_N_PROTOCOLS];
  gboolean released;
  gboolean over;
};

/* What one look-up, fetch or probe comes back with. */
typedef struct
{
  PrSearch *search;
  PrSource source;
  char *name;
  PrSearchRecordsFunc records_func;
  PrSearchHostFunc host_func;
  PrSearchAnswerFunc answer_func;
  gpointer data;
} Wait;

typedef struct
{
  PrSearch *search;
  PrCandidate *candidate;
  gboolean hidden;       /* until it answers */
  char *proposed_by;     /* the host whose certificate names it, or NULL */
} Probe;

typedef struct
{
  gpointer data;
  GDestroyNotify clear;
} Keepsake;

typedef struct
{
  PrSearch *search;
  PrSearchFunc func;
  gpointer data;
} Later;

static void evaluate (PrSearch *self);
static void
start_probe (PrSearch *self, PrCandidate *candidate, gboolean hidden, const char *proposed_by);

static PrRank
get_best_rank (PrSource source)
{
  switch (source)
    {
    case PR_SOURCE_PACC:
    case PR_SOURCE_AUTOCONFIG:
      return PR_RANK_OWNER;
    case PR_SOURCE_PRESET:
    case PR_SOURCE_ISPDB:
      return PR_RANK_COLLECTED;
    case PR_SOURCE_SRV:
    case PR_SOURCE_MX:
      return PR_RANK_DNS;
    case PR_SOURCE_GUESS:
      return PR_RANK_GUESS;
    case PR_SOURCE_NS:
    default:
      return PR_RANK_NAME_SERVER;
    }
}

PrSearch *
pr_search_ref (PrSearch *self)
{
  return g_rc_box_acquire (self);
}

static void
keepsake_free (gpointer data)
{
  Keepsake *keepsake = data;

  if (keepsake->clear != NULL)
    keepsake->clear (keepsake->data);
  g_free (keepsake->data);
  g_free (keepsake);
}

static void
pr_search_clear (gpointer data)
{
  PrSearch *self = data;

  g_clear_object (&self->discovery);
  g_clear_object (&self->task);
  g_clear_object (&self->http);
  g_clear_object (&self->cancellable);
  pr_shared_trust_unref (self->trust);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->tried);
  g_ptr_array_unref (self->mail_domains);
  g_free (self->domain);
  g_free (self->base_domain);
}

void
pr_search_unref (PrSearch *self)
{
  g_rc_box_release_full (self, pr_search_clear);
}

PrDiscovery *
pr_search_get_discovery (PrSearch *self)
{
  return self->discovery;
}

PrPresets *
pr_search_get_presets (PrSearch *self)
{
  return pr_discovery_get_presets (self->discovery);
}

const char *
pr_search_get_address (PrSearch *self)
{
  return pr_discovery_get_email (self->discovery);
}

/**
 * pr_search_get_domain:
 *
 * Returns: (transfer none): the address's domain in ASCII
 */
const char *
pr_search_get_domain (PrSearch *self)
{
  return self->domain;
}

/**
 * pr_search_get_base_domain:
 *
 * Returns: (transfer none): the part of it that somebody has registered
 */
const char *
pr_search_get_base_domain (PrSearch *self)
{
  return self->base_domain;
}

gboolean
pr_search_may_use_web (PrSearch *self)
{
  return (pr_discovery_get_flags (self->discovery) & PR_DISCOVERY_NO_WEB) == 0;
}

gboolean
pr_search_is_over (PrSearch *self)
{
  return self->over;
}

static gboolean
is_within (const char *host, const char *base_domain)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);
  g_autofree char *base = ascii == NULL ? NULL : pr_http_dup_base_domain (ascii);

  return g_strcmp0 (base, base_domain) == 0;
}

/**
 * pr_search_is_foreign:
 *
 * Returns: %TRUE if @host lies outside of what the owner of the address's domain has registered
 */
gboolean
pr_search_is_foreign (PrSearch *self, const char *host)
{
  return !is_within (host, self->base_domain);
}

void
pr_search_add_note (PrSearch *self, const char *text, const char *url)
{
  if (!self->over)
    pr_discovery_add_note (self->discovery, text, url);
}

void
pr_search_set_not_offered (PrSearch *self, PrProtocol protocol)
{
  self->not_offered[protocol] = TRUE;
}

gboolean
pr_search_is_not_offered (PrSearch *self, PrProtocol protocol)
{
  return self->not_offered[protocol];
}

static guint
elapsed_ms (PrSearch *self)
{
  return (guint) ((g_get_monotonic_time () - self->start_us) / 1000);
}

static void
report_stray_candidates (PrSearch *self)
{
  gboolean cut_short = FALSE;

  for (guint i = 0; i < pr_discovery_get_n_candidates (self->discovery); i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self->discovery, i);

      if (pr_candidate_get_answer (candidate) != PR_ANSWER_TRYING)
        continue;
      /* Not in time, at least. */
      pr_candidate_set_answer (candidate, PR_ANSWER_NO);
      cut_short = TRUE;
    }
  for (guint i = 0; i < PR_N_SOURCES; i++)
    cut_short |= self->pending[i] > 0;
  if (cut_short && g_get_monotonic_time () >= self->end_us)
    pr_discovery_add_note (self->discovery, _("Not everything that was asked has answered in time."),
                           NULL);
  if (self->n_failed_lookups > 0 && self->n_answers == 0)
    pr_discovery_add_note (self->discovery,
                           _("Names cannot be looked up: is this computer connected to the network?"),
                           NULL);
}

static void
finish (PrSearch *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->over)
    return;
  report_stray_candidates (self);
  self->over = TRUE;
  g_ptr_array_set_size (self->sources, 0);
  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->held, 0);
  pr_discovery_candidates_changed (self->discovery);
  task = g_steal_pointer (&self->task);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* The best that answers; one that is still being asked may be better. */
static PrCandidate *
find_good (PrSearch *self, PrProtocol protocol)
{
  for (guint i = 0; i < pr_discovery_get_n_candidates (self->discovery); i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self->discovery, i);

      if (pr_service_get_protocol (pr_candidate_get_service (candidate)) == protocol
          && pr_candidate_is_good (candidate))
        return candidate;
    }
  return NULL;
}

/* The worse of what is there for incoming and outgoing mail; G_MAXUINT where one of them lacks. */
static guint
get_rank_in_hand (PrSearch *self)
{
  PrCandidate *incoming = find_good (self, PR_PROTOCOL_IMAP);
  PrCandidate *outgoing = find_good (self, PR_PROTOCOL_SMTP);

  if (incoming == NULL)
    incoming = find_good (self, PR_PROTOCOL_POP3);
  if (incoming == NULL || outgoing == NULL)
    return G_MAXUINT;
  return MAX (pr_candidate_get_rank (incoming), pr_candidate_get_rank (outgoing));
}

static gboolean
is_encrypted (PrCandidate *candidate)
{
  return candidate == NULL
         || pr_service_get_security (pr_candidate_get_service (candidate)) != PR_SECURITY_NONE;
}

/* Something unencrypted is only taken once everything else has been tried. */
static gboolean
is_encrypted_in_hand (PrSearch *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (!is_encrypted (find_good (self, (PrProtocol) i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_any_candidate_trying (PrSearch *self, guint rank)
{
  for (guint i = 0; i < pr_discovery_get_n_candidates (self->discovery); i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self->discovery, i);

      if (pr_candidate_get_answer (candidate) == PR_ANSWER_TRYING
          && pr_candidate_get_rank (candidate) <= rank)
        return TRUE;
    }
  return FALSE;
}

/* Whether what may still come could be better than what is there. */
static gboolean
can_improve (PrSearch *self, guint rank)
{
  for (guint i = 0; i < PR_N_SOURCES; i++)
    if (self->pending[i] > 0
        && pr_rank_with_order (get_best_rank ((PrSource) i), (PrSource) i, 0) <= rank)
      return TRUE;
  return is_any_candidate_trying (self, rank);
}

static gboolean
is_anything_pending (PrSearch *self)
{
  return can_improve (self, G_MAXUINT);
}

static gboolean
are_published_settings_missing (PrSearch *self)
{
  static const PrSource published[] = { PR_SOURCE_PACC, PR_SOURCE_AUTOCONFIG, PR_SOURCE_ISPDB,
                                        PR_SOURCE_SRV, PR_SOURCE_MX };

  if (get_rank_in_hand (self) != G_MAXUINT && is_encrypted_in_hand (self))
    return FALSE;
  if (elapsed_ms (self) >= GUESS_DELAY_MS)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    if (self->pending[published[i]] > 0)
      return FALSE;
  return !is_any_candidate_trying (self, G_MAXUINT);
}

static void
release (PrSearch *self)
{
  g_autoptr (GPtrArray) held = self->held;

  self->released = TRUE;
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < held->len; i++)
    start_probe (self, held->pdata[i], TRUE, NULL);
}

static gboolean
is_settled (PrSearch *self)
{
  guint rank = get_rank_in_hand (self);
  guint patience_ms =
      rank < pr_rank_with_order (PR_RANK_DNS, 0, 0) && self->n_probes == 0 ? PRESET_PATIENCE_MS
                                                                           : PATIENCE_MS;

  if (rank == G_MAXUINT || !is_encrypted_in_hand (self))
    return FALSE;
  return elapsed_ms (self) >= patience_ms || !can_improve (self, rank);
}

static void
evaluate (PrSearch *self)
{
  if (self->over)
    return;
  if (!self->released && are_published_settings_missing (self))
    release (self);
  if ((self->released && !is_anything_pending (self)) || is_settled (self))
    finish (self);
}

/**
 * pr_search_keep:
 * @data: (transfer full): what a source has to remember, from g_malloc()
 * @clear: (nullable): frees what @data holds
 *
 * Returns: (transfer none): @data, which lives as long as the search
 */
gpointer
pr_search_keep (PrSearch *self, gpointer data, GDestroyNotify clear)
{
  Keepsake *keepsake = g_new0 (Keepsake, 1);

  keepsake->data = data;
  keepsake->clear = clear;
  g_ptr_array_add (self->kept, keepsake);
  return data;
}

/**
 * pr_search_begin:
 *
 * Notes that @source has something under way, to be ended by pr_search_end().
 */
void
pr_search_begin (PrSearch *self, PrSource source)
{
  self->pending[source]++;
}

void
pr_search_end (PrSearch *self, PrSource source)
{
  g_assert (self->pending[source] > 0);
  self->pending[source]--;
  evaluate (self);
}

static Wait *
wait_new (PrSearch *self, PrSource source, const char *name, gpointer data)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->search = pr_search_ref (self);
  wait->source = source;
  wait->name = g_strdup (name);
  wait->data = data;
  pr_search_begin (self, source);
  return wait;
}

/* Last of all, since it may end the search. */
static void
wait_end (Wait *wait)
{
  pr_search_end (wait->search, wait->source);
  pr_search_unref (wait->search);
  g_free (wait->name);
  g_free (wait);
}

static void
note_lookup (PrSearch *self, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    self->n_answers++;
  else
    self->n_failed_lookups++;
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (GError) error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  if (!wait->search->over)
    {
      note_lookup (wait->search, error);
      wait->records_func (wait->search, wait->name, records, wait->data);
    }
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  wait_end (wait);
}

/**
 * pr_search_lookup_records:
 * @source: who asks
 * @name: what for
 * @type: which records
 * @func: called with the records, of which there are perhaps none; not once the search is over
 * @data: for @func
 */
void
pr_search_lookup_records (PrSearch *self,
                          PrSource source,
                          const char *name,
                          GResolverRecordType type,
                          PrSearchRecordsFunc func,
                          gpointer data)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Wait *wait = wait_new (self, source, name, data);

  wait->records_func = func;
  g_resolver_lookup_records_async (resolver, name, type, self->cancellable, on_records, wait);
}

static void
on_host (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);

  if (!wait->search->over)
    {
      note_lookup (wait->search, error);
      wait->host_func (wait->search, wait->name, addresses, wait->data);
    }
  g_resolver_free_addresses (addresses);
  wait_end (wait);
}

/**
 * pr_search_lookup_host:
 * @source: who asks
 * @host: a host name
 * @func: called with its addresses, of which there are perhaps none; not once the search is over
 * @data: for @func
 */
void
pr_search_lookup_host (PrSearch *self,
                       PrSource source,
                       const char *host,
                       PrSearchHostFunc func,
                       gpointer data)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Wait *wait = wait_new (self, source, host, data);

  wait->host_func = func;
  g_resolver_lookup_by_name_async (resolver, host, self->cancellable, on_host, wait);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrHttpAnswer) answer = pr_http_get_finish (PR_HTTP (source), result, &error);

  if (!wait->search->over)
    wait->answer_func (wait->search, answer, error, wait->data);
  wait_end (wait);
}

/**
 * pr_search_fetch:
 * @source: who asks
 * @url: what for
 * @flags: what to mind
 * @func: called with the answer or the error; not once the search is over
 * @data: for @func
 */
void
pr_search_fetch (PrSearch *self,
                 PrSource source,
                 const char *url,
                 PrHttpFlags flags,
                 PrSearchAnswerFunc func,
                 gpointer data)
{
  Wait *wait = wait_new (self, source, url, data);

  wait->answer_func = func;
  pr_http_get_async (self->http, url, flags, PR_CLIENT_CONFIG_MAX_BYTES, self->cancellable,
                     on_answer, wait);
}

/* The same server, unencrypted: somebody may have nothing better. */
static void
add_clear_twin (PrSearch *self, PrCandidate *candidate)
{
  g_autoptr (PrService) service = pr_service_copy (pr_candidate_get_service (candidate));
  g_autoptr (PrCandidate) twin = NULL;

  pr_service_set_security (service, PR_SECURITY_NONE);
  twin = pr_candidate_new (service, pr_candidate_get_source (candidate),
                           pr_candidate_get_trust (candidate),
                           pr_candidate_is_unconfirmed (candidate));
  pr_candidate_set_rank (twin, pr_candidate_get_rank (candidate));
  pr_candidate_set_answer (twin, PR_ANSWER_YES);
  (void) pr_discovery_add_candidate (self->discovery, twin);
}

/* A wildcard fits under any first label: that of the host that was asked is as good as any. */
static char *
dup_host_from_certificate (const char *name, const char *asked)
{
  const char *dot = strchr (asked, '.');

  if (!g_str_has_prefix (name, "*."))
    return g_strdup (name);
  return dot == NULL ? NULL : g_strdup_printf ("%.*s%s", (int) (dot - asked), asked, name + 1);
}

static void
propose_certificate_names (PrSearch *self, PrCandidate *candidate, char **names)
{
  PrService *asked = pr_candidate_get_service (candidate);
  guint n_proposed = 0;

  for (; *names != NULL && n_proposed < MAX_CERTIFICATE_NAMES; names++)
    {
      g_autofree char *host = dup_host_from_certificate (*names, pr_service_get_host (asked));
      g_autoptr (PrService) service = NULL;
      g_autoptr (PrCandidate) proposal = NULL;

      if (host == NULL || strchr (host, '.') == NULL || strchr (host, '*') != NULL
          || !pr_endpoint_host_is_valid (host) || g_hostname_is_ip_address (host))
        continue;
      service = pr_service_copy (asked);
      pr_service_set_host (service, host);
      proposal = pr_candidate_new (service, pr_candidate_get_source (candidate), PR_TRUST_PLAIN,
                                   pr_search_is_foreign (self, host));
      pr_candidate_set_rank (proposal, pr_candidate_get_rank (candidate));
      start_probe (self, proposal, TRUE, pr_service_get_host (asked));
      n_proposed++;
    }
}

static void
add_proposal_note (PrSearch *self, PrCandidate *candidate, const char *proposed_by)
{
  /* translators: two host names */
  g_autofree char *note =
      g_strdup_printf (_("The server at %s shows the certificate of %s."), proposed_by,
                       pr_service_get_host (pr_candidate_get_service (candidate)));

  pr_search_add_note (self, note, NULL);
}

static void
take_probe (PrSearch *self, const Probe *probe, gboolean answers, const PrProbeFindings *findings)
{
  PrCandidate *candidate = probe->candidate;

  pr_candidate_set_answer (candidate, answers ? PR_ANSWER_YES : PR_ANSWER_NO);
  if (answers && probe->hidden)
    (void) pr_discovery_add_candidate (self->discovery, candidate);
  if (answers && probe->proposed_by != NULL)
    add_proposal_note (self, candidate, probe->proposed_by);
  if (findings->clear_only)
    add_clear_twin (self, candidate);
  if (findings->certificate_names != NULL && probe->proposed_by == NULL)
    propose_certificate_names (self, candidate, findings->certificate_names);
  pr_discovery_candidates_changed (self->discovery);
}

static void
on_probed (GObject *source_object G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autofree Probe *probe = data;
  g_autofree char *proposed_by = probe->proposed_by;
  g_autoptr (PrCandidate) candidate = probe->candidate;
  PrSearch *self = probe->search;
  PrProbeFindings findings;
  gboolean answers = pr_service_probe_finish (result, &findings, NULL);

  if (!self->over)
    take_probe (self, probe, answers, &findings);
  pr_probe_findings_clear (&findings);
  if (probe->hidden)
    pr_search_end (self, pr_candidate_get_source (candidate));
  else
    evaluate (self);
  pr_search_unref (self);
}

static char *
dup_server_key (PrCandidate *candidate)
{
  PrService *service = pr_candidate_get_service (candidate);
  g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
  g_autofree char *where = pr_endpoint_to_string (endpoint);

  return g_strdup_printf ("%d %s", (int) pr_service_get_protocol (service), where);
}

static void
start_probe (PrSearch *self, PrCandidate *candidate, gboolean hidden, const char *proposed_by)
{
  gint64 left_ms = (self->end_us - g_get_monotonic_time ()) / 1000;
  Probe *probe;

  if (left_ms <= 0 || self->n_probes >= MAX_PROBES
      || (!g_hash_table_add (self->tried, dup_server_key (candidate)) && hidden))
    return;
  self->n_probes++;
  probe = g_new0 (Probe, 1);
  probe->search = pr_search_ref (self);
  probe->candidate = g_object_ref (candidate);
  probe->hidden = hidden;
  probe->proposed_by = g_strdup (proposed_by);
  pr_candidate_set_answer (candidate, PR_ANSWER_TRYING);
  if (hidden)
    pr_search_begin (self, pr_candidate_get_source (candidate));
  pr_service_probe_async (pr_candidate_get_service (candidate), self->trust, (guint) left_ms,
                          self->cancellable, on_probed, probe);
}

/* What the web server says of a domain whose mail is delivered to somebody who is known: the page of a
 * web hoster, most likely, who answers so for every domain. */
static gboolean
is_web_hosters_word (PrSearch *self, PrCandidate *candidate)
{
  const char *host = pr_service_get_host (pr_candidate_get_service (candidate));

  if (self->mail_domains->len == 0
      || pr_candidate_get_source (candidate) != PR_SOURCE_AUTOCONFIG)
    return FALSE;
  for (guint i = 0; i < self->mail_domains->len; i++)
    if (is_within (host, self->mail_domains->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
demote_web_hosters_word (PrSearch *self, PrCandidate *candidate)
{
  g_autofree char *note = NULL;

  if (!is_web_hosters_word (self, candidate))
    return;
  pr_candidate_set_rank (candidate,
                         pr_rank_with_order (PR_RANK_WEB_HOSTER, PR_SOURCE_AUTOCONFIG,
                                             pr_rank_get_order (pr_candidate_get_rank (candidate))));
  note = g_strdup_printf (
      /* translators: a domain, another domain */
      _("Mail for %s is delivered to %s, but the web server of the domain names other servers."),
      self->domain, (const char *) self->mail_domains->pdata[0]);
  pr_search_add_note (self, note, NULL);
}

/**
 * pr_search_add:
 * @candidate: (transfer none): what a source names
 * @rank: how good the source is
 * @order: the place it has there
 *
 * Adds it to the answers and asks the server.
 */
void
pr_search_add (PrSearch *self, PrCandidate *candidate, PrRank rank, guint order)
{
  PrCandidate *kept;

  if (self->over)
    return;
  pr_candidate_set_rank (candidate,
                         pr_rank_with_order (rank, pr_candidate_get_source (candidate), order));
  demote_web_hosters_word (self, candidate);
  kept = pr_discovery_add_candidate (self->discovery, candidate);
  if (kept == candidate)
    start_probe (self, candidate, FALSE, NULL);
  pr_discovery_candidates_changed (self->discovery);
}

/**
 * pr_search_try:
 * @candidate: (transfer none): what may be there
 * @rank: how good that would be
 * @order: its place among its like
 *
 * Asks the server, should what is published not suffice; becomes an answer only where it answers.
 */
void
pr_search_try (PrSearch *self, PrCandidate *candidate, PrRank rank, guint order)
{
  if (self->over)
    return;
  pr_candidate_set_rank (candidate,
                         pr_rank_with_order (rank, pr_candidate_get_source (candidate), order));
  if (self->released)
    start_probe (self, candidate, TRUE, NULL);
  else
    g_ptr_array_add (self->held, g_object_ref (candidate));
}

static void
add_pages (PrSearch *self, PrClientConfig *config)
{
  for (guint i = 0; i < config->pages->len; i++)
    {
      const PrClientConfigPage *page = config->pages->pdata[i];
      g_autofree char *text = NULL;

      if (page->text == NULL)
        text = g_strdup (_("The provider’s page about mail programs:"));
      else
        /* translators: what the provider has written about a page of its own */
        text = g_strdup_printf (_("The provider says: “%s”"), page->text);
      pr_search_add_note (self, text, page->url);
    }
}

/**
 * pr_search_add_config:
 * @config: what was published
 * @source: by whom
 * @trust: how it came
 * @rank: how good that is
 *
 * Adds all of its servers.
 */
void
pr_search_add_config (PrSearch *self,
                      PrClientConfig *config,
                      PrSource source,
                      PrTrust trust,
                      PrRank rank)
{
  for (guint i = 0; i < config->services->len; i++)
    {
      PrService *service = config->services->pdata[i];
      gboolean unconfirmed = trust == PR_TRUST_PLAIN
                             && pr_search_is_foreign (self, pr_service_get_host (service));
      g_autoptr (PrCandidate) candidate = pr_candidate_new (service, source, trust, unconfirmed);

      pr_search_add (self, candidate, rank, i);
    }
  add_pages (self, config);
}

/**
 * pr_search_set_mail_host:
 * @mx_host: a host of somebody who is known to keep mailboxes, and receives the domain's mail
 */
void
pr_search_set_mail_host (PrSearch *self, const char *mx_host)
{
  g_autofree char *base = pr_http_dup_base_domain (mx_host);

  if (g_ptr_array_find_with_equal_func (self->mail_domains, base, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->mail_domains, g_steal_pointer (&base));
  for (guint i = 0; i < pr_discovery_get_n_candidates (self->discovery); i++)
    demote_web_hosters_word (self, pr_discovery_get_candidate (self->discovery, i));
}

static gboolean
on_time (gpointer data)
{
  PrSearch *self = data;

  if (g_get_monotonic_time () >= self->end_us)
    finish (self);
  else
    evaluate (self);
  return G_SOURCE_REMOVE;
}

static void
destroy_source (gpointer data)
{
  GSource *source = data;

  g_source_destroy (source);
  g_source_unref (source);
}

static gboolean
on_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer data)
{
  finish (data);
  return G_SOURCE_REMOVE;
}

/* Takes the source. */
static void
add_source (PrSearch *self, GSource *source, GSourceFunc func)
{
  g_source_set_name (source, "[postrider] search");
  g_source_set_callback (source, func, pr_search_ref (self), (GDestroyNotify) pr_search_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_ptr_array_add (self->sources, source);
}

static void
add_timer (PrSearch *self, guint delay_ms)
{
  add_source (self, g_timeout_source_new (delay_ms), on_time);
}

static void
start_sources (PrSearch *self, const PrSearchSource *sources)
{
  /* One's own presets are the last word; and nobody knows names that exist nowhere (RFC 6761 §6.4). */
  if (get_rank_in_hand (self) < pr_rank_with_order (PR_RANK_OWNER, PR_SOURCE_PRESET, 0)
      || g_str_has_suffix (self->domain, ".invalid"))
    {
      finish (self);
      return;
    }
  pr_search_begin (self, PR_SOURCE_PRESET);
  for (; sources->start != NULL; sources++)
    if (sources->asks == PR_SEARCH_SOURCE_DNS || pr_search_may_use_web (self))
      sources->start (self);
  pr_search_end (self, PR_SOURCE_PRESET);
}

static gboolean
on_later (gpointer data)
{
  Later *later = data;

  later->func (later->search, later->data);
  return G_SOURCE_REMOVE;
}

static void
later_free (gpointer data)
{
  Later *later = data;

  pr_search_unref (later->search);
  g_free (later);
}

/**
 * pr_search_after:
 * @delay_ms: how long to wait, in milliseconds
 * @func: called then, unless the search is over
 * @data: for @func
 */
void
pr_search_after (PrSearch *self, guint delay_ms, PrSearchFunc func, gpointer data)
{
  GSource *source = g_timeout_source_new (delay_ms);
  Later *later = g_new0 (Later, 1);

  later->search = pr_search_ref (self);
  later->func = func;
  later->data = data;
  g_source_set_name (source, "[postrider] search");
  g_source_set_callback (source, on_later, later, later_free);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_ptr_array_add (self->sources, source);
}

/**
 * pr_search_run:
 * @discovery: for which address, and where the answers go
 * @sources: where to ask
 * @task: (transfer full): returned when the search is over
 *
 * Asks all sources at once.
 */
void
pr_search_run (PrDiscovery *discovery, const PrSearchSource *sources, GTask *task)
{
  g_autoptr (PrSearch) self = g_rc_box_new0 (PrSearch);
  guint whole_ms = pr_discovery_get_time_limit_ms (discovery);
  guint limit_ms = whole_ms - whole_ms / TELLING_TIME_DIVISOR;
  const char *ca_file = pr_discovery_get_ca_file (discovery);

  self->discovery = g_object_ref (discovery);
  self->task = task;
  self->http = pr_http_new (ca_file);
  self->trust = pr_shared_trust_new (ca_file);
  self->cancellable = g_cancellable_new ();
  self->domain = pr_email_address_dup_ascii_domain (pr_discovery_get_email (discovery));
  self->base_domain = pr_http_dup_base_domain (self->domain);
  self->sources = g_ptr_array_new_with_free_func (destroy_source);
  self->kept = g_ptr_array_new_with_free_func (keepsake_free);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mail_domains = g_ptr_array_new_with_free_func (g_free);
  self->start_us = g_get_monotonic_time ();
  self->end_us = self->start_us + (gint64) limit_ms * 1000;

  add_timer (self, GUESS_DELAY_MS);
  add_timer (self, PRESET_PATIENCE_MS);
  add_timer (self, PATIENCE_MS);
  add_timer (self, limit_ms);
  if (g_task_get_cancellable (task) != NULL)
    add_source (self, g_cancellable_source_new (g_task_get_cancellable (task)),
                G_SOURCE_FUNC (on_cancelled));
  start_sources (self, sources);
}
