/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discover-world.h"
#include "ui-window.h"

#include <string.h>

/* The servers of an address, looked for in a network of this test's own, as the preferences say. */

#define HOSTERS_SERVER "SMTP: mail.hoster.test, port 465, TLS (encrypted)"

/* One domain whose name server says where its mail is, and one of which only a web server knows. */
static DiscoverWorld *
world_new (void)
{
  DiscoverWorld *world = discover_world_new ();
  g_autofree char *config = discover_world_make_config ("mx.example.test", "mx.example.test");

  discover_world_add_host (world, "mx.example.test", WORLD_HERE);
  discover_world_add_host (world, "mail.hoster.test", WORLD_HERE);
  discover_world_add_host (world, "autoconfig.web.test", WORLD_HERE);
  discover_world_add_record (world, "srv-host=_imaps._tcp.example.test,mx.example.test,993,0,1");
  discover_world_add_record (world,
                             "srv-host=_submissions._tcp.example.test,mail.hoster.test,465,0,1");
  discover_world_add_page (world, "https://autoconfig.web.test/mail/config-v1.1.xml", config);
  discover_world_add_imap_and_smtp (world, "mx.example.test,mail.hoster.test");
  discover_world_start (world);
  return world;
}

/* Opens the preferences, where the focus is on what holds now, and chooses another. */
static void
prefer (PrUiWindow *window, const char *now, KeySym mnemonic, const char *kept)
{
  pr_ui_window_press (window, XK_Control_L, XK_comma);
  pr_ui_window_wait_for_focus (window, now);
  pr_ui_window_press (window, XK_Alt_L, mnemonic);
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "preferences");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Finding the Settings of an Address");
  pr_ui_window_activate (window);
  pr_ui_window_wait_for_setting (window, kept);
}

/* Only an address that somebody is done with is looked for. */
static void
leave_address (PrUiWindow *window)
{
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for_focus (window, "E-mail address");
  pr_ui_window_press (window, XK_Alt_L, XK_p);
  pr_ui_window_wait_for_focus (window, "Password");
}

static void
test_preferences (void)
{
  g_autoptr (DiscoverWorld) world = world_new ();
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .argument = "ann@example.test",
                                             .ca_file = discover_world_get_ca_file (world) });
  g_autofree char *requests = NULL;

  /* Nobody is asked, until it is allowed; then nobody but name servers and mail servers. */
  pr_ui_window_wait_for_focus (window, "Password");
  prefer (window, "Ask nobody", XK_w, "Lookups=no-web");
  g_assert_true (pr_ui_window_has_text (window, "IMAP server", ""));
  leave_address (window);
  pr_ui_window_wait_for (window, "Found Servers");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "found-servers");
  requests = discover_world_dup_requests (world);
  g_assert_cmpstr (requests, ==, "");

  /* What can be relied on is filled in, somebody else's host only for who says so. */
  pr_ui_window_wait_for (window, "mx.example.test");
  g_assert_true (pr_ui_window_has_text (window, "SMTP server", ""));
  pr_ui_window_focus (window, "Use " HOSTERS_SERVER);
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_focus (window, "SMTP server");
  g_assert_true (pr_ui_window_has_text (window, "SMTP server", "mail.hoster.test"));

  /* With web servers, what only they know is found too. */
  prefer (window, "Ask name servers and mail servers only", XK_d, "Lookups=all");
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for_focus (window, "E-mail address");
  pr_ui_window_type (window, "eve@web.test");
  leave_address (window);
  discover_world_wait_for_request (world);
}

int
main (int argc, char *argv[])
{
  g_autofree char *reason = NULL;

  if (!discover_world_enter (&reason))
    {
      g_print ("1..0 # SKIP %s\n", reason);
      return 0;
    }
  pr_ui_window_test_init (&argc, &argv);
  g_test_add_func ("/lookups/preferences", test_preferences);
  return g_test_run ();
}
