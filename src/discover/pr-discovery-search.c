/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-discovery-private.h"

#include "pr-email-address.h"
#include "pr-sources.h"

#include <glib/gi18n.h>

/* A discovery that asks the network: which sources there are, and what is to be said in the end. */

static const PrSearchSource sources[] = {
  { pr_source_pacc_start, PR_SEARCH_SOURCE_WEB },
  { pr_source_autoconfig_start, PR_SEARCH_SOURCE_WEB },
  { pr_source_ispdb_start, PR_SEARCH_SOURCE_WEB },
  { pr_source_srv_start, PR_SEARCH_SOURCE_DNS },
  { pr_source_mx_start, PR_SEARCH_SOURCE_DNS },
  { pr_source_ns_start, PR_SEARCH_SOURCE_DNS },
  { pr_source_guess_start, PR_SEARCH_SOURCE_DNS },
  { NULL, PR_SEARCH_SOURCE_DNS },
};

/* What is not encrypted is no answer where something encrypted is one. */
static void
drop_needless_clear (PrDiscovery *self)
{
  for (guint i = pr_discovery_get_n_candidates (self); i > 0; i--)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self, i - 1);
      PrService *service = pr_candidate_get_service (candidate);
      PrCandidate *best = pr_discovery_find_best (self, pr_service_get_protocol (service));

      if (pr_service_get_security (service) == PR_SECURITY_NONE
          && pr_service_get_security (pr_candidate_get_service (best)) != PR_SECURITY_NONE
          && pr_candidate_is_good (best))
        pr_discovery_remove_candidate (self, i - 1);
    }
}

static void
add_disagreement_note (PrDiscovery *self, PrCandidate *best, PrCandidate *other)
{
  PrService *service = pr_candidate_get_service (best);
  g_autofree char *text = g_strdup_printf (
      /* translators: protocol, host, source, host, source */
      _("The sources disagree about %s: %s (%s), %s (%s)."),
      pr_protocol_get_label (pr_service_get_protocol (service)), pr_service_get_host (service),
      pr_source_get_label (pr_candidate_get_source (best)),
      pr_service_get_host (pr_candidate_get_service (other)),
      pr_source_get_label (pr_candidate_get_source (other)));

  pr_discovery_add_note (self, text, NULL);
}

/* Of each protocol once; a guess contradicts nobody. */
static void
note_disagreement (PrDiscovery *self, PrCandidate *best)
{
  PrService *service = pr_candidate_get_service (best);

  for (guint i = 0; i < pr_discovery_get_n_candidates (self); i++)
    {
      PrCandidate *other = pr_discovery_get_candidate (self, i);
      PrService *named = pr_candidate_get_service (other);

      if (pr_service_get_protocol (named) != pr_service_get_protocol (service)
          || pr_candidate_get_source (other) == PR_SOURCE_GUESS
          || pr_candidate_get_answer (other) == PR_ANSWER_NO
          || pr_candidate_get_source (other) == PR_SOURCE_NS
          || pr_candidate_get_source (other) == pr_candidate_get_source (best)
          || pr_candidate_is_named_by (best, pr_candidate_get_source (other))
          || g_ascii_strcasecmp (pr_service_get_host (named), pr_service_get_host (service)) == 0)
        continue;
      add_disagreement_note (self, best, other);
      return;
    }
}

/* Of each protocol once: what is published, and dead. */
static void
note_dead (PrDiscovery *self, PrProtocol protocol)
{
  for (guint i = 0; i < pr_discovery_get_n_candidates (self); i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self, i);
      PrService *service = pr_candidate_get_service (candidate);
      g_autofree char *text = NULL;

      if (pr_service_get_protocol (service) != protocol
          || pr_candidate_get_answer (candidate) != PR_ANSWER_NO)
        continue;
      text = g_strdup_printf (
          /* translators: a host name, a protocol, a source */
          _("%s is named for %s (%s), but does not answer as it should."),
          pr_service_get_host (service), pr_protocol_get_label (protocol),
          pr_source_get_label (pr_candidate_get_source (candidate)));
      pr_discovery_add_note (self, text, NULL);
      return;
    }
}

static void
note_best (PrDiscovery *self, PrCandidate *best)
{
  PrService *service = pr_candidate_get_service (best);
  const char *host = pr_service_get_host (service);
  const char *protocol = pr_protocol_get_label (pr_service_get_protocol (service));
  g_autofree char *text = NULL;

  if (pr_candidate_needs_yes (best))
    text = g_strdup_printf (
        /* translators: a host name, a domain */
        _("Nothing that can be relied on says that %s belongs to %s: use it only if you know it."),
        host, pr_email_address_get_domain (pr_discovery_get_email (self)));
  else if (pr_service_get_security (service) == PR_SECURITY_NONE)
    /* translators: a protocol, a host name */
    text = g_strdup_printf (_("For %s only %s was found, which does not encrypt: the password is "
                              "sent to it only if you allow it."),
                            protocol, host);
  if (text != NULL)
    pr_discovery_add_note (self, text, NULL);
}

static void
conclude (PrDiscovery *self)
{
  drop_needless_clear (self);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrCandidate *best = pr_discovery_find_best (self, (PrProtocol) i);

      if (best == NULL)
        continue;
      note_best (self, best);
      note_disagreement (self, best);
      note_dead (self, (PrProtocol) i);
    }
  if (pr_discovery_get_n_candidates (self) == 0)
    {
      g_autofree char *text =
          /* translators: a domain */
          g_strdup_printf (_("No mail server was found for %s. Look at the part after the “@” once "
                             "more, or ask your provider for the names of its servers."),
                           pr_email_address_get_domain (pr_discovery_get_email (self)));

      pr_discovery_add_note (self, text, NULL);
    }
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  PrDiscovery *self = PR_DISCOVERY (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  conclude (self);
  pr_discovery_end_search (self, g_get_monotonic_time () - *(gint64 *) g_task_get_task_data (task));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pr_discovery_search_async:
 * @cancellable: (nullable): ends the search at once; what was found stays
 * @callback: called when the search is over
 * @user_data: for @callback
 *
 * Asks the network, all sources at once, and each server that is named whether it answers. Nothing but
 * the domain leaves this computer, and the part before the “@” only to the domain's own web server,
 * encrypted, where that needs it. One search at a time.
 */
void
pr_discovery_search_async (PrDiscovery *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  gint64 *start_us;

  g_return_if_fail (PR_IS_DISCOVERY (self));
  g_return_if_fail (!pr_discovery_is_searching (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (task, "[postrider] search");
  start_us = g_new0 (gint64, 1);
  *start_us = g_get_monotonic_time ();
  g_task_set_task_data (task, start_us, g_free);

  pr_discovery_begin_search (self);
  pr_search_run (self, sources, g_task_new (self, cancellable, on_searched, task));
}

/**
 * pr_discovery_search_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED. That nothing was found is none.
 *
 * Returns: %TRUE if the search went to its end
 */
gboolean
pr_discovery_search_finish (PrDiscovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
