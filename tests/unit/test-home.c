/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-home.h"
#include "temp-folder.h"

#include <glib/gstdio.h>

typedef struct
{
  char *path;
  PrAccounts *accounts;
  PrHome *home;
  guint n_asked;
  guint n_closed;
} Fixture;

static void
on_ask_discard (Fixture *fixture)
{
  fixture->n_asked++;
}

static void
on_closed (Fixture *fixture)
{
  fixture->n_closed++;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new ();
  g_autoptr (PrAccountStore) store = NULL;

  fixture->path = g_dir_make_tmp ("pr-home-XXXXXX", NULL);
  store = pr_account_store_new (fixture->path);
  fixture->accounts = pr_accounts_new (store, passwords);
  fixture->home = pr_home_new (fixture->accounts);
  g_signal_connect_swapped (fixture->home, "ask-discard", G_CALLBACK (on_ask_discard), fixture);
  g_signal_connect_swapped (fixture->home, "closed", G_CALLBACK (on_closed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->home);
  g_assert_finalize_object (fixture->accounts);
  temp_folder_remove (fixture->path);
  g_free (fixture->path);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (pr_home_get_actions (fixture->home), action, NULL);
}

static void
type_address (Fixture *fixture)
{
  pr_account_set_address (pr_wizard_get_account (pr_home_get_setup (fixture->home)), "ann@");
}

static void
test_places (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GActionGroup *actions = pr_home_get_actions (fixture->home);
  g_autoptr (GVariant) state = NULL;

  g_action_group_change_action_state (actions, "place", g_variant_new_string ("providers"));
  g_assert_cmpint (pr_home_get_place (fixture->home), ==, PR_PLACE_PROVIDERS);
  g_action_group_change_action_state (actions, "place", g_variant_new_string ("nowhere"));
  g_assert_cmpint (pr_home_get_place (fixture->home), ==, PR_PLACE_PROVIDERS);
  pr_home_set_place (fixture->home, PR_PLACE_ACCOUNTS);
  state = g_action_group_get_action_state (actions, "place");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "accounts");
}

static void
test_setup_waits (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrWizard *setup;

  activate (fixture, "add-account");
  setup = pr_home_get_setup (fixture->home);
  g_assert_true (pr_home_shows_setup (fixture->home));
  g_assert_true (pr_home_get_can_go_back (fixture->home));

  pr_home_set_place (fixture->home, PR_PLACE_PROVIDERS);
  g_assert_false (pr_home_shows_setup (fixture->home));
  g_assert_false (pr_home_get_can_go_back (fixture->home));
  g_assert_cmpstr (pr_home_get_title (fixture->home), ==, "Postrider");
  pr_home_set_place (fixture->home, PR_PLACE_ACCOUNTS);
  g_assert_true (pr_home_get_setup (fixture->home) == setup);
  g_assert_true (pr_home_shows_setup (fixture->home));
}

static void
test_back_asks_if_typed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  activate (fixture, "add-account");
  activate (fixture, "back");
  g_assert_null (pr_home_get_setup (fixture->home));
  g_assert_cmpuint (fixture->n_asked, ==, 0);

  activate (fixture, "add-account");
  type_address (fixture);
  activate (fixture, "escape");
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  pr_home_keep (fixture->home);
  pr_home_discard (fixture->home);
  g_assert_nonnull (pr_home_get_setup (fixture->home));

  activate (fixture, "back");
  pr_home_discard (fixture->home);
  g_assert_null (pr_home_get_setup (fixture->home));
  g_assert_false (pr_home_get_can_go_back (fixture->home));
}

/* What was typed and taken away again is no loss. */
static void
test_nothing_to_lose (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  activate (fixture, "add-account");
  type_address (fixture);
  pr_account_set_address (pr_wizard_get_account (pr_home_get_setup (fixture->home)), "");
  pr_home_close (fixture->home);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

static void
test_close_asks (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  activate (fixture, "add-account");
  type_address (fixture);
  pr_home_set_place (fixture->home, PR_PLACE_PROVIDERS);
  pr_home_close (fixture->home);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  /* The question is about what is to be seen behind it. */
  g_assert_true (pr_home_shows_setup (fixture->home));
  pr_home_discard (fixture->home);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

static void
type_all (Fixture *fixture)
{
  PrAccount *account = pr_wizard_get_account (pr_home_get_setup (fixture->home));

  pr_account_set_address (account, "ann@example.org");
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      pr_service_set_host (service, "127.0.0.1");
      /* So that no keyring is asked. */
      pr_service_set_auth (service, PR_AUTH_NONE);
    }
}

/* What is on its way to the disk and the keyring is waited for, and nobody is asked about it. */
static void
test_close_waits_for_saving (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  activate (fixture, "add-account");
  type_all (fixture);
  pr_wizard_save (pr_home_get_setup (fixture->home));
  g_assert_true (pr_wizard_get_saving (pr_home_get_setup (fixture->home)));
  pr_home_close (fixture->home);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  while (fixture->n_closed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  g_assert_true (pr_wizard_get_is_saved (pr_home_get_setup (fixture->home)));
  while (pr_accounts_get_changing (fixture->accounts))
    g_main_context_iteration (NULL, TRUE);
}

/* What could not be saved is still there. */
static void
test_close_after_failed_saving (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_true (g_rmdir (fixture->path) == 0);
  g_assert_true (g_file_set_contents (fixture->path, "no folder", -1, NULL));
  activate (fixture, "add-account");
  type_all (fixture);
  pr_wizard_save (pr_home_get_setup (fixture->home));
  pr_home_close (fixture->home);
  while (pr_accounts_get_changing (fixture->accounts))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  g_assert_nonnull (pr_wizard_get_save_text (pr_home_get_setup (fixture->home)));

  /* The next time it is asked as ever. */
  pr_home_close (fixture->home);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_unlink (fixture->path);
}

static void
test_start_with_address (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrAccount *account;

  pr_home_start_setup (fixture->home, "ann@gmail.com");
  g_assert_true (pr_home_is_untouched (fixture->home));
  account = pr_wizard_get_account (pr_home_get_setup (fixture->home));
  g_assert_cmpstr (pr_account_get_address (account), ==, "ann@gmail.com");

  /* Nobody typed it here, so another one may take its place, also after a question. */
  pr_account_set_display_name (account, "Ann");
  g_assert_false (pr_home_is_untouched (fixture->home));
  pr_home_start_setup (fixture->home, "bob@gmail.com");
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  pr_home_discard (fixture->home);
  account = pr_wizard_get_account (pr_home_get_setup (fixture->home));
  g_assert_cmpstr (pr_account_get_address (account), ==, "bob@gmail.com");
}

static void
test_set_up_here (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrAccount *account;
  PrService *imap;

  pr_home_set_place (fixture->home, PR_PLACE_PROVIDERS);
  g_action_group_activate_action (pr_home_get_actions (fixture->home), "set-up-here",
                                  g_variant_new_string ("gmail"));
  g_assert_true (pr_home_shows_setup (fixture->home));
  account = pr_wizard_get_account (pr_home_get_setup (fixture->home));
  pr_account_set_address (account, "ann@example.org");
  imap = pr_account_get_service (account, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_service_get_host (imap), ==, "imap.gmail.com");
}

static void
test_details_are_a_page (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrProviderBrowser *browser = pr_home_get_browser (fixture->home);
  PrProvider *gmail = pr_presets_lookup_id (pr_presets_get_default (), "gmail");

  activate (fixture, "find");
  g_assert_cmpint (pr_home_get_place (fixture->home), ==, PR_PLACE_PROVIDERS);
  pr_provider_browser_open (browser, gmail);
  g_assert_false (pr_home_get_can_go_back (fixture->home));

  pr_home_set_folded (fixture->home, TRUE);
  g_assert_true (pr_home_get_can_go_back (fixture->home));
  g_assert_cmpstr (pr_home_get_title (fixture->home), ==, "Gmail");
  activate (fixture, "back");
  g_assert_false (pr_home_shows_provider (fixture->home));
  g_assert_true (pr_provider_browser_get_selected (browser) == gmail);
}

static void
read_title (PrHome *home, GParamSpec *property G_GNUC_UNUSED, char **title)
{
  g_free (*title);
  *title = g_strdup (pr_home_get_title (home));
}

/* One of the user's own is deleted while its details are all there is to see. */
static void
test_details_go_away (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrProviderBrowser *browser = pr_home_get_browser (fixture->home);
  g_autofree char *title = NULL;

  activate (fixture, "find");
  pr_home_set_folded (fixture->home, TRUE);
  pr_provider_browser_open (browser, pr_presets_lookup_id (pr_presets_get_default (), "gmail"));
  g_signal_connect (fixture->home, "notify::title", G_CALLBACK (read_title), &title);
  pr_provider_browser_set_selected (browser, NULL);
  g_assert_false (pr_home_get_can_go_back (fixture->home));
  g_assert_cmpstr (title, ==, "Postrider");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/home/places", test_places },
    { "/home/setup-waits", test_setup_waits },
    { "/home/back-asks-if-typed", test_back_asks_if_typed },
    { "/home/nothing-to-lose", test_nothing_to_lose },
    { "/home/close-asks", test_close_asks },
    { "/home/close-waits-for-saving", test_close_waits_for_saving },
    { "/home/close-after-failed-saving", test_close_after_failed_saving },
    { "/home/start-with-address", test_start_with_address },
    { "/home/set-up-here", test_set_up_here },
    { "/home/details-are-a-page", test_details_are_a_page },
    { "/home/details-go-away", test_details_go_away },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
