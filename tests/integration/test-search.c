/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discover-world.h"
#include "pr-candidate-trial.h"
#include "pr-wizard.h"
#include "script-world.h"

/* The search within this process, as the window has it. No web servers, see test-discover.c. */

static char *skip_reason;

typedef struct
{
  DiscoverWorld *world;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->world = discover_world_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->world, discover_world_free);
}

static const char *
get_host (PrAccount *account, PrProtocol protocol)
{
  return pr_service_get_host (pr_account_get_service (account, protocol));
}

static void
wait_for_search (PrPrefill *prefill)
{
  PrDiscovery *discovery = pr_prefill_get_discovery (prefill);

  while (pr_discovery_is_searching (discovery))
    g_main_context_iteration (NULL, TRUE);
}

/* A draft, as the window has it. Its search believes the system's authorities only, so that here no TLS
 * server verifies: what is filled in is what needs none. */
static void
test_prefill (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrPrefill) prefill = pr_prefill_new (account);
  g_autofree char *requests = NULL;

  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 143,
                           "imap-works-none.talk");
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 587,
                           "smtp-works-none.talk");
  discover_world_start (fixture->world);

  /* Nobody hears of a domain that is still being typed, nor of any that shall not be looked up. */
  pr_account_set_address (account, "ann@example");
  pr_prefill_search (prefill, PR_LOOKUPS_ALL);
  g_assert_false (pr_prefill_has_searched (prefill));
  pr_account_set_address (account, "ann@example.test");
  g_assert_false (pr_discovery_is_searching (pr_prefill_get_discovery (prefill)));
  pr_prefill_search (prefill, PR_LOOKUPS_NONE);
  g_assert_false (pr_prefill_has_searched (prefill));

  pr_prefill_search (prefill, PR_LOOKUPS_NO_WEB);
  g_assert_true (pr_discovery_is_searching (pr_prefill_get_discovery (prefill)));
  /* Typed while the search runs. */
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_SMTP), "smtp.by-hand.test");
  wait_for_search (prefill);
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_IMAP), ==, "mail.example.test");
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_SMTP), ==, "smtp.by-hand.test");
  requests = discover_world_dup_requests (fixture->world);
  g_assert_cmpstr (requests, ==, "");

  /* What was found can be taken all the same. */
  g_assert_true (
      pr_prefill_take_server (prefill, PR_PROTOCOL_SMTP, "mail.example.test:587,none"));
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_SMTP), ==, "mail.example.test");
  g_assert_false (pr_prefill_take_server (prefill, PR_PROTOCOL_SMTP, "other.example.test:587,none"));

  /* Another address takes along what was filled in for this one, and no more. */
  pr_account_set_address (account, "ann@other.invalid");
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_IMAP), ==, "");
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_SMTP), ==, "mail.example.test");
}

/* Whoever begins to test has settings, and keeps them. */
static void
test_prefill_stopped (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrPrefill) prefill = pr_prefill_new (account);
  gint64 start_us;

  discover_world_add_record (fixture->world, "address=/example.test/" WORLD_BLACK_HOLE);
  discover_world_start (fixture->world);
  pr_account_set_address (account, "ann@example.test");
  pr_prefill_search (prefill, PR_LOOKUPS_NO_WEB);
  start_us = g_get_monotonic_time ();
  pr_prefill_stop (prefill);
  wait_for_search (prefill);
  /* Not when the time for the search is up. */
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_USEC_PER_SEC * 5);
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_IMAP), ==, "");
}

static void
note_refused (PrWizard *wizard G_GNUC_UNUSED,
              PrField field,
              PrProtocol protocol G_GNUC_UNUSED,
              int *refused)
{
  *refused = (int) field;
}

/* Whoever types faster than the network answers: the test goes on by itself when the servers are there,
 * here as far as the leave to send a password in the clear. */
static void
test_wizard_waits (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  g_autoptr (PrSecret) password = pr_secret_new ("secret", -1);
  PrAccount *account = pr_wizard_get_account (wizard);
  int refused = -1;

  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 143,
                           "imap-works-none.talk");
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 587,
                           "smtp-works-none.talk");
  discover_world_start (fixture->world);
  g_signal_connect (wizard, "refused", G_CALLBACK (note_refused), &refused);

  pr_account_set_address (account, "ann@example.test");
  pr_wizard_set_password (wizard, password);
  pr_prefill_search (pr_wizard_get_prefill (wizard), PR_LOOKUPS_NO_WEB);
  g_assert_false (pr_wizard_test (wizard));
  g_assert_true (pr_wizard_get_waits_for_servers (wizard));
  g_assert_cmpuint (pr_wizard_get_n_field_errors (wizard), ==, 0);
  g_assert_cmpint (refused, ==, -1);

  /* Who types on has changed their mind. */
  pr_account_set_display_name (account, "Ann Lee");
  g_assert_false (pr_wizard_get_waits_for_servers (wizard));
  g_assert_false (pr_wizard_test (wizard));
  g_assert_true (pr_wizard_get_waits_for_servers (wizard));

  while (pr_wizard_get_waits_for_servers (wizard))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_IMAP), ==, "mail.example.test");
  g_assert_cmpint (refused, ==, PR_FIELD_PLAINTEXT);
}

/* The address was another one: what was asked of it is asked no more. */
static void
test_wizard_address_changes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  g_autoptr (PrSecret) password = pr_secret_new ("secret", -1);
  PrAccount *account = pr_wizard_get_account (wizard);
  int refused = -1;

  discover_world_add_record (fixture->world, "address=/example.test/" WORLD_BLACK_HOLE);
  discover_world_start (fixture->world);
  g_signal_connect (wizard, "refused", G_CALLBACK (note_refused), &refused);
  pr_account_set_address (account, "ann@example.test");
  pr_wizard_set_password (wizard, password);
  pr_prefill_search (pr_wizard_get_prefill (wizard), PR_LOOKUPS_NO_WEB);
  g_assert_false (pr_wizard_test (wizard));
  pr_account_set_address (account, "ann@other.test");
  g_assert_false (pr_wizard_get_waits_for_servers (wizard));
  g_assert_cmpint (refused, ==, -1);
  g_assert_cmpint (pr_wizard_get_run_state (wizard), ==, PR_RUN_NONE);
}

static PrAnswer
try_server (guint16 port, PrSharedTrust *trust, GCancellable *cancellable)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);
  g_autoptr (PrCandidate) candidate = NULL;

  pr_service_set_host (service, "mail.example.test");
  pr_service_set_security (service, PR_SECURITY_NONE);
  pr_service_set_port (service, port);
  candidate = pr_candidate_new (service, PR_SOURCE_PRESET, PR_TRUST_LOCAL, FALSE);
  pr_candidate_try (candidate, trust, cancellable);
  g_assert_cmpint (pr_candidate_get_answer (candidate), ==, PR_ANSWER_TRYING);
  g_assert_true (pr_candidate_is_good (candidate));
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  while (pr_candidate_get_answer (candidate) == PR_ANSWER_TRYING)
    g_main_context_iteration (NULL, TRUE);
  return pr_candidate_get_answer (candidate);
}

/* A server by itself: it answers, does not, and was not asked to the end. */
static void
test_trial (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSharedTrust) trust = pr_shared_trust_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 143,
                           "imap-works-none.talk");
  discover_world_start (fixture->world);
  g_assert_cmpint (try_server (143, trust, NULL), ==, PR_ANSWER_YES);
  g_assert_cmpint (try_server (144, trust, NULL), ==, PR_ANSWER_NO);
  g_assert_cmpint (try_server (143, trust, cancellable), ==, PR_ANSWER_UNTRIED);
}

/* Those of a known provider are filled in at once, and stay, whatever they answer from here. */
static void
test_prefill_tries_known (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrPrefill) prefill = pr_prefill_new (account);
  PrCandidate *candidate;

  discover_world_add_host (fixture->world, "imap.gmail.com", WORLD_REFUSES);
  discover_world_add_host (fixture->world, "smtp.gmail.com", WORLD_REFUSES);
  discover_world_start (fixture->world);
  pr_account_set_address (account, "ann@gmail.com");
  candidate = pr_prefill_get_candidate (prefill, PR_PROTOCOL_IMAP);
  g_assert_cmpint (pr_candidate_get_answer (candidate), ==, PR_ANSWER_UNTRIED);
  pr_prefill_search (prefill, PR_LOOKUPS_NO_WEB);
  while (pr_candidate_get_answer (candidate) != PR_ANSWER_NO)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_host (account, PR_PROTOCOL_IMAP), ==, "imap.gmail.com");
  g_assert_true (pr_prefill_get_candidate (prefill, PR_PROTOCOL_IMAP) == candidate);
}

static void
on_items_changed (GListModel *model, guint position, guint n_removed, guint n_added, gpointer data)
{
  GPtrArray *shown = data;

  g_ptr_array_remove_range (shown, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (shown, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
note_end (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) data = pr_discovery_search_finish (PR_DISCOVERY (source), result, &error);
  g_assert_no_error (error);
}

/* Who looks on sees what there is, at every moment, and in the end everything. */
static void
test_live (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrDiscovery) discovery = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean ended = FALSE;

  discover_world_add_host (fixture->world, "mx.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "old.example.test", WORLD_REFUSES);
  discover_world_add_record (fixture->world,
                             "srv-host=_imaps._tcp.example.test,old.example.test,993,0,1");
  discover_world_add_record (fixture->world,
                             "srv-host=_imaps._tcp.example.test,mx.example.test,993,5,1");
  discover_world_add_record (fixture->world,
                             "srv-host=_submissions._tcp.example.test,mx.example.test,465,0,1");
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  discover_world_start (fixture->world);

  discovery = pr_discovery_new_offline (pr_presets_get_default (), "ann@example.test");
  pr_discovery_set_flags (discovery, PR_DISCOVERY_NO_WEB);
  pr_discovery_set_ca_file (discovery, discover_world_get_ca_file (fixture->world));
  g_signal_connect (discovery, "items-changed", G_CALLBACK (on_items_changed), shown);
  pr_discovery_search_async (discovery, NULL, note_end, &ended);
  while (!ended)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (shown->len, ==, g_list_model_get_n_items (G_LIST_MODEL (discovery)));
      for (guint i = 0; i < shown->len; i++)
        g_assert_true (shown->pdata[i] == pr_discovery_get_candidate (discovery, i));
    }
  g_assert_cmpuint (shown->len, ==, 3);
  g_assert_true (pr_discovery_is_enough (discovery));
  g_assert_false (pr_discovery_is_sure (discovery));
  g_assert_cmpint (pr_candidate_get_answer (shown->pdata[0]), ==, PR_ANSWER_YES);
  g_assert_cmpint (pr_candidate_get_answer (shown->pdata[1]), ==, PR_ANSWER_NO);
}

static void
answer_task (GTask *task,
             gpointer source G_GNUC_UNUSED,
             gpointer data G_GNUC_UNUSED,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  g_task_return_boolean (task, TRUE);
}

static void
count_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  (*(guint *) data)++;
}

/* Records that nobody answers for: GLib's ten threads stay free, and cancelling does not wait. */
static void
test_dead_records (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const guint n_lookups = 30;
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  gint64 start_us = g_get_monotonic_time ();
  guint n_answers = 0;

  discover_world_add_record (fixture->world, "server=/example.test/" WORLD_BLACK_HOLE);
  discover_world_start (fixture->world);
  for (guint i = 0; i < n_lookups; i++)
    g_resolver_lookup_records_async (resolver, "example.test", G_RESOLVER_RECORD_MX, cancellable,
                                     count_answer, &n_answers);
  g_task_run_in_thread_sync (task, answer_task);
  g_assert_true (g_task_propagate_boolean (task, NULL));
  g_cancellable_cancel (cancellable);
  while (n_answers < n_lookups)
    g_main_context_iteration (NULL, TRUE);
  /* The system itself waits for five seconds before it asks a second time. */
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 4 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  (void) discover_world_enter (&skip_reason);
  script_world_init (&argc, &argv);
  if (skip_reason != NULL)
    {
      g_print ("1..0 # SKIP %s\n", skip_reason);
      return 0;
    }
#define ADD(name, func) g_test_add ("/search/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("live", test_live);
  ADD ("dead-records", test_dead_records);
  ADD ("prefill", test_prefill);
  ADD ("prefill-stopped", test_prefill_stopped);
  ADD ("trial", test_trial);
  ADD ("prefill-tries-known", test_prefill_tries_known);
  ADD ("wizard-waits", test_wizard_waits);
  ADD ("wizard-address-changes", test_wizard_address_changes);
#undef ADD
  return g_test_run ();
}
