/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "real-servers.h"
#include "silent-port.h"
#include "ui-fixture.h"
#include "ui-portal.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_first_page (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .argument = "mailto:ann@example.org" });
  g_autofree char *address = pr_ui_window_dup_text (window, "E-mail address");

  g_assert_cmpstr (address, ==, PR_UI_USER);
  pr_ui_window_wait_for_focus (window, "Password");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "settings");

  /* Said in words where it matters, and nowhere else. */
  pr_ui_window_press (window, NoSymbol, XK_Caps_Lock);
  pr_ui_window_wait_for (window, "Caps Lock is on");
  pr_ui_window_take_picture (window, "caps-lock");
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_until_gone (window, "Caps Lock is on");
  pr_ui_window_press (window, XK_Alt_L, XK_p);
  pr_ui_window_wait_for (window, "Caps Lock is on");
  pr_ui_window_press (window, NoSymbol, XK_Caps_Lock);
  pr_ui_window_wait_until_gone (window, "Caps Lock is on");
}

static void
test_works (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-starttls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, imap_port, smtp_port);
  pr_ui_window_choose (window, "SMTP security", "STARTTLS (encrypted)");
  pr_ui_window_take_picture (window, "settings-filled");
  pr_ui_window_focus (window, "Test");
  pr_ui_window_press (window, NoSymbol, XK_space);

  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_wait_for (window, "Sign in, Done");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "works");
}

/* The same on Dovecot and Postfix, with a password that no keyboard has all keys for. */
static void
test_real_servers (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  PrRealServers *servers = pr_real_servers_start ();
  g_autofree char *imap_port = NULL;
  g_autofree char *smtp_port = NULL;

  if (servers == NULL)
    return;
  imap_port = g_strdup_printf (
      "%u", pr_real_servers_get_port (servers, PR_PROTOCOL_IMAP, PR_SECURITY_TLS));
  smtp_port = g_strdup_printf (
      "%u", pr_real_servers_get_port (servers, PR_PROTOCOL_SMTP, PR_SECURITY_TLS));
  if (g_str_equal (smtp_port, "0"))
    {
      g_test_skip ("Postfix runs for root only");
    }
  else
    {
      g_autoptr (PrUiWindow) window = pr_ui_window_start (
          &(PrUiWindowSpec){ .ca_file = pr_real_servers_get_ca_file (servers) });

      pr_ui_fixture_fill_in (window, PR_REAL_ANN_PASSWORD, imap_port, smtp_port);
      pr_ui_window_type_into (window, "IMAP server", PR_REAL_HOST);
      pr_ui_window_type_into (window, "SMTP server", PR_REAL_HOST);
      pr_ui_window_press (window, NoSymbol, XK_Return);
      pr_ui_window_wait_for_focus (window, "Everything works");
      pr_ui_window_take_picture (window, "works-real-servers");
    }
  pr_real_servers_stop (servers);
}

static void
test_wrong_password (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autofree char *name = NULL;
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_WRONG_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  pr_ui_window_wait_for (window, "Sign in, Failed");
  pr_ui_window_take_picture (window, "wrong-password");

  /* The server's own words are one click away. */
  g_assert_false (pr_ui_window_shows (window, "NO [AUTHENTICATIONFAILED]"));
  pr_ui_window_focus (window, "IMAP: What the server said");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "NO [AUTHENTICATIONFAILED]");
  pr_ui_window_focus (window, "Technical details of IMAP");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Conversation with the IMAP server");
  pr_ui_window_check_names (window);
  pr_ui_window_focus (window, "Copy the conversation with the IMAP server");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  pr_ui_window_take_picture (window, "wrong-password-details");

  /* What was typed is still there, and one thing mended is enough. */
  pr_ui_window_focus (window, "Type Another Password");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Password");
  name = pr_ui_window_dup_text (window, "Name");
  g_assert_cmpstr (name, ==, "Änn Lee");
  pr_ui_window_type_into (window, "Password", PR_UI_PASSWORD);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
}

/* A server at home: its certificate is looked at, trusted in spite of its fault, and that taken back. */
static void
test_certificate (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-certificate-self-signed");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  pr_ui_window_focus (window, "See the Certificate…");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "It vouches for itself");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "certificate");

  pr_ui_window_focus (window, "Trust This Certificate for This Server…");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Trust This Certificate?");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "certificate-question");
  pr_ui_window_press (window, XK_Alt_L, XK_t);
  pr_ui_window_wait_for_focus (window, "Everything works");

  pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_wait_for (window, "Stop trusting the certificate of the IMAP server");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "certificate-trusted");
  pr_ui_window_focus (window, "Stop trusting the certificate of the IMAP server");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_until_gone (window, "Stop trusting the certificate of the IMAP server");
  pr_ui_window_press (window, NoSymbol, XK_F5);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
}

/* The encryption is the wrong one; what would be right was tried before it is offered. */
static void
test_fix (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-starttls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Receiving mail does not work");
  pr_ui_window_wait_for (window, "Security: TLS (encrypted) → STARTTLS (encrypted) · tried, it answers");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "fix");
  pr_ui_window_focus (window, "Use STARTTLS on the same port and test again");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Everything works");
}

static void
test_black_hole (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 silent_port;
  g_autoptr (GSocket) silence = silent_port_new (&silent_port);
  g_autofree char *hole_port = g_strdup_printf ("%u", silent_port);
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, hole_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Cancel");
  pr_ui_window_wait_for (window, "Encrypt the connection, Running");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "running");

  /* Again while it still runs, by the key for it, and then no more. */
  pr_ui_window_press (window, NoSymbol, XK_F5);
  pr_ui_window_wait_for (window, "Encrypt the connection, Running");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for_focus (window, "Test cancelled");
  pr_ui_window_wait_for (window, "Encrypt the connection, Not finished");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "cancelled");

  /* Nothing has to be waited for before the next one. */
  pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_wait_for (window, "E-mail address");
  pr_ui_window_type_into (window, "IMAP port", imap_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
}

static void
test_field_errors (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  g_autofree char *port = NULL;

  pr_ui_window_open_setup (window);
  /* Asked too early: every field that lacks something says so, and the first has the focus. */
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Type the e-mail address");
  pr_ui_window_wait_for (window, "Type the password");
  pr_ui_window_wait_for (window, "2 fields need another look");
  pr_ui_window_wait_for_focus (window, "E-mail address");
  g_assert_false (pr_ui_window_shows (window, "IMAP server"));

  /* The servers are asked for when there is an address that does not tell them. */
  pr_ui_window_type (window, "ann@example.org");
  pr_ui_window_wait_until_gone (window, "Type the e-mail address");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Type the name of the server");
  pr_ui_window_wait_for (window, "3 fields need another look");
  pr_ui_window_wait_for_focus (window, "Password");
  pr_ui_window_type_into (window, "IMAP port", "70000");
  pr_ui_window_wait_for (window, "Ports go from 1 to 65535");
  pr_ui_window_take_picture (window, "field-errors");
  pr_ui_window_type_into (window, "IMAP port", "993");
  pr_ui_window_wait_until_gone (window, "Ports go from 1 to 65535");

  /* The standard port follows the security. */
  pr_ui_window_choose (window, "IMAP security", "None (not encrypted)");
  port = pr_ui_window_dup_text (window, "IMAP port");
  g_assert_cmpstr (port, ==, "143");
  pr_ui_window_wait_for (window, "Allow it, or choose an encrypted connection");
  pr_ui_window_focus (window, "Send my password to the IMAP server without encryption");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_until_gone (window, "Allow it, or choose an encrypted connection");
  pr_ui_window_check_names (window);
}

/* The provider is recognized while its address is typed, and says what it wants before the test. */
static void
test_presets (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  g_autofree char *misspelt = NULL;
  g_autofree char *imap = NULL;
  g_autofree char *smtp = NULL;
  g_autofree char *corrected = NULL;

  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", "ann@gmial.com");
  pr_ui_window_wait_for (window, "Did you mean ann@gmail.com?");
  misspelt = pr_ui_window_dup_text (window, "E-mail address");
  g_assert_cmpstr (misspelt, ==, "ann@gmial.com");
  pr_ui_window_type_into (window, "SMTP server", "relay.example.org");
  pr_ui_window_focus (window, "Use That Address");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Gmail");

  corrected = pr_ui_window_dup_text (window, "E-mail address");
  pr_ui_window_wait_for (window, "imap.gmail.com");
  g_assert_false (pr_ui_window_shows (window, "IMAP server"));
  smtp = pr_ui_window_dup_text (window, "SMTP server");
  g_assert_cmpstr (corrected, ==, "ann@gmail.com");
  g_assert_cmpstr (smtp, ==, "relay.example.org");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider");

  /* What was found can be changed, and stays as it is until then. */
  pr_ui_window_focus (window, "Change by Hand");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "IMAP server");
  imap = pr_ui_window_dup_text (window, "IMAP server");
  g_assert_cmpstr (imap, ==, "imap.gmail.com");
  g_assert_false (pr_ui_window_shows (window, "Change by Hand"));
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider-by-hand");
}

/* Where no password is taken, that is said before one is typed, and what to do instead. */
static void
test_oauth_only (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-starttls");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });
  g_autofree char *copied = NULL;

  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", "ann@outlook.com");
  pr_ui_window_wait_for (window, "Outlook.com");
  pr_ui_window_wait_for (window, "No password is taken here");
  pr_ui_window_wait_for (window, "Open the Provider’s Page");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "oauth-only");
  pr_ui_window_focus (window, "Copy the Settings");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  copied = pr_ui_window_dup_copied (window);
  g_assert_nonnull (strstr (copied, "outlook.office365.com"));

  /* All but signing in is tested without a password. */
  pr_ui_window_press (window, XK_Alt_L, XK_h);
  pr_ui_window_wait_for_focus (window, "IMAP server");
  pr_ui_window_type_into (window, "IMAP server", "127.0.0.1");
  pr_ui_window_type_into (window, "IMAP port", imap_port);
  pr_ui_window_type_into (window, "SMTP server", "127.0.0.1");
  pr_ui_window_type_into (window, "SMTP port", smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Nothing works yet");
  pr_ui_window_wait_for (window, "Your provider no longer accepts passwords here");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "oauth-only-tested");
}

static void
test_pop3 (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  pr_ui_window_open_setup (window);
  g_assert_false (pr_ui_window_shows (window, "IMAP server"));
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for_focus (window, "IMAP server");
  g_assert_false (pr_ui_window_shows (window, "POP3 server"));
  pr_ui_window_focus (window, "Both IMAP and POP3");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "POP3 server");
  g_assert_true (pr_ui_window_shows (window, "IMAP server"));
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "settings-both");

  pr_ui_window_press (window, XK_Alt_L, XK_3);
  pr_ui_window_wait_until_gone (window, "IMAP server");
  g_assert_true (pr_ui_window_shows (window, "POP3 server"));
}

static void
test_shortcuts (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_press (window, XK_Control_L, XK_F1);
  pr_ui_window_wait_for (window, "Close the window");
  pr_ui_window_check_names (window);
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Close the window");
}

/* The same pages narrow, dark and in high contrast: no words are lost, and there are pictures of it. */
static void
test_looks (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *name;
    const char *theme;
    int width;
    int height;
    gboolean is_dark;
  } rows[] = {
    { "narrow", NULL, 360, 720, FALSE },
    { "dark", "Default:dark", 980, 760, TRUE },
    { "narrow-dark", "Default:dark", 360, 720, TRUE },
    { "high-contrast", "Default:hc", 980, 760, FALSE },
    { "high-contrast-dark", "Default:hc-dark", 980, 760, TRUE },
    { "full-width", NULL, 1400, 1000, FALSE },
  };
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-wrong-password");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *settings = g_strconcat ("settings-", rows[i].name, NULL);
      g_autofree char *result = g_strconcat ("result-", rows[i].name, NULL);
      g_autoptr (PrUiWindow) window =
          pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file,
                                                 .theme = rows[i].theme,
                                                 .width = rows[i].width,
                                                 .height = rows[i].height });
      double brightness;

      pr_ui_window_open_setup (window);
      pr_ui_window_type_into (window, "E-mail address", "ann@gmail.com");
      pr_ui_window_wait_for (window, "imap.gmail.com");
      brightness = pr_ui_window_take_picture (window, settings);
      if (rows[i].is_dark)
        g_assert_cmpfloat (brightness, <, 0.4);
      else
        g_assert_cmpfloat (brightness, >, 0.6);
      pr_ui_fixture_type_account (window, PR_UI_PASSWORD, imap_port, smtp_port);
      pr_ui_window_press (window, NoSymbol, XK_Return);
      pr_ui_window_wait_for_focus (window, "Sending mail does not work");
      pr_ui_window_take_picture (window, result);
    }
}

static void
wait_for_brightness (PrUiWindow *window, const char *name, double least, double most)
{
  gint64 end_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  double brightness;

  while ((brightness = pr_ui_window_take_picture (window, name)) < least || brightness > most)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (G_USEC_PER_SEC / 10);
    }
}

static void
test_follows_desktop (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiPortal) portal = pr_ui_portal_new (TRUE);
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  wait_for_brightness (window, "desktop-dark", 0, 0.4);
  pr_ui_portal_change (portal, FALSE);
  wait_for_brightness (window, "desktop-light", 0.6, 1);
}

/* Returns: the exit status of a second start with these arguments. */
static int
start_another (const char *first, const char *second)
{
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                        g_getenv ("PR_TEST_POSTRIDER"), first, second, NULL);

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  return g_subprocess_get_exit_status (process);
}

static void
test_command_line (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  g_autofree char *address = NULL;

  g_assert_cmpint (start_another ("--version", NULL), ==, 0);
  g_assert_cmpint (start_another ("--no-such-option", NULL), !=, 0);
  g_assert_cmpint (start_another ("file:///etc/passwd", NULL), ==, 2);
  g_assert_cmpint (start_another ("/etc/passwd", NULL), ==, 2);
  g_assert_cmpint (start_another ("ann@example.org", "bob@example.org"), ==, 2);

  /* The window that is there takes the address, as nobody has typed in it yet. */
  g_assert_cmpint (start_another ("mailto:ann@example.org?subject=Hello", NULL), ==, 0);
  pr_ui_window_wait_for_focus (window, "Password");
  address = pr_ui_window_dup_text (window, "E-mail address");
  g_assert_cmpstr (address, ==, PR_UI_USER);
}

/* For who helps: as it is, or without saying whose it is. */
static void
test_copy_report (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-wrong-password");
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });
  g_autofree char *whole = NULL;
  g_autofree char *left = NULL;
  g_autofree char *again = NULL;

  pr_ui_fixture_fill_in (window, PR_UI_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Sending mail does not work");
  pr_ui_window_press (window, NoSymbol, XK_F10);
  pr_ui_window_wait_for (window, "About Postrider");
  pr_ui_window_press (window, NoSymbol, XK_c);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  whole = pr_ui_window_dup_copied (window);
  g_assert_nonnull (strstr (whole, PR_UI_USER ": does not work yet"));
  g_assert_nonnull (strstr (whole, "wrong-credentials"));
  g_assert_null (strstr (whole, PR_UI_PASSWORD));
  pr_ui_window_wait_until_gone (window, "Copied to the clipboard");

  pr_ui_window_press (window, NoSymbol, XK_F10);
  pr_ui_window_wait_for (window, "About Postrider");
  pr_ui_window_press (window, NoSymbol, XK_l);
  pr_ui_window_wait_until_gone (window, "About Postrider");
  pr_ui_window_press (window, NoSymbol, XK_F10);
  pr_ui_window_wait_for (window, "About Postrider");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "menu-report");
  pr_ui_window_press (window, NoSymbol, XK_c);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  left = pr_ui_window_dup_copied (window);
  g_assert_nonnull (strstr (left, "[address]: does not work yet"));
  g_assert_null (strstr (left, "ann"));

  /* The same below what was found. */
  pr_ui_window_wait_until_gone (window, "Copied to the clipboard");
  pr_ui_window_focus (window, "Leave out the address");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "report");
  pr_ui_window_press (window, XK_Alt_L, XK_y);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  again = pr_ui_window_dup_copied (window);
  g_assert_cmpstr (again, ==, whole);
}

/* --- Started by the session bus --- */

#define BUS_NAME PR_APP_ID
#define BUS_PATH "/io/github/postrider/Postrider"
#define BUS_WAIT_MS 20000

/* As it is installed, but for the place of the program. Returns: the file. */
static char *
write_service_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dbus-1", "services", NULL);
  char *path = g_build_filename (folder, BUS_NAME ".service", NULL);
  g_autofree char *content =
      g_strdup_printf ("[D-BUS Service]\nName=%s\nExec=%s --gapplication-service\n", BUS_NAME,
                       g_getenv ("PR_TEST_POSTRIDER"));

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static gboolean
call (GDBusConnection *bus,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters,
      GError **error)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (bus, name, path, interface, method, parameters, NULL,
                                   G_DBUS_CALL_FLAGS_NONE, BUS_WAIT_MS, NULL, error);

  return reply != NULL;
}

static void
activate_action (GDBusConnection *bus, const char *action)
{
  g_autoptr (GError) error = NULL;

  call (bus, BUS_NAME, BUS_PATH, "org.freedesktop.Application", "ActivateAction",
        g_variant_new ("(sava{sv})", action, NULL, NULL), &error);
  g_assert_no_error (error);
}

static void
on_name_gone (GDBusConnection *bus G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

/* A desktop starts it by a call to its name: the window comes, once, and the demo by what the desktop
 * file offers beside it. The process ends with them. */
static void
test_activation (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *service_file = write_service_file ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  guint watch_id;

  g_assert_no_error (error);
  call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
        "ReloadConfig", NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 2; i++)
    {
      call (bus, BUS_NAME, BUS_PATH, "org.freedesktop.Application", "Activate",
            g_variant_new ("(a{sv})", NULL), &error);
      g_assert_no_error (error);
    }
  /* GTK shows each window on the bus under a number of its own. */
  call (bus, BUS_NAME, BUS_PATH "/window/1", "org.gtk.Actions", "List", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (call (bus, BUS_NAME, BUS_PATH "/window/2", "org.gtk.Actions", "List", NULL, NULL));

  activate_action (bus, "demo");
  call (bus, BUS_NAME, BUS_PATH "/window/2", "org.gtk.Actions", "List", NULL, &error);
  g_assert_no_error (error);

  activate_action (bus, "quit");
  watch_id = g_bus_watch_name_on_connection (bus, BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL,
                                             on_name_gone, loop, NULL);
  g_main_loop_run (loop);
  g_bus_unwatch_name (watch_id);
  g_assert_cmpint (g_remove (service_file), ==, 0);
}

static void
test_menu (PrUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_press (window, NoSymbol, XK_F10);
  pr_ui_window_wait_for (window, "About Postrider");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "menu");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "About Postrider");
}

int
main (int argc, char *argv[])
{
  static const PrUiTest tests[] = {
    { "/window/first-page", test_first_page },
    { "/window/works", test_works },
    { "/window/real-servers", test_real_servers },
    { "/window/wrong-password", test_wrong_password },
    { "/window/certificate", test_certificate },
    { "/window/fix", test_fix },
    { "/window/black-hole", test_black_hole },
    { "/window/field-errors", test_field_errors },
    { "/window/presets", test_presets },
    { "/window/oauth-only", test_oauth_only },
    { "/window/pop3", test_pop3 },
    { "/window/shortcuts", test_shortcuts },
    { "/window/menu", test_menu },
    { "/window/copy-report", test_copy_report },
    { "/window/command-line", test_command_line },
    { "/window/activation", test_activation },
    { "/window/follows-desktop", test_follows_desktop },
    { "/window/looks", test_looks },
  };

  return pr_ui_fixture_run (argc, argv, tests, G_N_ELEMENTS (tests), PR_UI_PASSWORD);
}
