/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-server-error.h"

#include <openssl/err.h>

G_DEFINE_QUARK (pr - server - error - quark, pr_server_error)

/**
 * pr_server_error_set_crypto:
 * @error: where to put it
 * @what: what was being done
 *
 * Makes an error of the first entry in this thread's OpenSSL queue, which is the cause, and empties
 * the queue. Thread: any.
 */
void
pr_server_error_set_crypto (GError **error, const char *what)
{
  char reason[256] = "no reason given";
  unsigned long code = ERR_get_error ();

  if (code != 0)
    ERR_error_string_n (code, reason, sizeof reason);
  ERR_clear_error ();
  g_set_error (error, PR_SERVER_ERROR, PR_SERVER_ERROR_CRYPTO, "%s: %s", what, reason);
}
