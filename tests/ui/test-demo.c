/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-window.h"

/* The demo: without an account and without a network, from trouble to success. */

static void
test_works (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .argument = "--demo" });

  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "demo");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Change by Hand");
  pr_ui_window_take_picture (window, "demo-settings");
  pr_ui_window_press (window, NoSymbol, XK_F5);
  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_take_picture (window, "demo-works");

  /* Kept apart from real accounts, and tested again like them. */
  pr_ui_window_press (window, XK_Control_L, XK_s);
  pr_ui_window_wait_for_focus (window, "Done");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "works@demo.example, Everything works");
  pr_ui_window_take_picture (window, "demo-accounts");
}

static void
test_wrong_password (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .argument = "--demo" });

  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_press (window, NoSymbol, XK_Down);
  pr_ui_window_press (window, NoSymbol, XK_Down);
  pr_ui_window_wait_for_focus (window, "The password is wrong");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Change by Hand");
  pr_ui_window_press (window, NoSymbol, XK_F5);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_wait_for (window, "E-mail address");
  pr_ui_window_type_into (window, "Password", "demo");
  pr_ui_window_press (window, NoSymbol, XK_F5);
  pr_ui_window_wait_for_focus (window, "Everything works");
}

/* Another name and password for sending alone, as its description says. */
static void
test_own_login (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .argument = "--demo" });

  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_focus (window, "Sending has a login of its own");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Change by Hand");
  pr_ui_window_press (window, NoSymbol, XK_F5);
  pr_ui_window_wait_for_focus (window, "Sending mail does not work");
  pr_ui_window_focus (window, "Another Login for Sending…");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "User name");
  pr_ui_window_type_into (window, "User name", "postman");
  pr_ui_window_type_into (window, "Password", "another word");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
}

static void
test_narrow (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (
      &(PrUiWindowSpec){ .argument = "--demo", .width = 360, .height = 640, .theme = "Adwaita:dark" });

  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_take_picture (window, "demo-narrow-dark");
}

/* From the empty state it is one click. */
static void
test_from_empty_state (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_focus (window, "Try the Demo");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "This is a demo.");
}

int
main (int argc, char *argv[])
{
  pr_ui_window_test_init (&argc, &argv);
  g_test_add_func ("/demo/works", test_works);
  g_test_add_func ("/demo/wrong-password", test_wrong_password);
  g_test_add_func ("/demo/own-login", test_own_login);
  g_test_add_func ("/demo/narrow", test_narrow);
  g_test_add_func ("/demo/from-empty-state", test_from_empty_state);
  return g_test_run ();
}
