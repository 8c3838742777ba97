/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-source-srv.h"
#include "pr-sources.h"

#include <glib/gi18n.h>
#include <string.h>

/* RFC 6186 §3, RFC 8314 §5.1 */
static const struct
{
  const char *label;
  PrProtocol protocol;
  PrSecurity security;
} kinds[] = {
  { "_imaps._tcp", PR_PROTOCOL_IMAP, PR_SECURITY_TLS },
  { "_imap._tcp", PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS },
  { "_pop3s._tcp", PR_PROTOCOL_POP3, PR_SECURITY_TLS },
  { "_pop3._tcp", PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS },
  { "_submissions._tcp", PR_PROTOCOL_SMTP, PR_SECURITY_TLS },
  { "_submission._tcp", PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS },
};

/* Encrypted from the first byte comes before STARTTLS: that much of the order is the kind's. */
#define ORDERS_PER_KIND 20

/* Which kinds were said not to be offered, a bit for each. */
typedef struct
{
  guint refused;
} Srv;

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const PrSrvTarget *one = *(PrSrvTarget *const *) a;
  const PrSrvTarget *other = *(PrSrvTarget *const *) b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;
  return (other->weight > one->weight) - (other->weight < one->weight);
}

static void
target_free (gpointer data)
{
  PrSrvTarget *target = data;

  g_free (target->host);
  g_free (target);
}

/**
 * pr_source_srv_read_targets:
 * @records: (element-type GVariant): SRV records, as g_resolver_lookup_records() gives them
 * @not_offered: (out): whether they say that there is no such service (RFC 2782: the target is “.”)
 *
 * Of several with the same priority the one with the most weight comes first: they share the load of
 * many, and here all are looked at.
 *
 * Returns: (transfer full) (element-type PrSrvTarget): where to go, the preferred first
 */
GPtrArray *
pr_source_srv_read_targets (GList *records, gboolean *not_offered)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);

  *not_offered = FALSE;
  for (GList *l = records; l != NULL; l = l->next)
    {
      guint16 priority;
      guint16 weight;
      guint16 port;
      const char *host;
      PrSrvTarget *target;

      g_variant_get (l->data, "(qqq&s)", &priority, &weight, &port, &host);
      if (g_str_equal (host, ".") || *host == '\0')
        *not_offered = TRUE;
      else if (port != 0 && pr_endpoint_host_is_valid (host))
        {
          target = g_new0 (PrSrvTarget, 1);
          target->priority = priority;
          target->weight = weight;
          target->port = port;
          target->host = g_ascii_strdown (host, -1);
          if (g_str_has_suffix (target->host, "."))
            target->host[strlen (target->host) - 1] = '\0';
          g_ptr_array_add (targets, target);
        }
    }
  *not_offered = *not_offered && targets->len == 0;
  g_ptr_array_sort (targets, compare_targets);
  return targets;
}

static void
note_not_offered (PrSearch *search, Srv *srv, gsize kind)
{
  PrProtocol protocol = kinds[kind].protocol;
  g_autofree char *note = NULL;

  srv->refused |= 1U << kind;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].protocol == protocol && (srv->refused & 1U << i) == 0)
      return;
  pr_search_set_not_offered (search, protocol);
  /* translators: a domain, a protocol */
  note = g_strdup_printf (_("%s says that it does not offer %s."), pr_search_get_domain (search),
                          pr_protocol_get_label (protocol));
  pr_search_add_note (search, note, NULL);
}

static void
on_records (PrSearch *search, const char *name, GList *records, gpointer data)
{
  gsize kind = 0;
  gboolean not_offered = FALSE;
  g_autoptr (GPtrArray) targets = pr_source_srv_read_targets (records, &not_offered);

  while (!g_str_has_prefix (name, kinds[kind].label) || name[strlen (kinds[kind].label)] != '.')
    kind++;
  if (not_offered)
    note_not_offered (search, data, kind);
  for (guint i = 0; i < targets->len; i++)
    {
      const PrSrvTarget *target = targets->pdata[i];
      g_autoptr (PrService) service = pr_service_new (kinds[kind].protocol);
      g_autoptr (PrCandidate) candidate = NULL;
      gboolean starttls = kinds[kind].security == PR_SECURITY_STARTTLS;

      pr_service_set_host (service, target->host);
      pr_service_set_port (service, target->port);
      pr_service_set_security (service, kinds[kind].security);
      candidate = pr_candidate_new (service, PR_SOURCE_SRV, PR_TRUST_PLAIN,
                                    pr_search_is_foreign (search, target->host));
      pr_search_add (search, candidate, PR_RANK_DNS, MIN (i, ORDERS_PER_KIND - 1)
                                                         + (starttls ? ORDERS_PER_KIND : 0));
    }
}

/**
 * pr_source_srv_start:
 *
 * Asks for the domain's service records.
 */
void
pr_source_srv_start (PrSearch *search)
{
  Srv *srv = pr_search_keep (search, g_new0 (Srv, 1), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i].label, ".", pr_search_get_domain (search), NULL);

      pr_search_lookup_records (search, PR_SOURCE_SRV, name, G_RESOLVER_RECORD_SRV, on_records, srv);
    }
}
