/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "memory-scan.h"
#include "pr-script-server.h"
#include "ui-window.h"

#include <glib/gstdio.h>
#include <locale.h>

#define USER "ann@example.org"

typedef struct
{
  PrScriptServer *server;
  char *ca_file;
} Fixture;

static char *
add_talk (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "talks", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTalk) talk = pr_talk_load (file, &error);
  guint16 port;

  g_assert_no_error (error);
  port = pr_script_server_add_talk (fixture->server, talk, 0, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%u", port);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSecret) password = pr_secret_new (PR_MEMORY_SCAN_PASSWORD, -1);
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &fixture->ca_file, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  fixture->server = pr_script_server_new (USER, password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (fixture->server), fixture->ca_file,
                               &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
  g_remove (fixture->ca_file);
  g_free (fixture->ca_file);
}

static void
fill_in (PrUiWindow *window, const char *imap_port, const char *smtp_port)
{
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", USER);
  pr_ui_window_type_into (window, "Password", PR_MEMORY_SCAN_PASSWORD);
  pr_ui_window_type_into (window, "IMAP server", "127.0.0.1");
  pr_ui_window_type_into (window, "IMAP port", imap_port);
  pr_ui_window_type_into (window, "SMTP server", "127.0.0.1");
  pr_ui_window_type_into (window, "SMTP port", smtp_port);
}

/* Back to the accounts, from wherever the setup is. */
static void
close_setup (PrUiWindow *window)
{
  while (!pr_ui_window_shows (window, "Discard what you typed?"))
    pr_ui_window_press (window, XK_Alt_L, XK_Left);
  pr_ui_window_press (window, XK_Alt_L, XK_d);
  pr_ui_window_wait_until_gone (window, "Discard what you typed?");
  pr_ui_window_wait_until_gone (window, "E-mail address");
}

static void
check_memory (PrUiWindow *window)
{
  g_assert_cmpuint (pr_memory_scan (pr_ui_window_get_pid (window), PR_MEMORY_SCAN_PASSWORD), ==, 0);
}

/* Where the password is it is found: a scan that finds nothing would else prove nothing. */
static void
check_scan (PrUiWindow *window)
{
  g_assert_cmpuint (pr_memory_scan (pr_ui_window_get_pid (window), PR_MEMORY_SCAN_PASSWORD), >, 0);
}

static PrUiWindow *
window_new (Fixture *fixture)
{
  PrUiWindow *window = pr_ui_window_start (&(PrUiWindowSpec){ .ca_file = fixture->ca_file });

  if (pr_memory_scan_is_possible (pr_ui_window_get_pid (window)))
    return window;
  pr_ui_window_stop (window);
  return NULL;
}

static void
test_tested (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const rows[][3] = {
    { "imap-works-tls.talk", "smtp-works-tls.talk", "Everything works" },
    { "imap-works-scram.talk", "smtp-works-scram.talk", "Everything works" },
    { "imap-wrong-password.talk", "smtp-wrong-password.talk", "Receiving mail by IMAP does not" },
    { "imap-silent-at-sign-in.talk", "smtp-works-tls.talk", NULL },
  };
  g_autoptr (PrUiWindow) window = window_new (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (rows) && window != NULL; i++)
    {
      g_autofree char *imap_port = add_talk (fixture, rows[i][0]);
      g_autofree char *smtp_port = add_talk (fixture, rows[i][1]);

      g_test_message ("%s", rows[i][0]);
      fill_in (window, imap_port, smtp_port);
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
test_shown (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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

/* What cannot be seen cannot be copied, by key or by being selected. */
static void
test_not_copied (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrUiWindow) window = window_new (fixture);

  if (window == NULL)
    return;
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "Name", "Ann");
  pr_ui_window_type_into (window, "Password", PR_MEMORY_SCAN_PASSWORD);
  g_assert_false (pr_ui_window_has_copied (window, "PRIMARY"));
  pr_ui_window_press (window, XK_Control_L, XK_a);
  pr_ui_window_press (window, XK_Control_L, XK_c);
  pr_ui_window_press (window, XK_Control_L, XK_x);
  pr_ui_window_press (window, NoSymbol, XK_End);
  pr_ui_window_press (window, XK_Shift_L, XK_Home);
  g_assert_false (pr_ui_window_has_copied (window, "PRIMARY"));
  g_assert_false (pr_ui_window_has_copied (window, "CLIPBOARD"));
  check_scan (window);
  close_setup (window);
  check_memory (window);
}

int
main (int argc, char *argv[])
{
  /* Meson's default, which writes over what is freed: the program has to see to that itself. */
  g_unsetenv ("MALLOC_PERTURB_");
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* libatspi warns of programs that are not quite there yet. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  g_test_add ("/memory/tested", Fixture, NULL, set_up, test_tested, tear_down);
  g_test_add ("/memory/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/memory/not-copied", Fixture, NULL, set_up, test_not_copied, tear_down);
  return g_test_run ();
}
