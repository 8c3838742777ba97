/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-window.h"

#include <locale.h>

/* The places of the window, and the way between them and setting up an account. */

static void
test_places (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_wait_for_focus (window, "Add account");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "accounts-empty");

  pr_ui_window_press (window, XK_Control_L, XK_2);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "providers");

  pr_ui_window_press (window, XK_Alt_L, XK_a);
  pr_ui_window_wait_for_focus (window, "Add account");
  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
}

static void
test_back (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  g_autofree char *address = NULL;

  /* Nothing typed, nothing asked. */
  pr_ui_window_open_setup (window);
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for_focus (window, "Add account");

  /* What was typed is still there after a look at another place. */
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", "ann@example.org");
  pr_ui_window_press (window, XK_Control_L, XK_2);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_press (window, XK_Control_L, XK_1);
  pr_ui_window_wait_for (window, "E-mail address");
  address = pr_ui_window_dup_text (window, "E-mail address");
  g_assert_cmpstr (address, ==, "ann@example.org");

  /* It goes only when the user says so. */
  pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_wait_for_focus (window, "Keep Editing");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "discard");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Keep Editing");
  g_assert_true (pr_ui_window_shows (window, "E-mail address"));
  pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_wait_for_focus (window, "Keep Editing");
  pr_ui_window_press (window, XK_Alt_L, XK_d);
  pr_ui_window_wait_for_focus (window, "Add account");
}

static void
test_browse (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  g_autofree char *server = NULL;

  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_type (window, "gmai");
  pr_ui_window_wait_for (window, "Gmail");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Copy imap.gmail.com");
  pr_ui_window_wait_for (window, "Checked in");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider-details");
  pr_ui_window_focus (window, "Copy imap.gmail.com");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");

  /* A word that stands nowhere, and the way out of it. */
  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_type (window, "xyzzyx");
  pr_ui_window_wait_for (window, "Nothing found");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "providers-nothing-found");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_until_gone (window, "Nothing found");

  /* The filters count together. */
  pr_ui_window_focus (window, "POP3");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_focus (window, "App password");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_take_picture (window, "providers-filtered");

  /* From there to an account, whatever its domain. */
  pr_ui_window_focus (window, "Set up an account here");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Name");
  pr_ui_window_wait_for (window, "Needs an app password");
  pr_ui_window_take_picture (window, "setup-at-provider");
  pr_ui_window_type_into (window, "E-mail address", "ann@example.org");
  server = pr_ui_window_dup_text (window, "IMAP server");
  g_assert_cmpstr (server, ==, "imap.gmail.com");
}

static void
test_browse_narrow (void)
{
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .width = 360, .height = 720 });

  pr_ui_window_wait_for_focus (window, "Add account");
  pr_ui_window_take_picture (window, "accounts-empty-narrow");
  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_take_picture (window, "providers-narrow");
  pr_ui_window_check_names (window);

  /* The details are a page of their own, and Back leads to the list. */
  pr_ui_window_type (window, "fastmail");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Copy imap.fastmail.com");
  pr_ui_window_wait_until_gone (window, "Search for a provider");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider-details-narrow");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for (window, "Search for a provider");
  g_assert_false (pr_ui_window_shows (window, "Copy imap.fastmail.com"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* libatspi warns of programs that are not quite there yet. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  g_test_add_func ("/places/places", test_places);
  g_test_add_func ("/places/back", test_back);
  g_test_add_func ("/places/browse", test_browse);
  g_test_add_func ("/places/browse-narrow", test_browse_narrow);
  return g_test_run ();
}
