/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discover-world.h"
#include "pr-discovery.h"
#include "pr-net.h"

/* What the search for somebody's servers costs who is 100 ms away from all of them, name server
 * included: until the first server is named, until incoming and outgoing mail both have one that
 * answers, and until the search ends; in milliseconds and in round trips. Each time is the best of
 * several rounds. */

#define ONE_WAY_MS 50
#define ROUND_TRIP_MS (2 * ONE_WAY_MS)
#define N_ROUNDS 3

#define AUTOCONFIG_URL "https://autoconfig.published.test/mail/config-v1.1.xml"

typedef struct
{
  GMainLoop *loop;
  PrDiscovery *discovery;
  gint64 start_us;
  double named_ms;
  double enough_ms;
  double end_ms;
} Run;

static double
elapsed_ms (Run *run)
{
  return (double) (g_get_monotonic_time () - run->start_us) / 1000.0;
}

static void
on_changed (Run *run)
{
  if (run->named_ms < 0 && pr_discovery_get_n_candidates (run->discovery) > 0)
    run->named_ms = elapsed_ms (run);
  if (run->enough_ms < 0 && pr_discovery_is_enough (run->discovery))
    run->enough_ms = elapsed_ms (run);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  pr_discovery_search_finish (PR_DISCOVERY (source), result, NULL);
  run->end_ms = elapsed_ms (run);
  g_main_loop_quit (run->loop);
}

static Run
run_once (DiscoverWorld *world, const char *address)
{
  Run run = { .named_ms = -1, .enough_ms = -1 };

  run.loop = g_main_loop_new (NULL, FALSE);
  run.start_us = g_get_monotonic_time ();
  run.discovery = pr_discovery_new_offline (pr_presets_get_default (), address);
  pr_discovery_set_ca_file (run.discovery, discover_world_get_ca_file (world));
  g_signal_connect_swapped (run.discovery, "items-changed", G_CALLBACK (on_changed), &run);
  on_changed (&run);
  pr_discovery_search_async (run.discovery, NULL, on_searched, &run);
  g_main_loop_run (run.loop);
  on_changed (&run);
  g_signal_handlers_disconnect_by_data (run.discovery, &run);
  g_object_unref (run.discovery);
  g_main_loop_unref (run.loop);
  return run;
}

static double
best_of (double a, double b)
{
  return a < 0 || (b >= 0 && b < a) ? b : a;
}

static void
print_time (const char *what, double ms)
{
  if (ms < 0)
    g_print ("  %s –", what);
  else
    g_print ("  %s %.0f ms = %.1f round trips", what, ms, ms / ROUND_TRIP_MS);
}

static void
measure (DiscoverWorld *world, const char *what, const char *address, guint n_rounds)
{
  Run best = { .named_ms = -1, .enough_ms = -1, .end_ms = -1 };

  for (guint i = 0; i < n_rounds; i++)
    {
      Run run = run_once (world, address);

      best.named_ms = best_of (best.named_ms, run.named_ms);
      best.enough_ms = best_of (best.enough_ms, run.enough_ms);
      best.end_ms = best_of (best.end_ms, run.end_ms);
    }
  g_print ("%-12s", what);
  print_time ("named", best.named_ms);
  print_time ("answering", best.enough_ms);
  print_time ("end", best.end_ms);
  g_print ("\n");
}

int
main (void)
{
  g_autofree char *reason = NULL;
  g_autofree char *config = discover_world_make_config ("mx.published.test", "mx.published.test");
  DiscoverWorld *world;

  if (!discover_world_enter_far (ONE_WAY_MS, &reason))
    {
      g_print ("skipped: %s\n", reason);
      return 77;
    }
  pr_net_init ();
  world = discover_world_new ();
  discover_world_add_host (world, "mx.srv.test", WORLD_FAR);
  discover_world_add_record (world, "srv-host=_imaps._tcp.srv.test,mx.srv.test,993,0,1");
  discover_world_add_record (world, "srv-host=_submissions._tcp.srv.test,mx.srv.test,465,0,1");
  discover_world_add_host (world, "mx.published.test", WORLD_FAR);
  discover_world_add_host (world, "autoconfig.published.test", WORLD_FAR);
  discover_world_add_page (world, AUTOCONFIG_URL, config);
  discover_world_add_host (world, "mail.guess.test", WORLD_FAR);
  discover_world_add_record (world, "address=/hole.test/" WORLD_BLACK_HOLE);
  discover_world_add_imap_and_smtp (world, "mx.srv.test,mx.published.test,mail.guess.test");
  discover_world_start (world);

  measure (world, "preset", "ann@posteo.de", N_ROUNDS);
  measure (world, "srv", "ann@srv.test", N_ROUNDS);
  measure (world, "autoconfig", "ann@published.test", N_ROUNDS);
  measure (world, "guess", "ann@guess.test", N_ROUNDS);
  measure (world, "nothing", "ann@nothing.test", N_ROUNDS);
  measure (world, "black hole", "ann@hole.test", 1);
  discover_world_free (world);
  return 0;
}
