/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-crypto.h"

#include <string.h>

#define MD5_BYTES 16

/* RFC 2195 §2: the user name, a space, and the HMAC-MD5 of the challenge in hexadecimal. What the
 * challenge looks like is not looked at: servers do not all keep to the form of a message id, and
 * the HMAC does not depend on it. The password is taken as it was typed. */

static PrSecret *
cram_md5_respond (PrSasl *self, const char *challenge, gsize n_bytes, GError **error)
{
  guint8 hash[MD5_BYTES];
  char hex[2 * MD5_BYTES];
  const PrSaslPiece pieces[] = {
    { self->username, strlen (self->username) },
    { " ", 1 },
    { hex, sizeof hex },
  };

  if (!pr_sasl_check_password (self, error))
    return NULL;
  if (n_bytes == 0)
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE, "The challenge is empty");
      return NULL;
    }
  if (!pr_sasl_hmac (PR_SASL_MD5, pr_secret_get_text (self->secret),
                     pr_secret_get_size (self->secret), challenge, n_bytes, hash, sizeof hash,
                     error))
    return NULL;

  self->done = TRUE;
  pr_sasl_write_hex (hash, sizeof hash, hex);
  return pr_sasl_join (pieces, G_N_ELEMENTS (pieces));
}

static const PrSaslMethods cram_md5_methods = {
  .respond = cram_md5_respond,
  .n_challenges = 1,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

const PrSaslMechanism pr_sasl_cram_md5 = {
  .name = "CRAM-MD5",
  .auth = PR_AUTH_CRAM_MD5,
  .flags = PR_SASL_FLAG_NONE,
  .methods = &cram_md5_methods,
};
