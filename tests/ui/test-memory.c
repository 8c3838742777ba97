/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "memory-scan.h"
#include "ui-fixture.h"

#include <string.h>

/* Back to the accounts, from wherever the setup is. */
static void
close_setup (PrUiWindow *window)
{
  while (!pr_ui_window_shows (window, "Discard What You Typed?"))
    pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_press (window, XK_Alt_L, XK_d);
  pr_ui_window_wait_until_gone (window, "Discard What You Typed?");
  pr_ui_window_wait_until_gone (window, "E-mail address");
}

static void
check_memory (PrUiWindow *window)
{
  g_assert_cmpuint (pr_memory_scan (pr_ui_window_get_pid (window), PR_MEMORY_SCAN_PASSWORD), ==, 0);
}

/* The same, once what runs has ended. */
static void
check_memory_soon (PrUiWindow *window)
{
  gint64 end_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint n_found;

  do
    n_found = pr_memory_scan (pr_ui_window_get_pid (window), PR_MEMORY_SCAN_PASSWORD);
  while (n_found > 0 && g_get_monotonic_time () < end_us);
  g_assert_cmpuint (n_found, ==, 0);
}

/* Where the password is it is found: a scan that finds nothing would else prove nothing. */
static void
check_scan (PrUiWindow *window)
{
  g_assert_cmpuint (pr_memory_scan (pr_ui_window_get_pid (window), PR_MEMORY_SCAN_PASSWORD), >, 0);
}

static PrUiWindow *
window_new (PrUiFixture *fixture)
{
  PrUiWindow *window = pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  if (pr_memory_scan_is_possible (pr_ui_window_get_pid (window)))
    return window;
  pr_ui_window_stop (window);
  return NULL;
}

static void
test_tested (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const rows[][3] = {
    { "imap-works-tls", "smtp-works-tls", "Everything works" },
    { "imap-works-scram", "smtp-works-scram", "Everything works" },
    { "imap-wrong-password", "smtp-wrong-password", "Receiving mail does not work" },
    { "imap-silent-at-sign-in", "smtp-works-tls", NULL },
  };
  g_autoptr (PrUiWindow) window = window_new (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (rows) && window != NULL; i++)
    {
      g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, rows[i][0]);
      g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, rows[i][1]);

      g_test_message ("%s", rows[i][0]);
      pr_ui_fixture_fill_in (window, PR_MEMORY_SCAN_PASSWORD, imap_port, smtp_port);
      check_scan (window);
      pr_ui_window_press (window, NoSymbol, XK_Return);
      /* Left in the middle, with the password on its way, where there is no end to wait for. */
      if (rows[i][2] != NULL)
        pr_ui_window_wait_for_focus (window, rows[i][2]);
      else
        pr_ui_window_wait_for (window, "Sign in, Running");
      close_setup (window);
      check_memory (window);
    }
}

static char *
search_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "secret-tool",
      "search", "--all", "xdg:schema", "io.github.postrider.Postrider.Login", "user", PR_UI_USER,
      NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static gboolean
has_keyring (void)
{
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *tool = g_find_program_in_path ("secret-tool");

  if (daemon == NULL || tool == NULL)
    g_test_skip ("gnome-keyring-daemon or secret-tool is not installed");
  return daemon != NULL && tool != NULL;
}

/* What is saved is in the keyring and nowhere else, and not even there when the program has ended
 * before the time to undo its removal was over. */
static void
test_saved (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *imap_port = pr_ui_fixture_add_talk (fixture, "imap-works-tls");
  g_autofree char *smtp_port = pr_ui_fixture_add_talk (fixture, "smtp-works-tls");
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;
  PrUiWindow *window = has_keyring () ? window_new (fixture) : NULL;

  if (window == NULL)
    return;
  pr_ui_fixture_fill_in (window, PR_MEMORY_SCAN_PASSWORD, imap_port, smtp_port);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Everything works");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for_focus (window, "Done");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, PR_UI_USER ", Everything works");
  kept = search_keyring ();
  g_assert_nonnull (strstr (kept, PR_MEMORY_SCAN_PASSWORD));
  check_memory (window);

  /* Out of the keyring, to the servers. */
  pr_ui_window_press (window, NoSymbol, XK_Tab);
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, PR_UI_USER ", Everything works · just now");
  check_memory_soon (window);

  pr_ui_window_focus (window, PR_UI_USER ", ");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Test");
  pr_ui_window_press (window, XK_Alt_L, XK_r);
  pr_ui_window_wait_for_focus (window, "Undo");
  pr_ui_window_stop (window);
  left = search_keyring ();
  g_assert_cmpstr (left, ==, "");
}

/* By the entry's own menu, as who has no mouse does it. */
static void
show_password (PrUiWindow *window)
{
  pr_ui_window_focus (window, "Password");
  pr_ui_window_press (window, NoSymbol, XK_Menu);
  pr_ui_window_press (window, NoSymbol, XK_s);
}

/* On the screen it is in more places, and each key is something that can be undone. */
static void
test_shown (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = window_new (fixture);
  g_autofree char *shown = NULL;

  if (window == NULL)
    return;
  pr_ui_window_open_setup (window);
  show_password (window);
  pr_ui_window_type_into (window, "Password", PR_MEMORY_SCAN_PASSWORD);
  pr_ui_window_focus (window, "E-mail address");
  pr_ui_window_take_picture (window, "password-shown");
  shown = pr_ui_window_dup_text (window, "Password");
  g_assert_cmpstr (shown, ==, PR_MEMORY_SCAN_PASSWORD);
  close_setup (window);
  check_memory (window);
}

/* Keys take their time: those before have arrived when as many characters are there. */
static void
wait_for_length (PrUiWindow *window, glong n_characters)
{
  gint64 end_us = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  glong n_there;

  do
    {
      g_autofree char *text = pr_ui_window_dup_text (window, "Password");

      n_there = g_utf8_strlen (text, -1);
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    }
  while (n_there != n_characters);
}

/* What cannot be seen cannot be copied, by key or by being selected. */
static void
test_not_copied (PrUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = window_new (fixture);

  if (window == NULL)
    return;
  g_assert_true (pr_memory_scan_finds_no_core_dump (pr_ui_window_get_pid (window)));
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "Name", "Ann");
  pr_ui_window_type_into (window, "Password", PR_MEMORY_SCAN_PASSWORD);
  wait_for_length (window, strlen (PR_MEMORY_SCAN_PASSWORD));
  check_scan (window);
  g_assert_false (pr_ui_window_has_copied (window, "PRIMARY"));
  pr_ui_window_press (window, XK_Control_L, XK_a);
  pr_ui_window_press (window, XK_Control_L, XK_c);
  pr_ui_window_press (window, XK_Control_L, XK_x);
  pr_ui_window_press (window, NoSymbol, XK_End);
  pr_ui_window_press (window, XK_Shift_L, XK_Home);
  pr_ui_window_press (window, NoSymbol, XK_End);
  pr_ui_window_type (window, "x");
  wait_for_length (window, strlen (PR_MEMORY_SCAN_PASSWORD) + 1);
  g_assert_false (pr_ui_window_has_copied (window, "PRIMARY"));
  g_assert_false (pr_ui_window_has_copied (window, "CLIPBOARD"));
  close_setup (window);
  check_memory (window);
}

int
main (int argc, char *argv[])
{
  static const PrUiTest tests[] = {
    { "/memory/tested", test_tested },
    { "/memory/saved", test_saved },
    { "/memory/shown", test_shown },
    { "/memory/not-copied", test_not_copied },
  };

  /* Meson's default, which writes over what is freed: the program has to see to that itself. */
  g_unsetenv ("MALLOC_PERTURB_");
  return pr_ui_fixture_run (argc, argv, tests, G_N_ELEMENTS (tests), PR_MEMORY_SCAN_PASSWORD);
}
