/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

#include <string.h>

/* Google's “XOAUTH2 protocol”, which Microsoft speaks as well:
 *
 *   user=NAME ^A auth=Bearer TOKEN ^A ^A
 *
 * A server that refuses sends a challenge of JSON first; the answer to it is empty, and then it
 * says no in the words of its protocol. */

static PrSecret *
xoauth2_start (PrSasl *self, GError **error)
{
  const PrSaslPiece pieces[] = {
    PR_SASL_PIECE ("user="),
    PR_SASL_PIECE (self->username),
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
xoauth2_respond (PrSasl *self,
                 const char *challenge,
                 gsize n_bytes,
                 GError **error G_GNUC_UNUSED)
{
  pr_sasl_take_oauth_error (self, challenge, n_bytes);
  return pr_secret_new ("", 0);
}

static const PrSaslMethods xoauth2_methods = {
  .start = xoauth2_start,
  .respond = xoauth2_respond,
  .n_challenges = 1,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

const PrSaslMechanism pr_sasl_xoauth2 = {
  .name = "XOAUTH2",
  .auth = PR_AUTH_XOAUTH2,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_SENDS_PASSWORD | PR_SASL_FLAG_TOKEN,
  .methods = &xoauth2_methods,
};
