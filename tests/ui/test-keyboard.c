/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>

/* The whole way by keyboard alone in a window as narrow as a telephone, and every dialog on it: each can
 * be left by Escape, leads back to where one was, and has names for all that takes the focus. */

static PrUiWindow *
start_narrow (PrUiFixture *fixture)
{
  return pr_ui_window_start (
      &(PrUiWindowSpec){ .ca_file = fixture->ca_file, .width = 360, .height = 720 });
}

static void
set_up_test_fix_save (PrUiFixture *fixture, PrUiWindow *window)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-starttls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");

  pr_ui_window_wait_for_focus (window, "Add Account");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Name");
  pr_ui_window_type_into (window, "Name", "Ann Lee");
  pr_ui_window_type_into (window, "E-mail address", PR_UI_USER);
  pr_ui_window_type_into (window, "Password", PR_UI_PASSWORD);
  pr_ui_window_type_into (window, "IMAP server", "127.0.0.1");
  pr_ui_window_type_into (window, "IMAP port", imap_port);
  pr_ui_window_type_into (window, "SMTP server", "127.0.0.1");
  pr_ui_window_type_into (window, "SMTP port", smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);

  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  pr_ui_window_focus (window, "Use STARTTLS on the same port and test again");
  pr_ui_window_press (window, NoSymbol, XK_Return);

  /* Enter does what is next: it saves, and then it is done. */
  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Done");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", Everything works");
}

static void
test_journey (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = start_narrow (fixture);

  set_up_test_fix_save (fixture, window);

  /* The page of the account, the settings for another program, and back. */
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Test");
  pr_ui_window_press (window, XK_Alt_L, XK_p);
  pr_ui_window_wait_for_focus (window, "Program: ");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "export-narrow");
  pr_ui_window_focus (window, "Copy");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Program: ");

  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", ");
}

static void
open_from_menu (PrUiWindow *window, KeySym mnemonic)
{
  pr_ui_window_press (window, NoSymbol, XK_F10);
  pr_ui_window_wait_for (window, "About Postrider");
  pr_ui_window_press (window, NoSymbol, mnemonic);
}

static void
test_dialogs (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    KeySym mnemonic;
    const char *shows;
    const char *picture;
  } dialogs[] = {
    { XK_p, "Finding the Settings of an Address", "preferences-narrow" },
    { XK_k, "Explain an error", "shortcuts-narrow" },
    { XK_a, "Tests an e-mail account", "about-narrow" },
  };
  g_autoptr (PrUiWindow) window = start_narrow (fixture);

  pr_ui_window_wait_for_focus (window, "Add Account");
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      open_from_menu (window, dialogs[i].mnemonic);
      pr_ui_window_wait_for (window, dialogs[i].shows);
      pr_ui_window_check_names (window);
      pr_ui_window_take_picture (window, dialogs[i].picture);
      pr_ui_window_press (window, NoSymbol, XK_Escape);
      pr_ui_window_wait_until_gone (window, dialogs[i].shows);
    }
}

/* Accounts of other programs are there before any of one's own. */
static void
test_offers (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char content[] = "account work\n"
                                "host smtp.example.org\n"
                                "port 465\n"
                                "tls on\n"
                                "tls_starttls off\n"
                                "auth on\n"
                                "user ann@example.org\n"
                                "from ann@example.org\n";
  g_autofree char *path = g_build_filename (g_get_home_dir (), ".msmtprc", NULL);
  g_autoptr (PrUiWindow) window = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  window = start_narrow (fixture);
  pr_ui_window_wait_for (window, "Take Over");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "accounts-offers-narrow");
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const PrUiTest tests[] = {
    { "/keyboard/journey", test_journey },
    { "/keyboard/dialogs", test_dialogs },
    { "/keyboard/offers", test_offers },
  };

  return pr_ui_fixture_run (argc, argv, tests, G_N_ELEMENTS (tests), PR_UI_PASSWORD);
}
