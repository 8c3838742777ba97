/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-prefill.h"

typedef struct
{
  PrAccount *account;
  PrPrefill *prefill;
  guint n_notified;
} Fixture;

static void
on_notify (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->account = pr_account_new ();
  fixture->prefill = pr_prefill_new (fixture->account);
  g_signal_connect_swapped (fixture->prefill, "notify::discovery", G_CALLBACK (on_notify), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (fixture->prefill);
  g_object_unref (fixture->account);
}

static const char *
host (Fixture *fixture, PrProtocol protocol)
{
  return pr_service_get_host (pr_account_get_service (fixture->account, protocol));
}

/* Letter by letter, as the window sees it. */
static void
type_address (Fixture *fixture, const char *address)
{
  for (gsize i = 1; i <= strlen (address); i++)
    {
      g_autofree char *typed = g_strndup (address, i);

      pr_account_set_address (fixture->account, typed);
    }
}

static void
test_fills_while_typing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_null (pr_prefill_get_discovery (fixture->prefill));
  type_address (fixture, "ann@gmail.com");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "imap.gmail.com");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_SMTP), ==, "smtp.gmail.com");
  g_assert_cmpuint (fixture->n_notified, >, 0);
}

static void
test_other_address (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  type_address (fixture, "ann@gmail.com");
  pr_account_set_address (fixture->account, "ann@web.de");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "imap.web.de");
  pr_account_set_address (fixture->account, "ann@nowhere.example");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_SMTP), ==, "");
  g_assert_cmpuint (
      pr_service_get_port (pr_account_get_service (fixture->account, PR_PROTOCOL_SMTP)), ==, 465);
}

static void
test_typed_by_hand_stays (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrService *imap = pr_account_get_service (fixture->account, PR_PROTOCOL_IMAP);

  pr_service_set_host (imap, "mail.example.org");
  type_address (fixture, "ann@gmail.com");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "mail.example.org");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_SMTP), ==, "smtp.gmail.com");

  /* Also where a preset's server was corrected. */
  pr_service_set_port (pr_account_get_service (fixture->account, PR_PROTOCOL_SMTP), 587);
  pr_account_set_address (fixture->account, "ann@web.de");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_SMTP), ==, "smtp.gmail.com");

  /* Who empties the field gives it back. */
  pr_service_set_host (imap, "");
  pr_account_set_address (fixture->account, "ann@gmail.com");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "imap.gmail.com");
}

static void
test_incoming_by_hand_stays (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrService *imap = pr_account_get_service (fixture->account, PR_PROTOCOL_IMAP);
  PrService *pop3 = pr_account_get_service (fixture->account, PR_PROTOCOL_POP3);

  pr_service_set_enabled (imap, FALSE);
  pr_service_set_enabled (pop3, TRUE);
  type_address (fixture, "ann@gmail.com");
  g_assert_false (pr_service_get_enabled (imap));
  g_assert_true (pr_service_get_enabled (pop3));
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_POP3), ==, "pop.gmail.com");
}

static void
test_leave_is_never_given (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  /* One of the old providers that have no encrypted server. */
  pr_account_set_address (fixture->account, "ann@garnet.broba.cc");
  g_assert_cmpint (pr_service_get_security (
                       pr_account_get_service (fixture->account, PR_PROTOCOL_POP3)),
                   ==, PR_SECURITY_NONE);
  for (int i = 0; i < PR_N_PROTOCOLS; i++)
    g_assert_false (pr_service_get_allow_plaintext (
        pr_account_get_service (fixture->account, (PrProtocol) i)));
}

static void
test_suggestion (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_prefill_take_suggestion (fixture->prefill);
  pr_account_set_address (fixture->account, "ann@gmial.com");
  g_assert_cmpstr (pr_account_get_address (fixture->account), ==, "ann@gmial.com");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "");
  pr_prefill_take_suggestion (fixture->prefill);
  g_assert_cmpstr (pr_account_get_address (fixture->account), ==, "ann@gmail.com");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_IMAP), ==, "imap.gmail.com");
}

/* What was chosen from what was found is as good as typed. */
static void
test_taken_stays (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrService *imap = pr_account_get_service (fixture->account, PR_PROTOCOL_IMAP);
  PrService *pop3 = pr_account_get_service (fixture->account, PR_PROTOCOL_POP3);

  g_assert_false (
      pr_prefill_take_server (fixture->prefill, PR_PROTOCOL_POP3, "pop.gmail.com:995,tls"));
  g_assert_false (pr_prefill_take_server (fixture->prefill, PR_PROTOCOL_POP3, "rubbish"));
  pr_account_set_address (fixture->account, "ann@gmail.com");
  g_assert_false (
      pr_prefill_take_server (fixture->prefill, PR_PROTOCOL_POP3, "pop.example.org:995,tls"));
  g_assert_false (
      pr_prefill_take_server (fixture->prefill, PR_PROTOCOL_IMAP, "pop.gmail.com:995,tls"));
  g_assert_true (
      pr_prefill_take_server (fixture->prefill, PR_PROTOCOL_POP3, "pop.gmail.com:995,tls"));
  g_assert_false (pr_service_get_enabled (imap));
  g_assert_true (pr_service_get_enabled (pop3));
  pr_account_set_address (fixture->account, "ann@web.de");
  g_assert_cmpstr (host (fixture, PR_PROTOCOL_POP3), ==, "pop.gmail.com");
  g_assert_true (pr_service_get_enabled (pop3));
}

/* Of what is filled in is known where it comes from, until it is changed. */
static void
test_candidate (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrService *imap = pr_account_get_service (fixture->account, PR_PROTOCOL_IMAP);
  PrCandidate *candidate;

  g_assert_null (pr_prefill_get_candidate (fixture->prefill, PR_PROTOCOL_IMAP));
  pr_account_set_address (fixture->account, "ann@gmail.com");
  candidate = pr_prefill_get_candidate (fixture->prefill, PR_PROTOCOL_IMAP);
  g_assert_nonnull (candidate);
  g_assert_cmpint (pr_candidate_get_source (candidate), ==, PR_SOURCE_PRESET);
  pr_service_set_port (imap, 0);
  g_assert_null (pr_prefill_get_candidate (fixture->prefill, PR_PROTOCOL_IMAP));
  pr_service_set_port (imap, 993);
  g_assert_true (pr_prefill_get_candidate (fixture->prefill, PR_PROTOCOL_IMAP) == candidate);
  pr_service_set_host (imap, "imap.example.org");
  g_assert_null (pr_prefill_get_candidate (fixture->prefill, PR_PROTOCOL_IMAP));
}

/* The network hears of nothing that is not an address yet, nor where it shall not. */
static void
test_no_search (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const unfinished[] = { "", "ann", "ann@", "ann@example" };

  for (gsize i = 0; i < G_N_ELEMENTS (unfinished); i++)
    {
      pr_account_set_address (fixture->account, unfinished[i]);
      pr_prefill_search (fixture->prefill, PR_LOOKUPS_ALL);
      g_assert_false (pr_prefill_has_searched (fixture->prefill));
    }
  pr_account_set_address (fixture->account, "ann@nowhere.invalid");
  pr_prefill_search (fixture->prefill, PR_LOOKUPS_NONE);
  g_assert_false (pr_prefill_has_searched (fixture->prefill));
}

static void
test_lookups (void)
{
  static const PrLookups all[] = { PR_LOOKUPS_NO_WEB, PR_LOOKUPS_NONE, PR_LOOKUPS_ALL };
  g_autofree char *path =
      g_build_filename (g_get_user_config_dir (), "postrider", "settings.ini", NULL);

  g_assert_cmpint (pr_lookups_get (), ==, PR_LOOKUPS_ALL);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      pr_lookups_set (all[i]);
      g_assert_cmpint (pr_lookups_get (), ==, all[i]);
      g_assert_cmpint (pr_lookups_load (), ==, all[i]);
    }
  /* Where nobody knows what was meant, nobody is asked. */
  g_assert_true (g_file_set_contents (path, "[Discovery]\nLookups=some\n", -1, NULL));
  g_assert_cmpint (pr_lookups_load (), ==, PR_LOOKUPS_NONE);
  g_assert_true (g_file_set_contents (path, "rubbish", -1, NULL));
  g_assert_cmpint (pr_lookups_load (), ==, PR_LOOKUPS_NONE);
  g_assert_true (g_file_set_contents (path, "[Other]\nLookups=none\n", -1, NULL));
  g_assert_cmpint (pr_lookups_load (), ==, PR_LOOKUPS_ALL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) g_test_add ("/prefill/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fills-while-typing", test_fills_while_typing);
  ADD ("other-address", test_other_address);
  ADD ("typed-by-hand-stays", test_typed_by_hand_stays);
  ADD ("incoming-by-hand-stays", test_incoming_by_hand_stays);
  ADD ("leave-is-never-given", test_leave_is_never_given);
  ADD ("suggestion", test_suggestion);
  ADD ("taken-stays", test_taken_stays);
  ADD ("candidate", test_candidate);
  ADD ("no-search", test_no_search);
#undef ADD
  g_test_add_func ("/prefill/lookups", test_lookups);
  return g_test_run ();
}
