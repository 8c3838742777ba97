/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

#include <string.h>

/* RFC 4616 §2
 *
 *   message   = [authzid] UTF8NUL authcid UTF8NUL passwd
 *
 * Name and password go as they were typed: it is the server that prepares them (§2, SASLprep), and
 * many compare bytes with what some web page once stored. */

static PrSecret *
plain_start (PrSasl *self, GError **error)
{
  const PrSaslPiece pieces[] = {
    { "", 1 },
    { self->username, strlen (self->username) },
    { "", 1 },
    { pr_secret_get_text (self->secret), pr_secret_get_size (self->secret) },
  };

  if (!pr_sasl_check_password (self, error))
    return NULL;

  self->done = TRUE;
  return pr_sasl_join (pieces, G_N_ELEMENTS (pieces));
}

static const PrSaslMethods plain_methods = {
  .start = plain_start,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

const PrSaslMechanism pr_sasl_plain = {
  .name = "PLAIN",
  .auth = PR_AUTH_PLAIN,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_SENDS_PASSWORD,
  .methods = &plain_methods,
};
