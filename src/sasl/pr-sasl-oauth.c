/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

#include <string.h>

/* OAUTHBEARER, RFC 7628 §3.1:
 *
 *   client-resp = (gs2-header kvsep *kvpair kvsep) / kvsep
 *   kvpair      = key "=" value kvsep
 *   kvsep       = %x01
 *
 * and before it Google's “XOAUTH2 protocol”, which Microsoft speaks as well:
 *
 *   user=NAME ^A auth=Bearer TOKEN ^A ^A
 *
 * A server that refuses sends a challenge of JSON first. The answer to it is a lone kvsep (RFC 7628
 * §3.2.3), empty with XOAUTH2, and then it says no in the words of its protocol. */

/* What @head begins, with the token and the end of all fields. */
static PrSecret *
start (PrSasl *self, const char *head, GError **error)
{
  const PrSaslPiece pieces[] = {
    PR_SASL_PIECE (head),
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
oauthbearer_start (PrSasl *self, GError **error)
{
  g_autofree char *name = pr_sasl_escape_name (self->username);
  g_autofree char *head =
      g_strdup_printf ("n,a=%s,\001host=%s\001port=%u", name, self->host, self->port);

  return start (self, head, error);
}

static PrSecret *
xoauth2_start (PrSasl *self, GError **error)
{
  g_autofree char *head = g_strconcat ("user=", self->username, NULL);

  return start (self, head, error);
}

static PrSecret *
respond (PrSasl *self, const char *challenge, gsize n_bytes, GError **error G_GNUC_UNUSED)
{
  pr_sasl_take_oauth_error (self, challenge, n_bytes);
  return pr_secret_new (self->mechanism->auth == PR_AUTH_OAUTHBEARER ? "\001" : "", -1);
}

static const PrSaslMethods oauthbearer_methods = {
  .start = oauthbearer_start,
  .respond = respond,
  .n_challenges = 1,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

static const PrSaslMethods xoauth2_methods = {
  .start = xoauth2_start,
  .respond = respond,
  .n_challenges = 1,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

const PrSaslMechanism pr_sasl_oauthbearer = {
  .name = "OAUTHBEARER",
  .auth = PR_AUTH_OAUTHBEARER,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_SENDS_PASSWORD | PR_SASL_FLAG_TOKEN,
  .methods = &oauthbearer_methods,
};

const PrSaslMechanism pr_sasl_xoauth2 = {
  .name = "XOAUTH2",
  .auth = PR_AUTH_XOAUTH2,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_SENDS_PASSWORD | PR_SASL_FLAG_TOKEN,
  .methods = &xoauth2_methods,
};
