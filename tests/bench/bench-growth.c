/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-window.h"

#include <locale.h>
#include <malloc.h>

/* Whether memory grows with use: what is allocated once every page has been opened, and then after many
 * accounts have been set up and tested one after another; and how many of those setups are still there. */

#define N_WARM_UP 10
#define N_TESTS 50
#define PAGE_MS 500
#define TURN_MS 20

static guint n_alive;

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static double
get_kib (void)
{
  return (double) mallinfo2 ().uordblks / 1024;
}

static void
on_setup_gone (gpointer data G_GNUC_UNUSED, GObject *setup G_GNUC_UNUSED)
{
  n_alive--;
}

static void
open_pages (PrHome *home)
{
  static const PrPlace places[] = { PR_PLACE_PROVIDERS, PR_PLACE_EXPLAIN, PR_PLACE_ACCOUNTS };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      pr_home_set_place (home, places[i]);
      run_for (PAGE_MS);
    }
}

static void
set_up_and_test (PrHome *home)
{
  PrWizard *setup;

  g_action_group_activate_action (pr_home_get_actions (home), "try-demo",
                                  g_variant_new_string ("wrong-encryption@demo.example"));
  pr_home_discard (home);
  setup = pr_home_get_setup (home);
  g_object_weak_ref (G_OBJECT (setup), on_setup_gone, NULL);
  n_alive++;
  /* The password is looked up first. */
  while (!pr_wizard_test (setup))
    run_for (TURN_MS);
  while (pr_wizard_get_running (setup))
    run_for (TURN_MS);
  run_for (TURN_MS);
}

/* Back to the accounts; what is on its way ends. */
static void
leave (PrHome *home)
{
  while (pr_home_shows_setup (home))
    {
      g_action_group_activate_action (pr_home_get_actions (home), "back", NULL);
      pr_home_discard (home);
    }
  run_for (PAGE_MS);
}

int
main (void)
{
  g_autoptr (PrApplication) application = NULL;
  g_autoptr (PrDemo) demo = NULL;
  g_autoptr (PrHome) home = NULL;
  g_autoptr (GError) error = NULL;
  PrWindow *window;
  double opened_kib;
  double warm_kib;

  setlocale (LC_ALL, "");
  application = pr_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  demo = pr_demo_new (&error);
  g_assert_no_error (error);
  home = pr_home_new_for_demo (demo);
  window = pr_window_new (application, home);
  gtk_window_present (GTK_WINDOW (window));

  open_pages (home);
  opened_kib = get_kib ();
  for (guint i = 0; i < N_WARM_UP; i++)
    set_up_and_test (home);
  leave (home);
  warm_kib = get_kib ();
  g_print ("every page opened:  %8.0f KiB\nafter %d tests:     %8.0f KiB  %u setups left\n", opened_kib,
           N_WARM_UP, warm_kib, n_alive);
  for (guint i = 0; i < N_TESTS; i++)
    set_up_and_test (home);
  leave (home);
  g_print ("after %d more:      %8.0f KiB  %u setups left  %+.1f KiB for each\n", N_TESTS, get_kib (),
           n_alive, (get_kib () - warm_kib) / N_TESTS);
  open_pages (home);
  g_print ("every page again:   %8.0f KiB\n", get_kib ());
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
