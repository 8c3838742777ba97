/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-watch.h"
#include "pr-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* Whether the window is ever late for a frame: while three checks run, while the list of providers is
 * searched, while a log of 100 MB is read. Beside it stands what GTK alone needs to search a plain list of
 * as many rows. */

#define LOG_BYTES (100 * 1000 * 1000)

/* Faster than anybody types. */
#define KEY_MS 60

#define N_RUNS 4

/* A page that is new draws itself, and icons and fonts are looked for. */
#define REST_MS 800

/* As many as there are providers. */
#define N_PLAIN_ROWS 500

static const char *const addresses[] = { "works@demo.example", "wrong-encryption@demo.example",
                                         "self-signed@demo.example" };

static const char *const queries[] = { "gmail", "t-online.de", "mail", "outlook", "xyzzy" };

static void
print_found (const char *what, FrameFound found)
{
  g_print ("%-52s work of a turn: longest %5.1f ms, over %.0f ms %3u of %3u  stood still: longest %5.1f "
           "ms  %3u frames: longest %5.1f ms\n",
           what, found.longest_work_ms, FRAME_MS, found.n_late, found.n_turns, found.longest_stand_ms,
           found.n_frames, found.longest_frame_ms);
}

/* --- GTK alone --- */

static void
bind_plain_row (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static void
set_up_plain_row (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static GtkListView *
plain_list_new (GtkStringFilter *filter)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *model;

  for (guint i = 0; i < N_PLAIN_ROWS; i++)
    {
      g_autofree char *string = g_strdup_printf ("%s %u", queries[i % G_N_ELEMENTS (queries)], i);

      gtk_string_list_append (strings, string);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_plain_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_plain_row), NULL);
  model = gtk_filter_list_model_new (G_LIST_MODEL (g_steal_pointer (&strings)),
                                     GTK_FILTER (g_object_ref (filter)));
  return GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (model))), factory));
}

static void
measure_plain_list (GtkApplication *application)
{
  GtkWindow *window = GTK_WINDOW (gtk_application_window_new (application));
  g_autoptr (GtkStringFilter) filter = gtk_string_filter_new (
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (plain_list_new (filter)));
  gtk_window_set_child (window, scrolled);
  gtk_window_set_default_size (window, 980, 760);
  gtk_window_present (window);
  frame_watch_add (window);
  frame_watch_run (REST_MS);

  frame_watch_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    for (gsize length = 0; length <= strlen (queries[i]); length++)
      {
        g_autofree char *typed = g_strndup (queries[i], length);

        gtk_string_filter_set_search (filter, typed);
        frame_watch_run (KEY_MS);
      }
  print_found ("a plain list, searched", frame_watch_end ());
  gtk_window_destroy (window);
}

/* --- Postrider --- */

static PrWindow *
window_new (PrApplication *application, PrDemo *demo)
{
  g_autoptr (PrHome) home = pr_home_new_for_demo (demo);
  PrWindow *window = pr_window_new (application, home);

  gtk_window_present (GTK_WINDOW (window));
  frame_watch_add (GTK_WINDOW (window));
  frame_watch_run (REST_MS);
  return window;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (PrAccount) account =
      pr_accounts_save_finish (PR_ACCOUNTS (source), result, &note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (account);
  (*(guint *) user_data)++;
}

static void
save_accounts (PrAccounts *accounts, PrDemo *demo)
{
  g_autoptr (PrSecret) password = pr_secret_new (PR_DEMO_PASSWORD, -1);
  g_autoptr (GError) error = NULL;
  PrSecret *const secrets[PR_N_PROTOCOLS] = { password, password, password };
  guint n_saved = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (PrAccount) account = pr_account_new ();

      pr_demo_fill_account (demo, pr_demo_find_case (demo, addresses[i]), account, &error);
      g_assert_no_error (error);
      pr_accounts_save_async (accounts, account, secrets, NULL, on_saved, &n_saved);
    }
  while (n_saved < G_N_ELEMENTS (addresses))
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_test_all (PrApplication *application, PrDemo *demo)
{
  PrWindow *window = window_new (application, demo);
  PrAccounts *accounts = pr_home_get_accounts (pr_window_get_home (window));

  save_accounts (accounts, demo);
  frame_watch_run (REST_MS);

  frame_watch_begin ();
  for (guint run = 0; run < N_RUNS; run++)
    {
      g_action_group_activate_action (pr_accounts_get_actions (accounts), "test-all", NULL);
      while (pr_accounts_get_testing (accounts))
        frame_watch_run (KEY_MS);
      frame_watch_run (REST_MS);
    }
  print_found ("three accounts, tested at once, four times", frame_watch_end ());
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure_test (PrApplication *application, PrDemo *demo)
{
  PrWindow *window = window_new (application, demo);
  PrHome *home = pr_window_get_home (window);

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *opened = g_strconcat (addresses[i], ", its settings opened", NULL);
      g_autofree char *tested = g_strconcat (addresses[i], ", tested and shown live", NULL);
      PrWizard *setup;

      frame_watch_begin ();
      g_action_group_activate_action (pr_home_get_actions (home), "try-demo",
                                      g_variant_new_string (addresses[i]));
      pr_home_discard (home);
      frame_watch_run (REST_MS);
      print_found (opened, frame_watch_end ());

      setup = pr_home_get_setup (home);
      frame_watch_begin ();
      g_assert_true (pr_wizard_test (setup));
      while (pr_wizard_get_running (setup))
        frame_watch_run (KEY_MS);
      frame_watch_run (REST_MS);
      print_found (tested, frame_watch_end ());
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkEditable *
find_search_entry (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *entry = find_search_entry (child);

      if (entry != NULL)
        return entry;
    }
  return NULL;
}

static void
measure_search (PrApplication *application, PrDemo *demo)
{
  static const char *const filters[] = { "filter-imap", "filter-pop3", "filter-oauth2",
                                         "filter-app-password" };
  PrWindow *window = window_new (application, demo);
  PrHome *home = pr_window_get_home (window);
  GActionGroup *actions;
  GtkEditable *entry;

  frame_watch_begin ();
  pr_home_set_place (home, PR_PLACE_PROVIDERS);
  frame_watch_run (REST_MS);
  print_found ("the list of providers, opened", frame_watch_end ());

  actions = pr_provider_browser_get_actions (pr_home_get_browser (home));
  entry = find_search_entry (GTK_WIDGET (window));
  frame_watch_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    for (gsize length = 0; length <= strlen (queries[i]); length++)
      {
        g_autofree char *typed = g_strndup (queries[i], length);

        gtk_editable_set_text (entry, typed);
        frame_watch_run (KEY_MS);
      }
  gtk_editable_set_text (entry, "");
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (filters); i++)
    {
      g_action_group_change_action_state (actions, filters[i / 2],
                                          g_variant_new_boolean (i % 2 == 0));
      frame_watch_run (KEY_MS);
    }
  print_found ("the list of providers, searched", frame_watch_end ());
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each error that we know of, so that there is a card for each, again and again. */
static char *
write_log (const char *replies)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gsize n_bytes = 0;
  int fd = g_file_open_tmp ("bench-frames-XXXXXX", &path, &error);
  FILE *file = fd < 0 ? NULL : fdopen (fd, "w");

  g_assert_true (file != NULL && g_file_get_contents (replies, &text, NULL, &error));
  lines = g_strsplit (text, "\n", -1);
  while (n_bytes < LOG_BYTES)
    for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
      {
        g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
        int n_written;

        /* One line in twenty is an error. */
        n_written = fprintf (file,
                             "Nov 21 10:00:00 mx1 postfix/smtp[4711]: 4AB12C: to=<ann@example.org>, "
                             "relay=mx.example.net[192.0.2.1]:25, delay=1.2, dsn=5.0.0, status=bounced "
                             "(host mx.example.net[192.0.2.1] said: %s (in reply to RCPT TO command))\n",
                             columns[3]);
        n_bytes += (gsize) n_written;
        for (guint j = 0; j < 19; j++)
          n_bytes += (gsize) fprintf (file, "Nov 21 10:00:%02u mx1 postfix/qmgr[%u]: 4AB12C%u: removed\n",
                                      j, i, j);
      }
  g_assert_cmpint (fclose (file), ==, 0);
  return g_steal_pointer (&path);
}

static void
measure_log (PrApplication *application, PrDemo *demo, const char *replies)
{
  PrWindow *window = window_new (application, demo);
  PrHome *home = pr_window_get_home (window);
  PrErrorList *errors = pr_home_get_errors (home);
  g_autofree char *path = write_log (replies);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 began_us;

  frame_watch_run (KEY_MS);

  frame_watch_begin ();
  pr_home_set_place (home, PR_PLACE_EXPLAIN);
  frame_watch_run (REST_MS);
  print_found ("“Explain”, opened", frame_watch_end ());

  frame_watch_begin ();
  began_us = g_get_monotonic_time ();
  pr_error_list_read_file (errors, file);
  while (pr_error_list_get_state (errors) == PR_ERROR_LIST_READING)
    frame_watch_run (50);
  began_us = g_get_monotonic_time () - began_us;
  frame_watch_run (REST_MS);
  print_found ("a log of 100 MB, read", frame_watch_end ());
  g_print ("    in %.1f s: %s, %u kinds\n", (double) began_us / G_USEC_PER_SEC,
           pr_error_list_get_summary (errors), g_list_model_get_n_items (G_LIST_MODEL (errors)));
  g_unlink (path);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (PrApplication) application = NULL;
  g_autoptr (PrDemo) demo = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (argc, ==, 2);
  setlocale (LC_ALL, "");
  application = pr_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  demo = pr_demo_new (&error);
  g_assert_no_error (error);

  frame_watch_init ();
  measure_plain_list (GTK_APPLICATION (application));
  measure_test_all (application, demo);
  measure_test (application, demo);
  measure_search (application, demo);
  measure_log (application, demo, argv[1]);
  return 0;
}
