/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-search.h"

#include "pr-cli-wait.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

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
  g_auto (PrCliWait) wait = { 0 };

  pr_cli_wait_begin (&wait);
  pr_discovery_search_async (discovery, wait.cancellable, pr_cli_wait_callback, &wait);
  return pr_discovery_search_finish (discovery, pr_cli_wait_for_result (&wait), NULL);
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
