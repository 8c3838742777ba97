/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"
#include "ui-network.h"

/* Accounts that are saved: added, tested again, edited, removed. */

static void
save_account (PrUiWindow *window, const char *imap_port, const char *smtp_port)
{
  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for (window, PR_UI_USER " is saved");
}

/* From the page that says so back to the list, and from there to the account’s own page. */
static void
open_saved (PrUiWindow *window, const char *row)
{
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, row);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Test");
}

static void
test_add (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  save_account (window, imap_port, smtp_port);
  pr_ui_window_wait_for_focus (window, "Done");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "saved");
  pr_ui_window_focus (window, "Copy the Settings");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");

  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", Everything works");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "accounts");

  /* Again, in its place in the list, and all of them. */
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", Everything works");
  pr_ui_window_press (window, NoSymbol, XK_Tab);
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, PR_UI_USER ", Everything works · just now");
  pr_ui_window_wait_for_focus (window, "Test " PR_UI_USER);
  pr_ui_window_press (window, XK_Alt_L, XK_t);
  pr_ui_window_wait_for (window, PR_UI_USER ", Everything works · just now");

  /* Its own page has what was found before. */
  pr_ui_window_focus (window, PR_UI_USER ", ");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Test History");
  pr_ui_window_wait_for_focus (window, "Test");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "account");
}

static void
test_remove (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  save_account (window, imap_port, smtp_port);
  open_saved (window, PR_UI_USER ", Everything works");
  pr_ui_window_press (window, XK_Alt_L, XK_r);
  pr_ui_window_wait_for_focus (window, "Undo");
  pr_ui_window_wait_for (window, "No Accounts Yet");
  pr_ui_window_wait_for (window, "Removed " PR_UI_USER);
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "removed");

  /* It comes back with its results and its password. */
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, PR_UI_USER ", Everything works");
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", Everything works");
  pr_ui_window_press (window, NoSymbol, XK_Tab);
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, PR_UI_USER ", Everything works · just now");
}

static void
test_edit (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autofree char *refusing_port = pr_ui_fixture_add_talk (fixture, "smtp-own-login");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });
  g_autofree char *name = NULL;

  save_account (window, imap_port, smtp_port);
  open_saved (window, PR_UI_USER ", Everything works");
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for (window, "E-mail address");
  name = pr_ui_window_dup_text (window, "Name");
  g_assert_cmpstr (name, ==, "Änn Lee");

  /* Nothing changed, nothing asked. */
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "edit");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for_focus (window, "Test");

  /* The password that was saved is good for the test of the change. */
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for (window, "E-mail address");
  pr_ui_window_type_into (window, "SMTP port", refusing_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Sending mail does not work");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "edit-fails");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for (window, PR_UI_USER " is saved");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Test");
  pr_ui_window_wait_for (window, "SMTP: ");
  pr_ui_window_wait_for (window, "Show Last Test");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "account-fails");

  /* A login for sending alone is asked for where it fails, and kept with the account. */
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for (window, "E-mail address");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Sending mail does not work");
  pr_ui_window_focus (window, "Another Login for Sending…");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "User name");
  pr_ui_window_check_names (window);
  pr_ui_window_type_into (window, "User name", "postman");
  pr_ui_window_type_into (window, "Password", "another word");
  pr_ui_window_take_picture (window, "login-for-sending");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for (window, PR_UI_USER " is saved");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Test");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Everything works · just now");

  /* What each test found is there, with what was different. */
  pr_ui_window_wait_for (window, "SMTP works again.");
  pr_ui_window_wait_for_focus (window, "Test");
  g_assert_true (pr_ui_window_shows (window, "SMTP worked at the last test."));
  pr_ui_window_take_picture (window, "account-history");
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for (window, "Password for sending");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "edit-own-login");
}

static void
test_duplicate_and_test_all (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window = pr_ui_window_start (
      &(PrUiWindowSpec){ .ca_file = fixture->ca_file, .width = 360, .height = 720 });

  save_account (window, imap_port, smtp_port);
  pr_ui_window_take_picture (window, "saved-narrow");
  open_saved (window, PR_UI_USER ", Everything works");
  pr_ui_window_take_picture (window, "account-narrow");
  pr_ui_window_press (window, XK_Alt_L, XK_d);
  pr_ui_window_wait_for (window, "E-mail address");
  pr_ui_window_type_into (window, "E-mail address", "bob@example.org");
  pr_ui_window_press (window, XK_Alt_L, XK_h);
  pr_ui_window_wait_for_focus (window, "IMAP server");
  pr_ui_window_type_into (window, "IMAP user name", PR_UI_USER);
  pr_ui_window_type_into (window, "SMTP user name", PR_UI_USER);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_press (window, XK_Control_L, XK_s);
  pr_ui_window_wait_for (window, "bob@example.org is saved");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "bob@example.org, Everything works");
  pr_ui_window_press (window, XK_Alt_L, XK_t);
  pr_ui_window_wait_for (window, PR_UI_USER ", Everything works · just now");
  pr_ui_window_wait_for (window, "bob@example.org, Everything works · just now");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "accounts-narrow");

  /* What was removed and is wanted back: the focus is not lost with the button for it. */
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Test");
  pr_ui_window_press (window, XK_Alt_L, XK_r);
  pr_ui_window_wait_for_focus (window, "Undo");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", Everything works");
  pr_ui_window_wait_for (window, "bob@example.org, Everything works");
}

/* “Cancel” stands where “Test All” was, and takes its focus as it gives it back. */
static void
test_focus (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *silent_port = pr_ui_fixture_add_talk (fixture, "imap-silent-at-greeting");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, silent_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Cancel");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Test cancelled");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for (window, PR_UI_USER " is saved");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", ");

  pr_ui_window_focus (window, "Test All");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Cancel");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Test All");
}

/* What was saved with the wrong password is mended in one step. */
static void
test_new_password (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_WRONG_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  pr_ui_window_press (window, XK_Control_L, XK_s);
  pr_ui_window_wait_for (window, PR_UI_USER " is saved");
  open_saved (window, PR_UI_USER ", IMAP");
  pr_ui_window_wait_for (window, "New Password…");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "account-wants-password");

  /* Nothing typed, nothing done. */
  pr_ui_window_press (window, XK_Alt_L, XK_n);
  pr_ui_window_wait_for_focus (window, "Password");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Save and Test");

  pr_ui_window_press (window, XK_Alt_L, XK_n);
  pr_ui_window_wait_for_focus (window, "Password");
  pr_ui_window_check_names (window);
  pr_ui_window_type (window, PR_UI_PASSWORD);
  pr_ui_window_take_picture (window, "new-password");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_until_gone (window, "Save and Test");
  pr_ui_window_wait_for (window, "Everything works · just now");
  pr_ui_window_wait_until_gone (window, "New Password…");
}

/* No connection is ever made to such an address: the system says at once that there is no way to it. */
#define UNREACHABLE "224.0.0.1"

/* It goes and comes until the program, which begins to look when a test has failed, has seen it. */
static void
wait_for_offer (PrUiWindow *window, PrUiNetwork *network)
{
  gint64 end_us = g_get_monotonic_time () + G_USEC_PER_SEC * 60;

  while (!pr_ui_window_shows (window, "The network is back. Test again?"))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      pr_ui_network_change (network, FALSE);
      pr_ui_network_change (network, TRUE);
      g_usleep (G_USEC_PER_SEC / 20);
    }
}

/* What failed for want of a network is offered again when there is one, on the page of the test and
 * in the list. */
static void
test_network_returns (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiNetwork) network = pr_ui_network_new (FALSE);
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){
      .ca_file = fixture->ca_file, .width = 360, .height = 720, .has_network = TRUE });

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, "993", smtp_port);
  pr_ui_window_type_into (window, "IMAP server", UNREACHABLE);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  g_assert_false (pr_ui_window_shows (window, "The network is back"));
  wait_for_offer (window, network);
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "network-returns-narrow");
  pr_ui_window_press (window, XK_Alt_L, XK_n);
  pr_ui_window_wait_until_gone (window, "The network is back");
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");

  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for (window, PR_UI_USER " is saved");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", IMAP");
  wait_for_offer (window, network);
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "network-returns-accounts-narrow");
  pr_ui_window_press (window, XK_Alt_L, XK_n);
  pr_ui_window_wait_until_gone (window, "The network is back");
}

int
main (int argc, char *argv[])
{
  static const PrUiTest tests[] = {
    { "/accounts/add", test_add },
    { "/accounts/remove", test_remove },
    { "/accounts/edit", test_edit },
    { "/accounts/duplicate-and-test-all", test_duplicate_and_test_all },
    { "/accounts/focus", test_focus },
    { "/accounts/new-password", test_new_password },
    { "/accounts/network-returns", test_network_returns },
  };

  return pr_ui_fixture_run (argc, argv, tests, G_N_ELEMENTS (tests), PR_UI_PASSWORD);
}
