/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-discovery.h"

static void
test_known_provider (void)
{
  g_autoptr (PrDiscovery) discovery =
      pr_discovery_new_offline (pr_presets_get_default (), "ann@gmail.com");
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_SMTP);
  PrCandidate *imap = pr_discovery_find_best (discovery, PR_PROTOCOL_IMAP);

  g_assert_cmpstr (pr_provider_get_id (pr_discovery_get_provider (discovery)), ==, "gmail");
  g_assert_true (pr_discovery_is_enough (discovery));
  g_assert_null (pr_discovery_get_suggestion (discovery));
  g_assert_cmpstr (pr_service_get_host (pr_candidate_get_service (imap)), ==, "imap.gmail.com");
  /* OAuth 2 is preferred there, but a password is what asks the least of the user. */
  g_assert_cmpint (pr_service_get_auth (pr_candidate_get_service (imap)), ==, PR_AUTH_PASSWORD);
  g_assert_cmpstr (pr_service_get_username (pr_candidate_get_service (imap)), ==, "");
  g_assert_false (pr_candidate_is_unconfirmed (imap));
  g_assert_cmpuint (pr_discovery_get_n_notes (discovery), >, 0);

  pr_service_set_allow_plaintext (service, TRUE);
  g_assert_true (pr_discovery_fill_service (discovery, service));
  g_assert_cmpstr (pr_service_get_host (service), ==, "smtp.gmail.com");
  g_assert_cmpuint (pr_service_get_port (service), ==, 465);
  g_assert_true (pr_service_get_allow_plaintext (service));
}

static void
test_oauth_only (void)
{
  g_autoptr (PrDiscovery) discovery =
      pr_discovery_new_offline (pr_presets_get_default (), "ann@outlook.com");
  PrCandidate *imap = pr_discovery_find_best (discovery, PR_PROTOCOL_IMAP);

  g_assert_cmpint (pr_service_get_auth (pr_candidate_get_service (imap)), ==, PR_AUTH_XOAUTH2);
  for (guint i = 0; i < pr_discovery_get_n_notes (discovery); i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (pr_discovery_get_note (discovery, i, NULL), !=,
                       pr_discovery_get_note (discovery, j, NULL));
}

static void
test_misspelt (void)
{
  g_autoptr (PrDiscovery) discovery =
      pr_discovery_new_offline (pr_presets_get_default (), "ann@gmial.com");

  g_assert_null (pr_discovery_get_provider (discovery));
  g_assert_cmpstr (pr_discovery_get_suggestion (discovery), ==, "ann@gmail.com");
  g_assert_cmpuint (pr_discovery_get_n_candidates (discovery), ==, 0);
  g_assert_false (pr_discovery_is_enough (discovery));
}

static void
test_unknown (void)
{
  g_autoptr (PrDiscovery) discovery =
      pr_discovery_new_offline (pr_presets_get_default (), "ann@nowhere.example");
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);

  pr_service_set_host (service, "typed.example");
  g_assert_null (pr_discovery_get_provider (discovery));
  g_assert_false (pr_discovery_fill_service (discovery, service));
  g_assert_cmpstr (pr_service_get_host (service), ==, "typed.example");
  g_assert_cmpuint (pr_discovery_get_n_notes (discovery), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discovery/known-provider", test_known_provider);
  g_test_add_func ("/discovery/oauth-only", test_oauth_only);
  g_test_add_func ("/discovery/misspelt", test_misspelt);
  g_test_add_func ("/discovery/unknown", test_unknown);
  return g_test_run ();
}
