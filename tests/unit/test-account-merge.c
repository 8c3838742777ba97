/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-merge.h"

static PrAccount *
make_account (void)
{
  PrAccount *account = pr_account_new ();
  PrService *imap = pr_account_get_service (account, PR_PROTOCOL_IMAP);

  pr_account_set_address (account, "ann@example.org");
  pr_account_set_display_name (account, "Ann");
  pr_service_set_host (imap, "imap.example.org");
  pr_service_set_pinned_certificate (imap, "aa");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_SMTP), "smtp.example.org");
  return account;
}

static void
test_both_sides (void)
{
  g_autoptr (PrAccount) origin = make_account ();
  g_autoptr (PrAccount) mine = make_account ();
  g_autoptr (PrAccount) theirs = make_account ();
  g_autoptr (PrAccount) merged = NULL;

  pr_account_set_display_name (mine, "Ann Lee");
  pr_service_set_username (pr_account_get_service (mine, PR_PROTOCOL_IMAP), "ann");
  pr_service_set_enabled (pr_account_get_service (mine, PR_PROTOCOL_POP3), TRUE);
  pr_account_set_provider_id (theirs, "gmx");
  pr_service_set_auth (pr_account_get_service (theirs, PR_PROTOCOL_IMAP), PR_AUTH_PLAIN);
  pr_service_set_port (pr_account_get_service (theirs, PR_PROTOCOL_SMTP), 587);

  merged = pr_account_merge (origin, mine, theirs);
  g_assert_cmpstr (pr_account_get_display_name (merged), ==, "Ann Lee");
  g_assert_cmpstr (pr_account_get_provider_id (merged), ==, "gmx");
  g_assert_cmpstr (pr_service_get_username (pr_account_get_service (merged, PR_PROTOCOL_IMAP)), ==,
                   "ann");
  g_assert_cmpint (pr_service_get_auth (pr_account_get_service (merged, PR_PROTOCOL_IMAP)), ==,
                   PR_AUTH_PLAIN);
  g_assert_true (pr_service_get_enabled (pr_account_get_service (merged, PR_PROTOCOL_POP3)));
  g_assert_cmpuint (pr_service_get_port (pr_account_get_service (merged, PR_PROTOCOL_SMTP)), ==, 587);
}

static void
test_conflict (void)
{
  g_autoptr (PrAccount) origin = make_account ();
  g_autoptr (PrAccount) mine = make_account ();
  g_autoptr (PrAccount) theirs = make_account ();
  g_autoptr (PrAccount) merged = NULL;

  pr_account_set_address (mine, "ann.lee@example.org");
  pr_account_set_address (theirs, "al@example.org");
  merged = pr_account_merge (origin, mine, theirs);
  g_assert_cmpstr (pr_account_get_address (merged), ==, "ann.lee@example.org");
}

/* One side moved to another port, the other to another host: no mixture of the two. */
static void
test_server_as_a_whole (void)
{
  g_autoptr (PrAccount) origin = make_account ();
  g_autoptr (PrAccount) mine = make_account ();
  g_autoptr (PrAccount) theirs = make_account ();
  g_autoptr (PrAccount) merged = NULL;
  PrService *imap = pr_account_get_service (mine, PR_PROTOCOL_IMAP);

  pr_service_set_port (imap, 143);
  pr_service_set_security (imap, PR_SECURITY_STARTTLS);
  pr_service_set_pinned_certificate (imap, NULL);
  imap = pr_account_get_service (theirs, PR_PROTOCOL_IMAP);
  pr_service_set_host (imap, "mail.example.net");
  pr_service_set_allow_plaintext (imap, TRUE);
  pr_service_set_pinned_certificate (imap, "bb");

  merged = pr_account_merge (origin, mine, theirs);
  imap = pr_account_get_service (merged, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_service_get_host (imap), ==, "imap.example.org");
  g_assert_cmpuint (pr_service_get_port (imap), ==, 143);
  g_assert_cmpint (pr_service_get_security (imap), ==, PR_SECURITY_STARTTLS);
  g_assert_false (pr_service_get_allow_plaintext (imap));
  g_assert_null (pr_service_get_pinned_certificate (imap));
}

/* What was allowed for one server is not allowed for the one that has come meanwhile. */
static void
test_trust_goes_with_the_server (void)
{
  g_autoptr (PrAccount) origin = make_account ();
  g_autoptr (PrAccount) mine = make_account ();
  g_autoptr (PrAccount) theirs = make_account ();
  g_autoptr (PrAccount) merged = NULL;
  PrService *imap = pr_account_get_service (mine, PR_PROTOCOL_IMAP);

  pr_service_set_allow_plaintext (imap, TRUE);
  pr_service_set_pinned_certificate (imap, "cc");
  pr_service_set_own_password (pr_account_get_service (mine, PR_PROTOCOL_SMTP), TRUE);
  merged = pr_account_merge (origin, mine, theirs);
  g_assert_true (
      pr_service_get_own_password (pr_account_get_service (merged, PR_PROTOCOL_SMTP)));
  imap = pr_account_get_service (merged, PR_PROTOCOL_IMAP);
  g_assert_true (pr_service_get_allow_plaintext (imap));
  g_assert_cmpstr (pr_service_get_pinned_certificate (imap), ==, "cc");
  g_clear_object (&merged);

  pr_service_set_host (pr_account_get_service (theirs, PR_PROTOCOL_IMAP), "mail.example.net");
  pr_service_set_pinned_certificate (pr_account_get_service (theirs, PR_PROTOCOL_IMAP), NULL);
  merged = pr_account_merge (origin, mine, theirs);
  imap = pr_account_get_service (merged, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_service_get_host (imap), ==, "mail.example.net");
  g_assert_false (pr_service_get_allow_plaintext (imap));
  g_assert_null (pr_service_get_pinned_certificate (imap));
}

static void
test_without_origin (void)
{
  g_autoptr (PrAccount) mine = make_account ();
  g_autoptr (PrAccount) theirs = make_account ();
  g_autoptr (PrAccount) merged = NULL;

  pr_account_set_display_name (theirs, "Someone");
  pr_service_set_port (pr_account_get_service (theirs, PR_PROTOCOL_SMTP), 25);
  merged = pr_account_merge (NULL, mine, theirs);
  g_assert_true (pr_account_equal (merged, mine));
}

static void
test_results (void)
{
  g_autoptr (PrAccount) origin = make_account ();
  g_autoptr (PrAccount) mine = make_account ();
  g_autoptr (PrAccount) theirs = make_account ();
  g_autoptr (PrAccount) merged = NULL;
  g_autoptr (PrResult) first = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  g_autoptr (PrResult) second = pr_result_parse ("2026-11-22T09:00:00Z ok 1 imap=ok:1");
  g_autoptr (PrResult) third = pr_result_parse ("2026-11-22T10:00:00Z ok 1 imap=ok:1");

  pr_account_add_result (mine, first);
  pr_account_add_result (mine, third);
  pr_account_add_result (theirs, first);
  pr_account_add_result (theirs, second);
  merged = pr_account_merge (origin, mine, theirs);
  g_assert_cmpuint (pr_account_get_n_results (merged), ==, 3);
  g_assert_true (pr_account_get_result (merged, 0) == third);
  g_assert_true (pr_account_get_result (merged, 1) == second);
  g_assert_true (pr_account_get_result (merged, 2) == first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-merge/both-sides", test_both_sides);
  g_test_add_func ("/account-merge/conflict", test_conflict);
  g_test_add_func ("/account-merge/server-as-a-whole", test_server_as_a_whole);
  g_test_add_func ("/account-merge/trust-goes-with-the-server", test_trust_goes_with_the_server);
  g_test_add_func ("/account-merge/without-origin", test_without_origin);
  g_test_add_func ("/account-merge/results", test_results);
  return g_test_run ();
}
