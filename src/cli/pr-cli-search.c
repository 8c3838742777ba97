/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-search.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  gboolean went_to_its_end;
} Run;

static gboolean
on_interrupted (gpointer data)
{
  g_cancellable_cancel (((Run *) data)->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  run->went_to_its_end = pr_discovery_search_finish (PR_DISCOVERY (source), result, NULL);
  g_main_loop_quit (run->loop);
}

/**
 * pr_cli_search:
 * @discovery: what is known without the network
 *
 * Searches, until it is over or a signal ends it.
 *
 * Returns: %FALSE if it was interrupted
 */
gboolean
pr_cli_search (PrDiscovery *discovery)
{
  Run run = { .loop = g_main_loop_new (NULL, FALSE), .cancellable = g_cancellable_new () };
  guint sources[] = { g_unix_signal_add (SIGINT, on_interrupted, &run),
                      g_unix_signal_add (SIGTERM, on_interrupted, &run),
                      g_unix_signal_add (SIGHUP, on_interrupted, &run) };

  pr_discovery_search_async (discovery, run.cancellable, on_searched, &run);
  g_main_loop_run (run.loop);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_source_remove (sources[i]);
  g_main_loop_unref (run.loop);
  g_object_unref (run.cancellable);
  return run.went_to_its_end;
}

/**
 * pr_cli_search_confirm:
 * @server: a server that was found
 *
 * Asks on the terminal whether it is the right one; where there is none, nobody has said yes.
 *
 * Returns: %TRUE if somebody says so
 */
gboolean
pr_cli_search_confirm (const char *server)
{
  char answer[16] = "";

  if (!isatty (STDIN_FILENO))
    return FALSE;
  /* translators: %s is a server; the letter in brackets is what has to be typed, and must stay a y */
  g_printerr (_("Use %s? [y/N] "), server);
  return fgets (answer, sizeof answer, stdin) != NULL && g_ascii_tolower (answer[0]) == 'y';
}
