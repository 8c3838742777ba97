/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-merge.h"

#include "pr-account-private.h"

#include <string.h>

/* What differs from the origin was changed by this side; the rest is the other's to say. */
static const char *
choose_text (const char *origin, const char *mine, const char *theirs)
{
  return g_strcmp0 (origin, mine) == 0 ? theirs : mine;
}

static guint
choose_number (guint origin, guint mine, guint theirs)
{
  return origin == mine ? theirs : mine;
}

static gboolean
is_same_server (PrService *a, PrService *b)
{
  return strcmp (pr_service_get_host (a), pr_service_get_host (b)) == 0
         && pr_service_get_port (a) == pr_service_get_port (b)
         && pr_service_get_security (a) == pr_service_get_security (b);
}

/* Host, port and security go together: half of one change and half of another would name a server
 * that nobody has meant. So do what the user allowed: it was allowed for that server. */
static void
merge_server (PrService *origin, PrService *mine, PrService *merged)
{
  if (!is_same_server (origin, mine))
    {
      pr_service_set_host (merged, pr_service_get_host (mine));
      pr_service_set_port (merged, pr_service_get_port (mine));
      pr_service_set_security (merged, pr_service_get_security (mine));
      pr_service_set_allow_plaintext (merged, pr_service_get_allow_plaintext (mine));
      pr_service_set_pinned_certificate (merged, pr_service_get_pinned_certificate (mine));
      return;
    }
  if (!is_same_server (mine, merged))
    return;
  pr_service_set_allow_plaintext (
      merged, choose_number ((guint) pr_service_get_allow_plaintext (origin),
                             (guint) pr_service_get_allow_plaintext (mine),
                             (guint) pr_service_get_allow_plaintext (merged))
                  != 0);
  pr_service_set_pinned_certificate (
      merged, choose_text (pr_service_get_pinned_certificate (origin),
                           pr_service_get_pinned_certificate (mine),
                           pr_service_get_pinned_certificate (merged)));
}

static void
merge_service (PrService *origin, PrService *mine, PrService *merged)
{
  g_autofree char *username =
      g_strdup (choose_text (pr_service_get_username (origin), pr_service_get_username (mine),
                             pr_service_get_username (merged)));

  pr_service_set_enabled (merged, choose_number ((guint) pr_service_get_enabled (origin),
                                                 (guint) pr_service_get_enabled (mine),
                                                 (guint) pr_service_get_enabled (merged))
                                      != 0);
  merge_server (origin, mine, merged);
  pr_service_set_username (merged, username);
  pr_service_set_own_password (merged,
                               choose_number ((guint) pr_service_get_own_password (origin),
                                              (guint) pr_service_get_own_password (mine),
                                              (guint) pr_service_get_own_password (merged))
                                   != 0);
  pr_service_set_auth (merged, (PrAuth) choose_number ((guint) pr_service_get_auth (origin),
                                                       (guint) pr_service_get_auth (mine),
                                                       (guint) pr_service_get_auth (merged)));
}

/**
 * pr_account_merge:
 * @origin: (nullable): the account as it was when @mine began to be edited; %NULL where that is not
 *   known: then all of @mine counts as changed
 * @mine: the account as it is to be saved
 * @theirs: the account as it is on disk now
 *
 * Keeps what either side has changed since @origin; what both have changed is as in @mine, which is
 * the newer. Host, port and security count as one setting. The results of both are kept. Thread:
 * any.
 *
 * Returns: (transfer full): the account to be kept, with the id and times of @theirs
 */
PrAccount *
pr_account_merge (PrAccount *origin, PrAccount *mine, PrAccount *theirs)
{
  PrAccount *merged = pr_account_copy (theirs);

  for (guint i = 0; i < pr_account_get_n_results (mine); i++)
    pr_account_add_result (merged, pr_account_get_result (mine, i));
  if (origin == NULL)
    {
      pr_account_set_display_name (merged, pr_account_get_display_name (mine));
      pr_account_set_address (merged, pr_account_get_address (mine));
      pr_account_set_provider_id (merged, pr_account_get_provider_id (mine));
      for (guint i = 0; i < PR_N_PROTOCOLS; i++)
        pr_service_assign (pr_account_get_service (merged, (PrProtocol) i),
                           pr_account_get_service (mine, (PrProtocol) i));
      return merged;
    }
  pr_account_set_display_name (merged, choose_text (pr_account_get_display_name (origin),
                                                    pr_account_get_display_name (mine),
                                                    pr_account_get_display_name (theirs)));
  pr_account_set_address (merged, choose_text (pr_account_get_address (origin),
                                               pr_account_get_address (mine),
                                               pr_account_get_address (theirs)));
  pr_account_set_provider_id (merged, choose_text (pr_account_get_provider_id (origin),
                                                   pr_account_get_provider_id (mine),
                                                   pr_account_get_provider_id (theirs)));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    merge_service (pr_account_get_service (origin, (PrProtocol) i),
                   pr_account_get_service (mine, (PrProtocol) i),
                   pr_account_get_service (merged, (PrProtocol) i));
  return merged;
}

/**
 * pr_account_compare_age:
 *
 * Returns: less than, equal to or more than 0: the order of saved accounts, which never changes
 */
int
pr_account_compare_age (PrAccount *a, PrAccount *b)
{
  gint64 created_a = pr_account_get_created (a);
  gint64 created_b = pr_account_get_created (b);

  if (created_a != created_b)
    return created_a < created_b ? -1 : 1;
  return strcmp (pr_account_get_id (a), pr_account_get_id (b));
}
