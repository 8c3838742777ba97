/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-window.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The places of the window, and the way between them and setting up an account. */

static void
test_places (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_wait_for_focus (window, "Add Account");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "accounts-empty");

  pr_ui_window_press (window, XK_Control_L, XK_2);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "providers");

  pr_ui_window_press (window, XK_Alt_L, XK_a);
  pr_ui_window_wait_for_focus (window, "Add Account");
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
  pr_ui_window_wait_for_focus (window, "Add Account");

  /* What was typed is still there after a look at another place. */
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", "ann@example.org");
  pr_ui_window_press (window, XK_Control_L, XK_2);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_press (window, XK_Control_L, XK_1);
  pr_ui_window_wait_for (window, "E-mail address");
  address = pr_ui_window_dup_text (window, "E-mail address");
  g_assert_cmpstr (address, ==, "ann@example.org");

  /* It goes only when the user says so, with the window too. */
  pr_ui_window_press (window, XK_Control_L, XK_w);
  pr_ui_window_wait_for_focus (window, "Keep Editing");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Keep Editing");
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
  pr_ui_window_wait_for_focus (window, "Add Account");
}

/* Returns: whether @words are in what was copied last. */
static gboolean
copies (PrUiWindow *window, const char *words)
{
  g_autofree char *copied = pr_ui_window_dup_copied (window);

  return strstr (copied, words) != NULL;
}

static void
test_browse (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_type (window, "gmai");
  pr_ui_window_wait_for (window, "Gmail");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Copy imap.gmail.com");
  pr_ui_window_wait_for (window, "Checked in");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider-details");

  /* However long the list is, Tab goes through it in one step. */
  pr_ui_window_focus (window, "Gmail");
  pr_ui_window_press (window, NoSymbol, XK_Down);
  pr_ui_window_wait_for_focus (window, "TELUS");
  pr_ui_window_press (window, NoSymbol, XK_Tab);
  pr_ui_window_wait_for_focus (window, "Set Up an Account Here");
  pr_ui_window_press (window, XK_Shift_L, XK_Tab);
  pr_ui_window_wait_for_focus (window, "TELUS");
  pr_ui_window_press (window, NoSymbol, XK_Up);
  pr_ui_window_wait_for_focus (window, "Gmail");
  pr_ui_window_press (window, XK_Shift_L, XK_Tab);
  pr_ui_window_wait_for_focus (window, "Add a Provider of Your Own");
  pr_ui_window_focus (window, "Copy imap.gmail.com");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  g_assert_true (copies (window, "imap.gmail.com"));

  /* A text for those who keep the presets: what is there, and room for what is right. */
  pr_ui_window_wait_until_gone (window, "Copied to the clipboard");
  pr_ui_window_focus (window, "Suggest a Correction");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  g_assert_true (copies (window, "Correction for Gmail"));
  g_assert_true (copies (window, "imap.gmail.com"));
  g_assert_true (copies (window, "What is right instead:"));

  /* A word that stands nowhere, and the way out of it. */
  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_type (window, "xyzzyx");
  pr_ui_window_wait_for (window, "Nothing Found");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "providers-nothing-found");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_until_gone (window, "Nothing Found");

  /* The filters count together. */
  pr_ui_window_focus (window, "POP3");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_focus (window, "App Password");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_take_picture (window, "providers-filtered");

  /* From there to an account, whatever its domain. */
  pr_ui_window_focus (window, "Set Up an Account Here");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Name");
  pr_ui_window_wait_for (window, "Needs an app password");
  pr_ui_window_take_picture (window, "setup-at-provider");
  pr_ui_window_type_into (window, "E-mail address", "ann@example.org");
  pr_ui_window_wait_for (window, "imap.gmail.com");
}

static void
test_browse_narrow (void)
{
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .width = 360, .height = 720 });

  pr_ui_window_wait_for_focus (window, "Add Account");
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

static void
test_explain (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });

  pr_ui_window_press (window, XK_Control_L, XK_3);
  pr_ui_window_wait_for_focus (window, "Error message");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "explain-empty");

  pr_ui_window_type (window, "535 5.7.8 Error: authentication failed");
  pr_ui_window_wait_for (window, "1 error found");
  pr_ui_window_wait_for (window, "The user name or the password was not accepted");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "explain-text");

  pr_ui_window_press (window, XK_Alt_L, XK_c);
  pr_ui_window_wait_until_gone (window, "1 error found");
  pr_ui_window_wait_for_focus (window, "Error message");
  pr_ui_window_type (window, "good morning");
  pr_ui_window_wait_for (window, "Nothing in it looks like an error");
}

/* A log with errors all over, and more than is read before somebody can press a key. */
static char *
write_log (gsize n_bytes)
{
  static const char *const lines[] = {
    "Nov 22 10:00:01 mx postfix/smtpd[1]: connect from mail.example.org[192.0.2.1]\n",
    "Nov 22 10:00:02 mx postfix/smtp[2]: 4A1B: to=<bob@example.org>, relay=mx.example.org[192.0.2.2]:25,"
    " dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.2] said: 550 5.1.1 <bob@example.org>:"
    " Recipient address rejected: User unknown (in reply to RCPT TO command))\n",
    "Nov 22 10:00:03 mx postfix/smtp[2]: 4A1C: to=<eve@example.org>, relay=none, dsn=4.4.1,"
    " status=deferred (connect to mx.example.org[192.0.2.2]:25: Connection timed out)\n",
  };
  g_autoptr (GString) log = g_string_sized_new (n_bytes + 1000);
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("pr-log-XXXXXX.log", &path, &error);

  g_assert_no_error (error);
  close (fd);
  for (guint i = 0; log->len < n_bytes; i++)
    g_string_append (log, lines[i % G_N_ELEMENTS (lines)]);
  g_file_set_contents (path, log->str, (gssize) log->len, &error);
  g_assert_no_error (error);
  return path;
}

static void
open_file (PrUiWindow *window, const char *path)
{
  pr_ui_window_press (window, XK_Alt_L, XK_o);
  pr_ui_window_wait_for (window, "Open a Log or a Message");
  pr_ui_window_type (window, path);
  pr_ui_window_press (window, NoSymbol, XK_Return);
}

static void
test_explain_file (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  g_autofree char *small = write_log (2000);
  g_autofree char *large = write_log (100 * 1000 * 1000);
  g_autofree char *uri = g_strconcat ("file://", small, "\r\n", NULL);

  pr_ui_window_press (window, XK_Control_L, XK_3);
  pr_ui_window_wait_for_focus (window, "Error message");
  open_file (window, small);
  pr_ui_window_wait_for_focus (window, "Close File");
  pr_ui_window_wait_for (window, "The recipient’s address does not exist");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "explain-file");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Error message");

  /* The same two from another program: a text goes where texts are typed. */
  pr_ui_window_drop (window, "text/plain;charset=utf-8", "552 5.2.2 mailbox full\n");
  pr_ui_window_wait_for (window, "1 error found");
  pr_ui_window_drop (window, "text/uri-list", uri);
  pr_ui_window_wait_for (window, "The recipient’s address does not exist");
  pr_ui_window_wait_for_focus (window, "Close File");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Error message");

  /* To look at every name takes as long as the log: by then it may have been read. */
  open_file (window, large);
  pr_ui_window_wait_for_focus (window, "Cancel");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "Cancelled: ");
  pr_ui_window_wait_for_focus (window, "Close File");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Error message");

  open_file (window, large);
  pr_ui_window_wait_for (window, "The recipient’s address does not exist");
  pr_ui_window_take_picture (window, "explain-reading");
  pr_ui_window_check_names (window);

  g_remove (small);
  g_remove (large);
}

/* Where there is no room for the list beside it, its details go when it is deleted. */
static void
test_own_provider (void)
{
  g_autoptr (PrUiWindow) window =
      pr_ui_window_start (&(PrUiWindowSpec){ .width = 360, .height = 720 });

  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  pr_ui_window_focus (window, "Add a Provider of Your Own");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Name");
  pr_ui_window_check_names (window);
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "It could not be saved: it needs a name.");
  pr_ui_window_type_into (window, "Name", "Our Office");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Domains");
  pr_ui_window_wait_for (window, "It could not be saved: it needs a domain.");
  pr_ui_window_check_names (window);
  pr_ui_window_type (window, "office.test");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "It could not be saved: it needs a server.");
  pr_ui_window_type_into (window, "IMAP server", "imap.office.test");
  pr_ui_window_take_picture (window, "provider-editor");
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_for (window, "Copy imap.office.test");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider-own");

  /* What it was is there to be changed. */
  pr_ui_window_press (window, XK_Alt_L, XK_e);
  pr_ui_window_wait_for_focus (window, "Name");
  pr_ui_window_type_into (window, "Name", "Our New Office");
  g_assert_true (pr_ui_window_has_text (window, "Domains", "office.test"));
  g_assert_true (pr_ui_window_has_text (window, "IMAP server", "imap.office.test"));
  pr_ui_window_press (window, XK_Alt_L, XK_s);
  pr_ui_window_wait_until_gone (window, "Domains");
  pr_ui_window_wait_for (window, "Our New Office");

  /* It is known at once where an account is set up, and gone when it is deleted. */
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", "ann@office.test");
  pr_ui_window_wait_for (window, "Our New Office");
  pr_ui_window_wait_for (window, "imap.office.test");
  pr_ui_window_press (window, XK_Control_L, XK_2);
  pr_ui_window_wait_for (window, "Copy imap.office.test");
  pr_ui_window_press (window, XK_Alt_L, XK_d);
  pr_ui_window_wait_for_focus (window, "Keep");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "provider-delete");
  pr_ui_window_press (window, XK_Alt_L, XK_d);
  pr_ui_window_wait_until_gone (window, "Copy imap.office.test");
  pr_ui_window_wait_for_focus (window, "Search for a provider");
}

/* Every place narrow, dark and in high contrast: there are pictures of it. */
/* What other programs have is offered where there is no account yet, and given to others again. */
static void
test_import_and_export (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), ".msmtprc", NULL);
  g_autoptr (PrUiWindow) window = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *copied = NULL;

  g_assert_true (g_file_set_contents (
      path, "account a\nhost smtp.office.test\nport 465\ntls on\ntls_starttls off\n"
            "from ann@office.test\nuser ann\nauth on\n", -1, NULL));
  window = pr_ui_window_start (&(PrUiWindowSpec){ .width = 0 });
  pr_ui_window_wait_for (window, "Take Over 1 Account from msmtp");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "import-offer");
  pr_ui_window_focus (window, "Take Over 1 Account from msmtp");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for (window, "ann@office.test, Not tested yet");
  g_unlink (path);

  pr_ui_window_focus (window, "More about ann@office.test");
  pr_ui_window_press (window, NoSymbol, XK_space);
  pr_ui_window_wait_for_focus (window, "Edit");
  pr_ui_window_check_names (window);
  pr_ui_window_take_picture (window, "account-menu");
  pr_ui_window_press (window, NoSymbol, XK_p);
  pr_ui_window_wait_for (window, "Program");
  pr_ui_window_check_names (window);
  shown = pr_ui_window_dup_text (window, "Settings");
  g_assert_nonnull (strstr (shown, "smtp.office.test"));
  pr_ui_window_take_picture (window, "export");
  pr_ui_window_press (window, XK_Alt_L, XK_c);
  pr_ui_window_wait_for (window, "Copied to the clipboard");
  copied = pr_ui_window_dup_copied (window);
  g_assert_cmpstr (copied, ==, shown);
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_until_gone (window, "Program");
}

static void
test_looks (void)
{
  static const struct
  {
    const char *name;
    const char *theme;
    int width;
    int height;
  } rows[] = {
    { "narrow", NULL, 360, 720 },
    { "dark", "Default:dark", 980, 760 },
    { "high-contrast", "Default:hc", 980, 760 },
    { "wide", NULL, 1400, 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *provider = g_strconcat ("provider-", rows[i].name, NULL);
      g_autofree char *explain = g_strconcat ("explain-", rows[i].name, NULL);
      g_autoptr (PrUiWindow) window =
          pr_ui_window_start (&(PrUiWindowSpec){ .theme = rows[i].theme,
                                                 .width = rows[i].width,
                                                 .height = rows[i].height });

      pr_ui_window_press (window, XK_Control_L, XK_f);
      pr_ui_window_wait_for_focus (window, "Search for a provider");
      pr_ui_window_type (window, "outlook");
      pr_ui_window_press (window, NoSymbol, XK_Return);
      pr_ui_window_wait_for (window, "Set Up an Account Here");
      pr_ui_window_take_picture (window, provider);
      pr_ui_window_press (window, XK_Control_L, XK_3);
      pr_ui_window_wait_for_focus (window, "Error message");
      pr_ui_window_type (window, "552 5.2.2 mailbox full");
      pr_ui_window_wait_for (window, "1 error found");
      pr_ui_window_take_picture (window, explain);
    }
}

#define TELEPHONE_PX 360

static void
check_fits (PrUiWindow *window, const char *picture)
{
  pr_ui_window_take_picture (window, picture);
  g_assert_cmpint (pr_ui_window_get_width (window), <=, TELEPHONE_PX);
}

/* Letters 1.5 times as large on the screen of a telephone: nothing stands out at the side. */
static void
test_large_text (void)
{
  g_autoptr (PrUiWindow) window = pr_ui_window_start (
      &(PrUiWindowSpec){ .width = TELEPHONE_PX, .height = 720, .has_large_text = TRUE });

  pr_ui_window_wait_for_focus (window, "Add Account");
  check_fits (window, "accounts-empty-large-text");
  pr_ui_window_press (window, XK_Control_L, XK_f);
  pr_ui_window_wait_for_focus (window, "Search for a provider");
  check_fits (window, "providers-large-text");
  pr_ui_window_type (window, "gmail");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for (window, "Copy imap.gmail.com");
  check_fits (window, "provider-large-text");
  pr_ui_window_press (window, NoSymbol, XK_Escape);
  pr_ui_window_wait_for (window, "Search for a provider");
  pr_ui_window_press (window, XK_Control_L, XK_3);
  pr_ui_window_wait_for_focus (window, "Error message");
  pr_ui_window_type (window, "535 5.7.8 Error: authentication failed");
  pr_ui_window_wait_for (window, "1 error found");
  check_fits (window, "explain-large-text");

  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "E-mail address", "ann@gmail.com");
  pr_ui_window_wait_for (window, "imap.gmail.com");
  check_fits (window, "setup-large-text");
  pr_ui_window_press (window, XK_Alt_L, XK_h);
  pr_ui_window_wait_for_focus (window, "IMAP server");
  pr_ui_window_type_into (window, "IMAP server", "127.0.0.1");
  pr_ui_window_type_into (window, "IMAP port", "1");
  pr_ui_window_type_into (window, "SMTP server", "127.0.0.1");
  pr_ui_window_type_into (window, "SMTP port", "1");
  pr_ui_window_type_into (window, "Password", "any");
  check_fits (window, "setup-by-hand-large-text");
  pr_ui_window_press (window, NoSymbol, XK_Return);
  pr_ui_window_wait_for_focus (window, "Nothing works yet");
  check_fits (window, "result-large-text");
}

int
main (int argc, char *argv[])
{
  pr_ui_window_test_init (&argc, &argv);
  g_test_add_func ("/places/places", test_places);
  g_test_add_func ("/places/back", test_back);
  g_test_add_func ("/places/browse", test_browse);
  g_test_add_func ("/places/browse-narrow", test_browse_narrow);
  g_test_add_func ("/places/explain", test_explain);
  g_test_add_func ("/places/explain-file", test_explain_file);
  g_test_add_func ("/places/own-provider", test_own_provider);
  g_test_add_func ("/places/import-and-export", test_import_and_export);
  g_test_add_func ("/places/large-text", test_large_text);
  g_test_add_func ("/places/looks", test_looks);
  return g_test_run ();
}
