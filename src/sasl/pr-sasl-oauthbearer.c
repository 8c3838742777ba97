/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

#include <string.h>

/* RFC 7628 §3.1
 *
 *   client-resp = (gs2-header kvsep *kvpair kvsep) / kvsep
 *   kvpair      = key "=" value kvsep
 *   kvsep       = %x01
 *
 * The lone kvsep is the answer to an error challenge (§3.2.3). */

static PrSecret *
oauthbearer_start (PrSasl *self, GError **error)
{
  g_autofree char *name = pr_sasl_escape_name (self->username);
  g_autofree char *port = g_strdup_printf ("%u", self->port);
  const PrSaslPiece pieces[] = {
    PR_SASL_PIECE ("n,a="),
    PR_SASL_PIECE (name),
    PR_SASL_PIECE (",\001host="),
    PR_SASL_PIECE (self->host),
    PR_SASL_PIECE ("\001port="),
    PR_SASL_PIECE (port),
    PR_SASL_PIECE ("\001auth=Bearer "),
    { pr_secret_get_text (self->secret), pr_secret_get_size (self->secret) },
    PR_SASL_PIECE ("\001\001"),
  };

  if (!pr_sasl_check_token (self, error))
    return NULL;

  self->done = TRUE;
  return pr_sasl_join (pieces, G_N_ELEMENTS (pieces));
}

static PrSecret *
oauthbearer_respond (PrSasl *self,
                     const char *challenge,
                     gsize n_bytes,
                     GError **error G_GNUC_UNUSED)
{
  pr_sasl_take_oauth_error (self, challenge, n_bytes);
  return pr_secret_new ("\001", 1);
}

static const PrSaslMethods oauthbearer_methods = {
  .start = oauthbearer_start,
  .respond = oauthbearer_respond,
  .n_challenges = 1,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

const PrSaslMechanism pr_sasl_oauthbearer = {
  .name = "OAUTHBEARER",
  .auth = PR_AUTH_OAUTHBEARER,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_SENDS_PASSWORD | PR_SASL_FLAG_TOKEN,
  .methods = &oauthbearer_methods,
};
